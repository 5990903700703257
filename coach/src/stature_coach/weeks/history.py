"""What was done, day by day, as a person or a physiotherapist would look back on it.

Counts and lists; judges nothing. A day without a session is a day without a session.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from stature_coach.regimen.values import Regimen
from stature_coach.safety import local_day
from stature_coach.weeks.closing import closed_at
from stature_coach.weeks.course import Course
from stature_coach.weeks.diary import Known, known_by
from stature_coach.weeks.entry import Entry, grouped, in_time
from stature_coach.weeks.progression import courses
from stature_coach.weeks.schedule import chosen, parts_done
from stature_coach.weeks.unread import understood

# By noon a day is told: what was closed in the night or opened at breakfast counts.
NOON: Final = time(12, 0)


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its sessions and notes, oldest first, how many sessions were planned and how many of these done.

    `planned` and `done` are by exercise; `morning_after` is the pain told that morning, 0-10.
    """

    date: date
    planned: Mapping[str, int] = field(hash=False)
    done: Mapping[str, int] = field(hash=False)
    morning_after: int | None
    sessions: tuple[Entry, ...]
    notes: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The days from the first to the last asked for, and every measure taken in them."""

    days: tuple[Day, ...]
    measures: tuple[Entry, ...]


def history(regimen: Regimen, known: Known, first: date, last: date, now: datetime) -> History:
    """Looks back from `last` to `first`, both included; days to come hold nothing."""
    known = understood(regimen, known)
    told = grouped(_kept(known), lambda entry: local_day(entry.at))
    length = max(0, (last - first).days + 1)
    past = _Past(regimen, known, courses(regimen, known, now), now)
    days = tuple(_day(past, day, told.get(day, ())) for day in _days(first, length))
    measured = tuple(entry for entry in _once(known.sure.measures) if first <= local_day(entry.at) <= last)
    return History(days, measured)


def first_day(known: Known, now: datetime) -> date | None:
    """The day of the first entry until now; None where there is none. What a wrong clock dated ahead sets no date."""
    return min((local_day(entry.at) for entry in _kept(known) if entry.at <= now), default=None)


def adherence(days: Iterable[Day]) -> dict[str, tuple[int, int]]:
    """By exercise, how many sessions were planned and how many of these were done."""
    sums = dict[str, tuple[int, int]]()
    for day in days:
        for exercise in {**day.planned, **day.done}:
            planned, done = sums.get(exercise, (0, 0))
            sums[exercise] = planned + day.planned.get(exercise, 0), done + day.done.get(exercise, 0)
    return sums


def _kept(known: Known) -> list[Entry]:
    """What one looks back on, oldest first: what was taken back is not there, but for what hurt and warned."""
    told = known.told
    of_all = (told.sessions, told.mornings, told.cleared, told.steps, told.plans, told.screens, told.measures)
    stays = [entry for entry in (*known.hurts, *known.red_flags) if entry.kind in ("pain_told", "red_flag")]
    kept = [entry for entries in of_all for entry in entries if entry.id not in known.gone]
    return sorted(_once((*_graver_first(known, kept), *stays)), key=in_time)


def _graver_first(known: Known, entries: Iterable[Entry]) -> Iterable[Entry]:
    """Of a thing told two ways, the more careful is shown."""
    stops = frozenset(known.stops)
    return sorted(entries, key=lambda entry: entry not in stops)


def _once(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Each id once, as it comes first."""
    unique = dict[str, Entry]()
    for entry in entries:
        unique.setdefault(entry.id, entry)
    return unique.values()


def _days(first: date, length: int) -> Iterable[date]:
    return (first + timedelta(days=days) for days in range(length))


@dataclass(frozen=True, slots=True)
class _Past:
    """What every day is looked back on with."""

    regimen: Regimen
    known: Known
    courses: Mapping[str, Course]
    now: datetime


def _day(past: _Past, day: date, told: tuple[Entry, ...]) -> Day:
    sessions = tuple(entry for entry in told if entry.kind == "session_finished")
    mornings = [entry.body.get("pain") for entry in told if entry.kind == "morning_after"]
    exercises = past.regimen.exercises
    done = {exercise.id: parts_done(exercise, sessions) for exercise in exercises}
    return Day(
        date=day,
        planned=_planned(past, day, done),
        done={exercise: times for exercise, times in done.items() if times},
        morning_after=max((pain for pain in mornings if pain is not None), default=None),
        sessions=sessions,
        notes=tuple(entry for entry in told if entry.kind not in ("session_finished", "morning_after")),
    )


def _planned(past: _Past, day: date, done: Mapping[str, int]) -> dict[str, int]:
    """How often each exercise was planned: on chosen days while it was open, and whenever it was done."""
    if day > local_day(past.now):
        return {}
    noon = datetime.combine(day, NOON, past.now.tzinfo)
    then = known_by(past.known, noon)  # stops too: here one looks back, and nothing is opened by it
    planned, closed = dict[str, int](), closed_at(past.regimen, then, noon)
    for exercise in past.regimen.exercises:
        opened = past.courses[exercise.id].was_opened(noon)
        open_then = not closed.of(exercise, opened=opened)
        due = open_then and chosen(exercise.id, then, noon).on(day)
        times = max(len(exercise.parts_of_day) if due else 0, done[exercise.id])
        if times:
            planned[exercise.id] = times
    return planned
