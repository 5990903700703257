"""`stature prescribe` and `stature take`: a physiotherapist's paper, and a person who takes it.

What may be prescribed, and what taking it would change, is the coach's to say; here it is asked for and shown. A paper that
is refused leaves the diary as it was.
"""

from __future__ import annotations

import json
import os
import sys
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from stature import wiring
from stature.cli.asked import a_day, a_file, language_option
from stature.cli.chosen import Chosen, choose, person_and_diary, somebody
from stature.cli.group import GOOD, Command, settings
from stature.cli.out import say, say_or_warn, warn, write
from stature.cli.own_data import house

if TYPE_CHECKING:
    from stature_coach.door.paper_contract import PaperChange, PaperTold
    from stature_coach.door.prescription import Paper
    from stature_coach.door.wire import House

# A plan is a few lines; a file larger than this is another file.
LARGEST_PLAN_BYTES: Final = 64 * 1024
_PARTS: Final = {"morning": "morning", "evening": "evening", "once": "once a day"}


@click.command(cls=Command)
@click.option("--plan", "plan", required=True, metavar="FILE", callback=a_file, help="What to do, in TOML.")
@click.option("--by", metavar="TEXT", help="Who made it.")
@click.option("--practice", metavar="TEXT", help="Where they work.")
@click.option("--telephone", metavar="TEXT", help="Their telephone.")
@click.option("--for", "to", metavar="NAME", help="For whom; a first name at most.")
@click.option("--note", metavar="TEXT", help="One note.")
@language_option
@click.option("--date", "day", metavar="DATE", callback=a_day, help="Made on this day, like 2026-12-01.  [today]")
@click.option("--address", metavar="URL", help="Where the app is published; without it there is a code and no link.")
@click.option("--out", metavar="PAPER.pdf", callback=a_file, help="Print the paper to this file; - is standard output.")
@click.option("--json", "as_json", is_flag=True, help="Print one object for a program.")
def prescribe(  # noqa: PLR0913, PLR0917 (Click hands over every option by name)
    plan: str, by: str | None, practice: str | None, telephone: str | None, to: str | None, note: str | None,
    language: str, day: date | None, address: str | None, out: str | None, as_json: bool,
) -> int:  # fmt: skip
    """Make a prescription: a code of sixteen letters and digits, a link, a paper to hand over."""
    from stature_coach.door.prescription import Paper, link_of, prescribed_from, words_from
    from stature_coach.door.prescription_code import code_of
    from stature_coach.problems import BadRequest
    from stature_coach.weeks.prescribed import body_of

    speaking, asked = house(language), _plan_in(plan)
    told = {"by": by, "practice": practice, "telephone": telephone, "for": to, "note": note}
    try:
        prescribed = prescribed_from(speaking.regimen, asked, day or wiring.now_here().date())
    except BadRequest as problem:
        raise click.ClickException(f"{plan}: {problem}") from None
    try:
        words = words_from({**told, "language": language if language != "en" else None})
        paper = Paper(prescribed, words)
        code = code_of(speaking.regimen, prescribed)
        link = link_of(speaking.regimen, paper, address) if address is not None else None
    except BadRequest as problem:
        raise click.ClickException(str(problem)) from None
    if link is not None and link.printed_only:
        warn(f"no room in the link for {', '.join(link.printed_only)}; it is printed only")
    if out is not None:
        write(out, _printed(speaking, paper, link.text if link else None, language))
    address_of = link.text if link else None
    if as_json:
        say(json.dumps({"prescription": 1, "code": code, "link": address_of, **body_of(prescribed)}), as_json=True)
    elif out != "-":
        say("\n".join([code, *([address_of] if address_of else []), *_said(speaking, paper)]))
    return GOOD


@click.command(cls=Command)
@click.argument("code", metavar="CODE-OR-LINK")
@person_and_diary
@click.option("--date", "day", metavar="DATE", callback=a_day, help="On another day, at 08:00.  [now]")
@click.option("--yes", is_flag=True, help="Take it without asking.")
@click.option("--json", "as_json", is_flag=True, help="Say what would change as one object for a program.")
def take(  # noqa: PLR0913, PLR0917 (Click hands over every option by name)
    code: str, person: str | None, diary: str | None, day: date | None, yes: bool, as_json: bool
) -> int:
    """Take a physiotherapist's paper, by its code or its link: see what it would change, and say yes.

    Without --yes and without a terminal it shows what would change, and changes nothing.
    """
    from stature.today import moment_of

    speaking, chosen = house("en"), choose(diary, person)
    whose = somebody(chosen)
    try:
        now = _after_other_papers(chosen, moment_of(day, wiring.now_here()))
    except wiring.BadSetting as error:
        raise click.ClickException(str(error)) from None
    told = _told(speaking, code, chosen, now)
    if not as_json:
        say("\n".join(_would_change(told)))
    taken = yes or (
        not as_json and sys.stdin is not None and sys.stdin.isatty() and click.confirm("Take it?", err=True)
    )
    if taken:
        _keep(diary, whose.id, now, told)
    if as_json:
        say(json.dumps({**{key: one for key, one in told.items() if key != "body"}, "taken": taken}), as_json=True)
    else:
        say_or_warn("Taken." if taken else "Nothing was changed; write --yes to take it.")
    return GOOD


COMMANDS: Final[tuple[click.Command, ...]] = (prescribe, take)


# -------------------------------------------------------------------- making one


