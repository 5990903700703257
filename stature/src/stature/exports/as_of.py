"""The moment that a file tells of. It is the diary's own, so that the same diary gives the same file.

Decided here: what a wrong clock has dated never sets it. Not known here: what the file says.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from stature_coach.weeks.doubted import is_far_ahead
from stature_coach.weeks.entry import Entry

# There was no program yet that could have told of anything.
FIRST_YEAR: Final = 2020


def as_of(entries: Iterable[Entry], now: datetime) -> datetime:
    """When the diary was last told something, as its own clock said; `now` where nothing in it has a date of its time."""
    of_its_time = (entry.at for entry in entries if dates_itself(entry, now))
    return max(of_its_time, default=now)


def dates_itself(entry: Entry, now: datetime) -> bool:
    """Whether the clock that dated it can have been right."""
    return entry.at.year >= FIRST_YEAR and not is_far_ahead(entry, now)
