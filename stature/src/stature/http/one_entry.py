"""Whether one entry may be kept for the person an address names. The coach says what an entry is."""

from __future__ import annotations

from stature_coach.door.backup import entry_problem
from stature_coach.weeks.entry import LARGEST_SCHEMA

SHOWN_CHARACTERS = 300

__all__ = ["LARGEST_SCHEMA", "problem_of_entry"]


def problem_of_entry(entry: object, person: str) -> str | None:
    """One clear line on why this entry cannot be kept for that person; None if it can."""
    if problem := entry_problem(entry):
        return problem[:SHOWN_CHARACTERS]
    if isinstance(entry, dict) and entry["person"] != person:
        return f"person is {entry['person']}; the address names {person}"
    return None
