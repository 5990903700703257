"""The diary in a spreadsheet and as JSON: everything is in it, nothing runs in it."""

from __future__ import annotations

import csv
import io
import json
import random
from typing import Any

import pytest
from diaries import ANNA, PERSON, a_month, a_newer_entry, a_session

from stature import wiring
from stature.exports.tables import diary_csv, diary_json
from stature_coach.entry_bodies import BODIES
from stature_coach.wire import House


@pytest.fixture(scope="module")
def house() -> House:
    return wiring.open_house()


def rows(house: House, entries: list[dict[str, Any]]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(diary_csv(house, ANNA, entries).decode("utf-8"), newline="")))


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
        "rung": "pillow",
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
    height = next(row for row in found if row["height_centimetres"])
    assert json.loads(height["more"]) == {"measure": "height", "by_whom": "=my+sister"}


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_of_a_diary_runs_in_a_spreadsheet(house: House, start: str) -> None:
    entry = {**a_month()[1], "body": a_session(exercise="neck-press", dose={"rung": start})}
    assert rows(house, [entry])[0]["rung"] == "'" + start
    step = {**entry, "kind": "step_answered", "body": {"exercise": "neck-press", "step": start, "answer": "accepted"}}
    assert rows(house, [step])[0]["step"] == "'" + start


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
