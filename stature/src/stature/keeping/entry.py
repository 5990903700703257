"""An entry as a keeper sees it: who, when, what kind, and a body it never looks into.

Decided here: when two bodies are the same. Not known here: what any kind of entry must contain;
the coach's diary has said yes to it before it comes this far.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stature_coach.strict_json import same_numbers


@dataclass(frozen=True, slots=True)
class Entry:
    """One immutable line of a diary. `body` is canonical JSON text, see `canonical`."""

    id: str
    person: str
    at: str
    kind: str
    body: str
    schema: int

    @classmethod
    def from_json(cls, entry: Mapping[str, Any]) -> Entry:
        """From an entry the coach has accepted. Raises UnicodeEncodeError for half a character pair."""
        return cls(
            id=entry["id"],
            person=entry["person"],
            at=entry["at"],
            kind=entry["kind"],
            body=canonical(entry["body"]),
            schema=entry["schema"],
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "person": self.person,
            "at": self.at,
            "kind": self.kind,
            "body": json.loads(self.body),
            "schema": self.schema,
        }


def canonical(body: object) -> str:
    """The same text for the same body: keys in order, no spaces, `3.0` written `3`.

    Python writes 61.0 and a browser sends the very same number back as 61; an entry that has been
    through both is still the same entry.
    """
    text = json.dumps(same_numbers(body), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    text.encode("utf-8")
    return text
