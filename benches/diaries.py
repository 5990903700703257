"""Random diaries, with all that can go wrong in entries: what it costs to put one to the coach in every way.

As a command of its own it tries many:

    ./bench diaries --diaries 2000 --seed 1
"""

from __future__ import annotations

from collections.abc import Sequence

from groundwork.figures import Figure, side_by_side
from lab.people import at_random
from lab.people.command import SEED, open_house
from lab.people.diaries import asks, check
from lab.people.made_diaries import a_diary
from stature_coach.door.wire import House

NAME = "diaries"
TITLE = "Random diaries, every rule and every order tried"

DIARIES = 4
USUAL = 2_000


def figures() -> list[Figure]:
    """One random diary checked in every way, beside its writing."""
    house = open_house()
    pair = side_by_side(lambda: check_all(house), lambda: write_all(house), rounds=3)
    checked, written = pair.seconds / DIARIES, pair.baseline_seconds / DIARIES
    return [Figure("a random diary, every rule and order tried", checked, "s", "writing the same diary", written)]


def check_all(house: House) -> None:
    """So many diaries, each tried in every way. Raises RuleBroken."""
    for number in range(DIARIES):
        check(house, f"{SEED}:{number}")


def write_all(house: House) -> None:
    """The same diaries, only written."""
    ask = asks(house)
    for number in range(DIARIES):
        a_diary(ask, f"{SEED}:{number}")


def command(arguments: Sequence[str]) -> int:
    """Tries as many as are asked for."""
    return at_random.command(NAME, USUAL, check, arguments)


__all__ = ["NAME", "TITLE", "command", "figures"]
