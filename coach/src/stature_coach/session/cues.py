"""What should be heard or seen, in the imperative, each with the time it is due and the key of its sentence.

`at` is seconds since the session began. A cue has no language; `word` is the name by which it travels as JSON.
"""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from stature_coach.session.events import About, RedFlag


class Waits(Enum):
    """What a cue waits for before the next one: nothing, a tap or the person's own time, or a tap alone."""

    NO = "no"
    TAP_OR_TIME = "tap_or_time"
    TAP = "tap"


class Reason(Enum):
    """How a session ended. Later members are graver: a graver reason replaces a lighter one, never the other way."""

    TARGET_REACHED = "TARGET_REACHED"
    TIRED = "TIRED"
    STOPPED = "STOPPED"
    INTERRUPTED = "INTERRUPTED"
    FORM = "FORM"
    PAIN = "PAIN"
    RED_FLAG = "RED_FLAG"

    def graver(self, other: "Reason | None") -> "Reason":
        """The graver of the two."""
        ranks = list(Reason)
        return self if other is None or ranks.index(self) >= ranks.index(other) else other

    @property
    def complete(self) -> bool:
        """Whether the set counts as done: tired is success (S3)."""
        return self in (Reason.TARGET_REACHED, Reason.TIRED)


@dataclass(frozen=True, slots=True)
class Cue:
    """Something to say or show when its time has come."""

    word: ClassVar[str] = ""
    at: float
    key: str


@dataclass(frozen=True, slots=True)
class Instruct(Cue):
    """Read one step of getting into or out of position; `step` of `of`, with its picture."""

    word: ClassVar[str] = "instruct"
    waits: Waits
    step: int
    of: int
    figure: str | None


@dataclass(frozen=True, slots=True)
class AskFor(Cue):
    """Ask the person something."""

    word: ClassVar[str] = "ask"
    about: About
    waits: Waits


@dataclass(frozen=True, slots=True)
class GetReady(Cue):
    """Prepare for the first effort: the prompt that waits for a tap, or the lead-in of so many seconds."""

    word: ClassVar[str] = "get_ready"
    waits: Waits
    seconds: float


@dataclass(frozen=True, slots=True)
class PhaseCue(Cue):
    """A phase of repetition `repetition` of `of` begins and lasts `seconds`."""

    seconds: float
    repetition: int
    of: int


@dataclass(frozen=True, slots=True)
class Lift(PhaseCue):
    """Build the effort up."""

    word: ClassVar[str] = "lift"


@dataclass(frozen=True, slots=True)
class Hold(PhaseCue):
    """Keep the effort; falls together with count one."""

    word: ClassVar[str] = "hold"


@dataclass(frozen=True, slots=True)
class Lower(PhaseCue):
    """Release the effort, smoothly."""

    word: ClassVar[str] = "lower"


@dataclass(frozen=True, slots=True)
class RestNow(PhaseCue):
    """Rest between repetitions."""

    word: ClassVar[str] = "rest"


@dataclass(frozen=True, slots=True)
class Count(Cue):
    """Say the number."""

    word: ClassVar[str] = "count"
    number: int
    repetition: int


@dataclass(frozen=True, slots=True)
class Praise(Cue):
    """A kind word for effort or timing, never for posture (S10)."""

    word: ClassVar[str] = "praise"


@dataclass(frozen=True, slots=True)
class Remind(Cue):
    """Say again what should not be forgotten."""

    word: ClassVar[str] = "remind"


@dataclass(frozen=True, slots=True)
class Correct(Cue):
    """Correct the form."""

    word: ClassVar[str] = "correct"


@dataclass(frozen=True, slots=True)
class PauseNow(Cue):
    """Say that the session waits."""

    word: ClassVar[str] = "pause"


@dataclass(frozen=True, slots=True)
class Resume(Cue):
    """Say that it goes on."""

    word: ClassVar[str] = "resume"


@dataclass(frozen=True, slots=True)
class StopNow(Cue):
    """Stop, and why. `steadied` is what was said just before, and stays to be read: standing, to hold on and to sit (S9)."""

    word: ClassVar[str] = "stop"
    reason: Reason
    kind: RedFlag | None = None
    steadied: str | None = None


@dataclass(frozen=True, slots=True)
class Finish(Cue):
    """The session is over: why, and how many whole holds were done. Shown, not said; its key is empty."""

    word: ClassVar[str] = "finish"
    reason: Reason
    repetitions: int


@dataclass(frozen=True, slots=True)
class Cancel(Cue):
    """Take back every cue that falls due after `at`. Its key is empty."""

    word: ClassVar[str] = "cancel"
