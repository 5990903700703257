"""Any diary: somebody who grows, and whatever else may stand there, in any order; and what may only make it careful."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any

from diaries import entry, opened, screened
from weeks import START, answer, asked, at, easy, morning, own_words, pain_told, taken_back, therapist, without_app

EXERCISES = ("neck-press", "wall-ball-press", "prone-chest-raise")


def at_days(told: dict[str, Any]) -> float:
    return (datetime.fromisoformat(told["at"]) - START).total_seconds() / 86400


def a_life(luck: Random) -> list[dict[str, Any]]:
    """A diary of some weeks in which anything may stand; in most, somebody who grows."""
    told = [screened(at(-0.1), 1), opened(at(-0.05), 2)] if luck.random() < 0.8 else [screened(at(-0.1), 1)]
    if luck.random() < 0.8:
        told += growing(luck)
        days = [luck.uniform(0, 24) for _ in range(luck.randint(0, 3))]
    else:
        gaps = [luck.choice([0.05, 0.4, 0.6, 1, 1, 1, 15]) for _ in range(luck.randint(1, 35))]
        days = [sum(gaps[: n + 1]) for n in range(len(gaps))]
    for number, day in enumerate(days, start=10):
        told.append(_anything(luck, number, day, told))
    return [*told, *some_papers(luck)] if luck.random() < 0.4 else told


def some_papers(luck: Random) -> list[dict[str, Any]]:
    """Papers taken in the first weeks: old ones, the same again, somebody else's, and a word on one of them."""
    found = list[dict[str, Any]]()
    for number in range(luck.randint(1, 4)):
        day = luck.uniform(0, 24)
        again = luck.random() < 0.2 and found
        body = luck.choice(found)["body"] if again else a_paper(luck, day)
        found.append(entry(0x900 + number, at(day), "prescription_taken", **body))
    one, day = luck.choice(found), luck.uniform(0, 24)
    word = luck.choice([None, None, "not_mine", "wait"])
    exercise = luck.choice([None, *EXERCISES])
    words = [entry(0x980, at(day), "cleared", what=word, entries=[one["id"]], exercise=exercise)] if word else []
    return [*found, *words]


def a_paper(luck: Random, day: float) -> dict[str, Any]:
    made = (START + timedelta(days=day - luck.choice([0, 0, 0, 1, 1, 3, 70, -5]))).date()
    rungs = {
        "neck-press": ("pillow", "towel"),
        "wall-ball-press": ("start", "feet-1"),
        "prone-chest-raise": ("trying", "head"),
    }
    parts = {"neck-press": [["morning"], ["morning", "evening"]]}
    plan = {name: {"do": False} if luck.random() < 0.3 else
            {"do": True, "repetitions": luck.randint(1, 12), "rung": luck.choice(rungs[name]),
             "parts": luck.choice(parts.get(name, [["once"]]))}
            for name in EXERCISES if luck.random() < 0.7}  # fmt: skip
    days = luck.choice([None, None, ["mon", "wed"]])
    return {"made": made.isoformat(), "plan": plan, "days": days, "locked": luck.random() < 0.2}


def growing(luck: Random) -> list[dict[str, Any]]:
    """Easy days of all three, fair mornings, and a yes to whatever could be due."""
    told, count = list[dict[str, Any]](), {"neck-press": 5, "wall-ball-press": 5, "prone-chest-raise": 3}
    for day in range(luck.randint(6, 24)):
        told.append(morning(0x300 + day, day - 0.1, 0))
        for n, (exercise, rung) in enumerate(FIRST.items()):
            told.append(easy(0x300 + 8 * day + n, day + n / 10, exercise, rung=rung, repetitions=count[exercise]))
        exercise = luck.choice(EXERCISES)
        if day >= 5 and luck.random() < 0.6:
            told.append(answer(0x600 + day, day + 0.3, f"repetitions:{count[exercise] + 1}", "accepted", exercise))
            count[exercise] += luck.choice([0, 1])
    return told


