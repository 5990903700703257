"""What carries whom: limbs laid down or planted on what is below them, and what is left between the two.

World axes, z up, metres. A picture says what a hand, a knee or the head rests on; the pose is settled until its skin
touches there, whoever's body it is, and `gap_mm` reads back from the skin how well. Knows nothing of pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from outlines import carried_by
from skeleton import Array, Body, Limb, Pose, Posed, Side, Vector, moved, pose_body, unit

UPWARD = np.array([0.0, 0.0, 1.0])
ROUNDS = 12  # of settling: each brings a limb some three times nearer
SOFT_METRES = 0.004  # how far a limb's skin gives and sinks in, so that it is seen to lie
START_METRES = 1.0  # height from which a planted hand or foot is let down: above whatever carries it
BIN_METRES = 0.025  # a limb on a limb is looked at through a grid this fine

# Part -> beginnings of the bones whose skin it is; a limb's are then of one side.
PARTS: dict[str, tuple[str, ...]] = {
    "head": ("head",),
    "forehead": ("head",),
    "trunk": ("spine", "clavicle", "shoulder"),
    "hips": ("root", "pelvis", "upperleg01"),
    "arm": ("upperarm", "lowerarm"),
    "upperarm": ("upperarm",),
    "elbow": ("upperarm", "lowerarm"),
    "forearm": ("lowerarm",),
    "hand": ("wrist", "metacarpal", "finger"),
    "leg": ("upperleg02", "lowerleg"),
    "knee": ("upperleg", "lowerleg"),
    "shin": ("lowerleg",),
    "foot": ("foot", "toe"),
}
JOINTS = {"elbow": "lowerarm01", "knee": "lowerleg01"}
AROUND_JOINT_METRES = 0.07


class Top(Protocol):
    """The upper side of something."""

    def under(self, points: Array) -> Array:
        """How high it is below or above each of the points (N, 3) -> (N,); minus infinity where it is not."""


@dataclass(frozen=True)
class Level:
    """A bed, a floor, a seat, a folded towel."""

    height: float

    def under(self, points: Array) -> Array:
        return np.full(len(points), self.height)


@dataclass(frozen=True)
class Plate:
    """A level that ends: a bed, a table, the top of a chair's back. A limb settles on it as on a level without end, and
    counts as carried only where its middle lies over it.
    """

    near: tuple[float, float]
    far: tuple[float, float]
    height: float

    def under(self, points: Array) -> Array:
        return np.full(len(points), self.height)

    def holds(self, points: Array) -> bool:
        middle = points[:, :2].mean(axis=0)
        return bool(np.all(middle >= self.near) and np.all(middle <= self.far))


@dataclass(frozen=True)
class Slab:
    """A folded towel: flat, from one corner (x, y) of the floor plan to the other."""

    near: tuple[float, float]
    far: tuple[float, float]
    height: float

    def under(self, points: Array) -> Array:
        inside = np.all((points[:, :2] >= self.near) & (points[:, :2] <= self.far), axis=1)
        return np.where(inside, self.height, -np.inf)


@dataclass(frozen=True)
class Cushion:
    """A pillow: a soft box, `half` its three half sizes (see `props3.superellipsoid`)."""

    centre: Vector
    half: Vector

    def under(self, points: Array) -> Array:
        x, y, _ = ((points - np.asarray(self.centre, float)) / np.asarray(self.half, float)).T
        out = np.abs(x) ** 5 + np.abs(y) ** 5
        top = self.centre[2] + self.half[2] * np.sqrt(np.clip(1 - out, 0, 1))
        return np.where(out < 1, top, -np.inf)


@dataclass(frozen=True)
class Ball:
    """A ball that is held or pressed; nothing lies on it."""

    middle: Vector
    radius: float

    def outside(self, points: Array) -> Array:
        """How far each of the points (N, 3) is from its skin -> (N,); below 0 inside."""
        return np.asarray(np.linalg.norm(points - np.asarray(self.middle, float), axis=1) - self.radius)


@dataclass(frozen=True)
class Heap:
    """Anything made of points: a leg that another leg lies on."""

    points: Array

    def under(self, points: Array) -> Array:
        corner = np.floor(np.vstack([self.points, points])[:, :2].min(axis=0) / BIN_METRES)
        have, asked = (np.floor(p[:, :2] / BIN_METRES - corner).astype(int) for p in (self.points, points))
        tops = np.full(np.maximum(have.max(axis=0), asked.max(axis=0)) + 1, -np.inf)
        np.maximum.at(tops, (have[:, 0], have[:, 1]), self.points[:, 2])
        return np.asarray(tops[asked[:, 0], asked[:, 1]])


@dataclass(frozen=True)
class Stack:
    """Several things, of which the highest carries."""

    tops: tuple[Top, ...]

    def under(self, points: Array) -> Array:
        return np.asarray(np.max([top.under(points) for top in self.tops], axis=0))


On = Callable[[Posed], Top]


def level(height: float) -> On:
    return lambda _: Level(height)


def plate(x: tuple[float, float], y: tuple[float, float], height: float) -> On:
    return lambda _: Plate((x[0], y[0]), (x[1], y[1]), height)


def cushion(centre: Vector, half: Vector) -> On:
    return lambda _: Cushion(centre, half)


def highest(*tops: On) -> On:
    """Whatever of several lies on top: a towel on a bed."""
    return lambda posed: Stack(tuple(top(posed) for top in tops))


def own(*parts: str) -> On:
    """The person's own limb, as it lies: `own("leg-R")`."""
    return lambda posed: Heap(posed.vertices[np.any([part_mask(posed.body, part) for part in parts], axis=0)])


