"""What happened to one exercise, in order of time: the turns its dose may take, and the plain sessions between them.

Decides which entries bear on an exercise, and in which light. Does not know what follows from them; progression.py does.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from stature_coach.cues import Reason
from stature_coach.diary import Entry, Known, grouped, in_time, known_by
from stature_coach.pain import Morning, morning
from stature_coach.readiness import Answer, answers, careful
from stature_coach.regimen import Exercise, Question, Regimen
from stature_coach.safety import AWAY_DAYS, local_day

AWAY: Final = timedelta(days=AWAY_DAYS)
_RED_FLAG: Final = Reason.RED_FLAG.value


@dataclass(frozen=True, slots=True)
class Turn:
    """An entry that may change a dose: a word, a plan, a stop, a bad morning, an answer, a session after a while."""

    entry: Entry
    morning: Morning = Morning.UNKNOWN
    closed_rungs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Plain sessions in a row, never two weeks apart, and the turn to which they led; the last leads to none."""

    sessions: Sequence[Entry]
    turn: Turn | None


def happened(regimen: Regimen, known: Known, now: datetime) -> Mapping[str, Iterable[Stretch]]:
    """By the exercise's id, all that bears on it until now. What is dated later counts only where it is a stop."""
    then = replace(known_by(known, now), pains=known.pains, red_flags=known.red_flags)
    sessions = grouped(then.sessions, _exercise)
    mornings, stops = tuple(_bad_mornings(then)), frozenset(entry.id for entry in known.stops)
    told = dict[str, Iterable[Stretch]]()
    for exercise in regimen.exercises:
        plain, turning = _parted(sessions.get(exercise.id, ()), stops)
        words = (entry for entry in (*then.plans, *then.steps) if _exercise(entry) == exercise.id)
        final = (entry for entry in (*then.pains, *then.red_flags) if _concerns(entry, exercise))
        once = {entry.id: Turn(entry) for entry in (*turning, *words, *final)}
        bad = (_for_exercise(turn, exercise, then) for turn in mornings)
        turns = (*once.values(), *bad, *_closing_screens(regimen.questions, exercise, then.screens))
        told[exercise.id] = _stretches(plain, sorted(turns, key=lambda turn: in_time(turn.entry)))
    return told


def found_red_flag(session: Entry) -> bool:
    """Whether the session ended with a warning sign."""
    return session.body.get("reason") == _RED_FLAG


def _stretches(sessions: Sequence[Entry], turns: Iterable[Turn]) -> Iterable[Stretch]:
    start = 0
    for turn in turns:
        end = bisect_left(sessions, in_time(turn.entry), start, key=in_time)
        yield Stretch(sessions[start:end], turn)
        start = end
    yield Stretch(sessions[start:], None)


def _parted(sessions: Iterable[Entry], stops: frozenset[str]) -> tuple[list[Entry], list[Entry]]:
    """Plain sessions, and those that are none: a stop, the very first, and the first after two weeks away."""
    plain, turning = list[Entry](), list[Entry]()
    before: Entry | None = None
    for session in sessions:
        is_turn = session.id in stops or before is None or session.at - before.at >= AWAY
        (turning if is_turn else plain).append(session)
        before = session
    return plain, turning


def _exercise(entry: Entry) -> str:
    name: str = entry.body["exercise"]
    return name


def _concerns(entry: Entry, exercise: Exercise) -> bool:
    """A warning sign concerns every exercise; pain, the one that hurt."""
    return entry.kind == "red_flag" or found_red_flag(entry) or entry.body.get("exercise") == exercise.id


def _bad_mornings(known: Known) -> Iterable[Turn]:
    """The mornings that were worse than the day before, by the worst word of each."""
    usual: int | None = None
    told = grouped((entry for entry in known.mornings if entry.body["pain"] is not None), lambda e: local_day(e.at))
    for day, words in sorted(told.items()):
        worst = max(words, key=lambda entry: (entry.body["pain"], entry.id))
        found = morning(_pain_before(known.days.get(day - timedelta(days=1), ()), usual), worst.body["pain"])
        if found in (Morning.WORSE, Morning.A_LITTLE_WORSE):
            yield Turn(worst, morning=found)
        usual = worst.body["pain"]


def _pain_before(sessions: Iterable[Entry], usual: int | None) -> int | None:
    told = (session.body.get("pain_before") for session in sessions)
    return next((pain for pain in told if pain is not None), usual)


def _for_exercise(bad: Turn, exercise: Exercise, known: Known) -> Turn:
    """Only what was done the day before steps back; the rest is held."""
    sessions = known.days.get(local_day(bad.entry.at) - timedelta(days=1), ())
    done = any(_exercise(session) == exercise.id for session in sessions)
    return bad if done else replace(bad, morning=Morning.A_LITTLE_WORSE)


def _closing_screens(questions: Iterable[Question], exercise: Exercise, screens: Iterable[Entry]) -> Iterable[Turn]:
    """Answers that close a rung, like feet further out for who feels unsteady (S6)."""
    closers = {rung.closed_by for rung in exercise.ladder if rung.closed_by}
    asked = [question for question in questions if question.id in closers]
    told: Mapping[str, Answer] = {}
    for screen in screens if asked else ():
        told = {**told, **answers([screen])}
        if closers & set(screen.body["answers"]):
            closing = {question.id for question in asked if careful(question, told)}
            yield Turn(screen, closed_rungs=frozenset(r.id for r in exercise.ladder if r.closed_by in closing))
