"""The keeper of diaries in tables, written once for every database SQLAlchemy speaks to.

Decided here: how a list is stored in one transaction, and how pages are cut. Where the file is, how it is
locked and what its errors mean stands in the module of each database.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import count, groupby, islice
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Row, Select, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError, TimeoutError as PoolTimeoutError

from stature.keeping import tables
from stature.keeping.contract import (
    PAGE_ENTRIES,
    START,
    BadCursor,
    Cursor,
    DiaryTrouble,
    Page,
    Person,
    Sorted,
    Stored,
    sort_out,
)
from stature.keeping.entry import Entry

# Two clinics' devices may bring the same new entry or person in the same instant; the one who comes second
# is turned away by the database, looks again, and finds it kept.
TRIES = 3

# Well below the number of values SQLite takes in one statement (999 in its oldest builds).
IDS_IN_ONE_QUESTION = 500

T = TypeVar("T")

# The diary, the place in it, and the sum over what came before; a new diary has no sum, older cursors neither.
CURSOR = re.compile(r"([0-9a-f]{32})\.([0-9]{1,18})(?:\.([0-9a-f]{16}))?")
SUM_LETTERS = 16


@dataclass(frozen=True, slots=True)
class Place:
    """How far a person's entries have come: their number, and the sum over their ids in that order."""

    arrival: int = 0
    so_far: str = ""


