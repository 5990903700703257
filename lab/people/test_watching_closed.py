"""Whoever looks at the plans sees what must be closed and asked: a right plan passes, one with a planted fault is caught."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import Any

import pytest

from lab.people.rules import BENIGN, CHEST, NECK, QUESTIONS, WALL, Json
from lab.people.watching import (
    ALL,
    BEGINS,
    CLOSED,
    MONTHLY,
    NAMED,
    NOT_OPENED,
    OPEN,
    Case,
    Life,
    a_reason,
    judged,
    nothing,
    offers,
    open_but,
    well,
)

# -------------------------------------------------------------------- S2: told stays told


def asks_first(life: Life) -> None:
    life.say("cleared", {"what": "red_flag"})
    life.say("red_flag", {"kind": "dizzy"})
    life.days(2)


def asks_too_early_in_the_day(life: Life) -> None:
    sign = life.say("red_flag", {"kind": "dizzy"})
    life.say("cleared", {"what": "red_flag", "entries": [sign]})
    life.days(0.8)


def asks_about_another(life: Life) -> None:
    first = life.say("red_flag", {"kind": "dizzy"})
    life.say("red_flag", {"kind": "chest_pain"})
    life.say("cleared", {"what": "red_flag", "entries": [first]})
    life.days(2)


def an_older_app_asks_with_an_older_id(life: Life) -> None:
    life.say("red_flag", {"kind": "dizzy"})
    life.say("cleared", {"what": "red_flag"}, id="019b8b3d-2980-7000-8000-000000000000")
    life.days(2)


def takes_the_asking_back(life: Life) -> None:
    sign = life.say("red_flag", {"kind": "dizzy"})
    asked = life.say("cleared", {"what": "red_flag", "entries": [sign]})
    life.say("retracted", {"entry": asked})
    life.days(2)


def takes_back(kind: str, body: Json) -> Callable[[Life], None]:
    def story(life: Life) -> None:
        life.say("retracted", {"entry": life.say(kind, body)})

    return story


def pain_in_one_of_two_bodies(life: Life) -> None:
    told = life.session(reason="TIRED", repetitions=2, pain_told=True)
    life.session()
    life.entries[-1]["id"] = told


def pain_late_at_night(life: Life) -> None:
    life.now = BEGINS.replace(day=6, hour=3, minute=58)
    life.say("pain_told", {"pain": 4, "exercise": None})


def pain_and_a_flight_east(life: Life) -> None:
    life.now = datetime(2026, 1, 5, 20, 0, tzinfo=timezone(timedelta(hours=-5)))
    life.say("pain_told", {"pain": None})
    life.now = datetime(2026, 1, 6, 4, 30, tzinfo=timezone(timedelta(hours=3)))


def rises_over_the_days_first(life: Life) -> None:
    life.session(pain_before=1, pain=1)
    life.now += timedelta(hours=9)
    life.session(pain_before=3, pain=3)


def a_sign_of_tomorrow(life: Life) -> None:
    life.put({"kind": "red_flag", "body": {"kind": None}, "at": (life.now + timedelta(days=9)).isoformat()})


def pain_of_1970(life: Life) -> None:
    life.put({"kind": "pain_told", "body": {"pain": 3, "exercise": None}, "at": "1970-01-01T08:00:00+01:00"})


def unread(kind: str, body: Json, **told: Any) -> Callable[[Life], None]:
    return lambda life: (life.say(kind, body, **told), None)[1]


AHEAD = {"ahead": NAMED["unread"]}
PAIN: list[Case] = [
    ("S2", lambda life: life.session(reason="PAIN", repetitions=2), CLOSED, OPEN),
    ("S2", lambda life: life.session(reason="TIRED", repetitions=2, pain_told=True), CLOSED, OPEN),
    ("S2", lambda life: life.session(pain_before=1, pain=3), CLOSED, OPEN),
    ("S2", lambda life: life.say("pain_told", {"pain": 2, "exercise": NECK}), CLOSED, OPEN),
    (
        "S2",
        lambda life: life.say("measure_taken", {"measure": "chair_stands", "stands": 3, "hurt": True}),
        CLOSED,
        OPEN,
    ),
    ("S2", lambda life: life.session(reason="STOPPED", red_flag="dizzy", repetitions=2), CLOSED, OPEN),
    ("S2", rises_over_the_days_first, CLOSED, OPEN),
    ("S2", pain_late_at_night, CLOSED, OPEN),
    ("S2", pain_and_a_flight_east, CLOSED, OPEN),
    ("S2", pain_in_one_of_two_bodies, CLOSED, OPEN),
    ("S2", takes_back("pain_told", {"pain": 4}), CLOSED, OPEN),
    ("S2", takes_back("red_flag", {"kind": None}), CLOSED, OPEN),
    ("S2", asks_first, CLOSED, OPEN),
    ("S2", asks_too_early_in_the_day, CLOSED, OPEN),
    ("S2", asks_about_another, CLOSED, OPEN),
    ("S2", an_older_app_asks_with_an_older_id, CLOSED, OPEN),
    ("S2", takes_the_asking_back, CLOSED, OPEN),
    ("S2", lambda life: life.say("pain_told", {"pain": 2}), CLOSED, {**CLOSED, "next": f"{NECK}@once"}),
    ("S2", nothing, {}, {"valid_until": "2026-01-07T04:00:00+01:00"}),
    ("wrong clocks", a_sign_of_tomorrow, {**CLOSED, **AHEAD, "ask_again": []}, {**OPEN, **AHEAD}),
]


@pytest.mark.parametrize(("rule", "story", "right", "wrong"), PAIN)
def test_pain_and_warning_signs_stay_told(rule: str, story: Callable[[Life], None], right: Json, wrong: Json) -> None:
    judged(rule, well(story), right, wrong)


def opens_by(what: str, days: float) -> Callable[[Life], None]:
    def story(life: Life) -> None:
        sign = life.say("red_flag", {"kind": "dizzy"})
        life.say("cleared", {"what": what, "entries": [sign]})
        life.days(days)

    return story


@pytest.mark.parametrize("hour", [4, 12])
def test_what_was_asked_and_named_may_open_at_four(hour: int) -> None:
    life = Life()
    life.is_well()
    opens_by("red_flag", 1)(life)
    life.now = life.now.replace(hour=hour, minute=0)
    life.look(OPEN)


def a_sign_of_next_month(asked: str) -> Callable[[Life], None]:
    """A clock was wrong; on the same day somebody says of that very sign that they have asked, or that the clock was."""

    def story(life: Life) -> None:
        at = (life.now + timedelta(days=28)).isoformat()
        sign = life.put({"kind": "session_finished", "body": {**A_SIGN_IN_A_SESSION}, "at": at})
        life.say("cleared", {"what": asked, "entries": [sign]})
        life.days(1)

    return story


A_SIGN_IN_A_SESSION = {"exercise": NECK, "reason": "RED_FLAG", "repetitions": 1, "red_flag": "dizzy", "set_begun": True}


@pytest.mark.parametrize("asked", ["red_flag", "clock"])
def test_a_sign_that_a_wrong_clock_dates_ahead_opens_when_it_was_named(asked: str) -> None:
    life = Life()
    life.is_well()
    a_sign_of_next_month(asked)(life)
    life.look({**NOT_OPENED, "ahead": [{"id": life.entries[1]["id"]}]})


def test_a_day_that_is_lived_again_knows_what_a_wrong_clock_had_dated_ahead() -> None:
    """What comes late takes the onlooker back to its moment; the sign had come before it, whatever it is dated."""
    life, known = Life(), list[list[str]]()
    life.is_well()
    life.onlooker.plan_at = lambda told, _: (known.append([one["kind"] for one in told]), life.plan(shown))[1]
    sign = life.put({"kind": "red_flag", "body": {"kind": "dizzy"}, "at": (life.now + timedelta(days=28)).isoformat()})
    shown = {**CLOSED, "ahead": [{"id": sign}]}
    life.look(shown)
    life.days(1)
    life.look(shown)
    life.session()
    life.entries[-1]["at"] = (life.now - timedelta(days=0.5)).isoformat()
    life.look({**shown, "ask_morning_after": True})
    assert known[0] == ["screen_answered", "red_flag", "session_finished"]


def test_one_that_another_word_names_does_not() -> None:
    quiet = {"ahead": [{"id": "019b8b3d-2980-7001-8000-000000000001"}]}
    judged("wrong clocks", well(a_sign_of_next_month("q4")), open_but(*ALL, **quiet), {**NOT_OPENED, **quiet})


# -------------------------------------------------------------------- wrong clocks, equal ids, newer apps

NEWER: list[Case] = [
    ("newer apps", unread("session_finished", {"exercise": "calf-raise"}), {**CLOSED, **NAMED}, {**OPEN, **NAMED}),
    ("newer apps", unread("red_flag", {"kind": "glowing"}), {**CLOSED, **NAMED}, {**OPEN, **NAMED}),
    ("newer apps", unread("pain_told", {"pain": 3}, schema=2), {**CLOSED, **NAMED}, {**OPEN, **NAMED}),
    ("newer apps", unread("morning_after", {"pain": 11}), {**CLOSED, **NAMED}, {**OPEN, **NAMED}),
    ("newer apps", pain_of_1970, {**CLOSED, **NAMED}, {**OPEN, **NAMED}),
    ("newer apps", unread("breathing_done", {}), {**OPEN, **NAMED}, OPEN),
    ("newer apps", a_sign_of_tomorrow, {**CLOSED, **AHEAD}, CLOSED),
    ("S2", nothing, {}, open_but(CHEST, reasons=[a_reason(entries=["019b8b3d-2980-7fff-8000-000000000fff"])])),
    ("wrong clocks", nothing, {}, open_but(CHEST, reasons=[a_reason(opened_by=None)])),
    ("S2", nothing, {}, open_but(CHEST, reasons=[a_reason(clears={"what": ""})])),
]


@pytest.mark.parametrize(("rule", "story", "right", "wrong"), NEWER)
def test_what_is_doubted_closes_and_is_named(
    rule: str, story: Callable[[Life], None], right: Json, wrong: Json
) -> None:
    judged(rule, well(story), {"ask_again": [], **right}, {"ask_again": [], **wrong})


def test_what_cannot_be_read_opens_when_somebody_says_that_all_is_well() -> None:
    life = Life()
    life.is_well()
    told = life.say("session_finished", {"exercise": "calf-raise"})
    life.say("cleared", {"what": "unread", "entries": [told]})
    life.look({**CLOSED, **NAMED})
    life.days(1)
    life.look({**OPEN, **NAMED})


# -------------------------------------------------------------------- S4: the chest raise


def lives_two_weeks(life: Life, *, wall_days: int = 14) -> None:
    for day in range(14):
        life.session(NECK)
        if day < wall_days:
            life.session(WALL)
        life.look({"half": {NECK: False, WALL: False}})
        life.days(1)
        life.say("morning_after", {"pain": 0})
        life.look()


def two_weeks_and(story: Callable[[Life], Any], *, wall_days: int = 14) -> Callable[[Life], None]:
    def lived(life: Life) -> None:
        lives_two_weeks(life, wall_days=wall_days)
        story(life)

    return lived


def closes_again_by(kind: str, body: Json, *, better: bool = True) -> Callable[[Life], None]:
    """Opened with a physiotherapist; then this, and long after it all is well again."""

    def story(life: Life) -> None:
        life.opens_chest()
        life.look(open_but())
        told = life.say(kind, body)
        if kind == "red_flag":
            life.say("cleared", {"what": "red_flag", "entries": [told]})
        if better:
            life.say("screen_answered", {"answers": dict(BENIGN)})
        life.days(3)

    return story


SHOWN = open_but()
S4: list[Case] = [
    ("S4", nothing, NOT_OPENED, SHOWN),
    ("S4", lambda life: life.yes(CHEST, "open"), NOT_OPENED, SHOWN),
    ("S4", two_weeks_and(lambda life: life.yes(CHEST, "open"), wall_days=7), NOT_OPENED, SHOWN),
    ("S4", closes_again_by("red_flag", {"kind": "dizzy"}), NOT_OPENED, SHOWN),
    ("S4", closes_again_by("screen_answered", {"answers": {"q8": "not_sure"}}), NOT_OPENED, SHOWN),
    ("S4", closes_again_by("screen_answered", {"answers": {"q1": "yes"}}), NOT_OPENED, SHOWN),
    ("S4", two_weeks_and(nothing, wall_days=8), NOT_OPENED, offers(CHEST, "open", (3, "trying"))),
    (
        "S4",
        two_weeks_and(
            lambda life: (life.session(unanswered=True), life.days(1), life.say("morning_after", {"pain": 0}))
        ),
        {**NOT_OPENED, "ask_again": MONTHLY},
        {**offers(CHEST, "open", (3, "trying")), "ask_again": MONTHLY},
    ),
    (
        "S4",
        two_weeks_and(lambda life: (life.session(), life.days(1), life.say("morning_after", {"pain": 4}))),
        NOT_OPENED,
        offers(CHEST, "open", (3, "trying")),
    ),
]


@pytest.mark.parametrize(("rule", "story", "right", "wrong"), S4)
def test_the_chest_raise_never_opens_itself(rule: str, story: Callable[[Life], None], right: Json, wrong: Json) -> None:
    judged(rule, well(story), right, wrong)


def test_the_chest_raise_opens_after_two_weeks_or_for_who_was_shown() -> None:
    for story in (two_weeks_and(lambda life: life.yes(CHEST, "open")), Life.opens_chest):
        life = Life()
        life.is_well()
        story(life)
        life.look(SHOWN)


def test_it_may_be_offered_after_two_weeks() -> None:
    life = Life()
    life.is_well()
    lives_two_weeks(life)
    life.look(offers(CHEST, "open", (3, "trying")))


# -------------------------------------------------------------------- S5: the questions


def answers(**told: str) -> Callable[[Life], None]:
    return lambda life: (life.say("screen_answered", {"answers": told}), None)[1]


def clears(question: str, days: float, **told: str) -> Callable[[Life], None]:
    def story(life: Life) -> None:
        answers(**told)(life)
        life.say("cleared", {"what": question})
        life.days(days)

    return story


def answers_two_ways(life: Life) -> None:
    life.say("screen_answered", {"answers": {"q4": "yes"}})
    life.say("screen_answered", {"answers": {"q4": "no"}}, at=life.now.isoformat())


def answers_under_one_id(life: Life) -> None:
    told = life.say("screen_answered", {"answers": {"q4": "yes"}})
    life.say("screen_answered", {"answers": {"q4": "no"}}, id=told)


def takes_an_answer_back(life: Life) -> None:
    life.say("retracted", {"entry": life.say("screen_answered", {"answers": dict(BENIGN)})})


def comes_after(days: int, *, with_session: bool = False) -> Callable[[Life], None]:
    def story(life: Life) -> None:
        if with_session:
            life.session(half_effort=True)
            life.look({"half": {NECK: False}})
        life.days(days)

    return story


EVERY = open_but(*ALL)
S5: list[Case] = [
    ("S5", answers(q1="not_sure"), EVERY, NOT_OPENED),
    ("S5", answers(q3="yes"), open_but(WALL, CHEST), NOT_OPENED),
    ("S5", answers(q6="yes"), open_but(NECK, CHEST), NOT_OPENED),
    ("S5", answers(q7="no"), open_but(NECK, CHEST), NOT_OPENED),
    ("S5", answers(q9="yes"), open_but(WALL, CHEST), NOT_OPENED),
    ("S5", clears("q3", 0.8, q3="yes"), open_but(WALL, CHEST), NOT_OPENED),
    ("S5", clears("q7", 2, q7="no"), open_but(NECK, CHEST), NOT_OPENED),
    ("S5", answers_two_ways, EVERY, NOT_OPENED),
    ("S5", answers_under_one_id, EVERY, NOT_OPENED),
    ("S5", takes_an_answer_back, EVERY, NOT_OPENED),
    ("S5", comes_after(32), {**NOT_OPENED, "ask_again": MONTHLY}, {**NOT_OPENED, "ask_again": ["q1", "q2"]}),
    ("S5", comes_after(367), {**NOT_OPENED, "ask_again": list(QUESTIONS)}, {**NOT_OPENED, "ask_again": MONTHLY}),
    (
        "S5",
        comes_after(58, with_session=True),
        {**NOT_OPENED, "ask_again": list(QUESTIONS)},
        {**NOT_OPENED, "ask_again": MONTHLY},
    ),
    ("S5", lambda life: life.session(unanswered=True), OPEN, NOT_OPENED),
    ("S5", lambda life: life.session(reason="STOPPED", repetitions=2), OPEN, NOT_OPENED),
]


@pytest.mark.parametrize(("rule", "story", "right", "wrong"), S5)
def test_careful_answers_close_and_questions_come_again(
    rule: str, story: Callable[[Life], None], right: Json, wrong: Json
) -> None:
    judged(rule, well(story), right, wrong)


def test_nothing_is_open_before_the_questions() -> None:
    judged("S5", nothing, {**EVERY, "screen_needed": True}, {**NOT_OPENED, "screen_needed": True})
    judged("S5", nothing, {**EVERY, "screen_needed": True}, {**EVERY, "ask_again": ["q1"]})


def test_what_was_asked_about_an_answer_opens_at_four() -> None:
    life = Life()
    life.is_well()
    clears("q3", 1, q3="yes")(life)
    life.look(NOT_OPENED)


def answers_ahead_and_asks(life: Life, *, named: bool) -> None:
    """A careful answer, dated ahead; both words for it are said before that date, which then comes."""
    at = (life.now + timedelta(days=9)).isoformat()
    told = life.put({"kind": "screen_answered", "body": {"answers": {"q4": "yes"}}, "at": at})
    for what in ("clock", "q4"):
        life.say("cleared", {"what": what, "entries": [told]} if named else {"what": what})
    life.days(11)


def test_what_was_asked_by_name_stays_asked_when_the_date_of_a_wrong_clock_comes() -> None:
    judged("S5", well(partial(answers_ahead_and_asks, named=False)), EVERY, NOT_OPENED)
    life = Life()
    life.is_well()
    answers_ahead_and_asks(life, named=True)
    life.look(NOT_OPENED)


def test_a_chair_and_company_open_the_wall() -> None:
    life = Life()
    life.is_well()
    answers(q9="yes")(life)
    life.yes(WALL, "chair_and_company")
    life.look(NOT_OPENED)
