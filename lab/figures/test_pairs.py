"""Start and hold of an exercise, as kept: what moves is seen to move, what carries stays, and the start is left as a line."""

from __future__ import annotations

import math

import pytest
from kept_pictures import KNOWN, curve_of, outline_of, paths_of

PHONE_PX = 360.0  # how broad a phone shows a picture
LEAST_MOVED_PX = 6.0
MOST_MOVED_MM = 3.0  # of a part that must stay where it is
GHOST_UNITS = 3.4  # how far the dashed line may stray from the outline of the start: its own width
HEAD = ("head", "hair", "hair-behind")
STARTS_AND_HOLDS = (
    ("neck-press-start", "neck-press-hold"),
    ("neck-press-towel", "neck-press-towel-hold"),
    ("wall-ball-press-start", "wall-ball-press-hold"),
    ("prone-chest-raise-start", "prone-chest-raise-hold"),
    ("prone-chest-raise-pillow-start", "prone-chest-raise-pillow-hold"),
    ("prone-chest-raise-pillow-start", "prone-head-only-hold"),
)
LYING_STAYS = ("mattress", "towel")
# What carries the body in an exercise, and the one point about which it turns.
STAYS = (
    ("neck-press-start", "neck-press-hold", ("sleeve-R", "mattress")),
    ("neck-press-towel", "neck-press-towel-hold", ("sleeve-R", "mattress")),
    ("wall-ball-press-start", "wall-ball-press-hold", ("foot-L", "foot-R", "ankle", "chair-back", "wall", "floor")),
    ("prone-chest-raise-start", "prone-chest-raise-hold", LYING_STAYS),
    ("prone-chest-raise-pillow-start", "prone-chest-raise-pillow-hold", (*LYING_STAYS, "pillow")),
    ("prone-chest-raise-pillow-start", "prone-head-only-hold", (*LYING_STAYS, "pillow", "arm-L", "arm-R")),
)
ON_THEIR_HANDS = (
    ("prone-chest-raise-start", "prone-chest-raise-hold"),
    ("prone-chest-raise-pillow-start", "prone-chest-raise-pillow-hold"),
)


def moved(start: str, hold: str, part: str) -> list[float]:
    """How far each corner of a part moves, in units."""
    return [math.dist(a, b) for a, b in zip(outline_of(start, part), outline_of(hold, part), strict=True)]


@pytest.mark.parametrize(("start", "hold"), STARTS_AND_HOLDS)
def test_on_a_phone_the_whole_head_is_seen_to_move(start: str, hold: str) -> None:
    ways = moved(start, hold, "hair")
    assert sum(ways) / len(ways) * PHONE_PX / KNOWN[start]["width"] >= LEAST_MOVED_PX


@pytest.mark.parametrize(("start", "hold", "part"), [(a, b, part) for a, b, parts in STAYS for part in parts])
def test_what_carries_the_body_stays_where_it_is(start: str, hold: str, part: str) -> None:
    assert max(moved(start, hold, part)) / KNOWN[start]["units_a_metre"] * 1000 <= MOST_MOVED_MM


@pytest.mark.parametrize(("start", "hold"), ON_THEIR_HANDS)
@pytest.mark.parametrize("arm", ["arm-L", "arm-R"])
def test_the_fingertips_stay_where_they_are_on_the_bed(start: str, hold: str, arm: str) -> None:
    tips = [max(outline_of(name, arm)) for name in (start, hold)]
    assert math.dist(*tips) / KNOWN[start]["units_a_metre"] * 1000 <= MOST_MOVED_MM


@pytest.mark.parametrize(("start", "hold"), STARTS_AND_HOLDS)
def test_the_dashed_line_of_the_hold_is_the_head_of_the_start(start: str, hold: str) -> None:
    assert "ghost" not in paths_of(start)
    head = [point for part in HEAD for point in curve_of(start, part)]
    ghost = curve_of(hold, "ghost")
    over = [point for point in ghost if point[1] <= face_of(start) and beside(point, outline_of(start, "hair"))]
    assert len(over) > 10
    assert max(min(math.dist(point, other) for other in head) for point in over) <= GHOST_UNITS


def beside(point: tuple[float, float], corners: list[tuple[float, float]]) -> bool:
    return min(x for x, _ in corners) <= point[0] <= max(x for x, _ in corners)


def face_of(name: str) -> float:
    """How low the mouth is: above it the outline is the head's alone."""
    return min(y for side in "LR" for y in mouth_of(name, side))


def mouth_of(name: str, side: str) -> list[float]:
    return [y for _, y in outline_of(name, f"mouth-{side}")] if f"mouth-{side}" in paths_of(name) else []
