"""A person lives so many days with the coach: wakes, looks at the plan, does some of it, says some of what is asked.

Everything the coach knows of the person it knows from the entries, as in the app, and is asked in JSON alone; after
each entry the plan is looked at and every rule is checked. The same seed lives the same life.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from lab.people import rules
from lab.people.asking import Coach
from lab.people.bringing import brings_a_paper
from lab.people.hearing import check_session
from lab.people.onlooker import Onlooker
from lab.people.reading import day_of
from lab.people.rules import CHEST, EXERCISES, NECK, WALL, Json
from lab.people.session import Mood, Sitting, Told, heard, live
from lab.people.temperaments import ALL_WELL, TEMPERAMENTS, Temperament
from stature_coach.door.wire import House

BEGINS = datetime(2026, 1, 5, tzinfo=timezone(timedelta(hours=1)))
HOURS = {"morning": 7.5, "once": 11.0, "evening": 21.0}
# So many days an entry of the second device lies there before the two meet.
MOST_DAYS_APART = 3


@dataclass(slots=True)
class Person:
    """Somebody, and their diary so far. `pocket`: entries of the second device, each with the day on which they meet."""

    house: House
    temperament: Temperament
    luck: random.Random
    id: str
    now: datetime = BEGINS
    entries: list[Json] = field(default_factory=list)
    doses: dict[str, tuple[int, str]] = field(default_factory=dict)
    practised: dict[str, int] = field(default_factory=dict)
    pocket: list[tuple[datetime, Json]] = field(default_factory=list)
    pain_today: int = 0
    sessions: int = 0
    looks: int = 0
    watched: bool = True
    onlooker: Onlooker = field(default_factory=Onlooker)
    _coach: Coach = field(init=False)
    _seen: int = 0

    def __post_init__(self) -> None:
        self._coach = Coach(self.house)

    def chance(self, of: float) -> bool:
        """Whether it happens this time."""
        return self.luck.random() < of

    def entry(self, kind: str, body: Json, at: datetime | None = None) -> Json:
        """An entry a minute later, not yet kept."""
        self.now += timedelta(minutes=1)
        told = at or self.now
        place = {"id": uuid7(told, self.luck), "person": self.id, "at": told.isoformat(timespec="seconds")}
        return {**place, "kind": kind, "body": body, "schema": 1}

    def keep(self, entry: Json) -> None:
        """The entry comes to the device at which the plan is looked at."""
        self.entries.append(entry)

    def say(self, kind: str, **body: Any) -> Json:
        """Writes an entry, and the plan is looked at."""
        self.keep(self.entry(kind, body))
        return self.plan()

    def plan(self) -> Json:
        """Looks at today's plan; it must keep every rule."""
        plan = self._coach.plan(self.entries, self.now)
        self.looks += 1
        since, self._seen = self.entries[self._seen :], len(self.entries)
        if self.watched:
            self.onlooker.plan_at = self._coach.plan_of_all
            self.onlooker.look(since, plan, self.now)
        self.doses = {one["exercise"]: (one["dose"]["repetitions"], one["dose"]["rung"]) for one in plan["exercises"]}
        return plan


def uuid7(at: datetime, luck: random.Random) -> str:
    """A UUIDv7 with the time's milliseconds and the given luck."""
    value = int(at.timestamp() * 1000) << 80 | 7 << 76 | luck.getrandbits(12) << 64 | 2 << 62 | luck.getrandbits(62)
    text = f"{value:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def somebody(house: House, seed: int, index: int, *, watched: bool = True) -> Person:
    """The person of that number: temperaments in turn, luck by seed and number; `watched` by the rules."""
    luck = random.Random(f"{seed}:{index}")
    return Person(house, TEMPERAMENTS[index % len(TEMPERAMENTS)], luck, uuid7(BEGINS, luck), watched=watched)


