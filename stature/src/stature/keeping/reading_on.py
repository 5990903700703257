"""Reads a person's diary on from a place: the one reading that every device makes again and again.

Decided here: its one statement, the same for every database, and what is looked at in every reading: each entry fits its
sum, follows upon the one before, and as many are there as came. Damage is raised, never read over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from stature.keeping.driver import Driver
from stature.keeping.entry import Entry
from stature.keeping.places import Place, sum_over
from stature.keeping.trouble import Damaged

# How many there must be, and by which way they came to `after`, stand in every row, and in the only one where none follows.
# All in one statement, so that it sees one moment without a transaction.
STATEMENT: Final = """
SELECT
    (SELECT last_arrival FROM people WHERE person = :person),
    (SELECT so_far FROM entries WHERE person = :person AND arrival = :after),
    found.arrival, found.so_far, found.sum, found.id, found.person, found.at, found.kind, found.body, found.schema
FROM (SELECT 1) AS once
LEFT JOIN (
    SELECT * FROM entries WHERE person = :person AND arrival > :after ORDER BY arrival LIMIT :most
) AS found ON 1 = 1
ORDER BY found.arrival
"""
# More than anybody has, and as many as either database can count.
ALL: Final = 2**62


@dataclass(frozen=True, slots=True)
class Read:
    """Entries in the order they arrived, the place of the last one, and of how many in all these are the first so far."""

    entries: tuple[Entry, ...]
    ends: Place
    in_all: int

    @property
    def more(self) -> bool:
        """Whether others come after the last one."""
        return self.ends.arrival < self.in_all


def read_on(driver: Driver, person: str, after: Place, most: int) -> Read | None:
    """A person's next entries, at most so many; None where they did not come by this place. Raises Damaged."""
    if after == Place():
        return read_from_start(driver, person, most)
    rows = _asked(driver, person, after, most)
    _, so_far, *_ = rows[0]
    return _checked(driver, rows, after, most) if so_far == after.so_far else None


def read_from_start(driver: Driver, person: str, most: int = ALL) -> Read:
    """A person's first entries, at most so many. Raises Damaged."""
    return _checked(driver, _asked(driver, person, Place(), most), Place(), most)


def fitting(entry: Entry, own: object) -> Entry:
    """The entry, where it fits the sum that stands beside it. Raises Damaged."""
    if entry.sum() != own:
        raise Damaged("an entry is not as it was stored")
    return entry


def _asked(driver: Driver, person: str, after: Place, most: int) -> list[Any]:
    """One row more than wanted, where there is one; never none."""
    return driver.ask(STATEMENT, person=person, after=after.arrival, most=most + 1)


def _checked(driver: Driver, rows: list[Any], place: Place, most: int) -> Read:
    must, _, first, *_ = rows[0]
    must = 0 if must is None else must
    there = [] if first is None else rows
    found, reached, by = [], place.arrival, place.so_far
    for _, _, arrival, so_far, own, id_, person, at, kind, body, schema in there[:most]:
        found.append(fitting(Entry(id_, person, at, driver.kind(kind), body, schema), own))
        reached, by = reached + 1, sum_over(by, own)
        if arrival != reached or so_far != by:
            raise Damaged("an entry is missing, or out of its place")
    if not isinstance(must, int) or (reached < must) != (len(there) > most) or reached > must:
        raise Damaged(f"of one person {must} entries must be there and {reached} are found")
    return Read(tuple(found), Place(reached, by), must)
