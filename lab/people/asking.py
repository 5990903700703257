"""The coach, asked in JSON as the app asks it: of a diary that grows it hears only what is new.

Now and then it is asked of the whole too, and must say the same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from lab.people.rules import Json, RuleBroken
from stature_coach.door import wire
from stature_coach.door.wire import House
from stature_coach.weeks.folded import Folded

# One look in so many is asked of the whole diary as well.
ASKED_WHOLE_TOO = 25
# What was told before is gone back to where another entry is tried after it.
TOLD_BEFORE = 3


class Coach:
    """Asked about one diary after another, each mostly a little longer than the last."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._told: list[tuple[Sequence[Json], Folded]] = []
        self._looks = 0

    def plan(self, entries: Sequence[Json], now: datetime) -> Json:
        """The plan of that moment. Raises RuleBroken where the plan of the whole is another."""
        while self._told and not _begins_with(entries, self._told[-1][0]):
            self._told.pop()
        heard, so_far = self._told[-1] if self._told else ((), None)
        so_far, reply = wire.look(self._house, so_far, _asked(entries[len(heard) :], now))
        if len(entries) > len(heard) or not self._told:
            self._told = [*self._told[1 - TOLD_BEFORE :], (tuple(entries), so_far)]
        plan: Json = json.loads(reply)
        self._looks += 1
        if self._looks % ASKED_WHOLE_TOO == 0 and plan != self.plan_of_all(entries, now):
            raise RuleBroken("fold", f"of {len(entries)} entries at {now.isoformat()} the plan of the whole is another")
        return plan

    def plan_of_all(self, entries: Sequence[Json], now: datetime) -> Json:
        """The same, folded from nothing."""
        plan: Json = json.loads(wire.today(self._house, _asked(entries, now)))
        return plan


def _asked(entries: Sequence[Json], now: datetime) -> str:
    return json.dumps({"entries": list(entries), "now": now.isoformat()})


def _begins_with(entries: Sequence[Json], first: Sequence[Json]) -> bool:
    return len(first) <= len(entries) and all(one is other for one, other in zip(first, entries, strict=False))
