"""Sets a paper: a Typst template, its words and pictures in; a tagged PDF out.

Decided here: fonts, standard (PDF/UA-1: what a screen reader needs is checked by the typesetter), and that nothing of the
day or the machine gets into the file. Not known here: what the papers say.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from stature.exports.told.speaking import CannotPrint
from stature_coach.door.wire import House
from stature_coach.problems import Faulty
from stature_coach.regimen.wording import read_wording

if TYPE_CHECKING:
    import typst

TEMPLATES: Final = Path(__file__).parent / "paper"
FONTS: Final = TEMPLATES / "fonts"

_PACKAGE: Final = Path(__file__).parents[1]
# Where a letter would stand that the font lacks.
LACKING: Final = "?"
BLANK: Final = " "
# A person's name may be long, but a line is a line.
LONGEST_NAME: Final = 60


def regimen_folder() -> Path:
    """The regimen packed with this program, or beside it in a checkout."""
    packed = _PACKAGE / "regimen"
    return packed if packed.is_dir() else _PACKAGE.parents[2] / "regimen"


def paper_words(regimen: Path, language: str) -> dict[str, Any]:
    """The words of the papers in that language. Raises CannotPrint."""
    known = sorted(file.stem for file in (regimen / "wording" / "paper").glob("*.toml"))
    if language not in known:
        raise CannotPrint(f"language is {language[:40]!r}; write one of {', '.join(known)}")
    name = f"wording/paper/{language}.toml"
    try:
        return tomllib.loads((regimen / name).read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise CannotPrint(f"{regimen / name} cannot be read: {problem}") from None


def house_in(house: House, regimen: Path, language: str) -> House:
    """The same house, its coach speaking that language. Raises CannotPrint."""
    name = f"wording/{language}.toml"
    try:
        wording = read_wording(name, (regimen / name).read_text("utf-8"))
    except OSError:
        raise CannotPrint(
            f"{regimen / name} is missing; this paper needs the coach's sentences in that language"
        ) from None
    except Faulty as faulty:
        raise CannotPrint(f"{regimen}/{faulty.problems[0]}") from None
    return replace(house, wording=wording)


def picture(regimen: Path, name: str) -> str:
    """A picture as it looks on paper: its plain colours, without the screen's styles. Raises CannotPrint."""
    try:
        drawn = (regimen / "figures" / f"{name}.svg").read_text("utf-8")
    except OSError:
        raise CannotPrint(
            f"the picture {regimen / 'figures' / name}.svg is missing; draw it, and print again"
        ) from None
    return re.sub(r"<style>.*?</style>", "", drawn, flags=re.DOTALL)


def printable_name(name: str | None) -> str:
    """The name, or nothing where the font lacks one of its letters: then there is a line to write it by hand."""
    text = " ".join((name or "").split())[:LONGEST_NAME].strip()
    return "" if set(text) - _letters() else text


def printable(told: Any) -> Any:
    """The same with a sign that is seen wherever the font lacks a letter: a paper without that letter is still a paper."""
    match told:
        case str():
            lacking = set(told) - _letters()
            return (
                told.translate({ord(one): BLANK if one.isspace() else LACKING for one in lacking}) if lacking else told
            )
        case Mapping():
            return {key: printable(one) for key, one in told.items()}
        case list() | tuple():
            return [printable(one) for one in told]
        case _:
            return told


def typeset(template: str, told: Mapping[str, Any]) -> tuple[bytes, int]:
    """The PDF of a template with what it is told, and its number of pages. Raises CannotPrint."""
    import typst

    setter = typst.Compiler(root=str(TEMPLATES), font_paths=_fonts(), ignore_system_fonts=True)
    inputs = {"told": json.dumps(printable(told), ensure_ascii=False, sort_keys=True)}
    try:
        made = setter.compile(
            str(TEMPLATES / f"{template}.typ"), format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"]
        )
    except typst.TypstError as problem:
        raise CannotPrint(f"the paper {template} cannot be set: {problem.message}") from problem
    assert isinstance(made, bytes)
    return made, len(re.findall(rb"/Type\s*/Page\b", made))


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@cache
def _letters() -> frozenset[str]:
    """Every letter that both weights of the font have, and the end of a line, which needs none."""
    from matplotlib.ft2font import FT2Font

    weights = [FT2Font(str(file)).get_charmap() for file in sorted(FONTS.glob("*.ttf"))]
    return frozenset(map(chr, set.intersection(*(set(weight) for weight in weights)))) | {"\n"}
