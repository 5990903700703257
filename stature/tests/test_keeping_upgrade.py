"""Older diaries are brought up to date when they are opened; nothing in them is lost."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import astuple
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from made import a_kept_entry
from postgres_here import PostgresHere
from sqlalchemy import URL, create_engine

from stature.keeping.contract import Conflict, Cursor, DiaryTrouble, Person
from stature.keeping.marks import REVISION
from stature.keeping.postgres import open_postgres
from stature.keeping.sqlite import open_sqlite
from stature.keeping.sqlite_writes import bring_up_to_date
from stature.keeping.tables import metadata
from stature.keeping.upgrade import alembic_config

OLDER = Path(__file__).parent / "older_diaries"
FIRST = "01900000-0000-7000-8000-0000000000aa"
SECOND = "01900000-0000-7000-8000-0000000000bb"
THIRD = "01900000-0000-7000-8000-0000000000cc"


def older_diary(path: Path, tables: str = "0001") -> Path:
    with sqlite3.connect(path) as connection:
        connection.executescript((OLDER / f"{tables}.sql").read_text())
    connection.close()
    return path


def test_an_older_diary_keeps_every_entry_and_reads_in_the_order_they_were_made(tmp_path: Path) -> None:
    keeper = open_sqlite(older_diary(tmp_path / "diary.sqlite3"))
    page = keeper.entries(FIRST)
    assert [entry.body for entry in page.entries] == ['{"pain":0}', '{"pain":1}']
    assert [entry.to_json()["body"] for entry in keeper.entries(SECOND).entries] == [
        {"what": "screen", "answer": "I have asked"}
    ]
    keeper.close()


def test_an_older_diary_takes_new_entries_after_the_old_ones(tmp_path: Path) -> None:
    keeper = open_sqlite(older_diary(tmp_path / "diary.sqlite3"))
    cursor = keeper.entries(FIRST).cursor
    new = a_kept_entry(FIRST)
    assert keeper.store([new]).stored == (new.id,)
    assert keeper.entries(FIRST, cursor).entries == (new,)
    keeper.close()


def test_an_older_cursor_reads_from_the_start(tmp_path: Path) -> None:
    keeper = open_sqlite(older_diary(tmp_path / "diary.sqlite3"))
    diary, place, _ = keeper.entries(FIRST).cursor.split(".")
    page = keeper.entries(FIRST, Cursor(f"{diary}.{place}"))
    assert (len(page.entries), page.continues) == (2, False)
    keeper.close()


def older_diary_in_postgresql(postgres: PostgresHere, tables: str = "0001") -> URL:
    url = postgres.new_database()
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in (OLDER / f"{tables}.sql").read_text().split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement)
    engine.dispose()
    return url


def test_an_older_diary_in_postgresql_keeps_every_entry(postgres: PostgresHere) -> None:
    keeper = open_postgres(older_diary_in_postgresql(postgres))
    page = keeper.entries(FIRST)
    assert [entry.body for entry in page.entries] == ['{"pain":0}', '{"pain":1}']
    new = a_kept_entry(FIRST)
    keeper.store([new])
    since = keeper.entries(FIRST, page.cursor)
    assert (since.entries, since.continues) == ((new,), True)
    keeper.close()


def _kept_at_0004() -> list[tuple[object, ...]]:
    """What stands in that diary, told by SQLite alone."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript((OLDER / "0004.sql").read_text())
        return connection.execute(
            "SELECT id, person, at, kind, body, schema FROM entries ORDER BY person, arrival"
        ).fetchall()


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_a_diary_from_before_there_were_sums_is_whole_and_takes_a_second_body(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if database == "sqlite":
        keeper = open_sqlite(older_diary(tmp_path / "diary.sqlite3", "0004"))
    else:
        keeper = open_postgres(older_diary_in_postgresql(request.getfixturevalue("postgres"), "0004"))
    whole = keeper.whole()
    assert [astuple(entry) for entry in sorted(whole.entries, key=lambda entry: entry.person)] == _kept_at_0004()
    assert whole.people == (
        Person(FIRST, "Anna Größe", "leaf"),
        Person(THIRD, "O'Brien", "boat"),
        Person(SECOND),
    )
    before = keeper.everything(FIRST)
    cursor = keeper.entries(FIRST).cursor
    other = a_kept_entry(FIRST, id=before[0].id)
    assert keeper.store([*before, other]).conflicts == (Conflict(other, before[0]),)
    since = keeper.entries(FIRST, cursor)
    assert (since.entries, since.continues) == ((other,), True)
    keeper.close()


def test_an_upgrade_that_breaks_off_leaves_the_older_diary_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = older_diary(tmp_path / "diary.sqlite3")
    with sqlite3.connect(path) as connection:
        # Stands in the way of the last step of the upgrade, after others have been taken.
        connection.execute("CREATE TABLE entries_before (id TEXT)")
        before = list(connection.iterdump())
    connection.close()
    with pytest.raises(DiaryTrouble):
        open_sqlite(path)
    with sqlite3.connect(path) as connection:
        assert list(connection.iterdump()) == before
    connection.close()


def test_a_diary_of_a_newer_stature_is_left_alone_and_said_so(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    open_sqlite(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(DiaryTrouble, match="newer Stature"):
        open_sqlite(path)


def test_the_database_of_another_program_is_left_alone_and_said_so(tmp_path: Path) -> None:
    path = tmp_path / "recipes.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
        before = list(connection.iterdump())
    connection.close()
    with pytest.raises(DiaryTrouble, match="another program"):
        open_sqlite(path)
    with sqlite3.connect(path) as connection:
        assert list(connection.iterdump()) == before
    connection.close()


def test_the_tables_named_in_the_code_are_those_of_the_newest_migration(tmp_path: Path) -> None:
    assert ScriptDirectory.from_config(alembic_config()).get_heads() == [REVISION]
    for path in (new_diary(tmp_path / "new.sqlite3"), migrated_from_nothing(tmp_path / "diary.sqlite3")):
        engine = create_engine(f"sqlite:///{path}")
        with engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        engine.dispose()


def test_a_new_diary_has_the_very_tables_that_all_migrations_make(tmp_path: Path) -> None:
    assert tables_of(new_diary(tmp_path / "new.sqlite3")) == tables_of(
        migrated_from_nothing(tmp_path / "diary.sqlite3")
    )


def new_diary(path: Path) -> Path:
    open_sqlite(path).close()
    return path


def migrated_from_nothing(path: Path) -> Path:
    path.touch()
    bring_up_to_date(path, path, wait_seconds=1)
    return path


def tables_of(path: Path) -> dict[str, tuple[str, int]]:
    """Each as it was made, whatever the spaces, and how many rows lie in it."""
    with closing(sqlite3.connect(path)) as connection:
        made = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        rows = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name, _ in made}
    return {name: (re.sub(r"\s", "", sql), rows[name]) for name, sql in made}
