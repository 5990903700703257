"""The chest raise opens after two lived weeks of the others, or where a therapist has shown it, and never by itself (S4)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from diaries import entry, opened, screened
from weeks import answer, at, closings, easy, morning, pain_told, plan, reasons, steps, taken_back, therapist

from stature_coach.door import wire
from stature_coach.weeks.course import Course, first_dose

CHEST, WALL = "prone-chest-raise", "wall-ball-press"


def lived(*days: float, neck: bool = True, wall: bool = True, **told: Any) -> list[dict[str, Any]]:
    """Both the others on these days, and a first time three weeks before: none of it easy."""
    names = [("neck-press", "pillow")] * neck + [(WALL, "start")] * wall
    return [easy(0x1000 + round(40 * day) + n, day + n / 10, name, rung=rung, effort=5, **told)
            for day in (-21, *days) for n, (name, rung) in enumerate(names)]  # fmt: skip


def own_yes(days: float = 13.5, number: int = 60) -> dict[str, Any]:
    """A person's own yes, without anybody who showed it."""
    return answer(number, days, "open", exercise=CHEST)


WELL = [screened(at(-0.1), 1)]
TWO_WEEKS = (1, 4, 8, 11)


def test_two_days_in_each_of_the_last_two_weeks_are_lived(house: wire.House) -> None:
    told = lived(*TWO_WEEKS)
    assert steps(plan(house, *told, days=13.4)) == [(CHEST, "open")]
    assert reasons(plan(house, *told, days=13.4), CHEST) == ["closed.not_opened"]
    assert reasons(plan(house, *told, own_yes(), days=13.6), CHEST) == []


NOT_LIVED: dict[str, list[dict[str, Any]]] = {
    "one day in the last week": lived(1, 4, 8),
    "one day in the week before": lived(4, 8, 11),
    "all in the last week": lived(7.5, 8.5, 9.5, 10.5, 11.5, 12.5),
    "one session long ago and six of one in three days": [*lived(), *lived(10, 11, 12, wall=False),
                                                          *lived(10.4, 11.4, 12.4, wall=False)],
    "only the neck press": lived(*TWO_WEEKS, wall=False),
    "only the wall press": lived(*TWO_WEEKS, neck=False),
    "no whole hold": lived(*TWO_WEEKS, reason="TIRED", done=0),
    "no whole hold by the person's own word": lived(*TWO_WEEKS, repetitions_said=0),
    "a stop in the middle": [*lived(*TWO_WEEKS), easy(90, 5, reason="STOPPED", done=2), screened(at(5.5), 91)],
    "pain": [*lived(*TWO_WEEKS), easy(90, 5, reason="PAIN", done=2), screened(at(6), 91)],
    "pain told": [*lived(*TWO_WEEKS), pain_told(90, 5), screened(at(6), 91)],
    "no answer to the check": [*lived(*TWO_WEEKS), easy(90, 5, reason="INTERRUPTED", done=2, unanswered=True),
                               screened(at(6), 91)],
    "a worse morning": [*lived(*TWO_WEEKS), morning(90, 5, 3)],
    "a morning a little worse": [*lived(*TWO_WEEKS), morning(90, 5, 1)],
    "begun too late": [one for one in lived(*TWO_WEEKS) if one["at"] > at(0)],
    "something that cannot be read": [*lived(*TWO_WEEKS), entry(90, at(5), "mood_told", mood="good")],
    "a locked plan": [*lived(*TWO_WEEKS), therapist(90, 5, CHEST, locked=True)],
    "something else that grew today": [*lived(*TWO_WEEKS), therapist(90, 13.2, WALL, repetitions=9, rung="start")],
}  # fmt: skip


@pytest.mark.parametrize("what", NOT_LIVED)
def test_the_chest_raise_is_neither_proposed_nor_opened_after(house: wire.House, what: str) -> None:
    told = NOT_LIVED[what]
    assert (CHEST, "open") not in steps(plan(house, *told, days=13.4))
    assert reasons(plan(house, *told, own_yes(), days=13.6), CHEST) == ["closed.not_opened"]


