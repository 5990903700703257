"""How a dose grows and steps back (S6, S11): one small step, after easy sessions, when accepted; back without asking."""

from __future__ import annotations

from datetime import datetime
from random import Random
from typing import Any

import pytest
from any_diary import a_life, at_days
from diaries import entry, opened, screened, session
from hypothesis import given, settings, strategies as st
from listening import live_on, live_until, start
from weeks import answer, at, dose, easy, easy_days, plan, therapist

from stature_coach.door import wire
from stature_coach.session.events import StopReported
from stature_coach.session.state import Phase
from stature_coach.weeks.diary import entry_from, session_body
from stature_coach.weeks.folded import folded, look, with_more
from stature_coach.weeks.today import Today

# -------------------------------------------------------------------- growing, when accepted


def test_six_easy_sessions_propose_one_more_and_say_why(house: wire.House) -> None:
    assert plan(house, *easy_days(5), days=5)["proposals"] == []
    (step,) = plan(house, *easy_days(6), days=6)["proposals"]
    assert (step["exercise"], step["step"], step["kind"]) == ("neck-press", "repetitions:6", "repetitions")
    assert (step["from"]["repetitions"], step["to"]["repetitions"], step["key"]) == (5, 6, "progress.one_more")
    assert (step["rule"], step["source"]["title"] != "") == ("S6", True)
    assert step["entries"] == [made["id"] for made in easy_days(6)]
    assert step["text"].endswith("?")
    assert step["because"].endswith(".")


def test_a_proposal_changes_nothing_until_it_is_accepted(house: wire.House) -> None:
    assert dose(plan(house, *easy_days(12), days=12)) == (5, "pillow")
    accepted = answer(50, 6.1, "repetitions:6")
    grown = plan(house, *easy_days(6), accepted, days=6.2)
    assert dose(grown) == (6, "pillow")
    assert grown["changes"][0]["may_undo"]
    assert grown["proposals"] == []


@pytest.mark.parametrize(
    ("step", "easy_before"), [("repetitions:6", 5), ("repetitions:7", 6), ("rung:towel", 6), ("repetitions:10", 6)]
)
def test_no_other_step_and_none_too_early_counts(house: wire.House, step: str, easy_before: int) -> None:
    assert dose(plan(house, *easy_days(easy_before), answer(50, 7, step), days=8)) == (5, "pillow")


def test_a_second_step_needs_six_more_easy_sessions_on_the_new_dose(house: wire.House) -> None:
    first = [*easy_days(6), answer(50, 5.5, "repetitions:6")]
    assert dose(plan(house, *first, answer(51, 5.6, "repetitions:7"), days=6)) == (6, "pillow")
    more = easy_days(6, 6, repetitions=6)
    assert dose(plan(house, *first, *more, answer(51, 12, "repetitions:7"), days=12.5)) == (7, "pillow")


def test_one_thing_grows_a_day(house: wire.House) -> None:
    both = [made for n in range(6) for made in (easy(n, n), easy(20 + n, n, "wall-ball-press", rung="start"))]
    yes = answer(150, 5.5, "repetitions:6")
    assert [p["exercise"] for p in plan(house, *both, days=5.4)["proposals"]] == ["neck-press"]
    assert plan(house, *both, yes, days=5.6)["proposals"] == []
    assert [p["exercise"] for p in plan(house, *both, yes, days=6.1)["proposals"]] == ["wall-ball-press"]


def test_what_is_closed_is_not_proposed_to_grow(house: wire.House) -> None:
    wall = [easy(n, n, "wall-ball-press", rung="start") for n in range(6)]
    unsteady = entry(150, at(5.5), "screen_answered", answers={"q9": "yes"})
    hurt = session(151, at(5.6), reason="PAIN", repetitions=1)
    assert plan(house, *wall, days=5.7)["proposals"] != []
    assert plan(house, *wall, unsteady, days=5.7)["proposals"] == []
    assert plan(house, *wall, hurt, days=5.7)["proposals"] == []


def test_sessions_on_the_old_dose_do_not_speak_for_the_next_step(house: wire.House) -> None:
    entries = [*easy_days(6), answer(50, 5.5, "repetitions:6"), *easy_days(6, 6, repetitions=5)]
    assert plan(house, *entries, days=12)["proposals"] == []


