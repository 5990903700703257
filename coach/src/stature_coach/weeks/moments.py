"""Which day stands out: the first one, the end of a first week, a step taken, coming back. One a day at most, and no score.

Everything that a day is may be told again tomorrow; a moment is told on its own day alone. Does not know how it is drawn.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Final

from stature_coach.safety import AWAY_DAYS, local_day, local_day_start
from stature_coach.weeks.closing import lately
from stature_coach.weeks.course import Change
from stature_coach.weeks.diary import Known
from stature_coach.weeks.follows import ACCEPTED

WEEK_DAYS: Final = 7
# Our own choice, today among them: on fewer days than that nobody has come to know it.
DAYS_OF_A_FIRST_WEEK: Final = 3


class Where(Enum):
    """On which page it is told: on that of today, or when a session ended well."""

    TODAY = "today"
    WELL_DONE = "well_done"


class Moment(Enum):
    """What stands out in a day; its value is the name of its words and of its picture."""

    FIRST_DAY = "first_day"
    FIRST_WEEK = "first_week"
    STEP = "step"
    BACK = "back"

    @property
    def where(self) -> Where:
        """A beginning and a week are told when something was done; a step and a return, before."""
        return Where.WELL_DONE if self in {Moment.FIRST_DAY, Moment.FIRST_WEEK} else Where.TODAY


def moment_of(known: Known, changes: Iterable[Change], now: datetime) -> Moment | None:
    """That of the day of `now`; none after pain or a warning sign that day. `known` is by the clock of now."""
    today = local_day(now)
    if any(local_day(one.at) == today for told in (known.hurts, known.red_flags) for one in lately(told, now)):
        return None
    if known.began == today:
        return Moment.FIRST_DAY
    before = known.there[1].until(local_day_start(now)).been
    if before and (today - local_day(before[-1])).days >= AWAY_DAYS:
        return Moment.BACK
    if _stepped(changes, today):
        return Moment.STEP
    return Moment.FIRST_WEEK if _ends_first_week(before, known.began, today) else None


def _stepped(changes: Iterable[Change], today: date) -> bool:
    """Whether a small step was taken today, and what it changed has not changed again since."""
    latest = dict[str, Change]()
    for change in sorted(changes, key=lambda change: change.at):
        latest[change.exercise] = change
    return any(last.because == ACCEPTED and local_day(last.at) == today for last in latest.values())


def _ends_first_week(before: Sequence[datetime], began: date | None, today: date) -> bool:
    """Whether a first week is over, it was lived on some days, and nothing has been done since it was."""
    if began is None or not WEEK_DAYS <= (today - began).days + 1 <= 2 * WEEK_DAYS:
        return False
    days = {local_day(at) for at in before}
    since = {day for day in days if (day - began).days + 1 >= WEEK_DAYS}
    return not since and len(days) >= DAYS_OF_A_FIRST_WEEK - 1
