"""The rules' numbers and the exercises' facts, written out a second time from the words alone.

Nothing here is taken from the coach: where the two differ, one of them has misread `docs/hazards.md`. An exercise that
the words do not name says its own facts in its file, and has the strictest ceiling (S7). Decides nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeAlias

Json: TypeAlias = dict[str, Any]

NECK, WALL, CHEST = "neck-press", "wall-ball-press", "prone-chest-raise"
REGIMEN: Final = Path(__file__).parents[2] / "regimen"


def _added() -> Iterator[Json]:
    for path in sorted(REGIMEN.glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        if "ladder" in told and told["id"] not in (NECK, WALL, CHEST):
            yield told


ADDED: Final = {told["id"]: told for told in _added()}
EXERCISES: Final = (NECK, WALL, CHEST, *ADDED)
LYING: Final = frozenset(
    {NECK, CHEST, *(name for name, told in ADDED.items() if told["position"] in ("supine", "prone"))}
)
LADDERS: Final = MappingProxyType(
    {
        NECK: ("pillow", "towel"),
        WALL: ("start", "feet-1", "feet-2", "feet-3"),
        CHEST: ("trying", "head", "chest-pillow", "chest"),
        **{name: tuple(rung["rung"] for rung in told["ladder"]) for name, told in ADDED.items()},
    }
)
FIRST_REPETITIONS: Final = MappingProxyType(
    {NECK: 5, WALL: 5, CHEST: 3, **{name: told["dose"]["first_repetitions"] for name, told in ADDED.items()}}
)
CEILINGS: Final = MappingProxyType({NECK: 10, WALL: 20, CHEST: 10, **dict.fromkeys(ADDED, 10)})
TRIES: Final = 5

# S5. What each careful answer closes (clinical B2); "not sure" and "not known" are careful.
QUESTIONS: Final = tuple(f"q{number}" for number in range(1, 10))
BENIGN: Final = MappingProxyType({question: "yes" if question in ("q7", "q8") else "no" for question in QUESTIONS})
CLOSED_BY: Final = MappingProxyType(
    {
        NECK: frozenset({"q1", "q2", "q4", "q5", "q6", "q7"}),
        WALL: frozenset({"q1", "q2", "q3", "q4", "q5", "q9"}),
        CHEST: frozenset({"q1", "q2", "q3", "q4", "q5", "q6", "q8"}),
        **{name: frozenset(told["closed_by"]) for name, told in ADDED.items()},
    }
)
# Lying on the back and on the front are the person's own: nobody else's word opens them.
NEVER_CLEARED: Final = frozenset({"q7", "q8"})
ASKED_MONTHLY: Final = frozenset({"q1", "q2", "q9"})

PAIN_RISE, HIGH_PAIN = 2, 4
EASY_SESSIONS, EASY_EFFORT = 6, 3
AWAY = timedelta(days=14)
ONE_DAY = timedelta(days=1)
MORNING_HOUR = 4
# What is dated before there was the app cannot be read: a clock had fallen back to the first day it knows.
APP_BEGAN = datetime(2025, 1, 1, tzinfo=UTC)
# A clock that changes at night changes by an hour; by more, it was carried to another zone.
CLOCK_CHANGE = timedelta(hours=1)


class RuleBroken(AssertionError):
    """A rule was broken: its id or its heading, and by what."""

    def __init__(self, rule: str, what: str) -> None:
        super().__init__(f"{rule}: {what}")
        self.rule = rule


def wall(at: datetime) -> datetime:
    """What the clock on the wall said."""
    return at.replace(tzinfo=None)


def next_four(at: datetime) -> datetime:
    """The first 04:00 after that moment, by the clock it was told by (with or without its zone)."""
    four = at.replace(hour=MORNING_HOUR, minute=0, second=0, microsecond=0)
    return four if at < four else four + ONE_DAY


def morning_has_come(since: datetime, now: datetime) -> bool:
    """Whether the local morning after `since` has come: on the wall, and for whoever flew east also by the hours."""
    return wall(now) >= next_four(wall(since)) and now >= next_four(since) - CLOCK_CHANGE


def ceiling(exercise: str, rung: str) -> int:
    """S7: the most repetitions; "not yet lifting" has five tries."""
    return TRIES if rung == "trying" else CEILINGS[exercise]


def rung_height(exercise: str, rung: str) -> int:
    """How far up the ladder that rung is; the lowest is 0. Raises RuleBroken where there is no such rung."""
    if rung not in LADDERS[exercise]:
        raise RuleBroken("S6", f"{exercise} has no rung {rung!r}")
    return LADDERS[exercise].index(rung)
