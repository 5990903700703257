"""`stature handout` and `stature report`: what is printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from stature import wiring
from stature.cli import out as outlet
from stature.cli.asked import a_day, a_file, language_option
from stature.cli.chosen import Chosen, choose, person_and_diary
from stature.cli.group import GOOD, Command, settings

if TYPE_CHECKING:
    from stature_coach.door.wire import House

_out = click.option(
    "--out", required=True, metavar="FILE", callback=a_file, help="Write the PDF here; - is standard output."
)


@click.command(cls=Command)
@click.option("--paper", default="a4", show_default=True, metavar="NAME", help="letter or a4.")
@language_option
@_out
@person_and_diary
def handout(paper: str, language: str, out: str, person: str | None, diary: str | None) -> int:
    """Print the exercises in large letters, with your own dose and a page to tick."""
    from stature.exports.handout import handout_pdf

    chosen = choose(diary, person)
    return _print(
        out,
        lambda house, folder: handout_pdf(
            house, _id(chosen), chosen.entries, paper, language, _name(chosen), now=datetime.now(UTC), regimen=folder
        ),
    )


@click.command(cls=Command)
@click.option(
    "--from", "from_date", required=True, metavar="DATE", callback=a_day, help="The first day, like 2026-11-01."
)
@click.option("--to", "to_date", required=True, metavar="DATE", callback=a_day, help="The last day, like 2026-11-30.")
@language_option
@_out
@person_and_diary
def report(  # noqa: PLR0913, PLR0917 (Click hands over every option by name)
    from_date: date, to_date: date, language: str, out: str, person: str | None, diary: str | None
) -> int:
    """Print two pages for your physiotherapist: what was prescribed and what was done."""
    from stature.exports.report import report_pdf

    chosen = choose(diary, person)
    return _print(
        out,
        lambda house, folder: report_pdf(
            house, _id(chosen), chosen.entries, from_date, to_date, language, _name(chosen), regimen=folder
        ),
    )


def _print(out: str, make: Callable[[House, Path], bytes]) -> int:
    from stature.exports.told.speaking import CannotPrint
    from stature_coach.problems import BadRequest

    try:
        folder = wiring.regimen_folder(settings().regimen)
        made = make(wiring.open_house(folder), folder)
    except (CannotPrint, BadRequest, wiring.BadSetting) as problem:
        raise click.ClickException(str(problem)) from None
    outlet.write(out, made)
    return GOOD


def _id(chosen: Chosen) -> str | None:
    return chosen.person.id if chosen.person else None


def _name(chosen: Chosen) -> str | None:
    return chosen.person.name if chosen.person else None


COMMANDS: Final[tuple[click.Command, ...]] = (handout, report)
