"""What a physiotherapist's paper prescribes, as a value: when it was made, what to do and how, and what to wait with.

Decides what such a value is and how the diary holds it. Does not know how it is told as a code (door/prescription.py), nor
what follows from it (papers.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

# So many days after it was made a paper may be taken; later, whoever gave it has seen the person too long ago (our own).
OLDEST_DAYS: Final = 60
# Clocks and calendars may differ by one day; what is made later was made by a clock that was wrong.
MOST_DAYS_AHEAD: Final = 1


@dataclass(frozen=True, slots=True)
class Do:
    """An exercise is done: so many repetitions on that rung, in these parts of the day."""

    repetitions: int
    rung: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prescribed:
    """Made on a day. `plan` has each exercise that is named, by its id: what to do, or None, which is to wait.

    `days` are days of the week, or None, which leaves them as they are; `locked` is that no steps are proposed.
    """

    made: date
    plan: Mapping[str, Do | None] = field(hash=False)
    days: tuple[str, ...] | None = None
    locked: bool = False

    def is_old(self, day: date) -> bool:
        """Whether it was made too long before that day to be taken."""
        return (day - self.made).days > OLDEST_DAYS

    def is_ahead(self, day: date) -> bool:
        """Whether it was made later than the day after that day."""
        return (self.made - day).days > MOST_DAYS_AHEAD


def prescribed_in(body: Mapping[str, Any]) -> Prescribed:
    """What the body of a `prescription_taken` holds; trusted, for it was read (entry_bodies.py)."""
    days = body.get("days")
    return Prescribed(
        made=date.fromisoformat(body["made"]),
        plan={exercise: _told(part) for exercise, part in body["plan"].items()},
        days=None if days is None else tuple(days),
        locked=body.get("locked") is True,
    )


def body_of(prescribed: Prescribed) -> dict[str, Any]:
    """The same as a body of the diary, and as programs get it: `made`, `locked`, `days`, `plan`."""
    return {
        "made": prescribed.made.isoformat(),
        "locked": prescribed.locked,
        "days": None if prescribed.days is None else list(prescribed.days),
        "plan": {exercise: _as_told(do) for exercise, do in prescribed.plan.items()},
    }


def _told(part: Mapping[str, Any]) -> Do | None:
    return Do(part["repetitions"], part["rung"], tuple(part["parts"])) if part["do"] else None


def _as_told(do: Do | None) -> dict[str, Any]:
    if do is None:
        return {"do": False}
    return {"do": True, "repetitions": do.repetitions, "rung": do.rung, "parts": list(do.parts)}
