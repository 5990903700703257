"""The poses of the long back through the day, as plain values. + is forward; no pose may round the spine (rule S1)."""

from __future__ import annotations

from dataclasses import replace

from poses import (
    LEVEL_SPINE_DEG,
    STANDING,
    bent_knees,
    both_legs,
    hanging_arms,
    leaning,
    sign,
    straight_legs,
    tall,
    turned,
)
from skeleton import LEFTWARD, SIDES, Limb, Pose, Side, about, forward

Limbs = dict[Side, Limb]

FOOT_BEHIND = (0.0, 1.0, -0.12)
KNEELING_LEG = Limb(upper=(0.04, 0.04, -1), lower=(0.0, 1.0, -0.02), end=FOOT_BEHIND, hinge=LEFTWARD)
BEFORE_THE_MOUTH = Limb(upper=(0.05, -0.62, -0.84), lower=(-0.28, 0.1, 1.0), face=(0, 1, 0.2), end=(0.1, 0.35, 1))


def both_arms(upper: tuple[float, float, float], lower: tuple[float, float, float]) -> Limbs:
    """The same for both arms; x is outward."""
    return {
        s: Limb(
            upper=(upper[0] * sign(s), *upper[1:]),
            lower=(lower[0] * sign(s), *lower[1:]),
            face=(-sign(s), 0, 0.15),
        )
        for s in SIDES
    }


HOLDING_CLOSE = both_arms((0.12, 0.12, -1), (0.0, -1, -0.12))


def one_knee(arms: Limbs, hip_deg: float = 3.5) -> Pose:
    """The near knee on the floor, the far foot flat in front, back long."""
    legs: Limbs = {
        "L": KNEELING_LEG,
        "R": Limb(upper=(-0.06, -1, 0.2), lower=(-0.02, 0.0, -1), end=(-0.05, -1, 0), hinge=LEFTWARD),
    }
    return tall(arms, legs, forward(hip_deg))


def both_knees(arms: Limbs, hip_deg: float = 3.5) -> Pose:
    legs = {s: replace(KNEELING_LEG, upper=(0.08 * sign(s), 0.04, -1)) for s in SIDES}
    return tall(arms, legs, forward(hip_deg))


def far_hand_on_a_seat() -> Limbs:
    return {
        **hanging_arms(),
        "R": Limb(upper=(-0.62, -0.12, -0.85), lower=(-0.3, -0.3, -1), face=(0, 0.2, -1), end=(-0.3, -1, -0.12)),
    }


def smoothing() -> Limbs:
    return {
        s: replace(limb, face=(0, 0, -1), end=(0, -1, -0.05))
        for s, limb in both_arms((0.1, -0.62, -1), (0, -1, -0.62)).items()
    }


def hands_and_knees() -> Pose:
    """From the hips, back long and level, hands under the shoulders."""
    arms = {
        s: Limb(upper=(0.05 * sign(s), -0.12, -1), lower=(0, 0.03, -1), face=(0, 0.3, -1), end=(0, -1, -0.12))
        for s in SIDES
    }
    pose = leaning(arms, both_knees(arms).legs, 85.0)
    return replace(pose, spine_deg=LEVEL_SPINE_DEG, neck_deg=-24.0, head_deg=14.0, braced=SIDES)


def reaching_down_with_a_gripper() -> Pose:
    arms = {
        **STANDING.arms,
        "L": Limb(upper=(0.1, -0.18, -1), lower=(0.0, -0.75, -0.8), face=(-1, 0, 0), end=(0, -0.75, -0.8)),
    }
    return replace(STANDING, arms=arms)


def holding_a_box() -> Pose:
    return replace(STANDING, arms=HOLDING_CLOSE)


def taking_from_a_shelf() -> Pose:
    """Feet apart, elbows near the body, both hands before the belly."""
    return replace(STANDING, arms=both_arms((0.12, -0.26, -1), (-0.16, -1, 0.26)), legs=straight_legs(0.15))


def on_a_chair(arms: Limbs, hip_deg: float = 2.0) -> Pose:
    return tall(arms, both_legs((0, -1, -0.04), (0, -0.03, -1), (0, -1, 0), 0.1), forward(hip_deg))


def with_a_shoehorn() -> Pose:
    """Sitting tall, one hand on the thigh, the other on a long shoehorn."""
    arms: Limbs = {
        "L": Limb(upper=(0.2, -0.12, -1), lower=(0.02, -0.6, -0.85), face=(-1, 0, 0), end=(0, -0.6, -0.85)),
        "R": Limb(upper=(-0.15, -0.1, -1), lower=(0.0, -1, -0.35), face=(0, 0, -1)),
    }
    return on_a_chair(arms)


