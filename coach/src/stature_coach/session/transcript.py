"""Plays a counted session on a simulated clock, and writes down what was heard: a test a physiotherapist can read.

The person of a transcript gives ready as soon as a sentence has been heard, leaves questions open, and otherwise does
what the given events say. Only cues that truly fell due are heard; one that was taken back is not.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Generic, TypeVar

from stature_coach.problems import BadRequest
from stature_coach.session.cues import Cancel, Cue, Finish
from stature_coach.session.events import AllRightReported, Event, ReadyGiven, Skipped, Ticked
from stature_coach.session.in_time import InTime
from stature_coach.session.session import advance as advance_session
from stature_coach.session.table import Impossible

S = TypeVar("S", bound=InTime)

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
class _Hearing(Generic[S]):
    """What has been heard, and what is still to be heard unless it is taken back."""

    session: S
    advance: Callable[[S, Any], tuple[S, tuple[Cue, ...]]] = field(repr=False)
    heard: tuple[Cue, ...] = ()
    coming: tuple[Cue, ...] = ()

    def told(self, cues: Iterable[Cue]) -> "_Hearing[S]":
        """The hearing after these cues were told."""
        coming = self.coming
        for cue in cues:
            if isinstance(cue, Cancel):
                coming = tuple(waiting for waiting in coming if waiting.at <= cue.at)
            else:
                coming = (*coming, cue)
        due = sorted((cue for cue in coming if cue.at <= self.session.at), key=lambda cue: cue.at)
        return replace(self, heard=(*self.heard, *due), coming=tuple(cue for cue in coming if cue.at > self.session.at))

    def after(self, event: Any) -> "_Hearing[S]":
        """The hearing after the coach has spoken once more."""
        session, cues = self.advance(self.session, event)
        return replace(self, session=session).told(cues)

    @property
    def finished(self) -> bool:
        """Whether the last cue has been heard."""
        return bool(self.heard) and isinstance(self.heard[-1], Finish)


def play(
    begun: tuple[S, tuple[Cue, ...]],
    events: Sequence[Any] = (),
    advance: Callable[[S, Any], tuple[S, tuple[Cue, ...]]] = advance_session,  # type: ignore[assignment]
) -> tuple[Cue, ...]:
    """Every cue of the session that fell due, in the order of time; a group's is played by `advance_group`.

    Events after the finish are ignored. Raises EventImpossible for the first event that its phase does not allow.
    """
    hearing = _Hearing(begun[0], advance).told(begun[1])
    for index, event in enumerate(events):
        hearing = _until(hearing, event.at, more_events=True)
        if hearing.finished:
            return hearing.heard
        hearing = _given(hearing, index, event)
    return _until(hearing, float("inf"), more_events=False).heard


def _given(hearing: _Hearing[S], index: int, event: Any) -> _Hearing[S]:
    try:
        return hearing.after(event)
    except Impossible as problem:
        raise EventImpossible(index, problem.says, problem.possible) from problem
    except BadRequest as problem:
        raise EventImpossible(index, str(problem)) from problem


def _until(hearing: _Hearing[S], at: float, more_events: bool) -> _Hearing[S]:
    """Lets time pass, and the person answer, until just before `at`."""
    while not hearing.finished:
        event = _next_by_itself(hearing.session, more_events)
        if event is None or event.at >= at:
            break
        hearing = hearing.after(event)
    return hearing


def _next_by_itself(session: InTime, more_events: bool) -> Event | None:
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
