"""Which sessions were easy and speak for the next step, and which outweigh an easy one (S6, S11)."""

from collections.abc import Mapping, Sequence, Set as AbstractSet
from dataclasses import replace
from datetime import date
from typing import Any, Final

from stature_coach.regimen.values import Exercise
from stature_coach.safety import EASY_EFFORT, local_day
from stature_coach.session.cues import Reason
from stature_coach.weeks.beat import QUICKEST
from stature_coach.weeks.course import Course
from stature_coach.weeks.entry import Entry
from stature_coach.weeks.schedule import part_of_day
from stature_coach.weeks.session_facts import was_begun

_WHOLE: Final = Reason.TARGET_REACHED.value
_STOPPED: Final = Reason.STOPPED.value
_INTERRUPTED: Final = Reason.INTERRUPTED.value


def practised(course: Course, sessions: Sequence[Entry], bad_days: AbstractSet[date]) -> Course:
    """Sessions in a row, none of them a stop: an easy one speaks for the next step, a hard one outweighs an easy one.

    On a day that began worse none is easy, at whatever hour that was told (S11). Where nothing was begun, nobody is back.
    """
    easy = list(course.easy)
    for session in sessions:
        if _easy(course, session.body):
            if local_day(session.at) not in bad_days and not _again(course.exercise, easy, session):
                easy.append(session)
        elif easy and not _untold(session.body):
            del easy[0]
    begun = [session for session in sessions if was_begun(session)]
    if not begun:
        return course if len(easy) == len(course.easy) else replace(course, easy=tuple(easy))
    tried = course.tried or any(_went_well(session.body) for session in begun)
    return replace(course, easy=tuple(easy), last=begun[-1].at, away_steps=0, tried=tried)


def _easy(course: Course, body: Mapping[str, Any]) -> bool:
    """The whole dose, at full effort, told to be easy, and no more pain than before (S6). What was skipped is unknown."""
    pain, before, effort = body.get("pain"), body.get("pain_before"), body.get("effort")
    return (
        _whole_dose(course, body)
        and not body.get("half_effort")
        and not _interfered(body)
        and effort is not None
        and effort <= EASY_EFFORT
        and pain is not None
        and before is not None
        and pain <= before
    )


def _interfered(body: Mapping[str, Any]) -> bool:
    """Whether something in it makes it never an easy one: tired taken back, "it hurts" by a slip, nobody who answered,
    a little pain that was told in words.
    """
    return any(body.get(key) for key in ("tired_taken_back", "pressed_by_mistake", "unanswered", "little_pain"))


def _went_well(body: Mapping[str, Any]) -> bool:
    """Whether it was a first time that went well: to its end or until tired, with a whole hold, also by the person's count."""
    whole = bool(body["repetitions"]) and body.get("repetitions_said") != 0
    return whole and Reason(body["reason"]).complete and not body.get("unanswered")


def _again(exercise: Exercise, easy: Sequence[Entry], session: Entry) -> bool:
    """Whether it was easy in this part of the day already: six times in one morning tell nothing of the day after."""
    if not easy or local_day(easy[-1].at) != local_day(session.at):
        return False
    parts = exercise.parts_of_day
    return part_of_day(easy[-1].at, parts) == part_of_day(session.at, parts)


def _whole_dose(course: Course, body: Mapping[str, Any]) -> bool:
    """This very dose done to the end, by the person's own word and by the count, and no quicker."""
    planned, said, dose = body.get("dose"), body.get("repetitions_said"), course.dose
    if body["reason"] != _WHOLE or planned is None or said is None:
        return False
    holds = course.exercise.dose.hold_counts
    return (
        planned.get("rung") == dose.rung
        and planned.get("repetitions") == dose.repetitions
        and min(said, body["repetitions"]) >= dose.repetitions
        and (planned.get("hold_counts") or holds) >= holds
        and (body.get("beat_seconds") or QUICKEST) >= dose.beat_seconds
    )


def _untold(body: Mapping[str, Any]) -> bool:
    """Neither easy nor hard: cut short from outside, a first time at half effort, or something that was not told.

    Who stopped with all done, on the way up, has not made the set a hard one; only a hard effort that was told has.
    """
    effort, pain = body.get("effort"), body.get("pain")
    unknown = effort is None or pain is None or bool(body.get("half_effort"))
    untold = body.get("repetitions_said") is None or body.get("pain_before") is None
    light = (effort or 0) <= EASY_EFFORT
    if body["reason"] == _STOPPED:
        return unknown or light
    uncounted = light and (untold or _interfered(body))
    return body["reason"] == _INTERRUPTED or (body["reason"] == _WHOLE and (unknown or uncounted))
