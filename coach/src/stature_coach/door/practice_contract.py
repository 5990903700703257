"""What page and coach say to each other on the pages of a practice: a list of people, one of them, and a paper to print.

The page's types are written from this as from contract.py and day_contract.py. Nothing of it is stored.
"""

from typing import Literal, TypeAlias, TypedDict

from stature_coach.door.contract import ExerciseId, Sentence
from stature_coach.door.day_contract import Day, Entry, PartOfDay, Today
from stature_coach.door.history_contract import History
from stature_coach.door.paper_contract import PaperPart, PaperRefused

CaseloadHeading: TypeAlias = Literal["warning_sign", "hurt", "worse_morning", "step_waits", "not_done", "everybody"]
CaseloadSquare: TypeAlias = Literal["whole", "some", "none", "rest"]


class CaseloadRequest(TypedDict):
    """A file to look at; its text is handed over beside this."""

    file: str
    """Its name, by which it is known again."""
    person: str | None
    """Of several people in it, the one whose diary it is to be; null where there is one, or where that is to be asked."""
    now: str
    """Local time with its offset."""


class CaseloadPerson(TypedDict):
    """Somebody in a file."""

    person: str
    name: str | None


class CaseloadSaid(Sentence):
    """What is told of somebody first. In the text, {date} stands for the day."""

    day: str | None


class CaseloadRow(CaseloadPerson):
    """One person on the list."""

    headings: list[CaseloadHeading]
    """All under which they stand, in their order; the sentence said is of the first."""
    said: CaseloadSaid
    told: list[CaseloadSaid]
    """The sentence of each heading, in the same order."""
    last: str | None
    """The day on which their file ends; null where nothing in it has a date of its time."""
    made: bool
    """It ends where it was made, and not only at its last entry."""
    squares: list[CaseloadSquare]
    """The last 28 days of the file, oldest first."""
    done: int
    planned: int
    files: list[str]


class CaseloadRead(TypedDict):
    """What came of a file."""

    people: list[CaseloadPerson]
    """Everybody in it. Where they are several and none was named, nothing was taken up yet."""
    row: CaseloadRow | None
    """The one who was taken up."""


class CaseloadAsked(TypedDict):
    """Somebody on the list, to look at."""

    person: str
    now: str


class AnsweredQuestion(Sentence):
    """One of the nine questions, and what was answered last."""

    answer: Literal["yes", "no", "not_sure"] | None
    day: str | None


class CaseloadOne(TypedDict):
    """Everything told of one person, up to the day of the file."""

    row: CaseloadRow
    today: Today
    history: History
    """The last twelve weeks."""
    answers: list[AnsweredQuestion]
    entries: list[Entry]


class PracticeRung(TypedDict):
    """A rung that can be prescribed, and the most on it."""

    rung: str
    name: str
    ceiling: int


class PracticeExercise(TypedDict):
    """An exercise that can be prescribed, and what is proposed to somebody new."""

    exercise: ExerciseId
    name: str
    ladder: list[PracticeRung]
    parts: list[PartOfDay]
    repetitions: int


class PracticeForm(TypedDict):
    """What can be prescribed."""

    exercises: list[PracticeExercise]


class PracticePart(TypedDict):
    """What the form says of one exercise; the dose counts where it is to be done."""

    exercise: ExerciseId
    says: PaperPart
    repetitions: int
    rung: str
    parts: list[PartOfDay]


class PracticePlan(TypedDict):
    """What the form says."""

    exercises: list[PracticePart]
    days: list[Day] | None
    locked: bool


class PracticeWords(TypedDict):
    """The words beside it; empty where there are none."""

    by: str
    practice: str
    telephone: str
    to: str
    note: str
    language: str


class PracticeRequest(TypedDict):
    """A paper to make."""

    plan: PracticePlan
    words: PracticeWords
    made: str
    address: str | None
    """Where the app lies; null where it lies nowhere that another device could reach."""


class PracticePaper(TypedDict):
    """The paper: its code, and the link that the QR code is."""

    code: str
    link: str | None
    printed_only: list[str]
    """The words for which the link has no room."""
    lines: list[str]
    """What it prescribes, one sentence each."""


class PracticeRead(TypedDict):
    """The plan of a paper that was brought back, or why it cannot be read."""

    plan: PracticePlan | None
    refused: PaperRefused | None
