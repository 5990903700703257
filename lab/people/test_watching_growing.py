"""Whoever looks at the plans sees what grew, and what must have stepped back: a planted fault is caught."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from lab.people.rules import CHEST, NECK, WALL, Json, RuleBroken
from lab.people.watching import (
    CLOSED,
    MONTHLY,
    NAMED,
    NOT_OPENED,
    OPEN,
    Case,
    Life,
    judged,
    nothing,
    offers,
    well,
)

# -------------------------------------------------------------------- S6: growing

BACK = {"doses": {NECK: (4, "pillow")}}
SIX = {"doses": {NECK: (6, "pillow")}}
FIVE = {"doses": {NECK: (5, "pillow")}}
OFFER = offers(NECK, "repetitions:6", (6, "pillow"))
HALF = {"half": {NECK: False}}
HALF_AGAIN = {"half": {}}


def six_easy_and(story: Callable[[Life], Any], days: int = 6, **told: Any) -> Callable[[Life], None]:
    def lived(life: Life) -> None:
        life.practises(days, **told)
        story(life)

    return lived


def says_yes(life: Life) -> None:
    life.yes()


def says_yes_and_no_at_once(life: Life) -> None:
    life.yes()
    body = {"exercise": NECK, "step": "repetitions:6", "answer": "declined"}
    life.say("step_answered", body, at=life.now.isoformat())


def is_locked(life: Life) -> None:
    life.say("plan_set", {"exercise": NECK, "locked": True, "by": "therapist"})
    life.yes()


def wakes_worse_and_says_yes_first(life: Life) -> None:
    life.session()
    life.look()
    life.days(1)
    life.yes()
    life.say("morning_after", {"pain": 4})


def has_not_answered_the_morning(life: Life) -> None:
    life.session()
    life.look()
    life.days(1)
    life.yes()


def cannot_be_read(life: Life) -> None:
    life.say("breathing_done", {}, id="019b8b3d-2980-7001-8000-000000000001")
    life.yes()


def one_session_twice(life: Life) -> None:
    """The fifth of the easy sessions has a second body: five are left."""
    fifth = [entry for entry in life.entries if entry["kind"] == "session_finished"][4]
    life.put({**fifth, "body": {**fifth["body"], "effort": 7}})
    life.yes()


def takes_a_session_back(life: Life) -> None:
    fifth = [entry for entry in life.entries if entry["kind"] == "session_finished"][4]
    life.say("retracted", {"entry": fifth["id"]})
    life.yes()


def takes_a_no_back(life: Life) -> None:
    no = life.say("step_answered", {"exercise": NECK, "step": "repetitions:6", "answer": "declined"})
    life.say("retracted", {"entry": no})


def plans_more(life: Life) -> None:
    life.say("plan_set", {"exercise": NECK, "repetitions": 10, "rung": "pillow"})


def grew_already(life: Life) -> None:
    life.yes()
    life.look(SIX)
    life.say("plan_set", {"exercise": NECK, "beat_seconds": 1.1})


def slows_the_beat(to: float) -> Callable[[Life], None]:
    return lambda life: (life.say("plan_set", {"exercise": NECK, "beat_seconds": to}), None)[1]


KNOWN_LESS: list[Json] = [
    {"effort": None},
    {"pain": None},
    {"pain_before": None},
    {"repetitions_said": None},
    {"repetitions_said": 4},
    {"effort": 4},
    {"pain": 1},
    {"half_effort": True},
    {"tired_taken_back": True},
    {"pressed_by_mistake": 1},
    {"unanswered": True},
    {"reason": "TIRED", "repetitions": 4, "repetitions_said": 4},
    {"reason": "INTERRUPTED"},
    {"dose": {"repetitions": 4, "rung": "pillow", "hold_counts": 5}},
]


@pytest.mark.parametrize("told", KNOWN_LESS, ids=[" ".join(told) for told in KNOWN_LESS])
def test_what_is_unknown_or_less_is_never_easy(told: Json) -> None:
    asked = {"ask_again": MONTHLY} if "unanswered" in told else {}
    quiet = {"screen_needed": False, **asked}

    def story(life: Life) -> None:
        life.is_well()
        life.shown |= quiet
        life.practises(6, **told)

    judged("S6", lambda life: (story(life), life.yes(), None)[2], {**FIVE}, {**SIX})
    judged("S6", story, FIVE, OFFER)


S6: list[Case] = [
    ("S6", nothing, {}, SIX),
    ("S6", six_easy_and(nothing), FIVE, SIX),
    ("S6", six_easy_and(says_yes, days=5), FIVE, SIX),
    ("S6", six_easy_and(nothing, days=5), FIVE, OFFER),
    ("S6", six_easy_and(says_yes), SIX, {"doses": {NECK: (7, "pillow")}}),
    ("S6", six_easy_and(says_yes), SIX, {"doses": {NECK: (6, "towel")}}),
    ("S6", six_easy_and(lambda life: life.yes(step="repetitions:7")), FIVE, {"doses": {NECK: (7, "pillow")}}),
    ("S6", six_easy_and(says_yes_and_no_at_once), FIVE, SIX),
    ("S6", six_easy_and(is_locked), FIVE, SIX),
    ("S6", six_easy_and(wakes_worse_and_says_yes_first), BACK, SIX),
    (
        "S6",
        six_easy_and(has_not_answered_the_morning),
        {**FIVE, "ask_morning_after": True},
        {**SIX, "ask_morning_after": True},
    ),
    ("S6", six_easy_and(cannot_be_read), {**FIVE, **NAMED}, {**SIX, **NAMED}),
    ("S6", six_easy_and(takes_a_session_back), FIVE, SIX),
    ("S6", six_easy_and(takes_a_no_back), FIVE, SIX),
    ("S6", plans_more, {}, {"doses": {NECK: (10, "pillow")}}),
    ("S6", six_easy_and(grew_already), SIX, {"doses": {NECK: (6, "pillow", 1.1)}}),
    (
        "S6",
        six_easy_and(lambda life: (life.yes(), life.look(SIX))),
        {"proposals": []},
        offers(NECK, "repetitions:7", (7, "pillow")),
    ),
    ("S6", slows_the_beat(1.1), {"doses": {NECK: (5, "pillow", 1.1)}}, {"doses": {NECK: (5, "pillow", 1.2)}}),
    ("S6", slows_the_beat(1.2), {}, {"doses": {NECK: (5, "pillow", 1.2)}}),
    ("S6", nothing, {}, HALF),
    (
        "S6",
        lambda life: life.session(reason="STOPPED", repetitions=2),
        {"ask_again": MONTHLY},
        {"ask_again": MONTHLY, **HALF},
    ),
]


@pytest.mark.parametrize(("rule", "story", "right", "wrong"), S6)
def test_a_dose_grows_by_one_accepted_step(rule: str, story: Callable[[Life], None], right: Json, wrong: Json) -> None:
    judged(rule, well(story), right, wrong)


def test_what_has_a_second_body_is_never_easy() -> None:
    """It came from another device, so the days since are looked at again with what the coach says of them now."""
    for dose, rule in ((FIVE, None), (SIX, "S6")):
        life = Life()
        life.is_well()
        life.practises(6)
        life.onlooker.plan_at = lambda _entries, _at, life=life: life.plan(HALF)
        one_session_twice(life)
        if rule is None:
            life.look(dose)
        else:
            life.onlooker.plan_at = lambda _entries, _at, life=life, dose=dose: life.plan({**HALF, **dose})
            with pytest.raises(RuleBroken, match="S6"):
                life.look(dose)


def test_a_step_that_was_due_and_accepted_may_grow() -> None:
    for more in (SIX, {"doses": {NECK: (5, "pillow", 1.1)}}):
        life = Life()
        life.is_well()
        life.practises(6)
        life.look(OFFER)
        life.yes() if more is SIX else slows_the_beat(1.1)(life)
        life.look({**more, "proposals": []})


def test_a_therapist_may_set_a_dose_and_a_beat_quicker_is_free() -> None:
    life = Life()
    life.is_well()
    life.say("plan_set", {"exercise": NECK, "repetitions": 9, "rung": "towel", "beat_seconds": 1.4, "by": "therapist"})
    life.look({"doses": {NECK: (9, "towel", 1.4)}})
    life.say("plan_set", {"exercise": NECK, "beat_seconds": 1.0})
    life.look({"doses": {NECK: (9, "towel", 1.0)}})


def chooses_a_quicker_beat_after(easy: int) -> Callable[[Life], None]:
    """So many easy times at a slower beat; then the quicker one, which is free, and the rest of six easy times at it."""

    def story(life: Life) -> None:
        slows_the_beat(1.1)(life)
        life.look({"doses": {NECK: (5, "pillow", 1.1)}})
        life.practises(easy, beat_seconds=1.1)
        slows_the_beat(1.0)(life)
        life.look(FIVE)
        life.practises(4)

    return story


def test_what_was_easy_at_a_slower_beat_was_no_less() -> None:
    judged("S6", well(chooses_a_quicker_beat_after(1)), {}, OFFER)
    life = Life()
    well(chooses_a_quicker_beat_after(2))(life)
    life.look(OFFER)


def test_what_was_easy_before_a_step_back_of_the_beat_is_gone() -> None:
    def story(life: Life) -> None:
        slows_the_beat(1.1)(life)
        life.look({"doses": {NECK: (5, "pillow", 1.1)}})
        life.practises(2, beat_seconds=1.1)
        life.session(reason="STOPPED", repetitions=2, beat_seconds=1.1)
        life.look({**FIVE, **OPEN, **HALF_AGAIN})
        life.say("screen_answered", {"answers": dict.fromkeys(MONTHLY, "no")})
        life.days(1)
        life.say("morning_after", {"pain": 0})
        life.look({"ask_again": []})
        life.practises(5)

    judged("S6", well(story), {}, OFFER)


# -------------------------------------------------------------------- S6: stepping back


def prescribed(repetitions: int, rung: str, exercise: str = NECK) -> Callable[[Life], None]:
    def story(life: Life) -> None:
        body = {"exercise": exercise, "repetitions": repetitions, "rung": rung, "by": "therapist"}
        life.say("plan_set", body)
        life.look({"doses": {exercise: (repetitions, rung)}})

    return story


def then(*stories: Callable[[Life], Any]) -> Callable[[Life], None]:
    def lived(life: Life) -> None:
        for story in stories:
            story(life)

    return lived


EIGHT = prescribed(8, "towel")
HURT = then(EIGHT, lambda life: life.session(of=(8, "towel"), reason="PAIN", repetitions=3))
TOLD = then(EIGHT, lambda life: life.session(of=(8, "towel")), lambda life: life.say("pain_told", {"pain": 5}))
STOPPED = then(EIGHT, lambda life: life.session(of=(8, "towel"), reason="STOPPED", repetitions=3))
AWAY = then(EIGHT, lambda life: life.days(16))
LONG_AWAY = then(EIGHT, lambda life: life.days(31))


def at(repetitions: int, rung: str, plan: Json) -> Json:
    return {**plan, "doses": {NECK: (repetitions, rung)}}


STEPS_BACK: list[Case] = [
    ("S6", HURT, at(7, "towel", CLOSED), at(8, "towel", CLOSED)),
    ("S6", HURT, at(8, "pillow", CLOSED), at(9, "pillow", CLOSED)),
    ("S6", HURT, at(7, "pillow", CLOSED), at(10, "pillow", CLOSED)),
    ("S6", TOLD, at(7, "towel", CLOSED), at(8, "towel", CLOSED)),
    ("S6", STOPPED, at(7, "towel", OPEN), at(8, "towel", OPEN)),
    ("S6", AWAY, at(7, "towel", NOT_OPENED), at(8, "towel", NOT_OPENED)),
    ("S6", LONG_AWAY, at(6, "towel", OPEN), at(7, "towel", OPEN)),
    (
        "S6",
        then(EIGHT, lambda life: life.say("plan_set", {"exercise": NECK, "repetitions": 6, "rung": "towel"})),
        at(6, "towel", NOT_OPENED),
        at(7, "towel", NOT_OPENED),
    ),
    (
        "S6",
        then(EIGHT, lambda life: life.say("plan_set", {"exercise": NECK, "repetitions": 10, "rung": "pillow"})),
        at(8, "pillow", NOT_OPENED),
        at(10, "pillow", NOT_OPENED),
    ),
]


@pytest.mark.parametrize(("rule", "story", "right", "wrong"), STEPS_BACK)
def test_a_step_back_is_easier_in_one_thing_and_more_in_none(
    rule: str, story: Callable[[Life], None], right: Json, wrong: Json
) -> None:
    judged(rule, well(story), right, wrong)


def later_that_day(hours: float, *stories: Callable[[Life], Any], told: Json | None = None) -> Callable[[Life], None]:
    """A stop, one step back for it, what else there was, and pain told some hours later that names another exercise."""

    def story(life: Life) -> None:
        then(STOPPED, lambda life: life.look(at(7, "towel", OPEN)), *stories)(life)
        life.days(hours / 24)
        life.say("pain_told", {"pain": 2, "exercise": WALL, **(told or {})})

    return story


def does_it_again(life: Life) -> None:
    life.session(of=(7, "towel"))


def is_set_to_it_again(life: Life) -> None:
    life.say("plan_set", {"exercise": NECK, "repetitions": 7, "rung": "towel", "by": "therapist"})


def test_pain_told_after_a_step_back_of_that_day_adds_nothing() -> None:
    judged("S2", well(later_that_day(10)), at(7, "towel", CLOSED), at(7, "towel", OPEN))


@pytest.mark.parametrize("since", [does_it_again, is_set_to_it_again])
def test_pain_told_after_it_was_done_or_set_again_steps_back_again(since: Callable[[Life], None]) -> None:
    judged("S6", well(later_that_day(10, since)), at(6, "towel", CLOSED), at(7, "towel", CLOSED))


def lowers_it(life: Life) -> None:
    life.say("plan_set", {"exercise": NECK, "repetitions": 7, "rung": "towel"})
    life.look(at(7, "towel", NOT_OPENED))


def test_who_lowered_the_dose_has_not_stepped_back_for_pain() -> None:
    done = then(EIGHT, lambda life: life.session(of=(8, "towel")), lambda life: life.look(NOT_OPENED), lowers_it)
    hurts = then(done, lambda life: life.say("pain_told", {"pain": 2}))
    judged("S6", well(hurts), at(6, "towel", CLOSED), at(7, "towel", CLOSED))


def test_a_rise_that_only_some_would_call_one_has_led_back_where_the_dose_was_less_after_it() -> None:
    """The morning's number was none, the first of the session one, the second two: a rise over the morning's alone."""

    def story(life: Life) -> None:
        EIGHT(life)
        life.say("morning_after", {"pain": 0})
        life.session(of=(8, "towel"), pain_before=1, pain=2)
        life.look(at(7, "towel", OPEN))
        life.say("pain_told", {"pain": 2, "exercise": WALL})

    judged("S2", well(story), at(7, "towel", CLOSED), at(7, "towel", OPEN))


def test_a_stop_that_was_told_late_had_its_step_back_by_the_pain_after_it() -> None:
    """Another device's session of the day arrives only after the pain of that day."""

    def story(life: Life) -> None:
        EIGHT(life)
        life.session(of=(8, "towel"))
        late = life.now + timedelta(minutes=5)
        life.days(0.3)
        life.say("pain_told", {"pain": 2})
        life.look(at(7, "towel", CLOSED))
        life.session(of=(8, "towel"), reason="STOPPED", repetitions=3)
        life.entries[-1]["at"] = late.isoformat()

    judged("S2", well(story), at(7, "towel", CLOSED), at(7, "towel", OPEN))
    judged("S6", well(then(EIGHT, STOPPED)), at(7, "towel", OPEN), at(8, "towel", OPEN))


