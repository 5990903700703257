"""What may be proposed: the next small step, or to open the chest raise (S4, S6). Whether now is the time is not known here."""

from dataclasses import dataclass
from typing import Final

from stature_coach.regimen.values import Rung
from stature_coach.safety import EASY_SESSIONS, REPETITION_STEP
from stature_coach.weeks.course import OUR_OWN, Course, Dose, first_dose
from stature_coach.weeks.entry import Entry

OPEN: Final = "open"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One small step, to be accepted or declined; `entries` are the sessions that speak for it."""

    exercise: str
    step: str
    kind: str
    before: Dose
    after: Dose | None
    key: str
    because: str
    rule: str
    source: str
    entries: tuple[Entry, ...]


def due_step(course: Course) -> Proposal | None:
    """The next small step, once enough easy sessions speak for it (S6); never on a locked plan."""
    harder = _harder(course)
    if course.locked or harder is None or len(course.easy) < EASY_SESSIONS:
        return None
    kind = "rung" if harder.rung != course.dose.rung else "repetitions"
    key = course.exercise.rung(harder.rung).propose if kind == "rung" else "progress.one_more"
    return Proposal(
        exercise=course.exercise.id,
        step=step_to(course.dose, harder),
        kind=kind,
        before=course.dose,
        after=harder,
        key=key,
        because="progress.because_easy",
        rule="S6",
        source=OUR_OWN,
        entries=course.easy[-EASY_SESSIONS:],
    )


def due_opening(course: Course, lived: tuple[Entry, ...]) -> Proposal | None:
    """To open the chest raise, once two weeks of the others were lived; its own questions open it (S4)."""
    if course.opened or course.locked or not lived:
        return None
    return Proposal(
        exercise=course.exercise.id,
        step=OPEN,
        kind="open",
        before=first_dose(course.exercise),
        after=None,
        key="progress.open",
        because="progress.because_two_weeks",
        rule="S4",
        source=OUR_OWN,
        entries=lived,
    )


def step_to(before: Dose, after: Dose) -> str:
    """The name of a step, like `repetitions:6` or `rung:towel`."""
    return f"rung:{after.rung}" if after.rung != before.rung else f"repetitions:{after.repetitions}"


def _harder(course: Course) -> Dose | None:
    """One more repetition or, where the rung has no more to give, the next rung: one thing at a time (S6)."""
    rungs, rung, beat = course.exercise.ladder, course.exercise.rung(course.dose.rung), course.dose.beat_seconds
    if course.dose.repetitions < min(rung.grows_to, rung.ceiling):
        return Dose(course.dose.repetitions + REPETITION_STEP, rung.id, beat)
    above: Rung | None = next(iter(rungs[rungs.index(rung) + 1 :]), None)
    if above is None or above.id in course.closed_rungs:
        return None
    return Dose(min(course.dose.repetitions, above.begins_with, above.ceiling), above.id, beat)