def test_a_stop_two_weeks_ago_to_the_minute_is_no_stop_of_these_two_weeks(house: wire.House) -> None:
    told = [*lived(3, 6, 10, 13), easy(90, 1, reason="STOPPED", done=2), screened(at(1.5), 91)]
    assert steps(plan(house, *told, days=14.99)) == []
    assert steps(plan(house, *told, days=15)) == [(CHEST, "open")]


def test_two_weeks_to_the_minute_after_the_first_session_they_are_two_weeks(house: wire.House) -> None:
    told = [one for one in lived(0, 1, 4, 8, 11) if one["at"] >= at(0)]
    assert steps(plan(house, *told, days=13.999)) == []
    assert steps(plan(house, *told, days=14)) == [(CHEST, "open")]


def test_where_one_of_the_others_is_closed_the_other_alone_is_lived(house: wire.House) -> None:
    no_lying = screened(at(0.5), 2, q7="no")
    assert steps(plan(house, *lived(*TWO_WEEKS, neck=False), no_lying, days=13.4)) == [(CHEST, "open")]
    nothing = [*lived(*TWO_WEEKS), screened(at(12), 2, q7="no", q9="yes")]
    assert steps(plan(house, *nothing, days=13.4)) == []


def test_a_worse_morning_two_weeks_ago_to_the_day_is_none_of_these_two_weeks(house: wire.House) -> None:
    before = [easy(0x800 + day, day) for day in (-3, -2)]
    for day, proposed in ((-1, [(CHEST, "open")]), (0, [])):
        told = [*lived(*TWO_WEEKS), *before, easy(0x820, -1.0), morning(90, day, 6)]
        assert steps(plan(house, *told, days=13.4)) == proposed, day


def test_what_was_open_when_the_two_weeks_began_must_have_been_lived(house: wire.House) -> None:
    all_well, no_lying = screened(at(-22), 3), screened(at(0.5), 2, q7="no")
    told = [all_well, *lived(*TWO_WEEKS, neck=False)]
    assert steps(plan(house, *told, screened(at(-0.7), 4, q7="no"), no_lying, days=13.4)) == [(CHEST, "open")]
    assert (CHEST, "open") not in steps(plan(house, *told, no_lying, days=13.4))


def test_who_says_that_a_therapist_has_shown_it_opens_it_where_its_answers_are_well(house: wire.House) -> None:
    shown = opened(at(1), 40)
    assert reasons(plan(house, shown, days=1.1), CHEST) == []
    assert reasons(plan(house, own_yes(1), days=1.1), CHEST) == ["closed.not_opened"]
    for question, careful in (("q1", "yes"), ("q8", "no"), ("q8", "not_sure"), ("q3", "yes")):
        before = screened(at(0.5), 41, **{question: careful})
        told = plan(house, before, shown, screened(at(1.5), 42), days=1.6)
        assert reasons(told, CHEST) == ["closed.not_opened"]


@pytest.mark.parametrize("word", ["not_sure", "no"])
def test_after_a_careful_answer_a_good_one_does_not_open_it_by_itself(house: wire.House, word: str) -> None:
    careful = entry(41, at(2), "screen_answered", answers={"q8": word})
    well = entry(42, at(3), "screen_answered", answers={"q8": "yes"})
    told = [opened(at(1), 40), careful, well]
    assert reasons(plan(house, *told, days=3.1), CHEST) == ["closed.not_opened"]
    assert reasons(plan(house, *told, opened(at(4), 43), days=4.1), CHEST) == []


def test_a_plan_says_when_it_could_be_opened_where_that_is_not_today(house: wire.House) -> None:
    free = closings(plan(house, days=1), CHEST)
    assert [(c["key"], c["until"]) for c in free] == [("closed.not_opened", None)]
    grown = closings(plan(house, therapist(40, 0.9, WALL, repetitions=9, rung="start"), days=1), CHEST)
    assert [(c["key"], c["until"]) for c in grown] == [("closed.not_opened", "2026-11-04T04:00:00+01:00")]


def test_on_the_day_it_was_opened_nothing_else_grows(house: wire.House) -> None:
    neck = [easy(n + 100, n) for n in range(6)]
    told = [*neck, opened(at(6.1), 40), answer(50, 6.2, "repetitions:6")]
    day = plan(house, *told, days=6.3)
    assert (steps(day), day["exercises"][0]["dose"]["repetitions"]) == ([], 5)
    assert steps(plan(house, *told, days=7.1)) == [("neck-press", "repetitions:6")]


