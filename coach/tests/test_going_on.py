"""A page that died in the middle: for ten minutes the set can be gone on with, by the gate, "ready" and a lead-in."""

from __future__ import annotations

import json
from typing import Any

import pytest
from diaries import screened
from hypothesis import given, strategies as st
from listening import Listener, live_on, live_until
from weeks import at, easy_days, fair_mornings, pain_told

from stature_coach.door import wire
from stature_coach.problems import BadRequest
from stature_coach.safety import BROKEN_OFF_DONE_AGAIN, TRYING_CEILING
from stature_coach.session.begun import Begun
from stature_coach.session.cues import AskFor, GetReady, Lift
from stature_coach.session.events import InPlaceReported, ReadyGiven, TiredReported
from stature_coach.session.session import begin
from stature_coach.session.state import Manner, Phase, Prescription
from stature_coach.weeks.diary import session_body

NECK = "neck-press@morning"
MINUTE = 1 / 24 / 60
# What was written down of a session of which two whole holds were done.
CUT: dict[str, Any] = {
    "exercise": "neck-press",
    "reason": "INTERRUPTED",
    "repetitions": 2,
    "repetitions_said": None,
    "dose": {"repetitions": 5, "rung": "pillow", "hold_counts": 5},
    "beat_seconds": 1.0,
    "half_effort": False,
    "set_begun": True,
    "efforts": 3,
    "effort": None,
    "pain": None,
    "pain_before": 0,
    "little_pain": False,
    "pain_told": False,
    "tired_taken_back": False,
    "pressed_by_mistake": 1,
    "unanswered": False,
    "red_flag": None,
    "seconds": 120.0,
}


def asked(
    house: wire.House, *entries: dict[str, Any], minutes: float = 3, plan: str = NECK, **told: Any
) -> dict[str, Any] | None:
    """What of it is behind somebody, who asks so many minutes later, on the fifth morning."""
    days = 4.0
    diary = [screened(at(-0.1)), *easy_days(4), *entries]
    diary += fair_mornings(diary[1:], days + minutes * MINUTE)
    request = {"plan": plan, "body": {**CUT, **told}, "at": at(days), "now": at(days + minutes * MINUTE)}
    found: dict[str, Any] | None = json.loads(wire.going_on(house, json.dumps({**request, "entries": diary})))["begun"]
    return found


def test_two_minutes_later_it_goes_on_with_all_that_counts(house: wire.House) -> None:
    assert asked(house, minutes=2) == {
        "repetitions": 2,
        "efforts": 3,
        "pressed_by_mistake": 1,
        "tired_taken_back": False,
    }


@pytest.mark.parametrize(("minutes", "may"), [(0, True), (10, True), (10.02, False), (-0.02, False), (60, False)])
def test_for_ten_minutes_and_no_longer(house: wire.House, minutes: float, may: bool) -> None:
    assert (asked(house, minutes=minutes) is not None) is may


@pytest.mark.parametrize(
    "told",
    [
        {"reason": "TIRED"},
        {"reason": "STOPPED"},
        {"reason": "PAIN", "pain_told": True},
        {"reason": "RED_FLAG", "red_flag": "dizzy"},
        {"reason": "TARGET_REACHED", "repetitions": 5, "efforts": 5},
        {"pain_told": True},
        {"unanswered": True},
        {"little_pain": True},
        {"effort": 3},
        {"pain": 0},
        {"repetitions": 5, "efforts": 5},
        {"repetitions": 0, "efforts": 0},
        {"repetitions": 1, "efforts": 2 + BROKEN_OFF_DONE_AGAIN},
        {"dose": {"repetitions": 6, "rung": "pillow", "hold_counts": 5}},
        {"dose": {"repetitions": 5, "rung": "towel", "hold_counts": 5}},
        {"dose": None},
        {"beat_seconds": 1.1},
        {"half_effort": True},
        {"exercise": "wall-ball-press"},
        {"reason": "SOMETHING_NEWER"},
    ],
    ids=str,
)
def test_what_was_more_than_cut_short_is_only_kept(house: wire.House, told: dict[str, Any]) -> None:
    assert asked(house, **told) is None


def test_a_slip_that_was_taken_back_is_carried_on(house: wire.House) -> None:
    found = asked(house, tired_taken_back=True)
    assert found is not None
    assert found["tired_taken_back"]


