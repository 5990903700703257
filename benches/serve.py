"""What a reading of a person's day costs the server, and what `stature serve` costs until its first page: CPU time.

Beside it, in turns in the same run, a bare ASGI application on the same engine and parser, which sends the very same answer,
headers and all, and looks nothing up: no server can do with less. Where FastAPI is installed, it reads the same diary as its guides write it.
"""

from __future__ import annotations

import http.client
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benches._faithful import PERSON, life, sessions_after
from groundwork.figures import Figure
from groundwork.places import HERE
from stature.keeping.entry import Entry
from stature.keeping.sqlite import open_sqlite

NAME = "serve"
TITLE = "What an answer, and a start, cost the server"

A_YEAR = 1_100
A_DAY = 6
# Many short turns, because other programs of the computer take theirs too.
ROUNDS = 21
REQUESTS = 50
STARTS = 5
RAW = "raw ASGI, the same answer"
# These the engine writes itself.
ENGINES_OWN = {"date", "server"}
FASTAPI = "FastAPI and SQLAlchemy, nothing checked"


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        diary = Path(folder) / "diary.sqlite3"
        path = _write_diary(diary)
        return [*_readings(diary, path), *_first_pages(diary)]


@dataclass(frozen=True, slots=True)
class Serving:
    """One of the servers, and the connection through which it is asked."""

    process: subprocess.Popen[str]
    connection: http.client.HTTPConnection

    def answer(self, path: str) -> bytes:
        self.connection.request("GET", path)
        return self.connection.getresponse().read()

    def whole_answer(self, path: str) -> bytes:
        """As `_serving.raw` reads it: the headers in one line, then the body."""
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        headers = [(name, value) for name, value in answer.getheaders() if name not in ENGINES_OWN]
        return json.dumps(headers).encode() + b"\n" + answer.read()

    def milliseconds_each(self, path: str) -> float:
        """Of the server's CPU time."""
        # Opened anew: while others had their turn, this server has ended what said nothing.
        self.connection.close()
        self.answer(path)
        before = self._cpu_seconds()
        for _ in range(REQUESTS):
            self.answer(path)
        return (self._cpu_seconds() - before) / REQUESTS * 1000

    def _cpu_seconds(self) -> float:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())


def _write_diary(diary: Path) -> str:
    """A year and a day of somebody faithful; the address by which a device that has the year reads the day."""
    told, now = life(A_YEAR)
    with closing(open_sqlite(diary)) as keeper:
        keeper.store([Entry.from_json(entry) for entry in told])
        page = keeper.entries(PERSON)
        while page.more:
            page = keeper.entries(PERSON, page.cursor)
        keeper.store([Entry.from_json(entry) for entry in sessions_after(now, A_DAY)])
    return f"/api/people/{PERSON}/entries?after={page.cursor}"


def _readings(diary: Path, path: str) -> list[Figure]:
    with ExitStack() as running:
        own = running.enter_context(_serving("stature", diary))
        answer = diary.with_name("answer.json")
        assert len(json.loads(own.answer(path))["entries"]) == A_DAY
        answer.write_bytes(own.whole_answer(path))
        others = {"raw": answer} | ({"fastapi": diary} if importlib.util.find_spec("fastapi") else {})
        servers = {"own": own} | {name: running.enter_context(_serving(name, file)) for name, file in others.items()}
        taken = [{name: one.milliseconds_each(path) for name, one in servers.items()} for _ in range(ROUNDS)]
    cost = {name: statistics.median(each[name] for each in taken) for name in servers}
    what = "CPU of the server for reading a person's day"
    beside = {"raw": RAW, "fastapi": FASTAPI}
    return [Figure(what, cost["own"], "ms", beside[name], cost[name]) for name in others]


def _first_pages(diary: Path) -> list[Figure]:
    """Of a diary that is there, and of one that is not."""
    index = diary.with_name("index.html")
    index.write_text("<!doctype html><title>Stature</title>")
    answer = diary.with_name("page.json")
    answer.write_bytes(b'[["content-length", "' + str(index.stat().st_size).encode() + b'"]]\n' + index.read_bytes())
    bare = [sys.executable, "-m", "benches._serving", "raw", str(answer)]
    taken = [
        [_until_first_page(words, index.parent) for words in (_stature(diary), _stature(_new(diary, n)), bare)]
        for n in range(STARTS)
    ]
    there, new, raw = (statistics.median(each) for each in zip(*taken, strict=True))
    what = "CPU from `stature serve` to the first page"
    return [
        Figure(what, there, "s", "raw ASGI to the same page", raw),
        Figure(f"{what}, a new diary", new, "s", "raw ASGI to the same page", raw),
    ]


def _stature(diary: Path) -> list[str]:
    return [sys.executable, "-m", "stature", "serve", "--no-open", "--port", "0", "--diary", str(diary)]


def _new(diary: Path, number: int) -> Path:
    return diary.with_name(f"new-{number}.sqlite3")


def _until_first_page(words: Sequence[str], app: Path) -> float:
    """CPU seconds of the whole process."""
    environment = {**os.environ, "STATURE_APP": str(app)}
    with subprocess.Popen(words, cwd=HERE.root, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        said = process.stdout.readline().split()
        urllib.request.urlopen(next(word for word in said if word.startswith("http://"))).close()
        process.kill()
        _, _, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime


@contextmanager
def _serving(name: str, file: Path) -> Iterator[Serving]:
    words = [sys.executable, "-m", "benches._serving", name, str(file)]
    with subprocess.Popen(words, cwd=HERE.root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = urlsplit(process.stdout.readline().strip())
            yield Serving(process, http.client.HTTPConnection(address.netloc))
        finally:
            process.kill()