def test_declining_asks_again_only_after_six_more(house: wire.House) -> None:
    entries = [*easy_days(6), answer(50, 5.5, "repetitions:6", "declined")]
    assert plan(house, *entries, *easy_days(5, 6), days=11)["proposals"] == []
    assert plan(house, *entries, *easy_days(6, 6), days=12)["proposals"] != []


NOT_EASY: list[dict[str, Any]] = [
    {"effort": 4}, {"effort": None}, {"pain": None}, {"pain": 1}, {"pain_before": None}, {"repetitions_said": None},
    {"tired_taken_back": True}, {"pressed_by_mistake": 1}, {"unanswered": True}, {"repetitions": 6},
    {"pain": 3, "pain_before": 2}, {"half_effort": True},
    {"reason": "TIRED"}, {"reason": "INTERRUPTED"}, {"repetitions_said": 4}, {"rung": "towel"},
]  # fmt: skip


@pytest.mark.parametrize("told", NOT_EASY, ids=str)
def test_what_is_hard_unknown_or_incomplete_is_never_easy(house: wire.House, told: dict[str, Any]) -> None:
    assert plan(house, *easy_days(5), easy(20, 5, **told), days=6)["proposals"] == []


def test_an_effort_of_three_of_ten_is_an_easy_one(house: wire.House) -> None:
    assert plan(house, *easy_days(6, effort=3), days=6)["proposals"] != []


def test_where_a_rung_was_climbed_nothing_else_grows_that_day(house: wire.House) -> None:
    neck = [therapist(40, -0.05, repetitions=10, rung="pillow"), *easy_days(6, repetitions=10)]
    wall = [easy(300 + n, n + 0.1, "wall-ball-press", rung="start") for n in range(6)]
    up = answer(50, 5.5, "rung:towel")
    assert [p["exercise"] for p in plan(house, *neck, *wall, days=5.4)["proposals"]] != []
    assert plan(house, *neck, *wall, up, days=5.6)["proposals"] == []
    assert [p["exercise"] for p in plan(house, *neck, *wall, up, days=6.1)["proposals"]] == ["wall-ball-press"]


def test_where_a_therapist_set_a_higher_rung_nothing_else_grows_that_day(house: wire.House) -> None:
    neck, wall = easy_days(6), [easy(300 + n, n + 0.1, "wall-ball-press", rung="start") for n in range(6)]
    up, more = (
        therapist(50, 5.5, repetitions=5, rung="towel"),
        answer(51, 5.6, "repetitions:6", exercise="wall-ball-press"),
    )
    assert dose(plan(house, *neck, *wall, more, days=6.1), "wall-ball-press") == (6, "start")
    assert dose(plan(house, *neck, *wall, up, more, days=6.1), "wall-ball-press") == (5, "start")


def test_six_times_in_one_morning_are_one_easy_time(house: wire.House) -> None:
    hours = [0, 0.03, 0.06, 0.09, 0.12, 0.15]
    wall = [easy(n, day, "wall-ball-press", rung="start") for n, day in enumerate(hours)]
    assert plan(house, *wall, days=0.2)["proposals"] == []
    neck = [easy(n, day) for n, day in enumerate(hours)]
    assert plan(house, *neck, days=0.2)["proposals"] == []
    tried = answer(50, 0.16, "repetitions:6")
    assert dose(plan(house, *neck, tried, days=0.2)) == (5, "pillow")
    twice_a_day = [easy(n, day) for n, day in enumerate((0, 0.4, 1, 1.4, 2, 2.4))]
    assert plan(house, *twice_a_day, days=2.5)["proposals"] != []


def test_whoever_began_in_an_evening_has_practised_twice_on_the_days_after(house: wire.House) -> None:
    days = [easy(n, day) for n, day in enumerate((0.4, 1, 1.4, 2, 2.4, 3))]
    assert plan(house, *days[:5], days=3.1)["proposals"] == []
    assert plan(house, *days, days=3.1)["proposals"] != []


def test_a_hard_time_outweighs_the_oldest_easy_one_so_that_the_same_morning_gives_no_other(house: wire.House) -> None:
    morning_ = [easy(90, 5.02, effort=8), easy(91, 5.04)]
    assert plan(house, *easy_days(6), *morning_, days=6)["proposals"] == []
    assert plan(house, *easy_days(6), morning_[0], easy(91, 5.5), days=6)["proposals"] != []


