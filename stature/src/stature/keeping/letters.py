"""A text that may hold every letter, also in a database that holds no U+0000.

Older doors took a kind with such a letter, and SQLite keeps it; whoever moves to PostgreSQL brings it along. There it is
written with a mark that no text has: U+FDD0 is no letter, and Unicode promises that it never will be one.
"""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

MARK: Final = "\ufdd0"
_WRITTEN: Final = {"\0": f"{MARK}0", MARK: MARK * 2}
_READ: Final = {written: letter for letter, written in _WRITTEN.items()}
_LETTER: Final = re.compile(f"[\0{MARK}]")
_MARKED: Final = re.compile("|".join(map(re.escape, _READ)))


def as_it_was(kept: str) -> str:
    """The text that was written without U+0000."""
    return _MARKED.sub(lambda found: _READ[found[0]], kept) if MARK in kept else kept


class AnyLetters(TypeDecorator[str]):
    """Text; in SQLite as it is, elsewhere without U+0000."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or dialect.name == "sqlite":
            return value
        return _LETTER.sub(lambda found: _WRITTEN[found[0]], value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or dialect.name == "sqlite":
            return value
        return as_it_was(value)