SLOWER = then(prescribed(8, "towel"), lambda life: life.say("plan_set", {"exercise": NECK, "beat_seconds": 1.1}))
AT_A_SLOWER_BEAT = then(SLOWER, lambda life: life.look({"doses": {NECK: (8, "towel", 1.1)}}))


def test_a_step_back_may_be_in_the_beat_alone() -> None:
    hurt = then(AT_A_SLOWER_BEAT, lambda life: life.session(of=(8, "towel"), reason="PAIN", repetitions=3))
    judged("S6", well(hurt), at(8, "towel", CLOSED), {**CLOSED, "doses": {NECK: (8, "towel", 1.1)}})


GOES_BACK = then(EIGHT, lambda life: life.days(10), lambda life: life.yes(step="repetitions:8", answer="undone"))


def test_who_goes_back_a_step_has_not_practised_by_that() -> None:
    """Seven on the towel since the tenth day, and two weeks after the plan one less for not having been there."""
    story = then(GOES_BACK, lambda life: life.look({"doses": {NECK: (7, "towel")}}), lambda life: life.days(6))
    judged("S6", well(story), at(6, "towel", NOT_OPENED), at(7, "towel", NOT_OPENED))
    later = then(story, lambda life: life.look(at(6, "towel", NOT_OPENED)), lambda life: life.days(9))
    judged("S6", well(later), at(6, "towel", NOT_OPENED), at(7, "towel", NOT_OPENED))


