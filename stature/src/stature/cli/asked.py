"""What several commands ask for in the same words: a language, a day, a time zone, the name of a file.

Decided here: what each may look like. All of it is looked at before a diary is opened or anything is written.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from stature import wiring

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

Command = TypeVar("Command", bound=Callable[..., Any])


def language_option(command: Command) -> Command:
    """The option `--language`, as the argument `language`: one that the regimen has words for."""
    option = click.option(
        "--language", metavar="LANGUAGE", default="en", callback=_known, help="The words' language, like es.  [en]"
    )
    return option(command)


def a_day(_: click.Context, asked: click.Parameter, text: str | None) -> date | None:
    """For `callback`: a day as people write it in a form, 2026-12-01. None stays None."""
    if text is None:
        return None
    try:
        return wiring.day(_name(asked), text)
    except wiring.BadSetting as error:
        raise click.ClickException(str(error)) from None


def a_file(_: click.Context, asked: click.Parameter, name: str | None) -> str | None:
    """For `callback`: the name of a file, which has at least a letter."""
    if name is not None and not name.strip():
        raise click.ClickException(f"{_name(asked)} is empty; name a file")
    return name


def a_timezone(_: click.Context, asked: click.Parameter, name: str | None) -> ZoneInfo | None:
    """For `callback`: a time zone by its IANA name. None stays None."""
    if name is None:
        return None
    try:
        return wiring.timezone(_name(asked), name)
    except wiring.BadSetting as error:
        raise click.ClickException(str(error)) from None


def _known(_: click.Context, asked: click.Parameter, language: str) -> str:
    try:
        known = wiring.languages(wiring.settings().regimen)
    except wiring.BadSetting as error:
        raise click.ClickException(str(error)) from None
    if language not in known:
        raise click.ClickException(f"{_name(asked)} is {language[:40]!r}; write one of {', '.join(known)}")
    return language


def _name(asked: click.Parameter) -> str:
    """As it is written: --out, or FILE."""
    return asked.opts[0] if asked.param_type_name == "option" else asked.human_readable_name
