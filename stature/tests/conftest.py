"""Real parts for the tests: diaries in files and in PostgreSQL, and the server as a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from diaries import ANNA, a_month
from made import an_app
from postgres_here import PostgresHere, postgres_or_reason
from running import Running, start

from stature.keeping.contract import DiaryKeeper, Person
from stature.keeping.entry import Entry
from stature.keeping.sqlite import open_sqlite


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresHere]:
    found = postgres_or_reason(tmp_path_factory.mktemp("postgres"))
    if isinstance(found, str):
        pytest.skip(found)
    yield found
    found.end()


@pytest.fixture(params=["sqlite", "postgres"])
def keeper(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DiaryKeeper]:
    """Every keeper in turn, empty."""
    if request.param == "sqlite":
        keeper: DiaryKeeper = open_sqlite(tmp_path / "diary.sqlite3")
    else:
        from stature.keeping.postgres import open_postgres

        keeper = open_postgres(request.getfixturevalue("postgres").new_database())
    yield keeper
    keeper.close()


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One server on a real socket for all tests that only talk to it; each test makes its own person."""
    folder = tmp_path_factory.mktemp("server")
    with start(folder / "diary.sqlite3", an_app(folder / "app")) as running:
        yield running


@pytest.fixture
def browser(running: Running) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=running.address, timeout=120) as client:
        yield client


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """Anna's month."""
    path = tmp_path / "diary.sqlite3"
    keeper = open_sqlite(path)
    keeper.store([Entry.from_json(entry) for entry in a_month()])
    keeper.name_person(Person(**ANNA))
    keeper.close()
    return path
