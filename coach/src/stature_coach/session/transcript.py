"""Plays a counted session on a simulated clock, and writes down what was heard: a test a physiotherapist can read.

The person of a transcript gives ready as soon as a sentence has been heard, leaves questions open, and otherwise does
what the given events say. Only cues that truly fell due are heard; one that was taken back is not.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from stature_coach.problems import BadRequest
from stature_coach.session.cues import Cancel, Cue, Finish
from stature_coach.session.events import AllRightReported, Event, ReadyGiven, Skipped, Ticked
from stature_coach.session.session import Advanced, advance
from stature_coach.session.state import Session
from stature_coach.session.table import Impossible

# What the person of a transcript answers to what the coach waits for.
ANSWERS: Final[dict[str, Callable[[float], Event]]] = {
    "ready": ReadyGiven,
    "all_right": AllRightReported,
    "effort": Skipped,
    "pain": Skipped,
}


class EventImpossible(Impossible):
    """One of the given events cannot happen when it is said to; `index` is its place in the list, from 0."""

    def __init__(self, index: int, says: str, possible: tuple[str, ...] = ()) -> None:
        super().__init__(says, possible)
        self.index = index


@dataclass(frozen=True, slots=True)
class _Hearing:
    """What has been heard, and what is still to be heard unless it is taken back."""

    session: Session
    heard: tuple[Cue, ...]
    coming: tuple[Cue, ...]

    def after(self, advanced: Advanced) -> "_Hearing":
        """The hearing after the coach has spoken once more."""
        session, cues = advanced
        coming, heard = self.coming, self.heard
        for cue in cues:
            if isinstance(cue, Cancel):
                coming = tuple(waiting for waiting in coming if waiting.at <= cue.at)
            else:
                coming = (*coming, cue)
        due = sorted((cue for cue in coming if cue.at <= session.at), key=lambda cue: cue.at)
        return _Hearing(session, (*heard, *due), tuple(cue for cue in coming if cue.at > session.at))

    @property
    def finished(self) -> bool:
        """Whether the last cue has been heard."""
        return bool(self.heard) and isinstance(self.heard[-1], Finish)


def play(begun: Advanced, events: Sequence[Event] = ()) -> tuple[Cue, ...]:
    """Every cue of the session that fell due, in the order of time.

    Events after the finish are ignored. Raises EventImpossible for the first event that its phase does not allow.
    """
    hearing = _Hearing(begun[0], (), ()).after((begun[0], begun[1]))
    for index, event in enumerate(events):
        hearing = _until(hearing, event.at, more_events=True)
        if hearing.finished:
            return hearing.heard
        hearing = _given(hearing, index, event)
    return _until(hearing, float("inf"), more_events=False).heard


def _given(hearing: _Hearing, index: int, event: Event) -> _Hearing:
    try:
        return hearing.after(advance(hearing.session, event))
    except Impossible as problem:
        raise EventImpossible(index, problem.says, problem.possible) from problem
    except BadRequest as problem:
        raise EventImpossible(index, str(problem)) from problem


def _until(hearing: _Hearing, at: float, more_events: bool) -> _Hearing:
    """Lets time pass, and the person answer, until just before `at`."""
    while not hearing.finished:
        event = _next_by_itself(hearing.session, more_events)
        if event is None or event.at >= at:
            break
        hearing = hearing.after(advance(hearing.session, event))
    return hearing


def _next_by_itself(session: Session, more_events: bool) -> Event | None:
    waiting_for = session.waiting_for
    silent = waiting_for == "all_right" and not more_events  # nobody is there to answer
    if waiting_for in ANSWERS and not silent:
        return ANSWERS[waiting_for](max(session.heard_at, session.at))
    return Ticked(session.due) if session.due is not None else None


def as_lines(cues: Iterable[Cue], text: Callable[[str], str]) -> list[str]:
    """A transcript: the time in minutes and seconds, the cue, and its sentence."""
    return [f"{_clock(cue.at)}  {cue.word:<9} {_said(cue, text)}".rstrip() for cue in cues]


def _said(cue: Cue, text: Callable[[str], str]) -> str:
    if isinstance(cue, Finish):
        return f"{cue.reason.value}, {cue.repetitions} whole holds"
    return text(cue.key)


def _clock(at: float) -> str:
    tenths = round(at * 10)
    return f"{tenths // 600:2d}:{tenths % 600 / 10:04.1f}"


__all__ = ["EventImpossible", "as_lines", "play"]
