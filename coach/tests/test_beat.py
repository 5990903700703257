"""A slower beat makes every effort longer, so it is a step of the dose; quicker is free (S6, S7)."""

from __future__ import annotations

from typing import Any

import pytest
from diaries import entry, screened, session
from weeks import (
    answer,
    asked,
    at,
    dose,
    easy,
    easy_days,
    morning,
    pain_told,
    plan,
    plan_as_told,
    reasons,
    steps,
    taken_back,
    therapist,
)

from stature_coach.door import wire
from stature_coach.weeks.beat import quicker, slower

WALL = "wall-ball-press"


def beat_set(number: int, days: float, seconds: float, exercise: str = "neck-press") -> dict[str, Any]:
    return entry(number, at(days), "plan_set", exercise=exercise, beat_seconds=seconds)


def beat(day: dict[str, Any], exercise: str = "neck-press") -> float:
    planned = next(p for p in day["exercises"] if p["exercise"] == exercise)
    assert planned["beat"]["seconds"] == planned["dose"]["beat_seconds"]
    return float(planned["beat"]["seconds"])


def offered(day: dict[str, Any], exercise: str = "neck-press") -> tuple[float | None, float | None]:
    told = next(p["beat"] for p in day["exercises"] if p["exercise"] == exercise)
    assert told["because"].endswith(".")
    return told["slower"], told["quicker"]


def test_the_tenths_from_one_second_to_one_and_a_half() -> None:
    assert [slower(tenth / 10) for tenth in range(10, 16)] == [1.1, 1.2, 1.3, 1.4, 1.5, None]
    assert [quicker(tenth / 10) for tenth in range(10, 16)] == [None, 1.0, 1.1, 1.2, 1.3, 1.4]


def test_a_count_begins_at_one_second_and_grows_by_one_tenth_a_day(house: wire.House) -> None:
    assert (beat(plan(house, days=0)), offered(plan(house, days=0))) == (1.0, (1.1, None))
    one = beat_set(40, 0.1, 1.1)
    day = plan(house, one, days=0.2)
    assert (beat(day), offered(day)) == (1.1, (None, 1.0))
    assert beat(plan(house, one, beat_set(41, 0.3, 1.2), days=0.4)) == 1.1
    assert offered(plan(house, one, days=1)) == (1.2, 1.0)
    assert beat(plan(house, one, beat_set(41, 1, 1.2), days=1.1)) == 1.2
    change = plan(house, one, days=0.2)["changes"][0]
    assert (change["because_key"], change["direction"], change["rule"]) == ("change.slower", "up", "S7")


@pytest.mark.parametrize("seconds", [1.2, 1.3, 1.5])
def test_more_than_one_tenth_at_a_time_changes_nothing(house: wire.House, seconds: float) -> None:
    assert beat(plan(house, beat_set(40, 0.1, seconds), days=0.2)) == 1.0


AGAINST: dict[str, list[dict[str, Any]]] = {
    "something that grew": [therapist(60, 6.05, WALL, repetitions=9, rung="start")],
    "a yes": [answer(60, 6.05, "repetitions:6")],
    "a slower beat of another": [beat_set(60, 6.05, 1.1, WALL)],
    "pain": [pain_told(60, 6.05)],
    "a worse morning": [morning(60, 6, 2)],
    "a skipped morning": [morning(60, 6, None)],
    "a lock": [therapist(60, 6.05, locked=True)],
    "what cannot be read": [entry(60, at(6.05), "mood_told", mood="good")],
}


@pytest.mark.parametrize("why", AGAINST)
def test_no_slower_beat_on_a_day_with(house: wire.House, why: str) -> None:
    told = [*easy_days(6), *AGAINST[why]]
    assert offered(plan(house, *told, days=6.2))[0] is None
    assert beat(plan(house, *told, beat_set(70, 6.1, 1.1), days=6.2)) == 1.0
    assert beat(plan(house, *easy_days(6), beat_set(70, 6.1, 1.1), days=6.2)) == 1.1


