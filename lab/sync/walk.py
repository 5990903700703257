"""What happens to one household, drawn from a seed, and whether all is well at its end.

Two people, three devices each, one keeper. Every operation is drawn from the household's own luck, so that any one of
a million can be walked again by itself: `python -m lab.sync --seed S --household N`.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from .device import Answer, Device, Entry, Meeting, Request
from .house import House

OPERATIONS_OF_A_HOUSEHOLD = 500
PEOPLE = 2
DEVICES_OF_A_PERSON = 3
FIRST_DAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
# A tablet that thinks it is another year.
SKEW_DAYS = 800

# How often each happens, out of the sum of all. Writing is most of a diary's life.
OPERATIONS = {
    "write": 560,
    "meet": 250,
    "two tabs meet": 30,
    "a day passes": 40,
    "a late one comes": 30,
    "the page dies": 20,
    "device fills up": 12,
    "device has room": 30,
    "clash": 8,
    "keeper is killed": 8,
    "back up": 8,
    "bring back": 4,
}
# What befalls a request on its way.
FATES = {
    "arrives": 76,
    "request lost": 7,
    "answer lost": 7,
    "comes twice": 3,
    "comes again later": 4,
    "disk full": 2,
    "meeting broken off": 1,
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it must be at the end; `what` is `lost`, `doubled` or `left over`."""

    what: str
    where: str
    name: str


@dataclass(slots=True)
class Walked:
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)


def walk(seed: int, household: int, operations: int, template: Path, folder: Path) -> Walked:
    """Walks one household from nothing to its end, and looks."""
    # Luck that can be walked again, not a secret.
    luck = random.Random(f"{seed}/{household}")
    place = folder / f"household-{household}"
    house = House(template, place)
    try:
        walking = _Walk(luck, house)
        for _ in range(operations):
            walking.one_operation()
        walking.ends()
        return walking.walked
    finally:
        house.close()
        shutil.rmtree(place)


