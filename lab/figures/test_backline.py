"""The measure of roundness finds a rounded back, and finds none in somebody who stands tall."""

from __future__ import annotations

from dataclasses import replace

import pytest
from backline import rounder_mm
from poses import STANDING
from skeleton import load, pose_body

MOST_ROUNDER_MM = 3.0  # as in test_figures.py
ROUNDED_DEG = 6.0
# Where the rounding sits, from the pelvis up: spread over the upper back, and at one joint.
ROUNDED = ((0.0, 0.0, 0.0, 3.0, 3.0), (0.0, 0.0, 0.0, 6.0, 0.0))


@pytest.mark.parametrize("who", ["woman", "man"])
def test_who_stands_tall_is_nowhere_rounder_than_upright(who: str) -> None:
    assert rounder_mm(pose_body(load(who), STANDING)) <= 0


@pytest.mark.parametrize("who", ["woman", "man"])
@pytest.mark.parametrize("rounded", ROUNDED)
def test_six_degrees_of_rounding_are_found_against_upright_and_against_tall(
    who: str, rounded: tuple[float, float, float, float, float]
) -> None:
    body = load(who)
    stooped = replace(STANDING, spine_deg=rounded)
    assert sum(rounded) == ROUNDED_DEG
    assert rounder_mm(pose_body(body, stooped)) > MOST_ROUNDER_MM
    a, b, c, d, e = (own + more for own, more in zip(STANDING.spine_deg, rounded, strict=True))
    less_tall = replace(STANDING, spine_deg=(a, b, c, d, e))
    assert rounder_mm(pose_body(body, less_tall), STANDING) > MOST_ROUNDER_MM
