"""Today's plan for one person: regimen, diary and local time in; what is due, done, closed and proposed.

Brings together what closing, schedule, progression and measures decide. Does not know how a session runs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Final

from stature_coach.closing import CHEST_RAISE, NOT_OPENED, Closing, closings, opened_until
from stature_coach.diary import Entry, Known
from stature_coach.measures import Measure, measures
from stature_coach.moving_safely import show_me
from stature_coach.pain import stopped
from stature_coach.progression import (
    ACCEPTED,
    Change,
    Course,
    Dose,
    Proposal,
    courses,
    easier,
    first_dose,
    proposal,
    step_to,
)
from stature_coach.readiness import answers, asked_again, unanswered
from stature_coach.regimen import Exercise, Regimen
from stature_coach.safety import (
    ASK_AGAIN_DAYS,
    SESSIONS_BEFORE_CHEST_RAISE,
    WITHOUT_A_STOP_DAYS,
    local_day,
    local_day_start,
    next_morning,
)
from stature_coach.schedule import Chosen, chosen, in_part, is_morning
from stature_coach.session_facts import was_done

# So long a change of the dose is shown.
CHANGES_SHOWN: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Planned:
    """One exercise in one part of the day. Closed where `closed` has a reason.

    `state`: done, closed, rest_day (not a chosen day), later (an evening's in the morning), earlier, or due.
    """

    exercise: Exercise
    part_of_day: str
    time: str
    days: tuple[str, ...]
    repetitions: int
    rung: str
    half_effort: bool
    state: str
    done: bool
    closed: tuple[Closing, ...]

    @property
    def id(self) -> str:
        """A name for it that stays the same all day, like `neck-press@morning`."""
        return f"{self.exercise.id}@{self.part_of_day}"


@dataclass(frozen=True, slots=True)
class Today:
    """The plan of one day; it must be asked for again at `valid_until`."""

    date: date
    valid_until: datetime
    screen_needed: bool
    ask_again: tuple[str, ...]
    ask_morning_after: bool
    exercises: tuple[Planned, ...]
    next: str | None
    proposals: tuple[Proposal, ...]
    changes: tuple[Change, ...]
    may_go_back: tuple[tuple[str, str, Dose], ...]
    measures: tuple[Measure, ...]
    show_me: str


def today(regimen: Regimen, known: Known, now: datetime) -> Today:
    """The plan for the day of `now` (a local time with offset; a day begins at 04:00)."""
    walked = tuple(courses(regimen, known, now).values())
    closed = {exercise.id: closings(regimen, exercise, known, now) for exercise in regimen.exercises}
    exercises = tuple(
        sorted(
            (_planned(one, part, closed[one.exercise.id], known, now) for one in walked for part in _parts(one)),
            key=lambda planned: _ORDER[planned.part_of_day],
        )
    )
    known_then = opened_until(known, now)
    screen_needed = bool(unanswered(regimen.questions, answers(known_then.screens)))
    return Today(
        date=local_day_start(now).date(),
        valid_until=next_morning(now),
        screen_needed=screen_needed,
        ask_again=() if screen_needed else asked_again(regimen.questions, known_then, now)[0],
        ask_morning_after=_ask_morning_after(known, now),
        exercises=exercises,
        next=next((planned.id for planned in exercises if planned.state == "due"), None),
        proposals=_proposals(walked, closed, known, now),
        changes=_changes(walked, now),
        may_go_back=tuple(_ways_back(walked)),
        measures=measures(regimen, known, chain(*closed.values()), now),
        show_me=show_me(regimen, local_day_start(now).date()),
    )


_ORDER: Final = {"morning": 0, "once": 1, "evening": 2}


def _parts(one: Course) -> tuple[str, ...]:
    return one.exercise.parts_of_day


def _planned(one: Course, part: str, closed: tuple[Closing, ...], known: Known, now: datetime) -> Planned:
    when = chosen(one.exercise.id, known, now)
    done = any(in_part(entry.at, part) for entry in _done(one, known.days.get(local_day(now), ())))
    return Planned(
        exercise=one.exercise,
        part_of_day=part,
        time=when.times[part],
        days=when.days,
        repetitions=one.dose.repetitions,
        rung=one.dose.rung,
        half_effort=not any(_tried_well(entry, one, now) for entry in known.sessions),
        state=_state(done, closed, when, part, now),
        done=done,
        closed=closed,
    )


def _done(one: Course, sessions: Iterable[Entry]) -> Iterable[Entry]:
    return (entry for entry in sessions if entry.body["exercise"] == one.exercise.id and was_done(entry))


def _tried_well(entry: Entry, one: Course, now: datetime) -> bool:
    """Whether it was a first time that went well; until then, half the strength."""
    mine = entry.body["exercise"] == one.exercise.id and entry.at <= now
    return mine and bool(entry.body["repetitions"]) and not stopped(entry.body)


def _state(done: bool, closed: tuple[Closing, ...], when: Chosen, part: str, now: datetime) -> str:
    """Mornings are not asked for in the evening, nor evenings in the morning."""
    if done or closed:
        return "done" if done else "closed"
    if not when.on(local_day(now)):
        return "rest_day"
    if in_part(now, part):
        return "due"
    return "later" if is_morning(now) else "earlier"


def _ask_morning_after(known: Known, now: datetime) -> bool:
    """Whether there was a session the day before, and this morning's question has no answer yet (S11)."""
    day = local_day(now)
    before = day - timedelta(days=1)
    yesterday = before in known.days or any(local_day(entry.at) == before for entry in known.pains)
    return yesterday and not any(local_day(entry.at) == day for entry in known.mornings)


def _changes(courses: Iterable[Course], now: datetime) -> tuple[Change, ...]:
    changes = (change for one in courses for change in one.changes if now - change.at <= CHANGES_SHOWN)
    return tuple(sorted(changes, key=lambda change: (change.at, change.exercise), reverse=True))


def _ways_back(courses: Iterable[Course]) -> Iterable[tuple[str, str, Dose]]:
    for one in courses:
        back = easier(one)
        if back is not None:
            yield one.exercise.id, step_to(back, one.dose), back


# -------------------------------------------------------------------- what is proposed


def _proposals(
    courses: tuple[Course, ...], closed: dict[str, tuple[Closing, ...]], known: Known, now: datetime
) -> tuple[Proposal, ...]:
    """At most one: one thing at a time, nothing where a step was taken today, and never on what is closed (S6).

    Nor on a morning that was worse (S11).
    """
    if any(_grew(change, now) for one in courses for change in one.changes) or _held(courses, now):
        return ()
    growing = (proposal(one, now) for one in courses if not closed[one.exercise.id])
    opening = (_opening(one, closed[one.exercise.id], known, now) for one in courses)
    return tuple(step for step in (*opening, *growing) if step is not None)[:1]


def _held(courses: tuple[Course, ...], now: datetime) -> bool:
    return any(one.held == local_day(now) for one in courses)


def _grew(change: Change, now: datetime) -> bool:
    return change.because == ACCEPTED and local_day(change.at) == local_day(now)


def _opening(one: Course, closed: tuple[Closing, ...], known: Known, now: datetime) -> Proposal | None:
    """The chest raise, once the others have gone two weeks without a stop; it opens only by its own questions (S4)."""
    only_unopened = [closing.because for closing in closed] == [NOT_OPENED]
    if one.exercise.id != CHEST_RAISE or not only_unopened or _declined_lately(known, now):
        return None
    others = _two_good_weeks(known, now)
    if not others:
        return None
    return Proposal(
        exercise=CHEST_RAISE,
        step="open",
        kind="open",
        before=first_dose(one.exercise),
        after=None,
        key="progress.open",
        because="progress.because_two_weeks",
        rule="S4",
        source="handout",
        entries=others,
    )


def _two_good_weeks(known: Known, now: datetime) -> tuple[Entry, ...]:
    """The sessions of two weeks of the other exercises without a stop; none where a stop, or too little, was there."""
    since = now - timedelta(days=WITHOUT_A_STOP_DAYS)
    done = [e for e in known.sessions if e.body["exercise"] != CHEST_RAISE and was_done(e) and e.at <= now]
    lately = tuple(entry for entry in done if entry.at >= since and not stopped(entry.body))
    long_enough = bool(done) and done[0].at <= since and len(lately) >= SESSIONS_BEFORE_CHEST_RAISE
    return lately if long_enough and not any(stop.at >= since for stop in known.stops) else ()


def _declined_lately(known: Known, now: datetime) -> bool:
    """Who said not yet is not asked again for a month."""
    since = now - timedelta(days=ASK_AGAIN_DAYS)
    words = (step for step in known.steps if step.body["exercise"] == CHEST_RAISE and step.body["step"] == "open")
    return any(step.at >= since for step in words)
