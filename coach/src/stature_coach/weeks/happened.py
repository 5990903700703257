"""What happened to each exercise, in order of time: the turns its dose may take, and the plain sessions between them.

Decides which entries bear on an exercise, in which light, and in which order those of one moment come: what raises
first, what lowers last. Does not know what follows from them; follows.py does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Final

from stature_coach.regimen.values import Exercise, Question, Regimen
from stature_coach.safety import AWAY_DAYS, day_before, local_day
from stature_coach.weeks.diary import Known
from stature_coach.weeks.entry import Entry
from stature_coach.weeks.mornings import Mornings
from stature_coach.weeks.pain import Morning, is_red_flag
from stature_coach.weeks.papers import NOT_MINE, Taken, counting
from stature_coach.weeks.readiness import Answer, answers_as_they_came, careful
from stature_coach.weeks.session_facts import was_begun
from stature_coach.weeks.without_app import DONE_WITHOUT

AWAY: Final = timedelta(days=AWAY_DAYS)


class Light(Enum):
    """In which light an entry bears on an exercise. Of one moment, they come in this order."""

    PLAN = "plan"
    PAPER_BEGINS = "paper_begins"
    WORD = "word"
    PAPER = "paper"
    NOT_MINE = "not_mine"
    SESSION = "session"
    ANSWERS = "answers"
    MORNING = "morning"
    STOP = "stop"
    PAIN = "pain"
    RED_FLAG = "red_flag"


@dataclass(frozen=True, slots=True)
class Turn:
    """An entry that may change the course of an exercise, when that is felt, and whether it is in doubt.

    Of answers: the rungs they close from then on, and whether they close the whole exercise. Of papers: the one it is about.
    """

    exercise: str
    at: datetime
    light: Light
    entry: Entry
    doubted: bool = False
    closed_rungs: frozenset[str] = frozenset()
    closes: bool = False
    paper: Taken | None = None

    @property
    def day(self) -> date:
        """The day it is felt on; of what was told, the day it was told by its own clock."""
        return local_day(self.at if self.light is Light.PAPER_BEGINS else self.entry.at)

    @property
    def order(self) -> tuple[datetime, bool, int, str]:
        """Of one moment, what may raise comes first: a yes and a stop at once are a stop."""
        return self.at, not self.may_raise, _ORDER.index(self.light), self.entry.id

    @property
    def may_raise(self) -> bool:
        """A plan, a yes, or a dose of a paper that begins."""
        return self.light in (Light.PLAN, Light.PAPER_BEGINS) or (
            self.light is Light.WORD and self.entry.body["answer"] == "accepted"
        )


_ORDER: Final = tuple(Light)


@dataclass(frozen=True, slots=True)
class Happened:
    """The turns of all exercises in order of time; by exercise, the plain sessions between them and the last of all."""

    turns: Sequence[Turn]
    plain: Mapping[str, Sequence[Entry]]
    last: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a diary that is walked: `known` is all that is known, `since` what of it was told since it begins.

    `last` is the session of each exercise that was done last before it begins.
    """

    known: Known
    since: Known
    mornings: Mornings
    last: Mapping[str, Entry]


def happened(regimen: Regimen, stretch: Stretch, now: datetime) -> Happened:
    """All that bears on the exercises in it, by the clock of now; what is dated later is felt now."""
    since, mornings, last = stretch.since, stretch.mornings, dict(stretch.last)
    stops, doubted = frozenset(since.stops), _doubted(since)
    plain, turns = dict[str, Sequence[Entry]](), list[Turn]()
    for exercise in regimen.exercises:
        mine = [session for session in since.sure.sessions if _exercise(session) == exercise.id]
        plain[exercise.id], firsts = _plain_and_first(mine, stops, last.get(exercise.id))
        last |= {_exercise(session): session for session in mine if was_begun(session)}
        turns += (Turn(exercise.id, first.at, Light.SESSION, first) for first in firsts)
    in_doubt = (session for session in since.told.sessions if session in doubted and session not in stops)
    turns += (Turn(_exercise(session), session.at, Light.SESSION, session) for session in in_doubt)
    turns += (Turn(_exercise(plan), plan.at, Light.PLAN, plan) for plan in since.told.plans)
    turns += (Turn(_exercise(step), step.at, Light.WORD, step) for step in since.told.steps)
    turns += _papers(regimen, stretch)
    turns += _answers(regimen, stretch)
    turns += _stops(regimen, since, mornings)
    turns += _worse_mornings(since, mornings)
    theirs = {exercise.id for exercise in regimen.exercises}
    felt = (_felt(turn, now, doubted) for turn in turns if turn.exercise in theirs)
    return Happened(sorted(felt, key=lambda turn: turn.order), plain, last)


