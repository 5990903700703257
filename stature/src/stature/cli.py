"""The door for a terminal: `stature serve`, `stature practise`, `stature doctor`.

It translates between words and parts and does nothing else. Parts are loaded by the command that needs
them, so that a practice session does not wait for a server. Whatever is wrong with what was asked is one
clear line on standard error and exit 2, with nothing changed.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType

import click

from stature import wiring

GOOD = 0
NOT_WELL = 1
WRONG_INPUT = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and ends the process with its exit status."""
    sys.exit(run(sys.argv[1:] if arguments is None else list(arguments)))


def run(arguments: list[str]) -> int:
    """The exit status of one command line."""
    try:
        status = stature.main(args=arguments, prog_name="stature", standalone_mode=False)
    except click.ClickException as error:
        return _wrong(error.format_message())
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    return status if isinstance(status, int) else GOOD


def _wrong(message: str) -> int:
    line = " ".join(part.strip() for part in message.splitlines())
    print(f"stature: {line}", file=sys.stderr)
    return WRONG_INPUT


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"stature {wiring.version()}")
        context.exit()


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version."
)
@click.pass_context
def stature(context: click.Context) -> int | None:
    """A calm coach for three exercises that strengthen the back.

    Without a command, starts the app and opens it in your browser.
    """
    if context.invoked_subcommand is None:
        return int(context.invoke(serve))
    return None


@stature.command()
@click.option(
    "--host", metavar="ADDRESS", help="Listen here; anything but this computer shares the diary.  [127.0.0.1]"
)
@click.option("--port", metavar="NUMBER", help="Listen on this port.  [8765]")
@click.option("--open/--no-open", "opens", default=True, help="Open the app in your browser.")
@click.option("--diary", metavar="FILE", help="Keep the diary here.  [in your own data folder]")
def serve(host: str | None, port: str | None, opens: bool, diary: str | None) -> int:
    """Start the app on this computer."""
    _end_well_on_signals()
    settings = _settings(host=host, port=port, diary=diary)
    from stature.http.serve import CannotServe, serve_until_ended

    try:
        serve_until_ended(settings, say=click.echo, warn=_warn, opens=opens)
    except CannotServe as error:
        raise click.ClickException(str(error)) from None
    return GOOD


@stature.command()
@click.option("--diary", metavar="FILE", help="Look at this diary.  [the one in your own data folder]")
@click.option("--port", metavar="NUMBER", help="Look at this port.  [8765]")
def doctor(diary: str | None, port: str | None) -> int:
    """Say what works on this computer, in plain words."""
    from stature.doctor import examine

    return GOOD if examine(_settings(diary=diary, port=port), say=click.echo) else NOT_WELL


@stature.command()
@click.argument("exercise")
@click.option("--fast", is_flag=True, help="Show the whole session at once, on a simulated clock.")
@click.option("--json", "as_json", is_flag=True, help="One cue a line, as JSON.")
@click.option("--reps", metavar="NUMBER", help="So many repetitions.  [the handout's dose]")
@click.option(
    "--events", metavar="FILE", type=click.Path(path_type=Path), help="What happens on the way, as JSON lines."
)
def practise(exercise: str, fast: bool, as_json: bool, reps: str | None, events: Path | None) -> int:
    """Go through an exercise in the terminal; no diary is read or written.

    EXERCISE is neck-press, wall-ball-press or prone-chest-raise.
    """
    from stature.practise import CannotPractise, session_lines, show

    try:
        house = wiring.open_house(wiring.settings().regimen)
        lines = session_lines(house, exercise, reps, events, as_json)
    except (wiring.BadSetting, CannotPractise) as error:
        raise click.ClickException(str(error)) from None
    try:
        show(lines, sys.stdout, now=None if fast else time.monotonic)
    except BrokenPipeError:
        # Who reads along (`| head`) has seen enough; nothing more is written, not even at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return GOOD


def _settings(diary: str | None = None, host: str | None = None, port: str | None = None) -> wiring.Settings:
    """The environment's settings, with what the command line chose put over them."""
    try:
        settings = wiring.settings()
        return replace(
            settings,
            diary=settings.diary if diary is None else diary,
            host=host or settings.host,
            port=settings.port if port is None else wiring.port("--port", port),
        )
    except wiring.BadSetting as error:
        raise click.ClickException(str(error)) from None


def _warn(message: str) -> None:
    click.echo(f"stature: {message}", err=True)


def _end_well_on_signals() -> None:
    """From here on, being asked to end is a good end, also while parts are still being loaded."""

    def end(_: int, __: FrameType | None) -> None:
        raise SystemExit(GOOD)

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, end)
