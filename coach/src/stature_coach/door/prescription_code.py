"""A prescription told as sixteen symbols in groups of four, and read back: for a print, a telephone, a link.

Decides which number stands for which prescription, and says of a code that is none in one line what is wrong with it.
Exercises and rungs go by the numbers that the regimen gives them for ever. Does not know whether a plan may be set
(prescription.py). The same layout stands in docs/prescription.md, so that another program could write one.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from stature_coach.door.check_symbols import CHECKS, MESSAGE, SIZE, SYMBOLS, only_wrong, sums, with_checks
from stature_coach.problems import BadRequest, shown
from stature_coach.regimen.values import MOST_EXERCISES, MOST_RUNGS, Exercise, Regimen
from stature_coach.weeks.entry_bodies import PARTS, WEEK_DAYS
from stature_coach.weeks.prescribed import Do, Prescribed

# Without I, L, O and U, which a hand or an ear takes for others.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
VERSION: Final = 1
FIRST_DAY: Final = date(2025, 1, 1)
GROUP: Final = 4
# Spaces and hyphens of every kind that a keyboard or a mail program may put between groups.
_BETWEEN: Final = re.compile("[ \t\u00a0\u202f\u2010-\u2014-]")

_DATES: Final = 1 << 14
_DAYS: Final = 1 << len(WEEK_DAYS)
_LOCKS: Final = 2
_REPETITIONS: Final = 21
_PARTS: Final = (1 << len(PARTS)) - 1
_NOTHING: Final = 0
_WAIT: Final = 1
_DO: Final = 2
_EXERCISE: Final = _DO + _REPETITIONS * MOST_RUNGS * _PARTS
# In this order, the first the greatest: what each field of a number may be less than. The version stands before them.
_FIELDS: Final = (_DATES, _DAYS, _LOCKS, *(_EXERCISE,) * MOST_EXERCISES)
_LATEST_VERSION: Final = 3

ASK_FOR_ANOTHER: Final = "ask who gave it to you for another"


class BadCode(BadRequest):
    """A code that cannot be taken: the key of what is wrong with it, and the place, 1 to 16, where that is known."""

    def __init__(self, key: str, says: str, place: int | None = None) -> None:
        super().__init__(says)
        self.key = key
        self.place = place


def code_of(regimen: Regimen, prescribed: Prescribed) -> str:
    """The code, in groups of four. Raises BadRequest for what no code can tell: a part without a number, a day too far."""
    fields = [(prescribed.made - FIRST_DAY).days, _bits(prescribed.days or (), WEEK_DAYS), int(prescribed.locked)]
    fields += _of_exercises(regimen, prescribed.plan)
    if not 0 <= fields[0] < _DATES:
        latest = FIRST_DAY + timedelta(days=_DATES - 1)
        raise BadRequest(f"the date is {prescribed.made}; write one from {FIRST_DAY} to {latest}")
    number = VERSION
    for value, size in zip(fields, _FIELDS, strict=True):
        number = number * size + value
    message = [number // SIZE**place % SIZE for place in reversed(range(MESSAGE))]
    return grouped("".join(ALPHABET[symbol] for symbol in with_checks(message)))


def grouped(symbols: str) -> str:
    """As it is printed, `1234-5678-...`, also while it is being typed."""
    return "-".join(symbols[at : at + GROUP] for at in range(0, len(symbols), GROUP))


def read_code(regimen: Regimen, text: str) -> Prescribed:
    """The prescription of a code, small or large, with or without spaces. Raises BadCode in one line."""
    number = _number(_whole(text))
    fields = list[int]()
    for size in reversed(_FIELDS):
        number, value = divmod(number, size)
        fields.append(value)
    lock, days, made = fields[MOST_EXERCISES:]
    _of_this_version(number)
    return Prescribed(
        made=FIRST_DAY + timedelta(days=made),
        plan=_plan(regimen, fields[MOST_EXERCISES - 1 :: -1]),
        days=_named(days, WEEK_DAYS) or None,
        locked=bool(lock),
    )


def symbols_in(text: str) -> str:
    """The symbols of what was typed so far, large and without what stands between. Raises BadCode at a sign that is none."""
    typed = _BETWEEN.sub("", text).upper()
    for place, sign in enumerate(typed, start=1):
        if sign not in ALPHABET:
            says = f"the sign {shown(sign)} at place {place} is in no code; codes have digits, and letters but I, L, O and U"
            raise BadCode("paper.sign", says, place)
    return typed


def _whole(text: str) -> str:
    symbols = symbols_in(text)
    if len(symbols) != SYMBOLS:
        key = "paper.too_short" if len(symbols) < SYMBOLS else "paper.too_long"
        raise BadCode(key, f"the code has {len(symbols)} letters and digits; write all {SYMBOLS}, in groups of four")
    return symbols


def _number(symbols: str) -> int:
    values = [ALPHABET.index(symbol) for symbol in symbols]
    if any(found := sums(values)):
        place = only_wrong(found)
        if place is None:
            raise BadCode(
                "paper.several_wrong", "more than one letter or digit of the code is wrong; look at all of it"
            )
        says = (
            f"look again at place {place + 1} of the code, {shown(symbols[place])}: it is not the one that was printed"
        )
        raise BadCode("paper.one_wrong", says, place + 1)
    number = 0
    for value in values[:-CHECKS]:
        number = number * SIZE + value
    return number


def _of_this_version(version: int) -> None:
    if VERSION < version <= _LATEST_VERSION:
        raise BadCode(
            "paper.newer", "this paper was made by a newer Stature; update, then take it; until then follow the print"
        )
    if version != VERSION:
        raise BadCode("paper.no_paper", f"no Stature made this code; {ASK_FOR_ANOTHER}")


def _of_exercises(regimen: Regimen, plan: Mapping[str, Do | None]) -> list[int]:
    values = [_NOTHING] * MOST_EXERCISES
    for name, do in plan.items():
        exercise = regimen.exercise(name)
        if not exercise.number:
            raise BadRequest(f"{name} has no number in the regimen, so no paper can name it; leave it out")
        values[exercise.number - 1] = _WAIT if do is None else _DO + _of_do(exercise, do)
    return values


def _of_do(exercise: Exercise, do: Do) -> int:
    rung = exercise.rung(do.rung)
    if not rung.number:
        raise BadRequest(f"{exercise.id}: rung {rung.id} has no number in the regimen, so no paper can name it")
    return (do.repetitions * MOST_RUNGS + rung.number - 1) * _PARTS + _bits(do.parts, PARTS) - 1


def _plan(regimen: Regimen, values: list[int]) -> dict[str, Do | None]:
    exercises = {exercise.number: exercise for exercise in regimen.exercises}
    plan = dict[str, Do | None]()
    for number, value in enumerate(values, start=1):
        if value == _NOTHING:
            continue
        if number not in exercises:
            raise _unknown(f"exercise {number}")
        exercise = exercises[number]
        plan[exercise.id] = None if value == _WAIT else _do(exercise, value - _DO)
    return plan


def _do(exercise: Exercise, value: int) -> Do:
    value, parts = divmod(value, _PARTS)
    repetitions, rung = divmod(value, MOST_RUNGS)
    found = next((one for one in exercise.ladder if one.number == rung + 1), None)
    if found is None:
        raise _unknown(f"rung {rung + 1} of {exercise.id}")
    return Do(repetitions, found.id, _named(parts + 1, PARTS))


def _unknown(what: str) -> BadCode:
    says = f"this version does not know {what}. Nothing changed. Update, then take it; until then follow the print."
    return BadCode("paper.unknown", says)


def _bits(names: tuple[str, ...], among: tuple[str, ...]) -> int:
    return sum(1 << at for at, name in enumerate(among) if name in names)


def _named(bits: int, among: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for at, name in enumerate(among) if bits >> at & 1)
