"""What a clinic's database does when it cannot serve as a diary: one clear line, and none of it for strangers."""

from __future__ import annotations

import sys
from importlib.metadata import requires

import pytest
from packaging.requirements import Requirement
from postgres_here import PostgresHere
from sqlalchemy import URL

from stature.keeping.contract import CANNOT_NOW, DiaryTrouble
from stature.keeping.postgres import open_postgres


@pytest.mark.parametrize("letters", ["LATIN1", "SQL_ASCII"])
def test_a_database_that_lacks_letters_is_refused_when_it_is_opened(postgres: PostgresHere, letters: str) -> None:
    with pytest.raises(DiaryTrouble, match=f"keeps its letters as {letters}") as trouble:
        open_postgres(postgres.new_database(letters))
    assert "ENCODING 'UTF8'" in str(trouble.value)
    assert "\n" not in str(trouble.value)


def test_a_database_that_is_not_there_is_named_to_its_owner_and_to_nobody_else(postgres: PostgresHere) -> None:
    gone = postgres.new_database().set(database="no_such_diary")
    with pytest.raises(DiaryTrouble, match="no_such_diary on ") as trouble:
        open_postgres(gone)
    assert trouble.value.public == CANNOT_NOW


def test_where_the_part_for_postgresql_is_missing_a_command_that_works_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DiaryTrouble, match="pip install") as trouble:
        open_postgres(URL.create("postgresql", host="clinic", database="diary"))
    asked = Requirement(str(trouble.value).rsplit("'")[-2])
    known = [Requirement(text) for text in requires("stature") or []]
    assert [(one.name, one.extras, one.specifier) for one in known if one.marker and "postgres" in str(one.marker)] == [
        (asked.name, asked.extras, asked.specifier)
    ]
    assert str(trouble.value).split(": ")[-1].startswith(sys.executable)
