"""Two devices of one person and one diary, in every order of writing, sending, losing and repeating.

A device keeps its own entries, sends lists from its outbox, and may not hear the answer; the server may be ended
between any two of these. In the end nothing is lost and nothing is doubled, in a real SQLite file and a real PostgreSQL.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from made import a_kept_entry, a_uuid7
from postgres_here import PostgresHere

from stature.keeping.contract import START, Cursor, DiaryKeeper
from stature.keeping.entry import Entry
from stature.keeping.sqlite import open_sqlite

STEPS = 60
Open = Callable[[], DiaryKeeper]


@pytest.fixture(params=["sqlite", "postgres"])
def opens(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens one diary, again and again."""
    if request.param == "sqlite":
        yield lambda: open_sqlite(tmp_path / "diary.sqlite3")
        return
    from stature.keeping.postgres import open_postgres

    here: PostgresHere = request.getfixturevalue("postgres")
    url = here.new_database()
    yield lambda: open_postgres(url)


@dataclass
class Device:
    """What one device has: everything it knows by id, what it has not heard to be kept, and how far it has read."""

    knows: dict[str, Entry] = field(default_factory=dict)
    outbox: list[Entry] = field(default_factory=list)
    cursor: Cursor = START

    def writes(self, entry: Entry) -> None:
        self.knows[entry.id] = entry
        self.outbox.append(entry)

    def sends(self, keeper: DiaryKeeper, luck: random.Random) -> None:
        """Some of the outbox in any order, some of it twice; the answer may never arrive."""
        some = luck.sample(self.outbox, luck.randint(0, len(self.outbox)))
        stored = keeper.store([*some, *luck.sample(some, luck.randint(0, len(some)))])
        assert not stored.conflicts
        if luck.random() < 0.7:
            done = {*stored.stored, *stored.known}
            self.outbox = [entry for entry in self.outbox if entry.id not in done]

    def reads(self, keeper: DiaryKeeper, person: str, luck: random.Random) -> None:
        page = keeper.entries(person, self.cursor)
        if luck.random() < 0.7:
            self.knows |= {entry.id: entry for entry in page.entries}
            self.cursor = page.cursor


@pytest.mark.parametrize("seed", range(12))
def test_two_devices_and_a_server_that_is_ended_at_any_moment_lose_and_double_nothing(opens: Open, seed: int) -> None:
    luck, person, devices, keeper = random.Random(seed), a_uuid7(), (Device(), Device()), opens()
    written: dict[str, Entry] = {}
    minutes = count()
    for _ in range(STEPS):
        device = luck.choice(devices)
        match luck.choice(["write", "write", "send", "read", "end"]):
            case "write":
                # A clock that runs wrong tells any time; order and time mean nothing to a set.
                at = f"2026-11-{luck.randint(1, 28):02}T08:{next(minutes) % 60:02}:00+01:00"
                entry = a_kept_entry(person, at=at)
                written[entry.id] = entry
                device.writes(entry)
            case "send":
                device.sends(keeper, luck)
            case "read":
                device.reads(keeper, person, luck)
            case "end":
                keeper.close()
                keeper = opens()
    for device in devices:
        while device.outbox:
            device.sends(keeper, luck)
    for device in devices:
        while device.knows.keys() != written.keys():
            device.reads(keeper, person, luck)
    kept = keeper.everything(person)
    keeper.close()
    assert {entry.id: entry for entry in kept} == written
    assert len(kept) == len(written)
    assert devices[0].knows == devices[1].knows == written
