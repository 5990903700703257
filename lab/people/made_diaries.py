"""Makes random diaries: weeks of somebody who does what is offered, everything that can go wrong with entries, careful entries.

Knows what may stand in a diary, by its words. Does not know what a plan must be (diaries.py).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeAlias

from lab.people import rules
from lab.people.rules import CHEST, EXERCISES, LADDERS, NECK, WALL, Json
from lab.people.temperaments import ALL_WELL
from lab.people.year import BEGINS, uuid7

Ask: TypeAlias = Callable[[Sequence[Json], datetime], Json]

PERSON = "019b8b3d-2980-71e8-a7ed-ba4609ecb340"
MOST_DAYS = 40
CAREFUL_ENTRIES = 12


@dataclass(slots=True)
class Diary:
    """Entries in the order of their writing, each with the moment at which it truly was written, and now."""

    luck: Random
    now: datetime = BEGINS + timedelta(hours=6, minutes=30)
    written: list[tuple[datetime, Json]] = field(default_factory=list)

    @property
    def entries(self) -> list[Json]:
        """The entries alone."""
        return [entry for _, entry in self.written]

    def say(self, kind: str, body: Json, **changed: Any) -> Json:
        """Writes an entry a minute later, unless said otherwise."""
        self.now += timedelta(minutes=1)
        entry = self.make(kind, body, **changed)
        self.written.append((self.now, entry))
        return entry

    def make(self, kind: str, body: Json, dated: datetime | None = None, **changed: Any) -> Json:
        """An entry that is not written."""
        at = dated or self.now
        place = {"id": uuid7(at, self.luck), "person": PERSON, "at": at.isoformat(timespec="seconds")}
        return {**place, "kind": kind, "body": body, "schema": 1, **changed}

    def chance(self, of: float) -> bool:
        """Whether it happens this time."""
        return self.luck.random() < of


# -------------------------------------------------------------------- the lives


def a_diary(ask: Ask, seed: str) -> Diary:
    """The diary of that seed: somebody does most of what is offered, and on some days something odd is written."""
    diary = Diary(Random(seed))
    odd = diary.luck.choice((0.03, 0.15, 0.4))
    diary.say("screen_answered", {"answers": dict(ALL_WELL)})
    for day in range(diary.luck.randint(3, MOST_DAYS)):
        diary.now = BEGINS + timedelta(days=day, hours=6, minutes=30)
        if diary.chance(0.92):
            _a_day(ask, diary)
        if diary.chance(odd):
            _something_odd(diary)
    return diary


def _a_day(ask: Ask, diary: Diary) -> None:
    plan = ask(diary.entries, diary.now)
    for question in (plan["ask_again"],) if plan["ask_again"] and diary.chance(0.7) else ():
        diary.say("screen_answered", {"answers": {name: ALL_WELL[name] for name in question}})
    if plan["ask_morning_after"] and diary.chance(0.95):
        diary.say("morning_after", {"pain": diary.luck.choice((0, 0, 0, 0, 0, 1, None, 5))})
    _opens(diary, plan)
    plan = ask(diary.entries, diary.now)
    for step in plan["proposals"]:
        answer = "accepted" if diary.chance(0.8) else "declined"
        diary.say("step_answered", {"exercise": step["exercise"], "step": step["step"], "answer": answer})
        if diary.chance(0.05):
            _contrary(diary)
    for item in ask(diary.entries, diary.now)["exercises"]:
        if not item["closed"] and diary.chance(0.9):
            diary.now += timedelta(hours=2)
            diary.say("session_finished", a_session(diary, item))


def _opens(diary: Diary, plan: Json) -> None:
    """Takes the ways out that are offered, and now and then says that a physiotherapist has shown the chest raise."""
    closed = [closed for item in plan["exercises"] for closed in item["closed"]]
    ways = [one.get("clears") for one in [*closed, *plan.get("notes", ())]]
    for way in {json.dumps(way, sort_keys=True): way for way in ways if way}.values():
        if diary.chance(0.4):
            diary.say("cleared", way)
    if diary.chance(0.1):
        shown = {"exercise": CHEST, "step": "open", "answer": "accepted", "shown_by_therapist": True}
        diary.say("step_answered", shown)


def _contrary(diary: Diary) -> None:
    last = diary.entries[-1]
    diary.say("step_answered", {**last["body"], "answer": "declined"}, dated=datetime.fromisoformat(last["at"]))


def a_session(diary: Diary, item: Json) -> Json:
    """What is written of a session: mostly whole and easy."""
    luck, dose = diary.luck, item["dose"]
    body: Json = {
        "exercise": item["exercise"],
        "reason": "TARGET_REACHED",
        "repetitions": dose["repetitions"],
        "repetitions_said": dose["repetitions"],
        "dose": {"repetitions": dose["repetitions"], "rung": dose["rung"], "hold_counts": 5},
        "beat_seconds": dose.get("beat_seconds") or 1.0,
        "half_effort": item["half_effort"],
        "set_begun": True,
        "efforts": dose["repetitions"],
        "effort": 2,
        "pain": 0,
        "pain_before": 0,
        "red_flag": None,
        "pain_told": False,
        "tired_taken_back": False,
        "pressed_by_mistake": 0,
        "unanswered": False,
    }
    return body | (luck.choice(MARRED) if diary.chance(0.08) else {})


MARRED: tuple[Json, ...] = (
    {"reason": "TIRED", "repetitions": 1, "repetitions_said": 1},
    {"reason": "TIRED"},
    {"reason": "STOPPED", "repetitions": 1, "repetitions_said": None},
    {"reason": "STOPPED", "repetitions": 0, "set_begun": False, "efforts": 0},
    {"reason": "INTERRUPTED", "repetitions": 1, "unanswered": True},
    {"reason": "FORM", "repetitions": 1},
    {"reason": "PAIN", "repetitions": 1, "pain_told": True},
    {"reason": "TIRED", "repetitions": 1, "pain_told": True},
    {"pain": 3},
    {"pain": None},
    {"effort": None},
    {"effort": 7},
    {"repetitions_said": None},
    {"tired_taken_back": True},
    {"pressed_by_mistake": 1},
)


# -------------------------------------------------------------------- what goes wrong with entries


def _something_odd(diary: Diary) -> None:
    diary.luck.choice(ODD)(diary)


def _retracts(diary: Diary) -> None:
    diary.say("retracted", {"entry": diary.luck.choice(diary.entries)["id"]})


def _same_id(diary: Diary) -> None:
    """One entry in two bodies: another of its kind's, or its own a little changed."""
    entry = diary.luck.choice(diary.entries[-12:])
    body = diary.luck.choice([one for one in diary.entries if one["kind"] == entry["kind"]])["body"]
    marred = diary.luck.choice(MARRED) if entry["kind"] == "session_finished" else {}
    diary.say(entry["kind"], {**body, **marred}, id=entry["id"], dated=datetime.fromisoformat(entry["at"]))


