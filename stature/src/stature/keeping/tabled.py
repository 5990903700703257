"""The keeper of diaries in tables, the same for every database: read through its driver, written through SQLAlchemy.

Decided here: which reading sees one moment, and what is read at once. Where the file is, how it is locked and what its
errors mean stands in the module of each database; what is looked at in reading, in `reading_on.py` and `reading.py`; what
happens in writing, in `writes.py`, which is loaded when something is first written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Final, TypeVar

from stature.keeping import reading
from stature.keeping.contract import PAGE_ENTRIES, START, Cursor, Page, Person, Stored, Whole
from stature.keeping.devices import Device, NotThere, let_read, read_calendar, read_devices
from stature.keeping.driver import Driver, Reads
from stature.keeping.entry import Entry
from stature.keeping.places import Place, cursor_at, place_at
from stature.keeping.reading_on import read_from_start, read_on
from stature.keeping.trouble import Damaged, Troubles, clear_trouble

if TYPE_CHECKING:
    from stature.keeping.writes import Writes

# What a person does in a week. More than this is read where it keeps nobody else waiting.
AT_ONCE_ENTRIES: Final = 50

T = TypeVar("T")


def nothing_to_look_at(_: Driver) -> None:
    """For a database that sees to its own wholeness."""


class TabledKeeper:
    """A `DiaryKeeper` over a database whose tables are up to date.

    `look_through` looks at the whole of the database, beside what is read of it, and raises Damaged.
    """

    def __init__(
        self,
        reads: Reads,
        open_writes: Callable[[], Writes],
        troubles: Troubles,
        look_through: Callable[[Driver], None] = nothing_to_look_at,
    ) -> None:
        self._reads = reads
        self._open_writes = open_writes
        self._opening = Lock()
        self._opened: Writes | None = None
        self._troubles = troubles
        self._look_through = look_through
        self._diary = self._reading(reading.name_of_diary)

    def store(self, entries: Sequence[Entry], by: str | None = None) -> Stored:
        with clear_trouble(self._troubles):
            return self._writes.store(entries, by)

    def restore(self, entries: Sequence[Entry], people: Sequence[Person]) -> Stored:
        with clear_trouble(self._troubles):
            return self._writes.restore(entries, people)

    def name_person(self, named: Person, by: str | None = None) -> None:
        with clear_trouble(self._troubles):
            self._writes.name_person(named, by)

    def devices(self) -> tuple[Device, ...]:
        return self._reading(read_devices)

    def pair(self, device: Device) -> None:
        with clear_trouble(self._troubles):
            self._writes.pair(device)

    def change_device(self, device: Device) -> None:
        with clear_trouble(self._troubles):
            self._writes.change_device(device)

    def withdraw(self, device: str) -> None:
        with clear_trouble(self._troubles):
            self._writes.withdraw(device)

    def seen(self, days: Sequence[tuple[str, str]]) -> None:
        with clear_trouble(self._troubles):
            self._writes.seen(days)

    def give_calendar(self, person: str, secret: str) -> None:
        with clear_trouble(self._troubles):
            self._writes.give_calendar(person, secret)

    def take_calendar(self, person: str) -> None:
        with clear_trouble(self._troubles):
            self._writes.take_calendar(person)

    def calendar_of(self, secret: str) -> str | None:
        return self._reading(lambda driver: read_calendar(driver, secret))

    def entries(self, person: str, after: Cursor = START, by: str | None = None) -> Page:
        asked = place_at(after, self._diary)

        def read(driver: Driver) -> Page:
            if by is not None:
                let_read(driver, by, person)
            return self._page(driver, person, asked, PAGE_ENTRIES)

        return self._reading(read)

    def entries_at_once(self, person: str, after: Cursor = START, by: str | None = None) -> Page | None:
        asked = place_at(after, self._diary)
        try:
            with self._reads.at_once() as driver:
                if driver is None:
                    return None
                if by is not None:
                    let_read(driver, by, person)
                page = self._page(driver, person, asked, min(AT_ONCE_ENTRIES, PAGE_ENTRIES))
        except (NotThere, Damaged, self._troubles.errors):
            # Whoever asks again, and may wait, is told what it was.
            return None
        return None if page.more else page

    def everything(self, person: str, by: str | None = None) -> tuple[Entry, ...]:
        def read(driver: Driver) -> tuple[Entry, ...]:
            if by is not None:
                let_read(driver, by, person)
            return reading.read_all(driver, person)

        return self._reading(read)

    def whole(self) -> Whole:
        return self._reading(self._whole)

    def people(self) -> tuple[Person, ...]:
        return self._reading(reading.read_people)

    def check(self) -> None:
        self._reading(reading.name_of_diary)

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()
        self._reads.close()

    @property
    def _writes(self) -> Writes:
        with self._opening:
            if self._opened is None:
                self._opened = self._open_writes()
            return self._opened

    def _page(self, driver: Driver, person: str, asked: Place | None, most: int) -> Page:
        on = None if asked is None else read_on(driver, person, asked, most)
        read = on or read_from_start(driver, person, most)
        return Page(read.entries, cursor_at(self._diary, read.ends), read.more, read.in_all, continues=on is not None)

    def _whole(self, driver: Driver) -> Whole:
        self._look_through(driver)
        return reading.read_whole(driver)

    def _reading(self, read: Callable[[Driver], T]) -> T:
        with clear_trouble(self._troubles), self._reads.moment() as driver:
            return read(driver)
