"""What this version cannot read: entries of a newer app, and damaged ones. They are kept, and careful.

An entry that may tell of pain, a warning sign, a stop or an answer closes until it is understood or the person says
that all is well; any other only stops growth. Decides which of them still weigh. Does not know what is closed by what.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from stature_coach.cleared import cleared_at
from stature_coach.diary import Known
from stature_coach.entry import Entry
from stature_coach.safety import still_that_day

MAY_CLOSE: Final = frozenset(
    {"session_finished", "pain_told", "red_flag", "screen_answered", "measure_taken", "morning_after"}
)


def may_close(entry: Entry) -> bool:
    """Whether an entry of its kind may close an exercise."""
    return entry.kind in MAY_CLOSE


def weighing(known: Known, now: datetime) -> Iterable[Entry]:
    """What is not understood now and has not been cleared since the night before."""
    for entry in known.unread:
        since = all_is_well(entry, known)
        if since is None or still_that_day(since, now):
            yield entry


def all_is_well(entry: Entry, known: Known) -> datetime | None:
    """When the person said so; a warning sign that was asked about is well too."""
    return cleared_at(entry, known.sure.cleared, "unread", "red_flag")
