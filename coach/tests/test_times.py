"""Time: cues come ahead, in order and one at a time, and are the same however the host's clock ticks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from any_session import Life, lives
from hypothesis import given, settings, strategies as st
from listening import Given, Heard, Listener, live_on, live_until, start

from stature_coach.door import wire
from stature_coach.session.cues import Cancel, Count, Hold, Lower
from stature_coach.session.events import Event, Ticked, TiredReported
from stature_coach.session.session import LOOK_AHEAD_SECONDS, advance
from stature_coach.session.state import Manner, Phase
from stature_coach.session.table import Impossible

TICK_SECONDS = 1.0
NOT_SPOKEN = ("", "shared.hold")
some = settings(max_examples=150)
few = settings(max_examples=25)


def told_again(house: wire.House, life: Life, events: list[Event], tick_seconds: float) -> Listener:
    """The same events told to a session that is ticked in this rhythm."""
    listener = life.begun(house)
    for event in events:
        _tick_until(listener, event.at, tick_seconds)
        listener.give(event)
    if not listener.finished:
        _tick_until(listener, listener.session.at + 20_000, tick_seconds)
    return listener


def _tick_until(listener: Listener, at: float, tick_seconds: float) -> None:
    now = listener.session.at
    while not listener.finished and now + tick_seconds < at:
        now = round(now + tick_seconds, 3)
        listener.tick(now)


def events_of(house: wire.House, life: Life) -> list[Event]:
    return [given.event for given in life.lived(house).events]


@few
@given(life=lives(), tick_seconds=st.sampled_from([0.25, 1.0, 0.333, 7.0]))
def test_how_often_the_host_ticks_changes_nothing_that_is_heard(
    house: wire.House, life: Life, tick_seconds: float
) -> None:
    woken = life.lived(house)
    ticked = told_again(house, life, [given.event for given in woken.events], tick_seconds)
    assert ticked.cues == woken.cues
    assert not ticked.refused


@settings(max_examples=4)
@given(life=lives(most_deeds=3))
def test_twenty_ticks_a_second_change_nothing_that_is_heard(house: wire.House, life: Life) -> None:
    woken = life.lived(house)
    assert told_again(house, life, [given.event for given in woken.events], 0.05).cues == woken.cues


@few
@given(life=lives())
def test_a_cue_is_known_a_second_ahead_unless_the_person_caused_it(house: wire.House, life: Life) -> None:
    listener = told_again(house, life, events_of(house, life), TICK_SECONDS)
    for heard in (entry for entry in listener.log if isinstance(entry, Heard)):
        assert heard.by_event or heard.told_at <= heard.at - 1.0


@some
@given(life=lives())
def test_times_never_fall(house: wire.House, life: Life) -> None:
    listener = life.lived(house)
    assert all(one.at <= next_one.at for one, next_one in pairwise(listener.log))


@some
@given(life=lives())
def test_no_two_sentences_are_spoken_over_each_other_but_where_the_person_interrupts(
    house: wire.House, life: Life
) -> None:
    listener = life.lived(house)
    speaking_until = 0.0
    for entry in listener.log:
        if isinstance(entry, Given) and not isinstance(entry.event, Ticked) and entry.after is not entry.before:
            speaking_until = 0.0  # what was being said gives way to the person
        if isinstance(entry, Heard) and entry.cue.key not in NOT_SPOKEN:
            assert entry.at >= speaking_until - 1e-6, entry.cue
            speaking_until = entry.at + life.heard_in(house).spoken_seconds[entry.cue.key]


@some
@given(life=lives())
def test_every_cue_has_its_own_moment_but_the_hold_which_falls_with_count_one(house: wire.House, life: Life) -> None:
    listener = life.lived(house)
    heard = [entry for entry in listener.log if isinstance(entry, Heard)]
    for one, next_one in pairwise(heard):
        together = isinstance(one.cue, Hold) and isinstance(next_one.cue, Count)
        assert (one.at == next_one.at) == together or next_one.by_event


@some
@given(life=lives())
def test_a_session_at_a_moment_is_a_value_that_never_changes(house: wire.House, life: Life) -> None:
    listener = life.lived(house)
    for given_ in listener.events:
        again = advance(given_.before, given_.event)
        assert again[0] == given_.after
        assert advance(given_.before, given_.event) == again


@some
@given(life=lives())
def test_what_is_taken_back_is_told_in_the_same_breath_before_what_takes_its_place(
    house: wire.House, life: Life
) -> None:
    listener = life.lived(house)
    for given_ in listener.events:
        _, cues = advance(given_.before, given_.event)
        cancels = [index for index, cue in enumerate(cues) if isinstance(cue, Cancel)]
        changed = given_.after.phase is not given_.before.phase or given_.after.step != given_.before.step
        assert len(cancels) <= 1
        assert not changed or cancels or _only_time_changed_it(given_)
        for index in cancels:
            assert cues[index].at == given_.at
            assert all(cue.at <= given_.at for cue in cues[:index])
            assert all(cue.at >= given_.at for cue in cues[index:])


def _only_time_changed_it(given_: Given) -> bool:
    """Whether the event itself had no consequence: what had fallen due by then explains the change."""
    ticked, _ = advance(given_.before, Ticked(given_.at))
    return ticked.phase is given_.after.phase and ticked.step == given_.after.step


@some
@given(life=lives())
def test_nothing_is_told_further_ahead_than_it_can_be_known(house: wire.House, life: Life) -> None:
    listener = life.lived(house)
    longest = max(house.spoken_seconds.values())
    told = [entry for entry in listener.log if isinstance(entry, Heard)]
    assert all(heard.at - heard.told_at <= LOOK_AHEAD_SECONDS + 3 * longest for heard in told)


def test_a_host_that_was_asleep_for_an_hour_wakes_to_a_session_that_has_ended(house: wire.House) -> None:
    life = Life("neck-press", "pillow", 3, Life.usual(), (), answering=False)
    listener = life.begun(house)
    listener.tick(3600.0)
    assert listener.finished
    assert listener.session.reason is not None


def test_times_beyond_all_reason_end_the_session_and_nothing_else(house: wire.House) -> None:
    for at in (1.7e12, 1e18, 1e300):
        listener = Life("prone-chest-raise", "chest", 3, Life.usual(), (), answering=False).begun(house)
        listener.tick(at)
        assert listener.finished
        assert not [cue for cue in listener.cues if isinstance(cue, Hold)]


@pytest.mark.parametrize("at", [float("nan"), float("inf")])
def test_a_time_that_is_no_moment_changes_nothing(house: wire.House, at: float) -> None:
    listener = Life("neck-press", "pillow", 3, Life.usual(), (), answering=True).begun(house)
    for event in (Ticked(at), TiredReported(at)):
        with pytest.raises(Impossible, match="times do not fall"):
            advance(listener.session, event)


def test_a_willing_person_is_led_to_the_end_by_time_alone_once_the_set_has_begun(house: wire.House) -> None:
    listener = Life("wall-ball-press", "start", 20, Life.usual(), (), answering=True).begun(house)
    live_on(listener, answering=True)
    assert listener.session.repetitions == 20


def test_the_example_in_the_theory_of_operation_is_what_happens(house: wire.House) -> None:
    listener = start(house, "neck-press", "pillow", 5, Manner())
    live_until(listener, lambda session: session.phase is Phase.HOLDING)
    session, begun = listener.session, listener.session.since
    told_until = dict[float, float]()
    for event in (Ticked(begun), Ticked(begun + 1), TiredReported(begun + 1.4)):
        session, cues = advance(session, event)
        told_until[round(event.at - begun, 1)] = round(session.told_until - begun, 1)
    assert told_until == {0.0: 3.0, 1.0: 4.0, 1.4: 4.4}
    assert [(type(cue), cue.at) for cue in cues[:2]] == [(Cancel, begun + 1.4), (Lower, begun + 1.4)]
