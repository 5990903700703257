"""The list of a practice's people in the browser: how soon the first row stands there, and how soon the last.

Real Chromium, the app as it is built, the coach in its worker; the files are chosen as somebody chooses them. Beside each
figure stands the most that we allow ourselves. As a command of its own it lives as many years as it is told:

    ./bench caseload-page --people 40 --days 365
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

from benches._browser import APP, browser, served
from benches.caseload import DAYS, LIVED, PEOPLE, asked_for, lived_for
from groundwork.chromium import set_up_chromium
from groundwork.figures import Figure
from groundwork.places import HERE
from groundwork.web_app import set_up_web_app
from lab.people.command import SEED
from lab.people.practice import bring, lives

NAME = "caseload-page"
TITLE = "The list of a practice's people in the browser"
NEEDS = ("web", "chromium")

ALLOWED = "the most we allow"
FIRST_ROW_SECONDS, LAST_ROW_SECONDS = 1.0, 10.0
PATIENCE_MS = 600_000
# When the files were chosen, and when each row stood there: as whoever looks at the page meets them.
NOTES_ROWS = """() => {
  window.chosen_at = null;
  window.rows_at = [];
  addEventListener('change', () => { window.chosen_at ??= performance.now(); }, true);
  const note = () => {
    const there = document.querySelectorAll('.case').length;
    while (window.rows_at.length < there) window.rows_at.push(performance.now());
  };
  new MutationObserver(note).observe(document.body, { childList: true, subtree: true });
}"""


class Listed(NamedTuple):
    """Seconds from the choice of the files to the first row, and to the last."""

    first: float
    last: float


def figures() -> list[Figure]:
    """Forty people who have lived four weeks; for a year each, the command of its own."""
    with tempfile.TemporaryDirectory() as told, tempfile.TemporaryDirectory() as folder:
        bring(Path(folder), lives(Path(told), SEED, LIVED, DAYS, os.cpu_count() or 1), PEOPLE)
        listed = listing(Path(folder))
    what = f"of {PEOPLE} people after {DAYS} days stands on the page"
    return [
        Figure(f"the first row {what}", listed.first, "s", ALLOWED, FIRST_ROW_SECONDS),
        Figure(f"the last row {what}", listed.last, "s", ALLOWED, LAST_ROW_SECONDS),
    ]


def listing(folder: Path) -> Listed:
    """The page once its coach is up, and every file of the folder chosen at once."""
    with served(APP) as address, browser() as chromium:
        page = chromium.new_context().new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"{address}#/practice/look")
        page.locator("html[data-coach=ready]").wait_for(state="attached")
        return _rows(page, sorted(folder.iterdir()))


def _rows(page: Page, files: Sequence[Path]) -> Listed:
    page.evaluate(NOTES_ROWS)
    page.locator(".drop input[type=file]").first.set_input_files(files)
    page.wait_for_function("count => window.rows_at.length >= count", arg=len(files))
    unread = page.locator(".unread li").all_inner_texts()
    if unread:
        raise RuntimeError(f"a file was not read: {unread[0]}")
    chosen, first, last = page.evaluate("[window.chosen_at, window.rows_at[0], window.rows_at.at(-1)]")
    return Listed((first - chosen) / 1000, (last - chosen) / 1000)


# -------------------------------------------------------------------- as a command of its own


def command(arguments: Sequence[str]) -> int:
    """Lives, lets people bring their files, and lists them on the page."""
    asked = asked_for(NAME, "The list of many people, on the page.", LIVED, arguments)
    set_up_web_app(HERE)
    set_up_chromium()
    lived = lived_for(asked)
    with tempfile.TemporaryDirectory() as folder:
        entries = bring(Path(folder), lived, asked.people)
        listed = listing(Path(folder))
    print(
        f"{asked.people} people of {asked.days} days ({len(lived)} lived, {entries:,} entries) on the page: "
        f"first row {listed.first:.2f} s, last {listed.last:.1f} s; "
        f"{ALLOWED}: {FIRST_ROW_SECONDS:.0f} s, {LAST_ROW_SECONDS:.0f} s for 40 people"
    )
    return 0


__all__ = ["NAME", "TITLE", "command", "figures"]
