"""`stature practise`: an exercise in the terminal, with no diary."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Final

import click

from stature import wiring
from stature.cli.asked import language_option
from stature.cli.group import GOOD, Command
from stature.cli.out import standard_output


@click.command(cls=Command)
@click.argument("exercise")
@click.option("--fast", is_flag=True, help="Show the whole session at once, on a simulated clock.")
@click.option("--json", "as_json", is_flag=True, help="One cue a line, as JSON.")
@click.option("--reps", metavar="NUMBER", help="So many repetitions.  [the handout's dose]")
@click.option("--group", is_flag=True, help="As a room does it together, in two halves.")
@click.option(
    "--events", metavar="FILE", type=click.Path(path_type=Path), help="What happens on the way, as JSON lines."
)
@language_option
def practise(  # noqa: PLR0913, PLR0917 - each is an option of this one command
    exercise: str, fast: bool, as_json: bool, reps: str | None, group: bool, events: Path | None, language: str
) -> int:
    """Go through an exercise in the terminal; no diary is read or written.

    EXERCISE is the id of one, such as neck-press; to another, those there are are told.
    """
    from stature.practise import CannotPractise, group_lines, session_lines, show

    if group and reps is not None:
        raise click.ClickException("--reps is nobody's in a group, where each stops when tired; leave it out")
    try:
        regimen = wiring.settings().regimen
        if group:
            lines = group_lines(wiring.open_group(regimen, language), exercise, events, as_json)
        else:
            lines = session_lines(wiring.open_house(regimen, language), exercise, reps, events, as_json)
    except (wiring.BadSetting, CannotPractise) as error:
        raise click.ClickException(str(error)) from None
    with standard_output(as_json=as_json):
        show(lines, sys.stdout, now=None if fast else time.monotonic)
    return GOOD


COMMANDS: Final = (practise,)