@pytest.mark.parametrize(("counts", "is_easy"), [(3, False), (5, True), (None, True)])
def test_shorter_holds_than_planned_are_never_easy(house: wire.House, counts: int | None, is_easy: bool) -> None:
    done = easy_days(6)
    done[-1]["body"]["dose"] = {"repetitions": 5, "rung": "pillow", "hold_counts": counts}
    assert bool(plan(house, *done, days=6)["proposals"]) == is_easy


def test_fewer_by_the_persons_own_count_outweigh_an_easy_time(house: wire.House) -> None:
    assert plan(house, *easy_days(6), easy(90, 5.3, repetitions_said=3), days=6)["proposals"] == []
    assert plan(house, *easy_days(6), easy(90, 5.3, repetitions_said=None), days=6)["proposals"] != []


def test_skipping_a_question_is_unknown_and_takes_nothing_away(house: wire.House) -> None:
    assert plan(house, *easy_days(5), easy(20, 5, effort=None), easy(21, 6), days=7)["proposals"] != []
    assert plan(house, *easy_days(5), easy(20, 5, effort=7), easy(21, 6), days=7)["proposals"] == []


def test_at_ten_with_the_pillow_the_towel_is_proposed(house: wire.House) -> None:
    set_ = therapist(40, -0.05, repetitions=10, rung="pillow")
    (step,) = plan(house, set_, *easy_days(6, repetitions=10), days=6)["proposals"]
    assert (step["step"], step["to"]["rung"], step["to"]["repetitions"]) == ("rung:towel", "towel", 10)
    assert step["key"] == "progress.towel"


def at_the_wall(*more: dict[str, Any], **answers: str) -> list[dict[str, Any]]:
    set_ = therapist(40, -0.05, "wall-ball-press", repetitions=20, rung="start")
    easy_ = [easy(n, n, "wall-ball-press", repetitions=20, rung="start") for n in range(6)]
    again = [entry(60, at(5.2), "screen_answered", answers=answers)] if answers else []
    return [set_, *easy_, *again, *more]


def test_at_twenty_the_feet_go_further_out_and_begin_again_at_fifteen(house: wire.House) -> None:
    (step,) = plan(house, *at_the_wall(), days=6)["proposals"]
    assert (step["step"], step["to"]["rung"], step["to"]["repetitions"]) == ("rung:feet-1", "feet-1", 15)


def test_feet_never_go_further_out_for_somebody_unsteady(house: wire.House) -> None:
    company = answer(61, 5.3, "chair_and_company", exercise="wall-ball-press")
    tried = answer(62, 5.4, "rung:feet-1", exercise="wall-ball-press")
    told = plan(house, *at_the_wall(company, tried, q9="yes"), days=6)
    assert told["proposals"] == []
    assert dose(told, "wall-ball-press") == (20, "start")


def test_feet_come_back_in_when_somebody_becomes_unsteady(house: wire.House) -> None:
    out = therapist(40, -0.05, "wall-ball-press", repetitions=15, rung="feet-2")
    unsteady = entry(60, at(5), "screen_answered", answers={"q9": "not_sure"})
    told = plan(house, out, unsteady, days=6)
    assert dose(told, "wall-ball-press") == (15, "start")
    assert told["changes"][0]["because_key"] == "change.unsteady"


def test_not_yet_lifting_is_progress_and_the_head_comes_next(house: wire.House) -> None:
    tries = [easy(n, n, "prone-chest-raise", repetitions=3, rung="trying") for n in range(6)]
    (step,) = plan(house, opened(at(-0.05)), *tries, days=6)["proposals"]
    assert (step["step"], step["to"]["repetitions"]) == ("rung:head", 3)


# -------------------------------------------------------------------- the therapist's word


def test_a_locked_plan_is_never_proposed_to_grow(house: wire.House) -> None:
    locked = therapist(40, -0.05, locked=True)
    told = plan(house, locked, *easy_days(8), answer(50, 8, "repetitions:6"), days=9)
    assert (told["proposals"], dose(told)) == ([], (5, "pillow"))
    unlocked = therapist(41, 8.5, locked=False)
    assert plan(house, locked, *easy_days(8), unlocked, days=9)["proposals"] != []


