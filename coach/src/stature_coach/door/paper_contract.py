"""What page and coach say to each other about papers: what one would change, and what became of it.

The page's types are written from this as from contract.py and day_contract.py.
"""

from typing import Literal, NotRequired, TypeAlias, TypedDict

from stature_coach.door.contract import Sentence
from stature_coach.door.day_contract import Day, Entry, PartOfDay

PaperPart: TypeAlias = Literal["do", "wait", "as_it_is"]


class PaperDose(TypedDict):
    """So often, on that rung, in these parts of the day."""

    repetitions: int
    rung: str
    rung_name: str
    parts: list[PartOfDay]


class PaperRequest(TypedDict):
    """Asks what a code or a link would change."""

    text: str
    """What was typed, or a link as it came; nothing in it is followed."""
    entries: list[Entry]
    now: str
    """Local time with its offset."""


class PaperWords(TypedDict, total=False):
    """Words as the paper has them: shown, never followed, no number in them to be called."""

    by: str
    practice: str
    telephone: str
    note: str
    language: str


class PaperRefused(TypedDict):
    """Why it is not taken: nothing changes."""

    key: str
    text: str
    """In English, for a terminal; a page says it by the key."""
    place: int | None
    """Of the sixteen letters and digits, the one to look at; null where that is not known."""
    newer: str | None
    """The date of the newer paper, where there is one."""


class PaperChange(TypedDict):
    """One exercise: what the paper says of it, how it is now and how it will be."""

    exercise: str
    name: str
    says: PaperPart
    now: PaperDose
    then: PaperDose
    """The same as now where the paper says nothing of the dose."""
    begins: Literal["at_once", "next_day", "never"]
    """What is more begins on the next day that is open; never, where nothing changes."""
    waits: bool
    """Whether a paper makes it wait now."""
    closed: list[Sentence]
    """Why it may still not be begun after the paper was taken."""


class PaperTold(TypedDict):
    """What a paper says, and what it would change."""

    code: str
    made: str
    days: list[Day] | None
    locked: bool
    words: PaperWords
    to: str | None
    """For whom, by first name."""
    changes: list[PaperChange]
    refused: PaperRefused | None
    body: NotRequired[dict[str, object]]
    """The body of the `prescription_taken` to write on a yes; not there where it is refused."""


class PaperLook(TypedDict):
    """The answer to a code or a link: what it says, or why it is no paper at all."""

    paper: PaperTold | None
    unread: PaperRefused | None
