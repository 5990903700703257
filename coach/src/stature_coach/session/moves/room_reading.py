"""Reading out to a room: the way to the wall, the change of places, what is only shown. The leader goes on with a tap."""

from collections.abc import Iterable
from dataclasses import replace

from stature_coach.regimen.group import Group, GroupStep
from stature_coach.regimen.values import Exercise
from stature_coach.session.cues import AskFor, Cue, GetReady, Instruct, Reason, Waits
from stature_coach.session.events import About
from stature_coach.session.group_events import GroupEvent
from stature_coach.session.moves.reading import TIMES_SAID
from stature_coach.session.moves.room_ending import RoomMade, close
from stature_coach.session.moves.room_waiting import wait
from stature_coach.session.moves.speaking import PROMPTS_BEFORE_CHECKING, SECOND_TAP_SECONDS, after, heard_at
from stature_coach.session.room import Room, RoomPage, RoomPhase


def before_pages(group: Group) -> tuple[RoomPage, ...]:
    """The question to the room, from which only the leader's tap goes on (S5)."""
    return (RoomPage(group.words.gate, None, Waits.TAP),)


def to_the_wall(group: Group) -> tuple[RoomPage, ...]:
    """The way to the wall for those whose turn it is, and what those on the chairs do."""
    return _pages(group.to_the_wall, at_the_wall=True)


def change_pages(group: Group) -> tuple[RoomPage, ...]:
    """Whoever stood sits first; only then the others stand up and come to the wall."""
    over = RoomPage(group.words.turn_over, None, Waits.NO, at_the_wall=True)
    return (over, *from_the_wall(group), *_pages((group.others_rise,)), *to_the_wall(group))


def last_turn_pages(group: Group) -> tuple[RoomPage, ...]:
    """The way from the wall after the last turn."""
    return (RoomPage(group.words.last_turn_over, None, Waits.NO, at_the_wall=True), *from_the_wall(group))


def from_the_wall(group: Group) -> tuple[RoomPage, ...]:
    """The way from the wall to the chair (S9)."""
    return _pages(group.from_the_wall, at_the_wall=True)


def shown_pages(group: Group, shown: Iterable[Exercise]) -> tuple[RoomPage, ...]:
    """What is done lying is shown and not done: nobody lies down in a room (P8)."""
    each = (page for exercise in shown for page in _one_shown(group, exercise))
    return (*_pages((group.shown_only,)), *each)


def _one_shown(group: Group, exercise: Exercise) -> tuple[RoomPage, ...]:
    figure = exercise.rung(exercise.dose.rung).hold_figure
    keys = (exercise.purpose, group.words.at_home, group.words.asked_first)
    return tuple(RoomPage(key, figure, Waits.NO) for key in keys)


def _pages(steps: Iterable[GroupStep], *, at_the_wall: bool = False) -> tuple[RoomPage, ...]:
    return tuple(RoomPage(step.say, step.figure, _waits(step), at_the_wall) for step in steps)


def _waits(step: GroupStep) -> Waits:
    if step.until_tapped:
        return Waits.TAP
    return Waits.TAP_OR_TIME if step.moves_body else Waits.NO


# -------------------------------------------------------------------- reading


def read(room: Room, phase: RoomPhase, pages: tuple[RoomPage, ...], at: float, said: tuple[Cue, ...]) -> RoomMade:
    """Begins to read these pages, after these words."""
    begun = replace(room, phase=phase, pages=pages, step=0, times_said=0, back_to=None, since=at)
    return read_page(begun, at, said)


def read_page(room: Room, at: float, said: tuple[Cue, ...] = ()) -> RoomMade:
    """Says the page the room stands at, after these words, and waits as the page asks."""
    cue = _cue(room, after(room, said, at))
    heard = heard_at(room, cue)
    told = replace(room, at=at, said_at=cue.at, heard_at=heard, times_said=room.times_said + 1)
    return replace(told, due=_due(told, cue.at)), (*said, cue)


