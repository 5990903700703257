"""`stature serve` as a process: it says where it is, ends when asked, and loses nothing it said was kept."""

from __future__ import annotations

import os
import random
import signal
import socket
import sqlite3
import subprocess
import threading
import time
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from made import a_uuid7, an_app, an_entry
from running import READY, STATURE, Running, start, stature

from stature.keeping.sqlite import open_sqlite


@pytest.fixture
def app(tmp_path: Path) -> Path:
    return an_app(tmp_path / "app")


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_well_even_with_a_page_still_open(tmp_path: Path, app: Path, by: signal.Signals) -> None:
    with start(tmp_path / "diary.sqlite3", app) as running, httpx.Client(base_url=running.address) as page:
        page.get("/")
        assert running.end(by) == 0


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_well_while_a_list_is_still_coming_in(tmp_path: Path, app: Path, by: signal.Signals) -> None:
    with start(tmp_path / "diary.sqlite3", app) as running:
        url = httpx.URL(running.address)
        with socket.create_connection((url.host, url.port)) as connection:
            head = (
                f"POST /api/people/{a_uuid7()}/entries HTTP/1.1\r\nHost: localhost\r\n"
                "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n["
            )
            connection.sendall(head.encode())
            # The server has read the first part once it answers another request.
            httpx.get(running.address + "/api/health")
            assert running.end(by) == 0


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_well_while_it_is_still_starting(tmp_path: Path, app: Path, by: signal.Signals) -> None:
    environment = {**os.environ, "PYTHONPROFILEIMPORTTIME": "1", "STATURE_APP": str(app)}
    command = [*STATURE, "serve", "--port", "0", "--no-open", "--diary", str(tmp_path / "diary.sqlite3")]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            # Some way into loading its parts, and well before it can answer.
            if line.rstrip().endswith("uvicorn.config"):
                break
        process.send_signal(by)
        said, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert said == ""


