"""The coach's sentences, for a paper; and what is said where a paper cannot be made."""

from __future__ import annotations

from stature_coach.door.wire import House


class CannotPrint(ValueError):
    """The paper asked for cannot be made. The message is one clear line: what was found, where, what would be right."""


def spoken(house: House, key: str, language: str) -> str:
    """One of the coach's sentences. Raises CannotPrint where the language lacks it."""
    if key not in house.wording.sentences:
        raise CannotPrint(f"wording/{language}.toml has no sentence {key}; write it, and print again")
    return house.wording.text(key)
