"""Rooms: a group at any phase, and leaders who may press anything at any time."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from listening import Listener, live_on, live_until

from stature_coach.door.group_wire import RoomHouse, group_event_of
from stature_coach.session.group import advance_group, begin_group
from stature_coach.session.group_events import GROUP_EVENT_WORDS, GroupEvent
from stature_coach.session.room import RoomPhase
from stature_coach.session.state import Manner

LIVING = [phase for phase in RoomPhase if phase is not RoomPhase.FINISHED]
WORDS = [word for word in GROUP_EVENT_WORDS if word != "ticked"]
KEYS = ("everybody_relax", "somebody_hurts", "warning_sign")


def ticked(house: RoomHouse) -> list[str]:
    return [tick.id for tick in house.group.ticks]


def a_room(house: RoomHouse, turns: int = 2, manner: Manner | None = None, *, quick_voice: bool = False) -> Listener:
    spoken = dict.fromkeys(house.spoken_seconds, 0.5) if quick_voice else house.spoken_seconds
    return Listener.of(begin_group(house.regimen, house.group, turns, manner or Manner(), spoken), advance_group)


def told(word: str, at: float) -> GroupEvent:
    return group_event_of({"event": word, "at": at})


def press(listener: Listener, word: str, wait: float = 0.3) -> None:
    """The leader presses, so long after now, or as soon after that as time allows."""
    at = round(listener.session.at + wait, 3)
    live_on(listener, answering=False, until=at)
    if not listener.finished:
        listener.give(told(word, max(at, listener.session.at)))


def at_phase(house: RoomHouse, phase: RoomPhase, turns: int = 2) -> Listener:
    """A room that stands in this phase, a moment after it came there."""
    listener = a_room(house, turns)
    leads_there = {
        RoomPhase.PAUSED: "paused",
        RoomPhase.HURT: "somebody_hurts",
        RoomPhase.WARNED: "warning_sign",
        RoomPhase.LEAVING: "finished",
    }
    if phase in leads_there:
        assert live_until(listener, lambda room: room.phase is RoomPhase.HOLDING)
        press(listener, leads_there[phase])
    else:
        assert live_until(listener, lambda room: room.phase is phase)
    assert listener.session.phase is phase
    return listener


# -------------------------------------------------------------------- any leader


@dataclass(frozen=True)
class Pressed:
    """A key: so long after the room came to a phase, if it comes there; or beside the moment when something is due."""

    phase: RoomPhase | None
    wait: float
    word: str
    beside_due: float | None = None


@dataclass(frozen=True)
class RoomLife:
    """A whole group to be lived, whatever its leader presses, and whether somebody goes on at the end."""

    turns: int
    manner: Manner
    pressed: tuple[Pressed, ...]
    answering: bool
    quick_voice: bool

    def lived(self, house: RoomHouse) -> Listener:
        listener = a_room(house, self.turns, self.manner, quick_voice=self.quick_voice)
        for one in self.pressed:
            if one.phase is not None:
                live_until(listener, lambda room, phase=one.phase: room.phase is phase)
            due = listener.session.due
            beside = one.beside_due is not None and due is not None
            press(listener, one.word, max(0.0, due + one.beside_due - listener.session.at) if beside else one.wait)
        return live_on(listener, answering=self.answering)


WAITS = (0.0, 0.001, 0.2, 0.499, 0.5, 1.0, 1.999, 2.0, 3.0, 29.999, 30.0, 60.0, 299.999, 301.0, 1000.0)


def room_life(number: int) -> RoomLife:
    """The life of that number, the same on every machine."""
    return a_room_life(Random(number), most=8)


def a_room_life(luck: Random, most: int) -> RoomLife:
    manner = Manner(
        beat_seconds=luck.choice([1.0, 1.2, 1.5]),
        own_time_seconds=luck.choice([20.0, 60.0]),
        lead_in_seconds=luck.choice([10.0, 15.0, 60.0]),
        pause_seconds=luck.choice([0.5, 1.0, 10.0]),
    )
    pressed = tuple(_pressed(luck) for _ in range(luck.randint(0, most)))
    return RoomLife(luck.choice([2, 2, 3]), manner, pressed, luck.random() < 0.8, luck.random() < 0.5)


def _pressed(luck: Random) -> Pressed:
    phase = luck.choice([None, None, luck.choice(LIVING), luck.choice([RoomPhase.LIFTING, RoomPhase.HOLDING])])
    wait = luck.choice([*WAITS, luck.randint(0, 12_000) / 1000])
    word = luck.choice([*WORDS, *KEYS, *KEYS, "go_on", "go_on", "resumed"])
    return Pressed(phase, wait, word, luck.choice([None, None, 0.0, -0.001, 0.001]))
