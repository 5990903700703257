"""`stature today`, `export`, `backup` and `restore`, run as a person runs them."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from diaries import ANNA, PERSON, a_month, a_session
from running import STATURE, stature

from stature.cli import run
from stature.keeping.contract import Person
from stature.keeping.entry import Entry
from stature.keeping.sqlite import open_sqlite

OTHER = PERSON[:-1] + "1"
OLDER_DIARIES = Path(__file__).parent / "older_diaries"


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """Anna's month."""
    path = tmp_path / "diary.sqlite3"
    keeper = open_sqlite(path)
    keeper.store([Entry.from_json(entry) for entry in a_month()])
    keeper.name_person(Person(**ANNA))
    keeper.close()
    return path


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


def refused(done: subprocess.CompletedProcess[str]) -> str:
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert done.stderr.startswith("stature: ")
    return done.stderr


# ------------------------------------------------------------------------------- today


def test_a_new_person_is_told_that_the_questions_come_first_and_no_diary_is_made(tmp_path: Path) -> None:
    done = stature("today", "--diary", str(tmp_path / "none"))
    assert done.returncode == 0
    assert "First come nine short questions." in done.stdout
    assert not (tmp_path / "none").exists()


def test_today_in_words_says_what_is_due_done_and_closed_and_why(diary: Path) -> None:
    done = stature("today", "--date", "2026-11-20", "--diary", str(diary))
    assert done.returncode == 0
    assert done.stdout.startswith("Anna Größe, 2026-11-20\n")
    for said in ("This morning", "08:15  Neck press", "Not now: ", "This evening"):
        assert said in done.stdout
    assert "!" not in done.stdout


def test_today_in_json_is_the_coachs_plan(diary: Path) -> None:
    done = stature("today", "--json", "--date", "2026-12-01", "--diary", str(diary))
    plan = json.loads(done.stdout)
    assert (plan["date"], plan["screen_needed"]) == ("2026-12-01", False)
    assert plan["exercises"][0]["id"] == "neck-press@morning"


def test_today_says_what_could_not_be_read_and_what_a_wrong_clock_dated(diary: Path) -> None:
    keeper = open_sqlite(diary)
    newer = {**a_month()[1], "id": PERSON[:-2] + "f1", "kind": "red_flag", "body": {"kind": "purple_toe"}}
    ahead = {**a_month()[1], "id": PERSON[:-2] + "f2", "at": "2999-01-01T08:00:00+01:00"}
    keeper.store([Entry.from_json(newer), Entry.from_json(ahead)])
    keeper.close()
    asked = ["--date", "2026-12-01", "--diary", str(diary)]
    notes = [note["text"] for note in json.loads(stature("today", "--json", *asked).stdout)["notes"]]
    assert notes
    assert all(note in stature("today", *asked).stdout for note in notes)


def test_today_speaks_spanish(diary: Path) -> None:
    assert "Esta mañana" in stature("today", "--language", "es", "--diary", str(diary)).stdout


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-01", "20261201", "1999-01-01", ""])
def test_a_day_that_is_none_is_one_clear_line(diary: Path, day: str) -> None:
    assert "write a day, like 2026-12-01" in refused(stature("today", "--date", day, "--diary", str(diary)))


# ------------------------------------------------------------------------------- which person


@pytest.mark.parametrize("name", ["Anna Größe", "anna grösse", PERSON])
def test_a_person_is_found_by_name_in_any_letters_or_by_id(diary: Path, name: str) -> None:
    done = stature("today", "--person", name, "--diary", str(with_ben(diary)))
    assert done.stdout.startswith("Anna Größe, ")


def test_several_people_and_none_named_is_one_line_that_names_them(diary: Path) -> None:
    said = refused(stature("today", "--diary", str(with_ben(diary))))
    assert "Anna Größe, Ben" in said
    assert "--person" in said


def test_a_name_nobody_has_is_one_line_that_names_those_there_are(diary: Path) -> None:
    assert "Anna Größe" in refused(stature("export", "csv", "--out", "-", "--person", "Ann", "--diary", str(diary)))


def test_two_people_of_one_name_are_told_apart_by_id(diary: Path) -> None:
    keeper = open_sqlite(diary)
    keeper.name_person(Person(OTHER, "Anna Größe", "boat"))
    keeper.close()
    assert OTHER in refused(stature("today", "--person", "Anna Größe", "--diary", str(diary)))


@pytest.mark.parametrize("form", ["csv", "json", "fhir"])
def test_there_is_nothing_to_export_of_nobody(tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    assert "nobody is in this diary yet" in refused(
        stature("export", form, "--out", str(out), "--diary", str(tmp_path / "d"))
    )
    assert not out.exists()


def test_a_calendar_of_nobody_is_the_handouts_own(tmp_path: Path) -> None:
    done = stature("export", "ics", "--out", "-", "--diary", str(tmp_path / "d"))
    assert done.stdout.count("RRULE:FREQ=DAILY") == 3


# ------------------------------------------------------------------------------- files


@pytest.mark.parametrize("form", ["csv", "json", "fhir", "ics"])
def test_an_export_is_a_whole_file_or_standard_output_and_the_same_twice(
    diary: Path, tmp_path: Path, form: str
) -> None:
    out = tmp_path / f"out.{form}"
    first = stature("export", form, "--out", str(out), "--diary", str(diary))
    assert (first.returncode, first.stdout, first.stderr) == (0, "", f"stature: wrote {out}\n")
    content = out.read_bytes()
    again = stature("export", form, "--out", str(out), "--diary", str(diary))
    assert again.stderr == f"stature: replaced {out}\n"
    assert out.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".stature")] == []


