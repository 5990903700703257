"""The large button, "Stop. It hurts": everything is let go at once; then what is felt is named, or it was a slip (S2)."""

from dataclasses import replace
from typing import Final

from stature_coach.problems import BadRequest
from stature_coach.safety import NAMING_SECONDS
from stature_coach.session.cues import AskFor, Cue, Reason, Waits
from stature_coach.session.events import About, Event
from stature_coach.session.moves.pausing import wait, way_back
from stature_coach.session.moves.speaking import Made, after, heard_at
from stature_coach.session.moves.stopping import let_go, pain, pain_beside_a_sign, stop
from stature_coach.session.state import Phase, Session

# Said twice in that time, as a step that moves the body is.
TIMES_ASKED: Final = 2


def hurt(session: Session, event: Event) -> Made:
    """Lets go, and asks what is felt. Beside a warning sign nothing is asked (S9)."""
    if session.reason is Reason.RED_FLAG:
        return pain_beside_a_sign(session, event)
    still, said = let_go(session, event.at)
    naming = replace(still, phase=Phase.NAMING, back_to=way_back(session))
    return _ask(naming, event.at, said)


def stop_on_the_way_in(session: Session, event: Event) -> Made:
    """A change of mind; but a no to "no new pain" tells that it hurts, in whatever word it comes (S2, S4)."""
    return hurt(session, event) if session.no_is_pain else stop(session, event)


def naming_over(session: Session, event: Event) -> Made:
    """Asks once more; nobody has named it then, and it is pain told."""
    if session.times_said < TIMES_ASKED:
        return _ask(session, event.at, ())
    return pain(session, event)


def mistake(session: Session, event: Event) -> Made:
    """It was a slip: a pause, and on by the person's own word. It is offered once; the next press is meant."""
    if not session.may_be_mistake:
        raise BadRequest("that can be said once, before pain or a warning sign is named; name what is felt")
    return wait(replace(session, pressed_by_mistake=session.pressed_by_mistake + 1), event.at, ())


def _ask(session: Session, at: float, said: tuple[Cue, ...]) -> Made:
    cue = AskFor(after(session, said, at), "shared.what_hurts", About.WHAT_HURTS, Waits.TAP_OR_TIME)
    heard = heard_at(session, cue)
    asked = replace(session, at=at, heard_at=heard, times_said=session.times_said + 1)
    return replace(asked, due=max(at + NAMING_SECONDS / TIMES_ASKED, heard)), (*said, cue)