def test_only_a_therapist_sets_more_and_nobody_beyond_the_ceiling(house: wire.House) -> None:
    own = entry(40, at(0), "plan_set", exercise="neck-press", repetitions=9, rung="towel")
    assert dose(plan(house, own, days=1)) == (5, "pillow")
    assert dose(plan(house, therapist(41, 0, repetitions=20, rung="towel"), days=1)) == (10, "towel")


def test_anybody_may_always_do_less(house: wire.House) -> None:
    own = entry(42, at(1), "plan_set", exercise="neck-press", repetitions=2, rung="pillow")
    assert dose(plan(house, therapist(41, 0, repetitions=10, rung="towel", locked=True), own, days=2)) == (2, "pillow")


# -------------------------------------------------------------------- stepping back


def grown() -> list[dict[str, Any]]:
    return [*easy_days(6), answer(50, 5.5, "repetitions:6")]


def test_going_back_is_always_possible_and_leads_the_way_it_came(house: wire.House) -> None:
    told = plan(house, *grown(), days=6)
    (way,) = [way for way in told["may_go_back"] if way["exercise"] == "neck-press"]
    assert way["to"]["repetitions"] == 5
    assert dose(plan(house, *grown(), answer(51, 6, way["step"], "undone"), days=7)) == (5, "pillow")


@pytest.mark.parametrize(
    ("told", "because"),
    [
        ({"reason": "PAIN", "done": 2}, "change.pain"),
        ({"pain": 2, "pain_before": 0}, "change.pain"),
        ({"pain": 4, "pain_before": 3}, "change.pain"),
        ({"pain": 4, "pain_before": None}, "change.pain"),
        ({"reason": "STOPPED", "done": 2}, "change.stop"),
        ({"reason": "FORM", "done": 2}, "change.stop"),
        ({"reason": "RED_FLAG", "done": 2}, "change.red_flag"),
    ],
    ids=str,
)
def test_pain_or_a_stop_steps_back_at_once(house: wire.House, told: dict[str, Any], because: str) -> None:
    after = plan(house, *grown(), easy(90, 7, **told), days=8)
    assert dose(after) == (5, "pillow")
    assert after["changes"][0]["because_key"] == because
    assert after["changes"][0]["entries"] == [easy(90, 7)["id"]]
    assert after["changes"][0]["direction"] == "down"


@pytest.mark.parametrize("told", [{"pain": 1}, {"pain": 5, "pain_before": 5}, {"reason": "TIRED", "done": 3}])
def test_a_little_the_usual_pain_or_being_tired_steps_nothing_back(house: wire.House, told: dict[str, Any]) -> None:
    assert dose(plan(house, *grown(), easy(90, 7, **told), days=8)) == (6, "pillow")


def test_a_change_of_mind_before_any_effort_is_no_stop(house: wire.House) -> None:
    all_done = easy(90, 7, reason="STOPPED", repetitions=6)  # on the way up again
    assert dose(plan(house, *grown(), all_done, days=8)) == (6, "pillow")
    assert dose(plan(house, *grown(), easy(90, 7, reason="STOPPED", done=0), days=8)) == (6, "pillow")


def test_a_stop_in_the_first_effort_is_a_stop_though_no_hold_was_whole(house: wire.House) -> None:
    early = easy(90, 7, reason="STOPPED", done=0, set_begun=True)
    after = plan(house, *grown(), early, days=8)
    assert dose(after) == (5, "pillow")
    assert after["changes"][0]["because_key"] == "change.stop"
    assert after["ask_again"] == ["q1", "q2", "q9"]


