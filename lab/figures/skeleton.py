"""A body and its pose: bones turned, skin carried along.

Axes of the body: x to its left, y to its back, z up, in metres; spine angles in degrees, + is forward.
This file knows nothing of pictures. A pose is plain values, so the angles that a picture claims are the angles it has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Side = Literal["L", "R"]
Vector = Sequence[float]
SIDES: tuple[Side, Side] = ("L", "R")
SPINE = ("spine05", "spine04", "spine03", "spine02", "spine01")  # from the pelvis up
NECK = ("neck01", "neck02", "neck03")
LEFTWARD = (1.0, 0.0, 0.0)
RIGHTWARD = (-1.0, 0.0, 0.0)
BODIES = Path(__file__).resolve().parent / "bodies.npz"
STEP_METRES = 5e-5  # the kept bodies are whole numbers of it: a twentieth of a millimetre


@dataclass(frozen=True)
class Limb:
    """Directions of an arm or leg in world axes: upper part, lower part, then hand or foot.

    `hinge` is the axis of elbow or knee, needed where the limb is nearly straight. `face` is where the palm looks,
    or the left side of the foot. `end` None means: in line with the forearm.
    """

    upper: Vector
    lower: Vector
    end: Vector | None = None
    face: Vector | None = None
    hinge: Vector | None = None


@dataclass(frozen=True)
class Pose:
    """`root` turns the whole body (3, 3); spine and neck angles are against the body's own upright stance."""

    arms: Mapping[Side, Limb]
    legs: Mapping[Side, Limb]
    root: Array = field(default_factory=lambda: np.eye(3))
    spine_deg: tuple[float, float, float, float, float] = (0.0, 0.0, 0.0, 0.0, 0.0)
    neck_deg: float = 0.0
    head_deg: float = 0.0
    shoulders_back_deg: float = 0.0
    shoulders_down_deg: float = 0.0
    curl: float = 1.0
    gripping: tuple[Side, ...] = ()  # hands whose fingers close round what they hold
    pointing: tuple[Side, ...] = ()  # hands whose first finger is stretched out, the others closed
    braced: tuple[Side, ...] = ()  # hands on a floor that bend at the wrist alone, the forearm straight above them


@dataclass(frozen=True)
class Body:
    """The rest body: vertices (V, 3), faces (F, 3), bone heads (B, 3), parents, skin weights (V, K)."""

    vertices: Array
    faces: NDArray[np.int64]
    heads: Array
    parents: NDArray[np.int64]
    weights: Array
    bones: NDArray[np.int64]
    index: Mapping[str, int]

    def head(self, bone: str) -> Array:
        return np.asarray(self.heads[self.index[bone]])

    def between(self, bone: str, child: str) -> Array:
        return unit(self.head(child) - self.head(bone))


@dataclass(frozen=True)
class Posed:
    """A body in a pose: vertices (V, 3), joints by bone name, turns (B, 3, 3)."""

    body: Body
    vertices: Array
    heads: Array
    turns: Array

    def joint(self, bone: str) -> Array:
        return np.asarray(self.heads[self.body.index[bone]])

    def carry(self, bone: str, points: Array) -> Array:
        """Points (N, 3) of the rest body, carried by one bone."""
        i = self.body.index[bone]
        return np.asarray((points - self.body.heads[i]) @ self.turns[i].T + self.heads[i])


def moved(posed: Posed, by: Vector | Array) -> Posed:
    return Posed(posed.body, posed.vertices + np.asarray(by, float), posed.heads + np.asarray(by, float), posed.turns)


def load(who: str, path: Path = BODIES) -> Body:
    with np.load(path) as kept:
        return Body(
            vertices=kept[f"{who}_vertices"] * STEP_METRES,
            faces=kept["faces"].astype(np.int64),
            heads=kept[f"{who}_heads"] * STEP_METRES,
            parents=kept["parents"].astype(np.int64),
            weights=kept["weights"].astype(float),
            bones=kept["bones"].astype(np.int64),
            index={str(name): i for i, name in enumerate(kept["labels"])},
        )


def pose_body(body: Body, pose: Pose) -> Posed:
    turns, heads = pose_bones(body, pose)
    return Posed(body, skin(body, turns, heads), heads, turns)


def pose_bones(body: Body, pose: Pose) -> tuple[Array, Array]:
    """Turns (B, 3, 3) and joints (B, 3) of the bones; the pelvis stays where it is."""
    turns = bone_turns(body, pose)
    heads = np.zeros_like(body.heads)
    for i, parent in enumerate(body.parents):
        if parent >= 0:
            heads[i] = heads[parent] + turns[parent] @ (body.heads[i] - body.heads[parent])
    return turns, heads


