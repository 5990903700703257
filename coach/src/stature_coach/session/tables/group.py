"""A room that exercises together: every event in every phase, and the move it makes, on one page.

Time drives it, and the leader. Every phase has a row for every event, dead ends written out. The second table of
docs/session-table.md is drawn from this one, and a test walks all of it.
"""

from collections.abc import Mapping
from typing import Final

from stature_coach.session.events import Paused, ReadyGiven, Resumed, Ticked
from stature_coach.session.group_events import (
    EverybodyRelaxed,
    GoOnGiven,
    GroupEvent,
    GroupFinished,
    HadEnough,
    SomebodyHurt,
    WarningSignSeen,
)
from stature_coach.session.moves.room_ending import finish
from stature_coach.session.moves.room_keys import (
    enough,
    everybody_relax,
    finished,
    go_on,
    hurt_at_the_end,
    pause,
    relax_at_the_end,
    resume,
    somebody_hurts,
    warning_sign,
)
from stature_coach.session.moves.room_reading import next_page, page_over, ready_not_given
from stature_coach.session.moves.room_turn import beat_over, lead_in, lead_in_over, lift_over, lower_over, rest_over
from stature_coach.session.moves.room_waiting import wait_over
from stature_coach.session.room import RoomMove, RoomPhase, RoomTable
from stature_coach.session.table import impossible, stay

# The leader's three keys, and the end: at any time, and what follows is the same.
_ANY_TIME: Final[Mapping[type[GroupEvent], RoomMove]] = {
    EverybodyRelaxed: everybody_relax,
    SomebodyHurt: somebody_hurts,
    WarningSignSeen: warning_sign,
    GroupFinished: finished,
}

# Read out, page by page; the leader goes on.
_READING: Final[Mapping[type[GroupEvent], RoomMove]] = {
    **_ANY_TIME,
    Ticked: page_over,
    ReadyGiven: next_page,
    Paused: pause,
    Resumed: impossible,
    GoOnGiven: impossible,
    HadEnough: impossible,
}

# A turn at the wall: nothing is waited for, and everything may interrupt it.
_IN_TURN: Final[Mapping[type[GroupEvent], RoomMove]] = {
    **_ANY_TIME,
    ReadyGiven: impossible,
    Paused: pause,
    Resumed: impossible,
    GoOnGiven: impossible,
    HadEnough: enough,
}

# Nothing is left to go on with; a second end is no other.
_AT_THE_END: Final[Mapping[type[GroupEvent], RoomMove]] = {
    GroupFinished: stay,
    Paused: stay,
    ReadyGiven: impossible,
    Resumed: impossible,
    GoOnGiven: impossible,
    HadEnough: impossible,
}

# `Ticked` stands for the moment when something was due.
GROUP: Final[RoomTable] = {
    RoomPhase.BEFORE: _READING,
    RoomPhase.TELLING: _READING,
    RoomPhase.ASKING_READY: {**_IN_TURN, Ticked: ready_not_given, ReadyGiven: lead_in},
    RoomPhase.LEADING_IN: {**_IN_TURN, Ticked: lead_in_over},
    RoomPhase.LIFTING: {**_IN_TURN, Ticked: lift_over},
    RoomPhase.HOLDING: {**_IN_TURN, Ticked: beat_over},
    RoomPhase.LOWERING: {**_IN_TURN, Ticked: lower_over},
    RoomPhase.RESTING: {**_IN_TURN, Ticked: rest_over},
    RoomPhase.CHANGING: _READING,
    RoomPhase.SHOWING: _READING,
    RoomPhase.LEAVING: _READING,
    RoomPhase.PAUSED: {
        **_IN_TURN,
        Ticked: wait_over,
        Paused: impossible,
        Resumed: resume,
        GoOnGiven: resume,  # nobody hurts, so it is the same word
    },
    RoomPhase.HURT: {
        **_IN_TURN,
        Ticked: wait_over,
        Paused: stay,  # the effort is let go already
        GoOnGiven: go_on,  # the leader's word alone (S2)
        HadEnough: impossible,
    },
    RoomPhase.WARNED: {
        **_AT_THE_END,
        Ticked: finish,
        EverybodyRelaxed: warning_sign,  # its words are not talked over, but said again (S9)
        SomebodyHurt: warning_sign,
        WarningSignSeen: warning_sign,
    },
    RoomPhase.CLOSING: {
        **_AT_THE_END,
        Ticked: finish,
        EverybodyRelaxed: relax_at_the_end,
        SomebodyHurt: hurt_at_the_end,
        WarningSignSeen: warning_sign,
    },
    RoomPhase.FINISHED: {
        **_AT_THE_END,
        Ticked: stay,
        EverybodyRelaxed: stay,
        SomebodyHurt: stay,
        WarningSignSeen: stay,
    },
}