@dataclass(frozen=True)
class Laid:
    """A limb that lies: the ways its two parts go over the ground. Knee or elbow come down on it, then foot or hand."""

    upper: Vector
    lower: Vector
    on: On
    end: Vector | None = None
    face: Vector | None = None
    hinge: Vector | None = None


@dataclass(frozen=True)
class Planted:
    """A hand or foot put down at a spot (its wrist or ankle over x, y), elbow or knee bent toward `bend`."""

    at: tuple[float, float]
    bend: Vector
    on: On
    end: Vector
    face: Vector | None = None
    hinge: Vector | None = None


@dataclass(frozen=True)
class Held:
    """A hand or foot on the side of a ball: its wrist or ankle comes from `at` toward its middle until the skin is there."""

    at: Vector
    ball: Ball
    bend: Vector
    end: Vector | None = None
    face: Vector | None = None
    hinge: Vector | None = None


Carried = Laid | Planted | Held
Limbs = Mapping[Side, Carried]


def part_mask(body: Body, part: str) -> NDArray[np.bool_]:
    """The skin of a part: "head", "hand-L" (V,)."""
    masks = _MASKS.setdefault(id(body), {})
    if part not in masks:
        name, _, side = part.partition("-")
        skin = carried_by(body, lambda bone: bone.startswith(PARTS[name]) and bone.endswith(side))
        masks[part] = skin & nearby(body, name, side)
    return masks[part]


def nearby(body: Body, name: str, side: str) -> NDArray[np.bool_]:
    """An elbow or knee is what lies about the joint; a forehead what is above the eyes, in front."""
    if name in JOINTS:
        return np.linalg.norm(body.vertices - body.head(f"{JOINTS[name]}.{side}"), axis=1) < AROUND_JOINT_METRES
    if name == "forehead":
        _, y, z = (body.vertices - body.head("eye.L")).T
        return np.asarray((y < 0.03) & (z > 0.02))
    return np.ones(len(body.vertices), bool)


_MASKS: dict[int, dict[str, NDArray[np.bool_]]] = {}


def gap_mm(posed: Posed, part: str, on: On) -> float:
    """What is left between a part and what carries it; below 0 it sinks in, infinite where it hangs over the edge."""
    top = on(posed)
    if isinstance(top, Plate) and not top.holds(posed.vertices[part_mask(posed.body, part)]):
        return float("inf")
    return round(gap(posed, part, top) * 1000, 1) + 0.0


def beyond_mm(posed: Posed, part: str, x: tuple[float, float], y: tuple[float, float]) -> float:
    """How far the skin of a part reaches out over the nearest edge of a bed; below 0 so much of the bed is left."""
    skin = posed.vertices[part_mask(posed.body, part)][:, :2]
    out = np.maximum([x[0], y[0]] - skin, skin - [x[1], y[1]])
    return round(float(out.max()) * 1000) + 0.0


def gap_to_ball(posed: Posed, part: str, ball: Ball) -> float:
    return float(ball.outside(posed.vertices[part_mask(posed.body, part)]).min())


def gap(posed: Posed, part: str, top: Top) -> float:
    skin = posed.vertices[part_mask(posed.body, part)]
    left = skin[:, 2] - top.under(skin)
    return float(left.min())


@dataclass(frozen=True)
class Rest:
    """What carries the trunk: the lowest of `parts` sinks into `under` by `sink` metres."""

    parts: tuple[str, ...]
    under: On
    sink: float


