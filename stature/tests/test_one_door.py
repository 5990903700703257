"""One limit of depth and length for whatever is new: a device that sends, a file brought in at home, a file brought into the app."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from made import a_uuid7, an_entry
from running import stature

from stature_coach.door import wire
from stature_coach.problems import BadRequest
from stature_coach.strict_json import DEEPEST_BODY, LONGEST_BODY_BYTES, canonical


def deep(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels - 1):
        value = [value]
    return {"note": value}


def long(length: int) -> Any:
    return {"note": "x" * (length - len(canonical({"note": ""})))}


def into_the_app(text: str) -> str:
    try:
        return f"taken: {len(json.loads(wire.read_backup(text))['entries'])}"
    except BadRequest as refused:
        return str(refused)


@pytest.mark.parametrize("body", [deep(DEEPEST_BODY), long(LONGEST_BODY_BYTES)])
def test_what_is_just_deep_or_long_enough_comes_in_by_every_door(
    browser: httpx.Client, tmp_path: Path, body: Any
) -> None:
    entry = an_entry(a_uuid7(), kind="walked", schema=2, body=body)
    assert browser.post(f"/api/people/{entry['person']}/entries", json=[entry]).json()["stored"] == [entry["id"]]
    assert into_the_app(json.dumps(entry)) == "taken: 1"
    (file := tmp_path / "lines.jsonl").write_text(json.dumps(entry))
    assert stature("restore", str(file), "--diary", str(tmp_path / "new.sqlite3")).returncode == 0


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (deep(DEEPEST_BODY + 1), "body: it is nested more than 32 deep; write it flatter"),
        (long(LONGEST_BODY_BYTES + 1), "body: it is 65537 bytes long; write at most 65536"),
    ],
)
def test_what_is_deeper_or_longer_is_refused_by_every_door_in_the_same_words(
    browser: httpx.Client, tmp_path: Path, body: Any, says: str
) -> None:
    entry = an_entry(a_uuid7(), kind="walked", schema=2, body=body)
    answer = browser.post(f"/api/people/{entry['person']}/entries", json=[entry])
    assert (answer.status_code, answer.json()["detail"]) == (422, f"entry 1: {says}")
    assert into_the_app(json.dumps(entry)) == f"line 1: {says}"
    (file := tmp_path / "lines.jsonl").write_text(json.dumps(entry))
    done = stature("restore", str(file), "--diary", str(tmp_path / "new.sqlite3"))
    assert (done.returncode, done.stderr) == (2, f"stature: {file}, line 1: {says}; nothing was changed\n")
