"""Answers that waited for the morning: what was asked after a session in the evening, and told the day after.

A session whose answers wait is filled in where the diary is folded, so that all else reads one session and never asks
when it was answered. Told more than once, the most careful word counts. Decides which answers belong to which session,
and that pain told late is pain told that morning too (S2). Does not know what follows from either.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from stature_coach.safety import day_before, local_day
from stature_coach.weeks.entry import Entry, grouped, in_time

ANSWERED: Final = "session_answered"
_NEVER: Final = datetime.max.replace(tzinfo=UTC)
# The more careful of two words: the harder, the more painful, the fewer.
_WORST: Final[Mapping[str, Callable[[Iterable[Any]], Any]]] = {
    "effort": max,
    "pain": max,
    "repetitions_said": min,
    "little_pain": any,
}

Waited = tuple[datetime, datetime]


def completed(entries: Iterable[Entry], answers: Iterable[Entry]) -> list[Entry]:
    """The entries, each session whose answers waited with what was told of it."""
    of = grouped(answers, lambda answer: str(answer.body["entry"]))
    if not of:
        return list(entries)
    return [_filled_in(entry, [*_its_answers(entry, of.get(entry.id, ()))]) for entry in entries]


def waited(entries: Iterable[Entry], answers: Iterable[Entry]) -> tuple[Waited, ...]:
    """From when until when each of them was open: what is told later was not known in between."""
    of = grouped(answers, lambda answer: str(answer.body["entry"]))
    pairs = ((entry, [*_its_answers(entry, of.get(entry.id, ()))]) for entry in entries if entry.id in of)
    return tuple((entry.at, max(answer.at for answer in told)) for entry, told in pairs if told)


def pain_told_late(answers: Iterable[Entry], hurts: Iterable[Entry]) -> Iterator[Entry]:
    """The answers to sessions that hurt."""
    since = {entry.id: entry.at for entry in sorted(hurts, key=in_time, reverse=True)}
    return (answer for answer in answers if since.get(answer.body["entry"], _NEVER) <= answer.at)


def as_happened(hurts: Iterable[Entry]) -> list[Entry]:
    """What hurt, each once and on its own day: an answer of the morning after is of its session, which has all it told."""
    every = tuple(hurts)
    told = {entry.id for entry in every if entry.kind != ANSWERED}
    return [entry for entry in every if entry.kind != ANSWERED or entry.body["entry"] not in told]


def still_wait(
    sessions: Iterable[Entry], answers: Iterable[Entry], gone: Collection[str], now: datetime
) -> list[Entry]:
    """The sessions of the day before that nobody has told anything of yet: they are asked with the morning's question."""
    told = {answer.body["entry"] for answer in answers}
    return [
        session
        for session in sessions
        if _waits(session)
        and session.id not in told | set(gone)
        and local_day(session.at) == day_before(local_day(now))
    ]


def _waits(session: Entry) -> bool:
    return session.kind == "session_finished" and session.body.get("answers_wait") is True


def _its_answers(session: Entry, answers: Iterable[Entry]) -> Iterator[Entry]:
    """Those told by the end of the day after; what comes later stays unknown, but for pain."""
    if _waits(session):
        yield from (answer for answer in answers if _in_time(session, answer))


def _in_time(session: Entry, answer: Entry) -> bool:
    since = local_day(answer.at).toordinal() - local_day(session.at).toordinal()
    return answer.at >= session.at and since <= 1


def _filled_in(session: Entry, answers: Iterable[Entry]) -> Entry:
    told = [answer.body for answer in answers]
    if not told:
        return session
    words = {key: [body[key] for body in (session.body, *told) if body.get(key) is not None] for key in _WORST}
    known = {key: _WORST[key](values) for key, values in words.items() if values}
    return replace(session, body={**session.body, **known})
