"""Today's plan for one person: regimen, diary and local time in; what is due, done, closed and proposed.

Brings together what closing, schedule, progression and measures decide. Does not know how a session runs.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Final

from stature_coach.regimen.values import Exercise, Regimen, needed_for
from stature_coach.safety import local_day, local_day_start, next_morning
from stature_coach.weeks.answered_later import still_wait
from stature_coach.weeks.beat import quicker, slower
from stature_coach.weeks.closing import NOT_HEARD, NOT_OPENED, Closed, Closing, closed_at, lately
from stature_coach.weeks.course import Change, Course, Dose, easier
from stature_coach.weeks.diary import Known, Told, by_the_clock
from stature_coach.weeks.entry import Entry
from stature_coach.weeks.familiar import known_by_heart
from stature_coach.weeks.hours import Hour, bedtime, hour_of, is_missed, next_up, same_until
from stature_coach.weeks.measures import Measure, measures
from stature_coach.weeks.moments import Moment, moment_of
from stature_coach.weeks.notices import Kept, Notice, kept_ahead, kept_unread, notices
from stature_coach.weeks.pain_answers import first_told
from stature_coach.weeks.papers import Taken, counting, in_force
from stature_coach.weeks.progression import NOWHERE, Led, Walked, walked
from stature_coach.weeks.proposals import Proposal, due_opening, due_step, step_to
from stature_coach.weeks.readiness import careful, unanswered
from stature_coach.weeks.ringing import Ringing, ringing, rings_on
from stature_coach.weeks.schedule import Chosen, chosen, done_in, in_part, is_morning, show_me
from stature_coach.weeks.session_facts import was_done
from stature_coach.weeks.this_week import WeekDay, this_week
from stature_coach.weeks.unread import since_the_app_began, understood
from stature_coach.weeks.without_app import day_of

# So long a change of the dose is shown.
CHANGES_SHOWN: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Beat:
    """Seconds a count, one tenth slower and quicker where that may be chosen now, and the key of why, or why not."""

    seconds: float
    slower: float | None
    quicker: float | None
    because: str


@dataclass(frozen=True, slots=True)
class Planned:
    """One exercise in one part of the day. Closed where `closed` has a reason.

    `state`: done, closed, rest_day (not a chosen day), later (an evening's in the morning), earlier (a morning's after
    noon, and what is done standing at bedtime), or due.
    """

    exercise: Exercise
    part_of_day: str
    time: str
    days: tuple[str, ...]
    dose: Dose
    beat: Beat
    half_effort: bool
    familiar: bool
    turn: int
    state: str
    done: bool
    closed: tuple[Closing, ...]

    @property
    def repetitions(self) -> int:
        """How many."""
        return self.dose.repetitions

    @property
    def rung(self) -> str:
        """On which rung of the ladder."""
        return self.dose.rung

    @property
    def needs(self) -> tuple[str, ...]:
        """What must be at hand, by the keys of its words."""
        return needed_for(self.exercise, self.rung, self.repetitions)

    @property
    def id(self) -> str:
        """A name for it that stays the same all day, like `neck-press@morning`."""
        return f"{self.exercise.id}@{self.part_of_day}"


@dataclass(frozen=True, slots=True)
class Today:
    """The plan of one day; it must be asked for again at `valid_until`, and at `same_until` to look as the hour has it.

    `pain_first_told` is that day's, from which a rise is measured; None where it is still to be asked before an exercise.
    `answers_wait` are sessions of the evening before that are asked about with the morning's question.
    `unread` is kept and not understood, `ahead` dated after now; `notices` say so, and what a person can do about it.
    `ringing` is what a calendar holds, `paper` the one that is in force, `moment` what stands out in this day.
    """

    date: date
    valid_until: datetime
    same_until: datetime
    hour: Hour
    screen_needed: bool
    ask_again: tuple[str, ...]
    ask_morning_after: bool
    answers_wait: tuple[Entry, ...]
    pain_first_told: int | None
    exercises: tuple[Planned, ...]
    next: str | None
    proposals: tuple[Proposal, ...]
    changes: tuple[Change, ...]
    may_go_back: tuple[tuple[str, str, Dose], ...]
    measures: tuple[Measure, ...]
    show_me: str
    week: tuple[WeekDay, ...]
    unread: tuple[Kept, ...]
    ahead: tuple[Kept, ...]
    notices: tuple[Notice, ...]
    ringing: Ringing
    paper: Taken | None
    moment: Moment | None


def today(regimen: Regimen, known: Known, now: datetime, *, heard: bool = True) -> Today:
    """The plan for the day of `now` (a local time with offset; a day begins at 04:00).

    `heard`: the voice reaches somebody who cannot see a screen.
    """
    return planned_for(regimen, understood(regimen, known), now, heard=heard)


def planned_for(regimen: Regimen, told: Known, now: datetime, led: Led = NOWHERE, *, heard: bool = True) -> Today:
    """The same of what is understood of a diary, from where its older part had led (folded.py)."""
    then = by_the_clock(since_the_app_began(told, now), now)
    walk, shut = walked(regimen, then, now, led), closed_at(regimen, then, now)
    all_courses = tuple(walk.courses.values())
    closed = {one.exercise.id: _closed(one, walk, shut) or _unheard(one, heard=heard) for one in all_courses}
    day = _Now(regimen, then, now, walk, closed, _familiar(all_courses, walk, shut), _bedtime(regimen, then, now))
    exercises = sorted(
        (_planned(one, part, day) for one in all_courses for part in chosen(one.exercise, then, now).parts),
        key=lambda planned: _ORDER[planned.part_of_day],
    )
    return Today(
        date=local_day_start(now).date(),
        valid_until=next_morning(now),
        same_until=same_until(now, [one.time for one in exercises]),
        hour=hour_of(now),
        screen_needed=bool(unanswered(regimen.questions, shut.answered)),
        ask_again=shut.again[0],
        ask_morning_after=(asked := _ask_morning_after(day)),
        answers_wait=tuple(_answers_wait(day)) if asked else (),
        pain_first_told=_pain_first_told(day),
        exercises=tuple(exercises),
        next=up.id if (up := next_up(exercises, now, day.bed)) else None,
        proposals=_proposals(day),
        changes=(changes := _changes(all_courses, now)),
        may_go_back=tuple(_ways_back(all_courses)),
        measures=measures(regimen.questions, shut.answered, then, chain(*closed.values()), now),
        show_me=show_me(regimen, local_day_start(now).date()),
        week=this_week(regimen.exercises, {name for name, why in closed.items() if _is_meant(why)}, then, now),
        unread=kept_unread(then, now),
        ahead=kept_ahead(shut.answered, told, then, now),
        notices=notices(then, now),
        ringing=ringing(then, exercises, now),
        paper=in_force(counting(then), now),
        moment=moment_of(then, changes, now),
    )


def what_waits(regimen: Regimen, known: Known, walk: Walked, now: datetime) -> tuple[Proposal, ...]:
    """What is proposed at that moment and waits for an answer. `known` is by the clock of now, `walk` until now."""
    shut = closed_at(regimen, known, now)
    closed = {name: _closed(one, walk, shut) for name, one in walk.courses.items()}
    return _proposals(_Now(regimen, known, now, walk, closed, frozenset(), timedelta()))


@dataclass(frozen=True, slots=True)
class _Now:
    """What the plan of a moment is made from; `known` is by its clock, `bed` how far into the day it is bedtime."""

    regimen: Regimen
    known: Known
    at: datetime
    walk: Walked
    closed: Mapping[str, tuple[Closing, ...]]
    familiar: frozenset[str]
    bed: timedelta

    @property
    def may_grow(self) -> bool:
        """Whether anything may grow now: nothing did today, and nothing speaks against it (S6, S11)."""
        return local_day(self.at) not in self.walk.grew_on and self.walk.asking.calm(self.at)


def _bedtime(regimen: Regimen, known: Known, now: datetime) -> timedelta:
    """From when on the day is for lying down, by the times chosen for what is done in the evening."""
    in_bed = (one for one in regimen.exercises if "evening" in one.parts_of_day)
    return bedtime(chosen(one, known, now).times["evening"] for one in in_bed)


def _closed(one: Course, walk: Walked, shut: Closed) -> tuple[Closing, ...]:
    """Why it may not be begun. Where the day alone is against opening the chest raise, it says when it could be."""
    found, now, today = shut.of(one.exercise, opened=one.opened), shut.at, local_day(shut.at)
    if one.opened or not (today in walk.grew_on or today in walk.asking.mornings.worse):
        return found
    return tuple(replace(c, until=next_morning(now)) if c.because == NOT_OPENED else c for c in found)


def _unheard(one: Course, *, heard: bool) -> tuple[Closing, ...]:
    """What looks down can be neither read nor seen: it waits for the voice (S1, S7)."""
    return () if heard or not one.exercise.looks_down else (NOT_HEARD,)


def _familiar(courses: Iterable[Course], walk: Walked, shut: Closed) -> frozenset[str]:
    """Whoever answered a question of it carefully hears all of its set-up each time, and taps its gate by itself (S5)."""
    asked = {question.id for question in shut.questions if careful(question, shut.answered)}
    unasked = (one for one in courses if asked.isdisjoint(one.exercise.closed_by))
    worse = (bad.entry for bad in walk.asking.mornings.worse.values())
    return known_by_heart(unasked, shut.known, worse, shut.at)


_ORDER: Final = {"morning": 0, "once": 1, "evening": 2}


def _planned(one: Course, part: str, day: _Now) -> Planned:
    when = chosen(one.exercise, day.known, day.at)
    done_today = tuple(_done(one, day))
    done = any(done_in(entry, part) for entry in done_today)
    closed = day.closed[one.exercise.id]
    return Planned(
        exercise=one.exercise,
        part_of_day=part,
        time=when.times[part],
        days=when.days,
        dose=one.dose,
        beat=_beat(one, day),
        half_effort=not one.tried,
        familiar=one.exercise.id in day.familiar,
        turn=len(done_today) + local_day(day.at).toordinal() * len(one.exercise.parts_of_day),
        state=_state(done, closed, when, part, day),
        done=done,
        closed=closed,
    )


def _done(one: Course, day: _Now) -> Iterator[Entry]:
    """What was done today of one exercise, also by a clock that is a little ahead; what was taken back is not there."""
    told = day.known.told
    for entry in chain(lately(told.sessions, day.at), lately(told.without_app, day.at)):
        mine = entry.body["exercise"] == one.exercise.id and entry.id not in day.known.gone
        if mine and day_of(entry) == local_day(day.at) and was_done(entry):
            yield entry


def _beat(one: Course, day: _Now) -> Beat:
    """A quicker beat is free; a slower one makes every effort longer, so it waits for a day on which it may grow (S7)."""
    beat = one.dose.beat_seconds
    free = day.may_grow and not one.locked and not day.closed[one.exercise.id]
    because = "beat.longer" if free else "beat.not_now"
    because = because if slower(beat) else "beat.slowest"
    return Beat(beat, slower(beat) if free else None, quicker(beat), because)


def _state(done: bool, closed: tuple[Closing, ...], when: Chosen, part: str, day: _Now) -> str:
    """Mornings are not asked for in the evening, nor evenings in the morning, nor what is done standing at bedtime."""
    if done or closed:
        return "done" if done else "closed"
    if not when.on(local_day(day.at)):
        return "rest_day"
    if part == "once":
        return "earlier" if is_missed(day.at, when.times[part], day.bed) else "due"
    if in_part(day.at, part):
        return "due"
    return "later" if is_morning(day.at) else "earlier"


def _is_meant(closed: Iterable[Closing]) -> bool:
    """Whether it is done at all, as a calendar has it: what waits to be opened, or for a doctor's word, is not."""
    return all(map(rings_on, closed))


