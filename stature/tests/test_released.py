"""What a released version wrote is read by every later one, whole: a diary of each lies in `released/`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import stature

from stature_coach.door.backup import read_backup

EXERCISES = {"neck-press", "wall-ball-press", "prone-chest-raise"}
RELEASED = sorted((Path(__file__).parent / "released").glob("*.jsonl"))


@pytest.fixture(params=RELEASED, ids=lambda file: file.stem)
def kept(request: pytest.FixtureRequest) -> Path:
    file: Path = request.param
    return file


def test_there_is_one() -> None:
    assert RELEASED


def test_it_is_a_whole_diary_of_weeks(kept: Path) -> None:
    backup = read_backup(kept.read_bytes())
    assert len(backup.people) == 1
    assert len({entry["at"][:10] for entry in backup.entries}) > 28
    assert len({entry["kind"] for entry in backup.entries}) > 4


def test_it_comes_back_and_is_planned_from_with_nothing_that_cannot_be_read(kept: Path, tmp_path: Path) -> None:
    diary = ["--diary", str(tmp_path / "diary.sqlite3")]
    brought = stature("restore", str(kept), *diary)
    entries = read_backup(kept.read_bytes()).entries
    assert (brought.returncode, brought.stdout) == (0, f"{len(entries)} entries brought back, 0 known already\n")
    last = max(entry["at"] for entry in entries)[:10]
    today = stature("today", "--json", "--date", last, *diary)
    assert today.returncode == 0, today.stderr
    plan = json.loads(today.stdout)
    assert {each["exercise"] for each in plan["exercises"]} == EXERCISES
    assert plan["unread"] == []
    written = stature("backup", str(tmp_path / "again.jsonl"), *diary)
    assert written.returncode == 0, written.stderr
    again = read_backup((tmp_path / "again.jsonl").read_bytes())
    assert sorted(map(json.dumps, again.entries)) == sorted(map(json.dumps, entries))
