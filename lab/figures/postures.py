"""How somebody lies, sits and turns on a bed, and what carries which part. One room for all of it.

x runs along the bed to its foot, y from its near edge to the far one, z up. Who sits on the near edge faces -y and lies
down toward the pillow, on the right side, facing the near edge again. Spines are straight in every one (rule S1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from person import FACE_ON, KNEES_FORWARD
from poses import BED_TOP, LEVEL_SPINE_DEG, ON_THE_BACK, ON_THE_FRONT, STANDING, rolled, sign, straight_legs, tall
from resting import Ball, Carried, Laid, Limbs, On, Planted, Rest, Slab, highest, level, own, plate
from skeleton import SIDES, Limb, Pose, Side, Vector, about, forward

BED_X, BED_Y = (-1.085, 1.16), (0.0, 1.25)
BED = plate(BED_X, BED_Y, BED_TOP)
BEYOND_THE_EDGE = level(BED_TOP)  # what lies over the edge lies as high as on the bed
FLOOR = level(0.0)
SOFT_BED_METRES = 0.03  # how deep trunk and hips sink into the mattress
FLAT = (0.0, 0.0, -1.0)
HIPS_ON_BED = Rest(("hips",), BED, SOFT_BED_METRES)
BODY_ON_BED = Rest(("trunk", "hips"), BED, SOFT_BED_METRES)
SIDE_ON_BED = Rest(("trunk", "hips"), BED, 0.042)  # a side is narrower and sinks deeper
FRONT_ON_BED = Rest(("trunk",), BED, 0.04)
LYING = ("head", "far arm", "far leg", "torso", "near leg", "near arm")
LOWER_ARM_UP = ("far arm", "head", "torso", "far leg", "near leg", "near arm")
FACE_DOWN = ("far arm", "far leg", "near leg", "head", "torso", "near arm")


@dataclass(frozen=True)
class Posture:
    """A pose with its pelvis over (x, y), let down until it rests, its limbs come down on what carries them.

    `touch` names further parts that are carried, `presses` what is held by a ball, to be measured. Painted in `order` from back to front.
    """

    pose: Pose
    xy: tuple[float, float]
    order: Sequence[str]
    rest: Rest = HIPS_ON_BED
    arms: Limbs = field(default_factory=dict)
    legs: Limbs = field(default_factory=dict)
    touch: Mapping[str, On] = field(default_factory=dict)
    presses: Mapping[str, Ball] = field(default_factory=dict)
    height: float | None = None  # of the pelvis, where it is known already: it stays there in the hold


def both(left: Carried, right: Carried) -> dict[Side, Carried]:
    return {"L": left, "R": right}


def standing(x: float) -> Posture:
    return Posture(STANDING, (x, -0.16), FACE_ON, Rest(("foot",), FLOOR, 0.0), touch={"foot-L": FLOOR, "foot-R": FLOOR})


def sitting(x: float, **arms: Carried) -> Posture:
    """Tall on the near edge, both feet flat on the floor; a hand that has nothing to do lies on its thigh."""
    idle: dict[Side, Limb] = {
        s: Limb(upper=(0.16 * sign(s), -0.22, -1), lower=(-0.03 * sign(s), -1, -0.45), face=FLAT) for s in SIDES
    }
    legs = {
        s: Planted((x + 0.13 * sign(s), -0.2), (0.05 * sign(s), -1, 0.4), FLOOR, (-0.22 + 0.15 * sign(s), -1, 0))
        for s in SIDES
    }
    told: dict[Side, Carried] = {"L" if s == "L" else "R": arm for s, arm in arms.items()}
    return Posture(tall(idle, straight_legs()), (x, 0.16), FACE_ON, arms=told, legs=legs)


def hands_beside_the_hips(x: float) -> dict[str, Carried]:
    return {
        s: Planted(
            (x + 0.28 * sign(s), 0.2), (0.5 * sign(s), 1, 0), BED, (0.25 * sign(s), -0.8, -0.55), (0, -0.5, -0.8)
        )
        for s in SIDES
    }


HALF_WAY_DEG = 67.0


def half_way(x: float, legs_down: bool, fingers_down: float = 0.22) -> Posture:
    """Head, back and hips in one line, between sitting and lying: the lower forearm and the upper hand carry them.

    Both thighs lie over the edge; the shins come up together, or hang down before it. The broader the shoulders, the
    higher the upper one, and the steeper its hand stands on the bed: `fingers_down`.
    """
    root = rolled(HALF_WAY_DEG)
    shin = (0.22, -0.1, -0.97) if legs_down else (0.8, -0.1, -0.42)
    toe = (0.3, -0.9, -0.25) if legs_down else (0.5, -0.75, -0.3)
    hinge = tuple(float(v) for v in np.cross((0.15, -1, -0.05), shin))
    legs: dict[Side, Limb] = {
        "R": Limb((0.22, -1, -0.04), shin, toe, hinge=hinge),
        "L": Limb((0.14, -1, -0.2), shin, toe, hinge=hinge),
    }
    arms = both(
        left=Planted((x - 0.27, 0.4), (0.5, -0.4, 0.5), BED, (-0.45, -0.85, -fingers_down), (-0.1, -0.1, -1)),
        right=Laid((-0.8, -0.35, 0), (-0.65, -0.75, 0), BED, (-0.6, -0.8, 0), FLAT),
    )
    pose = tall({s: STANDING.arms[s] for s in SIDES}, legs, root)
    return Posture(pose, (x, 0.46), KNEES_FORWARD, arms=arms)


def pushed_up(xy: tuple[float, float]) -> Posture:
    """Half way up from the side, the bent legs still lying: the lower forearm and the upper hand carry."""
    x, y = xy
    posture = half_way(x, legs_down=True)
    hand = Planted((x - 0.24, y - 0.19), (0.6, -0.2, 0.5), BED, (-0.35, -0.8, -0.45), (-0.1, -0.4, -0.9))
    shins, toe = (1, 0.4, 0), (0.8, -0.5, -0.1)
    hinge = (-0.3, 0, 1)
    legs = both(
        left=Laid((0.6, -0.8, 0), shins, own("leg-R", "foot-R"), toe, hinge=hinge),
        right=Laid((0.5, -0.85, 0), shins, BED, toe, hinge=hinge),
    )
    return replace(posture, xy=xy, arms={**posture.arms, "L": hand}, legs=legs)


# The shoulders of who lies on the side come down and forward, as under a weight: square, the upper one stood up like a hump.
SHOULDERS_DOWN_DEG, SHOULDERS_FORWARD_DEG = 20.0, 22.0


def on_the_side(xy: tuple[float, float], knees: Vector = (0.62, -0.78, 0), **arms: Carried) -> Posture:
    """On the right side, facing the near edge, the knees bent one on the other."""
    x, y = xy
    shins, toe = (0.85, 0.5, 0.0), (0.8, -0.5, 0.0)
    legs = both(
        left=Laid(knees, shins, own("leg-R", "foot-R"), toe, hinge=(0, 0, 1)),
        right=Laid(knees, shins, BED, toe, hinge=(0, 0, 1)),
    )
    idle = both(
        left=Planted((x - 0.26, y - 0.34), (0.5, -0.3, 0.8), BED, (-0.7, -0.7, -0.1), FLAT),
        right=Laid((0.25, -1, 0), (-1, -0.3, 0), BED, (-1, 0, 0), FLAT),
    )
    told: dict[Side, Carried] = {"L" if s == "L" else "R": arm for s, arm in arms.items()}
    pose = tall({s: STANDING.arms[s] for s in SIDES}, straight_legs(), rolled(90.0))
    pose = replace(pose, shoulders_down_deg=SHOULDERS_DOWN_DEG, shoulders_back_deg=-SHOULDERS_FORWARD_DEG)
    return Posture(pose, xy, KNEES_FORWARD, SIDE_ON_BED, arms={**idle, **told}, legs=legs)


def beside_the_ear(aside: float = 0.02) -> Laid:
    """The lower arm along the bed past the head, `aside` of it toward the far edge."""
    return Laid((-1, aside, 0), (-1, 0, 0), BED, (-1, 0, 0), FLAT, hinge=(0, 0, 1))


ON_THE_ARM = 0.05  # along the bed: the head comes to lie on the arm
ARM_UP_SINK_METRES = 0.055


def lower_arm_up(xy: tuple[float, float]) -> Posture:
    """On the side, the lower arm up beside the ear, the head on it."""
    posture = replace(on_the_side(xy, R=beside_the_ear(ON_THE_ARM)), order=LOWER_ARM_UP)
    return replace(posture, rest=replace(posture.rest, sink=ARM_UP_SINK_METRES))


HALF_OVER_DEG, HALF_UP_DEG = 32.0, 60.0  # from the side: on the way onto the front, and as its way back begins


def half_over(xy: tuple[float, float], roll_deg: float = HALF_OVER_DEG) -> Posture:
    """Between side and front, in one piece: the upper hand and the upper knee lie before the body and carry."""
    x, y = xy
    arms = both(
        left=Planted((x - 0.24, y - 0.4), (0.5, -0.4, 0.7), BED, (-0.7, -0.7, -0.1), FLAT),
        right=beside_the_ear(ON_THE_ARM),
    )
    legs = both(
        left=Laid((0.75, -0.6, 0), (1, 0.35, 0), BED, (0.9, -0.2, -0.3)),
        right=Laid((1, -0.04, 0), (1, 0.04, 0), BED, (0.8, -0.5, 0)),
    )
    root = about((1, 0, 0), roll_deg) @ rolled(90.0)
    hinge = tuple(float(v) for v in root[:, 0])
    legs = {s: replace(leg, hinge=hinge) for s, leg in legs.items()}
    pose = tall({s: STANDING.arms[s] for s in SIDES}, straight_legs(), root)
    return Posture(pose, xy, LOWER_ARM_UP, SIDE_ON_BED, arms=arms, legs=legs)


def half_up(xy: tuple[float, float]) -> Posture:
    """Just off the front, rolling back: the upper hand close before the chest pushes on the bed."""
    x, y = xy
    hand = Planted((x - 0.26, y - 0.27), (0.4, -0.5, 0.7), BED, (-0.95, -0.3, -0.1), FLAT)
    posture = half_over(xy, HALF_UP_DEG)
    return replace(posture, arms={**posture.arms, "L": hand})


# Near the end of the way: seen from before the bed, the body then leaves the bed behind it to be seen, and the arrows there.
HALF_BACK_DEG, KNEES_BACK_DEG = 68.0, 70.0


def half_back(xy: tuple[float, float]) -> Posture:
    """Between side and back, in one piece: the bent knees together, both feet on the bed, the lower arm on it."""
    x, y = xy
    root = about((1, 0, 0), -HALF_BACK_DEG) @ rolled(90.0)
    knees = about((1, 0, 0), -KNEES_BACK_DEG) @ (0, -1, 0)
    legs = {
        s: Planted((x + 0.5, y - 0.08 + 0.08 * sign(s)), knees, BED, (0.95, -0.25, 0), hinge=root[:, 0]) for s in SIDES
    }
    arms = both(
        left=Laid((1, -0.6, 0), (1, -0.6, 0), own("trunk", "hips"), (1, -0.5, 0), FLAT),
        right=Laid((1, -0.38, 0), (1, 0.05, 0), BED, (1, 0.05, 0), FLAT),
    )
    pose = tall({s: STANDING.arms[s] for s in SIDES}, straight_legs(), root)
    return Posture(pose, xy, LYING, SIDE_ON_BED, arms=arms, legs=legs)


# Lying flat the stoop is eased less than standing tall: the pillow carries the head where it comes to lie.
SUPINE_SPINE_DEG = (0.0, 0.0, 0.0, -3.0, -4.0)
# With bent knees the small of the back comes down toward the bed; the trunk is let back so that the shoulders lie, too.
BENT_KNEES_SPINE_DEG, BENT_KNEES_BACK_DEG = (3.0, 2.0, -1.0, -4.0, -4.0), 4.0
SUPINE_NECK_DEG, SUPINE_HEAD_DEG = -1.0, 10.5  # the chin a little down, the face to the ceiling: a tuck, no nod
PRESS_DEG = 13.0  # the neck press slides the head straight back: neck back, head level


def pressing(posture: Posture) -> Posture:
    pose = posture.pose
    pressed = replace(pose, neck_deg=pose.neck_deg - PRESS_DEG, head_deg=pose.head_deg + PRESS_DEG)
    return replace(posture, pose=pressed)


def on_the_back(xy: tuple[float, float], **arms: Carried) -> Posture:
    """On the back, legs straight, arms by the sides."""
    idle = {s: Laid((1, 0.28 * sign(s), 0), (1, 0.02 * sign(s), 0), BED, (1, 0, 0), FLAT) for s in SIDES}
    legs = {s: Laid((1, 0.04 * sign(s), 0), (1, 0.02 * sign(s), 0), BED, (0.45, 0.2 * sign(s), 1)) for s in SIDES}
    legs = {s: replace(leg, hinge=(0, 1, 0)) for s, leg in legs.items()}
    told: dict[Side, Carried] = {"L" if s == "L" else "R": arm for s, arm in arms.items()}
    pose = tall({s: STANDING.arms[s] for s in SIDES}, straight_legs(), ON_THE_BACK)
    pose = replace(pose, spine_deg=SUPINE_SPINE_DEG, neck_deg=SUPINE_NECK_DEG, head_deg=SUPINE_HEAD_DEG)
    return Posture(pose, xy, LYING, BODY_ON_BED, arms={**idle, **told}, legs=legs)


UNTUCKED_DEG = 15.0  # before the chin slides back: neck forward, head level


def untucked(posture: Posture) -> Posture:
    """As the head lies before the chin has slid back; the face looks the same way."""
    pose = posture.pose
    return replace(
        posture, pose=replace(pose, neck_deg=pose.neck_deg + UNTUCKED_DEG, head_deg=pose.head_deg - UNTUCKED_DEG)
    )


def knees_bent(posture: Posture, left: float = 0.46, right: float = 0.46) -> Posture:
    """The feet flat on the bed, `left` and `right` metres from the hips."""
    x, y = posture.xy
    legs = {
        s: Planted((x + out, y + 0.11 * sign(s)), (0, 0.1 * sign(s), 1), BED, (1, 0.1 * sign(s), 0), hinge=(0, 1, 0))
        for s, out in zip(SIDES, (left, right), strict=True)
    }
    pose = replace(posture.pose, spine_deg=BENT_KNEES_SPINE_DEG, root=ON_THE_BACK @ forward(-BENT_KNEES_BACK_DEG))
    return replace(posture, pose=pose, legs=legs)


PRONE_NECK_DEG, PRONE_HEAD_DEG = -21.0, 20.0  # seen from above the flattest back, the neck in line with it
CHEST_DOWN_DEG = 5.0  # hips, not spine, let the trunk down onto the bed


def on_the_front(xy: tuple[float, float], **arms: Carried) -> Posture:
    """On the front, legs straight, arms by the sides, face down."""
    idle = {s: Laid((1, -0.3 * sign(s), 0), (1, 0.0, 0), BED, (1, 0.0, 0), FLAT) for s in SIDES}
    legs = {s: Laid((1, -0.05 * sign(s), 0), (1, 0, 0), BED, (1, 0, -0.4), hinge=(0, -1, 0)) for s in SIDES}
    told: dict[Side, Carried] = {"L" if s == "L" else "R": arm for s, arm in arms.items()}
    pose = tall({s: STANDING.arms[s] for s in SIDES}, straight_legs(), ON_THE_FRONT @ forward(CHEST_DOWN_DEG))
    pose = replace(pose, spine_deg=LEVEL_SPINE_DEG, neck_deg=PRONE_NECK_DEG, head_deg=PRONE_HEAD_DEG)
    return Posture(pose, xy, FACE_DOWN, FRONT_ON_BED, arms={**idle, **told}, legs=legs)


# How a small lift of the chest spreads over the spine, from the pelvis up; the upper back is straight already.
LIFT_DEG = 6.0
LIFT_SHARE = (0.35, 0.35, 0.2, 0.1, 0.0)
LIFT_AT_HIPS_DEG = 2.0  # the pelvis tips as little with it, so that the chest is seen to leave the bed
HEAD_UP_DEG, FACE_DOWN_DEG = 22.0, 18.0  # the neck slides so far back, and the head gives back so much of it


def chest_lifted(posture: Posture) -> Posture:
    """Head and chest a little off the bed, in line with the body; the shoulder blades drawn back, the face down."""
    pose = posture.pose
    spine = tuple(deg - LIFT_DEG * share for deg, share in zip(pose.spine_deg, LIFT_SHARE, strict=True))
    root = pose.root @ forward(-LIFT_AT_HIPS_DEG)
    return replace(posture, pose=replace(pose, spine_deg=spine, root=root, shoulders_back_deg=8.0))


def head_lifted(posture: Posture) -> Posture:
    """The head alone off the towel, the face still down: the neck slides back, it does not tip."""
    pose = posture.pose
    return replace(
        posture, pose=replace(pose, neck_deg=pose.neck_deg - HEAD_UP_DEG, head_deg=pose.head_deg + FACE_DOWN_DEG)
    )


PILLOW_METRES = 0.03  # how thick a pillow is under somebody's stomach
PILLOW_HALF = 0.2


def over_a_pillow(posture: Posture) -> Posture:
    """The stomach on a pillow: the hips come up a little, chest, knees and toes lie on the bed."""
    middle = posture.xy[0] + PILLOW_X
    under = highest(
        BED, lambda _: Slab((middle - PILLOW_HALF, -9.0), (middle + PILLOW_HALF, 9.0), BED_TOP + PILLOW_METRES)
    )
    pose = replace(posture.pose, root=ON_THE_FRONT @ forward(CHEST_DOWN_DEG + PILLOW_TILT_DEG))
    return replace(posture, pose=pose, rest=Rest(("trunk",), under, FRONT_ON_BED.sink))


PILLOW_X, PILLOW_TILT_DEG = -0.08, 3.0
