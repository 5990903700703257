"""How a dose grows and steps back: a fold over the diary, one small step at a time (S4, S6, S7, S11).

Decides the dose of today, what may be proposed, and why it changed. All exercises are walked together, because one
thing grows a day. A yes counts only where it was the very step due and could be asked at that moment (growing.py), so
no entry, from wherever it comes, makes a dose jump. Steps back need no consent. Does not know what is closed or due.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial, reduce
from typing import Any, Final

from stature_coach.regimen.values import Exercise, Regimen, Rung
from stature_coach.safety import EASY_EFFORT, EASY_SESSIONS, REPETITION_STEP, day_before, local_day
from stature_coach.session.cues import Reason
from stature_coach.weeks.beat import QUICKEST, quicker, slower
from stature_coach.weeks.closing import CHEST_RAISE
from stature_coach.weeks.diary import Known, by_the_clock
from stature_coach.weeks.entry import Entry
from stature_coach.weeks.growing import Asking
from stature_coach.weeks.happened import AWAY, Light, Turn, happened
from stature_coach.weeks.mornings import mornings
from stature_coach.weeks.schedule import part_of_day
from stature_coach.weeks.session_facts import LONG_AWAY
from stature_coach.weeks.unread import understood

ACCEPTED: Final = "change.accepted"
OPEN: Final = "open"
_WHOLE: Final = Reason.TARGET_REACHED.value
_STOPPED: Final = Reason.STOPPED.value
_INTERRUPTED: Final = Reason.INTERRUPTED.value
# Of all the sources, none says when a dose grows or steps back, nor by how much: that is our own.
_OURS: Final = "design"


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

    `last` is when it was done, or set by a therapist, last, and `away_steps` how many steps back have followed from not
    doing it since. `tried` is whether a first time went well since the first plan began; until then it is half the
    strength. `opened` is whether the chest raise was opened, and `doors` when that changed.
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

    def was_opened(self, at: datetime) -> bool:
        """Whether the chest raise was open to its person at that moment."""
        return next((opened for since, opened in reversed(self.doors) if since <= at), False)


@dataclass(frozen=True, slots=True)
class Walked:
    """The courses of all exercises until now, the days on which something grew, and what could be asked when."""

    courses: Mapping[str, Course]
    grew_on: frozenset[date]
    asking: Asking


def courses(regimen: Regimen, known: Known, now: datetime) -> Mapping[str, Course]:
    """The course of each exercise until now, by its id. What is dated later only closes, lowers and locks."""
    return walked(regimen, by_the_clock(understood(regimen, known), now), now).courses


def walked(regimen: Regimen, known: Known, now: datetime) -> Walked:
    """The walk of all exercises through the diary. `known` is what is known by the clock of now (diary.by_the_clock)."""
    asking = Asking(regimen, known, mornings(known), now)
    told, contested = happened(regimen, known, asking.mornings, now), _contested(known)
    found = {exercise.id: Course(exercise, first_dose(exercise)) for exercise in regimen.exercises}
    seen, grew_on, bad = dict.fromkeys(found, 0), set[date](), asking.mornings.bad_days
    for turn in told.turns:
        sessions, start = told.plain[turn.exercise], seen[turn.exercise]
        seen[turn.exercise] = end = _until(sessions, turn, start)
        before = _time_passes(_practised(found[turn.exercise], sessions[start:end], bad), turn.at)
        day = local_day(turn.entry.at)
        moment = _Moment(asking, turn, grown=day in grew_on, contested=contested)
        after = _FOLLOWS[turn.light](before, turn, moment)
        # Also a yes that is taken back, or did not count: else what takes one step away would let another grow that day.
        grew_on |= {day} if grew(before, after) or _asks_for_more(before, turn) else set()
        found[turn.exercise] = more_careful(before, after) if turn.doubted else after
    rest = {name: _practised(course, told.plain[name][seen[name] :], bad) for name, course in found.items()}
    return Walked({name: _time_passes(course, now) for name, course in rest.items()}, frozenset(grew_on), asking)


def first_dose(exercise: Exercise) -> Dose:
    """A new person's first: fewer than the handout's, on the first rung (clinical A7)."""
    return Dose(exercise.dose.first_repetitions, exercise.ladder[0].id)


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
        source=_OURS,
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
        source=_OURS,
        entries=lived,
    )


def easier(course: Course) -> Dose | None:
    """The dose one step back, the way it came; None where there is nothing less to go back to."""
    back = _back(course)
    return None if back.dose == course.dose else back.dose


def step_to(before: Dose, after: Dose) -> str:
    """The name of a step, like `repetitions:6` or `rung:towel`."""
    return f"rung:{after.rung}" if after.rung != before.rung else f"repetitions:{after.repetitions}"


def is_harder(exercise: Exercise, before: Dose, after: Dose) -> bool:
    """Whether something of it is more: the rung, the repetitions on a rung, or the seconds of a count."""
    rungs = [rung.id for rung in exercise.ladder]
    up = rungs.index(after.rung) - rungs.index(before.rung)
    return up > 0 or (up == 0 and after.repetitions > before.repetitions) or after.beat_seconds > before.beat_seconds


def grew(before: Course, after: Course) -> bool:
    """Whether something of the exercise became more: its dose, or the chest raise was opened."""
    return is_harder(before.exercise, before.dose, after.dose) or (after.opened and not before.opened)


# -------------------------------------------------------------------- what follows from it


@dataclass(frozen=True, slots=True)
class _Moment:
    """The moment of a turn: what could be asked then, whether something else grew that day, which words were contested."""

    asking: Asking
    turn: Turn
    grown: bool
    contested: frozenset[tuple[str, str, datetime]]

    def may_grow(self, course: Course) -> bool:
        """Whether a step of the exercise could be asked at that moment (S6)."""
        if self.grown or course.locked or self._contested:
            return False
        return self.asking.possible(course.exercise, self.turn.at, opened=course.opened)

    def may_open(self, course: Course) -> bool:
        """Whether the chest raise could be opened then: after two lived weeks, or shown by a therapist (S4)."""
        if self.grown or course.locked or self._contested:
            return False
        shown = self.turn.entry.body.get("shown_by_therapist") is True
        lived = shown or bool(self.asking.two_lived_weeks(self.turn.at))
        return lived and self.asking.possible(course.exercise, self.turn.at)

    @property
    def _contested(self) -> bool:
        return _word(self.turn.entry) in self.contested


def _asks_for_more(course: Course, turn: Turn) -> bool:
    """Whether it is a yes to a step, or a plan for a slower beat; one such thing is heard a day."""
    body = turn.entry.body
    if turn.light is Light.WORD:
        return turn.may_raise and (body["step"] == OPEN or ":" in body["step"])
    return turn.light is Light.PLAN and (body.get("beat_seconds") or QUICKEST) > course.dose.beat_seconds


def _contested(known: Known) -> frozenset[tuple[str, str, datetime]]:
    """The moments at which a step was said no to: yes and no at once is no."""
    return frozenset(_word(step) for step in known.told.steps if step.body["answer"] != "accepted")


def _word(entry: Entry) -> tuple[str, str, datetime]:
    return entry.body["exercise"], entry.body.get("step") or "", entry.at


def _until(sessions: Sequence[Entry], turn: Turn, start: int) -> int:
    """How many of the plain sessions came before the turn. One at the very moment speaks for no yes."""
    side = bisect_left if turn.may_raise else bisect_right
    return side(sessions, turn.at, lo=start, key=lambda session: session.at)


def _time_passes(course: Course, at: datetime) -> Course:
    """Two weeks away are one step back, four weeks two (clinical G6); half the strength comes back with the first plan."""
    if course.last is None or at - course.last < AWAY:
        return course
    due = (at - course.last) // AWAY
    gone = course
    for steps in range(course.away_steps + 1, due + 1):
        back = _stepped_back(gone, course.last + steps * AWAY, _Why("change.away", "S6"))
        if back.dose == gone.dose:
            break
        gone = back
    first_again = _is_first(gone) or at - course.last >= LONG_AWAY
    return replace(gone, easy=(), away_steps=due, tried=gone.tried and not first_again)


def _after_session(course: Course, turn: Turn, moment: _Moment) -> Course:
    return _practised(course, [turn.entry], moment.asking.mornings.bad_days)


def _after_stop(course: Course, turn: Turn, _: _Moment) -> Course:
    return _halted(course, turn, "change.stop", "S6")


def _after_pain(course: Course, turn: Turn, _: _Moment) -> Course:
    """What hurt steps back, once. Pain that is told later the same day adds nothing to a step that it led to already."""
    if turn.entry.kind != "session_finished" and _harmed_on(course, local_day(turn.entry.at)):
        return _no_further(course)
    return _halted(course, turn, "change.pain", "S2")


def _halted(course: Course, turn: Turn, because: str, rule: str) -> Course:
    entry = turn.entry
    course = replace(course, last=entry.at, away_steps=0) if entry.kind == "session_finished" else course
    if any(entry.id in change.entries for change in course.changes[-1:]):  # told two ways, it is still one stop
        return _no_further(course)
    return _stepped_back(course, turn.at, _Why(because, rule, (entry,)))


def _after_red_flag(course: Course, turn: Turn, _: _Moment) -> Course:
    """After a warning sign, and the doctor's word, one begins again with the first, small plan, at half the strength."""
    entry = turn.entry
    if entry.kind == "session_finished" and entry.body.get("exercise") == course.exercise.id:
        course = replace(course, last=entry.at, away_steps=0)
    first = reduce(partial(_lesser, course), course.walked, _lesser(course, course.dose, first_dose(course.exercise)))
    again = replace(_door(course, turn.at, opened=False), dose=first, walked=(), easy=(), tried=False)
    return _noted(course, again, turn.at, _Why("change.red_flag", "S2", (entry,)))


