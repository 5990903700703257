"""A paper that was taken, as the records of a clinic have it: one care plan and its requests, intent `order`.

Decided here: who made it stands in words, for that is all that a paper says of them; to wait is a request not to do it. The
plan in force is another (fhir_requests.py), so this one is ended, and says when it was taken.
"""

from __future__ import annotations

from collections.abc import Iterator

from stature.exports import codes
from stature.exports.codes import coded
from stature.exports.fhir_pieces import Resource, name, quantity, reference, text, time
from stature.exports.fhir_requests import WHEN, code_of
from stature_coach.door.wire import House
from stature_coach.weeks.entry import Entry
from stature_coach.weeks.prescribed import Do, Prescribed, prescribed_in


def paper_as_it_was_taken(house: House, paper: Entry, status: str) -> Iterator[Resource]:
    """The care plan under the entry's own id, and a request for each exercise that the paper names."""
    prescribed = prescribed_in(paper.body)
    ended = status if status == "entered-in-error" else "revoked"
    there = [exercise.id for exercise in house.regimen.exercises]
    named = [exercise for exercise in prescribed.plan if exercise in there]
    requests = [_request(house, paper, prescribed, exercise, ended) for exercise in named]
    yield {
        "resourceType": "CarePlan",
        "id": paper.id,
        "status": ended,
        "intent": "order",
        "category": [codes.PHYSICAL_ACTIVITY],
        "title": "Spine-strengthening exercises, prescribed on paper",
        "subject": reference(paper.person),
        "created": time(paper.at),
        "author": {"display": _maker(paper)},
        **({"activity": [{"reference": reference(one["id"])} for one in requests]} if requests else {}),
        "note": [{"text": said} for said in _words(paper, prescribed)],
    }
    yield from requests


def _request(house: House, paper: Entry, prescribed: Prescribed, exercise_id: str, status: str) -> Resource:
    exercise, do = house.regimen.exercise(exercise_id), prescribed.plan[exercise_id]
    return {
        "resourceType": "ServiceRequest",
        "id": name(paper.id, exercise_id),
        "status": status,
        "intent": "order",
        "category": [codes.PHYSICAL_ACTIVITY],
        **({"doNotPerform": True} if do is None else {}),
        "code": code_of(house, exercise),
        **({} if do is None else _dose(do, prescribed)),
        "subject": reference(paper.person),
        "authoredOn": prescribed.made.isoformat(),
        "requester": {"display": _maker(paper)},
        "performer": [reference(paper.person)],
    }


def _dose(do: Do, prescribed: Prescribed) -> Resource:
    when = [WHEN[part] for part in do.parts if part in WHEN]
    repeat: Resource = (
        {"when": when, "period": 1, "periodUnit": "d"} if when else {"frequency": 1, "period": 1, "periodUnit": "d"}
    )
    days = {"dayOfWeek": list(prescribed.days)} if prescribed.days else {}
    return {
        "orderDetail": [{**coded("rung"), "text": text(do.rung)}, {"text": ", ".join(do.parts)}],
        "quantityQuantity": quantity(do.repetitions, "{repetition}", "repetitions"),
        "occurrenceTiming": {"repeat": {**repeat, **days}},
    }


def _maker(paper: Entry) -> str:
    """As the paper has it; nobody has looked whether it is so."""
    words = [paper.body[key] for key in ("by", "practice", "telephone") if paper.body.get(key)]
    return text(", ".join(words)) if words else "Whoever made the paper"


def _words(paper: Entry, prescribed: Prescribed) -> Iterator[str]:
    yield f"Made on {prescribed.made.isoformat()}, taken by the person."
    for exercise in prescribed.plan:
        yield f"{text(exercise)}: {'wait' if prescribed.plan[exercise] is None else 'do'}"
    if prescribed.days is not None:
        yield f"Days: {', '.join(prescribed.days)}"
    yield "Steps: locked, none is proposed." if prescribed.locked else "Steps: not-locked."
    for key in ("for", "note", "language"):
        if paper.body.get(key):
            yield f"{key}: {text(paper.body[key])}"
