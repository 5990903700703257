"""Which sentences a voice speaks, and where its clips lie: wording file -> {key: text}. Knows nothing of sound.

A voice goes by its language (`en`), or is that language's second one (`en-second`), which a person may choose.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

REGIMEN = Path(__file__).resolve().parents[2] / "regimen"
SECOND = "-second"
# A room is led by the first voice, which everybody in it is used to.
OF_ROOMS = "group."


def language_of(voice: str) -> str:
    return voice.removesuffix(SECOND)


def is_second(voice: str) -> bool:
    return voice.endswith(SECOND)


def wording_file(voice: str) -> Path:
    return REGIMEN / "wording" / f"{language_of(voice)}.toml"


def voice_folder(voice: str, regimen: Path = REGIMEN) -> Path:
    return regimen / ("second_voice" if is_second(voice) else "voice") / language_of(voice)


def sentences_of(voice: str) -> dict[str, str]:
    """What this voice says: every spoken sentence of its language, and a second voice those of homes alone."""
    return said_by(voice, spoken_sentences(wording_file(voice)))


def said_by(voice: str, sentences: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in sentences.items() if not (is_second(voice) and key.startswith(OF_ROOMS))}


def spoken_sentences(file: Path) -> dict[str, str]:
    """{"neck_press.lift": "And press."}: every table with a `text`, but for those marked `spoken = false`."""
    return dict(_spoken(tomllib.loads(file.read_text(encoding="utf-8")), ()))


def _spoken(table: Mapping[str, object], path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    text = table.get("text")
    if isinstance(text, str) and table.get("spoken", True):
        yield ".".join(path), text
    for name, inner in table.items():
        if isinstance(inner, dict):
            yield from _spoken(inner, (*path, name))