def _wrong_clock(diary: Diary) -> None:
    """An entry of some kind dated far ahead, or years ago."""
    days = diary.luck.choice((1, 7, 400, 30_000, -400, -9_000))
    entry = diary.luck.choice(diary.entries)
    at = diary.now + timedelta(days=days)
    diary.say(entry["kind"], entry["body"], dated=at)


def _newer_app(diary: Diary) -> None:
    kind, body = diary.luck.choice(UNREADABLE)
    diary.say(kind, body)


def _newer_schema(diary: Diary) -> None:
    entry = diary.luck.choice(diary.entries)
    diary.say(entry["kind"], entry["body"], schema=2)


def _newer_key(diary: Diary) -> None:
    entry = diary.luck.choice(diary.entries)
    diary.say(entry["kind"], {**entry["body"], "by_the_light_of": "the moon"})


def _damaged(diary: Diary) -> None:
    """Something around the body is not what it was; what it is told by, and when, can be read."""
    entry = diary.luck.choice(diary.entries)
    ways: tuple[Json, ...] = ({"schema": None}, {"kind": None}, {"schema": "1"}, {"at_home": True})
    damaged = diary.say(entry["kind"], entry["body"])
    damaged.update(diary.luck.choice(ways))


UNREADABLE: tuple[tuple[str, Json], ...] = (
    ("session_finished", {"exercise": "heel-raise", "reason": "TARGET_REACHED", "repetitions": 5}),
    ("session_finished", {"exercise": NECK, "reason": "SNEEZED", "repetitions": 5}),
    ("session_finished", {"exercise": NECK, "reason": "RED_FLAG", "red_flag": "dizzy"}),
    ("session_finished", {"exercise": NECK, "reason": "PAIN", "pain_told": True}),
    ("red_flag", {"kind": "blurred_sight"}),
    ("screen_answered", {"answers": {"q10": "yes"}}),
    ("screen_answered", {"answers": {"q1": "perhaps"}}),
    ("measure_taken", {"measure": "grip", "newtons": 200}),
    ("balance_tried", {"seconds": 12}),
    ("plan_set", {"exercise": "heel-raise", "repetitions": 5, "rung": "wall"}),
    ("step_answered", {"exercise": NECK, "step": "repetitions:6", "answer": "dreamt"}),
    ("cleared", {"what": "everything"}),
)