def test_stopping_on_the_way_up_is_done_and_no_stop_and_neither_easy_nor_hard(house: wire.House) -> None:
    """The value says how the session ended, STOPPED; that the set was whole says the number beside the dose."""
    heard = start(house, "neck-press", "pillow", 5)
    live_until(heard, lambda session: session.phase is Phase.LEAVING)
    live_on(heard, answering=False, until=heard.session.at + 10)
    heard.give(StopReported(heard.session.at))
    live_on(heard, answering=True)
    body = session_body(heard.session)
    assert (body["reason"], body["repetitions"], body["effort"]) == ("STOPPED", 5, None)
    stopped = entry(90, at(5), "session_finished", **body, pain_before=None)
    after = plan(house, *easy_days(5), stopped, days=5.1)
    assert next(p["state"] for p in after["exercises"] if p["id"] == "neck-press@morning") == "done"
    assert (dose(after), after["changes"], after["ask_again"], after["proposals"]) == ((5, "pillow"), [], [], [])
    assert plan(house, *easy_days(5), stopped, easy(91, 6), days=7)["proposals"] != []
    rated = {**stopped, "body": {**body, "pain_before": 0, "pain": 0, "effort": 2}}
    assert plan(house, *easy_days(5), rated, days=5.1)["proposals"] == []
    assert plan(house, *easy_days(5), rated, easy(91, 6), days=7)["proposals"] != []


@pytest.mark.parametrize("word", ["undone", "declined"])
def test_taking_back_a_step_back_makes_no_dose_grow(house: wire.House, word: str) -> None:
    went_back = answer(51, 6, "repetitions:6", word)
    told = [*easy_days(6), went_back] if word == "declined" else [*grown(), went_back]
    mistaken = entry(52, at(6.1), "retracted", entry=went_back["id"])
    later = answer(53, 6.2, "repetitions:6")
    assert dose(plan(house, *told, mistaken, days=7)) == (5, "pillow")
    assert dose(plan(house, *told, mistaken, later, days=7)) == (5, "pillow")


def test_a_bad_morning_and_a_plan_are_not_taken_back(house: wire.House) -> None:
    bad = entry(91, at(8), "morning_after", pain=6)
    less = entry(92, at(8.1), "plan_set", exercise="neck-press", repetitions=3, rung="pillow")
    locked = therapist(93, 8.1, locked=True)
    back = [entry(94 + n, at(8.2), "retracted", entry=one["id"]) for n, one in enumerate((bad, less, locked))]
    assert dose(plan(house, *grown(), easy(90, 7, repetitions=6), bad, back[0], days=8.5)) == (5, "pillow")
    assert dose(plan(house, *grown(), less, back[1], days=8.5)) == (3, "pillow")
    assert plan(house, *easy_days(6), locked, back[2], days=8.5)["proposals"] == []


@pytest.mark.parametrize(("days", "expected"), [(13, 9), (14, 8), (27, 8), (28, 7), (400, 5)])
def test_every_two_weeks_away_are_one_step_back_down_to_the_first_plan(
    house: wire.House, days: int, expected: int
) -> None:
    set_ = therapist(40, 0, repetitions=9, rung="pillow")
    assert dose(plan(house, set_, easy(1, 1, repetitions=9), days=1 + days)) == (expected, "pillow")


@pytest.mark.parametrize(
    ("before", "morning", "expected"),
    [(1, 3, 5), (3, 4, 5), (None, 4, 5), (1, 2, 6), (2, 2, 6), (None, 2, 5), (None, 1, 6), (5, 5, 6), (1, None, 6)],
)
def test_a_worse_morning_steps_back_what_was_done_the_day_before(
    house: wire.House, before: int | None, morning: int | None, expected: int
) -> None:
    done = easy(90, 7, repetitions=6, pain=before, pain_before=before)
    if before is None:
        done["body"]["pain"] = 0
    told = entry(91, at(8), "morning_after", pain=morning)
    after = plan(house, *grown(), done, told, days=8.1)
    assert dose(after) == (expected, "pillow")


def test_a_morning_told_twice_counts_once_and_the_worse_word_counts(house: wire.House) -> None:
    set_ = therapist(40, -0.05, repetitions=9, rung="pillow")
    mornings = [entry(91 + n, at(8 + n / 100), "morning_after", pain=pain) for n, pain in enumerate((5, 0, 5))]
    assert dose(plan(house, set_, easy(90, 7, repetitions=9), *mornings, days=8.5)) == (8, "pillow")


def test_pain_and_the_morning_after_it_step_back_once(house: wire.House) -> None:
    set_ = therapist(40, -0.05, repetitions=9, rung="pillow")
    hurt = easy(90, 7, reason="PAIN", done=2)
    told = entry(91, at(8), "morning_after", pain=6)
    assert dose(plan(house, set_, hurt, told, days=8.5)) == (8, "pillow")


