"""Who knows an exercise hears less of its set-up, and everything again as soon as anything is amiss."""

from __future__ import annotations

from typing import Any

import pytest
from listening import live_on, live_until, start
from weeks import answer, easy, easy_days, entry, morning, pain_told, plan, taken_back

from stature_coach.door import wire
from stature_coach.regimen.values import ALWAYS, IN_TURN, needed_for
from stature_coach.session.cues import Instruct
from stature_coach.session.events import EverythingWanted, InPlaceReported, ReadyGiven, StopReported
from stature_coach.session.session import turn_of
from stature_coach.session.state import Manner, Phase


def is_familiar(house: wire.House, *entries: dict[str, Any], days: float, exercise: str = "neck-press") -> bool:
    told = plan(house, *entries, days=days)
    return any(one["familiar"] for one in told["exercises"] if one["exercise"] == exercise)


@pytest.mark.parametrize(("sessions", "known"), [(0, False), (1, False), (2, False), (3, True), (6, True)])
def test_three_whole_sessions_within_two_weeks_make_it_known(house: wire.House, sessions: int, known: bool) -> None:
    assert is_familiar(house, *easy_days(sessions), days=6.5) is known


def test_tired_is_whole_and_an_exercise_is_known_by_itself(house: wire.House) -> None:
    assert is_familiar(house, *easy_days(3, reason="TIRED", done=4), days=3)
    assert not is_familiar(house, *easy_days(3), days=3, exercise="wall-ball-press")


AMISS: dict[str, list[dict[str, Any]]] = {
    "pain told": [pain_told(70, 2.5, pain=2)],
    "a warning sign": [entry(70, easy(0, 2.5)["at"], "red_flag", kind="dizzy")],
    "a stop": [easy(70, 2.5, reason="STOPPED", done=2, set_begun=True)],
    "a silence": [easy(70, 2.5, reason="INTERRUPTED", unanswered=True)],
    "a little more pain than before": [easy(70, 2.5, pain=1)],
    "a little pain in words": [easy(70, 2.5, pain=None, little_pain=True)],
    "a worse morning": [morning(70, 2.55, 1)],
    "a step": [answer(70, 5.6, "repetitions:6")],
}


@pytest.mark.parametrize("amiss", AMISS)
def test_everything_comes_back_after(house: wire.House, amiss: str) -> None:
    sessions = easy_days(6) if amiss == "a step" else easy_days(3)
    days = 5.7 if amiss == "a step" else 2.7
    assert is_familiar(house, *sessions, days=days)
    assert not is_familiar(house, *sessions, *AMISS[amiss], days=days)


def test_after_a_stop_three_more_make_it_known_again(house: wire.House) -> None:
    stop = AMISS["a silence"]
    well = entry(71, easy(0, 2.9)["at"], "screen_answered", answers={"q1": "no", "q2": "no", "q9": "no"})
    assert not is_familiar(house, *easy_days(3), *stop, well, *easy_days(2, 3), days=5)
    assert is_familiar(house, *easy_days(3), *stop, well, *easy_days(3, 3), days=6)


def test_two_weeks_away_bring_everything_back(house: wire.House) -> None:
    assert is_familiar(house, *easy_days(3), days=13.9)
    assert not is_familiar(house, *easy_days(3), days=15.1)


def test_what_was_taken_back_makes_nothing_known(house: wire.House) -> None:
    sessions = easy_days(3)
    assert not is_familiar(house, *sessions, taken_back(80, 2.6, sessions[1]), days=2.7)


def test_whoever_answered_a_question_of_it_carefully_hears_all_of_it_each_time(house: wire.House) -> None:
    wall = [easy(n, n, "wall-ball-press", rung="start") for n in range(3)]
    unsteady = entry(80, easy(0, 2.5)["at"], "screen_answered", answers={"q9": "yes"})
    company = answer(81, 2.6, "chair_and_company", exercise="wall-ball-press")
    assert is_familiar(house, *wall, days=2.7, exercise="wall-ball-press")
    assert not is_familiar(house, *wall, unsteady, company, days=2.7, exercise="wall-ball-press")


def test_a_worse_morning_changes_the_dose_and_so_brings_everything_back(house: wire.House) -> None:
    grown = [*easy_days(6), answer(70, 5.6, "repetitions:6"), *easy_days(3, 6, repetitions=6)]
    assert is_familiar(house, *grown, days=8.5)
    assert not is_familiar(house, *grown, morning(90, 8.9, 4), days=9)


def test_the_sentences_that_take_turns_change_from_session_to_session(house: wire.House) -> None:
    first, second = (plan(house, *easy_days(3), days=days)["exercises"][0]["turn"] for days in (3, 4))
    assert first != second


def test_what_the_rules_need_is_always_said(house: wire.House) -> None:
    for exercise in house.regimen.exercises:
        said = {step.say: step.said for step in exercise.setup}
        assert said["shared.breathe"] == said["shared.half_effort"] == ALWAYS
        assert all(step.said == ALWAYS for step in exercise.setup if step.moves_body)
        assert sum(word == IN_TURN for word in said.values()) >= 4


def test_who_knows_it_hears_the_same_in_fewer_words_and_nobody_hears_less_on_the_way_out(house: wire.House) -> None:
    words = {key: len(one.text.split()) for key, one in house.wording.sentences.items()}
    words["log_roll.down"] += words["log_roll.long_back"]  # two sentences for who is new, one for who knows it
    for exercise in house.regimen.exercises:
        shorter = [one for one in (*exercise.prerequisites, *exercise.setup) if one.familiar is not None]
        assert shorter
        assert all(words[one.familiar] < words[one.say] for one in shorter if one.familiar)
        assert not [step.say for step in exercise.leaving if step.familiar]


