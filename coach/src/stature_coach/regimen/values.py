"""What to do, as values: the exercises with their ways in and out, the readiness questions, moving with a long back.

Decides nothing. How they are read from TOML stands in `reading.py`; how a session runs is not known here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stature_coach import safety


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: a title to read and a place to find it."""

    key: str
    title: str
    url: str


# When a step of the way in is said to somebody who knows the exercise.
ALWAYS: Final = "always"
AT_FIRST: Final = "at_first"
IN_TURN: Final = "in_turn"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of getting into or out of position: a sentence, its picture, and what it asks of the person.

    `moves_body`: the body goes into the position, or out of it. `takes_time`: something is fetched or put down, or
    the person sits; there is no position yet that would have to be left. `until_tapped`: no time goes on from it, so
    that nobody is left to themselves while they may still be dizzy. `from_lying`: here begins who lies in bed already;
    `when_lying`: said to them alone. On the way out, `undoes` names the step of the way in without which it is not
    needed, and `while_at` the one in the midst of which alone it is said, where nobody knows whether it is done.
    `said`: always; at first, until the exercise is known; or in turn with others, one in each session of who knows it.
    `familiar`: the sentence that says the same more shortly to who knows the exercise; `say` where there is none.
    `from_repetitions` and `below_repetitions`: for whom, by the dose; 0 is for all. `needs`: the keys of what is fetched
    or chosen in it.
    """

    say: str
    figure: str | None = None
    moves_body: bool = False
    takes_time: bool = False
    until_tapped: bool = False
    from_lying: bool = False
    when_lying: bool = False
    rungs: tuple[str, ...] = ()
    effort: str = "always"
    said: str = ALWAYS
    familiar: str | None = None
    after_pain: bool = True
    undoes: str | None = None
    while_at: str | None = None
    from_repetitions: int = 0
    below_repetitions: int = 0
    needs: tuple[str, ...] = ()
    source: str = "design"

    def is_for(self, rung: str, effort: str, repetitions: int) -> bool:
        """Whether it is said to somebody on that rung, with that effort and that dose."""
        enough = self.from_repetitions <= repetitions and (repetitions < self.below_repetitions or not self.below_repetitions)
        return enough and (not self.rungs or rung in self.rungs) and self.effort in ("always", effort)

    def is_needed_after_part(self, way_in: Sequence[str]) -> bool:
        """Whether it is part of the way out where the way in was broken off in the midst of the last of these steps."""
        if self.while_at is not None:
            return way_in[-1] == self.while_at
        return self.undoes is None or self.undoes in way_in


def upright_steps(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The way into the position for somebody who is up."""
    return tuple(step for step in steps if not step.when_lying)


def needed_for(exercise: "Exercise", rung: str, repetitions: int) -> tuple[str, ...]:
    """What must be at hand before this is begun, in the order in which it is used: keys of the wording."""
    said = (step for step in upright_steps(exercise.setup) if step.is_for(rung, "usual_effort", repetitions))
    return tuple(dict.fromkeys(need for step in said for need in step.needs))


