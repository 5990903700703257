"""What coach and page say to each other is typed once: the page's types come from it, and all that is said keeps to it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest
import typing_extensions
from any_diary import a_life
from contract_schema import WRITTEN, holder, text, types
from diaries import PERSON, entry
from listening import Heard, play, start
from pydantic import ValidationError
from scenarios import SCENARIOS, Scenario
from weeks import START

from stature_coach.door import contract, group_wire, wire
from stature_coach.door.cue_wire import cue_json
from stature_coach.door.group_wire import RoomHouse
from stature_coach.session.cues import Reason, Waits
from stature_coach.session.events import PLAIN_EVENTS, About, RedFlag
from stature_coach.session.group_events import GROUP_EVENT_WORDS
from stature_coach.session.room import RoomPhase
from stature_coach.session.state import Phase
from stature_coach.weeks.pain_answers import When

PROJECT = Path(__file__).parents[2]
# Pages and papers; and the host that drives sessions in the simulated lives.
READERS = ("web/src/**/*.ts", "web/src/**/*.svelte", "stature/src/**/*.py", "lab/people/*.py")
# What an older app's entry, or another's, may lack. All else that the coach says always comes.
MAY_LACK = {
    *(("PastDose", key) for key in ("repetitions", "rung", "hold_counts")),
    ("PastNote", "exercise"),
    # For all exercises; words that a paper need not have; a paper that is refused.
    ("Cleared", "exercise"),
    *(("PaperWords", key) for key in ("by", "practice", "telephone", "note", "language")),
    ("PaperTold", "body"),
    # An older version, or another program, did not say when.
    ("Backup", "made"),
}
ASKED = {
    "BeginRequest",
    "TodayRequest",
    "GroupBeginRequest",
    "PaperRequest",
    "PausedEvent",
    "HistoryRequest",
    "FinishedEntryRequest",
}


def test_the_types_of_the_page_are_written_from_the_contract_of_now() -> None:
    assert WRITTEN.read_text(encoding="utf-8") == text(), "run ./write contract"


@pytest.mark.parametrize(
    ("told", "word"),
    [
        (contract.Phase, Phase),
        (contract.Reason, Reason),
        (contract.RedFlagKind, RedFlag),
        # How many it were is said beside another question.
        (contract.AskedAbout, [about for about in About if about is not About.REPETITIONS]),
        (contract.Waits, Waits),
    ],
)
def test_each_list_of_words_has_all_that_the_coach_knows(told: Any, word: Sequence[Enum]) -> None:
    assert set(get_args(told)) == {one.value for one in word}


def test_the_events_of_the_contract_are_those_of_the_coach() -> None:
    named = (types()[name].__annotations__["event"] for name in ("SimpleEvent", "PausedEvent"))
    words = set(chain.from_iterable(get_args(one) for one in named))
    assert words == set(PLAIN_EVENTS)


def test_the_events_and_phases_of_a_group_are_those_of_the_coach() -> None:
    assert set(get_args(types()["GroupEvent"].__annotations__["event"])) == set(GROUP_EVENT_WORDS)
    assert set(get_args(types()["GroupPhase"])) == {phase.value for phase in RoomPhase}


# -------------------------------------------------------------------- all that is said keeps to it


def test_what_is_said_to_a_room_keeps_to_the_contract(room_house: RoomHouse) -> None:
    before = json.loads(group_wire.before(room_house))
    holder("GroupBefore").validate_python(before)
    asked = {"people": 8, "at_the_wall": 4, "ticked": [tick["id"] for tick in before["ticks"]], "at": 0.0}
    holder("GroupBeginRequest").validate_python(asked)
    room, reply = group_wire.begin(room_house, json.dumps(asked))
    holder("GroupReply").validate_json(reply)
    for at, word in enumerate(
        ("ready", "everybody_relax", "resumed", "somebody_hurts", "go_on", "warning_sign"), start=60
    ):
        room, reply = group_wire.advance(room_house, room, json.dumps({"event": word, "at": at}))
        holder("GroupReply").validate_json(reply)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_what_is_said_in_a_session_keeps_to_the_contract(house: wire.House, scenario: Scenario) -> None:
    listener = start(house, scenario.exercise, scenario.rung, scenario.repetitions, scenario.manner)
    play(listener, scenario.happenings, answering=scenario.answering)
    cues = [cue_json(house.wording, heard.cue) for heard in listener.log if isinstance(heard, Heard)]
    assert cues
    holder("Reply").validate_json(json.dumps({"cues": cues, "view": wire.view(listener.session)}))
    place = {"id": entry(1, START.isoformat(), "session_finished")["id"], "person": PERSON, "at": START.isoformat()}
    holder("Entry").validate_json(wire.finished_entry(listener.session, json.dumps(place)))


@pytest.mark.parametrize("seed", range(25))
def test_what_is_said_of_any_diary_keeps_to_the_contract(house: wire.House, seed: int) -> None:
    told = a_life(Random(seed))
    asked = json.dumps({"entries": told, "now": max(one["at"] for one in told)})
    holder("Today").validate_json(wire.today(house, asked))
    holder("History").validate_json(wire.history(house, asked))


def test_what_is_said_beside_keeps_to_the_contract(house: wire.House) -> None:
    holder("Screen").validate_json(wire.screen(house))
    for exercise in house.regimen.exercises:
        holder("SetUpScript").validate_json(wire.set_up_script(house, exercise.id))
        hurts = {"exercise": exercise.id, "mistake": True}
        holder("WhatHurts").validate_json(wire.what_hurts(house, json.dumps(hurts)))
    for when in When:
        asked = {"when": when.value, "pain": 5, "entries": [], "now": START.isoformat()}
        holder("AnswerToPain").validate_json(wire.answer_to_pain(house, json.dumps(asked)))


def test_a_key_that_is_not_in_the_contract_is_found(house: wire.House) -> None:
    plan = json.loads(wire.today(house, json.dumps({"entries": [], "now": START.isoformat()})))
    holder("Today").validate_python(plan)
    for wrong in ({**plan, "mood": "fair"}, {key: plan[key] for key in plan if key != "calendar"}):
        with pytest.raises(ValidationError):
            holder("Today").validate_python(wrong)


# -------------------------------------------------------------------- no optional that always comes, no key nobody reads


def test_nothing_is_called_optional_that_always_comes() -> None:
    lacking = {(name, key) for name, key, may_lack in _keys() if may_lack and name not in ASKED}
    assert lacking == MAY_LACK


def test_every_key_is_read_by_somebody() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in _readers())
    words = set(re.findall(r"\w+", sources))
    assert [(name, key) for name, key, _ in _keys() if key not in words] == []


def _keys() -> Iterator[tuple[str, str, bool]]:
    """Each key of each dictionary of the contract, and whether it may be missing."""
    for name, told in types().items():
        if typing_extensions.is_typeddict(told):
            for key in typing_extensions.get_type_hints(told):
                yield name, key, key in told.__optional_keys__


def _readers() -> Iterator[Path]:
    for path in chain.from_iterable(PROJECT.glob(pattern) for pattern in READERS):
        if (
            ".test." not in path.name
            and "testing" not in path.parts
            and not path.name.startswith(("contract.", "test_"))
        ):
            yield path
