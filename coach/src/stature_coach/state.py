"""What a session is at one moment: one immutable value, complete in itself.

Decides nothing. `moves.py` makes the next value, `table.py` says which move is legal when.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from stature_coach import safety
from stature_coach.cues import Reason, Waits
from stature_coach.events import About, RedFlag
from stature_coach.problems import BadRequest
from stature_coach.regimen import Exercise, Step

# A sentence nobody has timed yet is given this long.
UNTIMED_SENTENCE_SECONDS: Final = 4.0


class Phase(Enum):
    """Where a session stands."""

    SETTING_UP = "setting_up"
    ASKING_READY = "asking_ready"
    LEADING_IN = "leading_in"
    LIFTING = "lifting"
    HOLDING = "holding"
    LOWERING = "lowering"
    RESTING = "resting"
    PAUSED = "paused"
    CHECKING = "checking"
    LEAVING = "leaving"
    ASKING = "asking"
    CLOSING = "closing"
    FINISHED = "finished"


EFFORT_PHASES: Final = frozenset({Phase.LIFTING, Phase.HOLDING})
SET_PHASES: Final = EFFORT_PHASES | {Phase.LEADING_IN, Phase.LOWERING, Phase.RESTING}
PHASES_AFTER_SET: Final = frozenset({Phase.LEAVING, Phase.ASKING, Phase.CLOSING, Phase.FINISHED})


@dataclass(frozen=True, slots=True)
class Manner:
    """How this person likes it: seconds a count, own time for a step, lead-in, pause between sentences.

    Raises BadRequest where a value breaks a rule (S7).
    """

    beat_seconds: float = 1.0
    own_time_seconds: float = 60.0
    lead_in_seconds: float = 15.0
    pause_seconds: float = 1.0
    half_effort: bool = False

    def __post_init__(self) -> None:
        _between("beat_seconds", self.beat_seconds, safety.FASTEST_BEAT_SECONDS, safety.SLOWEST_BEAT_SECONDS)
        _between("own_time_seconds", self.own_time_seconds, 20, 600)
        _between("lead_in_seconds", self.lead_in_seconds, *_LEAD_IN)
        _between("pause_seconds", self.pause_seconds, 0.5, 10)


_LEAD_IN: Final = (safety.SHORTEST_LEAD_IN_SECONDS, safety.LONGEST_LEAD_IN_SECONDS)


def _between(name: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:
        raise BadRequest(f"{name} is {value}; write a number from {least:g} to {most:g}")


@dataclass(frozen=True, slots=True)
class Page:
    """One thing to read out while getting into or out of position: a step, or a question that gates the exercise."""

    step: Step
    waits: Waits
    about: About | None = None


@dataclass(frozen=True, slots=True)
class Prescription:
    """What to do in this session. Raises BadRequest beyond the ceiling (S7) or on an unknown rung."""

    exercise: Exercise
    rung: str
    repetitions: int

    def __post_init__(self) -> None:
        rungs = [rung.id for rung in self.exercise.ladder]
        if self.rung not in rungs:
            raise BadRequest(f'rung is "{self.rung}"; write one of {", ".join(rungs)}')
        ceiling = self.exercise.rung(self.rung).ceiling
        if not 1 <= self.repetitions <= ceiling:
            raise BadRequest(f"repetitions is {self.repetitions}; write a whole number from 1 to {ceiling}")


@dataclass(frozen=True, slots=True)
class Session:
    """A session at the moment `at`. All times are seconds since it began.

    `due` is when the next thing happens by itself, None where nothing does; `since` is when the phase began;
    `heard_at` is when what was said last has been heard out.
    """

    prescription: Prescription
    manner: Manner
    setup: tuple[Page, ...]
    leaving: tuple[Page, ...]
    spoken_seconds: Mapping[str, float] = field(repr=False)
    phase: Phase = Phase.SETTING_UP
    at: float = 0.0
    since: float = 0.0
    due: float | None = None
    heard_at: float = 0.0
    step: int = 0
    times_said: int = 0
    repetition: int = 1
    count: int = 0
    set_begun: bool = False
    repetitions: int = 0
    back_to: tuple[Phase, ...] = ()
    reason: Reason | None = None
    red_flag: RedFlag | None = None
    questions: tuple[About, ...] = ()
    answers: Mapping[About, int] = field(default_factory=dict)
    told_until: float = -1.0

    @property
    def exercise(self) -> Exercise:
        """The exercise of this session."""
        return self.prescription.exercise

    @property
    def home_phase(self) -> Phase:
        """The phase itself, or behind a pause or a check the phase that waits to be taken up again."""
        return self.back_to[-1] if self.back_to else self.phase

    @property
    def set_over(self) -> bool:
        """Whether the set is behind the person."""
        return self.home_phase in PHASES_AFTER_SET

    @property
    def last_repetition(self) -> bool:
        """Whether the repetition under way is the last of the plan."""
        return self.repetition >= self.prescription.repetitions

    @property
    def repetition_shown(self) -> int:
        """The repetition to name: a pause in the last rest has gone one past the plan, which nobody should see."""
        return min(self.repetition, self.prescription.repetitions)

    @property
    def pages(self) -> tuple[Page, ...]:
        """What is being read out: the way into the position, or out of it."""
        return self.leaving if self.set_over else self.setup

    @property
    def page(self) -> Page:
        """The page at which the session stands."""
        return self.pages[self.step]

    @property
    def in_position(self) -> bool:
        """Whether the body has begun to move into the position, so that the way out must be coached (S9)."""
        if self.home_phase is not Phase.SETTING_UP:
            return True
        return any(page.step.moves_body for page in self.setup[: self.step + 1])

    @property
    def waiting_for(self) -> str | None:
        """What the person could answer now: ready, all_right, or what is asked about; None where nothing waits."""
        match self.phase:
            case Phase.SETTING_UP | Phase.LEAVING:
                return None if self.page.waits is Waits.NO else "ready"
            case Phase.ASKING_READY:
                return "ready"
            case Phase.CHECKING:
                return About.ALL_RIGHT.value
            case Phase.ASKING:
                return self.questions[0].value
            case _:
                return None

    def seconds_of(self, key: str) -> float:
        """How long that sentence takes to say."""
        return self.spoken_seconds.get(key, UNTIMED_SENTENCE_SECONDS)

    def ended(self, reason: Reason) -> "Session":
        """The same session with its end known; a graver reason is never replaced by a lighter one."""
        return replace(self, reason=reason.graver(self.reason))
