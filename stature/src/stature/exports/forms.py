"""Every form a diary leaves the house in, by the word a person uses for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from stature.exports.fhir import diary_fhir
from stature.exports.reminders import reminders_ics
from stature.exports.tables import diary_csv, diary_json
from stature_coach.door.wire import House

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

# The person is {"id", "name", "picture"}, or None where nobody has a diary yet.
Person = Mapping[str, Any] | None
Entries = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a file is made for: the words' language, the moment of asking, and a calendar's time zone where one was named."""

    language: str
    now: datetime
    timezone: ZoneInfo | None = None


Exported = Callable[[House, Person, Entries, Asked], bytes]

EXPORTS: Final[Mapping[str, Exported]] = {
    "csv": lambda house, person, entries, asked: diary_csv(house, person, entries, asked.language),
    "csv-plain": lambda house, person, entries, asked: diary_csv(house, person, entries, asked.language, plain=True),
    "json": lambda house, person, entries, _: diary_json(house, person, entries),
    "fhir": lambda house, person, entries, asked: diary_fhir(house, person, entries, asked.now),
    "fhir-transaction": lambda house, person, entries, asked: diary_fhir(
        house, person, entries, asked.now, transaction=True
    ),
    "ics": lambda house, person, entries, asked: reminders_ics(house, person, entries, asked.now, asked.timezone),
}
