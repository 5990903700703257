"""Whether a paper may be taken now, and what it would change: asked before the person says yes, and nothing is written.

Decides what refuses a paper on a day (it is old, of a day to come, older than the one in force, or the same again). What
becomes of a paper that was taken is the fold's (weeks/papers.py, follows.py); here it is only looked at beforehand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal, cast

from stature_coach.door.prescription import Paper, body_of_taken, read_paper
from stature_coach.door.prescription_code import BadCode, code_of
from stature_coach.regimen.values import Exercise, Regimen
from stature_coach.regimen.wording import Wording
from stature_coach.weeks.course import Dose, is_harder
from stature_coach.weeks.diary import Known, by_the_clock, known
from stature_coach.weeks.entry import SCHEMA, Entry
from stature_coach.weeks.papers import counting, in_force, waited_for
from stature_coach.weeks.prescribed import Prescribed
from stature_coach.weeks.schedule import chosen
from stature_coach.weeks.today import Planned, Today, today
from stature_coach.weeks.unread import understood

if TYPE_CHECKING:
    # Types alone: a home downloads none of them.
    from stature_coach.door import paper_contract as contract
    from stature_coach.door.day_contract import Day, PartOfDay

NEWER_IS_THERE: Final = "paper.older"
THE_SAME: Final = "paper.same"
OLD: Final = "paper.too_old"
AHEAD: Final = "paper.ahead"
# Nobody's entry: it is looked at and never kept, and its id is later than any that a clock has made.
_LOOKED_AT: Final = "ffffffff-ffff-7fff-bfff-ffffffffffff"


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a paper is not taken: the key, one line, and the newer one where there is one."""

    key: str
    says: str
    newer: Prescribed | None = None


def refused(regimen: Regimen, paper: Prescribed, told: Known, now: datetime) -> Refused | None:
    """Why it is not taken now; None where it may be. `told` is the person's diary."""
    there = by_the_clock(understood(regimen, told), now)
    papers, day = counting(there), now.date()
    if any(one.good and one.prescribed == paper for one in papers):
        return Refused(THE_SAME, "you have taken this paper before; nothing changes")
    if paper.is_ahead(day):
        return Refused(
            AHEAD, f"this paper is dated {paper.made}, which has not come; ask who gave it to you for a new one"
        )
    last = in_force(papers, now)
    if last is not None and last.prescribed.made > paper.made:
        newer = last.prescribed
        return Refused(NEWER_IS_THERE, f"you have a newer one, of {newer.made}; nothing changed", newer)
    if paper.is_old(day):
        return Refused(
            OLD, f"this paper was made on {paper.made}, more than 60 days ago; ask who gave it to you for a new one"
        )
    return None


def told_of(
    regimen: Regimen, wording: Wording, text: str, entries: Iterable[Entry], now: datetime
) -> contract.PaperTold:
    """What a code or a link says and would change. Raises BadCode or BadRequest where it is no paper at all."""
    paper, told = read_paper(regimen, text), tuple(entries)
    found, words = known(told), dict(paper.words.told)
    no = refused(regimen, paper.prescribed, found, now)
    body = body_of_taken(paper)
    whose = words.pop("for", None)
    said: contract.PaperTold = {
        "code": code_of(regimen, paper.prescribed),
        "made": paper.prescribed.made.isoformat(),
        "days": cast("list[Day] | None", body["days"]),
        "locked": paper.prescribed.locked,
        "words": cast("contract.PaperWords", words),
        "to": whose,
        "changes": _changes(_Look(regimen, wording, paper, told, now)),
        "refused": None if no is None else _refused(no),
    }
    return said if no else {**said, "body": body}


def unreadable(problem: BadCode) -> contract.PaperRefused:
    """The same for what is no paper at all."""
    return {"key": problem.key, "text": str(problem), "place": problem.place, "newer": None}


def _refused(no: Refused) -> contract.PaperRefused:
    newer = no.newer.made.isoformat() if no.newer else None
    return {"key": no.key, "text": no.says, "place": None, "newer": newer}


@dataclass(frozen=True, slots=True)
class _Look:
    """What a paper is looked at with."""

    regimen: Regimen
    wording: Wording
    paper: Paper
    entries: Sequence[Entry]
    now: datetime

    def day(self, more: Sequence[Entry] = ()) -> Today:
        return today(self.regimen, known((*self.entries, *more)), self.now)

    def taken(self) -> Entry:
        person = self.entries[0].person if self.entries else _LOOKED_AT
        return Entry(_LOOKED_AT, person, self.now, "prescription_taken", body_of_taken(self.paper), SCHEMA)


def _changes(look: _Look) -> list[contract.PaperChange]:
    taken = look.taken()
    before, after = _each(look.day()), _each(look.day((taken,)))
    told = by_the_clock(known((*look.entries, taken)), look.now)
    papers = counting(understood(look.regimen, told))
    return [
        _change(look, exercise, before[exercise.id], after[exercise.id], waits=bool(waited_for(exercise.id, papers)))
        for exercise in look.regimen.exercises
    ]


def _change(look: _Look, exercise: Exercise, before: Planned, after: Planned, *, waits: bool) -> contract.PaperChange:
    plan = look.paper.prescribed.plan
    do, parts = plan.get(exercise.id), _parts(look, exercise)
    now = before.dose
    then = Dose(do.repetitions, do.rung, now.beat_seconds) if do else now
    return {
        "exercise": exercise.id,
        "name": look.wording.text(exercise.name),
        "says": "do" if do else "wait" if exercise.id in plan else "as_it_is",
        "now": _dose(look, exercise, now, parts),
        "then": _dose(look, exercise, then, do.parts if do else parts),
        "begins": _begins(exercise, now, then, set(parts), set(do.parts if do else parts)),
        "waits": waits,
        "closed": [{"key": one.because, "text": look.wording.text(one.because)} for one in after.closed],
    }


def _begins(
    exercise: Exercise, now: Dose, then: Dose, parts: set[str], meant: set[str]
) -> Literal["at_once", "next_day", "never"]:
    if (now, parts) == (then, meant):
        return "never"
    return "next_day" if is_harder(exercise, now, then) or meant - parts else "at_once"


def _parts(look: _Look, exercise: Exercise) -> tuple[str, ...]:
    return chosen(exercise, by_the_clock(known(look.entries), look.now), look.now).parts


def _dose(look: _Look, exercise: Exercise, dose: Dose, parts: Iterable[str]) -> contract.PaperDose:
    rung = exercise.rung(dose.rung)
    in_parts = [cast("PartOfDay", part) for part in parts]
    return {
        "repetitions": dose.repetitions,
        "rung": rung.id,
        "rung_name": look.wording.text(rung.name),
        "parts": in_parts,
    }


def _each(day: Today) -> dict[str, Planned]:
    return {planned.exercise.id: planned for planned in day.exercises}
