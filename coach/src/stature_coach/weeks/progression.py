"""How a dose grows and steps back: a fold over the diary, one small step at a time (S4, S6, S7, S11).

All exercises are walked together, in order of time, because one thing grows a day. What follows from each thing that
happened stands in follows.py, what one step is in course.py. Does not know what is closed or due.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from stature_coach.regimen.values import Regimen
from stature_coach.safety import local_day
from stature_coach.weeks.course import Course, first_dose, grew
from stature_coach.weeks.diary import Known, by_the_clock, known_since
from stature_coach.weeks.doubted_course import more_careful
from stature_coach.weeks.entry import Entry
from stature_coach.weeks.follows import FOLLOWS, Moment, asks_for_more, said_no_to, time_passes, without_what_is_put_off
from stature_coach.weeks.growing import Asking
from stature_coach.weeks.happened import Light, Stretch, Turn, happened
from stature_coach.weeks.mornings import NO_MORNINGS, Mornings, mornings
from stature_coach.weeks.papers import NOT_MINE, counting
from stature_coach.weeks.practised import practised
from stature_coach.weeks.readiness import Answered
from stature_coach.weeks.unread import since_the_app_began, understood


@dataclass(frozen=True, slots=True)
class Led:
    """How far a diary has led: the course of each exercise by its id, the session done last, the days on which one grew.

    `until`: everything before that moment is in it, and nothing since, and `last_day` is the last day of which something is;
    None where nothing is. `mornings` are those until then.
    """

    courses: Mapping[str, Course] = field(default_factory=dict)
    last: Mapping[str, Entry] = field(default_factory=dict)
    grew_on: frozenset[date] = frozenset()
    mornings: Mornings = NO_MORNINGS
    until: datetime | None = None
    last_day: date | None = None

    def holds(self, at: datetime) -> bool:
        """Whether that moment is in it: before its end, and of a day that is whole in it."""
        return (
            self.until is not None and at < self.until and self.last_day is not None and local_day(at) <= self.last_day
        )


NOWHERE: Final = Led()


@dataclass(frozen=True, slots=True)
class Walked:
    """The courses of all exercises until now, the days on which something grew, and what could be asked when.

    `led` is how far the entries alone have led, before any time passed until now.
    """

    courses: Mapping[str, Course]
    led: Led
    asking: Asking

    @property
    def grew_on(self) -> frozenset[date]:
        """The days on which something grew, or was said yes to."""
        return self.led.grew_on


def courses(regimen: Regimen, known: Known, now: datetime) -> Mapping[str, Course]:
    """The course of each exercise until now, by its id. What is dated later only closes, lowers and locks."""
    told = since_the_app_began(understood(regimen, known), now)
    return walked(regimen, by_the_clock(told, now), now).courses


def walked(regimen: Regimen, known: Known, now: datetime, led: Led = NOWHERE, last_day: date | None = None) -> Walked:
    """The walk of all exercises through the diary. `known` is what is known by the clock of now (diary.by_the_clock).

    It goes on from where the diary had led before. With `last_day` it ends there: `now` is the end of it.
    """
    since = known if led.until is None else known_since(known, led.until)
    asking = Asking(regimen, known, mornings(since, led.mornings), now, Answered(regimen.questions))
    told, contested = happened(regimen, Stretch(known, since, asking.mornings, led.last), now), said_no_to(since)
    found = {one.id: led.courses.get(one.id) or Course(one, first_dose(one)) for one in regimen.exercises}
    seen, grew_on, bad = dict.fromkeys(found, 0), set(led.grew_on), asking.mornings.bad_days
    begins = _papers_that_begin(regimen, asking, led, Led(until=now, last_day=last_day))
    for turn in sorted((*told.turns, *begins), key=lambda turn: turn.order) if begins else told.turns:
        sessions, start = told.plain[turn.exercise], seen[turn.exercise]
        seen[turn.exercise] = end = _until(sessions, turn, start)
        before = time_passes(practised(found[turn.exercise], sessions[start:end], bad), turn.at)
        day = turn.day
        moment = Moment(asking, turn, grown=day in grew_on, contested=contested)
        after = without_what_is_put_off(turn, before, FOLLOWS[turn.light](before, turn, moment))
        # Also a yes that is taken back, or did not count: else what takes one step away would let another grow that day.
        grew_on |= {day} if grew(before, after) or asks_for_more(before, turn) else set()
        found[turn.exercise] = more_careful(before, after) if turn.doubted else after
    rest = {name: practised(course, told.plain[name][seen[name] :], bad) for name, course in found.items()}
    gone = {name: time_passes(course, now) for name, course in rest.items()}
    return Walked(gone, Led(rest, told.last, frozenset(grew_on), asking.mornings, now, last_day), asking)


def _papers_that_begin(regimen: Regimen, asking: Asking, led: Led, end: Led) -> list[Turn]:
    """When the doses begin that a paper put off, or that come back because it was another's; those in this stretch."""
    papers = {paper.entry.id: paper for paper in counting(asking.known)}
    words = [word for word in asking.known.sure.cleared if word.body["what"] == NOT_MINE]
    told = [paper.entry for paper in papers.values() if paper.good]
    told += [word for word in words if papers.keys() & frozenset(word.body.get("entries") or ())]
    turns = list[Turn]()
    for entry in told:
        at = asking.begins(entry)
        if at is not None and not led.holds(at) and (end.last_day is None or end.holds(at)):
            turns += (Turn(one.id, at, Light.PAPER_BEGINS, entry) for one in regimen.exercises)
    return turns


def _until(sessions: Sequence[Entry], turn: Turn, start: int) -> int:
    """How many of the plain sessions came before the turn. One at the very moment speaks for no yes."""
    side = bisect_left if turn.may_raise else bisect_right
    return side(sessions, turn.at, lo=start, key=lambda session: session.at)