def _felt(turn: Turn, now: datetime, in_doubt: frozenset[Entry]) -> Turn:
    """As it is felt by the clock of now; most are of the past and in no doubt, and stay as they are."""
    doubted = turn.doubted or turn.entry in in_doubt
    return turn if turn.at <= now and doubted == turn.doubted else replace(turn, at=min(turn.at, now), doubted=doubted)


def _doubted(known: Known) -> frozenset[Entry]:
    """What is told and not sure, and what cannot be read."""
    pairs = zip(known.told.lists, known.sure.lists, strict=True)
    told = (frozenset(told) - frozenset(sure) for told, sure in pairs if told is not sure)
    return frozenset(known.unread).union(*told)


def _plain_and_first(
    sessions: Iterable[Entry], stops: frozenset[Entry], before: Entry | None
) -> tuple[list[Entry], list[Entry]]:
    """Plain sessions, and those that are no stop but end a time away: the very first, and the first after two weeks."""
    plain, first = list[Entry](), list[Entry]()
    for session in sessions:
        if session not in stops:
            away = before is None or session.at - before.at >= AWAY
            (first if away else plain).append(session)
        before = session if was_begun(session) else before
    return plain, first


def _papers(regimen: Regimen, stretch: Stretch) -> Iterator[Turn]:
    """Those that count, and the word that one was not theirs: each is about every exercise, for all that a paper locks."""
    fresh, counted = frozenset(stretch.since.told.papers), counting(stretch.known)
    for paper in counted:
        if paper.entry in fresh:
            for exercise in regimen.exercises:
                yield Turn(exercise.id, paper.at, Light.PAPER, paper.entry, doubted=not paper.good, paper=paper)
    for word in stretch.since.told.cleared:
        named = frozenset(word.body.get("entries") or ()) if word.body["what"] == NOT_MINE else frozenset()
        for paper in counted:
            if paper.entry.id in named and paper.at <= word.at:
                yield from (Turn(one.id, word.at, Light.NOT_MINE, word, paper=paper) for one in regimen.exercises)


def _answers(regimen: Regimen, stretch: Stretch) -> Iterator[Turn]:
    """Answers that close a rung, like feet further out for who feels unsteady (S6), or the whole exercise."""
    fresh = frozenset(stretch.since.told.screens)
    for screen, told in answers_as_they_came(regimen.questions, stretch.known) if fresh else ():
        if screen in fresh:
            yield from (_answered(regimen.questions, exercise, screen, told) for exercise in regimen.exercises)


def _answered(questions: Sequence[Question], exercise: Exercise, screen: Entry, told: Mapping[str, Answer]) -> Turn:
    closing = {question.id for question in questions if question.id in told and careful(question, told)}
    asked = {question for question in closing if told[question].entry is screen}
    rungs = frozenset(rung.id for rung in exercise.ladder if rung.closed_by in closing)
    closes = not asked.isdisjoint(exercise.closed_by)
    return Turn(exercise.id, screen.at, Light.ANSWERS, screen, closed_rungs=rungs, closes=closes)


def _stops(regimen: Regimen, since: Known, mornings: Mornings) -> Iterator[Turn]:
    """A warning sign concerns every exercise; pain told outside a session, what was done that day; else what hurt."""
    hurts = frozenset(since.hurts)
    for entry in since.stops:
        if is_red_flag(entry):
            yield from (Turn(exercise.id, entry.at, Light.RED_FLAG, entry) for exercise in regimen.exercises)
        else:
            light = Light.PAIN if entry in hurts else Light.STOP
            yield from (Turn(name, entry.at, light, entry) for name in _concerned(entry, mornings))


def _concerned(entry: Entry, mornings: Mornings) -> set[str]:
    named = entry.body.get("exercise")
    mine = {named} if isinstance(named, str) else set()
    if entry.kind in ("session_finished", DONE_WITHOUT):
        return mine
    return mine | _done_on(local_day(entry.at), mornings, local_day(entry.at))


def _worse_mornings(since: Known, mornings: Mornings) -> Iterator[Turn]:
    """Only what was done the day before steps back; that the rest is held for the day, growing.py knows."""
    for day in {local_day(entry.at) for entry in since.told.mornings}:
        bad = mornings.worse.get(day)
        if bad is not None and bad.how is Morning.WORSE:
            done = _done_on(day_before(day), mornings, day)
            yield from (Turn(name, bad.entry.at, Light.MORNING, bad.entry) for name in done)


def _done_on(day: date, mornings: Mornings, until: date) -> set[str]:
    """The exercises done that day, also without the app where that was told by the end of another."""
    done = (entry for entry in mornings.practised.get(day, ()) if entry.kind in ("session_finished", DONE_WITHOUT))
    named = (entry.body.get("exercise") for entry in done if local_day(entry.at) <= until)
    return {name for name in named if isinstance(name, str)}


def _exercise(entry: Entry) -> str:
    name: str = entry.body["exercise"]
    return name
