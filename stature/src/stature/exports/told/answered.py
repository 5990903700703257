"""What of a report was answered: each of the nine questions with its last answer and the day on which it was given.

Decided here: that whoever treats somebody reads the careful answers first, with what each closes. Nothing is interpreted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stature.exports.told.period import Period
from stature_coach.regimen.values import Question
from stature_coach.safety import local_day
from stature_coach.weeks.diary import known_by
from stature_coach.weeks.readiness import Answer, answers, careful, careful_first


def answered(period: Period) -> list[str]:
    """A line a question, as it stood at the end of the period."""
    questions = period.house.regimen.questions
    told = answers(questions, known_by(period.known, period.end))
    return [_line(period, question, told) for question in careful_first(questions, told)]


def _line(period: Period, question: Question, told: Mapping[str, Answer]) -> str:
    asked = period.said(question.text_key)
    if question.id not in told:
        return str(period.own["not_answered"].format(question=asked))
    answer = told[question.id]
    line = str(
        period.own["answered_line"].format(
            question=asked, answer=period.own["answered"][answer.word], date=period.date(local_day(answer.at))
        )
    )
    return " ".join((line, *_closing(period, question, answer))) if careful(question, told) else line


def _closing(period: Period, question: Question, answer: Answer) -> Iterator[str]:
    """What it closes, and since when that is open again by the person's own word."""
    names = [period.name(one.id) for one in period.house.regimen.exercises if question.id in one.closed_by]
    if names:
        yield str(period.own["closes"].format(names=", ".join(names)))
    words = (one for one in period.known.sure.cleared if one.body["what"] in ("screen", question.id))
    again = [one.at for one in words if one.at >= answer.at and local_day(one.at) <= period.last]
    if again:
        yield str(period.own["opened_again"].format(date=period.date(local_day(again[0]))))
