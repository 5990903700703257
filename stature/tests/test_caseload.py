"""`stature caseload`: whatever lies in the folder, everybody whose diary can be read stands on the list."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import socket
import sqlite3
import subprocess
from collections.abc import Callable
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from diaries import PERSON, a_month
from own_data import refused
from test_prescribing import stature

from stature.looking import look
from stature_coach.door.backup import write_backup

MADE = "2026-11-20T18:00:00+01:00"
OTHER = PERSON[:-1] + "1"
NOW = datetime.fromisoformat("2026-11-28T08:00:00+01:00")
DAY = ("--date", "2026-11-28")


def a_backup(person: str = PERSON, name: str | None = "Anna Größe", made: str | None = MADE) -> bytes:
    month = [{**entry, "person": person} for entry in a_month()]
    return write_backup([{"id": person, "name": name, "picture": "leaf"}], month, made).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Anna's month, and Ben's in a folder below."""
    made = tmp_path / "people"
    (made / "2026").mkdir(parents=True)
    (made / "anna.jsonl").write_bytes(a_backup())
    (made / "2026" / "ben.jsonl").write_bytes(a_backup(OTHER, "Ben"))
    return made


def listed(folder: Path, *more: str) -> dict[str, Any]:
    done = stature("caseload", str(folder), *DAY, "--json", *more)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


# -------------------------------------------------------------------- what is said


def test_one_object_for_a_program_has_everybody_by_name_with_the_first_heading_that_holds(folder: Path) -> None:
    told = listed(folder)
    assert (told["caseload"], told["unread"]) == (1, [])
    assert told["people"][0] == {
        "person": PERSON,
        "name": "Anna Größe",
        "heading": "hurt",
        "told": "Said it hurt on 17 November 2026: Neck press, 3 of 10",
        "last": "2026-11-20",
        "done": 20,
        "planned": 40,
        "files": ["anna.jsonl"],
    }
    assert [(one["name"], one["files"]) for one in told["people"][1:]] == [("Ben", ["2026/ben.jsonl"])]


