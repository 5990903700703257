"""Which exercise may not be begun now, and why: rules S2, S4 and S5.

Does not know what is due, nor how a session runs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from stature_coach.diary import Known, known_by
from stature_coach.readiness import Answer, answers, asked_again, careful, unanswered
from stature_coach.regimen import Exercise, Question, Regimen
from stature_coach.safety import CLOCK_CHANGE, next_morning, wall_clock

CHEST_RAISE: Final = "prone-chest-raise"
NOT_OPENED: Final = "closed.not_opened"


@dataclass(frozen=True, slots=True)
class Closing:
    """Why an exercise is closed: the rule, the key of the sentence, what opens it, and which question closed it."""

    rule: str
    because: str
    opened_by: str
    question: str | None = None


def closings(regimen: Regimen, exercise: Exercise, known: Known, now: datetime) -> tuple[Closing, ...]:
    """Every reason for which the exercise may not be begun now, gravest first.

    What is dated after now opens nothing, though it may close: a clock that runs wrong never opens an exercise.
    """
    return tuple(
        dict.fromkeys(
            closing
            for known_then in (opened_until(known, now), known)
            for closing in _closings(regimen, exercise, known_then, now)
        )
    )


def _closings(regimen: Regimen, exercise: Exercise, known: Known, now: datetime) -> tuple[Closing, ...]:
    return (
        *_closed_by_red_flag(known),
        *_closed_by_pain(known, now),
        *_closed_by_screen(regimen.questions, exercise, known, now),
        *_closed_until_opened(regimen.questions, exercise, known),
    )


def opened_until(known: Known, now: datetime) -> Known:
    """What was known by that time; stops stay, whatever their date."""
    return replace(known_by(known, now), pains=known.pains, red_flags=known.red_flags, stops=known.stops)


# -------------------------------------------------------------------- S2: a stop is final


def _closed_by_red_flag(known: Known) -> tuple[Closing, ...]:
    asked = _last_cleared(known, "red_flag")
    if any(asked is None or flag.at >= asked for flag in known.red_flags):
        return (Closing("S2", "closed.red_flag", "cleared"),)
    return ()


def _closed_by_pain(known: Known, now: datetime) -> tuple[Closing, ...]:
    if any(_still_that_day(entry.at, now) for entry in known.pains):
        return (Closing("S2", "closed.pain", "next_morning"),)
    return ()


def _still_that_day(at: datetime, now: datetime) -> bool:
    """Whether four in the morning has not come, by the clock on the wall, nor but for a change of clocks where it hurt.

    A flight eastward, or a clock set to another zone, must not make a night of two hours.
    """
    by_the_wall = wall_clock(now) < next_morning(wall_clock(at))
    return by_the_wall or now < next_morning(at) - CLOCK_CHANGE


def _last_cleared(known: Known, *what: str) -> datetime | None:
    return max((entry.at for entry in known.cleared if entry.body["what"] in what), default=None)


# -------------------------------------------------------------------- S5: the nine questions


def _closed_by_screen(
    questions: tuple[Question, ...], exercise: Exercise, known: Known, now: datetime
) -> tuple[Closing, ...]:
    told = answers(known.screens)
    if unanswered(questions, told):
        return (Closing("S5", "closed.unanswered", "answers"),)
    again, why = asked_again(questions, known, now)
    waiting = (Closing("S5", why, "answers_again"),) if again else ()
    return (
        *waiting,
        *(
            Closing("S5", question.because, question.opened_by, question.id)
            for question in questions
            if exercise.id in question.closes
            and careful(question, told)
            and not _opened(question, exercise, known, told)
        ),
    )


def _opened(question: Question, exercise: Exercise, known: Known, told: Mapping[str, Answer]) -> bool:
    since = told[question.id].at
    if question.opened_by == "new_answer":
        return False
    if question.opened_by == "chair_and_company":
        return _accepted(exercise, "chair_and_company", known, since)
    asked = _last_cleared(known, "screen", question.id)
    return asked is not None and asked >= since


# -------------------------------------------------------------------- S4: the chest raise opens only by its person


def _closed_until_opened(questions: tuple[Question, ...], exercise: Exercise, known: Known) -> tuple[Closing, ...]:
    if exercise.id != CHEST_RAISE:
        return ()
    closers = [question for question in questions if exercise.id in question.closes]
    doubts = (screen.at for screen in known.screens if _closes(closers, screen.body["answers"]))
    since = max((*(flag.at for flag in known.red_flags), *doubts), default=None)
    if _accepted(exercise, "open", known, since):
        return ()
    return (Closing("S4", NOT_OPENED, "step"),)


def _closes(questions: list[Question], told: Mapping[str, str]) -> bool:
    return any(told.get(question.id) in (question.careful, "not_sure") for question in questions)


def _accepted(exercise: Exercise, step: str, known: Known, since: datetime | None) -> bool:
    """Whether the person's latest word on this step, after that time, was yes; two words at one moment must both be."""
    words = [e for e in known.steps if e.body["exercise"] == exercise.id and e.body["step"] == step]
    words = [e for e in words if since is None or e.at > since]
    return bool(words) and all(e.body["answer"] == "accepted" for e in words if e.at == words[-1].at)
