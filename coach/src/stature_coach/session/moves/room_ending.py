"""A group's last words, and its end."""

from dataclasses import replace
from typing import TypeAlias

from stature_coach.session.cues import Cue, Finish, Praise, Reason
from stature_coach.session.group_events import GroupEvent
from stature_coach.session.moves.speaking import after, heard_at
from stature_coach.session.room import Room, RoomPhase

RoomMade: TypeAlias = tuple[Room, tuple[Cue, ...]]


def close(room: Room, at: float, said: tuple[Cue, ...]) -> RoomMade:
    """After these words the last ones: how to go on at home."""
    words = said
    for key in room.group.closing:
        words = (*words, Praise(after(room, words, at), key))
    return end_after(room, RoomPhase.CLOSING, at, words)


def end_after(room: Room, phase: RoomPhase, at: float, words: tuple[Cue, ...]) -> RoomMade:
    """It is over when these words have been heard."""
    heard = heard_at(room, words[-1])
    return replace(room, phase=phase, at=at, since=at, back_to=None, heard_at=heard, due=heard), words


def finish(room: Room, event: GroupEvent) -> RoomMade:
    """The group is over. Nothing of it goes into any diary."""
    reason = room.reason or Reason.TARGET_REACHED
    finished = replace(room, phase=RoomPhase.FINISHED, at=event.at, since=event.at, due=None, reason=reason)
    return finished, (Finish(event.at, "", reason, room.whole),)