def test_a_hard_session_outweighs_an_easy_one(house: wire.House) -> None:
    mixed = [*easy_days(6), easy(20, 6, effort=5)]
    assert plan(house, *mixed, days=6.5)["proposals"] == []
    assert plan(house, *mixed, easy(21, 7), days=7.5)["proposals"] != []


def test_a_therapists_raise_is_no_reason_to_stay_after_a_worse_morning(house: wire.House) -> None:
    set_up = therapist(2, 0.3, repetitions=8, rung="pillow", locked=True)
    done = easy(3, 0.35, repetitions=8)
    worse = entry(9, at(1.28), "morning_after", pain=5)
    assert dose(plan(house, screened(), set_up, done, days=1.27)) == (8, "pillow")
    assert dose(plan(house, screened(), set_up, done, worse, days=1.3)) == (7, "pillow")


def test_a_morning_a_little_worse_holds_the_plan_for_the_day(house: wire.House) -> None:
    sixth = easy(30, 5, pain=1, pain_before=1)
    held = entry(91, at(6), "morning_after", pain=2)
    assert plan(house, *easy_days(5), sixth, days=6)["proposals"] != []
    assert plan(house, *easy_days(5), sixth, held, days=6.1)["proposals"] == []
    assert dose(plan(house, *easy_days(5), sixth, held, answer(92, 6.1, "repetitions:6"), days=7)) == (5, "pillow")
    assert plan(house, *easy_days(5), sixth, held, days=7)["proposals"] != []


def test_on_a_worse_morning_nothing_grows_also_what_was_not_done_the_day_before(house: wire.House) -> None:
    wall = [easy(n, n, "wall-ball-press", rung="start") for n in range(6)]
    neck = easy(40, 7, pain=1, pain_before=1)
    bad, fair = (entry(291 + pain, at(8), "morning_after", pain=pain) for pain in (9, 1))
    assert [p["exercise"] for p in plan(house, *wall, neck, fair, days=8.1)["proposals"]] == ["wall-ball-press"]
    assert plan(house, *wall, neck, bad, days=8.1)["proposals"] == []
    tried = answer(93, 8.2, "repetitions:6", exercise="wall-ball-press")
    assert dose(plan(house, *wall, neck, bad, tried, days=9), "wall-ball-press") == (5, "start")
    assert plan(house, *wall, neck, bad, days=9)["proposals"] != []


def test_on_a_worse_morning_the_chest_raise_is_not_proposed(house: wire.House) -> None:
    assert plan(house, *two_weeks(), days=14.5)["proposals"] != []
    for pain in (1, 3):
        assert plan(house, *two_weeks(), entry(92, at(14.1), "morning_after", pain=pain), days=14.5)["proposals"] == []


def test_some_pain_in_the_morning_beside_an_untold_day_holds_the_plan_for_the_day(house: wire.House) -> None:
    untold = easy(30, 6, pain=0, pain_before=None)
    some, none = (entry(91 + pain, at(7), "morning_after", pain=pain) for pain in (1, 0))
    assert plan(house, *easy_days(6), untold, some, days=7.1)["proposals"] == []
    assert plan(house, *easy_days(6), untold, none, days=7.1)["proposals"] != []
    assert plan(house, *easy_days(6), untold, some, days=8)["proposals"] != []


def test_a_warning_sign_outside_a_session_sends_everything_back_to_its_first_plan(house: wire.House) -> None:
    set_ = [
        therapist(40, 0, repetitions=9, rung="towel"),
        therapist(41, 0, "wall-ball-press", repetitions=9, rung="start"),
    ]
    told = plan(house, *set_, entry(91, at(1), "red_flag", kind="dizzy"), days=2)
    assert (dose(told), dose(told, "wall-ball-press")) == ((5, "pillow"), (5, "start"))


# -------------------------------------------------------------------- the chest raise is proposed, never opened


def two_weeks() -> list[dict[str, Any]]:
    """Both the others, every day, none of them easy."""
    neck = easy_days(15, effort=5)
    return [*neck, *(easy(700 + n, n + 0.1, "wall-ball-press", rung="start", effort=5) for n in range(15))]


