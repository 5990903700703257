"""What somebody who sees the kept pictures without words must not misread: arrows, hands that hold, the ball, the edge."""

from __future__ import annotations

import pytest
from kept_pictures import (
    KNOWN,
    NAMES,
    nearest,
    outline_of,
    over_the_near_edge,
    parts_over_the_edge,
    paths_of,
    seen_share,
    within,
)

# Arrows that bring somebody toward the edge of the bed, or roll somebody away from it, lie well inside the mattress.
ARROWS_INSIDE = ("log-roll-shift", "prone-back-shift", "log-roll-5", "log-roll-prone-back-2")
LEAST_INSIDE_UNITS = 40.0  # 30 cm of bed before the near edge
LEAST_TRUNK_INSIDE_MM, LEAST_INSIDE_MM = 150.0, 120.0
ROLLED_TO = ("log-roll-4", "log-roll-5", "log-roll-up-2", "bed-middle")  # where a movement on the bed ends
AWAY = ("log-roll-5", "log-roll-prone-back-2")
LEAST_ARROW_SEEN = 0.4  # of an arrow that lies on the bed behind a body
BALL_BEHIND = (
    "wall-ball-feet",
    "wall-ball-feet-further",
    "wall-step-in",
    "wall-ball-press-start",
    "wall-ball-press-hold",
)
LEAST_BALL_SEEN = 0.75
AT_THE_CHAIR = ("wall-chair", "wall-stand", "ball-aside")
LEAST_GRIP_UNITS = 4.0  # how far the fingers come down over what they hold
MOST_HIPS_HIGHER_UNITS = 18.0  # 4.5 cm, over a thin pillow
EDGE_UNITS = 2.6  # an outline's width
NEAR_UNITS = 15.0  # 5 cm
MOST_FLOATING_MM = 6.0
NEAR_THE_HAND_UNITS = 40.0
CLEAR_OF_UNITS = 15.0  # 4 cm at the wall
# What somebody who lies on the side moves with the upper hand.
MOVED_IN_BED = (
    ("pillow-changed", "pillow-second"),
    ("towel-for-pillow", "towel-roll"),
    ("pillow-for-towel", "towel-roll"),
    ("prone-pillow-back", "pillow"),
)
HIP_BELOW_WAIST_UNITS = 38.0  # 10 cm, from where the trousers begin
LEAST_ROOF_SEEN = 0.6
SUNK_UNITS = 3.0  # 1 cm: how far hips press into the back of a seat
KNEES_OVER_THE_EDGE = ("log-roll-edge", "prone-back-edge")
BESIDE_A_CHAIR = ("moving-kneel-chair", "moving-kneel-tall", "moving-lift-down", "moving-lift-kneel")


@pytest.mark.parametrize("name", ARROWS_INSIDE)
def test_an_arrow_on_the_bed_ends_well_inside_its_edge(name: str) -> None:
    arrows = [part for part in paths_of(name) if part.startswith("arrow")]
    assert len(arrows) == 2
    bed = outline_of(name, "mattress-top")
    assert all(within(corner, bed) for part in arrows for corner in outline_of(name, part))
    lowest = min(over_the_near_edge(name, corner) for part in arrows for corner in outline_of(name, part))
    assert lowest >= LEAST_INSIDE_UNITS


def test_where_the_knees_are_over_the_edge_no_arrow_says_roll_on() -> None:
    knees_over = [name for name in NAMES if parts_over_the_edge(name) == {"knee-L", "knee-R"}]
    assert set(knees_over) == set(KNEES_OVER_THE_EDGE)
    assert [name for name in knees_over if any(part.startswith("arrow") for part in paths_of(name))] == []


@pytest.mark.parametrize(("name", "thing"), MOVED_IN_BED)
def test_what_is_moved_in_bed_lies_on_it_whole_with_the_hand_on_it(name: str, thing: str) -> None:
    bed, moved = outline_of(name, "mattress-top"), outline_of(name, thing)
    assert all(within(corner, bed) for corner in moved)
    assert any(within(corner, moved) for corner in outline_of(name, "arm-L"))


