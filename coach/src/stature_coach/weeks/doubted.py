"""What is in doubt: an entry that was taken back, that is told two ways under one id, or that is dated after now.

One idea for all three: a doubted entry may close, lower and lock, and never opens or raises. So a diary is known twice
(diary.py): what closes, lowers and locks is asked of all that was told; what opens and raises, of what is sure.
Decides what is in doubt. Does not know what follows from any entry.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from stature_coach.safety import CLOCKS_APART
from stature_coach.strict_json import canonical
from stature_coach.weeks.entry import Entry


def once_each(entries: Iterable[Entry]) -> list[Entry]:
    """Each thing once. Where two devices tell two things under one id, both stay, in the same order on every device."""
    first, more = dict[str, Entry](), dict[str, list[Entry]]()
    for entry in entries:
        other = first.setdefault(entry.id, entry)
        if other is not entry:
            more.setdefault(entry.id, [other]).append(entry)
    return [*(entry for entry in first.values() if entry.id not in more),
            *(entry for told in more.values() for entry in _different(told))]  # fmt: skip


def told_two_ways(entries: Iterable[Entry]) -> frozenset[str]:
    """The ids under which more than one thing is told."""
    seen, twice = set[str](), set[str]()
    for entry in entries:
        (twice if entry.id in seen else seen).add(entry.id)
    return frozenset(twice)


def taken_back(entries: Iterable[Entry]) -> frozenset[str]:
    """The ids that were taken back. Taking that back in turn opens nothing either."""
    return frozenset(entry.body["entry"] for entry in entries if entry.kind == "retracted")


def no_longer_known(entry: Entry) -> Entry:
    """The answers to the questions as they stand when taken back or told two ways: not known (S5)."""
    if entry.kind != "screen_answered":
        return entry
    return replace(entry, body={**entry.body, "answers": dict.fromkeys(entry.body["answers"], "not_sure")})


def is_far_ahead(entry: Entry, now: datetime) -> bool:
    """Whether its date is that of a clock that was wrong, and not of another clock of the same house."""
    return entry.at > now and entry.at - now > CLOCKS_APART


def dated_after(now: datetime, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Those dated after now, of entries in order of time."""
    return entries[bisect_right(entries, now, key=lambda entry: entry.at) :]


def dated_again(entries: Sequence[Entry], named: Mapping[str, Sequence[datetime]], now: datetime) -> tuple[Entry, ...]:
    """The entries; one that is dated after now was told no later than it was first named by somebody who cleared it.

    Of two under one id, no later than both were named.
    """
    if not entries or entries[-1].at <= now:
        return tuple(entries)
    told = (_told_at(entry, entries, named.get(entry.id, ())) if entry.at > now else entry for entry in entries)
    return tuple(sorted(told, key=lambda entry: (entry.at, entry.id)))


def _told_at(entry: Entry, entries: Iterable[Entry], moments: Sequence[datetime]) -> Entry:
    bodies = sum(one.id == entry.id for one in entries)
    return replace(entry, at=moments[bodies - 1]) if bodies <= len(moments) else entry


def _different(told: Iterable[Entry]) -> list[Entry]:
    unique = {text_of(entry): entry for entry in told}
    return [unique[text] for text in sorted(unique)]


def text_of(entry: Entry) -> str:
    """All that it tells, in the one way in which it is written: what differs in it is another thing."""
    told = [entry.at.isoformat(), entry.kind, entry.body, entry.schema]
    try:
        return canonical(told)
    except RecursionError:  # deeper than the door takes today
        return json.dumps(told, sort_keys=True)
