"""Whoever wants to do harm with a code, a link or a file of papers: each kind is refused in one line, the diary as it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from diaries import PERSON, a_month
from own_data import held, refused
from test_prescribing import stature

from lab.hostile_papers import ASKED


@pytest.mark.parametrize(("text", "says"), ASKED.values(), ids=ASKED)
def test_a_code_or_link_that_would_do_harm_is_refused_in_one_line_and_the_diary_is_as_it_was(
    diary: Path, text: str, says: str
) -> None:
    before = held(diary)
    told = refused(stature("take", "--diary", str(diary), "--date", "2026-11-28", "--yes", "--", text))
    assert says in told
    assert told.rstrip("\n").isprintable()
    assert held(diary) == before


# -------------------------------------------------------------------- papers in a file


NESTED: Any = json.loads("[" * 40 + "]" * 40)
PAPER: dict[str, Any] = {"made": "2026-11-28", "plan": {"neck-press": {"do": True, "repetitions": 5, "rung": "pillow", "parts": ["morning"]}}}  # fmt: skip


TAKEN_ON_THE_DAY = {
    "id": "019a8f00-0000-7000-8000-00000000ffff",
    "person": PERSON,
    "at": "2026-11-28T09:00:00+01:00",
    "kind": "prescription_taken",
    "schema": 1,
}


def with_part(**changed: Any) -> dict[str, Any]:
    return {**PAPER, "plan": {"neck-press": {**PAPER["plan"]["neck-press"], **changed}}}


# Of a paper that lies in a file as taken: its body, and what the line says of it.
TAKEN: dict[str, tuple[dict[str, Any], str]] = {
    "no day": ({"plan": PAPER["plan"]}, "made is None"),
    "a day that no calendar has": ({**PAPER, "made": "2026-02-30"}, "made is '2026-02-30'"),
    "a plan that is a text": ({**PAPER, "plan": "all"}, "plan is 'all'"),
    "a dose that is a number": ({**PAPER, "plan": {"neck-press": 5}}, "plan is"),
    "a name that turns what follows": ({**PAPER, "by": "A\u202eb"}, "by is"),
    "too long a name": ({**PAPER, "for": "x" * 61}, "for is"),
    "too long a note": ({**PAPER, "note": "x" * 281}, "note is"),
    "a lock that is a text": ({**PAPER, "locked": "yes"}, "locked is 'yes'"),
    "nested in itself": ({**PAPER, "more": NESTED}, "nested"),
}


@pytest.mark.parametrize(("body", "says"), TAKEN.values(), ids=TAKEN)
def test_a_file_with_a_paper_that_no_stature_took_is_refused_whole(
    diary: Path, tmp_path: Path, body: dict[str, Any], says: str
) -> None:
    before = held(diary)
    good = a_month()[0]
    entry = {**TAKEN_ON_THE_DAY, "body": body}
    file = tmp_path / "papers.jsonl"
    file.write_text("".join(f"{json.dumps(one)}\n" for one in (good, entry)), "utf-8")
    told = refused(stature("restore", str(file), "--diary", str(diary)))
    assert "line 2" in told
    assert says in told
    assert held(diary) == before


# Of a paper in a file, what a newer version may mean by it: it is kept, and nothing is done by it.
STRANGE: dict[str, dict[str, Any]] = {
    "a thousand times": with_part(repetitions=1000),
    "less than nothing": with_part(repetitions=-1),
    "half a time": with_part(repetitions=2.5),
    "yes for a number": with_part(repetitions=True),
    "a rung that is a list": with_part(rung=["pillow"]),
    "a rung that nobody knows": with_part(rung="cloud"),
    "no part of the day": with_part(parts=[]),
    "a fourth exercise": {**PAPER, "plan": {"heel-raise": PAPER["plan"]["neck-press"]}},
    "all that the neck press allows and more": with_part(repetitions=20),
}


@pytest.mark.parametrize("body", STRANGE.values(), ids=STRANGE)
def test_a_file_with_a_paper_that_a_newer_stature_may_have_taken_raises_and_opens_nothing(
    diary: Path, tmp_path: Path, body: dict[str, Any]
) -> None:
    before = doses(diary)
    file = tmp_path / "papers.jsonl"
    file.write_text(json.dumps({**TAKEN_ON_THE_DAY, "body": body}) + "\n", "utf-8")
    assert stature("restore", str(file), "--diary", str(diary)).returncode == 0
    for day in ("2026-11-28", "2026-11-30"):
        assert all(after <= before[day][name] for name, after in doses(diary)[day].items()), day


def doses(diary: Path) -> dict[str, dict[str, int]]:
    """How often each exercise that is open is to be done, on the day and two days later; what is closed, not once."""
    found = dict[str, dict[str, int]]()
    for day in ("2026-11-28", "2026-11-30"):
        told = json.loads(stature("today", "--json", "--date", day, "--diary", str(diary)).stdout)
        found[day] = {one["exercise"]: 0 if one["closed"] else one["dose"]["repetitions"] for one in told["exercises"]}
    return found


def test_there_are_at_least_sixty_kinds() -> None:
    assert len({text for text, _ in ASKED.values()}) >= 60
