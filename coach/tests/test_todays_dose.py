"""How much of each exercise today: its first dose, half the strength at first, its ceiling and its pictures (S6, S7)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from a_day import EVERYTHING, day
from diaries import entry, opened, screened, session

from stature_coach.door import wire

REPOSITORY = Path(__file__).parents[2]


def test_the_first_time_is_done_with_half_the_strength(house: wire.House) -> None:
    before = {p["exercise"]: p["half_effort"] for p in day(house, screened())["exercises"]}
    after = {
        p["exercise"]: p["half_effort"]
        for p in day(house, screened(), session(5, "2026-11-22T07:00:00+01:00"))["exercises"]
    }
    assert before == dict.fromkeys(EVERYTHING, True)
    assert after == {"neck-press": False, "wall-ball-press": True, "prone-chest-raise": True}


@pytest.mark.parametrize(
    ("reason", "repetitions", "half"),
    [
        ("TIRED", 0, True),  # tired on the way in: nothing was tried yet
        ("TIRED", 1, False),
        ("PAIN", 3, True),
        ("RED_FLAG", 3, True),
        ("STOPPED", 2, True),
        ("STOPPED", 0, True),
        ("INTERRUPTED", 3, True),
        ("INTERRUPTED", 0, True),
    ],
)
def test_half_the_strength_stays_until_a_first_time_went_well(
    house: wire.House, reason: str, repetitions: int, half: bool
) -> None:
    first = session(5, "2026-11-20T07:00:00+01:00", reason=reason, repetitions=repetitions)
    first["body"]["dose"] = {"repetitions": 5, "rung": "pillow", "hold_counts": 5}
    planned = next(p for p in day(house, screened(), first)["exercises"] if p["exercise"] == "neck-press")
    assert planned["half_effort"] is half


@pytest.mark.parametrize(("told", "half"), [({"repetitions_said": 0}, True), ({"repetitions_said": 1}, False),
                                            ({"repetitions_said": None}, False), ({"unanswered": True}, True)])  # fmt: skip
def test_nor_by_the_persons_own_count_nor_where_nobody_answered(
    house: wire.House, told: dict[str, Any], half: bool
) -> None:
    first = session(5, "2026-11-20T07:00:00+01:00", reason="TARGET_REACHED", repetitions=5)
    first["body"] |= {"dose": {"repetitions": 5, "rung": "pillow", "hold_counts": 5}, **told}
    planned = next(p for p in day(house, screened(), first)["exercises"] if p["exercise"] == "neck-press")
    assert planned["half_effort"] is half


def test_a_session_of_a_clock_that_runs_wrong_is_no_first_time(house: wire.House) -> None:
    ahead = session(5, "2027-11-20T07:00:00+01:00")
    assert next(p["half_effort"] for p in day(house, screened(), ahead)["exercises"] if p["exercise"] == "neck-press")


@pytest.mark.parametrize(("rung", "start", "hold"), [
    ("pillow", "neck-press-start", "neck-press-hold"),
    ("towel", "neck-press-towel", "neck-press-towel-hold"),
])  # fmt: skip
def test_with_the_dose_come_the_pictures_of_its_rung(house: wire.House, rung: str, start: str, hold: str) -> None:
    told = entry(
        7, "2026-11-20T07:00:00+01:00", "plan_set", exercise="neck-press", by="therapist", repetitions=3, rung=rung
    )
    planned = next(p for p in day(house, screened(), told)["exercises"] if p["exercise"] == "neck-press")
    assert planned["dose"]["rung"] == rung
    assert planned["figures"] == {"start": start, "hold": hold}


def test_every_rung_has_pictures_that_are_drawn(house: wire.House) -> None:
    drawn = {path.stem for path in (REPOSITORY / "regimen" / "figures").glob("*.svg")}
    rungs = [rung for exercise in house.regimen.exercises for rung in exercise.ladder]
    assert {figure for rung in rungs for figure in (rung.start_figure, rung.hold_figure)} <= drawn


def test_a_new_person_begins_with_few_repetitions_on_the_easiest_rung(house: wire.House) -> None:
    doses = {p["exercise"]: (p["dose"]["repetitions"], p["dose"]["rung"]) for p in day(house)["exercises"]}
    assert doses == {
        "neck-press": (5, "pillow"),
        "wall-ball-press": (5, "start"),
        "prone-chest-raise": (3, "trying"),
    }


@pytest.mark.parametrize("days", [0, 1, 30, 400])
def test_no_number_of_sessions_pains_or_missed_days_raises_the_dose_by_itself(house: wire.House, days: int) -> None:
    plan_set = entry(3, "2025-01-01T09:00:00+01:00", "plan_set", exercise="neck-press", repetitions=6,
                     rung="pillow", by="therapist")  # fmt: skip
    kinds = ["TARGET_REACHED", "PAIN", "STOPPED", "TIRED"]
    done = [
        session(100 + n, f"2025-{2 + n // 28 % 11:02d}-{1 + n % 28:02d}T08:00:00+01:00", reason=kinds[n % 4])
        for n in range(days)
    ]
    plan = day(house, screened("2025-01-01T08:00:00+01:00"), plan_set, *done)
    dose = next(p["dose"] for p in plan["exercises"] if p["exercise"] == "neck-press")
    assert dose["repetitions"] <= 6
    assert dose["rung"] == "pillow"


@pytest.mark.parametrize(
    ("exercise", "rung", "asked", "given_"),
    [
        ("neck-press", "towel", 20, 10),
        ("wall-ball-press", "feet-3", 20, 20),
        ("prone-chest-raise", "trying", 10, 5),
        ("prone-chest-raise", "no-such-rung", 10, 3),
    ],
)
def test_a_plan_never_goes_beyond_its_ceiling_nor_to_a_rung_that_is_not_there(
    house: wire.House, exercise: str, rung: str, asked: int, given_: int
) -> None:
    plan_set = entry(3, "2026-11-20T09:00:00+01:00", "plan_set", exercise=exercise, repetitions=asked,
                     rung=rung, by="therapist")  # fmt: skip
    plan = day(house, screened(), opened(), plan_set)
    dose = next(p["dose"] for p in plan["exercises"] if p["exercise"] == exercise)
    assert dose["repetitions"] == given_ <= dose["ceiling"]


def test_every_open_plan_can_be_begun(house: wire.House) -> None:
    for planned in day(house, screened(), opened())["exercises"]:
        request = {"exercise": planned["exercise"], "manner": {"half_effort": planned["half_effort"]}}
        dose = {"repetitions": planned["dose"]["repetitions"], "rung": planned["dose"]["rung"]}
        session_, _ = wire.begin(house, json.dumps(request | dose))
        assert session_.prescription.repetitions == planned["dose"]["repetitions"]