def lying_steps(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The way for somebody who lies already: what is said to them alone, and all from their step on; or no way."""
    begins = next((at for at, step in enumerate(steps) if step.from_lying), None)
    if begins is None:
        return ()
    return tuple(step for at, step in enumerate(steps) if at >= begins or step.when_lying)


@dataclass(frozen=True, slots=True)
class Dose:
    """How much: repetitions as the handout has them and its rung, the ceiling (S7), a new person's first plan."""

    repetitions: int
    rung: str
    ceiling: int
    first_repetitions: int
    hold_counts: int
    until_tired: bool


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds of the phases around the hold."""

    lift_seconds: float
    lower_seconds: float
    rest_seconds: float


@dataclass(frozen=True, slots=True)
class Words:
    """The exercise's own sentences for the machine's phases.

    `steady` is said in a pause while standing, and `back_in_place` before going on from it, where the body may have left
    its place; `pain_rest` is how to rest after pain.
    """

    lift: str
    lift_breathing: str
    lower: str
    steady: str | None
    back_in_place: str | None
    pain_rest: str


# By numbers a paper names exercises and rungs (docs/prescription.md): as many as its code has room for. What has no
# number cannot be prescribed on paper.
MOST_EXERCISES: Final = 4
MOST_RUNGS: Final = 8
UNNUMBERED: Final = 0


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the ladder, easiest first, with its pictures and its own ceiling of repetitions.

    `number` is its own for ever: papers of years ago name it so.
    Who comes up to it begins with at most `begins_with` repetitions; at `grows_to` the next rung may be proposed.
    `propose` asks whether to step onto it; `closed_by` is the readiness question whose careful answer closes it.
    """

    id: str
    number: int
    name: str
    ceiling: int
    begins_with: int
    grows_to: int
    propose: str
    closed_by: str | None
    start_figure: str
    hold_figure: str

    def shown(self, figure: str | None) -> str | None:
        """The picture of that name: `start` and `hold` are this rung's own."""
        return {"start": self.start_figure, "hold": self.hold_figure}.get(figure or "", figure)


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """A question that must be true before each session, and the rule that asks it; of some, a no tells that it hurts.

    `familiar`: the same question in fewer words, for who knows the exercise.
    """

    say: str
    rule: str
    no_is_pain: bool = False
    familiar: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A form check for a camera: degrees from the person's own start at which to correct, and to stop."""

    finding: str
    say: str
    cue_above_deg: float
    stop_above_deg: float


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise, whole.

    `display` is its name in a clinic's records, in English whatever the person speaks; `closed_by` are the readiness
    questions whose careful answer closes it. `number` is its own for ever: papers of years ago name it so.
    """

    id: str
    order: int
    number: int
    position: str
    display: str
    name: str
    purpose: str
    closed_by: tuple[str, ...]
    dose: Dose
    parts_of_day: tuple[str, ...]
    tempo: Tempo
    words: Words
    prerequisites: tuple[Prerequisite, ...]
    setup: tuple[Step, ...]
    leaving: tuple[Step, ...]
    ladder: tuple[Rung, ...]
    checks: tuple[Check, ...]
    reminders: tuple[str, ...] = ()

    @property
    def lying(self) -> bool:
        """Whether it is done lying down, so that getting there and back is coached (S9)."""
        return self.position in safety.LYING_POSITIONS

    @property
    def standing(self) -> bool:
        """Whether it is done standing, so that to ease off and to sit down come first after a warning sign or pain (S9)."""
        return self.position == safety.STANDING

    @property
    def looks_down(self) -> bool:
        """Whether no screen can be seen in it: its count must be heard or felt."""
        return self.position == safety.PRONE

    def rung(self, name: str) -> Rung:
        """The rung of that id; KeyError where there is none."""
        return {rung.id: rung for rung in self.ladder}[name]


@dataclass(frozen=True, slots=True)
class Question:
    """A readiness question: its careful answer, why that closes what names it, and what opens it again.

    `urgent` are the answers after which whom to call is said at once. `every_exercise` must name it as closing it.
    """

    id: str
    careful: str
    because: str
    opened_by: str
    ask_again: bool
    urgent: tuple[str, ...] = ()
    every_exercise: bool = False

    @property
    def text_key(self) -> str:
        """The key of its wording."""
        return f"screen.{self.id}"

    @property
    def why_key(self) -> str:
        """The key of the sentence that says why it is asked."""
        return f"screen.{self.id}_why"

    @property
    def urgent_key(self) -> str:
        """The key of what is said at once after an urgent answer."""
        return f"screen.{self.id}_urgent"


@dataclass(frozen=True, slots=True)
class MovementStep:
    """One instruction: its sentence, the picture that shows it, and where it comes from."""

    say: str
    figure: str
    source: str


@dataclass(frozen=True, slots=True)
class Movement:
    """One everyday movement with a long back, from its first step to its last. `name` is a wording key; `watch` names the
    files of `regimen/movements` that show it moving, one after the other.
    """

    id: str
    name: str
    steps: tuple[MovementStep, ...]
    watch: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Regimen:
    """All there is to do: the exercises in their order, the readiness questions, the sources, moving with a long back."""

    exercises: tuple[Exercise, ...]
    questions: tuple[Question, ...]
    sources: tuple[Source, ...]
    moving: tuple[Movement, ...]

    def exercise(self, name: str) -> Exercise:
        """The exercise of that id; KeyError where there is none."""
        return {exercise.id: exercise for exercise in self.exercises}[name]
