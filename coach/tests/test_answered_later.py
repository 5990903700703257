"""How it was, and whether anything hurt, may wait for the morning: unknown until then, and never less careful for it."""

from __future__ import annotations

from typing import Any

import pytest
from diaries import entry, screened
from listening import Listener, live_until, start
from weeks import answer, at, dose, easy, morning, plan, plan_as_told, reasons, steps, taken_back

from stature_coach.door import wire
from stature_coach.session.events import LaterWanted, LittlePainReported, PainReported, StopReported
from stature_coach.session.state import Phase
from stature_coach.weeks.diary import entry_from, known, session_body

UNTOLD: dict[str, Any] = {"effort": None, "pain": None, "repetitions_said": None, "answers_wait": True}
WELL: dict[str, Any] = {"effort": 2, "pain": 0, "repetitions_said": 5}


def evening(day: int, **told: Any) -> dict[str, Any]:
    """A whole set at eight in the evening, of which nothing has been told."""
    return easy(200 + day, day + 0.5, **{**UNTOLD, **told})


def told_later(of: dict[str, Any], days: float, number: int = 400, **words: Any) -> dict[str, Any]:
    return entry(number, at(days), "session_answered", entry=of["id"], **words)


def five_easy_evenings_and_one_that_waits() -> list[dict[str, Any]]:
    return [*(evening(day, **WELL, answers_wait=None) for day in range(5)), evening(5)]


# -------------------------------------------------------------------- in the session


def asked(house: wire.House) -> Listener:
    listener = start(house, "neck-press", "pillow", 2)
    assert live_until(listener, lambda session: session.phase is Phase.ASKING)
    return listener


def test_later_closes_the_session_with_everything_open(house: wire.House) -> None:
    listener = asked(house)
    assert wire.view(listener.session)["may_answer_later"]
    listener.give(LaterWanted(listener.session.at + 1))
    assert listener.session.phase is Phase.CLOSING
    body = session_body(listener.session)
    assert (body["effort"], body["pain"], body["repetitions_said"], body["answers_wait"]) == (None, None, None, True)


def test_whoever_told_of_pain_is_not_asked_tomorrow(house: wire.House) -> None:
    listener = asked(house)
    assert live_until(listener, lambda session: session.waiting_for == "pain")
    listener.give(LittlePainReported(listener.session.at + 1))
    assert not wire.view(listener.session)["may_answer_later"]
    listener.give(LaterWanted(listener.session.at + 2))
    assert len(listener.refused) == 1
    assert not session_body(listener.session)["answers_wait"]


def test_pain_after_it_is_told_and_nothing_waits(house: wire.House) -> None:
    listener = asked(house)
    listener.give(LaterWanted(listener.session.at + 1))
    listener.give(PainReported(listener.session.at + 0.5))
    body = session_body(listener.session)
    assert (body["reason"], body["pain_told"], body["answers_wait"]) == ("PAIN", True, False)


def test_a_stop_is_asked_about_at_once(house: wire.House) -> None:
    listener = start(house, "neck-press", "pillow", 3)
    assert live_until(listener, lambda session: session.repetitions == 1)
    listener.give(StopReported(listener.session.at + 1))
    assert live_until(listener, lambda session: session.phase is Phase.ASKING)
    assert not wire.view(listener.session)["may_answer_later"]


# -------------------------------------------------------------------- the morning after


def test_it_is_asked_with_the_mornings_question_and_no_other_day(house: wire.House) -> None:
    one = evening(0)
    (waits,) = plan_as_told(house, one, days=0.99)["answers_wait"]
    assert waits == {**waits, "entry": one["id"], "exercise": "neck-press", "repetitions": 5, "asks_effort": True}
    assert [choice["number"] for choice in waits["choices"]] == [1, 3, 5, 7, 9]
    assert plan_as_told(house, one, days=0.6)["answers_wait"] == []
    assert plan_as_told(house, one, days=1.99)["answers_wait"] == []
    assert plan_as_told(house, one, morning(401, 0.98, 0), days=0.99)["answers_wait"] == []


def test_what_was_answered_or_taken_back_is_not_asked(house: wire.House) -> None:
    one = evening(0)
    assert plan_as_told(house, one, told_later(one, 0.98, **WELL), days=0.99)["answers_wait"] == []
    assert plan_as_told(house, one, taken_back(402, 0.98, one), days=0.99)["answers_wait"] == []


def test_an_effort_that_was_told_in_the_evening_is_not_asked_twice(house: wire.House) -> None:
    (waits,) = plan_as_told(house, evening(0, effort=3), days=0.99)["answers_wait"]
    assert not waits["asks_effort"]


# -------------------------------------------------------------------- what follows


