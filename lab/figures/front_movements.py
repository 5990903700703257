"""The ways onto the front and off it again, as keyed postures: those of the single pictures (`transfers_front.py`)."""

from __future__ import annotations

from dataclasses import replace

import bedside
from bedside import PAPER, ROOM
from drawing import Item, Paper
from keyed import Key, Movement, in_the_bedroom
from outlines import View
from postures import (
    BED,
    FLAT,
    SIDE_ON_BED,
    Posture,
    beside_the_ear,
    half_over,
    half_up,
    half_way,
    lower_arm_up,
    on_the_front,
    on_the_side,
    sitting,
)
from resting import Laid, Planted
from transfers import FRONT_Y, MIDDLE_Y, NEAR_Y, PELVIS_X, SEAT_X
from transfers_front import ROLLING_Y

FIRST_Y = NEAR_Y + 0.08  # where who lies down on the side comes to lie
TOWEL_Y, TOWEL_HALF = 0.54, (0.13, 0.15)  # before the face on the side, under the forehead on the front


def front_movements() -> tuple[Movement, ...]:
    return onto_the_side(), onto_the_front(), off_the_front()


def with_a_towel(view: View, paper: Paper) -> list[Item]:
    return [*in_the_bedroom(view, paper), *bedside.towel(TOWEL_Y, half=TOWEL_HALF, paper=paper, view=view)]


def by_a_man(name: str, keys: list[Key]) -> Movement:
    return Movement(name, keys, ROOM, bedside.SIZE, PAPER, None, "R", "man", around=with_a_towel)


def side(y: float) -> Posture:
    return on_the_side((PELVIS_X, y))


def onto_the_side() -> Movement:
    """Down beside the edge, and from there back to the middle, shoulders and hips in turn."""
    keys = [
        Key(sitting(SEAT_X)),
        Key(half_way(SEAT_X, legs_down=False, fingers_down=0.42), 4.0, 5, "log_roll.down"),
        Key(side(FIRST_Y), 2.4, 3),
        Key(side(MIDDLE_Y), 6.4, 3, "log_roll.shift_back"),
    ]
    return by_a_man("onto-the-side", keys)


FRONT = (PELVIS_X, FRONT_Y)
# The far arm on its way past the head, the elbow out to the side on the bed: straight through, it would cross the back.
BY_THE_SIDE = Laid((1, 0.25, 0), (1, 0.3, 0), BED, (1, 0, 0), FLAT, hinge=(0, 0, 1))
ELBOW_OUT = Laid((0.35, 1, 0), (-1, 0.1, 0), BED, (-1, 0, 0), FLAT, hinge=(0, 0, 1))


# Shoulders that roll over draw the skin of the upper back along: it is let back as much, so that no outline is rounder.
ROLLING_SPINE_DEG, FRONT_SPINE_DEG = (1.0, 2.0, -1.0, -14.0, -14.0), (4.0, 5.0, 0.0, -13.0, -13.0)


def rolling(posture: Posture) -> Posture:
    return replace(posture, pose=replace(posture.pose, spine_deg=ROLLING_SPINE_DEG))


def over_the_side() -> Posture:
    """Half over, the upper hand on the bed nearer to the chest than on the side, where the arm is not stretched."""
    posture = rolling(half_over((PELVIS_X, MIDDLE_Y)))
    out = Planted((PELVIS_X - 0.18, MIDDLE_Y - 0.33), (0.5, -0.4, 0.7), BED, (-0.6, -0.7, -0.1), FLAT)
    return replace(posture, arms={**posture.arms, "L": out})


def front(arm: Laid) -> Posture:
    """On the front, the far arm as told."""
    posture = on_the_front(FRONT, R=arm)
    return replace(posture, pose=replace(posture.pose, spine_deg=FRONT_SPINE_DEG))


def arm_up_on_the_side() -> Posture:
    """The lower arm by the ear, the trunk no deeper in the bed than on the way to it."""
    posture = lower_arm_up((PELVIS_X, MIDDLE_Y))
    return replace(posture, rest=SIDE_ON_BED)


def onto_the_front() -> Movement:
    keys = [
        Key(side(MIDDLE_Y)),
        Key(arm_up_on_the_side(), 4.6, 3, "log_roll.arm_up"),
        Key(over_the_side(), 4.0, 4, "log_roll.onto_front"),
        Key(front(beside_the_ear()), 4.0, 4),
        Key(front(beside_the_ear()), 4.2, 0, "prone_chest_raise.forehead"),
    ]
    return by_a_man("onto-the-front", keys)


def off_the_front() -> Movement:
    keys = [
        Key(front(BY_THE_SIDE)),
        Key(front(ELBOW_OUT), 5.4, 3, "log_roll.far_arm_up"),
        Key(front(beside_the_ear()), 4.8, 3),
        Key(rolling(half_up((PELVIS_X, ROLLING_Y))), 3.0, 4, "log_roll.away_from_edge"),
        Key(over_the_side(), 2.2, 3),
        Key(arm_up_on_the_side(), 2.6, 3),
    ]
    return by_a_man("off-the-front", keys)
