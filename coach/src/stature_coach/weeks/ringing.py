"""When a calendar rings: at what time, on which days of the week, for which part of the day.

Decided here: it rings for what is open, for what a night or the questions open again, and for what the person's own word
opens, who must come to say it; not for what waits to be opened, or for a doctor's word. It names no exercise: others may see a calendar. Does not know what a calendar's file
looks like (the app's and the server's are written from the same).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final, Protocol

from stature_coach.weeks.closing import Closing
from stature_coach.weeks.diary import Known
from stature_coach.weeks.entry_bodies import WEEK_DAYS
from stature_coach.weeks.schedule import Timed

PARTS: Final = ("morning", "once", "evening")
OPENS_AGAIN: Final = frozenset({"next_morning", "answers", "answers_again", "voice"})
# That all is well with what could not be read, and that a clock was wrong.
OWN_WORDS: Final = frozenset({"unread", "clock"})
# Where nobody has told anything yet, a day like any other: a file must not change from one day to the next. Nor does a
# clock that was never set make a calendar begin before this program was there.
FIRST_DAY: Final = date(2026, 1, 1)
_BEFORE_ALL: Final = datetime.combine(FIRST_DAY, time(), UTC)


class Planned(Timed, Protocol):
    """What rings: an exercise as today's plan has it."""

    @property
    def days(self) -> tuple[str, ...]: ...
    @property
    def closed(self) -> tuple[Closing, ...]: ...


@dataclass(frozen=True, slots=True)
class Ring:
    """One event that comes again: `time` by the clock on the wall. Its name stays the same, whatever time is chosen."""

    id: str
    part_of_day: str
    time: str
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ringing:
    """Every ring, since when, and when and how often something that bears on them was told."""

    first: date
    told_at: datetime
    changes: int
    rings: tuple[Ring, ...]


def ringing(known: Known, exercises: Sequence[Planned], now: datetime) -> Ringing:
    """What rings for somebody with this plan; `known` is by the clock of now."""
    told = known.told
    bearing = [*told.plans, *told.steps, *told.screens, *told.cleared, *told.retracted, *told.papers]
    return Ringing(
        first=max(FIRST_DAY, known.began or FIRST_DAY),
        told_at=max([_BEFORE_ALL, *(entry.at for entry in bearing if entry.at <= now)]),
        changes=len(bearing),
        rings=tuple(ring for part in PARTS for ring in _rings(part, exercises)),
    )


def rings_on(closing: Closing) -> bool:
    """Whether it does not keep a calendar silent, for it opens again soon; not where somebody is to be called."""
    own_word = closing.clears is not None and closing.clears.what in OWN_WORDS
    return closing.opened_by in OPENS_AGAIN or (own_word and not closing.call)


def _rings(part: str, exercises: Iterable[Planned]) -> Iterator[Ring]:
    """One ring for each time of that part of the day, on every day that something has that time."""
    days_at = dict[str, set[str]]()
    for planned in exercises:
        if planned.part_of_day == part and all(map(rings_on, planned.closed)):
            days_at.setdefault(planned.time, set()).update(planned.days)
    for number, at in enumerate(sorted(days_at), start=1):
        days = tuple(day for day in WEEK_DAYS if day in days_at[at])
        yield Ring(part if number == 1 else f"{part}-{number}", part, at, days)
