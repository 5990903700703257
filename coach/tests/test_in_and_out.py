"""Into the position and out of it (S9): who lies already, who sits dizzy at the edge, who comes back to the wall."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

import pytest
from any_session import RUNGS, Deed, Life
from listening import Listener, live_on, live_until

from stature_coach.door import wire
from stature_coach.session.cues import AskFor, Cue, Finish, GetReady, Instruct, Lift, Lower, Reason, StopNow, Waits
from stature_coach.session.events import (
    About,
    AllRightReported,
    Answered,
    HurtPressed,
    LyingReported,
    PainReported,
    Paused,
    ReadyGiven,
    Resumed,
    StopReported,
    TiredReported,
)
from stature_coach.session.state import Phase
from stature_coach.weeks.diary import session_body

LYING = [(exercise, rung) for exercise in ("neck-press", "prone-chest-raise") for rung in RUNGS[exercise]]
SITTING = "log_roll.sit_a_while"
STILL_ON_THE_SIDE = "log_roll.still_on_side"
# What of the way out there is no need for until that step of the way in.
NEEDED_FROM = {
    "shared.device_back": "shared.device_to_hand",
    "log_roll.knees": "log_roll.onto_back",
    "log_roll.near_arm_up": "log_roll.onto_back",
    "log_roll.onto_side": "log_roll.onto_back",
    "log_roll.far_arm_up": "log_roll.onto_front",
    "log_roll.away_from_edge": "log_roll.onto_front",
    "log_roll.bend_knees": "log_roll.onto_front",
    "prone_chest_raise.pillow_back": "prone_chest_raise.pillow_before",
    "wall_ball_press.step_in": "wall_ball_press.feet",
    "wall_ball_press.leave_ball": "wall_ball_press.ball_to_wall",
    "wall_ball_press.clear_ball": "wall_ball_press.ball_to_wall",
}


def begun(house: wire.House, exercise: str, rung: str, repetitions: int = 2) -> Listener:
    return Life(exercise, rung, repetitions, Life.usual(), (), answering=True).begun(house)


def past_the_gate(house: wire.House, exercise: str, rung: str) -> Listener:
    listener = begun(house, exercise, rung)
    live_until(listener, lambda session: session.page.about is None)
    return listener


def instructed(listener: Listener) -> list[str]:
    return [cue.key for cue in listener.cues if isinstance(cue, Instruct)]


# -------------------------------------------------------------------- step by step


def times_said(cues: Sequence[Cue]) -> Counter[tuple[int, str, Waits]]:
    """How often each step was said."""
    return Counter((cue.step, cue.key, cue.waits) for cue in cues if isinstance(cue, Instruct))


def are_said_as_they_wait(times: Counter[tuple[int, str, Waits]]) -> bool:
    """Twice where the body moves in its own time, else once."""
    return all(count == (2 if waits is Waits.TAP_OR_TIME else 1) for (_, _, waits), count in times.items())


def times_of(step: int, cues: Sequence[Cue]) -> int:
    return sum(count for (said, _, _), count in times_said(cues).items() if said == step + 1)


@pytest.mark.parametrize("exercise", RUNGS)
def test_nobody_taps_and_a_step_that_moves_the_body_is_said_twice_and_every_other_once(
    house: wire.House, exercise: str
) -> None:
    listener = past_the_gate(house, exercise, next(iter(RUNGS[exercise])))
    live_until(listener, lambda session: session.phase is Phase.ASKING_READY, answering=False)
    times = times_said(listener.cues)
    assert {waits for _, _, waits in times} == {Waits.NO, Waits.TAP_OR_TIME}
    assert are_said_as_they_wait(times)


@pytest.mark.parametrize("rung", RUNGS["neck-press"])
def test_whoever_lies_already_hears_each_step_from_there_as_often(house: wire.House, rung: str) -> None:
    listener = past_the_gate(house, "neck-press", rung)
    before = len(listener.cues)
    listener.give(LyingReported(listener.session.at + 1))
    live_until(listener, lambda session: session.phase is Phase.ASKING_READY, answering=False)
    assert are_said_as_they_wait(times_said(listener.cues[before:]))


def test_a_step_that_was_broken_off_is_said_as_often_as_one_that_begins(house: wire.House) -> None:
    listener = at_a_step_just_said(house, times=1)
    here, before = listener.session.step, len(listener.cues)
    listener.give(Paused(listener.session.at + 1))
    listener.give(Resumed(listener.session.at + 1))
    live_until(listener, lambda session: session.step > here, answering=False)
    assert times_of(here, listener.cues[before:]) == 2


def test_the_second_saying_comes_in_the_middle_of_a_steps_own_time(house: wire.House) -> None:
    listener = at_a_step_just_said(house, times=1)
    session = listener.session
    heard, half = session.heard_at + session.manner.pause_seconds, session.at + session.manner.own_time_seconds / 2
    assert session.due == max(heard, half)
    assert half > heard


def test_who_is_tired_on_the_way_out_hears_its_step_as_often_as_if_it_began(house: wire.House) -> None:
    listener = begun(house, "neck-press", "pillow")
    live_until(listener, lambda session: session.phase is Phase.HOLDING)
    listener.give(StopReported(listener.session.at + 1))
    live_until(listener, lambda session: session.phase is Phase.LEAVING and session.page.waits is Waits.TAP_OR_TIME)
    here, before = listener.session.step, len(listener.cues)
    listener.give(TiredReported(listener.session.at + 1))
    live_until(listener, lambda session: session.step > here, answering=False)
    assert times_of(here, listener.cues[before:]) == 2


@pytest.mark.parametrize("exercise", RUNGS)
def test_every_step_says_which_it_is_of_how_many(house: wire.House, exercise: str) -> None:
    """The question at the gate is one of them; nobody needs to be told its number."""
    listener = live_on(begun(house, exercise, next(iter(RUNGS[exercise]))), answering=True)
    into, out = listener.session.setup, listener.session.leaving
    first = sum(page.about is not None for page in into) + 1
    steps = [(cue.step, cue.of) for cue in listener.cues if isinstance(cue, Instruct)]
    numbered = list(dict.fromkeys(steps))
    assert numbered == [
        *((number, len(into)) for number in range(first, len(into) + 1)),
        *((number, len(out)) for number in range(1, len(out) + 1)),
    ]


def at_a_step_just_said(house: wire.House, times: int) -> Listener:
    """At the second step after the gate, at the moment at which it has been said so often."""
    listener = past_the_gate(house, "neck-press", "pillow")
    live_until(listener, lambda session: session.page.waits is Waits.TAP_OR_TIME, answering=False)
    live_until(listener, lambda session: session.times_said == times, answering=False)
    return listener


@pytest.mark.parametrize(("wait", "goes_on"), [(0.0, False), (0.3, False), (0.499, False), (0.5, True), (2.0, True)])
def test_the_second_tap_of_a_shaking_hand_does_not_leave_out_the_step_that_has_just_begun(
    house: wire.House, wait: float, goes_on: bool
) -> None:
    listener = at_a_step_just_said(house, times=1)
    step, said_at = listener.session.step, listener.session.at
    listener.give(ReadyGiven(said_at + wait))
    assert listener.session.step == step + goes_on
    assert not listener.refused


def test_a_tap_at_the_second_saying_goes_on_at_once(house: wire.House) -> None:
    listener = at_a_step_just_said(house, times=2)
    step = listener.session.step
    listener.give(ReadyGiven(listener.session.at))
    assert listener.session.step == step + 1


@pytest.mark.parametrize("exercise", RUNGS)
@pytest.mark.parametrize(
    ("phase", "effort"), [(Phase.LEADING_IN, False), (Phase.HOLDING, True), (Phase.RESTING, False)]
)
def test_who_is_tired_is_let_down_slowly_from_an_effort_and_from_none_there_is_nothing_to_let_down(
    house: wire.House, exercise: str, phase: Phase, effort: bool
) -> None:
    listener = begun(house, exercise, next(iter(RUNGS[exercise])))
    live_until(listener, lambda session: session.phase is phase)
    before = len(listener.cues)
    listener.give(TiredReported(listener.session.at + 0.6))
    (release,) = [cue for cue in listener.cues[before:] if isinstance(cue, Lower)]
    assert release.seconds == (house.regimen.exercise(exercise).tempo.lower_seconds if effort else 0.0)


@pytest.mark.parametrize("exercise", RUNGS)
def test_what_waits_for_a_tap_has_no_length_of_its_own_and_the_lead_in_is_as_long_as_was_chosen(
    house: wire.House, exercise: str
) -> None:
    listener = live_on(begun(house, exercise, next(iter(RUNGS[exercise]))), answering=True)
    prompts = [cue for cue in listener.cues if isinstance(cue, GetReady)]
    assert {cue.seconds for cue in prompts if cue.waits is Waits.TAP} == {0.0}
    assert {cue.seconds for cue in prompts if cue.key == "shared.settle"} == {Life.usual().lead_in_seconds}


@pytest.mark.parametrize("exercise", RUNGS)
def test_who_was_tired_and_stops_on_the_way_out_has_ended_tired(house: wire.House, exercise: str) -> None:
    listener = begun(house, exercise, next(iter(RUNGS[exercise])))
    Life(exercise, "", 2, Life.usual(), (), answering=True).do(listener, Deed(Phase.HOLDING, 1.0, "tired"))
    live_on(listener, answering=False, until=listener.session.at + 15)
    before = len(listener.cues)
    listener.give(StopReported(listener.session.at))
    (stopped,) = [cue for cue in listener.cues[before:] if isinstance(cue, StopNow)]
    assert stopped.reason is Reason.TIRED


# -------------------------------------------------------------------- lying down already


@pytest.mark.parametrize("rung", RUNGS["neck-press"])
def test_who_lies_already_is_not_asked_to_sit_up_and_has_what_must_be_in_reach(house: wire.House, rung: str) -> None:
    listener = past_the_gate(house, "neck-press", rung)
    listener.give(LyingReported(listener.session.at + 1))
    before = len(listener.cues)
    live_until(listener, lambda session: session.phase is Phase.ASKING_READY)
    said = [house.wording.text(cue.key) for cue in listener.cues[before - 1 :] if isinstance(cue, Instruct)]
    assert not [text for text in said if "Sit" in text or "sit" in text.split() or "edge of the bed" in text]
    assert "telephone" in said[0]
    assert any("chin" in text for text in said)
    assert {"shared.breathe", "shared.stop_whenever", "shared.if_silent"} <= set(instructed(listener))


@pytest.mark.parametrize("rung", RUNGS["neck-press"])
def test_who_lay_already_is_led_up_again(house: wire.House, rung: str) -> None:
    listener = past_the_gate(house, "neck-press", rung)
    listener.give(LyingReported(listener.session.at + 1))
    listener.give(wire.event_of({"event": "tired", "at": listener.session.at + 1}))  # in the first step, already lying
    live_on(listener, answering=True)
    way_out = [step.say for step in house.regimen.exercise("neck-press").leaving if step.say != STILL_ON_THE_SIDE]
    assert instructed(listener)[-len(way_out) :] == way_out


def test_who_lies_already_may_say_so_at_the_gate_as_a_yes_and_hears_nothing_of_sitting(house: wire.House) -> None:
    at_the_gate = begun(house, "neck-press", "pillow")
    assert at_the_gate.session.may_lie
    at_the_gate.give(LyingReported(1.0))
    live_until(at_the_gate, lambda session: session.phase is Phase.ASKING_READY)
    said = instructed(at_the_gate)
    assert said[0] == "shared.telephone_by_hand"
    assert not [key for key in said if "sit" in house.wording.text(key).lower().split()]


def test_lying_already_is_no_answer_to_another_question_at_the_gate(house: wire.House) -> None:
    listener = begun(house, "prone-chest-raise", "chest")
    assert not listener.session.may_lie
    listener.give(LyingReported(1.0))
    assert listener.refused


@pytest.mark.parametrize("no", [HurtPressed, StopReported])
def test_a_no_to_new_pain_at_the_gate_is_asked_what_it_is_and_closes_the_day(
    house: wire.House, no: type[HurtPressed | StopReported]
) -> None:
    listener = begun(house, "prone-chest-raise", "chest")
    assert not listener.session.no_is_pain
    listener.give(ReadyGiven(1.0))
    assert listener.session.no_is_pain
    listener.give(no(2.0))
    assert listener.session.phase is Phase.NAMING
    assert not listener.session.no_is_pain
    listener.give(PainReported(3.0))
    live_on(listener, answering=True)
    assert (listener.session.reason, listener.session.repetitions) == (Reason.PAIN, 0)
    script = json.loads(wire.set_up_script(house, "prone-chest-raise", "{}", "chest"))
    asks = [step["no_is_pain"] for step in script["steps"] if step["cue"] == "ask"]
    assert (asks[0], sum(asks)) == (False, 1)


def test_lying_already_can_be_said_before_the_body_moves_once_and_in_a_lying_exercise(house: wire.House) -> None:

    listener = past_the_gate(house, "neck-press", "pillow")
    while listener.session.phase is Phase.SETTING_UP:
        before = [page.step for page in listener.session.setup[: listener.session.step + 1]]
        assert listener.session.may_lie == (not any(step.moves_body for step in before))
        live_until(listener, lambda session, step=listener.session.step: session.step != step)  # type: ignore[misc]

    standing = past_the_gate(house, "wall-ball-press", "start")
    assert not standing.session.may_lie

    twice = past_the_gate(house, "neck-press", "pillow")
    twice.give(LyingReported(twice.session.at))
    assert not twice.session.may_lie
    twice.give(LyingReported(twice.session.at))
    assert twice.refused


@pytest.mark.parametrize(("exercise", "rung"), LYING)
def test_the_script_says_where_lying_already_can_be_said_and_what_follows_it(
    house: wire.House, exercise: str, rung: str
) -> None:
    script = json.loads(wire.set_up_script(house, exercise, "{}", rung))
    listener = past_the_gate(house, exercise, rung)
    session = listener.session
    assert script["steps"][session.step]["may_lie"] == session.may_lie
    assert not any(step["may_lie"] for step in script["from_lying"])
    if session.may_lie:
        listener.give(LyingReported(session.at))
        assert [(step["key"], step["waits"]) for step in script["from_lying"]] == [
            (page.step.say, page.waits.value) for page in listener.session.setup[listener.session.step :]
        ]
    assert bool(script["from_lying"]) == session.may_lie


# -------------------------------------------------------------------- nobody is left at the edge of the bed


def at_the_edge(house: wire.House, exercise: str, rung: str) -> Listener:
    listener = begun(house, exercise, rung)
    live_until(listener, lambda session: session.phase is Phase.LEAVING and session.page.step.say == SITTING)
    return listener


@pytest.mark.parametrize(("exercise", "rung"), LYING)
def test_who_sits_at_the_edge_is_waited_for_and_asked_after_and_time_alone_leads_nowhere(
    house: wire.House, exercise: str, rung: str
) -> None:
    listener = at_the_edge(house, exercise, rung)
    before = len(listener.cues)
    live_on(listener, answering=False)
    after = [cue for cue in listener.cues[before - 1 :] if not isinstance(cue, Finish)]
    assert [cue.key for cue in after] == [*3 * [SITTING], *3 * ["shared.are_you_all_right"], "shared.no_answer"]
    assert isinstance(after[-1], StopNow)
    assert session_body(listener.session)["unanswered"]


@pytest.mark.parametrize(("exercise", "rung"), LYING)
def test_who_sits_there_and_says_to_be_well_is_waited_for_again(house: wire.House, exercise: str, rung: str) -> None:
    listener = at_the_edge(house, exercise, rung)
    live_until(listener, lambda session: session.phase is Phase.CHECKING, answering=False)
    listener.give(AllRightReported(listener.session.at + 3))
    assert (listener.session.phase, listener.session.page.step.say) == (Phase.LEAVING, SITTING)
    listener.give(ReadyGiven(listener.session.heard_at + 1))
    assert listener.session.phase is Phase.ASKING
    live_on(listener, answering=True)
    assert not session_body(listener.session)["unanswered"]


@pytest.mark.parametrize("does", ["tired", "stopped", "pain"])
def test_whatever_ended_the_set_the_edge_of_the_bed_waits(house: wire.House, does: str) -> None:
    listener = begun(house, "neck-press", "pillow")
    Life("neck-press", "pillow", 2, Life.usual(), (), answering=True).do(listener, Deed(Phase.HOLDING, 1.0, does))
    live_until(listener, lambda session: session.phase is Phase.LEAVING and session.page.step.say == SITTING)
    live_on(listener, answering=False, until=listener.session.at + 170)
    assert listener.session.page.step.say == SITTING


# -------------------------------------------------------------------- back to the wall


@pytest.mark.parametrize("does", ["paused", "hurt", "tired"])
def test_at_the_wall_going_on_says_how_to_stand_again_and_waits_for_a_tap(house: wire.House, does: str) -> None:
    """In a pause somebody let the ball drop, or sat down: a press against nothing would tip them over."""
    life = Life("wall-ball-press", "start", 2, Life.usual(), (), answering=True)
    listener = life.begun(house)
    life.do(listener, Deed(Phase.HOLDING, 1.0, does))
    for word, wait in {"paused": [("resumed", 20.0)], "hurt": [("mistake", 3.0), ("resumed", 20.0)],
                       "tired": [("taken_back", 3.0)]}[does]:  # fmt: skip
        life.do(listener, Deed(None, wait, word))
    assert not listener.refused
    at = len(listener.cues)
    listener.tick(listener.session.at + 50)  # time alone
    heard = [cue for cue in listener.cues[at - 1 :] if isinstance(cue, (GetReady, Lift))]
    assert [(cue.key, cue.waits) for cue in heard if isinstance(cue, GetReady)] == [
        ("wall_ball_press.back_in_place", Waits.TAP)
    ]
    assert len(heard) == 1
    live_on(listener, answering=True)
    assert listener.session.repetitions == 2


def test_at_the_wall_the_tap_answers_what_was_asked_and_comes_after_it(house: wire.House) -> None:
    life = Life("wall-ball-press", "start", 2, Life.usual(), (), answering=True)
    listener = life.begun(house)
    life.do(listener, Deed(Phase.HOLDING, 1.0, "paused"))
    life.do(listener, Deed(None, 20.0, "resumed"))
    life.do(listener, Deed(None, 0.4, "ready"))
    assert listener.session.phase is Phase.ASKING_READY  # the second tap of a hand that shakes
    live_on(listener, answering=False, until=listener.session.since)
    life.do(listener, Deed(None, round(listener.session.since - listener.session.at + 0.5, 3), "ready"))
    assert listener.session.phase is Phase.LEADING_IN


def test_lying_a_pause_goes_on_by_the_word_and_a_lead_in(house: wire.House) -> None:
    life = Life("neck-press", "pillow", 2, Life.usual(), (), answering=True)
    listener = life.begun(house)
    life.do(listener, Deed(Phase.HOLDING, 1.0, "paused"))
    life.do(listener, Deed(None, 20.0, "resumed"))
    assert listener.session.phase is Phase.LEADING_IN
    assert not [cue for cue in listener.cues if isinstance(cue, AskFor) and cue.key == "shared.what_hurts"]


# -------------------------------------------------------------------- on the way in


@pytest.mark.parametrize("exercise", RUNGS)
@pytest.mark.parametrize("does", ["stopped", "tired", "pain"])
def test_whoever_stops_on_the_way_in_is_coached_out_from_the_first_step_that_moved_the_body(
    house: wire.House, exercise: str, does: str
) -> None:
    coached = house.regimen.exercise(exercise)
    rung = next(iter(RUNGS[exercise]))
    way_out = [step.say for step in coached.leaving if step.after_pain or does != "pain"]
    rest = [coached.words.pain_rest] if does == "pain" else []
    moved, so_far = False, set[str]()
    for at, page in enumerate(past_the_gate(house, exercise, rung).session.setup):
        if page.about is not None:
            continue
        moved = moved or page.step.moves_body
        so_far.add(page.step.say)
        rolling = page.step.say in ("log_roll.onto_back", "log_roll.onto_front")
        needed = [
            say
            for say in way_out
            if NEEDED_FROM.get(say, page.step.say) in so_far and (say != STILL_ON_THE_SIDE or rolling)
        ]
        listener = begun(house, exercise, rung)
        live_until(listener, lambda session, at=at: session.step == at)  # type: ignore[misc]
        before = len(instructed(listener))
        listener.give(wire.event_of({"event": does, "at": listener.session.at + 1}))
        live_on(listener, answering=True)
        assert instructed(listener)[before:] == rest + (needed if moved else []), page.step.say


@pytest.mark.parametrize("exercise", RUNGS)
@pytest.mark.parametrize(
    ("pain", "last"), [(0, "shared.done"), (5, "shared.done"), (6, "answer.much_after"), (9, "answer.much_after")]
)
def test_much_pain_told_at_the_end_is_met_with_a_human_word_and_no_plain_thanks(
    house: wire.House, exercise: str, pain: int, last: str
) -> None:
    listener = begun(house, exercise, next(iter(RUNGS[exercise])), 1)
    live_until(listener, lambda session: session.waiting_for == "pain")
    listener.give(Answered(listener.session.at + 1, About.PAIN, pain))
    live_on(listener, answering=True)
    assert [cue.key for cue in listener.cues if cue.key][-1] == last


@pytest.mark.parametrize(
    ("exercise", "rung"), [(exercise, rung) for exercise, rungs in RUNGS.items() for rung in rungs]
)
def test_a_picture_on_the_way_in_never_shows_more_than_the_persons_own_rung(
    house: wire.House, exercise: str, rung: str
) -> None:
    own = house.regimen.exercise(exercise).rung(rung)
    others = {
        figure
        for other in house.regimen.exercise(exercise).ladder
        for figure in (other.start_figure, other.hold_figure)
    } - {own.start_figure, own.hold_figure}
    shown = {page.step.figure for page in begun(house, exercise, rung).session.setup}
    assert shown & {own.start_figure, own.hold_figure}
    assert not shown & others
