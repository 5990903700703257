"""The door for a terminal: a file for each family of commands, registered here.

It translates between words and parts and does nothing else. Parts are loaded by the command that needs
them, so that a practice session does not wait for a server. Whatever is wrong with what was asked is one
clear line on standard error and exit 2, with nothing changed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from stature.cli import caseload, own_data, paper, practising, prescribing, publishing, serving
from stature.cli.group import GOOD, INTERRUPTED, stature, wrong

_ROOMS = (serving, practising, own_data, paper, prescribing, caseload, publishing)

for command in (one for room in _ROOMS for one in room.COMMANDS):
    stature.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and ends the process with its exit status."""
    sys.exit(run(sys.argv[1:] if arguments is None else list(arguments)))


def run(arguments: list[str]) -> int:
    """The exit status of one command line."""
    try:
        status = stature.main(args=arguments, prog_name="stature", standalone_mode=False)
    except click.ClickException as error:
        return wrong(error.format_message())
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    return status if isinstance(status, int) else GOOD
