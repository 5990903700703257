"""What a session, or a morning after one, says about pain and stops, and nothing about what they mean.

Decides what counts as pain that rose, as a stop, and as a worse morning (clinical A9; rules S2 and S11).
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

from stature_coach.cues import Reason
from stature_coach.safety import HIGH_PAIN, PAIN_RISE

_PAIN: Final = Reason.PAIN.value
_STOPPED: Final = Reason.STOPPED.value
_GRAVE: Final = frozenset(reason.value for reason in (Reason.FORM, Reason.PAIN, Reason.RED_FLAG))


class Morning(Enum):
    """How a back is the morning after, beside the day before."""

    UNKNOWN = "unknown"
    NOT_WORSE = "not_worse"
    A_LITTLE_WORSE = "a_little_worse"
    WORSE = "worse"


def hurt(body: Mapping[str, Any]) -> bool:
    """Whether the session ended in pain, or left more pain than it found.

    Who skipped the question before is taken to have come without pain.
    """
    if body.get("reason") == _PAIN:
        return True
    after = body.get("pain")
    return after is not None and rose(body.get("pain_before") or 0, after, known=body.get("pain_before") is not None)


def rose(before: int, after: int, known: bool = True) -> bool:
    """Two points or more, or to four and above. A rise of two counts only from a number that was told."""
    return (known and after - before >= PAIN_RISE) or (after >= HIGH_PAIN and after > before)


def stopped(body: Mapping[str, Any]) -> bool:
    """Whether the session was a stop in the middle of the effort, or hurt."""
    reason = body["reason"]
    return reason in _GRAVE or (reason == _STOPPED and _in_the_middle(body)) or hurt(body)


def _in_the_middle(body: Mapping[str, Any]) -> bool:
    """Ended on the way in, before any effort, it was a change of mind; after the whole dose, the way out was known."""
    dose = body["dose"] if isinstance(body.get("dose"), dict) else {}
    planned = dose.get("repetitions")
    whole = isinstance(planned, int) and body["repetitions"] >= planned
    return bool(body["repetitions"] or body.get("set_begun")) and not whole


def morning(before: int | None, after: int | None) -> Morning:
    """A morning's pain beside that of the day before. Some pain beside an untold day may be a little worse."""
    if after is None or (before is None and after == 0):
        return Morning.UNKNOWN
    if rose(before or 0, after, known=before is not None):
        return Morning.WORSE
    return Morning.A_LITTLE_WORSE if after > (before or 0) else Morning.NOT_WORSE
