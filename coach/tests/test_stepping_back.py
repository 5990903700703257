"""A step back is easier in the one thing and more in none; with the first plan comes half the strength (S6)."""

from __future__ import annotations

from typing import Any

import pytest
from diaries import entry, opened, screened
from weeks import answer, asked, at, dose, easy, easy_days, is_half, morning, pain_told, plan, plan_as_told, therapist

from stature_coach.door import wire

CHEST, WALL = "prone-chest-raise", "wall-ball-press"


def on_the_chest() -> list[dict[str, Any]]:
    """Ten over the pillow by a therapist, then, after six easy times, five without it."""
    set_ = therapist(40, -0.05, CHEST, repetitions=10, rung="chest-pillow")
    done = [easy(n, n, CHEST, rung="chest-pillow", repetitions=10) for n in range(6)]
    return [opened(at(-0.06), 41), set_, *done, answer(50, 6.1, "rung:chest", exercise=CHEST)]


BACK = {
    "pain": easy(90, 7, CHEST, rung="chest", repetitions=5, reason="PAIN", done=1),
    "a stop": easy(90, 7, CHEST, rung="chest", repetitions=5, reason="STOPPED", done=1),
    "going back": answer(90, 7, "rung:chest", "undone", CHEST),
}


@pytest.mark.parametrize("why", BACK)
def test_a_rung_lower_keeps_its_few_repetitions(house: wire.House, why: str) -> None:
    assert dose(plan(house, *on_the_chest(), days=6.2), CHEST) == (5, "chest")
    assert dose(plan(house, *on_the_chest(), BACK[why], days=7.1), CHEST) == (5, "chest-pillow")


def test_two_weeks_away_too(house: wire.House) -> None:
    assert dose(plan(house, *on_the_chest(), days=6.2 + 14), CHEST) == (5, "chest-pillow")
    (way,) = [way for way in plan(house, *on_the_chest(), days=6.2)["may_go_back"] if way["exercise"] == CHEST]
    assert (way["to"]["repetitions"], way["to"]["rung"]) == (5, "chest-pillow")


def test_from_there_each_step_back_is_one_small_step_down_to_the_first_plan(house: wire.House) -> None:
    told = on_the_chest()
    found = [dose(plan(house, *told, days=6.2 + 14 * weeks), CHEST) for weeks in range(9)]
    assert found == [(5, "chest"), (5, "chest-pillow"), (4, "chest-pillow"), (3, "chest-pillow"), (3, "head"),
                     (3, "trying"), (3, "trying"), (3, "trying"), (3, "trying")]  # fmt: skip


def test_feet_come_in_with_as_many_as_were_done_further_out(house: wire.House) -> None:
    set_ = therapist(40, -0.05, WALL, repetitions=20, rung="start")
    done = [easy(n, n, WALL, rung="start", repetitions=20) for n in range(6)]
    out = [set_, *done, answer(50, 6.1, "rung:feet-1", exercise=WALL)]
    assert dose(plan(house, *out, days=6.2), WALL) == (15, "feet-1")
    hurt = easy(90, 7, WALL, rung="feet-1", repetitions=15, reason="PAIN", done=3)
    assert dose(plan(house, *out, hurt, days=7.1), WALL) == (15, "start")
    again = easy(91, 8, WALL, rung="start", repetitions=15, reason="PAIN", done=3)
    assert dose(plan(house, *out, hurt, again, days=8.1), WALL) == (14, "start")


@pytest.mark.parametrize("by", ["person", "therapist"])
def test_with_a_plan_down_to_the_first_half_the_strength_comes_back(house: wire.House, by: str) -> None:
    set_ = therapist(40, -0.05, repetitions=8, rung="pillow")
    tried = [set_, *easy_days(3, repetitions=8)]
    lower = {repetitions: entry(41, at(4), "plan_set", exercise="neck-press", by=by, rung="pillow",
                                repetitions=repetitions) for repetitions in (6, 5)}  # fmt: skip
    first = plan(house, *tried, lower[5], days=4.1)
    above = plan(house, *tried, lower[6], days=4.1)
    assert [(dose(day), is_half(day)) for day in (above, first)] == [((6, "pillow"), False), ((5, "pillow"), True)]


def test_nobody_goes_below_the_first_plan_but_by_their_own_word(house: wire.House) -> None:
    few = entry(40, at(0), "plan_set", exercise="neck-press", repetitions=2, rung="pillow")
    for told in (
        easy(90, 1, reason="PAIN", done=1),
        entry(90, at(1), "red_flag"),
        answer(90, 1, "repetitions:6", "undone"),
    ):
        assert dose(plan(house, few, told, days=40)) == (2, "pillow")


