"""The rules of safety hold whatever a person does, and whenever (docs/hazards.md).

Each test lives through hundreds of sessions of every exercise, rung and manner, with anything happening at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

import pytest
from any_session import RUNGS, Deed, Life, lives
from hypothesis import given, seed, settings, strategies as st
from listening import Given, Heard, Listener, live_on, start

from stature_coach import safety, wire
from stature_coach.cues import (
    AskFor,
    Count,
    Cue,
    Finish,
    GetReady,
    Hold,
    Instruct,
    Lift,
    Lower,
    PhaseCue,
    Reason,
    RestNow,
    StopNow,
)
from stature_coach.events import (
    InPlaceReported,
    PainReported,
    Paused,
    ReadyGiven,
    RedFlagReported,
    Resumed,
    StopReported,
    Ticked,
    TiredReported,
)
from stature_coach.moves.stopping import WARNINGS
from stature_coach.state import EFFORT_PHASES, Manner, Phase

EFFORT = (Lift, Hold, Count)
few = settings(max_examples=60)


def many(test: Callable[..., None]) -> Callable[..., None]:
    """The same hundreds of lives for every rule: they are lived once, and looked at from each side."""
    return seed(20261123)(settings(max_examples=500)(test))


@cache
def _lived(life: Life, spoken: int) -> Listener:
    return life.lived(_HOUSES[spoken])


_HOUSES: dict[int, wire.House] = {}


def lived(house: wire.House, life: Life) -> Listener:
    _HOUSES[id(house)] = house
    return _lived(life, id(house))


def heard_after(listener: Listener, event: Given) -> list[Cue]:
    rest = listener.log[listener.log.index(event) + 1 :]
    return [entry.cue for entry in rest if isinstance(entry, Heard)]


def of_kind(listener: Listener, *kinds: type) -> Iterator[Given]:
    return (given for given in listener.events if isinstance(given.event, kinds))


# -------------------------------------------------------------------- S2: pain and warning signs are final


@many
@given(life=lives())
def test_after_pain_or_a_warning_sign_there_is_no_effort_and_nothing_leads_to_one(
    house: wire.House, life: Life
) -> None:
    listener = lived(house, life)
    for event in of_kind(listener, PainReported, RedFlagReported):
        assert not [cue for cue in heard_after(listener, event) if isinstance(cue, (*EFFORT, GetReady))]


@many
@given(life=lives())
def test_pain_and_warning_signs_are_how_the_session_ended_whatever_follows(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    flagged = any(of_kind(listener, RedFlagReported))
    hurt = any(of_kind(listener, PainReported))
    reason = listener.session.reason
    assert (reason is Reason.RED_FLAG) == flagged
    assert (reason is Reason.PAIN) == (hurt and not flagged)


@many
@given(life=lives())
def test_after_pain_the_person_is_told_to_rest_or_call_someone(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    rest = house.regimen.exercise(life.exercise).words.pain_rest
    last = listener.events[-1:]
    for event in of_kind(listener, PainReported):
        if [event] == last and listener.session.reason is Reason.PAIN:
            assert rest in [cue.key for cue in heard_after(listener, event)]


# -------------------------------------------------------------------- S3: tired ends the set


@many
@given(life=lives())
def test_tired_releases_within_a_second_in_any_phase_and_no_effort_follows(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    for event in of_kind(listener, TiredReported):
        closing_graver = event.before.phase is Phase.CLOSING and event.after.reason is not Reason.TIRED
        heard = heard_after(listener, event)
        released = any(isinstance(cue, Lower) and cue.at <= event.at + 1 for cue in heard)
        assert released or closing_graver
        assert not [cue for cue in heard if isinstance(cue, (*EFFORT, GetReady))]


@many
@given(life=lives())
def test_tired_counts_as_complete_unless_something_graver_was_said(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    graver = (StopReported, PainReported, RedFlagReported)
    reason = listener.session.reason
    if any(of_kind(listener, TiredReported)) and not any(of_kind(listener, *graver)):
        # Somebody who was tired and then never answers is looked after, and that is how it ended.
        assert reason is Reason.TIRED or (reason is Reason.INTERRUPTED and not life.answering)


@few
@given(life=lives(most_deeds=2), phase=st.sampled_from([p for p in Phase if p is not Phase.FINISHED]))
def test_tired_is_taken_in_every_phase(house: wire.House, life: Life, phase: Phase) -> None:
    listener = life.begun(house)
    for deed in life.deeds:
        life.do(listener, deed)
    life.do(listener, Deed(phase, 0.3, "tired"))
    live_on(listener, answering=True)
    assert not any(isinstance(event, TiredReported) for event in listener.refused)


# -------------------------------------------------------------------- any interruption of effort


@many
@given(life=lives())
def test_any_interruption_of_a_lift_or_a_hold_begins_with_the_release_at_once(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    interruptions = (Paused, TiredReported, PainReported, RedFlagReported, StopReported)
    for event in of_kind(listener, *interruptions):
        if event.before.phase not in EFFORT_PHASES and not _fell_due_in_effort(listener, event):
            continue
        first, *_ = heard_after(listener, event)
        assert isinstance(first, Lower)
        assert first.at == event.at


def _fell_due_in_effort(listener: Listener, event: Given) -> bool:
    """Whether the last thing heard until the event was effort that goes on."""
    before = [e.cue for e in listener.log[: listener.log.index(event)] if isinstance(e, Heard)]
    going_on = [cue for cue in before if isinstance(cue, (*EFFORT, Lower))]
    return bool(going_on) and not isinstance(going_on[-1], Lower)


# -------------------------------------------------------------------- ready means ready


@many
@given(life=lives())
def test_every_effort_goes_back_to_a_tap_and_a_whole_lead_in(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    settled_at = 0.0
    granted_at: float | None = None
    for entry in listener.log:
        if isinstance(entry, Given) and not isinstance(entry.event, Ticked) and entry.after is not entry.before:
            granted_at = entry.at if entry.after.phase is Phase.LEADING_IN else None
            if granted_at is not None:
                assert isinstance(entry.event, (ReadyGiven, Resumed))
        if isinstance(entry, Heard) and entry.cue.key == "shared.settle":
            settled_at = entry.at
        if isinstance(entry, Heard) and isinstance(entry.cue, Lift):
            assert granted_at is not None
            assert settled_at >= granted_at
            assert entry.at - settled_at >= life.manner.lead_in_seconds - 1e-6


@few
@given(life=lives(most_deeds=0))
def test_silence_never_starts_effort_and_always_ends_the_session(house: wire.House, life: Life) -> None:
    listener = live_on(life.begun(house), answering=False)
    assert listener.finished
    assert not [cue for cue in listener.cues if isinstance(cue, EFFORT)]
    assert listener.session.reason is Reason.INTERRUPTED
    assert listener.session.at < 6 * life.manner.own_time_seconds + 600


@many
@given(life=lives())
def test_every_session_ends_and_says_so_once(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    assert listener.finished
    assert [cue for cue in listener.cues if isinstance(cue, Finish)] == [
        Finish(listener.session.at, "", listener.session.reason, listener.session.repetitions)
    ]
    assert isinstance(listener.cues[-1], Finish)


@few
@given(life=lives(most_deeds=3))
def test_nobody_is_past_the_question_at_the_gate_without_answering_it(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    for event in listener.events:
        if event.before.phase is Phase.SETTING_UP and event.before.page.about is not None:
            onward = event.after.phase is Phase.ASKING_READY or event.after.step > event.before.step
            assert not onward or isinstance(event.event, ReadyGiven)


# -------------------------------------------------------------------- S7: counting


@many
@given(life=lives())
def test_counts_are_never_faster_than_the_beat_and_a_hold_never_passes_five(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    counts = [cue for cue in listener.cues if isinstance(cue, Count)]
    assert all(1 <= cue.number <= safety.LONGEST_HOLD_COUNTS for cue in counts)
    for one, next_one in pairwise(counts):
        assert next_one.at - one.at >= life.manner.beat_seconds - 1e-6
        assert next_one.number in (one.number + 1, 1)


@many
@given(life=lives())
def test_a_hold_begins_with_count_one_and_lasts_five_beats(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    ones = [cue.at for cue in listener.cues if isinstance(cue, Count) and cue.number == 1]
    holds = [cue for cue in listener.cues if isinstance(cue, Hold)]
    assert [hold.at for hold in holds] == ones
    assert all(hold.seconds == 5 * life.manner.beat_seconds for hold in holds)


@many
@given(life=lives())
def test_effort_builds_up_and_is_let_go_slowly_and_two_seconds_of_rest_follow(house: wire.House, life: Life) -> None:
    """The handout: smooth, never sudden, and a rest of a couple of seconds."""
    tempo = house.regimen.exercise(life.exercise).tempo
    took = {(Lift, Hold): tempo.lift_seconds, (Lower, RestNow): tempo.lower_seconds}
    assert min(tempo.lift_seconds, tempo.lower_seconds, tempo.rest_seconds) >= 2.0
    for one, next_one in pairwise(phases_heard(lived(house, life))):
        pair = type(one), type(next_one)
        if pair in took:
            assert next_one.at - one.at >= took[pair] - 1e-6
        if pair == (RestNow, Lift):
            assert next_one.at - one.at >= tempo.rest_seconds - 1e-6


@many
@given(life=lives())
def test_at_every_third_rest_one_hears_that_stopping_needs_no_telling(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    said = [cue for cue in listener.cues if not isinstance(cue, (Lower, Hold, Count))]
    for rest, word, lift in zip(said, said[1:], said[2:], strict=False):
        if isinstance(rest, RestNow) and isinstance(lift, Lift) and rest.repetition % 3 == 0:
            assert word.key == "shared.stop_whenever"
    for rest, lift in pairwise(said):
        assert not (isinstance(rest, RestNow) and isinstance(lift, Lift) and rest.repetition % 3 == 0)


def phases_heard(listener: Listener) -> list[PhaseCue | GetReady]:
    """The phases of the repetitions, with each lead-in between them."""
    return [cue for cue in listener.cues if isinstance(cue, (PhaseCue, GetReady))]


@many
@given(life=lives())
def test_whole_holds_are_counted_and_no_others(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    whole = 0
    for index, entry in enumerate(listener.log):
        if isinstance(entry, Heard) and isinstance(entry.cue, Hold):
            whole += _held_out(listener, index, entry.at + entry.cue.seconds)
    assert listener.session.repetitions == whole <= life.repetitions <= RUNGS[life.exercise][life.rung]


def _held_out(listener: Listener, index: int, until: float) -> bool:
    """Whether nothing interrupted that hold. What happens at its very end finds it whole."""
    for entry in listener.log[index + 1 :]:
        if entry.at >= until - 1e-6:
            return True
        if isinstance(entry, Given) and entry.after.phase is not Phase.HOLDING and not isinstance(entry.event, Ticked):
            return False
    return True


@many
@given(life=lives())
def test_no_lift_is_shown_beyond_the_plan(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    assert all(1 <= cue.repetition <= cue.of == life.repetitions for cue in listener.cues if isinstance(cue, Lift))
    assert listener.session.repetition_shown <= life.repetitions


@pytest.mark.parametrize(("exercise", "most"), [("neck-press", 10), ("wall-ball-press", 20), ("prone-chest-raise", 10)])
def test_no_plan_goes_beyond_the_ceiling(house: wire.House, exercise: str, most: int) -> None:
    hardest = list(RUNGS[exercise])[-1]
    start(house, exercise, hardest, most)
    for repetitions in (0, -1, most + 1, 1000):
        with pytest.raises(ValueError, match=f"repetitions is {repetitions}; write a whole number from 1 to {most}"):
            start(house, exercise, hardest, repetitions)


def test_somebody_who_does_not_lift_yet_tries_five_times_at_most(house: wire.House) -> None:
    with pytest.raises(ValueError, match="write a whole number from 1 to 5"):
        start(house, "prone-chest-raise", "trying", 6)


@pytest.mark.parametrize("beat", [0.99, 0.0, -1.0, 1.51, float("nan"), float("inf")])
def test_nobody_can_choose_a_beat_that_hurries_or_drags(beat: float) -> None:
    with pytest.raises(ValueError, match="beat_seconds is"):
        Manner(beat_seconds=beat)


# -------------------------------------------------------------------- S8: breathing


@many
@given(life=lives())
def test_the_breath_is_named_before_the_first_lift_and_at_least_every_third(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    named_with = house.regimen.exercise(life.exercise).words.lift_breathing
    unnamed = 3
    for cue in listener.cues:
        if cue.key in ("shared.breathe_in", named_with):
            unnamed = 0
        if isinstance(cue, Lift):
            unnamed += 1
            assert unnamed <= 3


# -------------------------------------------------------------------- S9: in and out of position


@many
@given(life=lives())
def test_after_a_warning_sign_nothing_is_said_but_to_stay_and_call(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    steady = house.regimen.exercise(life.exercise).words.steady
    for event in of_kind(listener, RedFlagReported):
        after = heard_after(listener, event)
        assert not [cue for cue in after if isinstance(cue, (Instruct, AskFor))]
        assert {type(cue) for cue in after} <= {Lower, StopNow, Finish}
        said = {cue.key for cue in after if isinstance(cue, StopNow)}
        assert said <= {*WARNINGS.values(), steady}


@many
@given(life=lives())
def test_after_a_warning_sign_the_person_is_told_at_once_whom_to_call(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    for event in of_kind(listener, RedFlagReported):
        warning = next(cue for cue in heard_after(listener, event) if isinstance(cue, StopNow))
        assert warning.at - event.at < 4.0
        assert warning.key == WARNINGS[event.after.red_flag]


@many
@given(life=lives())
def test_a_milder_warning_sign_never_softens_a_graver_one(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    urgency = list(WARNINGS)
    ranks = [urgency.index(event.after.red_flag) for event in of_kind(listener, RedFlagReported)]
    assert ranks == sorted(ranks)


@few
@given(
    life=lives(most_deeds=0),
    phase=st.sampled_from([Phase.LEADING_IN, Phase.LIFTING, Phase.HOLDING, Phase.LOWERING, Phase.RESTING]),
    wait=st.sampled_from([0.0, 0.4, 1.0]),
    does=st.sampled_from(["tired", "stopped", "pain"]),
)
def test_whoever_is_in_position_is_coached_out_of_it_after_tired_stop_and_pain(
    house: wire.House, life: Life, phase: Phase, wait: float, does: str
) -> None:
    listener = life.begun(house)
    life.do(listener, Deed(phase, wait, does))
    live_on(listener, answering=True)
    hurts = does == "pain"
    way_out = [step.say for step in house.regimen.exercise(life.exercise).leaving if step.after_pain or not hurts]
    rest = [house.regimen.exercise(life.exercise).words.pain_rest] if hurts else []
    assert [cue.key for cue in listener.cues if isinstance(cue, Instruct)][-len(rest + way_out) :] == rest + way_out


@pytest.mark.parametrize("exercise", ["neck-press", "prone-chest-raise"])
def test_lying_down_and_getting_up_are_coached_around_a_whole_set(house: wire.House, exercise: str) -> None:
    rung = next(iter(RUNGS[exercise]))
    listener = live_on(start(house, exercise, rung, 2), answering=True)
    instructed = [cue.key for cue in listener.cues if isinstance(cue, Instruct)]
    down = ["log_roll.sit", "log_roll.long_back", "log_roll.down"]
    up = ["log_roll.onto_side", "log_roll.long_back", "log_roll.up", "log_roll.sit_a_while"]
    first_lift = next(cue.at for cue in listener.cues if isinstance(cue, Lift))
    before = [cue.key for cue in listener.cues if isinstance(cue, Instruct) and cue.at < first_lift]
    assert [key for key in before if key in down] == down
    assert instructed[-len(up) :] == up


@few
@given(life=lives(most_deeds=0), wait=st.floats(0.0, 2.9), does=st.sampled_from(["tired", "stopped"]))
def test_a_shaking_hand_does_not_lose_the_way_out(house: wire.House, life: Life, wait: float, does: str) -> None:
    listener = life.begun(house)
    life.do(listener, Deed(Phase.HOLDING, 1.4, does))
    life.do(listener, Deed(None, round(wait, 3), does))
    live_on(listener, answering=True)
    way_out = [step.say for step in house.regimen.exercise(life.exercise).leaving]
    assert [cue.key for cue in listener.cues if isinstance(cue, Instruct)][-len(way_out) :] == way_out


@few
@given(life=lives(most_deeds=0), wait=st.floats(0.0, 2.9), before=st.sampled_from(["tired", "pain", "nothing"]))
def test_a_stop_as_the_way_out_begins_does_not_lose_it(house: wire.House, life: Life, wait: float, before: str) -> None:
    listener = life.begun(house)
    if before != "nothing":
        life.do(listener, Deed(Phase.HOLDING, 1.4, before))
    life.do(listener, Deed(Phase.LEAVING, 0.0, "ticked"))
    at = max(listener.session.at, round(listener.session.since + wait, 3))
    live_on(listener, answering=False, until=at)
    still_to_come = [page.step.say for page in listener.session.leaving[listener.session.step :]]
    listener.give(StopReported(at))
    live_on(listener, answering=True)
    assert listener.session.reason is (Reason.PAIN if before == "pain" else Reason.STOPPED)
    assert [cue.key for cue in listener.cues if isinstance(cue, Instruct)][-len(still_to_come) :] == still_to_come


@few
@given(life=lives(most_deeds=0), wait=st.sampled_from([0.0, 0.1, 0.3, 0.499]))
def test_the_second_tap_of_a_shaking_hand_starts_no_effort(house: wire.House, life: Life, wait: float) -> None:
    listener = life.begun(house)
    while listener.session.phase is Phase.SETTING_UP:
        at = listener.session.heard_at
        live_on(listener, answering=False, until=at)
        listener.give(ReadyGiven(max(at, listener.session.at)))
    before = listener.session
    assert before.phase is Phase.ASKING_READY
    listener.give(ReadyGiven(before.at + wait))
    assert listener.session.phase is Phase.ASKING_READY


@few
@given(life=lives(most_deeds=0), times=st.integers(1, 5))
def test_in_place_goes_to_the_ready_prompt_and_no_further(house: wire.House, life: Life, times: int) -> None:
    listener = life.begun(house)
    for _ in range(times):
        listener.give(InPlaceReported(listener.session.at))
    assert listener.session.page.about is not None
    listener.give(ReadyGiven(listener.session.heard_at))
    for _ in range(times):
        listener.give(InPlaceReported(listener.session.at))
    assert listener.session.phase is Phase.ASKING_READY
    live_on(listener, answering=False)
    assert not [cue for cue in listener.cues if isinstance(cue, EFFORT)]
