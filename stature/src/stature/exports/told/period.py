"""The days that a report for a therapist is about, with the diary, the house and the words that every part of it is written from.

Decided here: how a day, a number and an exercise are written. Not known here: what of the diary is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from stature.exports.told.speaking import spoken
from stature_coach.door.wire import House
from stature_coach.safety import local_day
from stature_coach.weeks.diary import Entry, Known


@dataclass(frozen=True, slots=True)
class Period:
    """What every part of the report is written from."""

    house: House
    words: Mapping[str, Any]
    language: str
    known: Known
    first: date
    last: date
    zone: Any

    @property
    def own(self) -> Mapping[str, Any]:
        return self.words["report"]  # type: ignore[no-any-return]

    @property
    def end(self) -> datetime:
        return datetime.combine(self.last, time(23, 59), self.zone)

    def said(self, key: str) -> str:
        return spoken(self.house, key, self.language)

    def date(self, day: date, *, short: bool = False) -> str:
        dates = self.words["dates"]
        names = dates["short_months" if short else "months"]
        shape: str = dates["short_date" if short else "date"]
        return shape.format(day=day.day, month=names[day.month - 1], year=day.year)

    def holds(self, at: datetime) -> bool:
        return self.first <= local_day(at) <= self.last

    def name(self, exercise_id: str) -> str:
        return self.said(self.house.regimen.exercise(exercise_id).name)

    def number(self, value: float) -> str:
        """As that language writes it: 162.5, or 162,5."""
        return f"{value:g}".replace(".", self.words["dates"]["decimal"])


def zone_on(entries: Iterable[Entry], last: date) -> Any:
    """The clock the person lived by on the last of these days."""
    so_far = [entry.at for entry in entries if entry.at.date() <= last]
    return max(so_far).tzinfo if so_far else UTC


def newest(found: Iterable[tuple[Any, str]]) -> list[str]:
    """Lines with when they were, newest first."""
    return [line for _, line in sorted(found, key=lambda one: (one[0], one[1]), reverse=True)]
