"""`stature prescribe` and `stature take`, run as people run them."""

from __future__ import annotations

import io
import json
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import click
import pytest
from diaries import PERSON
from own_data import held, refused, with_ben

from stature.cli import run

PLAN = """locked = false
days = ["mon", "wed", "fri"]
["neck-press"]
do = true
repetitions = 6
rung = "pillow"
parts = ["morning", "evening"]
["wall-ball-press"]
do = false
"""
CODE = "79PF-CTCQ-V6M3-43RF"
OF_THE_PLAN = {
    "prescription": 1,
    "code": CODE,
    "link": None,
    "made": "2026-11-28",
    "locked": False,
    "days": ["mon", "wed", "fri"],
    "plan": {
        "neck-press": {"do": True, "repetitions": 6, "rung": "pillow", "parts": ["morning", "evening"]},
        "wall-ball-press": {"do": False},
    },
}


@pytest.fixture
def plan(tmp_path: Path) -> str:
    file = tmp_path / "plan.toml"
    file.write_text(PLAN, encoding="utf-8")
    return str(file)


def stature(*asked: str) -> subprocess.CompletedProcess[str]:
    """The command line, in this very process: there are many, and each would begin by loading Python."""
    said, warned = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(said), redirect_stderr(warned):
        try:
            status = run(list(asked))
        except click.ClickException as wrong:
            raise AssertionError("the command line answers for itself") from wrong
    told = [stream.buffer.getvalue().decode() for stream in (_flushed(said), _flushed(warned))]  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(asked, status, *told)


