"""A yes counts where it could have been asked: the step due, the exercise open, the morning told, one thing a day (S6)."""

from __future__ import annotations

from typing import Any

import pytest
from diaries import entry, screened
from weeks import (
    answer,
    at,
    dose,
    easy,
    easy_days,
    morning,
    pain_told,
    plan,
    plan_as_told,
    steps,
    taken_back,
    therapist,
)

from stature_coach.door import wire

WALL = "wall-ball-press"


def wall_days(count: int = 6) -> list[dict[str, Any]]:
    return [easy(300 + n, n + 0.1, WALL, rung="start") for n in range(count)]


def yes(days: float = 6.1, number: int = 50) -> dict[str, Any]:
    return answer(number, days, "repetitions:6")


def test_a_yes_to_the_step_that_was_due_counts(house: wire.House) -> None:
    assert dose(plan(house, *easy_days(6), yes(), days=6.2)) == (6, "pillow")


AGAINST: dict[str, list[dict[str, Any]]] = {
    "pain told before it": [pain_told(60, 6.05, exercise=WALL)],
    "pain at the wall before it": [easy(60, 6.05, WALL, rung="start", reason="PAIN", done=1)],
    "a warning sign before it": [entry(60, at(6.05), "red_flag", kind="dizzy")],
    "a careful answer before it": [entry(60, at(6.05), "screen_answered", answers={"q4": "yes"})],
    "not sure before it": [entry(60, at(6.05), "screen_answered", answers={"q7": "not_sure"})],
    "a stop of another exercise, not yet asked about": [easy(60, 6.05, WALL, rung="start", reason="STOPPED", done=1)],
    "no answer in another exercise": [easy(60, 6.05, WALL, rung="start", reason="INTERRUPTED", unanswered=True)],
    "a worse morning told before it": [morning(60, 6, 1)],
    "a worse morning told after it": [morning(60, 6, 0), morning(61, 6.4, 1)],
    "a skipped morning": [morning(60, 6, None)],
    "a morning answered after it": [morning(60, 6.15, 0)],
    "a therapist's lock": [therapist(60, 6.05, locked=True)],
    "a therapist's lock that was taken back": [
        therapist(60, 6.05, locked=True), taken_back(61, 6.06, therapist(60, 6.05, locked=True)),
    ],
    "what cannot be read": [entry(60, at(6.05), "mood_told", mood="good")],
    "a session that cannot be read": [{**easy(60, 6.05), "schema": 2}],
    "a raise of another exercise that day": [therapist(60, 6.05, WALL, repetitions=9, rung="start")],
    "a slower beat of another exercise that day": [entry(60, at(6.05), "plan_set", exercise=WALL, beat_seconds=1.1)],
    "a no at the very moment": [answer(60, 6.1, "repetitions:6", "declined")],
    "going back at the very moment": [answer(60, 6.1, "repetitions:6", "undone")],
    "a no at the very moment that was taken back": [
        answer(60, 6.1, "repetitions:6", "declined"), taken_back(61, 6.2, answer(60, 6.1, "repetitions:6", "declined")),
    ],
    "a stop at the very moment": [easy(60, 6.1, reason="STOPPED", done=1)],
    "the sixth easy session at the very moment": [],
}  # fmt: skip


@pytest.mark.parametrize("why", AGAINST)
def test_a_yes_does_not_count_against(house: wire.House, why: str) -> None:
    done = easy_days(6) if "sixth" not in why else [*easy_days(5), easy(20, 6.1)]
    again = [screened(at(6.5), 70)]  # so that only what held at the moment of the yes tells
    told = plan(house, *done, *wall_days(5), yes(), *AGAINST[why], *again, days=6.6)
    assert dose(told) == (5, "pillow")


def test_a_yes_before_anything_happened_that_day_counts_whatever_is_told_later(house: wire.House) -> None:
    later = [pain_told(60, 6.5), entry(61, at(6.6), "screen_answered", answers={"q4": "yes"})]
    grown = plan(house, *easy_days(6), yes(), *later, days=6.7)
    assert [c["because_key"] for c in grown["changes"]] == ["change.accepted"]


def test_of_two_yeses_of_a_day_the_first_counts_and_the_second_on_another_day(house: wire.House) -> None:
    both = [*easy_days(6), *wall_days()]
    wall = answer(51, 6.1007, "repetitions:6", exercise=WALL)  # a minute later
    told = plan(house, *both, yes(), wall, days=7.1)
    assert (dose(told), dose(told, WALL)) == ((6, "pillow"), (5, "start"))
    told = plan(house, *both, yes(), wall, answer(52, 7.1, "repetitions:6", exercise=WALL), days=7.2)
    assert (dose(told), dose(told, WALL)) == ((6, "pillow"), (6, "start"))


def test_a_yes_that_does_not_count_leaves_no_room_for_another_that_day(house: wire.House) -> None:
    """Else whatever takes the first away would let the second grow."""
    both = [*easy_days(5), *wall_days()]
    told = plan(house, *both, yes(), answer(51, 6.2, "repetitions:6", exercise=WALL), days=7.1)
    assert (dose(told), dose(told, WALL)) == ((5, "pillow"), (5, "start"))