def live_days(person: Person, days: int) -> Person:
    """Lives so many days. Raises RuleBroken where a rule is."""
    for day in range(days):
        person.now = BEGINS + timedelta(days=day, hours=6.5)
        if day == 0:
            _arrive(person)
        if not _is_away(person.temperament, day):
            _live_a_day(person)
    return person


def _arrive(person: Person) -> None:
    person.say("screen_answered", answers={**ALL_WELL, **person.temperament.answers})
    for name in EXERCISES if person.temperament.days else ():
        person.say("plan_set", exercise=name, days=list(person.temperament.days))
    if person.temperament.prescribed:
        _is_prescribed(person, *person.temperament.prescribed)


def _is_prescribed(person: Person, repetitions: int, rung: str) -> None:
    lock = {"locked": True} if person.temperament.locked else {}
    person.say("plan_set", exercise=WALL, repetitions=repetitions, rung=rung, by="therapist", **lock)


def _is_away(temperament: Temperament, day: int) -> bool:
    starts = temperament.away_days[::2]
    return any(start <= day < start + length for start, length in zip(starts, temperament.away_days[1::2], strict=True))


def _live_a_day(person: Person) -> None:
    _devices_meet(person)
    person.pain_today = max(0, person.temperament.usual_pain + person.luck.choice((-1, 0, 0, 0, 1)))
    plan = _answered(person, person.plan())
    for planned in list(_wanted(person, plan)):
        person.now = max(person.now, _hour(person.now, HOURS[planned["part_of_day"]]))
        plan = person.plan()
        now = next(one for one in plan["exercises"] if one["id"] == planned["id"])
        if not now["closed"]:
            _do(person, now, plan["pain_first_told"])
    _odd_things(person)


def _hour(now: datetime, hour: float) -> datetime:
    return now.replace(hour=0, minute=0, second=0) + timedelta(hours=hour)


def _wanted(person: Person, plan: Json) -> Iterator[Json]:
    for planned in plan["exercises"]:
        chosen = planned["state"] != "rest_day" or person.chance(0.05)
        idle = planned["exercise"] == WALL and not person.temperament.does_what_is_prescribed
        if chosen and not idle and person.chance(person.temperament.comes):
            yield planned


# -------------------------------------------------------------------- what the coach asks


def _answered(person: Person, plan: Json) -> Json:
    """Answers some of what the plan asks, looking again after each answer."""
    plan = _asks_the_doctor(person, plan)
    asked = list(rules.QUESTIONS) if plan["screen_needed"] else plan["ask_again"]
    if asked and person.chance(person.temperament.answers_questions):
        plan = person.say("screen_answered", answers={question: _word(person, question) for question in asked})
    for waits in plan["answers_wait"] if person.chance(person.temperament.tells_mornings) else ():
        plan = person.say("session_answered", entry=waits["entry"], **_of_last_evening(person, waits))
    if plan["ask_morning_after"] and person.chance(person.temperament.tells_mornings):
        plan = person.say("morning_after", pain=_morning(person))
    return _takes_steps(person, plan)


def _word(person: Person, question: str) -> str:
    if person.chance(person.temperament.careful_answers / 9):
        return person.luck.choice(("not_sure", "no" if ALL_WELL[question] == "yes" else "yes"))
    return {**ALL_WELL, **person.temperament.answers}[question]


def _asks_the_doctor(person: Person, plan: Json) -> Json:
    """Now and then somebody asks, and writes the answer down as the plan says that it is written."""
    company = False
    ways = [closed.get("clears") for one in plan["exercises"] for closed in one["closed"]]
    ways += [note.get("clears") for note in plan.get("notes", ())]
    for way in {json.dumps(way, sort_keys=True): way for way in ways if way}.values():
        if person.chance(person.temperament.asks_the_doctor):
            plan = person.say("cleared", **way)
    for closed in (closed for one in plan["exercises"] for closed in one["closed"]):
        company = company or closed["opened_by"] == "chair_and_company"
    if company and person.chance(0.5):
        plan = person.say("step_answered", exercise=WALL, step="chair_and_company", answer="accepted")
    return plan


