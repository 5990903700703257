"""Whoever sends too slowly or asks too much at once is told so, and holds up nobody."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from made import a_kept_entry, a_uuid7, an_app
from running import READY, STATURE, Running, start
from silent import SAID, heard, holding, served
from starlette.requests import Request
from starlette.types import Message

from stature.headers import ALWAYS
from stature.http import bodies, listening
from stature.http.problems import Refused
from stature.http.waiting import Patience
from stature.keeping import sqlite
from stature.keeping.contract import DiaryTrouble
from stature.keeping.sqlite import open_sqlite

# Nobody is waited for long, and nobody is sent away for being slow by some milliseconds.
SHORT = Patience(connections=100, head_seconds=0.3, body_seconds=0.6, reading_seconds=0.6)
# For as long as a test takes.
LONG = Patience(connections=100, head_seconds=600.0, body_seconds=600.0, reading_seconds=600.0)


def answers(address: str) -> httpx.Response:
    """What a person's page gets. Whoever is shut out gets an error here, after a minute."""
    return httpx.get(f"{address}/api/health", timeout=60)


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
def test_three_hundred_who_say_too_little_shut_nobody_out(running: Running, said: bytes) -> None:
    with holding(running.address, 300, said):
        answer = answers(running.address)
        entry = a_kept_entry(a_uuid7())
        stored = httpx.post(f"{running.address}/api/people/{entry.person}/entries", json=[entry.to_json()], timeout=60)
    assert (answer.status_code, stored.status_code) == (200, 200)


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
def test_who_says_too_little_is_ended(tmp_path: Path, said: bytes) -> None:
    with served(tmp_path, an_app(tmp_path / "app"), SHORT) as address, holding(address, 3, said) as connections:
        for connection in connections:
            heard(connection)  # or it would raise after a minute


@pytest.mark.parametrize("said", ["half a request", "half a body", "a body nobody asked for"])
def test_who_drips_is_ended_though_something_comes_all_the_time(tmp_path: Path, said: str) -> None:
    app = an_app(tmp_path / "app")
    with served(tmp_path, app, SHORT) as address, holding(address, 1, SAID[said]) as (connection,):
        ended = False
        for _ in range(600):
            try:
                connection.sendall(b" ")
            except ConnectionError:
                ended = True
                break
            time.sleep(0.1)
    assert ended


def test_half_a_head_is_told_why_it_was_not_answered(tmp_path: Path) -> None:
    said = SAID["half a request"]
    with served(tmp_path, an_app(tmp_path / "app"), SHORT) as address, holding(address, 1, said) as (connection,):
        told = heard(connection)
    assert told.startswith(b"HTTP/1.1 408 ")
    assert b"application/problem+json" in told


