"""A diary as a table for a spreadsheet, and as JSON for a program; everything is in both.

The table has one row for each entry, and a column for each thing with its unit in the name; what has no column of its
own stands as JSON in `more`. Decided here: that it opens right in the spreadsheets of a language, and in the plain form
for programs. Not known here: who asked, and where it is written to.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence, Set as AbstractSet
from typing import Any, Final

from stature.exports.cells import as_json, cell
from stature_coach.door.backup import line_of
from stature_coach.door.wire import House
from stature_coach.safety import local_day
from stature_coach.weeks.diary import entry_from

Told = Mapping[str, Any]

QUESTIONS: Final = tuple(f"q{number}" for number in range(1, 10))

# Column by column: its name, and where in a body its value stands.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "exercise": ("exercise",),
    "reason": ("reason",),
    "repetitions": ("repetitions",),
    "repetitions_said": ("repetitions_said",),
    "planned_repetitions": ("dose", "repetitions"),
    "rung": ("dose", "rung"),
    "hold_counts": ("dose", "hold_counts"),
    "beat_seconds": ("beat_seconds",),
    "half_effort": ("half_effort",),
    "effort_0_to_10": ("effort",),
    "pain_before_0_to_10": ("pain_before",),
    "pain_0_to_10": ("pain",),
    "little_pain": ("little_pain",),
    "answers_wait": ("answers_wait",),
    "answers_of": (),
    "red_flag": ("red_flag",),
    "pain_told": ("pain_told",),
    "unanswered": ("unanswered",),
    "tired_taken_back": ("tired_taken_back",),
    "pressed_by_mistake": ("pressed_by_mistake",),
    "efforts": ("efforts",),
    "seconds": ("seconds",),
    "height_centimetres": ("centimetres",),
    "chair_stands": ("stands",),
    "hurt": ("hurt",),
    "day": ("day",),
    "part_of_day": ("part_of_day",),
    "own_words": ("text",),
    **{question: ("answers", question) for question in QUESTIONS},
    "step": ("step",),
    "answer": ("answer",),
    "days": ("days",),
    "times": ("times",),
    "locked": ("locked",),
    "by": ("by",),
    "what": ("what",),
    "clears": ("entries",),
    "retracts": ("entry",),
}
FIRST: Final = ("date", "time", "kind", "exercise_name", "retracted")
LAST: Final = ("more", "at", "id", "person", "schema")
# The same thing under another name in some kinds of entry.
ELSEWHERE: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("plan_set", "repetitions"): (),
    ("plan_set", "planned_repetitions"): ("repetitions",),
    ("plan_set", "rung"): ("rung",),
    ("red_flag", "red_flag"): ("kind",),
    ("session_answered", "answers_of"): ("entry",),
    ("session_answered", "retracts"): (),
}
# Where a comma stands between whole and tenths, spreadsheets look for a semicolon between cells.
COMMA_DECIMALS: Final = frozenset({"da", "de", "es", "fi", "fr", "it", "nb", "nl", "pl", "pt", "sv"})
# Without it, a spreadsheet reads the letters beyond ASCII as those of another alphabet.
BYTE_ORDER_MARK: Final = "\ufeff"


def diary_csv(
    house: House, person: Told | None, entries: Sequence[Told], language: str = "en", *, plain: bool = False
) -> bytes:
    """One row an entry, oldest first; UTF-8, RFC 4180, as the spreadsheets of that language open it.

    `plain` is for programs: commas and points whatever the language, and no mark in front. `person` is not needed: each row
    names theirs.
    """
    del person
    names = {exercise.id: house.wording.text(exercise.name) for exercise in house.regimen.exercises}
    retracted = {_text(entry["body"].get("entry")) for entry in entries if entry["kind"] == "retracted"}
    separator, decimal = (";", ",") if language in COMMA_DECIMALS and not plain else (",", ".")
    written = io.StringIO()
    table = csv.writer(written, delimiter=separator)
    table.writerow([*FIRST, *COLUMNS, *LAST])
    for entry in in_order(entries):
        table.writerow([cell(value, decimal) for value in _row(entry, names, retracted)])
    return (("" if plain else BYTE_ORDER_MARK) + written.getvalue()).encode("utf-8")


def diary_json(house: House, person: Told | None, entries: Sequence[Told]) -> bytes:
    """{"stature_diary": 1, "person": {"id", "name", "picture"} or null, "entries": [as they are kept]}, oldest first."""
    del house
    ordered = [json.loads(line_of(entry)) for entry in in_order(entries)]
    whole = {"stature_diary": 1, "person": person, "entries": ordered}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def in_order(entries: Sequence[Told]) -> list[Told]:
    """Oldest first; two of one moment by their id, and two of one id by what they say."""
    return sorted(entries, key=lambda entry: (entry_from(entry).at, entry["id"], line_of(entry)))


def _row(entry: Told, names: Mapping[str, str], retracted: AbstractSet[str | None]) -> list[Any]:
    body: Told = entry["body"]
    at = entry_from(entry).at
    exercise = body.get("exercise")
    first = [
        local_day(at).isoformat(),
        at.strftime("%H:%M"),
        entry["kind"],
        names.get(exercise) if isinstance(exercise, str) else None,
        True if entry["id"] in retracted else None,
    ]
    shown = {column: ELSEWHERE.get((entry["kind"], column), place) for column, place in COLUMNS.items()}
    more = _without(body, [place for place in shown.values() if _at(body, place) is not None])
    last = [as_json(more) if more else None, entry["at"], entry["id"], entry["person"], entry["schema"]]
    return [*first, *(_at(body, place) for place in shown.values()), *last]


def _at(body: Any, place: tuple[str, ...]) -> Any:
    """The value at that place; None where there is none, or something that is not one cell."""
    if not place:
        return None
    for key in place:
        body = body.get(key) if isinstance(body, dict) else None
    return body


def _without(body: Told, places: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    """What the columns do not show. A key without a value says nothing."""
    shown = {place[0] for place in places if len(place) == 1}
    return {
        key: left
        for key, value in body.items()
        if key not in shown and (left := _left(value, {place[1:] for place in places if place[0] == key})) is not None
    }


def _left(value: Any, shown: set[tuple[str, ...]]) -> Any:
    if not isinstance(value, dict):
        return value
    return {key: one for key, one in value.items() if (key,) not in shown and one is not None} or None


def _text(value: object) -> str | None:
    """A newer app may take back in a way of its own."""
    return value if isinstance(value, str) else None
