"""Told stays told (S2): pain and warning signs close whatever ended the session, until the most careful of them is over."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from diaries import entry, screened, session
from weeks import (
    asked,
    at,
    closings,
    dose,
    easy,
    is_half,
    morning,
    pain_told,
    plan,
    plan_as_told,
    reasons,
    taken_back,
    therapist,
)

from stature_coach.door import wire

EXERCISES = ("neck-press", "wall-ball-press", "prone-chest-raise")


def all_closed(day: dict[str, Any], key: str) -> bool:
    return all(key in reasons(day, exercise) for exercise in EXERCISES)


def all_open_but_the_chest_raise(day: dict[str, Any]) -> bool:
    return [bool(reasons(day, exercise)) for exercise in EXERCISES] == [False, False, True]


# -------------------------------------------------------------------- pain told in a session, whatever ended it


@pytest.mark.parametrize("reason", ["TARGET_REACHED", "TIRED", "STOPPED", "INTERRUPTED", "FORM", "PAIN", "RED_FLAG"])
def test_pain_told_in_a_session_closes_all_until_the_next_morning_whatever_ended_it(
    house: wire.House, reason: str
) -> None:
    hurt = easy(1, 0, reason=reason, pain_told=True)
    assert all_closed(plan_as_told(house, hurt, days=0.6), "closed.pain")
    untold = easy(1, 0, reason="INTERRUPTED", pain_told=False)
    assert reasons(plan_as_told(house, untold, days=0.6)) == []


def test_pain_and_then_a_warning_sign_rest_until_both_are_over(house: wire.House) -> None:
    sign = easy(1, 0, reason="RED_FLAG", red_flag="sharp_back_or_rib", pain_told=True)
    soon, again = asked(2, 0.001, sign), screened(at(0.002), 3)
    assert reasons(plan_as_told(house, sign, soon, again, days=0.01)) == ["closed.asked", "closed.pain"]
    late = plan_as_told(house, sign, soon, again, days=0.833)  # 03:59
    assert reasons(late) == ["closed.asked", "closed.pain"]
    assert all_open_but_the_chest_raise(plan_as_told(house, sign, soon, again, days=0.834))


# -------------------------------------------------------------------- the rise is against the first pain of the day


def through_a_day(*pains: tuple[int | None, int | None]) -> list[dict[str, Any]]:
    """One exercise after the other, an hour apart: pain before and after each."""
    return [easy(n, n / 24, name, rung=rung, repetitions=count, pain_before=before, pain=after)
            for n, ((before, after), (name, rung, count))
            in enumerate(zip(pains, (("neck-press", "pillow", 5), ("wall-ball-press", "start", 5),
                                     ("prone-chest-raise", "trying", 3)), strict=False))]  # fmt: skip


@pytest.mark.parametrize(
    ("pains", "closes"),
    [
        ([(0, 1), (1, 2), (2, 3)], True),  # one by one, and three more than at first
        ([(0, 1), (1, 2)], True),
        ([(0, 1), (1, 1), (1, 1)], False),
        ([(0, 0), (2, 2)], True),  # found, and not done by it
        ([(0, 0), (2, None)], True),
        ([(3, 3), (4, 4)], True),  # four and above, and more than at first
        ([(4, 4), (5, 5)], True),
        ([(5, 5), (5, 5), (5, 5)], False),  # the usual of this day
        ([(5, 5), (3, 5)], True),  # it had eased, and rose again by two
        ([(None, 3), (3, 3)], False),
        ([(None, 4)], True),  # who tells of no pain before is taken to have come without
        ([(5, None)], False),
    ],
)
def test_pain_that_rose_over_the_first_that_was_told_that_day_closes_all(
    house: wire.House, pains: list[tuple[int | None, int | None]], closes: bool
) -> None:
    day = plan_as_told(house, *through_a_day(*pains), days=0.3)
    assert all_closed(day, "closed.pain") == closes
    assert ("q1" in day["ask_again"]) == closes


def test_the_mornings_word_is_the_first_also_where_it_is_told_late(house: wire.House) -> None:
    late, early = morning(70, 0.2, 0), morning(70, -0.12, 0)
    for told in (late, early):
        assert all_closed(plan_as_told(house, *through_a_day((2, 2)), told, days=0.3), "closed.pain")
    assert reasons(plan_as_told(house, *through_a_day((2, 2)), morning(70, 0.2, 1), days=0.3)) == []


def test_what_was_told_yesterday_is_not_the_first_of_today(house: wire.House) -> None:
    yesterday = easy(40, -0.9, pain_before=0, pain=0)
    assert reasons(plan(house, yesterday, *through_a_day((2, 2)), morning(70, -0.12, 2), days=0.3)) == []


def test_taking_back_the_first_word_of_a_day_hides_no_rise(house: wire.House) -> None:
    first, *rest = through_a_day((0, 0), (2, 2))
    back = taken_back(71, 0.2, first)
    assert all_closed(plan_as_told(house, first, *rest, back, days=0.3), "closed.pain")


# -------------------------------------------------------------------- a day is as long as its clocks make it


def test_pain_closes_its_day_also_where_a_flight_made_that_day_two_days_long(house: wire.House) -> None:
    """Told in the farthest east, looked at in the farthest west: by the clock on the wall it is still the same day."""
    told = entry(1, "2026-11-22T04:30:00+14:00", "pain_told", pain=5, exercise=None)
    request = {"entries": [screened(at(-0.1)), told], "now": "2026-11-23T03:30:00-12:00"}
    assert all_closed(json.loads(wire.today(house, json.dumps(request))), "closed.pain")


@pytest.mark.parametrize("later", [True, False])
def test_of_two_words_that_both_wait_for_the_morning_the_later_morning_is_told(house: wire.House, later: bool) -> None:
    """Asked at home about a sign, and far in the west about what could not be read, or the other way round."""
    sign, unread = entry(1, at(0), "red_flag", kind="dizzy"), {**pain_told(2, 0.01), "schema": 9}
    home, west = "2026-11-04T10:00:00+01:00", "2026-11-04T11:00:00-05:00"
    words = [
        entry(3, home if later else west, "cleared", what="red_flag", entries=[sign["id"]]),
        entry(4, west if later else home, "cleared", what="unread", entries=[unread["id"]]),
    ]
    told = [screened(at(-0.1)), sign, unread, *words, screened("2026-11-04T17:30:00+01:00", 5)]
    day = json.loads(wire.today(house, json.dumps({"entries": told, "now": "2026-11-04T18:00:00+01:00"})))
    (waits,) = closings(day)
    assert waits["key"] == "closed.asked"
    assert datetime.fromisoformat(waits["until"]) == datetime.fromisoformat("2026-11-05T09:00:00+01:00")


# -------------------------------------------------------------------- pain told from the page of the day


@pytest.mark.parametrize("pain", [None, 0, 1, 5, 10])
def test_pain_told_at_any_time_closes_all_until_the_next_morning(house: wire.House, pain: int | None) -> None:
    told = pain_told(1, 0.5, pain)
    closed = plan_as_told(house, told, days=0.51)
    assert all_closed(closed, "closed.pain")
    (pain_rests,) = [c for c in closings(closed) if c["key"] == "closed.pain"]
    assert (pain_rests["entries"], pain_rests["until"]) == ([told["id"]], "2026-11-03T04:00:00+01:00")
    assert (pain_rests["clears"], pain_rests["opened_by"]) == (None, "next_morning")
    again = screened(at(0.9), 2)
    assert all_open_but_the_chest_raise(plan_as_told(house, told, again, days=1))
    assert plan_as_told(house, told, days=1)["ask_again"] == ["q1", "q2", "q9"]
    assert plan_as_told(house, told, days=1)["ask_morning_after"]


def test_pain_told_later_steps_back_what_was_done_that_day_and_nothing_else(house: wire.House) -> None:
    set_ = [therapist(40, -0.05, repetitions=9, rung="pillow"),
            therapist(41, -0.05, "wall-ball-press", repetitions=9, rung="start")]  # fmt: skip
    done = [easy(1, 1, repetitions=9), easy(2, 2, "wall-ball-press", rung="start", repetitions=9)]
    after = plan(house, *set_, *done, pain_told(3, 2.4), days=2.5)
    assert (dose(after), dose(after, "wall-ball-press")) == ((9, "pillow"), (8, "start"))
    assert [c["because_key"] for c in after["changes"] if c["direction"] == "down"] == ["change.pain"]


def test_pain_told_twice_a_day_or_in_a_session_and_after_it_is_one_step_back(house: wire.House) -> None:
    set_ = therapist(40, -0.05, repetitions=9, rung="pillow")
    told = [pain_told(3, 1.3), pain_told(4, 1.5)]
    for done in (easy(1, 1, repetitions=9), easy(1, 1, repetitions=9, reason="PAIN", done=4)):
        assert dose(plan(house, set_, done, *told, days=1.6)) == (8, "pillow")
        assert dose(plan(house, set_, done, *reversed(told), morning(5, 2, 6), days=2.1)) == (8, "pillow")


ON_PILLOW = {"repetitions": 9, "rung": "pillow"}
STOPPED = {"reason": "STOPPED", "done": 4, "repetitions": 9}


@pytest.mark.parametrize("told", [pain_told(3, 1.5), pain_told(3, 1.5, 2, "neck-press"), pain_told(3, 1.5, None)])
def test_pain_told_hours_after_a_stop_adds_nothing_to_its_step_back(house: wire.House, told: dict[str, Any]) -> None:
    set_, stop = therapist(40, -0.05, **ON_PILLOW), easy(1, 1, **STOPPED)
    assert dose(plan(house, set_, stop, told, days=1.6)) == (8, "pillow")


def test_pain_told_after_it_was_done_again_steps_back_again(house: wire.House) -> None:
    set_, stop = therapist(40, -0.05, **ON_PILLOW), easy(1, 1, **STOPPED)
    again, wall = easy(2, 1.2, repetitions=8), easy(3, 1.2, "wall-ball-press", rung="start")
    assert dose(plan(house, set_, stop, wall, pain_told(4, 1.5), days=1.6)) == (8, "pillow")
    assert dose(plan(house, set_, stop, again, pain_told(4, 1.5), days=1.6)) == (7, "pillow")
    assert dose(plan(house, set_, stop, pain_told(4, 1.1), again, days=1.6)) == (8, "pillow")
    for other in (again | {"at": stop["at"]}, again | {"at": at(1.5)}):
        assert dose(plan(house, set_, stop, other, pain_told(4, 1.5), days=1.6)) == (7, "pillow"), "at one moment"


def test_of_two_stops_a_day_it_is_the_later_after_which_nothing_came(house: wire.House) -> None:
    set_, stop = therapist(40, -0.05, **ON_PILLOW), easy(1, 1, **STOPPED)
    stopped_again = easy(2, 1.2, repetitions=8, reason="STOPPED", done=4)
    assert dose(plan(house, set_, stop, stopped_again, pain_told(4, 1.5), days=1.6)) == (7, "pillow")
    raised, then = therapist(41, 1.1, **ON_PILLOW), easy(2, 1.2, **STOPPED)
    assert dose(plan(house, set_, stop, raised, then, pain_told(4, 1.5), days=1.6)) == (8, "pillow")


def test_pain_told_after_it_was_raised_again_steps_back_again(house: wire.House) -> None:
    set_, stop = therapist(40, -0.05, **ON_PILLOW), easy(1, 1, **STOPPED)
    raised, lowered = therapist(41, 1.3, **ON_PILLOW), therapist(41, 1.3, repetitions=7, rung="pillow")
    assert dose(plan(house, set_, stop, raised, pain_told(4, 1.5), days=1.6)) == (8, "pillow")
    assert dose(plan(house, set_, stop, lowered, pain_told(4, 1.5), days=1.6)) == (7, "pillow")


def test_a_session_that_was_taken_back_may_have_been_done_all_the_same(house: wire.House) -> None:
    set_, stop, again = therapist(40, -0.05, **ON_PILLOW), easy(1, 1, **STOPPED), easy(2, 1.2, repetitions=8)
    undone = plan(house, set_, stop, again, taken_back(5, 1.3, again), pain_told(4, 1.5), days=1.6)
    assert dose(undone) == (7, "pillow")


def test_the_step_back_of_a_day_is_not_that_of_the_next(house: wire.House) -> None:
    set_, stop = therapist(40, -0.05, **ON_PILLOW), easy(1, 1, **STOPPED)
    after_four = pain_told(4, 1.85, 5, "neck-press")  # 04:24
    assert dose(plan(house, set_, stop, after_four, days=1.9)) == (7, "pillow")
    assert dose(plan(house, set_, stop, pain_told(4, 1.82, 5, "neck-press"), days=1.9)) == (8, "pillow")


# -------------------------------------------------------------------- a warning sign, and "I have asked"


SIGNS = ["sharp_back_or_rib", "chest_pain", "faint_or_breathless", "numb_or_weak", "dizzy", "sharp_neck",
         "bladder_bowel_or_saddle", "face_or_speech", "something_else", None]  # fmt: skip


@pytest.mark.parametrize("kind", SIGNS)
def test_every_warning_sign_closes_all_says_what_clears_it_and_shows_the_call(
    house: wire.House, kind: str | None
) -> None:
    sign = entry(5, at(0), "red_flag", kind=kind)
    for days in (0.1, 30, 4000):
        day = plan_as_told(house, sign, days=days)
        assert all_closed(day, "closed.red_flag")
        (closing,) = [c for c in closings(day) if c["key"] == "closed.red_flag"]
        assert closing["call"]
        assert closing["clears"] == {"what": "red_flag", "entries": [sign["id"]]}


def test_i_have_asked_opens_on_the_first_four_in_the_morning_after_it_and_never_before(house: wire.House) -> None:
    sign, again = entry(5, at(0), "red_flag", kind="dizzy"), screened(at(3.01), 7)
    asked_late = asked(6, 3, sign)
    for days in (3.02, 3.5, 3.833):
        closed = plan_as_told(house, sign, asked_late, again, days=days)
        assert reasons(closed) == ["closed.asked"]
        assert closings(closed)[0]["until"] == "2026-11-06T04:00:00+01:00"
        assert closings(closed)[0]["opened_by"] == "next_morning"
    assert reasons(plan_as_told(house, sign, asked_late, again, days=3.834)) == []


def test_i_have_asked_clears_the_signs_that_it_names_and_no_others(house: wire.House) -> None:
    one, other = entry(5, at(0), "red_flag", kind="dizzy"), entry(6, at(0), "red_flag", kind="sharp_neck")
    again = screened(at(2), 9)
    assert reasons(plan_as_told(house, one, other, asked(7, 1, one), again, days=3)) == ["closed.red_flag"]
    assert closings(plan_as_told(house, one, other, asked(7, 1, one), again, days=3))[0]["entries"] == [other["id"]]
    assert reasons(plan_as_told(house, one, other, asked(7, 1, one, other), again, days=3)) == []
    assert reasons(plan_as_told(house, one, asked(7, 1), again, days=3)) == ["closed.red_flag"]  # it names nothing


@pytest.mark.parametrize(
    ("number", "told_at", "opens"),
    [
        (5, 0, True),
        (5, 1, False),  # at the very moment
        (5, 1.5, False),  # told after it
        (50, 0, False),  # a later entry whose clock had fallen back
    ],
)
def test_an_older_apps_i_have_asked_clears_what_is_older_by_its_date_and_by_its_id(
    house: wire.House, number: int, told_at: float, opens: bool
) -> None:
    sign = entry(number, at(told_at), "red_flag", kind="dizzy")
    old = entry(6, at(1), "cleared", what="red_flag")
    day = plan_as_told(house, sign, old, screened(at(2), 60), days=3)
    assert ("closed.red_flag" not in reasons(day)) == opens


def test_a_sign_whose_clock_had_fallen_back_is_cleared_by_its_name(house: wire.House) -> None:
    sign = entry(50, at(0), "red_flag", kind="dizzy")
    before = entry(6, at(1), "cleared", what="red_flag")
    named = asked(51, 2, sign)
    assert reasons(plan_as_told(house, sign, before, named, screened(at(2.5), 60), days=3)) == []


def test_after_a_warning_sign_one_begins_again_with_few_at_half_the_strength_never_with_more(
    house: wire.House,
) -> None:
    set_ = therapist(40, 0, repetitions=9, rung="towel", beat_seconds=1.3)
    sign, cleared, again = entry(5, at(2), "red_flag"), asked(6, 2.1, entry(5, at(2), "red_flag")), screened(at(3), 7)
    first = plan(house, set_, easy(1, 1, repetitions=9, rung="towel", beat_seconds=1.3), days=1.9)
    assert not is_half(first)
    after = plan(house, set_, easy(1, 1, repetitions=9, rung="towel"), sign, cleared, again, days=3.1)
    assert (dose(after), is_half(after)) == ((5, "pillow"), True)
    assert next(p["dose"]["beat_seconds"] for p in after["exercises"]) == 1.0
    few = entry(41, at(1.5), "plan_set", exercise="neck-press", repetitions=2, rung="towel")
    assert dose(plan(house, set_, few, sign, days=2.1)) == (2, "pillow")


def test_a_warning_sign_in_one_exercise_holds_for_all(house: wire.House) -> None:
    set_ = [therapist(40 + n, 0, name, repetitions=9, rung=rung)
            for n, (name, rung) in enumerate((("neck-press", "towel"), ("wall-ball-press", "feet-1"),
                                              ("prone-chest-raise", "head")))]  # fmt: skip
    sign = session(5, at(1), "wall-ball-press", "RED_FLAG", 2)
    after = plan_as_told(house, *set_, sign, days=1.1)
    assert [dose(after, name) for name in EXERCISES] == [(5, "pillow"), (5, "start"), (3, "trying")]


# -------------------------------------------------------------------- two under one id, and a word that saw one


def sharp(number: int, days: float, kind: str = "sharp_back_or_rib") -> dict[str, Any]:
    return entry(number, at(days), "red_flag", kind=kind, exercise="neck-press")


def well_again(days: float) -> dict[str, Any]:
    return screened(at(days), 0x70)


@pytest.mark.parametrize("days", [0.5, 3.0], ids=["of an earlier moment", "of a later one"])
def test_a_sign_that_comes_later_under_an_id_that_was_cleared_is_not_cleared(house: wire.House, days: float) -> None:
    first, other = sharp(5, 1), {**sharp(5, days), "body": {"kind": "numb_or_weak", "exercise": "neck-press"}}
    had_asked = asked(6, 2, first)
    assert reasons(plan_as_told(house, first, had_asked, well_again(9.9), days=10)) == []
    day = plan_as_told(house, first, had_asked, other, well_again(9.9), days=10)
    assert reasons(day)[0] == "closed.red_flag"
    clears = closings(day)[0]["clears"]
    assert clears == {"what": "red_flag", "entries": [first["id"], first["id"]]}
    both = entry(8, at(10.1), "cleared", **clears)
    assert reasons(plan_as_told(house, first, had_asked, other, both, well_again(10.9), days=11)) == []


def test_what_cannot_be_read_and_comes_later_under_an_id_that_was_cleared_is_not_cleared(house: wire.House) -> None:
    first = entry(5, at(1), "pain_told", pain="a lot")
    other = {**first, "body": {"pain": "very much"}}
    well = entry(6, at(2), "cleared", what="unread", entries=[first["id"]])
    assert reasons(plan_as_told(house, first, well, well_again(9.9), days=10)) == []
    day = plan_as_told(house, first, other, well, well_again(9.9), days=10)
    assert reasons(day)[0] == "closed.unread"
    again = entry(8, at(10.1), "cleared", **closings(day)[0]["clears"])
    assert reasons(plan_as_told(house, first, other, well, again, well_again(10.9), days=11)) == []


def test_of_two_under_one_id_that_a_wrong_clock_dated_both_must_have_been_named(house: wire.House) -> None:
    first = {**pain_told(5, 0), "at": at(900)}
    other = {**first, "at": at(901)}
    said = asked(6, 2, first, what="clock")
    assert reasons(plan_as_told(house, first, said, well_again(9.9), days=10)) == []
    day = plan_as_told(house, first, other, said, well_again(9.9), days=10)
    assert reasons(day)[0] == "closed.clock"
    again = entry(8, at(10.1), "cleared", **closings(day)[0]["clears"])
    assert "closed.pain" in reasons(plan_as_told(house, first, other, said, again, days=10.2))
    assert reasons(plan_as_told(house, first, other, said, again, well_again(10.9), days=11)) == []