def _of_last_evening(person: Person, waits: Json) -> Json:
    answers = _answers(person, waits, person.temperament.usual_pain)
    told = {key: value for key, value in answers.items() if key != "fewer" and value != "little"}
    told["repetitions_said"] = max(0, waits["repetitions"] - answers["fewer"]) if "effort" in told else None
    little = {"little_pain": True} if answers.get("pain") == "little" else {}
    hurt = {"pain": person.luck.randint(1, 10)} if person.chance(person.temperament.hurts) else {}
    return {**told, **little, **hurt}


def _morning(person: Person) -> int | None:
    if person.chance(person.temperament.skips_questions):
        return None
    worse = person.luck.randint(1, 5) if person.chance(person.temperament.worse_mornings) else 0
    return min(10, max(0, person.temperament.usual_pain + worse + person.luck.choice((-1, 0, 0))))


def _takes_steps(person: Person, plan: Json) -> Json:
    for step in plan["proposals"]:
        yes = "accepted" if person.chance(person.temperament.says_yes) else "declined"
        told = {"exercise": step["exercise"], "step": step["step"]}
        answer = person.entry("step_answered", {**told, "answer": yes})
        person.keep(answer)
        if person.chance(person.temperament.says_no_at_once):
            no = person.entry("step_answered", {**told, "answer": "declined"})
            person.keep({**no, "at": answer["at"]})
        plan = person.plan()
    if person.temperament.shown and _may_be_shown(plan) and person.chance(0.1):
        plan = person.say("step_answered", exercise=CHEST, step="open", answer="accepted", shown_by_therapist=True)
    if person.temperament.presses_everything and person.chance(0.3):
        plan = _presses_everything(person)
    if plan["may_go_back"] and person.chance(0.01):
        back = person.luck.choice(plan["may_go_back"])
        plan = person.say("step_answered", exercise=back["exercise"], step=back["step"], answer="undone")
    return _changes_the_beat(person, plan)


def _may_be_shown(plan: Json) -> bool:
    closed = [closed["opened_by"] for one in plan["exercises"] if one["exercise"] == CHEST for closed in one["closed"]]
    return closed == ["step"]


def _presses_everything(person: Person) -> Json:
    """Somebody, or some broken device, says yes to steps that nobody proposed, and sets a larger plan."""
    exercise = person.luck.choice(EXERCISES)
    rung = person.luck.choice(rules.LADDERS[exercise])
    step = person.luck.choice((f"rung:{rung}", f"repetitions:{person.luck.randint(2, 20)}"))
    person.say("step_answered", exercise=exercise, step=step, answer="accepted")
    return person.say("plan_set", exercise=exercise, repetitions=person.luck.randint(5, 20), rung=rung)


def _changes_the_beat(person: Person, plan: Json) -> Json:
    if not person.chance(person.temperament.changes_the_beat):
        return plan
    item = person.luck.choice(plan["exercises"])
    beat = item["dose"].get("beat_seconds") or 1.0
    wanted = min(1.5, max(1.0, round(beat + person.luck.choice((0.1, 0.1, 0.1, 0.3, -0.1, -0.2)), 1)))
    return person.say("plan_set", exercise=item["exercise"], beat_seconds=wanted)


# -------------------------------------------------------------------- what happens beside


def _odd_things(person: Person) -> None:
    """What is not asked: pain told from Today, an entry taken back, other devices, other apps, a therapist's new plan."""
    temperament = person.temperament
    for chance, happens in (
        (temperament.tells_pain, _tells_pain),
        (temperament.takes_back, _takes_back),
        (temperament.same_ids, _writes_two_ways),
        (temperament.newer_app, _writes_what_is_new),
        (temperament.wrong_clock, _dates_ahead),
        (temperament.prescribed_again, _is_prescribed_again),
        (temperament.brings_papers, brings_a_paper),
    ):
        if person.chance(chance):
            happens(person)
    if temperament.without_app and person.chance(temperament.without_app):
        _writes_down(person)


