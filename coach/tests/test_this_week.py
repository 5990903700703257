"""The last seven days at a glance: what was done of what was meant, and nothing that blames."""

from __future__ import annotations

import json
from typing import Any

import pytest
from diaries import entry, opened, screened, session

from stature_coach.door import wire

BEGAN = "2026-11-02T08:00:00+01:00"  # A Monday.
ALL_DAY = ("08:00", "10:30", "21:00")


def week(house: wire.House, *told: dict[str, Any], now: str = "2026-11-09T09:00:00+01:00") -> list[tuple[str, str]]:
    request = {"entries": [screened(BEGAN), *told], "now": now}
    days = json.loads(wire.today(house, json.dumps(request)))["week"]
    return [(day["day"], day["how"]) for day in days]


def done(number: int, date: str, clock: str, exercise: str = "neck-press", **told: Any) -> dict[str, Any]:
    made = session(number, f"{date}T{clock}:00+01:00", exercise)
    made["body"] |= told
    return made


def whole_day(number: int, date: str) -> list[dict[str, Any]]:
    exercises = ("neck-press", "wall-ball-press", "neck-press")
    return [done(number + n, date, clock, exercises[n]) for n, clock in enumerate(ALL_DAY)]


def test_it_is_the_last_seven_days_with_today_at_its_end(house: wire.House) -> None:
    days = [day for day, _ in week(house)]
    assert days == ["tue", "wed", "thu", "fri", "sat", "sun", "mon"]


@pytest.mark.parametrize(("now", "length"), [(BEGAN, 1), ("2026-11-03T03:59:00+01:00", 1), ("2026-11-03T04:00:00+01:00", 2),
                                             ("2026-11-08T09:00:00+01:00", 7), ("2027-11-08T09:00:00+01:00", 7)])  # fmt: skip
def test_there_is_no_day_before_the_diary_began(house: wire.House, now: str, length: int) -> None:
    assert len(week(house, now=now)) == length


def test_whoever_has_told_nothing_has_today(house: wire.House) -> None:
    told = json.loads(wire.today(house, json.dumps({"entries": [], "now": BEGAN})))["week"]
    assert told == [{"date": "2026-11-02", "day": "mon", "how": "none"}]


def test_a_day_is_whole_where_all_was_done_that_was_meant(house: wire.House) -> None:
    told = [*whole_day(10, "2026-11-05"), done(20, "2026-11-06", "08:00"), done(21, "2026-11-06", "09:00")]
    assert dict(week(house, *told)) == {"tue": "none", "wed": "none", "thu": "whole", "fri": "some", "sat": "none",
                                        "sun": "none", "mon": "none"}  # fmt: skip


def test_today_stands_as_far_as_it_has_come(house: wire.House) -> None:
    told = whole_day(10, "2026-11-09")
    assert week(house, *told[:1])[-1] == ("mon", "some")
    assert week(house, *told, now="2026-11-10T03:00:00+01:00")[-1] == ("mon", "whole")


def test_a_rest_day_is_one_and_whoever_practises_on_it_has(house: wire.House) -> None:
    rests = [
        entry(30 + n, "2026-11-02T09:00:00+01:00", "plan_set", exercise=name, days=["tue", "thu"])
        for n, name in enumerate(("neck-press", "wall-ball-press"))
    ]
    told = dict(week(house, *rests, done(10, "2026-11-06", "08:00"), *whole_day(20, "2026-11-05")))
    assert told == {
        "tue": "none",
        "wed": "rest",
        "thu": "whole",
        "fri": "whole",
        "sat": "rest",
        "sun": "rest",
        "mon": "rest",
    }


def test_days_that_were_chosen_later_change_no_day_before(house: wire.House) -> None:
    rests = [
        entry(30 + n, "2026-11-06T09:00:00+01:00", "plan_set", exercise=name, days=["sun"])
        for n, name in enumerate(("neck-press", "wall-ball-press"))
    ]
    assert dict(week(house, *rests)) == {"tue": "none", "wed": "none", "thu": "none", "fri": "rest", "sat": "rest",
                                         "sun": "none", "mon": "rest"}  # fmt: skip


def test_what_was_never_opened_was_not_meant(house: wire.House) -> None:
    told = whole_day(10, "2026-11-05")
    assert dict(week(house, *told))["thu"] == "whole"
    assert dict(week(house, *told, opened("2026-11-02T09:00:00+01:00", 9)))["thu"] == "some"


def test_what_was_taken_back_is_not_there_and_what_was_broken_off_at_once_was_not_done(house: wire.House) -> None:
    one = done(10, "2026-11-05", "08:00")
    back = entry(11, "2026-11-05T09:00:00+01:00", "retracted", entry=one["id"])
    nothing = done(12, "2026-11-04", "08:00", reason="STOPPED", repetitions=0)
    told = dict(week(house, one, back, nothing))
    assert (told["thu"], told["wed"]) == ("none", "none")
    assert dict(week(house, one))["thu"] == "some"


def test_on_a_day_of_pain_or_a_warning_sign_nothing_more_was_meant(house: wire.House) -> None:
    pain = entry(12, "2026-11-05T09:00:00+01:00", "pain_told", pain=4, exercise=None)
    sign = entry(13, "2026-11-06T09:00:00+01:00", "red_flag", kind="dizzy")
    asked = entry(14, "2026-11-06T10:00:00+01:00", "cleared", what="red_flag", entries=[sign["id"]])
    told = dict(
        week(house, done(10, "2026-11-05", "08:00"), pain, sign, asked, screened("2026-11-08T08:00:00+01:00", 15))
    )
    assert (told["thu"], told["fri"], told["sat"]) == ("whole", "rest", "none")


def test_what_waits_for_a_doctor_was_not_meant_and_what_was_done_of_it_before_was(house: wire.House) -> None:
    steady = screened("2026-11-06T08:00:00+01:00", 15, q9="yes")
    told = [steady, done(10, "2026-11-07", "08:00"), done(11, "2026-11-07", "21:00"), *whole_day(20, "2026-11-05")]
    assert (dict(week(house, *told))["sat"], dict(week(house, *told))["thu"]) == ("whole", "whole")
    assert dict(week(house, *told[1:]))["sat"] == "some"


def test_the_small_hours_belong_to_the_day_before(house: wire.House) -> None:
    assert dict(week(house, done(10, "2026-11-06", "03:30")))["thu"] == "some"
    assert dict(week(house, done(10, "2026-11-06", "04:00")))["fri"] == "some"


@pytest.mark.parametrize("now", ["9999-12-31T23:59:00+14:00", "9999-12-31T03:00:00-12:00", "0001-01-01T00:30:00+00:00"])
def test_the_ends_of_time_have_a_week_too(house: wire.House, now: str) -> None:
    days = json.loads(wire.today(house, json.dumps({"entries": [], "now": now})))["week"]
    assert len(days) == 1
