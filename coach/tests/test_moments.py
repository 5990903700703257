"""Days that stand out: one moment a day at most, on its own day alone, and none on a day that hurt."""

from __future__ import annotations

import json
from typing import Any

import pytest
from diaries import screened
from weeks import answer, at, easy, fair_mornings, pain_told, taken_back

from stature_coach.door import wire
from stature_coach.weeks.moments import Moment


def moment(house: wire.House, *told: dict[str, Any], day: float) -> tuple[str, str] | None:
    asked = {"entries": [screened(at(0)), *told, *fair_mornings(told, day)], "now": at(day)}
    found = json.loads(wire.today(house, json.dumps(asked)))["moment"]
    return found and (found["key"], found["where"])


FIRST_DAY = ("moment.first_day", "well_done")
FIRST_WEEK = ("moment.first_week", "well_done")
STEP = ("moment.step", "today")
BACK = ("moment.back", "today")


@pytest.mark.parametrize(("day", "expected"), [(0.1, FIRST_DAY), (0.5, FIRST_DAY), (1.0, None), (5.9, None)])
def test_the_first_day_is_that_of_the_first_word(
    house: wire.House, day: float, expected: tuple[str, str] | None
) -> None:
    assert moment(house, easy(10, 0.05), day=day) == expected


@pytest.mark.parametrize(
    ("done_on", "day", "expected"),
    [
        ((1, 2), 5.0, None),
        ((1, 2), 6.0, FIRST_WEEK),
        ((1, 2), 9.0, FIRST_WEEK),
        ((1, 2), 14.0, None),
        ((1, 2, 6.0), 6.1, FIRST_WEEK),
        ((1, 2, 6.0), 7.0, None),
        ((), 6.0, None),
    ],
)
def test_a_first_week_was_lived_and_is_told_of_on_the_first_day_of_practice_after_it(
    house: wire.House, done_on: tuple[float, ...], day: float, expected: tuple[str, str] | None
) -> None:
    told = [easy(10 + number, when) for number, when in enumerate(done_on)]
    assert moment(house, *told, day=day) == expected


def test_a_step_that_was_taken_is_told_of_that_day_alone(house: wire.House) -> None:
    told = [easy(10 + number, 0.5 + number * 0.5) for number in range(6)]
    step = answer(40, 4.0, "repetitions:6")
    assert moment(house, *told, step, day=4.1) == STEP
    assert moment(house, *told, step, day=5.0) is None
    back = taken_back(41, 4.05, step)
    assert moment(house, *told, step, back, day=4.1) is None


@pytest.mark.parametrize(("day", "expected"), [(14.0, None), (16.0, BACK), (100.0, BACK)])
def test_whoever_was_away_for_two_weeks_is_welcomed_back(
    house: wire.House, day: float, expected: tuple[str, str] | None
) -> None:
    assert moment(house, easy(10, 1.0), day=day) == expected
    assert moment(house, easy(10, 1.0), easy(11, day + 0.01), day=day + 0.02) == expected


@pytest.mark.parametrize("day", [0.2, 6.2, 20.2])
def test_a_day_that_hurt_has_none(house: wire.House, day: float) -> None:
    told = [easy(10, 1.0), easy(11, 2.0)] if day > 2 else []
    pain = pain_told(40, day - 0.05, 6)
    assert moment(house, *told, day=day) is not None
    assert moment(house, *told, pain, day=day) is None


def test_every_moment_has_its_words_and_its_picture(house: wire.House, files: dict[str, str]) -> None:
    pictures = json.loads(files["figures/figures.json"]) if "figures/figures.json" in files else None
    for one in Moment:
        assert house.wording.text(f"moment.{one.value}")
        assert house.wording.text(f"moment.{one.value}_picture")
    assert pictures is None or {f"moment-{one.value.replace('_', '-')}" for one in Moment} <= set(pictures)
