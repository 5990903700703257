"""Who knows an exercise hears less of its set-up, and everything again as soon as anything is amiss."""

from __future__ import annotations

from typing import Any

import pytest
from weeks import answer, easy, easy_days, entry, morning, pain_told, plan, taken_back

from stature_coach.door import wire
from stature_coach.regimen.values import ALWAYS, IN_TURN


def is_familiar(house: wire.House, *entries: dict[str, Any], days: float, exercise: str = "neck-press") -> bool:
    told = plan(house, *entries, days=days)
    return any(one["familiar"] for one in told["exercises"] if one["exercise"] == exercise)


@pytest.mark.parametrize(("sessions", "known"), [(0, False), (1, False), (2, False), (3, True), (6, True)])
def test_three_whole_sessions_within_two_weeks_make_it_known(house: wire.House, sessions: int, known: bool) -> None:
    assert is_familiar(house, *easy_days(sessions), days=6.5) is known


def test_tired_is_whole_and_an_exercise_is_known_by_itself(house: wire.House) -> None:
    assert is_familiar(house, *easy_days(3, reason="TIRED", done=4), days=3)
    assert not is_familiar(house, *easy_days(3), days=3, exercise="wall-ball-press")


AMISS: dict[str, list[dict[str, Any]]] = {
    "pain told": [pain_told(70, 2.5, pain=2)],
    "a warning sign": [entry(70, easy(0, 2.5)["at"], "red_flag", kind="dizzy")],
    "a stop": [easy(70, 2.5, reason="STOPPED", done=2, set_begun=True)],
    "a silence": [easy(70, 2.5, reason="INTERRUPTED", unanswered=True)],
    "a little more pain than before": [easy(70, 2.5, pain=1)],
    "a step": [answer(70, 5.6, "repetitions:6")],
}


@pytest.mark.parametrize("amiss", AMISS)
def test_everything_comes_back_after(house: wire.House, amiss: str) -> None:
    sessions = easy_days(6) if amiss == "a step" else easy_days(3)
    days = 5.7 if amiss == "a step" else 2.7
    assert is_familiar(house, *sessions, days=days)
    assert not is_familiar(house, *sessions, *AMISS[amiss], days=days)


def test_after_a_stop_three_more_make_it_known_again(house: wire.House) -> None:
    stop = AMISS["a silence"]
    well = entry(71, easy(0, 2.9)["at"], "screen_answered", answers={"q1": "no", "q2": "no", "q9": "no"})
    assert not is_familiar(house, *easy_days(3), *stop, well, *easy_days(2, 3), days=5)
    assert is_familiar(house, *easy_days(3), *stop, well, *easy_days(3, 3), days=6)


def test_two_weeks_away_bring_everything_back(house: wire.House) -> None:
    assert is_familiar(house, *easy_days(3), days=13.9)
    assert not is_familiar(house, *easy_days(3), days=15.1)


def test_what_was_taken_back_makes_nothing_known(house: wire.House) -> None:
    sessions = easy_days(3)
    assert not is_familiar(house, *sessions, taken_back(80, 2.6, sessions[1]), days=2.7)


def test_whoever_answered_a_question_of_it_carefully_hears_all_of_it_each_time(house: wire.House) -> None:
    wall = [easy(n, n, "wall-ball-press", rung="start") for n in range(3)]
    unsteady = entry(80, easy(0, 2.5)["at"], "screen_answered", answers={"q9": "yes"})
    company = answer(81, 2.6, "chair_and_company", exercise="wall-ball-press")
    assert is_familiar(house, *wall, days=2.7, exercise="wall-ball-press")
    assert not is_familiar(house, *wall, unsteady, company, days=2.7, exercise="wall-ball-press")


def test_a_worse_morning_changes_the_dose_and_so_brings_everything_back(house: wire.House) -> None:
    grown = [*easy_days(6), answer(70, 5.6, "repetitions:6"), *easy_days(3, 6, repetitions=6)]
    assert is_familiar(house, *grown, days=8.5)
    assert not is_familiar(house, *grown, morning(90, 8.9, 4), days=9)


def test_the_sentences_that_take_turns_change_from_session_to_session(house: wire.House) -> None:
    first, second = (plan(house, *easy_days(3), days=days)["exercises"][0]["turn"] for days in (3, 4))
    assert first != second


def test_what_the_rules_need_is_always_said(house: wire.House) -> None:
    for exercise in house.regimen.exercises:
        said = {step.say: step.said for step in exercise.setup}
        assert said["shared.breathe"] == said["shared.half_effort"] == ALWAYS
        assert all(step.said == ALWAYS for step in exercise.setup if step.moves_body)
        assert sum(word == IN_TURN for word in said.values()) >= 4
