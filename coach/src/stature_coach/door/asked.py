"""Reads what a program asks for in JSON: each part as what it must be. Raises BadRequest in one line, naming it.

Does not know what is asked, nor of whom.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from stature_coach.problems import SHOWN_LETTERS, BadRequest
from stature_coach.strict_json import DEEPEST_KEPT, read_strictly
from stature_coach.weeks.copies import KeptHere
from stature_coach.weeks.entry import moment

# A message holds a list of entries as they were kept.
DEEPEST_TOLD: Final = DEEPEST_KEPT + 8


def object_of(text: str) -> dict[str, Any]:
    """The one object that this text is, read strictly."""
    try:
        value = read_strictly(text, DEEPEST_TOLD)
    except json.JSONDecodeError as error:
        raise BadRequest(f"this is not JSON: {error.msg}; write one object, like {{}}") from None
    except (ValueError, RecursionError) as error:
        raise BadRequest(f"{error}; write one plain object, like {{}}") from None
    if not isinstance(value, dict):
        raise BadRequest("this is not a JSON object; write one, like {}")
    return value


def whole_in(told: Mapping[str, Any], key: str) -> int:
    """A whole number under that key."""
    value = told.get(key)
    if isinstance(value, float) and value.is_integer():  # a number that came through JavaScript
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadRequest(f"{key} is {json.dumps(value)}; write a whole number, like 4")
    return value


def text_in(told: Mapping[str, Any], key: str, write: str = "a text") -> str:
    """A text under that key; `write` says what would be right."""
    value = told.get(key)
    if not isinstance(value, str):
        raise BadRequest(f"{key} is {json.dumps(value)[:SHOWN_LETTERS]}; write {write}")
    return value


def number_in(asked: Mapping[str, Any], key: str) -> float:
    """A number under that key."""
    value = asked[key]
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise BadRequest(f"{key} is {json.dumps(value)}; write a number, like 1.5")
    return float(value)


def time_in(told: Mapping[str, Any]) -> float:
    """Whole milliseconds, as cues have them: or else a page cannot tell which cues an event takes back."""
    at = told.get("at")
    if isinstance(at, bool) or not isinstance(at, (int, float)) or at < 0:
        raise BadRequest(f"at is {json.dumps(at)}; write seconds since the start, like 31.0")
    return round(float(at), 3)


def word_in(words: type[Any], told: Mapping[str, Any], key: str) -> Any:
    """One of these words, under that key."""
    values = [word.value for word in words]
    if told.get(key) not in values:
        raise BadRequest(f'{key} is "{told.get(key)}"; write one of {", ".join(values)}')
    return words(told[key])


def yes_in(asked: Mapping[str, Any], key: str, *, otherwise: bool = False) -> bool:
    """True or false under that key; `otherwise` where nothing is said."""
    value = asked.get(key, otherwise)
    if not isinstance(value, bool):
        raise BadRequest(f"{key} is {json.dumps(value)}; write true or false")
    return value


def date_in(asked: Mapping[str, Any], key: str) -> date | None:
    """A date, or None where nothing is said."""
    value = asked.get(key)
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadRequest(f"{key} is {json.dumps(value)}; write a date, like 2026-11-23") from None


def kept_in(asked: Mapping[str, Any]) -> KeptHere:
    """Where the diary lies, by {"alone", "clears", "copied_at"} under `kept`; with a keeper where nothing is said."""
    told = asked.get("kept") or {}
    if not isinstance(told, dict):
        raise BadRequest(f'kept is {json.dumps(told)[:SHOWN_LETTERS]}; write an object, like {{"alone": true}}')
    copied = told.get("copied_at")
    at = moment(copied, "copied_at") if copied else None
    return KeptHere(yes_in(told, "alone"), yes_in(told, "clears"), at)