def _practised(course: Course, sessions: Sequence[Entry], bad_days: AbstractSet[date]) -> Course:
    """Sessions in a row, none of them a stop: an easy one speaks for the next step, a hard one outweighs an easy one.

    On a day that began worse none is easy, at whatever hour that was told (S11).
    """
    if not sessions:
        return course
    easy = list(course.easy)
    for session in sessions:
        if _easy(course, session.body):
            if local_day(session.at) not in bad_days and not _again(course.exercise, easy, session):
                easy.append(session)
        elif easy and not _untold(session.body):
            del easy[0]
    tried = course.tried or any(_went_well(session.body) for session in sessions)
    return replace(course, easy=tuple(easy), last=sessions[-1].at, away_steps=0, tried=tried)


def _easy(course: Course, body: Mapping[str, Any]) -> bool:
    """The whole dose, at full effort, told to be easy, and no more pain than before (S6). What was skipped is unknown."""
    pain, before, effort = body.get("pain"), body.get("pain_before"), body.get("effort")
    return (
        _whole_dose(course, body)
        and not body.get("half_effort")
        and not _interfered(body)
        and effort is not None
        and effort <= EASY_EFFORT
        and pain is not None
        and before is not None
        and pain <= before
    )


def _interfered(body: Mapping[str, Any]) -> bool:
    """Whether something in it makes it never an easy one: tired taken back, "it hurts" by a slip, nobody who answered."""
    return bool(body.get("tired_taken_back") or body.get("pressed_by_mistake") or body.get("unanswered"))