def _flushed(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    stream.flush()
    return stream


def papers(diary: Path) -> list[dict[str, Any]]:
    """The papers that were taken here, beside the one that this person's month begins with."""
    kept = [entry["body"] for entry in held(diary)[PERSON] if entry["kind"] == "prescription_taken"]
    return [body for body in kept if body["made"] == "2026-11-28"]


# -------------------------------------------------------------------- making one


def test_a_plan_becomes_one_object_for_a_program(plan: str) -> None:
    done = stature("prescribe", "--plan", plan, "--date", "2026-11-28", "--json")
    assert (done.returncode, json.loads(done.stdout), done.stderr) == (0, OF_THE_PLAN, "")


def test_with_an_address_there_is_a_link_with_the_words_behind_the_code(plan: str) -> None:
    words = ["--by", "Mrs. Green", "--for", "Ana", "--note", "Slowly & calmly."]
    done = stature(
        "prescribe", "--plan", plan, "--date", "2026-11-28", "--address", "https://example.org", *words, "--json"
    )
    assert json.loads(done.stdout)["link"] == (
        f"https://example.org/#plan={CODE}&for=Ana&by=Mrs.%20Green&note=Slowly%20%26%20calmly."
    )


def test_what_has_no_room_in_the_link_is_said_to_be_printed_only(plan: str) -> None:
    done = stature("prescribe", "--plan", plan, "--address", "https://example.org/", "--note", "é" * 280, "--json")
    assert "no room in the link for note; it is printed only" in done.stderr
    assert "note" not in json.loads(done.stdout)["link"]


def test_in_words_it_says_what_is_prescribed(plan: str) -> None:
    said = stature("prescribe", "--plan", plan, "--date", "2026-11-28").stdout.splitlines()
    assert said[0] == CODE
    assert "Wall-ball press: wait" in said


def test_the_paper_is_written_where_it_is_asked_for(plan: str, tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    assert stature("prescribe", "--plan", plan, "--out", str(paper), "--language", "es").returncode == 0
    assert paper.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(("text", "says"), [
    ('["neck-press"]\ndo = true\nrepetitions = 11\nrung = "pillow"\n', "neck-press: repetitions is 11; write 1 to 10"),
    ("locked = tru\n", "is no TOML"),
    ("", "nothing is prescribed; name an exercise, days, or locked = true"),
    ("x" * 70_000, "is far too large for a plan"),
], ids=["too much", "no TOML", "nothing", "too large"])  # fmt: skip
def test_a_plan_that_is_none_is_one_clear_line(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(text, encoding="utf-8")
    assert says in refused(stature("prescribe", "--plan", str(file), "--json"))


@pytest.mark.parametrize(("option", "value", "says"), [
    ("--by", "x" * 61, "by has 61 letters; write 60 at most"),
    ("--for", "A\u202e", "for has the sign U+202E"),
    ("--address", "example.org", "the address is 'example.org'; write the app's own"),
    ("--date", "2024-12-31", "write one from 2025-01-01 to 2069-11-09"),
    ("--language", "tlh", "write one of en, es"),
])  # fmt: skip
def test_what_else_is_wrong_is_one_clear_line(plan: str, option: str, value: str, says: str) -> None:
    assert says in refused(stature("prescribe", "--plan", plan, option, value, "--json"))


# -------------------------------------------------------------------- taking it


def test_without_a_yes_it_shows_what_would_change_and_changes_nothing(diary: Path) -> None:
    before = held(diary)
    done = stature("take", CODE, "--diary", str(diary), "--date", "2026-11-29")
    assert done.returncode == 0
    assert "Neck press: 6 times, With a pillow, morning and evening" in done.stdout
    assert "Wall-ball press: wait" in done.stdout
    assert done.stdout.endswith("Nothing was changed; write --yes to take it.\n")
    assert held(diary) == before


def test_with_a_yes_it_is_one_entry_and_the_plan_of_the_next_day_follows(diary: Path) -> None:
    done = stature("take", CODE.lower(), "--diary", str(diary), "--date", "2026-11-29", "--yes", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["taken"], told["refused"], told["code"]) == (0, True, None, CODE)
    assert len(papers(diary)) == 1
    plan = json.loads(stature("today", "--json", "--date", "2026-11-30", "--diary", str(diary)).stdout)
    doses = {one["exercise"]: one["dose"]["repetitions"] for one in plan["exercises"]}
    assert doses["neck-press"] == 6
    assert "closed.waits" in [
        one["key"] for ex in plan["exercises"] if ex["exercise"] == "wall-ball-press" for one in ex["closed"]
    ]


def test_words_of_a_link_are_kept_with_it(diary: Path) -> None:
    link = f"https://example.org/#plan={CODE}&for=Ana&by=%3Cb%3EMrs.%20Green"
    assert stature("take", link, "--diary", str(diary), "--date", "2026-11-29", "--yes").returncode == 0
    assert [(body["for"], body["by"]) for body in papers(diary)] == [("Ana", "<b>Mrs. Green")]


@pytest.mark.parametrize(("code", "day", "says"), [
    ("79PF-CTCQ-V6M3-43RG", "2026-11-29", "look again at place 16 of the code"),
    ("97PF-CTCQ-V6M3-43RF", "2026-11-29", "more than one letter or digit of the code is wrong"),
    ("79PF-CTCQ", "2026-11-29", "the code has 8 letters and digits; write all 16"),
    ("79PF-CTCQ-V6M3-43RO", "2026-11-29", "the sign 'O' at place 16 is in no code"),
    (CODE, "2027-01-28", "this paper was made on 2026-11-28, more than 60 days ago; ask who gave it to you for a new one"),
    (CODE, "2026-11-26", "this paper is dated 2026-11-28, which has not come; ask who gave it to you for a new one"),
    (f"https://example.org/#plan={CODE}&by={'x' * 70}", "2026-11-29", "by has 70 letters; write 60 at most"),
], ids=["one wrong", "two swapped", "too short", "a sign", "too old", "too early", "too long a name"])  # fmt: skip
def test_what_is_refused_is_one_line_and_the_diary_is_as_it_was(diary: Path, code: str, day: str, says: str) -> None:
    before = held(diary)
    assert says in refused(stature("take", code, "--diary", str(diary), "--date", day, "--yes"))
    assert held(diary) == before


def test_the_same_again_and_an_older_one_are_refused(diary: Path, tmp_path: Path) -> None:
    asked = ["--diary", str(diary), "--date", "2026-11-29", "--yes"]
    assert stature("take", CODE, *asked).returncode == 0
    assert "you have taken this paper before; nothing changes" in refused(stature("take", CODE, *asked))
    file = tmp_path / "plan.toml"
    file.write_text(PLAN.replace("6", "4"), encoding="utf-8")
    older = json.loads(stature("prescribe", "--plan", str(file), "--date", "2026-11-27", "--json").stdout)["code"]
    assert "you have a newer one, of 2026-11-28; nothing changed" in refused(stature("take", older, *asked))
    same_day = json.loads(stature("prescribe", "--plan", str(file), "--date", "2026-11-28", "--json").stdout)["code"]
    assert stature("take", same_day, *asked).returncode == 0
    plan = json.loads(stature("today", "--json", "--date", "2026-11-30", "--diary", str(diary)).stdout)
    assert plan["exercises"][0]["dose"]["repetitions"] == 4


def test_among_several_people_one_is_named(diary: Path) -> None:
    with_ben(diary)
    assert "several people are in this diary" in refused(stature("take", CODE, "--diary", str(diary), "--yes"))
    assert (
        stature("take", CODE, "--diary", str(diary), "--person", "Ben", "--date", "2026-11-29", "--yes").returncode == 0
    )


def test_where_nobody_has_a_diary_nobody_takes_one_and_none_is_made(tmp_path: Path) -> None:
    assert "nobody is in this diary yet" in refused(stature("take", CODE, "--diary", str(tmp_path / "none"), "--yes"))
    assert not (tmp_path / "none").exists()
