"""The week at a glance: on which of the last seven days somebody practised, and how much of what they meant to.

Rest days and days that went by are no fault; nothing here counts them as one. Does not look further back (history.py).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Final

from stature_coach.regimen.values import Exercise
from stature_coach.safety import local_day
from stature_coach.weeks.diary import Known
from stature_coach.weeks.entry import Entry
from stature_coach.weeks.entry_bodies import WEEK_DAYS
from stature_coach.weeks.schedule import chosen, parts_done

DAYS: Final = 7
# A session of the first of these days is younger, whatever its clock.
_OLDEST: Final = timedelta(days=DAYS + 2)


class How(Enum):
    """How a day stands: all that was meant was done, some of it, none, or it is a day of rest."""

    WHOLE = "whole"
    SOME = "some"
    NONE = "none"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One of the last seven days, and how it stands; today stands as far as it has come."""

    date: date
    how: How

    @property
    def name(self) -> str:
        """Such as `mon`."""
        return WEEK_DAYS[self.date.weekday()]


def this_week(exercises: Sequence[Exercise], known: Known, now: datetime) -> tuple[WeekDay, ...]:
    """The days until today, oldest first, none before the diary began. `known` is by the clock of now.

    `exercises` are those that somebody may do at all: what was never opened was not meant.
    """
    sessions = _by_day(known, now)
    return tuple(
        WeekDay(day, _how(exercises, known, sessions.get(day, ()), _end_of(day, now))) for day in _days(known, now)
    )


def _days(known: Known, now: datetime) -> Iterator[date]:
    today = local_day(now).toordinal()
    first = known.began.toordinal() if known.began else today
    return map(date.fromordinal, range(min(today, max(first, today - DAYS + 1, 1)), today + 1))


def _end_of(day: date, now: datetime) -> datetime:
    return datetime.combine(day, time.max, now.tzinfo)


def _by_day(known: Known, now: datetime) -> Mapping[date, list[Entry]]:
    """The sessions of these days; what was taken back is not there."""
    found = dict[date, list[Entry]]()
    for entry in reversed(known.told.sessions):
        if now - entry.at > _OLDEST:
            break
        if entry.id not in known.gone:
            found.setdefault(local_day(entry.at), []).append(entry)
    return found


def _how(exercises: Iterable[Exercise], known: Known, sessions: Sequence[Entry], end: datetime) -> How:
    done = meant = 0
    for exercise in exercises:
        times = parts_done(exercise, sessions)
        is_meant = chosen(exercise.id, known, end).on(end.date())
        meant += max(times, len(exercise.parts_of_day) if is_meant else 0)
        done += times
    if not done:
        return How.NONE if meant else How.REST
    return How.WHOLE if done == meant else How.SOME
