"""One diary, several writers and readers, in every order that can be drawn: the contract holds after every step.

Lists overlap, repeat, come late and in any order, hold another entry under a known id; two writers come in the same
moment; the keeper is closed, killed, brought back from an older copy. What is expected is told again here, simply: a
list of entries for each person, and readers that must miss none of it. A real SQLite file and a real PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)
from made import a_kept_entry, a_uuid7
from postgres_here import PostgresHere
from sqlalchemy import create_engine
from together import Kept, SqliteHouse, drawn_the_same_everywhere, folder_in_memory

from stature.keeping import tabled, tables, writing
from stature.keeping.contract import START, Cursor, Stored
from stature.keeping.entry import Entry
from stature.keeping.tabled import TabledKeeper

# Small, so that reading goes over the end of a page all the time.
PAGE = 3
PEOPLE = [a_uuid7() for _ in range(2)]
READERS = 3


class PostgresHouse:
    """A diary in a database, whose connections can be cut and whose tables can be copied and brought back."""

    # Opening it anew takes its time.
    walks = 12

    def __init__(self, here: PostgresHere) -> None:
        self._url = here.new_database()
        self.open().close()
        self._engine = create_engine(self._url)
        self._empty = self._read()

    def new_diary(self) -> TabledKeeper:
        self._copy = self._empty
        self.bring_back()
        return self.open()

    def open(self) -> TabledKeeper:
        from stature.keeping.postgres import open_postgres

        return open_postgres(self._url)

    def kill(self, keeper: TabledKeeper) -> None:
        with self._engine.begin() as connection:
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        keeper.close()

    def back_up(self) -> None:
        self._copy = self._read()

    def bring_back(self) -> None:
        with self._engine.begin() as connection:
            for table in reversed(tables.metadata.sorted_tables):
                connection.execute(table.delete())
            for name, rows in self._copy.items():
                if rows:
                    connection.execute(tables.metadata.tables[name].insert(), rows)

    def close(self) -> None:
        self._engine.dispose()

    def _read(self) -> dict[str, list[dict[str, Any]]]:
        with self._engine.begin() as connection:
            return {
                table.name: [dict(row) for row in connection.execute(table.select()).mappings()]
                for table in tables.metadata.sorted_tables
            }


House = SqliteHouse | PostgresHouse


@pytest.fixture(params=["sqlite", "postgres"])
def house(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr(tabled, "PAGE_ENTRIES", PAGE)
    if request.param == "sqlite":
        with folder_in_memory() as folder:
            yield SqliteHouse(folder)
        return
    found = PostgresHouse(request.getfixturevalue("postgres"))
    yield found
    found.close()


@dataclass
class Reader:
    """Reads one person's diary on from its cursor; `since` is what has come since it last had to begin at the start."""

    person: str
    cursor: Cursor = START
    since: list[Entry] = field(default_factory=list)


def told(stored: Stored) -> tuple[list[str], list[str], list[tuple[Entry, Entry]]]:
    return list(stored.stored), list(stored.known), [(each.found, each.kept) for each in stored.conflicts]


a_person = st.sampled_from(PEOPLE)
a_reader = st.integers(0, READERS - 1)


