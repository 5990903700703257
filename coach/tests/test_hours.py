"""Today knows the hour: what is due now comes first by the person's own times, and nobody is sent to a wall at bedtime."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from diaries import entry, opened, screened, session

from stature_coach.door import wire

NECK_EARLY, NECK_LATE, WALL = "neck-press@morning", "neck-press@evening", "wall-ball-press@once"


def day_at(house: wire.House, clock: str, *told: dict[str, Any], date: str = "2026-11-02") -> dict[str, Any]:
    """The plan of a Monday at that time, of somebody for whom all is well."""
    request = {"entries": [screened("2026-11-01T08:00:00+01:00"), *told], "now": f"{date}T{clock}:00+01:00"}
    found: dict[str, Any] = json.loads(wire.today(house, json.dumps(request)))
    return found


def next_at(house: wire.House, clock: str, *told: dict[str, Any], date: str = "2026-11-02") -> str | None:
    found: str | None = day_at(house, clock, *told, date=date)["next"]
    return found


def done(number: int, clock: str, exercise: str = "neck-press") -> dict[str, Any]:
    return session(number, f"2026-11-02T{clock}:00+01:00", exercise)


def times(number: int, exercise: str, **chosen: str) -> dict[str, Any]:
    return entry(number, "2026-11-01T09:00:00+01:00", "plan_set", exercise=exercise, times=chosen)


def states(day: dict[str, Any]) -> dict[str, str]:
    return {one["id"]: one["state"] for one in day["exercises"]}


@pytest.mark.parametrize(
    ("clock", "first"),
    [("04:00", NECK_EARLY), ("06:50", NECK_EARLY), ("09:59", NECK_EARLY), ("10:00", WALL), ("13:59", WALL),
     ("14:00", WALL), ("20:29", WALL), ("20:30", NECK_LATE), ("21:10", NECK_LATE), ("23:59", NECK_LATE)],
)  # fmt: skip
def test_what_its_own_time_has_come_for_last_is_first(house: wire.House, clock: str, first: str) -> None:
    assert next_at(house, clock) == first


def test_in_the_small_hours_it_is_still_the_evening_before(house: wire.House) -> None:
    assert next_at(house, "03:59", date="2026-11-03") == NECK_LATE
    assert day_at(house, "03:59", date="2026-11-03")["hour"] == "evening"
    late = times(7, "neck-press", evening="00:30")
    assert next_at(house, "23:50", late) == WALL
    assert next_at(house, "00:00", late, date="2026-11-03") == NECK_LATE


def test_what_is_done_makes_room_for_what_was_missed(house: wire.House) -> None:
    assert next_at(house, "08:00", done(3, "07:40")) == WALL
    assert next_at(house, "11:00", done(3, "10:40", "wall-ball-press")) == NECK_EARLY
    both = [done(3, "07:40"), done(4, "10:40", "wall-ball-press")]
    assert next_at(house, "12:00", *both) is None
    assert next_at(house, "15:00", *both) == NECK_LATE


def test_standing_is_never_first_at_bedtime_and_may_still_be_done(house: wire.House) -> None:
    day = day_at(house, "21:10", done(3, "20:40"))
    assert day["next"] is None
    assert states(day)[WALL] == "earlier"
    assert [one["closed"] for one in day["exercises"] if one["id"] == WALL] == [[]]


def test_bedtime_is_by_the_persons_own_evening(house: wire.House) -> None:
    early = times(7, "neck-press", evening="19:00")
    assert next_at(house, "18:29", early) == WALL
    assert next_at(house, "18:30", early) == NECK_LATE
    assert states(day_at(house, "18:30", early))[WALL] == "earlier"


def test_who_means_to_stand_later_than_bedtime_does_so_after_what_is_done_in_bed(house: wire.House) -> None:
    late = times(7, "wall-ball-press", once="22:00")
    assert next_at(house, "21:40", late) == NECK_LATE
    assert next_at(house, "21:40", late, done(3, "21:10")) == WALL
    at_the_same_time = times(7, "wall-ball-press", once="21:00")
    assert states(day_at(house, "21:10", at_the_same_time))[WALL] == "due"
    assert next_at(house, "21:10", at_the_same_time) == NECK_LATE


def test_own_times_turn_the_morning_round(house: wire.House) -> None:
    wall_first = [times(7, "wall-ball-press", once="07:00"), times(8, "neck-press", morning="09:00")]
    assert [next_at(house, clock, *wall_first) for clock in ("06:00", "08:29", "08:30")] == [WALL, WALL, NECK_EARLY]


def test_of_two_that_have_one_time_the_regimens_first_is_first(house: wire.House) -> None:
    day = day_at(house, "11:00", opened(number=9), done(3, "07:40"))
    assert states(day)["prone-chest-raise@once"] == "due"
    assert day["next"] == WALL


@pytest.mark.parametrize(
    ("clock", "hour"),
    [("04:00", "morning"), ("11:59", "morning"), ("12:00", "afternoon"), ("18:59", "afternoon"), ("19:00", "evening")],
)
def test_the_day_is_greeted_by_its_hour(house: wire.House, clock: str, hour: str) -> None:
    assert day_at(house, clock)["hour"] == hour


@pytest.mark.parametrize(
    ("clock", "until"),
    [("04:00", "07:00"), ("07:00", "10:00"), ("10:00", "12:00"), ("12:30", "14:00"), ("14:00", "19:00"),
     ("19:00", "20:30"), ("20:30", "04:00"), ("03:00", "04:00")],
)  # fmt: skip
def test_until_when_it_looks_the_same_is_said(house: wire.House, clock: str, until: str) -> None:
    assert datetime.fromisoformat(day_at(house, clock)["same_until"]).strftime("%H:%M") == until


def test_it_looks_the_same_until_then_and_otherwise_after(house: wire.House) -> None:
    """By the minute, through a day on which nothing is done."""
    looks = {minute: looks_like(house, minute) for minute in range(0, 24 * 60, 10)}
    for minute, (look, until) in looks.items():
        later = [looks[then][0] for then in range(minute, 24 * 60, 10) if then < until]
        assert all(one == look for one in later), minute


def looks_like(house: wire.House, minute: int) -> tuple[Any, int]:
    """What a page shows so many minutes after four, and until which minute it says so."""
    hour, date = (4 + minute // 60) % 24, "2026-11-02" if minute < 20 * 60 else "2026-11-03"
    day = day_at(house, f"{hour:02d}:{minute % 60:02d}", date=date)
    since = datetime.fromisoformat(day["same_until"]) - datetime.fromisoformat("2026-11-02T04:00:00+01:00")
    return (day["next"], day["hour"], states(day)), int(since.total_seconds()) // 60


@pytest.mark.parametrize(
    "last", ["9999-12-31T23:59:00+14:00", "9999-12-31T03:00:00-12:00", "0001-01-01T00:30:00+00:00"]
)
def test_the_ends_of_time_have_an_hour_too(house: wire.House, last: str) -> None:
    request = {"entries": [], "now": last}
    assert json.loads(wire.today(house, json.dumps(request)))["hour"] in ("morning", "afternoon", "evening")
