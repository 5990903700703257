"""Which event is legal in which phase, and the move it makes: the whole coach on one page.

Every phase has a row for every event, dead ends written out; `impossible` raises and changes nothing. The diagram in
docs/session-table.md is drawn from this table, and a test walks all of it.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from stature_coach.cues import Reason
from stature_coach.events import (
    EVENT_WORDS,
    AllRightReported,
    Answered,
    Event,
    HurtPressed,
    InPlaceReported,
    LyingReported,
    MistakeReported,
    PainReported,
    Paused,
    ReadyGiven,
    RedFlagReported,
    Resumed,
    Skipped,
    StopReported,
    Ticked,
    TiredReported,
    TiredTakenBack,
)
from stature_coach.moves.asking import answer, finish, skip
from stature_coach.moves.checking import check_over, pause_over
from stature_coach.moves.naming import hurt, mistake, naming_over
from stature_coach.moves.pausing import all_right, pause, resume
from stature_coach.moves.reading import lie_already, next_page, page_over, skip_pages
from stature_coach.moves.ready import ready_not_given
from stature_coach.moves.repetition import beat_over, lead_in, lead_in_over, lift_over, lower_over, rest_over
from stature_coach.moves.speaking import Made
from stature_coach.moves.stopping import pain, red_flag, stop, tired
from stature_coach.moves.taking_back import take_back
from stature_coach.state import Phase, Session

Move: TypeAlias = Callable[[Session, Event], Made]


class Impossible(ValueError):
    """An event that cannot happen in this phase; `possible` are the words of those that can."""

    def __init__(self, says: str, possible: tuple[str, ...] = ()) -> None:
        super().__init__(f"{says}; here it can be {', '.join(possible)}" if possible else says)
        self.says = says
        self.possible = possible


def impossible(session: Session, event: Event) -> Made:
    """Raises, and changes nothing."""
    row = TABLE[session.phase]
    possible = (word for word, kind in EVENT_WORDS.items() if row[kind] is not impossible and kind is not Ticked)
    word = next(word for word, kind in EVENT_WORDS.items() if isinstance(event, kind))
    raise Impossible(f"{word} cannot happen while {session.phase.value.replace('_', ' ')}", tuple(possible))


def stay(session: Session, _event: Event) -> Made:
    """Nothing follows: the session is over, and what ended it is final."""
    return session, ()


def unless_graver(reason: Reason, move: Move) -> Move:
    """The move, unless a graver reason is already closing the session: its last words are not talked over (S9)."""

    def guarded(session: Session, event: Event) -> Made:
        ended = session.ended(reason)
        return move(session, event) if ended.reason is reason else stay(session, event)

    guarded.__name__ = f"{move.__name__}, unless graver"
    return guarded


# What a person may say at any time, and what follows is the same.
_ANY_TIME: Final[Mapping[type[Event], Move]] = {
    TiredReported: tired,
    HurtPressed: hurt,
    PainReported: pain,
    RedFlagReported: red_flag,
    StopReported: stop,
}

# A set under way: nothing is waited for, everything may interrupt it.
_IN_SET: Final[Mapping[type[Event], Move]] = {
    **_ANY_TIME,
    Paused: pause,
    ReadyGiven: impossible,
    InPlaceReported: impossible,
    LyingReported: impossible,
    TiredTakenBack: impossible,
    MistakeReported: impossible,
    Resumed: impossible,
    AllRightReported: impossible,
    Answered: impossible,
    Skipped: impossible,
}

# `Ticked` stands for the moment when something was due.
TABLE: Final[Mapping[Phase, Mapping[type[Event], Move]]] = {
    Phase.SETTING_UP: {
        **_IN_SET,
        Ticked: page_over,
        ReadyGiven: next_page,
        InPlaceReported: skip_pages,
        LyingReported: lie_already,
    },
    Phase.ASKING_READY: {
        **_IN_SET,
        Ticked: ready_not_given,
        ReadyGiven: lead_in,
    },
    Phase.LEADING_IN: {**_IN_SET, Ticked: lead_in_over},
    Phase.LIFTING: {**_IN_SET, Ticked: lift_over},
    Phase.HOLDING: {**_IN_SET, Ticked: beat_over},
    Phase.LOWERING: {**_IN_SET, Ticked: lower_over},
    Phase.RESTING: {**_IN_SET, Ticked: rest_over},
    Phase.PAUSED: {
        **_IN_SET,
        Ticked: pause_over,
        Paused: impossible,
        Resumed: resume,
    },
    Phase.CHECKING: {
        **_IN_SET,
        Ticked: check_over,
        AllRightReported: all_right,
        ReadyGiven: all_right,  # any tap is an answer, and none of them starts effort
        InPlaceReported: all_right,
        Resumed: resume,
    },
    Phase.NAMING: {
        **_IN_SET,
        Ticked: naming_over,
        HurtPressed: stay,  # a shaking hand
        Paused: stay,  # the effort is let go already, and the time to name it runs on
        MistakeReported: mistake,
        TiredReported: pain,  # any other way out is pain told (S2)
        StopReported: pain,
    },
    Phase.LEAVING: {
        **_IN_SET,
        Ticked: page_over,
        ReadyGiven: next_page,
        InPlaceReported: skip_pages,
        TiredTakenBack: take_back,
    },
    Phase.ASKING: {
        **_IN_SET,
        Ticked: skip,
        TiredTakenBack: take_back,
        Answered: answer,
        Skipped: skip,
    },
    Phase.CLOSING: {
        **_IN_SET,
        Ticked: finish,
        Paused: stay,
        TiredReported: unless_graver(Reason.TIRED, tired),
        StopReported: unless_graver(Reason.STOPPED, stop),
        TiredTakenBack: take_back,
    },
    Phase.FINISHED: {
        Ticked: stay,
        TiredReported: stay,
        HurtPressed: stay,
        PainReported: stay,
        RedFlagReported: stay,
        StopReported: stay,
        Paused: stay,
        ReadyGiven: impossible,
        InPlaceReported: impossible,
        LyingReported: impossible,
        TiredTakenBack: impossible,
        MistakeReported: impossible,
        Resumed: impossible,
        AllRightReported: impossible,
        Answered: impossible,
        Skipped: impossible,
    },
}