def test_what_closed_meanwhile_is_not_gone_on_with(house: wire.House) -> None:
    assert asked(house, pain_told(90, 4.0, pain=3)) is None


def test_an_exercise_that_is_not_planned_is_not_gone_on_with(house: wire.House) -> None:
    assert asked(house, plan="wall-ball-press@once") is None
    assert asked(house, plan="nothing@all") is None


@pytest.mark.parametrize("bad", [{"body": []}, {"at": "soon"}, {"now": None}])
def test_a_bad_question_gets_one_clear_line(house: wire.House, bad: dict[str, Any]) -> None:
    request = {"plan": NECK, "body": CUT, "at": at(4), "now": at(4), "entries": [], **bad}
    with pytest.raises(BadRequest, match="; write "):
        wire.going_on(house, json.dumps(request))


@pytest.mark.parametrize("begun", [7, {"repetitions": 1}, {"repetitions": 2, "efforts": 1, "pressed_by_mistake": 0}])
def test_a_bad_beginning_gets_one_clear_line(house: wire.House, begun: object) -> None:
    with pytest.raises(BadRequest, match="; write "):
        wire.begin(house, json.dumps({"exercise": "neck-press", "begun": begun}))


def test_where_nothing_is_left_nothing_is_begun(house: wire.House) -> None:
    with pytest.raises(BadRequest, match="nothing of this set is left"):
        gone_on(house, Begun(5, 5))


def gone_on(house: wire.House, begun: Begun, rung: str = "pillow", exercise: str = "neck-press") -> Listener:
    wanted = Prescription(house.regimen.exercise(exercise), rung, 5)
    return Listener.of(begin(wanted, Manner(), house.spoken_seconds, begun=begun))


def test_nothing_begins_by_itself_and_the_third_repetition_is_next(house: wire.House) -> None:
    listener = gone_on(house, Begun(2, 2))
    assert isinstance(listener.cues[0], AskFor)
    listener.give(ReadyGiven(listener.session.heard_at))
    listener.give(InPlaceReported(listener.session.heard_at))
    assert live_until(listener, lambda session: session.phase is Phase.ASKING_READY)
    assert not [cue for cue in listener.cues if isinstance(cue, Lift)]
    live_until(listener, lambda session: session.phase is Phase.RESTING)
    lead_in = next(cue for cue in listener.cues if isinstance(cue, GetReady) and cue.seconds >= 10)
    first = next(cue for cue in listener.cues if isinstance(cue, Lift))
    assert first.at >= lead_in.at + 10
    assert (first.repetition, first.of) == (3, 5)


def test_the_whole_is_written_down_as_one_session(house: wire.House) -> None:
    listener = gone_on(house, Begun(2, 3, pressed_by_mistake=1, tired_taken_back=True))
    live_on(listener, answering=True)
    body = session_body(listener.session)
    counted = (body["repetitions"], body["efforts"], body["pressed_by_mistake"], body["tired_taken_back"])
    assert (body["reason"], counted) == ("TARGET_REACHED", (5, 6, 1, True))


def test_whoever_is_tired_on_the_way_in_has_done_what_was_done(house: wire.House) -> None:
    listener = gone_on(house, Begun(2, 2))
    listener.give(TiredReported(listener.session.heard_at))
    live_on(listener, answering=True)
    body = session_body(listener.session)
    assert (body["reason"], body["repetitions"]) == ("TIRED", 2)


@given(repetitions=st.integers(0, 4), broken=st.integers(0, 5), rung=st.sampled_from(["chest-pillow", "trying"]))
def test_no_way_of_going_on_leads_past_a_ceiling(house: wire.House, repetitions: int, broken: int, rung: str) -> None:
    begun = Begun(repetitions, repetitions + broken)
    try:
        listener = gone_on(house, begun, rung, "prone-chest-raise")
    except BadRequest:
        assert broken > BROKEN_OFF_DONE_AGAIN or (rung == "trying" and begun.efforts >= TRYING_CEILING)
        return
    live_on(listener, answering=True)
    session = listener.session
    lifts = [cue for cue in listener.cues if isinstance(cue, Lift)]
    assert session.efforts == begun.efforts + len(lifts)
    assert session.repetitions <= 5
    assert rung != "trying" or session.efforts <= TRYING_CEILING
