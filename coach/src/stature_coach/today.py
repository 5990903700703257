"""Today's plan for one person: regimen, diary and local time in; what is due, what is done, what is closed and why.

Decides rules S2, S4 and S5: which exercise may be begun. Does not know how a session runs.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final

from stature_coach.cues import Reason
from stature_coach.diary import Entry, Known
from stature_coach.regimen import Exercise, Question, Regimen
from stature_coach.safety import MORNING, local_day_start, next_morning

# The day turns here from "before getting up" to "before going to sleep".
AFTERNOON: Final = time(14, 0)

CHEST_RAISE: Final = "prone-chest-raise"


@dataclass(frozen=True, slots=True)
class Closing:
    """Why an exercise is closed: the rule, the key of the sentence, what opens it, and which question closed it."""

    rule: str
    because: str
    opened_by: str
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """One exercise in one part of the day. Closed where `closed` has a reason."""

    exercise: Exercise
    part_of_day: str
    repetitions: int
    rung: str
    half_effort: bool
    done: bool
    closed: tuple[Closing, ...]

    @property
    def id(self) -> str:
        """A name for it that stays the same all day, like `neck-press@morning`."""
        return f"{self.exercise.id}@{self.part_of_day}"


@dataclass(frozen=True, slots=True)
class Today:
    """The plan of one day; it must be asked for again at `valid_until`."""

    date: date
    valid_until: datetime
    screen_needed: bool
    exercises: tuple[Planned, ...]
    next: str | None


def today(regimen: Regimen, known: Known, now: datetime) -> Today:
    """The plan for the day of `now` (a local time with offset; a day begins at 04:00)."""
    start = local_day_start(now)
    exercises = tuple(
        _planned(regimen, exercise, part, known, now)
        for exercise in regimen.exercises
        for part in exercise.parts_of_day
    )
    ordered = tuple(sorted(exercises, key=lambda planned: _ORDER[planned.part_of_day]))
    screen_needed = bool(_unanswered(regimen.questions, _until(known, now)))
    return Today(start.date(), next_morning(now), screen_needed, ordered, _next(ordered, now))


_ORDER: Final = {"morning": 0, "once": 1, "evening": 2}


def closings(regimen: Regimen, exercise: Exercise, known: Known, now: datetime) -> tuple[Closing, ...]:
    """Every reason for which the exercise may not be begun now, gravest first (S2, S4, S5).

    What is dated after now opens nothing, though it may close: a clock that runs wrong never opens an exercise.
    """
    return tuple(
        dict.fromkeys(
            closing
            for known_then in (_until(known, now), known)
            for closing in _closings(regimen, exercise, known_then, now)
        )
    )


def _closings(regimen: Regimen, exercise: Exercise, known: Known, now: datetime) -> tuple[Closing, ...]:
    return (
        *_closed_by_red_flag(known),
        *_closed_by_pain(known, now),
        *_closed_by_screen(regimen.questions, exercise, known),
        *_closed_until_opened(exercise, known),
    )


def _until(known: Known, now: datetime) -> Known:
    """What was known at that time of answers and words that open; stops stay, whatever their date."""

    def so_far(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(entry for entry in entries if entry.at <= now)

    return replace(known, screens=so_far(known.screens), cleared=so_far(known.cleared), steps=so_far(known.steps))


def _planned(regimen: Regimen, exercise: Exercise, part: str, known: Known, now: datetime) -> Planned:
    repetitions, rung = _dose(exercise, known)
    done = [entry for entry in known.sessions if entry.body["exercise"] == exercise.id and _was_done(entry)]
    return Planned(
        exercise=exercise,
        part_of_day=part,
        repetitions=repetitions,
        rung=rung,
        half_effort=not done,  # the first time, half the strength
        done=any(_in_part(entry.at, part, now) for entry in done),
        closed=closings(regimen, exercise, known, now),
    )


def _dose(exercise: Exercise, known: Known) -> tuple[int, str]:
    """The plan that was set last, or a new person's first: fewer than the handout's (clinical A7)."""
    plans = [plan for plan in known.plans if plan.body["exercise"] == exercise.id]
    rungs = [rung.id for rung in exercise.ladder]
    if plans and plans[-1].body["rung"] in rungs:
        rung = plans[-1].body["rung"]
        return min(plans[-1].body["repetitions"], exercise.rung(rung).ceiling), rung
    return exercise.dose.first_repetitions, exercise.ladder[0].id


def _was_done(entry: Entry) -> bool:
    return bool(entry.body["repetitions"]) or Reason(entry.body["reason"]).complete


def _in_part(at: datetime, part: str, now: datetime) -> bool:
    if local_day_start(_clock(at)) != local_day_start(_clock(now)):
        return False
    return part == "once" or (part == "morning") == _is_morning(at)


def _clock(at: datetime) -> datetime:
    """What the clock on the wall said: days begin by it, also when clocks change at night or the person travels."""
    return at.replace(tzinfo=None)


def _is_morning(at: datetime) -> bool:
    """Whether it is the first half of the day; the small hours are still the evening before."""
    return MORNING <= _clock(at).time() < AFTERNOON


def _next(exercises: Iterable[Planned], now: datetime) -> str | None:
    """The first that is due and open: mornings are not asked for in the evening, nor evenings in the morning."""
    past = "evening" if _is_morning(now) else "morning"
    due = (planned for planned in exercises if not planned.done and not planned.closed)
    return next((planned.id for planned in due if planned.part_of_day != past), None)


# -------------------------------------------------------------------- S2: a stop is final


def _closed_by_red_flag(known: Known) -> tuple[Closing, ...]:
    asked = _last_cleared(known, "red_flag")
    if any(asked is None or flag.at >= asked for flag in known.red_flags):
        return (Closing("S2", "closed.red_flag", "cleared"),)
    return ()


def _closed_by_pain(known: Known, now: datetime) -> tuple[Closing, ...]:
    if any(_clock(now) < next_morning(_clock(entry.at)) for entry in known.pains):
        return (Closing("S2", "closed.pain", "next_morning"),)
    return ()


def _last_cleared(known: Known, *what: str) -> datetime | None:
    return max((entry.at for entry in known.cleared if entry.body["what"] in what), default=None)


# -------------------------------------------------------------------- S5: the nine questions


def _unanswered(questions: tuple[Question, ...], known: Known) -> list[Question]:
    answers = known.screen.body["answers"] if known.screen else {}
    return [question for question in questions if question.id not in answers]


def _closed_by_screen(questions: tuple[Question, ...], exercise: Exercise, known: Known) -> tuple[Closing, ...]:
    if _unanswered(questions, known):
        return (Closing("S5", "closed.unanswered", "answers"),)
    return tuple(
        Closing("S5", question.because, question.opened_by, question.id)
        for question in questions
        if exercise.id in question.closes and _careful(question, known) and not _opened(question, exercise, known)
    )


def _careful(question: Question, known: Known) -> bool:
    """Whether the answer is the careful one; "not sure" counts as careful (S5)."""
    answer = known.screen.body["answers"][question.id] if known.screen else "not_sure"
    return answer in (question.careful, "not_sure")


def _opened(question: Question, exercise: Exercise, known: Known) -> bool:
    since = known.screen.at if known.screen else None
    if since is None or question.opened_by == "new_answer":
        return False
    if question.opened_by == "chair_and_company":
        return _accepted(exercise, "chair_and_company", known, since)
    asked = _last_cleared(known, "screen", question.id)
    return asked is not None and asked >= since


# -------------------------------------------------------------------- S4: the chest raise opens only by its person


def _closed_until_opened(exercise: Exercise, known: Known) -> tuple[Closing, ...]:
    if exercise.id != CHEST_RAISE or _accepted(exercise, "open", known, None):
        return ()
    return (Closing("S4", "closed.not_opened", "step"),)


def _accepted(exercise: Exercise, step: str, known: Known, since: datetime | None) -> bool:
    """Whether the person's latest word on this step, since that time, was yes."""
    words = [e for e in known.steps if e.body["exercise"] == exercise.id and e.body["step"] == step]
    words = [e for e in words if since is None or e.at >= since]
    return bool(words) and words[-1].body["answer"] == "accepted"
