"""A person lives so many days with the coach: wakes, looks at the plan, does some of it, says some of what is asked.

Everything the coach knows of the person it knows from the entries, as in the app; after each entry every rule is
checked. The same seed lives the same life.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from lab.people import rules
from lab.people.onlooker import Onlooker
from lab.people.session import Mood, live
from lab.people.temperaments import ALL_WELL, TEMPERAMENTS, Temperament
from stature_coach.diary import SCHEMA, Entry, entry_from, known, session_body
from stature_coach.progression import Dose
from stature_coach.session import begin
from stature_coach.state import Manner, Phase, Prescription
from stature_coach.today import Planned, Today, today
from stature_coach.wire import House

BEGINS = datetime(2026, 1, 5, tzinfo=timezone(timedelta(hours=1)))
HOURS = {"morning": 7.5, "once": 11.0, "evening": 21.0}


@dataclass(slots=True)
class Person:
    """Somebody, and their diary so far."""

    house: House
    temperament: Temperament
    luck: random.Random
    id: str
    now: datetime = BEGINS
    entries: list[Entry] = field(default_factory=list)
    doses: dict[str, Dose] = field(default_factory=dict)
    easy: dict[str, int] = field(default_factory=dict)
    looked_at: int = 0
    sessions: int = 0
    looks: int = 0
    watched: bool = True
    onlooker: Onlooker = field(default_factory=Onlooker)

    def chance(self, of: float) -> bool:
        """Whether it happens this time."""
        return self.luck.random() < of

    def write(self, kind: str, minutes: float = 1, /, **body: Any) -> Entry:
        """Writes an entry a little later, as the app would."""
        self.now += timedelta(minutes=minutes)
        told = {"id": self.new_id(), "person": self.id, "at": self.now.isoformat(timespec="seconds"), "kind": kind}
        entry = entry_from({**told, "body": body, "schema": SCHEMA})
        self.entries.append(entry)
        return entry

    def new_id(self) -> str:
        """A UUIDv7 of this moment, from this person's own luck."""
        return uuid7(self.now, self.luck)

    def plan(self) -> Today:
        """Looks at today's plan; it must keep every rule."""
        plan = today(self.house.regimen, known(self.entries), self.now)
        self.looks += 1
        since, self.looked_at = self.entries[self.looked_at :], len(self.entries)
        if self.watched:
            self.onlooker.read(since).look(plan, since, self.now)
        for planned in plan.exercises:
            self._check_dose(planned, since)
        return plan

    def _check_dose(self, planned: Planned, since: list[Entry]) -> None:
        name, dose = planned.exercise.id, Dose(planned.repetitions, planned.rung)
        before = self.doses.get(name, dose)
        if self.watched:
            rules.check_growth(name, before, dose, since, self.easy.get(name, 0))
        if dose != before:
            self.easy[name] = 0
        self.doses[name] = dose


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
    person.write("screen_answered", answers={**ALL_WELL, **person.temperament.answers})
    for name in ("neck-press", "wall-ball-press", "prone-chest-raise") if person.temperament.days else ():
        person.write("plan_set", exercise=name, days=list(person.temperament.days))
    if person.temperament.prescribed:
        person.write("plan_set", exercise="wall-ball-press", repetitions=8, rung="start", locked=True, by="therapist")


def _is_away(temperament: Temperament, day: int) -> bool:
    starts = temperament.away_days[::2]
    return any(start <= day < start + length for start, length in zip(starts, temperament.away_days[1::2], strict=True))


def _live_a_day(person: Person) -> None:
    plan = _answered(person, person.plan())
    for planned in _wanted(person, plan):
        person.now = max(person.now, _hour(person.now, HOURS[planned.part_of_day]))
        now = next(one for one in person.plan().exercises if one.id == planned.id)
        if not now.closed:
            _do(person, now)


def _hour(now: datetime, hour: float) -> datetime:
    return now.replace(hour=0, minute=0, second=0) + timedelta(hours=hour)


def _wanted(person: Person, plan: Today) -> Iterator[Planned]:
    for planned in plan.exercises:
        chosen = planned.state != "rest_day" or person.chance(0.05)
        if chosen and person.chance(person.temperament.comes):
            yield planned


# -------------------------------------------------------------------- what the coach asks


def _answered(person: Person, plan: Today) -> Today:
    """Answers what the plan asks, and looks again where something was said."""
    told = len(person.entries)
    _ask_the_doctor(person, plan)
    if plan.ask_again:
        person.write("screen_answered", answers={question: _word(person, question) for question in plan.ask_again})
    if plan.ask_morning_after and person.chance(person.temperament.tells_mornings):
        person.write("morning_after", pain=_morning(person))
    plan = person.plan() if len(person.entries) > told else plan
    told = len(person.entries)
    _take_steps(person, plan)
    return person.plan() if len(person.entries) > told else plan


