"""People of every temperament live with the coach: the price of a day, and of a look at the plan after a year of them.

As a command of its own it lives a long time and writes the diaries down:

    ./bench people --people 100 --days 365 --seed 1 --out people.jsonl
"""

from __future__ import annotations

import json
from functools import partial

from groundwork.figures import Figure, side_by_side
from lab.people.command import SEED, SHORT_DAYS, command, open_house
from lab.people.temperaments import TEMPERAMENTS
from lab.people.year import live_days, somebody
from stature_coach.door.wire import House, today

NAME = "people"
TITLE = "People of every temperament, some days each, every rule watched"

PEOPLE = len(TEMPERAMENTS)
YEAR = 365
MILLISECONDS = 1000


def figures() -> list[Figure]:
    """What one day of one person costs, rules watched, and one look at the plan of somebody faithful for a year."""
    house = open_house()
    return [a_day(house), a_look(house)]


def a_day(house: House) -> Figure:
    """One day of one person, beside the same day with nobody watching."""
    pair = side_by_side(partial(live_all, house, watched=True), partial(live_all, house, watched=False), rounds=3)
    days = PEOPLE * SHORT_DAYS
    return Figure(
        "a day of a person with the coach, every rule watched",
        pair.seconds / days * MILLISECONDS,
        "ms",
        "the same day, nobody watching",
        pair.baseline_seconds / days * MILLISECONDS,
    )


def a_look(house: House) -> Figure:
    """What every tap on the home page waits for, beside what nobody could do without: reading the diary as JSON."""
    person = live_days(somebody(house, SEED, 0, watched=False), YEAR)
    asked = json.dumps({"entries": person.entries, "now": person.now.isoformat()})
    pair = side_by_side(partial(today, house, asked), partial(json.loads, asked), rounds=15)
    return Figure(
        f"a look at the plan after a year ({len(person.entries):,} entries), JSON in and out",
        pair.seconds * MILLISECONDS,
        "ms",
        "parsing the same JSON and making nothing of it",
        pair.baseline_seconds * MILLISECONDS,
    )


def live_all(house: House, *, watched: bool) -> None:
    """One person of each temperament."""
    for index in range(PEOPLE):
        live_days(somebody(house, SEED, index, watched=watched), SHORT_DAYS)


__all__ = ["NAME", "TITLE", "command", "figures"]