def test_after_a_yes_nothing_is_proposed_until_the_next_morning_is_told(house: wire.House) -> None:
    both = [*easy_days(6), *wall_days(), easy(40, 6, effort=5), yes()]
    assert steps(plan(house, *both, days=6.2)) == []
    assert steps(plan(house, *both, days=6.83)) == []  # the small hours are still that day
    assert steps(plan_as_told(house, *both, *mornings_until(6), days=7)) == []
    assert steps(plan_as_told(house, *both, *mornings_until(7), days=7)) == [(WALL, "repetitions:6")]


def mornings_until(day: int) -> list[dict[str, Any]]:
    return [morning(800 + n, n - 0.1, 0) for n in range(1, day + 1)]


def test_nothing_is_proposed_before_this_mornings_number_is_told(house: wire.House) -> None:
    done = [*easy_days(6), *mornings_until(5)]
    assert plan_as_told(house, *done, days=6)["ask_morning_after"]
    assert steps(plan_as_told(house, *done, days=6)) == []
    assert steps(plan_as_told(house, *done, morning(90, 5.95, 0), days=6)) != []
    skipped = plan_as_told(house, *done, morning(90, 5.95, None), days=6)
    assert (skipped["ask_morning_after"], steps(skipped)) == (False, [])
    late = plan_as_told(house, *done, morning(90, 5.95, None), morning(91, 5.97, 0), days=6)
    assert steps(late) != []


def test_from_the_moment_at_which_it_is_told_something_is_proposed(house: wire.House) -> None:
    assert steps(plan(house, *easy_days(6), morning(80, 6, 0), days=6)) == [("neck-press", "repetitions:6")]


def test_where_the_day_before_had_no_session_no_morning_is_waited_for(house: wire.House) -> None:
    done = [*easy_days(6), *mornings_until(6)]
    assert not plan_as_told(house, *done, days=7)["ask_morning_after"]
    assert steps(plan_as_told(house, *done, days=7)) != []


def test_a_yes_is_as_good_by_whichever_device_and_however_late_it_is_told(house: wire.House) -> None:
    told = [*easy_days(6), yes(), *easy_days(6, 7, repetitions=6)]
    assert dose(plan(house, *reversed(told), days=14)) == (6, "pillow")


def test_anybody_may_lock_their_own_plan_and_unlock_it(house: wire.House) -> None:
    locked = entry(40, at(3), "plan_set", exercise="neck-press", locked=True)
    assert steps(plan(house, locked, *easy_days(6), days=6)) == []
    assert dose(plan(house, locked, *easy_days(6), yes(), days=7)) == (5, "pillow")
    unlocked = entry(41, at(5.5), "plan_set", exercise="neck-press", locked=False)
    assert steps(plan(house, locked, *easy_days(6), unlocked, days=6)) != []


def test_only_a_therapist_unlocks_what_a_therapist_locked(house: wire.House) -> None:
    locked = therapist(40, -0.05, locked=True)
    own = entry(41, at(5.5), "plan_set", exercise="neck-press", locked=False)
    assert steps(plan(house, locked, *easy_days(6), own, days=6)) == []
    assert dose(plan(house, locked, *easy_days(6), own, yes(), days=7)) == (5, "pillow")
    assert steps(plan(house, locked, *easy_days(6), therapist(42, 5.5, locked=False), days=6)) != []


@pytest.mark.parametrize("why", ["PAIN", "STOPPED", "FORM"])
def test_after_a_stop_easy_sessions_begin_anew_and_nothing_is_offered_the_morning_after(
    house: wire.House, why: str
) -> None:
    stop, again = easy(90, 6, reason=why, done=2), screened(at(6.9), 91)
    assert steps(plan(house, *easy_days(6), stop, again, days=7)) == []
    assert steps(plan(house, *easy_days(6), stop, again, *easy_days(5, 7), days=12)) == []
    assert steps(plan(house, *easy_days(6), stop, again, *easy_days(6, 7), days=13)) != []


def test_after_a_warning_sign_no_later_pain_ever_raises(house: wire.House) -> None:
    grown = [*easy_days(6), yes(), *easy_days(6, 7, repetitions=6), answer(51, 13.1, "repetitions:7")]
    sign = entry(60, at(14), "red_flag", kind="dizzy")
    assert dose(plan(house, *grown, days=13.5)) == (7, "pillow")
    assert dose(plan(house, *grown, sign, days=14.1)) == (5, "pillow")
    for more in (easy(61, 14.2, reason="PAIN", done=1), easy(61, 14.2, reason="STOPPED", done=1), morning(61, 15, 9)):
        assert dose(plan(house, *grown, sign, more, days=15.5)) == (5, "pillow")
    assert dose(plan(house, *grown, sign, days=60)) == (5, "pillow")


def test_a_no_counts_also_where_the_step_was_not_due_so_that_taking_an_easy_time_back_raises_nothing(
    house: wire.House,
) -> None:
    told = [*easy_days(6), answer(50, 6.1, "repetitions:6", "declined"), *easy_days(3, 7)]
    assert steps(plan(house, *told, days=10)) == []
    assert steps(plan(house, *told, taken_back(60, 9.5, told[0]), days=10)) == []


def test_a_no_to_another_step_at_the_very_moment_takes_the_yes_away_from_none_but_its_own(house: wire.House) -> None:
    other, own = (answer(51, 6.1, step, "declined") for step in ("rung:towel", "repetitions:6"))
    assert dose(plan(house, *easy_days(6), yes(), other, days=6.2)) == (6, "pillow")
    assert dose(plan(house, *easy_days(6), yes(), own, days=6.2)) == (5, "pillow")
