"""An unexplained silence: "Are you all right?", three times, then whom to call."""

from dataclasses import replace
from typing import Final

from stature_coach.session.cues import AskFor, Reason, StopNow, Waits
from stature_coach.session.events import About, Event
from stature_coach.session.moves.asking import close
from stature_coach.session.moves.speaking import Made, heard_at
from stature_coach.session.state import Phase, Session

CHECKS: Final = 3
# Time to wake up, find the device and answer.
CHECK_SECONDS: Final = 20.0


def wonder(session: Session, at: float) -> Made:
    """Asks for the first time."""
    back_to = (session.phase, *session.back_to)
    return _ask(replace(session, phase=Phase.CHECKING, since=at, back_to=back_to, times_said=0), at)


def pause_over(session: Session, event: Event) -> Made:
    """The pause has lasted long: ask whether all is well."""
    return wonder(session, event.at)


def check_over(session: Session, event: Event) -> Made:
    """No answer: ask again, and after the third time stop and say whom to call."""
    if session.times_said < CHECKS:
        return _ask(session, event.at)
    # Who was tired first has done a whole set, also if nobody answers on the way out (S3).
    ended = session if session.reason is Reason.TIRED else session.ended(Reason.INTERRUPTED)
    last = StopNow(event.at, "shared.no_answer", ended.reason or Reason.INTERRUPTED)
    return close(replace(ended, unanswered=True), (last,))


def _ask(session: Session, at: float) -> Made:
    cue = AskFor(at, "shared.are_you_all_right", About.ALL_RIGHT, Waits.TAP)
    heard = heard_at(session, cue)
    asked = replace(session, at=at, heard_at=heard, times_said=session.times_said + 1)
    return replace(asked, due=heard + CHECK_SECONDS), (cue,)