@pytest.mark.parametrize("arguments", [["pdf", "--out", "-"], ["csv"], ["csv", "--out", "-", "--language", "xx"]])
def test_an_export_that_cannot_be_is_one_clear_line(diary: Path, arguments: list[str]) -> None:
    refused(stature("export", *arguments, "--diary", str(diary)))


WRITING = (
    ["export", "csv", "--out"],
    ["handout", "--out"],
    ["report", "--from", "2026-11-01", "--to", "2026-11-30", "--out"],
    ["backup"],
    ["restore"],
)
NO_NAMES = ("", " ", "x" * 300, ".")


@pytest.mark.parametrize(
    ("command", "name"),
    [
        *((command, name) for command in WRITING for name in (*NO_NAMES, "no/such/folder/out")),
        *((["today", "--diary"], name) for name in NO_NAMES),
    ],
    ids=lambda words: words[0] if isinstance(words, list) else words[:5],
)
def test_a_name_that_no_file_can_have_is_one_clear_line(
    diary: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], command: list[str], name: str
) -> None:
    before = held(diary)
    named = str(tmp_path / name) if name.strip() else name
    whose = [] if command[0] == "today" else ["--diary", str(diary)]
    assert run([*command, named, *whose]) == 2
    told = capfd.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert held(diary) == before
    assert {path.name for path in tmp_path.iterdir()} <= {"diary.sqlite3", "diary.sqlite3-wal", "diary.sqlite3-shm"}


@pytest.mark.parametrize(
    ("asked", "output"),
    [
        (["today"], ">&-"),
        (["today"], ">/dev/full"),
        (["export", "json", "--out", "-"], ">&-"),
        (["handout", "--out", "-"], ">/dev/full"),
        (["backup", "-"], ">/dev/full"),
        (["doctor"], ">&-"),
        (["practise", "neck-press", "--fast"], ">&-"),
        (["practise", "neck-press", "--fast"], ">/dev/full"),
        (["--version"], ">/dev/full"),
        (["--help"], ">/dev/full"),
        (["--help"], ">&-"),
        (["today", "--help"], ">/dev/full"),
    ],
    ids=str,
)
def test_an_answer_that_cannot_be_written_is_one_clear_line(diary: Path, asked: list[str], output: str) -> None:
    words = [*STATURE, *asked, *([] if asked[-1].startswith("--") else ["--diary", str(diary)])]
    done = subprocess.run(["sh", "-c", f'"$@" {output}', "sh", *words], check=False, capture_output=True, text=True)
    assert "standard output" in refused(done)


@pytest.mark.parametrize("output", [">&-", ">/dev/full"])
def test_what_was_brought_back_is_told_beside_where_the_answer_cannot_be_written(
    diary: Path, tmp_path: Path, output: str
) -> None:
    file, elsewhere = tmp_path / "backup.jsonl", tmp_path / "new.sqlite3"
    stature("backup", str(file), "--diary", str(diary))
    words = [*STATURE, "restore", str(file), "--diary", str(elsewhere)]
    done = subprocess.run(["sh", "-c", f'"$@" {output}', "sh", *words], check=False, capture_output=True, text=True)
    told = f"stature: {len(a_month())} entries brought back, 0 known already\n"
    assert (done.returncode, done.stderr) == (0, told)


def test_a_closed_standard_input_is_one_clear_line(tmp_path: Path) -> None:
    words = [*STATURE, "restore", "-", "--diary", str(tmp_path / "new.sqlite3")]
    done = subprocess.run(["sh", "-c", '"$@" <&-', "sh", *words], check=False, capture_output=True, text=True)
    assert "standard input is closed" in refused(done)
    assert not (tmp_path / "new.sqlite3").exists()


def test_a_refusal_never_stands_in_the_answer_where_standard_error_is_closed(diary: Path) -> None:
    words = [*STATURE, "export", "csv", "--out", "-", "--person", "Bob", "--diary", str(diary)]
    done = subprocess.run(["sh", "-c", '"$@" 2>&-', "sh", *words], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")


def test_a_folder_that_is_not_there_is_one_clear_line(diary: Path, tmp_path: Path) -> None:
    out = tmp_path / "no" / "such" / "out.csv"
    assert "cannot be written" in refused(stature("export", "csv", "--out", str(out), "--diary", str(diary)))


def test_reminders_are_tied_to_a_time_zone_where_one_is_named(diary: Path) -> None:
    done = stature("export", "ics", "--timezone", "Europe/Paris", "--out", "-", "--diary", str(diary))
    assert "DTSTART;TZID=Europe/Paris:2026" in done.stdout
    assert done.stdout.count("BEGIN:VTIMEZONE") == 1


@pytest.mark.parametrize(
    ("form", "zone"), [("ics", "Paris"), ("ics", "../../etc/passwd"), ("ics", ""), ("ics", "+01:00"), ("csv", "UTC")]
)
def test_a_time_zone_that_is_none_or_belongs_elsewhere_is_one_clear_line(diary: Path, form: str, zone: str) -> None:
    asked = ["export", form, "--timezone", zone, "--out", "-", "--diary", str(diary)]
    assert "--timezone is" in refused(stature(*asked))


def test_a_device_is_written_to_and_never_moved_away(diary: Path) -> None:
    assert stature("export", "csv", "--out", "/dev/null", "--diary", str(diary)).returncode == 0
    assert Path("/dev/null").is_char_device()


def test_a_reader_who_has_seen_enough_is_no_failure(diary: Path) -> None:
    asked = [*STATURE, "export", "json", "--out", "-", "--diary", str(diary)]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()
    assert (process.returncode, errors) == (0, b"")


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
    assert again.read_bytes() == file.read_bytes()


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
    assert again.read_bytes() == file.read_bytes()
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
    assert again.read_bytes() == file.read_bytes()


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
