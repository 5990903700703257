"""What an answer about pain is met with: a human word, a number to call where it is much, and whether it is pain told.

Decides which word, and what the page writes down of it (S2). Does not know how a page asks, nor what follows from pain.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from typing import Final

from stature_coach.safety import HIGH_PAIN, MUCH_PAIN, local_day
from stature_coach.session.moves.asking import MUCH_PAIN_AFTER
from stature_coach.weeks.entry import Entry, in_time
from stature_coach.weeks.pain import rose


class When(Enum):
    """When it was asked: before or after an exercise, in the morning, or told from the page of the day."""

    BEFORE = "before"
    AFTER = "after"
    MORNING = "morning"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Met:
    """The key of the word; `call`: the page shows whom to call; `tell`: it is pain told, and closes as pain does.

    `rest`: a day of rest is worth a thought, and nobody is made to.
    """

    key: str
    call: bool = False
    tell: bool = False
    rest: bool = False


_MUCH: Final[Mapping[When, str]] = MappingProxyType(
    {
        When.BEFORE: "answer.much_before",
        When.AFTER: MUCH_PAIN_AFTER,
        When.MORNING: "answer.much_morning",
        When.NOW: "answer.much_now",
    }
)


def met_with(when: When, pain: int | None, first_that_day: int | None) -> Met:
    """The answer to `pain`, 0-10 or None where it was not told.

    `first_that_day` is the first pain told that local day: from there a rise is measured (S2).
    """
    if pain is not None and pain >= MUCH_PAIN:
        return Met(_MUCH[when], call=True, tell=True)
    if when is When.NOW:  # somebody came to say that something hurts, by whatever number
        return Met("answer.some_now", tell=True)
    if when not in (When.BEFORE, When.MORNING) or pain is None:
        return Met("answer.some")
    if when is When.MORNING:  # nobody is asked again before the exercise, so a rest is offered here
        return Met("answer.rest_today", rest=True) if pain >= HIGH_PAIN else Met("answer.some")
    if first_that_day is not None and rose(first_that_day, pain):
        return Met("answer.more_than_before", tell=True)
    return Met("answer.rest_today", rest=True) if pain >= HIGH_PAIN else Met("answer.some")


def first_told(entries: Iterable[Entry], now: datetime) -> int | None:
    """The first pain told on the local day of `now`, or the morning's where that was less; None where none was."""
    told = [
        entry for entry in sorted(entries, key=in_time) if entry.at <= now and local_day(entry.at) == local_day(now)
    ]
    numbers = [number for entry in told for number in _numbers(entry)]
    mornings = [number for entry in told if entry.kind == "morning_after" for number in _numbers(entry)]
    return min([*numbers[:1], *mornings], default=None)


def _numbers(entry: Entry) -> list[int]:
    """What it says of pain, first what was found and then what was left. A newer app's words are no numbers."""
    keys = ("pain_before", "pain") if entry.kind == "session_finished" else ("pain",)
    told = (entry.body.get(key) for key in keys)
    return [pain for pain in told if isinstance(pain, int) and not isinstance(pain, bool)]
