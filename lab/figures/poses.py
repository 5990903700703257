"""The poses of the pictures, as plain values. + is forward; no pose may round the spine (rule S1)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from skeleton import LEFTWARD, SIDES, Array, Limb, Pose, Side, Vector, about, forward

UP_THE_BACK = (0.3, 0.3, 0.25, 0.15, 0.0)  # how a lift of the chest spreads over the spine, from the pelvis up
# The bodies stand a little stooped, as many do at 75. Every picture shows them tall: upper back a little straighter,
# head slid back with the face level.
TALL_SPINE_DEG = (0.0, 0.0, 0.0, -3.0, -4.0)
TALL_NECK_DEG = -6.0
TALL_HEAD_DEG = 13.0


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


def tall(
    arms: dict[Side, Limb],
    legs: dict[Side, Limb],
    root: Array | None = None,
    lift_deg: float = 0.0,
    shoulders_back_deg: float = 0.0,
) -> Pose:
    """A pose with the tall spine. `lift_deg` raises the chest backward; the neck keeps the face nearly where it was."""
    spine = tuple(t - lift_deg * share for t, share in zip(TALL_SPINE_DEG, UP_THE_BACK, strict=True))
    return Pose(
        arms=arms,
        legs=legs,
        root=np.eye(3) if root is None else root,
        spine_deg=(spine[0], spine[1], spine[2], spine[3], spine[4]),
        neck_deg=TALL_NECK_DEG,
        head_deg=TALL_HEAD_DEG + 0.15 * lift_deg,
        shoulders_back_deg=shoulders_back_deg,
    )


# A tall upper back leans a little behind the hips; the whole body comes forward over the feet to balance it.
STANDING = tall(hanging_arms(), straight_legs(), forward(3.5))


# The chin a little down, the face still to the ceiling: a tuck, not a nod to the chest.
CHIN_TUCK_DEG = 2.5


def supine(press: bool = False) -> Pose:
    """On the back, face to the ceiling. The press slides the head straight back, chin level: neck back, head level."""
    relaxed = tall(hanging_arms(0.06, 0.2), straight_legs(0.04, (0.25, -1, -0.45)))
    slide = -3.0 if press else 5.0
    return replace(relaxed, neck_deg=relaxed.neck_deg + slide, head_deg=relaxed.head_deg + CHIN_TUCK_DEG - slide)


# On the front the chest lies down on the bed: hips, not spine, let the trunk down.
PRONE_PITCH_DEG = 5.0


def prone(lift_deg: float = 0.0, pillow: bool = False) -> Pose:
    """On the front, arms by the sides, face to the floor. `lift_deg` raises the chest in line with the body."""
    slope = -0.02 - 0.012 * lift_deg
    arms = {
        s: Limb(
            upper=(0.14 * sign(s), slope, -1), lower=(0.05 * sign(s), slope - 0.1, -1), face=(-0.6 * sign(s), 0.8, 0)
        )
        for s in SIDES
    }
    legs = {
        s: Limb(
            upper=(0.03 * sign(s), -0.18 if pillow else -0.07, -1),
            lower=(0.03 * sign(s), -0.1 if pillow else -0.03, -1),
            end=(-0.05 * sign(s), -0.6, -1),
            hinge=LEFTWARD,
        )
        for s in SIDES
    }
    return tall(
        arms,
        legs,
        forward(PRONE_PITCH_DEG + (3.5 if pillow else 0.0)),
        lift_deg=lift_deg,
        shoulders_back_deg=8.0 if lift_deg else 0.0,
    )


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


def sitting() -> Pose:
    """On the bed's edge, back straight, feet flat, hands beside the hips."""
    arms = {
        s: Limb(
            upper=(0.24 * sign(s), 0.42, -0.9),
            lower=(0.1 * sign(s), -0.16, -1),
            face=(0, 0, -1),
            end=(0.35 * sign(s), -0.9, -0.1),
        )
        for s in SIDES
    }
    return tall(arms, both_legs((0, -1, -0.06), (0, -0.06, -1), (0, -1, 0), 0.12))


def lowering(lying_deg: float = 52.0) -> Pose:
    """Down on the right elbow, the left hand on the bed before the chest, the legs coming up as the body goes down."""
    root = rolled(lying_deg)
    arms: dict[Side, Limb] = {
        "R": Limb(upper=(-0.1, -0.12, -1), lower=(-0.35, -0.9, -0.02), face=(0, 0, -1)),
        "L": Limb(
            upper=(-0.25, -0.75, -0.75), lower=(-0.55, 0.05, -0.95), face=(-0.2, 0.2, -1), end=(-0.5, -0.6, -0.3)
        ),
    }
    legs = both_legs((0.35, -0.9, 0.02), (0.75, -0.05, -0.62), (0.5, -0.7, -0.35), 0.08, tuple(root[:, 0]), root)
    return tall(arms, legs, root)