@pytest.mark.parametrize("name", KNEES_OVER_THE_EDGE)
def test_before_getting_up_the_trunk_is_far_inside_the_edge(name: str) -> None:
    assert all(KNOWN[name]["over_edge_mm"][part] <= -LEAST_TRUNK_INSIDE_MM for part in ("head", "trunk", "hips"))


@pytest.mark.parametrize("name", ROLLED_TO)
def test_a_movement_on_the_bed_ends_with_hips_and_knees_inside_it(name: str) -> None:
    assert all(KNOWN[name]["over_edge_mm"][part] <= -LEAST_INSIDE_MM for part in ("trunk", "hips", "knee-L", "knee-R"))


@pytest.mark.parametrize("name", AWAY)
@pytest.mark.parametrize("arrow", ["arrow-shoulders", "arrow-hips"])
def test_the_arrow_of_a_roll_away_lies_behind_the_body_and_is_seen(name: str, arrow: str) -> None:
    order = list(paths_of(name))
    assert order.index(arrow) < min(order.index(part) for part in ("torso", "leg-L", "leg-R"))
    assert seen_share(name, arrow, 2.0) >= LEAST_ARROW_SEEN


@pytest.mark.parametrize("name", AWAY)
def test_a_roll_away_points_to_the_far_side(name: str) -> None:
    far, near = (outline_of(name, "mattress-top")[i] for i in (2, 1))
    across = (far[0] - near[0], far[1] - near[1])
    for arrow in ("arrow-shoulders", "arrow-hips"):
        tail, *_, tip, _, _, _ = outline_of(name, arrow)
        way = (tip[0] - tail[0], tip[1] - tail[1])
        assert way[0] * across[0] + way[1] * across[1] > 0


@pytest.mark.parametrize("name", [n for n in NAMES if {"towel-top", "mattress-top"} <= set(paths_of(n))])
def test_the_towel_lies_on_the_bed(name: str) -> None:
    bed = outline_of(name, "mattress-top")
    assert all(within(corner, bed) for corner in outline_of(name, "towel-fold-top"))


@pytest.mark.parametrize("name", BALL_BEHIND)
def test_the_ball_behind_the_back_is_seen(name: str) -> None:
    assert seen_share(name, "ball") >= LEAST_BALL_SEEN


@pytest.mark.parametrize("name", ["wall-ball-feet", "wall-ball-feet-further", "wall-step-in"])
def test_at_the_wall_one_foot_moves_at_a_time(name: str) -> None:
    assert [part for part in paths_of(name) if part.startswith("arrow")] == ["arrow"]


def test_in_the_wall_press_no_arrow_asks_the_feet_to_move() -> None:
    assert [part for part in paths_of("wall-ball-press-hold") if part.startswith("arrow")] == ["arrow"]


def test_who_turns_at_the_wall_turns_on_the_spot_and_holds_the_table_not_the_telephone() -> None:
    name = "wall-ball-turn"
    arrow, hand = outline_of(name, "arrow"), outline_of(name, "arm-R")
    for foot in ("foot-L", "foot-R"):
        middle = [sum(values) / len(values) for values in zip(*outline_of(name, foot), strict=True)]
        assert min(x for x, _ in arrow) < middle[0] < max(x for x, _ in arrow)
    assert any(within(corner, outline_of(name, "table-top-top")) for corner in hand)
    for part in ("phone-top", "phone-front", "phone-end", "receiver-front", "receiver-end", "receiver-top"):
        assert nearest(hand, outline_of(name, part)) >= CLEAR_OF_UNITS, part


def test_the_chair_beside_a_light_thing_is_seen_to_be_one() -> None:
    back, seat = outline_of("moving-lift-light", "chair-back"), outline_of("moving-lift-light", "chair-seat")
    assert min(y for _, y in back) < min(y for _, y in seat)
    assert seen_share("moving-lift-light", "chair-back") >= LEAST_BALL_SEEN