def skin(body: Body, turns: Array, heads: Array) -> Array:
    """Linear blend: each vertex goes where its bones carry it, by weight."""
    carried = np.zeros_like(body.vertices)
    for k in range(body.bones.shape[1]):
        bone = body.bones[:, k]
        local = body.vertices - body.heads[bone]
        moved = np.einsum("vij,vj->vi", turns[bone], local) + heads[bone]
        carried += body.weights[:, k : k + 1] * moved
    return np.asarray(carried / body.weights.sum(axis=1, keepdims=True))


def bone_turns(body: Body, pose: Pose) -> Array:
    """World turn of every bone (B, 3, 3). Bones that are told nothing follow their parent."""
    told = told_turns(body, pose)
    turns = np.tile(np.eye(3), (len(body.heads), 1, 1))
    names = sorted(body.index, key=lambda name: body.index[name])
    for i, name in enumerate(names):
        parent = pose.root if body.parents[i] < 0 else turns[body.parents[i]]
        world, local = told.get(name, (None, None))
        turns[i] = world if world is not None else parent @ (np.eye(3) if local is None else local)
    return turns


Told = dict[str, tuple[Array | None, Array | None]]


GRIP_CURL = 4.0  # fingers round a rail: 152 degrees over their three joints
POINTING_CURL, FIST_CURL = 0.3, 4.5  # the first finger, and those drawn into the palm


def told_turns(body: Body, pose: Pose) -> Told:
    """What the pose says of each bone: its world turn, or its turn against its parent."""
    told: Told = {bone: (None, forward(a)) for bone, a in zip(SPINE, pose.spine_deg, strict=True)}
    told |= {bone: (None, forward(pose.neck_deg / len(NECK))) for bone in NECK}
    told["head"] = (None, forward(pose.head_deg))
    for side in SIDES:
        told |= shoulder_turns(side, pose.shoulders_back_deg, pose.shoulders_down_deg)
        told |= arm_turns(body, side, pose.arms[side], braced=side in pose.braced)
        told |= leg_turns(body, side, pose.legs[side])
        told |= finger_turns(body, side, curls(pose, side))
    return told


def curls(pose: Pose, side: Side) -> tuple[float, ...]:
    """How far each finger is bent, the thumb first, which is bent at nothing but a fist; 1 is a finger at rest."""
    if side in pose.pointing:
        return (FIST_CURL, POINTING_CURL, *(FIST_CURL,) * 3)
    return (0.0, *(GRIP_CURL if side in pose.gripping else pose.curl,) * 4)


def shoulder_turns(side: Side, back_deg: float, down_deg: float) -> Told:
    sign = 1.0 if side == "L" else -1.0
    return {f"clavicle.{side}": (None, about((0, 0, 1), sign * back_deg) @ about((0, 1, 0), sign * down_deg))}


def arm_turns(body: Body, side: Side, limb: Limb, *, braced: bool = False) -> Told:
    def name(bone: str) -> str:
        return f"{bone}.{side}"

    upper0 = body.between(name("upperarm01"), name("lowerarm01"))
    lower0 = body.between(name("lowerarm01"), name("wrist"))
    hinge0 = unit(np.cross(upper0, lower0))
    hinge = limb_hinge(limb, RIGHTWARD)
    upper = frame(limb.upper, hinge) @ frame(upper0, hinge0).T
    lower = frame(limb.lower, hinge) @ frame(lower0, hinge0).T
    hand = hand_turn(body, side, limb, lower)
    return {
        name("upperarm01"): (upper, None),
        name("lowerarm01"): (lower, None),
        name("lowerarm02"): (midway(lower, unbent(lower, hand, lower @ lower0) if braced else hand), None),
        name("wrist"): (hand, None),
    }


def unbent(lower: Array, hand: Array, along: Array) -> Array:
    """The turn of a hand without its bend: what is left turns it about the forearm, which lies along `along`."""
    bent = hand @ lower.T @ along
    return about(np.cross(bent, along), float(np.degrees(np.arccos(np.clip(bent @ along, -1, 1))))) @ hand


def hand_turn(body: Body, side: Side, limb: Limb, lower: Array) -> Array:
    along0, palm0, _ = hand_axes(body, side)
    along = lower @ along0 if limb.end is None else np.asarray(limb.end, float)
    palm = lower @ palm0 if limb.face is None else np.asarray(limb.face, float)
    return frame(along, palm) @ frame(along0, palm0).T


def hand_axes(body: Body, side: Side) -> tuple[Array, Array, Array]:
    """Rest hand: along the fingers, out of the palm, and along the knuckles from first to little finger."""
    along = body.between(f"wrist.{side}", f"finger3-1.{side}")
    knuckles = body.between(f"finger2-1.{side}", f"finger5-1.{side}")
    palm = unit(np.cross(along, knuckles)) * (-1.0 if side == "L" else 1.0)
    return along, palm, knuckles


