"""What was done, day by day, as a person or a physiotherapist would look back on it.

Counts and lists; judges nothing. A day without a session is a day without a session.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from stature_coach.regimen.values import Exercise, Regimen
from stature_coach.safety import local_day
from stature_coach.weeks.closing import Closing, closed_at
from stature_coach.weeks.course import Course
from stature_coach.weeks.diary import Known, known_by
from stature_coach.weeks.entry import Entry, grouped, in_time
from stature_coach.weeks.progression import courses
from stature_coach.weeks.readiness import Answered
from stature_coach.weeks.ringing import rings_on
from stature_coach.weeks.schedule import Chosen, chosen, done_in, parts_done
from stature_coach.weeks.session_facts import was_done
from stature_coach.weeks.unread import understood
from stature_coach.weeks.without_app import DAYS_BACK, DONE_WITHOUT, OWN_WORDS, day_of

# By noon a day is told: what was closed in the night or opened at breakfast counts.
NOON: Final = time(12, 0)


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its sessions and notes, oldest first, how many sessions were planned and how many of these done.

    `planned` and `done` are by exercise; `morning_after` is the pain told that morning, 0-10. `without_app` is what was
    done without the app, `own_words` what the person wrote of it, whenever they did; `may_be_told` the exercises, each
    with its part of the day, of which it can still be told that they were done without the app.
    """

    date: date
    planned: Mapping[str, int] = field(hash=False)
    done: Mapping[str, int] = field(hash=False)
    morning_after: int | None
    sessions: tuple[Entry, ...]
    without_app: tuple[Entry, ...]
    own_words: tuple[Entry, ...]
    may_be_told: tuple[tuple[Exercise, str], ...]
    notes: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The days from the first to the last asked for, and every measure taken in them."""

    days: tuple[Day, ...]
    measures: tuple[Entry, ...]


def history(  # noqa: PLR0913, PLR0917 (what one looks back on, between which days, and what was walked already)
    regimen: Regimen,
    known: Known,
    first: date,
    last: date,
    now: datetime,
    led: Mapping[str, Course] | None = None,
) -> History:
    """Looks back from `last` to `first`, both included; days to come hold nothing.

    `led` are the courses until now, for whoever has walked them before.
    """
    known = understood(regimen, known)
    told = grouped(_kept(known), day_of)
    length = max(0, (last - first).days + 1)
    courses_now = courses(regimen, known, now) if led is None else led
    past = _Past(regimen, known, courses_now, now, Answered(regimen.questions))
    days = tuple(_day(past, day, told.get(day, ())) for day in _days(first, length))
    measured = tuple(entry for entry in _once(known.sure.measures) if first <= local_day(entry.at) <= last)
    return History(days, measured)


def first_day(known: Known, now: datetime) -> date | None:
    """The day of the first entry until now; None where there is none. What a wrong clock dated ahead sets no date."""
    return min((local_day(entry.at) for entry in _kept(known) if entry.at <= now), default=None)


def adherence(days: Iterable[Day]) -> dict[str, tuple[int, int]]:
    """By exercise, how many sessions were planned and how many of these were done."""
    sums = dict[str, tuple[int, int]]()
    for day in days:
        for exercise in {**day.planned, **day.done}:
            planned, done = sums.get(exercise, (0, 0))
            sums[exercise] = planned + day.planned.get(exercise, 0), done + day.done.get(exercise, 0)
    return sums


def _kept(known: Known) -> list[Entry]:
    """What one looks back on, oldest first: what was taken back is not there, but for what hurt and warned."""
    told = known.told
    said = (told.cleared, told.steps, told.plans, told.papers, told.screens)
    of_all = (told.sessions, told.without_app, told.own_words, told.mornings, *said, told.measures)
    stays = [entry for entry in (*known.hurts, *known.red_flags) if entry.kind in ("pain_told", "red_flag")]
    kept = [entry for entries in of_all for entry in entries if entry.id not in known.gone]
    return sorted(_once((*_graver_first(known, kept), *stays)), key=in_time)


def _graver_first(known: Known, entries: Iterable[Entry]) -> Iterable[Entry]:
    """Of a thing told two ways, the more careful is shown."""
    stops = frozenset(known.stops)
    return sorted(entries, key=lambda entry: entry not in stops)


def _once(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Each id once, as it comes first."""
    unique = dict[str, Entry]()
    for entry in entries:
        unique.setdefault(entry.id, entry)
    return unique.values()


