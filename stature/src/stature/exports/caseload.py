"""The list of a practice's people: as JSON for a program, as a table, as a page to print, and as lines to read.

Decided here: how a row looks. Nothing on it is counted against anybody: no colours of danger, no shares, no arrows (P5).
Not known here: under which heading somebody stands, and which words are told; the coach says so.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any, Final

from stature.exports.cells import cell
from stature.exports.tables import BYTE_ORDER_MARK
from stature_coach.door.caseload import OnePerson, in_words
from stature_coach.door.wire import House
from stature_coach.safety import local_day
from stature_coach.weeks.caseload import Heading
from stature_coach.weeks.this_week import How

FORMAT: Final = 1
# By shape, and never by colour.
SQUARES: Final[Mapping[How, str]] = {
    How.WHOLE: "\u25a0",
    How.SOME: "\u25e7",
    How.NONE: "\u25a1",
    How.REST: "\u00b7",
}
COLUMNS: Final = ("person", "name", "heading", "told", "last", "done", "planned", "files")


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: everybody in order, what could not be read as (file, why), and the words of the papers."""

    house: House
    people: Sequence[OnePerson]
    unread: Sequence[tuple[str, str]]
    words: Mapping[str, Any]

    def text(self, key: str, **values: object) -> str:
        """A sentence of the list."""
        return str(self.words["caseload"][key]).format(**values)

    def day(self, day: date) -> str:
        """Such as 28 November 2026."""
        dates = self.words["dates"]
        return str(dates["date"]).format(day=day.day, month=dates["months"][day.month - 1], year=day.year)

    def told(self, one: OnePerson) -> str:
        """The sentence told of somebody."""
        return in_words(self.house.wording, one.row.said, self.day)

    def name(self, one: OnePerson) -> str:
        """What they are called; whoever has no name is called so."""
        return one.name if one.name is not None else self.text("no_name")

    def file_of(self, one: OnePerson) -> str:
        """Where the days of the file end, and by what."""
        ends = one.row.ends
        if ends is None:
            return self.text("file_undated")
        return self.text("file_made" if ends.made else "file_last_entry", date=self.day(local_day(ends.at)))

    def counted(self, one: OnePerson) -> str:
        """Such as 19 of 24."""
        return self.text("counted", done=one.row.done, planned=one.row.planned)

    def heading(self, heading: Heading) -> str:
        """Its words."""
        return self.text(f"heading_{heading.value}")

    def by_heading(self) -> Iterator[tuple[Heading, list[OnePerson]]]:
        """Those who stand under each, where somebody does."""
        for heading in Heading:
            there = [one for one in self.people if one.row.heading is heading]
            if there:
                yield heading, there


def plain(text: str) -> str:
    """For people to read: a sign that hides or turns others is written by its number."""
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


def caseload_json(shown: Shown) -> str:
    """One object: {"caseload": 1, "people": [...], "unread": [...]}."""
    people = [_as_told(shown, one) for one in shown.people]
    unread = [{"file": file, "why": why} for file, why in shown.unread]
    return json.dumps({"caseload": FORMAT, "people": people, "unread": unread}, ensure_ascii=False, indent=2)


def caseload_csv(shown: Shown) -> bytes:
    """A row a person, as spreadsheets open it; no cell begins a formula."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(COLUMNS)
    for one in shown.people:
        told = _as_told(shown, one)
        table.writerow([cell(told[column]) for column in COLUMNS])
    return (BYTE_ORDER_MARK + written.getvalue()).encode("utf-8")


def _as_told(shown: Shown, one: OnePerson) -> dict[str, Any]:
    ends = one.row.ends
    return {
        "person": one.person,
        "name": one.name,
        "heading": one.row.heading.value,
        "told": shown.told(one),
        "last": local_day(ends.at).isoformat() if ends else None,
        "done": one.row.done,
        "planned": one.row.planned,
        "files": list(one.files),
    }


def caseload_lines(shown: Shown) -> list[str]:
    """For a terminal: by headings, each person on two lines."""
    lines = list[str]()
    for heading, people in shown.by_heading():
        lines.append(f"{shown.heading(heading)} ({len(people)})")
        for one in people:
            lines.append(f"  {shown.name(one)}: {shown.told(one)}")
            lines.append(f"    {_squares(one)}  {shown.counted(one)}  ({shown.file_of(one)})")
        lines.append("")
    return [*lines, shown.text("nobody_is_called")]


def _squares(one: OnePerson) -> str:
    return "".join(SQUARES[square.how] for square in one.row.squares)


# -------------------------------------------------------------------- the page


def caseload_html(shown: Shown) -> bytes:
    """One page by itself, to read and to print. Words of a file are words: nothing in them is followed or run (P3)."""
    title = escape(shown.text("title"))
    parts = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main><h1>{title}</h1>",
        f"<p><strong>{escape(shown.text('nobody_is_called'))}</strong></p>",
        f"<p>{escape(_legend(shown))}</p>",
        *(_table(shown, heading, people) for heading, people in shown.by_heading()),
        *_not_read(shown),
        "</main></body></html>\n",
    ]
    return "\n".join(parts).encode("utf-8")


def _legend(shown: Shown) -> str:
    return ", ".join(f"{SQUARES[how]} {shown.text(f'square_{how.value}')}" for how in How)


def _table(shown: Shown, heading: Heading, people: Sequence[OnePerson]) -> str:
    heads = "".join(f'<th scope="col">{escape(shown.text(f"column_{name}"))}</th>' for name in _CELLS)
    rows = "\n".join(_row(shown, one) for one in people)
    return (
        f"<section><h2>{escape(shown.heading(heading))} ({len(people)})</h2>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table></section>"
    )


def _row(shown: Shown, one: OnePerson) -> str:
    told = "".join(f"<td>{cell_of(shown, one)}</td>" for cell_of in list(_CELLS.values())[1:])
    return f'<tr><th scope="row"><bdi>{escape(shown.name(one))}</bdi></th>{told}</tr>'


def _drawn(_: Shown, one: OnePerson) -> str:
    return f'<span class="squares" aria-hidden="true">{_squares(one)}</span>'


_CELLS: Final[Mapping[str, Callable[[Shown, OnePerson], str]]] = {
    "name": lambda shown, one: escape(shown.name(one)),
    "told": lambda shown, one: escape(shown.told(one)),
    "four_weeks": _drawn,
    "counted": lambda shown, one: escape(shown.counted(one)),
    "file": lambda shown, one: escape(shown.file_of(one)),
}


def _not_read(shown: Shown) -> Iterator[str]:
    if shown.unread:
        items = "\n".join(
            f"<li><bdi>{escape(plain(file))}</bdi>: {escape(plain(why))}</li>" for file, why in shown.unread
        )
        yield f"<section><h2>{escape(shown.text('unread'))} ({len(shown.unread)})</h2><ul>\n{items}\n</ul></section>"


_STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 0; background: Canvas; color: CanvasText; }
main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: 0.4rem 0.8rem 0.4rem 0; border-bottom: 1px solid GrayText; }
.squares { font-family: monospace; letter-spacing: 0.1em; white-space: nowrap; }
@media (max-width: 50rem) { .squares { white-space: normal; overflow-wrap: anywhere; } }
@media print { section { break-inside: avoid-page; } tr { break-inside: avoid; } }
"""