def _went_well(body: Mapping[str, Any]) -> bool:
    """Whether it was a first time that went well: to its end or until tired, with a whole hold."""
    return bool(body["repetitions"]) and Reason(body["reason"]).complete


def _again(exercise: Exercise, easy: Sequence[Entry], session: Entry) -> bool:
    """Whether it was easy in this part of the day already: six times in one morning tell nothing of the day after."""
    if not easy or local_day(easy[-1].at) != local_day(session.at):
        return False
    parts = exercise.parts_of_day
    return part_of_day(easy[-1].at, parts) == part_of_day(session.at, parts)


def _whole_dose(course: Course, body: Mapping[str, Any]) -> bool:
    """This very dose done to the end, by the person's own word and by the count, and no quicker."""
    planned, said, dose = body.get("dose"), body.get("repetitions_said"), course.dose
    if body["reason"] != _WHOLE or planned is None or said is None:
        return False
    holds = course.exercise.dose.hold_counts
    return (
        planned.get("rung") == dose.rung
        and planned.get("repetitions") == dose.repetitions
        and min(said, body["repetitions"]) >= dose.repetitions
        and (planned.get("hold_counts") or holds) >= holds
        and (body.get("beat_seconds") or QUICKEST) >= dose.beat_seconds
    )


def _untold(body: Mapping[str, Any]) -> bool:
    """Neither easy nor hard: cut short from outside, a first time at half effort, or something that was not told.

    Who stopped with all done, on the way up, has not made the set a hard one; only a hard effort that was told has.
    """
    effort, pain = body.get("effort"), body.get("pain")
    unknown = effort is None or pain is None or bool(body.get("half_effort"))
    untold = body.get("repetitions_said") is None or body.get("pain_before") is None
    light = (effort or 0) <= EASY_EFFORT
    if body["reason"] == _STOPPED:
        return unknown or light
    uncounted = light and (untold or _interfered(body))
    return body["reason"] == _INTERRUPTED or (body["reason"] == _WHOLE and (unknown or uncounted))


