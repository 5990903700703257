"""What the hour decides of a day: how it is greeted, what has its turn now, and until when that stays so.

An exercise has its turn by the person's own time for it; at bedtime nobody is sent to a wall. Does not know what is open.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from enum import Enum
from typing import Final, Protocol, TypeVar

from stature_coach.safety import MORNING, local_day_start, next_morning, wall_clock
from stature_coach.weeks.schedule import AFTERNOON, USUAL_TIMES, Timed

# So long before its time an exercise has its turn: pillows are laid, a ball is fetched (our own choice).
AHEAD: Final = timedelta(minutes=30)
NOON: Final = time(12, 0)
EVENING: Final = time(19, 0)
_DAY: Final = timedelta(days=1)


class Hour(Enum):
    """How the day is greeted; the small hours are still the evening before."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Standing(Timed, Protocol):
    """The same, and whether it is due."""

    @property
    def state(self) -> str: ...


_T = TypeVar("_T", bound=Standing)


def hour_of(at: datetime) -> Hour:
    """Which of the three it is."""
    since = into_the_day(at)
    if since < _since_four(NOON):
        return Hour.MORNING
    return Hour.AFTERNOON if since < _since_four(EVENING) else Hour.EVENING


def into_the_day(at: datetime) -> timedelta:
    """How long after the 04:00 at which its day began, by the clock on the wall."""
    return wall_clock(at) - wall_clock(local_day_start(at))


def bedtime(evening_times: Iterable[str]) -> timedelta:
    """From when on the day is for lying down: a little before the first exercise of the evening, into the day."""
    return min(map(_into, evening_times), default=_into(USUAL_TIMES["evening"])) - AHEAD


def is_missed(at: datetime, chosen: str, bed: timedelta) -> bool:
    """Whether what is done once a day, at its chosen time, is not asked for any more, for it is bedtime."""
    return into_the_day(at) >= bed > _into(chosen) - AHEAD


def next_up(exercises: Sequence[_T], at: datetime, bed: timedelta) -> _T | None:
    """Of all that is due: what its time has come for last, or else what comes first. At bedtime, what is done in bed."""
    due = [one for one in exercises if one.state == "due"]
    come = [one for one in due if _into(one.time) - AHEAD <= into_the_day(at)]
    if not come:
        return min(due, key=lambda one: _into(one.time), default=None)
    in_bed = [one for one in come if one.part_of_day == "evening" and into_the_day(at) >= bed]
    return max(in_bed or come, key=lambda one: _into(one.time))


def same_until(at: datetime, times: Iterable[str]) -> datetime:
    """Until when a day looks the same, where nothing more is told: then an hour or an exercise's turn begins."""
    turns = [_since_four(NOON), _since_four(EVENING), _since_four(AFTERNOON), *(_into(one) - AHEAD for one in times)]
    coming = min((turn for turn in turns if turn > into_the_day(at)), default=_DAY)
    return at + min(coming - into_the_day(at), next_morning(at) - at)


def _into(clock: str) -> timedelta:
    """Of a time such as `07:30`; in the small hours the day before is not over."""
    return _since_four(time.fromisoformat(clock))


def _since_four(clock: time) -> timedelta:
    since = timedelta(hours=clock.hour - MORNING.hour, minutes=clock.minute - MORNING.minute)
    return since % _DAY
