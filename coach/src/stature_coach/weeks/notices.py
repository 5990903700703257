"""What a person must be told about the diary itself: what cannot be read, and what a wrong clock dated.

Decides what is told and what clears it. Does not know what an entry does to the plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from stature_coach.weeks.closing import Clears
from stature_coach.weeks.diary import Known
from stature_coach.weeks.doubted import dated_after, is_far_ahead
from stature_coach.weeks.entry import Entry, in_time
from stature_coach.weeks.pain import is_red_flag
from stature_coach.weeks.readiness import Answer, answering
from stature_coach.weeks.unread import all_is_well, may_close, not_understood, weighing


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry that is kept and careful, and whether it closes exercises."""

    entry: Entry
    closes: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """The key of a sentence, and the `cleared` that ends it on the next morning."""

    key: str
    clears: Clears


def kept_unread(known: Known, now: datetime) -> tuple[Kept, ...]:
    """What this version cannot read. It closes no more once somebody has said, before this morning, that all is well."""
    still = frozenset(weighing(known, now))
    return tuple(Kept(entry, may_close(entry) and entry in still) for entry in not_understood(known))


def kept_ahead(answered: Mapping[str, Answer], told: Known, known: Known, now: datetime) -> tuple[Kept, ...]:
    """What is dated after now, in the diary as it was told; `known` is the same by the clock of now."""
    ahead = _ahead(told, now)
    closing = frozenset((*known.stops, *known.checks, *answering(answered))) if ahead else frozenset()
    return tuple(Kept(entry, entry in closing) for entry in ahead)


def notices(known: Known, now: datetime) -> tuple[Notice, ...]:
    """What must be told of the diary itself. That two clocks of one house differ is no news."""
    unread = [entry for entry in weighing(known, now) if all_is_well(entry, known) is None]
    closing = [entry for entry in unread if may_close(entry)]
    others = [entry for entry in unread if not may_close(entry)]
    far = [entry for entry in _ahead(known, now) if is_far_ahead(entry, now) and not is_red_flag(entry)]
    told = (("note.unread", "unread", closing), ("note.unread_other", "unread", others), ("note.clock", "clock", far))
    return tuple(Notice(key, Clears.of(what, entries)) for key, what, entries in told if entries)


def _ahead(known: Known, now: datetime) -> tuple[Entry, ...]:
    """Whatever can be read and is dated after now, oldest first."""
    ahead, *others = (dated_after(now, entries) for entries in (known.red_flags, *known.told.lists))
    unread = not_understood(known)
    return tuple(sorted({entry for entry in chain(ahead, *others) if entry not in unread}, key=in_time))
