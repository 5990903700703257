"""A language that nobody speaks, whole: English with other letters, as somebody adds one who follows docs/how-to/add-a-language.md.

Every string has another look and the same length, so that whatever a page, a paper or the coach still says in English is seen.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tomllib
from pathlib import Path

# Two letters of a language that browsers know, and that has a voice in the how-to.
NAME = "fr"
LOCALE = "fr-FR"
_LETTERS = str.maketrans("aeiounAEIOUN", "áéíóúñÁÉÍÓÚÑ")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_PLACE = re.compile(r"(\{\w+\})")


def add_to(checkout: Path) -> None:
    """What the page says to write: the words three times, a recipe, and a clip of each sentence that is spoken."""
    regimen = checkout / "regimen"
    for folder in (regimen / "wording", regimen / "wording" / "pages", regimen / "wording" / "paper"):
        english = (folder / "en.toml").read_text("utf-8")
        (folder / f"{NAME}.toml").write_text("\n".join(map(_line, english.split("\n"))), "utf-8")
    recipes = checkout / "lab" / "voice" / "recipes"
    shutil.copy(recipes / "es.toml", recipes / f"{NAME}.toml")
    _voice(regimen)


def in_other_letters(text: str) -> str:
    """The same with other letters; what is filled in stays."""
    parts = _PLACE.split(text)
    return "".join(part if part.startswith("{") else part.translate(_LETTERS) for part in parts)


def _line(line: str) -> str:
    """What stands in quotes on the right, but for the notes."""
    name, equals, right = line.partition(" = ")
    if line.startswith(("#", "[")) or name == "note":
        return line
    if not equals:  # a line of a list
        return _STRING.sub(_string, line)
    return f"{name}{equals}{_STRING.sub(_string, right)}"


def _string(found: re.Match[str]) -> str:
    return f'"{in_other_letters(found[1])}"'


def _voice(regimen: Path) -> None:
    """The English clips in place of recorded ones, each by its new words."""
    voice = regimen / "voice" / NAME
    shutil.copytree(regimen / "voice" / "en", voice)
    manifest = json.loads((voice / "manifest.json").read_text("utf-8"))
    said = tomllib.loads((regimen / "wording" / f"{NAME}.toml").read_text("utf-8"))
    for key, clip in manifest["clips"].items():
        text = said
        for part in key.split("."):
            text = text[part]
        clip["text_sha256"] = hashlib.sha256(text["text"].encode()).hexdigest()
    (voice / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1), "utf-8")
