"""People who say nothing, or not enough: real connections to a server, and what they say instead of a request."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

import httpx
from made import a_uuid7

from stature.http.app import build_app
from stature.http.guard import Names
from stature.http.listening import address_of, listen
from stature.http.serve import Server
from stature.http.waiting import Patience
from stature.keeping.sqlite import open_sqlite

POST: Final = f"POST /api/people/{a_uuid7()}/entries HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"

# Longer than anything takes on a busy machine. Where a fault is planted the end may never come, and is not waited for.
A_MINUTE: Final = 2.0 if "STATURE_FAULT_PLANTED" in os.environ else 60.0
# Every way of holding a connection without asking for anything.
SAID: Final[Mapping[str, bytes]] = {
    "nothing": b"",
    "half a request": b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
    "half a body": f"{POST}Content-Length: 900000\r\n\r\n[".encode(),
    "a body in pieces": f"{POST}Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n".encode(),
    "a body nobody asked for": b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\n{",
}


@contextmanager
def holding(address: str, number: int, said: bytes) -> Iterator[list[socket.socket]]:
    """So many connections that have said this and say no more."""
    url = httpx.URL(address)
    with ExitStack() as held:
        connections = []
        for _ in range(number):
            connection = held.enter_context(socket.create_connection((url.host, url.port or 80), timeout=A_MINUTE))
            connection.sendall(said)
            connections.append(connection)
        yield connections


@contextmanager
def served(folder: Path, app: Path, patience: Patience) -> Iterator[str]:
    """The address of a server in this process, which waits for others as it is told to."""
    keeper = open_sqlite(folder / "diary.sqlite3")
    ready = threading.Event()
    server = Server(build_app(keeper, app, Names.of("127.0.0.1"), "0"), ready.set, patience)
    with listen("127.0.0.1", 0) as listening:
        address = address_of(listening).rstrip("/")
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            assert ready.wait(timeout=60)
            yield address
        finally:
            server.should_exit = True
            thread.join(timeout=60)
            keeper.close()


def heard(connection: socket.socket) -> bytes:
    """All that comes until the other side ends the connection. Raises TimeoutError where it does not."""
    said = b""
    while True:
        try:
            piece = connection.recv(65_536)
        except ConnectionError:
            return said
        if not piece:
            return said
        said += piece