def _answers_some(diary: Diary) -> None:
    names = diary.luck.sample(rules.QUESTIONS, diary.luck.randint(1, 9))
    diary.say("screen_answered", {"answers": {name: diary.luck.choice(("yes", "no", "not_sure")) for name in names}})


def _clears_something(diary: Diary) -> None:
    whats = ("red_flag", "screen", "q1", "q3", "q9", "unread", "clock")
    named = {"entries": [one["id"] for one in diary.entries[-5:]]} if diary.chance(0.5) else {}
    diary.say("cleared", {"what": diary.luck.choice(whats), **named})


def _tells_something(diary: Diary) -> None:
    kind, body = diary.luck.choice(
        (
            ("pain_told", {"pain": 3, "exercise": None}),
            ("pain_told", {"pain": None, "exercise": NECK}),
            ("red_flag", {"kind": "dizzy"}),
            ("red_flag", {"kind": None}),
            ("measure_taken", {"measure": "chair_stands", "stands": 4, "hurt": True}),
            ("morning_after", {"pain": 6}),
            ("done_without_app", without(diary)),
            ("done_without_app", {**without(diary), "hurt": True, "pain": 3}),
            ("words_written", {"day": diary.now.date().isoformat(), "text": "My back hurts."}),
        )
    )
    diary.say(kind, body)


def without(diary: Diary) -> Json:
    """What was done without the app, on one of the last days."""
    day = (diary.now - timedelta(days=diary.luck.choice((0, 0, 1, 5)))).date()
    exercise = diary.luck.choice(EXERCISES)
    part = diary.luck.choice(("morning", "evening")) if exercise == NECK else "once"
    return {"exercise": exercise, "day": day.isoformat(), "part_of_day": part}


def _plans(diary: Diary) -> None:
    exercise = diary.luck.choice(EXERCISES)
    rung = diary.luck.choice(LADDERS[exercise])
    dose = {"repetitions": diary.luck.randint(1, rules.ceiling(exercise, rung)), "rung": rung}
    part = diary.luck.choice((dose, {"locked": True}, {"locked": False}, {"beat_seconds": 1.1}, {"beat_seconds": 1.0}))
    by = {"by": "therapist"} if diary.chance(0.5) else {}
    diary.say("plan_set", {"exercise": exercise, **part, **by})


def _steps(diary: Diary) -> None:
    exercise = diary.luck.choice(EXERCISES)
    steps = [f"rung:{rung}" for rung in LADDERS[exercise]] + [f"repetitions:{number}" for number in range(4, 12)]
    step = "chair_and_company" if exercise == WALL and diary.chance(0.2) else diary.luck.choice([*steps, "open"])
    answer = diary.luck.choice(("accepted", "accepted", "declined", "undone"))
    diary.say("step_answered", {"exercise": exercise, "step": step, "answer": answer})


ODD: tuple[Callable[[Diary], None], ...] = (
    _retracts,
    _retracts,
    _same_id,
    _same_id,
    _wrong_clock,
    _newer_app,
    _newer_schema,
    _newer_key,
    _damaged,
    _answers_some,
    _clears_something,
    _tells_something,
    _plans,
    _steps,
)


# -------------------------------------------------------------------- a careful entry


