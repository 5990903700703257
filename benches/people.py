"""People of every temperament live with the coach: the price of a day, beside the same day without being watched.

As a command of its own it lives a long time and writes the diaries down:

    ./bench people --people 100 --days 365 --seed 1 --out people.jsonl
"""

from __future__ import annotations

from functools import partial

from groundwork.figures import Figure, side_by_side
from lab.people.command import SEED, SHORT_DAYS, command, open_house
from lab.people.temperaments import TEMPERAMENTS
from lab.people.year import live_days, somebody
from stature_coach.wire import House

NAME = "people"
TITLE = "People of every temperament, some days each, every rule watched"

PEOPLE = len(TEMPERAMENTS)
MILLISECONDS = 1000


def figures() -> list[Figure]:
    """What one day of one person costs, rules watched, beside the same days with nobody watching."""
    house = open_house()
    pair = side_by_side(partial(live_all, house, watched=True), partial(live_all, house, watched=False), rounds=3)
    days = PEOPLE * SHORT_DAYS
    return [
        Figure(
            "a day of a person with the coach, every rule watched",
            pair.seconds / days * MILLISECONDS,
            "ms",
            "the same day, nobody watching",
            pair.baseline_seconds / days * MILLISECONDS,
        )
    ]


def live_all(house: House, *, watched: bool) -> None:
    """One person of each temperament."""
    for index in range(PEOPLE):
        live_days(somebody(house, SEED, index, watched=watched), SHORT_DAYS)


__all__ = ["NAME", "TITLE", "command", "figures"]
