"""How a dose grows and steps back: a fold over the diary, one small step at a time (S6, S11).

Decides the dose of today, what may be proposed, and why it changed. A step counts only if it was accepted and was
the very one that could be proposed at that moment, so no entry, from wherever it comes, makes a dose jump. Steps back
need no consent. Does not know what is closed or due.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import reduce
from typing import Any, Final

from stature_coach.cues import Reason
from stature_coach.diary import Entry, Known
from stature_coach.happened import AWAY, Stretch, Turn, found_red_flag, happened
from stature_coach.pain import Morning, hurt, stopped
from stature_coach.regimen import Exercise, Regimen, Rung
from stature_coach.safety import EASY_EFFORT, EASY_SESSIONS, REPETITION_STEP, local_day
from stature_coach.schedule import part_of_day

ACCEPTED: Final = "change.accepted"
_WHOLE: Final = Reason.TARGET_REACHED.value
_STOPPED: Final = Reason.STOPPED.value
_INTERRUPTED: Final = Reason.INTERRUPTED.value


@dataclass(frozen=True, slots=True)
class Dose:
    """How many repetitions, on which rung of the exercise's ladder."""

    repetitions: int
    rung: str


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
class _Why:
    """Why a dose changes: the key of the sentence, the rule, the entries that speak for it, the step taken."""

    because: str
    rule: str
    entries: tuple[Entry, ...] = ()
    step: str | None = None


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


@dataclass(frozen=True, slots=True)
class Course:
    """Where the diary has led one exercise: its dose, the doses it grew from, the easy sessions since.

    On the day `held` nothing grows; `last` is when it was done last.
    """

    exercise: Exercise
    dose: Dose
    walked: tuple[Dose, ...] = ()
    easy: tuple[Entry, ...] = ()
    locked: bool = False
    last: datetime | None = None
    held: date | None = None
    closed_rungs: frozenset[str] = frozenset()
    changes: tuple[Change, ...] = ()


def courses(regimen: Regimen, known: Known, now: datetime) -> Mapping[str, Course]:
    """The course of each exercise until now, by its id. What is dated later counts only where it is a stop."""
    told = happened(regimen, known, now)
    begun = {exercise.id: Course(exercise, first_dose(exercise)) for exercise in regimen.exercises}
    return {name: _time_passes(reduce(_then, told[name], course), now) for name, course in begun.items()}


def first_dose(exercise: Exercise) -> Dose:
    """A new person's first: fewer than the handout's, on the first rung (clinical A7)."""
    return Dose(exercise.dose.first_repetitions, exercise.ladder[0].id)


def proposal(course: Course, now: datetime) -> Proposal | None:
    """The next small step, once enough easy sessions speak for it (S6).

    Never on a plan that a therapist locked, nor on a day that began a little worse (S11).
    """
    harder = _harder(course)
    if course.locked or course.held == local_day(now) or harder is None or len(course.easy) < EASY_SESSIONS:
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
        source="handout",
        entries=course.easy[-EASY_SESSIONS:],
    )


def easier(course: Course) -> Dose | None:
    """The dose one step back, the way it came; None where there is nothing less to go back to."""
    back = _back(course)
    return None if back.dose == course.dose else back.dose


def step_to(before: Dose, after: Dose) -> str:
    """The name of a step, like `repetitions:6` or `rung:towel`."""
    return f"rung:{after.rung}" if after.rung != before.rung else f"repetitions:{after.repetitions}"


# -------------------------------------------------------------------- what follows from it


def _then(course: Course, stretch: Stretch) -> Course:
    course = _practised(course, stretch.sessions)
    if stretch.turn is None:
        return course
    follow = _FOLLOWS[stretch.turn.entry.kind]
    return follow(_time_passes(course, stretch.turn.entry.at), stretch.turn)


def _time_passes(course: Course, at: datetime) -> Course:
    """Two weeks away are one step back, four weeks two (clinical G6)."""
    while course.last is not None and at - course.last >= AWAY:
        since = course.last + AWAY
        course = replace(_stepped_back(course, since, _Why("change.away", "S6")), last=since)
    return course


def _after_session(course: Course, turn: Turn) -> Course:
    entry = turn.entry
    course = replace(course, last=entry.at)
    if found_red_flag(entry):
        return _begun_again(course, entry)
    if hurt(entry.body):
        return _stepped_back(course, entry.at, _Why("change.pain", "S2", (entry,)))
    if stopped(entry.body):
        return _stepped_back(course, entry.at, _Why("change.stop", "S6", (entry,)))
    return _practised(course, [entry])