@pytest.mark.parametrize("name", AT_THE_CHAIR)
def test_the_fingers_come_down_over_the_back_of_the_chair(name: str) -> None:
    board = outline_of(name, "chair-back-front")
    x0, x1 = min(x for x, _ in board), max(x for x, _ in board)
    left, right = (min(y for x, y in board if abs(x - at) < 1) for at in (x0, x1))
    over = [y - left - (right - left) * (x - x0) / (x1 - x0) for x, y in outline_of(name, "arm-L") if x0 < x < x1]
    assert max(over) >= LEAST_GRIP_UNITS


@pytest.mark.parametrize("name", [*BALL_BEHIND, "ball-falls"])
def test_the_hand_behind_closes_round_the_rail_before_the_wall(name: str) -> None:
    rail, wall = outline_of(name, "chair-back"), outline_of(name, "wall")
    top, back = min(y for _, y in rail), min(x for x, _ in rail)
    behind = [y for x, y in outline_of(name, "arm-L") if max(x for x, _ in wall) - 1.0 <= x <= back]
    assert max(behind) - top >= LEAST_GRIP_UNITS


def test_a_ball_that_fell_lies_on_the_floor_between_heels_and_wall_and_is_seen() -> None:
    lies, floor, wall, shoe = (outline_of("ball-falls", part) for part in ("ball", "floor", "wall", "foot-R"))
    assert max(y for _, y in lies) == pytest.approx(min(y for _, y in floor), abs=2.0)
    assert min(x for x, _ in lies) >= max(x for x, _ in wall) - 1.0
    assert max(x for x, _ in lies) <= min(x for x, _ in shoe) + NEAR_UNITS
    assert seen_share("ball-falls", "ball") >= LEAST_BALL_SEEN


def test_the_foot_that_pushes_the_ball_is_at_it_and_on_the_floor() -> None:
    assert nearest(outline_of("ball-aside", "foot-R"), outline_of("ball-aside", "ball")) <= NEAR_UNITS
    assert KNOWN["ball-aside"]["touches_mm"]["foot-R"] <= MOST_FLOATING_MM


def test_over_a_thin_pillow_the_hips_lie_hardly_higher() -> None:
    flat, cushioned = (highest_over_bed(f"prone-chest-raise{easier}-start") for easier in ("", "-pillow"))
    assert 0 < cushioned - flat <= MOST_HIPS_HIGHER_UNITS


def highest_over_bed(name: str) -> float:
    return min(y for _, y in outline_of(name, "mattress")) - min(y for _, y in outline_of(name, "leg-L"))


@pytest.mark.parametrize("name", ["prone-chest-raise-hold", "prone-chest-raise-pillow-hold"])
def test_the_arrow_of_the_chest_is_on_the_chest(name: str) -> None:
    middle = [x for x, _ in outline_of(name, "arrow")]
    assert (min(middle) + max(middle)) / 2 <= min(x for x, _ in outline_of(name, "sleeve-L"))


def test_the_head_that_leans_at_a_wall_is_not_in_it() -> None:
    wall = min(x for x, _ in outline_of("moving-cough-wall", "wall"))
    for part in ("hair", "torso", "leg-L"):
        assert max(x for x, _ in outline_of("moving-cough-wall", part)) <= wall + EDGE_UNITS


def test_who_bends_at_the_hips_has_a_hand_on_the_front_of_the_thigh() -> None:
    thigh, arm = outline_of("hip-hinge", "leg-L"), outline_of("hip-hinge", "arm-L")
    fingertips = max(arm, key=lambda corner: corner[1])
    front = min(x for x, y in thigh if abs(y - fingertips[1]) < NEAR_THE_HAND_UNITS)
    assert abs(fingertips[0] - front) <= NEAR_UNITS


@pytest.mark.parametrize(
    ("name", "arm", "under"),
    [("moving-sink-teeth", "arm-L", "worktop"), ("moving-lift-light", "arm-R", "chair-seat")],
)
def test_who_bends_at_the_hips_to_reach_something_has_the_other_hand_on_something_firm(
    name: str, arm: str, under: str
) -> None:
    assert any(within(corner, outline_of(name, under)) for corner in outline_of(name, arm))


