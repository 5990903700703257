"""An entry of a diary: one thing that happened, told once and never changed.

Decides what an entry is, which may come in at the door, and what becomes of one that was damaged where it lies. Does not
know what entries add up to; diary.py does. The schema of each kind stands in docs/diary.md.
"""

import hashlib
import json
import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final, TypeGuard, TypeVar, cast

from stature_coach.problems import BadRequest, shown
from stature_coach.strict_json import too_much
from stature_coach.weeks.entry_bodies import BODIES, malformed

SCHEMA: Final = 1
LARGEST_SCHEMA: Final = 32_767
# The schema of what stands in a diary and is no entry that any version writes; no version writes this number.
DAMAGED: Final = 0
# Older than any diary: what has lost its date and its id is dated ahead of nothing.
_NO_DATE: Final = datetime(1970, 1, 1, tzinfo=UTC)
# What an id can tell at most, and still a year that a calendar has: some days before the last of 9999.
_LATEST_MILLISECONDS: Final = 253_402_000_000_000
KEYS: Final = ("id", "person", "at", "kind", "body", "schema")
_KNOWN_KEYS: Final = frozenset(KEYS)
_WHAT_IT_IS: Final = f"an entry is an object with {', '.join(KEYS)}"
# A newer app's kinds are words like ours.
_KIND: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_UUID7: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
# The forms of ISO 8601 are many; one is enough, and every program that reads the diary knows it.
_LOCAL_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)", re.ASCII)

# Each offset that a clock on a wall may have, once: moments of one zone are told apart without asking it for its offset,
# which is most of what sorting a diary costs. Zones lie quarters of an hour apart (IANA Time Zone Database, since 1972).
_QUARTER: Final = timedelta(minutes=15)
_ZONES: Final = {_QUARTER * n: timezone(_QUARTER * n) if n else UTC for n in range(-95, 96)}

