"""Doses as an onlooker follows them: how much it is, how it stood at each look, and on which days something grew.

Knows no coach, and not what may carry a dose up or down; that is `grown.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from lab.people import rules
from lab.people.rules import LADDERS, Json, RuleBroken


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of an exercise: repetitions, the height of its rung, and the beat in tenths of a second."""

    exercise: str
    repetitions: int
    height: int
    beat_tenths: int = 10

    def within(self, other: Dose) -> bool:
        """Whether it is no more than the other in anything."""
        mine, most = (
            (self.repetitions, self.height, self.beat_tenths),
            (other.repetitions, other.height, other.beat_tenths),
        )
        return all(one <= most_of_it for one, most_of_it in zip(mine, most, strict=True))

    def easier(self, other: Dose) -> bool:
        """Whether it is easier in something, the beat included, and more in nothing."""
        return self.within(other) and self != other

    @property
    def is_first(self) -> bool:
        """Whether there is nothing to step back to: a first plan, or less."""
        return self.within(first_dose(self.exercise))

    def __str__(self) -> str:
        return f"{self.repetitions} on {LADDERS[self.exercise][self.height]} at {self.beat_tenths / 10:g} s"


@dataclass(frozen=True, slots=True)
class Stand:
    """How a dose stood at a look: when that was, since when it may have been in force, and since when half effort is."""

    seen: datetime
    dose: Dose
    since: datetime
    half_since: datetime


@dataclass(slots=True)
class Course:
    """One exercise's dose over the weeks, as the coach has said it at each look. `before_away`: where it stood then.

    `settled` are the steps back of this time away that are over: from a first plan there was nothing to step back.
    """

    stands: list[Stand]
    before_away: Dose
    settled: int = 0
    raised_by: dict[str, datetime] = field(default_factory=dict)

    @property
    def now(self) -> Stand:
        """How it stood at the last look."""
        return self.stands[-1]

    @property
    def dose(self) -> Dose:
        """The dose at the last look."""
        return self.now.dose

    def takes(self, dose: Dose, now: datetime, *, half_again: bool, unsaid: bool, quicker: bool) -> None:
        """The dose of a look now; a new one may have been in force since the look before.

        Where something was only taken back, what led away from it never was: it has been in force all along. Where
        somebody only chose a quicker beat, which is free, what was easy at the slower one was no less.
        """
        last = self.now
        since = last.since if dose == last.dose or quicker else last.seen
        if unsaid and dose.easier(last.dose):
            since = next((stand.since for stand in reversed(self.stands) if stand.dose == dose), since)
        self.stands.append(Stand(now, dose, since, now if half_again else last.half_since))

    def back_to(self, moment: datetime) -> None:
        """As it stood at a moment of the past; at the beginning it was a first plan."""
        self.stands[1:] = [stand for stand in self.stands[1:] if stand.seen < moment]
        self.raised_by = {paper: at for paper, at in self.raised_by.items() if at < moment}

    def at(self, moment: datetime) -> Dose:
        """How it stood at a moment of the past."""
        return next((stand.dose for stand in reversed(self.stands) if stand.seen < moment), self.stands[0].dose)


@dataclass(slots=True)
class Courses:
    """The doses of all exercises, and the days on which something grew."""

    of: dict[str, Course] = field(default_factory=dict)
    grew_on: dict[date, str] = field(default_factory=dict)


def dose_of(item: Json) -> Dose:
    """The dose that a plan sets out. Raises RuleBroken beyond the ceilings (S7)."""
    name, told = item["exercise"], item["dose"]
    beat = told.get("beat_seconds")
    tenths = round((1.0 if beat is None else beat) * 10, 6)
    most = rules.ceiling(name, told["rung"])
    if not 1 <= told["repetitions"] <= most:
        raise RuleBroken("S7", f"{told['repetitions']} repetitions on {name}'s {told['rung']}; {most} is the most")
    if not 1 <= told["hold_counts"] <= 5:
        raise RuleBroken("S7", f"a hold of {told['hold_counts']} counts in {name}")
    if tenths != int(tenths) or not 10 <= tenths <= 15:
        raise RuleBroken("S7", f"a beat of {beat} s in {name}; from 1.0 to 1.5 in tenths")
    return Dose(name, told["repetitions"], rules.rung_height(name, told["rung"]), int(tenths))


def first_dose(exercise: str) -> Dose:
    """The first plan."""
    return Dose(exercise, rules.FIRST_REPETITIONS[exercise], 0)
