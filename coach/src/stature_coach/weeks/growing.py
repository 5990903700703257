"""Whether something could be asked at a moment, so that a yes to it counts (S4, S6, S11).

Decides the day, not the step: whether the exercise was open, the morning's question answered, the morning no worse
than the day before, and everything read. The same holds for what is proposed now and for a yes of long ago. Does not
know which step was due (proposals.py), nor whether something else grew that day.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from stature_coach.regimen.values import Exercise, Regimen
from stature_coach.safety import (
    ASK_AGAIN_DAYS,
    AWAY_DAYS,
    DAYS_OF_A_LIVED_WEEK,
    MORNING,
    WEEKS_BEFORE_CHEST_RAISE,
    local_day,
)
from stature_coach.weeks.closing import CHEST_RAISE, Closed, closed_at, lately
from stature_coach.weeks.diary import Known, known_by
from stature_coach.weeks.entry import Entry
from stature_coach.weeks.mornings import Mornings
from stature_coach.weeks.proposals import OPEN
from stature_coach.weeks.readiness import Answered
from stature_coach.weeks.unread import weighing

_WEEK_DAYS: Final = 7
_NOT_YET_AGAIN: Final = timedelta(days=ASK_AGAIN_DAYS)
_ZONES_APART: Final = timedelta(days=3)
_TWO_WEEKS: Final = timedelta(days=_WEEK_DAYS * WEEKS_BEFORE_CHEST_RAISE)


@dataclass(frozen=True, slots=True)
class Asking:
    """What is known by the clock of `now`, to look at that moment and at any before it."""

    regimen: Regimen
    known: Known
    mornings: Mornings
    now: datetime
    answered: Answered

    def possible(self, exercise: Exercise, at: datetime, *, opened: bool = True) -> bool:
        """Whether a step of that exercise could be asked then. `opened`: for the chest raise, whether it was."""
        return self.calm(at) and not self._closed(self._then(at), at).of(exercise, opened=opened)

    def calm(self, at: datetime) -> bool:
        """Whether anything may grow that day: the morning's number told and no worse, nothing left unread.

        Nor while a session's answers wait: what they make easy was not known before they were told (S6).
        """
        if self.mornings.waits(at) or local_day(at) in self.mornings.worse:
            return False
        if any(since <= at < until for since, until in self.known.waited):
            return False
        return not any(weighing(self._then(at), at))

    def leaves_open(self, at: datetime) -> bool:
        """Whether pain and mornings leave that moment open for a dose that a paper sets (S2, S11).

        A morning that is asked about has its word, be it that it was skipped.
        """
        then, day = self._then(at), local_day(at)
        has_its_word = any(local_day(morning.at) == day for morning in lately(then.sure.mornings, at))
        if day in self.mornings.worse or (self.mornings.has_a_question(day, at) and not has_its_word):
            return False
        return not any(weighing(then, at)) and all(one.rule != "S2" for one in self._closed(then, at).all)

    def begins(self, told: Entry) -> datetime | None:
        """When what a paper raises begins: on the first day after it that is left open. None where none is within two weeks."""
        said = (*self.known.sure.mornings, *self.known.sure.cleared)
        for days in range(1, AWAY_DAYS + 1):
            day = date.fromordinal(min(local_day(told.at).toordinal() + days, date.max.toordinal()))
            words = [one.at for one in said if local_day(one.at) == day and one.at > told.at]
            for at in sorted([datetime.combine(day, MORNING, told.at.tzinfo), *words]):
                if at > self.now:
                    return None
                if self.leaves_open(at):
                    return at
        return None

    def had_its_word(self, exercise: Exercise, at: datetime, but: Entry | None = None) -> bool:
        """Whether somebody answered within the month before whether to open it, beside that answer: it is not asked again."""
        words = (step for step in self._then(at).told.steps if step.body["step"] == OPEN and step is not but)
        return any(step.body["exercise"] == exercise.id and at - step.at <= _NOT_YET_AGAIN for step in words)

    def two_lived_weeks(self, at: datetime) -> tuple[Entry, ...]:
        """The sessions of the two weeks before, where both were lived; none where they were not (S4).

        Each exercise but the chest raise that was open was done, with whole holds, on two days of each week; and there
        was no stop, no unanswered check and no worse morning. Only what was closed all the while, for sure, need not be.
        """
        then = self._then(at)
        sessions = then.sure.sessions
        first = next(filter(_speaks, sessions), None)
        begun = first is not None and at - first.at >= _TWO_WEEKS
        # By the clock on the wall the two weeks may have begun earlier than by the moment.
        recent = sessions[bisect_left(sessions, -_TWO_WEEKS - _ZONES_APART, key=lambda entry: entry.at - at) :]
        weeks = range(WEEKS_BEFORE_CHEST_RAISE)
        lately = tuple(entry for entry in filter(_speaks, recent) if _weeks_before(at, entry) in weeks)
        return lately if begun and self._no_harm(then, at) and self._lived(then, at, lately) else ()

    def _then(self, at: datetime) -> Known:
        return self.known if at >= self.now else known_by(self.known, at)

    def _closed(self, then: Known, at: datetime) -> Closed:
        return closed_at(self.regimen, then, at, self.answered.until(then))

    def _no_harm(self, then: Known, at: datetime) -> bool:
        if any(at - entry.at < _TWO_WEEKS for entry in (*then.stops, *then.checks)):
            return False
        today = local_day(at).toordinal()
        return not any(0 <= today - day.toordinal() < _TWO_WEEKS.days for day in self.mornings.worse)

    def _lived(self, then: Known, at: datetime, lately: Sequence[Entry]) -> bool:
        opened = self._open_some_time(then, at)
        days = {(e.body["exercise"], _weeks_before(at, e), local_day(e.at)) for e in lately}
        weeks = [(exercise, week) for exercise, week, _ in days]
        due = [(exercise, week) for exercise in opened for week in range(WEEKS_BEFORE_CHEST_RAISE)]
        return bool(due) and all(weeks.count(one) >= DAYS_OF_A_LIVED_WEEK for one in due)

    def _open_some_time(self, then: Known, at: datetime) -> list[str]:
        """The others that are open, and those that were: what closes one today spares nobody having lived with it."""
        others = [one for one in self.regimen.exercises if one.id != CHEST_RAISE]
        now_shut = self._closed(then, at)
        opened = [one for one in others if not now_shut.of(one, opened=True)]
        if opened and opened != others:
            shut = list(self._shut_for_sure(then, at))
            opened += [
                one for one in others if one not in opened and not all(each.of(one, opened=True) for each in shut)
            ]
        return [one.id for one in opened]

    def _shut_for_sure(self, then: Known, at: datetime) -> Iterator[Closed]:
        """At the beginning of each of these weeks and now, by answers that are in no doubt."""
        for weeks in range(WEEKS_BEFORE_CHEST_RAISE + 1):
            moment = at - timedelta(days=_WEEK_DAYS * weeks)
            past = known_by(then, moment)
            yield closed_at(self.regimen, Known(sure=past.sure, told=past.sure, there=past.there), moment)


def _speaks(session: Entry) -> bool:
    """Another exercise than the chest raise, with at least one whole hold, also by the person's own count."""
    whole = bool(session.body["repetitions"]) and session.body.get("repetitions_said") != 0
    return whole and session.body["exercise"] != CHEST_RAISE


def _weeks_before(at: datetime, entry: Entry) -> int:
    """In which week the entry was, counted back from the day of `at`: the last seven days are week 0."""
    return (local_day(at).toordinal() - local_day(entry.at).toordinal()) // _WEEK_DAYS
