"""The marks by which a diary's tables and names are known for what they were made as."""

from __future__ import annotations

import json

from stature.keeping.entry import sum_of

# The newest migration: what `tables.py` says, and the statements of `reading.py` ask. A test compares all three.
REVISION = "0006"


def name_sum(person: object, name: object, picture: object) -> str:
    """The sum that stands beside a name; another one where any of them is no text."""
    return sum_of(json.dumps([person, name, picture], ensure_ascii=False, default=repr))
