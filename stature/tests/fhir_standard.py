"""What FHIR asks of a Bundle, read by two libraries: SMART's for R4 (4.0.1), and fhir.resources for R4B (4.3.0)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from fhir.resources.R4B.bundle import Bundle as R4BBundle
from fhirclient.models.bundle import Bundle as R4Bundle

from stature.exports.codes import OURS

# The required bindings of R4 that these resources touch; neither library looks codes up.
REQUIRED = {
    ("Bundle", "type"): {"collection", "transaction"},
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
    ("Provenance", "resourceType"): {"Provenance"},
    ("CodeSystem", "status"): {"draft", "active", "retired", "unknown"},
    ("CodeSystem", "content"): {"not-present", "example", "fragment", "complete", "supplement"},
}  # fmt: skip
TIMES = ("authored", "authoredOn", "effectiveDateTime", "start", "end", "recorded", "timestamp")
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-](0\d|1[0-4]):\d\d))?")


def every_part(value: object, under: str = "") -> Iterator[tuple[str, Any]]:
    yield under, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from every_part(inner, key)
    if isinstance(value, list):
        for inner in value:
            yield from every_part(inner, under)


def holds_to_the_standard(told: dict[str, Any]) -> None:
    """Fails where one of the libraries changes a word, a reference leads nowhere, or a code or a time is none."""
    assert R4Bundle(told, strict=True).as_json() == told
    assert json.loads(R4BBundle.model_validate(told).model_dump_json()) == told
    explained = {concept["code"] for concept in told["entry"][0]["resource"]["concept"]}
    urls = [entry["fullUrl"] for entry in told["entry"]]
    assert len(urls) == len(set(urls))
    for key, value in every_part(told):
        assert value not in (None, "", [], {}), f"{key} says nothing"
        if key == "reference" and isinstance(value, str):
            assert value in urls, "every reference leads to something in the file"
        if key in TIMES and isinstance(value, str):
            assert DATE_TIME.fullmatch(value), f"{key} is {value}"
        if isinstance(value, dict) and value.get("system") == OURS:
            assert value["code"] in explained, "every code of ours is explained in the file"
    for resource in (told, *(entry["resource"] for entry in told["entry"])):
        for (kind, key), codes in REQUIRED.items():
            assert kind != resource["resourceType"] or resource[key] in codes
