"""What a person reads and hears, taken from the files that the app is built from, so that no test copies a sentence.

In English, unless a test is `speaking("es")`.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

REGIMEN = Path(os.environ.get("STATURE_REGIMEN") or Path(__file__).parents[1] / "regimen")


_language = "en"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it, everything is read and pressed in that language."""
    global _language  # noqa: PLW0603 - every helper reads words; none should have to pass on in which language
    before, _language = _language, language
    try:
        yield
    finally:
        _language = before


def every_text(language: str) -> set[str]:
    """All that the pages show and the coach says in a language, but for what has places to be filled."""
    pages, said = _read(f"wording/pages/{language}.toml"), _read(f"wording/{language}.toml")
    return {text for text in [*_texts(pages), *_texts(said)] if "{" not in text}


def _texts(table: dict[str, Any]) -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _texts(value)
        elif isinstance(value, str) and name != "note":
            yield value


def words(key: str, **places: object) -> str:
    """The page's string of a dotted key, its places filled in."""
    return _filled(_found(_read(f"wording/pages/{_language}.toml"), key), places)


def spoken(key: str, **places: object) -> str:
    """The coach's sentence of a dotted key."""
    return _filled(_found(_read(f"wording/{_language}.toml"), key)["text"], places)


def paper_words(table: str, key: str) -> str:
    """The papers' string of that table."""
    return str(_read(f"wording/paper/{_language}.toml")[table][key])


def pattern(key: str) -> re.Pattern[str]:
    """The page's string of a dotted key, whatever stands in its places."""
    pieces = re.split(r"\{\w+\}", words(key))
    return re.compile("^" + ".+".join(re.escape(piece) for piece in pieces) + "$")


def questions() -> list[dict[str, Any]]:
    """The nine questions: id, careful answer, and in `closes` the exercises that name it."""
    return [{**one, "closes": _named(one["id"])} for one in _read("screen.toml")["questions"]]


def _named(question: str) -> list[str]:
    return [each for each in exercises() if question in exercise(each)["closed_by"]]


def exercises() -> list[str]:
    """The ids of all there are."""
    return [path.stem for path in sorted(REGIMEN.glob("*.toml")) if "ladder" in _read(path.name)]


def movements() -> dict[str, list[dict[str, Any]]]:
    """The everyday movements by id, each with its steps."""
    return {name: movement["steps"] for name, movement in _read("moving-safely.toml").items()}


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