_A_UUID7: Final = "019a8f00-0000-7000-8000-000000000000"
_RIGHT_TIME: Final = "write local time with its offset, like 2026-11-23T08:00:00+01:00"

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `at` is local time with its offset; `body` is plain JSON."""

    # Its hash alone: two things told under one id are seldom, and are told apart by being compared.
    id: str
    person: str = field(hash=False)
    at: datetime = field(hash=False)
    kind: str = field(hash=False)
    body: Mapping[str, Any] = field(hash=False)
    schema: int = field(default=SCHEMA, hash=False)


def entry_from(told: object) -> Entry:
    """An entry that stands in a diary, from its JSON. What this version cannot read of it is kept, and careful.

    Where something around its body is damaged, or more stands there than this version knows, its schema is DAMAGED:
    whatever of it is still whole is kept, and an id that is lost gets another, the same each time it is read.
    """
    try:
        return _whole(told)
    except BadRequest:
        return _damaged(told)


def _whole(told: object) -> Entry:
    """Raises BadRequest in one line where it is no entry: what was found, and what would be right."""
    if not isinstance(told, dict):
        raise BadRequest(_WHAT_IT_IS)
    # Refused and not dropped: a part that a newer app added would be lost without a word.
    if not told.keys() <= _KNOWN_KEYS:
        unknown = sorted(set(told) - _KNOWN_KEYS)
        raise BadRequest(f"{shown(unknown[0])} is no part of an entry; its parts are {', '.join(KEYS)}")
    kind, body, schema = told.get("kind"), told.get("body"), told.get("schema")
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 1:
        raise BadRequest(f"schema is {shown(schema)}; write {SCHEMA}")
    if not isinstance(kind, str):
        raise BadRequest(f"kind is {shown(kind)}; write one of {', '.join(BODIES)}")
    if not isinstance(body, dict):
        raise BadRequest("body is not an object; write what happened, like {}")
    at = moment(told.get("at"), "at")
    return Entry(_uuid7(told, "id"), _uuid7(told, "person"), at, kind, body, schema)


def _damaged(told: object) -> Entry:
    """What is whole of it. No kind, no body and no person are the empty ones."""
    parts = told if isinstance(told, dict) else {}
    kind, body, person = parts.get("kind"), parts.get("body"), parts.get("person")
    return Entry(
        id=parts["id"] if is_uuid7(parts.get("id")) else _id_of_its_own(told),
        person=person if is_uuid7(person) else "",
        at=_whatever_date(parts),
        kind=kind if isinstance(kind, str) else "",
        body=body if isinstance(body, dict) else {},
        schema=DAMAGED,
    )


def _whatever_date(parts: Mapping[str, Any]) -> datetime:
    """Its own, or that of its id, which was made when it was written: what follows from pain follows from there (S2)."""
    try:
        return moment(parts.get("at"), "at")
    except BadRequest:
        pass
    milliseconds = int(parts["id"].replace("-", "")[:12], 16) if is_uuid7(parts.get("id")) else 0
    return _NO_DATE + timedelta(milliseconds=min(milliseconds, _LATEST_MILLISECONDS))


def _id_of_its_own(told: object) -> str:
    return f"damaged-{hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]}"


def new_entry_from(told: object) -> Entry:
    """An entry as it comes in at the door: by a device, from a file, or written here. Raises BadRequest in one line.

    Words, kinds and schemas of a newer app are taken; what no version writes is refused.
    """
    entry = kept_entry_from(told)
    if not _KIND.fullmatch(entry.kind):
        raise BadRequest(f"kind is {shown(entry.kind)}; write one of {', '.join(BODIES)}")
    if problem := too_much(entry.body):
        raise BadRequest(f"body: {problem}")
    if entry.schema == SCHEMA and (problem := malformed(entry.kind, entry.body)):  # a newer app's is kept as it is
        raise BadRequest(problem)
    return entry


def kept_entry_from(told: object) -> Entry:
    """An entry that some diary has kept, by whatever rules of its body: what stands around it is as it must be.

    Raises BadRequest in one line for what no keeper can hold.
    """
    entry = _whole(told)
    written = cast("Mapping[str, Any]", told)["at"]
    if not _LOCAL_TIME.fullmatch(written):
        raise BadRequest(f"at is {shown(written)}; {_RIGHT_TIME}")
    if entry.schema > LARGEST_SCHEMA:
        raise BadRequest(f"schema is {shown(entry.schema)}; write a whole number up to {LARGEST_SCHEMA}")
    return entry


def moment(value: object, name: str) -> datetime:
    """A local time with its offset. Raises BadRequest."""
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        at = None
    offset = None if at is None else at.utcoffset()
    if at is None or offset is None:
        raise BadRequest(f"{name} is {shown(value)}; {_RIGHT_TIME}")
    return at.replace(tzinfo=_ZONES.get(offset, at.tzinfo))


def in_time(entry: Entry) -> tuple[datetime, str]:
    """The order of entries: by their moment; of one moment, the same on every device."""
    return entry.at, entry.id


def grouped(entries: Iterable[Entry], key: Callable[[Entry], Key]) -> Mapping[Key, tuple[Entry, ...]]:
    """The entries of each key, in the order in which they come."""
    groups = dict[Key, list[Entry]]()
    for entry in entries:
        one = key(entry)
        if one in groups:
            groups[one].append(entry)
        else:
            groups[one] = [entry]
    return {one: tuple(told) for one, told in groups.items()}


def _uuid7(told: Mapping[str, Any], key: str) -> str:
    value = told.get(key)
    if not is_uuid7(value):
        raise BadRequest(f"{key} is {shown(value)}; write a UUIDv7 in small letters, like {_A_UUID7}")
    return value


def is_uuid7(value: object) -> TypeGuard[str]:
    """Whether it is the name of an entry or of a person, in the one way in which it is written."""
    return isinstance(value, str) and _UUID7.fullmatch(value) is not None
