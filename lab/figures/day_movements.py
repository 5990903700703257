"""Kneeling down and up, into a car, at the sink, a cough: the ways of moving through the day, as keyed postures.

Each is that of the single pictures (`kneeling.py`, `car.py`, `everyday.py`), and what stands around is theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from between import AboveFloor, still
from car import CAR_PAPER, CAR_SEAT, CAR_SIZE, GROUND_Y, car_inside, car_side, street
from drawing import Item, Paper
from everyday import FROM_BEHIND, LOW, LOW_SCALE, ROOM as CAR_VIEW, TALL, TALL_SCALE, sheet, sink_and_tap
from everyday_poses import (
    at_the_sink,
    facing,
    far_hand_on_a_seat,
    hand_on_the_lower_back,
    on_the_seat,
    with_a_shoehorn,
)
from keyed import HELD, Key, Movement
from kneeling import (
    BESIDE,
    MAT_METRES,
    MAT_X,
    MAT_Y,
    both_kneeling,
    chair_beside,
    far_arm_out,
    ground,
    half_kneeling,
)
from outlines import View, soften
from person import FACE_ON, FROM_BEHIND_ON, KNEES_FORWARD, SIDE_ON_KNEES_BENT
from poses import STANDING, hinged, sign
from postures import FLOOR, Posture
from props import chair, floor
from props3 import block
from resting import Level, Planted, Rest, level, part_mask
from shapely import LineString, Polygon
from skeleton import LEFTWARD, SIDES, Pose, Posed, Side, load
from stage import STANDING_VIEW

ON_THE_FLOOR = Rest(("foot",), FLOOR, 0.0)
FLOOR_ALONE = Level(0.0)


def day_movements() -> tuple[Movement, ...]:
    return kneel_down(), kneel_up(), into_the_car(), out_of_the_car(), nearer_the_sink(), cough(), into_a_shoe()


# ---------------------------------------------------------------- down beside a chair, and up

KNEELS_SIZE, KNEELS_PAPER = (620.0, 760.0), Paper(352.0, 340.0, 650.0)
STEPPED_Y = -0.4  # of the foot that stays where it stands, before the mat


def foot_at(x: float, y: float) -> Planted:
    return Planted((x, y), (0, -1, 0.1), FLOOR, (0.1 * np.sign(x), -1, 0), hinge=LEFTWARD)


def standing_before_the_mat() -> Posture:
    legs: dict[Side, Planted] = {"L": foot_at(0.1, STEPPED_Y), "R": foot_at(-0.12, STEPPED_Y)}
    return Posture(far_arm_out(), (0.0, STEPPED_Y - 0.03), FACE_ON, ON_THE_FLOOR, legs=legs, height=0.885)


def one_foot_back() -> Posture:
    """The left foot a step back on its toes, the hips over the middle."""
    legs: dict[Side, Planted] = {"L": replace(foot_at(0.1, 0.1), end=(0.0, -1, -0.75)), "R": foot_at(-0.12, STEPPED_Y)}
    return Posture(far_arm_out(), (0.0, -0.17), FACE_ON, ON_THE_FLOOR, legs=legs, height=0.83)


def on_one_knee() -> Posture:
    return replace(half_kneeling(far_hand_on_a_seat(), MAT_METRES), order=FACE_ON)


def on_both_knees() -> Posture:
    return replace(both_kneeling(far_hand_on_a_seat(), MAT_METRES), order=FACE_ON)


def chair_and_mat(view: View, paper: Paper) -> list[Item]:
    hand = still(load("man"), on_both_knees()).posed.joint("wrist.R")
    return [
        *ground(view, paper),
        *chair_beside(paper, hand, 0.0, float(hand[2]) - 0.035, view),
        *block(view, paper, "knee-mat", MAT_X, MAT_Y, (0.0, MAT_METRES), "bed", "bed-side"),
    ]


def beside_a_chair(name: str, keys: list[Key]) -> Movement:
    return Movement(
        name, keys, BESIDE, KNEELS_SIZE, KNEELS_PAPER, None, "R", "man", True, chair_and_mat, over=FLOOR_ALONE
    )


def kneel_down() -> Movement:
    keys = [
        Key(standing_before_the_mat()),
        Key(one_foot_back(), 2.2, 3, "moving.floor.one_knee"),
        Key(on_one_knee(), 3.6, 4),
        Key(on_both_knees(), 5.6, 4, "moving.floor.both_knees"),
    ]
    return beside_a_chair("kneel-down", keys)


def kneel_up() -> Movement:
    keys = [
        Key(on_both_knees()),
        Key(on_both_knees(), 3.6, 0, "moving.up_from_the_floor.kneel"),
        Key(on_one_knee(), 4.0, 4, "moving.up_from_the_floor.foot"),
        Key(one_foot_back(), 4.4, 4, "moving.up_from_the_floor.stand"),
        Key(standing_before_the_mat(), 3.0, 3),
    ]
    return beside_a_chair("kneel-up", keys)


# ---------------------------------------------------------------- into a car, and out

CAR_FEET_Y, SITS_Y = -0.34, 0.1
SEAT_AND_FLOOR = AboveFloor((-0.24, 0.32), (0.0, 0.55), CAR_SEAT)
ON_THE_CAR_SEAT = Rest(("hips",), level(CAR_SEAT), 0.03)
TURNED_XY = (0.06, 0.27)


def car_feet() -> dict[Side, Planted]:
    return {s: foot_at(0.12 * sign(s), CAR_FEET_Y) for s in SIDES}


def back_to_the_seat() -> Posture:
    return Posture(STANDING, (0.0, CAR_FEET_Y - 0.02), FACE_ON, ON_THE_FLOOR, legs=car_feet(), height=0.885)


def hips_to_the_seat() -> Posture:
    return Posture(hinged(38.0), (0.0, -0.11), FACE_ON, ON_THE_FLOOR, legs=car_feet(), height=0.75)


def feet_outside() -> Posture:
    return Posture(on_the_seat(), (0.0, SITS_Y), KNEES_FORWARD, ON_THE_CAR_SEAT, legs=car_feet())


def turning(left_deg: float, share: float, knees_up: float) -> Posture:
    """So far round, all in one piece; the knees so much up that the feet come over the sill."""
    pose = facing(lifted_knees(knees_up), left_deg)
    x, y = TURNED_XY
    return Posture(pose, (x * share, SITS_Y + (y - SITS_Y) * share), SIDE_ON_KNEES_BENT, ON_THE_CAR_SEAT)


def lifted_knees(up: float) -> Pose:
    pose = on_the_seat()
    legs = {s: replace(leg, upper=(leg.upper[0], leg.upper[1], leg.upper[2] + up)) for s, leg in pose.legs.items()}
    return replace(pose, legs=legs)


def in_the_street(_view: View, _paper: Paper) -> list[Item]:
    return [*street(), *car_inside(), *car_side()]


def by_the_car(name: str, keys: list[Key]) -> Movement:
    return Movement(
        name,
        keys,
        CAR_VIEW,
        CAR_SIZE,
        CAR_PAPER,
        None,
        "R",
        shoes=True,
        around=in_the_street,
        over=SEAT_AND_FLOOR,
        floor_y=(GROUND_Y[0], 0.0),
    )


def into_the_car() -> Movement:
    keys = [
        Key(back_to_the_seat()),
        Key(hips_to_the_seat(), 2.8, 4, "moving.car.sit"),
        Key(feet_outside(), 2.8, 3),
        Key(turning(-30.0, 0.4, 0.2), 1.8, 2, "moving.car.turn"),
        Key(turning(-60.0, 0.8, 0.2), 1.8, 2),
        Key(turning(-90.0, 1.0, 0.0), 1.8, 2),
    ]
    return by_the_car("into-the-car", keys)


def out_of_the_car() -> Movement:
    keys = [
        Key(turning(-90.0, 1.0, 0.0)),
        Key(turning(-60.0, 0.8, 0.2), 2.2, 2, "moving.car.out"),
        Key(turning(-30.0, 0.4, 0.2), 2.2, 2),
        Key(feet_outside(), 2.2, 2),
        Key(hips_to_the_seat(), 3.3, 3, "moving.car.stand"),
        Key(back_to_the_seat(), 2.6, 4),
    ]
    return by_the_car("out-of-the-car", keys)


# ---------------------------------------------------------------- at the sink


def sink_sheet() -> Paper:
    return sheet(TALL, TALL_SCALE, -0.2, 0.0)


def upright_at_the_sink() -> Posture:
    pose = replace(STANDING, arms=at_the_sink().arms)
    return Posture(pose, (0.0, 0.0), SIDE_ON_KNEES_BENT, ON_THE_FLOOR, touch={"foot-R": FLOOR})


def a_foot_up(leans: bool) -> Posture:
    pose = at_the_sink()
    if not leans:
        pose = replace(STANDING, arms=pose.arms, legs=pose.legs)
    return Posture(pose, (0.0, 0.0), SIDE_ON_KNEES_BENT, ON_THE_FLOOR, touch={"foot-R": FLOOR})


def kitchen(_view: View, paper: Paper) -> list[Item]:
    posed = still(load("man"), a_foot_up(leans=True)).posed
    hand = STANDING_VIEW.flat(posed.joint("wrist.L")[None])[0]
    foot = float(posed.joint("foot.L")[2])
    return list(sink_and_tap(paper, 0.0, float(hand[0]) + 0.13, float(hand[1]) + 0.03, foot - 0.09))


def nearer_the_sink() -> Movement:
    keys = [
        Key(upright_at_the_sink()),
        Key(a_foot_up(leans=False), 4.8, 4, "moving.sink.foot"),
        Key(a_foot_up(leans=True), 6.4, 4, "moving.sink.hips"),
    ]
    return Movement(
        "at-the-sink",
        keys,
        STANDING_VIEW,
        TALL,
        sink_sheet(),
        None,
        "R",
        "man",
        True,
        kitchen,
        over=FLOOR_ALONE,
    )


# ---------------------------------------------------------------- a cough

COUGH_ORDER = ("far leg", "near leg", "head", "torso", HELD, "far arm", "near arm")


def handkerchief(posed: Posed, view: View) -> Mapping[str, Polygon]:
    """In the fingers of the left hand, its corners hanging down."""
    x, y = view.flat((posed.joint("finger3-1.L") + posed.joint("wrist.L"))[None] / 2)[0]
    rim = [(0.03, 0.035), (0.0, 0.055), (-0.04, 0.05), (-0.075, 0.015), (-0.09, -0.07), (-0.055, -0.055)]
    rim += [(-0.03, -0.105), (-0.005, -0.06), (0.035, -0.085), (0.04, -0.03)]
    return {"handkerchief": soften(Polygon([(x + a, y + b) for a, b in rim]))}


def cough() -> Movement:
    tall = Posture(STANDING, (0.0, 0.0), FROM_BEHIND_ON, ON_THE_FLOOR)
    hands = Posture(hand_on_the_lower_back(), (0.0, 0.0), FROM_BEHIND_ON, ON_THE_FLOOR)
    keys = [
        Key(replace(tall, order=COUGH_ORDER)),
        Key(replace(tall, order=COUGH_ORDER), 4.8, 0, "moving.cough.tall"),
        Key(replace(hands, order=COUGH_ORDER), 4.4, 5, "moving.cough.hand"),
        Key(replace(hands, order=COUGH_ORDER), 4.0, 0, "moving.cough.front"),
    ]
    paper = sheet(TALL, TALL_SCALE, 0.0, 0.0)
    return Movement("cough", keys, FROM_BEHIND, TALL, paper, None, "R", "man", True, a_floor, handkerchief, FLOOR_ALONE)


def a_floor(_view: View, paper: Paper) -> list[Item]:
    return [floor(paper, -3, 3, 0.0)]


# ---------------------------------------------------------------- into a shoe

SHOE_SCALE = 0.88 * LOW_SCALE
WITH_THE_HORN = ("far arm", "far leg", "head", "torso", "near leg", HELD, "near arm")


def on_a_firm_chair(pose: Pose) -> Posture:
    return Posture(pose, (0.0, 0.0), WITH_THE_HORN, Rest(("foot-R",), FLOOR, 0.0))


def heel_up() -> Pose:
    """The toes in the shoe on the floor, the heel above it, the knee a little up."""
    pose = with_a_shoehorn()
    leg = replace(pose.legs["L"], upper=(0.1, -1, 0.16), end=(0.0, -1, -0.6))
    return replace(pose, legs={**pose.legs, "L": leg})


def shoehorn(posed: Posed, view: View) -> Mapping[str, Polygon]:
    """From over the hand to the heel."""
    hand = view.flat(posed.joint("wrist.L")[None])[0] + np.array([-0.045, -0.065])
    heel = view.flat(posed.joint("foot.L")[None])[0] + np.array([0.05, -0.02])
    return {"shoehorn": LineString([hand + 0.22 * (hand - heel), heel]).buffer(0.013, cap_style="flat")}


def a_chair(_view: View, paper: Paper) -> list[Item]:
    posed = still(load("woman"), on_a_firm_chair(on_the_seat())).posed
    behind = float(posed.vertices[part_mask(posed.body, "trunk"), 1].max())
    seat = float(posed.vertices[part_mask(posed.body, "hips"), 2].min())
    return [floor(paper, -3, 3, 0.0), *chair(paper, behind + 0.02, 0.0, seat=seat - 0.01, tall=0.95)]


def into_a_shoe() -> Movement:
    horn = on_a_firm_chair(with_a_shoehorn())
    keys = [
        Key(horn),
        Key(horn, 4.0, 0, "moving.shoes.sit"),
        Key(on_a_firm_chair(heel_up()), 4.1, 3, "moving.shoes.choose"),
        Key(horn, 4.2, 4, "moving.shoes.slide"),
    ]
    paper = sheet(LOW, SHOE_SCALE, -0.1, 0.0)
    return Movement(
        "into-a-shoe", keys, STANDING_VIEW, LOW, paper, None, "R", "woman", True, a_chair, shoehorn, FLOOR_ALONE
    )
