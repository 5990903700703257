"""Files of a practice's people at the door: whose they are, one row for each person, and its sentence in a language.

The command line and the page's worker share it. A file is read as a restore reads it; two files of one person are one
person. A caseload is a value, and forgetting it is all that ends it. Does not know where files lie.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, NamedTuple

from stature_coach.door.backup import read_backup
from stature_coach.problems import BadRequest
from stature_coach.regimen.values import Regimen
from stature_coach.regimen.wording import Wording
from stature_coach.weeks.caseload import File, Row, Said, row
from stature_coach.weeks.entry import grouped, moment

# Ten years of a household are ten to fifteen million bytes; a file larger than this is another file, and is not read.
LARGEST_FILE_BYTES: Final = 16 * 1024 * 1024
TOO_LARGE: Final = "it is far too large for a diary; choose a backup, or JSON lines of entries"
NOBODY: Final = "nobody is in it; choose a backup, or JSON lines of entries"


class Held(NamedTuple):
    """What a file, by its name, holds of one person. `name` is what the file calls them; None where it does not."""

    person: str
    name: str | None
    file_name: str
    file: File


@dataclass(frozen=True, slots=True)
class OnePerson:
    """Somebody, their row, and the files that it comes from, in order."""

    person: str
    name: str | None
    files: tuple[str, ...]
    row: Row


@dataclass(frozen=True, slots=True)
class Caseload:
    """What was read so far, by person."""

    held: Mapping[str, tuple[Held, ...]] = field(default_factory=dict)

    def more(self, read: Iterable[Held]) -> "Caseload":
        """The same with what another file holds; a file of the same name is read anew."""
        held = dict(self.held)
        for one in read:
            others = (other for other in held.get(one.person, ()) if other.file_name != one.file_name)
            held[one.person] = tuple(sorted((*others, one), key=lambda other: other.file_name))
        return Caseload(held)


def read_file(name: str, content: bytes) -> tuple[Held, ...]:
    """Everybody in a file, by their ids. Raises BadRequest in one line where it is no diary, or a damaged one."""
    if len(content) > LARGEST_FILE_BYTES:
        raise BadRequest(TOO_LARGE)
    found = read_backup(content)
    made = None if found.made is None else moment(found.made, "made")
    named = {str(one["id"]): str(one["name"]) for one in found.people}
    told = grouped(found.told, lambda entry: entry.person)
    people = sorted({*named, *told})
    if not people:
        raise BadRequest(NOBODY)
    return tuple(Held(person, named.get(person), name, File(told.get(person, ()), made)) for person in people)


def one_person(regimen: Regimen, held: Iterable[Held], now: datetime) -> OnePerson:
    """The row of somebody, by all that is held of them; they are called as the file calls them that was made last."""
    every = sorted(held, key=lambda one: one.file_name)
    names = [(one.file.made or _latest(one.file), one.file_name, one.name) for one in every if one.name is not None]
    dated = [(at.timestamp() if at else 0.0, file, name) for at, file, name in names]
    return OnePerson(
        person=every[0].person,
        name=max(dated)[2] if dated else None,
        files=tuple(one.file_name for one in every),
        row=row(regimen, [one.file for one in every], now),
    )


def in_order(people: Iterable[OnePerson]) -> list[OnePerson]:
    """By name, then by id; whoever has no name comes last."""
    return sorted(people, key=lambda one: (one.name is None, (one.name or "").casefold(), one.name or "", one.person))


def in_words(wording: Wording, said: Said, dated: Callable[[date], str] | None = None) -> str:
    """The sentence. Without `dated` the place of the day stays open, for whoever writes days in their own way."""
    places = {
        "exercise": wording.text(said.exercise) if said.exercise else "",
        "what": wording.text(said.what) if said.what else "",
        "n": "" if said.number is None else str(said.number),
        "date": dated(said.day) if dated and said.day else "{date}",
    }
    return wording.text(said.key).format_map(places)


def _latest(file: File) -> datetime | None:
    return max((entry.at for entry in file.entries), default=None)
