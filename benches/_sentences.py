"""What is spoken, as it lies in a checkout of any age: sentences that are long to hear, clips that are quick."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MOST_WORDS = 12
MOST_WORDS_A_MINUTE = 170
# A word or two is a call, not a sentence: its pace says nothing.
LEAST_WORDS_TIMED = 4
SENTENCE_ENDS = re.compile(r"(?<=[.?!:])\s+")
WORD = re.compile(r"[\w']+")


def long_sentences(root: Path) -> int:
    """How many sentences that have a clip are of more than twelve words, in all languages."""
    texts = [text for text, _ in _spoken(root)]
    return sum(len(WORD.findall(one)) > MOST_WORDS for text in texts for one in SENTENCE_ENDS.split(text))


def quick_clips(root: Path) -> int:
    """How many clips of four words and more have more than 170 words a minute, in all languages."""
    clips = [(len(WORD.findall(text)), seconds) for text, seconds in _spoken(root)]
    return sum(words >= LEAST_WORDS_TIMED and words * 60 / seconds > MOST_WORDS_A_MINUTE for words, seconds in clips)


def _spoken(root: Path) -> Iterator[tuple[str, float]]:
    """Each text that has a clip, and the seconds of that."""
    for voice in sorted((root / "regimen" / "voice").glob("*/manifest.json")):
        clips: dict[str, Any] = json.loads(voice.read_text("utf-8"))["clips"]
        texts = tomllib.loads((root / "regimen" / "wording" / f"{voice.parent.name}.toml").read_text("utf-8"))
        for key, clip in clips.items():
            text = _text(texts, key)
            if text:
                yield text, clip["seconds"]


def _text(texts: dict[str, Any], key: str) -> str:
    found: Any = texts
    for part in key.split("."):
        found = found.get(part, {}) if isinstance(found, dict) else {}
    return found.get("text", "") if isinstance(found, dict) else ""
