"""Any session: every exercise, rung and manner, and a person who may do anything at any time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from hypothesis import strategies as st
from listening import Listener, live_on, live_until, start

from stature_coach.door import wire
from stature_coach.session.events import (
    About,
    AllRightReported,
    Answered,
    Event,
    EverythingWanted,
    HurtPressed,
    InPlaceReported,
    LaterWanted,
    LittlePainReported,
    LyingReported,
    MistakeReported,
    NextWanted,
    PainReported,
    Paused,
    ReadyGiven,
    RedFlag,
    RedFlagReported,
    Resumed,
    Skipped,
    StepBackWanted,
    StopReported,
    Ticked,
    TiredReported,
    TiredTakenBack,
)
from stature_coach.session.state import Manner, Phase

RUNGS = {
    "neck-press": {"pillow": 10, "towel": 10},
    "wall-ball-press": {"start": 20, "feet-1": 20, "feet-2": 20, "feet-3": 20},
    "prone-chest-raise": {"trying": 5, "head": 10, "chest-pillow": 10, "chest": 10},
}
Doing = Callable[[float], Event]


@dataclass(frozen=True)
class Deed:
    """What the person does: so long after the session has come to a phase, if it comes there.

    With `beside_due`, at the moment when the next thing is due by itself, or so many seconds before or after it.
    """

    phase: Phase | None
    wait: float
    does: str
    number: int = 0
    beside_due: float | None = None

    def event(self, at: float) -> Event:
        return _MAKES[self.does](self, at)


def _flagged(deed: Deed, at: float) -> Event:
    return RedFlagReported(at, _SIGNS[deed.number % len(_SIGNS)])


def _answered(deed: Deed, at: float) -> Event:
    return Answered(at, list(About)[deed.number % len(About)], deed.number)


_SIGNS = [None, *RedFlag]
_PLAIN: dict[str, Doing] = {
    "ticked": Ticked,
    "ready": ReadyGiven,
    "in_place": InPlaceReported,
    "lying": LyingReported,
    "paused": Paused,
    "resumed": Resumed,
    "tired": TiredReported,
    "taken_back": TiredTakenBack,
    "hurt": HurtPressed,
    "mistake": MistakeReported,
    "pain": PainReported,
    "stopped": StopReported,
    "all_right": AllRightReported,
    "skipped": Skipped,
    "little_pain": LittlePainReported,
    "everything": EverythingWanted,
    "next": NextWanted,
    "step_back": StepBackWanted,
    "later": LaterWanted,
}
_MAKES: dict[str, Callable[[Deed, float], Event]] = {
    **{word: (lambda _, at, make=make: make(at)) for word, make in _PLAIN.items()},
    "red_flag": _flagged,
    "answered": _answered,
}


@dataclass(frozen=True)
class Life:
    """A whole session to be lived: what was prescribed, what is done, and whether somebody answers at the end."""

    exercise: str
    rung: str
    repetitions: int
    manner: Manner
    deeds: tuple[Deed, ...]
    answering: bool
    quick_voice: bool = False

    @staticmethod
    def usual() -> Manner:
        return Manner()

    def begun(self, house: wire.House) -> Listener:
        return start(self.heard_in(house), self.exercise, self.rung, self.repetitions, self.manner)

    def heard_in(self, house: wire.House) -> wire.House:
        """The house with its usual voice, or with one that says everything in half a second."""
        return replace(house, spoken_seconds=dict.fromkeys(house.spoken_seconds, 0.5)) if self.quick_voice else house

    def lived(self, house: wire.House) -> Listener:
        """The session to its end. Deeds that the coach refuses are tried all the same."""
        listener = self.begun(house)
        for deed in self.deeds:
            self.do(listener, deed)
        return live_on(listener, answering=self.answering)

    def do(self, listener: Listener, deed: Deed) -> None:
        if deed.phase is not None:
            live_until(listener, lambda session: session.phase is deed.phase)
        due = listener.session.due
        beside_due = deed.beside_due is not None and due is not None
        at = round(due + deed.beside_due if beside_due else listener.session.at + deed.wait, 3)
        live_on(listener, answering=False, until=at)
        if not listener.finished:
            listener.give(deed.event(max(at, listener.session.at)))


# Waits that hit a beat exactly, that nearly do, a shaking hand's, and long ones.
WAITS = (0.0, 0.0, 0.001, 0.2, 0.4, 0.499, 0.5, 1.0, 1.0, 1.999, 2.0, 3.0, 4.0, 5.0, 29.999, 60.0, 301.0)
SET = (Phase.LEADING_IN, Phase.LIFTING, Phase.HOLDING, Phase.HOLDING, Phase.LOWERING, Phase.RESTING)
ELSEWHERE = tuple(phase for phase in Phase if phase is not Phase.FINISHED)
GENTLE = (
    *("paused", "paused", "resumed", "resumed", "ready", "in_place", "in_place", "lying"),
    *("all_right", "skipped", "answered", "little_pain", "later", "everything", "next", "step_back"),
)
GRAVE = ("tired", "tired", "taken_back", "hurt", "hurt", "mistake", "pain", "red_flag", "stopped")
# At a due time, a hair before it and a hair after it.
BESIDE_DUE = (0.0, -0.001, 0.001)


def lives(most_deeds: int = 7) -> st.SearchStrategy[Life]:
    """Lives drawn by a number each, so that every one is different: most of what matters happens in a set."""
    return st.integers(0, 10**9).map(lambda number: a_life(Random(number), most_deeds))


def a_life(luck: Random, most_deeds: int) -> Life:
    exercise = luck.choice(list(RUNGS))
    rung = luck.choice(list(RUNGS[exercise]))
    most = RUNGS[exercise][rung]
    repetitions = luck.choice([1, 2, 3, 3, min(5, most), most])
    gentle = [a_deed(luck, GENTLE) for _ in range(luck.randint(0, most_deeds // 2))]
    grave = [a_deed(luck, GENTLE + 4 * GRAVE) for _ in range(luck.randint(0, most_deeds - most_deeds // 2))]
    answering, quick_voice = luck.random() < 0.8, luck.random() < 0.4
    return Life(exercise, rung, repetitions, a_manner(luck), (*gentle, *grave), answering, quick_voice)


def a_deed(luck: Random, does: Sequence[str]) -> Deed:
    phase = luck.choice([None, luck.choice(SET), luck.choice(SET), luck.choice(ELSEWHERE)])
    wait = luck.choice([*WAITS, luck.randint(0, 4_000) / 1000, luck.randint(0, 12_000) / 1000])
    beside_due = luck.choice([None, None, *BESIDE_DUE])
    return Deed(phase, wait, luck.choice(does), luck.randint(0, 11), beside_due)


def a_manner(luck: Random) -> Manner:
    return Manner(
        beat_seconds=luck.choice([1.0, 1.0, 1.1, 1.25, 1.5]),
        own_time_seconds=luck.choice([20.0, 60.0, 600.0]),
        lead_in_seconds=luck.choice([10.0, 15.0, 60.0]),
        pause_seconds=luck.choice([0.5, 1.0, 10.0]),
        half_effort=(half := luck.random() < 0.5),
        familiar=not half and luck.random() < 0.6,
        turn=luck.randint(0, 9),
    )
