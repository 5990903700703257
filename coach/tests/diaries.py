"""Small diaries of people, made entry by entry."""

from __future__ import annotations

from datetime import datetime
from typing import Any

PERSON = "019a8f00-0000-7000-8000-000000000000"
ALL_WELL = {**{f"q{number}": "no" for number in (1, 2, 3, 4, 5, 6, 9)}, "q7": "yes", "q8": "yes"}


def entry(number: int, at: str, kind: str, /, **body: Any) -> dict[str, Any]:
    """The entry of that number, told at that local time."""
    datetime.fromisoformat(at)
    identity = f"019a8f00-0000-7000-8000-{number:012x}"
    return {"id": identity, "person": PERSON, "at": at, "kind": kind, "body": body, "schema": 1}


def screened(at: str = "2026-11-01T09:00:00+01:00", number: int = 1, **answers: str) -> dict[str, Any]:
    """Answers to the nine questions, all well but for these."""
    return entry(number, at, "screen_answered", answers={**ALL_WELL, **answers})


def opened(at: str = "2026-11-01T09:05:00+01:00", number: int = 2, answer: str = "accepted") -> dict[str, Any]:
    """The person's word on the chest raise, which a physiotherapist has shown them."""
    step = {"exercise": "prone-chest-raise", "step": "open", "answer": answer, "shown_by_therapist": True}
    return entry(number, at, "step_answered", **step)


def session(
    number: int, at: str, exercise: str = "neck-press", reason: str = "TARGET_REACHED", repetitions: int = 5
) -> dict[str, Any]:
    """A session that ended so."""
    return entry(number, at, "session_finished", exercise=exercise, reason=reason, repetitions=repetitions)
