"""Whoever sends too slowly or asks too much at once is told so, and holds up nobody."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from made import a_kept_entry, a_uuid7
from starlette.requests import Request
from starlette.types import Message

from stature.http import bodies, serve
from stature.http.problems import Refused
from stature.keeping import sqlite
from stature.keeping.contract import DiaryTrouble
from stature.keeping.sqlite import open_sqlite


def test_a_list_that_never_ends_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "SEND_WITHIN_SECONDS", 0.01)

    async def never() -> Message:
        await asyncio.Event().wait()
        raise AssertionError("nobody sets this event")

    request = Request({"type": "http", "headers": [(b"content-type", b"application/json")]}, never)
    with pytest.raises(Refused, match="did not arrive") as refused:
        asyncio.run(bodies.read_body(request))
    assert refused.value.status == 408


def test_too_many_readers_at_once_are_told_to_try_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "WAIT_FOR_LOCK_SECONDS", 0.01)
    keeper = open_sqlite(tmp_path / "diary.sqlite3")
    entry = a_kept_entry(a_uuid7())
    keeper.store([entry])
    pool = keeper._engine.pool
    held = [keeper._engine.connect() for _ in range(pool.size() + pool._max_overflow)]
    with pytest.raises(DiaryTrouble, match="try again"):
        keeper.entries(entry.person)
    for connection in held:
        connection.close()
    assert keeper.entries(entry.person).entries == (entry,)
    keeper.close()


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:"),
        ("0.0.0.0", "http://127.0.0.1:"),
        ("::1", "http://[::1]:"),
        ("::", "http://[::1]:"),
    ],
)
def test_the_address_said_is_one_a_browser_here_can_open(host: str, address: str) -> None:
    with serve.listen(host, 0) as listening:
        assert serve.address_of(listening) == f"{address}{listening.getsockname()[1]}/"
