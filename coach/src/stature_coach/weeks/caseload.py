"""The people of a practice, one by one: what of a person's own files is told first, and what was done in four weeks.

Decides under which headings somebody stands, which sentence says why, and when the days of a file end. It says what was
told and judges nothing: nothing is counted against anybody, and nobody is called. Does not know where files are, nor how a
row looks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Final, NamedTuple

from stature_coach.regimen.values import Exercise, Regimen
from stature_coach.safety import APP_BEGAN, CLOCKS_APART, local_day
from stature_coach.session.events import RedFlag
from stature_coach.session.signs import FELT_AS
from stature_coach.weeks.answered_later import ANSWERED, as_happened
from stature_coach.weeks.cleared import cleared_at
from stature_coach.weeks.diary import Known, by_the_clock, known
from stature_coach.weeks.doubted import is_far_ahead
from stature_coach.weeks.entry import Entry, in_time
from stature_coach.weeks.history import Day, first_day, history
from stature_coach.weeks.progression import Walked, walked
from stature_coach.weeks.proposals import OPEN, Proposal
from stature_coach.weeks.session_facts import was_done
from stature_coach.weeks.this_week import How
from stature_coach.weeks.today import what_waits
from stature_coach.weeks.unread import since_the_app_began, understood
from stature_coach.weeks.without_app import day_of

# So many days of a file are shown and counted: four weeks, between two visits (our own).
DAYS_SHOWN: Final = 28
# So long ago it hurt, a morning was worse, or nothing was done: a week, the last of the file.
DAYS_LATELY: Final = 7


class Heading(Enum):
    """Where somebody stands; of several that hold, the first is told. Everybody stands under the last."""

    WARNING_SIGN = "warning_sign"
    HURT = "hurt"
    WORSE_MORNING = "worse_morning"
    STEP_WAITS = "step_waits"
    NOT_DONE = "not_done"
    EVERYBODY = "everybody"


class File(NamedTuple):
    """What one file tells of one person. `made` is when it was written, None where it does not say so."""

    entries: Sequence[Entry]
    made: datetime | None = None


class Ends(NamedTuple):
    """The last moment that is known of somebody: when a file was made, or else its last entry."""

    at: datetime
    made: bool


class Said(NamedTuple):
    """The sentence told of somebody: its key, the day, a number, and the keys of the words that stand in it."""

    key: str
    day: date | None = None
    number: int | None = None
    exercise: str | None = None
    what: str | None = None


class Square(NamedTuple):
    """One day: whole, some, none, or rest, where nothing was meant."""

    date: date
    how: How


@dataclass(frozen=True, slots=True)
class Row:
    """What is told of one person. `ends` is None where nothing in the files has a date of its time.

    `headings` are all that hold, in their order, `told` the sentence of each; `said` is that of the first. `done` and `planned` are sessions of
    the `squares`, the last 28 days.
    """

    headings: tuple[Heading, ...]
    told: tuple[Said, ...]
    ends: Ends | None
    squares: tuple[Square, ...]
    done: int
    planned: int

    @property
    def heading(self) -> Heading:
        """The first that holds."""
        return self.headings[0]

    @property
    def said(self) -> Said:
        """The sentence of the first."""
        return self.told[0]


def row(regimen: Regimen, files: Sequence[File], now: datetime) -> Row:
    """One person, by all their files: the union of what is told in them, until the latest of their ends.

    `now` is a local time with offset, and only says which dates no clock that was right can have written.
    """
    ends = ends_of(files, now)
    at = ends.at if ends else now
    look = _looked_at(regimen, [entry for file in files for entry in file.entries], at)
    found = tuple(_found(look))
    last = local_day(at)
    past = history(regimen, look.known, last - timedelta(days=DAYS_SHOWN - 1), last, at, look.walk.courses)
    return Row(
        headings=tuple(heading for heading, _ in found),
        told=tuple(said for _, said in found),
        ends=ends,
        squares=tuple(Square(day.date, _how(day)) for day in past.days),
        done=sum(sum(day.done.values()) for day in past.days),
        planned=sum(sum(day.planned.values()) for day in past.days),
    )


def ends_of(files: Iterable[File], now: datetime) -> Ends | None:
    """Where the days of these files end. A date after now, or before there was this app, ends nothing."""
    found = [end for file in files if (end := _end_of(file, now)) is not None]
    return max(found, key=lambda end: (end.at, end.made), default=None)


def _end_of(file: File, now: datetime) -> Ends | None:
    if file.made is not None and _of_its_time(file.made, now):
        return Ends(file.made, made=True)
    told = [entry.at for entry in file.entries if _of_its_time(entry.at, now)]
    return Ends(max(told), made=False) if told else None


def _of_its_time(at: datetime, now: datetime) -> bool:
    """Whether a clock that was right can have written it."""
    return at >= APP_BEGAN and at - now <= CLOCKS_APART


# -------------------------------------------------------------------- what is told of a person


@dataclass(frozen=True, slots=True)
class _Look:
    """A diary as it is known at the end of its files; `then` is by the clock of that moment."""

    regimen: Regimen
    known: Known
    then: Known
    at: datetime
    walk: Walked

    @property
    def since(self) -> date:
        """The first day of the last week of the file."""
        return local_day(self.at) - timedelta(days=DAYS_LATELY - 1)

    def name_of(self, exercise_id: object) -> str | None:
        """The key of its name; None where this version does not know it."""
        names = {one.id: one.name for one in self.regimen.exercises}
        return names.get(exercise_id) if isinstance(exercise_id, str) else None


def _looked_at(regimen: Regimen, entries: Iterable[Entry], at: datetime) -> _Look:
    told = understood(regimen, known(entries))
    then = by_the_clock(since_the_app_began(told, at), at)
    return _Look(regimen, told, then, at, walked(regimen, then, at))


def _found(look: _Look) -> Iterator[tuple[Heading, Said]]:
    """The headings that hold, each with its sentence; the last always does."""
    last = _last_session(look)
    for heading, told in (
        (Heading.WARNING_SIGN, _warning_sign(look)),
        (Heading.HURT, _hurt(look)),
        (Heading.WORSE_MORNING, _worse_morning(look)),
        (Heading.STEP_WAITS, _step_waits(look)),
        (Heading.NOT_DONE, _not_done(look, last)),
    ):
        if told is not None:
            yield heading, told
    yield Heading.EVERYBODY, _last_done(last)


def _warning_sign(look: _Look) -> Said | None:
    """The last one about which nobody has said "I have asked"."""
    flags, words = look.then.red_flags, look.then.sure.cleared
    waiting = [flag for flag in flags if cleared_at(flag, flags, words, "red_flag") is None]
    if not waiting:
        return None
    last = waiting[-1]
    kind = last.body.get("red_flag" if last.kind == "session_finished" else "kind")
    sign = next((FELT_AS[one] for one in RedFlag if one.value == kind), None)
    return Said("caseload.sign" if sign else "caseload.sign_unnamed", local_day(last.at), what=sign)


def _hurt(look: _Look) -> Said | None:
    """What hurt last, by the day on which it hurt; that it was told within the week is what counts."""
    lately = [entry for entry in look.then.hurts if local_day(entry.at) >= look.since]
    if not lately:
        return None
    told = {entry.id for entry in lately} | {entry.body["entry"] for entry in lately if entry.kind == ANSWERED}
    hurt = [entry for entry in as_happened(look.then.hurts) if entry.id in told]
    last = max(hurt, key=lambda entry: (day_of(entry), in_time(entry)))
    pain, exercise = last.body.get("pain"), look.name_of(_exercise_of(last, look.then))
    number = pain if type(pain) is int else None
    key = f"caseload.hurt{'_in' if exercise else ''}{'' if number is None else '_pain'}"
    return Said(key, day_of(last), number, exercise)


def _exercise_of(entry: Entry, told: Known) -> object:
    """Of answers that came in the morning, the session's that they are about."""
    if entry.kind != ANSWERED:
        return entry.body.get("exercise")
    about = (one.body.get("exercise") for one in told.told.sessions if one.id == entry.body.get("entry"))
    return next(about, None)


