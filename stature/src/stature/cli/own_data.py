"""`stature today`, `export`, `backup`, `restore`: a person's own diary, to read, to take along and to bring back.

Every export is made by the same function that the server answers with.
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from stature import wiring
from stature.cli.asked import a_day, a_file, a_timezone, language_option
from stature.cli.chosen import Chosen, choose, diary_option, named, open_diary, person_and_diary, somebody
from stature.cli.group import GOOD, NOT_WELL, Command, settings
from stature.cli.out import STANDARD_OUTPUT, put_in_place, say, say_or_warn, warn, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from stature.exports.forms import Asked
    from stature.keeping.contract import Stored
    from stature.keeping.entry import Entry
    from stature_coach.door.backup import Backup
    from stature_coach.door.wire import House

FORMATS: Final = ("csv", "csv-plain", "json", "fhir", "fhir-transaction", "ics")
# Without a person there is nothing in the others; a calendar can be made of the handout alone.
NEEDS_NOBODY: Final = frozenset({"ics"})

# A household's diary of ten years is about ten million characters; a file larger than this is another file.
LARGEST_BACKUP_BYTES: Final = 512 * 1024 * 1024
SHOWN: Final = 3


@click.command(cls=Command)
@person_and_diary
@click.option(
    "--date",
    "day",
    metavar="DATE",
    callback=a_day,
    help="Another day, like 2026-12-01; looked at as at 08:00.  [today]",
)
@click.option("--json", "as_json", is_flag=True, help="As the app gets it, in JSON.")
@language_option
def today(person: str | None, diary: str | None, day: date | None, as_json: bool, language: str) -> int:
    """Say what there is to do today, what is done, and what is closed and why."""
    from stature.today import in_words, moment_of, plan_json

    try:
        now = moment_of(day, wiring.now_here())
    except wiring.BadSetting as error:
        raise click.ClickException(str(error)) from None
    speaking, chosen = house(language), choose(diary, person)
    if as_json:
        lines = [plan_json(speaking, chosen.entries, now)]
    else:
        lines = in_words(speaking, chosen.entries, now, chosen.person.name if chosen.person else None)
    say("\n".join(lines), as_json=as_json)
    return GOOD


@click.command(cls=Command)
@click.argument("form", metavar="FORM")
@click.option("--out", required=True, metavar="FILE", callback=a_file, help="Write to this file; - is standard output.")
@click.option(
    "--timezone",
    metavar="NAME",
    callback=a_timezone,
    help="For ics: tie the reminders to a time zone, like Europe/Paris.  [the clock on the wall, wherever that is]",
)
@person_and_diary
@language_option
def export(  # noqa: PLR0913, PLR0917 (Click hands over every option by name)
    form: str, out: str, timezone: ZoneInfo | None, person: str | None, diary: str | None, language: str
) -> int:
    """Write a person's diary for another program.

    FORM is csv, a table as the spreadsheets of the language open it, or csv-plain, the same for programs; json, everything
    for a program; fhir, records for a clinic (FHIR R4) to read, or fhir-transaction, for its server to keep; ics, daily
    reminders for a calendar. A file that is there already is replaced, and that is said.
    """
    if form not in FORMATS:
        raise click.ClickException(f"the form is {form[:40]!r}; write one of {', '.join(FORMATS)}")
    if timezone is not None and form != "ics":
        raise click.ClickException(f"--timezone is for ics alone, and the form is {form}; leave it out")
    speaking, chosen = house(language), choose(diary, person)
    if form not in NEEDS_NOBODY:
        somebody(chosen)
    from stature.exports.forms import Asked

    write(out, _exported(form, speaking, chosen, Asked(language, datetime.now(UTC), timezone)))
    return GOOD


@click.command(cls=Command)
@click.argument("file", metavar="FILE", callback=a_file)
@click.option("--person", metavar="NAME", help="One person alone, by name or id; to hand over.  [everybody]")
@diary_option
def backup(file: str, person: str | None, diary: str | None) -> int:
    """Write the whole diary, everybody in it, to one file; - is standard output.

    With --person it holds that one person and nobody else: for a physiotherapist, who must not get the spouse's too.
    An older backup of the same diary is replaced; another file, or a backup that holds more, is left alone.
    """
    from stature_coach.door.backup import write_backup

    with open_diary(diary) as keeper:
        whole = keeper.whole() if keeper else None
    if whole is None or not whole.people:
        raise click.ClickException(
            "nobody is in this diary yet, so there is nothing to keep; name another with --diary FILE"
        )
    people = whole.people if person is None else (named(whole.people, person),)
    theirs = {one.id for one in people}
    entries = [entry.to_json() for entry in whole.entries if entry.person in theirs or person is None]
    made = wiring.now_here().isoformat(timespec="seconds")
    content = write_backup([asdict(one) for one in people], entries, made).encode("utf-8")
    if file == STANDARD_OUTPUT:
        write(file, content)
        return GOOD
    _leave_what_holds_more(Path(file), entries)
    put_in_place(Path(file), content)
    warn(f"wrote {len(entries)} entries of {_count(len(people), 'person', 'people')} to {file}")
    return GOOD


@click.command(cls=Command)
@click.argument("file", metavar="FILE", callback=a_file)
@click.option(
    "--diary", metavar="FILE", callback=a_file, help="Bring back into this diary.  [the one in your own data folder]"
)
def restore(file: str, diary: str | None) -> int:
    """Bring back a backup, or JSON lines of entries; - is standard input.

    What the diary has already stays as it is; what differs under the same id is kept beside it. A damaged file changes
    nothing.
    """
    held = _read(file)
    chosen = settings(diary=diary).diary
    from stature.keeping.contract import DiaryTrouble, Person
    from stature.keeping.entry import Entry

    try:
        keeper = wiring.open_diary(chosen)
        entries = [Entry.from_json(entry) for entry in held.entries]
        try:
            stored = keeper.restore(entries, [Person(**one) for one in held.people])
        finally:
            keeper.close()
    except (wiring.BadSetting, DiaryTrouble) as error:
        raise click.ClickException(str(error)) from None
    return _say_stored(stored, entries)


COMMANDS: Final = (today, export, backup, restore)


def house(language: str) -> House:
    """The coach's regimen and its words in that language. Raises ClickException."""
    try:
        return wiring.open_house(wiring.settings().regimen, language)
    except wiring.BadSetting as error:
        raise click.ClickException(str(error)) from None


def _exported(form: str, speaking: House, chosen: Chosen, asked: Asked) -> bytes:
    from stature.exports.forms import EXPORTS

    return EXPORTS[form](speaking, asdict(chosen.person) if chosen.person else None, chosen.entries, asked)


def _read(file: str) -> Backup:
    from stature_coach.door.backup import read_backup
    from stature_coach.problems import BadRequest

    try:
        return read_backup(_bytes(file))
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read ({error.strerror}); name a backup that is there") from None
    except BadRequest as problem:
        shown = "standard input" if file == STANDARD_OUTPUT else file
        raise click.ClickException(f"{shown}, {problem}; nothing was changed") from None


def _bytes(file: str) -> bytes:
    """All that is in the file, or comes in. Raises OSError, and ClickException for what no diary is."""
    if file == STANDARD_OUTPUT and sys.stdin is None:
        raise click.ClickException("standard input is closed; name a backup that is there")
    with sys.stdin.buffer if file == STANDARD_OUTPUT else Path(file).open("rb") as reading:
        content = reading.read(LARGEST_BACKUP_BYTES + 1)
    if len(content) > LARGEST_BACKUP_BYTES:
        raise click.ClickException(f"{file} is far too large for a diary; choose a backup, or JSON lines of entries")
    return content


def _leave_what_holds_more(file: Path, entries: list[dict[str, Any]]) -> None:
    """Refuses to write over anything but an older backup of the same diary: what is only there would be lost."""
    if not _has_something(file):
        return
    from stature_coach.door.backup import line_of, read_backup
    from stature_coach.problems import BadRequest

    try:
        before = read_backup(file.read_bytes())
    except (BadRequest, OSError):
        raise click.ClickException(f"{file} is there already and is no whole backup; choose another name") from None
    now = {line_of(entry) for entry in entries}
    if missing := sum(line_of(entry) not in now for entry in before.entries):
        raise click.ClickException(
            f"{file} is a backup with {_count(missing, 'entry', 'entries')} that this diary does not have; choose another name"
        )


def _has_something(file: Path) -> bool:
    try:
        return file.is_file() and file.stat().st_size > 0
    except OSError:
        return False  # A name that no file can have; writing it says so.


def _say_stored(stored: Stored, brought: Sequence[Entry]) -> int:
    # Two bodies that the file itself holds under one id are as they should be, and no news.
    own = set(brought)
    differing = [conflict.found.id for conflict in stored.conflicts if conflict.kept not in own]
    new = len(stored.stored) + len(stored.conflicts)
    say_or_warn(f"{_count(new, 'entry', 'entries')} brought back, {len(stored.known)} known already")
    if not differing:
        return GOOD
    more = f" and {len(differing) - SHOWN} more" if len(differing) > SHOWN else ""
    warn(
        f"{_count(len(differing), 'entry differs', 'entries differ')} from what the diary has under the same id; "
        f"both are kept: {', '.join(differing[:SHOWN])}{more}"
    )
    return NOT_WELL


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