class Together(RuleBasedStateMachine):
    house: House
    entries = Bundle("entries")

    @initialize()
    def begins(self) -> None:
        self.keeper = self.house.new_diary()
        self.kept, self.copy = Kept.nothing_of(PEOPLE), Kept.nothing_of(PEOPLE)
        self.readers = [Reader(PEOPLE[number % len(PEOPLE)]) for number in range(READERS)]

    @rule(target=entries, person=a_person, days=st.lists(st.integers(1, 28), min_size=1, max_size=5))
    def new_ones_are_sent(self, person: str, days: list[int]) -> MultipleResults[Entry]:
        # A clock that runs wrong tells any time; order and time mean nothing to a set.
        entries = [a_kept_entry(person, at=f"2026-11-{day:02}T08:00:00+01:00") for day in days]
        self._send(entries)
        return multiple(*entries)

    @rule(target=entries, entry=entries)
    def one_is_taken_back(self, entry: Entry) -> Entry:
        retraction = a_kept_entry(entry.person, kind="retracted", body={"entry": entry.id})
        self._send([retraction])
        return retraction

    @rule(target=entries, entry=entries, person=a_person, pain=st.integers(0, 1))
    def another_is_sent_under_the_same_id(self, entry: Entry, person: str, pain: int) -> Entry:
        other = replace(entry, person=person, body=f'{{"pain":{pain}}}')
        self._send([other])
        return other

    @rule(entries=st.lists(entries, max_size=6))
    def old_ones_are_sent_again_in_any_order(self, entries: list[Entry]) -> None:
        self._send(entries)

    @rule(lists=st.tuples(st.lists(entries, min_size=1, max_size=4), st.lists(entries, min_size=1, max_size=4)))
    def two_send_in_the_same_moment(self, lists: tuple[list[Entry], list[Entry]]) -> None:
        """Whichever comes first: the diary is as if one had waited for the other."""
        other = self.house.open()
        with ThreadPoolExecutor(2) as together:
            # Both bring one that nobody has yet.
            new = a_kept_entry(lists[0][0].person)
            brought = [[new, *some] for some in lists]
            answers = list(together.map(lambda keeper, some: told(keeper.store(some)), (self.keeper, other), brought))
        other.close()
        for order in permutations((0, 1)):
            kept = deepcopy(self.kept)
            expected = {place: kept.takes(brought[place]) for place in order}
            if [expected[0], expected[1]] == answers and self._is(kept):
                self.kept = kept
                return
        raise AssertionError(f"no order of {brought} gives {answers}")

    @rule(number=a_reader)
    def a_page_is_read(self, number: int) -> None:
        reader = self.readers[number]
        page = self.keeper.entries(reader.person, reader.cursor)
        if not page.continues:
            reader.since = []
        # In order, nothing left out and nothing twice, whatever was written, killed or brought back in between.
        whole = self.kept.by_person[reader.person]
        place = len(reader.since)
        reader.since += page.entries
        assert reader.since == whole[: place + PAGE]
        assert page.more == (len(whole) > place + PAGE)
        reader.cursor = page.cursor

    @rule()
    def everybody_reads_to_the_end(self) -> None:
        for number, reader in enumerate(self.readers):
            self.a_page_is_read(number)
            while len(reader.since) < len(self.kept.by_person[reader.person]):
                self.a_page_is_read(number)

    @rule()
    def is_closed_and_opened(self) -> None:
        self.keeper.close()
        self.keeper = self.house.open()

    @rule()
    def is_killed_and_opened(self) -> None:
        self.house.kill(self.keeper)
        self.keeper = self.house.open()

    @rule()
    def is_copied(self) -> None:
        self.keeper.close()
        self.house.back_up()
        self.copy = deepcopy(self.kept)
        self.keeper = self.house.open()

    @precondition(lambda self: self.copy != self.kept)
    @rule(target=entries, grows=st.booleans())
    def is_brought_back_from_the_copy(self, grows: bool) -> MultipleResults[Entry]:
        before = self.kept
        if grows:
            self.everybody_reads_to_the_end()
        self.keeper.close()
        self.house.bring_back()
        self.kept = deepcopy(self.copy)
        self.keeper = self.house.open()
        # Others send theirs before anybody reads on: it is as long as it was, and not the same.
        new = [a_kept_entry(one.person) for one in before.not_in(self.kept)] if grows else []
        self._send(new)
        return multiple(*new)

    @invariant()
    def has_everything_once(self) -> None:
        assert self._is(self.kept)

    def _send(self, entries: Sequence[Entry]) -> None:
        expected = self.kept.takes(entries)
        assert told(self.keeper.store(entries)) == expected

    def _is(self, kept: Kept) -> bool:
        named = [one.id for one in self.keeper.people()]
        return named == sorted(person for person, some in kept.by_person.items() if some) and all(
            list(self.keeper.everything(person)) == some for person, some in kept.by_person.items()
        )

    def teardown(self) -> None:
        self.keeper.close()


def test_in_whatever_order_things_happen_the_contract_holds(house: House) -> None:
    machine = type("Machine", (Together,), {"house": house})
    run_state_machine_as_test(
        machine, settings=drawn_the_same_everywhere(max_examples=house.walks, stateful_step_count=30)
    )


def test_a_diary_brought_back_from_an_older_copy_and_grown_again_is_read_from_the_start(house: House) -> None:
    keeper = house.new_diary()
    person = PEOPLE[0]
    lost, kept, new = (a_kept_entry(person) for _ in range(3))
    keeper.store([lost, kept])
    cursor = keeper.entries(person).cursor
    keeper.close()
    house.bring_back()
    keeper = house.open()
    # The last one is the very same, at the very same place.
    keeper.store([new, kept])
    page = keeper.entries(person, cursor)
    assert (page.entries, page.continues) == ((new, kept), False)
    again = keeper.entries(person, page.cursor)
    assert (again.entries, again.continues) == ((), True)
    keeper.close()


def test_who_comes_second_commits_second_so_that_no_reader_passes_over_the_first(house: House) -> None:
    """The first has written and not yet committed: the second must not become visible before it."""
    keeper = house.new_diary()
    person, first, second = PEOPLE[0], a_kept_entry(PEOPLE[0]), a_kept_entry(PEOPLE[0])
    reader = Reader(person)

    def reads() -> list[Entry]:
        page = keeper.entries(person, reader.cursor)
        reader.cursor = page.cursor
        return list(page.entries)

    other = house.open()
    with ThreadPoolExecutor(1) as elsewhere:
        with keeper._writes.engine.begin() as connection:
            writing.store(connection, [first])
            answer = elsewhere.submit(other.store, [second])
            # However long it is waited: neither is seen.
            assert not _ends_within(answer, seconds=0.3)
            assert reads() == []
        assert answer.result().stored == (second.id,)
    assert reads() == [first, second]
    assert reads() == []
    keeper.close()
    other.close()


def test_two_people_bringing_the_same_ids_in_opposite_orders_do_not_wait_for_each_other(house: House) -> None:
    keeper = house.new_diary()
    for _ in range(10):
        ids = [a_uuid7() for _ in range(60)]
        lists = [
            [a_kept_entry(PEOPLE[0], id=one) for one in ids],
            [a_kept_entry(PEOPLE[1], id=one) for one in ids[::-1]],
        ]
        with ThreadPoolExecutor(2) as together:
            stored = list(together.map(keeper.store, lists))
        assert sorted((len(each.stored), len(each.conflicts)) for each in stored) == [(60, 0), (60, 0)]
    keeper.close()


def _ends_within(running: Any, seconds: float) -> bool:
    from concurrent.futures import TimeoutError as StillRunning

    try:
        running.result(timeout=seconds)
    except StillRunning:
        return False
    return True
