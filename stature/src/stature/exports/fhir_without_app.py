"""What was done without the app, and own words on a day, as a clinic's records: of their day, issued when they were told."""

from __future__ import annotations

from collections.abc import Iterator

from stature.exports.codes import LOINC, coded, exercise_concept, local
from stature.exports.fhir_pieces import Resource, name, observed, pain_of, reference, text, time
from stature_coach.door.wire import House
from stature_coach.weeks.diary import Entry


def done_without_app(house: House, entry: Entry, status: str) -> Iterator[Resource]:
    """An exercise of which it was told afterwards that it was done; of its day, and issued when it was told."""
    body, exercise = entry.body, house.regimen.exercise(entry.body["exercise"])
    pains = []
    if body.get("pain") is not None:
        of_it = {**pain_of(entry, status, "pain", "pain-after"), "id": name(entry.id, "pain-after")}
        pains = [{**of_it, "effectiveDateTime": entry.body["day"], "issued": time(entry.at)}]
    told = [("without-app", True), ("hurt", body.get("hurt")), ("little-pain", body.get("little_pain"))]
    components = [{"code": coded(word), "valueBoolean": said} for word, said in told if isinstance(said, bool)]
    yield {
        **observed(entry, status, "activity", [{"system": LOINC, "code": "73985-4", "display": "Exercise activity"}]),
        "effectiveDateTime": entry.body["day"],
        "issued": time(entry.at),
        "valueCodeableConcept": {**exercise_concept(exercise), "text": house.wording.text(exercise.name)},
        **({"hasMember": [reference(pain["id"]) for pain in pains]} if pains else {}),
        "component": [*components, {"code": coded("part-of-day"), "valueString": text(body["part_of_day"])}],
    }
    yield from pains


def own_words(_: House, entry: Entry, status: str) -> Iterator[Resource]:
    words = observed(entry, status, "survey", [local("own-words")])
    of_day = {"effectiveDateTime": entry.body["day"], "issued": time(entry.at)}
    yield {**words, **of_day, "valueString": text(entry.body["text"])}