class TabledKeeper:
    """A `DiaryKeeper` over an open engine whose tables are up to date.

    `writing` gives an engine whose transactions hold the right to write from their first statement.
    `explain` turns a database's error into one clear line.
    """

    def __init__(self, engine: Engine, writing: Engine, explain: Callable[[DBAPIError], str]) -> None:
        self._engine = engine
        self._writing = writing
        self._explain = explain
        with self._clear_trouble(), engine.connect() as connection:
            self._diary_id: str = connection.execute(select(tables.diary.c.id)).scalar_one()

    def store(self, entries: Sequence[Entry]) -> Stored:
        return self._trying_again(lambda connection: _store(connection, entries))

    def restore(self, entries: Sequence[Entry], people: Sequence[Person]) -> Stored:
        return self._trying_again(lambda connection: _restore(connection, entries, people))

    def entries(self, person: str, after: Cursor = START) -> Page:
        asked = self._place_of(after)
        with self._clear_trouble(), self._engine.connect() as connection:
            continues = asked is not None and _came_by(connection, person, asked)
            begins = asked if asked is not None and continues else Place()
            rows = connection.execute(_page_query(person, begins.arrival)).all()
        page = rows[:PAGE_ENTRIES]
        return Page(
            entries=tuple(map(_entry, page)),
            cursor=self._cursor_at(_place(page[-1]) if page else begins),
            more=len(rows) > PAGE_ENTRIES,
            continues=continues,
        )

    def everything(self, person: str) -> tuple[Entry, ...]:
        theirs = select(tables.entries).where(tables.entries.c.person == person).order_by(tables.entries.c.arrival)
        with self._clear_trouble(), self._engine.connect() as connection:
            return tuple(map(_entry, connection.execute(theirs)))

    def people(self) -> tuple[Person, ...]:
        with self._clear_trouble(), self._engine.connect() as connection:
            return _people(connection)

    def name_person(self, named: Person) -> None:
        self._trying_again(lambda connection: _name(connection, named))

    def check(self) -> None:
        with self._clear_trouble(), self._writing.begin() as connection:
            connection.execute(select(tables.diary.c.id))

    def close(self) -> None:
        self._engine.dispose()

    def _trying_again(self, write: Callable[[Connection], T]) -> T:
        with self._clear_trouble():
            for attempt in count(1):
                try:
                    with self._writing.begin() as connection:
                        return write(connection)
                except IntegrityError:
                    if attempt == TRIES:
                        raise
        raise AssertionError("the loop above returns or raises")

    def _place_of(self, cursor: Cursor) -> Place | None:
        """None for a place in another diary."""
        if cursor == START:
            return Place()
        parts = CURSOR.fullmatch(cursor)
        if parts is None:
            raise BadCursor(
                f"after is {cursor[:60]!r}; send the `next` of an earlier answer as it was, or leave it out"
            )
        return Place(int(parts[2]), parts[3] or "") if parts[1] == self._diary_id else None

    def _cursor_at(self, place: Place) -> Cursor:
        parts = (self._diary_id, str(place.arrival), place.so_far)
        return Cursor(".".join(part for part in parts if part))

    @contextmanager
    def _clear_trouble(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise DiaryTrouble(self._explain(error)) from error
        except PoolTimeoutError as error:
            raise DiaryTrouble("too many are asking for the diary at once; try again in a moment") from error


def _store(connection: Connection, entries: Sequence[Entry]) -> Stored:
    # In one order for everybody, so that two writers never wait for each other in a ring.
    reached = {person: _lock_person(connection, person) for person in sorted({entry.person for entry in entries})}
    sorted_out = sort_out(entries, _kept(connection, [entry.id for entry in entries]))
    _write(connection, sorted_out, reached)
    return Stored(
        stored=tuple(entry.id for entry in sorted_out.new),
        known=sorted_out.known,
        conflicts=sorted_out.conflicts,
    )


def _restore(connection: Connection, entries: Sequence[Entry], people: Sequence[Person]) -> Stored:
    named = set(connection.execute(select(tables.names.c.person)).scalars())
    for one in sorted(people, key=lambda one: one.id):
        if one.id not in named:
            _name(connection, one)
    return _store(connection, entries)


def _people(connection: Connection) -> tuple[Person, ...]:
    names = {row.person: row for row in connection.execute(select(tables.names))}
    named = [Person(row.person, row.name, row.picture) for row in names.values()]
    with_entries = select(tables.people.c.person).where(tables.people.c.last_arrival > 0)
    ids = sorted(connection.execute(with_entries).scalars())
    nameless = [Person(person) for person in ids if person not in names]
    return (*sorted(named, key=lambda one: (str(one.name).casefold(), one.id)), *nameless)


def _name(connection: Connection, named: Person) -> None:
    names, given = tables.names, {"name": named.name, "picture": named.picture}
    changed = connection.execute(update(names).where(names.c.person == named.id).values(given))
    if not changed.rowcount:
        connection.execute(insert(names).values(person=named.id, **given))


def _lock_person(connection: Connection, person: str) -> Place:
    """How far the person's entries have come, with nobody else able to add to them until the transaction ends."""
    people = tables.people
    row = connection.execute(
        select(people.c.last_arrival).where(people.c.person == person).with_for_update()
    ).one_or_none()
    if row is None:
        connection.execute(insert(people).values(person=person, last_arrival=0))
        return Place()
    return Place(row.last_arrival, _so_far(connection, person, row.last_arrival) or "")


def _kept(connection: Connection, ids: Iterable[str]) -> dict[str, Entry]:
    left = iter(ids)
    kept: dict[str, Entry] = {}
    while some := list(islice(left, IDS_IN_ONE_QUESTION)):
        rows = connection.execute(select(tables.entries).where(tables.entries.c.id.in_(some)))
        kept.update((row.id, _entry(row)) for row in rows)
    return kept


def _write(connection: Connection, sorted_out: Sorted, reached: dict[str, Place]) -> None:
    by_person = attrgetter("person")
    for person, group in groupby(sorted(sorted_out.new, key=by_person), key=by_person):
        new = list(group)
        places = list(_places_after(reached[person], new))
        rows = [_row(entry, place) for entry, place in zip(new, places, strict=True)]
        # In the order of ids, as every writer: two that bring the same ids then never wait for each other in a ring.
        connection.execute(insert(tables.entries), sorted(rows, key=lambda row: str(row["id"])))
        connection.execute(
            update(tables.people).where(tables.people.c.person == person).values(last_arrival=places[-1].arrival)
        )


def _places_after(place: Place, entries: Iterable[Entry]) -> Iterator[Place]:
    for entry in entries:
        so_far = sha256(f"{place.so_far}{entry.id}".encode()).hexdigest()[:SUM_LETTERS]
        place = Place(place.arrival + 1, so_far)
        yield place


def _row(entry: Entry, place: Place) -> dict[str, object]:
    return {
        "id": entry.id,
        "person": entry.person,
        "arrival": place.arrival,
        "so_far": place.so_far,
        "at": entry.at,
        "kind": entry.kind,
        "body": entry.body,
        "schema": entry.schema,
    }


def _entry(row: Row[tuple[object, ...]]) -> Entry:
    return Entry(id=row.id, person=row.person, at=row.at, kind=row.kind, body=row.body, schema=row.schema)


def _place(row: Row[tuple[object, ...]]) -> Place:
    return Place(row.arrival, row.so_far)


def _came_by(connection: Connection, person: str, place: Place) -> bool:
    """Whether the person's entries here came the very way that was read up to this place."""
    return place == Place() or _so_far(connection, person, place.arrival) == place.so_far


def _so_far(connection: Connection, person: str, arrival: int) -> str | None:
    entries = tables.entries
    found = select(entries.c.so_far).where(entries.c.person == person, entries.c.arrival == arrival)
    return connection.execute(found).scalar_one_or_none()


def _page_query(person: str, arrived: int) -> Select[Any]:
    return (
        select(tables.entries)
        .where(tables.entries.c.person == person, tables.entries.c.arrival > arrived)
        .order_by(tables.entries.c.arrival)
        .limit(PAGE_ENTRIES + 1)
    )