def _days(first: date, length: int) -> Iterable[date]:
    return (first + timedelta(days=days) for days in range(length))


@dataclass(frozen=True, slots=True)
class _Past:
    """What every day is looked back on with."""

    regimen: Regimen
    known: Known
    courses: Mapping[str, Course]
    now: datetime
    answered: Answered


def _day(past: _Past, day: date, told: tuple[Entry, ...]) -> Day:
    of = grouped(told, lambda entry: entry.kind if entry.kind in _BY_THEMSELVES else "")
    sessions, without_app = of.get("session_finished", ()), of.get(DONE_WITHOUT, ())
    mornings = [entry.body.get("pain") for entry in of.get("morning_after", ())]
    done = {one.id: parts_done(one, (*sessions, *without_app)) for one in past.regimen.exercises}
    stood = tuple(_stood(past, day))
    return Day(
        date=day,
        planned=_planned(stood, day, done),
        done={exercise: times for exercise, times in done.items() if times},
        morning_after=max((pain for pain in mornings if pain is not None), default=None),
        sessions=sessions,
        without_app=without_app,
        own_words=of.get(OWN_WORDS, ()),
        may_be_told=tuple(_may_be_told(past, day, stood, (*sessions, *without_app))),
        notes=of.get("", ()),
    )


_BY_THEMSELVES: Final = frozenset({"session_finished", "morning_after", DONE_WITHOUT, OWN_WORDS})


class _Stood(NamedTuple):
    """How an exercise stood on a day: why it was closed, and what had been chosen for it."""

    exercise: Exercise
    closed: tuple[Closing, ...]
    meant: Chosen


def _stood(past: _Past, day: date) -> Iterator[_Stood]:
    """Every exercise, on a day that has come."""
    if day > local_day(past.now):
        return
    noon = datetime.combine(day, NOON, past.now.tzinfo)
    then = known_by(past.known, noon)  # stops too: here one looks back, and nothing is opened by it
    closed = closed_at(past.regimen, then, noon, past.answered.until(then))
    for exercise in past.regimen.exercises:
        opened = past.courses[exercise.id].was_opened(noon)
        yield _Stood(exercise, closed.of(exercise, opened=opened), chosen(exercise, then, noon))


def _planned(stood: Iterable[_Stood], day: date, done: Mapping[str, int]) -> dict[str, int]:
    """How often each exercise was planned: on chosen days while it was open, and whenever it was done."""
    planned = dict[str, int]()
    for exercise, closed, meant in stood:
        due = not closed and meant.on(day)
        times = max(len(meant.parts) if due else 0, done[exercise.id])
        if times:
            planned[exercise.id] = times
    return planned


def _may_be_told(
    past: _Past, day: date, stood: Iterable[_Stood], done: Iterable[Entry]
) -> Iterator[tuple[Exercise, str]]:
    """What is done at all by its person, in each part of the day in which the diary does not have it yet.

    Pain of that day hides nothing: what was done before it was done. Nobody is asked about what waits to be opened (S4).
    """
    today, of_a_day = local_day(past.now), [entry for entry in done if was_done(entry)]
    if past.known.began is None or day < past.known.began or (today - day).days > DAYS_BACK:
        return
    for exercise, closed, meant in stood:
        mine = [entry for entry in of_a_day if entry.body["exercise"] == exercise.id]
        if all(map(rings_on, closed)):
            yield from ((exercise, part) for part in meant.parts if not any(done_in(entry, part) for entry in mine))
