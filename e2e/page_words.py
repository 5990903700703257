"""What a person reads and hears, taken from the files that the app is built from, so that no test copies a sentence."""

from __future__ import annotations

import os
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

REGIMEN = Path(os.environ.get("STATURE_REGIMEN") or Path(__file__).parents[1] / "regimen")


def words(key: str, **places: object) -> str:
    """The page's string of a dotted key, its places filled in."""
    return _filled(_found(_read("wording/pages/en.toml"), key), places)


def spoken(key: str, **places: object) -> str:
    """The coach's sentence of a dotted key."""
    return _filled(_found(_read("wording/en.toml"), key)["text"], places)


def pattern(key: str) -> re.Pattern[str]:
    """The page's string of a dotted key, whatever stands in its places."""
    pieces = re.split(r"\{\w+\}", words(key))
    return re.compile("^" + ".+".join(re.escape(piece) for piece in pieces) + "$")


def questions() -> list[dict[str, Any]]:
    """The nine questions: id, careful answer, what it closes."""
    found: list[dict[str, Any]] = _read("screen.toml")["questions"]
    return found


def exercise(name: str) -> dict[str, Any]:
    return _read(f"{name}.toml")


@cache
def _read(path: str) -> dict[str, Any]:
    return tomllib.loads((REGIMEN / path).read_text("utf-8"))


def _found(table: Any, key: str) -> Any:
    for part in key.split("."):
        table = table[part]
    return table


def _filled(text: str, places: dict[str, object]) -> str:
    return re.sub(r"\{(\w+)\}", lambda place: str(places.get(place[1], place[0])), text)
