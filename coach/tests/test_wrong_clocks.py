"""Clocks that were wrong: what is dated ahead closes, is told of truly, and has a way out that a person can take (S2)."""

from __future__ import annotations

import json

import pytest
from any_diary import EXERCISES
from diaries import entry, opened, screened
from doubts import CLOSERS, sign
from weeks import (
    asked,
    at,
    closings,
    easy,
    easy_days,
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


def test_pain_dated_some_hours_ahead_closes_as_pain_does_and_nobody_is_told_of_clocks(house: wire.House) -> None:
    told = {**pain_told(5, 0), "at": at(0.4)}
    day = plan_as_told(house, told, days=0)
    assert reasons(day) == ["closed.pain", "closed.ask_again_stop"]
    assert (day["notes"], [one["id"] for one in day["ahead"]]) == ([], [told["id"]])
    assert reasons(plan_as_told(house, told, screened(at(1), 6), days=1.1)) == []


@pytest.mark.parametrize(
    "what",
    ["pain in a session", "pain told", "pain left", "a measure that hurt", "a careful answer", "not sure"],
)
def test_what_a_wrong_clock_dated_says_so_and_opens_on_the_morning_after_that_was_said(
    house: wire.House, what: str
) -> None:
    far = {**CLOSERS[what], "at": at(900)}
    for days in (0, 10, 600):
        day = plan_as_told(house, far, screened(at(days - 0.001), 6), days=days)
        assert reasons(day)[0] == "closed.clock"
        assert closings(day)[0]["clears"] == {"what": "clock", "entries": [far["id"]]}
        assert [note["key"] for note in day["notes"]] == ["note.clock"]
        assert day["ahead"] == [{"id": far["id"], "kind": far["kind"], "at": far["at"], "closes": True}]
    said = asked(7, 10, far, what="clock")
    assert reasons(plan_as_told(house, far, said, days=10.1))[0] in ("closed.asked", "closed.pain")
    well = screened(at(10.95), 8)
    assert reasons(plan_as_told(house, far, said, well, days=11)) == []
    assert plan_as_told(house, far, said, well, days=11)["notes"] == []


def test_a_sign_dated_this_very_moment_is_of_now_though_its_name_was_cleared_before(house: wire.House) -> None:
    of_now, later, well = (
        sign(),
        {**sign(), "id": entry(31, at(20), "red_flag")["id"], "at": at(20)},
        screened(at(9.8), 8),
    )
    told = [of_now, later, asked(7, 8, of_now, later), well]
    assert reasons(plan_as_told(house, *told, days=9.95)) == []
    assert reasons(plan_as_told(house, *told, days=10)) != []


def test_a_wrong_clock_that_named_nothing_that_closes_closes_nothing(house: wire.House) -> None:
    later = {**taken_back(90, 0, easy(5, 1)), "at": at(30)}
    assert reasons(plan_as_told(house, asked(7, 10, later, what="clock"), days=10.1)) == []


def test_a_wrong_clock_opens_on_the_next_morning_also_where_the_answer_it_named_was_given_anew(
    house: wire.House,
) -> None:
    far = {**screened(at(0), 90, q7="no"), "at": at(900)}
    told = [far, asked(7, 10, far, what="clock"), screened(at(10.05), 8)]
    assert reasons(plan_as_told(house, *told, days=10.1)) == ["closed.asked"]
    assert reasons(plan_as_told(house, *told, days=11)) == []


def test_taking_back_that_a_clock_was_wrong_makes_no_yes_of_that_day_count(house: wire.House) -> None:
    far = {**screened(at(0), 90), "at": at(400)}
    word = asked(7, 2, far, what="clock")
    yes = {**opened(at(2.01), 40), "body": {**opened()["body"], "shown_by_therapist": True}}
    for told in ([far, word, yes], [far, word, yes, taken_back(91, 3, word)]):
        assert "closed.not_opened" in reasons(plan_as_told(house, *told, days=4), "prone-chest-raise")


def test_a_stop_of_a_wrong_clock_asks_again_from_when_that_was_said(house: wire.House) -> None:
    far = {**easy(90, 0, reason="STOPPED", done=2), "at": at(900)}
    assert reasons(plan_as_told(house, far, days=1)) == ["closed.clock"]
    said = asked(7, 10, far, what="clock")
    assert plan_as_told(house, far, said, days=11)["ask_again"] == ["q1", "q2", "q9"]
    assert reasons(plan_as_told(house, far, said, screened(at(11), 8), days=11.1)) == []


def test_a_sign_of_a_wrong_clock_is_asked_about_as_any_other(house: wire.House) -> None:
    far = {**sign(), "at": at(900)}
    day = plan_as_told(house, far, days=1)
    assert reasons(day) == ["closed.red_flag", "closed.ask_again_month"][:1]
    cleared = asked(7, 2, far)
    assert reasons(plan_as_told(house, far, cleared, screened(at(2.1), 8), days=2.2)) == ["closed.asked"]
    later = [far, cleared, screened(at(3), 8), opened(at(3.1), 9)]
    day = plan_as_told(house, *later, days=3.2)
    assert [reasons(day, exercise) for exercise in EXERCISES] == [[], [], []]


def test_what_only_lowers_and_is_dated_far_ahead_has_a_way_out_too(house: wire.House) -> None:
    far = {**therapist(90, 0, locked=True), "at": at(900)}
    day = plan(house, far, *easy_days(6), days=6.1)
    assert (steps(day), [note["key"] for note in day["notes"]]) == ([], ["note.clock"])
    assert day["notes"][0]["clears"] == {"what": "clock", "entries": [far["id"]]}
    assert not day["ahead"][0]["closes"]


@pytest.mark.parametrize(
    "year", ["0001-01-01T00:00:00+14:00", "1970-01-01T00:00:00+00:00", "9999-12-31T23:59:59-12:00"]
)
def test_a_plan_comes_whatever_the_clocks_said_of_any_entry_and_of_now(house: wire.House, year: str) -> None:
    told = [*CLOSERS.values(), *easy_days(3), opened(), therapist(40, 0, repetitions=9, rung="towel"), morning(41, 1, 3),
            asked(42, 2, sign()), taken_back(43, 2, sign())]  # fmt: skip
    for n, one in enumerate(told):
        other = {**one, "id": entry(0x700 + n, at(0), "red_flag")["id"], "at": year}
        assert plan_as_told(house, *told, other, days=5)["exercises"]
        assert plan_as_told(house, other, days=5)["exercises"]
    for asked_for in (wire.today, wire.history):
        assert json.loads(asked_for(house, json.dumps({"entries": told, "now": year})))


@pytest.mark.parametrize(("hours", "far"), [(25.9, False), (26.0, False), (26.1, True)])
def test_two_clocks_of_one_house_differ_by_their_zones_and_no_more(house: wire.House, hours: float, far: bool) -> None:
    ahead = entry(5, at(hours / 24), "plan_set", exercise="neck-press", locked=True)
    day = plan_as_told(house, ahead, days=0)
    assert [note["key"] for note in day["notes"]] == (["note.clock"] if far else [])


# -------------------------------------------------------------------- a clock that fell back to its first day


@pytest.mark.parametrize("what", ["pain in a session", "pain told", "a careful answer", "not sure"])
@pytest.mark.parametrize("year", ["1970-01-01T00:10:00+00:00", "2001-01-01T12:00:00-08:00"])
def test_what_is_dated_before_there_was_this_app_closes_as_what_cannot_be_read(
    house: wire.House, what: str, year: str
) -> None:
    lost = {**CLOSERS[what], "at": year}
    day = plan_as_told(house, lost, days=10)
    assert reasons(day)[0] == "closed.unread"
    assert [note["key"] for note in day["notes"]] == ["note.unread"]
    assert day["unread"][0]["id"] == lost["id"]
    well = entry(6, at(10.1), "cleared", **closings(day)[0]["clears"])
    assert reasons(plan_as_told(house, lost, well, days=10.2)) == ["closed.asked"]
    assert reasons(plan_as_told(house, lost, well, screened(at(10.9), 8), days=11)) == []


def test_nothing_of_a_clock_that_fell_back_opens_or_raises(house: wire.House) -> None:
    early = [{**one, "at": f"1970-01-{2 + n:02d}T08:00:00+01:00"} for n, one in enumerate(easy_days(6))]
    day = plan(house, *early, *easy_days(5, 1), days=6.1)
    assert steps(day) == []
    shown = {**opened(at(1), 0x71), "at": "1970-01-01T08:00:00+01:00"}
    assert "closed.not_opened" in reasons(plan(house, shown, days=3), "prone-chest-raise")
    answers = {**screened(at(0)), "at": "1970-01-01T08:00:00+01:00"}
    request = {"entries": [answers], "now": at(1)}
    assert json.loads(wire.today(house, json.dumps(request)))["screen_needed"]


@pytest.mark.parametrize(
    ("told", "is_read"),
    [("2025-01-01T00:00:00+00:00", True), ("2025-01-01T00:30:00+01:00", False), ("2024-12-31T23:59:59+00:00", False)],
)
def test_this_app_began_with_the_year_2025(house: wire.House, told: str, is_read: bool) -> None:
    note = [{"key": note["key"]} for note in plan_as_told(house, {**screened(at(0)), "at": told}, days=10)["notes"]]
    assert note == ([] if is_read else [{"key": "note.unread"}])


def test_a_device_that_lives_in_another_decade_is_coached_by_its_own_clock(house: wire.House) -> None:
    answers = {**screened(at(0)), "at": "1970-01-01T08:00:00+01:00"}
    request = {"entries": [answers], "now": "1970-01-02T08:00:00+01:00"}
    assert reasons(json.loads(wire.today(house, json.dumps(request)))) == []
