"""How many browsers at a time: by the machine."""

from __future__ import annotations

import pytest

from groundwork.quickness import FEWEST, MOST, journeys_at_a_time, journeys_for


@pytest.mark.parametrize(
    ("cores", "loop_seconds", "at_a_time"),
    [(2, 0.03, 5), (2, 0.08, FEWEST), (1, 0.03, FEWEST), (2, 0.05, 3), (16, 0.03, MOST)],
)
def test_a_quick_machine_takes_more_journeys_at_a_time_and_none_fewer_than_two(
    cores: int, loop_seconds: float, at_a_time: int
) -> None:
    assert journeys_for(cores, loop_seconds) == at_a_time


def test_this_machine_takes_some() -> None:
    assert FEWEST <= journeys_at_a_time() <= MOST
