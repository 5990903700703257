"""The beat: seconds a count, in tenths (S7). A slower one makes every effort longer, so it is a part of the dose.

Decides the one step slower and the one quicker. Does not know when a step may be asked for.
"""

from typing import Final

from stature_coach.safety import BEAT_STEP_TENTHS, FASTEST_BEAT_SECONDS, SLOWEST_BEAT_SECONDS

QUICKEST: Final = FASTEST_BEAT_SECONDS


def slower(beat_seconds: float) -> float | None:
    """One tenth of a second a count slower; None where it is the slowest already."""
    step = _tenths(beat_seconds) + BEAT_STEP_TENTHS
    return step / 10 if step <= _tenths(SLOWEST_BEAT_SECONDS) else None


def quicker(beat_seconds: float) -> float | None:
    """One tenth of a second a count quicker; None where it is the quickest already."""
    step = _tenths(beat_seconds) - BEAT_STEP_TENTHS
    return step / 10 if step >= _tenths(FASTEST_BEAT_SECONDS) else None


def _tenths(beat_seconds: float) -> int:
    return round(beat_seconds * 10)
