"""How one language is spoken: which voice, how fast, and the few words it would say wrongly. Reads recipes/*.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

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
    return Recipe(**tomllib.loads((RECIPES / f"{language}.toml").read_text(encoding="utf-8")))