def _word(person: Person, question: str) -> str:
    return {**ALL_WELL, **person.temperament.answers}[question]


def _ask_the_doctor(person: Person, plan: Today) -> None:
    """Now and then somebody asks, and writes the answer down."""
    reasons = {closing for planned in plan.exercises for closing in planned.closed}
    for closing in sorted(reasons, key=lambda one: (one.because, one.question or "")):
        if closing.opened_by == "cleared" and person.chance(0.2):
            person.write("cleared", what=closing.question or "red_flag")
        if closing.opened_by == "chair_and_company" and person.chance(0.5):
            person.write("step_answered", exercise="wall-ball-press", step="chair_and_company", answer="accepted")


def _morning(person: Person) -> int | None:
    if person.chance(person.temperament.skips_questions):
        return None
    worse = person.luck.randint(1, 5) if person.chance(person.temperament.worse_mornings) else 0
    return min(10, max(0, person.temperament.usual_pain + worse + person.luck.choice((-1, 0, 0))))


def _take_steps(person: Person, plan: Today) -> None:
    for step in plan.proposals:
        yes = person.chance(person.temperament.says_yes)
        person.write("step_answered", exercise=step.exercise, step=step.step, answer="accepted" if yes else "declined")
    if person.temperament.presses_everything and person.chance(0.3):
        _press_everything(person)
    if plan.may_go_back and person.chance(0.01):
        exercise, back, _ = person.luck.choice(plan.may_go_back)
        person.write("step_answered", exercise=exercise, step=back, answer="undone")


def _press_everything(person: Person) -> None:
    """Somebody, or some broken device, says yes to steps that nobody proposed, and sets a larger plan."""
    exercise = person.luck.choice(("neck-press", "wall-ball-press", "prone-chest-raise"))
    rung = person.luck.choice(rules.LADDERS[exercise])
    step = person.luck.choice((f"rung:{rung}", f"repetitions:{person.luck.randint(2, 20)}"))
    before = person.easy.get(exercise, 0)
    person.write("step_answered", exercise=exercise, step=step, answer="accepted")
    person.write("plan_set", exercise=exercise, repetitions=20, rung=rung)
    person.easy[exercise] = before


# -------------------------------------------------------------------- a session


def _do(person: Person, planned: Planned) -> None:
    name, dose = planned.exercise.id, Dose(planned.repetitions, planned.rung)
    if person.watched:
        person.onlooker.check_may_begin(name, person.now)
    pain_before = _pain_before(person)
    manner = Manner(beat_seconds=person.temperament.beat_seconds, half_effort=planned.half_effort)
    prescription = Prescription(planned.exercise, dose.rung, dose.repetitions)
    lived = live(begin(prescription, manner, person.house.spoken_seconds), _mood(person, planned, pain_before))
    if person.watched:
        rules.check_session(lived, person.house.wording.text)
    person.sessions += 1
    body = {**session_body(lived.session), "pain_before": pain_before}
    person.write("session_finished", lived.session.at / 60, **body)
    easy = rules.was_easy(body, dose)
    person.easy[name] = person.easy.get(name, 0) + easy


def _pain_before(person: Person) -> int | None:
    told = person.chance(person.temperament.tells_pain_before)
    return max(0, person.temperament.usual_pain + person.luck.choice((-1, 0, 0, 0, 1))) if told else None


def _mood(person: Person, planned: Planned, pain_before: int | None) -> Mood:
    temperament, luck = person.temperament, person.luck
    names = ("warning_sign", "hurts", "stops", "tires", "interrupted", "pauses")
    happens = next((name for name in names if person.chance(getattr(temperament, name))), None)
    phases = (Phase.HOLDING, Phase.HOLDING, Phase.LIFTING, Phase.RESTING)
    pain = max(0, (pain_before or 0) + luck.choice((-1, 0, 0, 0, 0, 0, 0, 1)))
    skips = temperament.skips_questions
    return Mood(
        happens=happens,
        in_repetition=luck.randint(1, planned.repetitions),
        phase=luck.choice(phases),
        effort=None if person.chance(skips) else _effort(person, planned.exercise.id),
        pain=None if person.chance(skips) else pain,
    )


def _effort(person: Person, exercise: str) -> int:
    """What felt hard grows easier with practice, and again harder with each step."""
    practised = 0.4 * person.easy.get(exercise, 0) + 0.02 * person.sessions
    felt = person.temperament.first_effort - practised + person.luck.uniform(-1.5, 1.5)
    return round(min(10.0, max(0.0, felt)))
