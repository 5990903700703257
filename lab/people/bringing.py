"""People who bring papers, as the physiotherapist printed them: right ones, old ones, somebody else's, the same once more.

Each is told as its code and asked about as the app asks, and only a yes writes it. Does not know what must follow (papers.py).
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from random import Random
from typing import Protocol

from lab.people import papers, rules
from lab.people.papers import KIND
from lab.people.rules import EXERCISES, LADDERS, Json
from stature_coach.door.paper_wire import look_at_paper
from stature_coach.door.prescription_code import code_of
from stature_coach.door.wire import House
from stature_coach.weeks.entry_bodies import WEEK_DAYS
from stature_coach.weeks.prescribed import Do, Prescribed

# How old what is brought is, in days: of today mostly, of last month, far too old, of the week after next.
AGES = (0, 0, 0, 0, 1, 3, 30, 75, -9)
PARTS = {rules.NECK: (("morning",), ("evening",), ("morning", "evening"))}


class Bringing(Protocol):
    """Somebody with a diary, who can be asked and can say something."""

    house: House
    luck: Random
    now: datetime
    entries: list[Json]

    def chance(self, of: float) -> bool: ...
    def plan(self) -> Json: ...
    def say(self, kind: str, **body: object) -> Json: ...


def brings_a_paper(person: Bringing) -> None:
    """A paper is held before the camera; where it may be taken, it mostly is, and now and then it was not theirs."""
    before = person.plan()
    mine = [one["body"] for one in person.entries if one["kind"] == KIND]
    again = bool(mine) and person.chance(0.15)
    prescribed = _same(mine[-1]) if again else a_paper(person)
    told = _asked(person, prescribed)
    made = max((date.fromisoformat(one["made"]) for one in mine), default=None)
    papers.check_refused(prescribed.made, None if again or _was_anothers(person) else made, again, person.now, told)
    if told is not None or person.chance(0.1):
        return
    body = _body(person, prescribed)
    after = person.say(KIND, **body)
    papers.check_taken(before, after, body)
    if person.chance(0.15):
        person.say("cleared", what="not_mine", entries=[person.entries[-1]["id"]])


def a_paper(person: Bringing) -> Prescribed:
    """Whatever a physiotherapist may write."""
    made = person.now.date() - timedelta(days=person.luck.choice(AGES))
    plan = {name: _part(person, name) for name in EXERCISES if person.chance(0.6)}
    days = tuple(person.luck.sample(WEEK_DAYS, 3)) if person.chance(0.2) else None
    in_week = None if days is None else tuple(day for day in WEEK_DAYS if day in days)
    return Prescribed(made, plan, in_week, locked=person.chance(0.15) or not (plan or days))


def _part(person: Bringing, exercise: str) -> Do | None:
    if person.chance(0.25):
        return None
    rung = person.luck.choice(LADDERS[exercise])
    parts = person.luck.choice(PARTS.get(exercise, (("once",),)))
    return Do(person.luck.randint(1, rules.ceiling(exercise, rung)), rung, parts)


def _same(body: Json) -> Prescribed:
    plan = {
        name: Do(part["repetitions"], part["rung"], tuple(part["parts"])) if part["do"] else None
        for name, part in body["plan"].items()
    }
    days = body.get("days")
    return Prescribed(date.fromisoformat(body["made"]), plan, tuple(days) if days else None, body["locked"])


def _look(person: Bringing, prescribed: Prescribed) -> Json:
    code = code_of(person.house.regimen, prescribed)
    asked = {"text": code, "entries": person.entries, "now": person.now.isoformat()}
    paper: Json = json.loads(look_at_paper(person.house, json.dumps(asked)))["paper"]
    return paper


def _asked(person: Bringing, prescribed: Prescribed) -> str | None:
    """Why it is refused; None where it may be taken."""
    refused = _look(person, prescribed)["refused"]
    return None if refused is None else str(refused["key"])


def _body(person: Bringing, prescribed: Prescribed) -> Json:
    body: Json = _look(person, prescribed)["body"]
    return body


def _was_anothers(person: Bringing) -> bool:
    """Whether something was said of papers since, or of entries: then which is in force is the coach's to say."""
    return any(one["kind"] in ("retracted", "cleared") for one in person.entries)
