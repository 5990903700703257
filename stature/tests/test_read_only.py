"""A diary on a disk to read only, a stick or an old copy: it is backed up and read, and nothing is written there."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from diaries import ANNA, a_month
from running import stature

from stature.keeping.contract import DiaryTrouble, Person
from stature.keeping.entry import Entry
from stature.keeping.sqlite import open_sqlite
from stature.keeping.sqlite_copy import where_it_can_be_read

OLDER = Path(__file__).parent / "older_diaries"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, on which `lock` ends all writing."""
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        done = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(disk)], check=False, capture_output=True)
    except FileNotFoundError:
        pytest.skip("no `mount` on this computer")
    if done.returncode:
        pytest.skip("only root can mount a disk, where the system lets it")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def lock(disk: Path) -> dict[str, bytes]:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    return content(disk)


def content(disk: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in disk.iterdir()}


def annas_month(path: Path) -> None:
    with closing(open_sqlite(path)) as keeper:
        keeper.name_person(Person(**ANNA))
        keeper.store([Entry.from_json(entry) for entry in a_month()])


def diary_of(backup: bytes) -> tuple[object, list[bytes]]:
    """What a backup holds, but for when it was written."""
    head, *entries = backup.splitlines()
    return json.loads(head)["people"], entries


def backup(diary: Path, out: Path) -> bytes:
    done = stature("backup", str(out), "--diary", str(diary))
    assert (done.returncode, done.stderr.count("\n")) == (0, 1), done.stderr
    return out.read_bytes()


def test_it_is_backed_up_and_read_like_any_other_and_nothing_is_left_behind(
    disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    annas_month(tmp_path / "diary.sqlite3")
    wanted = backup(tmp_path / "diary.sqlite3", tmp_path / "wanted.jsonl")
    annas_month(disk / "diary.sqlite3")
    before = lock(disk)
    copies = tmp_path / "copies"
    copies.mkdir()
    monkeypatch.setenv("TMPDIR", str(copies))
    assert diary_of(backup(disk / "diary.sqlite3", tmp_path / "found.jsonl")) == diary_of(wanted)
    today = [
        stature("today", "--date", "2026-11-20", "--diary", str(where / "diary.sqlite3")) for where in (disk, tmp_path)
    ]
    assert (today[0].returncode, today[0].stdout) == (0, today[1].stdout)
    assert content(disk) == before
    assert list(copies.iterdir()) == []


def test_what_a_killed_server_left_in_the_log_is_read_too(disk: Path, tmp_path: Path) -> None:
    with closing(open_sqlite(tmp_path / "diary.sqlite3")) as keeper:
        keeper.store([Entry.from_json(entry) for entry in a_month()])
        for part in ("", "-wal"):
            shutil.copy(tmp_path / f"diary.sqlite3{part}", disk)
    lock(disk)
    assert backup(disk / "diary.sqlite3", tmp_path / "found.jsonl").count(b"\n") == len(a_month()) + 1


def test_an_older_diary_is_brought_up_to_date_in_the_copy_alone(disk: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(disk / "diary.sqlite3")) as older:
        older.executescript((OLDER / "0001.sql").read_text())
    before = lock(disk)
    assert backup(disk / "diary.sqlite3", tmp_path / "found.jsonl").count(b"\n") == 4
    assert content(disk) == before


def test_damage_there_is_told_by_the_name_that_its_owner_knows(disk: Path, tmp_path: Path) -> None:
    diary = disk / "diary.sqlite3"
    annas_month(diary)
    with closing(sqlite3.connect(diary)) as hand, hand:
        hand.execute("UPDATE entries SET kind = 'retracted' WHERE arrival = 3")
    lock(disk)
    done = stature("backup", str(tmp_path / "out.jsonl"), "--diary", str(diary))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"the diary {diary} is damaged (an entry is not as it was stored)" in done.stderr
    assert not (tmp_path / "out.jsonl").exists()


def test_nothing_is_written_where_it_only_can_be_read(disk: Path, tmp_path: Path) -> None:
    annas_month(disk / "diary.sqlite3")
    before = lock(disk)
    lines = backup(disk / "diary.sqlite3", tmp_path / "found.jsonl")
    for command in (["restore", str(tmp_path / "found.jsonl")], ["serve", "--no-open", "--port", "0"]):
        done = stature(*command, "--diary", str(disk / "diary.sqlite3"))
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert "cannot be opened for writing" in done.stderr
    assert lines
    assert content(disk) == before


@pytest.mark.skipif(os.getuid() != 0, reason="only root can try on somebody else's rights")
def test_a_diary_of_somebody_else_is_read_by_whoever_may(tmp_path: Path) -> None:
    # The usual test folder is closed to others all the way up; a fresh one beside it is not.
    folder = Path(tempfile.mkdtemp(prefix="stature-read-"))
    try:
        diary = folder / "diary.sqlite3"
        annas_month(diary)
        folder.chmod(0o755)
        diary.chmod(0o444)
        os.seteuid(65534)
        try:
            with where_it_can_be_read(diary) as copy, closing(open_sqlite(copy, called=diary)) as keeper:
                assert copy != diary
                assert len(keeper.whole().entries) == len(a_month())
            assert not copy.exists()
            os.seteuid(0)
            diary.chmod(0o400)
            os.seteuid(65534)
            with pytest.raises(DiaryTrouble, match="cannot be read"), where_it_can_be_read(diary):
                pass
        finally:
            os.seteuid(0)
    finally:
        shutil.rmtree(folder)


def test_one_that_is_written_all_the_time_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from stature.keeping import sqlite_copy

    diary = tmp_path / "diary.sqlite3"
    annas_month(diary)
    copyfile = shutil.copyfile

    def copy_while_somebody_writes(source: str, target: str) -> None:
        copyfile(source, target)
        with diary.open("ab") as somebody:
            somebody.write(b"\0")

    monkeypatch.setattr(sqlite_copy, "may_be_written", lambda _: False)
    monkeypatch.setattr(shutil, "copyfile", copy_while_somebody_writes)
    with pytest.raises(DiaryTrouble, match="being written"), where_it_can_be_read(diary):
        pass
