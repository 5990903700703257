"""Papers as a physiotherapist would make them, and any paper at all."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from stature_coach.door.prescription_code import FIRST_DAY
from stature_coach.weeks.entry_bodies import WEEK_DAYS
from stature_coach.weeks.prescribed import Do, Prescribed

if TYPE_CHECKING:
    from stature_coach.regimen.values import Exercise, Regimen

LAST_DAY = FIRST_DAY + timedelta(days=(1 << 14) - 1)


def any_paper(regimen: Regimen, luck: Random, made: date | None = None) -> Prescribed:
    """Whatever the regimen allows."""
    made = made or FIRST_DAY + timedelta(days=luck.randrange(1 << 14))
    days = luck.choice([None, tuple(day for day in WEEK_DAYS if luck.random() < 0.5) or None])
    named = [one for one in regimen.exercises if luck.random() < 0.7]
    plan = {one.id: any_part(one, luck) for one in named}
    return Prescribed(made, plan, days, luck.random() < 0.5 if plan or days else True)


def any_part(exercise: Exercise, luck: Random) -> Do | None:
    if luck.random() < 0.3:
        return None
    rung = luck.choice(exercise.ladder)
    parts = tuple(part for part in exercise.parts_of_day if luck.random() < 0.6) or exercise.parts_of_day[:1]
    return Do(luck.randint(1, rung.ceiling), rung.id, parts)
