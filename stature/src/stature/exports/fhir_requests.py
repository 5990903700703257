"""What is asked of the person, as requests of the clinic's records: the plan as it is, and every plan that was set.

Decided here: the plan as it is, is the one request in force for each exercise; it takes the place of those that were set
before, which are ended and say from when to when they held.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from stature.exports import codes
from stature.exports.codes import SNOMED, coded, exercise_coding
from stature.exports.fhir_pieces import Resource, name, quantity, reference, text, time
from stature_coach.door.wire import House
from stature_coach.regimen.values import Exercise
from stature_coach.weeks import today as day
from stature_coach.weeks.diary import Entry, Known
from stature_coach.weeks.entry_bodies import WEEK_DAYS
from stature_coach.weeks.papers import counting
from stature_coach.weeks.schedule import chosen
from stature_coach.weeks.today import Planned

WHEN: Final = {"morning": "MORN", "evening": "EVE"}
# What a plan may set, each by itself.
SET: Final = ("repetitions", "rung", "beat_seconds", "days", "times", "locked")


def plan_as_it_is(house: House, person: str, known: Known, plans: Sequence[Entry], at: datetime) -> Iterator[Resource]:
    """A care plan, and a request for each exercise, which takes the place of the `plans` that were set."""
    plan = day.today(house.regimen, known, at)
    by_exercise: dict[str, list[Planned]] = defaultdict(list)
    for planned in plan.exercises:
        by_exercise[planned.exercise.id].append(planned)
    requests = [_request(house, person, known, plans, at, parts) for parts in by_exercise.values()]
    yield {
        "resourceType": "CarePlan",
        "id": name(person, "plan"),
        "status": "active",
        "intent": "plan",
        "category": [codes.PHYSICAL_ACTIVITY],
        "title": "Spine-strengthening exercises",
        "subject": reference(person),
        "author": reference(person),
        "activity": [{"reference": reference(request["id"])} for request in requests],
    }
    yield from requests


def plan_as_it_was_set(house: House, plan: Entry, later: Sequence[Entry], status: str) -> Resource:
    """The request that a `plan_set` made. `later` are the plans set after it that still count, oldest first."""
    body = plan.body
    exercise = house.regimen.exercise(body["exercise"])
    until = _until(plan, [one for one in later if one.body["exercise"] == exercise.id])
    held: Resource = {"start": time(plan.at), **({"end": time(until)} if until else {})}
    by_therapist = body.get("by") == "therapist"
    return {
        "resourceType": "ServiceRequest",
        "id": plan.id,
        "status": status if status == "entered-in-error" else "revoked",
        "intent": "order" if by_therapist else "plan",
        "category": [codes.PHYSICAL_ACTIVITY],
        "code": code_of(house, exercise),
        **({"orderDetail": details} if (details := list(_details(body))) else {}),
        **({"quantityQuantity": _repetitions(body["repetitions"])} if body.get("repetitions") else {}),
        "subject": reference(plan.person),
        **_when_set(body, held),
        "authoredOn": time(plan.at),
        "requester": {"display": "A therapist"} if by_therapist else reference(plan.person),
        "performer": [reference(plan.person)],
    }


# -------------------------------------------------------------------- as it is


def _request(  # noqa: PLR0913, PLR0917 (what a request is written from)
    house: House, person: str, known: Known, plans: Sequence[Entry], at: datetime, parts: Sequence[Planned]
) -> Resource:
    planned = parts[0]
    exercise, rung = planned.exercise, planned.exercise.rung(planned.rung)
    says = house.wording.text
    dose = says("terminal.dose").format(n=planned.repetitions, count=exercise.dose.hold_counts)
    of_this = [plan for plan in plans if plan.body["exercise"] == exercise.id]
    papers = [paper for paper in counting(known) if exercise.id in paper.prescribed.plan]
    by_therapist = bool(papers) or any(plan.body.get("by") == "therapist" for plan in of_this)
    replaced = [reference(plan.id) for plan in of_this]
    request: Resource = {
        "resourceType": "ServiceRequest",
        "id": name(person, exercise.id),
        **({"replaces": replaced} if replaced else {}),
        "status": "on-hold" if planned.closed else "active",
        "intent": "order" if by_therapist else "plan",
        "category": [codes.PHYSICAL_ACTIVITY],
        "code": code_of(house, exercise),
        "quantityQuantity": _repetitions(planned.repetitions),
        "subject": reference(person),
        "occurrenceTiming": _timing(parts, chosen(exercise, known, at).days),
        "performer": [reference(person)],
        "patientInstruction": f"{dose} {says(rung.name)}.",
    }
    if planned.closed:
        request["note"] = [{"text": says(closing.because)} for closing in planned.closed]
    return request


def _timing(parts: Sequence[Planned], days: tuple[str, ...]) -> Resource:
    when = [WHEN[planned.part_of_day] for planned in parts if planned.part_of_day in WHEN]
    repeat: Resource = {"when": when} if when else {"frequency": 1}
    if days != WEEK_DAYS:
        return {"repeat": {**repeat, **({} if when else {"period": 1, "periodUnit": "d"}), "dayOfWeek": list(days)}}
    return {"repeat": {**repeat, "period": 1, "periodUnit": "d"}}


# -------------------------------------------------------------------- as it was set


def _until(plan: Entry, later: Sequence[Entry]) -> datetime | None:
    """When the last of what it set was set anew; None while some of it still holds."""
    ends = [
        next((one.at for one in later if one.body.get(key) is not None), None)
        for key in SET
        if plan.body.get(key) is not None
    ]
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None


def _details(body: Mapping[str, object]) -> Iterator[Resource]:
    """What a request has no field of its own for."""
    rung, beat, times, locked = (body.get(key) for key in ("rung", "beat_seconds", "times", "locked"))
    if isinstance(rung, str):
        yield {**coded("rung"), "text": text(rung)}
    if beat is not None:
        yield {**coded("beat"), "text": f"{beat} s"}
    if isinstance(times, dict):
        for part in sorted(times):
            yield {**coded("chosen-time"), "text": f"{part} {times[part]}"}
    if locked is not None:
        yield coded("locked" if locked else "not-locked")


def _when_set(body: Mapping[str, object], held: Resource) -> Resource:
    days, times = body.get("days"), body.get("times")
    repeat: Resource = {}
    if isinstance(days, list):
        repeat["dayOfWeek"] = [one for one in WEEK_DAYS if one in days]
    if isinstance(times, dict) and times:
        repeat["timeOfDay"] = [f"{at}:00" for at in sorted(set(times.values()))]
    if not repeat:
        return {"occurrencePeriod": held}
    return {"occurrenceTiming": {"repeat": {"boundsPeriod": held, **repeat}}}


# -------------------------------------------------------------------- what both have


def code_of(house: House, exercise: Exercise) -> Resource:
    """The exercise, as a clinic and as we call it."""
    return {
        "coding": [
            {"system": SNOMED, "code": "229065009", "display": "Exercise therapy"},
            exercise_coding(exercise),
        ],
        "text": house.wording.text(exercise.name),
    }


def _repetitions(number: int) -> Resource:
    return quantity(number, "{repetition}", "repetitions")