def on_the_side() -> Pose:
    """On the right side, hips and knees bent, spine in line, both hands before the chest."""
    root = rolled(90.0)
    arms: dict[Side, Limb] = {
        "R": Limb(upper=(-0.25, -0.95, -0.1), lower=(-0.85, 0.35, 0.0), face=(0, 0, 1)),
        "L": Limb(upper=(0.3, -0.75, -0.45), lower=(-0.55, -0.5, -0.42), face=(0, 0, -1), end=(-0.8, -0.5, -0.1)),
    }
    legs = both_legs((0.62, -0.78, 0.0), (0.8, 0.6, 0.0), (0.75, -0.5, 0.0), 0.0, (0, 0, 1), root)
    return tall(arms, legs, root)


def on_the_back_knees_bent() -> Pose:
    """On the back, knees bent, feet flat on the bed, arms by the sides."""
    arms = {
        s: Limb(
            upper=(1, 0.16 * sign(s), -0.08),
            lower=(1, 0.02 * sign(s), 0.0),
            face=(0, -0.4 * sign(s), -1),
            hinge=(0, -1, 0),
        )
        for s in SIDES
    }
    legs = both_legs((0.66, 0, 0.75), (0.5, 0, -0.87), (1, 0, 0), 0.05, (0, 1, 0), ON_THE_BACK)
    return tall(arms, legs, ON_THE_BACK)


def side_to_front(roll_deg: float) -> Pose:
    """Rolling from the right side to the front in one piece, the lower arm beside the ear."""
    root = about((1, 0, 0), roll_deg) @ rolled(90.0)
    down = root @ np.array([0.0, -1.0, 0.0])
    out = root @ np.array([1.0, 0.0, 0.0])
    bend = max(0.0, 1 - roll_deg / 45)
    arms: dict[Side, Limb] = {
        "R": Limb(upper=(-1, -0.25, 0.05), lower=(-1, 0.12, 0.0), hinge=(0, 0, 1), face=(0, 0, -1)),
        "L": Limb(
            upper=tuple(0.75 * down + np.array([0.3, 0, 0]) - 0.45 * out * bend),
            lower=tuple(0.6 * down + np.array([-0.55, 0, 0]) - 0.42 * out * bend),
            face=(0, 0, -1),
            end=(-0.8, -0.5, -0.1),
        ),
    }
    upper = np.array([1, 0, 0]) + 0.9 * bend * down
    lower = np.array([1, 0, 0]) - 0.5 * bend * down
    legs = both_legs(tuple(upper), tuple(lower), tuple(np.array([1, 0, 0]) + 0.5 * down), 0.0, tuple(root[:, 0]), root)
    return tall(arms, legs, root)


def on_the_front() -> Pose:
    """On the front, arms by the sides, face down: the start of the chest raise, seen in the room."""
    arms = {
        s: Limb(
            upper=(1, -0.16 * sign(s), -0.03),
            lower=(1, -0.05 * sign(s), -0.1),
            face=(0, 0.5 * sign(s), 0.8),
            hinge=(0, 1, 0),
        )
        for s in SIDES
    }
    legs = both_legs((1, 0, -0.05), (1, 0, 0.0), (1, 0, -0.35), 0.03, (0, -1, 0), ON_THE_FRONT)
    return tall(arms, legs, ON_THE_FRONT)


def on_the_back_straight() -> Pose:
    """On the back, legs straight, in the room."""
    arms = {
        s: Limb(
            upper=(1, 0.2 * sign(s), -0.1),
            lower=(1, 0.1 * sign(s), 0.0),
            face=(0, -0.4 * sign(s), -1),
            hinge=(0, -1, 0),
        )
        for s in SIDES
    }
    legs = both_legs((1, 0, -0.03), (1, 0, -0.03), (0.45, 0, 1), 0.04, (0, 1, 0), ON_THE_BACK)
    return tall(arms, legs, ON_THE_BACK)


def hinged(hip_deg: float = 45.0) -> Pose:
    """Bending at the hips with a straight back, knees soft, hands sliding down the thighs."""
    turn = forward(hip_deg)
    arms = {
        s: Limb(
            upper=(0.14 * sign(s), 0.3, -1),
            lower=(0.06 * sign(s), 0.02, -1),
            face=(-0.3 * sign(s), 1, 0),
            end=(0, -0.2, -1),
        )
        for s in SIDES
    }
    legs = {
        s: Limb(
            upper=(0.08 * sign(s), -0.5, -1),
            lower=(0.08 * sign(s), 0.4, -1),
            end=(0.1 * sign(s), -1, 0),
            hinge=LEFTWARD,
        )
        for s in SIDES
    }
    return tall(arms, legs, turn, lift_deg=8.0)