def ankle_on_the_other_knee() -> Pose:
    """Sitting tall, the left ankle on the right knee, both hands at the shoe."""
    pose = leaning({}, {}, 9.0)
    legs: Limbs = {
        "L": Limb(
            upper=(0.72, -0.72, 0.02),
            lower=(-1, -0.14, 0.16),
            end=(-0.15, -0.95, -0.1),
            face=(-0.3, 0, -1),
            hinge=(-0.1, 0, -1),
        ),
        "R": Limb(upper=(-0.08, -1, -0.04), lower=(0, -0.03, -1), end=(-0.05, -1, 0), hinge=LEFTWARD),
    }
    arms: Limbs = {
        "L": Limb(upper=(0.25, -0.45, -0.85), lower=(-0.55, -0.75, -0.35), face=(-0.3, 0.1, -1)),
        "R": Limb(upper=(-0.3, -0.45, -0.85), lower=(0.6, -0.8, -0.15), face=(0.3, 0.1, -1)),
    }
    return replace(pose, legs=legs, arms=arms)


def at_the_sink() -> Pose:
    """One foot on a low shelf, from the hips a little over the edge, hands in the sink."""
    legs: Limbs = {
        **straight_legs(0.06),
        "L": Limb(upper=(0.06, -0.78, -0.66), lower=(0.02, 0.02, -1), end=(0.06, -1, 0), hinge=LEFTWARD),
    }
    return leaning(both_arms((0.12, -0.42, -1), (-0.02, -1, -0.28)), legs, 18.0)


def brushing_at_the_sink() -> Pose:
    """Knees bent, from the hips a little over the sink, the near hand on its edge, the far one at the mouth."""
    arms: Limbs = {
        "L": Limb(upper=(0.14, -0.12, -1), lower=(0.0, -0.62, -0.78), face=(0, -0.1, -1), end=(0, -1, -0.12)),
        "R": Limb(upper=(-0.2, -0.72, -0.6), lower=(0.3, -0.22, 0.9), face=(0.3, 1, 0.3), end=(0.5, -0.2, 0.8)),
    }
    return replace(leaning(arms, bent_knees(0.5, 0.28), 26.0), gripping=("R",))


def down_to_a_light_thing() -> Pose:
    """Deep in knees and hips, the back a board, the far hand on a seat, the near one at a handle by the feet."""
    arms: Limbs = {
        "L": Limb(upper=(0.1, -0.06, -1), lower=(0.0, -0.14, -1), face=(-1, 0, 0), end=(0, -0.1, -1)),
        "R": Limb(upper=(-0.2, -0.3, -1), lower=(-0.1, -0.55, -1), face=(0, 0, -1), end=(-0.05, -1, -0.06)),
    }
    return replace(leaning(arms, bent_knees(2.9, 0.86), 36.0), gripping=("L",))


def hand_on_the_lower_back() -> Pose:
    """The far hand flat on the lower back, the near one before the mouth."""
    arms: Limbs = {
        "L": BEFORE_THE_MOUTH,
        "R": Limb(upper=(-0.62, 0.5, -0.9), lower=(0.8, 0.16, -0.42), face=(0, -1, 0), end=(0.8, 0, -0.55)),
    }
    return replace(STANDING, arms=arms)


AT_THE_WALL_DEG = 5.2  # how far the trunk comes forward over the hips so that the head lies at the wall, too


def back_to_the_wall() -> Pose:
    """Heels, bottom, upper back and head touch it; the near hand is before the mouth."""
    return replace(
        STANDING,
        root=forward(AT_THE_WALL_DEG),
        arms={**STANDING.arms, "L": replace(BEFORE_THE_MOUTH, lower=(-0.28, -0.12, 1.0))},
    )


def mirrored(limb: Limb) -> Limb:
    """The same limb of the other side."""
    return Limb(
        *(None if v is None else (-v[0], v[1], v[2]) for v in (limb.upper, limb.lower, limb.end, limb.face, limb.hinge))
    )


def on_the_seat() -> Pose:
    """Sitting with the hands on the thighs."""
    return on_a_chair(
        {s: replace(limb, face=(0, 0, -1)) for s, limb in both_arms((0.16, -0.18, -1), (-0.05, -1, -0.5)).items()}
    )


def facing(pose: Pose, left_deg: float) -> Pose:
    """The whole body turned about the upright in one piece, + to its own left."""
    turn = about((0, 0, 1), left_deg)
    return replace(
        pose,
        root=turn @ pose.root,
        arms={s: turned(limb, turn) for s, limb in pose.arms.items()},
        legs={s: turned(limb, turn) for s, limb in pose.legs.items()},
    )
