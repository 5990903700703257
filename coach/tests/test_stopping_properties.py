"""Pain, warning signs, tired, interruptions, and that ready means ready, over hundreds of lives (S2, S3)."""

from __future__ import annotations

from dataclasses import replace

from any_session import Deed, Life, lives
from heard_lives import (
    EFFORT,
    PRESSED_IN,
    TIRED_IN,
    few,
    heard_after,
    heard_since,
    lived,
    many,
    of_kind,
    pain_was_told,
    taken,
    taken_back,
)
from hypothesis import given, strategies as st
from listening import Given, Heard, Listener, live_on, live_until, start

from stature_coach.door import wire
from stature_coach.session.cues import (
    Finish,
    GetReady,
    Lift,
    Lower,
    Reason,
    StopNow,
)
from stature_coach.session.events import (
    HurtPressed,
    InPlaceReported,
    MistakeReported,
    PainReported,
    Paused,
    ReadyGiven,
    RedFlagReported,
    Resumed,
    StopReported,
    Ticked,
    TiredReported,
    TiredTakenBack,
)
from stature_coach.session.state import EFFORT_PHASES, SET_PHASES, Phase
from stature_coach.weeks.diary import session_body

# -------------------------------------------------------------------- S2: pain and warning signs are final


@many
@given(life=lives())
def test_after_pain_or_a_warning_sign_there_is_no_effort_and_nothing_leads_to_one(
    house: wire.House, life: Life
) -> None:
    listener = lived(house, life)
    for event in [*pain_was_told(listener), *taken(listener, RedFlagReported)]:
        assert not [cue for cue in heard_after(listener, event) if isinstance(cue, (*EFFORT, GetReady))]


