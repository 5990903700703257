"""An entry as a keeper sees it: who, when, what kind, and a body it never looks into.

Decided here: when two bodies are the same, and the sum by which an entry shows that it is as it was. Not known here: what
any kind of entry must contain; the coach's diary has said yes to it before it comes this far.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from stature_coach import strict_json

# Half of SHA-256: enough that nobody finds two entries with one sum, whatever they try.
SUM_LETTERS = 32

# Something else than a text, as damage can leave it, has a line too; it fits no sum. There are few kinds, told often.
_json_text = lru_cache(maxsize=64, typed=True)(json.JSONEncoder(ensure_ascii=False, default=repr).encode)


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

    def as_sent(self) -> str:
        """The JSON text of `to_json`, with the body as the text it is."""
        kind = _json_text(self.kind)
        return (
            f'{{"id":"{self.id}","person":"{self.person}","at":"{self.at}",'
            f'"kind":{kind},"body":{self.body},"schema":{self.schema}}}'
        )

    def line(self) -> str:
        """The entry as it stands in a backup, without the end of the line."""
        # A kind may be any word that a newer app writes; nothing in a time or an id needs another writing.
        kind = _json_text(self.kind)
        return (
            f'{{"at":"{self.at}","body":{self.body},"id":"{self.id}",'
            f'"kind":{kind},"person":"{self.person}","schema":{self.schema}}}'
        )

    def sum(self) -> str:
        """The first half of the SHA-256 of the entry's line: one letter changed, and it is another."""
        return sum_of(self.line())


def in_order(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """As JSON objects in the order of ids; bodies under one id in one order too, whichever came first."""
    return [entry.to_json() for entry in sorted(entries, key=lambda entry: (entry.id, entry.line()))]


def sum_of(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()[:SUM_LETTERS]


def canonical(body: object) -> str:
    """One text for one body, by the coach's rule. Raises UnicodeEncodeError for half a character pair."""
    text = strict_json.canonical(body)
    text.encode("utf-8")
    return text
