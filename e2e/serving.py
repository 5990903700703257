"""`stature serve` as people start it, on a free port with a diary of its own, and that diary over HTTP."""

from __future__ import annotations

import json
import os
import re
import secrets
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

READY = re.compile(r"Stature is at (http://\S+/)")
FILES_READY = re.compile(r"(http://\S+/)")


@dataclass(frozen=True, slots=True)
class Server:
    address: str
    process: subprocess.Popen[str]
    diary: Path

    def end(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    diary = folder / "diary.sqlite3"
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "stature",
            "serve",
            "--port",
            "0",
            "--no-open",
            "--diary",
            str(diary),
        ],
        stdout=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
    )
    try:
        assert process.stdout is not None
        said = READY.match(process.stdout.readline())
        assert said is not None, "the server did not say where it is"
        yield Server(said[1], process, diary)
    finally:
        process.kill()
        process.communicate()


@dataclass(frozen=True, slots=True)
class Diary:
    """One person's diary as the server keeps it."""

    address: str
    person: str

    def entries(self, kind: str | None = None) -> list[dict[str, Any]]:
        with urllib.request.urlopen(self._url, timeout=30) as answer:
            found: list[dict[str, Any]] = json.load(answer)["entries"]
        return [entry for entry in found if kind in (None, entry["kind"])]

    def add(self, kind: str, body: dict[str, Any], at: str) -> None:
        """As another device of this person would."""
        entry = {"id": uuid7(), "person": self.person, "at": at, "kind": kind, "body": body, "schema": 1}
        request = urllib.request.Request(
            self._url, json.dumps([entry]).encode(), {"Content-Type": "application/json"}, method="POST"
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            assert json.load(answer)["stored"] == [entry["id"]]

    @property
    def _url(self) -> str:
        return f"{self.address}api/people/{self.person}/entries"


def uuid7() -> str:
    """A new name for an entry: the time in front, luck behind (RFC 9562)."""
    value = (int(time.time() * 1000) << 80) | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    text = f"{value:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


@contextmanager
def files_of(folder: Path) -> Iterator[str]:
    """The address of a plain host of files, `python -m http.server`: whatever serves a folder can serve the app."""
    asked = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(folder)]
    process = subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        said = FILES_READY.search(process.stdout.readline())
        assert said is not None, "the host of files did not say where it is"
        yield said[1]
    finally:
        process.kill()
        process.communicate()
