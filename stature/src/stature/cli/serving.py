"""`stature serve` and `stature doctor`: the app on this computer, and what this computer can do."""

from __future__ import annotations

import signal
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any, Final

import click

from stature import wiring
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
@click.option("--lan", is_flag=True, help="Also for other devices in your house; each is paired once.")
@click.option("--own-authority", is_flag=True, help="With --lan: https by an authority of this house's own.")
@click.option("--certificate", metavar="FILE", callback=a_file, help="With --lan: https by this certificate (PEM).")
@click.option("--key", metavar="FILE", callback=a_file, help="The key of that certificate (PEM).")
@click.option("--https-port", metavar="NUMBER", help="Listen for https here.  [the port after --port]")
def serve(diary: str | None, host: str | None, port: str | None, opens: bool, **lan: Any) -> int:
    """Start the app on this computer."""
    _end_well_on_signals()
    open_closed_streams()
    chosen = _with_lan(settings(host=host, port=port, diary=diary), **lan)
    from stature.http.listening import CannotServe
    from stature.http.serve import serve_until_ended

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


def _with_lan(  # noqa: PLR0913 (one for each option)
    found: wiring.Settings,
    *,
    lan: bool,
    own_authority: bool,
    certificate: str | None,
    key: str | None,
    https_port: str | None,
) -> wiring.Settings:
    """Raises ClickException."""
    try:
        secure_port = None if https_port is None else wiring.port("--https-port", https_port)
    except wiring.BadSetting as error:
        raise click.ClickException(str(error)) from None
    return replace(
        found,
        lan=lan,
        own_authority=own_authority,
        certificate=None if certificate is None else Path(certificate),
        key=None if key is None else Path(key),
        secure_port=secure_port,
    )


COMMANDS: Final = (serve, doctor)


def _end_well_on_signals() -> None:
    """From here on, being asked to end is a good end, also while parts are still being loaded."""

    def end(_: int, __: FrameType | None) -> None:
        raise SystemExit(GOOD)

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, end)
