"""A real disk that is full: nothing half-written stays, nothing that was there is lost, and one line says what to do."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from diaries import PERSON, a_month
from running import stature

from stature.keeping.entry import Entry
from stature.keeping.sqlite import open_sqlite

SMALL_KILOBYTES = 256


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, in memory, far too small for a month."""
    disk = tmp_path / "small"
    disk.mkdir()
    mounts = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_KILOBYTES}k", "tmpfs", str(disk)]
    try:
        done = subprocess.run(mounts, check=False, capture_output=True)
    except FileNotFoundError:
        pytest.skip("no `mount` on this computer")
    if done.returncode:
        pytest.skip("only root can mount a small disk, where the system lets it")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def fill(disk: Path, leave: int) -> None:
    taken = sum(path.stat().st_size for path in disk.iterdir())
    with (disk / "photos").open("wb") as photos:
        photos.write(b"\0" * (SMALL_KILOBYTES * 1024 - -(-taken // 4096) * 4096 - leave))


@pytest.mark.parametrize("command", [("export", "json", "--out"), ("export", "csv", "--out"), ("backup",)])
def test_a_file_on_a_full_disk_stays_as_it_was(small: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    diary, out = tmp_path / "diary.sqlite3", small / "out"
    keeper = open_sqlite(diary)
    keeper.store([Entry.from_json(entry) for entry in a_month()[:2]])
    assert stature(*command, str(out), "--diary", str(diary)).returncode == 0
    before = out.read_bytes()
    keeper.store([Entry.from_json(entry) for entry in a_month()])
    keeper.close()
    fill(small, leave=0)
    done = stature(*command, str(out), "--diary", str(diary))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "room" in done.stderr
    assert out.read_bytes() == before
    assert sorted(path.name for path in small.iterdir()) == ["out", "photos"]


def test_a_backup_that_does_not_fit_brings_nothing_back(small: Path, tmp_path: Path) -> None:
    diary, lines = small / "diary.sqlite3", tmp_path / "lines.jsonl"
    keeper = open_sqlite(diary)
    keeper.store([Entry.from_json(a_month()[0])])
    keeper.close()
    many = [{**a_month()[1], "id": f"019a8f00-0000-7000-9000-{number:012x}"} for number in range(1000)]
    lines.write_text("".join(json.dumps(entry) + "\n" for entry in many))
    done = stature("restore", str(lines), "--diary", str(diary))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "room" in done.stderr
    keeper = open_sqlite(diary)
    kept = keeper.everything(PERSON)
    keeper.close()
    assert [entry.id for entry in kept] == [a_month()[0]["id"]]