def test_until_it_is_told_the_session_is_not_an_easy_one(house: wire.House) -> None:
    told = five_easy_evenings_and_one_that_waits()
    assert steps(plan(house, *told, days=6)) == []
    answered = told_later(told[-1], 5.98, **WELL)
    assert steps(plan(house, *told, answered, days=6)) == [("neck-press", "repetitions:6")]


@pytest.mark.parametrize(
    "words", [{"effort": 7}, {"effort": None}, {"pain": None}, {"repetitions_said": 4}, {"little_pain": True}]
)
def test_told_otherwise_it_is_none_either(house: wire.House, words: dict[str, Any]) -> None:
    told = five_easy_evenings_and_one_that_waits()
    answered = told_later(told[-1], 5.98, **{**WELL, **words})
    assert steps(plan(house, *told, answered, days=6)) == []


def test_a_yes_before_it_was_told_does_not_count(house: wire.House) -> None:
    """It could not have been asked then."""
    told = five_easy_evenings_and_one_that_waits()
    answered, yes = told_later(told[-1], 5.98, **WELL), answer(403, 5.55, "repetitions:6")
    assert dose(plan(house, *told, answered, yes, days=6)) == (5, "pillow")
    after = answer(403, 5.99, "repetitions:6")
    assert dose(plan(house, *told, answered, after, days=6)) == (6, "pillow")


def test_of_several_answers_the_most_careful_counts(house: wire.House) -> None:
    told = five_easy_evenings_and_one_that_waits()
    answers = [told_later(told[-1], 5.98, **WELL), told_later(told[-1], 5.981, 404, **{**WELL, "effort": 6})]
    for order in (answers, answers[::-1]):
        assert steps(plan(house, *told, *order, days=6)) == []


def test_what_is_told_a_day_too_late_stays_unknown(house: wire.House) -> None:
    told = five_easy_evenings_and_one_that_waits()
    assert steps(plan(house, *told, told_later(told[-1], 6.98, **WELL), days=7)) == []


def test_a_session_that_does_not_wait_is_not_made_easy(house: wire.House) -> None:
    told = [*(evening(day, **WELL, answers_wait=None) for day in range(5)), evening(5, answers_wait=None)]
    assert steps(plan(house, *told, told_later(told[-1], 5.98, **WELL), days=6)) == []


@pytest.mark.parametrize("doubt", ["taken back", "told two ways", "of a newer app"])
def test_an_answer_in_doubt_raises_nothing(house: wire.House, doubt: str) -> None:
    told = five_easy_evenings_and_one_that_waits()
    answered = told_later(told[-1], 5.98, **WELL)
    in_doubt = {
        "taken back": [answered, taken_back(405, 5.99, answered)],
        "told two ways": [answered, {**answered, "body": {**answered["body"], "effort": 1}}],
        "of a newer app": [{**answered, "body": {**answered["body"], "mood": "good"}}],
    }[doubt]
    assert steps(plan(house, *told, *in_doubt, days=6)) == []


# -------------------------------------------------------------------- pain that is told late (S2)


PAINS: dict[str, dict[str, Any]] = {
    "a number that rose": {"effort": 3, "pain": 4},
    "more than a little": {"little_pain": True, "pain": 3},
}


@pytest.mark.parametrize("how", PAINS)
def test_pain_told_in_the_morning_closes_that_day_and_steps_back(house: wire.House, how: str) -> None:
    set_ = entry(39, at(-0.05), "plan_set", exercise="neck-press", by="therapist", repetitions=8, rung="pillow")
    one = evening(0, pain_before=0)
    told = [set_, one, told_later(one, 0.98, **PAINS[how])]
    for exercise in ("neck-press", "wall-ball-press"):
        assert "closed.pain" in reasons(plan(house, *told, days=1), exercise)
    assert dose(plan(house, *told, days=1)) == (7, "pillow")
    assert "closed.pain" not in reasons(plan(house, *told, days=2))
    assert dose(plan(house, *told, days=2)) == (7, "pillow")


def test_it_stays_told_when_it_is_taken_back(house: wire.House) -> None:
    one = evening(0, pain_before=0)
    pain = told_later(one, 0.98, pain=5)
    assert "closed.pain" in reasons(plan(house, one, pain, taken_back(406, 0.99, pain), days=1))


def test_no_pain_told_late_closes_nothing(house: wire.House) -> None:
    one = evening(0)
    assert reasons(plan(house, one, told_later(one, 0.98, **WELL), days=1)) == []


def test_an_answer_that_cannot_be_read_closes_as_pain_might(house: wire.House) -> None:
    one = evening(0)
    newer = {**told_later(one, 0.98, **WELL), "schema": 2}
    assert "closed.unread" in reasons(plan(house, one, newer, days=1))


def test_the_session_reads_as_if_it_had_been_told_at_once() -> None:
    one = evening(0)
    told = [screened(), one, told_later(one, 0.98, **WELL)]
    (found,) = known(map(entry_from, told)).sure.sessions
    assert {key: found.body[key] for key in WELL} == WELL
