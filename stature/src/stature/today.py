"""The day in plain words, for a terminal: what the coach's plan says, laid out for reading.

Decides only the layout. What is due, done or closed, and every sentence, comes from the coach.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from stature import wiring
from stature_coach.door import wire
from stature_coach.safety import local_day

Told = Mapping[str, Any]
Say = Callable[..., str]

PARTS = ("morning", "once", "evening")
# Another day than today is looked at as it begins for most people; whatever was done that day is shown too.
LOOKED_AT = time(8, 0)


def moment_of(day: date | None, now: datetime) -> datetime:
    """When the plan is asked for: now, or 08:00 by the clock of this computer on another day. Raises BadSetting.

    In the small hours it is still the day before (S2): asked then for the day that begins at 04:00, it is another day.
    """
    if day is None or day == local_day(now):
        return now
    return wiring.here(datetime.combine(day, LOOKED_AT))


def plan_json(house: wire.House, entries: Sequence[Told], now: datetime) -> str:
    """The coach's plan of the day, as it gives it to the app."""
    return wire.today(house, json.dumps({"entries": list(entries), "now": now.isoformat(timespec="seconds")}))


def in_words(house: wire.House, entries: Sequence[Told], now: datetime, name: str | None) -> list[str]:
    """The same plan as lines to read."""
    plan = json.loads(plan_json(house, entries, now))
    blocks = [
        [f"{name}, {plan['date']}" if name else plan["date"]],
        [note["text"] for note in plan["notes"]],
        list(_questions(_say(house), plan)),
        *(list(_part(_say(house), plan, part)) for part in PARTS),
        list(_proposals(_say(house), plan)),
        list(_changes(_say(house), plan)),
        [_next(_say(house), plan)],
    ]
    return [line for block in blocks if any(block) for line in (*block, "")][:-1]


def _say(house: wire.House) -> Say:
    def say(key: str, **values: object) -> str:
        return house.wording.text(f"terminal.{key}").format(**values)

    return say


def _questions(say: Say, plan: Told) -> Iterator[str]:
    if plan["screen_needed"]:
        yield say("questions")
    elif plan["ask_again"]:
        yield say("questions_again")
    if plan["ask_morning_after"]:
        yield say("morning_after")


def _part(say: Say, plan: Told, part: str) -> Iterator[str]:
    planned = [one for one in plan["exercises"] if one["part_of_day"] == part]
    if planned:
        yield say(part)
    for one in planned:
        yield f"  {one['time']}  {one['name']}"
        for line in _one(say, plan, one):
            yield f"         {line}"


def _one(say: Say, plan: Told, one: Told) -> Iterator[str]:
    if one["done"]:
        yield say("done")
        return
    # The questions stand on top already; said under each exercise they would sound like a reproach.
    because = [closed["text"] for closed in one["closed"] if not _is_said_above(plan, closed)]
    yield from (say("closed", because=text) for text in because)
    if not one["closed"]:
        yield f"{say('dose', n=one['dose']['repetitions'], count=one['dose']['hold_counts'])} {one['dose']['rung_name']}."
        if one["half_effort"]:
            yield say("half_effort")
        if one["state"] == "rest_day":
            yield say("rest_day")


def _is_said_above(plan: Told, closed: Told) -> bool:
    return bool(plan["screen_needed"]) and closed["opened_by"] == "answers"


def _proposals(say: Say, plan: Told) -> Iterator[str]:
    names = {one["exercise"]: one["name"] for one in plan["exercises"]}
    if plan["proposals"]:
        yield say("decide")
    for step in plan["proposals"]:
        yield f"  {names.get(step['exercise'], step['exercise'])}: {step['text']}"
        yield f"  {say('because', because=step['because'])}"


def _changes(say: Say, plan: Told) -> Iterator[str]:
    names = {one["exercise"]: one["name"] for one in plan["exercises"]}
    if plan["changes"]:
        yield say("changed")
    for change in plan["changes"]:
        after = change["to"]
        told = say(
            "change",
            name=names.get(change["exercise"], change["exercise"]),
            n=after["repetitions"],
            rung=after["rung_name"],
        )
        yield f"  {change['at'][:10]}  {told}"
        yield f"              {change['because']}"


def _next(say: Say, plan: Told) -> str:
    following = next((one for one in plan["exercises"] if one["id"] == plan["next"]), None)
    if following is not None:
        return say("next", name=following["name"])
    return "" if plan["screen_needed"] or plan["ask_again"] else say("nothing")
