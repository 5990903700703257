"""A measured figure, which never comes alone: beside it stands a baseline taken in the same run.

A module in `benches/` has a NAME, a TITLE, perhaps NEEDS ("web", or "smallest" as it is published; "chromium") and LONG (run only where it is named),
and `figures() -> list[Figure]`.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, and the baseline in the same unit, on the same machine, in the same minute."""

    what: str
    value: float
    unit: str
    baseline: str
    baseline_value: float
    less_is_better: bool = True

    @property
    def ratio(self) -> float:
        """How many times the baseline; not a number where the baseline is nothing."""
        return self.value / self.baseline_value if self.baseline_value else float("nan")


@dataclass(frozen=True, slots=True)
class Pair:
    """Seconds for the thing itself and for its baseline."""

    seconds: float
    baseline_seconds: float


def side_by_side(itself: Callable[[], object], baseline: Callable[[], object], *, rounds: int = 7) -> Pair:
    """The median of each, taken in turns, so that a busy moment of the machine falls on both."""
    taken = [(_seconds(itself), _seconds(baseline)) for _ in range(rounds)]
    return Pair(statistics.median(own for own, _ in taken), statistics.median(other for _, other in taken))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
