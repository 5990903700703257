"""Days and times as a person chose them; rest days and days gone by are no fault."""

from __future__ import annotations

import json
from typing import Any

import pytest
from diaries import entry, opened, screened, session

from stature_coach.door import wire

MONDAY = "2026-11-23T08:00:00+01:00"


def day(house: wire.House, *entries: dict[str, Any], now: str = MONDAY) -> dict[str, Any]:
    return json.loads(wire.today(house, json.dumps({"entries": [screened(), opened(), *entries], "now": now})))


def chosen(number: int = 40, exercise: str = "wall-ball-press", /, **plan: Any) -> dict[str, Any]:
    return entry(number, "2026-11-02T09:00:00+01:00", "plan_set", exercise=exercise, **plan)


def states(plan: dict[str, Any]) -> dict[str, str]:
    return {planned["id"]: planned["state"] for planned in plan["exercises"]}


def test_unless_said_every_day_at_the_handouts_times(house: wire.House) -> None:
    plan = day(house)
    assert {planned["id"]: planned["time"] for planned in plan["exercises"]} == {
        "neck-press@morning": "07:30",
        "wall-ball-press@once": "10:30",
        "prone-chest-raise@once": "10:30",
        "neck-press@evening": "21:00",
    }
    assert all(planned["due"] for planned in plan["exercises"])


def test_a_day_that_was_not_chosen_is_a_rest_day_and_stays_open(house: wire.House) -> None:
    rest = day(house, chosen(days=["tue", "thu", "sat"]))
    assert states(rest)["wall-ball-press@once"] == "rest_day"
    assert states(rest)["neck-press@morning"] == "due"
    assert next(p["closed"] for p in rest["exercises"] if p["exercise"] == "wall-ball-press") == []
    assert states(day(house, chosen(days=["mon"])))["wall-ball-press@once"] == "due"


def test_the_small_hours_belong_to_the_day_before(house: wire.House) -> None:
    plan = day(house, chosen(days=["mon"]), now="2026-11-24T02:00:00+01:00")
    assert states(plan)["wall-ball-press@once"] == "earlier"
    tuesday = day(house, chosen(days=["mon"]), now="2026-11-24T04:00:00+01:00")
    assert states(tuesday)["wall-ball-press@once"] == "rest_day"


def test_on_a_rest_day_nothing_comes_next(house: wire.House) -> None:
    rest = [chosen(40 + n, name, days=["tue"]) for n, name in enumerate(("neck-press", "wall-ball-press"))]
    assert day(house, *rest, chosen(50, "prone-chest-raise", days=["tue"]))["next"] is None


OTHERS = ("neck-press", "wall-ball-press")
OPENED = opened(at="2026-11-10T09:00:00+01:00", number=60)


def days_of_the_chest_raise(house: wire.House, *entries: dict[str, Any]) -> list[str]:
    told = json.loads(wire.today(house, json.dumps({"entries": [screened(), *entries], "now": MONDAY})))
    days: list[str] = next(one["days"] for one in told["exercises"] if one["exercise"] == "prone-chest-raise")
    return days


def test_one_opened_later_begins_on_the_days_that_the_others_have(house: wire.House) -> None:
    rests_between = [chosen(40 + n, name, days=["fri", "mon"]) for n, name in enumerate(OTHERS)]
    assert days_of_the_chest_raise(house, *rests_between, OPENED) == ["mon", "fri"]
    own = entry(61, "2026-11-11T09:00:00+01:00", "plan_set", exercise="prone-chest-raise", days=["tue"])
    assert days_of_the_chest_raise(house, *rests_between, OPENED, own) == ["tue"]


@pytest.mark.parametrize(
    "others",
    [
        [chosen(40, "neck-press", days=["mon"])],
        [chosen(40, "neck-press", days=["mon"]), chosen(41, "wall-ball-press", days=["tue"])],
        [chosen(40, "neck-press", days=["mon"]), chosen(41, "wall-ball-press", times={"once": "11:00"})],
        [entry(62 + n, "2026-11-11T09:00:00+01:00", "plan_set", exercise=name, days=["mon"]) for n, name in enumerate(OTHERS)],
    ],
    ids=["one of them alone", "each on other days", "times alone", "chosen afterwards"],
)  # fmt: skip
def test_otherwise_one_opened_later_is_for_every_day(house: wire.House, others: list[dict[str, Any]]) -> None:
    assert len(days_of_the_chest_raise(house, *others, OPENED)) == 7


def test_another_step_opens_nothing_that_takes_over_days(house: wire.House) -> None:
    rests_between = [chosen(40 + n, name, days=["fri", "mon"]) for n, name in enumerate(OTHERS)]
    other = entry(60, "2026-11-10T09:00:00+01:00", "step_answered", exercise="neck-press", step="repetitions:6",
                  answer="declined")  # fmt: skip
    assert len(days_of_the_chest_raise(house, *rests_between, other)) == 7


def test_what_is_chosen_at_this_very_moment_is_chosen(house: wire.House) -> None:
    now = entry(61, MONDAY, "plan_set", exercise="prone-chest-raise", days=["tue"])
    assert days_of_the_chest_raise(house, now) == ["tue"]