def _ask_morning_after(day: _Now) -> bool:
    """Whether this morning has a question, and no word on it yet (S11)."""
    today_ = local_day(day.at)
    asked = day.walk.asking.mornings.has_a_question(today_, day.at)
    return asked and not any(local_day(entry.at) == today_ for entry in lately(day.known.sure.mornings, day.at))


def _answers_wait(day: _Now) -> Iterable[Entry]:
    told, answers = day.known.told, lately(day.known.told.answers, day.at)
    return reversed(still_wait(lately(told.sessions, day.at), answers, day.known.gone, day.at))


def _pain_first_told(day: _Now) -> int | None:
    """Pain is asked once a day. What is in doubt is no answer, and where it was lower, a rise is measured from it (S2)."""
    sure = _pain_of_the_day(day.known.sure, day.at)
    told = _pain_of_the_day(day.known.told, day.at)
    return None if sure is None else min(sure, sure if told is None else told)


def _pain_of_the_day(told: Told, now: datetime) -> int | None:
    return first_told(chain(*(lately(of, now) for of in (told.mornings, told.pains, told.sessions))), now)


def _changes(courses: Iterable[Course], now: datetime) -> tuple[Change, ...]:
    changes = (change for one in courses for change in one.changes if now - change.at <= CHANGES_SHOWN)
    return tuple(sorted(changes, key=lambda change: (change.at, change.exercise), reverse=True))


def _ways_back(courses: Iterable[Course]) -> Iterable[tuple[str, str, Dose]]:
    for one in courses:
        back = easier(one)
        if back is not None:
            yield one.exercise.id, step_to(back, one.dose), back


# -------------------------------------------------------------------- what is proposed


def _proposals(day: _Now) -> tuple[Proposal, ...]:
    """At most one: one thing at a time, nothing where a step was taken today, and never on what is closed (S6).

    Nor before this morning's question is answered, nor on a morning that was worse (S11).
    """
    if not day.may_grow:
        return ()
    opening = (_opening(one, day) for one in day.walk.courses.values())
    growing = (due_step(one) for one in day.walk.courses.values() if not day.closed[one.exercise.id])
    return tuple(step for step in (*opening, *growing) if step is not None)[:1]


def _opening(one: Course, day: _Now) -> Proposal | None:
    """The chest raise, once two weeks of the others were lived; it opens only by its own questions (S4)."""
    only_unopened = [closing.because for closing in day.closed[one.exercise.id]] == [NOT_OPENED]
    asking = day.walk.asking
    if not only_unopened or asking.had_its_word(one.exercise, day.at):
        return None
    return due_opening(one, asking.two_lived_weeks(day.at))
