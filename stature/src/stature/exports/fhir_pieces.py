"""What every resource of the clinic's records is put together from: times, quantities, references, names; an observation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeGuard
from uuid import UUID, uuid5

from stature.exports import codes
from stature.exports.codes import LOINC, UCUM, local
from stature_coach.weeks.entry import Entry

Told = Mapping[str, Any]
Resource = dict[str, Any]

# Names of resources that no entry names are made from the person's own id, so they are the same in every export.
NAMES: Final = UUID("6f1c1c1e-7f0b-5d5e-9b52-5e1f53a7a1c4")
_NO_LETTERS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# FHIR's times go no further from Greenwich than fourteen hours.
FURTHEST_OFFSET: Final = timedelta(hours=14)


def quantity(value: float, unit: str, shown: str) -> Resource:
    return {"value": value, "unit": shown, "system": UCUM, "code": unit}


def reference(identity: str) -> Resource:
    return {"reference": f"urn:uuid:{identity}"}


def time(at: datetime) -> str:
    offset = at.utcoffset()
    near = offset is not None and abs(offset) <= FURTHEST_OFFSET
    told = (at if near else _at_greenwich(at)).isoformat(timespec="seconds")
    # Both are right; libraries write the first as the second, and a clinic compares texts.
    return told.removesuffix("+00:00") + "Z" if told.endswith("+00:00") else told


def text(told: str) -> str:
    """A text of the diary as FHIR's strings are: it says something, and has no sign that moves a printer."""
    return _NO_LETTERS.sub("\ufffd", told).strip() or "-"


def _at_greenwich(at: datetime) -> datetime:
    try:
        return at.astimezone(UTC)
    except OverflowError:  # in the first or the last hours of the calendar, where no clock ever was right
        return at.replace(tzinfo=UTC)


def name(owner: str, what: str) -> str:
    return str(uuid5(NAMES, f"{owner} {what}"))


def code(word: str) -> str:
    """A word of the diary as a code of ours."""
    return word.lower().replace("_", "-")


def is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def observed(entry: Entry, status: str, category: str, codings: list[Resource]) -> Resource:
    return {
        "resourceType": "Observation",
        "id": entry.id,
        "status": status,
        "category": [codes.category(category), *([codes.PHYSICAL_ACTIVITY] if category == "activity" else [])],
        "code": {"coding": codings},
        "subject": reference(entry.person),
        "performer": [reference(entry.person)],
    }


def observed_at(entry: Entry, status: str, category: str, codings: list[Resource]) -> Resource:
    return {**observed(entry, status, category, codings), "effectiveDateTime": time(entry.at)}


def pain_of(entry: Entry, status: str, key: str, word: str) -> Resource:
    severity = {
        "system": LOINC,
        "code": "72514-3",
        "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
    }
    value = quantity(entry.body[key], "{score}", "0 to 10")
    return {**observed_at(entry, status, "survey", [severity, local(word)]), "valueQuantity": value}
