"""What is kept and no longer as it was stored is never read as if it were: each fault of one row, over every keeper.

What lies below the rows, in the pages of a file, is tried in `lab/damage`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from made import a_kept_entry, a_uuid7

from stature.keeping.contract import DAMAGED, DiaryTrouble, Person
from stature.keeping.tabled import TabledKeeper

PERSON, OTHER = a_uuid7(), a_uuid7()
SECRET = "nobody may read this"


def spoiled(keeper: TabledKeeper, statement: str) -> TabledKeeper:
    """A diary of two people, whose rows are changed behind the keeper's back."""
    keeper.store([a_kept_entry(PERSON, body={"what": SECRET, "number": number}) for number in range(5)])
    keeper.store([a_kept_entry(OTHER)])
    keeper.name_person(Person(PERSON, SECRET, "sun"))
    _by_hand(keeper, statement.format(person=PERSON))
    return keeper


def _by_hand(keeper: TabledKeeper, statement: str) -> None:
    """As a failing disk changes it, which asks no other table whether it may."""
    url = keeper._writes.engine.url
    if url.database is not None and url.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(url.database)) as file, file:
            file.execute(statement)
        return
    with keeper._writes.engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql(statement)


READINGS: dict[str, Callable[[TabledKeeper], Any]] = {
    "a page": lambda keeper: keeper.entries(PERSON),
    "everything": lambda keeper: keeper.everything(PERSON),
    "the whole": lambda keeper: keeper.whole(),
    "people": lambda keeper: keeper.people(),
}
ENTRIES = ("a page", "everything", "the whole")
FAULTS = {
    "a word of a body": ("UPDATE entries SET body = replace(body, '3', '4') WHERE arrival = 4", ENTRIES),
    "a time": ("UPDATE entries SET at = '2026-11-23T09:00:00+01:00' WHERE arrival = 2", ENTRIES),
    "a kind": ("UPDATE entries SET kind = 'retracted' WHERE arrival = 1", ENTRIES),
    "a schema": ("UPDATE entries SET schema = 3 WHERE arrival = 5", ENTRIES),
    "a sum": ("UPDATE entries SET sum = upper(sum) WHERE arrival = 3", ENTRIES),
    "a place": ("UPDATE entries SET arrival = 9 WHERE arrival = 5", ("everything", "the whole", "people")),
    "the order": ("UPDATE entries SET so_far = '0123456789abcdef' WHERE arrival = 2", ENTRIES),
    "one in the middle is gone": ("DELETE FROM entries WHERE arrival = 3", ENTRIES),
    "the last is gone": ("DELETE FROM entries WHERE arrival = 5", (*ENTRIES, "people")),
    "all of one are gone": ("DELETE FROM entries WHERE person = '{person}'", (*ENTRIES, "people")),
    "the number is too small": ("UPDATE people SET last_arrival = 4 WHERE person = '{person}'", (*ENTRIES, "people")),
    "the number is nothing": ("UPDATE people SET last_arrival = 0 WHERE person = '{person}'", (*ENTRIES, "people")),
    "the number is gone": ("DELETE FROM people WHERE person = '{person}'", ENTRIES),
    "a name": ("UPDATE names SET name = 'somebody else'", ("the whole", "people")),
    "a picture": ("UPDATE names SET picture = 'cat'", ("the whole", "people")),
}


@pytest.mark.parametrize(
    ("fault", "reading"), [(fault, reading) for fault, (_, readings) in FAULTS.items() for reading in readings]
)
def test_what_was_changed_or_lost_is_told_in_one_line_and_not_read(
    keeper: TabledKeeper, fault: str, reading: str
) -> None:
    statement, _ = FAULTS[fault]
    spoiled(keeper, statement)
    # What is read at once is nothing, so that whoever asks hears it from the reading that says what it was.
    assert reading != "a page" or keeper.entries_at_once(PERSON) is None
    with pytest.raises(DiaryTrouble, match="damaged") as trouble:
        READINGS[reading](keeper)
    assert SECRET not in str(trouble.value)
    assert "\n" not in str(trouble.value)
    assert trouble.value.public == DAMAGED


@pytest.mark.parametrize("fault", ["a word of a body", "a sum", "the last is gone", "the number is too small"])
def test_nothing_is_written_over_damage(keeper: TabledKeeper, fault: str) -> None:
    spoiled(keeper, FAULTS[fault][0])
    with keeper._writes.engine.connect() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM entries").scalar_one()
        ids = connection.exec_driver_sql(f"SELECT id FROM entries WHERE person = '{PERSON}'").scalars().all()
    with pytest.raises(DiaryTrouble):
        keeper.store([a_kept_entry(PERSON, id=one, kind="retracted") for one in ids])
    with keeper._writes.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM entries").scalar_one() == before


def test_the_rest_of_a_page_is_still_read_from_a_cursor_after_the_damage(keeper: TabledKeeper) -> None:
    """A device that has read on is not kept from what comes new; whoever reads all is told."""
    keeper.store([a_kept_entry(PERSON) for _ in range(3)])
    cursor = keeper.entries(PERSON).cursor
    _by_hand(keeper, "UPDATE entries SET kind = 'retracted' WHERE arrival = 1")
    new = a_kept_entry(PERSON)
    keeper.store([new])
    assert keeper.entries(PERSON, cursor).entries == (new,)