def _anything(luck: Random, n: int, day: float, told: list[dict[str, Any]]) -> dict[str, Any]:  # noqa: PLR0911, PLR0912, C901
    exercise, rung, count = luck.choice([("neck-press", "pillow", 5), ("neck-press", "pillow", 6),
                                         ("wall-ball-press", "start", 5), ("prone-chest-raise", "trying", 3)])  # fmt: skip
    reason = luck.choice(["TARGET_REACHED"] * 6 + ["STOPPED", "PAIN", "RED_FLAG", "TIRED", "INTERRUPTED"])
    match luck.choice("sssssssmmapptwrcqxyllloon"):
        case "s":
            done = count if reason == "TARGET_REACHED" else 2
            return easy(n, day, exercise, rung=rung, repetitions=count, reason=reason, done=done,
                        effort=luck.choice([1, 2, 6, None]), pain=luck.choice([0, 0, 0, 1, 4]),
                        answers_wait=luck.choice([None, None, True]))  # fmt: skip
        case "l":
            return answered_later(luck, n, day, luck.choice(told))
        case "m":
            return morning(n, day, luck.choice([0, 0, 0, 1, 3, None]))
        case "a":
            word = luck.choice(["accepted", "accepted", "declined", "undone"])
            return answer(n, day, luck.choice(["repetitions:6", "repetitions:7", "rung:head"]), word, exercise)
        case "p":
            by, locked = luck.choice(["person", "therapist"]), luck.choice([None, None, True, False])
            return entry(n, at(day), "plan_set", exercise=exercise, by=by, repetitions=luck.randint(1, 9), rung=rung,
                         locked=locked, beat_seconds=luck.choice([None, 1.0, 1.1, 1.2]))  # fmt: skip
        case "o":
            return told_of(luck, n, day, exercise)
        case "n":
            return own_words(n, day, luck.choice(["It hurt.", "All well.\nQ1: no"]), luck.choice([0, 1, 9]))
        case "t":
            return pain_told(n, day, luck.choice([None, 3, 8]))
        case "w":
            return entry(n, at(day), "red_flag", kind="dizzy")
        case "r":
            return taken_back(n, day, luck.choice(told))
        case "c":
            return asked(n, day, luck.choice(told), what=luck.choice(["red_flag", "clock", "unread", "screen"]))
        case "q":
            return screened(
                at(day), n, **{luck.choice(["q1", "q4", "q8", "q9"]): luck.choice(["yes", "no", "not_sure"])}
            )
        case "y":
            return _hard_to_read(luck, luck.choice(told)) | {"id": entry(n, at(day), "retracted")["id"], "at": at(day)}
        case _:
            return opened(at(day), n, luck.choice(["accepted", "declined"]))


def told_of(luck: Random, n: int, day: float, exercise: str) -> dict[str, Any]:
    """An exercise that was done without the app, of that day, an earlier one, or of one that is still to come."""
    part = luck.choice(["morning", "evening"]) if exercise == "neck-press" else "once"
    hurt = luck.choice([{}, {}, {"little_pain": True}, {"hurt": True, "pain": luck.choice([None, 2, 7])}])
    return without_app(n, day, luck.choice([0, 0, 1, 1, 2, 12, -3]), exercise, part, **hurt)


def answered_later(luck: Random, n: int, day: float, of: dict[str, Any]) -> dict[str, Any]:
    """Answers told at some time, mostly to a session that waits for them."""
    if of["kind"] == "session_finished" and luck.random() < 0.9:
        of["body"] |= {
            "answers_wait": True,
            "effort": luck.choice([None, None, 6]),
            "pain": luck.choice([None, None, 2]),
        }
        day = at_days(of) + luck.choice([0.4, 0.4, 0.9, 1.7, -0.2])
    said, told = (
        luck.choice([None, 5, 6, 1]),
        {"effort": luck.choice([1, 2, 6, None]), "pain": luck.choice([0, 0, 1, 4, None])},
    )
    words = luck.choice([{}, {}, {"little_pain": True}])
    return entry(n, at(day), "session_answered", entry=of["id"], repetitions_said=said, **told, **words)


def _hard_to_read(luck: Random, like: dict[str, Any]) -> dict[str, Any]:
    with_more = {**like, "body": {**like["body"], "by": "a nurse"}}
    return luck.choice([with_more, {**like, "schema": None}, {**like, "kind": 5}])


def more_careful(luck: Random, told: list[dict[str, Any]], now: float) -> list[dict[str, Any]]:
    """Something that may only close, lower and lock: doubt, harm, a careful word, what cannot be read."""
    one, when = luck.choice(told), luck.uniform(0, now)
    exercise = luck.choice(EXERCISES)
    return [luck.choice([
        entry(0x800, at(when), "retracted", entry=one["id"]),
        entry(0x800, at(when + 500), "retracted", entry=one["id"]),
        {**luck.choice(told), "id": one["id"]},
        pain_told(0x800, when),
        pain_told(0x800, when + luck.choice([0.3, 500])),
        entry(0x800, at(when), "red_flag"),
        morning(0x800, when, 9),
        entry(0x800, at(when), "screen_answered", answers={luck.choice(["q1", "q4", "q8", "q9"]): "not_sure"}),
        therapist(0x800, when, exercise, locked=True),
        entry(0x800, at(when), "plan_set", exercise=exercise, repetitions=1, rung=FIRST[exercise]),
        answer(0x800, when, "repetitions:6", luck.choice(["declined", "undone"]), exercise),
        {**luck.choice(told), "id": entry(0x800, at(0), "red_flag")["id"], "schema": luck.choice([2, None, "1"])},
        {**one, "id": entry(0x800, at(0), "red_flag")["id"], "body": {**one["body"], "beside": "the moon"}},
        entry(0x800, at(when), "mood_told", mood="good"),
    ])]  # fmt: skip


FIRST = {"neck-press": "pillow", "wall-ball-press": "start", "prone-chest-raise": "trying"}
