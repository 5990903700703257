"""The movements between two ways of being: sitting down, lying down, getting up, standing up, as keyed postures.

Each key says what carries whom, as the single pictures do (`postures.py`, `transfers.py`); the way between two keys is
`between.py`. Spines are straight in every key, and so on every way (S1).
"""

from __future__ import annotations

from dataclasses import replace

import bedside
from bedside import PAPER, ROOM
from day_movements import day_movements
from drawing import Paper
from front_movements import front_movements
from keyed import Key, Movement
from poses import STANDING, hinged, sign
from postures import (
    BED,
    FLAT,
    FLOOR,
    Posture,
    half_back,
    half_way,
    hands_beside_the_hips,
    knees_bent,
    on_the_back,
    on_the_side,
    sitting,
)
from resting import Laid, Planted, Rest
from skeleton import SIDES, Side
from stage import room_view
from transfers import (
    BACK_Y,
    MIDDLE_Y,
    NEAR_Y,
    PELVIS_X,
    SEAT_X,
    at_the_edge,
)

BESIDE_THE_BED = room_view(76.0, 12.0)  # from the foot of the bed: the back of who sits down is seen from the side
SIDE_SIZE, SIDE_PAPER = (600.0, 640.0), Paper(330.0, 260.0, 590.0)


FEET_Y, SIT_Y, FEET_APART = -0.17, 0.19, 0.11
HINGE_DEG = 38.0
SIDE_ON_BED_EDGE = ("far arm", "far leg", "head", "torso", "near leg", "near arm")


def feet(x: float) -> dict[Side, Planted]:
    return {
        s: Planted((x + FEET_APART * sign(s), FEET_Y), (0.05 * sign(s), -1, 0.4), FLOOR, (0.12 * sign(s), -1, 0))
        for s in SIDES
    }


STANDS_METRES = 0.897  # how high the pelvis is


def stood(x: float) -> Posture:
    on_the_floor = Rest(("foot",), FLOOR, 0.0)
    return Posture(STANDING, (x, -0.2), SIDE_ON_BED_EDGE, on_the_floor, legs=feet(x), height=STANDS_METRES)


def hips_back(x: float) -> Posture:
    """Half way between standing and sitting: the hips go back, the back straight, the hands on the thighs."""
    pose = hinged(HINGE_DEG)
    return Posture(pose, (x, 0.03), SIDE_ON_BED_EDGE, Rest(("foot",), FLOOR, 0.0), legs=feet(x), height=0.72)


def on_the_edge(x: float, hands: bool = False) -> Posture:
    """On the edge, leaning from the hips, the back straight."""
    pose = hinged(30.0)
    told: dict[Side, Planted] = {"L" if s == "L" else "R": arm for s, arm in pushing(x).items()} if hands else {}
    return Posture(pose, (x, SIT_Y), SIDE_ON_BED_EDGE, arms=told, legs=feet(x))


def pushing(x: float) -> dict[str, Planted]:
    """A hand beside each hip, so near that the elbows stay a little bent as the trunk leans."""
    return {
        s: Planted(
            (x + 0.25 * sign(s), 0.13), (0.5 * sign(s), 1, 0), BED, (0.25 * sign(s), -0.8, -0.55), (0, -0.5, -0.8)
        )
        for s in SIDES
    }


def seated(x: float, **arms: Planted) -> Posture:
    posture = sitting(x, **arms)
    return replace(posture, xy=(x, SIT_Y), legs=feet(x), order=SIDE_ON_BED_EDGE)


def sit_down() -> Movement:
    keys = [
        Key(stood(SEAT_X)),
        Key(hips_back(SEAT_X), 2.4, 4, "log_roll.sit"),
        Key(on_the_edge(SEAT_X), 1.8, 3),
        Key(seated(SEAT_X), 1.8, 3),
        Key(seated(SEAT_X), 4.2, 0, "log_roll.long_back"),
    ]
    return Movement("sit-down", keys, BESIDE_THE_BED, SIDE_SIZE, SIDE_PAPER, MIDDLE_Y, "R")


def stand_up() -> Movement:
    hands = pushing(SEAT_X)
    keys = [
        Key(seated(SEAT_X, **hands)),
        Key(seated(SEAT_X, **hands), 4.8, 0, "moving.out_of_bed.sit_a_while"),
        Key(on_the_edge(SEAT_X, hands=True), 2.2, 3, "moving.up_from_the_floor.stand"),
        Key(hips_back(SEAT_X), 2.2, 3),
        Key(stood(SEAT_X), 3.0, 4),
    ]
    return Movement("stand-up", keys, BESIDE_THE_BED, SIDE_SIZE, SIDE_PAPER, MIDDLE_Y, "R")


def lie_down() -> Movement:
    keys = [
        Key(seated_in_room()),
        Key(half_way(SEAT_X, legs_down=False), 4.0, 5, "log_roll.down"),
        Key(on_the_side((PELVIS_X, NEAR_Y + 0.08)), 2.4, 3),
        Key(half_back((PELVIS_X, 0.41)), 3.7, 4, "log_roll.onto_back"),
        Key(knees_bent(on_the_back((PELVIS_X, BACK_Y))), 3.7, 4),
    ]
    return Movement("lie-down", keys, ROOM, bedside.SIZE, PAPER, NEAR_Y + 0.18, "R")


def seated_in_room() -> Posture:
    return sitting(SEAT_X)


def get_up() -> Movement:
    beside_the_ear = Laid((-0.8, -0.75, 0), (-1, -0.1, 0), BED, (-1, 0.1, 0), (0, 0, 1), hinge=(0, 0, -1))
    out_to_the_side = Laid((-0.1, -1, 0), (-0.8, -0.6, 0), BED, (-0.9, -0.4, 0), (0, 0, 1), hinge=(0, 0, -1))
    under_the_face = Laid((-0.35, -1, 0), (-1, -0.15, 0), BED, (-1, 0, 0), FLAT)
    by_the_side = Laid(
        (1, -0.22, 0), (1, -0.6, 0), BED, (1, 0, 0), FLAT, hinge=(0, 0, -1)
    )  # so it slides out, and not over
    back = on_the_back((PELVIS_X, BACK_Y), R=by_the_side)
    keys = [
        Key(back),
        Key(knees_bent(back, left=0.46, right=0.74), 3.2, 3, "log_roll.knees"),
        Key(knees_bent(back), 2.1, 2),
        Key(knees_bent(on_the_back((PELVIS_X, BACK_Y), R=out_to_the_side)), 3.6, 3, "log_roll.near_arm_up"),
        Key(knees_bent(on_the_back((PELVIS_X, BACK_Y), R=beside_the_ear)), 3.6, 3),
        Key(on_the_side((PELVIS_X, MIDDLE_Y - 0.12), R=under_the_face), 5.0, 5, "log_roll.onto_side"),
        Key(at_the_edge(), 8.7, 3, "moving.out_of_bed.to_edge"),
        Key(half_way(SEAT_X, legs_down=True), 3.2, 4, "log_roll.up"),
        Key(sitting(SEAT_X, **hands_beside_the_hips(SEAT_X)), 3.2, 4),
    ]
    return Movement("get-up", keys, ROOM, bedside.SIZE, PAPER, BACK_Y, "R")


MOVEMENTS = (
    sit_down(),
    lie_down(),
    get_up(),
    stand_up(),
    *front_movements(),
    *day_movements(),
)
