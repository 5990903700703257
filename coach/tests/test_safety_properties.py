"""The rules of safety hold whatever a person does, and whenever (docs/hazards.md).

Each test lives through hundreds of sessions of every exercise, rung and manner, with anything happening at any time.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from any_session import RUNGS, Deed, Life, lives
from heard_lives import EFFORT, few, heard_after, lived, many, taken
from hypothesis import given, strategies as st
from listening import Given, Heard, Listener, live_on, live_until, start

from stature_coach import safety
from stature_coach.door import wire
from stature_coach.regimen.values import Step
from stature_coach.session.cues import (
    AskFor,
    Count,
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
from stature_coach.session.events import (
    Event,
    HurtPressed,
    InPlaceReported,
    PainReported,
    Paused,
    ReadyGiven,
    RedFlag,
    RedFlagReported,
    Resumed,
    StopReported,
    Ticked,
    TiredReported,
)
from stature_coach.session.state import SET_PHASES, Manner, Phase
from stature_coach.weeks.diary import session_body

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
def test_every_effort_begun_is_counted_and_no_more_are_begun_than_three_beyond_the_plan(
    house: wire.House, life: Life
) -> None:
    listener = lived(house, life)
    lifts = sum(isinstance(cue, Lift) for cue in listener.cues)
    assert session_body(listener.session)["efforts"] == lifts
    assert lifts - listener.session.repetitions <= 4
    assert lifts <= (5 if life.rung == "trying" else life.repetitions + 3)
    assert session_body(listener.session)["set_begun"] == (lifts > 0)


def leaving_on(house: wire.House, exercise: str, rung: str) -> list[Step]:
    """The way out of the whole way in: without what is said only where that was broken off."""
    leaving = house.regimen.exercise(exercise).leaving
    return [step for step in leaving if (not step.rungs or rung in step.rungs) and step.while_at is None]


@pytest.mark.parametrize(("exercise", "rung"), [(exercise, rung) for exercise in RUNGS for rung in RUNGS[exercise]])
@pytest.mark.parametrize("breaks", ["paused", "hurt", "tired"])
def test_a_headset_that_flaps_in_every_hold_does_not_go_on_for_ever(
    house: wire.House, exercise: str, rung: str, breaks: str
) -> None:
    """Each hold is broken off a hair before its end, and gone on with; a slip of the finger does no more than that."""
    life = Life(exercise, rung, 5, Life.usual(), (), answering=True)
    listener = life.begun(house)
    while live_until(listener, lambda session: session.phase is Phase.HOLDING):
        life.do(listener, Deed(None, 4.9, breaks))
        if breaks == "hurt":
            life.do(listener, Deed(None, 1.0, "mistake"))
        if breaks == "tired":
            life.do(listener, Deed(None, 1.0, "taken_back"))
        else:
            life.do(listener, Deed(None, 1.0, "resumed"))
        if listener.session.reason in (Reason.PAIN, Reason.TIRED):
            break  # said a second time, the button is meant; and no try was left to take tired back for
    most = {"paused": 5 if rung == "trying" else 4, "hurt": 2, "tired": 5 if rung == "trying" else 4}[breaks]
    assert sum(isinstance(cue, Lift) for cue in listener.cues) == min(most, 4)
    live_on(listener, answering=True)
    assert listener.session.repetitions == 0
    assert listener.session.reason is {"hurt": Reason.PAIN, "tired": Reason.TIRED}.get(breaks, Reason.INTERRUPTED)
    way_out = [step.say for step in leaving_on(house, exercise, rung) if step.after_pain or breaks != "hurt"]
    said = [cue.key for cue in listener.cues if isinstance(cue, Instruct)]
    assert said[len(said) - len(way_out) :] == way_out


def test_a_try_that_was_broken_off_is_one_of_the_five(house: wire.House) -> None:
    life = Life("prone-chest-raise", "trying", 5, Life.usual(), (), answering=True)
    listener = life.begun(house)
    for _ in range(2):
        life.do(listener, Deed(Phase.HOLDING, 4.9, "paused"))
        life.do(listener, Deed(None, 1.0, "resumed"))
    live_on(listener, answering=True)
    assert sum(isinstance(cue, Lift) for cue in listener.cues) == 5
    assert (listener.session.repetitions, listener.session.reason) == (3, Reason.INTERRUPTED)


def test_up_to_three_broken_off_repetitions_are_done_again(house: wire.House) -> None:
    life = Life("neck-press", "pillow", 4, Life.usual(), (), answering=True)
    listener = life.begun(house)
    for _ in range(3):
        life.do(listener, Deed(Phase.HOLDING, 2.0, "paused"))
        life.do(listener, Deed(None, 1.0, "resumed"))
    live_on(listener, answering=True)
    assert (listener.session.repetitions, listener.session.reason) == (4, Reason.TARGET_REACHED)
    assert listener.session.efforts == 7


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


# From the least urgent to the most: who lies is told to let go, stay and call; who stands heard before it to ease off,
# to hold the chair and to sit.
LYING_CALLS = [f"shared.red_flag{end}" for end in ("_dizzy", "_something_else", "_doctor", "", "_emergency")]
STANDING_CALLS = [f"shared.call{end}" for end in ("_dizzy", "_something_else", "_doctor", "", "_emergency")]
URGENCY = {
    "dizzy": 0,
    "something_else": 1,
    "sharp_neck": 2,
    "sharp_back_or_rib": 2,
    None: 3,
    "bladder_bowel_or_saddle": 4,
    "numb_or_weak": 4,
    "faint_or_breathless": 4,
    "face_or_speech": 4,
    "chest_pain": 4,
}


def calls_of(life: Life) -> list[str]:
    return STANDING_CALLS if life.exercise == "wall-ball-press" else LYING_CALLS


@many
@given(life=lives())
def test_after_a_warning_sign_nothing_is_said_but_to_stay_and_call(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    for event in taken(listener, RedFlagReported):
        after = heard_after(listener, event)
        assert not [cue for cue in after if isinstance(cue, (Instruct, AskFor))]
        assert {type(cue) for cue in after} <= {Lower, StopNow, Finish}
        assert {cue.key for cue in after if isinstance(cue, StopNow)} <= set(calls_of(life))


@many
@given(life=lives())
def test_after_a_warning_sign_the_person_is_told_at_once_whom_to_call(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    named: list[int] = []
    for event in taken(listener, RedFlagReported):
        named.append(URGENCY[event.event.kind.value if event.event.kind else None])
        heard = heard_after(listener, event)
        first, call = heard[0], next(cue for cue in heard if isinstance(cue, StopNow))
        assert first.at == event.at
        assert call.at - event.at <= life.heard_in(house).spoken_seconds[first.key] + 0.5
        assert call.key == calls_of(life)[max(named)]  # a milder sign named later never softens what was said


@many
@given(life=lives(most_deeds=2), signs=st.lists(st.integers(0, 9), max_size=3))
def test_the_gravest_sign_is_the_one_that_is_kept(house: wire.House, life: Life, signs: list[int]) -> None:
    """In whatever order they are told: lives by themselves seldom tell of two."""
    listener = life.begun(house)
    for deed in (*life.deeds, *(Deed(None, 0.5, "red_flag", number) for number in signs)):
        life.do(listener, deed)
    told = [event.event.kind for event in taken(listener, RedFlagReported)]
    named = [kind.value for kind in told if kind is not None]
    kept = session_body(listener.session)["red_flag"]
    assert (kept is None) == (not named)
    assert kept is None or URGENCY[kept] == max(URGENCY[kind] for kind in named)


@many
@given(life=lives())
def test_standing_the_first_words_after_any_sign_or_pain_are_to_ease_off_the_chair_and_sitting_down(
    house: wire.House, life: Life
) -> None:
    listener = lived(house, life)
    for event in taken(listener, RedFlagReported, PainReported, HurtPressed):
        pressed_again = isinstance(event.event, HurtPressed) and event.before.phase is Phase.NAMING
        if life.exercise != "wall-ball-press" or pressed_again or event.before.phase is Phase.FINISHED:
            continue
        first = heard_after(listener, event)[0]
        assert (first.at, first.key) == (event.at, "shared.ease_off")


@pytest.mark.parametrize("told", [PainReported, HurtPressed])
@pytest.mark.parametrize(("exercise", "rung"), [("wall-ball-press", "start"), ("neck-press", "pillow")])
def test_pain_told_beside_a_sign_is_kept_and_standing_one_is_steadied_and_warned_anew(
    house: wire.House, exercise: str, rung: str, told: type[Event]
) -> None:
    listener = start(house, exercise, rung, 5)
    live_until(listener, lambda session: session.phase is Phase.HOLDING)
    began = listener.session.at
    listener.give(RedFlagReported(began, RedFlag.DIZZY))
    live_on(listener, answering=False, until=began + 8)
    before = len(listener.cues)
    listener.give(told(began + 8))
    live_on(listener, answering=False)
    heard = [cue.key for cue in listener.cues[before:] if cue.at >= began + 8 and cue.key]
    warned = ["shared.ease_off", "shared.call_dizzy"] if exercise == "wall-ball-press" else []
    assert heard[: len(warned)] == warned
    assert ("shared.ease_off" in heard) == bool(warned)
    assert session_body(listener.session)["pain_told"] is True


def test_of_whom_the_coach_gave_up_waiting_for_tired_is_the_persons_own_word(house: wire.House) -> None:
    listener = start(house, "wall-ball-press", "start", 5)
    live_until(listener, lambda session: session.reason is Reason.INTERRUPTED, answering=False)
    listener.give(TiredReported(listener.session.at + 1))
    assert live_on(listener, answering=False).session.reason is Reason.TIRED


@few
@given(life=lives(most_deeds=0), phase=st.sampled_from(list(SET_PHASES)), wait=st.sampled_from([0.0, 0.3, 1.9]))
def test_standing_a_pause_says_what_to_hold_on_to(house: wire.House, life: Life, phase: Phase, wait: float) -> None:
    life = replace(life, exercise="wall-ball-press", rung="start")
    listener = life.begun(house)
    life.do(listener, Deed(phase, wait, "paused"))
    listener.tick(listener.session.at + 60)
    assert [cue.key for cue in listener.cues][-2:] == ["shared.paused", "wall_ball_press.hold_chair"]


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
    leaving = leaving_on(house, life.exercise, life.rung)
    way_out = [step.say for step in leaving if step.after_pain or not hurts]
    rest = [house.regimen.exercise(life.exercise).words.pain_rest] if hurts else []
    assert [cue.key for cue in listener.cues if isinstance(cue, Instruct)][-len(rest + way_out) :] == rest + way_out


@pytest.mark.parametrize("exercise", ["neck-press", "prone-chest-raise"])
def test_lying_down_and_getting_up_are_coached_around_a_whole_set(house: wire.House, exercise: str) -> None:
    rung = next(iter(RUNGS[exercise]))
    listener = live_on(start(house, exercise, rung, 2), answering=True)
    instructed = [cue.key for cue in listener.cues if isinstance(cue, Instruct)]
    down = ["log_roll.sit", "log_roll.long_back", "log_roll.down"]
    up = ["log_roll.knees_over", "log_roll.long_back", "log_roll.up", "log_roll.sit_a_while"]
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
    way_out = [step.say for step in leaving_on(house, life.exercise, life.rung)]
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
    ended = {"pain": Reason.PAIN, "tired": Reason.TIRED, "nothing": Reason.STOPPED}
    assert listener.session.reason is ended[before]
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
    listener = replace(life, manner=replace(life.manner, familiar=False)).begun(house)
    for _ in range(times):
        listener.give(InPlaceReported(listener.session.at))
    for _ in house.regimen.exercise(life.exercise).prerequisites:
        assert listener.session.page.about is not None
        listener.give(ReadyGiven(listener.session.heard_at))
    for _ in range(times):
        listener.give(InPlaceReported(listener.session.at))
    assert live_until(listener, lambda session: session.phase is Phase.ASKING_READY, answering=False)
    assert "shared.breathe" in [cue.key for cue in listener.cues]
    live_on(listener, answering=False)
    assert not [cue for cue in listener.cues if isinstance(cue, EFFORT)]


@few
@given(life=lives(most_deeds=0), steps=st.integers(0, 9))
def test_who_knows_the_exercise_comes_by_one_word_to_the_effort_and_hears_what_is_always_said(
    house: wire.House, life: Life, steps: int
) -> None:
    listener = replace(life, manner=replace(life.manner, familiar=True, half_effort=False)).begun(house)
    gates = len(house.regimen.exercise(life.exercise).prerequisites)
    for _ in range(gates - 1 + steps):
        if listener.session.phase is Phase.SETTING_UP and listener.session.step + 1 < len(listener.session.setup):
            listener.give(ReadyGiven(listener.session.heard_at))
    word_at = listener.session.heard_at
    listener.give(InPlaceReported(word_at))
    live_on(listener, answering=False)
    heard = [cue.key for cue in listener.cues]
    first = next(cue for cue in listener.cues if isinstance(cue, Lift))
    assert first.at >= word_at + life.manner.lead_in_seconds
    breathe = next(key for key in ("shared.breathe", "shared.breathe_familiar") if key in heard)
    assert heard.index(breathe) < heard.index("shared.settle") < heard.index(first.key)
    assert all(f"number.{count}" in heard for count in range(1, 6))


@few
@given(life=lives(most_deeds=0))
def test_a_break_before_the_lead_in_asks_for_the_word_again(house: wire.House, life: Life) -> None:
    listener = replace(life, manner=replace(life.manner, familiar=True, half_effort=False)).begun(house)
    for _ in house.regimen.exercise(life.exercise).prerequisites:
        listener.give(ReadyGiven(listener.session.heard_at))
    listener.give(InPlaceReported(listener.session.at))
    assert listener.session.phase is Phase.SETTING_UP
    listener.give(Paused(listener.session.at + 0.5))
    listener.give(Resumed(listener.session.at + 0.5))
    live_on(listener, answering=False)
    assert not [cue for cue in listener.cues if isinstance(cue, EFFORT)]
