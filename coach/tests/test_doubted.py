"""What is in doubt closes, lowers and locks, and never opens or raises: taken back, told two ways, or dated after now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from any_diary import EXERCISES, a_life, at_days, more_careful
from diaries import entry, opened, screened, session
from doubts import CLOSERS, sign
from hypothesis import given, settings, strategies as st
from weeks import (
    answer,
    asked,
    at,
    dose,
    easy,
    easy_days,
    is_half,
    morning,
    pain_told,
    plan,
    plan_as_told,
    reasons,
    steps,
    taken_back,
    therapist,
)

from stature_coach.door import wire
from stature_coach.weeks.diary import Entry, known

Doubt = Callable[[dict[str, Any]], list[dict[str, Any]]]


def retracted(told: dict[str, Any]) -> list[dict[str, Any]]:
    """The entry, and that it never was."""
    return [told, entry(0x900 + int(told["id"][-3:], 16), told["at"], "retracted", entry=told["id"])]


def told_two_ways(told: dict[str, Any]) -> list[dict[str, Any]]:
    """The entry, and under its id the same of a second later, as another device told it."""
    later = datetime.fromisoformat(told["at"]) + timedelta(seconds=1)
    return [told, {**told, "at": later.isoformat()}]


def ahead(told: dict[str, Any]) -> list[dict[str, Any]]:
    """The entry as a clock that runs a year ahead dated it."""
    return [{**told, "at": at(400)}]


def hours_ahead(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [{**told, "at": at(20.4)}]


DOUBTS = pytest.mark.parametrize("doubt", [retracted, told_two_ways, ahead, hours_ahead])


@DOUBTS
@pytest.mark.parametrize("what", CLOSERS)
def test_what_closes_closes_in_doubt_as_well(house: wire.House, doubt: Doubt, what: str) -> None:
    day = plan_as_told(house, *doubt(CLOSERS[what]), days=20.2)
    assert all(reasons(day, exercise) != [] for exercise in EXERCISES)
    assert set(reasons(day)) & {"closed.not_opened"} == set()


@DOUBTS
@pytest.mark.parametrize("what", ["STOPPED", "FORM", "PAIN", "RED_FLAG", "unanswered"])
def test_a_stop_in_doubt_asks_the_three_questions_again(house: wire.House, doubt: Doubt, what: str) -> None:
    told: dict[str, Any] = {"unanswered": True} if what == "unanswered" else {"reason": what, "done": 2}
    day = plan_as_told(house, *doubt(easy(90, 20, **told)), days=20.2)
    assert day["ask_again"] == ["q1", "q2", "q9"] or reasons(day) in (["closed.clock"], ["closed.red_flag"])
    assert reasons(day) != []


# -------------------------------------------------------------------- what opens, does not


OPENERS: dict[str, tuple[list[dict[str, Any]], dict[str, Any]]] = {
    "I have asked": ([sign(), screened(at(12), 31)], asked(91, 11, sign())),
    "asked about an answer": ([screened(at(10), 31, q4="yes")], entry(91, at(11), "cleared", what="q4")),
    "a new answer": ([screened(at(10), 31, q7="no")], screened(at(11), 91)),
    "all is well": (
        [{**session(30, at(10)), "schema": 2}],
        asked(91, 11, session(30, at(10)), what="unread"),
    ),
    "a clock was wrong": (
        [{**pain_told(30, 10), "at": at(900)}, screened(at(12), 31)],
        asked(91, 11, pain_told(30, 10), what="clock"),
    ),
}


@pytest.mark.parametrize("what", OPENERS)
def test_what_opens_opens(house: wire.House, what: str) -> None:
    closed, opener = OPENERS[what]
    assert reasons(plan_as_told(house, *closed, days=14)) != []
    assert reasons(plan_as_told(house, *closed, opener, days=14)) == []


@pytest.mark.parametrize("doubt", [retracted, told_two_ways, ahead])
@pytest.mark.parametrize("what", OPENERS)
def test_what_opens_does_not_open_in_doubt(house: wire.House, doubt: Doubt, what: str) -> None:
    closed, opener = OPENERS[what]
    assert reasons(plan_as_told(house, *closed, *doubt(opener), days=14)) != []


@pytest.mark.parametrize("doubt", [retracted, told_two_ways, ahead])
def test_a_yes_to_the_chest_raise_or_to_company_that_is_in_doubt_opens_nothing(house: wire.House, doubt: Doubt) -> None:
    yes = opened(at(1), 40)
    assert reasons(plan_as_told(house, yes, days=2), "prone-chest-raise") == []
    assert reasons(plan_as_told(house, *doubt(yes), days=2), "prone-chest-raise") == ["closed.not_opened"]
    unsteady = screened(at(0), 31, q9="yes")
    company = answer(41, 1, "chair_and_company", exercise="wall-ball-press")
    assert reasons(plan_as_told(house, unsteady, company, days=2), "wall-ball-press") == []
    assert reasons(plan_as_told(house, unsteady, *doubt(company), days=2), "wall-ball-press") == ["closed.unsteady"]


@DOUBTS
def test_a_no_in_doubt_closes_what_was_opened(house: wire.House, doubt: Doubt) -> None:
    for word in ("declined", "undone"):
        no = answer(90, 20, "open", word, "prone-chest-raise")
        day = plan_as_told(house, opened(at(1), 40), *doubt(no), days=20.2)
        assert reasons(day, "prone-chest-raise") == ["closed.not_opened"]


# -------------------------------------------------------------------- doses


@DOUBTS
def test_a_stop_in_doubt_steps_back(house: wire.House, doubt: Doubt) -> None:
    set_ = therapist(40, 19, repetitions=9, rung="pillow")
    for told in ({"reason": "STOPPED", "done": 3}, {"reason": "PAIN", "done": 3}, {"pain": 4}):
        day = plan_as_told(house, set_, *doubt(easy(90, 20, repetitions=9, **told)), days=20.2)
        assert dose(day) == (8, "pillow")
    assert dose(plan_as_told(house, set_, easy(1, 19.9), *doubt(pain_told(90, 20)), days=20.2))[0] in (8, 9)
    assert dose(plan_as_told(house, set_, *doubt(entry(90, at(20), "red_flag")), days=20.2)) == (5, "pillow")


def test_a_therapists_raise_that_is_taken_back_is_undone(house: wire.House) -> None:
    raised = therapist(40, 0, repetitions=10, rung="towel", beat_seconds=1.4)
    back = taken_back(41, 1, raised)
    day = plan_as_told(house, raised, back, days=2)
    assert (dose(day), day["exercises"][0]["dose"]["beat_seconds"]) == ((5, "pillow"), 1.0)
    lower = therapist(42, 0, repetitions=3, rung="pillow")
    assert dose(plan_as_told(house, lower, taken_back(43, 1, lower), days=2)) == (3, "pillow")


@pytest.mark.parametrize(("before", "with_it"), [((8, "pillow"), (4, "towel")), ((4, "towel"), (8, "pillow"))])
def test_a_plan_in_doubt_gives_the_less_in_each_thing(
    house: wire.House, before: tuple[int, str], with_it: tuple[int, str]
) -> None:
    one = therapist(40, 0, repetitions=before[0], rung=before[1])
    other = therapist(41, 1, repetitions=with_it[0], rung=with_it[1])
    assert dose(plan_as_told(house, one, other, days=2)) == with_it
    assert dose(plan_as_told(house, one, other, taken_back(42, 1.5, other), days=2)) == (4, "pillow")


@DOUBTS
def test_an_unlocking_in_doubt_leaves_it_locked_and_a_locking_in_doubt_locks(house: wire.House, doubt: Doubt) -> None:
    done = easy_days(6, 14)
    assert steps(plan(house, *done, days=20.2)) != []
    assert steps(plan(house, *done, *doubt(therapist(90, 20, locked=True)), days=20.2)) == []
    locked, unlocked = therapist(40, 13, locked=True), therapist(90, 20, locked=False)
    assert steps(plan(house, locked, *done, unlocked, days=20.2)) != []
    assert steps(plan(house, locked, *done, *doubt(unlocked), days=20.2)) == []


def test_a_therapists_lock_stays_theirs_where_their_unlocking_is_in_doubt(house: wire.House) -> None:
    """Else anybody could unlock what only a therapist may."""
    done = easy_days(7, 13)
    locked, unlocked = therapist(40, 12, locked=True), therapist(41, 12.1, locked=False)
    own = entry(42, at(12.2), "plan_set", exercise="neck-press", locked=False)
    assert steps(plan(house, locked, unlocked, *done, own, days=20.2)) != []
    assert steps(plan(house, locked, *retracted(unlocked), *done, own, days=20.2)) == []


def test_what_a_plan_in_doubt_has_lowered_is_told_of_that_plan(house: wire.House) -> None:
    """More repetitions on a lower rung, taken back: of each thing the less, and the newest change says by which entry."""
    first, wrong = therapist(40, 5, repetitions=6, rung="towel"), therapist(41, 6, repetitions=8, rung="pillow")
    day = plan(house, easy(1, 1), first, wrong, taken_back(42, 6.1, wrong), days=6.2)
    newest = day["changes"][0]
    assert dose(day) == (6, "pillow")
    assert (newest["entries"], newest["from"]["rung"], newest["to"]["rung"]) == ([wrong["id"]], "towel", "pillow")


@DOUBTS
def test_a_session_in_doubt_is_never_easy_and_outweighs_an_easy_one_where_it_was_hard(
    house: wire.House, doubt: Doubt
) -> None:
    done = easy_days(5, 14)
    assert steps(plan(house, *done, easy(90, 19.9), days=20.2)) != []
    assert steps(plan(house, *done, *doubt(easy(90, 19.9)), days=20.2)) == []
    assert steps(plan(house, *done, easy(89, 19), days=20.2)) != []
    assert steps(plan(house, *done, easy(89, 19), *doubt(easy(90, 19.9, effort=8)), days=20.2)) == []


@DOUBTS
def test_a_session_in_doubt_is_no_first_time(house: wire.House, doubt: Doubt) -> None:
    assert not is_half(plan_as_told(house, easy(90, 20), days=20.2))
    assert is_half(plan_as_told(house, *doubt(easy(90, 20)), days=20.2))


def grown() -> list[dict[str, Any]]:
    return [*easy_days(6), answer(50, 5.5, "repetitions:6")]


@pytest.mark.parametrize("doubt", [retracted, told_two_ways])
def test_a_yes_in_doubt_has_not_grown_and_still_nothing_else_grows_that_day(house: wire.House, doubt: Doubt) -> None:
    wall = [easy(300 + n, n + 0.1, "wall-ball-press", rung="start") for n in range(6)]
    yes = answer(50, 5.5, "repetitions:6")
    other = answer(51, 5.6, "repetitions:6", exercise="wall-ball-press")
    day = plan(house, *easy_days(6), *wall, *doubt(yes), other, days=6.1)
    assert (dose(day), dose(day, "wall-ball-press")) == ((5, "pillow"), (5, "start"))


@DOUBTS
def test_going_back_in_doubt_is_going_back(house: wire.House, doubt: Doubt) -> None:
    undone = answer(90, 20, "repetitions:6", "undone")
    told = [*grown(), *(easy(400 + n, 6 + n, repetitions=6, effort=5) for n in range(14))]
    assert dose(plan(house, *told, days=20.2)) == (6, "pillow")
    assert dose(plan(house, *told, *doubt(undone), days=20.2)) == (5, "pillow")
    less = entry(90, at(20), "plan_set", exercise="neck-press", repetitions=3, rung="pillow")
    assert dose(plan(house, *told, *doubt(less), days=20.2)) == (3, "pillow")


@pytest.mark.parametrize("doubt", [retracted, told_two_ways])
def test_a_word_in_doubt_that_changes_no_dose_leaves_the_way_back_as_it_came(house: wire.House, doubt: Doubt) -> None:
    up = [
        therapist(40, -0.05, repetitions=10, rung="pillow"),
        *easy_days(6, repetitions=10),
        answer(50, 5.5, "rung:towel"),
    ]
    lock = entry(90, at(7), "plan_set", exercise="neck-press", locked=True, by="person")
    stopped = session(91, at(8), reason="PAIN", repetitions=3)
    assert dose(plan(house, *up, days=7.5)) == (10, "towel")
    assert dose(plan(house, *up, *doubt(lock), stopped, days=8.1)) == (10, "pillow")


@pytest.mark.parametrize("doubt", [retracted, told_two_ways])
def test_a_worse_morning_in_doubt_lowers_and_holds_and_a_fair_one_answers_nothing(
    house: wire.House, doubt: Doubt
) -> None:
    done = easy(90, 7, repetitions=6)
    assert dose(plan(house, *grown(), done, *doubt(morning(91, 8, 6)), days=8.1)) == (5, "pillow")
    six = easy_days(6)
    assert steps(plan(house, *six, morning(91, 6, 0), days=6.1)) != []
    assert steps(plan(house, *six, *doubt(morning(91, 6, 0)), days=6.1)) == []
    assert steps(plan(house, *six, *doubt(morning(91, 6, 1)), morning(92, 6, 0), days=6.1)) == []


def test_taking_back_the_usual_makes_no_morning_better(house: wire.House) -> None:
    set_ = therapist(40, 0, repetitions=9, rung="pillow")
    untold = easy(2, 6, repetitions=9, pain_before=None, pain=None)
    early, low, now = morning(60, 2, 5), morning(61, 4, 2), morning(62, 7, 5)
    told = [set_, easy(1, 1, repetitions=9, pain_before=None, pain=None), untold, early, low, now]
    assert dose(plan_as_told(house, *told, days=7.1)) == (7, "pillow")
    assert dose(plan_as_told(house, *told, taken_back(63, 7.05, low), days=7.1)) == (7, "pillow")
    assert dose(plan_as_told(house, *[one for one in told if one != low], days=7.1)) == (8, "pillow")


# -------------------------------------------------------------------- one id, two bodies


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_bodies_the_careful_one_counts_on_every_device(house: wire.House, turned: bool) -> None:
    pain, whole = session(5, at(0), reason="PAIN"), session(5, at(0), reason="TARGET_REACHED")
    told = [whole, pain] if turned else [pain, whole]
    assert reasons(plan_as_told(house, *told, days=0.1)) == ["closed.pain", "closed.ask_again_stop"]
    yes, no = opened(at(1), 6), opened(at(1), 6, "declined")
    told = [no, yes] if turned else [yes, no]
    assert reasons(plan_as_told(house, *told, days=2), "prone-chest-raise") == ["closed.not_opened"]
    well, ill = screened(at(1), 7), screened(at(1), 7, q4="yes")
    told = [well, ill] if turned else [ill, well]
    assert "closed.ask_first" in reasons(plan_as_told(house, *told, days=2))


def test_a_stop_told_two_ways_is_one_step_back(house: wire.House) -> None:
    set_ = therapist(40, 0, repetitions=9, rung="pillow")
    told = told_two_ways(easy(1, 1, repetitions=9, reason="STOPPED", done=3))
    assert dose(plan_as_told(house, set_, *told, days=1.1)) == (8, "pillow")


def test_told_of_two_days_with_another_stop_between_each_steps_back(house: wire.House) -> None:
    set_ = therapist(40, -0.05, repetitions=8, rung="pillow")
    one, between = (easy(n, day, reason="STOPPED", done=1, repetitions=8) for n, day in ((90, 5), (91, 6)))
    again = {**one, "at": at(8)}
    assert dose(plan_as_told(house, set_, one, between, days=8.1)) == (6, "pillow")
    assert dose(plan_as_told(house, set_, one, between, again, days=8.1)) == (5, "pillow")


def test_one_id_told_twice_in_the_same_way_counts_once_and_for_sure(house: wire.House) -> None:
    for same in (opened(at(1), 40), {**opened(at(1), 40), "body": {**opened(at(1), 40)["body"]}}):
        assert reasons(plan_as_told(house, opened(at(1), 40), same, days=2), "prone-chest-raise") == []
    measure = entry(41, at(1), "measure_taken", measure="height", centimetres=161)
    as_python_writes_it = {**measure, "body": {**measure["body"], "centimetres": 161.0}}
    for told in ([measure, as_python_writes_it], [as_python_writes_it, measure]):
        assert plan_as_told(house, *told, days=2)["measures"]["height"]["last"] is not None


# -------------------------------------------------------------------- as a property


def careful_things(day: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    """How open and how much each exercise is."""
    return {
        p["exercise"]: (
            not p["closed"],
            p["dose"]["repetitions"],
            p["dose"]["rung"],
            p["dose"]["beat_seconds"],
            not p["half_effort"],
        )
        for p in day["exercises"]
    }


@settings(max_examples=300, deadline=None)
@given(number=st.integers(0, 10**9))
def test_nothing_careful_ever_opens_or_raises(house: wire.House, number: int) -> None:
    luck = Random(number)
    told = a_life(luck)
    now = max((at_days(one) for one in told), default=0) + luck.choice([0.01, 0.5, 1, 3])
    before, after = (careful_things(plan_as_told(house, *told[1:], told[0], *more, days=now))
                     for more in ([], more_careful(luck, told, now)))  # fmt: skip
    rungs = {one.id: [rung.id for rung in one.ladder] for one in house.regimen.exercises}
    for exercise, (was_open, count, rung, beat, was_full) in before.items():
        is_open, count_after, rung_after, beat_after, is_full = after[exercise]
        assert was_full or not is_full
        assert was_open or not is_open
        assert count_after <= count
        assert rungs[exercise].index(rung_after) <= rungs[exercise].index(rung)
        assert beat_after <= beat


@settings(max_examples=80, deadline=None)
@given(number=st.integers(0, 10**9))
def test_neither_the_order_of_telling_nor_doubles_change_anything(house: wire.House, number: int) -> None:
    luck = Random(number)
    told = a_life(luck)
    told += more_careful(luck, told, 30)
    mixed = [*told, *luck.sample(told, len(told) // 2)]
    luck.shuffle(mixed)
    assert plan_as_told(house, *mixed, days=40) == plan_as_told(house, *told, days=40)


def test_who_was_there_only_in_a_doubted_session_was_away(house: wire.House) -> None:
    """Prescribed nine, done once, and then a session that was taken back: after two weeks it is a step less."""
    told = [therapist(40, -0.05, repetitions=9, rung="pillow"), easy(1, 0, repetitions=9)]
    doubted = retracted(easy(2, 10, repetitions=9))
    assert dose(plan_as_told(house, *told, easy(2, 10, repetitions=9), days=15)) == (9, "pillow")
    assert dose(plan_as_told(house, *told, *doubted, days=15)) == (8, "pillow")


def test_one_id_told_twice_in_the_same_way_is_one_thing_however_deep_it_is(house: wire.House) -> None:
    deep: Any = 1
    for _ in range(600):
        deep = [deep]
    kept = entry(90, at(5), "mood_told", mood=deep, note="x")
    turned = {**kept, "body": {"note": "x", "mood": deep}}
    told = known([Entry(**{**one, "at": datetime.fromisoformat(one["at"])}) for one in (kept, turned)])
    assert len(told.unread) == 1


def test_a_careful_answer_in_doubt_keeps_the_feet_where_they_are(house: wire.House) -> None:
    wall = "wall-ball-press"
    set_ = therapist(40, -0.05, wall, repetitions=20, rung="start")
    done = [easy(n, n, wall, repetitions=20, rung="start") for n in range(6)]
    unsteady = entry(60, at(5.2), "screen_answered", answers={"q9": "yes"})
    company = answer(61, 5.3, "chair_and_company", exercise=wall)
    assert steps(plan(house, set_, *done, days=6)) == [(wall, "rung:feet-1")]
    taken = [unsteady, taken_back(62, 5.25, unsteady), company]
    assert (wall, "rung:feet-1") not in steps(plan(house, set_, *done, *taken, days=6))


def test_where_the_first_pain_of_a_day_is_in_doubt_a_rise_over_the_first_that_is_sure_counts(house: wire.House) -> None:
    wrong = easy(90, 5, pain_before=2, pain=2)
    sure, risen = easy(91, 5.1, pain_before=1, pain=1), easy(92, 5.2, pain_before=None, pain=3)
    told = [wrong, taken_back(93, 5.05, wrong), sure]
    assert reasons(plan_as_told(house, *told, days=5.3)) == []
    assert "closed.pain" in reasons(plan_as_told(house, *told, risen, days=5.3))
