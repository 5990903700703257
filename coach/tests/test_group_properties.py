"""Whatever a leader presses, and when: what a room may never hear. The oracle knows words and times, and no move."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from listening import Given, Heard, Listener
from rooms import room_life

from stature_coach.door.group_wire import RoomHouse
from stature_coach.session.cues import Count, Cue, Finish, GetReady, Hold, Lift, Lower, Reason, Waits
from stature_coach.session.events import ReadyGiven, Resumed
from stature_coach.session.group_events import (
    EverybodyRelaxed,
    GoOnGiven,
    GroupFinished,
    SomebodyHurt,
    WarningSignSeen,
)

EFFORT = (Lift, Hold, Count)
KEYS = (EverybodyRelaxed, SomebodyHurt, WarningSignSeen)
RELEASES = ("And ease off, slowly.", "Ease off, and rest.", "Ease off. Hold the chair. Sit, if you can.")


@pytest.fixture(scope="session")
def house(room_house: RoomHouse) -> RoomHouse:
    return room_house


LIVES = pytest.mark.parametrize("number", range(100))
_LIVED: dict[int, Listener] = {}


def lived(house: RoomHouse, number: int) -> Listener:
    """Each life is lived once and looked at by every test."""
    if number not in _LIVED:
        _LIVED[number] = room_life(number).lived(house)
    return _LIVED[number]


def heard_after(listener: Listener, given: Given) -> Iterator[Given | Heard]:
    """What was heard and done after this, in order."""
    begun = False
    for entry in listener.log:
        if begun and isinstance(entry, (Given, Heard)):
            yield entry
        begun = begun or entry is given


def over(given: Given) -> bool:
    return given.before.stands == "finished"


def until(entries: Iterator[Given | Heard], *ends: type) -> list[Cue]:
    """The cues until the leader does one of these."""
    found: list[Cue] = []
    for entry in entries:
        if isinstance(entry, Given) and isinstance(entry.event, ends):
            break
        if isinstance(entry, Heard):
            found.append(entry.cue)
    return found


def pressed(listener: Listener, kind: type | tuple[type, ...]) -> list[Given]:
    return [given for given in listener.events if isinstance(given.event, kind) and not over(given)]


@LIVES
def test_each_key_is_answered_by_a_release_within_a_second_and_by_no_effort(house: RoomHouse, number: int) -> None:
    listener = lived(house, number)
    for given_key in pressed(listener, KEYS):
        cues = until(heard_after(listener, given_key))
        assert isinstance(cues[0], Lower)
        assert house.wording.text(cues[0].key) in RELEASES
        assert given_key.at <= cues[0].at <= given_key.at + 1.0


@LIVES
def test_after_a_key_no_effort_comes_before_the_word_that_lets_the_room_go_on(house: RoomHouse, number: int) -> None:
    listener = lived(house, number)
    lets_go_on = {EverybodyRelaxed: (Resumed, GoOnGiven), SomebodyHurt: (GoOnGiven,), WarningSignSeen: ()}
    for given_key in pressed(listener, KEYS):
        cues = until(heard_after(listener, given_key), *lets_go_on[type(given_key.event)])
        assert not [cue for cue in cues if isinstance(cue, EFFORT)]


@LIVES
def test_after_somebody_hurt_the_first_words_are_that_they_stay_seated(house: RoomHouse, number: int) -> None:
    listener = lived(house, number)
    hurts = False
    for given_event in listener.events:
        if over(given_event):
            break
        if isinstance(given_event.event, GoOnGiven) and hurts:
            first = until(heard_after(listener, given_event))[0]
            assert house.wording.text(first.key) == "Whoever hurt stays seated today."
        hurts = isinstance(given_event.event, SomebodyHurt) or (hurts and not isinstance(given_event.event, GoOnGiven))


@LIVES
def test_a_warning_sign_is_the_end_and_pain_is_never_forgotten(house: RoomHouse, number: int) -> None:
    listener = lived(house, number)
    if not listener.finished:
        return
    signs, hurts = pressed(listener, WarningSignSeen), pressed(listener, SomebodyHurt)
    wanted = Reason.RED_FLAG if signs else Reason.PAIN if hurts else None
    assert wanted is None or listener.session.reason is wanted
    for sign in signs:
        said = [house.wording.text(cue.key) for cue in until(heard_after(listener, sign)) if cue.key]
        assert said[1].startswith("Call the emergency number now.") or len(signs) > 1
        assert not [text for text in said if text.startswith(("Let us go on", "Whoever hurt", "Does everybody"))]


@LIVES
def test_every_effort_goes_back_to_the_leaders_tap_and_a_whole_lead_in(house: RoomHouse, number: int) -> None:
    """Silence never begins one, neither does going on after a break, nor the second tap of a shaking hand."""
    listener = lived(house, number)
    broken, tap_at, asked_at = True, -1.0, None
    for entry in listener.log:
        if isinstance(entry, Heard) and isinstance(entry.cue, GetReady) and entry.cue.waits is Waits.TAP:
            broken, asked_at = True, entry.at
        if isinstance(entry, Given) and isinstance(entry.event, ReadyGiven):
            tap_at = entry.at
        if isinstance(entry, Given) and isinstance(entry.event, (*KEYS, GroupFinished)):
            broken, tap_at = True, -1.0
        if isinstance(entry, Heard) and isinstance(entry.cue, Lift):
            if broken:
                assert asked_at is not None
                assert tap_at >= asked_at
                assert entry.at - tap_at >= room_life(number).manner.lead_in_seconds - 0.001
            broken = False


@LIVES
def test_no_turn_passes_twenty_efforts_no_hold_five_counts_no_rest_falls_short(house: RoomHouse, number: int) -> None:
    listener = lived(house, number)
    in_turn = 0
    counts: list[Count] = []
    let_go_at: float | None = None
    for cue in listener.cues:
        if cue.key and house.wording.text(cue.key).startswith("Well done, all of you."):
            in_turn = 0
        match cue:
            case Lift():
                in_turn += 1
                assert in_turn <= 20
                assert let_go_at is None or cue.at - let_go_at >= 4.0 - 0.001  # two seconds of release, two of rest
                counts = []
            case Count():
                assert not counts or cue.at - counts[-1].at >= room_life(number).manner.beat_seconds - 0.001
                counts.append(cue)
                assert len(counts) <= 5
            case Lower():
                let_go_at = cue.at
            case _:
                pass


@LIVES
def test_a_group_ends_once_and_then_is_silent(house: RoomHouse, number: int) -> None:
    listener = lived(house, number)
    assert listener.finished
    finishes = [cue for cue in listener.cues if isinstance(cue, Finish)]
    assert len(finishes) == 1
    assert listener.cues[-1] is finishes[0]


@LIVES
def test_the_breath_is_named_with_the_first_effort_and_at_least_every_third(house: RoomHouse, number: int) -> None:
    listener = lived(house, number)
    since_breath = 3
    for cue in listener.cues:
        if isinstance(cue, GetReady) and cue.waits is Waits.TAP:
            since_breath = 3
        if isinstance(cue, Lift):
            since_breath = 0 if "Breathe out" in house.wording.text(cue.key) else since_breath + 1
            assert since_breath < 3
