"""What somebody who sees the kept pictures without words must not misread: arrows, hands that hold, the ball, the edge."""

from __future__ import annotations

import math

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

# Who shifts toward the edge of the bed: from where a dashed line is, and no further than to where free bed is left.
SHIFTED = ("log-roll-shift", "prone-back-shift")
LEAST_SHIFTED_UNITS = 25.0
LEAST_INSIDE_UNITS = 40.0  # 30 cm of bed before the near edge
LEAST_TRUNK_INSIDE_MM, LEAST_INSIDE_MM = 150.0, 120.0
LEAST_TRUNK_OF_A_SHIFT_INSIDE_MM = 300.0  # a forearm of bed
ROLLED_TO = ("log-roll-4", "log-roll-5", "log-roll-up-2", "bed-middle", *SHIFTED)  # where a movement on the bed ends
AWAY = ("log-roll-5", "log-roll-prone-back-2")
LEAST_OVER_UNITS = 40.0  # how high over its ends the arrow of a roll is bent
BALL_BEHIND = (
    "wall-ball-feet",
    "wall-ball-feet-further",
    "wall-step-in",
    "wall-ball-press-start",
    "wall-ball-press-hold",
)
LEAST_BALL_SEEN = 0.75
AT_THE_CHAIR = ("wall-stand", "ball-aside")
LEAST_GRIP_UNITS = 4.0  # how far the fingers come down over what they hold
MOST_HIPS_HIGHER_UNITS = 19.3  # 4.5 cm, over a thin pillow
EDGE_UNITS = 2.6  # an outline's width
NEAR_UNITS = 15.0  # 5 cm
MOST_FLOATING_MM = 3.0
NEAR_THE_HAND_UNITS = 40.0
CLEAR_OF_UNITS = 15.0  # 4 cm at the wall
# What somebody who lies on the side moves with the upper hand.
MOVED_IN_BED = (
    ("pillow-changed", "pillow-second"),
    ("towel-for-pillow", "pillow-second"),
    ("pillow-for-towel", "towel-roll"),
    ("prone-pillow-back", "pillow"),
    ("bed-middle-pillow", "pillow"),
)
# What has been moved, and the dashed line where it was before.
MOVED_FROM = (
    ("pillow-changed", "pillow-second"),
    ("towel-for-pillow", "pillow-second"),
    ("pillow-for-towel", "towel-roll"),
    ("prone-pillow-back", "pillow"),
    ("bed-middle-pillow", "pillow"),
    ("wall-chair", "chair-seat-front"),
    ("moving-turn", "foot-R"),
    ("moving-reach-turn", "foot-R"),
)
HIP_BELOW_WAIST_UNITS = 38.0  # 10 cm, from where the trousers begin
LEAST_ROOF_SEEN = 0.6
SUNK_UNITS = 3.0  # 1 cm: how far hips press into the back of a seat
KNEES_OVER_THE_EDGE = ("log-roll-edge", "prone-back-edge")
BESIDE_A_CHAIR = ("moving-kneel-chair", "moving-kneel-up", "moving-kneel-tall", "moving-lift-down", "moving-lift-kneel")


@pytest.mark.parametrize("name", SHIFTED)
def test_one_arrow_of_a_shift_leads_from_where_the_body_was_to_where_it_is_well_inside_the_edge(name: str) -> None:
    assert [part for part in paths_of(name) if part.startswith("arrow")] == ["arrow"]
    tail, tip = ends_of(name, "arrow")
    assert nearest([tail], outline_of(name, "ghost")) <= NEAR_THE_HAND_UNITS
    assert nearest([tip], outline_of(name, "leg-L")) <= NEAR_THE_HAND_UNITS
    assert min(over_the_near_edge(name, corner) for corner in outline_of(name, "arrow")) >= LEAST_INSIDE_UNITS


@pytest.mark.parametrize("name", SHIFTED)
def test_of_a_shift_the_whole_bed_is_seen_and_the_trunk_is_nearer_to_its_middle_than_to_the_edge(name: str) -> None:
    """Seen at an angle, three of three feared to fall off."""
    width, height = KNOWN[name]["width"], KNOWN[name]["height"]
    assert all(0 <= x <= width and 0 <= y <= height for x, y in outline_of(name, "mattress-top"))
    assert KNOWN[name]["over_edge_mm"]["trunk"] <= -LEAST_TRUNK_OF_A_SHIFT_INSIDE_MM


def test_a_chair_that_is_put_to_the_wall_is_not_held() -> None:
    """Held, it was seen to slide while somebody leans on it."""
    arm, chair = outline_of("wall-chair", "arm-L"), outline_of("wall-chair", "chair-back-front")
    assert nearest(arm, chair) >= CLEAR_OF_UNITS


@pytest.mark.parametrize("name", SHIFTED)
def test_who_has_shifted_toward_the_edge_is_seen_nearer_to_it_than_the_dashed_line(name: str) -> None:
    body = [corner for part in ("torso", "leg-L", "hair") for corner in outline_of(name, part)]
    now, before = (min(y for _, y in corners) for corners in (body, outline_of(name, "ghost")))
    assert now - before >= LEAST_SHIFTED_UNITS


