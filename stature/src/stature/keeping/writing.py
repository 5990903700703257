"""Writes lists of entries and names, each in one transaction of the caller's.

Decided here: which entries of a list are new, and the order in which writers take their turns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import groupby, islice
from operator import attrgetter
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from stature.keeping import tables
from stature.keeping.contract import Conflict, Person, Stored
from stature.keeping.entry import Entry
from stature.keeping.marks import name_sum
from stature.keeping.places import Place
from stature.keeping.reading_on import fitting
from stature.keeping.trouble import Damaged

# Well below the number of values SQLite takes in one statement (999 in its oldest builds).
IDS_IN_ONE_QUESTION = 500
# An entry's parts in their order, and its sum.
ENTRY: Final = (*(tables.entries.c[field.name] for field in fields(Entry)), tables.entries.c.sum)


@dataclass(frozen=True, slots=True)
class Sorted:
    """A list sorted out before anything is written: `new` are to be written, `told` is what the sender hears."""

    new: tuple[Entry, ...]
    told: Stored


def store(connection: Connection, entries: Sequence[Entry]) -> Stored:
    """Raises Damaged where what is kept already cannot be trusted."""
    by_person: dict[str, list[Entry]] = {}
    for entry in entries:
        by_person.setdefault(entry.person, []).append(entry)
    # In one order for everybody, so that two writers never wait for each other in a ring.
    reached = {person: _lock_person(connection, person) for person in sorted(by_person)}
    kept = {person: _kept(connection, person, [one.id for one in theirs]) for person, theirs in by_person.items()}
    sorted_out = sort_out(entries, [one for theirs in kept.values() for one in theirs])
    _write(connection, sorted_out.new, reached)
    return sorted_out.told


def restore(connection: Connection, entries: Sequence[Entry], people: Sequence[Person]) -> Stored:
    """As `store`, and names those of `people` who have no name yet."""
    named = set(connection.execute(select(tables.names.c.person)).scalars())
    for one in sorted(people, key=lambda one: one.id):
        if one.id not in named:
            name(connection, one)
    return store(connection, entries)


def name(connection: Connection, named: Person) -> None:
    names = tables.names
    given = {
        "name": named.name,
        "picture": named.picture,
        "sum": name_sum(named.id, named.name, named.picture),
    }
    changed = connection.execute(update(names).where(names.c.person == named.id).values(given))
    if not changed.rowcount:
        connection.execute(insert(names).values(person=named.id, **given))


def sort_out(entries: Iterable[Entry], kept: Iterable[Entry]) -> Sorted:
    """Which of `entries` are new, and which of these come beside another body `kept`, or earlier in the list."""
    bodies: dict[tuple[str, str], list[Entry]] = {}
    for entry in kept:
        bodies.setdefault((entry.person, entry.id), []).append(entry)
    new: list[Entry] = []
    stored: list[str] = []
    known: list[str] = []
    conflicts: list[Conflict] = []
    for entry in entries:
        before = bodies.setdefault((entry.person, entry.id), [])
        if entry in before:
            known.append(entry.id)
            continue
        if before:
            conflicts.append(Conflict(found=entry, kept=before[0]))
        else:
            stored.append(entry.id)
        before.append(entry)
        new.append(entry)
    return Sorted(tuple(new), Stored(tuple(stored), tuple(known), tuple(conflicts)))


def _lock_person(connection: Connection, person: str) -> Place:
    """How far the person's entries have come, with nobody else able to add to them until the transaction ends."""
    people = tables.people
    row = connection.execute(
        select(people.c.last_arrival).where(people.c.person == person).with_for_update()
    ).one_or_none()
    if row is None:
        connection.execute(insert(people).values(person=person, last_arrival=0))
        return Place()
    return _place_reached(connection, person, row.last_arrival)


def _place_reached(connection: Connection, person: str, last_arrival: int) -> Place:
    """The place of a person's last entry. Raises Damaged."""
    if last_arrival == 0:
        return Place()
    theirs = tables.entries.c.person == person, tables.entries.c.arrival == last_arrival
    so_far = connection.execute(select(tables.entries.c.so_far).where(*theirs)).scalar_one_or_none()
    if so_far is None:
        raise Damaged("the last entry of a person is missing")
    return Place(last_arrival, so_far)


def _kept(connection: Connection, person: str, ids: Iterable[str]) -> list[Entry]:
    """Every body under one of these ids, the earliest first."""
    entries, left = tables.entries, iter(ids)
    kept: list[Entry] = []
    while some := list(islice(left, IDS_IN_ONE_QUESTION)):
        theirs = select(*ENTRY).where(entries.c.person == person, entries.c.id.in_(some)).order_by(entries.c.arrival)
        kept += map(_entry, connection.execute(theirs))
    return kept


def _entry(row: Row[Any]) -> Entry:
    told: tuple[Any, ...] = row[:-1]
    return fitting(Entry(*told), row[-1])


def _write(connection: Connection, new: Iterable[Entry], reached: Mapping[str, Place]) -> None:
    by_person = attrgetter("person")
    for person, theirs in groupby(sorted(new, key=by_person), key=by_person):
        place = reached[person]
        rows = []
        for entry in theirs:
            place = place.after(own := entry.sum())
            rows.append(_row(entry, own, place))
        connection.execute(insert(tables.entries), rows)
        connection.execute(
            update(tables.people).where(tables.people.c.person == person).values(last_arrival=place.arrival)
        )


def _row(entry: Entry, own: str, place: Place) -> dict[str, object]:
    return {
        "id": entry.id,
        "person": entry.person,
        "sum": own,
        "arrival": place.arrival,
        "so_far": place.so_far,
        "at": entry.at,
        "kind": entry.kind,
        "body": entry.body,
        "schema": entry.schema,
    }
