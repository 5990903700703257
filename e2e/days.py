"""Somebody so many days after the first visit: the days before are written as entries, as another device would."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from conftest import MORNING, Door
from person import Person

NECK = "neck-press"
WALL = "wall-ball-press"
CHEST = "prone-chest-raise"
FIRST_RUNGS = {NECK: "pillow", WALL: "start", CHEST: "trying"}
USUAL_HOURS = {NECK: (-1, 12), WALL: (2,)}


def on_day(day: int) -> datetime:
    """Nine in the morning, so many days after the first visit."""
    return MORNING + timedelta(days=day)


def after(door: Door, days: int, **how: Any) -> Person:
    """Somebody so many days after the first visit, known to the keeper of diaries."""
    person = door.regular(starts_at=on_day(days), **how)
    person.entry_kept("screen_answered")
    return person


def did(person: Person, exercise: str, at: datetime, **otherwise: Any) -> None:
    """An easy session, unless said otherwise."""
    repetitions = otherwise.pop("repetitions", 5)
    body = {
        "exercise": exercise,
        "reason": "TARGET_REACHED",
        "repetitions": repetitions,
        "repetitions_said": repetitions,
        "dose": {"repetitions": repetitions, "rung": FIRST_RUNGS[exercise], "hold_counts": 5},
        "beat_seconds": 1.0,
        "half_effort": False,
        "effort": 2,
        "pain": 0,
        "pain_before": 0,
        "red_flag": None,
        "seconds": 200,
    }
    person.diary.add("session_finished", {**body, **otherwise}, at.isoformat())


def practised(person: Person, exercise: str, days: range) -> None:
    for day in days:
        for hour in USUAL_HOURS[exercise]:
            did(person, exercise, on_day(day) + timedelta(hours=hour))


def comes_back(person: Person) -> None:
    """Opens the app anew; what other devices wrote arrives."""
    person.goes_to("#/home")
    person.page.reload()
    person.is_at_today()
