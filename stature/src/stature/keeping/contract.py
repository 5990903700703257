"""What every keeper of diaries promises. The test-suite of this contract runs over each of them.

- Storing is all or nothing for one list, and done when `store` returns: a power cut loses nothing said stored.
- The same entry again is known, not doubled. Another entry of the same person under the same id is a conflict: reported,
  and both are kept and handed out. Another person's entries are neither in the way nor told of.
- A cursor says how far a person's diary was read, and what came before. Where this diary did not come that way (it is
  another one, or was brought back from an older copy, and may have grown again since) it reads from the start and says
  so: entries are a set, so reading one twice harms nobody.
- What is damaged is never taken for whole: an entry that is not as it was stored, or one that is missing, makes a reading
  fail in one clear line, and never shorter or other than it should be.
- What is read or written `by` a paired device is of people it was paired for; written may also be an id that nobody has, which
  is then its own. All else raises NotThere and changes nothing. It is looked up where the diary is kept, each time: whatever
  another program has withdrawn there opens nothing from that moment. Without a device the house's own computer asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NewType, Protocol

from stature.keeping.devices import Device
from stature.keeping.entry import Entry

Cursor = NewType("Cursor", str)
START = Cursor("")

# One page holds about a year and a half of a home's entries.
PAGE_ENTRIES = 500


CANNOT_NOW = "the diary cannot be used just now; try again in a moment"
DAMAGED = "the diary is damaged; whoever keeps it must put a backup in its place"


class DiaryTrouble(Exception):
    """The diary cannot be read or written now. The message is one line that whoever keeps it can act on.

    `public` is the line for whoever asks over a network: it names no file, no host and no database.
    """

    def __init__(self, says: str, public: str = CANNOT_NOW) -> None:
        super().__init__(says)
        self.public = public


class BadCursor(ValueError):
    """The text is not a cursor any keeper wrote. The message is one clear line."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two entries of one person with one id: `kept` was there before, `found` came in and is kept beside it."""

    found: Entry
    kept: Entry


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a list: ids now stored, ids that were known already, and conflicts (stored too), in list order."""

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

    `in_all` is how many entries this person has now: whoever has read from the start to the end has read so many.
    `continues` is False where the page begins at the start although it was asked for from a cursor.
    """

    entries: tuple[Entry, ...]
    cursor: Cursor
    more: bool
    in_all: int
    continues: bool


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole diary at one moment: everybody in it, and all entries, one person's after the other's."""

    people: tuple[Person, ...]
    entries: tuple[Entry, ...]


class DiaryKeeper(Protocol):
    """Every method may raise DiaryTrouble, and then has changed nothing."""

    def store(self, entries: Sequence[Entry], by: str | None = None) -> Stored: ...

    def restore(self, entries: Sequence[Entry], people: Sequence[Person]) -> Stored:
        """As `store`, and in the same step names those of `people` who have no name here yet."""
        ...

    def entries(self, person: str, after: Cursor = START, by: str | None = None) -> Page:
        """Raises BadCursor for a text that was never a cursor."""
        ...

    def entries_at_once(self, person: str, after: Cursor = START, by: str | None = None) -> Page | None:
        """The very page, where it can be read this moment without waiting for anybody and is soon read; None elsewhere,
        and where anything is wrong with it, or it is not for that device: then `entries` says. Raises BadCursor, and nothing else.
        """
        ...

    def everything(self, person: str, by: str | None = None) -> tuple[Entry, ...]:
        """All entries of a person at one moment, in the order they arrived."""
        ...

    def whole(self) -> Whole:
        """Everybody and everything at one moment, after a look at the whole of the database, also where nothing is read."""
        ...

    def people(self) -> tuple[Person, ...]:
        """Everybody named or with an entry: by name, then those without one by their id."""
        ...

    def name_person(self, named: Person, by: str | None = None) -> None:
        """Gives somebody this name and picture; whoever writes last wins."""
        ...

    def devices(self) -> tuple[Device, ...]:
        """All that are paired, the longest first."""
        ...

    def pair(self, device: Device) -> None: ...

    def change_device(self, device: Device) -> None:
        """Gives the device of that id this name and these people. Raises NotThere."""
        ...

    def withdraw(self, device: str) -> None:
        """From here on it opens and writes nothing; one that is not there stays so."""
        ...

    def seen(self, days: Sequence[tuple[str, str]]) -> None:
        """The day each of these devices, by its id, was last seen."""
        ...

    def give_calendar(self, person: str, secret: str) -> None:
        """The calendar's address of this person has this secret, and no other."""
        ...

    def take_calendar(self, person: str) -> None: ...

    def calendar_of(self, secret: str) -> str | None:
        """Whose calendar that is."""
        ...

    def check(self) -> None:
        """Returns if the diary can be read this moment. Writes nothing and keeps nobody waiting."""
        ...

    def close(self) -> None: ...
