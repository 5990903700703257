"""What kept sessions say of themselves."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from stature_coach.safety import LONG_AWAY_DAYS
from stature_coach.session.cues import Reason
from stature_coach.weeks.entry import Entry
from stature_coach.weeks.without_app import DONE_WITHOUT

LONG_AWAY: Final = timedelta(days=LONG_AWAY_DAYS)
_COMPLETE: Final = frozenset(reason.value for reason in Reason if reason.complete)


def was_done(entry: Entry) -> bool:
    """Whether it counts as done: some repetitions, or a good end without any; or it was told to be done without the app."""
    return entry.kind == DONE_WITHOUT or bool(entry.body["repetitions"]) or entry.body["reason"] in _COMPLETE


def was_begun(entry: Entry) -> bool:
    """Whether any effort began; an older app did not say, and then no whole hold means none. Else nobody was practising.

    Also asked of a stop that cannot be read: where it tells neither, nobody was.
    """
    begun = entry.body.get("set_begun")
    return bool(entry.body.get("repetitions") if begun is None else begun)


@dataclass(frozen=True, slots=True)
class Presence:
    """The moments at which somebody was there, and those at which a time without one had become a long one; in order.

    The last time without one, until now, is in neither.
    """

    been: tuple[datetime, ...] = ()
    long_away: tuple[datetime, ...] = ()

    def and_then(self, moments: Iterable[datetime]) -> "Presence":
        """The newer part alone, of somebody who was there at these moments after all of this."""
        been = tuple(sorted(moments))
        pairs = pairwise((*self.been[-1:], *been))
        return Presence(been, tuple(before + LONG_AWAY for before, after in pairs if after - before >= LONG_AWAY))

    def joined(self, since: "Presence") -> "Presence":
        """Both parts as one."""
        return Presence(self.been + since.been, self.long_away + since.long_away)

    def until(self, at: datetime) -> "Presence":
        """As it was known at that time."""
        return Presence(*(told[: bisect_right(told, at)] for told in (self.been, self.long_away)))

    def last_long_away(self, now: datetime) -> datetime | None:
        """When the last time without them had become a long one, be it over or not."""
        until_now = [last + LONG_AWAY for last in self.been[-1:] if now - last >= LONG_AWAY]
        return max((*self.long_away[-1:], *until_now), default=None)
