"""A group in a room: `begin_group`, then `advance_group(room, event) -> room, cues`. The table is `tables/group.py`.

A room is run as a session is: time comes in with each event, cues are told ahead, an event takes back what was told.
Nothing of it goes into any diary.
"""

from collections.abc import Collection, Mapping
from math import ceil
from typing import Final

from stature_coach.problems import BadRequest
from stature_coach.regimen.group import FEWEST_TURNS, Group
from stature_coach.regimen.values import Regimen
from stature_coach.session.cues import Cue
from stature_coach.session.group_events import GroupEvent
from stature_coach.session.moves.room_reading import before_pages, read_page
from stature_coach.session.passing_time import advance, look_ahead
from stature_coach.session.room import Room
from stature_coach.session.state import Manner
from stature_coach.session.tables.group import GROUP

# A voice in a room is followed by many; each waits for the slowest.
FEWEST_PEOPLE: Final = 2


def begin_group(
    regimen: Regimen,
    group: Group,
    turns: int,
    manner: Manner,
    spoken_seconds: Mapping[str, float],
) -> tuple[Room, tuple[Cue, ...]]:
    """A room at time 0, and its first cues. What its leader has ticked was asked before: `all_ticked`."""
    shown = tuple(exercise for exercise in regimen.exercises if exercise.lying)
    exercise = regimen.exercise(group.exercise)
    room = Room(
        group=group,
        exercise=exercise,
        shown=shown,
        manner=manner,
        turns=turns,
        table=GROUP,
        pages=before_pages(group),
        spoken_seconds=spoken_seconds,
    )
    begun, said = read_page(room, 0.0)
    looked, ahead = look_ahead(begun)
    return looked, (*said, *ahead)


def advance_group(room: Room, event: GroupEvent) -> tuple[Room, tuple[Cue, ...]]:
    """The room after the event, and the cues that follow; raises Impossible or OutOfOrder, and then nothing has changed."""
    return advance(room, event)


def turns_for(group: Group, people: int, at_the_wall: int) -> int:
    """How many turns at the wall: all but those who stand sit meanwhile, so there are two at least.

    Raises BadRequest where so many cannot be led, or where too many would wait too long.
    """
    if not FEWEST_PEOPLE <= people <= group.most_people:
        raise BadRequest(f"people is {people}; write a whole number from {FEWEST_PEOPLE} to {group.most_people}")
    least = ceil(people / group.most_turns)
    if not least <= at_the_wall <= people:
        says = f"at_the_wall is {at_the_wall} for {people} people; write a whole number from {least} to {people}"
        raise BadRequest(says + (", or make two groups" if at_the_wall < least else ""))
    return max(FEWEST_TURNS, ceil(people / at_the_wall))


def all_ticked(group: Group, ticked: Collection[str]) -> None:
    """Raises BadRequest where the leader has not ticked all that must be so; `ticked` are the ids."""
    known = [tick.id for tick in group.ticks]
    unknown = sorted(set(ticked) - set(known))
    if unknown:
        raise BadRequest(f'ticked has "{unknown[0]}"; write {", ".join(known)}')
    missing = [name for name in known if name not in ticked]
    if missing:
        raise BadRequest(f"{missing[0]} is not ticked; a group begins when all of {', '.join(known)} are")
