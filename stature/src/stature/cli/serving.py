"""`stature serve` and `stature doctor`: the app on this computer, and what this computer can do."""

from __future__ import annotations

import signal
from types import FrameType
from typing import Final

import click

from stature.cli.asked import a_file
from stature.cli.group import GOOD, NOT_WELL, Command, settings
from stature.cli.out import open_closed_streams, say, say_or_warn, warn


@click.command(cls=Command)
@click.option(
    "--host", metavar="ADDRESS", help="Listen here; anything but this computer shares the diary.  [127.0.0.1]"
)
@click.option("--port", metavar="NUMBER", help="Listen on this port.  [8765]")
@click.option("--open/--no-open", "opens", default=True, help="Open the app in your browser.")
@click.option("--diary", metavar="FILE", callback=a_file, help="Keep the diary here.  [in your own data folder]")
def serve(host: str | None, port: str | None, opens: bool, diary: str | None) -> int:
    """Start the app on this computer."""
    _end_well_on_signals()
    open_closed_streams()
    chosen = settings(host=host, port=port, diary=diary)
    from stature.http.serve import CannotServe, serve_until_ended

    try:
        serve_until_ended(chosen, say=say_or_warn, warn=warn, opens=opens)
    except CannotServe as error:
        raise click.ClickException(str(error)) from None
    return GOOD


@click.command(cls=Command)
@click.option("--diary", metavar="FILE", callback=a_file, help="Look at this diary.  [the one in your own data folder]")
@click.option("--port", metavar="NUMBER", help="Look at this port.  [8765]")
def doctor(diary: str | None, port: str | None) -> int:
    """Say what works on this computer, in plain words."""
    from stature.doctor import examine

    return GOOD if examine(settings(diary=diary, port=port), say=say) else NOT_WELL


COMMANDS: Final = (serve, doctor)


def _end_well_on_signals() -> None:
    """From here on, being asked to end is a good end, also while parts are still being loaded."""

    def end(_: int, __: FrameType | None) -> None:
        raise SystemExit(GOOD)

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, end)
