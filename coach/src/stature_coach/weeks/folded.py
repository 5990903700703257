"""A diary told piece by piece, and folded only where it is new: a look at the plan after five years costs as after weeks.

Beside the entries it keeps a few marks: ends of days at which all that is known, and how far it had led, is a value to
go on from. What is told late drops the marks after it, and nothing else does. Decides where a mark may stand; what
entries add up to and lead to is the same fold as everywhere (diary.py, progression.py).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import accumulate
from typing import Final

from stature_coach.regimen.values import Regimen
from stature_coach.safety import local_day
from stature_coach.weeks.cleared import first_named
from stature_coach.weeks.diary import NOTHING_KNOWN, Known, joined, known, known_by
from stature_coach.weeks.doubted import dated_after, text_of
from stature_coach.weeks.entry import Entry, in_time
from stature_coach.weeks.progression import NOWHERE, Led, walked
from stature_coach.weeks.today import Today, planned_for
from stature_coach.weeks.unread import since_the_app_began, understood

# So many entries at least lie between a mark and the end: about a week of them, for what comes from another device.
NEWEST: Final = 24


@dataclass(frozen=True, slots=True)
class Mark:
    """The end of `last_day`: the first `count` entries are before it; what they add up to, and where they led."""

    count: int
    last_day: date
    told: Known
    led: Led

    def is_before(self, at: datetime) -> bool:
        """Whether that moment is of a later day, by the moment itself and by the clock on its wall."""
        return self.led.until is None or (at >= self.led.until and local_day(at) > self.last_day)


_BEGINNING: Final = Mark(0, date.min, NOTHING_KNOWN, NOWHERE)


@dataclass(frozen=True, slots=True)
class Folded:
    """A diary so far: its entries in order of time, also by their ids, what of them is understood, and the marks.

    The first mark is always the beginning; `newest` entries at least lie after the last.
    """

    regimen: Regimen
    entries: tuple[Entry, ...] = ()
    by_id: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    told: Known = NOTHING_KNOWN
    marks: tuple[Mark, ...] = (_BEGINNING,)
    newest: int = NEWEST


def folded(regimen: Regimen, newest: int = NEWEST) -> Folded:
    """The diary of somebody who has told nothing yet."""
    return Folded(regimen, newest=newest)


def with_more(so_far: Folded, entries: Iterable[Entry]) -> Folded:
    """The same with more entries, in any order, some of them known already or older than all that is known."""
    by_id = dict(so_far.by_id)
    fresh = tuple(_new_to(by_id, entries))
    if not fresh:
        return so_far
    every = _together(so_far.entries, fresh)
    touched = [at for entry in fresh for at in _moments(entry, by_id)]
    kept = [mark for mark in so_far.marks if all(mark.is_before(at) for at in touched)]
    more = replace(so_far, entries=every, by_id=by_id)
    marks = _marked(more, kept)
    told = _understood(more.regimen, every[marks[-1].count :], marks[-1])
    return replace(more, told=told, marks=marks)


def look(so_far: Folded, now: datetime, *, heard: bool = True) -> Today:
    """The plan for the day of `now`, a local time with offset: the same as today.today gives of the whole diary."""
    return planned_for(so_far.regimen, so_far.told, now, _led(so_far, now), heard=heard)


def _new_to(by_id: dict[str, tuple[Entry, ...]], entries: Iterable[Entry]) -> Iterator[Entry]:
    """Those that are not known yet, which they are from then on."""
    for entry in entries:
        others = by_id.get(entry.id, ())
        if not others or text_of(entry) not in map(text_of, others):
            by_id[entry.id] = (*others, entry)
            yield entry


def _together(known_before: tuple[Entry, ...], fresh: Iterable[Entry]) -> tuple[Entry, ...]:
    """All in order of time; only what is no older than the oldest new one need be put in order."""
    ordered = sorted(fresh, key=in_time)
    place = bisect_left(known_before, in_time(ordered[0]), key=in_time)
    return (*known_before[:place], *sorted((*known_before[place:], *ordered), key=in_time))


def _moments(entry: Entry, by_id: Mapping[str, tuple[Entry, ...]]) -> Iterator[datetime]:
    """When it happened, and all that it bears on: what is told under its id too, what it takes back or answers, and so on."""
    names, seen = [entry.id, entry.body.get("entry")], set[str]()
    while names:
        name = names.pop()
        if isinstance(name, str) and name not in seen:
            seen.add(name)
            others = by_id.get(name, ())
            yield from (other.at for other in others)
            names += (other.body.get("entry") for other in others)


def _led(so_far: Folded, now: datetime) -> Led:
    """How far the diary had led at the last mark that this moment can be looked at from.

    What is dated after now is told when it was cleared by name (diary.by_the_clock): no mark stands after that. What is
    dated before there was this app is walked by no day since (unread.since_the_app_began): then all of it is walked anew.
    """
    if since_the_app_began(so_far.told, now) is not so_far.told:
        return NOWHERE
    ahead = dated_after(now, so_far.entries)
    named = first_named(known_by(so_far.told, now).sure.cleared) if ahead else {}
    moments = [named[entry.id][0] for entry in ahead if entry.id in named]
    usable = (
        mark
        for mark in reversed(so_far.marks)
        if mark.led.until is None or (mark.led.until <= now and all(map(mark.is_before, moments)))
    )
    return next(usable).led


# -------------------------------------------------------------------- where a mark may stand


def _marked(so_far: Folded, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks, with those that are missing: the last near the end, and each before it about twice as far from it."""
    found, size = list(marks), len(so_far.entries)
    if size - marks[-1].count < 2 * so_far.newest:
        return tuple(marks)
    ends = _ends_of_days(so_far, marks[-1])
    for distance in _distances(so_far.newest, size - marks[-1].count):
        place = max((end for end in ends if end <= size - distance), default=0)
        if place - found[-1].count >= so_far.newest:
            found.append(_mark(so_far, place, found[-1]))
    return tuple(_thinned(found, size))


