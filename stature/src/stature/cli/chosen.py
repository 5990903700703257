"""Which person, which diary: what every command about one person's diary asks in the same words.

A diary that is not there yet reads as an empty one and is not made. One person in it needs no naming.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from stature import wiring
from stature.cli.asked import a_file
from stature.cli.group import settings

if TYPE_CHECKING:
    from stature.keeping.contract import DiaryKeeper, Person

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose diary it is, and its entries as JSON objects in the order of their ids.

    `person` is None where nobody has a diary yet; then there are no entries.
    """

    person: Person | None
    entries: list[dict[str, Any]]


def person_and_diary(command: Command) -> Command:
    """The two options `--person NAME` and `--diary FILE`, as the arguments `person` and `diary`."""
    ask_person = click.option("--person", metavar="NAME", help="Whose; a name or an id.  [the only one]")
    return ask_person(diary_option(command))


def diary_option(command: Command) -> Command:
    """The option `--diary FILE` alone."""
    says = "Read this diary.  [the one in your own data folder]"
    return click.option("--diary", metavar="FILE", callback=a_file, help=says)(command)


def choose(diary: str | None, person: str | None) -> Chosen:
    """The person asked for with all their entries. Raises ClickException."""
    from stature.keeping.entry import in_order

    with open_diary(diary) as keeper:
        people = keeper.people() if keeper else ()
        found = _the_only_one(people) if person is None else named(people, person)
        if keeper is None or found is None:
            return Chosen(None, [])
        return Chosen(found, in_order(keeper.everything(found.id)))


def somebody(chosen: Chosen) -> Person:
    """The person, for a command that makes no sense without one. Raises ClickException."""
    if chosen.person is None:
        raise click.ClickException(
            "nobody is in this diary yet; do a session in the app first, or name another with --diary FILE"
        )
    return chosen.person


@contextmanager
def open_diary(diary: str | None) -> Iterator[DiaryKeeper | None]:
    """The chosen diary, or None where there is none yet; none is made. Raises ClickException."""
    chosen = settings(diary=diary).diary
    from stature.keeping.contract import DiaryTrouble

    try:
        file = wiring.diary_file(chosen)
        if file is not None and not file.exists():
            yield None
            return
        with wiring.diary_to_read(chosen) as keeper:
            yield keeper
    except (wiring.BadSetting, DiaryTrouble) as error:
        raise click.ClickException(str(error)) from None


def named(people: tuple[Person, ...], wanted: str) -> Person:
    """The one person of that name or id. Raises ClickException."""
    found = [one for one in people if wanted == one.id or (one.name or "").casefold() == wanted.strip().casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        raise click.ClickException(f"{len(found)} people are called {wanted!r}; name one by id: {_listed(found)}")
    known = _listed(people) or "nobody yet"
    raise click.ClickException(f"nobody in this diary is called {wanted[:60]!r}; in it: {known}")


def _the_only_one(people: tuple[Person, ...]) -> Person | None:
    if len(people) > 1:
        raise click.ClickException(f"several people are in this diary; name one with --person: {_listed(people)}")
    return people[0] if people else None


def _listed(people: tuple[Person, ...] | list[Person]) -> str:
    """Those with a name by it, the others by their id; the id too where two share a name."""
    names = [(one.name or "").casefold() for one in people]
    shown = [
        one.id if not one.name else f"{one.name} ({one.id})" if names.count(one.name.casefold()) > 1 else one.name
        for one in people[:SHOWN]
    ]
    more = f" and {len(people) - SHOWN} more" if len(people) > SHOWN else ""
    return ", ".join(shown) + more


SHOWN = 8