def _cue(room: Room, at: float) -> Cue:
    page = room.page
    if room.phase is RoomPhase.BEFORE:
        return AskFor(at, page.say, About.GATE, page.waits)
    return Instruct(at, page.say, page.waits, room.step + 1, len(room.pages), page.figure)


def _due(room: Room, at: float) -> float:
    soonest = room.heard_at + room.manner.pause_seconds
    if room.page.waits is Waits.NO:
        return soonest
    share = TIMES_SAID if room.page.waits is Waits.TAP_OR_TIME else 1
    return max(soonest, at + room.manner.own_time_seconds / share)


def page_over(room: Room, event: GroupEvent) -> RoomMade:
    """Time is up: said once more, then on; where the leader's tap is needed, asked again, and then the room pauses."""
    waits, times_said = room.page.waits, room.times_said
    if waits is Waits.TAP and times_said >= PROMPTS_BEFORE_CHECKING:
        return wait(room, RoomPhase.PAUSED, event.at, ())
    if waits is Waits.TAP or (waits is Waits.TAP_OR_TIME and times_said < TIMES_SAID):
        return read_page(room, event.at)
    return _next(room, event.at)


def next_page(room: Room, event: GroupEvent) -> RoomMade:
    """The leader's tap: the next page, or what follows the last."""
    return (room, ()) if second_tap(room, event) else _next(room, event.at)


def second_tap(room: Room, event: GroupEvent) -> bool:
    """Whether a tap comes too soon to be an answer to what is said: a hand that shakes taps twice."""
    return room.times_said == 1 and event.at < round(room.said_at + SECOND_TAP_SECONDS, 3)


def _next(room: Room, at: float) -> RoomMade:
    if room.step + 1 < len(room.pages):
        return read_page(replace(room, step=room.step + 1, times_said=0), at)
    return _all_read(room, at)


def _all_read(room: Room, at: float) -> RoomMade:
    group = room.group
    match room.phase:
        case RoomPhase.BEFORE:
            pages = (*_pages(group.beginning), *to_the_wall(group))
            return read(room, RoomPhase.TELLING, pages, at, ())
        case RoomPhase.TELLING:
            return ask_ready(room, at, (), group.words.ready)
        case RoomPhase.CHANGING if not room.last_turn:
            return ask_ready(replace(room, turn=room.turn + 1, presses=0), at, (), group.words.ready)
        case RoomPhase.CHANGING:
            return read(room, RoomPhase.SHOWING, shown_pages(group, room.shown), at, ())
        case RoomPhase.SHOWING:
            return close(room.ended(Reason.TARGET_REACHED), at, ())
        case _:
            return close(room, at, ())


# -------------------------------------------------------------------- does everybody stand well?


def ask_ready(room: Room, at: float, said: tuple[Cue, ...], key: str) -> RoomMade:
    """Asks for the leader's tap after these words; silence never starts effort."""
    starts_at = after(room, said, at)
    asked = replace(room, phase=RoomPhase.ASKING_READY, since=starts_at, back_to=None, times_said=0)
    ready, prompt = _ask(asked, starts_at, key)
    return replace(ready, at=at), (*said, *prompt)


def ready_not_given(room: Room, event: GroupEvent) -> RoomMade:
    """No tap came: asked again, and then the room pauses."""
    if room.times_said < PROMPTS_BEFORE_CHECKING:
        return _ask(room, event.at, room.group.words.ready_again)
    return wait(room, RoomPhase.PAUSED, event.at, ())


def _ask(room: Room, at: float, key: str) -> RoomMade:
    cue = GetReady(at, key, Waits.TAP, 0.0)
    heard = heard_at(room, cue)
    asked = replace(room, at=at, said_at=at, heard_at=heard, times_said=room.times_said + 1)
    return replace(asked, due=max(at + room.manner.own_time_seconds, heard)), (cue,)
