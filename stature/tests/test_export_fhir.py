"""The clinic's records, read by two FHIR libraries: SMART's for R4 (4.0.1), and fhir.resources for R4B (4.3.0)."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from diaries import ANNA, PERSON, a_month, a_newer_entry, a_session
from fhir_diaries import BODIES, DAYS, SESSION, an_id, diaries
from fhir_standard import every_part, holds_to_the_standard
from hypothesis import HealthCheck, given, settings, strategies as some

from stature import wiring
from stature.exports.codes import OURS
from stature.exports.fhir import diary_fhir
from stature_coach.door.wire import House
from stature_coach.weeks import entry_bodies

# Some days after the month was told.
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
WHEN = {"MORN", "EVE"}


@cache
def the_house() -> House:
    return wiring.open_house()


@pytest.fixture
def house() -> House:
    return the_house()


def bundle(house: House, entries: list[dict[str, Any]]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(diary_fhir(house, ANNA, entries, NOW))
    return told


def resources(told: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one["resource"] for one in told["entry"] if one["resource"]["resourceType"] == kind]


def in_force(told: dict[str, Any]) -> list[dict[str, Any]]:
    """The requests of the plan as it is."""
    return [one for one in resources(told, "ServiceRequest") if one["status"] != "revoked"]


def test_a_whole_month_is_read_by_both_libraries_without_a_word_changed(house: House) -> None:
    holds_to_the_standard(bundle(house, a_month()))


def test_a_new_person_and_what_a_newer_stature_wrote_are_read_too(house: House) -> None:
    holds_to_the_standard(bundle(house, []))
    holds_to_the_standard(bundle(house, [*a_month(), a_newer_entry()]))
    holds_to_the_standard(json.loads(diary_fhir(house, None, [], NOW)))


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


# ------------------------------------------------------------------- nothing is lost


def of_entry(told: dict[str, Any], entry: dict[str, Any]) -> list[dict[str, Any]]:
    """The resource of that name, and those that it has as members."""
    by_id = {one["resource"]["id"]: one["resource"] for one in told["entry"]}
    if entry["id"] not in by_id:
        return []
    own = by_id[entry["id"]]
    parts = [
        *own.get("hasMember", []),
        *(one["reference"] for one in (own.get("activity", []) if own["resourceType"] == "CarePlan" else [])),
    ]
    return [own, *(by_id[one["reference"].removeprefix("urn:uuid:")] for one in parts)]


def is_told(value: object, told: list[dict[str, Any]]) -> bool:
    """Whether a value of a body stands somewhere, as a number, a code or a text."""
    found = [part for resource in told for _, part in every_part(resource)]
    if isinstance(value, bool):
        return value in [part for part in found if isinstance(part, bool)]
    if isinstance(value, int | float):
        numbers = [part for part in found if isinstance(part, int | float) and not isinstance(part, bool)]
        near = any(abs(number - value) < 1e-9 or abs(number * 60 - value) <= 3 for number in numbers)
        return near or f"{value} s" in found
    text = str(value).strip()
    words = [part for part in found if isinstance(part, str)]
    return any(text in word or text.lower().replace("_", "-") == word for word in words)


def leaves(body: object) -> Iterator[tuple[str, object]]:
    return ((key, value) for key, value in every_part(body) if not isinstance(value, dict | list) and value is not None)


# What is told by the resource itself, and not by a value in it.
BY_ITS_KIND = {
    ("measure", "height"): "8302-2",
    ("measure", "chair_stands"): "chair-stands",
    ("locked", True): "locked",
    ("locked", False): "not-locked",
    ("do", True): "do",
    ("do", False): "wait",
    ("by", "therapist"): "A therapist",
    ("by", "person"): "plan",
}


def test_the_diaries_made_up_here_have_every_kind_there_is() -> None:
    assert set(BODIES) == set(entry_bodies.BODIES)
    assert set(SESSION) >= set(entry_bodies.BODIES["session_finished"])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(entries=diaries())
def test_nothing_of_a_diary_is_lost_on_the_way_to_the_clinic(entries: list[dict[str, Any]]) -> None:
    told = bundle(the_house(), entries)
    holds_to_the_standard(told)
    ids = {entry["id"] for entry in entries}
    for entry in entries:
        there = of_entry(told, entry)
        if not there:
            assert entry["kind"] == "retracted", entry
            assert entry["body"]["entry"] not in ids or _retracts_a_retraction(entry, entries)
            continue
        for key, value in leaves(entry["body"]):
            assert is_told(BY_ITS_KIND.get((key, value), value), there), (entry["kind"], key, value)


def test_what_this_version_cannot_read_comes_along_as_it_is_kept(house: House) -> None:
    odd = [
        a_newer_entry(),
        unlike("a1", "session_finished", a_session(exercise="an-exercise-of-tomorrow")),
        unlike("a2", "session_finished", a_session(seconds=7), schema=2),
        unlike("a3", "session_finished", {"exercise": ["neck-press"], "repetitions": "many"}),
        unlike("a4", "cleared", {"what": "everything", "entries": ["x"]}),
    ]
    told = bundle(house, [*a_month(), *odd])
    holds_to_the_standard(told)
    found = {one["id"]: json.loads(one["valueString"]) for one in observed(told, "unread") if "focus" not in one}
    assert found == {one["id"]: {key: one[key] for key in ("kind", "schema", "body")} for one in odd}
    assert len(observed(told, "73985-4")) == len(observed(bundle(house, a_month()), "73985-4"))


def test_keys_that_this_version_does_not_read_stand_beside_their_entry(house: House) -> None:
    sheet = unlike("b1", "screen_answered", {"answers": {"q1": "no"}, "asked_by": "a nurse", "by_phone": None})
    told = bundle(house, [sheet])
    (beside,) = observed(told, "unread")
    assert beside["focus"] == [{"reference": f"urn:uuid:{sheet['id']}"}]
    assert json.loads(beside["valueString"]) == {"asked_by": "a nurse"}
    month = bundle(house, a_month())
    assert {one["valueString"] for one in observed(month, "unread")} == {'{"answer":"I have asked"}'}


def test_what_could_not_be_read_is_taken_back_like_all_else(house: House) -> None:
    newer = a_newer_entry()
    back = unlike("b2", "retracted", {"entry": newer["id"]})
    told = bundle(house, [newer, back])
    holds_to_the_standard(told)
    (unread,) = observed(told, "unread")
    (provenance,) = resources(told, "Provenance")
    assert unread["status"] == "entered-in-error"
    assert provenance["target"] == [{"reference": f"urn:uuid:{newer['id']}"}]


def test_a_session_of_an_exercise_that_a_regimen_leaves_out_comes_along(house: House) -> None:
    only = replace(house, regimen=replace(house.regimen, exercises=house.regimen.exercises[:1]))
    told = bundle(only, a_month())
    holds_to_the_standard(told)
    (wall,) = (one for one in observed(told, "unread") if "session_finished" in one["valueString"])
    assert json.loads(wall["valueString"])["body"]["exercise"] == "wall-ball-press"


def unlike(number: str, kind: str, body: dict[str, Any], schema: int = 1) -> dict[str, Any]:
    """An entry of that kind, beside those of the month."""
    return {**a_month()[1], "id": PERSON[:-2] + number, "kind": kind, "body": body, "schema": schema}


def _retracts_a_retraction(entry: dict[str, Any], entries: list[dict[str, Any]]) -> bool:
    return any(one["id"] == entry["body"]["entry"] and one["kind"] == "retracted" for one in entries)


def test_a_plan_that_was_set_says_what_by_whom_and_from_when_to_when(house: House) -> None:
    told = bundle(house, [*a_month(), LATER_PLAN])
    by_id = {request["id"]: request for request in resources(told, "ServiceRequest")}
    days, dose, later = (by_id[entry["id"]] for entry in [*a_month(), LATER_PLAN] if entry["kind"] == "plan_set")
    assert (days["intent"], days["status"]) == ("plan", "revoked")
    assert days["occurrenceTiming"]["repeat"] == {
        "boundsPeriod": {"start": "2026-11-12T08:30:00+01:00"},
        "dayOfWeek": ["mon", "wed"],
        "timeOfDay": ["08:15:00"],
    }
    assert days["orderDetail"][0]["text"] == "morning 08:15"
    assert (dose["intent"], dose["requester"]) == ("order", {"display": "A therapist"})
    assert dose["occurrencePeriod"] == {"start": "2026-11-12T08:31:00+01:00", "end": "2026-11-19T09:00:00+01:00"}
    assert (dose["quantityQuantity"]["value"], dose["orderDetail"][0]["text"]) == (4, "pillow")
    assert later["occurrencePeriod"] == {"start": "2026-11-19T09:00:00+01:00"}
    (now,) = (one for one in in_force(told) if one["code"] == days["code"])
    assert [one["reference"].removeprefix("urn:uuid:") for one in now["replaces"]] == [
        days["id"], dose["id"], later["id"],
    ]  # fmt: skip


LATER_PLAN = {
    "id": PERSON[:-2] + "fd",
    "person": PERSON,
    "at": "2026-11-19T09:00:00+01:00",
    "kind": "plan_set",
    "body": {"exercise": "neck-press", "repetitions": 3, "rung": "pillow", "locked": True, "by": "therapist"},
    "schema": 1,
}


def test_a_step_is_told_with_its_answer(house: House) -> None:
    (step,) = observed(bundle(house, a_month()), "step-answer")
    parts = {part["code"]["coding"][0]["code"]: part for part in step["component"]}
    assert step["valueCodeableConcept"]["coding"][0]["code"] == "declined"
    assert parts["exercise"]["valueCodeableConcept"]["coding"][0]["code"] == "neck-press"
    assert parts["repetitions-planned"]["valueQuantity"]["value"] == 6


def test_the_person_performs_what_is_planned_for_them(house: House) -> None:
    told = bundle(house, a_month())
    requests = {request["code"]["coding"][1]["code"]: request for request in in_force(told)}
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
    chest = next(one for one in in_force(bundle(house, a_month())) if "chest" in one["code"]["text"])
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
    assert numbers == {
        "repetitions": 3, "repetitions-planned": 5, "hold-counts": 5, "beat": 1.2, "hold": 6.0, "effort": 2, "55411-3": 1.5,
    }  # fmt: skip
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
    (told,) = resources(bundle(house, a_month()), "Provenance")
    assert told["target"] == [{"reference": f"urn:uuid:{session['id']}"}]
    assert (told["recorded"], told["agent"]) == (
        "2026-11-16T18:00:00+01:00",
        [{"who": {"reference": f"urn:uuid:{PERSON}"}}],
    )


def test_a_transaction_asks_a_server_to_keep_each_resource_under_its_id(house: House) -> None:
    told = json.loads(diary_fhir(house, ANNA, a_month(), NOW, transaction=True))
    holds_to_the_standard(told)
    assert told["type"] == "transaction"
    for one in told["entry"]:
        kind, identity = one["resource"]["resourceType"], one["resource"]["id"]
        assert one["request"] == {"method": "PUT", "url": f"{kind}/{identity}"}
    without = [{key: one[key] for key in ("fullUrl", "resource")} for one in told["entry"]]
    assert without == bundle(house, a_month())["entry"]


def test_two_bodies_under_one_id_are_two_resources_and_both_are_taken_back(house: House) -> None:
    session = next(entry for entry in a_month() if entry["id"].endswith("003"))
    other = {**session, "body": {**session["body"], "reason": "PAIN", "pain": 7}}
    told = bundle(house, [*a_month(), other])
    holds_to_the_standard(told)
    wrong = [one["id"] for one in observed(told, "73985-4") if one["status"] == "entered-in-error"]
    (taken_back,) = resources(told, "Provenance")
    assert len(wrong) == 2
    assert {one["reference"].removeprefix("urn:uuid:") for one in taken_back["target"]} == set(wrong)
    assert told == bundle(house, [other, *a_month()])


FAR = ["0001-01-02T00:30:00+14:00", "1970-01-01T00:00:00Z", "2999-12-31T23:59:00+01:00", "9999-12-31T23:59:59-23:59"]


@pytest.mark.parametrize("at", FAR)
def test_a_clock_that_was_wrong_dates_nothing_but_its_own_entry(house: House, at: str) -> None:
    far = {**a_month()[1], "id": PERSON[:-2] + "ff", "at": at}
    told = bundle(house, [*a_month(), far])
    holds_to_the_standard(told)
    assert told["timestamp"] == bundle(house, a_month())["timestamp"] == "2026-11-20T07:40:00+01:00"
    assert observed(told, "82291-6") == observed(bundle(house, a_month()), "82291-6")
    assert len(observed(told, "73985-4")) == len(observed(bundle(house, a_month()), "73985-4")) + 1
    assert "timestamp" not in bundle(house, [far])


def test_a_warning_sign_that_was_asked_about_is_pointed_to(house: House) -> None:
    flag = next(entry for entry in a_month() if entry["kind"] == "red_flag")
    asked = {**flag, "id": an_id(7), "at": "2026-11-18T09:00:00+01:00", "kind": "cleared",
             "body": {"what": "red_flag", "entries": [flag["id"], an_id(99)]}}  # fmt: skip
    told = bundle(house, [*a_month(), asked])
    holds_to_the_standard(told)
    (one,) = [one for one in observed(told, "has-asked") if one["id"] == asked["id"]]
    assert one["focus"] == [{"reference": f"urn:uuid:{flag['id']}"}]


def test_pain_told_in_the_day_is_there_with_its_exercise_also_where_nobody_said_how_much(house: House) -> None:
    untold = {**a_month()[1], "id": an_id(8), "kind": "pain_told", "body": {"pain": None, "exercise": None}}
    some_pain, no_number = sorted(
        observed(bundle(house, [*a_month(), untold]), "pain-now"), key=lambda one: "valueQuantity" not in one
    )
    assert (some_pain["valueQuantity"]["value"], some_pain["code"]["coding"][0]["code"]) == (3, "72514-3")
    assert some_pain["component"][0]["valueCodeableConcept"]["coding"][0]["code"] == "neck-press"
    assert no_number["valueCodeableConcept"] == {"text": "not said how much"}


def test_the_same_diary_in_another_order_gives_the_same_bytes(house: House) -> None:
    mixed = a_month()
    random.Random(5).shuffle(mixed)
    assert diary_fhir(house, ANNA, mixed, NOW) == diary_fhir(house, ANNA, a_month(), NOW)
