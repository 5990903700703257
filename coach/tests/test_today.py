"""What may be begun today, and what is closed, by which rule (S2, S4, S5, S6)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from a_day import EVERYTHING, NOW, day
from diaries import ALL_WELL, entry, opened, screened, session
from hypothesis import given, settings, strategies as st

from stature_coach.door import wire


def closed(plan: dict[str, Any]) -> set[str]:
    return {planned["exercise"] for planned in plan["exercises"] if planned["closed"]}


def rules(plan: dict[str, Any], exercise: str = "neck-press") -> set[str]:
    return {closing["rule"] for p in plan["exercises"] if p["exercise"] == exercise for closing in p["closed"]}


# -------------------------------------------------------------------- S5: the nine questions


def test_a_new_person_may_begin_nothing_before_the_nine_questions(house: wire.House) -> None:
    plan = day(house)
    assert plan["screen_needed"]
    assert closed(plan) == EVERYTHING
    assert plan["next"] is None


def test_somebody_well_who_opened_the_chest_raise_may_do_everything(house: wire.House) -> None:
    plan = day(house, screened(), opened())
    assert not plan["screen_needed"]
    assert closed(plan) == set()
    assert plan["next"] == "neck-press@morning"


@pytest.mark.parametrize("missing", list(ALL_WELL))
def test_one_unanswered_question_keeps_everything_closed(house: wire.House, missing: str) -> None:
    answers = {question: answer for question, answer in ALL_WELL.items() if question != missing}
    plan = day(house, entry(1, "2026-11-01T09:00:00+01:00", "screen_answered", answers=answers), opened())
    assert closed(plan) == EVERYTHING
    assert plan["screen_needed"]


# clinical.md B2: what each careful answer closes.
CLOSES = {
    "q1": ("yes", EVERYTHING),
    "q2": ("yes", EVERYTHING),
    "q3": ("yes", {"wall-ball-press", "prone-chest-raise"}),
    "q4": ("yes", EVERYTHING),
    "q5": ("yes", EVERYTHING),
    "q6": ("yes", {"neck-press", "prone-chest-raise"}),
    "q7": ("no", {"neck-press"}),
    "q8": ("no", {"prone-chest-raise"}),
    "q9": ("yes", {"wall-ball-press"}),
}


@pytest.mark.parametrize(("question", "careful", "closes"), [(q, *rest) for q, rest in CLOSES.items()])
def test_a_careful_answer_closes_exactly_what_it_should(
    house: wire.House, question: str, careful: str, closes: set[str]
) -> None:
    assert closed(day(house, screened(**{question: careful}), opened())) == closes


@pytest.mark.parametrize(("question", "closes"), [(question, rest[1]) for question, rest in CLOSES.items()])
def test_not_sure_counts_as_the_careful_answer(house: wire.House, question: str, closes: set[str]) -> None:
    assert closed(day(house, screened(**{question: "not_sure"}), opened())) == closes


@settings(max_examples=60)
@given(answers=st.fixed_dictionaries({q: st.sampled_from(["yes", "no", "not_sure"]) for q in CLOSES}))
def test_any_answers_close_what_each_of_them_closes_and_nothing_else(
    house: wire.House, answers: dict[str, str]
) -> None:
    due = set().union(*(CLOSES[q][1] for q, answer in answers.items() if answer in (CLOSES[q][0], "not_sure")))
    assert closed(day(house, screened(**answers), opened())) == due


def test_the_screen_asks_the_nine_questions_with_their_careful_answers(house: wire.House) -> None:
    questions = json.loads(wire.screen(house))["questions"]
    assert [(q["id"], q["careful"]) for q in questions] == [(q, careful) for q, (careful, _) in CLOSES.items()]
    assert all(q["text"].endswith("?") and q["why"] for q in questions)


@pytest.mark.parametrize("question", list(CLOSES))
def test_whom_to_call_stays_on_the_page_of_the_day_where_an_answer_was_urgent(house: wire.House, question: str) -> None:
    careful, closes = CLOSES[question]
    plan = day(house, screened(**{question: careful}), opened())
    calls = {
        closing["call"]
        for one in plan["exercises"]
        if one["exercise"] in closes
        for closing in one["closed"]
        if closing["question"] == question
    }
    assert calls == {question in ("q1", "q4", "q6")}


@pytest.mark.parametrize("question", ["q1", "q2", "q3", "q4", "q5", "q6"])
def test_having_asked_opens_what_a_careful_answer_closed(house: wire.House, question: str) -> None:
    for what in ("screen", question):
        asked = entry(9, "2026-11-02T09:00:00+01:00", "cleared", what=what)
        reopened = opened("2026-11-03T09:00:00+01:00", 10)
        assert closed(day(house, screened(**{question: "yes"}), asked, reopened)) == set()


@pytest.mark.parametrize("question", list(CLOSES))
def test_having_asked_before_the_answer_opens_nothing(house: wire.House, question: str) -> None:
    careful, closes = CLOSES[question]
    asked = [
        entry(9, "2026-10-31T09:00:00+01:00", "cleared", what="screen"),
        entry(10, "2026-10-31T09:00:00+01:00", "step_answered", exercise="wall-ball-press",
              step="chair_and_company", answer="accepted"),
    ]  # fmt: skip
    assert closed(day(house, screened(**{question: careful}), opened(), *asked)) == closes


@pytest.mark.parametrize(("question", "exercise"), [("q7", "neck-press"), ("q8", "prone-chest-raise")])
def test_only_a_new_answer_opens_what_lying_down_closed(house: wire.House, question: str, exercise: str) -> None:
    asked = entry(9, "2026-11-02T09:00:00+01:00", "cleared", what="screen")
    assert closed(day(house, screened(**{question: "no"}), opened(), asked)) == {exercise}
    again = screened("2026-11-03T09:00:00+01:00", 10)
    reopened = opened("2026-11-03T09:05:00+01:00", 11)
    assert closed(day(house, screened(**{question: "no"}), asked, again, reopened)) == set()


def test_an_unsteady_person_opens_the_wall_press_with_a_chair_and_company(house: wire.House) -> None:
    def word(number: int, at: str, answer: str) -> dict[str, Any]:
        return entry(number, at, "step_answered", exercise="wall-ball-press", step="chair_and_company", answer=answer)

    yes = word(9, "2026-11-02T09:00:00+01:00", "accepted")
    no = word(10, "2026-11-03T09:00:00+01:00", "declined")
    assert closed(day(house, screened(q9="yes"), opened(), yes)) == set()
    assert closed(day(house, screened(q9="yes"), opened(), yes, no)) == {"wall-ball-press"}
    assert closed(day(house, screened(q9="yes", q1="yes"), opened(), yes)) == EVERYTHING


def test_the_latest_answers_count(house: wire.House) -> None:
    well = screened("2026-11-01T09:00:00+01:00", 1)
    ill = screened("2026-11-20T09:00:00+01:00", 3, q4="yes")
    assert closed(day(house, ill, opened(), well)) == EVERYTHING


@pytest.mark.parametrize("back_at", ["2026-11-02T10:00:00+01:00", "2999-01-01T00:00:00+01:00"])
@pytest.mark.parametrize("question", list(CLOSES))
def test_an_answer_taken_back_is_not_known_and_opens_nothing(house: wire.House, question: str, back_at: str) -> None:
    careful, closes = CLOSES[question]
    ill = screened("2026-11-02T09:00:00+01:00", 7, **{question: careful})
    back = entry(8, back_at, "retracted", entry=ill["id"])
    assert closes <= closed(day(house, screened(), opened("2026-11-02T09:05:00+01:00"), ill, back))
    again = [screened("2026-11-03T09:00:00+01:00", 9), opened("2026-11-03T09:05:00+01:00", 10)]
    assert closed(day(house, screened(), ill, back, *again)) == set()


def test_answers_of_a_clock_that_runs_wrong_are_asked_for_again_and_nobody_is_locked_out(house: wire.House) -> None:
    ahead = screened("2026-12-23T09:00:00+01:00", 4)
    now = "2026-12-10T08:00:00+01:00"
    plan = day(house, screened(), ahead, now=now)
    assert closed(plan) == EVERYTHING
    assert plan["ask_again"] == ["q1", "q2", "q9"]
    again = entry(5, now, "screen_answered", answers={"q1": "no", "q2": "no", "q9": "no"})
    assert closed(day(house, screened(), ahead, again, now=now)) == {"prone-chest-raise"}


@pytest.mark.parametrize("first", ["red_flag", "STOPPED"])
def test_the_latest_stop_asks_again_whatever_came_before_it(house: wire.House, first: str) -> None:
    flag = entry(40, f"2026-11-{'20' if first == 'red_flag' else '22'}T09:00:00+01:00", "red_flag", kind="dizzy")
    stop = session(
        41, f"2026-11-{'22' if first == 'red_flag' else '20'}T09:00:00+01:00", reason="STOPPED", repetitions=2
    )
    stop["body"]["dose"] = {"repetitions": 5}
    told = [screened(), flag, stop, entry(42, "2026-11-22T10:00:00+01:00", "cleared", what="red_flag")]
    between = screened("2026-11-21T09:00:00+01:00", 43)
    assert day(house, *told, between)["ask_again"] == ["q1", "q2", "q9"]
    assert day(house, *told, screened("2026-11-22T11:00:00+01:00", 43))["ask_again"] == []


# -------------------------------------------------------------------- S4: the chest raise


def test_the_chest_raise_never_opens_itself(house: wire.House) -> None:
    months = [session(100 + n, f"2026-{1 + n // 28:02d}-{1 + n % 28:02d}T08:00:00+01:00") for n in range(200)]
    plan = day(house, screened("2026-11-01T07:00:00+01:00"), *months)
    assert closed(plan) == {"prone-chest-raise"}
    assert rules(plan, "prone-chest-raise") == {"S4"}


@pytest.mark.parametrize("answer", ["declined", "undone"])
def test_the_chest_raise_closes_again_when_its_person_says_so(house: wire.House, answer: str) -> None:
    back = opened("2026-11-10T09:00:00+01:00", 3, answer)
    assert closed(day(house, screened(), opened(), back)) == {"prone-chest-raise"}
    again = opened("2026-11-11T09:00:00+01:00", 4)
    assert closed(day(house, screened(), opened(), back, again)) == set()


def test_opening_the_chest_raise_does_not_overrule_the_questions(house: wire.House) -> None:
    assert closed(day(house, screened(q8="not_sure"), opened())) == {"prone-chest-raise"}


@pytest.mark.parametrize(("question", "careful"), [(q, CLOSES[q][0]) for q in CLOSES if "prone" in str(CLOSES[q][1])])
@pytest.mark.parametrize("asked", [True, False])
def test_a_careful_answer_closes_the_chest_raise_until_its_own_questions_are_answered_again(
    house: wire.House, question: str, careful: str, asked: bool
) -> None:
    ill = entry(10, "2026-11-10T09:00:00+01:00", "screen_answered", answers={question: careful})
    asked_since = entry(11, "2026-11-11T09:00:00+01:00", "cleared", what="screen")
    well = screened("2026-11-12T09:00:00+01:00", 12)
    then = [asked_since] if asked else [well]
    if asked and question in ("q7", "q8"):
        then.append(well)
    assert closed(day(house, screened(), opened(), ill, *then)) == {"prone-chest-raise"}
    assert rules(day(house, screened(), opened(), ill, *then), "prone-chest-raise") == {"S4"}
    again = opened("2026-11-12T09:05:00+01:00", 13)
    assert closed(day(house, screened(), opened(), ill, *then, again)) == set()


def test_two_devices_that_differ_at_one_moment_open_nothing(house: wire.House) -> None:
    for first, second in (("accepted", "declined"), ("declined", "accepted")):
        words = [opened("2026-11-10T09:00:00+01:00", 3, first), opened("2026-11-10T09:00:00+01:00", 4, second)]
        assert closed(day(house, screened(), *words)) == {"prone-chest-raise"}


def test_taking_back_a_no_does_not_open_the_chest_raise(house: wire.House) -> None:
    no = opened("2026-11-10T09:00:00+01:00", 3, "declined")
    back = entry(4, "2026-11-10T09:01:00+01:00", "retracted", entry=no["id"])
    assert closed(day(house, screened(), opened(), no, back)) == {"prone-chest-raise"}


def test_a_yes_that_was_a_mistake_is_taken_back(house: wire.House) -> None:
    yes = opened()
    back = entry(4, "2026-11-10T09:01:00+01:00", "retracted", entry=yes["id"])
    assert closed(day(house, screened(), yes, back)) == {"prone-chest-raise"}


# -------------------------------------------------------------------- S2: pain closes until four in the morning


@pytest.mark.parametrize(
    ("pain_at", "now", "is_closed"),
    [
        ("2026-11-22T20:00:00+01:00", "2026-11-22T20:00:00+01:00", True),
        ("2026-11-22T20:00:00+01:00", "2026-11-23T03:59:59+01:00", True),
        ("2026-11-22T20:00:00+01:00", "2026-11-23T04:00:00+01:00", False),
        ("2026-11-23T03:59:00+01:00", "2026-11-23T04:00:00+01:00", False),  # the same night is the evening before
        ("2026-11-23T04:00:00+01:00", "2026-11-23T23:00:00+01:00", True),
        ("2026-11-23T04:00:00+01:00", "2026-11-24T04:00:00+01:00", False),
        # clocks go back in the night: four o'clock is four o'clock
        ("2026-10-24T20:00:00+02:00", "2026-10-25T03:30:00+01:00", True),
        ("2026-10-24T20:00:00+02:00", "2026-10-25T04:00:00+01:00", False),
        # clocks go forward in the night
        ("2026-03-28T20:00:00+01:00", "2026-03-29T03:30:00+02:00", True),
        ("2026-03-28T20:00:00+01:00", "2026-03-29T04:00:00+02:00", False),
        # a flight westward makes the day long; the evening is still the evening
        ("2026-11-22T08:00:00+01:00", "2026-11-22T22:30:00-05:00", True),
        ("2026-11-22T08:00:00+01:00", "2026-11-23T04:00:00-05:00", False),
        # a flight eastward, or a clock set to another zone, makes the night short: it is still a night
        ("2026-11-22T20:00:00-05:00", "2026-11-23T04:00:00+01:00", True),
        ("2026-11-22T20:00:00-05:00", "2026-11-23T08:59:59+01:00", True),
        ("2026-11-22T20:00:00-05:00", "2026-11-23T10:00:00+01:00", False),
        ("2026-11-22T08:00:00-11:00", "2026-11-23T09:00:00+14:00", True),
        ("2026-12-31T20:00:00+14:00", "2027-01-01T03:00:00+14:00", True),
        ("2028-02-28T20:00:00+00:00", "2028-02-29T04:00:00+00:00", False),
    ],
)
def test_pain_closes_everything_until_the_next_local_four_in_the_morning(
    house: wire.House, pain_at: str, now: str, is_closed: bool
) -> None:
    hurt = session(5, pain_at, "wall-ball-press", "PAIN", 3)
    well, asked_again = screened("2026-01-01T09:00:00+01:00"), screened(now, 30)
    plan = day(house, well, opened("2026-01-01T09:00:00+01:00"), hurt, asked_again, now=now)
    assert closed(plan) == (EVERYTHING if is_closed else set())
    assert ("S2" in rules(plan)) == is_closed


def test_nothing_opens_earlier_what_pain_closed(house: wire.House) -> None:
    hurt = session(5, "2026-11-23T07:00:00+01:00", reason="PAIN")
    tries = [
        entry(6, "2026-11-23T07:10:00+01:00", "cleared", what="red_flag"),
        entry(7, "2026-11-23T07:11:00+01:00", "cleared", what="screen"),
        entry(8, "2026-11-23T07:12:00+01:00", "retracted", entry=hurt["id"]),
        screened("2026-11-23T07:13:00+01:00", 9),
        session(10, "2026-11-23T07:14:00+01:00"),
    ]
    assert closed(day(house, screened(), opened(), hurt, *tries)) == EVERYTHING


def test_a_measure_that_hurt_is_pain_like_any_other(house: wire.House) -> None:
    stood = entry(5, "2026-11-23T07:00:00+01:00", "measure_taken", measure="chair_stands", stands=4, hurt=True)
    before, again = [screened("2026-11-01T09:00:00+01:00"), opened()], screened("2026-11-24T07:00:00+01:00", 30)
    assert closed(day(house, *before, stood)) == EVERYTHING
    assert "S2" in rules(day(house, *before, stood))
    next_day = day(house, *before, stood, again, now="2026-11-24T08:00:00+01:00")
    assert closed(next_day) == set()
    assert closed(day(house, *before, {**stood, "body": {**stood["body"], "hurt": False}})) == set()


# -------------------------------------------------------------------- S2: a warning sign closes until asked


def red_flag(number: int, at: str, *, in_session: bool) -> dict[str, Any]:
    if in_session:
        return session(number, at, "neck-press", "RED_FLAG", 2)
    return entry(number, at, "red_flag", kind="dizzy", exercise="neck-press")


@pytest.mark.parametrize("in_session", [True, False])
def test_a_warning_sign_closes_everything_until_asked_however_long_that_takes(
    house: wire.House, in_session: bool
) -> None:
    flagged = red_flag(5, "2026-11-10T08:00:00+01:00", in_session=in_session)
    for now in (NOW, "2027-11-23T08:00:00+01:00", "2040-01-01T08:00:00+01:00"):
        assert closed(day(house, screened(), opened(), flagged, now=now)) == EVERYTHING
    asked = entry(6, "2026-11-12T08:00:00+01:00", "cleared", what="red_flag")
    again = screened("2026-11-12T08:01:00+01:00", 7)
    assert closed(day(house, screened(), opened(), flagged, asked)) == EVERYTHING
    assert closed(day(house, screened(), opened(), flagged, asked, again)) == {"prone-chest-raise"}
    the_same_day, the_next = opened("2026-11-12T08:02:00+01:00", 8), opened("2026-11-13T08:02:00+01:00", 9)
    told = [screened(), opened(), flagged, asked, again]
    assert closed(day(house, *told, the_same_day)) == {"prone-chest-raise"}
    assert closed(day(house, *told, the_next)) == set()


@pytest.mark.parametrize("in_session", [True, False])
def test_nothing_but_having_asked_afterwards_opens_after_a_warning_sign(house: wire.House, in_session: bool) -> None:
    flagged = red_flag(5, "2026-11-10T08:00:00+01:00", in_session=in_session)
    tries = [
        entry(6, "2026-11-09T08:00:00+01:00", "cleared", what="red_flag"),
        entry(7, "2026-11-10T08:00:00+01:00", "cleared", what="red_flag"),  # at the very moment
        entry(8, "2026-11-12T08:00:00+01:00", "cleared", what="screen"),
        entry(9, "2026-11-12T08:00:00+01:00", "cleared", what="q1"),
        entry(10, "2026-11-12T08:01:00+01:00", "retracted", entry=flagged["id"]),
        screened("2026-11-12T08:02:00+01:00", 11),
        session(12, "2026-11-12T09:00:00+01:00"),
        entry(13, "2999-01-01T00:00:00+01:00", "cleared", what="red_flag"),  # a clock that runs wrong
    ]
    plan = day(house, screened(), opened(), flagged, *tries)
    assert closed(plan) == EVERYTHING
    assert "S2" in rules(plan)


def test_a_second_warning_sign_must_be_asked_about_again(house: wire.House) -> None:
    first = red_flag(5, "2026-11-10T08:00:00+01:00", in_session=True)
    asked = entry(6, "2026-11-12T08:00:00+01:00", "cleared", what="red_flag")
    second = red_flag(7, "2026-11-20T08:00:00+01:00", in_session=False)
    assert closed(day(house, screened(), opened(), first, asked, second)) == EVERYTHING


@pytest.mark.parametrize("reason", ["TARGET_REACHED", "TIRED", "INTERRUPTED"])
def test_no_other_end_closes_anything(house: wire.House, reason: str) -> None:
    assert closed(day(house, screened(), opened(), session(5, "2026-11-23T07:00:00+01:00", reason=reason))) == set()


def test_a_clock_that_runs_wrong_opens_nothing(house: wire.House) -> None:
    wrong = [screened("2030-01-01T09:00:00+01:00", 20), opened("2030-01-01T09:00:00+01:00", 21)]
    assert closed(day(house, *wrong)) == EVERYTHING
    assert day(house, *wrong)["screen_needed"]
    assert closed(day(house, screened(q4="yes"), opened(), *wrong)) == EVERYTHING


# -------------------------------------------------------------------- the day


def test_the_neck_press_is_due_morning_and_evening_and_the_others_once(house: wire.House) -> None:
    assert [planned["id"] for planned in day(house)["exercises"]] == [
        "neck-press@morning",
        "wall-ball-press@once",
        "prone-chest-raise@once",
        "neck-press@evening",
    ]


@pytest.mark.parametrize(
    ("done_at", "part"),
    [
        ("2026-11-23T04:00:00+01:00", "morning"),
        ("2026-11-23T13:59:00+01:00", "morning"),
        ("2026-11-23T14:00:00+01:00", "evening"),
        ("2026-11-24T01:30:00+01:00", "evening"),  # the small hours are still the evening before
    ],
)
def test_a_session_counts_for_the_part_of_the_day_it_was_done_in(house: wire.House, done_at: str, part: str) -> None:
    now = max(NOW, done_at)
    plan = day(house, screened(), session(5, done_at), now=now)
    assert {p["id"] for p in plan["exercises"] if p["done"]} == {f"neck-press@{part}"}


def test_yesterday_is_not_today(house: wire.House) -> None:
    plan = day(house, screened(), session(5, "2026-11-23T03:59:00+01:00"))
    assert not any(planned["done"] for planned in plan["exercises"])


def test_what_was_done_before_a_flight_stays_done(house: wire.House) -> None:
    plan = day(house, screened(), session(5, "2026-11-23T09:00:00+01:00"), now="2026-11-23T10:00:00-05:00")
    assert next(planned["done"] for planned in plan["exercises"] if planned["id"] == "neck-press@morning")


def test_tired_is_done_and_an_interruption_before_the_first_hold_is_not(house: wire.House) -> None:
    tired = session(5, "2026-11-23T07:00:00+01:00", reason="TIRED", repetitions=0)
    broken_off = session(6, "2026-11-23T07:00:00+01:00", "wall-ball-press", "INTERRUPTED", 0)
    done = {planned["id"] for planned in day(house, screened(), tired, broken_off)["exercises"] if planned["done"]}
    assert done == {"neck-press@morning"}


def test_the_plan_says_until_when_it_may_be_trusted(house: wire.House) -> None:
    assert day(house, now="2026-11-23T03:00:00+01:00")["valid_until"] == "2026-11-23T04:00:00+01:00"
    assert day(house, now="2026-11-23T03:00:00+01:00")["date"] == "2026-11-22"
    assert day(house, now="2026-11-23T04:00:00+01:00")["valid_until"] == "2026-11-24T04:00:00+01:00"


def test_what_is_closed_says_why_and_what_opens_it(house: wire.House) -> None:
    plan = day(house, screened(q9="yes", q3="not_sure"))
    told = [
        (c["rule"], c["opened_by"], c["question"])
        for p in plan["exercises"]
        if p["exercise"] == "wall-ball-press"
        for c in p["closed"]
    ]
    assert told == [("S5", "cleared", "q3"), ("S5", "chair_and_company", "q9")]
    assert all(c["text"].endswith(".") for p in plan["exercises"] for c in p["closed"])
