"""What a session is at one moment: one immutable value, complete in itself.

Decides nothing. A move makes the next value; the table that a session carries says which move is legal when.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from math import inf
from typing import Final, TypeAlias

from stature_coach import safety
from stature_coach.problems import BadRequest
from stature_coach.regimen.values import Exercise, Step
from stature_coach.session.begun import may_try_again
from stature_coach.session.cues import Cue, Reason, Waits
from stature_coach.session.events import EVENT_WORDS, About, Event, RedFlag
from stature_coach.session.in_time import InTime
from stature_coach.session.signs import Sign, gravest


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
    NAMING = "naming"
    LEAVING = "leaving"
    ASKING = "asking"
    CLOSING = "closing"
    FINISHED = "finished"


# What becomes of a session by one event, and what is said to it.
Move: TypeAlias = "Callable[[Session, Event], tuple[Session, tuple[Cue, ...]]]"
Table: TypeAlias = Mapping[Phase, Mapping[type[Event], Move]]

EFFORT_PHASES: Final = frozenset({Phase.LIFTING, Phase.HOLDING})
SET_PHASES: Final = EFFORT_PHASES | {Phase.LEADING_IN, Phase.LOWERING, Phase.RESTING}
WAYS_OUT: Final = frozenset({Phase.LEAVING, Phase.ASKING, Phase.CLOSING})
PHASES_AFTER_SET: Final = WAYS_OUT | {Phase.FINISHED}


@dataclass(frozen=True, slots=True)
class Manner:
    """How this person likes it: seconds a count, own time for a step, lead-in, pause between sentences.

    Where no voice is `heard`, sentences are to be read. Somebody `familiar` hears what is always said, and in each session one of the sentences that take turns: the `turn`th.
    Raises BadRequest where a value breaks a rule (S7).
    """

    beat_seconds: float = 1.0
    own_time_seconds: float = 60.0
    lead_in_seconds: float = 15.0
    pause_seconds: float = 1.0
    half_effort: bool = False
    familiar: bool = False
    turn: int = 0
    heard: bool = True

    @property
    def knows_it(self) -> bool:
        """Whether less is told: only to somebody who hears it, for what is read is read at another time and place."""
        return self.familiar and self.heard

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
    """One thing to read out while getting into or out of position: a step, or a question that gates the exercise.

    `no_is_pain`: a no to the question tells that it hurts.
    """

    step: Step
    waits: Waits
    about: About | None = None
    no_is_pain: bool = False

    @property
    def is_gate(self) -> bool:
        """Whether it is a question that must be answered before anything follows (S4, S5)."""
        return self.about is About.GATE

    @property
    def on_the_way(self) -> bool:
        """Whether it is a part of getting there; behind the last of these the body lies or stands in its place."""
        return self.is_gate or self.step.moves_body or self.step.takes_time


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
class Session(InTime):
    """A session at the moment `at`.

    `table` says what each event makes of it in each phase. `from_lying` is the way in for somebody who lies already, empty
    where there is none; `whole_setup` and `whole_from_lying` are both with all that can be said, and `told_everything` where the person wanted that. `in_place`: the person said to be there;
    `ready_given`: and nothing but what is always said comes before the lead-in. `efforts` are those begun, `broken_off`
    those of them that did not come to their end. `little_pain`: "a little" was said, which is no number.
    `answers_wait`: what is asked now is left for the morning. `before_tired` is
    the session as it stood when the person said to be tired, to go back to (S3). `tired_at` and `stopped_at` are when that
    was said last. `step` is the furthest that was reached, which says where the body is; `looking_back` is by how many
    steps an earlier one is heard once more. `efforts_before` were begun in the part that was cut short.
    """

    prescription: Prescription
    manner: Manner
    setup: tuple[Page, ...]
    leaving: tuple[Page, ...]
    from_lying: tuple[Page, ...]
    whole_setup: tuple[Page, ...]
    whole_from_lying: tuple[Page, ...]
    table: Table = field(repr=False, compare=False)
    phase: Phase = Phase.SETTING_UP
    step: int = 0
    looking_back: int = 0
    times_said: int = 0
    repetition: int = 1
    count: int = 0
    lying_already: bool = False
    in_place: bool = False
    ready_given: bool = False
    told_everything: bool = False
    efforts: int = 0
    efforts_before: int = 0
    broken_off: int = 0
    repetitions: int = 0
    back_to: tuple[Phase, ...] = ()
    reason: Reason | None = None
    signs: frozenset[Sign] = frozenset()
    pain_told: bool = False
    pressed_by_mistake: int = 0
    tired_at: float = -inf
    before_tired: "Session | None" = field(default=None, repr=False)
    tired_taken_back: bool = False
    stopped_at: float = -inf
    unanswered: bool = False
    questions: tuple[About, ...] = ()
    answers: Mapping[About, int] = field(default_factory=dict)
    little_pain: bool = False
    answers_wait: bool = False

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
    def set_begun(self) -> bool:
        """Whether any effort began."""
        return self.efforts > 0

    @property
    def has_lifted(self) -> bool:
        """Whether any effort began since the person came into position, also where they go on with an earlier set."""
        return self.efforts > self.efforts_before

    @property
    def red_flag(self) -> RedFlag | None:
        """The gravest of the warning signs that were named; None where there is none, or where it has no name."""
        return gravest(self.signs)

    @property
    def all_done(self) -> bool:
        """Whether every repetition of the plan is behind the person, as in a pause after the last rest."""
        return self.repetition > self.prescription.repetitions

    @property
    def may_try_again(self) -> bool:
        """Whether one more effort may begin: not too many were broken off, and there is a try left (S7)."""
        return may_try_again(self.prescription.rung, self.efforts, self.broken_off)

    @property
    def last_repetition(self) -> bool:
        """Whether the repetition under way is the last of the plan, or the last for which there is a try left."""
        return self.repetition >= self.prescription.repetitions or not self.may_try_again

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
        return self.pages[self.step - self.looking_back]

    @property
    def says(self) -> str:
        """The sentence of that page: to somebody who knows the exercise the same in fewer words, where there are such."""
        step = self.page.step
        return step.familiar if self.knows_it and step.familiar is not None else step.say

    @property
    def in_position(self) -> bool:
        """Whether the body has begun to move into the position, so that the way out must be coached (S9)."""
        if self.lying_already or self.in_place or self.home_phase is not Phase.SETTING_UP:
            return True
        return any(page.step.moves_body for page in self.setup[: self.step + 1])

    @property
    def may_lie(self) -> bool:
        """Whether "I'm lying down already" can be said: from the last question at the gate on, before the body moves."""
        setting_up = self.phase is Phase.SETTING_UP and not self._gates_follow
        return bool(self.from_lying) and setting_up and not self.in_position

    @property
    def may_be_ready(self) -> bool:
        """Whether "I'm ready" can be said: at any step; at a gate by who knows the exercise, and it answers the last one."""
        if self.phase is not Phase.SETTING_UP or self.in_place or self._gates_follow:
            return False
        return self.knows_it or not self.page.is_gate

    @property
    def knows_it(self) -> bool:
        """Whether the person knows the exercise by heart, and did not ask to be told everything."""
        return self.manner.knows_it and not self.told_everything

    @property
    def may_be_told_more(self) -> bool:
        """Whether there is something to getting ready that is left out for somebody who knows the exercise."""
        before = self.phase in (Phase.SETTING_UP, Phase.ASKING_READY) and not self.has_lifted
        return before and not self.told_everything and bool(self.left_out)

    @property
    def may_step_back(self) -> bool:
        """Whether the step before can be heard again: on the way in and on the way out; a question is not asked again."""
        if self.phase is Phase.ASKING_READY:
            return not self.has_lifted and not self.setup[-1].is_gate
        before = self.step - self.looking_back - 1
        on_the_way = self.phase in (Phase.SETTING_UP, Phase.LEAVING) and before >= 0
        return on_the_way and not self.pages[before].is_gate

    @property
    def left_out(self) -> tuple[Page, ...]:
        """What could be said of getting ready, and is not."""
        heard = {page.step.say for page in self.setup}
        return tuple(page for page in self.whole if page.step.say not in heard)

    @property
    def whole(self) -> tuple[Page, ...]:
        """All that can be said on the way in that this person takes."""
        return self.whole_from_lying if self.lying_already else self.whole_setup

    @property
    def _gates_follow(self) -> bool:
        return any(page.is_gate for page in self.setup[self.step + 1 :])

    @property
    def no_is_pain(self) -> bool:
        """Whether a no to what is asked now tells that it hurts: then it is asked what is felt (S2, S4)."""
        return self.phase is Phase.SETTING_UP and self.page.no_is_pain

    @property
    def may_be_mistake(self) -> bool:
        """Whether "I pressed it by mistake" can be said: once, and before anything was named (S2)."""
        named = self.pain_told or bool(self.signs)
        return self.phase is Phase.NAMING and not named and not self.pressed_by_mistake

    @property
    def may_answer_later(self) -> bool:
        """Whether what is asked now can wait for the morning: nothing hurt, and nobody has begun to say that it does."""
        quiet = self.reason in (Reason.TARGET_REACHED, Reason.TIRED) and not (self.pain_told or self.little_pain)
        return self.phase is Phase.ASKING and quiet

    @property
    def may_take_back(self) -> bool:
        """Whether "I'm tired" can be taken back at this moment: right after it, and where there is something to do."""
        before = self.before_tired
        if before is None or self.at > self.tired_at + safety.TAKE_BACK_SECONDS:
            return False
        return self.phase in WAYS_OUT and self.reason is Reason.TIRED and before.may_go_on

    @property
    def may_go_on(self) -> bool:
        """Whether there is anything left to do in the set."""
        return not self.all_done and self.may_try_again

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
            case Phase.NAMING:
                return About.WHAT_HURTS.value
            case Phase.ASKING:
                return self.questions[0].value
            case _:
                return None

    @property
    def row(self) -> Mapping[type[Event], Move]:
        """What each event makes of it now."""
        return self.table[self.phase]

    @property
    def stands(self) -> str:
        """The word of its phase."""
        return self.phase.value

    @property
    def event_words(self) -> Mapping[str, type[Event]]:
        """The words by which its events travel."""
        return EVENT_WORDS

    def ended(self, reason: Reason) -> "Session":
        """The same session with its end known; a graver reason is never replaced by a lighter one.

        But for one: of whom the coach itself gave up waiting for, "I'm tired" is the person's own word (S3).
        """
        own_word = reason is Reason.TIRED and self.reason is Reason.INTERRUPTED
        return replace(self, reason=reason if own_word else reason.graver(self.reason))
