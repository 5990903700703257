"""The questions come again: three after a month, a stop or a check that nobody answered; all nine after a year or away."""

from __future__ import annotations

import json
from typing import Any

import pytest
from diaries import ALL_WELL, entry, opened, screened
from weeks import at, easy, pain_told, plan_as_told, reasons, taken_back

from stature_coach.door import wire

THREE, ALL_NINE = ["q1", "q2", "q9"], [f"q{n}" for n in range(1, 10)]


def three(number: int, days: float) -> dict[str, Any]:
    return entry(number, at(days), "screen_answered", answers=dict.fromkeys(THREE, "no"))


def all_nine(number: int, days: float) -> dict[str, Any]:
    return entry(number, at(days), "screen_answered", answers=ALL_WELL)


def weekly(until: int, first: int = 0) -> list[dict[str, Any]]:
    return [easy(500 + day, day) for day in range(first, until, 7)]


def monthly(until: int) -> list[dict[str, Any]]:
    return [three(0x400 + day, day) for day in range(25, until, 25)]


STOPS: dict[str, dict[str, Any]] = {
    "stopped": easy(90, 2, reason="STOPPED", done=2),
    "form": easy(90, 2, reason="FORM", done=2),
    "pain": easy(90, 2, reason="PAIN", done=2),
    "pain told": pain_told(90, 2),
    "a sign": entry(90, at(2), "red_flag"),
    "a measure": entry(90, at(2), "measure_taken", measure="chair_stands", stands=3, hurt=True),
    "nobody answered": easy(90, 2, reason="INTERRUPTED", done=0, unanswered=True),
}


@pytest.mark.parametrize("what", STOPS)
def test_after_a_stop_and_an_unanswered_check_three_are_asked_again(house: wire.House, what: str) -> None:
    day = plan_as_told(house, STOPS[what], days=3.1)
    assert day["ask_again"] == THREE
    assert "closed.ask_again_stop" in reasons(day)
    assert plan_as_told(house, STOPS[what], three(91, 3.1), days=3.2)["ask_again"] == []


def test_answers_of_the_very_moment_of_a_stop_are_none_after_it(house: wire.House) -> None:
    assert plan_as_told(house, STOPS["stopped"], three(91, 2), days=3.1)["ask_again"] == THREE


def test_after_a_year_all_nine_are_asked_again_however_often_the_three_were(house: wire.House) -> None:
    told = [*weekly(380), *monthly(380)]
    assert plan_as_told(house, *told, days=364.8)["ask_again"] == []
    assert plan_as_told(house, *told, days=364.9)["ask_again"] == ALL_NINE
    day = plan_as_told(house, *told, days=365.1)
    assert day["ask_again"] == ALL_NINE
    assert reasons(day) == ["closed.ask_again_year"]
    answered = plan_as_told(house, *told, all_nine(91, 365.2), days=365.3)
    assert (answered["ask_again"], reasons(answered)) == ([], [])


def test_after_eight_weeks_without_a_session_all_nine_are_asked_again(house: wire.House) -> None:
    told = [*weekly(10), *monthly(70)]  # the last on day 7
    assert plan_as_told(house, *told, days=62.9)["ask_again"] == []
    day = plan_as_told(house, *told, days=63)
    assert day["ask_again"] == ALL_NINE
    assert reasons(day) == ["closed.ask_again_away"]
    assert plan_as_told(house, *told, all_nine(91, 63.1), days=63.2)["ask_again"] == []


def test_also_where_somebody_has_come_back_before_they_were_asked(house: wire.House) -> None:
    told = [*weekly(10), *monthly(80), easy(92, 70), easy(93, 71)]
    assert plan_as_told(house, *told, days=71.5)["ask_again"] == ALL_NINE
    assert plan_as_told(house, *told, all_nine(91, 71.6), days=72)["ask_again"] == []


def test_an_interruption_before_the_first_hold_a_visit_and_a_session_taken_back_are_no_session(
    house: wire.House,
) -> None:
    nothing_done = easy(92, 40, reason="INTERRUPTED", done=0)
    gone = [easy(93, 41), entry(94, at(41.1), "retracted", entry=easy(93, 41)["id"])]
    height = entry(95, at(42), "measure_taken", measure="height", centimetres=160)
    told = [*weekly(10), *monthly(70), nothing_done, *gone, height]
    assert plan_as_told(house, *told, days=63)["ask_again"] == ALL_NINE


def test_a_broken_vertebra_told_in_the_yearly_round_closes_what_it_should(house: wire.House) -> None:
    told = [*weekly(380), *monthly(380), screened(at(365.2), 91, q3="yes"), opened(at(365.3), 92)]
    assert reasons(plan_as_told(house, *told, days=365.4), "wall-ball-press") == ["closed.spine_history"]


@pytest.mark.parametrize("number", [4, 6])
def test_of_two_answers_of_one_moment_the_careful_one_holds_whichever_has_the_larger_name(
    house: wire.House, number: int
) -> None:
    well, careful = screened(at(1), 5), screened(at(1), number, q7="not_sure")
    assert reasons(plan_as_told(house, well, careful, days=1.1)) == ["closed.lying_on_back"]
    assert reasons(plan_as_told(house, well, careful, screened(at(1.05), 7), days=1.1)) == []


def test_somebody_was_away_from_their_very_first_answers_on_also_where_some_were_given_again_since(
    house: wire.House,
) -> None:
    """Nobody has practised for eight weeks: three answers given on the way are no session."""
    day = plan_as_told(house, three(90, 60), easy(91, 60.5), days=61)
    assert day["ask_again"] == [question for question in ALL_NINE if question not in THREE]
    assert reasons(day) == ["closed.ask_again_away"]


def test_who_answered_and_never_practised_is_away_after_eight_weeks_like_anybody_else(house: wire.House) -> None:
    answered_lately = three(90, 55)
    assert plan_as_told(house, answered_lately, days=55.8)["ask_again"] == []
    day = plan_as_told(house, answered_lately, days=56)
    assert (day["ask_again"], reasons(day)) == (ALL_NINE, ["closed.ask_again_away"])
    assert plan_as_told(house, answered_lately, all_nine(91, 56.1), days=56.2)["ask_again"] == []


def test_whoever_took_their_first_answers_back_has_been_away_since_then_all_the_same(house: wire.House) -> None:
    first = all_nine(90, 0)
    back = taken_back(91, 1, first)
    asked_doctor = [entry(92 + n, at(2), "cleared", what=f"q{n}", entries=[first["id"]]) for n in range(1, 10)]
    day = json.loads(wire.today(house, json.dumps({"entries": [first, back, *asked_doctor], "now": at(60)})))
    assert day["ask_again"] == ALL_NINE


@pytest.mark.parametrize("doubt", ["taken back", "told two ways"])
def test_a_session_in_doubt_moves_no_long_time_away_out_of_sight(house: wire.House, doubt: str) -> None:
    """Done on day 30, all nine on day 60, nothing until day 87: eight weeks away, whatever is said of day 30."""
    done = easy(1, 30)
    in_doubt = (
        [taken_back(91, 61, done)] if doubt == "taken back" else [{**done, "body": {**done["body"], "effort": 3}}]
    )
    for told in ([], in_doubt):
        day = plan_as_told(house, done, all_nine(90, 60), *told, days=87)
        assert (day["ask_again"], reasons(day)) == (ALL_NINE, ["closed.ask_again_away"])
