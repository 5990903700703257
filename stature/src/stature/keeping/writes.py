"""What is written into tables, for every database SQLAlchemy speaks to. Loaded with it, when something is first written.

Decided here: what happens in one transaction, and what is tried again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import Final, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from stature.keeping import writing
from stature.keeping.contract import Person, Stored
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

    def store(self, entries: Sequence[Entry]) -> Stored:
        return self._in_one_transaction(lambda connection: writing.store(connection, entries))

    def restore(self, entries: Sequence[Entry], people: Sequence[Person]) -> Stored:
        return self._in_one_transaction(lambda connection: writing.restore(connection, entries, people))

    def name_person(self, named: Person) -> None:
        self._in_one_transaction(lambda connection: writing.name(connection, named))

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
