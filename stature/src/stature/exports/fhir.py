"""A diary as FHIR resources for a clinic: one Bundle, R4 (4.0.1), of resources that read the same in R4B (4.3.0).

Decided here: which resource tells what (docs/fhir.md lists it with every deviation). What has no code in LOINC or SNOMED
CT gets one of ours; the Bundle brings that code system along. Times are the diary's own; nothing of today's clock is in it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid5

from stature.exports import codes
from stature.exports.codes import LOINC, SNOMED, UCUM, coded, local
from stature_coach import today as day
from stature_coach.diary import Entry, Known, entry_from, known as fold
from stature_coach.entry_bodies import BODIES, WEEK_DAYS, body_problem
from stature_coach.safety import local_day
from stature_coach.schedule import chosen
from stature_coach.today import Planned
from stature_coach.wire import House

Told = Mapping[str, Any]
Resource = dict[str, Any]

# Names of resources that no entry names are made from the person's own id, so they are the same in every export.
NAMES: Final = UUID("6f1c1c1e-7f0b-5d5e-9b52-5e1f53a7a1c4")
WHEN: Final = {"morning": "MORN", "evening": "EVE"}
# FHIR's times go no further from Greenwich than fourteen hours.
FURTHEST_OFFSET: Final = timedelta(hours=14)
# A day. Beyond it a number is a slip.
LONGEST_SESSION_SECONDS: Final = 86_400


def diary_fhir(house: House, person: Told | None, entries: Sequence[Told]) -> bytes:
    """The Bundle as JSON in UTF-8. With nobody it holds only the code system."""
    told = sorted((entry_from(entry) for entry in entries), key=lambda entry: (entry.at, entry.id))
    resources = [codes.system(), *(_of_person(house, person, told) if person else ())]
    bundle: Resource = {
        "resourceType": "Bundle",
        "id": _name(person["id"] if person else "nobody", "bundle"),
        "type": "collection",
        **({"timestamp": _time(told[-1].at)} if told else {}),
        "entry": [{"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in resources],
    }
    return (json.dumps(bundle, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _of_person(house: House, person: Told, told: Sequence[Entry]) -> Iterator[Resource]:
    patient: Resource = {"resourceType": "Patient", "id": person["id"]}
    yield patient | ({"name": [{"text": person["name"]}]} if person.get("name") else {})
    readable = [entry for entry in told if entry.kind in BODIES and body_problem(entry.kind, entry.body) is None]
    retracted = {entry.body["entry"] for entry in readable if entry.kind == "retracted"}
    if told:
        yield from _plan(house, person["id"], fold(told), told[-1].at)
    for entry in readable:
        # Said by whoever retracts it to be an error; a clinic sees that too.
        status = "entered-in-error" if entry.id in retracted else "final"
        yield from _TOLD.get(entry.kind, _nothing)(house, entry, status)
    counted = [entry for entry in readable if entry.kind == "session_finished" and entry.id not in retracted]
    yield from _weeks(person["id"], counted, told[-1].at if told else None)


# -------------------------------------------------------------------- what is planned


def _plan(house: House, person: str, known: Known, at: datetime) -> Iterator[Resource]:
    plan = day.today(house.regimen, known, at)
    by_exercise: dict[str, list[Planned]] = defaultdict(list)
    for planned in plan.exercises:
        by_exercise[planned.exercise.id].append(planned)
    requests = [_request(house, person, known, at, parts) for parts in by_exercise.values()]
    yield {
        "resourceType": "CarePlan",
        "id": _name(person, "plan"),
        "status": "active",
        "intent": "plan",
        "category": [codes.PHYSICAL_ACTIVITY],
        "title": "Spine-strengthening exercises",
        "subject": _reference(person),
        "author": _reference(person),
        "activity": [{"reference": _reference(request["id"])} for request in requests],
    }
    yield from requests


def _request(house: House, person: str, known: Known, at: datetime, parts: Sequence[Planned]) -> Resource:
    planned = parts[0]
    exercise, rung = planned.exercise, planned.exercise.rung(planned.rung)
    says = house.wording.text
    dose = says("terminal.dose").format(n=planned.repetitions, count=exercise.dose.hold_counts)
    by_therapist = any(
        plan.body["exercise"] == exercise.id and plan.body.get("by") == "therapist" for plan in known.plans
    )
    request: Resource = {
        "resourceType": "ServiceRequest",
        "id": _name(person, exercise.id),
        "status": "on-hold" if planned.closed else "active",
        "intent": "order" if by_therapist else "plan",
        "category": [codes.PHYSICAL_ACTIVITY],
        "code": {
            "coding": [
                {"system": SNOMED, "code": "229065009", "display": "Exercise therapy"},
                local(exercise.id),
            ],
            "text": says(exercise.name),
        },
        "quantityQuantity": _quantity(planned.repetitions, "{repetition}", "repetitions"),
        "subject": _reference(person),
        "occurrenceTiming": _timing(parts, chosen(exercise.id, known, at).days),
        "performer": [_reference(person)],
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


# -------------------------------------------------------------------- what was told


def _session(house: House, entry: Entry, status: str) -> Iterator[Resource]:
    body = entry.body
    pains = [
        {**_pain(entry, status, key, word), "id": _name(entry.id, word)}
        for key, word in (("pain_before", "pain-before"), ("pain", "pain-after"))
        if body.get(key) is not None
    ]
    exercise, period = house.regimen.exercise(body["exercise"]), _period(entry)
    if body.get("pain_before") is not None and "effectivePeriod" in period:
        pains[0]["effectiveDateTime"] = period["effectivePeriod"]["start"]
    yield {
        **_observed(entry, status, "activity", [{"system": LOINC, "code": "73985-4", "display": "Exercise activity"}]),
        **period,
        "valueCodeableConcept": {"coding": [local(exercise.id)], "text": house.wording.text(exercise.name)},
        **({"hasMember": [_reference(pain["id"]) for pain in pains]} if pains else {}),
        "component": list(_components(body)),
    }
    yield from pains


def _period(entry: Entry) -> Resource:
    """From when to when; `at` is the end, and the length is not always known."""
    seconds = entry.body.get("seconds")
    if not isinstance(seconds, int | float) or isinstance(seconds, bool) or not 0 < seconds < LONGEST_SESSION_SECONDS:
        return {"effectiveDateTime": _time(entry.at)}
    return {"effectivePeriod": {"start": _time(entry.at - timedelta(seconds=seconds)), "end": _time(entry.at)}}


def _components(body: Told) -> Iterator[Resource]:
    dose = body.get("dose") if isinstance(body.get("dose"), dict) else {}
    assert isinstance(dose, dict)
    yield {"code": coded("stop-reason"), "valueCodeableConcept": coded(_code(body["reason"]))}
    numbers = (
        ("repetitions", body["repetitions"], "{repetition}", "repetitions"),
        ("repetitions-said", body.get("repetitions_said"), "{repetition}", "repetitions"),
        ("repetitions-planned", dose.get("repetitions"), "{repetition}", "repetitions"),
        ("hold", _hold_seconds(body, dose), "s", "seconds"),
        ("effort", body.get("effort"), "{score}", "0 to 10"),
    )
    for word, value, unit, shown in numbers:
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield {"code": coded(word), "valueQuantity": _quantity(value, unit, shown)}
    seconds = body.get("seconds")
    if isinstance(seconds, int | float) and not isinstance(seconds, bool) and seconds >= 0:
        duration = {"coding": [{"system": LOINC, "code": "55411-3", "display": "Exercise duration"}]}
        yield {"code": duration, "valueQuantity": _quantity(round(seconds / 60, 1), "min", "minutes")}
    if isinstance(dose.get("rung"), str) and dose["rung"].strip():
        yield {"code": coded("rung"), "valueString": dose["rung"].strip()}
    if body.get("red_flag") in codes.WARNING_SIGNS:
        yield {"code": coded("warning-sign"), "valueCodeableConcept": coded(_code(body["red_flag"]))}


def _hold_seconds(body: Told, dose: Told) -> float | None:
    counts, beat = dose.get("hold_counts"), body.get("beat_seconds")
    if not isinstance(counts, int) or not isinstance(beat, int | float):
        return None
    return round(counts * beat, 1)


def _pain(entry: Entry, status: str, key: str, word: str) -> Resource:
    severity = {
        "system": LOINC,
        "code": "72514-3",
        "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
    }
    value = _quantity(entry.body[key], "{score}", "0 to 10")
    return {**_at(entry, status, "survey", [severity, local(word)]), "valueQuantity": value}


def _morning(_: House, entry: Entry, status: str) -> Iterator[Resource]:
    if entry.body.get("pain") is not None:
        yield _pain(entry, status, "pain", "pain-next-morning")


def _measure(_: House, entry: Entry, status: str) -> Iterator[Resource]:
    if entry.body["measure"] == "height":
        height = {"system": LOINC, "code": "8302-2", "display": "Body height"}
        value = _quantity(entry.body["centimetres"], "cm", "cm")
        yield {**_at(entry, status, "vital-signs", [height]), "valueQuantity": value}
    else:
        value = _quantity(entry.body["stands"], "{count}", "stands")
        yield {**_at(entry, status, "activity", [local("chair-stands")]), "valueQuantity": value}


def _warning(_: House, entry: Entry, status: str) -> Iterator[Resource]:
    kind = entry.body.get("kind")
    value = coded(_code(kind)) if kind in codes.WARNING_SIGNS else {"text": "not said"}
    yield {**_at(entry, status, "survey", [local("warning-sign")]), "valueCodeableConcept": value}


def _cleared(_: House, entry: Entry, status: str) -> Iterator[Resource]:
    yield {**_at(entry, status, "survey", [local("has-asked")]), "valueString": str(entry.body["what"]).strip() or "-"}


def _screen(house: House, entry: Entry, status: str) -> Iterator[Resource]:
    answers: Told = entry.body["answers"]
    questions = {question.id: house.wording.text(question.text_key) for question in house.regimen.questions}
    if answers:
        yield {
            "resourceType": "QuestionnaireResponse",
            "id": entry.id,
            "status": "completed" if status == "final" else status,
            "subject": _reference(entry.person),
            "authored": _time(entry.at),
            "author": _reference(entry.person),
            "source": _reference(entry.person),
            "item": [
                {
                    "linkId": question,
                    **({"text": questions[question]} if question in questions else {}),
                    "answer": [{"valueCoding": local(_code(answers[question]))}],
                }
                for question in sorted(answers)
                if question.strip()
            ],
        }


def _nothing(_: House, __: Entry, ___: str) -> Iterator[Resource]:
    return iter(())


_TOLD: Final = {
    "session_finished": _session,
    "morning_after": _morning,
    "measure_taken": _measure,
    "red_flag": _warning,
    "cleared": _cleared,
    "screen_answered": _screen,
}


# -------------------------------------------------------------------- what the Physical Activity guide asks for


def _weeks(person: str, sessions: Iterable[Entry], last: datetime | None) -> Iterator[Resource]:
    """Days with an exercise in each week (Monday to Sunday) that has one; the week of the last entry may grow."""
    days: dict[date, set[date]] = defaultdict(set)
    for entry in sessions:
        if entry.body["repetitions"] or entry.body["reason"] == "TIRED":
            on = local_day(entry.at)
            days[on - timedelta(days=on.weekday())].add(on)
    for monday, done in sorted(days.items()):
        sunday = monday + timedelta(days=6)
        yield {
            "resourceType": "Observation",
            "id": _name(person, f"week {monday}"),
            "status": "final" if last and local_day(last) > sunday else "preliminary",
            "category": [codes.category("activity"), codes.PHYSICAL_ACTIVITY],
            "code": {
                "coding": [
                    {
                        "system": LOINC,
                        "code": "82291-6",
                        "display": "Frequency of muscle-strengthening physical activity",
                    }
                ]
            },
            "subject": _reference(person),
            "effectivePeriod": {"start": monday.isoformat(), "end": sunday.isoformat()},
            "performer": [_reference(person)],
            "valueQuantity": _quantity(len(done), "d/wk", "days per week"),
        }


# -------------------------------------------------------------------- the pieces


def _observed(entry: Entry, status: str, category: str, codings: list[Resource]) -> Resource:
    return {
        "resourceType": "Observation",
        "id": entry.id,
        "status": status,
        "category": [codes.category(category), *([codes.PHYSICAL_ACTIVITY] if category == "activity" else [])],
        "code": {"coding": codings},
        "subject": _reference(entry.person),
        "performer": [_reference(entry.person)],
    }


def _at(entry: Entry, status: str, category: str, codings: list[Resource]) -> Resource:
    return {**_observed(entry, status, category, codings), "effectiveDateTime": _time(entry.at)}


def _quantity(value: float, unit: str, shown: str) -> Resource:
    return {"value": value, "unit": shown, "system": UCUM, "code": unit}


def _reference(identity: str) -> Resource:
    return {"reference": f"urn:uuid:{identity}"}


def _time(at: datetime) -> str:
    offset = at.utcoffset()
    near = offset is not None and abs(offset) <= FURTHEST_OFFSET
    told = (at if near else at.astimezone(UTC)).isoformat(timespec="seconds")
    # Both are right; libraries write the first as the second, and a clinic compares texts.
    return told.removesuffix("+00:00") + "Z" if told.endswith("+00:00") else told


def _name(owner: str, what: str) -> str:
    return str(uuid5(NAMES, f"{owner} {what}"))


def _code(word: str) -> str:
    return word.lower().replace("_", "-")
