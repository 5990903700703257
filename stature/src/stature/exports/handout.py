"""The handout of one person on paper, in large print, as a tagged PDF.

Decided here: the largest letters with which every page's matter stays on its page. Not known here: what stands on it
(told/handout.py), how it looks (`paper/handout.typ`), and the time of day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from stature.exports.told.handout import Sheet, Told, pages_of, plans_of
from stature.exports.told.speaking import CannotPrint
from stature.exports.typesetting import house_in, paper_words, picture, printable_name, regimen_folder, typeset
from stature_coach.door.wire import House
from stature_coach.weeks.diary import entry_from

PAPERS: Final = {"letter": "us-letter", "a4": "a4"}

# Large print begins at 18 points (American Printing House; UK Association for Accessible Formats asks for 16 to 18).
# Twenty where an exercise still fits its own page.
SIZES_PT: Final = (20.0, 19.5, 19.0, 18.5, 18.0)
# The air between lines, as a share of what reads best; it goes before a letter would shrink further.
AIRS: Final = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4)


def handout_pdf(  # noqa: PLR0913, PLR0917 (the door that the command line and the server agreed upon)
    house: House,
    person: str | None,
    entries: Sequence[Mapping[str, Any]],
    paper: str,
    language: str,
    name: str | None,
    *,
    now: datetime,
    regimen: Path | None = None,
) -> bytes:
    """The handout as a tagged PDF. `entries` are JSON objects of that person; with none, all three exercises are there.

    `paper` is letter or a4; of `now` it is only asked which dates are not yet true. `regimen` is the folder of pictures
    and words, unless the packed one is meant. The same diary gives the same bytes. Raises CannotPrint; BadRequest where an entry cannot be read.
    """
    folder = regimen or regimen_folder()
    sheet = sheet_in(house, paper, language, folder)
    mine = [entry_from(dict(entry)) for entry in entries if person is None or entry.get("person") == person]
    diary = Told.of(mine, now)
    told = pages_of(sheet, plans_of(sheet.house, diary), diary, printable_name(name)) | {"paper": PAPERS[paper]}
    return set_to_fit(told, folder)


def sheet_in(house: House, paper: str, language: str, folder: Path) -> Sheet:
    """What every page is written from. Raises CannotPrint."""
    if paper not in PAPERS:
        raise CannotPrint(f"paper is {paper[:40]!r}; write one of {', '.join(PAPERS)}")
    words = paper_words(folder, language)
    return Sheet(house_in(house, folder, language), words, language)


def set_to_fit(told: Mapping[str, Any], folder: Path) -> bytes:
    """The largest letters with which every page's matter stays on its page; its pictures lie in the regimen's folder."""
    made, told = b"", _drawn(told, folder)
    for size, air in (*((size, 1.0) for size in SIZES_PT), *((SIZES_PT[-1], air) for air in AIRS)):
        made, pages = typeset("handout", {**told, "size": size, "air": air})
        if pages <= told["pages"]:
            return made
    return made


def _drawn(told: Any, folder: Path) -> Any:
    """The same with each picture beside its name."""
    if isinstance(told, list):
        return [_drawn(one, folder) for one in told]
    if not isinstance(told, Mapping):
        return told
    drawn = {"svg": picture(folder, told["picture"])} if "picture" in told else {}
    return {**{key: _drawn(one, folder) for key, one in told.items()}, **drawn}