def test_who_is_away_may_choose_a_slower_beat_and_has_stepped_back_all_the_same() -> None:
    story = then(
        AWAY,
        lambda life: life.look(at(7, "towel", NOT_OPENED)),
        lambda life: life.say("plan_set", {"exercise": NECK, "beat_seconds": 1.1}),
    )
    slower = {**NOT_OPENED, "doses": {NECK: (7, "towel", 1.1)}}
    judged("S6", well(story), slower, {**NOT_OPENED, "doses": {NECK: (8, "towel", 1.1)}})


def test_known_by_heart_after_two_sessions_is_told() -> None:
    life = Life()
    life.is_well()
    life.practises(2)
    with pytest.raises(RuleBroken, match="taken to be known"):
        life.look({"known": (NECK,)})
    life.session()
    life.look({"known": (NECK,)})


@pytest.mark.parametrize(
    "amiss", [{"reason": "STOPPED", "repetitions": 2}, {"unanswered": True, "reason": "INTERRUPTED"}]
)
def test_known_by_heart_with_a_stop_among_them_is_told(amiss: dict[str, Any]) -> None:
    life = Life()
    life.is_well()
    life.practises(2)
    life.session(**amiss)
    life.days(1)
    life.session()
    with pytest.raises(RuleBroken):
        life.look({"known": (NECK,)})