@pytest.mark.parametrize("name", ["tablet-back", "prone-tablet-back"])
def test_a_tablet_put_back_lies_on_the_table_and_not_beside_the_body(name: str) -> None:
    table, device = outline_of(name, "table-top"), outline_of(name, "device")
    assert sum(within(corner, table) for corner in device) >= len(device) / 2
    assert nearest(outline_of(name, "arm-R" if name == "tablet-back" else "arm-L"), device) <= NEAR_UNITS


@pytest.mark.parametrize("name", ["tablet-by-hand", "prone-tablet-by-hand"])
def test_a_tablet_that_is_brought_lies_on_the_bed_where_its_arrow_ends(name: str) -> None:
    device, bed = outline_of(name, "device"), outline_of(name, "mattress-top")
    assert all(within(corner, bed) for corner in device)
    assert nearest(outline_of(name, "arrow"), device) <= NEAR_THE_HAND_UNITS


def test_the_pillow_laid_by_the_head_on_the_way_out_has_left_the_stomach() -> None:
    pillow, head, legs = (outline_of("prone-pillow-back", part) for part in ("pillow", "head", "leg-L"))
    assert nearest(pillow, head) < nearest(pillow, legs)


@pytest.mark.parametrize("name", ["moving-cough-hand", "moving-cough-wall"])
def test_a_cough_goes_into_a_handkerchief(name: str) -> None:
    assert nearest(outline_of(name, "handkerchief"), outline_of(name, "head")) <= NEAR_UNITS


def test_what_is_reached_for_lies_between_hip_and_shoulder() -> None:
    shoulder = min(y for _, y in outline_of("moving-reach", "torso"))
    hip = min(y for _, y in outline_of("moving-reach", "leg-L")) + HIP_BELOW_WAIST_UNITS
    for thing in ("pot", "jar", "box"):
        ys = [y for _, y in outline_of("moving-reach", thing)]
        assert shoulder <= min(ys) < (min(ys) + max(ys)) / 2 <= hip, thing


@pytest.mark.parametrize("name", ["moving-car-stand", "moving-car-sit", "moving-car-turned"])
def test_a_car_is_seen_as_one(name: str) -> None:
    assert {"wheel-0", "wheel-1", "car-front", "car-tail", "car-roof"} <= set(paths_of(name))
    assert seen_share(name, "car-roof") >= LEAST_ROOF_SEEN


def test_who_has_turned_in_the_car_sits_before_the_back_of_the_seat() -> None:
    seat_back = min(x for x, _ in outline_of("moving-car-turned", "seat-back-front"))
    hips = [x for x, _ in outline_of("moving-car-turned", "leg-L")]
    assert max(hips) <= seat_back + SUNK_UNITS


@pytest.mark.parametrize("name", BESIDE_A_CHAIR)
def test_who_kneels_beside_a_chair_kneels_on_a_floor_that_is_seen(name: str) -> None:
    ground = outline_of(name, "floor")
    for part in ("foot-L", "foot-R"):
        lowest = max(outline_of(name, part), key=lambda corner: corner[1])
        assert within(lowest, ground), part


@pytest.mark.parametrize("name", BESIDE_A_CHAIR)
def test_who_kneels_beside_a_chair_has_a_hand_on_its_seat(name: str) -> None:
    seat = outline_of(name, "chair-seat-top")
    assert any(within(corner, seat) for corner in outline_of(name, "arm-R"))


def test_a_box_that_is_drawn_in_is_at_the_belly_and_an_arm_is_round_it() -> None:
    box = outline_of("moving-lift-kneel", "box-top")
    for part in ("torso", "arm-L"):
        assert any(within(corner, outline_of("moving-lift-kneel", part)) for corner in box) or any(
            within(corner, box) for corner in outline_of("moving-lift-kneel", part)
        ), part