def settled(
    body: Body,
    pose: Pose,
    xy: tuple[float, float],
    rest: Rest,
    arms: Limbs,
    legs: Limbs,
    at_height: float | None = None,
) -> tuple[Pose, tuple[float, float, float]]:
    """The pose with its carried limbs come to rest, and where its pelvis then is, let down over `xy` or told.

    First the trunk comes down alone, then limbs and trunk together: a limb that was laid may move the skin of the trunk.
    """
    carried: dict[str, Carried] = {f"arm-{s}": limb for s, limb in arms.items()}
    carried |= {f"leg-{s}": limb for s, limb in legs.items()}
    sinking, height = dict.fromkeys(carried, (0.0, 0.0)), 1.0
    for turn in range(ROUNDS):
        posed = moved(pose_body(body, pose), (*xy, height))
        if turn > 0:
            sinking = {name: sunk(posed, name, limb, sinking[name]) for name, limb in carried.items()}
        left = min(gap(posed, part, rest.under(posed)) for part in rest.parts) + rest.sink
        down = left if at_height is None else height - at_height
        height -= down
        pose = with_limbs(moved(posed, (0, 0, -down)), pose, carried, sinking)
    return pose, (*xy, height)


def sunk(posed: Posed, name: str, limb: Carried, before: tuple[float, float]) -> tuple[float, float]:
    """How far joint and end must still come down, in metres, after what was left last time."""
    joint, end = zones(name)
    if isinstance(limb, Held):
        return 0.0, before[1] + gap_to_ball(posed, end, limb.ball) + SOFT_METRES
    top = limb.on(posed)
    last = before[1] + gap(posed, end, top) + SOFT_METRES
    if isinstance(limb, Planted):
        return 0.0, last
    down = gap(posed, joint, top) + SOFT_METRES
    return before[0] + down, last - down


def zones(name: str) -> tuple[str, str]:
    kind, side = name.split("-")
    return (f"elbow-{side}", f"hand-{side}") if kind == "arm" else (f"knee-{side}", f"foot-{side}")


def with_limbs(
    posed: Posed, pose: Pose, carried: Mapping[str, Carried], sinking: Mapping[str, tuple[float, float]]
) -> Pose:
    arms, legs = dict(pose.arms), dict(pose.legs)
    for name, limb in carried.items():
        kind, side = name.split("-")
        of: dict[Side, Limb] = arms if kind == "arm" else legs
        of["L" if side == "L" else "R"] = as_limb(posed, name, limb, sinking[name])
    return replace(pose, arms=arms, legs=legs)


def as_limb(posed: Posed, name: str, limb: Carried, sinking: tuple[float, float]) -> Limb:
    root, joint, end = joints_of(name)
    first = np.linalg.norm(posed.joint(joint) - posed.joint(root))
    second = np.linalg.norm(posed.joint(end) - posed.joint(joint))
    if isinstance(limb, Laid):
        ways = sloped(limb.upper, sinking[0] / first), sloped(limb.lower, sinking[1] / second)
    else:
        goal = goal_of(limb, sinking[1])
        ways = bent(goal - posed.joint(root), float(first), float(second), limb.bend)
    return Limb(tuple(ways[0]), tuple(ways[1]), limb.end, limb.face, limb.hinge)


def goal_of(limb: Planted | Held, nearer: float) -> Array:
    if isinstance(limb, Planted):
        return np.array([*limb.at, START_METRES - nearer])
    at = np.asarray(limb.at, float)
    return np.asarray(at + nearer * unit(np.asarray(limb.ball.middle, float) - at))


def joints_of(name: str) -> tuple[str, str, str]:
    kind, side = name.split("-")
    bones = ("upperarm01", "lowerarm01", "wrist") if kind == "arm" else ("upperleg01", "lowerleg01", "foot")
    root, joint, end = (f"{bone}.{side}" for bone in bones)
    return root, joint, end


def sloped(way: Vector, down: float) -> Array:
    """A way over the ground (its own height left out), going down by this share of its length."""
    flat = unit(np.asarray(way, float) * [1.0, 1.0, 0.0])
    down = float(np.clip(down, -0.99, 0.99))
    return np.asarray(flat * np.sqrt(1 - down**2) - down * UPWARD)


def bent(reach: Array, first: float, second: float, bend: Vector) -> tuple[Array, Array]:
    """The two ways from a root to a goal over a joint that gives toward `bend`."""
    far = min(float(np.linalg.norm(reach)), 0.999 * (first + second))
    along = unit(reach)
    aside = unit(np.asarray(bend, float) - along * np.dot(bend, along))
    share = (first**2 - second**2 + far**2) / (2 * far)
    joint = along * share + aside * np.sqrt(max(first**2 - share**2, 0.0))
    return unit(joint), unit(along * far - joint)