def _distances(newest: int, size: int) -> Iterator[int]:
    """From the end: the farthest first, each half as far as the one before."""
    return (newest << power for power in range(size.bit_length(), -1, -1) if newest << power < size)


def _thinned(marks: Sequence[Mark], size: int) -> list[Mark]:
    """The beginning, and of the others as many as tell apart: a late entry is seldom very late."""
    kept = [marks[-1]]
    for mark in reversed(marks[:-1]):
        if 2 * (size - mark.count) >= 3 * (size - kept[-1].count) or mark.led.until is None:
            kept.append(mark)
    return kept[::-1]


def _ends_of_days(so_far: Folded, after: Mark) -> list[int]:
    """The places after a mark at which a day ends for good: no entry from there on is of a day before it or doubts one.

    None in the last year there is, from which no step leads further.
    """
    newer = so_far.entries[after.count :]
    latest_day = list(accumulate((local_day(entry.at) for entry in newer), max, initial=after.last_day))
    ends, first_day, earliest = list[int](), date.max, newer[-1].at
    for place in range(len(newer) - 1, 0, -1):
        entry = newer[place]
        first_day = min(first_day, local_day(entry.at))
        earliest = min(earliest, *_moments(entry, so_far.by_id))
        is_end = newer[place - 1].at < entry.at <= earliest and latest_day[place] < first_day
        if is_end and entry.at.year < date.max.year:
            ends.append(after.count + place)
    return ends


def _mark(so_far: Folded, place: int, before: Mark) -> Mark:
    newer, until = so_far.entries[before.count : place], so_far.entries[place].at
    told = _understood(so_far.regimen, newer, before)
    last_day = max(before.last_day, *(local_day(entry.at) for entry in newer))
    return Mark(place, last_day, told, walked(so_far.regimen, told, until, before.led, last_day).led)


def _understood(regimen: Regimen, newer: Iterable[Entry], mark: Mark) -> Known:
    return joined(mark.told, understood(regimen, known(newer, mark.told)))
