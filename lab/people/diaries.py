"""Random diaries, looked at: two properties, from the words alone, and every rule.

A careful entry added opens nothing and raises nothing; order, doubles and the way over several devices change nothing. And
the onlooker looks at each diary from its first entry to its last.
"""

from __future__ import annotations

import json
from datetime import timedelta

from lab.people import rules
from lab.people.asking import Coach
from lab.people.made_diaries import Ask, Diary, a_diary, careful_entries
from lab.people.onlooker import Onlooker
from lab.people.rules import Json, RuleBroken
from stature_coach.door.wire import House

# Looks after the last entry: the same minute, the next morning, the same week, and after two, four and nine weeks away.
LATER = tuple(timedelta(days=days, minutes=1) for days in (0, 1, 3, 15, 31, 63))


def asks(house: House) -> Ask:
    """The coach, asked as the app asks it."""
    return Coach(house).plan


def check(house: House, seed: str) -> None:
    """Both properties, and every rule at every look, in the diary of that seed. Raises RuleBroken."""
    ask = asks(house)
    diary = a_diary(ask, seed)
    try:
        check_any_order(ask, diary)
        check_careful(ask, diary)
        check_rules(ask, diary)
    except RuleBroken as broken:
        raise RuleBroken(broken.rule, f"{broken} (diary {seed})") from None


def check_any_order(ask: Ask, diary: Diary) -> None:
    """Order, doubles and the way over several devices change nothing."""
    for later in LATER[:3]:
        now = diary.now + later
        straight = ask(diary.entries, now)
        devices: list[list[Json]] = [[], [], []]
        for entry in diary.entries:
            for device in diary.luck.sample(devices, diary.luck.randint(1, 3)):
                device.append(entry)
        for mixed in (diary.entries[::-1], _shuffled(diary), [entry for device in devices for entry in device]):
            if ask(mixed, now) != straight:
                raise RuleBroken("order", f"{_difference(straight, ask(mixed, now))} at {now.isoformat()}")


def _shuffled(diary: Diary) -> list[Json]:
    return diary.luck.sample(diary.entries, len(diary.entries))


def _difference(one: Json, other: Json) -> str:
    return ", ".join(key for key in one if one[key] != other.get(key)) or "a key"


def check_careful(ask: Ask, diary: Diary) -> None:
    """A careful entry added opens nothing and raises nothing, now and later."""
    moments = [diary.now + later for later in LATER]
    before = [ask(diary.entries, moment) for moment in moments]
    for entry in careful_entries(diary, before[0]):
        for moment, plan in zip(moments, before, strict=True):
            more = why_more(plan, ask([*diary.entries, entry], moment))
            if more:
                told = json.dumps({key: entry[key] for key in ("kind", "body", "at", "schema")})
                raise RuleBroken("careful", f"{more} at {moment.isoformat()} by {told}")


def why_more(plan: Json, other: Json) -> str | None:
    """What the other plan opens or raises; None where nothing. Both are of the same moment.

    A step that leads no further than where the first plan stands already raises nothing: it was lowered, and is asked
    about again. One thing is asked about at a time: where that falls away, the next may come in its place, and so it
    may on a day when something grew and now has not.
    """
    rest = {item["id"]: item for item in other["exercises"]}
    for item in plan["exercises"]:
        now = rest[item["id"]]
        if item["closed"] and not now["closed"]:
            return f"{item['id']} opens"
        if item["half_effort"] and not now["half_effort"]:
            return f"{item['id']} goes to full effort"
        if _is_larger(item, now):
            return f"{item['id']} goes from {_dose(item)} to {_dose(now)}"
    one_asked = plan["proposals"] or _grew_today(plan)
    more = [] if one_asked else [one for one in other["proposals"] if _is_new(one, plan)]
    return f"{more[0]['exercise']} {more[0]['step']} is proposed" if more else None


def _is_new(step: Json, plan: Json) -> bool:
    """Whether that step leads further than the plan stands; what was open, and is asked about again, opens nothing."""
    now = next(item for item in plan["exercises"] if item["exercise"] == step["exercise"])
    if not step["to"]:
        return any(closing["opened_by"] == "step" for closing in now["closed"])
    return _is_larger(now, {"exercise": step["exercise"], "dose": step["to"]})


def _grew_today(plan: Json) -> bool:
    return any(change["direction"] == "up" and change["at"][:10] >= plan["date"] for change in plan["changes"])


def _dose(item: Json) -> tuple[int, int, float]:
    dose = item["dose"]
    height = rules.rung_height(item["exercise"], dose["rung"])
    return height, dose["repetitions"], dose.get("beat_seconds") or 1.0


def _is_larger(item: Json, now: Json) -> bool:
    """More in any one thing; but on a lower rung repetitions may be those that were done there before the step."""
    (height, repetitions, beat), (new_height, new_repetitions, new_beat) = _dose(item), _dose(now)
    more = new_height > height or (new_height == height and new_repetitions > repetitions)
    return more or new_beat > beat


def check_rules(ask: Ask, diary: Diary) -> None:
    """The onlooker looks after each entry, as it came. Raises RuleBroken."""
    onlooker = Onlooker(plan_at=ask)
    told: list[Json] = []
    for now, entry in diary.written:
        told.append(entry)
        onlooker.look([entry], ask(told, now), now)
    for later in LATER:
        onlooker.look([], ask(told, diary.now + later), diary.now + later)
