"""What kept sessions say of themselves."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from stature_coach.safety import LONG_AWAY_DAYS
from stature_coach.session.cues import Reason
from stature_coach.weeks.entry import Entry

LONG_AWAY: Final = timedelta(days=LONG_AWAY_DAYS)
_COMPLETE: Final = frozenset(reason.value for reason in Reason if reason.complete)


def was_done(entry: Entry) -> bool:
    """Whether it counts as done today: some repetitions, or a good end without any."""
    return bool(entry.body["repetitions"]) or entry.body["reason"] in _COMPLETE


def was_begun(entry: Entry) -> bool:
    """Whether any effort began; an older app did not say, and then no whole hold means none. Else nobody was practising."""
    begun = entry.body.get("set_begun")
    return bool(entry.body["repetitions"] if begun is None else begun)


def long_away(been: Iterable[datetime]) -> tuple[datetime, ...]:
    """When each time without a session had become a long one, of the moments at which somebody was there, in their order.

    The last, until now, is not there.
    """
    return tuple(before + LONG_AWAY for before, after in pairwise(been) if after - before >= LONG_AWAY)