def _tells_pain(person: Person) -> None:
    pain = person.luck.choice((None, 2, 4, 7))
    person.say("pain_told", pain=pain, exercise=person.luck.choice((None, *EXERCISES)))


def _writes_down(person: Person) -> None:
    """Today's or an earlier day's, with and without pain; and now and then some words."""
    exercise = person.luck.choice(EXERCISES)
    part = person.luck.choice(("morning", "evening")) if exercise == NECK else "once"
    day = (day_of(person.now) - timedelta(days=person.luck.choice((0, 0, 1, 1, 3, 20)))).isoformat()
    hurt: Json = (
        {"hurt": True, "pain": person.luck.choice((None, 3, 7))} if person.chance(0.1) else {"hurt": False, "pain": 0}
    )
    person.say("done_without_app", exercise=exercise, part_of_day=part, day=day, **hurt)
    if person.chance(0.3):
        person.say("words_written", day=day, text="It went well.\nNo pain.")


def _takes_back(person: Person) -> None:
    person.say("retracted", entry=person.luck.choice(person.entries[-30:])["id"])


def _writes_two_ways(person: Person) -> None:
    """One entry comes a second time with another body, as from a device that went on from an older copy."""
    entry = person.luck.choice(person.entries[-10:])
    other = dict(person.luck.choice([one for one in person.entries if one["kind"] == entry["kind"]])["body"])
    if entry["kind"] == "session_finished":
        other |= {"effort": person.luck.choice((None, 1, 8)), "pain": person.luck.choice((None, 0, 5))}
    person.keep({**entry, "body": other})
    person.plan()


def _writes_what_is_new(person: Person) -> None:
    kind, body, schema = person.luck.choice(
        (
            ("session_finished", {"exercise": "heel-raise", "reason": "TARGET_REACHED", "repetitions": 5}, 1),
            ("session_finished", {"exercise": NECK, "reason": "SNEEZED", "repetitions": 5}, 1),
            ("red_flag", {"kind": "blurred_sight"}, 1),
            ("pain_told", {"pain": 3, "exercise": None}, 2),
            ("morning_after", {"pain": 14}, 1),
            ("balance_tried", {"seconds": 12}, 1),
            ("plan_set", {"exercise": "heel-raise", "repetitions": 5}, 1),
            ("step_answered", {"exercise": NECK, "step": "repetitions:6", "answer": "dreamt"}, 1),
        )
    )
    person.keep({**person.entry(kind, body), "schema": schema})
    person.plan()


def _dates_ahead(person: Person) -> None:
    at = person.now + timedelta(days=person.luck.choice((2, 30, 400)))
    kind, body = person.luck.choice(
        (
            ("pain_told", {"pain": 3, "exercise": None}),
            ("red_flag", {"kind": "dizzy"}),
            ("screen_answered", {"answers": {"q4": "yes"}}),
            ("screen_answered", {"answers": dict(ALL_WELL)}),
            ("cleared", {"what": "screen"}),
            ("plan_set", {"exercise": NECK, "repetitions": 10, "rung": "towel", "by": "therapist"}),
        )
    )
    person.keep(person.entry(kind, body, at))
    person.plan()


def _is_prescribed_again(person: Person) -> None:
    _is_prescribed(person, person.luck.randint(5, 20), person.luck.choice(rules.LADDERS[WALL]))


def _devices_meet(person: Person) -> None:
    """What the second device has kept comes over, all at once."""
    come = [entry for day, entry in person.pocket if day <= person.now]
    person.pocket = [one for one in person.pocket if one[0] > person.now]
    for entry in come:
        person.keep(entry)


# -------------------------------------------------------------------- a session