def test_where_there_are_too_many_the_longest_silent_go_and_newcomers_are_heard(tmp_path: Path) -> None:
    few = replace(LONG, connections=20)
    with served(tmp_path, an_app(tmp_path / "app"), few) as address, holding(address, 60, b"") as silent:
        assert answers(address).status_code == 200
        for connection in silent[:30]:
            heard(connection)
        silent[-1].sendall(b"GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert heard(silent[-1]).startswith(b"HTTP/1.1 200 ")


def test_on_a_computer_that_lets_few_files_be_open_newcomers_are_heard_too(tmp_path: Path) -> None:
    """As on a Mac. With none left to open, Python's own loop stands still and fills the log."""
    told = tmp_path / "told.txt"
    words = [*STATURE, "serve", "--port", "0", "--no-open", "--diary", str(tmp_path / "diary.sqlite3")]
    with (
        told.open("w") as beside,
        subprocess.Popen(
            ["sh", "-c", 'ulimit -n 128 && exec "$@"', "sh", *words], stdout=subprocess.PIPE, stderr=beside, text=True
        ) as process,
    ):
        assert process.stdout is not None
        said = READY.match(process.stdout.readline())
        assert said is not None
        with holding(said[1], 300, b""):
            answer = answers(said[1])
        process.terminate()
    assert (answer.status_code, told.read_text()) == (200, "")


def test_who_never_reads_the_answer_is_ended(tmp_path: Path) -> None:
    app = an_app(tmp_path / "app")
    (app / "film.mp4").write_bytes(bytes(32 * 1024 * 1024))
    asked = b"GET /film.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with served(tmp_path, app, SHORT) as address, holding(address, 1, asked) as (connection,):
        # As many answers as it takes the server to notice: afterwards it has no connection any more.
        time.sleep(3 * SHORT.reading_seconds)
        assert answers(address).status_code == 200
        assert len(heard(connection)) < 32 * 1024 * 1024


def test_a_request_that_takes_its_time_to_answer_is_not_broken_off(tmp_path: Path) -> None:
    """Many papers at once take longer than a silent connection is waited for."""
    impatient = Patience(connections=1, head_seconds=0.2, body_seconds=0.2, reading_seconds=0.2)
    person = a_uuid7()
    with served(tmp_path, an_app(tmp_path / "app"), impatient) as address:
        paper = httpx.get(f"{address}/api/people/{person}/handout.pdf", timeout=120)
    assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")


BAD_REQUESTS = {
    "no HTTP": (b"HELLO\r\n\r\n", 400),
    "another protocol": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
    "a head without end": (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 100_000, 431),
    "two lengths": (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
    "an unknown coding": (b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: brotli\r\n\r\n", 501),
    "a broken piece": (SAID["a body in pieces"] + b"zz\r\n", 400),
    "no host": (b"GET / HTTP/1.1\r\n\r\n", 400),
}


@pytest.mark.parametrize(("said", "status"), BAD_REQUESTS.values(), ids=BAD_REQUESTS)
def test_what_the_engine_refuses_has_the_form_and_the_headers_of_every_answer(
    running: Running, said: bytes, status: int
) -> None:
    with holding(running.address, 1, said) as (connection,):
        assert_in_our_form(heard(connection), status)


NO_ADDRESSES = {
    "a whole URL": b"GET http://localhost/api/health HTTP/1.1",
    "a whole URL of elsewhere": b"GET http://evil.example/ HTTP/1.1",
    "all of it": b"OPTIONS * HTTP/1.1",
    "a tunnel": b"CONNECT localhost:80 HTTP/1.1",
}


@pytest.mark.parametrize("line", NO_ADDRESSES.values(), ids=NO_ADDRESSES)
def test_what_is_no_address_is_not_there(running: Running, line: bytes) -> None:
    with holding(running.address, 1, line + b"\r\nHost: localhost\r\nConnection: close\r\n\r\n") as (connection,):
        answer = heard(connection)
    assert_in_our_form(answer, 404)
    assert b"/api/openapi.json" in answer


def test_what_strangers_send_badly_is_no_news_at_the_terminal(tmp_path: Path) -> None:
    told = tmp_path / "told.txt"
    words = [*STATURE, "serve", "--port", "0", "--no-open", "--diary", str(tmp_path / "diary.sqlite3")]
    upgrade = b"GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n"
    with told.open("w") as beside, subprocess.Popen(words, stdout=subprocess.PIPE, stderr=beside, text=True) as process:
        assert process.stdout is not None
        said = READY.match(process.stdout.readline())
        assert said is not None
        for raw in (*(raw for raw, _ in BAD_REQUESTS.values()), upgrade):
            with holding(said[1], 1, raw) as (connection,):
                assert heard(connection).startswith(b"HTTP/1.1 ")
        process.terminate()
    assert told.read_text() == ""


def test_what_is_broken_off_because_the_server_ends_has_them_too(tmp_path: Path) -> None:
    with (
        start(tmp_path / "diary.sqlite3", an_app(tmp_path / "app")) as server,
        holding(server.address, 1, SAID["half a body"]) as (connection,),
    ):
        answers(server.address)  # by now the half has been read
        assert server.end(signal.SIGTERM) == 0
        assert_in_our_form(heard(connection), 503)


def assert_in_our_form(heard: bytes, status: int) -> None:
    head, _, body = heard.partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    answer = httpx.Response(status, headers=[tuple(line.split(": ", 1)) for line in lines[1:]], content=body)
    assert lines[0].startswith(f"HTTP/1.1 {status} ")
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert "server" not in answer.headers


def test_a_list_that_never_ends_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "SEND_WITHIN_SECONDS", 0.01)

    async def never() -> Message:
        await asyncio.Event().wait()
        raise AssertionError("nobody sets this event")

    request = Request({"type": "http", "headers": [(b"content-type", b"application/json")]}, never)
    with pytest.raises(Refused, match="did not arrive") as refused:
        asyncio.run(bodies.read_body(request))
    assert refused.value.status == 408


def test_too_many_writers_at_once_are_told_to_try_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "WAIT_FOR_LOCK_SECONDS", 0.01)
    keeper = open_sqlite(tmp_path / "diary.sqlite3")
    entry = a_kept_entry(a_uuid7())
    keeper.store([entry])
    engine = keeper._writes.engine
    held = [engine.pool.connect() for _ in range(engine.pool.size() + engine.pool._max_overflow)]
    with pytest.raises(DiaryTrouble, match="too many"):
        keeper.store([a_kept_entry(entry.person)])
    # Whoever reads takes no place from them.
    assert keeper.entries(entry.person).entries == (entry,)
    for connection in held:
        connection.close()
    assert len(keeper.store([a_kept_entry(entry.person)]).stored) == 1
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
    with listening.listen(host, 0) as at:
        assert listening.address_of(at) == f"{address}{at.getsockname()[1]}/"
