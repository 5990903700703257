"""A room that exercises together, at one moment: one immutable value, complete in itself.

Decides nothing. It knows how many turns at the wall there are, and nobody in the room: no name, no dose, no target (P8).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final, TypeAlias

from stature_coach.regimen.group import Group
from stature_coach.regimen.values import Exercise
from stature_coach.session.cues import Cue, Reason, Waits
from stature_coach.session.group_events import GROUP_EVENT_WORDS, GroupEvent
from stature_coach.session.in_time import InTime
from stature_coach.session.state import Manner


class RoomPhase(Enum):
    """Where a group stands."""

    BEFORE = "before"
    TELLING = "telling"
    ASKING_READY = "asking_ready"
    LEADING_IN = "leading_in"
    LIFTING = "lifting"
    HOLDING = "holding"
    LOWERING = "lowering"
    RESTING = "resting"
    CHANGING = "changing_places"
    SHOWING = "showing"
    LEAVING = "leaving"
    PAUSED = "paused"
    HURT = "hurt"
    WARNED = "warned"
    CLOSING = "closing"
    FINISHED = "finished"


RoomMove: TypeAlias = "Callable[[Room, GroupEvent], tuple[Room, tuple[Cue, ...]]]"
RoomTable: TypeAlias = Mapping[RoomPhase, Mapping[type[GroupEvent], RoomMove]]

IN_EFFORT: Final = frozenset({RoomPhase.LIFTING, RoomPhase.HOLDING})
IN_SET: Final = IN_EFFORT | {RoomPhase.LEADING_IN, RoomPhase.LOWERING, RoomPhase.RESTING}
READING: Final = frozenset(
    {RoomPhase.BEFORE, RoomPhase.TELLING, RoomPhase.CHANGING, RoomPhase.SHOWING, RoomPhase.LEAVING}
)
WAITING: Final = frozenset({RoomPhase.PAUSED, RoomPhase.HURT})


@dataclass(frozen=True, slots=True)
class RoomPage:
    """One sentence to read out, its picture, and what it waits for; `at_the_wall`: somebody may be standing there."""

    say: str
    figure: str | None
    waits: Waits
    at_the_wall: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Room(InTime):
    """A group at the moment `at`.

    `turns` at the wall there are in all, `turn` is under way, `presses` were begun in it, and `whole` are the whole holds
    of all turns. `pages` are being read out, `step` is where. `back_to` is the phase to take up again after a break.
    `hurt`: somebody hurts, and that they stay seated has not been said yet. `said_at` is when what waits was said last.
    """

    group: Group = field(repr=False)
    exercise: Exercise = field(repr=False)
    shown: tuple[Exercise, ...] = field(repr=False)
    manner: Manner
    turns: int
    table: RoomTable = field(repr=False, compare=False)
    pages: tuple[RoomPage, ...] = ()
    phase: RoomPhase = RoomPhase.BEFORE
    turn: int = 1
    presses: int = 0
    whole: int = 0
    count: int = 0
    step: int = 0
    times_said: int = 0
    said_at: float = 0.0
    back_to: RoomPhase | None = None
    hurt: bool = False
    reason: Reason | None = None

    @property
    def row(self) -> Mapping[type[GroupEvent], RoomMove]:
        """What each event makes of it now."""
        return self.table[self.phase]

    @property
    def stands(self) -> str:
        """The word of its phase."""
        return self.phase.value

    @property
    def event_words(self) -> Mapping[str, type[GroupEvent]]:
        """The words by which its events travel."""
        return GROUP_EVENT_WORDS

    @property
    def waiting_for(self) -> str | None:
        """`ready` where the leader's tap is waited for; None where nothing is. In a pause nobody is hurried."""
        asked = self.phase is RoomPhase.ASKING_READY
        read = self.phase in READING and self.page.waits is not Waits.NO
        return "ready" if asked or read else None

    @property
    def page(self) -> RoomPage:
        """What is being read out."""
        return self.pages[self.step]

    @property
    def home_phase(self) -> RoomPhase:
        """The phase itself, or behind a break the one that waits to be taken up again."""
        return self.back_to or self.phase

    @property
    def at_the_wall(self) -> bool:
        """Whether somebody may be standing at the wall, so that the way from it must be coached (S9)."""
        home = self.home_phase
        if home in READING:
            return self.page.at_the_wall
        return home in IN_SET or home is RoomPhase.ASKING_READY

    @property
    def may_have_had_enough(self) -> bool:
        """Whether those at the wall can be said to have had enough: they stand there, and nobody is told to wait."""
        home = self.home_phase
        return self.phase is not RoomPhase.HURT and (home in IN_SET or home is RoomPhase.ASKING_READY)

    @property
    def may_press(self) -> bool:
        """Whether one more effort may begin in this turn. One that was broken off is one of them (S7)."""
        return self.presses < self.exercise.rung(self.exercise.dose.rung).ceiling

    @property
    def last_turn(self) -> bool:
        """Whether nobody comes to the wall after these."""
        return self.turn >= self.turns

    @property
    def last_press(self) -> bool:
        """Whether the effort under way is the last of the turn."""
        return not self.may_press

    @property
    def of_ceiling(self) -> tuple[int, int]:
        """The effort under way, and how many there may be; shown to nobody (P8)."""
        return self.presses, self.exercise.rung(self.exercise.dose.rung).ceiling

    def ended(self, reason: Reason) -> "Room":
        """The same room with its end known; a graver reason is never replaced by a lighter one."""
        return replace(self, reason=reason.graver(self.reason))
