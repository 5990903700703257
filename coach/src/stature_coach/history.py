"""What was done, day by day, as a person or a physiotherapist would look back on it.

Counts and lists; judges nothing. A day without a session is a day without a session.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from stature_coach.closing import closings
from stature_coach.diary import Entry, Known, grouped, in_time, known_by
from stature_coach.regimen import Regimen
from stature_coach.safety import local_day
from stature_coach.schedule import chosen, in_part
from stature_coach.session_facts import was_done

# By noon a day is told: what was closed in the night or opened at breakfast counts.
NOON: Final = timedelta(hours=12)


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
    told = _by_day((*known.sessions, *_notes(known), *known.mornings))
    length = max(0, (last - first).days + 1)
    days = tuple(_day(regimen, known, day, told.get(day, ()), now) for day in _days(first, length))
    measured = tuple(entry for entry in known.measures if first <= local_day(entry.at) <= last)
    return History(days, measured)


def first_day(known: Known) -> date | None:
    """The day of the first entry; None where there is none."""
    entries = (*known.sessions, *_notes(known), *known.mornings)
    return min((local_day(entry.at) for entry in entries), default=None)


def adherence(days: Iterable[Day]) -> dict[str, tuple[int, int]]:
    """By exercise, how many sessions were planned and how many of these were done."""
    sums = dict[str, tuple[int, int]]()
    for day in days:
        for exercise in {**day.planned, **day.done}:
            planned, done = sums.get(exercise, (0, 0))
            sums[exercise] = planned + day.planned.get(exercise, 0), done + day.done.get(exercise, 0)
    return sums


def _notes(known: Known) -> tuple[Entry, ...]:
    flags = tuple(entry for entry in known.red_flags if entry.kind == "red_flag")
    return (*flags, *known.cleared, *known.steps, *known.plans, *known.screens, *known.measures)


def _by_day(entries: Iterable[Entry]) -> Mapping[date, tuple[Entry, ...]]:
    return grouped(sorted(entries, key=in_time), lambda entry: local_day(entry.at))


def _days(first: date, length: int) -> Iterable[date]:
    return (first + timedelta(days=days) for days in range(length))


def _day(regimen: Regimen, known: Known, day: date, told: tuple[Entry, ...], now: datetime) -> Day:
    sessions = tuple(entry for entry in told if entry.kind == "session_finished")
    mornings = [entry.body["pain"] for entry in told if entry.kind == "morning_after"]
    done = {exercise.id: _parts_done(exercise.parts_of_day, exercise.id, sessions) for exercise in regimen.exercises}
    return Day(
        date=day,
        planned=_planned(regimen, known, day, done, now),
        done={exercise: times for exercise, times in done.items() if times},
        morning_after=max((pain for pain in mornings if pain is not None), default=None),
        sessions=sessions,
        notes=tuple(entry for entry in told if entry.kind not in ("session_finished", "morning_after")),
    )


def _parts_done(parts: tuple[str, ...], exercise_id: str, sessions: Iterable[Entry]) -> int:
    mine = [entry for entry in sessions if entry.body["exercise"] == exercise_id and was_done(entry)]
    return sum(any(in_part(entry.at, part) for entry in mine) for part in parts)


def _planned(regimen: Regimen, known: Known, day: date, done: Mapping[str, int], now: datetime) -> dict[str, int]:
    """How often each exercise was planned: on chosen days while it was open, and whenever it was done."""
    noon = datetime.combine(day, datetime.min.time(), now.tzinfo) + NOON
    if noon.date() > local_day(now):
        return {}
    then = known_by(known, noon)  # stops too: here one looks back, and nothing is opened by it
    planned = dict[str, int]()
    for exercise in regimen.exercises:
        open_then = not closings(regimen, exercise, then, noon)
        due = open_then and chosen(exercise.id, known, noon).on(day)
        times = max(len(exercise.parts_of_day) if due else 0, done[exercise.id])
        if times:
            planned[exercise.id] = times
    return planned
