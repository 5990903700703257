"""The contract of coach and page as a JSON schema: what the page's types are written from, and what tests hold JSON to."""

import json
import sys
import typing
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import typing_extensions
from pydantic import TypeAdapter

_PARTS: Final = ("", "day_", "history_", "paper_", "practice_", "group_", "printed_")
ROOMS: Final = tuple(f"stature_coach.door.{part}contract" for part in _PARTS)
WRITTEN: Final = Path(__file__).parents[2] / "web" / "src" / "engine" / "contract.json"
# A note of a past day carries besides whatever its entry does.
OPEN: Final = frozenset({"PastNote"})


@cache
def types() -> Mapping[str, Any]:
    """Everything that the contract names, by its name."""
    with _bases_kept():
        rooms = [vars(import_module(name)) for name in ROOMS]
    told = {name: one for room in rooms for name, one in room.items() if _is_told(name)}
    for name, one in told.items():
        if typing_extensions.is_typeddict(one):
            extra = "allow" if name in OPEN else "forbid"
            one.__pydantic_config__ = {"extra": extra, "use_attribute_docstrings": True}
    return told


@contextmanager
def _bases_kept() -> Iterator[None]:
    """Reads the rooms anew, aside from the coach's own: before 3.12 the dictionaries of typing forget their bases."""
    own, read = typing.TypedDict, {name: sys.modules.pop(name, None) for name in ROOMS}
    typing.TypedDict = typing_extensions.TypedDict  # type: ignore[assignment]
    try:
        yield
    finally:
        typing.TypedDict = own
        sys.modules.update({name: module for name, module in read.items() if module})


def _is_told(name: str) -> bool:
    return not name.startswith("_") and name[0].isupper() and name not in typing.__all__


@cache
def holder(name: str) -> TypeAdapter[Any]:
    """What JSON is held to: what the contract names so, and no key besides. Raises where something else was said."""
    return TypeAdapter(types()[name])


def schema() -> dict[str, Any]:
    """An OpenAPI document without any path, whose schemas are the contract."""
    asked = [(name, "serialization", holder(name)) for name in types()]
    found, told = TypeAdapter.json_schemas(asked, ref_template="#/components/schemas/{model}")  # type: ignore[arg-type]
    every = {**{str(name): one for (name, _), one in found.items()}, **told.get("$defs", {})}
    plain = {name: _plain(every[name]) for name in sorted(every) if not name.startswith("_")}
    info = {"title": "What coach and page say to each other", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": {}, "components": {"schemas": plain}}


def _plain(one: Any) -> Any:
    """Without what only repeats the names, and without what TypeScript has no word for."""
    if isinstance(one, list):
        return [_plain(part) for part in one]
    if not isinstance(one, dict):
        return one
    repeats = {
        key for key in ("title", "additionalProperties") if isinstance(one.get(key), str) or one.get(key) is False
    }
    return {key: _plain(part) for key, part in one.items() if key not in repeats}


def text() -> str:
    """The schema as it is written down."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
