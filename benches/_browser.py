"""A browser for the benches: pages built from the app's own sources, served as the app's server serves them.

Decided here: how files travel (compressed beside, when there) and which flags the browser gets. Nothing
is ever asked of another machine.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, sync_playwright

from groundwork.chromium import QUIET, set_up_chromium
from groundwork.places import HERE
from groundwork.tools import run_tool

APP = HERE.app
FLAGS = (
    *QUIET,
    # A bench cannot tap.
    "--autoplay-policy=no-user-gesture-required",
    # Several pages at once, and all of them count as looked at.
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
    "--disable-background-timer-throttling",
)
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".m4a": "audio/mp4",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}


@contextmanager
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or the one that STATURE_CHROMIUM names."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=set_up_chromium(), args=list(FLAGS))
        yield chromium
        chromium.close()


@contextmanager
def bench_pages() -> Iterator[Path]:
    """A folder with the pages that measure, built afresh, and the app's coach and voice."""
    with tempfile.TemporaryDirectory() as folder:
        script = HERE.web / "engine-build" / "bench_pages.mjs"
        run_tool(HERE, "bench-pages", [HERE.node / "node", script, folder], folder=HERE.web)
        # Its own copy: a long bench must not notice that the app is built again meanwhile.
        for part in ("coach", "voice"):
            shutil.copytree(APP / part, Path(folder) / part)
        yield Path(folder)


@contextmanager
def served(*folders: Path) -> Iterator[str]:
    """The address of a server that looks for each file in these folders, in turn."""
    server = _Server(("127.0.0.1", 0), partial(_Files, folders))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A page that is closed breaks off what it was fetching; that is no error of the bench."""


class _Files(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folders: tuple[Path, ...], *rest: object) -> None:
        self.folders = folders
        super().__init__(*rest)  # type: ignore[arg-type]  # as http.server calls it

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].lstrip("/") or "index.html"
        found = next((folder / name for folder in self.folders if (folder / name).is_file()), None)
        if found is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        packed = found.with_name(found.name + ".br")
        is_packed = packed.is_file() and "br" in self.headers.get("Accept-Encoding", "")
        self._send(found, (packed if is_packed else found).read_bytes(), packed=is_packed)

    def _send(self, found: Path, body: bytes, *, packed: bool) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", TYPES.get(found.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        # As the app's server: names with a fingerprint never change.
        self.send_header(
            "Cache-Control", "public, max-age=31536000, immutable" if "coach" in str(found) else "no-cache"
        )
        if packed:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Silence: a bench prints figures."""
