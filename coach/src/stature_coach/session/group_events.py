"""What can happen while a room exercises together, in the past tense, each with its time.

`at` is seconds since the group began. Time, the leader's tap, a pause and going on are those of any session; the rest is
the leader's alone. Nobody in the room is named by any of them (P8).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias

from stature_coach.session.events import Paused, ReadyGiven, Resumed, Ticked


@dataclass(frozen=True, slots=True)
class EverybodyRelaxed:
    """The leader's first key: everybody lets go, and the room pauses."""

    at: float


@dataclass(frozen=True, slots=True)
class SomebodyHurt:
    """The leader's second key: somebody hurts (S2)."""

    at: float


@dataclass(frozen=True, slots=True)
class WarningSignSeen:
    """The leader's third key: a warning sign; which one is not asked (S2, S9)."""

    at: float


@dataclass(frozen=True, slots=True)
class GoOnGiven:
    """The leader lets the others go on after somebody hurt; whoever hurt stays seated (S2)."""

    at: float


@dataclass(frozen=True, slots=True)
class HadEnough:
    """Those at the wall have had enough: they change places, or are done (S3)."""

    at: float


@dataclass(frozen=True, slots=True)
class GroupFinished:
    """The leader ends it."""

    at: float


GroupEvent: TypeAlias = (
    Ticked
    | ReadyGiven
    | Paused
    | Resumed
    | EverybodyRelaxed
    | SomebodyHurt
    | WarningSignSeen
    | GoOnGiven
    | HadEnough
    | GroupFinished
)

# The words by which they travel as JSON.
GROUP_EVENT_WORDS: Final[Mapping[str, type[GroupEvent]]] = MappingProxyType(
    {
        "ticked": Ticked,
        "ready": ReadyGiven,
        "paused": Paused,
        "resumed": Resumed,
        "everybody_relax": EverybodyRelaxed,
        "somebody_hurts": SomebodyHurt,
        "warning_sign": WarningSignSeen,
        "go_on": GoOnGiven,
        "enough": HadEnough,
        "finished": GroupFinished,
    }
)
