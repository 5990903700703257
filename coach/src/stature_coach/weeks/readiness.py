"""The readiness questions of one person: what was answered last, what is careful, and what is asked again (S5).

Does not know what a closed exercise looks like; closing.py does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import reduce
from typing import Final

from stature_coach.regimen.values import Question
from stature_coach.safety import ASK_AGAIN_DAYS, ASK_ALL_AGAIN_DAYS
from stature_coach.weeks.diary import Known
from stature_coach.weeks.doubted import is_far_ahead
from stature_coach.weeks.entry import Entry, in_time

MONTH: Final = "closed.ask_again_month"
STOP: Final = "closed.ask_again_stop"
YEAR: Final = "closed.ask_again_year"
AWAY: Final = "closed.ask_again_away"
_MONTH: Final = timedelta(days=ASK_AGAIN_DAYS)
_YEAR: Final = timedelta(days=ASK_ALL_AGAIN_DAYS)


@dataclass(frozen=True, slots=True)
class Answer:
    """The latest word on one question: yes, no or not_sure, and where and when it was said."""

    word: str
    entry: Entry

    @property
    def at(self) -> datetime:
        """When it was said."""
        return self.entry.at


def answers(questions: Iterable[Question], known: Known) -> Mapping[str, Answer]:
    """The latest answer to each question; a later screen may ask only some of them again.

    One that is in doubt counts only where it is careful.
    """
    nothing: Mapping[str, Answer] = {}
    return reduce(lambda _, screen: screen[1], answers_as_they_came(questions, known), nothing)


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers of one diary until any of its moments. Nobody answers every day: the same screens have the same answers."""

    questions: Sequence[Question]
    found: dict[tuple[int, int], Mapping[str, Answer]] = field(default_factory=dict, compare=False)

    def until(self, then: Known) -> Mapping[str, Answer]:
        """`then` is that diary as it was known by some moment (diary.known_by): how many screens there are tells which."""
        screens = len(then.told.screens), len(then.sure.screens)
        if screens not in self.found:
            self.found[screens] = answers(self.questions, then)
        return self.found[screens]


def answering(told: Mapping[str, Answer]) -> tuple[Entry, ...]:
    """The entries that hold the latest answers, oldest first."""
    return tuple(sorted({answer.entry for answer in told.values()}, key=in_time))


def answers_as_they_came(questions: Iterable[Question], known: Known) -> Iterator[tuple[Entry, Mapping[str, Answer]]]:
    """Each screen in order of time, with the latest answers until then; the mapping grows with each.

    Of two answers of one moment the careful one is the later.
    """
    doubted = frozenset(known.told.screens) - frozenset(known.sure.screens) if known.told is not known.sure else ()
    careful_word = {question.id: question.careful for question in questions}
    latest = dict[str, Answer]()
    for screen in known.told.screens:
        for question, word in screen.body["answers"].items():
            before = latest.get(question)
            at_once = (
                before is not None and before.at == screen.at and _is_careful(before.word, careful_word.get(question))
            )
            if _is_careful(word, careful_word.get(question)) or (screen not in doubted and not at_once):
                latest[question] = Answer(word, screen)
        yield screen, latest


def unanswered(questions: Iterable[Question], told: Mapping[str, Answer]) -> list[Question]:
    """The questions that have no answer yet."""
    return [question for question in questions if question.id not in told]


def careful(question: Question, told: Mapping[str, Answer]) -> bool:
    """Whether the answer is the careful one; "not sure" counts as careful, and so does none (S5)."""
    return question.id not in told or _is_careful(told[question.id].word, question.careful)


def careful_first(questions: Iterable[Question], told: Mapping[str, Answer]) -> list[Question]:
    """As whoever treats somebody reads them: what was answered carefully, newest first; what has no answer; the others."""
    ordered = sorted(questions, key=lambda question: (not careful(question, told), question.id not in told))
    said = [question for question in ordered if question.id in told and careful(question, told)]
    return [*sorted(said, key=lambda question: told[question.id].at, reverse=True), *ordered[len(said) :]]


def _is_careful(word: str, careful_word: str | None) -> bool:
    return word in (careful_word, "not_sure")


# -------------------------------------------------------------------- asked again


def asked_again(
    questions: Sequence[Question], told: Mapping[str, Answer], known: Known, now: datetime
) -> tuple[tuple[str, ...], str]:
    """The questions to ask again before the next exercise, and the key of the sentence that says why; `told` as answered.

    Answers that may change: after a month, after any stop and where nobody answered (clinical B2). All of them: after a
    year, and after eight weeks without a session.
    """
    changeable = [question for question in questions if question.ask_again]
    reasons = (
        (AWAY, _older_than(_back_from_afar(known, now), questions, told)),
        (YEAR, _a_year_old(questions, told, now)),
        (STOP, _older_than(_last_stop(known, now), changeable, told)),
        (MONTH, {q.id for q in changeable if q.id in told and now - told[q.id].at >= _MONTH}),
    )
    again = set[str]().union(*(found for _, found in reasons))
    why = next((key for key, found in reasons if found), MONTH)
    return tuple(question.id for question in questions if question.id in again), why


def _older_than(at: datetime | None, questions: Iterable[Question], told: Mapping[str, Answer]) -> set[str]:
    if at is None:
        return set()
    return {question.id for question in questions if question.id in told and told[question.id].at <= at}


def _a_year_old(questions: Iterable[Question], told: Mapping[str, Answer], now: datetime) -> set[str]:
    """All of them once the oldest answer is a year old, but for those given again since."""
    oldest = min((answer.at for answer in told.values()), default=None)
    if oldest is None or now - oldest < _YEAR:
        return set()
    return _older_than(oldest + _YEAR, questions, told)


def _last_stop(known: Known, now: datetime) -> datetime | None:
    """The last stop or unanswered check; one that a wrong clock dated is told of by itself."""
    told = (_last(entries, now) for entries in (known.stops, known.checks))
    return max((entry.at for entry in told if entry is not None), default=None)


def _last(entries: Sequence[Entry], now: datetime) -> Entry | None:
    return next((entry for entry in reversed(entries) if not is_far_ahead(entry, now)), None)


def _back_from_afar(known: Known, now: datetime) -> datetime | None:
    """When the last time without a session had become a long one, be it over or not; the later, where that is in doubt."""
    found = (there.last_long_away(now) for there in known.there)
    return max((at for at in found if at is not None), default=None)
