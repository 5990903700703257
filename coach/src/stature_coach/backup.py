"""A diary in one file: a first line that says what follows and its sum, then one entry a line in the order of ids.

Decides what such a file looks like and whether one can be trusted; the app and the command line share it. Does not know
where files are. Reading takes a backup, or bare JSON lines of entries; a damaged file is refused whole.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from stature_coach.diary import entry_from
from stature_coach.problems import BadRequest, shown
from stature_coach.strict_json import read_strictly, same_numbers

FORMAT: Final = 1
HEAD: Final = frozenset({"stature_backup", "people", "entries", "sha256"})
KEYS: Final = ("id", "person", "at", "kind", "body", "schema")
LARGEST_SCHEMA: Final = 32_767
LONGEST_NAME: Final = 40
PICTURES: Final = ("sun", "leaf", "bird", "boat", "cat", "tree", "flower", "cup", "star", "hat", "fish", "house")

_UUID7: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
# The forms of ISO 8601 are many; one is enough, and every program that reads the diary knows it.
_LOCAL_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Backup:
    """What a file holds: people as {"id", "name", "picture"}, and entries as JSON objects, in the order of the file."""

    people: tuple[Mapping[str, Any], ...]
    entries: tuple[Mapping[str, Any], ...]


def write_backup(people: Iterable[Mapping[str, Any]], entries: Iterable[Mapping[str, Any]]) -> str:
    """The file's text. The same people and entries give the same text, in whatever order they come."""
    lines = [line_of(entry) + "\n" for entry in sorted(entries, key=lambda entry: str(entry["id"]))]
    follows = "".join(lines)
    known = sorted(({key: one.get(key) for key in ("id", "name", "picture")} for one in people), key=_id)
    head = {"stature_backup": FORMAT, "people": known, "entries": len(lines), "sha256": _sum(known, follows)}
    return json.dumps(head, ensure_ascii=False) + "\n" + follows


