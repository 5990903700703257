"""The counted session, which time drives: every event in every phase, and the move it makes, on one page.

Every phase has a row for every event, dead ends written out. The diagram in docs/session-table.md is drawn from this
table, and a test walks all of it.
"""

from collections.abc import Mapping
from typing import Final

from stature_coach.session.cues import Reason
from stature_coach.session.events import (
    AllRightReported,
    Answered,
    Event,
    EverythingWanted,
    HurtPressed,
    InPlaceReported,
    LaterWanted,
    LittlePainReported,
    LyingReported,
    MistakeReported,
    NextWanted,
    PainReported,
    Paused,
    ReadyGiven,
    RedFlagReported,
    Resumed,
    Skipped,
    StepBackWanted,
    StopReported,
    Ticked,
    TiredReported,
    TiredTakenBack,
)
from stature_coach.session.moves.asking import answer, answer_later, finish, little_pain, skip
from stature_coach.session.moves.checking import check_over, pause_over
from stature_coach.session.moves.leading_in import lead_in
from stature_coach.session.moves.naming import hurt, mistake, naming_over, stop_on_the_way_in
from stature_coach.session.moves.pausing import all_right, pause, resume
from stature_coach.session.moves.reading import in_place, lie_already, next_page, page_over, step_back, tell_everything
from stature_coach.session.moves.ready import ready_not_given
from stature_coach.session.moves.repetition import beat_over, lead_in_over, lift_over, lower_over, rest_over
from stature_coach.session.moves.stopping import pain, red_flag, stop, tired
from stature_coach.session.moves.taking_back import take_back
from stature_coach.session.state import Move, Phase, Table
from stature_coach.session.table import impossible, stay, unless_graver

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
    LittlePainReported: impossible,
    LaterWanted: impossible,
    EverythingWanted: impossible,
    NextWanted: impossible,
    StepBackWanted: impossible,
}

# `Ticked` stands for the moment when something was due.
COUNTED: Final[Table] = {
    Phase.SETTING_UP: {
        **_IN_SET,
        Ticked: page_over,
        ReadyGiven: next_page,
        InPlaceReported: in_place,
        LyingReported: lie_already,
        EverythingWanted: tell_everything,
        NextWanted: next_page,
        StepBackWanted: step_back,
        StopReported: stop_on_the_way_in,
    },
    Phase.ASKING_READY: {
        **_IN_SET,
        Ticked: ready_not_given,
        ReadyGiven: lead_in,
        EverythingWanted: tell_everything,
        NextWanted: stay,  # the last step went by itself under the finger: "next" is no "begin"
        StepBackWanted: step_back,
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
        NextWanted: all_right,
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
        InPlaceReported: in_place,
        NextWanted: next_page,
        StepBackWanted: step_back,
        TiredTakenBack: take_back,
    },
    Phase.ASKING: {
        **_IN_SET,
        Ticked: skip,
        TiredTakenBack: take_back,
        Answered: answer,
        Skipped: skip,
        LittlePainReported: little_pain,
        LaterWanted: answer_later,
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
        LittlePainReported: impossible,
        LaterWanted: impossible,
        EverythingWanted: impossible,
        NextWanted: impossible,
        StepBackWanted: impossible,
    },
}
