"""Every form a diary leaves the house in, by the word a person uses for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from stature.exports.fhir import diary_fhir
from stature.exports.reminders import reminders_ics
from stature.exports.tables import diary_csv, diary_json
from stature_coach.wire import House

# The person is {"id", "name", "picture"}, or None where nobody has a diary yet.
Exported = Callable[[House, Mapping[str, Any] | None, Sequence[Mapping[str, Any]]], bytes]

EXPORTS: Final[Mapping[str, Exported]] = {
    "csv": diary_csv,
    "json": diary_json,
    "fhir": diary_fhir,
    "ics": reminders_ics,
}
