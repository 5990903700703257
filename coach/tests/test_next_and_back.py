""" "Next" is never "begin", and the step before can be heard again."""

from __future__ import annotations

import pytest
from listening import Listener, live_on, live_until, start

from stature_coach.door import wire
from stature_coach.session.cues import AskFor, Instruct
from stature_coach.session.events import (
    InPlaceReported,
    NextWanted,
    PainReported,
    Paused,
    ReadyGiven,
    StepBackWanted,
    StopReported,
)
from stature_coach.session.state import Manner, Phase

EXERCISES = (("neck-press", "pillow"), ("wall-ball-press", "start"), ("prone-chest-raise", "chest-pillow"))


def past_the_gates(house: wire.House, exercise: str, rung: str, manner: Manner | None = None) -> Listener:
    listener = start(house, exercise, rung, 1, manner)
    while listener.session.page.is_gate:
        listener.give(ReadyGiven(listener.session.heard_at))
    return listener


def instructed(listener: Listener) -> list[str]:
    return [cue.key for cue in listener.cues if isinstance(cue, Instruct)]


@pytest.mark.parametrize(("exercise", "rung"), EXERCISES)
def test_next_alone_leads_through_every_step_and_begins_nothing(house: wire.House, exercise: str, rung: str) -> None:
    listener = past_the_gates(house, exercise, rung)
    steps = len(listener.session.setup)
    for _ in range(steps + 3):
        listener.give(NextWanted(round(max(listener.session.heard_at, listener.session.at) + 0.6, 3)))
    assert listener.session.phase is Phase.ASKING_READY
    assert not listener.refused


@pytest.mark.parametrize("late", [0.0, 0.3, 0.6, 5.0])
def test_next_that_comes_when_the_last_step_went_by_itself_is_no_begin(house: wire.House, late: float) -> None:
    listener = past_the_gates(house, "neck-press", "pillow")
    assert live_until(listener, lambda session: session.phase is Phase.ASKING_READY)
    listener.give(NextWanted(listener.session.since + late))
    assert listener.session.phase is Phase.ASKING_READY
    assert listener.session.efforts == 0


@pytest.mark.parametrize(("exercise", "rung"), EXERCISES)
def test_next_answers_no_question(house: wire.House, exercise: str, rung: str) -> None:
    listener = start(house, exercise, rung, 1)
    before = listener.session
    listener.give(NextWanted(listener.session.heard_at + 1))
    assert listener.session.page == before.page
    assert listener.session.page.is_gate


@pytest.mark.parametrize(("exercise", "rung"), EXERCISES)
def test_the_step_before_is_said_again_and_then_what_follows_it(house: wire.House, exercise: str, rung: str) -> None:
    listener = past_the_gates(house, exercise, rung)
    for _ in range(2):
        listener.give(NextWanted(listener.session.heard_at))
    first, second, third = instructed(listener)[:3]
    assert listener.session.may_step_back
    listener.give(StepBackWanted(listener.session.heard_at))
    listener.give(NextWanted(listener.session.heard_at))
    live_on(listener, answering=False, until=listener.session.heard_at)
    assert instructed(listener)[:5] == [first, second, third, second, third]


def test_no_question_is_asked_again(house: wire.House) -> None:
    listener = past_the_gates(house, "prone-chest-raise", "chest-pillow")
    assert not listener.session.may_step_back
    page, asked = listener.session.page, sum(isinstance(cue, AskFor) for cue in listener.cues)
    listener.give(StepBackWanted(listener.session.heard_at))
    assert listener.session.page is page
    assert sum(isinstance(cue, AskFor) for cue in listener.cues) == asked


def test_from_ready_the_last_step_is_heard_again_and_ready_is_asked_for_again(house: wire.House) -> None:
    listener = past_the_gates(house, "neck-press", "pillow")
    live_until(listener, lambda session: session.phase is Phase.ASKING_READY)
    last = listener.session.setup[-1]
    listener.give(StepBackWanted(listener.session.heard_at))
    assert (listener.session.phase, listener.session.page) == (Phase.SETTING_UP, last)
    assert live_until(listener, lambda session: session.phase is Phase.ASKING_READY, answering=False)


