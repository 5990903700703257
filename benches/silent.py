"""How long a person waits while others hold connections and say too little.

Three hundred connections at a time, in every way that is known: nothing said, half a request, half a body, an answer
that is never read. A page is asked for all the while, each time on a new connection as a browser that has just been opened
does. Beside each stands the same without them, taken in the same run.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from groundwork.figures import Figure
from stature import wiring

NAME = "silent"
TITLE = "A person's request among 300 silent connections"
NEEDS = ("web",)

STATURE = Path(sys.executable).parent / "stature"
SILENT = 300
ASKED_SECONDS = 5.0
ALONE = "nobody else there"
# What was asked for: not the slowest of a few, but the slowest of all.
PROMISED_SECONDS = 2.0

POST = (
    "POST /api/people/0193543e-0000-7000-8000-000000000001/entries HTTP/1.1\r\n"
    "Host: localhost\r\nContent-Type: application/json\r\n"
)
SAID = {
    "who say nothing": "",
    "with half a request": "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
    "with half a body": f"{POST}Content-Length: 900000\r\n\r\n[",
}


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as (host, port):
        slowest_answer(host, port)  # warms what is loaded late
        measured = []
        for who, said in {**SAID, "who never read the answer": ask_for_the_longest(wiring.app_folder())}.items():
            alone = slowest_answer(host, port)
            with holding(host, port, said.encode()):
                among = slowest_answer(host, port)
            measured.append(Figure(f"slowest answer among {SILENT} {who}", among, "s", ALONE, alone))
        worst = max(figure.value for figure in measured)
        return [*measured, Figure("the slowest of all", worst, "s", "what was promised", PROMISED_SECONDS)]


def ask_for_the_longest(app: Path) -> str:
    """A request for the largest file of the app, which no buffer on the way takes whole."""
    files = [file for file in app.rglob("*") if file.is_file()]
    largest = max(files, key=lambda file: file.stat().st_size)
    return f"GET /{largest.relative_to(app).as_posix()} HTTP/1.1\r\nHost: localhost\r\n\r\n"


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, int]]:
    """Host and port of a server of its own."""
    command: list[str | Path] = [STATURE, "serve", "--no-open", "--port", "0", "--diary", folder / "diary.sqlite3"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        if server.stdout is None:
            raise RuntimeError("the server has no output to read")
        words = server.stdout.readline().split()
        address = urlsplit(next(word for word in words if word.startswith("http://")))
        try:
            yield address.hostname or "127.0.0.1", address.port or 80
        finally:
            server.terminate()


@contextmanager
def holding(host: str, port: int, said: bytes) -> Iterator[None]:
    """So many connections that have said this and neither say nor read more."""
    with ExitStack() as held:
        for _ in range(SILENT):
            connection = held.enter_context(socket.create_connection((host, port), timeout=60))
            connection.sendall(said)
        yield


def slowest_answer(host: str, port: int) -> float:
    """The longest that anybody waited, in seconds, of whoever asked one after another for a while."""
    slowest, until = 0.0, time.perf_counter() + ASKED_SECONDS
    while time.perf_counter() < until:
        begun = time.perf_counter()
        asking = HTTPConnection(host, port, timeout=60)
        asking.request("GET", "/api/health")
        answer = asking.getresponse()
        answer.read()
        asking.close()
        if answer.status != HTTPStatus.OK:
            raise RuntimeError(f"somebody was turned away with {answer.status}")
        slowest = max(slowest, time.perf_counter() - begun)
    return slowest