def test_a_table_has_the_same_and_no_cell_begins_a_formula(folder: Path) -> None:
    (folder / "=1+1.jsonl").write_bytes(a_backup(OTHER, "=cmd()"))
    done = stature("caseload", str(folder), *DAY, "--csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    assert [row["name"] for row in rows] == ["'=cmd()", "Anna Größe"]
    assert not [cell for row in rows for cell in row.values() if cell[:1] in "=+-@" and cell]
    assert rows[0].keys() == listed(folder)["people"][0].keys()


class Seen(HTMLParser):
    """Which tags and attributes a page has, and what of it is read."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags, self.attributes, self.words = set[str](), set[str](), list[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_shows_words_as_words_and_has_nothing_that_could_run_or_be_followed(folder: Path) -> None:
    (folder / "<img src=x onerror=alert(1)>").write_bytes(b"<script>")
    (folder / "mark.jsonl").write_bytes(a_backup(OTHER, "<a href=//x>B&amp;n"))
    page = folder.parent / "list.html"
    assert stature("caseload", str(folder), *DAY, "--html", str(page)).returncode == 0
    seen = Seen(page.read_text("utf-8"))
    assert not seen.tags & {"a", "script", "img", "link", "form", "iframe", "object"}
    assert not [name for name in seen.attributes if name.startswith("on") or name in ("href", "src")]
    words = "".join(seen.words)
    assert "<a href=//x>B&amp;n" in words
    assert "<img src=x onerror=alert(1)>" in words
    assert "It calls nobody." in words


def test_for_a_terminal_people_stand_under_their_headings_and_what_was_not_read_is_said_beside(folder: Path) -> None:
    (folder / "shopping.txt").write_text("Milk\n")
    done = stature("caseload", str(folder), *DAY)
    assert done.stdout.startswith("Said it hurt, last 7 days of the file (2)\n  Anna Größe: Said it hurt on")
    assert "20 of 40 sessions  (file made on 20 November 2026)" in done.stdout
    assert done.stdout.endswith("It calls nobody.\n")
    assert "shopping.txt was not read: line 1: this is not JSON" in done.stderr


@pytest.mark.parametrize("form", ["--json", "--csv", "--html=-"])
def test_the_same_files_give_the_same_bytes_whenever_and_by_however_many_they_are_read(folder: Path, form: str) -> None:
    first = stature("caseload", str(folder), "--date", "2026-11-28", form).stdout
    assert first == stature("caseload", str(folder), "--date", "2027-05-01", form).stdout
    alone, two = (look(folder, NOW, lambda *_: None, processes=n) for n in (1, 2))
    assert alone == two


def test_two_files_of_one_person_are_one_person_with_all_that_is_told_in_either(folder: Path) -> None:
    month = a_month()
    sign = next(entry for entry in month if entry["kind"] == "red_flag")
    later = {**sign, "id": PERSON, "at": "2026-11-21T08:00:00+01:00"}
    bare = "".join(json.dumps(entry) + "\n" for entry in (*month[3:9], later))
    (folder / "z.jsonl").write_text(bare)
    found = listed(folder)["people"][0]
    assert (found["heading"], found["told"]) == ("warning_sign", "Told on 21 November 2026: Dizzy, and nothing else")
    assert (found["files"], found["last"]) == (["anna.jsonl", "z.jsonl"], "2026-11-21")


def test_a_file_that_does_not_say_when_it_was_made_ends_at_its_last_entry(folder: Path) -> None:
    (folder / "anna.jsonl").write_bytes(a_backup(made=None))
    assert (
        "file without a date of its own, last entry on 20 November 2026"
        in stature("caseload", str(folder), *DAY).stdout
    )


def test_a_folder_without_a_diary_is_an_empty_list(tmp_path: Path) -> None:
    assert listed(tmp_path) == {"caseload": 1, "people": [], "unread": []}


# -------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["nowhere"], "nowhere is not there; name the folder"),
        ([__file__], "is no folder; name the folder"),
        (["a\0b"], "is not there"),
        ([" "], "FOLDER is empty"),
        ([".", "--date", "yesterday"], "--date is 'yesterday'"),
        ([".", "--json", "--csv"], "several forms are asked for"),
        ([".", "--csv", "--html", "x.html"], "several forms are asked for"),
    ],
    ids=["nowhere", "a file", "no name", "nothing", "no day", "two forms", "two others"],
)
def test_what_cannot_be_asked_is_one_clear_line(asked: list[str], says: str) -> None:
    assert says in refused(stature("caseload", *asked))


def test_the_page_never_takes_the_place_of_a_diary_or_a_backup(folder: Path) -> None:
    before = (folder / "anna.jsonl").read_bytes()
    assert "is a backup, and would be lost" in refused(
        stature("caseload", str(folder), "--html", str(folder / "anna.jsonl"))
    )
    assert (folder / "anna.jsonl").read_bytes() == before


# -------------------------------------------------------------------- what else may lie there


def _sparse(file: Path) -> None:
    with file.open("wb") as there:
        there.truncate(2 * 1024**3)


def _a_link(file: Path) -> None:
    target = file.parent.parent / "elsewhere.jsonl"
    target.write_bytes(a_backup(PERSON[:-1] + "2", "Cleo"))
    file.symlink_to(target)


def _a_socket(file: Path) -> None:
    # A socket's name may have few letters.
    here = Path.cwd()
    os.chdir(file.parent)
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(file.name)
    finally:
        os.chdir(here)


def _a_database(file: Path) -> None:
    with sqlite3.connect(file) as there:
        there.execute("create table entries (id text)")


def _changed(change: Callable[[bytes], bytes]) -> Callable[[Path], Any]:
    return lambda file: file.write_bytes(change(a_backup(PERSON[:-1] + "3", "Dora")))


def _lines(*lines: str) -> Callable[[Path], Any]:
    return lambda file: file.write_text("\n".join(lines))


def _raw(content: bytes) -> Callable[[Path], Any]:
    return lambda file: file.write_bytes(content)


HEAD = '{"stature_backup": 1, "people": [], "entries": 0, "sha256": ""}'
ENTRY = json.dumps(a_month()[0])
HOSTILE: dict[str, tuple[Callable[[Path], Any], str]] = {
    "a sparse file of 2 GB": (_sparse, "far too large for a diary"),
    "a link to a diary": (_a_link, "it is a link, which is not followed"),
    "a link to nothing": (lambda file: file.symlink_to("nowhere"), "it is a link"),
    "a link to itself": (lambda file: file.symlink_to(file.name), "it is a link"),
    "a link to the folder": (lambda file: file.symlink_to("."), "it is a link"),
    "a pipe": (os.mkfifo, "it is no plain file"),
    "a socket": (_a_socket, "it is no plain file"),
    "a database": (_a_database, "it is a database; write a backup from it"),
    "nothing at all": (_raw(b""), "the file is empty"),
    "blank lines": (_raw(b"\n" * 1000), "the file is empty"),
    "zeros": (_raw(bytes(4096)), "line 1: this is not JSON"),
    "a picture": (_raw(b"\x89PNG\r\n\x1a\n" + bytes(range(256))), "this is no text in UTF-8"),
    "UTF-16": (_raw(ENTRY.encode("utf-16")), "this is no text in UTF-8"),
    "half a letter": (_raw(ENTRY.encode() + b"\xc3"), "this is no text in UTF-8"),
    "one bit turned over": (_changed(lambda told: told.replace(b"pillow", b"pallow", 1)), "the sum does not fit"),
    "cut off": (_changed(lambda told: told[: len(told) // 2]), "line 1"),
    "an entry less": (_changed(lambda told: b"\n".join(told.split(b"\n")[:-2]) + b"\n"), "the file ends here with"),
    "another name in its head": (_changed(lambda told: told.replace(b"Dora", b"Dory", 1)), "the sum does not fit"),
    "a time that it was not made": (_changed(lambda told: told.replace(b"18:00", b"19:00", 1)), "the sum does not fit"),
    "a backup of a newer Stature": (_lines('{"stature_backup": 2}'), "written by a newer Stature"),
    "a head whose people are a text": (_lines(HEAD.replace("[]", '"all"')), "line 1"),
    "nobody in it": (_raw(write_backup([], []).encode()), "nobody is in it"),
    "a list": (_lines(f"[{ENTRY}]"), "an entry is an object"),
    "a number": (_lines("7"), "an entry is an object"),
    "a key twice": (_lines(ENTRY.replace('"kind"', '"id"')), "stands twice"),
    "a person who is none": (_lines(ENTRY.replace(PERSON, "../../etc")), "person is '../../etc'"),
    "a date that is none": (_lines(ENTRY.replace("2026-11-01T", "2026-13-41T")), "at is '2026-13-41T"),
    "a number without end": (_lines(ENTRY.replace('"schema": 1', '"schema": 1e999')), "is too large"),
    "a number of 4,000 digits": (_lines(ENTRY.replace('"schema": 1', '"schema": ' + "9" * 4000)), "is too long"),
    "100,000 lists in each other": (_lines("[" * 100_000), "it is nested too deeply"),
    "half a character pair": (_lines(ENTRY.replace("no", "\\ud800")), "half of a character pair"),
    "a table": (_lines("date;time;kind", "2026-11-01;09:00;screen_answered"), "this is not JSON"),
    "a script": (_lines("<script>alert(1)</script>"), "this is not JSON"),
    "an answer for a program": (
        _lines('{"stature_diary": 1, "person": null, "entries": []}'),
        "is no part of an entry",
    ),
}


@pytest.mark.parametrize(("make", "says"), HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_is_no_diary_is_named_and_the_others_come(
    folder: Path, make: Callable[[Path], Any], says: str
) -> None:
    make(folder / "odd")
    told = listed(folder)
    assert [one["name"] for one in told["people"]] == ["Anna Größe", "Ben"]
    assert [one["file"] for one in told["unread"]] == ["odd"]
    assert says in told["unread"][0]["why"]
    assert "\n" not in told["unread"][0]["why"]


@pytest.mark.parametrize("name", ["a\nb", "\u202egnp.jsonl", "-o", "..jsonl", "é" * 100], ids=ascii)
def test_a_file_of_any_name_is_read_and_written_by_its_name(folder: Path, name: str) -> None:
    (folder / name).write_bytes(a_backup(PERSON[:-1] + "4", "Eva"))
    assert [one["files"] for one in listed(folder)["people"] if one["name"] == "Eva"] == [[name]]


def test_signs_that_hide_or_turn_others_are_written_by_their_numbers_where_people_read(folder: Path) -> None:
    (folder / "a\x1b[2J\u202eb").write_bytes(b"x")
    page = stature("caseload", str(folder), *DAY, "--html=-")
    for told in (page.stdout, page.stderr, stature("caseload", str(folder), *DAY).stderr):
        assert "a\\x1b[2J\\u202eb" in told
        assert not set(told) & set("\x1b\u202e")


def test_a_name_that_is_no_text_is_written_by_its_bytes(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.jsonl")).write_bytes(b"x")
    assert [one["file"] for one in listed(folder)["unread"]] == ["\\xff.jsonl"]


@pytest.mark.parametrize("times", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-12:00", "1970-01-01T00:00:00Z"])
def test_a_diary_by_a_clock_that_was_wrong_is_read_and_its_date_is_none_of_its_files(folder: Path, times: str) -> None:
    month = [{**entry, "person": OTHER, "at": times} for entry in a_month()]
    (folder / "2026" / "ben.jsonl").write_text("".join(json.dumps(one) + "\n" for one in month))
    told = listed(folder)
    assert told["unread"] == []
    assert [one["last"] for one in told["people"]] == ["2026-11-20", None]


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever may read everything is refused nothing")
def test_what_may_not_be_read_is_named(folder: Path) -> None:
    (folder / "anna.jsonl").chmod(0)
    assert [one["file"] for one in listed(folder)["unread"]] == ["anna.jsonl"]


def test_as_a_program_of_its_own_it_reads_by_two_processes_and_tells_how_far_it_is(folder: Path) -> None:
    from running import STATURE

    for n in range(30):
        (folder / f"{n}.jsonl").write_bytes(a_backup(f"{PERSON[:-2]}{n:02}", f"P{n}"))
    words = [*STATURE, "caseload", str(folder), *DAY, "--json"]
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    assert done.returncode == 0
    assert re.findall(r"read (\d+) of 32 files", done.stderr)[-1] == "32"
    assert json.loads(done.stdout) == listed(folder)
