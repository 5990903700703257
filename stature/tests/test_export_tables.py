"""The diary in a spreadsheet and as JSON: everything is in it, nothing runs in it."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from diaries import ANNA, PERSON, a_month, a_newer_entry
from hypothesis import given, settings, strategies as st

from stature import wiring
from stature.exports.tables import diary_csv, diary_json
from stature_coach.door.wire import House
from stature_coach.weeks.entry_bodies import BODIES


@cache
def the_house() -> House:
    return wiring.open_house()


@pytest.fixture
def house() -> House:
    return the_house()


def rows(house: House, entries: list[dict[str, Any]]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(diary_csv(house, ANNA, entries).decode("utf-8-sig"), newline="")))


def test_the_month_has_every_kind_of_entry() -> None:
    assert {entry["kind"] for entry in a_month()} == set(BODIES)


def test_each_entry_is_one_row_oldest_first(house: House) -> None:
    found = rows(house, a_month())
    assert [row["at"] for row in found] == sorted(entry["at"] for entry in a_month())
    assert {row["id"] for row in found} == {entry["id"] for entry in a_month()}


def test_a_session_reads_as_a_person_would_expect(house: House) -> None:
    row = next(row for row in rows(house, a_month()) if row["exercise"] == "wall-ball-press")
    shown = {key: value for key, value in row.items() if value}
    assert shown == {
        "date": "2026-11-10",
        "time": "11:00",
        "kind": "session_finished",
        "exercise_name": "Wall-ball press",
        "exercise": "wall-ball-press",
        "reason": "PAIN",
        "repetitions": "3",
        "planned_repetitions": "5",
        "rung": "start",
        "hold_counts": "5",
        "beat_seconds": "1.2",
        "half_effort": "no",
        "effort_0_to_10": "2",
        "pain_before_0_to_10": "0",
        "pain_0_to_10": "4",
        "seconds": "90",
        "at": "2026-11-10T11:00:00+01:00",
        "id": row["id"],
        "person": PERSON,
        "schema": "1",
    }


def test_plans_answers_measures_and_warning_signs_have_their_columns(house: House) -> None:
    of = {}
    for row in rows(house, a_month()):
        of.setdefault(row["kind"], []).append(row)
    assert [of["screen_answered"][0][f"q{n}"] for n in (1, 7, 8)] == ["no", "yes", "not_sure"]
    assert (of["plan_set"][0]["days"], of["plan_set"][0]["times"]) == ("mon wed", "morning 08:15")
    assert (of["plan_set"][1]["planned_repetitions"], of["plan_set"][1]["rung"]) == ("4", "pillow")
    assert [row["height_centimetres"] for row in of["measure_taken"]] == ["161.5", ""]
    assert [row["red_flag"] for row in of["red_flag"]] == ["dizzy", ""]
    assert [row["date"] for row in rows(house, a_month()) if row["retracted"] == "yes"] == ["2026-11-03"]


def test_what_has_no_column_stands_in_the_last_one(house: House) -> None:
    found = rows(house, [*a_month(), a_newer_entry()])
    newer = next(row for row in found if row["kind"] == "walked")
    assert json.loads(newer["more"]) == {"steps": 900, "with": {"dog": True}}
    asked = next(row for row in found if row["kind"] == "cleared")
    assert asked["answer"] == "I have asked"


SIGNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def with_text(text: str) -> dict[str, Any]:
    """An entry that says this text in a column of its own, in one of several texts, and where there is no column."""
    body = {
        "exercise": text,
        "dose": {"rung": text},
        "days": [text, text],
        "times": {text: text},
        "note": [text, {text: text}],
    }
    return {**a_newer_entry(), "body": body}


def as_opened(content: bytes, separator: str) -> Iterator[str]:
    """Every cell, taken apart at that separator: by a reader that minds quotation marks, and by one that does not."""
    text = content.decode("utf-8-sig")
    csv.field_size_limit(10**9)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True):
        yield from row
    for line in re.split("[\r\n]", text):
        yield from line.split(separator)


def is_formula(cell: str) -> bool:
    seen = cell.strip(' \t\r\n\v\f"')
    # A number below nothing is a number, also where a bracket of a list follows it.
    return seen.startswith(SIGNS) and re.fullmatch(r"-[0-9][0-9.,e+-]*[]}\"]*", seen) is None


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(
    "before",
    ["", " ", "\t", "\r", "\n", "\v", "a;", "a,", "a\t", "a|", "a; ", 'a;"', '"', "a\n", "a;'", ";;", '";"', "\u3000"],
)
def test_no_text_of_a_diary_starts_a_formula_in_any_spreadsheet(house: House, before: str, sign: str) -> None:
    entry = with_text(f"{before}{sign}cmd|' /C calc'!A0;b")
    for content in (diary_csv(house, ANNA, [entry], language) for language in ("en", "es")):
        for separator in ",;\t|":
            assert [cell for cell in as_opened(content, separator) if is_formula(cell)] == []


@settings(max_examples=300, deadline=None)
@given(
    text=st.text(st.sampled_from([*SIGNS, ";", ",", "|", "\t", "\r", "\n", '"', "'", " ", "a", "1", "\\"]), max_size=12)
)
def test_however_a_text_is_put_together_it_starts_no_formula(text: str) -> None:
    content = diary_csv(the_house(), ANNA, [with_text(text)])
    for separator in ",;\t|":
        assert [cell for cell in as_opened(content, separator) if is_formula(cell)] == []


def test_what_was_made_harmless_can_still_be_read(house: House) -> None:
    step = {
        **a_newer_entry(),
        "kind": "step_answered",
        "body": {"step": "=1+1", "more": {"said": "=my+sister; -5, @home"}},
    }
    row = rows(house, [step])[0]
    assert row["step"] == "'=1+1"
    assert json.loads(row["more"]) == {"more": {"said": "=my+sister; -5, @home"}}


def test_many_signs_and_separators_take_no_longer_than_their_number(house: House) -> None:
    """Read once from left to right: sixty thousand of them would otherwise take minutes, and the test not end."""
    assert diary_csv(house, ANNA, [{**a_newer_entry(), "body": {"days": ["\t" * 30_000 + ";" * 30_000]}}])


@pytest.mark.parametrize(
    ("language", "separator", "number"),
    [("en", ",", "1.2"), ("es", ";", "1,2"), ("fr", ";", "1,2"), ("de", ";", "1,2")],
)
def test_each_languages_spreadsheets_find_their_separator_their_decimals_and_every_letter(
    house: House, language: str, separator: str, number: str
) -> None:
    content = diary_csv(house, ANNA, a_month(), language)
    assert content.startswith(b"\xef\xbb\xbf")
    found = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator))
    assert {row["beat_seconds"] for row in found} == {"", number}
    assert {len(row) for row in found} == {len(found[0])}


def test_for_programs_there_is_a_plain_table_whatever_the_language(house: House) -> None:
    plain = diary_csv(house, ANNA, a_month(), "es", plain=True)
    assert plain == diary_csv(house, ANNA, a_month(), "en", plain=True)
    assert plain.startswith(b"date,time,")
    assert plain == diary_csv(house, ANNA, a_month(), "en").removeprefix(b"\xef\xbb\xbf")


def test_odd_bodies_of_a_newer_stature_never_break_the_table(house: House) -> None:
    bodies: list[dict[str, Any]] = [
        {"exercise": ["neck-press"], "answers": "yes", "dose": 7},
        {"days": [1, 2], "times": {"morning": 7}, "entry": {"id": [None]}},
        {},
    ]
    entries = [{**a_newer_entry(), "body": body} for body in bodies]
    assert len(rows(house, entries)) == 3


def test_the_json_holds_every_entry_as_it_was_kept(house: House) -> None:
    told = json.loads(diary_json(house, ANNA, a_month()))
    assert (told["stature_diary"], told["person"]) == (1, ANNA)
    assert sorted(told["entries"], key=lambda entry: entry["id"]) == sorted(a_month(), key=lambda entry: entry["id"])


def test_the_same_diary_in_another_order_gives_the_same_bytes(house: House) -> None:
    mixed = a_month()
    random.Random(3).shuffle(mixed)
    assert diary_csv(house, ANNA, mixed) == diary_csv(house, ANNA, a_month())
    assert diary_json(house, ANNA, mixed) == diary_json(house, ANNA, a_month())