def _do(person: Person, planned: Json, told_before: int | None) -> None:
    dose = planned["dose"]
    pain_before = _pain_before(person) if told_before is None else told_before
    manner = {"beat_seconds": dose.get("beat_seconds") or 1.0, **{key: planned[key] for key in _PLANNED_MANNER}}
    place = {"exercise": planned["exercise"], "rung": dose["rung"], "repetitions": dose["repetitions"]}
    request = {**place, "manner": manner}
    sitting = live(person.house, request, _mood(person, planned, pain_before))
    entry = _finished(person, sitting, pain_before)
    if person.watched:
        check_session(heard(sitting, request, entry["body"]))
    person.sessions += 1
    person.practised[planned["exercise"]] = person.practised.get(planned["exercise"], 0) + 1
    if person.chance(person.temperament.second_device):
        days = timedelta(days=person.luck.randint(1, MOST_DAYS_APART))
        person.pocket.append((person.now + days, entry))
    else:
        person.keep(entry)
        person.plan()


_PLANNED_MANNER = ("half_effort", "familiar", "turn")


def _finished(person: Person, sitting: Sitting, pain_before: int | None) -> Json:
    person.now += timedelta(seconds=round(sitting.at))
    place = {"id": uuid7(person.now, person.luck), "person": person.id, "at": person.now.isoformat(timespec="seconds")}
    return sitting.entry({**place, "pain_before": pain_before})


def _pain_before(person: Person) -> int | None:
    told = person.chance(person.temperament.tells_pain_before)
    return max(0, person.pain_today + person.luck.choice((-1, 0, 0, 0, 0, 0, 0, 0))) if told else None


HURT = Told("hurt")
HAPPENINGS: dict[str, tuple[Told, ...]] = {
    "warning_sign": (Told("red_flag", carries={"kind": "dizzy"}),),
    "hurts": (HURT, Told("pain", 5.0)),
    "slips": (HURT, Told("mistake", 4.0)),
    "names_nothing": (HURT,),
    "stops": (Told("stopped"),),
    "tired_and_back": (Told("tired"), Told("taken_back", 3.0)),
    "tires": (Told("tired"),),
    "interrupted": (),
    "pauses": (Told("paused"),),
    "falls_silent": (),
}


def _mood(person: Person, planned: Json, pain_before: int | None) -> Mood:
    temperament, luck = person.temperament, person.luck
    happens = next((name for name in HAPPENINGS if person.chance(getattr(temperament, name))), None)
    phases = ("holding", "holding", "lifting", "resting", "leading_in", "leaving", "setting_up")
    return Mood(
        happens=HAPPENINGS.get(happens or "", ()),
        in_repetition=luck.randint(1, planned["dose"]["repetitions"]),
        phase="asking_ready" if happens == "falls_silent" else luck.choice(phases),
        answers=_answers(person, planned, pain_before),
        silent=happens in ("falls_silent", "names_nothing"),
        leaves=happens == "interrupted",
        lies_already=person.chance(temperament.lies_already),
        knows_it=person.chance(0.5),
        answers_later=planned["part_of_day"] == "evening" and person.chance(temperament.answers_later),
    )


def _answers(person: Person, planned: Json, pain_before: int | None) -> Json:
    temperament, luck = person.temperament, person.luck
    pain = max(0, (pain_before or 0) + luck.choice((-1, 0, 0, 0, 0, 0, 0, 1)))
    told: Json = {"effort": _effort(person, planned["exercise"]), "pain": pain}
    answers = {key: value for key, value in told.items() if not person.chance(temperament.skips_questions)}
    if answers.get("pain") and pain <= (pain_before or 0) and person.chance(0.5):
        answers["pain"] = "little"
    return {**answers, "fewer": int(person.chance(0.03))}


def _effort(person: Person, exercise: str) -> int:
    """What felt hard grows easier with practice."""
    eased = 0.1 * person.practised.get(exercise, 0)
    felt = person.temperament.first_effort - eased + person.luck.uniform(-1.5, 1.5)
    return round(min(10.0, max(0.0, felt)))
