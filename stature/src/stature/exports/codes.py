"""The codes of the clinic's records: whose they are, and our own where nobody else has one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from stature_coach.regimen.values import Exercise
from stature_coach.session.events import RedFlag

LOINC: Final = "http://loinc.org"
SNOMED: Final = "http://snomed.info/sct"
UCUM: Final = "http://unitsofmeasure.org"
OBSERVATIONS: Final = "http://terminology.hl7.org/CodeSystem/observation-category"
OPERATIONS: Final = "http://terminology.hl7.org/CodeSystem/v3-DataOperation"
GUIDE: Final = "http://hl7.org/fhir/us/physical-activity/CodeSystem/pa-temporary-codes"
OURS: Final = "urn:uuid:2f1c3c0a-5d3e-5a3b-8a7e-1d6f0c9b4e21"

WARNING_SIGNS: Final = frozenset(flag.value for flag in RedFlag)

# What our own codes mean, in words for the clinic; an exercise says so itself.
CONCEPTS: Final[Mapping[str, str]] = {
    "stop-reason": "How the session ended",
    "target-reached": "All planned repetitions were done",
    "tired": "The person was tired; the session counts as complete",
    "stopped": "The person stopped",
    "interrupted": "The session was interrupted",
    "form": "The session ended because the position was lost",
    "pain": "The person stopped because of pain",
    "red-flag": "The person reported a warning sign",
    "repetitions": "Whole holds that were counted",
    "repetitions-said": "Repetitions, as the person said afterwards",
    "repetitions-planned": "Repetitions that were planned",
    "hold-counts": "Counts of one planned hold",
    "beat": "Time from one count to the next",
    "hold": "Length of one planned hold: counts times beat",
    "half-effort": "Whether the session was to be done at half effort, as a first one is",
    "effort": "Effort from 0 (none) to 10 (the most), with our own labels",
    "set-begun": "Whether any effort began; if not, nothing was done",
    "rung": "How the exercise was done: the rung of its ladder",
    "pain-before": "Pain before the exercise",
    "pain-after": "Pain after the exercise",
    "little-pain": "Whether it was said that a little hurts after the exercise; without a number, no more than before",
    "pain-next-morning": "Pain in the back on the morning after",
    "answers-wait": "Whether how it was, and whether anything hurts, were left for the morning after",
    "answers-of": "The session, by the id of its entry, that is told of on the morning after",
    "session-answered": "What was told of a session on the morning after",
    "pain-now": "Pain told at any time of the day",
    "pain-told": "Whether pain was told in the session, whatever ended it",
    "unanswered": "Whether the person answered nothing when asked three times whether all was well",
    "tired-taken-back": "Whether the person said to be tired, took it back and went on",
    "pressed-by-mistake": "How often the person pressed that it hurts and said that it was a slip",
    "efforts": "Efforts that were begun",
    "chair-stands": "Stands from a chair in 30 seconds, stopping when the person liked",
    "hurt": "Whether it hurt; a measure was then broken off",
    "without-app": "Whether it was done without the app, and told afterwards",
    "part-of-day": "In which part of the day it was done: morning, evening or once",
    "own-words": "The person's own words on a day",
    "warning-sign": "A warning sign that the person named",
    "sharp-back-or-rib": "Sudden, severe or new sharp pain in back, ribs or hip, or a crack",
    "chest-pain": "Chest pain or pressure",
    "faint-or-breathless": "Faint, or suddenly short of breath",
    "numb-or-weak": "New numbness or weakness",
    "dizzy": "Dizzy, and nothing else",
    "sharp-neck": "Sudden, severe or new sharp pain in the neck",
    "bladder-bowel-or-saddle": "New trouble with bladder or bowel, or numbness where one sits",
    "face-or-speech": "Sudden trouble with face, speech or sight, or seeing double",
    "something-else": "Something else that the person took for a warning",
    "has-asked": "The person says that they have asked a doctor or physiotherapist about this",
    "exercise": "Which exercise it is about",
    "step-answer": "What the person said to one small step that was proposed, or to opening an exercise",
    "step": "The step: repetitions or a rung of the ladder, or a word that opens an exercise",
    "open": "To open the prone chest raise",
    "chair-and-company": "To stand at the wall only with a chair in reach and another person at home",
    "accepted": "Accepted",
    "declined": "Not now",
    "undone": "Taken back",
    "shown-by-therapist": "Whether a therapist has shown it",
    "chosen-time": "A time of day that was chosen, with its part of the day",
    "locked": "Set and locked: no step is proposed",
    "not-locked": "Not locked: steps are proposed again",
    "unread": "Kept by an app whose version does not know how to read it, as it is: kind, schema and body, or the keys of a body",
    "yes": "Yes",
    "no": "No",
    "not-sure": "Not sure; taken as the careful answer",
}

PHYSICAL_ACTIVITY: Final = {"coding": [{"system": GUIDE, "code": "PhysicalActivity", "display": "Physical Activity"}]}
_CATEGORIES: Final = {"activity": "Activity", "survey": "Survey", "vital-signs": "Vital Signs"}


def category(word: str) -> dict[str, Any]:
    """An observation's category."""
    return {"coding": [{"system": OBSERVATIONS, "code": word, "display": _CATEGORIES[word]}]}


def local(word: str) -> dict[str, Any]:
    """A coding of our own."""
    return {"system": OURS, "code": word, "display": CONCEPTS[word]}


def coded(word: str) -> dict[str, Any]:
    """A concept of our own."""
    return {"coding": [local(word)]}


def exercise_coding(exercise: Exercise) -> dict[str, Any]:
    """A coding of our own for an exercise."""
    return {"system": OURS, "code": exercise.id, "display": exercise.display}


def exercise_concept(exercise: Exercise) -> dict[str, Any]:
    """A concept of our own for an exercise."""
    return {"coding": [exercise_coding(exercise)]}


def system(exercises: Iterable[Exercise]) -> dict[str, Any]:
    """Our codes as a CodeSystem, to stand in every Bundle that uses them."""
    means = {**{exercise.id: exercise.display for exercise in exercises}, **CONCEPTS}
    return {
        "resourceType": "CodeSystem",
        "id": OURS.removeprefix("urn:uuid:"),
        "url": OURS,
        "name": "StatureCodes",
        "title": "Stature: what LOINC and SNOMED CT have no code for",
        "status": "active",
        "content": "complete",
        "concept": [{"code": code, "display": says} for code, says in means.items()],
    }
