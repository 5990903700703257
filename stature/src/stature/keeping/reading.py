"""Reads a diary so that nothing damaged passes for whole: every entry must fit its sum, and as many must be there as came.

Decided here: what is looked at in every reading, and what more in a reading of everything. All of a reading happens in one
transaction that sees one moment. Damage is raised, never read over: a shorter or a changed diary is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, func, select

from stature.keeping.contract import Person, Whole
from stature.keeping.entry import Entry
from stature.keeping.places import Place
from stature.keeping.tables import diary, entries, name_sum, names, people
from stature.keeping.trouble import Damaged

# An entry's parts in their order, and its sum.
ENTRY: Final = (*(entries.c[field.name] for field in fields(Entry)), entries.c.sum)


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


def read_on(connection: Connection, person: str, after: Place, most: int) -> Read:
    """A person's next entries, at most so many. Raises Damaged."""
    rows = connection.execute(_entries_after(person, after).limit(most + 1)).all()
    return _read(connection, person, after, rows[:most], more=len(rows) > most)


def read_all(connection: Connection, person: str) -> Read:
    """All of a person's entries. Raises Damaged."""
    return _read(connection, person, Place(), connection.execute(_entries_after(person, Place())).all(), more=False)


def read_whole(connection: Connection) -> Whole:
    """Everybody, and everybody's entries one person after the other. Raises Damaged."""
    known = read_people(connection)
    found = [entry for one in known for entry in read_all(connection, one.id).entries]
    there = connection.execute(select(func.count()).select_from(entries)).scalar_one()
    if there != len(found):
        raise Damaged(f"{there} entries lie in it and {len(found)} can be reached")
    return Whole(known, tuple(found))


def read_people(connection: Connection) -> tuple[Person, ...]:
    """By name, then those without one by their id. Raises Damaged."""
    named = [_person(row) for row in connection.execute(select(names))]
    ids = {one.id for one in named}
    nameless = [Person(person) for person in sorted(_with_entries(connection)) if person not in ids]
    return (*sorted(named, key=lambda one: (str(one.name).casefold(), one.id)), *nameless)


def came_by(connection: Connection, person: str, place: Place) -> bool:
    """Whether the person's entries here came the very way that was read up to this place."""
    return place == Place() or _so_far(connection, person, place.arrival) == place.so_far


def place_reached(connection: Connection, person: str, last_arrival: int) -> Place:
    """The place of a person's last entry. Raises Damaged."""
    if last_arrival == 0:
        return Place()
    so_far = _so_far(connection, person, last_arrival)
    if so_far is None:
        raise Damaged("the last entry of a person is missing")
    return Place(last_arrival, so_far)


def name_of_diary(connection: Connection) -> str:
    """What its cursors begin with."""
    return str(connection.execute(select(diary.c.id)).scalar_one())


def entry_of(row: Sequence[Any]) -> Entry:
    """From a row that begins as `ENTRY`. Raises Damaged where the entry does not fit its sum."""
    *told, own = row[: len(ENTRY)]
    entry = Entry(*told)
    if entry.sum() != own:
        raise Damaged("an entry is not as it was stored")
    return entry


def _read(connection: Connection, person: str, place: Place, rows: Iterable[Sequence[Any]], *, more: bool) -> Read:
    found = []
    for row in rows:
        found.append(entry_of(row))
        *_, own, arrival, so_far = row
        place = place.after(own)
        if arrival != place.arrival or so_far != place.so_far:
            raise Damaged("an entry is missing, or out of its place")
    must = _last_arrival(connection, person)
    if not isinstance(must, int) or (place.arrival < must) != more or place.arrival > must:
        raise Damaged(f"of one person {must} entries must be there and {place.arrival} are found")
    return Read(tuple(found), place, must)


def _entries_after(person: str, place: Place) -> Select[Any]:
    theirs = entries.c.person == person, entries.c.arrival > place.arrival
    return select(*ENTRY, entries.c.arrival, entries.c.so_far).where(*theirs).order_by(entries.c.arrival)


def _last_arrival(connection: Connection, person: str) -> object:
    found = connection.execute(select(people.c.last_arrival).where(people.c.person == person)).scalar_one_or_none()
    return 0 if found is None else found


def _so_far(connection: Connection, person: str, arrival: int) -> str | None:
    found = select(entries.c.so_far).where(entries.c.person == person, entries.c.arrival == arrival)
    return connection.execute(found).scalar_one_or_none()


def _with_entries(connection: Connection) -> Iterator[str]:
    """Everybody with an entry; their last one is there, and none after it."""
    reached = select(func.max(entries.c.arrival)).where(entries.c.person == people.c.person).scalar_subquery()
    for person, must, found in connection.execute(select(people.c.person, people.c.last_arrival, reached)):
        if (found or 0) != must:
            raise Damaged("the last entry of a person is missing")
        if found:
            yield person


def _person(row: Row[Any]) -> Person:
    if row.sum != name_sum(row.person, row.name, row.picture):
        raise Damaged("the name of a person is not as it was given")
    return Person(row.person, row.name, row.picture)