def test_after_two_weeks_of_the_others_the_chest_raise_is_proposed_and_stays_closed(house: wire.House) -> None:
    too_soon = [one for one in two_weeks() if one["at"] < at(13)]
    assert [p["kind"] for p in plan(house, *too_soon, days=13)["proposals"]] == []
    told = plan(house, *two_weeks(), days=14.5)
    assert [(p["kind"], p["exercise"], p["rule"]) for p in told["proposals"]] == [("open", "prone-chest-raise", "S4")]
    assert next(p["closed"] for p in told["exercises"] if p["exercise"] == "prone-chest-raise")


@pytest.mark.parametrize("what", ["a stop", "declined", "lies badly", "a worse morning"])
def test_the_chest_raise_is_not_proposed_after(house: wire.House, what: str) -> None:
    more = {
        "a stop": [easy(90, 9.2, reason="STOPPED", done=2), screened(at(9.3), 70)],
        "declined": [answer(70, 14.2, "open", "declined", "prone-chest-raise")],
        "a worse morning": [entry(70, at(14.1), "morning_after", pain=5)],
        "lies badly": [entry(70, at(9.2), "screen_answered", answers={"q8": "no"})],
    }[what]
    assert [p["kind"] for p in plan(house, *two_weeks(), *more, days=14.5)["proposals"]] == []


# -------------------------------------------------------------------- whatever a diary says


def whole(day: Today, exercise: str) -> tuple[int, int, int]:
    """Rung counted from the lowest, repetitions, and the beat in tenths."""
    planned = next(one for one in day.exercises if one.exercise.id == exercise)
    return LADDERS[exercise].index(planned.dose.rung), planned.dose.repetitions, round(planned.dose.beat_seconds * 10)


LADDERS = {
    "neck-press": ["pillow", "towel"],
    "wall-ball-press": ["start", "feet-1", "feet-2", "feet-3"],
    "prone-chest-raise": ["trying", "head", "chest-pillow", "chest"],
}
# What sets a dose, or takes away what led to it; anything else goes back by one step.
SETS = ("plan_set", "red_flag", "screen_answered", "retracted")


@settings(max_examples=60, deadline=None)
@given(number=st.integers(0, 10**9))
def test_entry_by_entry_one_accepted_step_or_a_therapist_makes_more_and_a_step_back_is_easier_in_one_thing(
    house: wire.House, number: int
) -> None:
    """S6, of all three: one repetition, one rung or one tenth; going back there is less in one thing and more in none."""
    told = sorted(filter(_is_no_paper, a_life(Random(number))), key=at_days)
    # Piece by piece, which is the fold of the whole (test_folded.py), and not the whole anew for each of them.
    so_far = with_more(folded(house.regimen), map(entry_from, [screened(at(-0.1)), *told[:2]]))
    for one in told[2:]:
        before = look(so_far, datetime.fromisoformat(at(at_days(one) - 1e-6)))
        so_far = with_more(so_far, [entry_from(one)])
        after = look(so_far, datetime.fromisoformat(at(at_days(one))))
        for exercise in LADDERS:
            rung, repetitions, beat = (
                b - a for a, b in zip(whole(before, exercise), whole(after, exercise), strict=True)
            )
            if one["body"].get("by") == "therapist":
                continue
            if max(rung, repetitions, beat) > 0:
                assert _grew_by_one_thing(one, rung, repetitions, beat)
            elif one["kind"] not in SETS and one["body"].get("reason") != "RED_FLAG":
                assert (rung, repetitions, beat) in ((0, 0, 0), (0, -1, 0), (0, 0, -1)) or (rung < 0 and beat == 0)


def _is_no_paper(told: dict[str, Any]) -> bool:
    """What a paper sets is no step, and may begin days after it was taken (test_papers_properties.py)."""
    return told["kind"] != "prescription_taken" and told["body"].get("what") not in ("not_mine", "wait")


def _grew_by_one_thing(one: dict[str, Any], rung: int, repetitions: int, beat: int) -> bool:
    if one["kind"] == "plan_set":
        return (rung, repetitions, beat) == (0, 0, 1) or (rung <= 0 and repetitions <= 0 and beat == 1)
    accepted = one["kind"] == "step_answered" and one["body"]["answer"] == "accepted"
    return accepted and ((rung, repetitions, beat) == (0, 1, 0) or (rung == 1 and repetitions <= 0 and beat == 0))
