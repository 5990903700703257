"""Looking back, day by day: what was planned, what was done, what was said; nothing is judged."""

from __future__ import annotations

import json
from typing import Any

import pytest
from diaries import entry, opened, screened, session

from stature_coach.door import wire
from stature_coach.problems import BadRequest

NOW = "2026-11-23T20:00:00+01:00"


def history(house: wire.House, *entries: dict[str, Any], **asked: Any) -> dict[str, Any]:
    told = {"entries": list(entries), "now": NOW, **asked}
    return json.loads(wire.history(house, json.dumps(told)))


def test_a_new_persons_history_is_today_alone_with_nothing_planned(house: wire.House) -> None:
    told = history(house)
    assert [(day["date"], day["planned"], day["done"]) for day in told["days"]] == [("2026-11-23", 0, 0)]


def test_every_day_from_first_to_last_is_there_once(house: wire.House) -> None:
    told = history(house, screened(), **{"from": "2026-10-20", "to": "2026-11-03"})
    assert [day["date"] for day in told["days"]][:2] == ["2026-10-20", "2026-10-21"]
    assert len(told["days"]) == 15


def test_planned_is_what_was_open_on_chosen_days_and_done_is_what_was_done_of_it(house: wire.House) -> None:
    days = entry(3, "2026-11-01T10:00:00+01:00", "plan_set", exercise="wall-ball-press", days=["mon"])
    done = [session(10, "2026-11-02T08:00:00+01:00"), session(11, "2026-11-02T08:30:00+01:00"),
            session(12, "2026-11-03T21:00:00+01:00"), session(13, "2026-11-03T12:00:00+01:00", "wall-ball-press")]  # fmt: skip
    told = history(house, screened(), days, *done, **{"from": "2026-11-02", "to": "2026-11-03"})
    assert [(day["planned"], day["done"]) for day in told["days"]] == [(3, 1), (3, 2)]
    assert list(told["adherence"].items()) == [
        ("neck-press", {"planned": 4, "done": 2}),
        ("wall-ball-press", {"planned": 2, "done": 1}),
        ("prone-chest-raise", {"planned": 0, "done": 0}),
    ]


def test_what_was_closed_was_not_planned(house: wire.House) -> None:
    told = history(house, screened(q1="yes"), **{"from": "2026-11-02", "to": "2026-11-02"})
    assert told["days"][0]["planned"] == 0


def test_a_day_tells_its_sessions_its_morning_and_its_notes(house: wire.House) -> None:
    done = session(10, "2026-11-02T08:00:00+01:00")
    done["body"] |= {"effort": 3, "pain": 1, "pain_before": 0, "dose": {"repetitions": 5, "rung": "pillow"}}
    morning = entry(11, "2026-11-02T07:00:00+01:00", "morning_after", pain=2)
    tall = entry(12, "2026-11-02T09:00:00+01:00", "measure_taken", measure="height", centimetres=158.5)
    told = history(house, screened(), opened("2026-11-02T06:00:00+01:00"), done, morning, tall)
    day = next(day for day in told["days"] if day["date"] == "2026-11-02")
    (kept,) = day["sessions"]
    assert (kept["name"], kept["part_of_day"], kept["effort"], kept["pain_before"]) == ("Neck press", "morning", 3, 0)
    assert kept["dose"]["rung_name"] == "With a pillow"
    assert day["morning_after"] == 2
    assert [note["kind"] for note in day["notes"]] == ["step", "measure"]
    assert told["measures"]["height"] == [{"id": tall["id"], "date": "2026-11-02", "centimetres": 158.5}]


def test_days_to_come_hold_nothing(house: wire.House) -> None:
    told = history(house, screened(), **{"from": "2026-11-24", "to": "2026-11-30"})
    assert {day["planned"] for day in told["days"]} == {0}


@pytest.mark.parametrize("asked", [{"from": "2026-11-05", "to": "2026-11-01"}, {"from": "soon"}, {"to": 5},
                                   {"from": "1990-01-01"}])  # fmt: skip
def test_days_that_cannot_be_are_refused_in_one_line(house: wire.House, asked: dict[str, Any]) -> None:
    with pytest.raises(BadRequest, match="write a"):
        history(house, **asked)
