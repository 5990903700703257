"""What the leader's page and the coach say to each other of a group in a room.

The page's types are written from this as from contract.py. Nobody in the room stands in any of it (P8).
"""

from typing import Literal, NotRequired, TypeAlias, TypedDict

from stature_coach.door.contract import Cue, Due, Manner, Reason, Sentence
from stature_coach.door.day_contract import Figures

GroupPhase: TypeAlias = Literal[
    "before",
    "telling",
    "asking_ready",
    "leading_in",
    "lifting",
    "holding",
    "lowering",
    "resting",
    "changing_places",
    "showing",
    "leaving",
    "paused",
    "hurt",
    "warned",
    "closing",
    "finished",
]

GroupWaitingFor: TypeAlias = Literal["ready"]


class Tick(Sentence):
    """Something the leader ticks."""

    id: str


class GroupBefore(TypedDict):
    """What stands on the leader's page before a group begins."""

    ticks: list[Tick]
    foot: list[Sentence]
    """At the foot of the screen, always."""
    signs: list[Sentence]
    """The warning signs, to be read."""
    most_people: int
    most_turns: int
    figures: Figures
    """Of what is pressed."""
    exercises: list[Sentence]
    """By their names, in their order: for the sheet to take home."""


class GroupBeginRequest(TypedDict):
    """A room that wants to begin."""

    people: int
    at_the_wall: int
    """How many at once."""
    ticked: list[str]
    manner: NotRequired[Manner]
    at: float


class GroupEvent(Due):
    """What the leader does, or time."""

    event: Literal[
        "ticked",
        "ready",
        "paused",
        "resumed",
        "everybody_relax",
        "somebody_hurts",
        "warning_sign",
        "go_on",
        "enough",
        "finished",
    ]


class GroupView(TypedDict):
    """What the leader's page needs to know beside the cues."""

    phase: GroupPhase
    waiting_for: GroupWaitingFor | None
    turn: int
    turns: int
    finished: bool
    reason: Reason | None
    may_have_had_enough: bool
    """"Those at the wall have had enough" can be said."""


class GroupReply(TypedDict):
    """What follows from an event."""

    cues: list[Cue]
    view: GroupView
