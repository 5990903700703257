"""Who asks, and whose diary, is told to every handler by one place; nothing of a diary is done before it has spoken."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from made import a_kept_entry, a_uuid7, an_app, an_entry
from starlette.requests import Request

from stature.http.app import build_app
from stature.http.asking import Asked, Asker, Asking
from stature.http.exporting import FORMS
from stature.http.guard import Names
from stature.http.openapi import document
from stature.http.problems import Refused
from stature.keeping.contract import DiaryKeeper, Person
from stature.keeping.sqlite import open_sqlite

PERSON = a_uuid7()


class NobodyMayAsk(Asking):
    def who(self, _: Request) -> Asker:
        raise Refused(403, "who are you?")


class EverybodyIsAnna(Asking):
    def __init__(self, anna: str) -> None:
        super().__init__()
        self._anna = anna

    def writing(self, request: Request) -> Asked:
        return self(request)

    def __call__(self, request: Request) -> Asked:
        return Asked(self.who(request), self._anna)


class Untouched:
    """A keeper that nobody may turn to."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"the keeper was asked for {name}")


def of_diaries() -> Iterator[tuple[str, str]]:
    """Every method and address that the description names and that tells or changes something of a person."""
    for path, told in document("test")["paths"].items():
        for method in {"get", "put", "post", "delete"} & set(told):
            if path.startswith("/api/people"):
                files = [file for file in FORMS if not file.endswith(".pdf")] if "{file}" in path else [""]
                yield from ((method, path.format(person=PERSON, file=file)) for file in files)


def answer_of(keeper: Any, asking: Asking, folder: Path, method: str, path: str, body: object) -> httpx.Response:
    app = build_app(keeper, an_app(folder / "app"), Names.of("127.0.0.1"), "test", asking=asking)

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
            sent = {} if method in ("get", "delete") else {"json": body}
            return await client.request(method, path, **sent)

    return asyncio.run(ask())


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[DiaryKeeper]:
    with closing(open_sqlite(tmp_path / "diary.sqlite3")) as keeper:
        yield keeper


@pytest.mark.parametrize(("method", "path"), sorted(of_diaries()))
def test_whoever_may_not_ask_learns_nothing_and_changes_nothing(method: str, path: str, tmp_path: Path) -> None:
    body = {"name": "Eve", "picture": "sun"} if method == "put" else [an_entry(PERSON)]
    answer = answer_of(Untouched(), NobodyMayAsk(), tmp_path, method, path, body)
    assert (answer.status_code, answer.json()["detail"]) == (403, "who are you?")


@pytest.mark.parametrize("path", ["/api/openapi.json", "/"])
def test_what_says_nothing_of_anybody_is_the_same_for_all(path: str, tmp_path: Path) -> None:
    assert answer_of(Untouched(), NobodyMayAsk(), tmp_path, "get", path, None).status_code == 200


def test_a_diary_is_read_written_exported_and_named_of_whom_the_one_place_says(
    diary: DiaryKeeper, tmp_path: Path
) -> None:
    """Not of whom the address names: nobody reads that a second time."""
    entry = a_kept_entry(a_uuid7())
    anna, stranger = entry.person, f"/api/people/{a_uuid7()}"
    diary.store([entry])

    def answer(method: str, path: str, body: object = None) -> httpx.Response:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        return answer_of(diary, EverybodyIsAnna(anna), folder, method, path, body)

    assert answer("get", f"{stranger}/entries").json()["entries"] == [entry.to_json()]
    assert json.loads(answer("get", f"{stranger}/export/diary.json").content)["entries"] == [entry.to_json()]
    more = an_entry(anna)
    assert answer("post", f"{stranger}/entries", [more]).json()["stored"] == [more["id"]]
    answer("put", stranger, {"name": "Anna", "picture": "sun"})
    assert diary.people() == (Person(anna, "Anna", "sun"),)
