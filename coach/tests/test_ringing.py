"""What a calendar holds: the times of what is open, and nothing that waits for a doctor."""

from __future__ import annotations

import json
from typing import Any

import pytest
from diaries import entry, opened, screened

from stature_coach.door import wire

MONDAY = "2026-11-23T08:00:00+01:00"
WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def calendar(house: wire.House, *entries: dict[str, Any], now: str = MONDAY) -> dict[str, Any]:
    return json.loads(wire.today(house, json.dumps({"entries": list(entries), "now": now})))["calendar"]


def rings(house: wire.House, *entries: dict[str, Any], now: str = MONDAY) -> list[str]:
    return [f"{ring['id']} {ring['time']}" for ring in calendar(house, *entries, now=now)["rings"]]


def chosen(number: int, exercise: str, at: str = "2026-11-02T09:00:00+01:00", /, **plan: Any) -> dict[str, Any]:
    return entry(number, at, "plan_set", exercise=exercise, **plan)


def test_somebody_new_hears_of_the_neck_press_twice_and_of_the_wall_press(house: wire.House) -> None:
    told = calendar(house)
    assert rings(house) == ["morning 07:30", "once 10:30", "evening 21:00"]
    assert all(ring["days"] == WEEK for ring in told["rings"])
    assert (told["first"], told["changes"]) == ("2026-01-01", 0)


def test_two_exercises_at_one_time_ring_once_on_the_days_of_both(house: wire.House) -> None:
    days = [chosen(40, "wall-ball-press", days=["mon"]), chosen(41, "prone-chest-raise", days=["fri"])]
    together = calendar(house, screened(), opened(), *days)["rings"][1]
    assert (together["id"], together["days"]) == ("once", ["mon", "fri"])
    apart = chosen(42, "prone-chest-raise", times={"once": "16:15"})
    assert rings(house, screened(), opened(), *days, apart)[1:3] == ["once 10:30", "once-2 16:15"]


def test_the_chest_raise_does_not_ring_before_it_is_open(house: wire.House) -> None:
    own_time = chosen(40, "prone-chest-raise", times={"once": "16:15"})
    assert "once-2 16:15" not in rings(house, screened(), own_time)


@pytest.mark.parametrize(
    ("kind", "body", "number"),
    [("red_flag", {"kind": "dizzy"}, 0), ("pain_told", {"pain": 5, "exercise": None}, 3)],
)
def test_what_a_night_opens_rings_and_what_waits_for_a_doctor_does_not(
    house: wire.House, kind: str, body: dict[str, Any], number: int
) -> None:
    told = entry(50, "2026-11-23T07:00:00+01:00", kind, **body)
    assert len(rings(house, screened(), told)) == number


def test_every_choice_counts_one_up_also_where_one_was_taken_back(house: wire.House) -> None:
    first, second = chosen(40, "neck-press", days=["mon"]), chosen(41, "neck-press", days=["tue"])
    back = entry(42, "2026-11-03T09:00:00+01:00", "retracted", entry=second["id"])
    diaries = [[screened()], [screened(), first], [screened(), first, second], [screened(), first, second, back]]
    assert [calendar(house, *told)["changes"] for told in diaries] == [1, 2, 3, 4]


@pytest.mark.parametrize("at", ["2999-01-01T08:00:00+01:00", "0001-01-01T01:00:00+14:00"])
def test_a_clock_that_was_wrong_sets_neither_the_beginning_nor_the_last_change(house: wire.House, at: str) -> None:
    far = chosen(40, "neck-press", at, days=["mon"])
    told, without = calendar(house, screened(), far), calendar(house, screened())
    assert (told["first"], told["told_at"]) in [
        (without["first"], without["told_at"]),
        ("2026-01-01", without["told_at"]),
    ]


def test_what_could_not_be_read_leaves_no_calendar_in_silence_and_a_warning_sign_among_it_does(
    house: wire.House,
) -> None:
    """Who is to say that all is well must come to say it."""
    at = "2026-11-22T09:00:00+01:00"
    unread = entry(50, at, "session_finished", exercise="an-exercise-of-tomorrow", reason="TIRED", repetitions=1)
    assert rings(house, screened(), unread) == ["morning 07:30", "once 10:30", "evening 21:00"]
    assert rings(house, screened(), entry(51, at, "red_flag", kind="sharp_hip")) == []
