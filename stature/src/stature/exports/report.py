"""The report for a therapist on paper: two pages, as a tagged PDF.

Decided here: that a year still fits. Not known here: what stands in it (told/report.py), how it looks (`paper/report.typ`),
how a plot is drawn (`plots.py`), and today's date.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from stature.exports.plots import Row, done_svg, repetitions_svg, told_svg
from stature.exports.told.report import report_told
from stature.exports.typesetting import house_in, paper_words, printable_name, regimen_folder, typeset
from stature_coach.door.wire import House

# So many lines of each list, newest first; fewer where two pages would not hold them.
LINES: Final = (14, 10, 7, 5, 3, 2, 1)
PAGES: Final = 2
DRAWN: Final[Mapping[str, Callable[[Sequence[Row], Sequence[str]], str]]] = {
    "done": done_svg,
    "repetitions": repetitions_svg,
    "told": told_svg,
}


def report_pdf(  # noqa: PLR0913, PLR0917 (the door that the command line and the server agreed upon)
    house: House,
    person: str | None,
    entries: Sequence[Mapping[str, Any]],
    from_date: date,
    to_date: date,
    language: str,
    name: str | None,
    *,
    regimen: Path | None = None,
) -> bytes:
    """Two A4 pages as a tagged PDF, about the days from the first to the last, both included.

    `entries` are JSON objects of that person. The same diary gives the same bytes. Raises CannotPrint; BadRequest where
    an entry cannot be read.
    """
    folder = regimen or regimen_folder()
    words, speaking = paper_words(folder, language), house_in(house, folder, language)
    mine = [entry for entry in entries if person is None or entry.get("person") == person]
    told = report_told(speaking, words, language, mine, from_date, to_date, printable_name(name))
    return _set_on_two_pages({**told, "plots": [_drawn(plot) for plot in told["plots"]]})


def _drawn(plot: Mapping[str, Any]) -> dict[str, str]:
    rows = [Row(**row) for row in plot["rows"]]
    return {"title": plot["title"], "alt": plot["alt"], "svg": DRAWN[plot["kind"]](rows, plot["labels"])}


def _set_on_two_pages(told: dict[str, Any]) -> bytes:
    made = b""
    for most in LINES:
        made, pages = typeset("report", {**told, "most": most})
        if pages == PAGES:
            return made
    return made
