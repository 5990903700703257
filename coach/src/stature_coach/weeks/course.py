"""Where the diary has led one exercise, and one small step from there, up, down or aside (S6, S7).

Decides what one step is and that nothing of a step back is more than before. Does not know what has happened.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from stature_coach.regimen.values import Exercise
from stature_coach.safety import REPETITION_STEP
from stature_coach.weeks.beat import QUICKEST, quicker
from stature_coach.weeks.entry import Entry

# Of all the sources, none says when a dose grows or steps back, nor by how much: that is our own.
OUR_OWN: Final = "design"


@dataclass(frozen=True, slots=True)
class Dose:
    """How many repetitions, on which rung of the exercise's ladder, at how many seconds a count."""

    repetitions: int
    rung: str
    beat_seconds: float = QUICKEST


@dataclass(frozen=True, slots=True)
class Change:
    """A dose that changed: when, from what to what, the key of the sentence why, its rule, source and entries."""

    exercise: str
    at: datetime
    before: Dose
    after: Dose
    because: str
    rule: str
    source: str
    entries: tuple[str, ...]
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """Why a dose changes: the key of the sentence, the rule, the entries that speak for it, the step taken."""

    because: str
    rule: str
    entries: tuple[Entry, ...] = ()
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """A dose that a paper set, or that comes back after one that was somebody else's: it begins on a day that is open.

    `unlocks`: the lock that the paper set goes with it.
    """

    entry: Entry
    dose: Dose
    because: str
    unlocks: bool = False


@dataclass(frozen=True, slots=True)
class BeforePaper:
    """How it was before the last paper was taken: the dose, the lock, how many changes; and whether something harmed since."""

    entry: Entry
    dose: Dose
    locked: bool
    locked_by_therapist: bool
    changes: int
    harmed: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """Where the diary has led one exercise: its dose, the doses it grew from, the easy sessions since.

    `last` is when it was done, or set by a therapist, last, and `away_steps` how many steps back have followed from not
    doing it since. `tried` is whether a first time went well since the first plan began; until then it is half the
    strength. `pending` is a dose that has not begun, `before_paper` how it was before the last paper. `opened` is whether the chest raise was opened, and `doors` when that changed.
    """

    exercise: Exercise
    dose: Dose
    walked: tuple[Dose, ...] = ()
    easy: tuple[Entry, ...] = ()
    locked: bool = False
    locked_by_therapist: bool = False
    last: datetime | None = None
    away_steps: int = 0
    tried: bool = False
    opened: bool = False
    doors: tuple[tuple[datetime, bool], ...] = ()
    closed_rungs: frozenset[str] = frozenset()
    changes: tuple[Change, ...] = ()
    pending: Pending | None = None
    before_paper: BeforePaper | None = None

    def was_opened(self, at: datetime) -> bool:
        """Whether the chest raise was open to its person at that moment."""
        return next((opened for since, opened in reversed(self.doors) if since <= at), False)


def first_dose(exercise: Exercise) -> Dose:
    """A new person's first: fewer than the handout's, on the first rung (clinical A7)."""
    return Dose(exercise.dose.first_repetitions, exercise.ladder[0].id)


def is_harder(exercise: Exercise, before: Dose, after: Dose) -> bool:
    """Whether something of it is more: the rung, the repetitions on a rung, or the seconds of a count."""
    rungs = [rung.id for rung in exercise.ladder]
    up = rungs.index(after.rung) - rungs.index(before.rung)
    return up > 0 or (up == 0 and after.repetitions > before.repetitions) or after.beat_seconds > before.beat_seconds


def grew(before: Course, after: Course) -> bool:
    """Whether something of the exercise became more: its dose, or the chest raise was opened."""
    return is_harder(before.exercise, before.dose, after.dose) or (after.opened and not before.opened)


def easier(course: Course) -> Dose | None:
    """The dose one step back, the way it came; None where there is nothing less to go back to."""
    back = _back(course)
    return None if back.dose == course.dose else back.dose