@pytest.mark.parametrize(("name", "thing"), MOVED_FROM)
def test_where_something_was_is_seen_beside_where_it_is(name: str, thing: str) -> None:
    middles = [
        [sum(values) / len(values) for values in zip(*outline_of(name, part), strict=True)] for part in ("ghost", thing)
    ]
    assert math.dist(*middles) >= LEAST_SHIFTED_UNITS


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
def test_the_arrow_of_a_roll_away_is_bent_over_the_body_and_hidden_by_nothing(name: str, arrow: str) -> None:
    """Flat on the bed it was read as a slide."""
    order = list(paths_of(name))
    assert order.index(arrow) > max(order.index(part) for part in ("torso", "leg-L", "leg-R", "head"))
    tail, tip = ends_of(name, arrow)
    assert min(tail[1], tip[1]) - min(y for _, y in outline_of(name, arrow)) >= LEAST_OVER_UNITS


@pytest.mark.parametrize("name", AWAY)
@pytest.mark.parametrize("arrow", ["arrow-shoulders", "arrow-hips"])
def test_a_roll_away_points_to_the_far_side_of_the_bed_and_ends_over_it(name: str, arrow: str) -> None:
    bed = outline_of(name, "mattress-top")
    across = (bed[2][0] - bed[1][0], bed[2][1] - bed[1][1])
    tail, tip = ends_of(name, arrow)
    assert (tip[0] - tail[0]) * across[0] + (tip[1] - tail[1]) * across[1] > 0
    assert all(within(end, bed) for end in (tail, tip))


def ends_of(name: str, arrow: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """The middle of its tail, and its tip: the corner between the two of its head."""
    corners = outline_of(name, arrow)
    (x0, y0), (x1, y1) = corners[0], corners[-1]
    return ((x0 + x1) / 2, (y0 + y1) / 2), corners[len(corners) // 2]


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


def test_who_turns_at_the_wall_turns_on_the_spot_with_one_hand_on_the_ball_and_the_other_on_nothing() -> None:
    name = "wall-ball-turn"
    arrow = outline_of(name, "arrow")
    for foot in ("foot-L", "foot-R"):
        middle = [sum(values) / len(values) for values in zip(*outline_of(name, foot), strict=True)]
        assert min(x for x, _ in arrow) < middle[0] < max(x for x, _ in arrow)
    assert any(within(corner, outline_of(name, "ball")) for corner in outline_of(name, "arm-L"))
    assert "hand-R" not in KNOWN[name]["touches_mm"]


def test_a_hand_on_the_table_is_clear_of_the_telephone() -> None:
    hand = outline_of("wall-table", "arm-R")
    assert any(within(corner, outline_of("wall-table", "table-top-top")) for corner in hand)
    for part in ("phone-top", "phone-front", "phone-end", "receiver-front", "receiver-end", "receiver-top"):
        assert nearest(hand, outline_of("wall-table", part)) >= CLEAR_OF_UNITS, part


@pytest.mark.parametrize("name", AT_THE_CHAIR)
def test_the_chair_beside_somebody_is_before_the_legs_and_behind_the_hand_on_it(name: str) -> None:
    order = list(paths_of(name))
    assert max(order.index(part) for part in ("leg-L", "foot-L")) < order.index("chair-seat-top") < order.index("arm-L")


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


@pytest.mark.parametrize(
    "name", ["prone-chest-raise-hold", "prone-chest-raise-pillow-hold", "prone-head-only-hold", "prone-try-head"]
)
def test_the_arrow_of_a_lift_is_close_over_the_body_and_hides_nothing_of_it(name: str) -> None:
    arrow = outline_of(name, "arrow")
    for part in ("torso", "hair", "head", "sleeve-L", "towel"):
        assert not any(within(corner, outline_of(name, part)) for corner in arrow), part
    assert nearest(arrow, outline_of(name, "torso") + outline_of(name, "hair")) <= NEAR_THE_HAND_UNITS


@pytest.mark.parametrize("name", ["neck-press-hold", "neck-press-towel-hold", "wall-ball-press-hold"])
def test_the_arrow_of_a_press_is_in_what_is_pressed_and_hides_nothing_of_the_body(name: str) -> None:
    arrow, under = outline_of(name, "arrow"), outline_of(name, "wall" if "wall" in name else "mattress")
    assert all(within(corner, under) for corner in arrow)
    for part in ("torso", "head"):
        assert not any(within(corner, outline_of(name, part)) for corner in arrow), part


def test_at_the_wall_a_straight_line_leads_from_over_the_head_to_the_ankle_that_turns() -> None:
    for name in ("wall-ball-press-start", "wall-ball-press-hold"):
        board, hair, ankle = (outline_of(name, part) for part in ("board", "hair", "ankle"))
        assert min(y for _, y in board) < min(y for _, y in hair)
        assert any(within(corner, ankle) for corner in board)


def test_who_lifts_the_chest_looks_down_at_the_bed() -> None:
    for name in ("prone-chest-raise-hold", "prone-chest-raise-pillow-hold", "prone-head-only-hold"):
        (x0, y0), (x1, y1) = outline_of(name, "gaze")
        assert x0 == x1
        assert y1 > y0


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
