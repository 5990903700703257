"""What page and coach say to each other of a day and of the diary: plans, questions, backups; all of it JSON.

Typed once, here and in contract.py, which says how the page's own types come from them; past days are in
history_contract.py, papers in paper_contract.py. Decides nothing.
"""

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

from stature_coach.door.contract import Begun, Choice, ExerciseId, Sentence

Day: TypeAlias = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
PartOfDay: TypeAlias = Literal["morning", "once", "evening"]
# `rest_day`: not a chosen day; it may still be done. `later`, `earlier`: of another part of this day, or missed.
DayState: TypeAlias = Literal["done", "closed", "rest_day", "due", "later", "earlier"]
StepKind: TypeAlias = Literal["repetitions", "rung", "open"]
EntryKind: TypeAlias = Literal[
    "session_finished",
    "session_answered",
    "screen_answered",
    "plan_set",
    "step_answered",
    "morning_after",
    "pain_told",
    "done_without_app",
    "words_written",
    "measure_taken",
    "red_flag",
    "cleared",
    "retracted",
    "prescription_taken",
]


class Entry(TypedDict):
    """One diary entry; the body's shape depends on `kind`, and stands in `docs/diary.md`."""

    id: str
    person: str
    at: str
    kind: EntryKind
    body: dict[str, Any]
    schema: Literal[1]


# -------------------------------------------------------------------- the day


class KeptHere(TypedDict):
    """Where the diary lies."""

    alone: bool
    """In this browser, and nowhere else."""
    clears: bool
    """A browser that clears what a page keeps when it is not visited for some days."""
    copied_at: str | None
    """When a copy was made last, local time with its offset."""


class TodayRequest(TypedDict):
    """Asks for the plan of now."""

    entries: list[Entry]
    now: str
    """Local time with its offset."""
    heard: bool
    """The voice is on: it reaches a person who cannot see the screen."""
    kept: NotRequired[KeptHere]
    """Where the diary lies; where nothing is said, somebody else keeps it too."""


class Cleared(TypedDict):
    """The body of a `cleared` entry."""

    what: str
    """`red_flag`, `screen`, a question such as `q3`, `unread`, `clock`, and of papers `wait` or `not_mine`."""
    entries: list[str]
    exercise: NotRequired[str]
    """Where it is for one exercise alone, as `wait` is."""


class Closing(Sentence):
    """Why something may not be done now."""

    rule: str
    opened_by: str
    """What opens it again."""
    question: str | None
    """The screen question whose answer closes it."""
    entries: list[str]
    """What it rests on, by the ids of the entries."""
    clears: Cleared | None
    """The `cleared` that opens it, to be written just so; null where no word of the person's opens it."""
    until: str | None
    """Until when, local time with its offset, where that is known."""
    after_stop: bool
    """It follows from a stop, pain or a warning sign: no answer opens it before its time."""
    call: bool
    """Whether the number to call is shown with it."""


class Note(Sentence):
    """Something to know about the diary itself, and the person's way out of it."""

    clears: Cleared | None


class Doubted(TypedDict):
    """An entry that this version cannot read, or that is dated after now."""

    id: str
    kind: str
    at: str
    closes: bool


class Beat(TypedDict):
    """How long one count is; a slower one makes the effort longer."""

    seconds: float
    slower: float | None
    """One step slower, or null where that may not be chosen now."""
    quicker: float | None
    because: str
    """What a slower one means or, where it may not be chosen, why not."""


class Dose(TypedDict):
    """How much, and on which rung of the ladder."""

    repetitions: int
    rung: str
    rung_name: str
    hold_counts: int
    beat_seconds: float
    """One count."""
    ceiling: int
    """Never more repetitions than this."""


class Figures(TypedDict):
    """The names of the two pictures of an exercise on the rung of its dose."""

    start: str
    hold: str


class PlannedExercise(TypedDict):
    """An exercise in one part of the day."""

    id: str
    """Such as `neck-press@morning`."""
    exercise: ExerciseId
    name: str
    purpose: str
    part_of_day: PartOfDay
    time: str
    """When the person means to do it, such as `07:30`."""
    days: list[Day]
    """The days of the week that it is meant for."""
    due: bool
    state: DayState
    done: bool
    half_effort: bool
    familiar: bool
    """Its person has done it often enough of late to hear less of its set-up."""
    turn: int
    """Which of the sentences that take turns is said this time."""
    dose: Dose
    figures: Figures
    looks_down: bool
    """No screen can be seen in it: without the voice it must not begin."""
    needs: list[Sentence]
    """What must be at hand before it is begun."""
    beat: Beat
    closed: list[Closing]
    """Why it may not be done now; empty when it is open."""


class Source(TypedDict):
    """Where a rule comes from."""

    title: str
    url: str


class Because(TypedDict):
    """Why, in words, by which rule, and where that comes from."""

    because_key: str
    because: str
    rule: str
    source: Source | None


_FromTo = TypedDict("_FromTo", {"from": Dose, "to": Dose | None})


class Proposal(_FromTo, Because, Sentence):
    """One small step, asked in words; the person says yes or not now."""

    id: str
    exercise: ExerciseId
    step: str
    """Such as `repetitions:6`, `rung:towel` or `open`."""
    kind: StepKind
    entries: list[str]
    dates: list[str]


class Change(_FromTo, Because):
    """A dose that changed of the last fourteen days."""

    exercise: ExerciseId
    direction: Literal["down", "up"]
    at: str
    entries: list[str]
    may_undo: bool
    step: str | None


