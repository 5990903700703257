"""Random sessions: anything is told at, just before and just after the moments at which something falls due.

Decides what happens; `hearing.py` says what must hold. The same seed gives the same session.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from lab.people import rules
from lab.people.hearing import Heard, check_session
from lab.people.rules import Json, RuleBroken
from lab.people.session import Sitting, heard
from stature_coach.door.wire import House

# A due time is hit, or missed by the least that a page can tell; or by a heartbeat.
BESIDE = (-0.001, 0.0, 0.001, -0.4, 0.4)
MOST_STEPS = 600
MOST_DEEDS = 14
LONGEST_SESSION_SECONDS = 4_000.0

PLACE = {"id": "019b8ca3-2220-781e-8998-68a98da214df", "person": "019b8b3d-2980-71e8-a7ed-ba4609ecb340"}
WRITTEN = {**PLACE, "at": "2026-01-05T08:00:00+01:00", "pain_before": 1}
SIGNS = ("sharp_back_or_rib", "chest_pain", "dizzy", "sharp_neck", "something_else", None)
# What may follow each of these at once, because somebody names it, goes on, or takes it back.
AFTER = {
    "hurt": ("pain", "red_flag", "mistake", "mistake", "stopped", "tired", "paused", "hurt"),
    "mistake": ("resumed", "resumed", "hurt"),
    "tired": ("taken_back", "taken_back", "stopped", "pain"),
    "taken_back": ("ready", "ready", "tired"),
    "paused": ("resumed", "resumed", "resumed", "tired", "hurt"),
    "pain": ("red_flag", "ready", "stopped"),
}
ANY = (
    "tired",
    "hurt",
    "hurt",
    "paused",
    "paused",
    "pain",
    "red_flag",
    "stopped",
    "in_place",
    "in_place",
    "everything",
    "next",
    "step_back",
    "later",
    "lying",
    "ready",
    "resumed",
)
SET = frozenset({"leading_in", "lifting", "holding", "lowering", "resting"})


@dataclass(slots=True)
class Chances:
    """How lively this session is: a deed at a step of the set, elsewhere, and an answer where one is waited for."""

    in_set: float
    elsewhere: float
    answers: float


def a_session(house: House, seed: str) -> Heard:
    """The session of that seed, lived to its end. Raises AssertionError where it has none."""
    luck = Random(seed)
    request = a_request(luck)
    sitting = Sitting(_voice(house, luck), request)
    chances = Chances(luck.choice((0.02, 0.1)), luck.choice((0.0, 0.05)), luck.choice((0.05, 0.7, 0.9, 1.0, 1.0)))
    deeds = 0
    for _ in range(MOST_STEPS):
        if sitting.view["finished"] or sitting.at > LONGEST_SESSION_SECONDS:
            break
        deeds += _step(sitting, chances if deeds < MOST_DEEDS else replace(chances, in_set=0.0, elsewhere=0.0), luck)
    return heard(sitting, request, sitting.entry(WRITTEN)["body"])


def check(house: House, seed: str) -> None:
    """Every rule of a session holds in that one. Raises RuleBroken, with the seed."""
    told = a_session(house, seed)
    try:
        check_session(told)
    except RuleBroken as broken:
        raise RuleBroken(broken.rule, f"{broken} (session {seed}: {told.exercise}, {list(_events(told))})") from None


def _events(told: Heard) -> Iterator[tuple[str, float]]:
    return ((one["event"], one["at"]) for one in told.log if "event" in one)


def a_request(luck: Random) -> Json:
    """Any exercise, rung, dose and manner that may be asked for."""
    name = luck.choice(rules.EXERCISES)
    rung = luck.choice(rules.LADDERS[name])
    most = rules.ceiling(name, rung)
    manner = {
        "beat_seconds": luck.choice((1.0, 1.0, 1.1, 1.3, 1.5)),
        "lead_in_seconds": luck.choice((10.0, 15.0, 60.0)),
        "own_time_seconds": luck.choice((20.0, 60.0)),
        "pause_seconds": luck.choice((0.5, 1.0, 3.0)),
        "half_effort": (half := luck.random() < 0.3),
        "familiar": not half and luck.random() < 0.5,
        "turn": luck.randint(0, 9),
    }
    return {"exercise": name, "rung": rung, "repetitions": luck.choice((1, 2, 3, 4, most)), "manner": manner}


def _voice(house: House, luck: Random) -> House:
    """The house with its own voice, or with one that says everything in half a second."""
    quick = dict.fromkeys(house.spoken_seconds, 0.5)
    return replace(house, spoken_seconds=quick) if luck.random() < 0.3 else house


def _step(sitting: Sitting, chances: Chances, luck: Random) -> int:
    """One step on: a deed beside the next due time, an answer, or time alone. How many deeds were done."""
    view = sitting.view
    due = view["wakes_at"]
    chance = chances.in_set if view["phase"] in SET else chances.elsewhere
    if luck.random() < chance:
        return _do(sitting, luck, sitting.at if due is None else due)
    if view["may_be_ready"] and luck.random() < 0.05:
        sitting.tell("in_place", sitting.at + luck.choice((0.0, 1.0, 3.0)))
    elif view.get("may_lie") and luck.random() < 0.1:
        sitting.tell("lying", sitting.at + 2.0)
    elif view["waiting_for"] is not None and luck.random() < chances.answers:
        _answer(sitting, luck)
    elif view["phase"] == "paused" and luck.random() < 0.8:
        sitting.tell("resumed", sitting.at + luck.choice((0.0, 5.0, 40.0)))
    else:
        sitting.tick(round(sitting.at + 20.0 if due is None else max(due, sitting.at), 3))
    return 0


def _do(sitting: Sitting, luck: Random, due: float) -> int:
    word, at, deeds = luck.choice(ANY), due + luck.choice(BESIDE), 0
    while sitting.tell(word, at, **_carries(word, luck)) and not sitting.view["finished"]:
        deeds += 1
        if word not in AFTER or luck.random() < 0.2:
            break
        at = sitting.at + luck.choice((0.0, 0.001, 1.0, 3.0, 4.999, 5.0, 5.001, 12.0))
        word = luck.choice(AFTER[word])
    return deeds + 1


def _carries(word: str, luck: Random) -> Json:
    return {"kind": luck.choice(SIGNS)} if word == "red_flag" else {}


def _answer(sitting: Sitting, luck: Random) -> None:
    at = sitting.at + luck.choice((0.0, 0.001, 2.0, 8.0))
    asked = sitting.view["waiting_for"]
    if asked == "effort" and luck.random() < 0.3:
        sitting.tell("answered", at, about="repetitions", number=luck.randint(0, sitting.view["repetitions"]))
    elif asked == "pain" and luck.random() < 0.2:
        sitting.tell("little_pain", at)
    elif asked in ("effort", "pain") and luck.random() < 0.7:
        sitting.tell("answered", at, about=asked, number=luck.randint(0, 10))
    else:
        words = {"ready": "ready", "all_right": "all_right", "what_hurts": luck.choice(("pain", "mistake", "red_flag"))}
        sitting.tell(words.get(asked, "skipped"), at)
