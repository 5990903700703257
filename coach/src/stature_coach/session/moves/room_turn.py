"""A turn at the wall: the lead-in, and then press, hold, release and rest, as in any set; nothing is waited for.

It ends at the ceiling of the exercise, or when the leader sees that those at the wall have had enough. Nobody is counted.
"""

from dataclasses import replace

from stature_coach.session.cues import Count, Cue, GetReady, Hold, Lift, Lower, Praise, Remind, RestNow, Waits
from stature_coach.session.group_events import GroupEvent
from stature_coach.session.moves.leading_in import BREATHE_IN_SECONDS
from stature_coach.session.moves.room_ending import RoomMade
from stature_coach.session.moves.room_reading import change_pages, last_turn_pages, read, second_tap
from stature_coach.session.moves.speaking import EVERY_THIRD, GAP_SECONDS, after, heard_at
from stature_coach.session.room import Room, RoomPhase


def lead_in(room: Room, event: GroupEvent) -> RoomMade:
    """The leader's tap came: time to settle. The second tap of a shaking hand starts no effort."""
    if second_tap(room, event):
        return room, ()
    seconds = room.manner.lead_in_seconds
    cue = GetReady(event.at, "shared.settle", Waits.NO, seconds)
    breathe_in_at = max(event.at + seconds - BREATHE_IN_SECONDS, heard_at(room, cue) + GAP_SECONDS)
    settled = replace(room, phase=RoomPhase.LEADING_IN, at=event.at, since=event.at, times_said=0)
    return replace(settled, due=breathe_in_at), (cue,)


def lead_in_over(room: Room, event: GroupEvent) -> RoomMade:
    """First the breath in, then the effort."""
    if room.times_said:
        return _press(room, event.at)
    cue = GetReady(event.at, "shared.breathe_in", Waits.NO, BREATHE_IN_SECONDS)
    return replace(room, at=event.at, times_said=1, due=event.at + BREATHE_IN_SECONDS), (cue,)


def _press(room: Room, at: float) -> RoomMade:
    """The effort builds up; the breath is named at the first after a lead-in and at every third (S8)."""
    words, seconds = room.exercise.words, room.exercise.tempo.lift_seconds
    breathe = room.presses % EVERY_THIRD == 0 or room.phase is RoomPhase.LEADING_IN
    key = words.lift_breathing if breathe else words.lift
    pressed = replace(room, phase=RoomPhase.LIFTING, at=at, since=at, presses=room.presses + 1, due=at + seconds)
    return pressed, (Lift(at, key, seconds, *pressed.of_ceiling),)


def lift_over(room: Room, event: GroupEvent) -> RoomMade:
    """The hold begins, and with it count one."""
    seconds = room.exercise.dose.hold_counts * room.manner.beat_seconds
    held = replace(room, phase=RoomPhase.HOLDING, at=event.at, since=event.at, count=1)
    hold = Hold(event.at, "shared.hold", seconds, *held.of_ceiling)
    return replace(held, due=_next_beat(held)), (hold, _count(held))


def beat_over(room: Room, event: GroupEvent) -> RoomMade:
    """The next count; one count after the last the hold is whole, and the release begins."""
    if room.count == room.exercise.dose.hold_counts:
        return _release(replace(room, whole=room.whole + 1), event.at)
    counted = replace(room, at=event.at, count=room.count + 1)
    return replace(counted, due=_next_beat(counted)), (_count(counted),)


def _next_beat(room: Room) -> float:
    return room.since + room.count * room.manner.beat_seconds


def _count(room: Room) -> Count:
    return Count(room.at, f"number.{room.count}", room.count, room.presses)


def _release(room: Room, at: float) -> RoomMade:
    seconds = room.exercise.tempo.lower_seconds
    lowered = replace(room, phase=RoomPhase.LOWERING, at=at, since=at, due=at + seconds)
    return lowered, (Lower(at, room.exercise.words.lower, seconds, *room.of_ceiling),)


def lower_over(room: Room, event: GroupEvent) -> RoomMade:
    """Rest: the handout's two seconds, longer where something is said in it."""
    rest = Praise(event.at, "shared.rest")  # stands for the rest cue, whose length depends on what follows it
    word = _word_in_turn(room, after(room, (rest,), event.at))
    heard = heard_at(room, word) + GAP_SECONDS
    seconds = max(room.exercise.tempo.rest_seconds, heard - event.at)
    rested = replace(room, phase=RoomPhase.RESTING, at=event.at, since=event.at, due=event.at + seconds)
    return rested, (RestNow(event.at, "shared.rest", seconds, *room.of_ceiling), word)


def _word_in_turn(room: Room, at: float) -> Cue:
    """Rests speak in turn: a kind word, a reminder of the exercise's own, and what stands at the foot of the screen."""
    if room.last_press:
        return Praise(at, "shared.last_one")
    rounds, turn = divmod(room.presses - 1, EVERY_THIRD)
    if turn == 0:
        return Praise(at, "shared.well_done")
    says = room.exercise.reminders if turn == 1 else room.group.words.foot
    return Remind(at, says[rounds % len(says)])


def rest_over(room: Room, event: GroupEvent) -> RoomMade:
    """The next effort, or the end of the turn."""
    return _press(room, event.at) if room.may_press else turn_over(room, event.at, ())


def turn_over(room: Room, at: float, said: tuple[Cue, ...]) -> RoomMade:
    """Those at the wall are done: they sit, and the next come; after the last turn all sit."""
    pages = last_turn_pages(room.group) if room.last_turn else change_pages(room.group)
    return read(room, RoomPhase.CHANGING, pages, at, said)