def _practised(course: Course, sessions: Sequence[Entry]) -> Course:
    """Sessions in a row, none of them a stop: an easy one speaks for the next step, a hard one outweighs an easy one."""
    if not sessions:
        return course
    easy = list(course.easy)
    for session in sessions:
        if _easy(course.dose, session.body):
            if not _again(course.exercise, easy, session):
                easy.append(session)
        elif easy and not _untold(session.body):
            del easy[0]
    return replace(course, easy=tuple(easy), last=sessions[-1].at)


def _easy(dose: Dose, body: Mapping[str, Any]) -> bool:
    """The whole dose, at full effort, told to be easy, and no more pain than before (S6). What was skipped is unknown."""
    pain = body.get("pain")
    return (
        _whole_dose(dose, body)
        and not body.get("half_effort")
        and body.get("effort") is not None
        and body["effort"] <= EASY_EFFORT
        and pain is not None
        and pain <= (body.get("pain_before") or 0)
    )


def _again(exercise: Exercise, easy: Sequence[Entry], session: Entry) -> bool:
    """Whether it was easy in this part of the day already: six times in one morning tell nothing of the day after."""
    if not easy or local_day(easy[-1].at) != local_day(session.at):
        return False
    parts = exercise.parts_of_day
    return part_of_day(easy[-1].at, parts) == part_of_day(session.at, parts)


def _whole_dose(dose: Dose, body: Mapping[str, Any]) -> bool:
    """Done to the end, on this rung, as many as now are due; what the person says they did goes before the count."""
    planned = body.get("dose")
    if body["reason"] != _WHOLE or not isinstance(planned, dict):
        return False
    said = body.get("repetitions_said")
    done = body["repetitions"] if said is None else min(said, body["repetitions"])
    return planned.get("rung") == dose.rung and done >= dose.repetitions


def _untold(body: Mapping[str, Any]) -> bool:
    """Neither easy nor hard: cut short from outside, a first time at half effort, or effort or pain not told.

    Who stopped with all done, on the way up, has not made the set a hard one; only a hard effort that was told has.
    """
    effort, pain = body.get("effort"), body.get("pain")
    unknown = effort is None or pain is None or bool(body.get("half_effort"))
    if body["reason"] == _STOPPED:
        return unknown or (effort or 0) <= EASY_EFFORT
    return body["reason"] == _INTERRUPTED or (body["reason"] == _WHOLE and unknown)


def _after_plan(course: Course, turn: Turn) -> Course:
    body, at = turn.entry.body, turn.entry.at
    by_therapist = body.get("by") == "therapist"
    if by_therapist and body.get("locked") is not None:
        course = replace(course, locked=body["locked"])
    wanted = _wanted(course, body, by_therapist)
    if wanted is None or wanted == course.dose:
        return course
    because = "change.therapist" if by_therapist else "change.person"
    last = at if by_therapist and course.last is not None else course.last
    return replace(_to(course, wanted, at, _Why(because, "S6", (turn.entry,))), walked=(), last=last)


def _wanted(course: Course, body: Mapping[str, Any], by_therapist: bool) -> Dose | None:
    """The dose a plan sets, within its rung's ceiling; a person's own plan lowers and never raises (S6)."""
    rungs = [rung.id for rung in course.exercise.ladder]
    if body.get("rung") not in rungs or body.get("repetitions") is None:
        return None
    rung = course.exercise.rung(body["rung"])
    if not by_therapist and rungs.index(rung.id) > rungs.index(course.dose.rung):
        rung = course.exercise.rung(course.dose.rung)
    most = rung.ceiling if by_therapist else min(rung.ceiling, course.dose.repetitions)
    return _open_below(course, Dose(min(body["repetitions"], most), rung.id))


def _after_answer(course: Course, turn: Turn) -> Course:
    body = turn.entry.body
    offered = proposal(course, turn.entry.at)
    if body["answer"] == "undone" and body["step"].startswith(("repetitions:", "rung:")):
        return _stepped_back(course, turn.entry.at, _Why("change.undone", "S6", (turn.entry,)))
    if offered is None or offered.step != body["step"] or offered.after is None:
        return course
    if body["answer"] == "declined":
        return replace(course, easy=())
    why = _Why(ACCEPTED, "S6", offered.entries, offered.step)
    return replace(_to(course, offered.after, turn.entry.at, why), walked=(*course.walked, course.dose))