class WayBack(TypedDict):
    """A step back that the person may take at any time."""

    exercise: ExerciseId
    step: str
    to: Dose


class MeasureDue(TypedDict):
    """What may be measured, if the person likes, and its last result."""

    due: bool
    last: dict[str, Any] | None


class ChairStandsDue(MeasureDue):
    """The chair stands are open or not."""

    open: bool
    because: str | None
    """Why not, in words."""


class MeasuresDue(TypedDict):
    """Both measures."""

    height: MeasureDue
    chair_stands: ChairStandsDue


class Ring(TypedDict):
    """One event that comes again at a time by the clock on the wall; its id stays, whatever time is chosen."""

    id: str
    part_of_day: PartOfDay
    time: str
    days: list[Day]


class Ringing(TypedDict):
    """What a calendar holds."""

    first: str
    """From this date on."""
    told_at: str
    """When something that bears on it was last told, and how often something was."""
    changes: int
    rings: list[Ring]


class WeekDay(TypedDict):
    """A day of the last seven, and how it stands: all that was meant was done, some of it, none, or it is one of rest."""

    date: str
    day: Day
    how: Literal["whole", "some", "none", "rest"]


class AnswersWait(TypedDict):
    """A session that is still to be asked about; the page writes a `session_answered` that names its entry."""

    entry: str
    exercise: ExerciseId
    repetitions: int
    """Whole holds, as the coach counted."""
    asks_effort: bool
    """How it was is not told either."""
    choices: list[Choice]
    """How it was, in words."""


class PaperInForce(TypedDict):
    """The paper that was taken last and counts; its words are shown as words."""

    made: str
    by: str | None
    practice: str | None
    note: str | None
    language: str | None
    """Of the note, where the paper says it."""
    doses: list[ExerciseId]
    """Whose dose stands on it."""
    not_mine: Cleared
    """To be written where it was somebody else's."""


class Moment(Sentence):
    """What stands out in this day, said and drawn once: a beginning, a week, a step, a return."""

    figure: str
    alt: str
    """What the picture shows, for those who cannot see it."""
    where: Literal["today", "well_done"]
    """On today's page, or where a session ends well."""


class Today(TypedDict):
    """Today's plan."""

    date: str
    valid_until: str
    """Local time with offset: after this the plan must be asked for again."""
    same_until: str
    """Until then it looks the same, if nothing more is told: then another hour, or an exercise's turn, begins."""
    hour: Literal["morning", "afternoon", "evening"]
    """How the day is greeted."""
    screen_needed: bool
    ask_again: list[str]
    """Questions to be answered again before anything opens, such as `q1`."""
    ask_morning_after: bool
    """"How was your back this morning?" is still to be asked."""
    answers_wait: list[AnswersWait]
    """Sessions of the evening before, asked about with that question."""
    pain_first_told: int | None
    """Of this day, 0 to 10; null: pain is asked before an exercise. A session's entry has it as `pain_before`."""
    next: str | None
    exercises: list[PlannedExercise]
    proposals: list[Proposal]
    changes: list[Change]
    """Of the last fourteen days, newest first."""
    may_go_back: list[WayBack]
    measures: MeasuresDue
    show_me: str
    """The id of the day's way of moving safely."""
    week: list[WeekDay]
    """The last seven days until today, oldest first; none before the diary began."""
    unread: list[Doubted]
    ahead: list[Doubted]
    notes: list[Note]
    calendar: Ringing
    paper: PaperInForce | None
    """The paper of a physiotherapist that is in force."""
    copy: Sentence | None
    """A copy of the diary is offered, and why."""
    moment: Moment | None


# -------------------------------------------------------------------- questions, pain, keeping


class Urgent(Sentence):
    """Which answers cannot wait for the other questions, and what is said to them."""

    answers: list[str]
    call: bool


class ScreenQuestion(Sentence):
    """One readiness question."""

    id: str
    why: str
    careful: str
    urgent: Urgent | None


class Screen(TypedDict):
    """The readiness questions, in their order."""

    questions: list[ScreenQuestion]


class GoingOnRequest(TypedDict):
    """Asks whether a session that was cut short may be gone on with."""

    plan: str
    """The id of the planned exercise."""
    body: dict[str, Any]
    """What was written down of it last."""
    at: str
    """And when."""
    entries: list[Entry]
    now: str
    heard: bool


class GoingOn(TypedDict):
    """What of the set is behind the person."""

    begun: Begun | None
    """For `begin`; null where what was done can only be kept."""


class AnswerToPainRequest(TypedDict):
    """Asks what an answer about pain is met with."""

    when: Literal["before", "after", "morning", "now"]
    pain: int | None
    """0 to 10, or null where it was not told."""
    entries: list[Entry]
    now: str


class AnswerToPain(Sentence):
    """The words, and what the page does."""

    call: bool
    """The page shows the call."""
    tell: bool
    """The page writes a `pain_told` with that pain."""
    rest: bool
    """A day of rest is offered, and nobody is made to take it."""


class NamedPerson(TypedDict):
    """Someone of this household, by name and picture."""

    id: str
    name: str | None
    picture: str | None


class Backup(TypedDict):
    """What a backup holds."""

    people: list[NamedPerson]
    entries: list[Entry]
    made: NotRequired[str | None]
    """When it was written, local time with its offset; null in what an older version wrote."""


class FinishedEntryRequest(TypedDict):
    """Asks for the diary entry of the session."""

    id: str
    person: str
    at: str
    pain_before: NotRequired[int | None]
    """0 to 10, as told before the session or earlier that day; null where the person did not say."""
