"""`stature today`, `export`, `backup` and `restore`, run as a person runs them."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from diaries import PERSON, a_month
from own_data import OTHER, held, refused, with_ben
from running import STATURE, stature

from stature.cli import run
from stature.keeping.contract import Person
from stature.keeping.entry import Entry
from stature.keeping.sqlite import open_sqlite
from stature.today import moment_of
from stature_coach.safety import local_day

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


SMALL_HOURS = datetime(2026, 12, 1, 1, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "by_the_clock"),
    [(None, SMALL_HOURS.time()), (date(2026, 11, 30), SMALL_HOURS.time()), (date(2026, 12, 1), time(8))],
    ids=["no day", "the day that is not over", "the day to come"],
)
def test_the_day_asked_for_is_the_day_told_also_in_the_small_hours(day: date | None, by_the_clock: time) -> None:
    moment = moment_of(day, SMALL_HOURS)
    assert (local_day(moment), moment.time()) == (day or date(2026, 11, 30), by_the_clock)


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
