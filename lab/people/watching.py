"""A life written by hand, with somebody who looks at its plans: what the tests of the onlooker have in common.

No coach is asked here: plans and entries are made up, so that the onlooker's own reading is what is tested.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any, TypeAlias

import pytest

from lab.people.onlooker import Onlooker
from lab.people.rules import BENIGN, CHEST, NECK, WALL, Json, RuleBroken, next_four

PERSON = "019b8b3d-2980-71e8-a7ed-ba4609ecb340"
WINTER = timezone(timedelta(hours=1))
BEGINS = datetime(2026, 1, 5, 6, 30, tzinfo=WINTER)
RUNGS = {NECK: "pillow", WALL: "start", CHEST: "trying"}
FIRST = {NECK: 5, WALL: 5, CHEST: 3}
ALL = (NECK, WALL, CHEST)
MONTHLY = ["q1", "q2", "q9"]


@dataclass
class Life:
    """A diary in the making, with the onlooker beside it. Time goes on by a minute with each entry."""

    now: datetime = BEGINS
    entries: list[Json] = field(default_factory=list)
    unseen: list[Json] = field(default_factory=list)
    onlooker: Onlooker = field(default_factory=Onlooker)
    shown: Json = field(default_factory=dict)

    def say(self, kind: str, body: Json, **changed: Any) -> str:
        """An entry, now unless said."""
        self.now += timedelta(minutes=1)
        return self.put({"kind": kind, "body": body, "at": self.now.isoformat(), **changed})

    def put(self, told: Json) -> str:
        number = f"{len(self.entries):04x}"
        entry = {"id": f"019b8b3d-2980-7{number[1:]}-8000-00000000{number}", "person": PERSON, "schema": 1, **told}
        self.entries.append(entry)
        self.unseen.append(entry)
        return str(entry["id"])

    def days(self, days: float) -> None:
        self.now += timedelta(days=days)

    def look(self, plan: Json | None = None) -> None:
        """The onlooker is shown a plan; what is not said is as in the plan before."""
        self.shown = {**self.shown, **(plan or {})}
        self.onlooker.look(self.unseen, self.plan(self.shown), self.now)
        self.unseen = []

    def plan(self, told: Json) -> Json:
        """A whole plan as the coach would write it."""
        asked = {"screen_needed": False, "ask_again": [], "ask_morning_after": False, "next": None, "proposals": []}
        asked |= {"pain_first_told": None}
        exercises = [_item(name, told) for name in ALL]
        last = next_four(self.now).isoformat()
        keys = (
            "ask_again",
            "ask_morning_after",
            "pain_first_told",
            "proposals",
            "screen_needed",
            "next",
            "valid_until",
            "unread",
            "ahead",
        )
        said = {key: told[key] for key in keys if key in told}
        return {"valid_until": last, **asked, "unread": [], "ahead": [], "exercises": exercises, **said}

    # what people do

    def is_well(self) -> None:
        self.say("screen_answered", {"answers": dict(BENIGN)})
        self.look()

    def session(self, exercise: str = NECK, of: tuple[int, str] | None = None, **told: Any) -> str:
        """A whole, easy session of everything known, unless said."""
        repetitions, rung = of or (FIRST[exercise], RUNGS[exercise])
        body = {
            "exercise": exercise,
            "reason": "TARGET_REACHED",
            "repetitions": repetitions,
            "repetitions_said": repetitions,
            "dose": {"repetitions": repetitions, "rung": rung, "hold_counts": 5},
            "beat_seconds": 1.0,
            "half_effort": False,
            "set_begun": True,
            "effort": 2,
            "pain": 0,
            "pain_before": 0,
            "red_flag": None,
        }
        return self.say("session_finished", {**body, **told})

    def practises(self, times: int, exercise: str = NECK, of: tuple[int, str] | None = None, **told: Any) -> None:
        """So many days with one session each, its morning answered, and a look at each."""
        for _ in range(times):
            self.session(exercise, of, **told)
            half = told.get("reason") == "INTERRUPTED"
            self.look({"half": {**self.shown.get("half", {}), exercise: half}})
            self.days(1)
            self.say("morning_after", {"pain": 0})
            self.look()

    def yes(self, exercise: str = NECK, step: str = "repetitions:6", **told: Any) -> str:
        return self.say("step_answered", {"exercise": exercise, "step": step, "answer": "accepted", **told})

    def opens_chest(self) -> str:
        return self.yes(CHEST, "open", shown_by_therapist=True)


def _item(name: str, told: Json) -> Json:
    repetitions, rung, beat = (*told.get("doses", {}).get(name, (FIRST[name], RUNGS[name])), 1.0)[:3]
    closed = told.get("closed", (CHEST,))
    reasons = told.get("reasons") or [a_reason()]
    dose = {"repetitions": repetitions, "rung": rung, "hold_counts": told.get("hold_counts", 5), "beat_seconds": beat}
    return {
        "id": f"{name}@once",
        "exercise": name,
        "state": "closed" if name in closed else "due",
        "half_effort": told.get("half", {}).get(name, True),
        "familiar": name in told.get("known", ()),
        "dose": dose,
        "closed": reasons if name in closed else [],
    }


def a_reason(**changed: Any) -> Json:
    reason = {"rule": "S2", "key": "closed.pain", "opened_by": "next_morning", "question": None, "entries": []}
    return {**reason, "clears": None, "until": None, **changed}


def nothing(_: Life) -> None:
    """Nothing more happens."""


def open_but(*closed: str, **told: Any) -> Json:
    return {"closed": closed, **told}


def offers(exercise: str, step: str, to: tuple[int, str]) -> Json:
    dose = {"repetitions": to[0], "rung": to[1], "hold_counts": 5, "beat_seconds": 1.0}
    return {"proposals": [{"exercise": exercise, "step": step, "to": dose}]}


Case: TypeAlias = tuple[str, Callable[[Life], None], Json, Json]
CLOSED = open_but(*ALL, ask_again=MONTHLY)
OPEN = open_but(CHEST, ask_again=MONTHLY)
NOT_OPENED = open_but(CHEST)
NAMED: Json = {"unread": [{"id": "019b8b3d-2980-7001-8000-000000000001"}]}


def judged(rule: str, story: Callable[[Life], None], right: Json, wrong: Json) -> None:
    """The story is lived twice: the right plan at its end passes, and the wrong one breaks that rule and no other."""
    for plan, broken in ((right, None), (wrong, rule)):
        life = Life()
        story(life)
        if broken is None:
            life.look(plan)
            continue
        with pytest.raises(RuleBroken) as caught:
            life.look(plan)
        assert caught.value.rule == rule, caught.value


def well(story: Callable[[Life], Any]) -> Callable[[Life], None]:
    """Somebody who is well, and then this."""

    def lived(life: Life) -> None:
        life.is_well()
        story(life)

    return lived