@pytest.mark.parametrize("done", range(6))
def test_a_stop_short_of_the_whole_dose_steps_back_and_one_after_it_does_not(house: wire.House, done: int) -> None:
    set_ = therapist(40, -0.05, repetitions=5, rung="towel")
    day = plan(house, set_, easy(1, 0, rung="towel", reason="STOPPED", done=done, set_begun=True), days=0.1)
    assert dose(day) == ((5, "towel") if done == 5 else (5, "pillow"))
    assert day["ask_again"] == ([] if done == 5 else ["q1", "q2", "q9"])


def test_an_effort_begun_is_a_stop_by_whichever_key_it_is_told(house: wire.House) -> None:
    set_ = therapist(40, -0.05, repetitions=5, rung="towel")
    for told, expected in (
        ({}, "towel"),
        ({"efforts": 0}, "towel"),
        ({"efforts": 1}, "pillow"),
        ({"set_begun": True}, "pillow"),
    ):
        day = plan(house, set_, easy(1, 0, rung="towel", reason="STOPPED", done=0, **told), days=0.1)
        assert dose(day) == (5, expected)


def test_what_was_easy_before_a_step_back_speaks_for_no_step_after_it(house: wire.House) -> None:
    """Or else the very step that hurt would be offered on the next morning."""
    grown = [*easy_days(6), answer(50, 6.1, "repetitions:6"), *easy_days(6, 7, repetitions=6)]
    for n, why in enumerate(({"reason": "PAIN", "done": 2}, {"reason": "STOPPED", "done": 2}, {"pain": 4})):
        hurt = [easy(90 + n, 13, repetitions=6, **why), screened(at(13.9), 96)]
        after = plan(house, *grown, *hurt, days=14)
        assert (dose(after), after["proposals"]) == ((5, "pillow"), [])
    sign = entry(90, at(6.5), "red_flag")
    told = [*easy_days(6), sign, asked(91, 6.6, sign), screened(at(7), 92)]
    assert plan(house, *told, days=7.1)["proposals"] == []


# -------------------------------------------------------------------- away


@pytest.mark.parametrize(("days", "expected"), [(13.9, 9), (14, 8), (27.9, 8), (28, 7), (42, 6), (56, 5), (700, 5)])
def test_a_therapists_dose_that_nobody_did_steps_back_like_any_other(
    house: wire.House, days: float, expected: int
) -> None:
    set_ = therapist(40, 0, repetitions=9, rung="pillow")
    assert dose(plan(house, set_, days=days)) == (expected, "pillow")
    again = therapist(41, 10, repetitions=9, rung="pillow")
    assert dose(plan(house, set_, again, days=23.9)) == (9, "pillow")
    assert dose(plan(house, set_, again, days=24)) == (8, "pillow")


def test_each_two_weeks_away_count_once_whatever_is_told_meanwhile(house: wire.House) -> None:
    set_ = therapist(40, 0, repetitions=9, rung="pillow")
    told = [screened(at(n), 60 + n) for n in (15, 20, 29)]
    assert dose(plan(house, set_, *told, days=30)) == (7, "pillow")
    back = easy(70, 30, repetitions=7, effort=5)
    assert dose(plan(house, set_, *told, back, days=43)) == (7, "pillow")
    assert dose(plan(house, set_, *told, back, days=44)) == (6, "pillow")


# -------------------------------------------------------------------- half the strength


WELL = easy(1, 0)


@pytest.mark.parametrize(("days", "half"), [(13.9, False), (14, True), (60, True), (700, True)])
def test_half_the_strength_comes_back_after_weeks_away_on_the_first_plan(
    house: wire.House, days: float, half: bool
) -> None:
    assert is_half(plan(house, WELL, days=days)) is half
    assert not is_half(plan(house, WELL, easy(2, days), days=days + 0.1))


def test_after_eight_weeks_away_also_where_the_dose_is_still_more_than_the_first(house: wire.House) -> None:
    told = [therapist(40, -0.05, repetitions=10, rung="towel"), easy(1, 0, repetitions=10, rung="towel")]
    assert not is_half(plan(house, *told, days=55.9))
    after = plan(house, *told, days=56)
    assert (is_half(after), dose(after)) == (True, (6, "towel"))


@pytest.mark.parametrize(
    "why",
    [
        easy(90, 8, repetitions=6, reason="PAIN", done=2),
        easy(90, 8, repetitions=6, reason="STOPPED", done=2),
        answer(90, 8, "repetitions:6", "undone"),
        pain_told(90, 7.5),
        morning(90, 8, 7),
    ],
    ids=lambda told: told["kind"] + str(told["body"].get("reason", "")),
)
def test_half_the_strength_comes_back_with_a_step_back_to_the_first_plan(
    house: wire.House, why: dict[str, Any]
) -> None:
    grown = [*easy_days(6), answer(50, 6.1, "repetitions:6"), easy(20, 7, repetitions=6)]
    assert not is_half(plan(house, *grown, days=7.4))
    after = plan(house, *grown, why, days=8.1)
    assert (dose(after), is_half(after)) == ((5, "pillow"), True)
    again = plan(house, *grown, why, easy(92, 9, half_effort=True), days=9.1)
    assert not is_half(again)


