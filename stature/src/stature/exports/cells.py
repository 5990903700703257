"""One value as the text of one cell, in which no spreadsheet finds a formula.

A spreadsheet runs what begins with a sign of a formula. It may take a file apart at another separator than ours, and
whatever our quotation marks say: so a sign is made harmless at the start of a cell and after every separator inside it.
Not known here: which values there are, and how cells become a file.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

# The last four are full-width: programs that read East Asian text take them for the first four.
SIGNS: Final = "=+\\-@\uff1d\uff0b\uff0d\uff20"
# Where a cell begins for one reader or another, and what readers take away before they look at it.
_FORMULA: Final = re.compile(rf"((?:^|[;,|\t\r\n])[\s\"']*+)([{SIGNS}])")
# Some readers take these away from the start of a cell, and then look again.
_TAKEN_AWAY: Final = ("\t", "\r", "\n", "\v", "\f")
_JSON_TEXT: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_JSON_SIGNS: Final = re.compile("[=+@\uff1d\uff0b\uff0d\uff20]|(?<=[\\s;,|\"'])-")


def cell(value: object, decimal: str = ".") -> str:
    """The value for somebody who reads it; `decimal` is the mark of the language between whole and tenths."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return as_json(value).replace(".", decimal)
        case _ if (words := _words(value)) is not None:
            return harmless(words)
        case _:
            return as_json(value)


def _words(value: object) -> str | None:
    """A text, or several in a row; None for anything else."""
    match value:
        case str():
            return value
        case list() if all(isinstance(one, str) for one in value):
            return " ".join(value)
        case dict() if all(isinstance(one, str) for one in value.values()):
            return " ".join(f"{key} {one}" for key, one in value.items())
        case _:
            return None


def harmless(text: str) -> str:
    """The text, with a `'` before every sign that some spreadsheet would take for the start of a formula."""
    shown = _FORMULA.sub(r"\1'\2", text)
    return f"'{shown}" if shown.startswith(_TAKEN_AWAY) else shown


def as_json(value: Any) -> str:
    """As JSON, which says the same: a sign that could start a formula is written by its number."""
    told = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _JSON_TEXT.sub(lambda text: _JSON_SIGNS.sub(_by_number, text[0]), told)


def _by_number(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04x}"
