"""Pausing and going on. A pause inside a hold releases first, and that hold does not count."""

from dataclasses import replace
from typing import Final

from stature_coach.session.cues import Cue, PauseNow, Resume
from stature_coach.session.events import Event
from stature_coach.session.moves.asking import ask_next
from stature_coach.session.moves.leading_in import lead_in_after
from stature_coach.session.moves.reading import read_page
from stature_coach.session.moves.ready import ask_ready, ask_ready_again
from stature_coach.session.moves.repetition import set_over
from stature_coach.session.moves.speaking import Made, after
from stature_coach.session.moves.stopping import released
from stature_coach.session.state import SET_PHASES, Phase, Session

# A pause may be a telephone call; after five minutes the coach asks whether all is well.
PAUSE_BEFORE_CHECKING_SECONDS: Final = 300.0


def pause(session: Session, event: Event) -> Made:
    """A smooth release where there was effort, and then quiet."""
    still, said = released(session, event.at)
    return wait(replace(still, back_to=way_back(session)), event.at, said)


def way_back(session: Session) -> tuple[Phase, ...]:
    """The phase to take up again; into a set it leads by a lead-in."""
    if session.phase in (Phase.CHECKING, Phase.PAUSED):
        return tuple(phase for phase in session.back_to if phase is not Phase.PAUSED)
    return (Phase.LEADING_IN,) if session.phase in SET_PHASES else (session.phase,)


def wait(session: Session, at: float, said: tuple[Cue, ...]) -> Made:
    """Quiet, after these words, for as long as the person likes."""
    words = (*said, PauseNow(after(session, said, at), "shared.paused"))
    steady = session.exercise.words.steady
    if steady is not None and session.in_position:  # standing, nobody waits leaning on a ball alone
        words = (*words, PauseNow(after(session, words, at), steady))
    due = at + PAUSE_BEFORE_CHECKING_SECONDS
    return replace(session, phase=Phase.PAUSED, at=at, since=at, due=due), words


def resume(session: Session, event: Event) -> Made:
    """Back to where it was; into a set only by a lead-in, and where the body left its place only by a tap before it."""
    if session.phase is Phase.CHECKING and Phase.PAUSED not in session.back_to:
        return all_right(session, event)
    said = (Resume(event.at, "shared.resumed"),)
    return take_up(replace(session, phase=session.home_phase), event.at, said)


def all_right(session: Session, event: Event) -> Made:
    """All is well: back to what was waited for."""
    first, *rest = session.back_to
    back = replace(session, back_to=tuple(rest))
    if first is Phase.PAUSED:
        return wait(back, event.at, ())
    return take_up(replace(back, phase=first), event.at, ())


def take_up(session: Session, at: float, said: tuple[Cue, ...]) -> Made:
    """Takes up the phase the session is in from its last sentence, after these words.

    "I'm ready" was a word of before the break: it is asked for again.
    """
    again = replace(session, back_to=(), times_said=0, ready_given=False)
    if again.phase is Phase.LEADING_IN:
        return _into_the_set(again, at, said)
    starts_at = after(session, said, at)
    back, cues = _say_again(again, starts_at)
    return replace(back, at=at), (*said, *cues)


def _into_the_set(session: Session, at: float, said: tuple[Cue, ...]) -> Made:
    if not session.may_go_on:  # the pause fell into the last rest, or too much was broken off
        return set_over(session, at, said)
    if session.exercise.words.back_in_place is not None:
        return ask_ready_again(session, at, said)
    return lead_in_after(session, at, said)


def _say_again(session: Session, at: float) -> Made:
    match session.phase:
        case Phase.ASKING_READY:
            return ask_ready(session, at)
        case Phase.ASKING | Phase.CLOSING:
            return ask_next(replace(session, since=at), at)
        case _:
            return read_page(replace(session, since=at), at)
