"""What cannot be read is kept, and never takes the plan away: it closes, or stops growth, and there is a way out (S2)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from diaries import entry, opened, screened, session
from weeks import answer, asked, at, closings, dose, easy, easy_days, plan, plan_as_told, reasons, steps, therapist

from stature_coach.door import wire
from stature_coach.problems import BadRequest

EXERCISES = ("neck-press", "wall-ball-press", "prone-chest-raise")


def damaged(told: dict[str, Any], **wrong: Any) -> dict[str, Any]:
    return {**told, "body": {**told["body"], **wrong}}


MAY_CLOSE: dict[str, dict[str, Any]] = {
    "an exercise nobody here knows": session(90, at(5), "shoulder-squeeze"),
    "a newer schema": {**session(90, at(5)), "schema": 2},
    "a newer word": session(90, at(5), reason="WELL_DONE"),
    "a rung nobody here knows": easy(90, 5, rung="ball"),
    "a dose of -5": damaged(easy(90, 5), dose={"repetitions": -5}),
    "a dose of true": damaged(easy(90, 5), dose={"repetitions": True}),
    "no body": entry(90, at(5), "session_finished"),
    "a sign nobody here knows": entry(90, at(5), "red_flag", kind="sharp_hip"),
    "an answer nobody here knows": entry(90, at(5), "screen_answered", answers={"q1": "maybe"}),
    "a question nobody here knows": entry(90, at(5), "screen_answered", answers={"q10": "yes"}),
    "a measure nobody here knows": entry(90, at(5), "measure_taken", measure="walk", steps=400),
    "a morning in other words": entry(90, at(5), "morning_after", pain="some"),
    "pain in other words": entry(90, at(5), "pain_told", pain=12),
}
OTHERS: dict[str, dict[str, Any]] = {
    "a kind nobody here knows": entry(90, at(5), "mood_told", mood="good"),
    "a plan of another exercise": entry(90, at(5), "plan_set", exercise="shoulder-squeeze", days=["mon"]),
    "a plan on a rung nobody here knows": therapist(90, 5, repetitions=5, rung="ball"),
    "a step nobody here knows": answer(90, 5, "band:red"),
    "a rung as a step": answer(90, 5, "rung:ball"),
    "something cleared in a newer word": entry(90, at(5), "cleared", what="q12"),
    "something taken back in a newer way": entry(90, at(5), "retracted", entries=["a", "b"]),
}


def well(number: int, days: float, told: dict[str, Any]) -> dict[str, Any]:
    return asked(number, days, told, what="unread")


@pytest.mark.parametrize("what", MAY_CLOSE)
def test_what_may_close_closes_until_the_morning_after_somebody_says_that_all_is_well(
    house: wire.House, what: str
) -> None:
    told = MAY_CLOSE[what]
    day = plan_as_told(house, opened(at(1), 40), told, days=20)
    for exercise in EXERCISES:
        closing = next(c for c in closings(day, exercise) if c["key"] == "closed.unread")
        assert closing["clears"] == {"what": "unread", "entries": [told["id"]]}
        assert closing["entries"] == [told["id"]]
    assert day["unread"] == [{"id": told["id"], "kind": told["kind"], "at": told["at"], "closes": True}]
    assert [note["key"] for note in day["notes"]] == ["note.unread"]
    said = [told, well(91, 21, told), screened(at(21.1), 92)]
    assert "closed.asked" in reasons(plan_as_told(house, *said, days=21.5))
    opened_again = plan_as_told(house, *said, days=22)
    if what != "a sign nobody here knows":
        assert (reasons(opened_again), opened_again["notes"]) == ([], [])
    assert opened_again["unread"][0]["closes"] is False


@pytest.mark.parametrize("what", OTHERS)
def test_anything_else_only_stops_growth_until_the_morning_after_that_is_said(house: wire.House, what: str) -> None:
    told, done = OTHERS[what], easy_days(20)
    day = plan(house, *done, told, days=20)
    assert (reasons(day), steps(day)) == ([], [])
    assert day["unread"][0]["closes"] is False
    assert [(n["key"], n["clears"]["entries"]) for n in day["notes"]] == [("note.unread_other", [told["id"]])]
    said = well(91, 20.1, told)
    assert steps(plan(house, *done, told, said, days=20.5)) == []
    assert steps(plan(house, *done, told, said, easy(70, 20), days=21)) != []
    yes = answer(92, 19.5, "repetitions:6")
    assert dose(plan(house, *done, told, yes, days=20.2)) == (5, "pillow")
    assert dose(plan(house, *easy_days(20), yes, days=20.2)) == (6, "pillow")


def test_a_warning_sign_in_a_newer_apps_words_is_a_warning_sign_and_waits_for_both_words(
    house: wire.House,
) -> None:
    told = MAY_CLOSE["a sign nobody here knows"]
    day = plan_as_told(house, told, days=6)
    assert reasons(day)[:2] == ["closed.red_flag", "closed.unread"]
    assert [c["call"] for c in closings(day)[:2]] == [True, True]
    told_all = [told, asked(91, 6, told), screened(at(6.1), 92)]
    assert reasons(plan_as_told(house, *told_all, days=7)) == ["closed.unread"]
    assert reasons(plan_as_told(house, *told_all, well(93, 6.2, told), days=7)) == []


def test_an_older_apps_i_have_asked_says_nothing_of_what_cannot_be_read(house: wire.House) -> None:
    told = MAY_CLOSE["a newer word"]
    old = entry(91, at(6), "cleared", what="red_flag")
    assert "closed.unread" in reasons(plan_as_told(house, told, old, days=8))


def test_pain_in_a_session_of_another_exercise_closes_as_pain_too(house: wire.House) -> None:
    told = session(90, at(5), "shoulder-squeeze", "PAIN")
    assert "closed.pain" in reasons(plan_as_told(house, told, days=5.1))


def test_what_cannot_be_read_raises_nothing_and_the_plan_is_the_rest_of_the_diary(house: wire.House) -> None:
    grown = [*easy_days(6), answer(50, 5.5, "repetitions:6")]
    for told in (*MAY_CLOSE.values(), *OTHERS.values()):
        assert dose(plan(house, *grown, {**told, "at": at(7)}, days=7.1)) in ((6, "pillow"), (5, "pillow"))


def test_the_history_comes_without_it(house: wire.House) -> None:
    for one in MAY_CLOSE.values():
        request = {"entries": [screened(), one, session(91, at(6))], "now": at(7)}
        days = json.loads(wire.history(house, json.dumps(request)))["days"]
        assert sum(len(day["sessions"]) for day in days) == 1


def test_a_clock_that_was_never_set_makes_no_history_of_decades_and_none_of_days_to_come(house: wire.House) -> None:
    for when, first in (("1970-01-01T00:00:00+01:00", "2016-11-01"), ("2999-01-01T00:00:00+01:00", "2026-11-08")):
        request = {"entries": [screened(at(6)), {**session(5, at(6)), "at": when}], "now": at(7)}
        told = json.loads(wire.history(house, json.dumps(request)))
        assert (told["from"], told["to"]) == (first, "2026-11-09")


def test_entries_of_two_people_are_refused_in_one_line(house: wire.House) -> None:
    other = {**session(5, at(1)), "person": "019a8f00-0000-7000-8000-0000000000ff"}
    for asked_for in (wire.today, wire.history):
        with pytest.raises(BadRequest, match="entries are of 2 people") as refused:
            asked_for(house, json.dumps({"entries": [screened(), other], "now": at(2)}))
        assert "\n" not in str(refused.value)
    alone = {"entries": [other], "now": at(2)}
    assert json.loads(wire.today(house, json.dumps(alone)))["screen_needed"]


def test_a_thousand_and_more_are_named_a_thousand_at_a_time(house: wire.House) -> None:
    many = [entry(0x1000 + n, at(1), "session_finished") for n in range(1100)]
    (closing,) = closings(plan_as_told(house, *many, days=2))
    assert (len(closing["entries"]), len(closing["clears"]["entries"])) == (1100, 1000)


@pytest.mark.parametrize("what", ["unread", "clock"])
def test_a_word_that_names_nothing_clears_nothing_an_older_app_had_no_word_for(house: wire.House, what: str) -> None:
    told = MAY_CLOSE["a newer word"]
    unnamed = entry(91, at(6), "cleared", what=what)
    assert "closed.unread" in reasons(plan_as_told(house, told, unnamed, days=8))
