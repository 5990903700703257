"""A diary in one file: a first line that says what follows and its sum, then one entry a line in the order of ids.

Decides what such a file looks like and whether one can be trusted; the app and the command line share it. Does not know
where files are. Reading takes a backup, or bare JSON lines of entries; a damaged file is refused whole. What a whole
backup holds was in a diary: it comes back as it was, also where the door would not take it as new any more.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from stature_coach.problems import BadRequest, shown
from stature_coach.strict_json import DEEPEST_KEPT, DEEPEST_TEXT, canonical, read_strictly
from stature_coach.weeks.entry import Entry, is_uuid7, kept_entry_from, moment, new_entry_from

FORMAT: Final = 1
HEAD: Final = frozenset({"stature_backup", "people", "entries", "sha256"})
LONGEST_NAME: Final = 40
PICTURES: Final = ("sun", "leaf", "bird", "boat", "cat", "tree", "flower", "cup", "star", "hat", "fish", "house")


# U+200C and U+200D: Persian names are written with the one, a family among the emoji with the other.
_WITHOUT_JOINERS: Final = {0x200C: None, 0x200D: None}


@dataclass(frozen=True, slots=True)
class Backup:
    """What a file holds: people as {"id", "name", "picture"}, and entries as JSON objects, in the order of the file.

    `made` is when it was written, local time with its offset; None where an older version, or another program, wrote it.
    `told` are the same entries as values, in the same order: whoever only looks need not read them a second time.
    """

    people: tuple[Mapping[str, Any], ...]
    entries: tuple[Mapping[str, Any], ...]
    made: str | None = None
    told: tuple[Entry, ...] = field(default=(), compare=False)


class _Line(NamedTuple):
    """One line: the JSON object as it stands there, and the entry that it is."""

    written: Mapping[str, Any]
    entry: Entry


def write_backup(
    people: Iterable[Mapping[str, Any]], entries: Iterable[Mapping[str, Any]], made: str | None = None
) -> str:
    """The file's text. The same people and entries give the same text, in whatever order they come, but for when it was made.

    Raises BadRequest where `made` is no local time with its offset.
    """
    if made is not None:
        moment(made, "made")
    told = sorted((str(entry["id"]), line_of(entry)) for entry in entries)
    lines = [line + "\n" for _, line in told]
    follows = "".join(lines)
    known = sorted(({key: one.get(key) for key in ("id", "name", "picture")} for one in people), key=_id)
    when = {} if made is None else {"made": made}
    counted = {"people": known, "entries": len(lines), "sha256": _sum(known, follows, made)}
    head = {"stature_backup": FORMAT, **when, **counted}
    return json.dumps(head, ensure_ascii=False) + "\n" + follows


def line_of(entry: Mapping[str, Any]) -> str:
    """The same text for the same entry: keys in order, no spaces, `3.0` written `3` as a browser does."""
    return canonical(entry)


def read_backup(content: bytes) -> Backup:
    """A backup, or JSON lines of entries. Raises BadRequest naming the first line at fault, counted from 1."""
    # An editor on another system may have put its mark in front, or its own ends of lines.
    lines = _text(content).removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    while lines and not lines[-1].strip():  # an editor, or a mail program, may have added some
        lines.pop()
    if not lines:
        raise BadRequest("line 1: the file is empty; choose a backup, or JSON lines of entries")
    head = _value(1, lines[0])
    if isinstance(head, dict) and "stature_backup" in head:
        return _backup(head, lines)
    return _holding((), [_new(at, line) for at, line in enumerate(lines, start=1) if line.strip()])


def entry_problem(entry: object) -> str | None:
    """Why this cannot be kept as an entry, in one clear line; None where it can."""
    try:
        new_entry_from(entry)
    except BadRequest as problem:
        return str(problem)
    return None


def person_problem(person: object) -> str | None:
    """Why this cannot be somebody's name and picture, in one clear line; None where it can."""
    if not isinstance(person, dict) or set(person) != {"id", "name", "picture"}:
        return "a person is an object with id, name and picture"
    name, picture = person["name"], person["picture"]
    if not is_uuid7(person["id"]):
        return f"id is {shown(person['id'])}; write a UUIDv7 in small letters"
    if not _is_name(name):
        return f"name is {shown(name)}; write 1 to {LONGEST_NAME} letters, with no space before or after"
    return None if picture in PICTURES else f"picture is {shown(picture)}; write one of {', '.join(PICTURES)}"


