"""One person goes through one session: does what they are asked, tires, stops, hurts, or is called to the telephone.

Writes down every cue that fell due, and every event, as a page would hear and tell them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from stature_coach.cues import Cancel, Cue
from stature_coach.events import (
    About,
    AllRightReported,
    Answered,
    Event,
    PainReported,
    Paused,
    ReadyGiven,
    RedFlag,
    RedFlagReported,
    Resumed,
    Skipped,
    StopReported,
    Ticked,
    TiredReported,
)
from stature_coach.session import Advanced, advance
from stature_coach.state import Phase, Session

MOST_STEPS = 5_000
HAPPENINGS: Mapping[str, Callable[[float], Event]] = {
    "tires": TiredReported,
    "stops": StopReported,
    "hurts": PainReported,
    "warning_sign": lambda at: RedFlagReported(at, RedFlag.DIZZY),
    "pauses": Paused,
}


@dataclass(frozen=True, slots=True)
class Mood:
    """How this session will go: what happens in which repetition, and what is answered at its end (None: skipped)."""

    happens: str | None = None
    in_repetition: int = 1
    phase: Phase = Phase.HOLDING
    effort: int | None = None
    pain: int | None = None


@dataclass(slots=True)
class Lived:
    """A session as it was lived: the session itself, cues heard and events told, each in order of time."""

    session: Session
    heard: list[Cue] = field(default_factory=list)
    told: list[Event] = field(default_factory=list)
    coming: list[Cue] = field(default_factory=list)

    def take(self, advanced: Advanced) -> None:
        """The session goes on, and its cues are laid out or taken back."""
        self.session, cues = advanced
        for cue in cues:
            if isinstance(cue, Cancel):
                self.coming = [waiting for waiting in self.coming if waiting.at <= cue.at]
            else:
                self.coming.append(cue)
        self._hear(self.session.at)

    def _hear(self, until: float) -> None:
        due = sorted((cue for cue in self.coming if cue.at <= until), key=lambda cue: cue.at)
        self.coming = [cue for cue in self.coming if cue.at > until]
        self.heard += due


def live(begun: Advanced, mood: Mood) -> Lived:
    """Goes through the session to its end, or to where somebody was called away. Raises AssertionError without end."""
    lived, happened = Lived(begun[0]), False
    lived.take(begun)
    for _ in range(MOST_STEPS):
        if lived.session.phase is Phase.FINISHED:
            return lived
        if not happened and _now(lived.session, mood):
            happened = True
            if mood.happens == "interrupted":
                return lived
            _tell(lived, HAPPENINGS[mood.happens or "tires"](lived.session.at + 0.4))
        else:
            _go_on(lived, mood)
    raise AssertionError("the session does not end")


def _now(session: Session, mood: Mood) -> bool:
    return mood.happens is not None and session.phase is mood.phase and session.repetition == mood.in_repetition


def _tell(lived: Lived, event: Event) -> None:
    lived.take(advance(lived.session, event))
    lived.told.append(event)


def _go_on(lived: Lived, mood: Mood) -> None:
    session = lived.session
    if session.phase is Phase.PAUSED:
        _tell(lived, Resumed(max(session.heard_at, session.at) + 5))
    elif session.waiting_for is not None:
        _tell(lived, _answer(session, mood))
    elif session.due is not None:
        lived.take(advance(session, Ticked(session.due)))
    else:
        raise AssertionError(f"nothing follows in {session.phase.value}")


def _answer(session: Session, mood: Mood) -> Event:
    at = max(session.heard_at, session.at)
    number = {"effort": mood.effort, "pain": mood.pain}.get(session.waiting_for or "")
    match session.waiting_for:
        case "ready":
            return ReadyGiven(at)
        case "all_right":
            return AllRightReported(at)
        case about if number is not None:
            return Answered(at, About(about), number)
        case _:
            return Skipped(at)