def _after_plan(course: Course, turn: Turn, moment: _Moment) -> Course:
    """A therapist's plan sets, and may lock; a person's lowers."""
    if turn.entry.body.get("by") == "therapist":
        return _set_by_therapist(course, turn)
    return _beat_chosen(_lowered_by_person(_locked_by_person(course, turn), turn), turn, moment)


def _locked_by_person(course: Course, turn: Turn) -> Course:
    """Anybody may lock their plan; what a therapist locked, only a therapist unlocks."""
    locked = turn.entry.body.get("locked")
    return course if locked is None or course.locked_by_therapist else replace(course, locked=locked)


def _set_by_therapist(course: Course, turn: Turn) -> Course:
    body, rungs = turn.entry.body, {rung.id: rung for rung in course.exercise.ladder}
    locked, beat = body.get("locked"), body.get("beat_seconds") or course.dose.beat_seconds
    course = course if locked is None else replace(course, locked=locked, locked_by_therapist=locked)
    wanted = replace(course.dose, beat_seconds=beat)
    if body.get("rung") in rungs:
        course = replace(course, last=turn.entry.at, away_steps=0)  # from here nobody has done it for so long
        rung = rungs[body["rung"]]
        wanted = _open_below(course, Dose(min(body["repetitions"], rung.ceiling), rung.id, beat))
    return _to(course, wanted, turn.at, _Why("change.therapist", "S6", (turn.entry,)))


def _lowered_by_person(course: Course, turn: Turn) -> Course:
    """A person's own plan lowers and never raises, on whatever rung (S6)."""
    body, rungs = turn.entry.body, {rung.id for rung in course.exercise.ladder}
    if body.get("rung") not in rungs:
        return course
    wanted = Dose(body["repetitions"], body["rung"], course.dose.beat_seconds)
    lesser = _open_below(course, _lesser(course, course.dose, wanted))
    return _to(course, lesser, turn.at, _Why("change.person", "S6", (turn.entry,)))


def _beat_chosen(course: Course, turn: Turn, moment: _Moment) -> Course:
    """A quicker beat is free; one tenth slower is a step, and grows the dose where it could be asked (S7)."""
    beat, now = turn.entry.body.get("beat_seconds"), course.dose.beat_seconds
    chosen = course if beat is None else replace(course, dose=replace(course.dose, beat_seconds=beat))
    if beat is None or beat == now or (beat > now and (beat != slower(now) or not moment.may_grow(course))):
        return course
    if beat < now:
        return _noted(course, chosen, turn.at, _Why("change.quicker", "S7", (turn.entry,)))
    grown = replace(chosen, walked=(*course.walked, course.dose), easy=())
    return _noted(course, grown, turn.at, _Why("change.slower", "S7", (turn.entry,)))


