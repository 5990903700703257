"""Any session: every exercise, rung and manner, and a person who may do anything at any time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from listening import Listener, live_on, live_until, start
from stature_coach import wire
from stature_coach.events import (
    About,
    AllRightReported,
    Answered,
    Event,
    InPlaceReported,
    PainReported,
    Paused,
    ReadyGiven,
    RedFlag,
    RedFlagReported,
    Resumed,
    Skipped,
    StopReported,
    TiredReported,
)
from stature_coach.state import Manner, Phase

RUNGS = {
    "neck-press": {"pillow": 10, "towel": 10},
    "wall-ball-press": {"start": 20, "feet-1": 20, "feet-2": 20, "feet-3": 20},
    "prone-chest-raise": {"trying": 5, "head": 10, "chest-pillow": 10, "chest": 10},
}
Doing = Callable[[float], Event]


@dataclass(frozen=True)
class Deed:
    """What the person does: so long after the session has come to a phase, if it comes there."""

    phase: Phase | None
    wait: float
    does: str
    number: int = 0

    def event(self, at: float) -> Event:
        return _MAKES[self.does](self, at)


def _flagged(deed: Deed, at: float) -> Event:
    return RedFlagReported(at, [None, *RedFlag][deed.number % 6])


def _answered(deed: Deed, at: float) -> Event:
    return Answered(at, list(About)[deed.number % 5], deed.number)


_PLAIN: dict[str, Doing] = {
    "ready": ReadyGiven,
    "in_place": InPlaceReported,
    "paused": Paused,
    "resumed": Resumed,
    "tired": TiredReported,
    "pain": PainReported,
    "stopped": StopReported,
    "all_right": AllRightReported,
    "skipped": Skipped,
}
_MAKES: dict[str, Callable[[Deed, float], Event]] = {
    **{word: (lambda _, at, make=make: make(at)) for word, make in _PLAIN.items()},
    "red_flag": _flagged,
    "answered": _answered,
}

# Waits that hit a beat exactly, that nearly do, a shaking hand's, and long ones.
waits = st.one_of(
    st.sampled_from([0.0, 0.001, 0.2, 0.4, 0.499, 0.5, 1.0, 1.999, 2.0, 3.0, 5.0, 29.999, 60.0, 301.0]),
    st.integers(0, 12_000).map(lambda ms: ms / 1000),
)
deeds = st.builds(
    Deed,
    phase=st.one_of(st.none(), st.sampled_from([phase for phase in Phase if phase is not Phase.FINISHED])),
    wait=waits,
    does=st.sampled_from([*_MAKES, "paused", "resumed", "tired", "pain", "stopped", "ready"]),
    number=st.integers(0, 11),
)
manners = st.builds(
    Manner,
    beat_seconds=st.sampled_from([1.0, 1.0, 1.1, 1.25, 1.5]),
    own_time_seconds=st.sampled_from([20.0, 60.0, 600.0]),
    lead_in_seconds=st.sampled_from([10.0, 15.0, 60.0]),
    pause_seconds=st.sampled_from([0.5, 1.0, 10.0]),
    half_effort=st.booleans(),
)


@dataclass(frozen=True)
class Life:
    """A whole session to be lived: what was prescribed, what is done, and whether somebody answers at the end."""

    exercise: str
    rung: str
    repetitions: int
    manner: Manner
    deeds: tuple[Deed, ...]
    answering: bool

    def begun(self, house: wire.House) -> Listener:
        return start(house, self.exercise, self.rung, self.repetitions, self.manner)

    def lived(self, house: wire.House) -> Listener:
        """The session to its end. Deeds that the coach refuses are tried all the same."""
        listener = self.begun(house)
        for deed in self.deeds:
            self.do(listener, deed)
        return live_on(listener, answering=self.answering)

    def do(self, listener: Listener, deed: Deed) -> None:
        if deed.phase is not None:
            live_until(listener, lambda session: session.phase is deed.phase)
        at = round(listener.session.at + deed.wait, 3)
        live_on(listener, answering=False, until=at)
        if not listener.finished:
            listener.give(deed.event(max(at, listener.session.at)))


@st.composite
def lives(draw: st.DrawFn, most_deeds: int = 6) -> Life:
    exercise = draw(st.sampled_from(list(RUNGS)))
    rung = draw(st.sampled_from(list(RUNGS[exercise])))
    most = RUNGS[exercise][rung]
    repetitions = draw(st.sampled_from([1, 2, 3, min(5, most), most]))
    done = draw(st.lists(deeds, max_size=most_deeds))
    return Life(exercise, rung, repetitions, draw(manners), tuple(done), draw(st.booleans()))
