"""Which sentences are spoken: wording file -> {key: text}. Knows nothing of sound."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

REGIMEN = Path(__file__).resolve().parents[2] / "regimen"


def wording_file(language: str) -> Path:
    return REGIMEN / "wording" / f"{language}.toml"


def voice_folder(language: str) -> Path:
    return REGIMEN / "voice" / language


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