def test_ready_said_before_a_step_back_is_asked_for_again(house: wire.House) -> None:
    """What was said in advance was said of a way that the person now hears once more."""
    listener = start(house, "neck-press", "pillow", 1, Manner(familiar=True))
    listener.give(InPlaceReported(listener.session.heard_at))
    assert listener.session.ready_given
    live_until(listener, lambda session: session.may_step_back, answering=False)
    listener.give(StepBackWanted(listener.session.heard_at))
    live_until(listener, lambda session: session.phase is not Phase.SETTING_UP, answering=False)
    assert listener.session.phase is Phase.ASKING_READY


def test_the_way_up_can_be_heard_again_too(house: wire.House) -> None:
    listener = past_the_gates(house, "neck-press", "pillow")
    live_until(listener, lambda session: session.phase is Phase.LEAVING)
    listener.give(NextWanted(listener.session.heard_at))
    first, before = listener.session.leaving[0], listener.session.step
    listener.give(StepBackWanted(listener.session.heard_at))
    assert (listener.session.page, listener.session.step) == (first, before)
    assert live_until(listener, lambda session: session.phase is Phase.ASKING)


def test_once_the_set_has_begun_nobody_is_led_back_into_getting_ready(house: wire.House) -> None:
    listener = past_the_gates(house, "wall-ball-press", "start")
    live_until(listener, lambda session: session.phase is Phase.HOLDING)
    listener.give(Paused(listener.session.at + 0.2))
    live_until(listener, lambda session: session.phase is Phase.ASKING_READY)
    assert not listener.session.may_step_back
    listener.give(StepBackWanted(listener.session.heard_at))
    assert listener.session.phase is Phase.ASKING_READY


def way_out(listener: Listener) -> list[str]:
    """What is said on the way out after "stop"."""
    stopped_at = listener.session.heard_at + 0.5
    listener.give(StopReported(stopped_at))
    live_on(listener, answering=True)
    return [cue.key for cue in listener.cues if isinstance(cue, Instruct) and cue.at >= stopped_at]


@pytest.mark.parametrize(("exercise", "rung"), EXERCISES)
@pytest.mark.parametrize("back", [1, 2, 6])
def test_whoever_hears_earlier_steps_again_and_stops_is_led_out_from_where_the_body_is(
    house: wire.House, exercise: str, rung: str, back: int
) -> None:
    """S9: at every step of the way in, with and without looking back, the same way out."""
    for steps in range(back, len(past_the_gates(house, exercise, rung).session.setup) - 1):
        plain, looking = (past_the_gates(house, exercise, rung) for _ in range(2))
        for listener in (plain, looking):
            for _ in range(steps):
                listener.give(NextWanted(listener.session.heard_at))
        for _ in range(back):
            looking.give(StepBackWanted(looking.session.heard_at))
        assert looking.session.in_position == plain.session.in_position
        assert way_out(looking) == way_out(plain)


def test_whoever_looked_back_and_is_ready_still_hears_what_is_always_said(house: wire.House) -> None:
    listener = past_the_gates(house, "neck-press", "pillow")
    live_until(listener, lambda session: session.page.step.say == "shared.breathe")
    for _ in range(2):
        listener.give(StepBackWanted(listener.session.heard_at))
    listener.give(InPlaceReported(listener.session.heard_at))
    assert not listener.session.looking_back
    assert live_until(listener, lambda session: session.phase is Phase.ASKING_READY)
    assert instructed(listener).count("shared.breathe") == 2


def test_on_the_way_out_next_goes_on_also_after_ready_was_said_in_advance(house: wire.House) -> None:
    listener = start(house, "neck-press", "pillow", 1, Manner(familiar=True))
    listener.give(InPlaceReported(listener.session.heard_at))
    listener.give(PainReported(listener.session.at + 1))
    assert listener.session.phase is Phase.LEAVING
    before = listener.session.step
    listener.give(NextWanted(listener.session.heard_at + 1))
    assert listener.session.step > before or listener.session.phase is not Phase.LEAVING
