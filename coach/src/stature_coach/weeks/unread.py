"""What this version cannot read, or not all of: entries of a newer app, and damaged ones. They are kept, and careful.

An entry that may tell of pain, a warning sign, a stop or an answer closes until it is understood or the person says
that all is well; any other only stops growth. Decides which of them still weigh. Does not know what is closed by what.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Set as AbstractSet
from dataclasses import replace
from datetime import datetime
from itertools import chain
from typing import Final

from stature_coach.regimen.values import Regimen
from stature_coach.safety import APP_BEGAN, still_that_day
from stature_coach.weeks.answered_later import ANSWERED
from stature_coach.weeks.cleared import cleared_at
from stature_coach.weeks.diary import Known, Told
from stature_coach.weeks.entry import DAMAGED, Entry, in_time
from stature_coach.weeks.without_app import DONE_WITHOUT, OWN_WORDS

MAY_CLOSE: Final = frozenset(
    {
        "session_finished",
        "pain_told",
        "red_flag",
        "screen_answered",
        "measure_taken",
        "morning_after",
        ANSWERED,
        DONE_WITHOUT,
    }
)


def understood(regimen: Regimen, known: Known) -> Known:
    """What is known of exercises and rungs that this regimen has; an entry that names another cannot be read here."""
    rungs = {exercise.id: {rung.id for rung in exercise.ladder} for exercise in regimen.exercises}
    read = _setting_aside(known, lambda entry: _names_another(entry, rungs))
    return _in_doubt(read, frozenset(paper for paper in read.told.papers if _prescribes_another(paper, rungs)))


def of_known_exercises(regimen: Regimen, known: Known) -> Known:
    """The same where only the exercise matters, and a rung is shown by whatever name it was told."""
    there = {exercise.id for exercise in regimen.exercises}
    return _setting_aside(known, lambda entry: entry.body["exercise"] not in there)


def _setting_aside(known: Known, strange: Callable[[Entry], bool]) -> Known:
    told = known.told
    pains = (pain for pain in told.pains if pain.body.get("exercise"))
    return _set_apart(
        known,
        frozenset(
            entry for entry in (*told.sessions, *told.without_app, *told.plans, *told.steps, *pains) if strange(entry)
        ),
    )


def since_the_app_began(known: Known, now: datetime) -> Known:
    """What is dated before there was this app cannot be read: nobody knows when it was told.

    Where the clock of now has itself fallen back so far, it is as good a date as any.
    """
    early = (entries[: bisect_left(entries, APP_BEGAN, key=lambda entry: entry.at)] for entries in known.told.lists)
    return _set_apart(known, frozenset(chain(*early))) if now >= APP_BEGAN else known


def _set_apart(known: Known, apart: AbstractSet[Entry]) -> Known:
    if not apart:
        return known
    sure, told = (_without(apart, one) for one in (known.sure, known.told))
    in_part = tuple(entry for entry in known.in_part if entry not in apart)
    unread = tuple(sorted((*known.unread, *apart), key=in_time))
    return replace(known, sure=sure, told=told, unread=unread, in_part=in_part)


def _in_doubt(known: Known, papers: AbstractSet[Entry]) -> Known:
    """A paper that names something of a newer version: what it waits for and lowers holds, what it raises does not."""
    fresh = papers - frozenset(known.in_part)
    if not fresh:
        return known
    in_part = tuple(sorted((*known.in_part, *fresh), key=in_time))
    return replace(known, sure=_without(fresh, known.sure), in_part=in_part)


def _prescribes_another(paper: Entry, rungs: Mapping[str, AbstractSet[str]]) -> bool:
    plan = paper.body["plan"]
    return any(name not in rungs or (part["do"] and part["rung"] not in rungs[name]) for name, part in plan.items())


def _names_another(entry: Entry, rungs: Mapping[str, AbstractSet[str]]) -> bool:
    body = entry.body
    named = (body.get("dose") or body).get("rung")
    kind, _, rung = (body.get("step") or "").partition(":")
    named = rung if kind == "rung" else named
    return body["exercise"] not in rungs or (named is not None and named not in rungs[body["exercise"]])


def _without(apart: AbstractSet[Entry], told: Told) -> Told:
    return Told(*(tuple(entry for entry in entries if entry not in apart) for entries in told.lists))


def may_close(entry: Entry) -> bool:
    """Whether an entry of its kind may close an exercise; one that has lost its kind may have been any."""
    return entry.kind in MAY_CLOSE or not entry.kind


def not_understood(known: Known) -> tuple[Entry, ...]:
    """All that this version cannot read, or only in part; oldest first."""
    return tuple(sorted((*known.unread, *known.in_part), key=in_time)) if known.in_part else known.unread


def weighing(known: Known, now: datetime) -> Iterable[Entry]:
    """What is not understood now and has not been cleared since the night before."""
    for entry in not_understood(known):
        if entry.kind == OWN_WORDS and entry.schema != DAMAGED:  # whatever they say, no rule reads them
            continue
        since = all_is_well(entry, known)
        if since is None or still_that_day(since, now):
            yield entry


def all_is_well(entry: Entry, known: Known) -> datetime | None:
    """When the person said so, in this word; none of an older app's says it."""
    return cleared_at(entry, not_understood(known), known.sure.cleared, "unread")
