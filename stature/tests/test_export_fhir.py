"""The clinic's records, read by two FHIR libraries: SMART's for R4 (4.0.1), and fhir.resources for R4B (4.3.0)."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from diaries import ANNA, PERSON, a_month, a_newer_entry, a_session
from fhir.resources.R4B.bundle import Bundle as R4BBundle
from fhirclient.models.bundle import Bundle as R4Bundle
from hypothesis import HealthCheck, given, settings, strategies as some

from stature import wiring
from stature.exports.codes import CONCEPTS, OURS
from stature.exports.fhir import diary_fhir
from stature_coach.wire import House

# The required bindings of R4 that these resources touch; neither library looks codes up.
REQUIRED = {
    ("Bundle", "type"): {"collection"},
    ("CarePlan", "status"): {"draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"},
    ("CarePlan", "intent"): {"proposal", "plan", "order", "option"},
    ("ServiceRequest", "status"): {
        "draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown",
    },
    ("ServiceRequest", "intent"): {
        "proposal", "plan", "directive", "order", "original-order", "reflex-order", "filler-order", "instance-order",
        "option",
    },
    ("Observation", "status"): {
        "registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown",
    },
    ("QuestionnaireResponse", "status"): {
        "in-progress", "completed", "amended", "entered-in-error", "stopped",
    },
    ("CodeSystem", "status"): {"draft", "active", "retired", "unknown"},
    ("CodeSystem", "content"): {"not-present", "example", "fragment", "complete", "supplement"},
}  # fmt: skip
WHEN = {"MORN", "EVE"}
DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
TIMES = ("authored", "effectiveDateTime", "start", "end", "timestamp")
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-](0\d|1[0-4]):\d\d))?")


@cache
def the_house() -> House:
    return wiring.open_house()


@pytest.fixture
def house() -> House:
    return the_house()


def bundle(house: House, entries: list[dict[str, Any]]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(diary_fhir(house, ANNA, entries))
    return told


def resources(told: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one["resource"] for one in told["entry"] if one["resource"]["resourceType"] == kind]


def every_part(value: object, under: str = "") -> Iterator[tuple[str, Any]]:
    yield under, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from every_part(inner, key)
    if isinstance(value, list):
        for inner in value:
            yield from every_part(inner, under)


def holds_to_the_standard(told: dict[str, Any]) -> None:
    assert R4Bundle(told, strict=True).as_json() == told
    assert json.loads(R4BBundle.model_validate(told).model_dump_json()) == told
    urls = [entry["fullUrl"] for entry in told["entry"]]
    assert len(urls) == len(set(urls))
    for key, value in every_part(told):
        assert value not in (None, "", [], {}), f"{key} says nothing"
        if key == "reference" and isinstance(value, str):
            assert value in urls, "every reference leads to something in the file"
        if key in TIMES and isinstance(value, str):
            assert DATE_TIME.fullmatch(value), f"{key} is {value}"
        if isinstance(value, dict) and value.get("system") == OURS:
            assert value["code"] in CONCEPTS
    for resource in (told, *(entry["resource"] for entry in told["entry"])):
        for (kind, key), codes in REQUIRED.items():
            assert kind != resource["resourceType"] or resource[key] in codes


def test_a_whole_month_is_read_by_both_libraries_without_a_word_changed(house: House) -> None:
    holds_to_the_standard(bundle(house, a_month()))


def test_a_new_person_and_what_a_newer_stature_wrote_are_read_too(house: House) -> None:
    holds_to_the_standard(bundle(house, []))
    holds_to_the_standard(bundle(house, [*a_month(), a_newer_entry()]))
    holds_to_the_standard(json.loads(diary_fhir(house, None, [])))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    kept=some.sets(some.integers(0, 31), max_size=5),
    changed=some.fixed_dictionaries(
        {},
        optional={
            "seconds": some.one_of(some.none(), some.integers(-5, 10**6), some.just("long")),
            "dose": some.one_of(some.none(), some.just({}), some.just({"hold_counts": 5, "rung": " "})),
            "pain": some.one_of(some.none(), some.integers(0, 10)),
            "pain_before": some.one_of(some.none(), some.integers(0, 10)),
            "effort": some.one_of(some.none(), some.integers(0, 10)),
            "reason": some.sampled_from(
                ["TARGET_REACHED", "TIRED", "STOPPED", "INTERRUPTED", "FORM", "PAIN", "RED_FLAG"]
            ),
            "red_flag": some.sampled_from([None, "dizzy", "unheard_of"]),
            "beat_seconds": some.one_of(some.none(), some.floats(1, 1.5)),
        },
    ),
)
def test_any_part_of_a_diary_holds_to_the_standard(kept: set[int], changed: dict[str, Any]) -> None:
    month = [entry for number, entry in enumerate(a_month()) if number in kept]
    odd = {**a_month()[1], "id": PERSON[:-2] + "ff", "at": "2026-11-19T08:00+19:30", "body": a_session(**changed)}
    holds_to_the_standard(bundle(the_house(), [*month, odd]))


def test_the_person_performs_what_is_planned_for_them(house: House) -> None:
    told = bundle(house, a_month())
    requests = {request["code"]["coding"][1]["code"]: request for request in resources(told, "ServiceRequest")}
    neck = requests["neck-press"]
    assert neck["code"]["coding"][0]["code"] == "229065009"
    assert neck["performer"] == [{"reference": f"urn:uuid:{PERSON}"}] == [neck["subject"]]
    assert neck["occurrenceTiming"]["repeat"] == {"when": ["MORN", "EVE"], "dayOfWeek": ["mon", "wed"]}
    assert neck["intent"] == "order", "a therapist set it"
    assert requests["wall-ball-press"]["intent"] == "plan"
    assert requests["wall-ball-press"]["occurrenceTiming"]["repeat"] == {"frequency": 1, "period": 1, "periodUnit": "d"}
    for request in requests.values():
        assert set(request["occurrenceTiming"]["repeat"].get("when", [])) <= WHEN
        assert set(request["occurrenceTiming"]["repeat"].get("dayOfWeek", [])) <= DAYS


def test_what_is_closed_is_on_hold_with_its_reason(house: House) -> None:
    chest = resources(bundle(house, a_month()), "ServiceRequest")[-1]
    assert chest["status"] == "on-hold"
    assert "front" in " ".join(note["text"] for note in chest["note"])


def observed(told: dict[str, Any], code: str) -> list[dict[str, Any]]:
    return [one for one in resources(told, "Observation") if code in [c["code"] for c in one["code"]["coding"]]]


def test_a_session_tells_what_was_done_and_points_to_its_pain(house: House) -> None:
    told = bundle(house, a_month())
    session = next(one for one in observed(told, "73985-4") if one["valueCodeableConcept"]["text"] == "Wall-ball press")
    assert session["effectivePeriod"] == {"start": "2026-11-10T10:58:30+01:00", "end": "2026-11-10T11:00:00+01:00"}
    numbers = {
        part["code"]["coding"][0]["code"]: part["valueQuantity"]["value"]
        for part in session["component"]
        if "valueQuantity" in part
    }
    assert numbers == {"repetitions": 3, "repetitions-planned": 5, "hold": 6.0, "effort": 2, "55411-3": 1.5}
    stop = session["component"][0]["valueCodeableConcept"]["coding"][0]
    assert (stop["code"], stop["system"]) == ("pain", OURS)
    pains = {one["reference"].removeprefix("urn:uuid:") for one in session["hasMember"]}
    found = [one for one in observed(told, "72514-3") if one["id"] in pains]
    assert [(one["code"]["coding"][1]["code"], one["valueQuantity"]["value"]) for one in found] == [
        ("pain-before", 0),
        ("pain-after", 4),
    ]


def test_the_morning_after_the_height_and_the_chair_stand_are_there_and_a_skipped_one_is_not(house: House) -> None:
    told = bundle(house, a_month())
    assert [one["valueQuantity"]["value"] for one in observed(told, "pain-next-morning")] == [3]
    (height,) = observed(told, "8302-2")
    assert height["valueQuantity"] == {
        "value": 161.5,
        "unit": "cm",
        "system": "http://unitsofmeasure.org",
        "code": "cm",
    }
    assert [one["valueQuantity"]["value"] for one in observed(told, "chair-stands")] == [9]


def test_the_answers_are_a_questionnaire_response_with_its_questions(house: House) -> None:
    (response,) = resources(bundle(house, a_month()), "QuestionnaireResponse")
    assert [item["linkId"] for item in response["item"]] == [f"q{number}" for number in range(1, 10)]
    assert response["item"][7]["answer"][0]["valueCoding"]["code"] == "not-sure"
    assert response["item"][0]["text"].endswith("?")


def test_days_of_strengthening_are_told_for_each_week_as_the_guide_asks(house: House) -> None:
    weeks = observed(bundle(house, a_month()), "82291-6")
    told = [(week["effectivePeriod"]["start"], week["valueQuantity"]["value"], week["status"]) for week in weeks]
    # The session of 3 November was retracted; the last entry stands in the third week.
    assert told == [("2026-11-02", 6, "final"), ("2026-11-09", 7, "final"), ("2026-11-16", 5, "preliminary")]


def test_what_was_retracted_is_said_to_be_an_error(house: House) -> None:
    session = next(one for one in observed(bundle(house, a_month()), "73985-4") if one["id"].endswith("003"))
    assert session["status"] == "entered-in-error"


def test_the_same_diary_in_another_order_gives_the_same_bytes(house: House) -> None:
    mixed = a_month()
    random.Random(5).shuffle(mixed)
    assert diary_fhir(house, ANNA, mixed) == diary_fhir(house, ANNA, a_month())
