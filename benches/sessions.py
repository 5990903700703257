"""Random sessions, anything told at, just before and just after every due time: what one costs with every rule heard.

As a command of its own it lives through many:

    ./bench sessions --sessions 20000 --seed 1
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from groundwork.figures import Figure, side_by_side
from lab.people import at_random
from lab.people.command import SEED, open_house
from lab.people.sittings import a_session, check
from stature_coach.door.wire import House

NAME = "sessions"
TITLE = "Random sessions, every rule heard"

SESSIONS = 40
USUAL = 20_000
MILLISECONDS = 1000


def figures() -> list[Figure]:
    """One random session with the rules heard, beside the same session with nobody listening."""
    house = open_house()
    pair = side_by_side(partial(hear_all, house), partial(live_all, house), rounds=3)
    heard, lived = pair.seconds / SESSIONS * MILLISECONDS, pair.baseline_seconds / SESSIONS * MILLISECONDS
    return [Figure("a random session, every rule heard", heard, "ms", "the same session, nobody listening", lived)]


def hear_all(house: House) -> None:
    """So many sessions, each heard. Raises RuleBroken."""
    for number in range(SESSIONS):
        check(house, f"{SEED}:{number}")


def live_all(house: House) -> None:
    """The same sessions."""
    for number in range(SESSIONS):
        a_session(house, f"{SEED}:{number}")


def command(arguments: Sequence[str]) -> int:
    """Lives through as many as are asked for."""
    return at_random.command(NAME, USUAL, check, arguments)


__all__ = ["NAME", "TITLE", "command", "figures"]
