"""The way from one settled pose to the next: joints turn, the spine goes straight from one straight spine to the other.

Spine, neck and head angles are mixed, each on its own, so that none is ever further forward than at both ends (S1). A limb
whose hand or foot lies still at both ends keeps it there; what would go through a bed or a floor is lifted over it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from postures import BED_TOP, BED_X, BED_Y, Posture
from resting import SOFT_METRES, Top, bent, gap, joints_of, settled, zones
from skeleton import (
    LEFTWARD,
    RIGHTWARD,
    SIDES,
    Array,
    Body,
    Limb,
    Pose,
    Posed,
    Side,
    about,
    frame,
    hand_axes,
    limb_hinge,
    moved,
    pose_body,
    unit,
)

STAYS_METRES = 0.045  # a hand or foot that is no further from its next place is held there, and does not swing
AGAIN = 0.8  # of what is left, each round
ROUNDS = 5  # of lifting what would go through a bed, and of letting the trunk down
BESIDE_METRES = 0.13  # what is so far below the top of a bed has not gone through it, but hangs before it
LIMBS = ("arm-L", "arm-R", "leg-L", "leg-R")


@dataclass(frozen=True)
class AboveFloor:
    """A bed or a seat, from where to where along x and y, its top for what is above it or has sunk in; else the floor."""

    x: tuple[float, float]
    y: tuple[float, float]
    top: float

    def under(self, points: Array) -> Array:
        x, y, z = points.T
        across = (x >= self.x[0]) & (x <= self.x[1]) & (y >= self.y[0]) & (y <= self.y[1])
        return np.where(across & (z > self.top - BESIDE_METRES), self.top, 0.0)


ROOM = AboveFloor(BED_X, BED_Y, BED_TOP)


@dataclass(frozen=True)
class Still:
    """A pose that has come to rest, its pelvis at `place`; how deep its trunk lies in what carries it, metres."""

    pose: Pose
    place: Array
    posed: Posed
    resting: tuple[str, ...] = ()
    sink: float = 0.0


def still(body: Body, posture: Posture) -> Still:
    p = posture
    pose, place = settled(body, p.pose, p.xy, p.rest, p.arms, p.legs, p.height)
    lies = p.rest.parts if p.height is None and {"trunk", "hips"} & set(p.rest.parts) else ()
    return at_rest(body, pose, np.array(place), lies, p.rest.sink)


def at_rest(body: Body, pose: Pose, place: Array, resting: tuple[str, ...], sink: float) -> Still:
    return Still(pose, place, moved(pose_body(body, pose), place), resting, sink)


def between(body: Body, first: Still, last: Still, share: float, over: Top = ROOM) -> Still:
    """The pose `share` of the way from one to the other, 0 to 1; `over` is what nothing goes through."""
    if share in (0.0, 1.0):
        return last if share else first
    root = turned_between(first.pose.root, last.pose.root, share)
    pose = mixed_spine(first.pose, last.pose, share, root)
    pose = replace(pose, **limbs_between(body, first, last, share, root))
    place = first.place + (last.place - first.place) * share
    lies = first.resting and last.resting
    now = at_rest(body, pose, place, tuple({*first.resting, *last.resting}) if lies else (), 0.0)
    now = replace(now, sink=first.sink + (last.sink - first.sink) * share)
    kept = kept_ends(first, last, share)
    lift: dict[str, tuple[float, float]] = dict.fromkeys(LIMBS, (0.0, 0.0))
    aim = dict(kept)
    now = with_ends(body, now, pose, aim, lift)
    for _ in range(ROUNDS):
        now = stepped_down(let_down(now, over), kept)
        lift = {name: lifted(now.posed, name, over, lift[name]) for name in LIMBS}
        # A forearm turns with its hand, so the wrist comes to lie a little beside where it was meant to.
        aim = {name: aim[name] + (at - now.posed.joint(joints_of(name)[2])) * AGAIN for name, at in kept.items()}
        now = with_ends(body, now, pose, aim, lift)
    return now


def mixed_spine(first: Pose, last: Pose, share: float, root: Array) -> Pose:
    def mix(a: float, b: float) -> float:
        return a + (b - a) * share

    a, b, c, d, e = (mix(x, y) for x, y in zip(first.spine_deg, last.spine_deg, strict=True))
    return replace(
        first if share < 0.5 else last,
        root=root,
        spine_deg=(a, b, c, d, e),
        neck_deg=mix(first.neck_deg, last.neck_deg),
        head_deg=mix(first.head_deg, last.head_deg),
        shoulders_back_deg=mix(first.shoulders_back_deg, last.shoulders_back_deg),
        curl=mix(first.curl, last.curl),
    )


def turned_between(first: Array, last: Array, share: float) -> Array:
    """The turn `share` of the shortest way from one turn (3, 3) to the other."""
    way = first.T @ last
    axis = np.array([way[2, 1] - way[1, 2], way[0, 2] - way[2, 0], way[1, 0] - way[0, 1]])
    degrees = float(np.degrees(np.arccos(np.clip((np.trace(way) - 1) / 2, -1, 1))))
    return first if np.linalg.norm(axis) < 1e-9 else first @ about(axis, degrees * share)


def limbs_between(body: Body, first: Still, last: Still, share: float, root: Array) -> dict[str, Mapping[Side, Limb]]:
    arms: dict[Side, Limb] = {}
    legs: dict[Side, Limb] = {}
    for side in SIDES:
        arms[side] = limb_between(body, first, last, f"arm-{side}", share, root)
        legs[side] = limb_between(body, first, last, f"leg-{side}", share, root)
    return {"arms": arms, "legs": legs}


def limb_between(body: Body, first: Still, last: Still, name: str, share: float, root: Array) -> Limb:
    """As the body turns, the limb turns with it; hand and foot are turned as they lie in the room."""
    one, other = told(first, name), told(last, name)
    bone = joints_of(name)[2]
    i = body.index[bone]
    hand = turned_between(first.posed.turns[i], last.posed.turns[i], share)
    along, face = end_axes(body, name)
    uppers = [s.pose.root.T @ upper_frame(limb, name) for s, limb in ((first, one), (last, other))]
    upper = root @ turned_between(uppers[0], uppers[1], share)
    lowers = [upper_frame(limb, name).T @ unit(limb.lower) for limb in (one, other)]
    lower = upper @ direction_between(lowers[0], lowers[1], share)
    return Limb(tuple(upper[:, 0]), tuple(lower), tuple(hand @ along), tuple(hand @ face), tuple(upper[:, 1]))


def told(at: Still, name: str) -> Limb:
    kind, side = name.split("-")
    return (at.pose.arms if kind == "arm" else at.pose.legs)["L" if side == "L" else "R"]


def upper_frame(limb: Limb, name: str) -> Array:
    return frame(limb.upper, limb_hinge(limb, RIGHTWARD if name.startswith("arm") else LEFTWARD))


def end_axes(body: Body, name: str) -> tuple[Array, Array]:
    kind, side = name.split("-")
    if kind == "leg":
        return np.array([0.0, -1.0, 0.0]), np.array(LEFTWARD)
    along, palm, _ = hand_axes(body, "L" if side == "L" else "R")
    return along, palm


def direction_between(first: Array, last: Array, share: float) -> Array:
    angle = float(np.arccos(np.clip(first @ last, -1, 1)))
    if angle < 1e-6:
        return first
    return np.asarray((np.sin((1 - share) * angle) * first + np.sin(share * angle) * last) / np.sin(angle))


def kept_ends(first: Still, last: Still, share: float) -> dict[str, Array]:
    """Where the wrist or ankle of each limb that is held in its place is now."""
    found = {}
    for name in LIMBS:
        bone = joints_of(name)[2]
        a, b = first.posed.joint(bone), last.posed.joint(bone)
        if np.linalg.norm(b - a) < STAYS_METRES:
            found[name] = a + (b - a) * share
    return found


def let_down(now: Still, over: Top) -> Still:
    """The trunk of who lies or sits, let down (or lifted) to lie as deep as is due."""
    if not now.resting:
        return now
    left = min(gap(now.posed, part, over) for part in ("hips", "trunk")) + now.sink
    down = np.array([0.0, 0.0, -left])
    return replace(now, place=now.place + down, posed=moved(now.posed, down))


def stepped_down(now: Still, kept: Mapping[str, Array]) -> Still:
    """Who stands comes down as far as planted feet must reach: on the straight way between two poses a leg is too short."""
    short = [now.posed.joint(joints_of(name)[2])[2] - kept[name][2] for name in kept if name.startswith("leg")]
    if now.resting or not short:
        return now
    down = np.array([0.0, 0.0, -max(0.0, *short)])
    return replace(now, place=now.place + down, posed=moved(now.posed, down))


def lifted(posed: Posed, name: str, over: Top, before: tuple[float, float]) -> tuple[float, float]:
    """How far elbow or knee, and hand or foot, must come up so as not to go through anything, metres."""
    joint, end = zones(name)
    upper, lower = (max(0.0, -gap(posed, part, over) - SOFT_METRES) for part in (joint, end))
    return before[0] + upper, before[1] + lower


def with_ends(
    body: Body, now: Still, meant: Pose, kept: Mapping[str, Array], lift: Mapping[str, tuple[float, float]]
) -> Still:
    arms, legs = dict(meant.arms), dict(meant.legs)
    for name in LIMBS:
        if name not in kept and lift[name] == (0.0, 0.0):
            continue
        kind, side = name.split("-")
        of: dict[Side, Limb] = arms if kind == "arm" else legs
        own: Side = "L" if side == "L" else "R"
        of[own] = reaching(now.posed, name, of[own], kept.get(name), lift[name])
    return at_rest_again(body, now, replace(meant, arms=arms, legs=legs))


def at_rest_again(body: Body, now: Still, pose: Pose) -> Still:
    return replace(at_rest(body, pose, now.place, now.resting, now.sink))


def reaching(posed: Posed, name: str, limb: Limb, end: Array | None, lift: tuple[float, float]) -> Limb:
    """The limb with its end where it is kept, or swinging, but as much higher as it needs to be."""
    root, joint, last = (posed.joint(bone) for bone in joints_of(name))
    first, second = float(np.linalg.norm(joint - root)), float(np.linalg.norm(last - joint))
    up = np.array([0.0, 0.0, 1.0])
    middle = root + unit(limb.upper) * first + up * lift[0]
    meant = middle + unit(limb.lower) * second if end is None else np.asarray(end)
    upper, lower = bent(meant + up * lift[1] - root, first, second, unit(middle - root))
    across = np.cross(upper, lower)
    hinge = limb.hinge if np.linalg.norm(across) < 0.05 or limb.hinge is None else facing_like(across, limb.hinge)
    return replace(limb, upper=tuple(upper), lower=tuple(lower), hinge=hinge)


def facing_like(across: Array, hinge: Sequence[float]) -> tuple[float, float, float]:
    x, y, z = unit(across) * (1.0 if across @ np.asarray(hinge, float) >= 0 else -1.0)
    return float(x), float(y), float(z)
