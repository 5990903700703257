"""The command `stature` itself: its exit statuses, its version, and what it does without another word."""

from __future__ import annotations

from dataclasses import replace

import click

from stature import wiring
from stature.cli.out import say, warn

GOOD = 0
NOT_WELL = 1
WRONG_INPUT = 2
INTERRUPTED = 130


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        say(f"stature {wiring.version()}")
        context.exit()


def _show_help(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        say(context.get_help())
        context.exit()


class Command(click.Command):
    """A command whose help, like every answer, gets there or is one line about why it did not."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _show_help
        return option


class Group(Command, click.Group):
    """The same for the command that the others belong to."""


@click.group(cls=Group, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version."
)
@click.pass_context
def stature(context: click.Context) -> int | None:
    """A calm coach for three exercises that strengthen the back.

    Without a command, starts the app and opens it in your browser.
    """
    if context.invoked_subcommand is None:
        return int(context.invoke(stature.commands["serve"]))
    return None


def settings(diary: str | None = None, host: str | None = None, port: str | None = None) -> wiring.Settings:
    """The environment's settings, with what the command line chose put over them. Raises ClickException."""
    try:
        found = wiring.settings()
        return replace(
            found,
            diary=found.diary if diary is None else diary,
            host=host or found.host,
            port=found.port if port is None else wiring.port("--port", port),
        )
    except wiring.BadSetting as error:
        raise click.ClickException(str(error)) from None


def wrong(message: str) -> int:
    """Says what is wrong with the input in one line, and gives the exit status for it."""
    warn(" ".join(part.strip() for part in message.splitlines()))
    return WRONG_INPUT
