"""Weeks of a person, written as another device of theirs would have: for whatever is to be seen of a longer time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from person import Person


def has_done_four_weeks(person: Person, until: datetime) -> None:
    """Most days something, some days nothing, once tired, once a little pain; measured and answered the next morning."""
    person.is_known_to_the_keeper()
    for back in range(28, 0, -1):
        day = until - timedelta(days=back)
        if back % 5 == 0:
            continue
        at = day.replace(hour=8, minute=5)
        person.diary.add("session_finished", _session("neck-press", 5 + (28 - back) // 10, back), at.isoformat())
        if back % 3:
            later = day.replace(hour=10, minute=40)
            person.diary.add("session_finished", _session("wall-ball-press", 6, back), later.isoformat())
    first = until - timedelta(days=25)
    for back, centimetres in ((27, 163.5), (2, 163.0)):
        body = {"measure": "height", "centimetres": centimetres}
        person.diary.add("measure_taken", body, (until - timedelta(days=back)).isoformat())
    person.diary.add("morning_after", {"pain": 1}, first.replace(hour=9).isoformat())


def _session(exercise: str, repetitions: int, back: int) -> dict[str, Any]:
    tired = back % 7 == 3
    rung = {"neck-press": "pillow", "wall-ball-press": "start"}[exercise]
    return {
        "exercise": exercise,
        "reason": "TIRED" if tired else "TARGET_REACHED",
        "repetitions": repetitions - 1 if tired else repetitions,
        "repetitions_said": None,
        "dose": {"repetitions": repetitions, "rung": rung, "hold_counts": 5},
        "beat_seconds": 1.0,
        "half_effort": False,
        "effort": 2 + back % 3,
        "pain": 1 if back == 12 else 0,
        "red_flag": None,
        "seconds": 150,
    }