def _is_name(name: object) -> bool:
    """Letters as people write them, a joiner between two among them; nothing that moves or turns what stands beside it."""
    if not isinstance(name, str) or not 1 <= len(name) <= LONGEST_NAME or name != name.strip():
        return False
    seen = name.translate(_WITHOUT_JOINERS)
    return seen.isprintable() and seen[:1] == name[0] and seen[-1:] == name[-1]


def strict_json(text: str, deepest: int = DEEPEST_TEXT) -> Any:
    """JSON with no key twice, no NaN, numbers that fit and whole characters. Raises ValueError."""
    value = read_strictly(text, deepest)
    # Half of a character pair, written \ud800, is JSON by the letter and text nowhere. Where no letter is written by its
    # number, and the text came as UTF-8, there is none.
    if "\\u" in text or not text.isascii():
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


def _backup(head: Mapping[str, Any], lines: list[str]) -> Backup:
    count = head.get("entries")
    if head["stature_backup"] != FORMAT:
        raise BadRequest("line 1: this backup was written by a newer Stature; install that version or a later one")
    told = lines[1:]
    follows, made = "".join(line + "\n" for line in told), head.get("made")
    is_whole = set(head) - {"made"} == HEAD and head["sha256"] == _sum(head["people"], follows, made)
    entries = _entries(told, _kept if is_whole else _new)
    if count != len(entries):
        raise BadRequest(
            f"line {len(lines)}: the file ends here with {len(entries)} entries, and its first line promises "
            f"{shown(count)}; take another copy of this backup"
        )
    if not is_whole:
        raise BadRequest(
            "line 1: the sum does not fit who and what is in the file, so something was changed; "
            "take another copy of this backup"
        )
    if made is not None:
        _is_a_moment(made)
    return _holding(_people(head.get("people")), entries, made)


def _holding(people: tuple[Mapping[str, Any], ...], lines: Iterable[_Line], made: str | None = None) -> Backup:
    written, told = tuple(zip(*lines, strict=True)) or ((), ())
    return Backup(people, written, made, told)


def _is_a_moment(made: object) -> None:
    try:
        moment(made, "made")
    except BadRequest as problem:
        raise BadRequest(f"line 1: {problem}") from None


def _people(told: object) -> tuple[Mapping[str, Any], ...]:
    if not isinstance(told, list):
        raise BadRequest(f"line 1: people is {shown(told)}; write a list")
    named = [one for one in told if not (isinstance(one, dict) and one.get("name") is None)]
    for one in named:
        if problem := person_problem(one):
            raise BadRequest(f"line 1: {problem}")
    return tuple(named)


def _entries(lines: Iterable[str], read: Callable[[int, str], _Line]) -> list[_Line]:
    """Every line's entry, also where two devices have told two things of one id: a diary keeps both."""
    return [read(at, line) for at, line in enumerate(lines, start=2)]


def _new(at: int, line: str) -> _Line:
    """An entry that may come in at the door. Raises BadRequest."""
    written = _value(at, line)
    try:
        return _Line(written, new_entry_from(written))
    except BadRequest as problem:
        raise BadRequest(f"line {at}: {problem}") from None


def _kept(at: int, line: str) -> _Line:
    """An entry that some diary has kept, by whatever rules. Raises BadRequest for what no keeper can hold."""
    written = _value(at, line, DEEPEST_KEPT)
    try:
        entry = kept_entry_from(written)
        if _may_be_deep(line):
            line_of(written)
    except BadRequest as problem:
        raise BadRequest(f"line {at}: {problem}") from None
    except RecursionError:
        raise BadRequest(f"line {at}: it is nested too deeply; a line holds one whole entry") from None
    return _Line(written, entry)


def _may_be_deep(line: str) -> bool:
    """Whether it could be nested deeper than whoever writes it again can go; most lines have a few brackets in all."""
    return line.count("[") + line.count("{") > DEEPEST_TEXT


def _value(at: int, line: str, deepest: int = DEEPEST_TEXT) -> Any:
    try:
        return strict_json(line, deepest)
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


def _id(one: Mapping[str, Any]) -> str:
    return str(one["id"])


def _sum(people: object, follows: str, made: object) -> str:
    """Over who is in the file too: a name on the wrong diary is worse than an entry lost. And over when, where that is told."""
    when = "" if made is None else f"{json.dumps(made)}\n"
    return hashlib.sha256(f"{when}{json.dumps(people, ensure_ascii=False)}\n{follows}".encode()).hexdigest()
