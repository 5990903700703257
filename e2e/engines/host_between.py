"""A host between a page and the server, for an engine into which no script can be put before the page's own.

It hands everything on as it is, but for two files: the page gets the scripts of a test before its own, and the coach's worker the
quick clock. What goes wrong on the page is told to it, and whoever wants to hear of its requests hears of them.
"""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

BEFORE_THE_PAGE = "/before-the-page.js"
TOLD_BY_THE_PAGE = "/told-by-the-page"
WITNESS = Path(__file__).with_name("witness.js").read_text("utf-8")
# They belong to one way alone, or would let a file go by without its scripts.
OF_ONE_WAY = frozenset(
    {"connection", "keep-alive", "transfer-encoding", "content-length", "accept-encoding", "if-none-match"}
)
SECONDS_TO_ANSWER = 60
Headers = list[tuple[str, str]]


class HostBetween(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, server: str, of_the_page: str, of_the_worker: str) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.asked = urlsplit(server)
        self.of_the_page = f"{WITNESS}\n{of_the_page}"
        self.of_the_worker = of_the_worker
        self.troubles: list[str] = []
        self.listeners: list[Callable[[Any], None]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def on(self, what: str, listener: Callable[[Any], None]) -> None:
        assert what == "request", f"no {what} is heard here"
        self.listeners.append(listener)

    def end(self) -> None:
        """From now on nobody answers."""
        self.shutdown()
        self.server_close()


@contextmanager
def host_between(server: str, of_the_page: str, of_the_worker: str) -> Iterator[HostBetween]:
    host = HostBetween(server, of_the_page, of_the_worker)
    threading.Thread(target=host.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        host.end()


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: HostBetween

    def do_GET(self) -> None:
        if self.path == BEFORE_THE_PAGE:
            self._answer(200, [("Content-Type", "text/javascript")], self.server.of_the_page.encode())
            return
        for listener in self.server.listeners:
            listener(SimpleNamespace(url=f"{self.server.address.rstrip('/')}{self.path}"))
        self._hand_on()

    def do_POST(self) -> None:
        if self.path != TOLD_BY_THE_PAGE:
            return self.do_GET()
        self.server.troubles.append(self._read().decode("utf-8", "replace"))
        return self._answer(204, [], b"")

    def do_HEAD(self) -> None:
        self._hand_on()

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""

    def _hand_on(self) -> None:
        asked = self.server.asked
        headers = {name: value for name, value in self.headers.items() if name.lower() not in OF_ONE_WAY}
        with closing(http.client.HTTPConnection(asked.hostname or "", asked.port, timeout=SECONDS_TO_ANSWER)) as way:
            way.request(self.command, self.path, self._read() or None, headers)
            answer = way.getresponse()
            body = self._with_scripts(answer.read(), answer.getheader("Content-Type", ""))
        kept = [(name, value) for name, value in answer.getheaders() if name.lower() not in OF_ONE_WAY]
        self._answer(answer.status, kept, body)

    def _with_scripts(self, body: bytes, kind: str) -> bytes:
        if kind.startswith("text/html"):
            return body.replace(b"<head>", f'<head><script src="{BEFORE_THE_PAGE}"></script>'.encode(), 1)
        if "/assets/worker-" in self.path and self.path.endswith(".js"):
            return self.server.of_the_worker.encode() + b"\n" + body
        return body

    def _read(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _answer(self, status: int, headers: Headers, body: bytes) -> None:
        self.send_response_only(status)
        for name, value in [*headers, ("Content-Length", str(len(body)))]:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
