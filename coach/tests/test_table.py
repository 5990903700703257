"""The table is whole: every phase has an answer to every event, every phase is reached, and dead ends change nothing."""

from __future__ import annotations

from typing import get_args

import pytest
from any_session import Deed, Life
from listening import Listener, live_on

from stature_coach.door import wire
from stature_coach.session.events import EVENT_WORDS, Event, LittlePainReported, PlainEvent, Ticked, TiredTakenBack
from stature_coach.session.session import OutOfOrder, advance
from stature_coach.session.state import Phase
from stature_coach.session.table import Impossible, impossible
from stature_coach.session.tables.counted import COUNTED

ALL_EVENTS = get_args(Event)


def at_phase(house: wire.House, phase: Phase) -> Listener:
    """A session that stands in this phase, a moment after it came there."""
    listener = Life("neck-press", "pillow", 2, Life.usual(), (), answering=True).begun(house)
    life = Life("neck-press", "pillow", 2, Life.usual(), (), answering=True)
    if phase is Phase.PAUSED:
        life.do(listener, Deed(Phase.HOLDING, 0.3, "paused"))
    elif phase is Phase.CHECKING:
        life.do(listener, Deed(Phase.HOLDING, 0.3, "paused"))
        live_on(listener, answering=False, until=listener.session.at + 300.2)
    elif phase is Phase.NAMING:
        life.do(listener, Deed(Phase.HOLDING, 0.3, "hurt"))
    elif phase is Phase.FINISHED:
        live_on(listener, answering=True)
    else:
        life.do(listener, Deed(phase, 0.3, "ticked"))
    assert listener.session.phase is phase
    return listener


def event_of(kind: type, at: float) -> Event:
    return wire.event_of({"event": _word(kind), "at": at, "about": "effort", "number": 3})


def _word(kind: type) -> str:
    return next(word for word, event in EVENT_WORDS.items() if event is kind)


def test_every_phase_has_a_row_and_every_row_has_every_event() -> None:
    assert set(COUNTED) == set(Phase)
    for row in COUNTED.values():
        assert set(row) == set(ALL_EVENTS)


def test_every_event_has_a_word_and_every_word_an_event() -> None:
    assert set(EVENT_WORDS.values()) == set(ALL_EVENTS)
    assert len(set(EVENT_WORDS.values())) == len(EVENT_WORDS)


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("kind", ALL_EVENTS, ids=lambda kind: kind.__name__)
def test_each_place_of_the_table_does_what_it_says(house: wire.House, phase: Phase, kind: type) -> None:
    session = at_phase(house, phase).session
    event = event_of(kind, session.at + 0.1)
    at_the_gate = phase is Phase.SETTING_UP and _word(kind) == "in_place"
    not_asked = phase is Phase.ASKING and kind is LittlePainReported
    not_tired = kind is TiredTakenBack
    if COUNTED[phase][kind] is impossible or at_the_gate or not_asked or not_tired:
        with pytest.raises(ValueError, match=r"\w"):
            advance(session, event)
    else:
        moved, _ = advance(session, event)
        assert moved.at == event.at


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("kind", ALL_EVENTS, ids=lambda kind: kind.__name__)
def test_what_is_impossible_says_what_is_possible(house: wire.House, phase: Phase, kind: type) -> None:
    if COUNTED[phase][kind] is not impossible:
        return
    session = at_phase(house, phase).session
    with pytest.raises(Impossible) as refused:
        advance(session, event_of(kind, session.at))
    said = str(refused.value)
    assert said.startswith(f"{_word(kind)} cannot happen while {phase.value.replace('_', ' ')}; here it can be ")
    possible = said.split("here it can be ")[1].split(", ")
    assert possible
    assert all(COUNTED[phase][EVENT_WORDS[word]] is not impossible for word in possible)


def test_the_five_words_that_end_a_set_are_possible_in_every_phase() -> None:
    for row in COUNTED.values():
        for word in ("tired", "hurt", "pain", "red_flag", "stopped"):
            assert row[EVENT_WORDS[word]] is not impossible


@pytest.mark.parametrize("phase", Phase)
def test_an_event_from_the_past_is_refused_in_every_phase(house: wire.House, phase: Phase) -> None:
    session = at_phase(house, phase).session
    for kind in (Ticked, *get_args(PlainEvent)):
        with pytest.raises(OutOfOrder, match="times do not fall"):
            advance(session, kind(session.at - 0.01))


def test_after_the_finish_nothing_is_heard_any_more(house: wire.House) -> None:
    listener = at_phase(house, Phase.FINISHED)
    heard = len(listener.cues)
    for kind in ALL_EVENTS:
        listener.give(event_of(kind, listener.session.at + 1.0))
    live_on(listener, answering=True)
    assert len(listener.cues) == heard
