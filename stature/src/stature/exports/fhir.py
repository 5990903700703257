"""A diary as FHIR resources for a clinic: one Bundle, R4 (4.0.1), of resources that read the same in R4B (4.3.0).

Decided here: which resource tells what (docs/fhir.md lists it with every deviation). What has no code in LOINC or SNOMED
CT gets one of ours; the Bundle brings that code system along. Times are the diary's own; nothing of today's clock is in it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set as AbstractSet
from datetime import date, datetime, timedelta
from typing import Final

from stature.exports import codes
from stature.exports.codes import LOINC, OPERATIONS, coded, local
from stature.exports.fhir_pieces import Resource, Told, code, is_number, name, quantity, reference, time
from stature.exports.fhir_requests import plan_as_it_is, plan_as_it_was_set
from stature_coach.diary import Entry, entry_from, known as fold
from stature_coach.entry_bodies import BODIES, body_problem
from stature_coach.safety import local_day
from stature_coach.wire import House

# A day. Beyond it a number is a slip.
LONGEST_SESSION_SECONDS: Final = 86_400
# Steps that a word says whole; the others name a number or a rung.
STEPS_BY_WORD: Final = frozenset({"open", "chair-and-company"})
LONGEST_NUMBER: Final = 4


def diary_fhir(house: House, person: Told | None, entries: Sequence[Told]) -> bytes:
    """The Bundle as JSON in UTF-8. With nobody it holds only the code system."""
    told = sorted((entry_from(entry) for entry in entries), key=lambda entry: (entry.at, entry.id))
    resources = [codes.system(), *(_of_person(house, person, told) if person else ())]
    bundle: Resource = {
        "resourceType": "Bundle",
        "id": name(person["id"] if person else "nobody", "bundle"),
        "type": "collection",
        **({"timestamp": time(told[-1].at)} if told else {}),
        "entry": [{"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in resources],
    }
    return (json.dumps(bundle, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _of_person(house: House, person: Told, told: Sequence[Entry]) -> Iterator[Resource]:
    patient: Resource = {"resourceType": "Patient", "id": person["id"]}
    yield patient | ({"name": [{"text": person["name"]}]} if person.get("name") else {})
    if not told:
        return
    known = fold(told)
    yield from plan_as_it_is(house, person["id"], known, told[-1].at)
    readable = [entry for entry in told if entry.kind in BODIES and body_problem(entry.kind, entry.body) is None]
    retracted = {entry.body["entry"] for entry in readable if entry.kind == "retracted"}
    written: set[str] = set()
    for resource in _of_entries(house, readable, retracted, known.plans):
        written.add(resource["id"])
        yield resource
    yield from _retractions(readable, written)
    counted = [entry for entry in readable if entry.kind == "session_finished" and entry.id not in retracted]
    yield from _weeks(person["id"], counted, told[-1].at)


def _of_entries(
    house: House, readable: Sequence[Entry], retracted: AbstractSet[str], plans: Sequence[Entry]
) -> Iterator[Resource]:
    for entry in readable:
        # Said by whoever retracts it to be an error; a clinic sees that too.
        status = "entered-in-error" if entry.id in retracted else "final"
        if entry.kind == "plan_set":
            later = [plan for plan in plans if (plan.at, plan.id) > (entry.at, entry.id)]
            yield plan_as_it_was_set(house, entry, later, status)
        else:
            yield from _TOLD.get(entry.kind, _nothing)(house, entry, status)


# -------------------------------------------------------------------- what was told


def _session(house: House, entry: Entry, status: str) -> Iterator[Resource]:
    body = entry.body
    pains = [
        {**_pain(entry, status, key, word), "id": name(entry.id, word)}
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
        **({"hasMember": [reference(pain["id"]) for pain in pains]} if pains else {}),
        "component": list(_components(body)),
    }
    yield from pains


def _period(entry: Entry) -> Resource:
    """From when to when; `at` is the end, and the length is not always known."""
    seconds = entry.body.get("seconds")
    if not is_number(seconds) or not 0 < seconds < LONGEST_SESSION_SECONDS:
        return {"effectiveDateTime": time(entry.at)}
    return {"effectivePeriod": {"start": time(entry.at - timedelta(seconds=seconds)), "end": time(entry.at)}}


def _components(body: Told) -> Iterator[Resource]:
    dose = body.get("dose") if isinstance(body.get("dose"), dict) else {}
    assert isinstance(dose, dict)
    yield {"code": coded("stop-reason"), "valueCodeableConcept": coded(code(body["reason"]))}
    numbers = (
        ("repetitions", body["repetitions"], "{repetition}", "repetitions"),
        ("repetitions-said", body.get("repetitions_said"), "{repetition}", "repetitions"),
        ("repetitions-planned", dose.get("repetitions"), "{repetition}", "repetitions"),
        ("hold-counts", dose.get("hold_counts"), "{count}", "counts"),
        ("beat", body.get("beat_seconds"), "s", "seconds"),
        ("hold", _hold_seconds(body, dose), "s", "seconds"),
        ("effort", body.get("effort"), "{score}", "0 to 10"),
    )
    for word, value, unit, shown in numbers:
        if is_number(value):
            yield {"code": coded(word), "valueQuantity": quantity(value, unit, shown)}
    seconds = body.get("seconds")
    if is_number(seconds) and seconds >= 0:
        duration = {"coding": [{"system": LOINC, "code": "55411-3", "display": "Exercise duration"}]}
        yield {"code": duration, "valueQuantity": quantity(round(seconds / 60, 1), "min", "minutes")}
    for key in ("half_effort", "set_begun"):
        if isinstance(body.get(key), bool):
            yield {"code": coded(code(key)), "valueBoolean": body[key]}
    if isinstance(dose.get("rung"), str) and dose["rung"].strip():
        yield {"code": coded("rung"), "valueString": dose["rung"].strip()}
    if body.get("red_flag") in codes.WARNING_SIGNS:
        yield {"code": coded("warning-sign"), "valueCodeableConcept": coded(code(body["red_flag"]))}


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
    value = quantity(entry.body[key], "{score}", "0 to 10")
    return {**_at(entry, status, "survey", [severity, local(word)]), "valueQuantity": value}


def _morning(_: House, entry: Entry, status: str) -> Iterator[Resource]:
    if entry.body.get("pain") is not None:
        yield _pain(entry, status, "pain", "pain-next-morning")


def _measure(_: House, entry: Entry, status: str) -> Iterator[Resource]:
    if entry.body["measure"] == "height":
        height = {"system": LOINC, "code": "8302-2", "display": "Body height"}
        value = quantity(entry.body["centimetres"], "cm", "cm")
        yield {**_at(entry, status, "vital-signs", [height]), "valueQuantity": value}
    else:
        value = quantity(entry.body["stands"], "{count}", "stands")
        observed = {**_at(entry, status, "activity", [local("chair-stands")]), "valueQuantity": value}
        hurt = entry.body.get("hurt")
        told = {"component": [{"code": coded("hurt"), "valueBoolean": hurt}]} if isinstance(hurt, bool) else {}
        yield {**observed, **told}


def _warning(_: House, entry: Entry, status: str) -> Iterator[Resource]:
    kind = entry.body.get("kind")
    value = coded(code(kind)) if kind in codes.WARNING_SIGNS else {"text": "not said"}
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
            "subject": reference(entry.person),
            "authored": time(entry.at),
            "author": reference(entry.person),
            "source": reference(entry.person),
            "item": [
                {
                    "linkId": question.strip() or "-",
                    **({"text": questions[question]} if question in questions else {}),
                    "answer": [{"valueCoding": local(code(answers[question]))}],
                }
                for question in sorted(answers)
            ],
        }


def _step(_: House, entry: Entry, status: str) -> Iterator[Resource]:
    body, step = entry.body, entry.body["step"].strip()
    kind, _colon, rest = step.partition(":")
    said = coded(code(kind)) if code(kind) in STEPS_BY_WORD else {}
    components: list[Resource] = [
        {"code": coded("exercise"), "valueCodeableConcept": coded(body["exercise"])},
        {"code": coded("step"), "valueCodeableConcept": {**said, "text": step or "-"}},
    ]
    if kind == "repetitions" and rest.isdecimal() and len(rest) <= LONGEST_NUMBER:
        planned = quantity(int(rest), "{repetition}", "repetitions")
        components.append({"code": coded("repetitions-planned"), "valueQuantity": planned})
    if isinstance(body.get("shown_by_therapist"), bool):
        components.append({"code": coded("shown-by-therapist"), "valueBoolean": body["shown_by_therapist"]})
    yield {
        **_at(entry, status, "survey", [local("step-answer")]),
        "valueCodeableConcept": coded(body["answer"]),
        "component": components,
    }


def _retractions(readable: Iterable[Entry], written: set[str]) -> Iterator[Resource]:
    """Who took what back, and when. What is not in the Bundle cannot be pointed to."""
    for entry in readable:
        if entry.kind == "retracted" and entry.body["entry"] in written:
            written.add(entry.id)
            yield {
                "resourceType": "Provenance",
                "id": entry.id,
                "target": [reference(entry.body["entry"])],
                "recorded": time(entry.at),
                "activity": {"coding": [{"system": OPERATIONS, "code": "NULLIFY", "display": "nullify"}]},
                "agent": [{"who": reference(entry.person)}],
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
    "step_answered": _step,
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
            "id": name(person, f"week {monday}"),
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
            "subject": reference(person),
            "effectivePeriod": {"start": monday.isoformat(), "end": sunday.isoformat()},
            "performer": [reference(person)],
            "valueQuantity": quantity(len(done), "d/wk", "days per week"),
        }


# -------------------------------------------------------------------- the pieces


def _observed(entry: Entry, status: str, category: str, codings: list[Resource]) -> Resource:
    return {
        "resourceType": "Observation",
        "id": entry.id,
        "status": status,
        "category": [codes.category(category), *([codes.PHYSICAL_ACTIVITY] if category == "activity" else [])],
        "code": {"coding": codings},
        "subject": reference(entry.person),
        "performer": [reference(entry.person)],
    }


def _at(entry: Entry, status: str, category: str, codings: list[Resource]) -> Resource:
    return {**_observed(entry, status, category, codings), "effectiveDateTime": time(entry.at)}
