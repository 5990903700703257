"""`stature caseload`: the people of a practice, by the files that they brought, on one list.

Files are read, never written; nothing of them is kept. A file that cannot be read is named, and the others come.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from stature import wiring
from stature.cli.asked import a_day, a_file
from stature.cli.group import GOOD, Command, settings
from stature.cli.out import STANDARD_OUTPUT, say, warn, write
from stature.cli.own_data import house

if TYPE_CHECKING:
    from stature.exports.caseload import Shown
    from stature.looking import Looked

# So often at most progress is told: more lines would be read by nobody.
TOLD_TIMES: Final = 10
LANGUAGE: Final = "en"


@click.command(cls=Command)
@click.argument("folder", metavar="FOLDER", callback=a_file)
@click.option(
    "--date", "day", metavar="DATE", callback=a_day, help="As if this were the day, like 2026-12-01.  [today]"
)
@click.option("--json", "as_json", is_flag=True, help="Print one object for a program.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a table.")
@click.option(
    "--html", "page", metavar="FILE", callback=a_file, help="Write a page to this file; - is standard output."
)
def caseload(folder: str, day: date | None, as_json: bool, as_csv: bool, page: str | None) -> int:
    """List everybody whose diary lies in FOLDER or below it: who told what, and what was done in four weeks.

    It shows what was told, up to the day of each file, and calls nobody. Backups and JSON lines of entries are read;
    whatever else is there is named, and the others come.
    """
    if as_json + as_csv + (page is not None) > 1:
        raise click.ClickException("several forms are asked for; write one of --json, --csv, --html FILE")
    shown = _shown(_looked(_folder(folder), day))
    if as_json:
        from stature.exports.caseload import caseload_json

        say(caseload_json(shown), as_json=True)
    elif as_csv or page is not None:
        _write(shown, page)
    else:
        from stature.exports.caseload import caseload_lines

        say("\n".join(caseload_lines(shown)))
    if not as_json:
        _say_unread(shown)
    return GOOD


COMMANDS: Final[tuple[click.Command, ...]] = (caseload,)


def _folder(name: str) -> Path:
    """Raises ClickException."""
    try:
        folder = Path(name).expanduser()
        if folder.is_dir():
            return folder
        there = folder.exists()
    except (OSError, RuntimeError, ValueError):
        there = False
    why = "is no folder" if there else "is not there"
    raise click.ClickException(f"{name[:200]} {why}; name the folder in which the diary files lie")


def _looked(folder: Path, day: date | None) -> Looked:
    from stature.looking import look
    from stature.today import moment_of

    try:
        return look(folder, moment_of(day, wiring.now_here()), _progress(), regimen=settings().regimen)
    except OSError as error:
        raise click.ClickException(
            f"{folder} cannot be read ({error.strerror}); name a folder that you may read"
        ) from None
    except wiring.BadSetting as error:
        raise click.ClickException(str(error)) from None


def _progress() -> Callable[[int, int], None]:
    """Tells a tenth of the files at a time; a few files need no telling."""

    def tell(done: int, count: int) -> None:
        step = max(1, -(-count // TOLD_TIMES))
        if count >= TOLD_TIMES and (done % step == 0 or done == count):
            warn(f"read {done} of {count} files")

    return tell


def _shown(looked: Looked) -> Shown:
    from stature.exports.caseload import Shown
    from stature.exports.told.speaking import CannotPrint
    from stature.exports.typesetting import paper_words

    try:
        words = paper_words(wiring.regimen_folder(settings().regimen), LANGUAGE)
    except CannotPrint as problem:
        raise click.ClickException(str(problem)) from None
    return Shown(house(LANGUAGE), looked.people, looked.unread, words)


def _say_unread(shown: Shown) -> None:
    from stature.exports.caseload import plain

    for file, why in shown.unread:
        warn(plain(f"{file} was not read: {why}"))


def _write(shown: Shown, page: str | None) -> None:
    from stature.exports.caseload import caseload_csv, caseload_html

    content = caseload_csv(shown) if page is None else caseload_html(shown)
    write(STANDARD_OUTPUT if page is None else os.fspath(page), content)
