"""The week at a glance: on which of the last seven days somebody practised, and how much of what they meant to.

Rest days and days that went by are no fault; nothing here counts them as one. Does not look further back (history.py).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import chain
from typing import Final

from stature_coach.regimen.values import Exercise
from stature_coach.safety import local_day
from stature_coach.weeks.closing import lately
from stature_coach.weeks.diary import Known
from stature_coach.weeks.entry import Entry
from stature_coach.weeks.entry_bodies import WEEK_DAYS
from stature_coach.weeks.schedule import chosen, parts_done
from stature_coach.weeks.without_app import day_of

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


def this_week(
    exercises: Iterable[Exercise], meant: Collection[str], known: Known, now: datetime
) -> tuple[WeekDay, ...]:
    """The days until today, oldest first, none before the diary began. `known` is by the clock of now.

    `meant` are the ids of the exercises that somebody may do at all: what waits to be opened, or for a doctor, is not.
    """
    told = chain(*(lately(of, now, _OLDEST) for of in (known.told.sessions, known.told.without_app)))
    sessions = _by_day(one for one in told if one.id not in known.gone)
    hurt = {local_day(one.at) for told in (known.hurts, known.red_flags) for one in lately(told, now, _OLDEST)}
    week = list[WeekDay]()
    for day in _days(known, now):
        times = {one.id: parts_done(one, sessions.get(day, ())) for one in exercises}
        # After pain or a warning sign nothing more is meant that day.
        on = [one for one in exercises if one.id in meant and day not in hurt]
        missing = sum(max(0, _parts_meant(one, known, day, now) - times[one.id]) for one in on)
        week.append(WeekDay(day, _how(sum(times.values()), missing)))
    return tuple(week)


def _how(done: int, missing: int) -> How:
    if not done:
        return How.NONE if missing else How.REST
    return How.SOME if missing else How.WHOLE


def _parts_meant(exercise: Exercise, known: Known, day: date, now: datetime) -> int:
    """In how many parts of it, by what had been chosen until the end of that day; none on a day of rest."""
    meant = chosen(exercise, known, datetime.combine(day, time.max, now.tzinfo))
    return len(meant.parts) if meant.on(day) else 0


def _days(known: Known, now: datetime) -> Iterator[date]:
    today = local_day(now).toordinal()
    first = known.began.toordinal() if known.began else today
    return map(date.fromordinal, range(min(today, max(first, today - DAYS + 1, 1)), today + 1))


def _by_day(entries: Iterable[Entry]) -> Mapping[date, list[Entry]]:
    found = dict[date, list[Entry]]()
    for entry in entries:
        found.setdefault(day_of(entry), []).append(entry)
    return found
