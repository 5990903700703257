"""Whether one entry may be kept: the coach's diary says so, once the outside is sure to fit a keeper.

Decided here: only what would be lost or misread on the way to a table. What the body of a kind must say is
the coach's.
"""

from __future__ import annotations

import re
from typing import Any

from stature_coach.diary import entry_from
from stature_coach.problems import BadRequest

KEYS = ("id", "person", "at", "kind", "body", "schema")
UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")

# The forms of ISO 8601 are many; one is enough, and every program that reads the diary knows it.
LOCAL_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)", re.ASCII)
LARGEST_SCHEMA = 32_767
SHOWN_CHARACTERS = 300
SHORT = 60


def problem_of_entry(entry: object, person: str) -> str | None:
    """One clear line on why this entry cannot be kept for that person; None if it can."""
    try:
        told = _outside(entry)
        entry_from(told)
    except BadRequest as error:
        return " ".join(str(error).split())[:SHOWN_CHARACTERS]
    if told["person"] != person:
        return f"person is {told['person']}; the address names {person}"
    return None


def _outside(entry: object) -> dict[str, Any]:
    if not isinstance(entry, dict):
        raise BadRequest(f"an entry is an object with {', '.join(KEYS)}")
    # Refused and not dropped: a part that a newer app added would be lost without a word.
    if unknown := sorted(set(entry) - set(KEYS)):
        raise BadRequest(f"{_short(unknown[0])} is no part of an entry; its parts are {', '.join(KEYS)}")
    for key in ("id", "person"):
        if not _matches(UUID7, entry.get(key)):
            raise BadRequest(f"{key} is {_short(entry.get(key))}; write a UUIDv7 in small letters")
    if not _matches(LOCAL_TIME, entry.get("at")):
        raise BadRequest(
            f"at is {_short(entry.get('at'))}; write local time with its offset, like 2026-11-23T08:00:00+01:00"
        )
    if not isinstance(entry.get("kind"), str):
        raise BadRequest(f"kind is {_short(entry.get('kind'))}; write a word, like session_finished")
    if (schema := entry.get("schema")) is not None and isinstance(schema, int) and schema > LARGEST_SCHEMA:
        raise BadRequest(f"schema is {_short(schema)}; write a whole number up to {LARGEST_SCHEMA}")
    return entry


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= SHORT else shown[:SHORT] + "..."