def said_before_the_lead_in(house: wire.House, manner: Manner) -> list[str]:
    listener = start(house, "neck-press", "pillow", 1, manner)
    assert live_until(listener, lambda session: session.phase is Phase.ASKING_READY)
    return [cue.key for cue in listener.cues]


def test_fewer_words_are_for_who_hears_them_and_everything_is_in_full(house: wire.House) -> None:
    known = said_before_the_lead_in(house, Manner(familiar=True))
    assert known[0] == "neck_press.gate_familiar"
    assert "log_roll.down_familiar" in known
    for whole in (Manner(), Manner(familiar=True, heard=False)):
        assert not [key for key in said_before_the_lead_in(house, whole) if key.endswith("_familiar")]
    listener = start(house, "neck-press", "pillow", 1, Manner(familiar=True))
    listener.give(EverythingWanted(listener.session.heard_at))
    heard = len(listener.cues)
    assert live_until(listener, lambda session: session.phase is Phase.ASKING_READY)
    assert not [cue.key for cue in listener.cues[heard:] if cue.key.endswith("_familiar")]


def test_the_back_is_named_straight_and_no_part_is_rolled_alone_also_in_fewer_words(house: wire.House) -> None:
    text = house.wording.text
    assert "back straight" in text("log_roll.down_familiar")
    for roll in ("log_roll.onto_back_familiar", "log_roll.onto_front_familiar"):
        assert "shoulders and hips together" in text(roll)
        assert "slowly" in text(roll).lower()


def test_what_was_laid_out_is_cleared_away_also_where_nobody_said_to_lay_it_out(house: wire.House) -> None:
    known = Manner(familiar=True)
    for exercise, rung, at, needed in (
        (
            "wall-ball-press",
            "start",
            "wall_ball_press.ball_behind",
            ["wall_ball_press.leave_ball", "wall_ball_press.clear_ball"],
        ),
        ("neck-press", "pillow", "neck_press.chin", ["shared.device_back"]),
        ("prone-chest-raise", "chest", "prone_chest_raise.look_down", ["shared.device_back"]),
    ):
        listener = start(house, exercise, rung, 2, known)
        assert live_until(listener, lambda session, at=at: session.page.step.say == at)  # type: ignore[misc]
        listener.give(StopReported(listener.session.at + 1))
        live_on(listener, answering=True)
        assert set(needed) <= {cue.key for cue in listener.cues}


def test_whoever_is_ready_at_the_question_hears_one_sentence_in_turn_and_at_the_wall_to_hold_on(
    house: wire.House,
) -> None:
    for turn in range(6):
        listener = start(house, "wall-ball-press", "start", 1, Manner(familiar=True, turn=turn))
        listener.give(InPlaceReported(listener.session.heard_at))
        live_on(listener, answering=False)
        before = [cue.key for cue in listener.cues if isinstance(cue, Instruct)]
        said = {step.say: step.said for step in house.regimen.exercise("wall-ball-press").setup}
        assert before[0] == "wall_ball_press.hold_chair"
        assert sum(said.get(key) == IN_TURN for key in before) <= 1


def test_every_sentence_in_turn_has_its_turn_also_for_whoever_comes_every_other_day() -> None:
    for turns in range(1, 10):
        for every in (1, 2, 3):
            assert {turn_of(740_000 + every * n, turns) for n in range(4 * turns * turns)} == set(range(turns))


def test_everything_brings_the_question_of_being_ready_back(house: wire.House) -> None:
    listener = start(house, "neck-press", "pillow", 1, Manner(familiar=True))
    listener.give(EverythingWanted(listener.session.heard_at))
    listener.give(ReadyGiven(listener.session.heard_at))
    listener.give(InPlaceReported(listener.session.heard_at))
    assert live_until(listener, lambda session: session.phase is Phase.ASKING_READY, answering=False)
    assert not listener.session.may_be_told_more


def test_whoever_meant_next_is_asked_before_effort_and_led_down_after_all_when_they_want_to_hear_everything(
    house: wire.House,
) -> None:
    listener = start(house, "neck-press", "pillow", 1, Manner(half_effort=True))
    listener.give(ReadyGiven(listener.session.heard_at))
    listener.give(InPlaceReported(listener.session.heard_at))
    assert not listener.session.ready_given
    listener.give(EverythingWanted(listener.session.at + 1))
    live_until(listener, lambda session: session.phase is Phase.ASKING_READY)
    assert {"log_roll.down", "log_roll.onto_back", "shared.breathe"} <= {cue.key for cue in listener.cues}


@pytest.mark.parametrize(
    ("exercise", "rung", "needs"),
    [
        ("neck-press", "pillow", ["bed", "pillows", "telephone"]),
        ("neck-press", "towel", ["bed", "towel", "pillow", "telephone"]),
        ("wall-ball-press", "start", ["shoes", "wall", "chair", "telephone", "ball"]),
        ("prone-chest-raise", "chest-pillow", ["bed", "pillow", "folded_towel", "telephone"]),
        ("prone-chest-raise", "chest", ["bed", "folded_towel", "telephone"]),
    ],
)
def test_what_must_be_at_hand_is_told_before_it_is_begun(
    house: wire.House, exercise: str, rung: str, needs: list[str]
) -> None:
    found = needed_for(house.regimen.exercise(exercise), rung, 3)
    assert list(found) == [f"need.{need}" for need in needs]


def test_the_plan_names_what_must_be_at_hand_in_words(house: wire.House) -> None:
    told = plan(house, days=1)["exercises"][0]
    assert told["needs"][0] == {"key": "need.bed", "text": "A firm bed"}
