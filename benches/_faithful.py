"""Somebody faithful for years: two exercises a day and a word in the morning, asked again every month."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

BEGINS = datetime(2026, 1, 5, 7, 30, tzinfo=timezone(timedelta(hours=1)))
PERSON = "019a8f00-0000-7000-8000-000000000000"
WELL = {**{f"q{number}": "no" for number in (1, 2, 3, 4, 5, 6, 9)}, "q7": "yes", "q8": "yes"}
DONE = {"reason": "TARGET_REACHED", "repetitions": 5, "repetitions_said": 5, "effort": 2, "pain": 0, "pain_before": 0}
RUNGS = {"neck-press": "pillow", "wall-ball-press": "start"}
MONTH_DAYS = 29

Entry = dict[str, Any]


def life(entries: int) -> tuple[list[Entry], datetime]:
    """So many entries, oldest first, and the moment after the last."""
    told, day = list[Entry](), 0
    while len(told) < entries:
        told += _a_day(day)
        day += 1
    return told[:entries], datetime.fromisoformat(told[entries - 1]["at"]) + timedelta(minutes=1)


def sessions_after(moment: datetime, count: int) -> list[Entry]:
    """So many more, a minute apart."""
    return [session(1 + n, moment + timedelta(minutes=n), "neck-press") for n in range(count)]


def session(number: int, at: datetime, exercise: str) -> Entry:
    dose = {"repetitions": 5, "rung": RUNGS[exercise], "hold_counts": 5}
    return _entry(number, at, "session_finished", {**DONE, "exercise": exercise, "dose": dose})


def _a_day(day: int) -> list[Entry]:
    morning = BEGINS + timedelta(days=day)
    asked = (
        [_entry(0, morning - timedelta(minutes=2), "screen_answered", {"answers": WELL})]
        if not day % MONTH_DAYS
        else []
    )
    word = _entry(1, morning - timedelta(minutes=1), "morning_after", {"pain": 0})
    return [*asked, word, *(session(2 + n, morning + timedelta(hours=n), name) for n, name in enumerate(RUNGS))]


def _entry(number: int, at: datetime, kind: str, body: Entry) -> Entry:
    milliseconds = f"{int(at.timestamp() * 1000):012x}"
    name = f"{milliseconds[:8]}-{milliseconds[8:]}-7000-8000-{number:012x}"
    return {"id": name, "person": PERSON, "at": at.isoformat(), "kind": kind, "body": body, "schema": 1}
