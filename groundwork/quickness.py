"""How many journeys through a browser this machine can bear at a time.

A journey mostly waits for its own clock, which goes on while the machine is busy: too few leave the cores idle, too many let
the clock run away from those who act. Two cores that run the loop below in 0.03 s are at work all the time with five.
"""

from __future__ import annotations

import os
import time
from typing import Final

LOOP_TURNS: Final = 1_000_000
LOOP_SECONDS: Final = 0.03
JOURNEYS_A_CORE: Final = 2.5
FEWEST, MOST = 2, 6


def journeys_at_a_time() -> int:
    """By its cores, and how quick they are now."""
    return journeys_for(os.cpu_count() or 1, min(_loop_seconds() for _ in range(3)))


def journeys_for(cores: int, loop_seconds: float) -> int:
    return max(FEWEST, min(MOST, round(cores * JOURNEYS_A_CORE * LOOP_SECONDS / loop_seconds)))


def _loop_seconds() -> float:
    began = time.perf_counter()
    sum(turn * turn for turn in range(LOOP_TURNS))
    return time.perf_counter() - began
