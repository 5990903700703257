"""A backup, and bringing it back, on the command line."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from diaries import PERSON, a_month, a_session
from own_data import OLDER_DIARIES, but_for_when, held, line_of, refused, with_ben
from running import STATURE, stature

from stature.cli import run
from stature.keeping.contract import Person
from stature.keeping.entry import Entry
from stature.keeping.sqlite import open_sqlite
from stature_coach.door.backup import read_backup

# ------------------------------------------------------------------------------- backup and restore


def test_a_backup_brought_back_elsewhere_is_the_whole_household(diary: Path, tmp_path: Path) -> None:
    with_ben(diary)
    file, elsewhere = tmp_path / "backup.jsonl", tmp_path / "new" / "diary.sqlite3"
    done = stature("backup", str(file), "--diary", str(diary))
    assert (done.returncode, done.stderr) == (0, f"stature: wrote {len(a_month())} entries of 2 people to {file}\n")
    done = stature("restore", str(file), "--diary", str(elsewhere))
    assert (done.returncode, done.stdout) == (0, f"{len(a_month())} entries brought back, 0 known already\n")
    assert {key: sorted(one, key=str) for key, one in held(elsewhere).items()} == {
        key: sorted(one, key=str) for key, one in held(diary).items()
    }
    again = tmp_path / "again.jsonl"
    stature("backup", str(again), "--diary", str(elsewhere))
    assert but_for_when(again.read_bytes()) == but_for_when(file.read_bytes())


def test_a_backup_says_when_it_was_made_and_one_person_may_be_backed_up_alone(diary: Path, tmp_path: Path) -> None:
    with_ben(diary)
    file, whole = tmp_path / "anna.jsonl", tmp_path / "all.jsonl"
    assert stature("backup", str(file), "--person", "anna grösse", "--diary", str(diary)).returncode == 0
    assert stature("backup", str(whole), "--diary", str(diary)).returncode == 0
    alone, both = (read_backup(one.read_bytes()) for one in (file, whole))
    assert (len(alone.people), len(both.people)) == (1, 2)
    assert {entry["person"] for entry in alone.entries} == {PERSON}
    assert datetime.fromisoformat(str(alone.made)).utcoffset() is not None
    assert "nobody in this diary is called 'Eva'" in refused(
        stature("backup", str(file), "--person", "Eva", "--diary", str(diary))
    )


def test_bringing_back_twice_is_bringing_back_once(diary: Path, tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text("".join(json.dumps(entry) + "\n" for entry in a_month()))
    before = held(diary)
    done = stature("restore", str(lines), "--diary", str(diary))
    assert (done.returncode, done.stdout) == (0, f"0 entries brought back, {len(a_month())} known already\n")
    assert held(diary) == before


def test_a_name_given_here_is_kept_when_an_older_one_comes_back(diary: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.jsonl"
    stature("backup", str(file), "--diary", str(diary))
    keeper = open_sqlite(diary)
    keeper.name_person(Person(PERSON, "Anna", "sun"))
    keeper.close()
    stature("restore", str(file), "--diary", str(diary))
    assert stature("today", "--diary", str(diary)).stdout.startswith("Anna, ")


def test_an_entry_that_differs_is_reported_and_kept_beside_the_diarys_own(diary: Path, tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    changed = {**a_month()[1], "at": "2026-11-02T07:41:00+01:00"}
    new = {**a_month()[1], "id": PERSON[:-2] + "fe"}
    lines.write_text(json.dumps(changed) + "\n" + json.dumps(new) + "\n")
    done = stature("restore", str(lines), "--diary", str(diary))
    assert (done.returncode, done.stdout) == (1, "2 entries brought back, 0 known already\n")
    assert done.stderr.count("\n") == 1
    assert changed["id"] in done.stderr
    assert held(diary)[PERSON] == [*a_month(), changed, new]
    again = stature("restore", str(lines), "--diary", str(diary))
    assert (again.returncode, again.stdout) == (0, "0 entries brought back, 2 known already\n")


def test_two_bodies_under_one_id_go_through_a_backup_and_back(diary: Path, tmp_path: Path) -> None:
    changed = {**a_month()[1], "at": "2026-11-02T07:41:00+01:00"}
    keeper = open_sqlite(diary)
    keeper.store([Entry.from_json(changed)])
    keeper.close()
    file, again, elsewhere = tmp_path / "backup.jsonl", tmp_path / "again.jsonl", tmp_path / "new.sqlite3"
    stature("backup", str(file), "--diary", str(diary))
    done = stature("restore", str(file), "--diary", str(elsewhere))
    told = f"{len(a_month()) + 1} entries brought back, 0 known already\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, told, "")
    stature("backup", str(again), "--diary", str(elsewhere))
    assert but_for_when(again.read_bytes()) == but_for_when(file.read_bytes())
    for form in ("csv", "json", "fhir"):
        of = [stature("export", form, "--out", "-", "--diary", str(one)).stdout for one in (diary, elsewhere)]
        assert of[0] == of[1]
        assert of[0]


def test_whatever_an_older_diary_holds_can_be_backed_up_and_brought_back(tmp_path: Path) -> None:
    older, elsewhere = tmp_path / "older.sqlite3", tmp_path / "new.sqlite3"
    with sqlite3.connect(older) as connection:
        connection.executescript((OLDER_DIARIES / "0004.sql").read_text())
        # What an older door let in: a kind that is no word, a dose that no version writes.
        connection.execute("UPDATE entries SET kind = 'a' || char(0) || 'b' WHERE kind = 'walked'")
        connection.execute("UPDATE entries SET body = replace(body, '\"repetitions\":5', '\"repetitions\":-5')")
    connection.close()
    file, again = tmp_path / "backup.jsonl", tmp_path / "again.jsonl"
    assert stature("backup", str(file), "--diary", str(older)).returncode == 0
    assert '"repetitions":-5' in file.read_text("utf-8")
    assert file.read_text("utf-8").count("\\u0000") == 2
    done = stature("restore", str(file), "--diary", str(elsewhere))
    assert (done.returncode, done.stdout, done.stderr) == (0, "4 entries brought back, 0 known already\n", "")
    stature("backup", str(again), "--diary", str(elsewhere))
    assert but_for_when(again.read_bytes()) == but_for_when(file.read_bytes())


@pytest.mark.parametrize("what", ["cut off", "changed", "a name changed", "not there", "a letter", "a folder"])
def test_a_damaged_file_is_one_clear_line_and_changes_nothing(diary: Path, tmp_path: Path, what: str) -> None:
    file = tmp_path / "backup.jsonl"
    stature("backup", str(file), "--diary", str(diary))
    content = file.read_bytes()
    match what:
        case "cut off":
            file.write_bytes(content[: len(content) // 2])
        case "changed":
            file.write_bytes(content.replace(b'"pain":1', b'"pain":7', 1))
        case "a name changed":
            file.write_bytes(content.replace(b"Anna", b"Anne", 1))
        case "not there":
            file.unlink()
        case "a letter":
            file.write_bytes(b"Dear doctor,\n")
        case "a folder":
            file.unlink()
            file.mkdir()
    elsewhere = tmp_path / "elsewhere.sqlite3"
    said = refused(stature("restore", str(file), "--diary", str(elsewhere)))
    assert "line " in said or "cannot be read" in said
    assert not elsewhere.exists()


@pytest.mark.parametrize("name", ["diary.sqlite3", "diary.sqlite3-wal", "link", "backup.jsonl"])
@pytest.mark.parametrize("command", [["export", "csv", "--out"], ["handout", "--out"]], ids=lambda words: words[0])
def test_what_can_be_made_again_never_takes_the_place_of_a_diary_or_a_backup(
    diary: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], command: list[str], name: str
) -> None:
    (tmp_path / "link").symlink_to(diary)
    assert run(["backup", str(tmp_path / "backup.jsonl"), "--diary", str(diary)]) == 0
    before = held(diary), (tmp_path / "backup.jsonl").read_bytes()
    capfd.readouterr()
    assert run([*command, str(tmp_path / name), "--diary", str(diary)]) == 2
    told = capfd.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "choose another name" in told.err
    assert (held(diary), (tmp_path / "backup.jsonl").read_bytes()) == before


def test_a_pipe_is_written_to_and_not_read(diary: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert stature("export", "json", "--out", str(pipe), "--diary", str(diary)).returncode == 0
        told, _ = reader.communicate(timeout=60)
    assert json.loads(told)["stature_diary"] == 1


def deep(levels: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(levels):
        value = [value]
    return value


BAD_LINES = {
    "deeper than an entry may be": (line_of({**a_month()[1], "body": a_session(note=deep(33))}), "nested more than 32"),
    "deeper than a text may be": (line_of({**a_month()[1], "body": a_session(note=deep(900))}), "nested too deeply"),
    "only brackets": (b"[" * 100_000 + b"\n", "nested too deeply"),
    "only objects": (b'{"a":' * 100_000 + b"\n", "nested too deeply"),
    "a long body": (line_of({**a_month()[1], "body": a_session(note="x" * 70_000)}), "write at most 65536"),
    "a long number": (b"9" * 5000 + b"\n", "is too long"),
    "half of a line": (line_of(a_month()[1])[:-40], "line 2"),
    "a line without an end of its text": (b'{"id": "' + b"a" * 1000, "line 2"),
    "no text": (b"\xff\xfe\x00\n", "no text in UTF-8"),
    "a bare NUL": (b"\0\n", "line 2"),
}


@pytest.mark.parametrize(("line", "says"), BAD_LINES.values(), ids=BAD_LINES)
def test_one_line_that_is_no_entry_is_one_clear_line_and_nothing_is_brought_back(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], line: bytes, says: str
) -> None:
    file, elsewhere = tmp_path / "lines.jsonl", tmp_path / "elsewhere.sqlite3"
    file.write_bytes(line_of(a_month()[0]) + line)
    assert run(["restore", str(file), "--diary", str(elsewhere)]) == 2
    told = capfd.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert says in told.err
    assert "line 2" in told.err
    assert "nothing was changed" in told.err
    assert len(told.err) < 400, "a line is read by a person"
    assert not elsewhere.exists()


def test_a_backup_cut_off_anywhere_is_one_clear_line(
    diary: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file, elsewhere = tmp_path / "backup.jsonl", tmp_path / "elsewhere.sqlite3"
    assert run(["backup", str(file), "--diary", str(diary)]) == 0
    content = file.read_bytes()
    ends = [at for at, byte in enumerate(content) if byte == 0x0A]
    capfd.readouterr()
    for length in (1, 50, ends[0], ends[0] + 1, ends[3], ends[3] + 1, ends[-2] + 1, len(content) - 20):
        file.write_bytes(content[:length])
        assert run(["restore", str(file), "--diary", str(elsewhere)]) == 2, length
        told = capfd.readouterr()
        assert (told.out, told.err.count("\n")) == ("", 1)
        assert "line " in told.err
        assert not elsewhere.exists()


@pytest.mark.parametrize("more", [b"\n", b"\n\n\n", b" \t\r\n\r\n"])
def test_blank_lines_at_the_end_of_a_backup_do_not_matter(
    diary: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], more: bytes
) -> None:
    file, elsewhere = tmp_path / "backup.jsonl", tmp_path / "elsewhere.sqlite3"
    assert run(["backup", str(file), "--diary", str(diary)]) == 0
    file.write_bytes(file.read_bytes() + more)
    capfd.readouterr()
    assert run(["restore", str(file), "--diary", str(elsewhere)]) == 0
    assert capfd.readouterr().out.startswith(f"{len(a_month())} entries brought back")
    assert held(elsewhere) == held(diary)


def test_a_backup_never_takes_the_place_of_another_file_or_of_one_that_holds_more(diary: Path, tmp_path: Path) -> None:
    letter, fuller = tmp_path / "letter.txt", tmp_path / "backup.jsonl"
    letter.write_text("Dear doctor,\n")
    assert "choose another name" in refused(stature("backup", str(letter), "--diary", str(diary)))
    assert letter.read_text() == "Dear doctor,\n"
    stature("backup", str(fuller), "--diary", str(diary))
    content = fuller.read_bytes()
    keeper = open_sqlite(tmp_path / "other.sqlite3")
    keeper.store([Entry.from_json(a_month()[0])])
    keeper.close()
    said = refused(stature("backup", str(fuller), "--diary", str(tmp_path / "other.sqlite3")))
    assert f"{len(a_month()) - 1} entries that this diary does not have" in said
    assert fuller.read_bytes() == content


def test_there_is_nothing_to_keep_of_an_empty_diary(tmp_path: Path) -> None:
    assert "nothing to keep" in refused(stature("backup", str(tmp_path / "b"), "--diary", str(tmp_path / "d")))
    assert not (tmp_path / "b").exists()


MOMENTS = 6
# A busy computer may be done each time before the signal reaches it.
MOST_MOMENTS = 10 * MOMENTS


def test_who_ends_a_restore_in_the_middle_finds_all_of_it_or_nothing(tmp_path: Path) -> None:
    """Ended at many moments, from the first import to the last word; a restore that got through was whole."""
    many = [{**a_month()[1], "id": f"019a8f00-0000-7000-9000-{number:012x}"} for number in range(2000)]
    lines = tmp_path / "lines.jsonl"
    lines.write_bytes(b"".join(map(line_of, many)))
    found = set()
    for moment in range(MOST_MOMENTS):
        diary = tmp_path / f"{moment}.sqlite3"
        with subprocess.Popen([*STATURE, "restore", str(lines), "--diary", str(diary)]) as process:
            _wait_until(process, diary.exists)
            time.sleep(0.04 * (moment % MOMENTS))
            process.send_signal(signal.SIGINT)
        found.add((process.returncode, len(held(diary).get(PERSON, []))))
        if moment + 1 >= MOMENTS and (130, 0) in found:
            break
    # While Python itself begins and ends, the signal ends the process as it ends any other.
    ended = {(code, kept) for code in (130, -signal.SIGINT) for kept in (0, len(many))}
    assert found <= {(0, len(many)), *ended}
    assert found & {(130, 0)}, "some were ended before they were done"


def _wait_until(process: subprocess.Popen[bytes], holds: Callable[[], bool]) -> None:
    while process.poll() is None and not holds():
        time.sleep(0.005)


def test_a_backup_is_read_from_standard_input(diary: Path, tmp_path: Path) -> None:
    whole = stature("backup", "-", "--diary", str(diary)).stdout
    asked = [*STATURE, "restore", "-", "--diary", str(tmp_path / "new.sqlite3")]
    done = subprocess.run(asked, check=True, capture_output=True, text=True, input=whole)
    assert done.stdout.endswith("0 known already\n")


def test_looking_at_the_day_does_not_wait_for_the_server_or_the_papers(diary: Path) -> None:
    program = (
        "import sys\n"
        "from stature.cli import run\n"
        f"assert run(['today', '--diary', {str(diary)!r}]) == 0\n"
        "unneeded = {'starlette', 'uvicorn', 'typst', 'matplotlib', 'icalendar', 'alembic'}\n"
        "print(*unneeded & set(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run([STATURE[0], "-c", program], check=True, capture_output=True, text=True)
    assert done.stderr.split() == []