@pytest.mark.parametrize(("output", "told_beside"), [(">&-", False), (">/dev/full", True)])
def test_it_serves_where_its_answer_cannot_be_written(
    tmp_path: Path, app: Path, output: str, told_beside: bool
) -> None:
    """As a service of the system may be started."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = [*STATURE, "serve", "--port", str(port), "--no-open", "--diary", str(tmp_path / "diary.sqlite3")]
    with subprocess.Popen(
        ["sh", "-c", f'exec "$@" {output}', "sh", *words],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "STATURE_APP": str(app)},
    ) as process:
        try:
            assert answers(process, port)
        finally:
            process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 0
    assert ("Stature is at" in errors) == told_beside
    assert errors.count("\n") <= 1


def answers(process: subprocess.Popen[str], port: int) -> bool:
    while process.poll() is None:
        try:
            return httpx.get(f"http://127.0.0.1:{port}/api/health").status_code == 200
        except httpx.TransportError:
            time.sleep(0.1)
    return False


def test_it_says_where_it_is_in_one_line_and_nothing_else(tmp_path: Path, app: Path) -> None:
    command = [*STATURE, "serve", "--port", "0", "--no-open", "--diary", str(tmp_path / "diary.sqlite3")]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "STATURE_APP": str(app)}
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        rest, errors = process.communicate(timeout=30)
    assert first.startswith("Stature is at http://127.0.0.1:")
    assert (rest, errors) == ("", "")


def test_a_server_that_others_reach_says_that_only_paired_devices_are_answered(tmp_path: Path, app: Path) -> None:
    command = [*STATURE, "serve", "--host", "0.0.0.0", "--port", "0", "--no-open", "--diary", str(tmp_path / "d")]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "STATURE_APP": str(app)}
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)
    assert "only paired devices" in errors
    assert errors.count("\n") == 1


def one_clear_line(done: subprocess.CompletedProcess[str], *words: str) -> bool:
    line = done.stderr
    return (
        (done.returncode, done.stdout) == (2, "")
        and line.startswith("stature: ")
        and line.count("\n") == 1
        and all(word in line for word in words)
    )


def test_a_taken_port_is_one_clear_line_and_no_diary_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = stature("serve", "--port", port, "--no-open", "--diary", str(tmp_path / "diary.sqlite3"))
    assert one_clear_line(done, port, "--port")
    assert not (tmp_path / "diary.sqlite3").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--port", "eight"], ["--port", "'eight'", "whole number"]),
        (["--port", "70000"], ["--port", "70000", "65535"]),
        (["--port", "-1"], ["--port"]),
        (["--host", "no such host"], ["no such host"]),
        (["--host", "203.0.113.7"], ["203.0.113.7"]),
        (["--diary", "/"], ["--diary FILE"]),
        (["--diary", "mysql://me:secret@host/name"], ["mysql"]),
        (["--diary", "://"], ["address"]),
        (["--diary", "postgresql://nobody@127.0.0.1:1/none"], ["cannot be used just now"]),
        (["--colour"], ["--colour"]),
        (["now"], ["now"]),
    ],
)
def test_what_cannot_be_served_is_one_clear_line(arguments: list[str], words: list[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    done = stature("serve", "--no-open", "--port", port, *arguments)
    assert one_clear_line(done, *words)
    assert "secret" not in done.stderr


def test_a_diary_held_by_another_program_is_one_clear_line_and_the_server_goes_on(tmp_path: Path, app: Path) -> None:
    with start(tmp_path / "diary.sqlite3", app) as running, closing(sqlite3.connect(running.diary)) as other:
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        with httpx.Client(base_url=running.address, timeout=30) as client:
            entry = an_entry(a_uuid7())
            path = f"/api/people/{entry['person']}/entries"
            refused = client.post(path, json=[entry])
            assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
            assert "another program" in refused.json()["detail"]
            # Where the diary lies is nobody's business who asks over a network.
            assert str(tmp_path) not in refused.text
            other.execute("ROLLBACK")
            assert client.post(path, json=[entry]).json()["stored"] == [entry["id"]]


def write_until_it_dies(running: Running, person: str, acknowledged: list[str]) -> None:
    with httpx.Client(base_url=running.address) as client:
        while True:
            entries = [an_entry(person) for _ in range(5)]
            try:
                answer = client.post(f"/api/people/{person}/entries", json=entries)
            except httpx.HTTPError:
                return
            acknowledged += answer.json()["stored"]


@pytest.mark.parametrize("seed", range(4))
def test_a_server_killed_while_writing_has_lost_nothing_it_said_was_kept(tmp_path: Path, app: Path, seed: int) -> None:
    acknowledged: list[str] = []
    people = [a_uuid7() for _ in range(2)]
    with start(tmp_path / "diary.sqlite3", app) as running:
        writers = [
            threading.Thread(target=write_until_it_dies, args=(running, person, acknowledged)) for person in people
        ]
        for writer in writers:
            writer.start()
        while len(acknowledged) < 10:
            time.sleep(0.001)
        time.sleep(random.Random(seed).uniform(0.0, 0.2))
        running.process.kill()
        for writer in writers:
            writer.join()
    keeper = open_sqlite(tmp_path / "diary.sqlite3")
    kept: list[str] = []
    for person in people:
        page = keeper.entries(person)
        own = [entry.id for entry in page.entries]
        while page.more:
            page = keeper.entries(person, page.cursor)
            own += [entry.id for entry in page.entries]
        # A list is kept whole or not at all.
        assert len(own) % 5 == 0
        kept += own
    keeper.close()
    assert set(acknowledged) <= set(kept)
    assert len(kept) == len(set(kept))


def test_without_a_command_the_app_is_served_with_the_settings_of_the_environment(tmp_path: Path, app: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment |= {
        "STATURE_APP": str(app),
        "STATURE_PORT": "0",
        "STATURE_DIARY": str(tmp_path / "own" / "diary.sqlite3"),
    }
    # On a computer whose browser would open, a harmless one stands in for it.
    environment["BROWSER"] = "true"
    with subprocess.Popen(STATURE, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        said = READY.match(process.stdout.readline())
        assert said is not None
        assert httpx.get(said[1]).status_code == 200
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    assert process.returncode == 0
    assert (tmp_path / "own" / "diary.sqlite3").exists()