def _plan_in(file: str) -> dict[str, Any]:
    """What stands in the file. Raises ClickException."""
    try:
        with Path(file).open("rb") as reading:
            content = reading.read(LARGEST_PLAN_BYTES + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "no file can be called so"
        raise click.ClickException(f"{file} cannot be read ({why}); name a plan that is there") from None
    if len(content) > LARGEST_PLAN_BYTES:
        raise click.ClickException(f"{file} is far too large for a plan; write a few lines of TOML")
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise click.ClickException(
            f'{file} is no TOML ({error}); write lines like do = true under ["neck-press"]'
        ) from None


def _printed(speaking: House, paper: Paper, link: str | None, language: str) -> bytes:
    from stature.exports.prescription import prescription_pdf
    from stature.exports.told.speaking import CannotPrint

    folder = wiring.regimen_folder(settings().regimen)
    try:
        return prescription_pdf(speaking, paper, link, "a4", language, regimen=folder)
    except CannotPrint as problem:
        raise click.ClickException(str(problem)) from None


def _said(speaking: House, paper: Paper) -> Iterator[str]:
    """What it prescribes, a line an exercise."""
    plan = paper.prescribed.plan
    for exercise in speaking.regimen.exercises:
        do = plan.get(exercise.id)
        if do is not None:
            rung = speaking.wording.text(exercise.rung(do.rung).name)
            yield f"{speaking.wording.text(exercise.name)}: {_dose(do.repetitions, rung, do.parts)}"
        elif exercise.id in plan:
            yield f"{speaking.wording.text(exercise.name)}: wait"
    yield from _of_all(paper.prescribed.days, locked=paper.prescribed.locked)


def _of_all(days: Sequence[str] | None, *, locked: bool) -> Iterator[str]:
    if days is not None:
        yield f"Days: {', '.join(days)}"
    if locked:
        yield "No steps are proposed."


def _dose(repetitions: int, rung: str, parts: Sequence[str]) -> str:
    return f"{repetitions} times, {rung}, {' and '.join(_PARTS[part] for part in parts)}"


# -------------------------------------------------------------------- taking one


def _told(speaking: House, code: str, chosen: Chosen, now: datetime) -> PaperTold:
    """What it says and would change. Raises ClickException where it is refused."""
    from stature_coach.door.taking import told_of
    from stature_coach.problems import BadRequest
    from stature_coach.weeks.diary import entry_from

    try:
        told = told_of(speaking.regimen, speaking.wording, code, map(entry_from, chosen.entries), now)
    except BadRequest as problem:
        raise click.ClickException(str(problem)) from None
    if told["refused"] is not None:
        raise click.ClickException(told["refused"]["text"])
    return told


def _would_change(told: PaperTold) -> Iterator[str]:
    words, whose = told["words"], told["to"]
    maker = ", ".join(words[key] for key in ("by", "practice", "telephone") if key in words)
    yield f"The paper of {told['made']}{f' for {whose}' if whose else ''} says{f', from {maker}' if maker else ''}:"
    for change in told["changes"]:
        yield f"  {change['name']}: {_of_one(change)}"
        yield from (f"    {closed['text']}" for closed in change["closed"])
    yield from (f"  {line}" for line in _of_all(told["days"], locked=told["locked"]))
    if note := words.get("note"):
        yield f"  It says: {note}"


def _of_one(change: PaperChange) -> str:
    now, then = change["now"], change["then"]
    if change["says"] != "do":
        return "wait" if change["says"] == "wait" else "nothing changes"
    dose = _dose(then["repetitions"], then["rung_name"], then["parts"])
    if change["begins"] == "never":
        return f"{dose}, as now"
    begins = "; what is more begins on the next day that is open" if change["begins"] == "next_day" else ""
    return f"{dose} (now {_dose(now['repetitions'], now['rung_name'], now['parts'])}){begins}"


def _after_other_papers(chosen: Chosen, now: datetime) -> datetime:
    """That moment, or a second after a paper that was taken at it: of two of one day the one taken last is in force."""
    from stature_coach.weeks.diary import entry_from

    taken = {entry_from(one).at for one in chosen.entries if one["kind"] == "prescription_taken"}
    at = now.replace(microsecond=now.microsecond // 1000 * 1000)
    while at in taken:
        at += timedelta(seconds=1)
    return at


def _keep(diary: str | None, person: str, now: datetime, told: PaperTold) -> None:
    """One entry, and with it all that follows. Raises ClickException."""
    from stature.keeping.contract import DiaryTrouble
    from stature.keeping.entry import Entry
    from stature_coach.weeks.diary import SCHEMA, new_entry_from

    at = now.isoformat(timespec="milliseconds")
    entry = {
        "id": _uuid7(now),
        "person": person,
        "at": at,
        "kind": "prescription_taken",
        "body": told["body"],
        "schema": SCHEMA,
    }
    new_entry_from(entry)
    try:
        keeper = wiring.open_diary(settings(diary=diary).diary)
        try:
            keeper.store([Entry.from_json(entry)])
        finally:
            keeper.close()
    except (wiring.BadSetting, DiaryTrouble) as error:
        raise click.ClickException(str(error)) from None


def _uuid7(at: datetime) -> str:
    """A UUIDv7 of that moment (RFC 9562)."""
    milliseconds = max(0, int(at.timestamp() * 1000)) & (2**48 - 1)
    luck = int.from_bytes(os.urandom(10))
    whole = (milliseconds << 80) | luck
    whole = whole & ~(0xF << 76) | (0x7 << 76)
    whole = whole & ~(0x3 << 62) | (0x2 << 62)
    text = f"{whole:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
