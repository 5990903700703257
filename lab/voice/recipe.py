"""How one language is spoken: which voice, how fast, and the few words it would say wrongly. Reads recipes/*.toml."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

WAYS_FOUND = "{}.ways.json"
RECIPES = Path(__file__).parent / "recipes"


@dataclass(frozen=True)
class Recipe:
    """`speeds`: key pattern -> speed of the voice model, the first that matches counts (1 is the voice's own pace).

    `spelled`: what is said in place of a stretch of text; `sounds`: what is said in place of some phonemes.
    """

    voice: str
    accent: str
    sentence_pause_seconds: float
    comma_pause_seconds: float
    count_pitch_hz: float
    speeds: Mapping[str, float]
    spelled: Mapping[str, str]
    sounds: Mapping[str, str]
    # Key -> which of manner.WAYS it is said in, where that was heard better than the first.
    ways: Mapping[str, int] = field(default_factory=dict)

    def speed_of(self, key: str) -> float:
        return next(speed for pattern, speed in self.speeds.items() if fnmatch(key, pattern))

    def said(self, text: str) -> str:
        for written, said in self.spelled.items():
            text = text.replace(written, said)
        return text.strip()

    def sentences(self, text: str) -> list[str]:
        return re.split(r"(?<=[.?!])\s+", self.said(text))

    def pauses(self, text: str) -> list[float]:
        """The pauses inside a text, in seconds: where a sentence ends, and at a comma."""
        ends = len(self.sentences(text)) - 1
        return [self.sentence_pause_seconds] * ends + [self.comma_pause_seconds] * self.said(text).count(",")


def read_recipe(language: str) -> Recipe:
    """OSError where the language has no recipe; TypeError where the file has a wrong or missing name."""
    return Recipe(**tomllib.loads((RECIPES / f"{language}.toml").read_text(encoding="utf-8")), ways=read_ways(language))


def read_ways(voice: str) -> dict[str, int]:
    file = RECIPES / WAYS_FOUND.format(voice)
    return dict(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else {}


def write_ways(voice: str, ways: Mapping[str, int]) -> None:
    """Keeps those that are not the first, in the order of their keys."""
    body = {key: ways[key] for key in sorted(ways) if ways[key]}
    (RECIPES / WAYS_FOUND.format(voice)).write_text(json.dumps(body, indent=1) + "\n", encoding="utf-8")


def as_said(language: str, sentences: Mapping[str, str]) -> dict[str, str]:
    """Key -> what is said in place of what is written; as written where the language has no recipe yet."""
    try:
        recipe = read_recipe(language)
    except OSError:
        return dict(sentences)
    return {key: recipe.said(text) for key, text in sentences.items()}