def test_pain_taken_to_be_told_that_was_not_is_told() -> None:
    life = Life()
    life.is_well()
    with pytest.raises(RuleBroken, match="pain is taken to be told"):
        life.look({"pain_first_told": 0})
    life.session(pain_before=2, pain=2)
    with pytest.raises(RuleBroken, match="pain is taken to be told"):
        life.look({"pain_first_told": 3})
    life.look({"pain_first_told": 2})


def test_half_effort_comes_back_with_a_first_plan() -> None:
    def story(life: Life) -> None:
        life.is_well()
        life.session()
        life.look(HALF)
        prescribed(6, "pillow")(life)
        life.session(of=(6, "pillow"), reason="STOPPED", repetitions=1)

    judged("S6", story, {**FIVE, **OPEN, "half": {}}, {**FIVE, **OPEN, **HALF})


# -------------------------------------------------------------------- S6: feet, S7, S11


def test_feet_never_go_further_out_for_who_feels_unsteady() -> None:
    def story(life: Life) -> None:
        life.is_well()
        prescribed(15, "start", WALL)(life)
        life.say("screen_answered", {"answers": {"q9": "yes"}})
        life.yes(WALL, "chair_and_company")
        life.practises(6, WALL, (15, "start"))
        life.yes(WALL, "rung:feet-1")

    judged("S6", story, {"doses": {WALL: (15, "start")}}, {"doses": {WALL: (15, "feet-1")}})


@pytest.mark.parametrize(
    ("wrong", "by"),
    [
        ({"doses": {NECK: (11, "pillow")}}, "S7"),
        ({"doses": {WALL: (21, "start")}}, "S7"),
        ({"doses": {CHEST: (6, "trying")}}, "S7"),
        ({"hold_counts": 6}, "S7"),
        ({"doses": {NECK: (5, "pillow", 0.9)}}, "S7"),
        ({"doses": {NECK: (5, "pillow", 1.25)}}, "S7"),
        ({"doses": {NECK: (5, "pillow", 1.6)}}, "S7"),
        ({"doses": {NECK: (5, "feather")}}, "S6"),
    ],
)
def test_no_plan_goes_beyond_the_ceilings(wrong: Json, by: str) -> None:
    judged(by, well(nothing), {}, wrong)


def test_the_morning_after_a_session_is_asked_about() -> None:
    def story(life: Life) -> None:
        life.is_well()
        life.session()
        life.look(HALF)
        life.days(1)

    judged("S11", story, {"ask_morning_after": True}, {"ask_morning_after": False})
