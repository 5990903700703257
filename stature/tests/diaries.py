"""A month of a made-up person, with something of every kind of entry."""

from __future__ import annotations

import itertools
from typing import Any

PERSON = "019a8f00-0000-7000-8000-000000000000"
ANNA = {"id": PERSON, "name": "Anna Größe", "picture": "leaf"}
ANSWERS = {**{f"q{number}": "no" for number in (1, 2, 3, 4, 5, 6, 9)}, "q7": "yes", "q8": "not_sure"}


def a_session(**changed: Any) -> dict[str, Any]:
    return {
        "exercise": "neck-press",
        "reason": "TARGET_REACHED",
        "repetitions": 5,
        "repetitions_said": None,
        "dose": {"repetitions": 5, "rung": "pillow", "hold_counts": 5},
        "beat_seconds": 1.2,
        "half_effort": False,
        "effort": 2,
        "pain": 1,
        "pain_before": 0,
        "red_flag": None,
        "seconds": 181.5,
        **changed,
    }


def a_month() -> list[dict[str, Any]]:
    """From 1 to 20 November 2026 in Berlin."""
    told: list[tuple[str, str, dict[str, Any]]] = [("01T09:00", "screen_answered", {"answers": ANSWERS})]
    told += [(f"{day:02}T07:40", "session_finished", a_session()) for day in range(2, 20)]
    at_the_wall = {"repetitions": 5, "rung": "start", "hold_counts": 5}
    hurt = a_session(exercise="wall-ball-press", reason="PAIN", repetitions=3, pain=4, seconds=90, dose=at_the_wall)
    told += [
        ("10T11:00", "session_finished", hurt),
        ("11T08:00", "morning_after", {"pain": 3}),
        ("12T08:00", "morning_after", {"pain": None}),
        ("12T08:10", "measure_taken", {"measure": "height", "centimetres": 161.5}),
        ("12T08:20", "measure_taken", {"measure": "chair_stands", "stands": 9}),
        ("12T08:30", "plan_set", {"exercise": "neck-press", "days": ["mon", "wed"], "times": {"morning": "08:15"}}),
        ("12T08:31", "plan_set", {"exercise": "neck-press", "repetitions": 4, "rung": "pillow", "by": "therapist"}),
        ("13T08:00", "red_flag", {"kind": "dizzy"}),
        ("13T08:01", "red_flag", {"kind": None}),
        ("14T18:00", "cleared", {"what": "red_flag", "answer": "I have asked"}),
        ("15T18:00", "step_answered", {"exercise": "neck-press", "step": "repetitions:6", "answer": "declined"}),
        ("16T18:00", "retracted", {"entry": _id(3)}),
        ("17T19:00", "pain_told", {"pain": 3, "exercise": "neck-press"}),
        (
            "17T19:30",
            "done_without_app",
            {"exercise": "wall-ball-press", "day": "2026-11-16", "part_of_day": "once", "hurt": True, "pain": 2},
        ),
        ("17T19:31", "words_written", {"day": "2026-11-17", "text": "Walked with Ann.\nSlept well."}),
        ("20T07:40", "session_finished", {"exercise": "neck-press", "reason": "TIRED", "repetitions": 2}),
        ("20T07:20", "prescription_taken", {"made": "2026-11-19", "plan": {"prone-chest-raise": {"do": False}}}),
        ("20T07:30", "session_answered", {"entry": _id(19), "effort": 3, "pain": 1, "repetitions_said": 5}),
    ]
    numbers = itertools.count(1)
    return [
        {
            "id": _id(next(numbers)),
            "person": PERSON,
            "at": f"2026-11-{at}:00+01:00",
            "kind": kind,
            "body": body,
            "schema": 1,
        }
        for at, kind, body in told
    ]


def a_newer_entry() -> dict[str, Any]:
    """What a later Stature may write, and this one can only keep."""
    return {
        **a_month()[0],
        "id": _id(900),
        "kind": "walked",
        "body": {"steps": 900, "with": {"dog": True}},
        "schema": 2,
    }


def _id(number: int) -> str:
    return f"019a8f00-0000-7000-8000-{number:012x}"
