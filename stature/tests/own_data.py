"""The command line, asked for somebody's own data."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from diaries import PERSON

from stature.keeping.contract import Person
from stature.keeping.sqlite import open_sqlite

OTHER = PERSON[:-1] + "1"
OLDER_DIARIES = Path(__file__).parent / "older_diaries"


def with_ben(path: Path) -> Path:
    keeper = open_sqlite(path)
    keeper.name_person(Person(OTHER, "Ben", "boat"))
    keeper.close()
    return path


def line_of(entry: dict[str, Any]) -> bytes:
    return json.dumps(entry).encode() + b"\n"


def held(path: Path) -> dict[str, list[dict[str, Any]]]:
    keeper = open_sqlite(path)
    found = {one.id: [entry.to_json() for entry in keeper.everything(one.id)] for one in keeper.people()}
    keeper.close()
    return found


def but_for_when(backup: bytes) -> tuple[dict[str, Any], bytes]:
    """All that it holds, but for when it was made."""
    head, _, rest = backup.partition(b"\n")
    told = json.loads(head)
    return {key: told[key] for key in told if key not in ("made", "sha256")}, rest


def refused(done: subprocess.CompletedProcess[str]) -> str:
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert done.stderr.startswith("stature: ")
    return done.stderr
