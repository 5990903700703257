"""Every phase, and in it every two events, one a moment after the other: nothing a person does in a fright slips through."""

from __future__ import annotations

from functools import cache

import pytest
from any_session import Deed, Life
from listening import Listener, live_on

from stature_coach.door import wire
from stature_coach.session.cues import AskFor, Count, Finish, GetReady, Hold, Instruct, Lift, PauseNow, Reason, Resume
from stature_coach.session.events import EVENT_WORDS
from stature_coach.session.state import Phase

GRAVE = {"tired": Reason.TIRED, "stopped": Reason.STOPPED, "hurt": Reason.PAIN, "pain": Reason.PAIN,
         "red_flag": Reason.RED_FLAG}  # fmt: skip
# What undoes one of them in the next moment, where it may: the button pressed by a slip, and not tired after all.
UNDOES = {"hurt": "mistake", "tired": "taken_back"}
PHASES = [phase for phase in Phase if phase is not Phase.FINISHED]
EFFORT = (Lift, Hold, Count, GetReady)


@cache
def at_phase(house_id: int, exercise: str, phase: Phase) -> Listener:
    house = HOUSES[house_id]
    life = Life(exercise, RUNG[exercise], 2, Life.usual(), (), answering=True)
    listener = life.begun(house)
    if phase in (Phase.PAUSED, Phase.CHECKING):
        life.do(listener, Deed(Phase.HOLDING, 0.3, "paused"))
        live_on(listener, answering=False, until=listener.session.at + (300.2 if phase is Phase.CHECKING else 0.2))
    elif phase is Phase.NAMING:
        life.do(listener, Deed(Phase.HOLDING, 0.3, "hurt"))
    else:
        life.do(listener, Deed(phase, 0.3, "ticked"))
    assert listener.session.phase is phase
    return listener


HOUSES: dict[int, wire.House] = {}
RUNG = {"neck-press": "pillow", "wall-ball-press": "feet-1", "prone-chest-raise": "chest"}


def two_events(
    house: wire.House, exercise: str, phase: Phase, one: str, other: str, wait: float
) -> tuple[Listener, int]:
    """The session to its end, and how many cues had been heard before the first of the two."""
    HOUSES[id(house)] = house
    there = at_phase(id(house), exercise, phase)
    listener = Listener(there.session, list(there.log), list(there.coming))
    before = len(listener.cues)
    for word, at in ((one, there.session.at + 0.1), (other, there.session.at + 0.1 + wait)):
        live_on(listener, answering=False, until=at)
        if not listener.finished:
            told = {"event": word, "at": max(at, listener.session.at), "about": "pain", "number": 1}
            listener.give(wire.event_of(told))
    return live_on(listener, answering=True), before


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("grave", list(GRAVE))
def test_after_a_grave_word_no_second_one_brings_back_effort_or_lightens_the_end(
    house: wire.House, phase: Phase, grave: str
) -> None:
    ranks = list(Reason)
    for exercise in RUNG:
        for other in set(EVENT_WORDS) - {UNDOES.get(grave)}:
            listener, before = two_events(house, exercise, phase, grave, other, 0.6)
            cues = listener.cues[before:]
            assert not [cue for cue in cues if isinstance(cue, EFFORT)]
            assert listener.session.reason is not None
            assert ranks.index(listener.session.reason) >= ranks.index(GRAVE[grave])
            assert sum(isinstance(cue, Finish) for cue in cues) == 1


@pytest.mark.parametrize("phase", PHASES)
def test_after_a_warning_sign_no_second_event_is_answered_but_by_a_graver_sign(house: wire.House, phase: Phase) -> None:
    for exercise in RUNG:
        for other in EVENT_WORDS:
            listener, before = two_events(house, exercise, phase, "red_flag", other, 0.6)
            chatter = (Instruct, AskFor, GetReady, PauseNow, Resume)
            assert not [cue for cue in listener.cues[before:] if isinstance(cue, chatter)]


@pytest.mark.parametrize("phase", PHASES)
def test_a_warning_sign_is_taken_right_after_anything_else(house: wire.House, phase: Phase) -> None:
    for other in EVENT_WORDS:
        for wait in (0.0, 0.05):
            listener, _ = two_events(house, "neck-press", phase, other, "red_flag", wait)
            assert listener.session.reason is Reason.RED_FLAG


@pytest.mark.parametrize("phase", PHASES)
def test_a_pause_in_a_pause_and_any_other_gentle_pair_loses_nothing(house: wire.House, phase: Phase) -> None:
    gentle = [word for word in EVENT_WORDS if word not in (*GRAVE, "in_place")]
    for one in gentle:
        for other in gentle:
            if phase is Phase.NAMING and "mistake" not in (one, other):
                continue  # nobody took it for a slip, so it was pain
            listener, _ = two_events(house, "neck-press", phase, one, other, 0.6)
            assert listener.session.repetitions == 2
            assert listener.session.reason is Reason.TARGET_REACHED


@pytest.mark.parametrize("phase", [phase for phase in PHASES if phase is not Phase.NAMING])
def test_the_large_button_pressed_by_a_slip_costs_a_pause_and_nothing_else(house: wire.House, phase: Phase) -> None:
    for exercise in RUNG:
        listener, before = two_events(house, exercise, phase, "hurt", "mistake", 2.0)
        assert any(isinstance(cue, PauseNow) for cue in listener.cues[before:])
        assert listener.session.reason is Reason.TARGET_REACHED
        assert (listener.session.repetitions, listener.session.pressed_by_mistake) == (2, 1)
        assert not listener.session.pain_told


@pytest.mark.parametrize("phase", PHASES)
def test_after_any_way_out_of_the_naming_but_a_slip_pain_was_told(house: wire.House, phase: Phase) -> None:
    for exercise in RUNG:
        for other in set(EVENT_WORDS) - {"mistake"}:
            listener, _ = two_events(house, exercise, phase, "hurt", other, 0.6)
            assert listener.session.pain_told
            assert listener.session.reason in (Reason.PAIN, Reason.RED_FLAG)