def _after_word(course: Course, turn: Turn, moment: _Moment) -> Course:
    body = turn.entry.body
    if body["step"] == OPEN:
        return _after_word_on_opening(course, turn, moment)
    if body["answer"] == "undone" and ":" in body["step"]:
        return _stepped_back(course, turn.at, _Why("change.undone", "S6", (turn.entry,)))
    if body["answer"] == "declined" and ":" in body["step"]:
        return replace(course, easy=())  # due or not: else what takes an easy time away would undo the no
    offered = due_step(course)
    if offered is None or offered.step != body["step"] or offered.after is None:
        return course
    if not moment.may_grow(course):
        return course
    grown = replace(course, dose=offered.after, walked=(*course.walked, course.dose), easy=())
    return _noted(course, grown, turn.at, _Why(ACCEPTED, "S6", offered.entries, offered.step))


def _after_word_on_opening(course: Course, turn: Turn, moment: _Moment) -> Course:
    if turn.entry.body["answer"] != "accepted":
        return _door(course, turn.at, opened=False)
    if course.opened or course.exercise.id != CHEST_RAISE or not moment.may_open(course):
        return course
    return _door(course, turn.at, opened=True)


def _after_answers(course: Course, turn: Turn, _: _Moment) -> Course:
    """A careful answer closes the chest raise, which never opens itself again (S4), or a rung of the ladder (S6)."""
    course = replace(course, closed_rungs=turn.closed_rungs)
    course = _door(course, turn.at, opened=False) if turn.closes else course
    within = _open_below(course, course.dose)
    return _to(course, within, turn.at, _Why("change.unsteady", "S6", (turn.entry,)))


def _after_morning(course: Course, turn: Turn, _: _Moment) -> Course:
    """A worse morning steps back what was done the day before, unless that has led to a step back already (S11)."""
    if _harmed_on(course, day_before(local_day(turn.entry.at))):
        return _no_further(course)
    return _stepped_back(course, turn.at, _Why("change.morning", "S11", (turn.entry,)))


def _harmed_on(course: Course, day: date) -> bool:
    """Whether pain, a stop or a warning sign made the dose less that day."""
    return any(change.because in _HARM and local_day(change.at) == day for change in course.changes)


_HARM: Final = frozenset({"change.pain", "change.stop", "change.red_flag"})
_FOLLOWS: Final[Mapping[Light, Callable[[Course, Turn, _Moment], Course]]] = {
    Light.PLAN: _after_plan,
    Light.WORD: _after_word,
    Light.SESSION: _after_session,
    Light.ANSWERS: _after_answers,
    Light.MORNING: _after_morning,
    Light.STOP: _after_stop,
    Light.PAIN: _after_pain,
    Light.RED_FLAG: _after_red_flag,
}


# -------------------------------------------------------------------- in doubt


def more_careful(without: Course, with_it: Course) -> Course:
    """The more careful of two courses in everything: so a doubted entry counts. It lowers and locks, and raises nothing."""
    dose = _lesser(without, without.dose, with_it.dose)
    led_by = without if dose == without.dose else with_it
    shut = without if not without.opened else with_it
    away = without if _away_longer(without, with_it) else with_it
    return replace(
        without,
        dose=dose,
        walked=led_by.walked if dose == led_by.dose else (),
        easy=min(without.easy, with_it.easy, key=len),
        locked=without.locked or with_it.locked,
        locked_by_therapist=without.locked_by_therapist or with_it.locked_by_therapist,
        last=away.last,
        away_steps=away.away_steps,
        tried=without.tried and with_it.tried,
        opened=shut.opened,
        doors=shut.doors,
        closed_rungs=without.closed_rungs | with_it.closed_rungs,
        changes=_changes_to(dose, led_by, without),
    )


def _away_longer(one: Course, other: Course) -> bool:
    return one.last is None or (other.last is not None and one.last <= other.last)


def _changes_to(dose: Dose, led_by: Course, without: Course) -> tuple[Change, ...]:
    if dose == led_by.dose:
        return led_by.changes
    return (*without.changes, replace(led_by.changes[-1], before=without.dose, after=dose))


