"""The leader's three keys, and the gentler ones: whatever the phase, every effort is let go first, at once (P8, S2, S9)."""

from dataclasses import replace

from stature_coach.session.cues import Cue, Lower, Praise, Reason, Remind, Resume, StopNow
from stature_coach.session.group_events import GroupEvent
from stature_coach.session.moves.room_ending import RoomMade, close, end_after
from stature_coach.session.moves.room_reading import ask_ready, from_the_wall, read, read_page
from stature_coach.session.moves.room_turn import turn_over
from stature_coach.session.moves.room_waiting import wait
from stature_coach.session.moves.speaking import after
from stature_coach.session.moves.stopping import EASE_OFF, REST_NOW, SAID_TWICE_SECONDS
from stature_coach.session.room import IN_EFFORT, READING, Room, RoomPhase


def _let_go(room: Room, at: float, key: str) -> Lower:
    """The release, at once; in effort it takes its time, so that nobody goes limp."""
    seconds = room.exercise.tempo.lower_seconds if room.phase in IN_EFFORT else 0.0
    return Lower(at, key, seconds, *room.of_ceiling)


def _released(room: Room, at: float) -> tuple[Cue, ...]:
    """The exercise's own release where there is effort; nothing to let go of elsewhere."""
    return (_let_go(room, at, room.exercise.words.lower),) if room.phase in IN_EFFORT else ()


def _relaxed(room: Room, at: float) -> tuple[Cue, ...]:
    """A word of release in any phase."""
    return _released(room, at) or (_let_go(room, at, REST_NOW),)


# -------------------------------------------------------------------- everybody relax


def everybody_relax(room: Room, event: GroupEvent) -> RoomMade:
    """Everybody lets go, and the room pauses. Where somebody hurts it goes on waiting for the leader's word."""
    phase = RoomPhase.HURT if room.phase is RoomPhase.HURT else RoomPhase.PAUSED
    return wait(room, phase, event.at, _relaxed(room, event.at))


def relax_at_the_end(room: Room, event: GroupEvent) -> RoomMade:
    """Everybody lets go, and it is over all the same."""
    return end_after(room, RoomPhase.CLOSING, event.at, _relaxed(room, event.at))


# -------------------------------------------------------------------- somebody hurts


def somebody_hurts(room: Room, event: GroupEvent) -> RoomMade:
    """Ease off, the chair, sit; then the room waits for the leader's word (S2, S9)."""
    hurt = replace(room.ended(Reason.PAIN), hurt=True)
    return wait(hurt, RoomPhase.HURT, event.at, (_let_go(room, event.at, EASE_OFF),))


def hurt_at_the_end(room: Room, event: GroupEvent) -> RoomMade:
    """The same words, and the group is over: nothing is left to go on with."""
    ended = room.ended(Reason.PAIN)
    said = (_let_go(room, event.at, EASE_OFF),)
    last = StopNow(after(room, said, event.at), room.group.words.end_hurt, Reason.PAIN)
    return end_after(ended, RoomPhase.CLOSING, event.at, (*said, last))


# -------------------------------------------------------------------- a warning sign


def warning_sign(room: Room, event: GroupEvent) -> RoomMade:
    """Ease off, the chair, sit; then whom to call, and the group is over (S2, S9). Said again where it is pressed again."""
    words = room.group.words
    said: tuple[Cue, ...] = (_let_go(room, event.at, EASE_OFF),)
    said = (*said, StopNow(after(room, said, event.at), words.call, Reason.RED_FLAG, None, EASE_OFF))
    said = (*said, Remind(after(room, said, event.at), words.over))
    return end_after(room.ended(Reason.RED_FLAG), RoomPhase.WARNED, event.at, said)


# -------------------------------------------------------------------- a pause, and going on


def pause(room: Room, event: GroupEvent) -> RoomMade:
    """The leader paused, or the voice was lost: a smooth release where there was effort, and then quiet."""
    return wait(room, RoomPhase.PAUSED, event.at, _released(room, event.at))


def resume(room: Room, event: GroupEvent) -> RoomMade:
    """Back to where it was."""
    return _take_up(room, event.at, (Resume(event.at, "shared.resumed"),))


def go_on(room: Room, event: GroupEvent) -> RoomMade:
    """The leader lets the others go on; first it is said that whoever hurt stays seated (S2)."""
    said = (Resume(event.at, room.group.words.stays_seated),)
    return _take_up(replace(room, hurt=False), event.at, said)


def _take_up(room: Room, at: float, said: tuple[Cue, ...]) -> RoomMade:
    """What was under way, after these words; into a set only by the leader's word that everybody stands well."""
    back = replace(room, phase=room.home_phase, back_to=None, times_said=0, since=at)
    if back.phase in READING:
        return read_page(back, at, said)
    if not back.may_press:  # the break fell into the last effort or after it
        return turn_over(back, at, said)
    return ask_ready(back, at, said, room.group.words.back_in_place)


def enough(room: Room, event: GroupEvent) -> RoomMade:
    """Those at the wall have had enough: a full set, and the next turn (S3)."""
    if room.home_phase in READING:
        return room, ()
    return turn_over(replace(room, phase=room.home_phase), event.at, _released(room, event.at))


# -------------------------------------------------------------------- the leader ends it


def finished(room: Room, event: GroupEvent) -> RoomMade:
    """Let go, a kind word, and the way from the wall where somebody may stand there. While somebody hurts nobody is led."""
    if room.phase is RoomPhase.LEAVING and event.at - room.since < SAID_TWICE_SECONDS:
        return room, ()  # a shaking hand: the way from the wall is not lost by it
    said = _released(room, event.at)
    if room.hurt:
        last = StopNow(after(room, said, event.at), room.group.words.end_hurt, Reason.PAIN)
        return end_after(room, RoomPhase.CLOSING, event.at, (*said, last))
    ended = room.ended(Reason.STOPPED)
    words = (*said, Praise(after(room, said, event.at), room.group.words.end_here))
    if not room.at_the_wall or room.phase is RoomPhase.LEAVING:
        return close(ended, event.at, words)
    return read(ended, RoomPhase.LEAVING, from_the_wall(room.group), event.at, words)
