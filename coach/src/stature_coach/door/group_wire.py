"""A group in a room for programs that speak JSON: the leader's page, and the terminal.

Translates and decides nothing. Nothing of a group becomes an entry of a diary.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from stature_coach.door.asked import object_of, time_in, whole_in
from stature_coach.door.cue_wire import cue_json, sentence
from stature_coach.door.wire import House, manner_of, open_house
from stature_coach.problems import BadRequest, Faulty
from stature_coach.regimen.group import Group, read_group
from stature_coach.regimen.known_names import KnownNames
from stature_coach.regimen.reading import GROUP_FILE
from stature_coach.regimen.toml_tables import Pages
from stature_coach.session.cues import Cue
from stature_coach.session.group import advance_group, all_ticked, begin_group, turns_for
from stature_coach.session.group_events import GROUP_EVENT_WORDS, GroupEvent
from stature_coach.session.room import Room, RoomPhase
from stature_coach.session.signs import FELT_AS
from stature_coach.session.table import Impossible

if TYPE_CHECKING:
    # Types alone: a home downloads none of them.
    from stature_coach.door import group_contract as contract


@dataclass(frozen=True, slots=True)
class RoomHouse(House):
    """A house in which groups are led."""

    group: Group = field(repr=False)


def open_group(files: Mapping[str, str], language: str = "en") -> RoomHouse:
    """As `wire.open_house`, with group.toml read as well. Raises Faulty, and BadRequest where that file is missing."""
    house = open_house(files, language)
    if GROUP_FILE not in files:
        raise BadRequest(f"this regimen has no group; write the file {GROUP_FILE}")
    pages = Pages(GROUP_FILE, files[GROUP_FILE])
    known = KnownNames(frozenset(house.wording.sentences), frozenset(source.key for source in house.regimen.sources))
    group = read_group(pages, known, {exercise.id: exercise.position for exercise in house.regimen.exercises})
    if group is None or pages.problems:
        raise Faulty(tuple(sorted(pages.problems)))
    return RoomHouse(house.regimen, house.wording, house.spoken_seconds, group)


def before(house: RoomHouse) -> str:
    """What the leader ticks, what always stands at the foot, and the warning signs, as JSON. Raises BadRequest."""
    group = house.group
    pressed = house.regimen.exercise(group.exercise)
    rung = pressed.rung(pressed.dose.rung)
    told: contract.GroupBefore = {
        "ticks": [{**sentence(house.wording, tick.say), "id": tick.id} for tick in group.ticks],
        "foot": [sentence(house.wording, key) for key in group.words.foot],
        "signs": [sentence(house.wording, key) for key in FELT_AS.values()],
        "most_people": group.most_people,
        "most_turns": group.most_turns,
        "figures": {"start": rung.start_figure, "hold": rung.hold_figure},
        "exercises": [sentence(house.wording, exercise.name) for exercise in house.regimen.exercises],
    }
    return json.dumps(told)


def begin(house: RoomHouse, request: str) -> tuple[Room, str]:
    """Begins a group: {"people", "at_the_wall", "ticked": [ids], "manner"?}. Raises BadRequest in one line."""
    asked = object_of(request)
    ticked = asked.get("ticked")
    if not isinstance(ticked, list) or not all(isinstance(name, str) for name in ticked):
        raise BadRequest(f"ticked is {json.dumps(ticked)}; write the ids of what was ticked")
    all_ticked(house.group, ticked)
    turns = turns_for(house.group, whole_in(asked, "people"), whole_in(asked, "at_the_wall"))
    manner = manner_of(asked.get("manner"))
    room, cues = begin_group(house.regimen, house.group, turns, manner, house.spoken_seconds)
    return room, _reply(house, room, cues)


def advance(house: RoomHouse, room: Room, event: str) -> tuple[Room, str]:
    """The room after the event, and {"cues", "view"}; where it cannot be, {"problem"} and the same room."""
    try:
        moved, cues = advance_group(room, group_event_of(object_of(event)))
    except (BadRequest, Impossible) as problem:
        return room, json.dumps({"problem": str(problem), "view": view(room)})
    return moved, _reply(house, moved, cues)


def group_event_of(told: Mapping[str, Any]) -> GroupEvent:
    """An event from its JSON. Raises BadRequest in one line."""
    word = told.get("event")
    if not isinstance(word, str) or word not in GROUP_EVENT_WORDS:
        raise BadRequest(f'event is "{word}"; write one of {", ".join(GROUP_EVENT_WORDS)}')
    return GROUP_EVENT_WORDS[word](time_in(told))


def view(room: Room) -> contract.GroupView:
    """What the leader's page needs to know beside the cues; no number of repetitions is told to a room (P8)."""
    return {
        "phase": room.phase.value,
        "waiting_for": cast("contract.GroupWaitingFor | None", room.waiting_for),
        "turn": room.turn,
        "turns": room.turns,
        "finished": room.phase is RoomPhase.FINISHED,
        "reason": room.reason.value if room.reason else None,
        "may_have_had_enough": room.may_have_had_enough,
    }


def _reply(house: RoomHouse, room: Room, cues: tuple[Cue, ...]) -> str:
    reply: contract.GroupReply = {"cues": [cue_json(house.wording, cue) for cue in cues], "view": view(room)}
    return json.dumps(reply)
