"""Ready means ready: the first effort of a set waits for a tap, for as long as it takes."""

from dataclasses import replace
from typing import Final

from stature_coach.session.cues import Cue, GetReady, Waits
from stature_coach.session.events import Event
from stature_coach.session.moves.checking import wonder
from stature_coach.session.moves.speaking import PROMPTS_BEFORE_CHECKING, Made, after, heard_at
from stature_coach.session.state import Phase, Session

READY: Final = "shared.ready"
READY_FAMILIAR: Final = "shared.ready_familiar"


def ask_ready(session: Session, at: float) -> Made:
    """Asks for the tap; silence never starts effort."""
    key = READY_FAMILIAR if session.knows_it else READY
    return _ask(replace(session, phase=Phase.ASKING_READY, since=at, times_said=0), at, key)


def ask_ready_again(session: Session, at: float, said: tuple[Cue, ...]) -> Made:
    """Asks after a break, after these words: how to be in place again, where the body may have left it."""
    key = session.exercise.words.back_in_place or READY
    starts_at = after(session, said, at)
    asked, prompt = _ask(replace(session, phase=Phase.ASKING_READY, since=starts_at, times_said=0), starts_at, key)
    return replace(asked, at=at), (*said, *prompt)


def ready_not_given(session: Session, event: Event) -> Made:
    """No tap came: ask again, then wonder."""
    if session.times_said < PROMPTS_BEFORE_CHECKING:
        return _ask(session, event.at, "shared.ready_again")
    return wonder(session, event.at)


def _ask(session: Session, at: float, key: str) -> Made:
    cue = GetReady(at, key, Waits.TAP, 0.0)
    heard = heard_at(session, cue)
    asked = replace(session, at=at, heard_at=heard, times_said=session.times_said + 1)
    return replace(asked, due=max(at + session.manner.own_time_seconds, heard)), (cue,)