def _back(course: Course) -> Course:
    """One step back, the way it came; from a dose that was set, one repetition, one rung or one tenth of the beat.

    Easier in the one thing, and more in none: the rung below never brings back its many repetitions.
    """
    came_by = list(course.walked)
    while came_by:
        dose = _one_thing_less(course, came_by.pop())
        if dose != course.dose:
            return replace(course, dose=dose, walked=tuple(came_by), easy=())
    return replace(course, dose=_less_of_what_was_set(course), walked=(), easy=())


def _one_thing_less(course: Course, before: Dose) -> Dose:
    """The dose without what it has more than the one before it; that one itself was one thing less."""
    if _rank(course, before) < _rank(course, course.dose):
        return open_below(course, replace(course.dose, rung=before.rung))
    repetitions = min(course.dose.repetitions, before.repetitions)
    return replace(
        course.dose, repetitions=repetitions, beat_seconds=min(course.dose.beat_seconds, before.beat_seconds)
    )


def _less_of_what_was_set(course: Course) -> Dose:
    dose, rungs = course.dose, course.exercise.ladder
    if dose.repetitions > course.exercise.dose.first_repetitions:
        return replace(dose, repetitions=dose.repetitions - REPETITION_STEP)
    if _rank(course, dose):
        return open_below(course, replace(dose, rung=rungs[_rank(course, dose) - 1].id))
    return replace(dose, beat_seconds=quicker(dose.beat_seconds) or dose.beat_seconds)


def _rank(course: Course, dose: Dose) -> int:
    return [rung.id for rung in course.exercise.ladder].index(dose.rung)


def lesser(course: Course, one: Dose, other: Dose) -> Dose:
    """The less of the two in each thing."""
    rung = min(one.rung, other.rung, key=[rung.id for rung in course.exercise.ladder].index)
    repetitions = min(one.repetitions, other.repetitions, course.exercise.rung(rung).ceiling)
    return Dose(repetitions, rung, min(one.beat_seconds, other.beat_seconds))


def open_below(course: Course, dose: Dose) -> Dose:
    """The dose on the highest rung up to its own that is not closed."""
    up_to = course.exercise.ladder[: _rank(course, dose) + 1]
    rung = next((rung for rung in reversed(up_to) if rung.id not in course.closed_rungs), up_to[0])
    return replace(dose, repetitions=min(dose.repetitions, rung.ceiling), rung=rung.id)


def with_chest_raise(course: Course, at: datetime, *, opened: bool) -> Course:
    if course.opened == opened:
        return course
    return replace(course, opened=opened, doors=(*course.doors, (at, opened)))


def set_to(course: Course, dose: Dose, at: datetime, why: Why) -> Course:
    """The course on a dose that was set: what it grew from is no way back any more."""
    return course if dose == course.dose else noted(course, replace(course, dose=dose, walked=(), easy=()), at, why)


def begun_anew(course: Course) -> Course:
    """With a first plan half the strength comes back, also where the dose was that already (S6)."""
    return replace(course, tried=course.tried and not is_first(course))


def stepped_back(course: Course, at: datetime, why: Why) -> Course:
    """One step back, with a note of why. On the first plan half the strength comes back, and nothing else is left (S6)."""
    return noted(course, begun_anew(_back(course)), at, why)


def no_further(course: Course) -> Course:
    """Where a step back was taken already: no second one, but half the strength as after it, and no easy time left."""
    return begun_anew(replace(course, easy=()))


def is_first(course: Course) -> bool:
    """Whether the dose is in nothing more than a new person's first."""
    return course.dose == lesser(course, course.dose, first_dose(course.exercise))


def noted(before: Course, after: Course, at: datetime, why: Why) -> Course:
    """The course after a step, with a note of why; a step that changed nothing needs none."""
    if after.dose == before.dose:
        return after
    ids = tuple(entry.id for entry in why.entries)
    change = Change(before.exercise.id, at, before.dose, after.dose, why.because, why.rule, OUR_OWN, ids, why.step)
    return replace(after, changes=(*after.changes, change))