def test_after_a_slower_beat_nothing_else_grows_that_day_and_easy_begins_anew(house: wire.House) -> None:
    slow = beat_set(40, 6.1, 1.1)
    assert steps(plan(house, *easy_days(6), days=6.05)) != []
    assert steps(plan(house, *easy_days(6), slow, days=6.2)) == []
    assert dose(plan(house, *easy_days(6), slow, answer(41, 6.2, "repetitions:6"), days=6.3)) == (5, "pillow")
    quick, slow_ones = easy_days(6, 7), easy_days(6, 7, beat_seconds=1.1)
    assert steps(plan(house, *easy_days(6), slow, *quick, days=13)) == []
    assert steps(plan(house, *easy_days(6), slow, *slow_ones, days=13)) == [("neck-press", "repetitions:6")]


def test_quicker_is_free_at_any_time_and_keeps_what_was_easy(house: wire.House) -> None:
    slow = therapist(40, -0.05, beat_seconds=1.4)
    done = easy_days(6, beat_seconds=1.4)
    hurt = pain_told(41, 6.05)
    day = plan(house, slow, *done, hurt, beat_set(42, 6.1, 1.0), days=6.2)
    assert beat(day) == 1.0
    assert day["changes"][0]["because_key"] == "change.quicker"
    assert steps(plan(house, slow, *done, beat_set(42, 6.1, 1.2), days=6.2)) != []


def test_a_therapist_may_set_any_beat_and_it_counts_as_what_grew_that_day(house: wire.House) -> None:
    set_ = therapist(40, 6.05, beat_seconds=1.5)
    assert beat(plan(house, set_, days=6.1)) == 1.5
    assert offered(plan(house, set_, days=7)) == (None, 1.4)
    assert dose(plan(house, *easy_days(6), set_, answer(41, 6.1, "repetitions:6"), days=6.2)) == (5, "pillow")


def test_a_slower_beat_steps_back_first_where_it_was_what_grew_last(house: wire.House) -> None:
    grown = [*easy_days(6), answer(50, 6.1, "repetitions:6"), beat_set(51, 7.1, 1.1)]
    day = plan(house, *grown, easy(90, 8, repetitions=6, beat_seconds=1.1, reason="PAIN", done=2), days=8.1)
    assert (dose(day), beat(day)) == ((6, "pillow"), 1.0)
    way = next(way for way in plan(house, *grown, days=7.5)["may_go_back"] if way["exercise"] == "neck-press")
    assert (way["to"]["repetitions"], way["to"]["beat_seconds"]) == (6, 1.0)
    away = plan(house, *grown, easy(52, 8, repetitions=6, beat_seconds=1.1), days=8 + 28)
    assert (dose(away), beat(away)) == ((5, "pillow"), 1.0)


def test_two_weeks_after_a_session_with_a_warning_sign_a_slower_beat_steps_back_by_one_tenth(house: wire.House) -> None:
    sign = session(30, at(0), reason="RED_FLAG")
    again = [asked(40, 1, sign), screened(at(3), 41), beat_set(42, 3.1, 1.1), beat_set(43, 4.1, 1.2)]
    assert beat(plan(house, sign, *again, days=4.2)) == 1.2
    assert beat(plan(house, sign, *again, days=15)) == 1.1


def test_a_slower_beat_that_is_taken_back_is_undone(house: wire.House) -> None:
    slow = beat_set(40, 0.1, 1.1)
    assert beat(plan(house, slow, taken_back(41, 0.2, slow), days=2)) == 1.0


def test_without_a_word_the_beat_of_an_older_apps_session_is_one_second(house: wire.House) -> None:
    assert steps(plan(house, *easy_days(6, beat_seconds=None), days=6)) != []
    slow = therapist(40, -0.05, beat_seconds=1.1)
    assert steps(plan(house, slow, *easy_days(6, beat_seconds=None), days=6)) == []


def test_a_closed_exercise_has_no_slower_beat(house: wire.House) -> None:
    told = plan_as_told(house, days=0)
    assert reasons(told, "prone-chest-raise") == ["closed.not_opened"]
    assert offered(told, "prone-chest-raise") == (None, None)
