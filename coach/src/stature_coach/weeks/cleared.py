"""What "I have asked", "all is well" and "that clock was wrong" clear, and when it opens (S2, S5).

Decides which entry a `cleared` speaks of. It opens on the first 04:00 after it and never before, and clears nothing
told after it. Does not know what is closed.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from stature_coach.weeks.entry import Entry

ALWAYS_BY_NAME: Final = frozenset({"unread", "clock", "wait", "not_mine"})


def first_named(cleared: Iterable[Entry]) -> Mapping[str, Sequence[datetime]]:
    """When each id was first named once, twice and so on, in one word of somebody who cleared it."""
    found = dict[str, list[datetime]]()
    for entry in cleared:
        names = entry.body.get("entries") or ()
        for name in frozenset(names):
            moments = found.setdefault(name, [])
            moments.extend([entry.at] * (names.count(name) - len(moments)))
    return found


def cleared_at(entry: Entry, among: Iterable[Entry], cleared: Iterable[Entry], *what: str) -> datetime | None:
    """Since when an entry is cleared by one of these words; None where it is not.

    `among` are all that such a word may speak of: of two that stand under one id, who named it once has seen one alone.
    """
    bodies = sum(one.id == entry.id for one in among)
    found = (one for one in cleared if one.body["what"] in what and _speaks_of(one, entry, bodies))
    return min((max(one.at, entry.at) for one in found), default=None)


def _speaks_of(cleared: Entry, entry: Entry, bodies: int) -> bool:
    """By name. An older app names nothing: then what is older, by its id too, because a clock may have fallen back.

    It had no word for what could not be read, for a wrong clock or a paper: those name what they clear, or clear nothing.
    """
    named = cleared.body.get("entries")
    if named is not None:
        return entry.id in named and bodies <= named.count(entry.id)
    if cleared.body["what"] in ALWAYS_BY_NAME:
        return False
    return entry.at < cleared.at and entry.id < cleared.id
