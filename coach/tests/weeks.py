"""Weeks of a person who does one exercise or another, told by days since the first morning."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from diaries import entry, screened, session

from stature_coach.door import wire
from stature_coach.safety import local_day

START = datetime.fromisoformat("2026-11-02T08:00:00+01:00")


def at(days: float) -> str:
    """So many days after the first morning."""
    return (START + timedelta(days=days)).isoformat()


def plan(house: wire.House, *entries: dict[str, Any], days: float) -> dict[str, Any]:
    """The plan of that moment. Every morning after a session was told, and no worse, unless the entries tell of it."""
    return plan_as_told(house, *entries, *fair_mornings(entries, days), days=days)


def plan_as_told(house: wire.House, *entries: dict[str, Any], days: float) -> dict[str, Any]:
    told = [screened(at(-0.1)), *entries]
    return json.loads(wire.today(house, json.dumps({"entries": told, "now": at(days)})))


def fair_mornings(entries: Sequence[dict[str, Any]], days: float) -> list[dict[str, Any]]:
    """At half past four, as much pain as that day, or else the day before, was begun with."""
    before = dict[date, int]()
    for one in sorted(entries, key=lambda one: datetime.fromisoformat(one["at"])):
        if one["kind"] == "session_finished":
            before.setdefault(day_of(one), one["body"].get("pain_before") or 0)
    told = {day_of(one) for one in entries if one["kind"] == "morning_after"}
    due = sorted({day + timedelta(days=1) for day in before} - told)
    fair = [(day, before.get(day, before[day - timedelta(days=1)])) for day in due if day <= day_at(at(days))]
    return [entry(0x50000 + day.toordinal(), f"{day}T04:30:00+01:00", "morning_after", pain=pain) for day, pain in fair]


def day_of(told: dict[str, Any]) -> date:
    return day_at(told["at"])


def day_at(moment: str) -> date:
    return local_day(datetime.fromisoformat(moment))


def dose(day: dict[str, Any], exercise: str = "neck-press") -> tuple[int, str]:
    found = next(planned["dose"] for planned in day["exercises"] if planned["exercise"] == exercise)
    return found["repetitions"], found["rung"]


def easy(number: int, days: float, exercise: str = "neck-press", /, **told: Any) -> dict[str, Any]:
    """A whole, easy session on the dose it names; five repetitions with the pillow unless said."""
    made = session(100 + number, at(days), exercise)
    planned = {"repetitions": told.pop("repetitions", 5), "rung": told.pop("rung", "pillow"), "hold_counts": 5}
    done = told.pop("done", planned["repetitions"])
    made["body"] |= {"repetitions": done, "repetitions_said": done, "dose": planned}
    made["body"] |= {"effort": 2, "pain": 0, "pain_before": 0}
    made["body"] |= told
    return made


def easy_days(count: int, first: float = 0, **told: Any) -> list[dict[str, Any]]:
    return [easy(n + round(first * 10), first + n, **told) for n in range(count)]


def answer(number: int, days: float, step: str, word: str = "accepted", exercise: str = "neck-press") -> dict[str, Any]:
    return entry(number, at(days), "step_answered", exercise=exercise, step=step, answer=word)


def therapist(number: int, days: float, exercise: str = "neck-press", /, **plan_: Any) -> dict[str, Any]:
    return entry(number, at(days), "plan_set", exercise=exercise, by="therapist", **plan_)


def pain_told(number: int, days: float, pain: int | None = 5, exercise: str | None = None) -> dict[str, Any]:
    return entry(number, at(days), "pain_told", pain=pain, exercise=exercise)


def without_app(
    number: int, days: float, back: int = 0, exercise: str = "neck-press", part: str = "morning", **told: Any
) -> dict[str, Any]:
    """What was done without the app, told at that time, of the day so many days before it."""
    day = (day_at(at(days)) - timedelta(days=back)).isoformat()
    return entry(number, at(days), "done_without_app", exercise=exercise, day=day, part_of_day=part, **told)


def own_words(number: int, days: float, text: str = "Slept well.", back: int = 0) -> dict[str, Any]:
    day = (day_at(at(days)) - timedelta(days=back)).isoformat()
    return entry(number, at(days), "words_written", day=day, text=text)


def morning(number: int, days: float, pain: int | None) -> dict[str, Any]:
    return entry(number, at(days), "morning_after", pain=pain)


def asked(number: int, days: float, *entries: dict[str, Any], what: str = "red_flag") -> dict[str, Any]:
    """ "I have asked", naming these entries."""
    return entry(number, at(days), "cleared", what=what, entries=[one["id"] for one in entries])


def taken_back(number: int, days: float, wrong: dict[str, Any]) -> dict[str, Any]:
    return entry(number, at(days), "retracted", entry=wrong["id"])


def reasons(day: dict[str, Any], exercise: str = "neck-press") -> list[str]:
    """The keys of the reasons for which the exercise is closed."""
    return [c["key"] for c in closings(day, exercise)]


def closings(day: dict[str, Any], exercise: str = "neck-press") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = next(p["closed"] for p in day["exercises"] if p["exercise"] == exercise)
    return found


def is_half(day: dict[str, Any], exercise: str = "neck-press") -> bool:
    return bool(next(p["half_effort"] for p in day["exercises"] if p["exercise"] == exercise))


def steps(day: dict[str, Any]) -> list[tuple[str, str]]:
    """What is proposed."""
    return [(p["exercise"], p["step"]) for p in day["proposals"]]
