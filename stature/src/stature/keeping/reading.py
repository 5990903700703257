"""Reads a whole diary so that nothing damaged passes for whole: its people, their names, and that no entry lies aside.

Decided here: what is looked at beside what is looked at in every reading (`reading_on.py`). Damage is raised, never read
over: a shorter or a changed diary is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stature.keeping.contract import Person, Whole
from stature.keeping.driver import Driver
from stature.keeping.entry import Entry
from stature.keeping.marks import name_sum
from stature.keeping.reading_on import read_from_start
from stature.keeping.trouble import NOT_AS_MADE, Damaged

REACHED: Final = """
SELECT person, last_arrival, (SELECT max(arrival) FROM entries WHERE entries.person = people.person) FROM people
"""


def read_all(driver: Driver, person: str) -> tuple[Entry, ...]:
    """All of a person's entries. Raises Damaged."""
    return read_from_start(driver, person).entries


def read_whole(driver: Driver) -> Whole:
    """Everybody, and everybody's entries one person after the other. Raises Damaged."""
    known = read_people(driver)
    found = [entry for one in known for entry in read_all(driver, one.id)]
    ((there,),) = driver.ask("SELECT count(*) FROM entries")
    if there != len(found):
        raise Damaged(f"{there} entries lie in it and {len(found)} can be reached")
    return Whole(known, tuple(found))


def read_people(driver: Driver) -> tuple[Person, ...]:
    """By name, then those without one by their id. Raises Damaged."""
    named = [_person(*row) for row in driver.ask("SELECT person, name, picture, sum FROM names")]
    ids = {one.id for one in named}
    nameless = [Person(person) for person in sorted(_with_entries(driver)) if person not in ids]
    return (*sorted(named, key=lambda one: (str(one.name).casefold(), one.id)), *nameless)


def name_of_diary(driver: Driver) -> str:
    """What its cursors begin with. Raises Damaged."""
    rows = driver.ask("SELECT id FROM diary")
    if len(rows) != 1:
        raise Damaged(NOT_AS_MADE)
    return str(rows[0][0])


def _with_entries(driver: Driver) -> Iterator[str]:
    """Everybody with an entry; their last one is there, and none after it."""
    for person, must, found in driver.ask(REACHED):
        if (found or 0) != must:
            raise Damaged("the last entry of a person is missing")
        if found:
            yield person


def _person(person: str, name: str, picture: str, own: str) -> Person:
    if own != name_sum(person, name, picture):
        raise Damaged("the name of a person is not as it was given")
    return Person(person, name, picture)
