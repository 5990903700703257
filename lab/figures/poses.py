"""The poses of the pictures, as plain values. + is forward; no pose may round the spine (rule S1)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from skeleton import LEFTWARD, SIDES, Array, Limb, Pose, Side, Vector, about, forward

# The bodies stand a little stooped, as many do at 75. Every picture shows them tall: the upper back straighter, the low
# back a little less hollow, the head slid back with the face level.
TALL_SPINE_DEG = (2.0, 3.0, 0.0, -9.0, -8.0)
TALL_NECK_DEG = -14.0
TALL_HEAD_DEG = 20.0
# Leaning forward from the hips, the eye takes the smallest stoop for a rounded back: flatter still, up to the nape, which
# bulges most, and the head carried on in line with it.
LEANING_SPINE_DEG = (6.0, 8.0, -2.0, -12.0, -18.0)
LEANING_NECK_DEG = -4.0
LEANING_HEAD_DEG = 0.0
# The trunk level, face down, the small of the back is seen against nothing that hangs: less hollow.
LEVEL_SPINE_DEG = (4.0, 5.0, 0.0, -11.0, -11.0)


def sign(side: Side) -> float:
    return 1.0 if side == "L" else -1.0


def hanging_arms(forward_by: float = -0.12, out: float = 0.15) -> dict[Side, Limb]:
    """Arms by the sides, palms to the thighs."""
    return {
        s: Limb(
            upper=(out * sign(s), 0.04, -1),
            lower=(0.5 * out * sign(s), forward_by, -1),
            face=(-sign(s), 0.15, 0),
        )
        for s in SIDES
    }


def straight_legs(apart: float = 0.02, toe: Vector = (0.12, -1, 0)) -> dict[Side, Limb]:
    return {
        s: Limb(
            upper=(apart * sign(s), -0.02, -1),
            lower=(apart * sign(s), 0.04, -1),
            end=(toe[0] * sign(s), toe[1], toe[2]),
            hinge=LEFTWARD,
        )
        for s in SIDES
    }


def tall(arms: dict[Side, Limb], legs: dict[Side, Limb], root: Array | None = None) -> Pose:
    """A pose with the tall spine."""
    return Pose(
        arms=arms,
        legs=legs,
        root=np.eye(3) if root is None else root,
        spine_deg=TALL_SPINE_DEG,
        neck_deg=TALL_NECK_DEG,
        head_deg=TALL_HEAD_DEG,
    )


def leaning(arms: dict[Side, Limb], legs: dict[Side, Limb], hip_deg: float) -> Pose:
    """Leaning forward from the hips by so much, the back as flat as a board."""
    return replace(
        tall(arms, legs, forward(hip_deg)),
        spine_deg=LEANING_SPINE_DEG,
        neck_deg=LEANING_NECK_DEG,
        head_deg=LEANING_HEAD_DEG,
    )


# A tall upper back leans a little behind the hips; the whole body comes forward over the feet to balance it.
STANDING = tall(hanging_arms(), straight_legs(), forward(3.5))


def leaning_back(lean_deg: float) -> Pose:
    """The whole body as one board, pivoted at the ankles; the feet stay flat."""
    turn = forward(2.0 - lean_deg)
    board = STANDING
    legs = {s: replace(turned(limb, forward(-lean_deg)), end=limb.end) for s, limb in straight_legs(0.1).items()}
    arms = {s: turned(limb, turn) for s, limb in board.arms.items()}
    return replace(board, arms=arms, legs=legs, root=turn)


def turned(limb: Limb, turn: Array) -> Limb:
    def go(v: Vector | None) -> Vector | None:
        return None if v is None else tuple(float(x) for x in turn @ v)

    return Limb(*(go(v) for v in (limb.upper, limb.lower, limb.end, limb.face, limb.hinge)))  # type: ignore[arg-type]


# The log roll, in the room's axes: x along the bed to its foot, y from its near edge to the wall, z up.
# The person sits with the bed behind, faces -y, and lies down on the right side, head to the pillow at -x.
BED_TOP = 0.46


def rolled(lying_deg: float) -> Array:
    """Upright at 0, on the right side at 90: the body tips over sideways in one piece."""
    return about((0, 1, 0), -lying_deg)


ON_THE_BACK = np.column_stack([(0.0, 1.0, 0.0), (0.0, 0.0, -1.0), (-1.0, 0.0, 0.0)])
ON_THE_FRONT = np.column_stack([(0.0, -1.0, 0.0), (0.0, 0.0, 1.0), (-1.0, 0.0, 0.0)])


def both_legs(
    upper: Vector,
    lower: Vector,
    toe: Vector | None,
    apart: float = 0.06,
    face: Vector | None = None,
    root: Array | None = None,
) -> dict[Side, Limb]:
    """Legs side by side; `apart` spreads the knees along the body's own left."""
    left = (np.eye(3) if root is None else root)[:, 0]
    return {
        s: Limb(
            upper=tuple(np.array(upper) + apart * sign(s) * left), lower=lower, end=toe, face=face, hinge=tuple(left)
        )
        for s in SIDES
    }


def hinged(hip_deg: float = 30.0) -> Pose:
    """Bending at the hips with a straight back, the knees bent, the arms straight down to the hands on the thighs."""
    arms = {
        s: Limb(
            upper=(0.14 * sign(s), 0.22, -1),
            lower=(-0.06 * sign(s), -0.08, -1),
            face=(-0.1 * sign(s), 0.9, -0.5),
            end=(0.05 * sign(s), -0.6, -1),
        )
        for s in SIDES
    }
    return leaning(arms, bent_knees(), hip_deg)


def bent_knees(thigh: float = 0.72, shin: float = 0.46) -> dict[Side, Limb]:
    """Both feet flat, the hips back over the heels: `thigh` and `shin` are how far each slants, against its height."""
    return {
        s: Limb(
            upper=(0.08 * sign(s), -thigh, -1),
            lower=(0.08 * sign(s), shin, -1),
            end=(0.1 * sign(s), -1, 0),
            hinge=LEFTWARD,
        )
        for s in SIDES
    }