def finger_turns(body: Body, side: Side, curl: tuple[float, ...]) -> Told:
    """Fingers at rest: together, a little bent; the thumb beside them."""
    _, palm, _ = hand_axes(body, side)
    middle = body.between(f"finger3-1.{side}", f"finger3-2.{side}")
    told: Told = {}
    for finger in range(1, 6):
        along = body.between(f"finger{finger}-1.{side}", f"finger{finger}-2.{side}")
        together = about(palm, angle_about(palm, along, middle) * (0.55 if finger == 1 else 1.0))
        bend_axis = np.cross(middle, palm)
        bends = (8.0, 10.0, 10.0) if finger == 1 else (8.0, 18.0, 12.0)
        for joint, bend in enumerate(bends, start=1):
            turn = about(bend_axis, curl[finger - 1] * bend) @ (together if joint == 1 else np.eye(3))
            told[f"finger{finger}-{joint}.{side}"] = (None, turn)
    return told


def leg_turns(body: Body, side: Side, limb: Limb) -> Told:
    def name(bone: str) -> str:
        return f"{bone}.{side}"

    upper0 = body.between(name("upperleg01"), name("lowerleg01"))
    lower0 = body.between(name("lowerleg01"), name("foot"))
    hinge = limb_hinge(limb, LEFTWARD)
    upper = frame(limb.upper, hinge) @ frame(upper0, LEFTWARD).T
    lower = frame(limb.lower, hinge) @ frame(lower0, LEFTWARD).T
    told: Told = {name("upperleg01"): (upper, None), name("lowerleg01"): (lower, None)}
    if limb.end is not None:
        face = hinge if limb.face is None else limb.face
        told[name("foot")] = (frame(limb.end, face) @ frame((0.0, -1.0, 0.0), LEFTWARD).T, None)
    return told


def limb_hinge(limb: Limb, fallback: Vector) -> Array:
    if limb.hinge is not None:
        return unit(limb.hinge)
    across = np.cross(unit(limb.upper), unit(limb.lower))
    return unit(fallback) if np.linalg.norm(across) < 0.05 else unit(across)


def unit(v: Vector | Array) -> Array:
    a = np.asarray(v, float)
    return np.asarray(a / np.linalg.norm(a))


def frame(along: Vector | Array, across: Vector | Array) -> Array:
    """Right-handed axes (3, 3) as columns: along, across made square to it, and their cross product."""
    first = unit(along)
    second = unit(np.asarray(across, float) - first * np.dot(np.asarray(across, float), first))
    return np.column_stack([first, second, np.cross(first, second)])


def about(axis: Vector | Array, degrees: float) -> Array:
    """Turn by `degrees` about an axis, right-handed."""
    x, y, z = unit(axis)
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    a = np.radians(degrees)
    return np.asarray(np.eye(3) + np.sin(a) * cross + (1 - np.cos(a)) * cross @ cross)


def forward(degrees: float) -> Array:
    return about(LEFTWARD, degrees)


def angle_about(axis: Array, start: Array, end: Array) -> float:
    flat = [unit(v - axis * np.dot(v, axis)) for v in (start, end)]
    return float(np.degrees(np.arctan2(np.dot(axis, np.cross(flat[0], flat[1])), np.dot(flat[0], flat[1]))))


def midway(first: Array, second: Array) -> Array:
    left, _, right = np.linalg.svd(first + second)
    return np.asarray(left @ np.diag([1.0, 1.0, np.linalg.det(left @ right)]) @ right)


def spine_angles(posed: Posed) -> dict[str, float]:
    """How the posed bones stand, against the body's own upright stance; + is forward. Degrees and millimetres.

    Read from the bones as they came to lie, not from what the pose asked for. `head_forward_mm` is how far the head has
    come in front of the top of the back.
    """
    body = posed.body
    pelvis, back, head = (posed.turns[body.index[name]] for name in ("root", "spine01", "head"))
    flexion, side_bend, twist = euler(pelvis.T @ back)
    now = back.T @ (posed.joint("head") - posed.joint("spine01"))
    upright = body.head("head") - body.head("spine01")
    return {
        "trunk_flexion_deg": flexion,
        "trunk_side_bend_deg": side_bend,
        "trunk_twist_deg": twist,
        "neck_flexion_deg": euler(back.T @ head)[0],
        "head_forward_mm": round(float(upright[1] - now[1]) * 1000) + 0.0,
    }


def euler(turn: Array) -> tuple[float, float, float]:
    flexion = np.degrees(np.arctan2(turn[2, 1], turn[2, 2]))
    side_bend = np.degrees(np.arcsin(np.clip(-turn[2, 0], -1, 1)))
    twist = np.degrees(np.arctan2(turn[1, 0], turn[0, 0]))
    return (round(float(flexion), 1) + 0.0, round(float(side_bend), 1) + 0.0, round(float(twist), 1) + 0.0)
