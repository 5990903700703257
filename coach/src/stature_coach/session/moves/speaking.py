"""When one sentence may follow another, and what every move gives back."""

from typing import Final, TypeAlias

from stature_coach.session.cues import Cue
from stature_coach.session.events import Event, InPlaceReported, NextWanted, ReadyGiven
from stature_coach.session.in_time import InTime
from stature_coach.session.state import Session

Made: TypeAlias = tuple[Session, tuple[Cue, ...]]

# Breath between two sentences that follow each other at once.
GAP_SECONDS: Final = 0.4
# The breath is named at least every third repetition (S8), and "stop whenever you like" at every third rest.
EVERY_THIRD: Final = 3
# A tap that was asked for is asked for this often before the coach wonders whether all is well.
PROMPTS_BEFORE_CHECKING: Final = 3
# A hand that shakes taps twice: a second tap this soon answers nothing that was asked only now.
SECOND_TAP_SECONDS: Final = 0.5


def heard_at(session: InTime, cue: Cue) -> float:
    """When this cue has been heard out."""
    return cue.at + session.seconds_of(cue.key)


def second_tap(session: Session, event: Event, key: str) -> bool:
    """Whether a tap comes too soon to be an answer to this sentence, which was said for the first time."""
    begun_at = session.heard_at - session.seconds_of(key)
    first_tap = isinstance(event, ReadyGiven | NextWanted | InPlaceReported) and session.times_said == 1
    return first_tap and event.at < round(begun_at + SECOND_TAP_SECONDS, 3)


def after(session: InTime, said: tuple[Cue, ...], at: float) -> float:
    """When the next sentence can begin: a breath after the last of these, or at once."""
    return heard_at(session, said[-1]) + GAP_SECONDS if said else at


def repetition_of(session: Session) -> tuple[int, int]:
    """The repetition under way, and how many there are to be."""
    return session.repetition_shown, session.prescription.repetitions
