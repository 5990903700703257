"""What was done without the app and written down afterwards, and the person's own words on a day.

Both are about a day, today or an earlier one. What was done counts as done on its day and speaks for nothing else: for no
step (S6), for no opening (S4), and against no time away. Its pain is pain like any other, from when it is told (S2, in
pain.py). Own words are read by no rule. Does not know what may be told of a day; history.py does.
"""

from datetime import date
from typing import Final

from stature_coach.safety import local_day
from stature_coach.weeks.entry import Entry

DONE_WITHOUT: Final = "done_without_app"
OWN_WORDS: Final = "words_written"
# So many days back somebody still knows what was done, and in which part of the day (our own choice).
DAYS_BACK: Final = 31


def day_of(entry: Entry) -> date:
    """The day that an entry is about: of both of these the one they name, be it no later than the one they were told on."""
    told_on = local_day(entry.at)
    named = entry.body.get("day") if entry.kind in (DONE_WITHOUT, OWN_WORDS) else None
    try:
        return min(date.fromisoformat(named), told_on) if isinstance(named, str) else told_on
    except ValueError:  # in words that this version cannot read
        return told_on


def told_in_time_for_the_morning(entry: Entry) -> bool:
    """Whether its next morning was not over yet when it was told: later ones have no question any more (S11)."""
    return local_day(entry.at).toordinal() - day_of(entry).toordinal() <= 1