def _worse_morning(look: _Look) -> Said | None:
    lately = {day: bad for day, bad in look.walk.asking.mornings.worse.items() if day >= look.since}
    if not lately:
        return None
    day = max(lately)
    return Said("caseload.worse_morning", day, lately[day].entry.body["pain"])


def _step_waits(look: _Look) -> Said | None:
    """What the person is asked about, and has not answered."""
    steps = what_waits(look.regimen, look.then, look.walk, look.at)
    return _step(look.regimen.exercise(steps[0].exercise), steps[0]) if steps else None


def _step(exercise: Exercise, step: Proposal) -> Said:
    if step.kind == OPEN or step.after is None:
        return Said("caseload.step_open", exercise=exercise.name)
    if step.kind == "rung":
        return Said("caseload.step_rung", exercise=exercise.name, what=exercise.rung(step.after.rung).name)
    return Said("caseload.step_repetitions", number=step.after.repetitions, exercise=exercise.name)


def _not_done(look: _Look, last: Entry | None) -> Said | None:
    """Nothing in the last week of a file that is longer than that."""
    first = first_day(look.known, look.at)
    if first is None or first >= look.since or (last is not None and day_of(last) >= look.since):
        return None
    return _last_done(last)


def _last_done(last: Entry | None) -> Said:
    return Said("caseload.not_yet") if last is None else Said("caseload.last_done", day_of(last))


def _last_session(look: _Look) -> Entry | None:
    """The last that was done, be it without the app, and was not taken back. One that a wrong clock dated says nothing of when."""
    gone, told = look.known.gone, look.then.told
    done = (
        one
        for one in (*told.sessions, *told.without_app)
        if was_done(one) and one.id not in gone and not is_far_ahead(one, look.at)
    )
    return max(done, key=lambda one: (day_of(one), in_time(one)), default=None)


# -------------------------------------------------------------------- what was done


def _how(day: Day) -> How:
    planned, done = sum(day.planned.values()), sum(day.done.values())
    if not planned:
        return How.REST
    return How.NONE if not done else How.WHOLE if done >= planned else How.SOME