def _after_morning(course: Course, turn: Turn) -> Course:
    """A worse morning steps back, unless the day before did already; any that is worse holds for the day (S11)."""
    if turn.morning is Morning.WORSE and not _lowered_since(course, turn.entry.at - timedelta(days=2)):
        course = _stepped_back(course, turn.entry.at, _Why("change.morning", "S11", (turn.entry,)))
    if turn.morning is Morning.WORSE:
        course = replace(course, easy=())
    worse = turn.morning in (Morning.WORSE, Morning.A_LITTLE_WORSE)
    return replace(course, held=local_day(turn.entry.at)) if worse else course


def _lowered_since(course: Course, since: datetime) -> bool:
    """Whether the dose became less of late; what a therapist has raised was not lowered."""
    return any(
        change.at >= since and _size(course, change.after) < _size(course, change.before) for change in course.changes
    )


def _after_red_flag(course: Course, turn: Turn) -> Course:
    return _begun_again(course, turn.entry)


def _after_screen(course: Course, turn: Turn) -> Course:
    course = replace(course, closed_rungs=turn.closed_rungs)
    within = _open_below(course, course.dose)
    if within == course.dose:
        return course
    return replace(_to(course, within, turn.entry.at, _Why("change.unsteady", "S6", (turn.entry,))), walked=())


_FOLLOWS: Final[Mapping[str, Callable[[Course, Turn], Course]]] = {
    "session_finished": _after_session,
    "plan_set": _after_plan,
    "step_answered": _after_answer,
    "morning_after": _after_morning,
    "red_flag": _after_red_flag,
    "screen_answered": _after_screen,
}


# -------------------------------------------------------------------- one step


def _harder(course: Course) -> Dose | None:
    """One more repetition or, where the rung has no more to give, the next rung: one thing at a time (S6)."""
    rungs, rung = course.exercise.ladder, course.exercise.rung(course.dose.rung)
    if course.dose.repetitions < min(rung.grows_to, rung.ceiling):
        return Dose(course.dose.repetitions + REPETITION_STEP, rung.id)
    above: Rung | None = next(iter(rungs[rungs.index(rung) + 1 :]), None)
    if above is None or above.id in course.closed_rungs:
        return None
    return Dose(min(course.dose.repetitions, above.begins_with, above.ceiling), above.id)


def _back(course: Course) -> Course:
    """One step back, the way it came; from a dose that was set, one repetition or one rung."""
    if course.walked:
        return replace(course, dose=_open_below(course, course.walked[-1]), walked=course.walked[:-1], easy=())
    rungs, rung = course.exercise.ladder, course.exercise.rung(course.dose.rung)
    if course.dose.repetitions > course.exercise.dose.first_repetitions:
        return replace(course, dose=replace(course.dose, repetitions=course.dose.repetitions - 1), easy=())
    if rungs.index(rung):
        below = rungs[rungs.index(rung) - 1]
        return replace(course, dose=Dose(min(course.dose.repetitions, below.ceiling), below.id), easy=())
    return replace(course, easy=())


def _stepped_back(course: Course, at: datetime, why: _Why) -> Course:
    return _noted(course, _back(course), at, why)


def _begun_again(course: Course, entry: Entry) -> Course:
    """After a warning sign, and the doctor's word, one begins again with the first, small plan."""
    first = first_dose(course.exercise)
    smaller = first if _size(course, first) < _size(course, course.dose) else course.dose
    again = replace(course, dose=smaller, walked=(), easy=())
    return _noted(course, again, entry.at, _Why("change.red_flag", "S2", (entry,)))


def _size(course: Course, dose: Dose) -> tuple[int, int]:
    return [rung.id for rung in course.exercise.ladder].index(dose.rung), dose.repetitions


def _open_below(course: Course, dose: Dose) -> Dose:
    """The dose on the highest rung up to its own that is not closed."""
    rungs = course.exercise.ladder
    up_to = rungs[: rungs.index(course.exercise.rung(dose.rung)) + 1]
    rung = next((rung for rung in reversed(up_to) if rung.id not in course.closed_rungs), rungs[0])
    return Dose(min(dose.repetitions, rung.ceiling), rung.id)


def _to(course: Course, dose: Dose, at: datetime, why: _Why) -> Course:
    return _noted(course, replace(course, dose=dose, easy=()), at, why)


def _noted(before: Course, after: Course, at: datetime, why: _Why) -> Course:
    """The course after a step, with a note of why; a step that changed nothing needs none."""
    if after.dose == before.dose:
        return after
    source = "handout" if why.because == ACCEPTED else "design"
    ids = tuple(entry.id for entry in why.entries)
    change = Change(before.exercise.id, at, before.dose, after.dose, why.because, why.rule, source, ids, why.step)
    return replace(after, changes=(*after.changes, change))
