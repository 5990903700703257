"""What page and coach say to each other of the days before: what was done, measured and told.

The page's types are written from this as from contract.py and day_contract.py.
"""

from typing import NotRequired, TypedDict

from stature_coach.door.contract import ExerciseId, Reason
from stature_coach.door.day_contract import Entry, PartOfDay

HistoryRequest = TypedDict(
    "HistoryRequest", {"entries": list[Entry], "now": str, "from": NotRequired[str], "to": NotRequired[str]}
)


class PastDose(TypedDict):
    """What its entry tells of the dose: an older app's, or another's, tells less."""

    repetitions: NotRequired[int]
    rung: NotRequired[str]
    hold_counts: NotRequired[int]
    rung_name: str | None
    """Null for a rung that is not known here."""


class PastSession(TypedDict):
    """A session that was done, as the diary tells it."""

    id: str
    """Of its entry."""
    at: str
    exercise: ExerciseId
    name: str
    part_of_day: PartOfDay
    reason: Reason
    repetitions: int
    repetitions_said: int | None
    dose: PastDose
    effort: int | None
    pain: int | None
    little_pain: bool
    """Afterwards "a little" hurt; where `pain` is not told, no more than before."""
    pain_before: int | None
    seconds: float | None


class PastWithoutApp(TypedDict):
    """An exercise that was done without the app, as it was told afterwards."""

    id: str
    at: str
    """When it was told."""
    exercise: ExerciseId
    part_of_day: PartOfDay
    hurt: bool
    pain: int | None
    little_pain: bool


class PastWords(TypedDict):
    """The person's own words on the day."""

    id: str
    at: str
    """When they were written."""
    text: str


class MayBeTold(TypedDict):
    """An exercise of which it can still be told that it was done that day without the app."""

    exercise: ExerciseId
    part_of_day: PartOfDay
    parts: int
    """In how many parts of a day it is done: of one alone, the part need not be named."""


class PastNote(TypedDict):
    """Anything else that was written down that day; what it carries besides depends on its kind."""

    id: str
    at: str
    kind: str
    exercise: NotRequired[ExerciseId | None]


class PastDay(TypedDict):
    """A day and what was done on it."""

    date: str
    planned: int
    done: int
    morning_after: int | None
    sessions: list[PastSession]
    without_app: list[PastWithoutApp]
    own_words: list[PastWords]
    may_be_told: list[MayBeTold]
    notes: list[PastNote]


class Taken(TypedDict):
    """A measure that was taken, and when."""

    id: str
    date: str


class PastHeight(Taken):
    """A height that was measured."""

    centimetres: float


class PastStands(Taken):
    """Chair stands that were counted."""

    stands: int


class PastMeasures(TypedDict):
    """All that was measured."""

    height: list[PastHeight]
    chair_stands: list[PastStands]


class Adherence(TypedDict):
    """How often an exercise was meant to be done, and was."""

    planned: int
    done: int


_FirstLast = TypedDict("_FirstLast", {"from": str, "to": str})


class History(_FirstLast):
    """The days, one by one, and what they add up to."""

    days: list[PastDay]
    longest_words: int
    """Own words on a day have so many letters at most."""
    measures: PastMeasures
    adherence: dict[ExerciseId, Adherence]
