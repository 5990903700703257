"""What page and coach say to each other of papers: the report, a prescription with its handout, and files for others.

The page's types are written from this as from contract.py and day_contract.py. What stands in them is told by
`stature.exports.told`, which travels to whoever opens such a page.
"""

from typing import Literal, TypedDict

from stature_coach.door.day_contract import Entry


class ReportRequest(TypedDict):
    """The last twelve weeks of somebody, until a day."""

    entries: list[Entry]
    until: str
    name: str | None


class ReportLine(TypedDict):
    """One exercise, in words."""

    exercise: str
    dose: str
    done: str
    repetitions: str
    effort: str
    pain_before: str
    pain_after: str


class ReportRow(TypedDict):
    """One exercise over time, a place a day or a week."""

    name: str
    planned: list[int]
    done: list[int]
    repetitions: list[list[float] | None]
    """Least, middle and most."""
    told: list[list[int | None]]
    """The highest effort, pain after, and pain the next morning."""


class ReportPlot(TypedDict):
    """What is drawn, and its values in words."""

    kind: Literal["done", "repetitions", "told"]
    title: str
    alt: str
    labels: list[str]
    rows: list[ReportRow]


class ReportList(TypedDict):
    """What happened of a kind, newest first; or the nine answers, careful ones first."""

    title: str
    lines: list[str]
    whole: bool
    """Whether all of it stands on paper, however much the other lists hold."""


class Report(TypedDict):
    """The report for a therapist, as it is printed."""

    lang: str
    words: dict[str, str]
    name: str
    period: str
    table: list[ReportLine]
    first: list[str]
    """The newest of what hurt and what warned, told before all else; all of it stands in the lists."""
    something: bool
    """Whether anything was done in these days."""
    below: list[str]
    plots: list[ReportPlot]
    lists: list[ReportList]
    source: str
    url: str


class DiaryFileRequest(TypedDict):
    """A diary as a file for another program."""

    entries: list[Entry]
    person: str
    name: str | None
    now: str


class DiaryFile(TypedDict):
    """The text of the file."""

    text: str


class HandedPicture(TypedDict):
    """A picture of the regimen, with what is said in its place."""

    picture: str
    caption: str
    alt: str


class HandedDose(TypedDict):
    """How often, when, and on which rung."""

    title: str
    times: str
    when: str
    rung: str
    more: list[str]


class HandedExercise(TypedDict):
    """One exercise a page."""

    name: str
    purpose: str
    upright: bool
    figures: list[HandedPicture]
    conditions: list[str]
    dose: HandedDose
    steps: list[str]


class HandedMove(TypedDict):
    """One move of lying down or getting up; without a picture where it is the picture before."""

    say: str
    figure: HandedPicture | None


class HandedMoving(TypedDict):
    """Lying down and getting up, on a page each."""

    long_back: str
    down: list[HandedMove]
    front: list[HandedMove]
    off_front: list[HandedMove]
    up: list[HandedMove]


class HandedWaiting(TypedDict):
    """What waits for one reason or more, each with what opens it."""

    names: str
    why: list[list[str]]


class HandedSource(TypedDict):
    """Where it comes from."""

    title: str
    url: str


class HandedLog(TypedDict):
    """Four weeks to tick."""

    rows: list[str]
    days: list[str]


class HandedFront(TypedDict):
    """The first page: what to hold before the camera, or to type."""

    title: str
    who: list[str]
    alt: str
    steps: list[str]
    address: str
    """Where the app lies, beside the first step; empty where it lies nowhere that they could reach."""
    or_type: str
    code: str
    lines: list[str]
    note: list[str]
    """What stands above it, and the note; empty where there is none."""
    telephone: str


class Handed(TypedDict):
    """The paper of a prescription, with the handout behind it, page by page."""

    lang: str
    words: dict[str, str]
    lists: dict[str, list[str]]
    front: HandedFront
    name: str
    as_of: str
    resting: str
    tall: HandedPicture
    source: HandedSource
    exercises: list[HandedExercise]
    moving: HandedMoving | None
    waiting: list[HandedWaiting]
    rest: str
    log: HandedLog
    pages: int
