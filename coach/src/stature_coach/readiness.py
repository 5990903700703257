"""The readiness questions of one person: what was answered last, what is careful, and what is asked again (S5).

Does not know what a closed exercise looks like; closing.py does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from stature_coach.diary import Entry, Known
from stature_coach.regimen import Question
from stature_coach.safety import ASK_AGAIN_DAYS

MONTH: Final = "closed.ask_again_month"
STOP: Final = "closed.ask_again_stop"


@dataclass(frozen=True, slots=True)
class Answer:
    """The latest word on one question: yes, no or not_sure, and when it was said."""

    word: str
    at: datetime


def answers(screens: Iterable[Entry]) -> Mapping[str, Answer]:
    """The latest answer to each question; a later screen may ask only some of them again."""
    latest = {question: screen for screen in screens for question in screen.body["answers"]}
    return {question: Answer(screen.body["answers"][question], screen.at) for question, screen in latest.items()}


def unanswered(questions: Iterable[Question], told: Mapping[str, Answer]) -> list[Question]:
    """The questions that have no answer yet."""
    return [question for question in questions if question.id not in told]


def careful(question: Question, told: Mapping[str, Answer]) -> bool:
    """Whether the answer is the careful one; "not sure" counts as careful, and so does none (S5)."""
    return question.id not in told or told[question.id].word in (question.careful, "not_sure")


def asked_again(questions: Iterable[Question], known: Known, now: datetime) -> tuple[tuple[str, ...], str]:
    """The questions to ask again before the next exercise, and the key of the sentence that says why.

    Some answers may change: they are asked again after a month, and after any stop (clinical B2).
    """
    told = answers(known.screens)
    changeable = [question for question in questions if question.ask_again and question.id in told]
    since_stop = [question.id for question in changeable if _stopped_since(known, told[question.id].at)]
    if since_stop:
        return tuple(since_stop), STOP
    return tuple(question.id for question in changeable if _month_old(told[question.id].at, now)), MONTH


def _month_old(at: datetime, now: datetime) -> bool:
    return now - at >= timedelta(days=ASK_AGAIN_DAYS)


def _stopped_since(known: Known, at: datetime) -> bool:
    return bool(known.stops) and known.stops[-1].at >= at