def test_the_latest_days_and_each_latest_time_count(house: wire.House) -> None:
    first = chosen(40, "neck-press", days=["mon"], times={"morning": "06:45", "evening": "20:00"})
    later = entry(41, "2026-11-03T09:00:00+01:00", "plan_set", exercise="neck-press", times={"evening": "22:15"})
    plan = day(house, first, later)
    assert [p["time"] for p in plan["exercises"] if p["exercise"] == "neck-press"] == ["06:45", "22:15"]
    assert next(p["dose"]["repetitions"] for p in plan["exercises"]) == 5


@pytest.mark.parametrize(
    ("now", "expected"),
    [(MONDAY, {"neck-press@morning": "due", "neck-press@evening": "later"}),
     ("2026-11-23T18:00:00+01:00", {"neck-press@morning": "earlier", "neck-press@evening": "due"})],
)  # fmt: skip
def test_mornings_are_not_asked_for_in_the_evening_nor_evenings_in_the_morning(
    house: wire.House, now: str, expected: dict[str, str]
) -> None:
    told = states(day(house, now=now))
    assert {name: told[name] for name in expected} == expected


def test_the_morning_after_is_asked_once_after_a_day_with_a_session(house: wire.House) -> None:
    yesterday = session(5, "2026-11-22T20:00:00+01:00")
    assert not day(house)["ask_morning_after"]
    assert day(house, yesterday)["ask_morning_after"]
    skipped = entry(6, "2026-11-23T07:00:00+01:00", "morning_after", pain=None)
    assert not day(house, yesterday, skipped)["ask_morning_after"]
    assert not day(house, yesterday, now="2026-11-24T08:00:00+01:00")["ask_morning_after"]


# -------------------------------------------------------------------- asked again


def test_after_a_month_three_questions_come_again_and_open_what_they_closed(house: wire.House) -> None:
    assert day(house, now="2026-12-01T08:59:00+01:00")["ask_again"] == []
    later = "2026-12-01T09:00:00+01:00"
    month = day(house, now=later)
    assert month["ask_again"] == ["q1", "q2", "q9"]
    assert {c["opened_by"] for p in month["exercises"] for c in p["closed"]} == {"answers_again"}
    again = entry(9, later, "screen_answered", answers={"q1": "no", "q2": "no", "q9": "no"})
    answered = day(house, again, now="2026-12-01T09:01:00+01:00")
    assert (answered["ask_again"], answered["next"]) == ([], "neck-press@morning")


@pytest.mark.parametrize("reason", ["STOPPED", "FORM", "PAIN", "RED_FLAG"])
def test_after_any_stop_three_questions_come_again(house: wire.House, reason: str) -> None:
    stop = session(5, "2026-11-21T08:00:00+01:00", reason=reason)
    assert day(house, stop)["ask_again"] == ["q1", "q2", "q9"]


def test_a_careful_answer_given_again_must_be_cleared_again(house: wire.House) -> None:
    yes = screened("2026-11-01T09:00:00+01:00", 1, q2="yes")
    asked = entry(8, "2026-11-02T09:00:00+01:00", "cleared", what="q2")
    again = entry(9, "2026-12-01T09:00:00+01:00", "screen_answered", answers={"q1": "no", "q2": "yes", "q9": "no"})
    told = {"entries": [yes, opened(), asked, again], "now": "2026-12-01T10:00:00+01:00"}
    plan = json.loads(wire.today(house, json.dumps(told)))
    assert {c["question"] for p in plan["exercises"] for c in p["closed"] if c["rule"] == "S5"} == {"q2"}


# -------------------------------------------------------------------- measures


def measured(number: int, at: str, measure: str, **value: float) -> dict[str, Any]:
    return entry(number, at, "measure_taken", measure=measure, **value)


def test_height_is_due_once_a_year_and_standing_up_once_a_month(house: wire.House) -> None:
    assert day(house)["measures"]["height"] == {"due": True, "last": None}
    tall = measured(5, "2026-11-20T09:00:00+01:00", "height", centimetres=158.5)
    stood = measured(6, "2026-11-20T09:10:00+01:00", "chair_stands", stands=9)
    told = day(house, tall, stood)["measures"]
    assert (told["height"]["due"], told["height"]["last"]["centimetres"]) == (False, 158.5)
    assert (told["chair_stands"]["due"], told["chair_stands"]["open"]) == (False, True)


@pytest.mark.parametrize("question", ["q1", "q3", "q6", "q9"])
def test_the_chair_is_only_for_days_when_every_answer_is_clear(house: wire.House, question: str) -> None:
    answers = screened("2026-11-02T09:00:00+01:00", 7, **{question: "yes"})
    asked = entry(8, "2026-11-03T09:00:00+01:00", "cleared", what="screen")
    chair = day(house, answers, asked)["measures"]["chair_stands"]
    assert (chair["open"], chair["due"]) == (False, False)
    assert chair["because"].endswith(".")


def test_the_chair_is_closed_after_pain(house: wire.House) -> None:
    hurt = session(5, "2026-11-23T07:00:00+01:00", reason="PAIN")
    assert not day(house, hurt)["measures"]["chair_stands"]["open"]
