"""Which of the papers that were taken count: the one made latest, each once, none that was somebody else's.

Decides what is in force, whatever came first; what an exercise waits for; and the parts of the day a paper leaves. A paper
that is in doubt, too old or of a day to come may wait and lower, and never opens or raises. Does not know what becomes of
a dose (follows.py), nor when a higher one begins (growing.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from stature_coach.regimen.values import Exercise
from stature_coach.safety import local_day, still_that_day
from stature_coach.weeks.cleared import cleared_at
from stature_coach.weeks.diary import Known
from stature_coach.weeks.entry import Entry
from stature_coach.weeks.prescribed import Do, Prescribed, prescribed_in

WAIT: Final = "wait"
NOT_MINE: Final = "not_mine"


@dataclass(frozen=True, slots=True)
class Taken:
    """A paper that counts: what it prescribes, whether it may open and raise, and when it was told to be another's.

    `not_mine` is for sure, `perhaps_not_mine` also by a word that is in doubt. `sure` is whether the paper itself is in none.
    """

    entry: Entry
    prescribed: Prescribed
    good: bool
    not_mine: datetime | None
    perhaps_not_mine: datetime | None
    sure: bool

    @property
    def at(self) -> datetime:
        """When it was taken."""
        return self.entry.at

    def is_anothers(self, at: datetime) -> bool:
        """Whether it had been told by that moment that it was not theirs."""
        return self.not_mine is not None and self.not_mine <= at

    def outweighs(self, prescribed: Prescribed, at: datetime, not_mine: datetime | None) -> bool:
        """Whether it leaves nothing to one that is taken then: the very same, or made later and not another's by then."""
        if not _in_time(self.prescribed, self.entry):
            return False
        theirs = not_mine is None or not_mine > at
        return self.prescribed == prescribed or (self.prescribed.made > prescribed.made and theirs)

    def says_wait(self, exercise: str) -> bool:
        """Whether it is to be waited with that exercise."""
        return exercise in self.prescribed.plan and self.prescribed.plan[exercise] is None

    def do(self, exercise: str) -> Do | None:
        """What is to be done of it, where the paper says so."""
        return self.prescribed.plan.get(exercise)


def counting(known: Known) -> tuple[Taken, ...]:
    """The papers that count, in the order in which they were taken; whatever was older, or the same again, does not."""
    if not known.told.papers:
        return ()
    sure, found = frozenset(known.sure.papers), list[Taken]()
    for entry in known.told.papers:
        prescribed, at = prescribed_in(entry.body), entry.at
        # What is in doubt takes nothing from another that lowers, and gives nothing to one that raises.
        if any(one.sure and one.outweighs(prescribed, at, one.perhaps_not_mine) for one in found):
            continue
        doubted = any(one.outweighs(prescribed, at, one.not_mine) for one in found)
        good = entry in sure and _in_time(prescribed, entry) and not doubted
        words = (_not_mine(entry, known, known.sure.cleared), _not_mine(entry, known, known.told.cleared))
        found.append(Taken(entry, prescribed, good, *words, sure=entry in sure))
    return tuple(_not_at_odds(found))


def in_force(papers: Iterable[Taken], at: datetime) -> Taken | None:
    """The paper in force at that moment: of those that count, the last that may be trusted and is theirs."""
    theirs = [one for one in papers if one.good and one.at <= at and not one.is_anothers(at)]
    return theirs[-1] if theirs else None


def waited_for(exercise: str, papers: Sequence[Taken]) -> tuple[Taken, ...]:
    """The papers whose *wait* no later paper's *do* has ended; of one moment, to wait outweighs."""
    waiting = list[Taken]()
    for paper in papers:
        if paper.says_wait(exercise):
            waiting.append(paper)
        elif paper.do(exercise) and paper.good and paper.perhaps_not_mine is None:
            waiting = [one for one in waiting if one.at == paper.at]
    return tuple(waiting)


def may_begin(exercise: str, paper: Taken, known: Known) -> datetime | None:
    """Since when it is no longer to be waited for by that paper: by a physiotherapist's word, or because it was another's."""
    words = [one for one in known.sure.cleared if one.body.get("exercise") in (None, exercise)]
    return cleared_at(paper.entry, known.told.papers, words, WAIT, NOT_MINE)


def parts_left(exercise: Exercise, papers: Iterable[Taken], at: datetime) -> tuple[str, ...]:
    """The parts of the day in which it is done by then; where a paper gives more than before, from the day after."""
    parts = exercise.parts_of_day
    for paper in papers:
        do = paper.do(exercise.id)
        if do is None or paper.at > at or (paper.not_mine is not None and not still_that_day(paper.not_mine, at)):
            continue
        meant = tuple(part for part in exercise.parts_of_day if part in do.parts)
        fewer = tuple(part for part in parts if part in meant)
        at_once = not paper.good or local_day(paper.at) == local_day(at)
        parts = (fewer or parts) if at_once else (meant or parts)
    return parts


def _not_at_odds(papers: Sequence[Taken]) -> Iterator[Taken]:
    """Two that were made and taken at once say two things: each may lower, and neither raises."""
    moments = [(one.prescribed.made, one.at) for one in papers if one.good]
    twice = {moment for moment in moments if moments.count(moment) > 1}
    for one in papers:
        at_odds = one.good and (one.prescribed.made, one.at) in twice
        yield replace(one, good=False) if at_odds else one


def _in_time(prescribed: Prescribed, entry: Entry) -> bool:
    """By the day on which it was taken; the small hours belong to the day before, and a paper made in them to its own."""
    day = entry.at.date()
    return not prescribed.is_old(day) and not prescribed.is_ahead(day)


def _not_mine(entry: Entry, known: Known, cleared: Iterable[Entry]) -> datetime | None:
    return cleared_at(entry, known.told.papers, cleared, NOT_MINE)
