"""The mornings after: which were worse than the day before, and whether a morning's question waits for its answer (S11).

What was told first does not matter. Does not know what follows from a worse morning.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Final, NamedTuple

from stature_coach.safety import USUAL_DAYS, day_before, local_day
from stature_coach.weeks.diary import Known, Told
from stature_coach.weeks.entry import Entry, grouped
from stature_coach.weeks.pain import Morning, morning
from stature_coach.weeks.without_app import DONE_WITHOUT, day_of, told_in_time_for_the_morning

Days = Mapping[date, tuple[Entry, ...]]
_FROM_BEST_TO_WORST: Final = tuple(Morning)


@dataclass(frozen=True, slots=True)
class WorseMorning:
    """A morning that was worse than the day before: its worst word, and how much worse."""

    entry: Entry
    how: Morning


class Before(NamedTuple):
    """What a morning is held against: the sessions of each day, and the worst word of each morning by its day's number."""

    sessions: Days
    worst: Mapping[int, int]

    def more(self, since: Told) -> "Before":
        """The same with the days after."""
        worst = {day.toordinal(): max(e.body["pain"] for e in words) for day, words in _with_numbers(since).items()}
        return Before({**self.sessions, **_by_day(since.sessions)}, {**self.worst, **worst})

    def pain_on(self, day: date) -> int | None:
        """The pain before the first session of the day before; untold, the usual: the last morning's of two weeks."""
        told = (session.body.get("pain_before") for session in self.sessions.get(day_before(day), ()))
        usual = (self.worst.get(day.toordinal() - back) for back in range(1, USUAL_DAYS + 1))
        return next((pain for pain in chain(told, usual) if pain is not None), None)


_NO_DAYS: Final = Before({}, {})


@dataclass(frozen=True, slots=True)
class Mornings:
    """The worse mornings by their day; what was practised or hurt on each day, in doubt or not; when a number was told.

    `as_told` and `as_sure` are what a next morning is held against.
    """

    worse: Mapping[date, WorseMorning]
    practised: Days
    told: Mapping[date, datetime]
    as_told: Before
    as_sure: Before

    @property
    def bad_days(self) -> frozenset[date]:
        """The days that began worse than the day before; a little worse is not meant."""
        return frozenset(day for day, bad in self.worse.items() if bad.how is Morning.WORSE)

    def has_a_question(self, day: date, at: datetime) -> bool:
        """Whether that morning is asked about: there was a session the day before, or pain, or what is told of it by then."""
        return any(entry.kind != DONE_WITHOUT or entry.at <= at for entry in self.practised.get(day_before(day), ()))

    def waits(self, at: datetime) -> bool:
        """Whether the number of that morning was still to be told. Skipped is unknown, and what is unknown waits (S6)."""
        day = local_day(at)
        return self.has_a_question(day, at) and not (day in self.told and self.told[day] <= at)


NO_MORNINGS: Final = Mornings({}, {}, {}, _NO_DAYS, _NO_DAYS)


def mornings(since: Known, before: Mornings = NO_MORNINGS) -> Mornings:
    """All that is known of mornings: of the days before, and of what has been told since, on later days.

    Only what is sure answers a question; what is in doubt may be a worse morning.
    """
    without = (entry for entry in since.told.without_app if told_in_time_for_the_morning(entry))
    practised = _with(before.practised, _by_day((*since.told.sessions, *since.hurts)), grouped(without, day_of))
    answered = {day: told[0].at for day, told in _with_numbers(since.sure).items()}
    sure = before.as_sure.more(since.sure)
    same = before.as_told is before.as_sure and since.told is since.sure
    told = sure if same else before.as_told.more(since.told)
    return Mornings(
        worse={**before.worse, **dict(_worse(since.told, told, sure))},
        practised=practised,
        told={**before.told, **answered},
        as_told=told,
        as_sure=sure,
    )


def _worse(since: Told, *days_before: Before) -> Iterator[tuple[date, WorseMorning]]:
    """By the worst word of each, held against the day before as it was told and as it is sure: the worse of the two."""
    for day, words in _with_numbers(since).items():
        worst = max(words, key=lambda entry: (entry.body["pain"], entry.id))
        found = [morning(before.pain_on(day), worst.body["pain"]) for before in days_before]
        how = max(found, key=_FROM_BEST_TO_WORST.index)
        if how.worse:
            yield day, WorseMorning(worst, how)


def _with(before: Days, *more: Days) -> Days:
    """All of them by their day; what was done without the app may be of one that is known already."""
    every = dict(before)
    for days in more:
        every |= {day: tuple(dict.fromkeys((*every.get(day, ()), *entries))) for day, entries in days.items()}
    return every


def _with_numbers(told: Told) -> Days:
    return _by_day(entry for entry in told.mornings if entry.body.get("pain") is not None)


def _by_day(entries: Iterable[Entry]) -> Days:
    return grouped(entries, lambda entry: local_day(entry.at))
