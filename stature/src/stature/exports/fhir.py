"""A diary as FHIR resources for a clinic: one Bundle, R4 (4.0.1), of resources that read the same in R4B (4.3.0).

Decided here: which resource tells what (docs/fhir.md lists it with every deviation). What has no code in LOINC or SNOMED
CT gets one of ours; the Bundle brings that code system along. Times are the diary's own: of today's clock it is only asked
which dates are not yet true.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from stature.exports import codes
from stature.exports.as_of import as_of, dates_itself
from stature.exports.codes import LOINC, OPERATIONS, coded, exercise_concept, local
from stature.exports.fhir_papers import paper_as_it_was_taken
from stature.exports.fhir_pieces import (
    Resource,
    Told,
    code,
    is_number,
    name,
    observed,
    observed_at,
    pain_of,
    quantity,
    reference,
    text,
    time,
)
from stature.exports.fhir_requests import plan_as_it_is, plan_as_it_was_set
from stature.exports.fhir_without_app import done_without_app, own_words
from stature_coach.door.wire import House
from stature_coach.safety import local_day
from stature_coach.strict_json import canonical
from stature_coach.weeks.answered_later import ANSWERED
from stature_coach.weeks.diary import Entry, entry_from, known as fold
from stature_coach.weeks.entry_bodies import BODIES, MEASURES
from stature_coach.weeks.without_app import DONE_WITHOUT, OWN_WORDS, day_of

# A day. Beyond it a number is a slip.
LONGEST_SESSION_SECONDS: Final = 86_400
# Steps that a word says whole; the others name a number or a rung.
STEPS_BY_WORD: Final = frozenset({"open", "chair-and-company"})
LONGEST_NUMBER: Final = 4


def diary_fhir(
    house: House, person: Told | None, entries: Sequence[Told], now: datetime, *, transaction: bool = False
) -> bytes:
    """The Bundle as JSON in UTF-8. With nobody it holds only the code system.

    A `collection` is a document to read; a `transaction` asks a server to keep each resource under its id, so that sending
    it again changes nothing.
    """
    told = sorted((entry_from(entry) for entry in entries), key=lambda entry: (entry.at, entry.id))
    resources = [codes.system(house.regimen.exercises), *(_of_person(house, person, told, now) if person else ())]
    dated = any(dates_itself(entry, now) for entry in told)
    bundle: Resource = {
        "resourceType": "Bundle",
        "id": name(person["id"] if person else "nobody", "bundle"),
        "type": "transaction" if transaction else "collection",
        **({"timestamp": time(as_of(told, now))} if dated else {}),
        "entry": [_in_bundle(one, transaction=transaction) for one in resources],
    }
    return (json.dumps(bundle, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode("utf-8")


def _in_bundle(resource: Resource, *, transaction: bool) -> Resource:
    told = {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}
    if not transaction:
        return told
    return {**told, "request": {"method": "PUT", "url": f"{resource['resourceType']}/{resource['id']}"}}


def _of_person(house: House, person: Told, told: Sequence[Entry], now: datetime) -> Iterator[Resource]:
    patient: Resource = {"resourceType": "Patient", "id": person["id"]}
    yield patient | ({"name": [{"text": text(person["name"])}]} if person.get("name") else {})
    if not told:
        return
    at, known, apart = as_of(told, now), fold(told), each_by_itself(told, person["id"])
    unread = _unreadable(house, known.unread, told)
    readable = [one for one in apart if one.as_told not in unread]
    plans = [one.entry for one in readable if one.entry.kind == "plan_set"]
    retracted = {one.entry.body["entry"] for one in readable if one.entry.kind == "retracted"}
    yield from plan_as_it_is(house, person["id"], known, plans, at)
    made = {one.entry.id: _unread(one, retracted) for one in apart if one.as_told in unread}
    made |= {resource["id"]: resource for resource in _of_entries(house, readable, retracted, plans)}
    _point_to_what_was_asked(made, readable, apart)
    yield from made.values()
    for one in readable:
        yield from _more(one, retracted, made.keys())
        if one.entry.kind == "retracted":
            yield from _retraction(one, [taken for taken in _ids(apart, one.entry.body["entry"]) if taken in made])
    counted = [
        one.entry
        for one in readable
        if one.entry.kind in ("session_finished", DONE_WITHOUT) and one.told_as not in retracted
    ]
    yield from _weeks(person["id"], [entry for entry in counted if dates_itself(entry, now)], at)


def _unreadable(house: House, unread: Iterable[Entry], told: Iterable[Entry]) -> AbstractSet[Entry]:
    """What the coach cannot read, and what is told of an exercise that this regimen does not have; a warning is one anywhere."""
    there, found = {exercise.id for exercise in house.regimen.exercises}, set(unread)
    kinds = {kind for kind, keys in BODIES.items() if "exercise" in keys} - {"red_flag"}
    of_exercises = (entry for entry in told if entry not in found and entry.kind in kinds)
    return found | {entry for entry in of_exercises if entry.body.get("exercise") not in {None, *there}}


def _point_to_what_was_asked(made: Mapping[str, Resource], readable: Iterable[Apart], apart: Sequence[Apart]) -> None:
    for one in readable:
        if one.entry.kind in ("cleared", ANSWERED):
            about = one.entry.body.get("entries") or [one.entry.body.get("entry")]
            asked = (each for told_as in about for each in _ids(apart, told_as))
            made[one.entry.id].update(_focused([each for each in asked if each in made]))


@dataclass(frozen=True, slots=True)
class Apart:
    """An entry under an id that nothing else in the Bundle has, and the id that it was told under."""

    entry: Entry
    told_as: str

    @property
    def as_told(self) -> Entry:
        return replace(self.entry, id=self.told_as)


def each_by_itself(told: Iterable[Entry], person: str) -> list[Apart]:
    """The entries; where two devices told two things under one id, the second gets another, the same in every Bundle.

    So does one that came under the id of the person, whose own resource has that.
    """
    unique = {
        (entry.id, canonical([entry.at.isoformat(), entry.kind, entry.body, entry.schema])): entry for entry in told
    }
    seen = {person}
    found = []
    for (told_as, says), entry in sorted(unique.items()):
        own = name(told_as, says) if told_as in seen else told_as
        seen.add(told_as)
        found.append(Apart(replace(entry, id=own), told_as))
    return sorted(found, key=lambda one: (one.entry.at, one.entry.id))


def _ids(apart: Iterable[Apart], told_as: str) -> list[str]:
    return [one.entry.id for one in apart if one.told_as == told_as]


def _focused(asked_about: Sequence[str]) -> Resource:
    """What it is about, where that is in the Bundle."""
    return {"focus": [reference(one) for one in dict.fromkeys(asked_about)]} if asked_about else {}


def _of_entries(
    house: House, readable: Sequence[Apart], retracted: AbstractSet[str], plans: Sequence[Entry]
) -> Iterator[Resource]:
    for one in readable:
        entry = one.entry
        status = _status(one, retracted)
        if entry.kind == "plan_set":
            later = [plan for plan in plans if (plan.at, plan.id) > (entry.at, entry.id)]
            yield plan_as_it_was_set(house, entry, later, status)
        else:
            yield from _TOLD.get(entry.kind, _nothing)(house, entry, status)


def _status(one: Apart, retracted: AbstractSet[str]) -> str:
    # Said by whoever retracts it to be an error; a clinic sees that too.
    return "entered-in-error" if one.told_as in retracted else "final"


# -------------------------------------------------------------------- what this version cannot read


def _unread(one: Apart, retracted: AbstractSet[str]) -> Resource:
    """An entry of a newer app, or a damaged one: nobody here knows what it tells, so it comes along as it is kept."""
    entry = one.entry
    kept = canonical({"kind": entry.kind, "schema": entry.schema, "body": entry.body})
    return {**observed_at(entry, _status(one, retracted), "survey", [local("unread")]), "valueString": text(kept)}


def _more(one: Apart, retracted: AbstractSet[str], there: AbstractSet[str]) -> Iterator[Resource]:
    """What a newer app wrote beside what this version reads of an entry."""
    entry = one.entry
    read = {*BODIES[entry.kind], *(MEASURES.values() if entry.kind == "measure_taken" else ())}
    more = {key: value for key, value in entry.body.items() if key not in read and value is not None}
    if more:
        beside, status = replace(entry, id=name(entry.id, "unread")), _status(one, retracted)
        about = _focused([entry.id] if entry.id in there else [])
        yield {
            **observed_at(beside, status, "survey", [local("unread")]),
            **about,
            "valueString": text(canonical(more)),
        }


# -------------------------------------------------------------------- what was told


def _session(house: House, entry: Entry, status: str) -> Iterator[Resource]:
    body = entry.body
    pains = [
        {**pain_of(entry, status, key, word), "id": name(entry.id, word)}
        for key, word in (("pain_before", "pain-before"), ("pain", "pain-after"))
        if body.get(key) is not None
    ]
    exercise, period = house.regimen.exercise(body["exercise"]), _period(entry)
    if body.get("pain_before") is not None and "effectivePeriod" in period:
        pains[0]["effectiveDateTime"] = period["effectivePeriod"]["start"]
    yield {
        **observed(entry, status, "activity", [{"system": LOINC, "code": "73985-4", "display": "Exercise activity"}]),
        **period,
        "valueCodeableConcept": {**exercise_concept(exercise), "text": house.wording.text(exercise.name)},
        **({"hasMember": [reference(pain["id"]) for pain in pains]} if pains else {}),
        "component": list(_components(body)),
    }
    yield from pains


def _period(entry: Entry) -> Resource:
    """From when to when; `at` is the end, and the length is not always known."""
    seconds = entry.body.get("seconds")
    if not is_number(seconds) or not 0 < seconds < LONGEST_SESSION_SECONDS:
        return {"effectiveDateTime": time(entry.at)}
    try:
        start = entry.at - timedelta(seconds=seconds)
    except OverflowError:  # on the first day of the calendar
        return {"effectiveDateTime": time(entry.at)}
    return {"effectivePeriod": {"start": time(start), "end": time(entry.at)}}


def _components(body: Told) -> Iterator[Resource]:
    dose: Told = body.get("dose") or {}
    yield {"code": coded("stop-reason"), "valueCodeableConcept": coded(code(body["reason"]))}
    numbers = (
        ("repetitions", body["repetitions"], "{repetition}", "repetitions"),
        ("repetitions-said", body.get("repetitions_said"), "{repetition}", "repetitions"),
        ("repetitions-planned", dose.get("repetitions"), "{repetition}", "repetitions"),
        ("hold-counts", dose.get("hold_counts"), "{count}", "counts"),
        ("beat", body.get("beat_seconds"), "s", "seconds"),
        ("hold", _hold_seconds(body, dose), "s", "seconds"),
        ("effort", body.get("effort"), "{score}", "0 to 10"),
        ("efforts", body.get("efforts"), "{count}", "efforts"),
        ("pressed-by-mistake", body.get("pressed_by_mistake"), "{count}", "times"),
    )
    for word, value, unit, shown in numbers:
        if is_number(value):
            yield {"code": coded(word), "valueQuantity": quantity(value, unit, shown)}
    seconds = body.get("seconds")
    if is_number(seconds) and seconds >= 0:
        duration = {"coding": [{"system": LOINC, "code": "55411-3", "display": "Exercise duration"}]}
        yield {"code": duration, "valueQuantity": quantity(round(seconds / 60, 1), "min", "minutes")}
    for key in (
        "half_effort",
        "set_begun",
        "little_pain",
        "answers_wait",
        "pain_told",
        "tired_taken_back",
        "unanswered",
    ):
        if isinstance(body.get(key), bool):
            yield {"code": coded(code(key)), "valueBoolean": body[key]}
    if dose.get("rung") is not None:
        yield {"code": coded("rung"), "valueString": text(dose["rung"])}
    if body.get("red_flag") is not None:
        yield {"code": coded("warning-sign"), "valueCodeableConcept": coded(code(body["red_flag"]))}


def _hold_seconds(body: Told, dose: Told) -> float | None:
    counts, beat = dose.get("hold_counts"), body.get("beat_seconds")
    if not isinstance(counts, int) or not isinstance(beat, int | float):
        return None
    return round(counts * beat, 1)


def _answered(_: House, entry: Entry, status: str) -> Iterator[Resource]:
    """What was told of a session on the morning after; the session is its focus, where it is there, and named in any case."""
    told = {key: entry.body[key] for key in _OF_A_SESSION if entry.body.get(key) is not None}
    numbers = [("repetitions-said", "{repetition}", "repetitions"), ("effort", "{score}", "0 to 10")]
    components: list[Resource] = [{"code": coded("answers-of"), "valueString": text(entry.body["entry"])}]
    components += [
        {"code": coded(word), "valueQuantity": quantity(told[key], unit, shown)}
        for word, unit, shown in numbers
        if (key := word.replace("-", "_")) in told
    ]
    if "little_pain" in told:
        components.append({"code": coded("little-pain"), "valueBoolean": told["little_pain"]})
    pains = (
        [{**pain_of(entry, status, "pain", "pain-after"), "id": name(entry.id, "pain-after")}] if "pain" in told else []
    )
    members = {"hasMember": [reference(pain["id"]) for pain in pains]} if pains else {}
    observed = observed_at(entry, status, "survey", [local("session-answered")])
    yield {**observed, **members, "component": components}
    yield from pains


_OF_A_SESSION: Final = ("repetitions_said", "effort", "pain", "little_pain")


def _pain_told(house: House, entry: Entry, status: str) -> Iterator[Resource]:
    """Pain that was told at any time; how much need not have been said."""
    if entry.body.get("pain") is not None:
        told = pain_of(entry, status, "pain", "pain-now")
    else:
        told = {
            **observed_at(entry, status, "survey", [local("pain-now")]),
            "valueCodeableConcept": {"text": "not said how much"},
        }
    yield {**told, **_where(house, entry)}


def _where(house: House, entry: Entry) -> Resource:
    """In which exercise it was told, where it was in one."""
    exercise = entry.body.get("exercise")
    return {"component": [_about(house, exercise)]} if exercise else {}


def _about(house: House, exercise_id: str) -> Resource:
    """One that this regimen does not have by its id alone."""
    known = next((one for one in house.regimen.exercises if one.id == exercise_id), None)
    which = exercise_concept(known) if known else {"text": text(exercise_id)}
    return {"code": coded("exercise"), "valueCodeableConcept": which}


def _morning(_: House, entry: Entry, status: str) -> Iterator[Resource]:
    if entry.body.get("pain") is not None:
        yield pain_of(entry, status, "pain", "pain-next-morning")


def _measure(_: House, entry: Entry, status: str) -> Iterator[Resource]:
    if entry.body["measure"] == "height":
        height = {"system": LOINC, "code": "8302-2", "display": "Body height"}
        value = quantity(entry.body["centimetres"], "cm", "cm")
        yield {**observed_at(entry, status, "vital-signs", [height]), "valueQuantity": value}
    else:
        value = quantity(entry.body["stands"], "{count}", "stands")
        observed = {**observed_at(entry, status, "activity", [local("chair-stands")]), "valueQuantity": value}
        hurt = entry.body.get("hurt")
        told = {"component": [{"code": coded("hurt"), "valueBoolean": hurt}]} if isinstance(hurt, bool) else {}
        yield {**observed, **told}


def _warning(house: House, entry: Entry, status: str) -> Iterator[Resource]:
    kind = entry.body.get("kind")
    value = coded(code(kind)) if kind is not None else {"text": "not said"}
    told = {**observed_at(entry, status, "survey", [local("warning-sign")]), "valueCodeableConcept": value}
    yield {**told, **_where(house, entry)}


def _cleared(_: House, entry: Entry, status: str) -> Iterator[Resource]:
    yield {**observed_at(entry, status, "survey", [local("has-asked")]), "valueString": text(entry.body["what"])}


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
                    "linkId": text(question),
                    **({"text": questions[question]} if question in questions else {}),
                    "answer": [{"valueCoding": local(code(answers[question]))}],
                }
                for question in sorted(answers)
            ],
        }


def _step(house: House, entry: Entry, status: str) -> Iterator[Resource]:
    body, step = entry.body, text(entry.body["step"])
    kind, _colon, rest = step.partition(":")
    said = coded(code(kind)) if code(kind) in STEPS_BY_WORD else {}
    components: list[Resource] = [
        _about(house, body["exercise"]),
        {"code": coded("step"), "valueCodeableConcept": {**said, "text": step}},
    ]
    if kind == "repetitions" and rest.isdecimal() and len(rest) <= LONGEST_NUMBER:
        planned = quantity(int(rest), "{repetition}", "repetitions")
        components.append({"code": coded("repetitions-planned"), "valueQuantity": planned})
    if isinstance(body.get("shown_by_therapist"), bool):
        components.append({"code": coded("shown-by-therapist"), "valueBoolean": body["shown_by_therapist"]})
    yield {
        **observed_at(entry, status, "survey", [local("step-answer")]),
        "valueCodeableConcept": coded(body["answer"]),
        "component": components,
    }


def _retraction(retracted: Apart, targets: Sequence[str]) -> Iterator[Resource]:
    """Who took what back, and when. What is not in the Bundle cannot be pointed to."""
    if targets:
        entry = retracted.entry
        yield {
            "resourceType": "Provenance",
            "id": entry.id,
            "target": [reference(target) for target in targets],
            "recorded": time(entry.at),
            "activity": {"coding": [{"system": OPERATIONS, "code": "NULLIFY", "display": "nullify"}]},
            "agent": [{"who": reference(entry.person)}],
        }


def _nothing(_: House, __: Entry, ___: str) -> Iterator[Resource]:
    return iter(())


_TOLD: Final = {
    "session_finished": _session,
    ANSWERED: _answered,
    "pain_told": _pain_told,
    DONE_WITHOUT: done_without_app,
    OWN_WORDS: own_words,
    "morning_after": _morning,
    "measure_taken": _measure,
    "red_flag": _warning,
    "cleared": _cleared,
    "screen_answered": _screen,
    "step_answered": _step,
    "prescription_taken": paper_as_it_was_taken,
}


# -------------------------------------------------------------------- what the Physical Activity guide asks for


def _weeks(person: str, sessions: Iterable[Entry], last: datetime) -> Iterator[Resource]:
    """Days with an exercise in each week (Monday to Sunday) that has one; the week of the last entry may grow."""
    days: dict[date, set[date]] = defaultdict(set)
    for entry in sessions:
        if entry.kind == DONE_WITHOUT or entry.body["repetitions"] or entry.body["reason"] == "TIRED":
            on = day_of(entry)
            days[on - timedelta(days=on.weekday())].add(on)
    for monday, done in sorted(days.items()):
        sunday = monday + timedelta(days=6)
        yield {
            "resourceType": "Observation",
            "id": name(person, f"week {monday}"),
            "status": "final" if local_day(last) > sunday else "preliminary",
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
