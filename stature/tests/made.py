"""Made-up people, entries and web apps for the tests."""

from __future__ import annotations

import gzip
import itertools
from pathlib import Path
from typing import Any

from stature.keeping.entry import Entry

_counted = itertools.count(1)


def a_uuid7() -> str:
    """A new UUIDv7 each time, the same ones in the same order in every run."""
    return f"0193543e-0000-7000-8000-{next(_counted):012x}"


def an_entry(person: str, **changed: Any) -> dict[str, Any]:
    """A cleared red flag, unless changed: the shortest entry there is."""
    return {
        "id": a_uuid7(),
        "person": person,
        "at": "2026-11-23T08:00:00+01:00",
        "kind": "cleared",
        "body": {"what": "red_flag", "answer": "I have asked"},
        "schema": 1,
        **changed,
    }


def a_kept_entry(person: str, **changed: Any) -> Entry:
    return Entry.from_json(an_entry(person, **changed))


SCRIPT = "console.log('one breath at a time');\n" * 40


def an_app(folder: Path) -> Path:
    """A small web app as the build leaves it: hashed files, smaller forms beside them, a clip, a worker."""
    (folder / "assets").mkdir(parents=True)
    files = {
        "index.html": b"<!doctype html><title>Stature</title>",
        "service-worker.js": b"self.skipWaiting();",
        "app.webmanifest": b"{}",
        "assets/index-BX1a2b3c.js": SCRIPT.encode(),
        "assets/index-BX1a2b3c.js.gz": gzip.compress(SCRIPT.encode()),
        # No brotli among Python's own modules, and none is needed to see which file was sent.
        "assets/index-BX1a2b3c.js.br": b"the brotli form of index",
        "assets/neck_press-lie_down.m4a": bytes(range(256)) * 8,
        "assets/coach.wasm": b"\0asm",
        "assets/worker.mjs": b"export {};",
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder
