"""`stature today`, `export`, `backup`, `restore`: a person's own diary, to read, to take along and to bring back.

Every export is made by the same function that the server answers with.
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from stature import wiring
from stature.cli.chosen import Chosen, choose, diary_option, open_diary, person_and_diary, somebody
from stature.cli.group import GOOD, NOT_WELL, settings, warn
from stature.cli.out import STANDARD_OUTPUT, put_in_place, seen_enough, write

if TYPE_CHECKING:
    from stature.keeping.contract import Stored
    from stature_coach.backup import Backup
    from stature_coach.wire import House

FORMATS: Final = ("csv", "json", "fhir", "ics")
# Without a person there is nothing in these; a calendar can be made of the handout alone.
NEEDS_SOMEBODY: Final = frozenset({"csv", "json", "fhir"})

# A household's diary of ten years is about ten million characters; a file larger than this is another file.
LARGEST_BACKUP_BYTES: Final = 512 * 1024 * 1024
SHOWN: Final = 3

language_option = click.option("--language", default="en", metavar="en|es", help="In this language.  [en]")


@click.command()
@person_and_diary
@click.option("--date", "day", metavar="DATE", help="Another day, like 2026-12-01; looked at as at 08:00.  [today]")
@click.option("--json", "as_json", is_flag=True, help="As the app gets it, in JSON.")
@language_option
def today(person: str | None, diary: str | None, day: str | None, as_json: bool, language: str) -> int:
    """Say what there is to do today, what is done, and what is closed and why."""
    from stature.today import in_words, moment_of, plan_json

    now = moment_of(_date("--date", day), datetime.now().astimezone())
    speaking, chosen = house(language), choose(diary, person)
    if as_json:
        lines = [plan_json(speaking, chosen.entries, now)]
    else:
        lines = in_words(speaking, chosen.entries, now, chosen.person.name if chosen.person else None)
    with seen_enough():
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
    return GOOD


@click.command()
@click.argument("form", metavar="csv|json|fhir|ics")
@click.option("--out", required=True, metavar="FILE", help="Write to this file; - is standard output.")
@person_and_diary
@language_option
def export(form: str, out: str, person: str | None, diary: str | None, language: str) -> int:
    """Write a person's diary for another program.

    csv is a table for a spreadsheet, json everything for a program, fhir records for a clinic (FHIR R4), ics two daily
    reminders for a calendar. A file that is there already is replaced, and that is said.
    """
    if form not in FORMATS:
        raise click.ClickException(f"the form is {form[:40]!r}; write one of {', '.join(FORMATS)}")
    speaking, chosen = house(language), choose(diary, person)
    if form in NEEDS_SOMEBODY:
        somebody(chosen)
    write(out, _exported(form, speaking, chosen))
    return GOOD


@click.command()
@click.argument("file", metavar="FILE")
@diary_option
def backup(file: str, diary: str | None) -> int:
    """Write the whole diary, everybody in it, to one file; - is standard output.

    An older backup of the same diary is replaced; another file, or a backup that holds more, is left alone.
    """
    from stature_coach.backup import write_backup

    with open_diary(diary) as keeper:
        people = keeper.people() if keeper else ()
        entries = [entry.to_json() for one in people for entry in keeper.everything(one.id)] if keeper else []
    if not people:
        raise click.ClickException(
            "nobody is in this diary yet, so there is nothing to keep; name another with --diary FILE"
        )
    content = write_backup([asdict(one) for one in people], entries).encode("utf-8")
    if file == STANDARD_OUTPUT:
        write(file, content)
        return GOOD
    _leave_what_holds_more(Path(file), entries)
    put_in_place(Path(file), content)
    warn(f"wrote {len(entries)} entries of {_count(len(people), 'person', 'people')} to {file}")
    return GOOD


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--diary", metavar="FILE", help="Bring back into this diary.  [the one in your own data folder]")
def restore(file: str, diary: str | None) -> int:
    """Bring back a backup, or JSON lines of entries; - is standard input.

    What the diary has already stays as it is. A damaged file changes nothing.
    """
    held = _read(file)
    chosen = settings(diary=diary).diary
    from stature.keeping.contract import DiaryTrouble, Person
    from stature.keeping.entry import Entry

    try:
        keeper = wiring.open_diary(chosen)
        try:
            stored = keeper.restore(
                [Entry.from_json(entry) for entry in held.entries], [Person(**one) for one in held.people]
            )
        finally:
            keeper.close()
    except (wiring.BadSetting, DiaryTrouble) as error:
        raise click.ClickException(str(error)) from None
    return _say_stored(stored)


COMMANDS: Final = (today, export, backup, restore)


def house(language: str) -> House:
    """The coach's regimen and its words in that language. Raises ClickException."""
    try:
        folder = wiring.settings().regimen
        known = sorted(file.stem for file in wiring.regimen_folder(folder).glob("wording/*.toml"))
        if language not in known:
            raise click.ClickException(f"the language is {language[:40]!r}; write one of {', '.join(known)}")
        return wiring.open_house(folder, language)
    except wiring.BadSetting as error:
        raise click.ClickException(str(error)) from None


def _exported(form: str, speaking: House, chosen: Chosen) -> bytes:
    from stature.exports.forms import EXPORTS

    person = asdict(chosen.person) if chosen.person else None
    return EXPORTS[form](speaking, person, chosen.entries)


def _date(name: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or text != found.isoformat() or found.year not in range(2000, 3000):
        raise click.ClickException(f"{name} is {text[:40]!r}; write a day, like 2026-12-01")
    return found


def _read(file: str) -> Backup:
    from stature_coach.backup import read_backup
    from stature_coach.problems import BadRequest

    try:
        if file == STANDARD_OUTPUT:
            return read_backup(sys.stdin.buffer.read(LARGEST_BACKUP_BYTES + 1))
        if Path(file).stat().st_size > LARGEST_BACKUP_BYTES:
            raise click.ClickException(
                f"{file} is far too large for a diary; choose a backup, or JSON lines of entries"
            )
        return read_backup(Path(file).read_bytes())
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read ({error.strerror}); name a backup that is there") from None
    except BadRequest as problem:
        raise click.ClickException(f"{file}, {problem}; nothing was changed") from None


def _leave_what_holds_more(file: Path, entries: list[dict[str, Any]]) -> None:
    """Refuses to write over anything but an older backup of the same diary: what is only there would be lost."""
    if not file.is_file() or not file.stat().st_size:
        return
    from stature_coach.backup import line_of, read_backup
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


def _say_stored(stored: Stored) -> int:
    told = f"{_count(len(stored.stored), 'entry', 'entries')} brought back, {len(stored.known)} known already"
    click.echo(told)
    if not stored.conflicts:
        return GOOD
    ids = ", ".join(conflict.found.id for conflict in stored.conflicts[:SHOWN])
    more = f" and {len(stored.conflicts) - SHOWN} more" if len(stored.conflicts) > SHOWN else ""
    warn(
        f"{_count(len(stored.conflicts), 'entry differs', 'entries differ')} from what the diary has under the same id; "
        f"the diary's own stay: {ids}{more}"
    )
    return NOT_WELL


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
