"""What was done without the app and told afterwards counts as done and for nothing else; its pain closes. Own words weigh nothing."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from any_diary import a_life, told_of
from diaries import entry, screened
from hypothesis import given, settings, strategies as st
from weeks import (
    answer,
    at,
    dose,
    easy,
    easy_days,
    morning,
    own_words,
    pain_told,
    plan,
    plan_as_told,
    reasons,
    steps,
    taken_back,
    without_app,
)

from stature_coach.door import wire
from stature_coach.problems import BadRequest
from stature_coach.weeks.entry import new_entry_from

EXERCISES = ("neck-press", "wall-ball-press", "prone-chest-raise")


def stands(day: dict[str, Any]) -> dict[str, str]:
    return {one["id"]: one["state"] for one in day["exercises"]}


def past(house: wire.House, *entries: dict[str, Any], days: float) -> dict[str, Any]:
    request = {"entries": [screened(at(-0.1)), *entries], "now": at(days)}
    return {day["date"]: day for day in json.loads(wire.history(house, json.dumps(request)))["days"]}


# -------------------------------------------------------------------- it counts as done


def test_it_is_done_today_in_the_part_of_the_day_that_was_told(house: wire.House) -> None:
    day = plan(house, without_app(10, 0.2), days=0.21)
    assert (stands(day)["neck-press@morning"], stands(day)["neck-press@evening"]) == ("done", "later")
    assert day["week"][-1]["how"] == "some"


def test_of_an_earlier_day_it_is_done_on_that_day_and_not_today(house: wire.House) -> None:
    told = [easy(1, 0), without_app(10, 3.2, back=2, exercise="wall-ball-press", part="once")]
    days = past(house, *told, days=3.3)
    assert [(name, day["done"]) for name, day in days.items()] == [
        ("2026-11-02", 1), ("2026-11-03", 1), ("2026-11-04", 0), ("2026-11-05", 0)]  # fmt: skip
    assert [one["exercise"] for one in days["2026-11-03"]["without_app"]] == ["wall-ball-press"]
    assert "done" not in stands(plan(house, *told, days=3.3)).values()


def test_a_day_that_is_still_to_come_is_the_day_it_was_told_on(house: wire.House) -> None:
    assert past(house, without_app(10, 0.2, back=-5), days=0.3)["2026-11-02"]["done"] == 1


def test_one_that_was_taken_back_was_not_done(house: wire.House) -> None:
    told = without_app(10, 0.2)
    day = plan(house, told, taken_back(11, 0.21, told), days=0.22)
    assert stands(day)["neck-press@morning"] == "due"
    assert past(house, told, taken_back(11, 0.21, told), days=0.22)["2026-11-02"]["without_app"] == []


# -------------------------------------------------------------------- and for nothing else (S4, S6)


def test_it_speaks_for_no_step(house: wire.House) -> None:
    one_short = easy_days(5)
    assert steps(plan(house, *one_short, easy(9, 5), days=6)) == [("neck-press", "repetitions:6")]
    told = [without_app(60 + n, n + 0.3) for n in range(6)]
    assert steps(plan(house, *told, days=6.2)) == []
    assert steps(plan(house, *one_short, *told, morning(99, 6, 0), days=6.2)) == []


def lived_without(days: int) -> list[dict[str, Any]]:
    parts = {"neck-press": "morning", "wall-ball-press": "once"}
    return [
        without_app(200 + 2 * day + n, day + 0.1, 0, name, part)
        for day in range(days)
        for n, (name, part) in enumerate(parts.items())
    ]


def test_two_weeks_without_the_app_do_not_open_the_chest_raise(house: wire.House) -> None:
    lived = [easy(2 * day + n, day + 0.1, name, rung=rung) for day in range(15) for n, (name, rung) in
             enumerate((("neck-press", "pillow"), ("wall-ball-press", "start")))]  # fmt: skip
    assert ("prone-chest-raise", "open") in steps(plan(house, *lived, days=15))
    assert steps(plan(house, *lived_without(15), morning(99, 15 - 0.01, 0), days=15)) == []
    assert reasons(plan(house, *lived_without(15), answer(98, 15, "open", "accepted", "prone-chest-raise"), days=15.1),
                   "prone-chest-raise") == ["closed.not_opened"]  # fmt: skip


def test_it_ends_no_time_away(house: wire.House) -> None:
    grown = [*easy_days(6), answer(300, 6.1, "repetitions:6"), easy(50, 6.2, repetitions=6)]
    away = [without_app(400 + n, 7 + n, part="morning") for n in range(16)]
    assert dose(plan(house, *grown, days=7)) == (6, "pillow")
    assert dose(plan(house, *grown, *away, days=23)) == dose(plan(house, *grown, days=23)) == (5, "pillow")


def test_nobody_knows_an_exercise_by_heart_from_it(house: wire.House) -> None:
    day = plan(house, *(without_app(20 + n, n + 0.1) for n in range(6)), days=6.2)
    assert not any(one["familiar"] for one in day["exercises"])
    assert all(one["half_effort"] for one in day["exercises"])


HEAVIER = {"repetitions": lambda one: one["dose"]["repetitions"], "half": lambda one: not one["half_effort"]}


@settings(max_examples=150)
@given(seed=st.integers(0, 10**9))
def test_told_without_the_app_nothing_opens_and_nothing_grows_in_any_diary(house: wire.House, seed: int) -> None:
    luck = Random(seed)
    life, when = a_life(luck), luck.uniform(0, 26)
    more = [told_of(luck, 0xA00 + n, luck.uniform(0, when), luck.choice(EXERCISES)) for n in range(luck.randint(1, 6))]
    before, after = plan_as_told(house, *life, days=when), plan_as_told(house, *life, *more, days=when)
    for one, other in zip(before["exercises"], after["exercises"], strict=True):
        assert bool(other["closed"]) >= bool(one["closed"])
        # On a smaller dose, after pain, what was done since may be known by heart.
        assert not other["familiar"] or one["familiar"] or other["dose"] != one["dose"]
        assert all(heavy(other) <= heavy(one) for heavy in HEAVIER.values()), (one, other)
    if [one["dose"] for one in before["exercises"]] == [one["dose"] for one in after["exercises"]]:
        assert len(steps(after)) <= len(steps(before))


# -------------------------------------------------------------------- its pain


@pytest.mark.parametrize("words", [{"hurt": True}, {"hurt": True, "pain": 2}, {"pain": 7}])
@pytest.mark.parametrize("back", [0, 1, 9])
def test_its_pain_closes_all_until_the_morning_after_it_was_told(
    house: wire.House, words: dict[str, Any], back: int
) -> None:
    told = [easy(1, 0, repetitions=6), without_app(10, 9.2, back, **words)]
    for days, closed in ((9.21, True), (9.833, True), (9.834, False)):
        day = plan_as_told(house, *told, morning(11, 9.1, 0), days=days)
        assert ["closed.pain" in reasons(day, name) for name in EXERCISES] == [closed] * 3


def test_it_closes_also_where_it_was_taken_back_or_written_by_a_newer_app(house: wire.House) -> None:
    told = without_app(10, 0.2, hurt=True)
    for entries in ([told, taken_back(11, 0.21, told)], [{**told, "schema": 2}]):
        assert "closed.pain" in reasons(plan_as_told(house, *entries, days=0.22))


def test_a_little_that_was_there_before_closes_nothing(house: wire.House) -> None:
    assert reasons(plan_as_told(house, without_app(10, 0.2, little_pain=True), days=0.22)) == []


GROWN = [
    *easy_days(6),
    answer(300, 6.1, "repetitions:6"),
    *easy_days(6, 7, repetitions=6),
    answer(301, 13.1, "repetitions:7"),
]


def test_what_hurt_steps_back_and_the_other_exercises_do_not(house: wire.House) -> None:
    assert dose(plan(house, *GROWN, days=13.2)) == (7, "pillow")
    assert dose(plan(house, *GROWN, without_app(302, 13.2, hurt=True), days=13.3)) == (6, "pillow")
    assert dose(plan(house, *GROWN, without_app(302, 13.2, 0, "wall-ball-press", "once", hurt=True), days=13.3)) == (
        7,
        "pillow",
    )


def test_one_harm_of_a_day_is_one_step_also_where_it_is_told_twice(house: wire.House) -> None:
    twice = [pain_told(302, 13.2, 5, "neck-press"), without_app(303, 13.21, hurt=True)]
    assert dose(plan(house, *GROWN, *twice, days=13.3)) == (6, "pillow")


def test_its_number_moves_no_measure_of_the_day(house: wire.House) -> None:
    """Pain of last week must not hide that it rises today."""
    day = plan_as_told(house, easy(1, 0), without_app(10, 5.2, 4, hurt=True, pain=6), days=5.3)
    assert day["pain_first_told"] is None


# -------------------------------------------------------------------- the morning after (S11)


@pytest.mark.parametrize(
    ("told_at", "back", "asked"), [(0.5, 0, True), (1.05, 1, True), (1.05, 2, False), (1.05, 0, False)]
)
def test_the_morning_after_is_asked_about_where_it_is_still_that_morning(
    house: wire.House, told_at: float, back: int, asked: bool
) -> None:
    told = without_app(10, told_at, back)
    assert plan_as_told(house, told, days=1.1)["ask_morning_after"] is asked
    if asked and back:
        assert not plan_as_told(house, told, days=1.04)["ask_morning_after"]


def test_a_worse_morning_steps_back_what_was_done_without_the_app_the_day_before(house: wire.House) -> None:
    worse = [without_app(302, 13.3), morning(303, 14, 6)]
    assert dose(plan_as_told(house, *GROWN, *fair(), *worse, days=14.1)) == (6, "pillow")
    assert dose(plan_as_told(house, *GROWN, *fair(), worse[1], days=14.1)) == (7, "pillow")


def fair() -> list[dict[str, Any]]:
    return [morning(500 + day, day - 0.1, 0) for day in range(1, 14)]


def test_a_yes_that_counted_goes_on_counting_when_yesterday_is_told_of_later(house: wire.House) -> None:
    grown = [*easy_days(6), *fair()[:6], morning(560, 6, 0), answer(300, 7.1, "repetitions:6")]
    assert dose(plan_as_told(house, *grown, days=7.2)) == (6, "pillow")
    assert dose(plan_as_told(house, *grown, without_app(301, 7.2, 1), days=7.3)) == (6, "pillow")


# -------------------------------------------------------------------- what may be told of a day


def told_of_day(house: wire.House, *entries: dict[str, Any], date: str, days: float) -> list[tuple[str, str]]:
    return [(one["exercise"], one["part_of_day"]) for one in past(house, *entries, days=days)[date]["may_be_told"]]


def test_whatever_is_open_and_not_yet_in_the_diary_may_be_told_of_a_day(house: wire.House) -> None:
    every = [("neck-press", "morning"), ("neck-press", "evening"), ("wall-ball-press", "once")]
    assert told_of_day(house, date="2026-11-03", days=3.2) == every
    told = [easy(1, 1), without_app(10, 3.2, 2, "wall-ball-press", "once")]
    assert told_of_day(house, *told, date="2026-11-03", days=3.3) == [("neck-press", "evening")]


def test_pain_of_that_day_hides_nothing_of_what_was_done_before_it(house: wire.House) -> None:
    assert told_of_day(house, pain_told(5, 1.05), date="2026-11-03", days=1.3) == [
        ("neck-press", "morning"), ("neck-press", "evening"), ("wall-ball-press", "once")]  # fmt: skip


def test_nobody_is_asked_about_what_waits_to_be_opened_nor_of_days_long_ago_or_before_the_diary(
    house: wire.House,
) -> None:
    assert ("prone-chest-raise", "once") not in told_of_day(house, date="2026-11-02", days=31)
    assert told_of_day(house, date="2026-11-02", days=31) != []
    assert told_of_day(house, date="2026-11-02", days=32) == []
    request = {"entries": [screened(at(-0.1))], "now": at(1), "from": "2026-10-20", "to": "2026-11-09"}
    days = json.loads(wire.history(house, json.dumps(request)))["days"]
    assert [day["date"] for day in days if day["may_be_told"]] == ["2026-11-02", "2026-11-03"]


# -------------------------------------------------------------------- own words


@settings(max_examples=60)
@given(seed=st.integers(0, 10**9))
def test_own_words_change_nothing_in_any_plan(house: wire.House, seed: int) -> None:
    luck = Random(seed)
    life, when = a_life(luck), luck.uniform(0, 26)
    words = own_words(0xA00, luck.uniform(0, when), "My back hurts, 9 of 10. I have asked.", luck.choice([0, 1, 30]))
    words |= luck.choice([{}, {}, {"body": {**words["body"], "mood": "good"}}, {"schema": 2}])
    before, after = plan_as_told(house, *life, days=when), plan_as_told(house, *life, words, days=when)
    assert {**after, "unread": []} == {**before, "unread": []}


def test_they_stand_on_the_day_that_they_are_about(house: wire.House) -> None:
    days = past(house, own_words(9, 2.2, "Walked with Ann.\nNo pain.", back=1), days=2.3)
    assert [one["text"] for one in days["2026-11-03"]["own_words"]] == ["Walked with Ann.\nNo pain."]
    assert days["2026-11-04"]["own_words"] == days["2026-11-03"]["notes"] == []


@pytest.mark.parametrize("text", ["", " ", "a" * 501, "ends with a space ", "turned \u202e round", "a\tb", 5, None])
def test_too_many_letters_or_hidden_ones_are_refused_in_one_line(text: object) -> None:
    with pytest.raises(BadRequest, match="write words of at most 500 letters"):
        new_entry_from(entry(9, at(0), "words_written", day="2026-11-02", text=text))


@pytest.mark.parametrize(
    "text", ["a" * 500, "ñandú, ¿qué tal?\nBien.", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "می\u200cروم"]
)
def test_words_of_any_language_are_taken(text: str) -> None:
    assert new_entry_from(entry(9, at(0), "words_written", day="2026-11-02", text=text)).body["text"] == text
