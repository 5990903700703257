"""What cannot be read is kept, and never takes the plan away: it closes, or stops growth, and there is a way out (S2)."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from diaries import entry, opened, screened, session
from weeks import (
    answer,
    asked,
    at,
    closings,
    dose,
    easy,
    easy_days,
    is_half,
    plan,
    plan_as_told,
    reasons,
    steps,
    therapist,
)

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
DAMAGED: dict[str, dict[str, Any]] = {
    "a body that is gone": {**easy(90, 5), "body": None},
    "a kind that is a number": {**easy(90, 5), "kind": 5},
    "a kind that is gone": {**easy(90, 5), "kind": None},
    "a schema that is gone": {**easy(90, 5), "schema": None},
    "a schema of 1.5": {**easy(90, 5), "schema": 1.5},
    "a date that is none": {**easy(90, 5), "at": "x"},
    "a date without its offset": {**easy(90, 5), "at": "2026-11-07T08:00:00"},
    "an id that is gone": {**easy(90, 5), "id": None},
    "an id that is none": {**easy(90, 5), "id": "neck"},
    "a person that is gone": {**easy(90, 5), "person": None},
    "a part that no entry has": {**easy(90, 5), "device": "tablet"},
}
NOTHING_LEFT: tuple[Any, ...] = (None, [], {}, 5, "an entry", True)
HAS_MORE: dict[str, dict[str, Any]] = {
    "a session": easy(90, 5, heart_rate=120),
    "a session in a key that is null": easy(90, 5, heart_rate=None),
    "its dose": easy(90, 5) | {"body": easy(90, 5)["body"] | {"dose": {"repetitions": 5, "weight": 2}}},
    "answers": entry(90, at(5), "screen_answered", answers={"q1": "no"}, by="a nurse"),
    "a morning": entry(90, at(5), "morning_after", pain=0, where="neck"),
    "pain": entry(90, at(5), "pain_told", pain=2, where="neck"),
    "a measure": entry(90, at(5), "measure_taken", measure="height", centimetres=160, device="rod"),
    "a sign": entry(90, at(5), "red_flag", kind="dizzy", minutes=5),
}
OTHERS_WITH_MORE: dict[str, dict[str, Any]] = {
    "a plan": therapist(90, 5, repetitions=8, rung="pillow", weight=2),
    "a plan in a key that is null": therapist(90, 5, repetitions=8, rung="pillow", weight=None),
    "a step": {**answer(90, 5, "repetitions:6"), "body": answer(90, 5, "repetitions:6")["body"] | {"by": "a nurse"}},
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


@pytest.mark.parametrize("what", DAMAGED)
def test_what_is_damaged_around_its_body_takes_no_plan_away_and_has_its_way_out(house: wire.House, what: str) -> None:
    told = DAMAGED[what]
    day = plan_as_told(house, opened(at(1), 40), told, days=20)
    (kept,) = day["unread"]
    for exercise in EXERCISES:
        (closing,) = (c for c in closings(day, exercise) if c["key"] == "closed.unread")
        assert closing["clears"] == {"what": "unread", "entries": [kept["id"]]}
    assert [note["key"] for note in day["notes"]] == ["note.unread"]
    well_ = entry(91, at(21), "cleared", what="unread", entries=[kept["id"]])
    again = plan_as_told(house, opened(at(1), 40), told, well_, screened(at(21.1), 92), days=22)
    assert (reasons(again), again["notes"], again["unread"][0]["closes"]) == ([], [], False)


@pytest.mark.parametrize("told", NOTHING_LEFT, ids=str)
def test_of_what_nothing_is_left_one_hears_too(house: wire.House, told: Any) -> None:
    day = plan_as_told(house, told, days=20)
    assert "closed.unread" in reasons(day)
    assert plan_as_told(house, told, days=20)["unread"] == day["unread"]
    well_ = entry(91, at(21), "cleared", what="unread", entries=[day["unread"][0]["id"]])
    assert "closed.unread" not in reasons(plan_as_told(house, told, well_, days=22))


def test_a_warning_sign_that_lost_its_schema_is_one(house: wire.House) -> None:
    told = {**entry(90, at(5), "red_flag", kind="chest_pain"), "schema": None}
    assert [c["key"] for c in closings(plan_as_told(house, told, days=6))][:2] == ["closed.red_flag", "closed.unread"]


@pytest.mark.parametrize("lost", [None, "x", "2026-11-07T08:00:00"])
def test_what_follows_a_warning_sign_follows_one_that_lost_its_date_too(house: wire.House, lost: str | None) -> None:
    written = f"{round(datetime.fromisoformat(at(13)).timestamp() * 1000):012x}"
    id_ = f"{written[:8]}-{written[8:]}-7000-8000-000000000090"
    sign = {**entry(90, at(13), "red_flag", kind="chest_pain"), "id": id_}
    said = [asked(91, 13.1, sign), asked(92, 13.1, sign, what="unread")]
    easy_before = easy_days(12, effort=2)
    whole, damaged_ = (
        plan_as_told(house, *easy_before, told, *said, days=14.1) for told in (sign, {**sign, "at": lost})
    )
    for day in (whole, damaged_):
        assert (day["ask_again"], is_half(day)) == (["q1", "q2", "q9"], True)


def test_two_that_lost_their_ids_are_two(house: wire.House) -> None:
    both = [{**easy(90, days), "id": None} for days in (5, 6)]
    assert len({one["id"] for one in plan_as_told(house, *both, days=20)["unread"]}) == 2


@pytest.mark.parametrize("what", HAS_MORE)
def test_what_tells_more_than_this_version_knows_closes_too(house: wire.House, what: str) -> None:
    told = HAS_MORE[what]
    day = plan_as_told(house, opened(at(1), 40), told, days=20)
    for exercise in EXERCISES:
        closing = next(c for c in closings(day, exercise) if c["key"] == "closed.unread")
        assert closing["clears"] == {"what": "unread", "entries": [told["id"]]}
    assert [note["key"] for note in day["notes"]] == ["note.unread"]
    said = [told, well(91, 21, told), screened(at(21.1), 92)]
    assert "closed.unread" not in reasons(plan_as_told(house, *said, days=22))


@pytest.mark.parametrize("what", OTHERS_WITH_MORE)
def test_a_plan_and_a_step_that_tell_more_stop_growth_and_raise_nothing(house: wire.House, what: str) -> None:
    told = OTHERS_WITH_MORE[what]
    day = plan(house, *easy_days(20), told, days=20)
    assert (reasons(day), steps(day), dose(day)) == ([], [], (5, "pillow"))
    assert [note["key"] for note in day["notes"]] == ["note.unread_other"]


def test_a_stop_that_tells_more_is_a_stop_and_no_easy_time(house: wire.House) -> None:
    stopped = easy(90, 6, reason="STOPPED", done=1, repetitions=6, heart_rate=120)
    grown = [*easy_days(6), answer(80, 5.1, "repetitions:6")]
    well_ = [well(91, 6.1, stopped), screened(at(6.2), 92)]
    assert dose(plan(house, *grown, days=5.2)) == (6, "pillow")
    assert dose(plan(house, *grown, stopped, *well_, days=8)) == (5, "pillow")
    easy_and_more = [easy(n, n, heart_rate=120) for n in range(6)]
    all_well = [asked(91 + n, n + 0.1, one, what="unread") for n, one in enumerate(easy_and_more)]
    assert steps(plan(house, *easy_and_more, *all_well, days=7)) == []
    assert steps(plan(house, *easy_days(6), days=7)) == [("neck-press", "repetitions:6")]


def test_what_our_own_pages_wrote_beside_is_no_news(house: wire.House) -> None:
    asked_once = entry(92, at(6.1), "cleared", what="screen", answer="I have asked")
    ours = easy(91, 6, reason="INTERRUPTED", done=0)
    ours["body"]["dose"] |= {"rung_name": "A pillow", "beat_seconds": 1.0, "ceiling": 10}
    assert plan(house, ours, asked_once, days=7)["unread"] == []


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


STOPS = [{"reason": "RED_FLAG", "red_flag": "dizzy"}, {"reason": "PAIN"}, {"reason": "STOPPED", "pain_told": True},
         {"reason": "TIRED", "red_flag": "numb_or_weak"}]  # fmt: skip


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("lost", [("repetitions",), ("repetitions", "set_begun"), ("exercise",), ("dose",), ("reason",),
                                  ("repetitions", "set_begun", "dose", "effort", "pain", "pain_before", "seconds")])  # fmt: skip
def test_a_stop_of_which_a_part_is_lost_takes_no_plan_away(
    house: wire.House, stop: dict[str, Any], lost: tuple[str, ...]
) -> None:
    told = session(5, at(1), "neck-press")
    told["body"] = {key: value for key, value in {**told["body"], **stop}.items() if key not in lost}
    for days in (1.1, 20, 60):
        day = plan_as_told(house, told, days=days)
        assert all(one["closed"] for one in day["exercises"])