# -------------------------------------------------------------------- one step


def _harder(course: Course) -> Dose | None:
    """One more repetition or, where the rung has no more to give, the next rung: one thing at a time (S6)."""
    rungs, rung, beat = course.exercise.ladder, course.exercise.rung(course.dose.rung), course.dose.beat_seconds
    if course.dose.repetitions < min(rung.grows_to, rung.ceiling):
        return Dose(course.dose.repetitions + REPETITION_STEP, rung.id, beat)
    above: Rung | None = next(iter(rungs[rungs.index(rung) + 1 :]), None)
    if above is None or above.id in course.closed_rungs:
        return None
    return Dose(min(course.dose.repetitions, above.begins_with, above.ceiling), above.id, beat)


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
        return _open_below(course, replace(course.dose, rung=before.rung))
    repetitions = min(course.dose.repetitions, before.repetitions)
    return replace(
        course.dose, repetitions=repetitions, beat_seconds=min(course.dose.beat_seconds, before.beat_seconds)
    )


def _less_of_what_was_set(course: Course) -> Dose:
    dose, rungs = course.dose, course.exercise.ladder
    if dose.repetitions > course.exercise.dose.first_repetitions:
        return replace(dose, repetitions=dose.repetitions - REPETITION_STEP)
    if _rank(course, dose):
        return _open_below(course, replace(dose, rung=rungs[_rank(course, dose) - 1].id))
    return replace(dose, beat_seconds=quicker(dose.beat_seconds) or dose.beat_seconds)


def _rank(course: Course, dose: Dose) -> int:
    return [rung.id for rung in course.exercise.ladder].index(dose.rung)


def _lesser(course: Course, one: Dose, other: Dose) -> Dose:
    """The less of the two in each thing."""
    rung = min(one.rung, other.rung, key=[rung.id for rung in course.exercise.ladder].index)
    repetitions = min(one.repetitions, other.repetitions, course.exercise.rung(rung).ceiling)
    return Dose(repetitions, rung, min(one.beat_seconds, other.beat_seconds))


def _open_below(course: Course, dose: Dose) -> Dose:
    """The dose on the highest rung up to its own that is not closed."""
    up_to = course.exercise.ladder[: _rank(course, dose) + 1]
    rung = next((rung for rung in reversed(up_to) if rung.id not in course.closed_rungs), up_to[0])
    return replace(dose, repetitions=min(dose.repetitions, rung.ceiling), rung=rung.id)


def _door(course: Course, at: datetime, *, opened: bool) -> Course:
    if course.opened == opened:
        return course
    return replace(course, opened=opened, doors=(*course.doors, (at, opened)))


def _to(course: Course, dose: Dose, at: datetime, why: _Why) -> Course:
    """The course on a dose that was set: what it grew from is no way back any more."""
    return course if dose == course.dose else _noted(course, replace(course, dose=dose, walked=(), easy=()), at, why)


def _stepped_back(course: Course, at: datetime, why: _Why) -> Course:
    """One step back, with a note of why. On the first plan half the strength comes back, and nothing else is left (S6)."""
    back = _back(course)
    return _noted(course, replace(back, tried=back.tried and not _is_first(back)), at, why)


def _no_further(course: Course) -> Course:
    """Where a step back was taken already: no second one, but half the strength as after it, and no easy time left."""
    return replace(course, easy=(), tried=course.tried and not _is_first(course))


def _is_first(course: Course) -> bool:
    """Whether the dose is in nothing more than a new person's first."""
    return course.dose == _lesser(course, course.dose, first_dose(course.exercise))


def _noted(before: Course, after: Course, at: datetime, why: _Why) -> Course:
    """The course after a step, with a note of why; a step that changed nothing needs none."""
    if after.dose == before.dose:
        return after
    ids = tuple(entry.id for entry in why.entries)
    change = Change(before.exercise.id, at, before.dose, after.dose, why.because, why.rule, _OURS, ids, why.step)
    return replace(after, changes=(*after.changes, change))
