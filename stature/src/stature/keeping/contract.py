"""What every keeper of diaries promises. The test-suite of this contract runs over each of them.

- Storing is all or nothing for one list, and done when `store` returns: a power cut loses nothing said stored.
- The same entry again is known, not doubled. Another entry under the same id is a conflict: reported,
  and what was kept stays.
- A cursor says how far a person's diary was read, and what came before. Where this diary did not come that way (it is
  another one, or was brought back from an older copy, and may have grown again since) it reads from the start and says
  so: entries are a set, so reading one twice harms nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NewType, Protocol

from stature.keeping.entry import Entry

Cursor = NewType("Cursor", str)
START = Cursor("")

# One page holds about a year and a half of a home's entries.
PAGE_ENTRIES = 500


class DiaryTrouble(Exception):
    """The diary cannot be read or written now. The message is one line a person can act on."""


class BadCursor(ValueError):
    """The text is not a cursor any keeper wrote. The message is one clear line."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two entries with one id: `found` came in, `kept` was there before and stays."""

    found: Entry
    kept: Entry


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a list: ids now stored, ids that were known already, and conflicts, in list order."""

    stored: tuple[str, ...]
    known: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a diary here. `name` and `picture` are None until somebody gives them."""

    id: str
    name: str | None = None
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Entries in the order they arrived; `cursor` reads on from here, `more` says if there is more now.

    `continues` is False where the page begins at the start although it was asked for from a cursor.
    """

    entries: tuple[Entry, ...]
    cursor: Cursor
    more: bool
    continues: bool


class DiaryKeeper(Protocol):
    """Every method may raise DiaryTrouble, and then has changed nothing."""

    def store(self, entries: Sequence[Entry]) -> Stored: ...

    def restore(self, entries: Sequence[Entry], people: Sequence[Person]) -> Stored:
        """As `store`, and in the same step names those of `people` who have no name here yet."""
        ...

    def entries(self, person: str, after: Cursor = START) -> Page:
        """Raises BadCursor for a text that was never a cursor."""
        ...

    def everything(self, person: str) -> tuple[Entry, ...]:
        """All entries of a person at one moment, in the order they arrived."""
        ...

    def people(self) -> tuple[Person, ...]:
        """Everybody named or with an entry: by name, then those without one by their id."""
        ...

    def name_person(self, named: Person) -> None:
        """Gives somebody this name and picture; whoever writes last wins."""
        ...

    def check(self) -> None:
        """Returns if the diary could be written this moment; writes nothing."""
        ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Sorted:
    """A list sorted out before anything is written."""

    new: tuple[Entry, ...]
    known: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def sort_out(entries: Iterable[Entry], kept: Mapping[str, Entry]) -> Sorted:
    """Which of `entries` are new, known or in conflict with `kept` or with an earlier one in the list."""
    seen = dict(kept)
    new: list[Entry] = []
    known: list[str] = []
    conflicts: list[Conflict] = []
    for entry in entries:
        before = seen.get(entry.id)
        if before is None:
            seen[entry.id] = entry
            new.append(entry)
        elif before == entry:
            known.append(entry.id)
        else:
            conflicts.append(Conflict(found=entry, kept=before))
    return Sorted(tuple(new), tuple(known), tuple(conflicts))
