"""How much is said in one sentence, and how fast. Plain standard library: `check` asks it in every test run.

A sentence that is heard once, lying down, has twelve words at most. A clip of four words and more has a pace: words a
minute from its first sample to its last, pauses included, as a listener lives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch

from .manifest import Clip

MOST_WORDS = 12
# Slower is heard word by word and no longer as a sentence; quicker, and old ears begin to lose words.
SLOWEST, QUICKEST = 120.0, 170.0
# Of fewer words the edges of a clip weigh more than the words.
FEWEST_WORDS_WITH_A_PACE = 4
# Heard while the body moves: a breath at each comma, so that the second half is not run into.
BREATHED = ("*.lift", "*.lift_breathing", "*.lower")
BREATH_SECONDS = 0.2


def words(text: str) -> list[str]:
    """The words that are spoken; a number written in digits is one."""
    return re.findall(r"[^\W_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\W_]+)*", text)


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text.strip())


def has_pace(text: str) -> bool:
    return len(words(text)) >= FEWEST_WORDS_WITH_A_PACE


def words_per_minute(text: str, seconds: float) -> float:
    return len(words(text)) / seconds * 60


def is_good(text: str, seconds: float) -> bool:
    """Whether a clip of this text and length can be followed; of three words and fewer any can."""
    return not has_pace(text) or SLOWEST <= words_per_minute(text, seconds) <= QUICKEST


def is_breathed(key: str, text: str) -> bool:
    """Whether a breath is taken at a comma of this sentence."""
    return "," in text and any(fnmatch(key, pattern) for pattern in BREATHED)


def too_long(said: Mapping[str, str]) -> Iterator[str]:
    """`said`: key -> text as it is spoken. A line for each sentence of more than twelve words."""
    for key, text in said.items():
        for sentence in sentences(text):
            if (count := len(words(sentence))) > MOST_WORDS:
                yield f'{key}: "{sentence}" has {count} words; say it in sentences of at most {MOST_WORDS}'


def off_pace(said: Mapping[str, str], clips: Mapping[str, Clip]) -> Iterator[str]:
    """A line for each clip that is too slow or too quick."""
    for key, text in said.items():
        if key in clips and not is_good(text, clips[key].seconds):
            pace = words_per_minute(text, clips[key].seconds)
            yield f"{key}: is said at {pace:.0f} words a minute; {SLOWEST:.0f} to {QUICKEST:.0f} is right, render it"
