"""What is written into tables, for every database SQLAlchemy speaks to. Loaded with it, when something is first written.

Decided here: what happens in one transaction, and what is tried again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import Final, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from stature.keeping import pairing, writing
from stature.keeping.contract import Person, Stored
from stature.keeping.devices import Device
from stature.keeping.drivers_words import in_the_drivers_words
from stature.keeping.entry import Entry

# Two devices may bring a new person, or a name, in the same instant; the one who comes second is turned away by the
# database, looks again, and finds it kept.
TRIES: Final = 3

T = TypeVar("T")


class Writes:
    """An open engine whose tables are up to date, and whose transactions hold the right to write from their beginning."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def store(self, entries: Sequence[Entry], by: str | None) -> Stored:
        def write(connection: Connection) -> Stored:
            if by is not None:
                pairing.let_write(connection, by, {entry.person for entry in entries})
            return writing.store(connection, entries)

        return self._in_one_transaction(write)

    def restore(self, entries: Sequence[Entry], people: Sequence[Person]) -> Stored:
        return self._in_one_transaction(lambda connection: writing.restore(connection, entries, people))

    def name_person(self, named: Person, by: str | None) -> None:
        def write(connection: Connection) -> None:
            if by is not None:
                pairing.let_write(connection, by, {named.id})
            writing.name(connection, named)

        self._in_one_transaction(write)

    def pair(self, device: Device) -> None:
        self._in_one_transaction(lambda connection: pairing.pair(connection, device))

    def change_device(self, device: Device) -> None:
        self._in_one_transaction(lambda connection: pairing.change(connection, device))

    def withdraw(self, device: str) -> None:
        self._in_one_transaction(lambda connection: pairing.withdraw(connection, device))

    def seen(self, days: Sequence[tuple[str, str]]) -> None:
        self._in_one_transaction(lambda connection: pairing.seen(connection, days))

    def give_calendar(self, person: str, secret: str) -> None:
        self._in_one_transaction(lambda connection: pairing.give_calendar(connection, person, secret))

    def take_calendar(self, person: str) -> None:
        self._in_one_transaction(lambda connection: pairing.take_calendar(connection, person))

    def close(self) -> None:
        self.engine.dispose()

    def _in_one_transaction(self, write: Callable[[Connection], T]) -> T:
        with in_the_drivers_words():
            for attempt in count(1):
                try:
                    with self.engine.begin() as connection:
                        return write(connection)
                except IntegrityError:
                    if attempt == TRIES:
                        raise
        raise AssertionError("the loop above returns or raises")