def test_a_step_back_to_more_than_the_first_plan_keeps_the_strength(house: wire.House) -> None:
    told = [therapist(40, -0.05, repetitions=9, rung="pillow"), easy(1, 0, repetitions=9)]
    assert not is_half(plan(house, *told, easy(90, 1, repetitions=9, reason="STOPPED", done=2), days=1.1))


def test_after_a_warning_sign_half_the_strength_until_a_first_time_went_well(house: wire.House) -> None:
    sign = entry(60, at(1), "red_flag")
    told = [WELL, sign, asked(61, 1.1, sign), screened(at(2), 62)]
    assert is_half(plan(house, *told, days=2.1))
    for went, half in (("TARGET_REACHED", False), ("TIRED", False), ("INTERRUPTED", True), ("STOPPED", True)):
        assert is_half(plan(house, *told, easy(63, 2.2, reason=went, done=3), days=2.3)) is half


# -------------------------------------------------------------------- mornings


@pytest.mark.parametrize(("days", "expected"), [(405, 8), (15, 8), (14, 9), (13, 9)])
def test_the_usual_morning_is_of_the_last_two_weeks(house: wire.House, days: int, expected: int) -> None:
    """A five of long ago makes today's five no usual one."""
    set_ = therapist(40, days - 2, repetitions=9, rung="pillow")
    done = easy(1, days - 1, repetitions=9, pain_before=None, pain=None)
    told = [morning(60, 0, 5), set_, done, morning(61, days, 5)]
    assert dose(plan(house, *told, days=days + 0.1)) == (expected, "pillow")


def test_a_worse_morning_steps_back_once_more_after_anything_but_harm(house: wire.House) -> None:
    """Only pain, a stop or a sign of the day before has led to that step back already."""
    set_ = therapist(40, -0.05, repetitions=9, rung="pillow")
    less = entry(41, at(0.2), "plan_set", exercise="neck-press", repetitions=8, rung="pillow")
    undone = answer(42, 0.2, "repetitions:9", "undone")
    for word in (less, undone):
        assert dose(plan(house, set_, easy(1, 0, repetitions=9), word, morning(43, 1, 6), days=1.1)) == (7, "pillow")
    early = easy(2, -3, repetitions=9, reason="STOPPED", done=2)
    told = [therapist(44, -4, repetitions=9, rung="pillow"), early, easy(1, 0, repetitions=8), morning(43, 1, 6)]
    assert dose(plan(house, *told, days=1.1)) == (7, "pillow")


def test_the_morning_after_is_the_morning_after(house: wire.House) -> None:
    set_ = therapist(40, -0.05, repetitions=9, rung="pillow")
    assert dose(plan(house, set_, easy(1, 0, repetitions=9), morning(43, 2, 6), days=2.1)) == (9, "pillow")


def test_pain_told_twice_a_day_gives_nobody_full_effort_who_has_not_tried_yet(house: wire.House) -> None:
    prescribed = therapist(80, 0.1, repetitions=9, rung="pillow")
    hurt = easy(1, 1, repetitions=9, reason="PAIN", done=2, pain_told=True)
    day = plan_as_told(house, prescribed, hurt, pain_told(81, 1.3), days=1.4)
    assert (dose(day), is_half(day)) == ((8, "pillow"), True)


def test_a_session_on_the_very_day_on_which_two_weeks_are_over_comes_after_the_step_back(house: wire.House) -> None:
    eight = therapist(40, 0, repetitions=8, rung="pillow")
    done = easy(1, 0.1, repetitions=8)
    assert dose(plan(house, eight, done, easy(2, 14.09, repetitions=8), days=14.2)) == (8, "pillow")
    assert dose(plan(house, eight, done, easy(2, 14.1, repetitions=8), days=14.2)) == (7, "pillow")


def test_a_therapists_plan_and_a_stop_of_one_moment_are_a_step_back_from_that_plan(house: wire.House) -> None:
    eight = therapist(99, 5, repetitions=8, rung="pillow")
    stop = easy(1, 5, repetitions=8, reason="STOPPED", done=2)
    assert dose(plan(house, eight, stop, days=5.1)) == (7, "pillow")


@pytest.mark.parametrize("reason", ["STOPPED", "TIRED", "INTERRUPTED", "PAIN"])
def test_whoever_began_nothing_is_not_back(house: wire.House, reason: str) -> None:
    """Two weeks after the last time a step is due, and half the strength on the first plan: turning back changes neither."""
    turned_back = easy(90, 8, done=0, reason=reason, set_begun=False, efforts=0)
    assert is_half(plan(house, WELL, turned_back, days=14.1))
    many = [therapist(40, -0.05, repetitions=9, rung="pillow"), easy(1, 0, repetitions=9)]
    less = dose(plan(house, *many, turned_back, days=13.9))[0]
    assert dose(plan(house, *many, turned_back, days=14.1))[0] == less - 1
