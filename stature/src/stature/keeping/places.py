"""How far a person's entries have come, and the cursor that says so to whoever reads on from there.

`so_far` is a sum over the sums of all entries up to a place: two diaries that agree in it at one place agree in all that
came before. One that was brought back from an older copy and has grown again has other entries at the same places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from stature.keeping.contract import START, BadCursor, Cursor

SUM_LETTERS = 16

# The diary, the place in it, and the sum over what came before; a new diary has no sum, older cursors neither.
CURSOR = re.compile(r"([0-9a-f]{32})\.([0-9]{1,18})(?:\.([0-9a-f]{16}))?")


@dataclass(frozen=True, slots=True)
class Place:
    """The number of entries so far, from 1, and the sum over them; before the first there is none."""

    arrival: int = 0
    so_far: str = ""

    def after(self, entry_sum: str) -> Place:
        """The place of the entry that comes next, and has this sum."""
        return Place(self.arrival + 1, sum_over(self.so_far, entry_sum))


def sum_over(so_far: str, entry_sum: str) -> str:
    """The sum over what came so far and the entry that comes next."""
    return sha256(f"{so_far}{entry_sum}".encode()).hexdigest()[:SUM_LETTERS]


def cursor_at(diary: str, place: Place) -> Cursor:
    return Cursor(".".join(part for part in (diary, str(place.arrival), place.so_far) if part))


def place_at(cursor: Cursor, diary: str) -> Place | None:
    """None for a place in another diary. Raises BadCursor."""
    if cursor == START:
        return Place()
    parts = CURSOR.fullmatch(cursor)
    if parts is None:
        raise BadCursor(f"after is {cursor[:60]!r}; send the `next` of an earlier answer as it was, or leave it out")
    return Place(int(parts[2]), parts[3] or "") if parts[1] == diary else None
