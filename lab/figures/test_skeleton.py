"""The bodies' own measures that every pose leans on."""

from __future__ import annotations

import numpy as np
import pytest
from skeleton import SIDES, Side, hand_axes, load


@pytest.mark.parametrize("who", ["woman", "man"])
@pytest.mark.parametrize("side", SIDES)
def test_the_palm_is_where_relaxed_fingers_and_the_thumb_bend_to(who: str, side: Side) -> None:
    """Taken for the back of the hand, it turned every hand over: the thumb was drawn on the wrong side."""
    body = load(who)
    _, palm, _ = hand_axes(body, side)
    for finger in range(1, 6):
        knuckle, tip = (body.head(f"finger{finger}-{joint}.{side}") for joint in (1, 3))
        assert np.dot(tip - knuckle, palm) > 0, finger