class _Walk:
    def __init__(self, luck: random.Random, house: House) -> None:
        self.walked = Walked()
        self._luck = luck
        self._house = house
        self._day = 0
        self._people = [self._uuid7(FIRST_DAY) for _ in range(PEOPLE)]
        self._devices = [Device(person) for person in self._people for _ in range(DEVICES_OF_A_PERSON)]
        self._skews = [timedelta(days=luck.uniform(-SKEW_DAYS, SKEW_DAYS)) for _ in self._devices]
        self._written: dict[str, set[str]] = {person: set() for person in self._people}
        self._clashes: set[str] = set()
        self._late: list[Request] = []
        self._of_the_keeper: dict[str, Callable[[], None]] = {
            "a day passes": self._day_passes,
            "a late one comes": self._late_one_comes,
            "keeper is killed": house.is_killed_and_started,
            "back up": house.is_backed_up,
            "bring back": house.is_brought_back,
        }
        self._of_a_device: dict[str, Callable[[int], None]] = {
            "write": lambda number: self._devices[number].keep(self._new_entry(number)),
            "meet": lambda number: self._meet([self._devices[number].meets(self._day)]),
            "two tabs meet": lambda number: self._meet([self._devices[number].meets(self._day) for _ in range(2)]),
            "the page dies": lambda number: self._devices[number].is_opened_again(),
            "device fills up": lambda number: self._fills(number, full=True),
            "device has room": lambda number: self._fills(number, full=False),
            "clash": self._clash,
        }

    def one_operation(self) -> None:
        name = self._drawn(OPERATIONS)
        self.walked.counts["operations"] += 1
        self.walked.counts[name] += 1
        number = self._luck.randrange(len(self._devices))
        if name in self._of_the_keeper:
            self._of_the_keeper[name]()
        else:
            self._of_a_device[name](number)

    def ends(self) -> None:
        """Room again, a good connection, a new day; twice around, so that the first hears of the last."""
        self._day += 1
        for device in self._devices:
            device.full = False
        for _ in range(2):
            for device in self._devices:
                self._meet([device.meets(self._day)], always="arrives")
        for person in self._people:
            self._look(person)

    def _day_passes(self) -> None:
        self._day += 1

    def _late_one_comes(self) -> None:
        if self._late:
            self._house.answer(self._late.pop(self._luck.randrange(len(self._late))))

    def _fills(self, number: int, *, full: bool) -> None:
        self._devices[number].full = full

    def _look(self, person: str) -> None:
        written = self._written[person]
        kept = [entry["id"] for entry in self._house.everything(person)]
        self.walked.counts["entries"] += len(written)
        self._compare("keeper", kept, written)
        for device in self._devices:
            if device.person == person:
                self._compare("device", list(device.everything()), written)
                left = [*device.outbox, *device.spare, *(device.differing - self._clashes)]
                self.walked.faults += [Fault("left over", "device", name) for name in left]

    def _compare(self, where: str, found: list[str], written: set[str]) -> None:
        self.walked.faults += [Fault("lost", where, name) for name in sorted(written - set(found))]
        twice = [name for name, times in Counter(found).items() if times > 1]
        self.walked.faults += [Fault("doubled", where, name) for name in twice]
        # Nobody's entry ever comes to another person.
        self.walked.faults += [Fault("strayed", where, name) for name in sorted(set(found) - written)]

    def _meet(self, meetings: list[Meeting], always: str = "") -> None:
        """Takes each meeting a request further, in any order, until all have ended."""
        waiting: list[tuple[Meeting, Answer | None]] = [(meeting, None) for meeting in meetings]
        begun: set[int] = set()
        while waiting:
            meeting, answer = waiting.pop(self._luck.randrange(len(waiting)))
            try:
                request = meeting.send(answer) if id(meeting) in begun else next(meeting)
            except StopIteration as end:
                self.walked.counts["meetings that went through"] += bool(end.value)
                continue
            begun.add(id(meeting))
            self.walked.counts["requests"] += 1
            fate = always or self._drawn(FATES)
            if fate != "arrives":
                self.walked.counts[fate] += 1
            if fate == "meeting broken off":
                meeting.close()
                continue
            waiting.append((meeting, self._sent(request, fate)))

    def _sent(self, request: Request, fate: str) -> Answer | None:
        if fate == "request lost":
            return None
        if fate == "disk full":
            return self._house.answer_with_full_disk(request)
        if fate == "comes twice":
            self._house.answer(request)
        if fate == "comes again later":
            self._late.append(request)
        answer = self._house.answer(request)
        self.walked.counts["conflicts"] += len(answer.body.get("conflicts", ()))
        return None if fate == "answer lost" else answer

    def _clash(self, number: int) -> None:
        """The keeper has, under the id of an entry that still waits, another one."""
        device = self._devices[number]
        entry = self._new_entry(number)
        device.keep(entry)
        self._clashes.add(entry["id"])
        self._house.lay({**entry, "body": {"pain": 9}})

    def _new_entry(self, number: int) -> Entry:
        person = self._devices[number].person
        moment = FIRST_DAY + timedelta(days=self._day, seconds=self._luck.randrange(86_400)) + self._skews[number]
        entry = {
            "id": self._uuid7(moment),
            "person": person,
            "at": moment.isoformat(timespec="seconds"),
            "kind": "morning_after",
            "body": {"pain": self._luck.randrange(9)},
            "schema": 1,
        }
        self._written[person].add(entry["id"])
        return entry

    def _uuid7(self, moment: datetime) -> str:
        value = (int(moment.timestamp() * 1000) << 80) | self._luck.getrandbits(80)
        value = value & ~(0xF << 76) | 0x7 << 76
        value = value & ~(0x3 << 62) | 0x2 << 62
        text = f"{value:032x}"
        return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))

    def _drawn(self, weights: dict[str, int]) -> str:
        return self._luck.choices(list(weights), weights=list(weights.values()))[0]