def line_of(entry: Mapping[str, Any]) -> str:
    """The same text for the same entry: keys in order, no spaces, `3.0` written `3` as a browser does."""
    return json.dumps(same_numbers(entry), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def read_backup(content: bytes) -> Backup:
    """A backup, or JSON lines of entries. Raises BadRequest naming the first line at fault, counted from 1."""
    # An editor on another system may have put its mark in front, or its own ends of lines.
    lines = _text(content).removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if lines[-1] == "":
        lines = lines[:-1]
    if not any(line.strip() for line in lines):
        raise BadRequest("line 1: the file is empty; choose a backup, or JSON lines of entries")
    head = _value(1, lines[0])
    if isinstance(head, dict) and "stature_backup" in head:
        return _backup(head, lines)
    return Backup((), _entries(enumerate(lines, start=1), skip_blank=True))


def entry_problem(entry: object) -> str | None:
    """Why this cannot be kept as an entry, in one clear line; None where it can."""
    try:
        entry_from(_outside(entry))
    except BadRequest as problem:
        return str(problem)
    return None


def person_problem(person: object) -> str | None:
    """Why this cannot be somebody's name and picture, in one clear line; None where it can."""
    if not isinstance(person, dict) or set(person) != {"id", "name", "picture"}:
        return "a person is an object with id, name and picture"
    name, picture = person["name"], person["picture"]
    if not _matches(_UUID7, person["id"]):
        return f"id is {shown(person['id'])}; write a UUIDv7 in small letters"
    if (
        not isinstance(name, str)
        or not 1 <= len(name) <= LONGEST_NAME
        or name != name.strip()
        or not name.isprintable()
    ):
        return f"name is {shown(name)}; write 1 to {LONGEST_NAME} letters, with no space before or after"
    return None if picture in PICTURES else f"picture is {shown(picture)}; write one of {', '.join(PICTURES)}"


def strict_json(text: str) -> Any:
    """JSON with no key twice, no NaN, numbers that fit and whole characters. Raises ValueError."""
    try:
        value = read_strictly(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    # Half of a character pair, written \ud800, is JSON by the letter and text nowhere.
    json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


def _backup(head: Mapping[str, Any], lines: list[str]) -> Backup:
    count = head.get("entries")
    if head["stature_backup"] != FORMAT:
        raise BadRequest("line 1: this backup was written by a newer Stature; install that version or a later one")
    entries = _entries(enumerate(lines[1:], start=2), skip_blank=False)
    if count != len(entries):
        raise BadRequest(
            f"line {len(lines)}: the file ends here with {len(entries)} entries, and its first line promises "
            f"{shown(count)}; take another copy of this backup"
        )
    follows = "".join(line + "\n" for line in lines[1:])
    if set(head) != HEAD or head["sha256"] != _sum(head["people"], follows):
        raise BadRequest(
            "line 1: the sum does not fit who and what is in the file, so something was changed; "
            "take another copy of this backup"
        )
    return Backup(_people(head.get("people")), entries)


def _people(told: object) -> tuple[Mapping[str, Any], ...]:
    if not isinstance(told, list):
        raise BadRequest(f"line 1: people is {shown(told)}; write a list")
    named = [one for one in told if not (isinstance(one, dict) and one.get("name") is None)]
    for one in named:
        if problem := person_problem(one):
            raise BadRequest(f"line 1: {problem}")
    return tuple(named)


def _entries(lines: Iterable[tuple[int, str]], *, skip_blank: bool) -> tuple[Mapping[str, Any], ...]:
    """Every line's entry. A file that tells two things of one id is damaged; one that tells a thing twice is not."""
    found: list[Mapping[str, Any]] = []
    told: dict[str, tuple[int, str]] = {}
    for at, line in lines:
        if skip_blank and not line.strip():
            continue
        entry = _entry(at, line)
        before, said = told.setdefault(entry["id"], (at, line_of(entry)))
        if said != line_of(entry):
            raise BadRequest(
                f"line {at}: the entry {entry['id']} says something else on line {before}; keep the true one"
            )
        found.append(entry)
    return tuple(found)


def _entry(at: int, line: str) -> Mapping[str, Any]:
    entry = _value(at, line)
    if problem := entry_problem(entry):
        raise BadRequest(f"line {at}: {problem}")
    return entry  # type: ignore[no-any-return]


def _value(at: int, line: str) -> Any:
    try:
        return strict_json(line)
    except json.JSONDecodeError as error:
        raise BadRequest(f"line {at}: this is not JSON at column {error.colno}; a line holds one whole entry") from None
    except UnicodeEncodeError:
        raise BadRequest(f"line {at}: half of a character pair stands in it; write whole characters") from None
    except ValueError as error:
        raise BadRequest(f"line {at}: {error}; a line holds one whole entry") from None


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadRequest(f"line {line}: this is no text in UTF-8; choose a backup, or JSON lines of entries") from None


def _outside(entry: object) -> Any:
    if not isinstance(entry, dict):
        raise BadRequest(f"an entry is an object with {', '.join(KEYS)}")
    # Refused and not dropped: a part that a newer app added would be lost without a word.
    if unknown := sorted(set(entry) - set(KEYS)):
        raise BadRequest(f"{shown(unknown[0])} is no part of an entry; its parts are {', '.join(KEYS)}")
    for key in ("id", "person"):
        if not _matches(_UUID7, entry.get(key)):
            raise BadRequest(f"{key} is {shown(entry.get(key))}; write a UUIDv7 in small letters")
    if not _matches(_LOCAL_TIME, entry.get("at")):
        raise BadRequest(
            f"at is {shown(entry.get('at'))}; write local time with its offset, like 2026-11-23T08:00:00+01:00"
        )
    if not isinstance(entry.get("kind"), str):
        raise BadRequest(f"kind is {shown(entry.get('kind'))}; write a word, like session_finished")
    if (schema := entry.get("schema")) is not None and isinstance(schema, int) and schema > LARGEST_SCHEMA:
        raise BadRequest(f"schema is {shown(schema)}; write a whole number up to {LARGEST_SCHEMA}")
    return entry


def _id(one: Mapping[str, Any]) -> str:
    return str(one["id"])


def _sum(people: object, follows: str) -> str:
    """Over who is in the file too: a name on the wrong diary is worse than an entry lost."""
    return hashlib.sha256(f"{json.dumps(people, ensure_ascii=False)}\n{follows}".encode()).hexdigest()


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None