def test_who_said_not_yet_is_not_asked_again_for_a_month(house: wire.House) -> None:
    no = answer(60, 13.3, "open", "declined", CHEST)
    weeks = lived(*TWO_WEEKS, *range(15, 50, 3))
    again = [screened(at(n), 70 + n) for n in (20, 45)]
    assert steps(plan(house, *weeks, no, *again, days=43.2)) == []
    assert steps(plan(house, *weeks, no, *again, days=45.5)) == [(CHEST, "open")]


def test_a_yes_within_that_month_opens_nothing_but_a_therapist_may_show_it(house: wire.House) -> None:
    no = answer(60, 13.3, "open", "declined", CHEST)
    weeks = [*lived(*TWO_WEEKS, *range(15, 50, 3)), no, *(screened(at(n), 70 + n) for n in (20, 45))]
    assert reasons(plan(house, *weeks, own_yes(30.5, 61), days=30.6), CHEST) == ["closed.not_opened"]
    assert reasons(plan(house, *weeks, own_yes(45.5, 61), days=45.6), CHEST) == []
    assert reasons(plan(house, *weeks, opened(at(30.5), 62), days=30.6), CHEST) == []


def test_the_chest_raise_is_open_from_the_moment_of_the_word_on_and_closed_from_the_next_on(house: wire.House) -> None:
    exercise = house.regimen.exercise(CHEST)
    opens, shuts = (datetime.fromisoformat(at(days)) for days in (1, 3))
    course = Course(exercise, first_dose(exercise), doors=((opens, True), (shuts, False)))
    moments = (opens - timedelta.resolution, opens, shuts - timedelta.resolution, shuts)
    assert [course.was_opened(moment) for moment in moments] == [False, True, True, False]


def test_a_no_to_a_step_takes_no_company_away_and_company_elsewhere_is_none_at_the_wall(house: wire.House) -> None:
    unsteady = [screened(at(0), 9, q9="yes"), *lived(*TWO_WEEKS)]
    here, elsewhere = (answer(61, 12, "chair_and_company", exercise=name) for name in (WALL, "neck-press"))
    no = answer(62, 12.5, "repetitions:6", "declined", WALL)
    assert reasons(plan(house, *unsteady, here, no, days=13), WALL) == []
    assert reasons(plan(house, *unsteady, elsewhere, days=13), WALL) != []


def test_company_told_in_the_very_moment_of_a_careful_answer_is_none(house: wire.House) -> None:
    told = [*lived(*TWO_WEEKS), screened(at(12), 9, q9="yes")]
    assert reasons(plan(house, *told, answer(61, 12, "chair_and_company", exercise=WALL), days=13), WALL) != []
    assert reasons(plan(house, *told, answer(61, 12.01, "chair_and_company", exercise=WALL), days=13), WALL) == []


NECK_ALONE = [easy(10 + n, day) for n, day in enumerate((0, 3, 6, 10, 13))]
STEADY, UNSURE = ("no", "not_sure")


@pytest.mark.parametrize("later", ["nothing", "unsure", "taken back", "told two ways"])
def test_what_closes_the_wall_press_now_spares_nobody_having_lived_with_it(house: wire.House, later: str) -> None:
    again = entry(50, at(14.5), "screen_answered", answers={"q9": UNSURE if later == "unsure" else STEADY})
    yes = answer(51, 15.5, "open", exercise="prone-chest-raise")
    told = [*NECK_ALONE, again, yes]
    told += [taken_back(52, 15.6, again)] if later == "taken back" else []
    told += [{**again, "body": {"answers": {"q9": UNSURE}}}] if later == "told two ways" else []
    day = plan(house, *told, days=16.1)
    assert "closed.not_opened" in reasons(day, "prone-chest-raise")
    assert ("prone-chest-raise", "open") not in steps(day)


def test_whoever_was_closed_for_the_wall_press_all_the_while_has_lived_with_the_neck_press_alone(
    house: wire.House,
) -> None:
    unsteady = entry(50, at(-0.01), "screen_answered", answers={"q9": "yes"})
    assert ("prone-chest-raise", "open") in steps(plan(house, unsteady, *NECK_ALONE, days=14.5))
