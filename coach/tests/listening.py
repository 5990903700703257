"""Somebody who listens to the coach: lets time pass, does what a person does, and writes down all that was heard.

Knows only events and cues, as a page does. A cue is heard when its time has come, unless it was taken back before.
Uses the standard library alone, because it also runs in the browser's Python.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stature_coach.door import wire
from stature_coach.session.cues import Cancel, Cue
from stature_coach.session.events import Event, PainReported, ReadyGiven, Resumed, Skipped, Ticked
from stature_coach.session.session import advance, begin
from stature_coach.session.state import Manner, Prescription, Session

ANSWERS: Mapping[str, Callable[[float], Event]] = {
    "ready": ReadyGiven,
    "all_right": Resumed,  # and goes on: somebody who only says "all right" would rest for ever
    "what_hurts": PainReported,
    "effort": Skipped,
    "pain": Skipped,
}


def regimen_files(folder: Path) -> dict[str, str]:
    """What a house is opened from, without the voice: a transcript does not move when a clip is spoken anew."""
    paths = [*folder.glob("*.toml"), *folder.glob("wording/*.toml")]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(paths)}


@dataclass(frozen=True)
class Given:
    """An event that the coach took: the session before and after it."""

    event: Event
    before: Session
    after: Session

    @property
    def at(self) -> float:
        return self.event.at


@dataclass(frozen=True)
class Heard:
    """A cue that fell due, and when the coach had told of it."""

    cue: Cue
    told_at: float
    by_event: bool

    @property
    def at(self) -> float:
        return self.cue.at


@dataclass(frozen=True)
class Noted:
    """What the person does, in words."""

    at: float
    says: str


@dataclass
class Listener:
    """A session, or a group in a room, and everything heard of it so far, in order. `lived` is how it goes on."""

    session: Any
    log: list[Given | Heard | Noted] = field(default_factory=list)
    coming: list[Heard] = field(default_factory=list)
    refused: list[Event] = field(default_factory=list)
    lived: Callable[[Any, Any], tuple[Any, tuple[Cue, ...]]] = advance

    @classmethod
    def of(cls, begun: tuple[Any, tuple[Cue, ...]], lived: Callable[[Any, Any], Any] = advance) -> Listener:
        listener = cls(begun[0], lived=lived)
        listener._hear(begun[1], 0.0, by_event=True)
        return listener

    @property
    def finished(self) -> bool:
        return self.session.stands == "finished"

    @property
    def cues(self) -> list[Cue]:
        return [heard.cue for heard in self.log if isinstance(heard, Heard)]

    @property
    def events(self) -> list[Given]:
        return [given for given in self.log if isinstance(given, Given) and not isinstance(given.event, Ticked)]

    def give(self, event: Event, says: str = "") -> None:
        """Gives the event. What the coach refuses is noted in `refused`."""
        before = self.session
        try:
            self.session, cues = self.lived(before, event)
        except ValueError:
            self.refused.append(event)
            return
        self._fall_due(event.at)
        self.log += [Noted(event.at, says)] if says else []
        self.log.append(Given(event, before, self.session))
        self._hear(cues, event.at, by_event=not isinstance(event, Ticked))

    def tick(self, at: float) -> None:
        self.give(Ticked(at))

    def _hear(self, cues: Sequence[Cue], at: float, *, by_event: bool) -> None:
        for cue in cues:
            if isinstance(cue, Cancel):
                self.coming = [heard for heard in self.coming if heard.at <= cue.at]
            else:
                self.coming.append(Heard(cue, at, by_event))
        self._fall_due(at)

    def _fall_due(self, at: float) -> None:
        due = sorted((heard for heard in self.coming if heard.at <= at), key=lambda heard: heard.at)
        self.coming = [heard for heard in self.coming if heard.at > at]
        self.log += due


def start(house: wire.House, exercise: str, rung: str, repetitions: int, manner: Manner | None = None) -> Listener:
    """A listener at the beginning of a session."""
    prescription = Prescription(house.regimen.exercise(exercise), rung, repetitions)
    return Listener.of(begin(prescription, manner or Manner(), house.spoken_seconds))


def next_by_itself(listener: Listener, *, answering: bool) -> Event | None:
    """What happens next if nothing else does: the answer of a willing person, or time."""
    session = listener.session
    if answering and session.waiting_for is not None:
        return ANSWERS[session.waiting_for](max(session.heard_at, session.at))
    return Ticked(session.due) if session.due is not None else None


def live_on(listener: Listener, *, answering: bool, until: float = float("inf"), most: int = 5_000) -> Listener:
    """Lets the session go on by itself until that time, or to its end."""
    for _ in range(most):
        event = next_by_itself(listener, answering=answering)
        if listener.finished or event is None or event.at > until:
            return listener
        listener.give(event)
    raise AssertionError("the session does not end")


def live_until(listener: Listener, reached: Callable[[Session], bool], *, answering: bool = True) -> bool:
    """Lets the session go on by itself until it stands where it should; says whether it got there."""
    for _ in range(5_000):
        if reached(listener.session):
            return True
        event = next_by_itself(listener, answering=answering)
        if listener.finished or event is None:
            return False
        listener.give(event)
    raise AssertionError("the session does not end")


# -------------------------------------------------------------------- what is to happen when a certain cue is heard


@dataclass(frozen=True)
class When:
    """A moment: so many seconds after a cue of that word, key, number or repetition is heard."""

    word: str
    key: str | None = None
    number: int | None = None
    repetition: int | None = None
    plus: float = 0.5

    def matches(self, cue: Cue) -> bool:
        wanted = {"key": self.key, "number": self.number, "repetition": self.repetition}
        return cue.word == self.word and all(
            value is None or getattr(cue, name, None) == value for name, value in wanted.items()
        )


@dataclass(frozen=True)
class Happening:
    """What the person does at a moment; None where the person falls silent."""

    when: When
    event: Callable[[float], Event] | None
    says: str


def play(listener: Listener, happenings: Sequence[Happening], *, answering: bool = True) -> None:
    """Plays a whole session. While something is about to happen, the person does nothing else."""
    waiting, seen = list(happenings), 0
    while not listener.finished:
        if not waiting or seen == len(listener.cues):
            _one_step(listener, answering=answering)
            continue
        cue, seen = listener.cues[seen], seen + 1
        if waiting[0].when.matches(cue):
            now = waiting.pop(0)
            answering = answering and now.event is not None
            _happen(listener, now, round(cue.at + now.when.plus, 3))
    if waiting or listener.refused:
        raise AssertionError(f"never happened: {waiting or listener.refused}")


def _happen(listener: Listener, now: Happening, at: float) -> None:
    while (event := next_by_itself(listener, answering=False)) is not None and event.at < at:
        listener.give(event)
    if now.event is None:
        listener.log.append(Noted(at, now.says))
    else:
        listener.give(now.event(at), now.says)


def _one_step(listener: Listener, *, answering: bool) -> None:
    """One step in time, never past a cue that is coming: something may happen when it is heard."""
    event = next_by_itself(listener, answering=answering)
    coming = min((heard.at for heard in listener.coming), default=float("inf"))
    listener.give(Ticked(coming) if event is None or coming < event.at else event)