def careful_entries(diary: Diary, plan: Json) -> Iterator[Json]:
    """Entries that are careful, each kind in its careful form, dated now, earlier or ahead."""
    for _ in range(CAREFUL_ENTRIES):
        moment = diary.luck.choice(("now", "now", "now", "earlier", "ahead"))
        earlier = datetime.fromisoformat(diary.luck.choice(diary.entries)["at"])
        at = {"now": diary.now, "ahead": diary.now + timedelta(days=5)}.get(moment, min(earlier, diary.now))
        kind, body, changed = diary.luck.choice(CAREFUL)(diary, plan)
        yield diary.make(kind, body, at, **changed)


Made: TypeAlias = tuple[str, Json, Json]


def _pain(diary: Diary, _: Json) -> Made:
    told = (
        ("pain_told", {"pain": 5, "exercise": None}),
        ("pain_told", {"pain": None, "exercise": WALL}),
        ("measure_taken", {"measure": "chair_stands", "stands": 3, "hurt": True}),
        ("red_flag", {"kind": "chest_pain"}),
        ("red_flag", {"kind": None}),
        ("morning_after", {"pain": 9}),
        ("done_without_app", {**without(diary), "hurt": True}),
    )
    return (*diary.luck.choice(told), {})


def _careful_answer(diary: Diary, _: Json) -> Made:
    names = diary.luck.sample(rules.QUESTIONS, diary.luck.randint(1, 9))
    careful = {name: "not_sure" if diary.chance(0.5) else _other(ALL_WELL[name]) for name in names}
    return "screen_answered", {"answers": careful}, {}


def _other(word: str) -> str:
    return "no" if word == "yes" else "yes"


def _stop(diary: Diary, plan: Json) -> Made:
    item = diary.luck.choice(plan["exercises"])
    stops = [one for one in MARRED if one.get("reason") in ("FORM", "PAIN") or one.get("pain_told")]
    mid_effort = {"reason": "STOPPED", "repetitions": 0, "repetitions_said": None}
    return "session_finished", {**a_session(diary, item), **diary.luck.choice([*stops, mid_effort])}, {}


def _retraction(diary: Diary, _: Json) -> Made:
    return "retracted", {"entry": diary.luck.choice(diary.entries)["id"]}, {}


def _lowering_plan(diary: Diary, plan: Json) -> Made:
    item = diary.luck.choice(plan["exercises"])
    lowest = {"repetitions": 1, "rung": LADDERS[item["exercise"]][0]}
    return "plan_set", {"exercise": item["exercise"], **diary.luck.choice((lowest, {"locked": True}))}, {}


def _no(diary: Diary, plan: Json) -> Made:
    answered = [one["body"] for one in diary.entries if one["kind"] == "step_answered" and "step" in one["body"]]
    known = [one for one in answered if one.get("exercise") in EXERCISES]
    offered = [{"exercise": one["exercise"], "step": one["step"]} for one in plan["proposals"]]
    step = diary.luck.choice([*known, *offered, {"exercise": NECK, "step": "repetitions:6"}])
    told = {"exercise": step["exercise"], "step": step["step"], "answer": diary.luck.choice(("declined", "undone"))}
    return "step_answered", told, {}


def _unreadable(diary: Diary, _: Json) -> Made:
    if diary.chance(0.5):
        return (*diary.luck.choice(UNREADABLE), {})
    entry = diary.luck.choice(diary.entries)
    if diary.chance(0.5):
        return entry["kind"], {**entry["body"], "by_the_light_of": "the moon"}, {}
    return entry["kind"], entry["body"], diary.luck.choice(({"schema": 2}, {"schema": None}))


def _second_body(diary: Diary, plan: Json) -> Made:
    """The same id with a careful body of its own kind."""
    entry = diary.luck.choice(diary.entries)
    made: dict[str, Callable[[], Made]] = {
        "screen_answered": lambda: _careful_answer(diary, plan),
        "session_finished": lambda: _stop(diary, plan),
        "step_answered": lambda: _no(diary, plan),
        "morning_after": lambda: ("morning_after", {"pain": 9}, {}),
    }
    if entry["kind"] not in made:
        return _pain(diary, plan)
    kind, body, _ = made[entry["kind"]]()
    return kind, body, {"id": entry["id"], "at": entry["at"]}


CAREFUL: tuple[Callable[[Diary, Json], Made], ...] = (
    _pain,
    _pain,
    _careful_answer,
    _stop,
    _retraction,
    _retraction,
    _lowering_plan,
    _no,
    _unreadable,
    _second_body,
)
