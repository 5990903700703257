"""The keeper of diaries in tables, written once for every database SQLAlchemy speaks to.

Decided here: what happens in one transaction, and what is tried again. Where the file is, how it is locked and what its
errors mean stands in the module of each database; what is looked at in reading, in `reading.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from stature.keeping import reading, writing
from stature.keeping.contract import PAGE_ENTRIES, START, Cursor, Page, Person, Stored, Whole
from stature.keeping.entry import Entry
from stature.keeping.places import Place, cursor_at, place_at
from stature.keeping.trouble import Troubles, clear_trouble

# Two devices may bring a new person, or a name, in the same instant; the one who comes second is turned away by the
# database, looks again, and finds it kept.
TRIES = 3

T = TypeVar("T")


def nothing_to_look_at(_: Connection) -> None:
    """For a database that sees to its own wholeness."""


class TabledKeeper:
    """A `DiaryKeeper` over an open engine whose tables are up to date.

    Transactions of `reads` see one moment; those of `writes` hold the right to write from their first statement.
    `look_through` looks at the whole of the database, beside what is read of it, and raises Damaged.
    """

    def __init__(
        self,
        reads: Engine,
        writes: Engine,
        troubles: Troubles,
        look_through: Callable[[Connection], None] = nothing_to_look_at,
    ) -> None:
        self._reads = reads
        self._writes = writes
        self._troubles = troubles
        self._look_through = look_through
        self._diary = self._reading(reading.name_of_diary)

    def store(self, entries: Sequence[Entry]) -> Stored:
        return self._writing(lambda connection: writing.store(connection, entries))

    def restore(self, entries: Sequence[Entry], people: Sequence[Person]) -> Stored:
        return self._writing(lambda connection: writing.restore(connection, entries, people))

    def entries(self, person: str, after: Cursor = START) -> Page:
        return self._reading(lambda connection: self._page(connection, person, place_at(after, self._diary)))

    def everything(self, person: str) -> tuple[Entry, ...]:
        return self._reading(lambda connection: reading.read_all(connection, person).entries)

    def whole(self) -> Whole:
        return self._reading(self._whole)

    def people(self) -> tuple[Person, ...]:
        return self._reading(reading.read_people)

    def name_person(self, named: Person) -> None:
        self._writing(lambda connection: writing.name(connection, named))

    def check(self) -> None:
        self._reading(reading.name_of_diary)

    def close(self) -> None:
        self._reads.dispose()

    def _page(self, connection: Connection, person: str, asked: Place | None) -> Page:
        continues = asked is not None and reading.came_by(connection, person, asked)
        begins = asked if asked is not None and continues else Place()
        read = reading.read_on(connection, person, begins, PAGE_ENTRIES)
        return Page(read.entries, cursor_at(self._diary, read.ends), read.more, read.in_all, continues)

    def _whole(self, connection: Connection) -> Whole:
        self._look_through(connection)
        return reading.read_whole(connection)

    def _reading(self, read: Callable[[Connection], T]) -> T:
        with clear_trouble(self._troubles), self._reads.connect() as connection:
            return read(connection)

    def _writing(self, write: Callable[[Connection], T]) -> T:
        with clear_trouble(self._troubles):
            for attempt in count(1):
                try:
                    with self._writes.begin() as connection:
                        return write(connection)
                except IntegrityError:
                    if attempt == TRIES:
                        raise
        raise AssertionError("the loop above returns or raises")