@many
@given(life=lives())
def test_pain_and_warning_signs_are_how_the_session_ended_whatever_follows(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    flagged, hurt = bool(taken(listener, RedFlagReported)), bool(pain_was_told(listener))
    reason = listener.session.reason
    assert (reason is Reason.RED_FLAG) == flagged
    assert (reason is Reason.PAIN) == (hurt and not flagged)


@many
@given(life=lives())
def test_pain_told_is_kept_whatever_ends_the_session(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    body = session_body(listener.session)
    assert body["pain_told"] == bool(pain_was_told(listener))
    assert body["reason"] != "PAIN" or body["pain_told"]


@many
@given(life=lives())
def test_a_slip_is_said_once_and_before_anything_was_named_and_is_kept(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    slips = taken(listener, MistakeReported)
    assert len(slips) <= 1
    assert session_body(listener.session)["pressed_by_mistake"] == len(slips)
    for slip in slips:
        assert slip.before.phase is Phase.NAMING
        assert slip.after.phase is Phase.PAUSED
        assert not [e for e in taken(listener, PainReported, RedFlagReported) if e.at < slip.at]


@many
@given(life=lives())
def test_a_page_closed_while_what_hurts_is_not_named_yet_has_kept_pain(house: wire.House, life: Life) -> None:
    for event in taken(lived(house, life), HurtPressed):
        if event.after.phase is Phase.NAMING:
            body = session_body(event.after)
            assert (body["reason"], body["pain_told"]) == ("PAIN", True)


@few
@given(life=lives(most_deeds=0), phase=st.sampled_from(PRESSED_IN))
def test_what_nobody_names_within_a_minute_is_pain_and_is_coached_as_pain(
    house: wire.House, life: Life, phase: Phase
) -> None:
    listener = life.begun(house)
    life.do(listener, Deed(phase, 0.2, "hurt"))
    pressed = listener.session.at
    if listener.session.phase is not Phase.NAMING:
        return  # that phase was not reached
    live_until(listener, lambda session: session.phase is not Phase.NAMING, answering=False)
    assert listener.session.at - pressed <= 60.0 + 1e-6
    assert listener.session.reason is Reason.PAIN
    live_on(listener, answering=True)
    assert house.regimen.exercise(life.exercise).words.pain_rest in [cue.key for cue in listener.cues]


@few
@given(life=lives(most_deeds=0), phase=st.sampled_from(PRESSED_IN), taps=st.integers(2, 6))
def test_a_trembling_finger_on_the_large_button_is_one_press(
    house: wire.House, life: Life, phase: Phase, taps: int
) -> None:
    listener = life.begun(house)
    life.do(listener, Deed(phase, 0.2, "hurt"))
    heard = len(listener.cues)
    for _ in range(taps - 1):
        life.do(listener, Deed(None, 0.2, "hurt"))
    assert listener.session.phase is Phase.NAMING
    assert len(listener.cues) - heard <= 1  # the question, in its own time


@many
@given(life=lives())
def test_after_pain_the_person_is_told_to_rest_or_call_someone(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    rest = house.regimen.exercise(life.exercise).words.pain_rest
    last = listener.events[-1:]
    for event in taken(listener, PainReported):
        if [event] == last and listener.session.reason is Reason.PAIN:
            assert rest in [cue.key for cue in heard_after(listener, event)]


# -------------------------------------------------------------------- S3: tired ends the set


@many
@given(life=lives())
def test_tired_releases_within_a_second_in_any_phase_and_no_effort_follows(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    tired_at = -10.0
    for event in taken(listener, TiredReported):
        if event.before.phase is Phase.NAMING:
            continue  # a way out of the naming, which is pain told
        closing_graver = event.before.phase is Phase.CLOSING and event.after.reason is not Reason.TIRED
        twice = event.at - tired_at < 3.0
        undone = taken_back(listener, event)
        heard = [entry for entry in heard_since(listener, event) if undone is None or entry.at < undone.at]
        released = any(isinstance(entry.cue, Lower) and entry.at <= event.at + 1 for entry in heard)
        assert released or closing_graver or twice or undone
        assert not [entry.cue for entry in heard if isinstance(entry.cue, (*EFFORT, GetReady))]
        tired_at = event.at


@many
@given(life=lives())
def test_whoever_said_tired_first_has_done_a_whole_set_whatever_is_said_on_the_way_out(
    house: wire.House, life: Life
) -> None:
    listener = lived(house, life)
    said = [event for event in taken(listener, TiredReported, StopReported) if event.before.phase is not Phase.NAMING]
    meant = [event for event in said if not (isinstance(event.event, TiredReported) and taken_back(listener, event))]
    first = meant[0] if meant else None
    gave_up = first is not None and isinstance(first.event, TiredReported) and first.before.reason is Reason.INTERRUPTED
    if first is None or not (gave_up or first.before.reason in (None, Reason.TARGET_REACHED)):
        return  # something else had ended it before
    reason = listener.session.reason
    if taken(listener, RedFlagReported) or pain_was_told(listener):
        assert reason in (Reason.RED_FLAG, Reason.PAIN)
    elif isinstance(first.event, TiredReported):
        assert reason is Reason.TIRED
    else:
        assert reason in (Reason.STOPPED, Reason.INTERRUPTED)


@many
@given(life=lives())
def test_tired_taken_back_within_five_seconds_is_kept_and_goes_on_by_a_tap(house: wire.House, life: Life) -> None:
    listener = lived(house, life)
    undone = taken(listener, TiredTakenBack)
    assert session_body(listener.session)["tired_taken_back"] == bool(undone)
    for event in undone:
        tired = [given for given in taken(listener, TiredReported) if given.at <= event.at]
        assert event.at - tired[0].at >= 0
        assert any(event.at - given.at <= 5.0 for given in tired)
        assert event.after.phase in (Phase.SETTING_UP, Phase.ASKING_READY)
        later = listener.log[listener.log.index(event) + 1 :]
        lift = next((n for n, entry in enumerate(later) if isinstance(entry, Heard) and _is_lift(entry)), None)
        given_before = [entry for entry in later[:lift] if isinstance(entry, Given)] if lift is not None else []
        assert lift is None or any(
            isinstance(entry.event, ReadyGiven) and entry.before.phase is Phase.ASKING_READY for entry in given_before
        )


def _is_lift(heard: Heard) -> bool:
    return isinstance(heard.cue, Lift)


@few
@given(life=lives(most_deeds=0), wait=st.sampled_from([0.0, 0.7, 4.999, 5.0]), after=st.sampled_from(TIRED_IN))
def test_tired_taken_back_in_time_the_set_can_be_whole(
    house: wire.House, life: Life, wait: float, after: Phase
) -> None:
    life = replace(life, repetitions=max(2, life.repetitions))
    listener = life.begun(house)
    life.do(listener, Deed(after, 0.0, "tired"))
    life.do(listener, Deed(None, wait, "taken_back"))
    live_on(listener, answering=True)
    assert not listener.refused
    tries_left = life.rung != "trying" or life.repetitions < 5 or after not in (Phase.LIFTING, Phase.HOLDING)
    assert listener.session.reason is (Reason.TARGET_REACHED if tries_left else Reason.INTERRUPTED)
    assert listener.session.tired_taken_back


@few
@given(life=lives(most_deeds=0), wait=st.sampled_from([5.001, 6.0, 30.0]), after=st.sampled_from(TIRED_IN))
def test_tired_is_not_taken_back_later_than_that(house: wire.House, life: Life, wait: float, after: Phase) -> None:
    listener = life.begun(house)
    life.do(listener, Deed(after, 0.0, "tired"))
    life.do(listener, Deed(None, wait, "taken_back"))
    live_on(listener, answering=True)
    assert listener.session.reason is Reason.TIRED
    assert not listener.session.tired_taken_back


@few
@given(life=lives(most_deeds=0), wait=st.floats(0.0, 2.9), phase=st.sampled_from(list(SET_PHASES)))
def test_tired_said_twice_is_released_once(house: wire.House, life: Life, wait: float, phase: Phase) -> None:
    listener = life.begun(house)
    life.do(listener, Deed(phase, 0.1, "tired"))
    before = len(listener.cues)
    life.do(listener, Deed(None, round(wait, 3), "tired"))
    live_on(listener, answering=True)
    assert not [cue for cue in listener.cues[before:] if isinstance(cue, Lower)]


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
    interruptions = (Paused, TiredReported, HurtPressed, PainReported, RedFlagReported, StopReported)
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
            granted_at = entry.at if entry.after.phase is Phase.LEADING_IN or entry.after.ready_given else None
            if entry.after.phase is Phase.LEADING_IN:
                assert isinstance(entry.event, (ReadyGiven, Resumed, InPlaceReported))
            if entry.after.ready_given and not entry.before.ready_given:
                assert isinstance(entry.event, InPlaceReported)
                assert life.manner.familiar
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


@few
@given(life=lives(most_deeds=0))
def test_who_falls_silent_when_asked_to_be_ready_is_asked_after_and_never_begins(house: wire.House, life: Life) -> None:
    listener = life.begun(house)
    assert live_until(listener, lambda session: session.phase is Phase.ASKING_READY)
    live_on(listener, answering=False)
    assert not [cue for cue in listener.cues if isinstance(cue, EFFORT)]
    assert (listener.finished, listener.session.reason) == (True, Reason.INTERRUPTED)
    assert session_body(listener.session)["unanswered"] is True


@few
@given(life=lives(most_deeds=0))
def test_no_answer_three_times_ends_the_set_says_whom_to_call_and_is_kept(house: wire.House, life: Life) -> None:
    listener = live_on(life.begun(house), answering=False)
    asked = [cue.at for cue in listener.cues if cue.key == "shared.are_you_all_right"]
    (last,) = [cue for cue in listener.cues if isinstance(cue, StopNow)]
    assert len(asked) == 3
    assert (last.key, last.at > asked[-1]) == ("shared.no_answer", True)
    assert "call someone" in house.wording.text(last.key)
    assert session_body(listener.session)["unanswered"] is True


def test_who_was_tired_and_then_falls_silent_is_told_so_and_was_not_interrupted(house: wire.House) -> None:
    listener = start(house, "neck-press", "pillow", 5)
    live_until(listener, lambda session: session.phase is Phase.HOLDING)
    listener.give(TiredReported(listener.session.at))
    live_on(listener, answering=False, until=listener.session.at + 10)
    listener.give(Paused(listener.session.at))
    live_on(listener, answering=False)
    last = next(cue for cue in listener.cues if isinstance(cue, StopNow))
    assert (last.key, last.reason, listener.session.reason) == ("shared.no_answer", Reason.TIRED, Reason.TIRED)


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
