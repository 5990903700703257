"""A room that waits for its leader: in a pause, or because somebody hurts. Nothing begins by itself."""

from dataclasses import replace
from typing import Final

from stature_coach.session.cues import Cue, PauseNow, Reason, StopNow
from stature_coach.session.group_events import GroupEvent
from stature_coach.session.moves.pausing import PAUSE_BEFORE_CHECKING_SECONDS
from stature_coach.session.moves.room_ending import RoomMade, end_after
from stature_coach.session.moves.speaking import after
from stature_coach.session.room import IN_SET, WAITING, Room, RoomPhase

# Said as often before the group ends by itself: a quarter of an hour in all, for whoever looks after somebody.
TIMES_SAID: Final = 3


def wait(room: Room, phase: RoomPhase, at: float, said: tuple[Cue, ...]) -> RoomMade:
    """Quiet after these words, for as long as the leader likes."""
    back_to = room.back_to if room.phase in WAITING else _way_back(room.phase)
    return _say(replace(room, phase=phase, since=at, back_to=back_to, times_said=0), at, said)


def _way_back(phase: RoomPhase) -> RoomPhase:
    """Into a set the way leads by the leader's word that everybody stands well, and a lead-in."""
    return RoomPhase.ASKING_READY if phase in IN_SET else phase


def _say(room: Room, at: float, said: tuple[Cue, ...]) -> RoomMade:
    words = room.group.words
    key = words.wait if room.phase is RoomPhase.HURT else words.paused
    cue = PauseNow(after(room, said, at), key)
    due = at + PAUSE_BEFORE_CHECKING_SECONDS
    return replace(room, at=at, said_at=cue.at, times_said=room.times_said + 1, due=due), (*said, cue)


def wait_over(room: Room, event: GroupEvent) -> RoomMade:
    """Nobody went on: it is said again, and after the third time the group ends kindly."""
    if room.times_said < TIMES_SAID:
        return _say(room, event.at, ())
    ended = room.ended(Reason.INTERRUPTED)
    last = StopNow(event.at, room.group.words.end_hurt, ended.reason or Reason.INTERRUPTED)
    return end_after(ended, RoomPhase.CLOSING, event.at, (last,))
