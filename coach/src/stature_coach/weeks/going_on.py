"""Whether a session that was cut short, by a reload or a crash, may be gone on with: what was done of it, or nothing.

It is gone on with as it was begun, or not at all: the same exercise, dose and manner of today's plan, a short while
after, and never after a stop, a sign, pain, or a question that nobody answered. Else what was done is only kept.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from stature_coach.safety import GO_ON_MINUTES, local_day
from stature_coach.session.begun import Begun
from stature_coach.session.cues import Reason
from stature_coach.weeks.entry_bodies import body_problem
from stature_coach.weeks.today import Planned, Today

_FOR_A_WHILE: Final = timedelta(minutes=GO_ON_MINUTES)
# Any of these, and it was no mere cut.
_TOLD: Final = ("pain_told", "little_pain", "red_flag", "unanswered", "effort", "pain")


def going_on(today: Today, plan: object, body: Mapping[str, Any], at: datetime, now: datetime) -> Begun | None:
    """What is behind the person, of a session kept at `at` as this body, under the plan of that id; None: it is over."""
    planned = next((one for one in today.exercises if one.id == plan), None)
    if planned is None or planned.closed or planned.done or body_problem("session_finished", body) is not None:
        return None
    if not timedelta(0) <= now - at <= _FOR_A_WHILE or local_day(at) != local_day(now):
        return None
    if not (_was_cut_short(body) and _is_of(planned, body)):
        return None
    begun = Begun(
        repetitions=body["repetitions"],
        efforts=max(body["repetitions"], body.get("efforts") or 0),
        pressed_by_mistake=body.get("pressed_by_mistake") or 0,
        tired_taken_back=bool(body.get("tired_taken_back")),
    )
    return begun if begun.efforts and begun.leaves_room(planned.repetitions, planned.rung) else None


def _was_cut_short(body: Mapping[str, Any]) -> bool:
    untold = all(body.get(key) is None or body[key] is False for key in _TOLD)
    return body["reason"] == Reason.INTERRUPTED.value and untold


def _is_of(planned: Planned, body: Mapping[str, Any]) -> bool:
    """Whether it is still just what is planned."""
    dose = body.get("dose") or {}
    same_dose = (dose.get("repetitions"), dose.get("rung")) == (planned.repetitions, planned.rung)
    same_manner = (
        bool(body.get("half_effort")) == planned.half_effort and body.get("beat_seconds") == planned.beat.seconds
    )
    return body["exercise"] == planned.exercise.id and same_dose and same_manner
