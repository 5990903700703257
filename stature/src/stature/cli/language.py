"""`--language`: in which of the languages that the regimen has words for a command speaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from stature import wiring

Command = TypeVar("Command", bound=Callable[..., Any])


def language_option(command: Command) -> Command:
    """The option `--language`, as the argument `language`."""
    option = click.option(
        "--language", metavar="LANGUAGE", default="en", callback=_known, help="The words' language, like es.  [en]"
    )
    return option(command)


def _known(_: click.Context, __: click.Parameter, language: str) -> str:
    try:
        known = wiring.languages(wiring.settings().regimen)
    except wiring.BadSetting as error:
        raise click.ClickException(str(error)) from None
    if language not in known:
        raise click.ClickException(f"--language is {language[:40]!r}; write one of {', '.join(known)}")
    return language
