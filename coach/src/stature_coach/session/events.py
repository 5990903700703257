"""What can happen in a session, in the past tense, each with its time.

`at` is seconds since the session began. An event is a fact; what follows from it stands in the table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final, TypeAlias


class RedFlag(Enum):
    """The warning signs a person can name (clinical A9). `something_else` is one too: nobody's word is made small."""

    SHARP_BACK_OR_RIB = "sharp_back_or_rib"
    CHEST_PAIN = "chest_pain"
    FAINT_OR_BREATHLESS = "faint_or_breathless"
    NUMB_OR_WEAK = "numb_or_weak"
    DIZZY = "dizzy"
    SHARP_NECK = "sharp_neck"
    BLADDER_BOWEL_OR_SADDLE = "bladder_bowel_or_saddle"
    FACE_OR_SPEECH = "face_or_speech"
    SOMETHING_ELSE = "something_else"


class About(Enum):
    """What the coach can ask about."""

    GATE = "gate"
    ALL_RIGHT = "all_right"
    REPETITIONS = "repetitions"
    EFFORT = "effort"
    PAIN = "pain"
    WHAT_HURTS = "what_hurts"


@dataclass(frozen=True, slots=True)
class Ticked:
    """Time went by."""

    at: float


@dataclass(frozen=True, slots=True)
class ReadyGiven:
    """The person tapped: ready for the next step, or for the first effort."""

    at: float


@dataclass(frozen=True, slots=True)
class InPlaceReported:
    """The person knows this part: in place and ready to begin, or staying where they are."""

    at: float


@dataclass(frozen=True, slots=True)
class LyingReported:
    """The person lies in bed already, and need not sit up to begin."""

    at: float


@dataclass(frozen=True, slots=True)
class Paused:
    """The person paused, or the voice was lost (a call, a locked or hidden screen)."""

    at: float


@dataclass(frozen=True, slots=True)
class Resumed:
    """The person goes on."""

    at: float


@dataclass(frozen=True, slots=True)
class TiredReported:
    """The person is tired, which is success (S3)."""

    at: float


@dataclass(frozen=True, slots=True)
class TiredTakenBack:
    """The person is not tired after all; what was let go stays let go (S3)."""

    at: float


@dataclass(frozen=True, slots=True)
class HurtPressed:
    """The large button: stop, it hurts. What is felt is named next; until then it may have been a slip (S2)."""

    at: float


@dataclass(frozen=True, slots=True)
class MistakeReported:
    """The button was pressed by mistake: a pause, once a session, before anything is named (S2)."""

    at: float


@dataclass(frozen=True, slots=True)
class PainReported:
    """Something hurts, and that is named (S2)."""

    at: float


@dataclass(frozen=True, slots=True)
class RedFlagReported:
    """A warning sign; None where its kind is not known (S2, S9)."""

    at: float
    kind: RedFlag | None = None


@dataclass(frozen=True, slots=True)
class StopReported:
    """The person wants to stop, for no reason that must be given."""

    at: float


@dataclass(frozen=True, slots=True)
class AllRightReported:
    """The answer to "Are you all right?"."""

    at: float


@dataclass(frozen=True, slots=True)
class Answered:
    """A number for what was asked: effort or pain 0-10, or repetitions done."""

    at: float
    about: About
    number: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """The question may stay open; unknown is a fair answer (S6)."""

    at: float


@dataclass(frozen=True, slots=True)
class LittlePainReported:
    """The answer to "Does anything hurt?" in a word: a little. Skipped after it, it is no more than before."""

    at: float


@dataclass(frozen=True, slots=True)
class LaterWanted:
    """How it was, and whether anything hurts, may wait for the morning: unknown until then (S6)."""

    at: float


@dataclass(frozen=True, slots=True)
class NextWanted:
    """The person tapped "Next": the next step. It is never the word that begins effort, however late it comes."""

    at: float


@dataclass(frozen=True, slots=True)
class StepBackWanted:
    """The person wants to hear the step before this one."""

    at: float


@dataclass(frozen=True, slots=True)
class EverythingWanted:
    """The person wants to hear all of the set-up, also what somebody who knows it is spared."""

    at: float


PlainEvent: TypeAlias = (
    Ticked
    | ReadyGiven
    | InPlaceReported
    | LyingReported
    | Paused
    | Resumed
    | TiredReported
    | TiredTakenBack
    | HurtPressed
    | MistakeReported
    | PainReported
    | StopReported
    | AllRightReported
    | Skipped
    | LittlePainReported
    | LaterWanted
    | EverythingWanted
    | NextWanted
    | StepBackWanted
)
Event: TypeAlias = PlainEvent | RedFlagReported | Answered

# The words by which events travel as JSON. The plain ones carry nothing but their time.
PLAIN_EVENTS: Final[Mapping[str, type[PlainEvent]]] = MappingProxyType(
    {
        "ticked": Ticked,
        "ready": ReadyGiven,
        "in_place": InPlaceReported,
        "lying": LyingReported,
        "paused": Paused,
        "resumed": Resumed,
        "tired": TiredReported,
        "taken_back": TiredTakenBack,
        "hurt": HurtPressed,
        "mistake": MistakeReported,
        "pain": PainReported,
        "stopped": StopReported,
        "all_right": AllRightReported,
        "skipped": Skipped,
        "little_pain": LittlePainReported,
        "later": LaterWanted,
        "everything": EverythingWanted,
        "next": NextWanted,
        "step_back": StepBackWanted,
    }
)
EVENT_WORDS: Final[Mapping[str, type[Event]]] = MappingProxyType(
    {**PLAIN_EVENTS, "red_flag": RedFlagReported, "answered": Answered}
)
