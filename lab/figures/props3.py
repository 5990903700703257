"""Things of a room seen at an angle: boxes with their three seen faces, a flat thing on a bed, a soft pillow, a ball."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from drawing import Mark, Paper
from outlines import View, whole
from person import Layer
from props import oval, polygon
from shapely import MultiPoint
from skeleton import Array, Vector

ARC_STEPS = 26
Corner = tuple[float, float, float]
Span = tuple[float, float]


def face(view: View, paper: Paper, name: str, kind: str, corners: Sequence[Corner], line: bool = True) -> Mark:
    return Mark(name, kind, polygon(paper, [tuple(p) for p in view.flat(np.array(corners))]), line=line)


def block(view: View, paper: Paper, name: str, x: Span, y: Span, z: Span, top: str, side: str) -> list[Mark]:
    """A box: its front (low y), its end toward the eye, its top."""
    end = x[1] if view.toward_eye[0] > 0 else x[0]
    return [
        face(
            view,
            paper,
            f"{name}-front",
            side,
            [(x[0], y[0], z[0]), (x[1], y[0], z[0]), (x[1], y[0], z[1]), (x[0], y[0], z[1])],
        ),
        face(
            view,
            paper,
            f"{name}-end",
            side,
            [(end, y[0], z[0]), (end, y[1], z[0]), (end, y[1], z[1]), (end, y[0], z[1])],
        ),
        face(
            view,
            paper,
            f"{name}-top",
            top,
            [(x[0], y[0], z[1]), (x[1], y[0], z[1]), (x[1], y[1], z[1]), (x[0], y[1], z[1])],
        ),
    ]


def pillow_in_room(view: View, centre: Vector, half: Vector) -> Layer:
    points = np.array(half) * superellipsoid() + np.array(centre)
    return Layer("pillow", "pillow", whole(MultiPoint(view.flat(points)).convex_hull))


def superellipsoid() -> Array:
    """Points (N, 3) of a soft box, each side from -1 to 1."""
    u, v = np.meshgrid(np.linspace(-np.pi / 2, np.pi / 2, 25), np.linspace(-np.pi, np.pi, 49))

    def soft(a: Array) -> Array:
        return np.asarray(np.sign(a) * np.abs(a) ** 0.4)

    return np.column_stack(
        [(soft(np.cos(u)) * soft(np.cos(v))).ravel(), (soft(np.cos(u)) * soft(np.sin(v))).ravel(), np.sin(u).ravel()]
    )


def flat_device(view: View, paper: Paper, centre: Vector, length: float, breadth: float) -> list[Mark]:
    """A tablet lying flat, its screen up."""
    x, y, z = centre

    def sheet(name: str, kind: str, inset: float, lift: float) -> Mark:
        a, b = length / 2 - inset, breadth / 2 - inset
        corners = [
            (x - a, y - b, z + lift),
            (x + a, y - b, z + lift),
            (x + a, y + b, z + lift),
            (x - a, y + b, z + lift),
        ]
        return face(view, paper, name, kind, corners)

    return [sheet("device", "device", 0.0, 0.0), sheet("device-screen", "screen", 0.016, 0.008)]


def slab_upright(view: View, paper: Paper, centre: Vector, length: float, tall: float) -> list[Mark]:
    """A tablet leaning on its stand, its screen toward low y."""
    x, y, z = centre

    def sheet(name: str, kind: str, inset: float, nearer: float) -> Mark:
        a, low, high = length / 2 - inset, inset, tall - inset
        lean = 0.35
        corners = [
            (x - a, y + lean * low - nearer, z + low),
            (x + a, y + lean * low - nearer, z + low),
            (x + a, y + lean * high - nearer, z + high),
            (x - a, y + lean * high - nearer, z + high),
        ]
        return face(view, paper, name, kind, corners)

    return [sheet("device", "device", 0.0, 0.0), sheet("device-screen", "screen", 0.018, 0.004)]


def ball_in_room(view: View, paper: Paper, centre: Vector, radius: float) -> list[Mark]:
    x, y = view.flat(np.array([centre], float))[0]
    shine = oval(paper, (x - radius * 0.35, y + radius * 0.42), radius * 0.22, radius * 0.16)
    return [Mark("ball", "ball", oval(paper, (x, y), radius, radius)), Mark("ball-shine", "shine", shine, line=False)]


def floor_arrow(view: View, paper: Paper, tail: Corner, tip: Corner, width: float = 0.06, name: str = "arrow") -> Mark:
    """A block arrow painted on a level surface."""
    start, end = np.array(tail), np.array(tip)
    way = (end - start) / np.linalg.norm(end - start)
    side = np.cross([0.0, 0.0, 1.0], way)
    neck = end - way * width * 1.5
    points = [start + side * width / 2, neck + side * width / 2, neck + side * width * 1.2, end]
    points += [neck - side * width * 1.2, neck - side * width / 2, start - side * width / 2]
    flat = view.flat(np.array(points))
    return Mark(name, "arrow", polygon(paper, [tuple(p) for p in flat]), line=False, halo=True)


def arc_arrow(
    view: View,
    paper: Paper,
    centre: Vector,
    toward: tuple[Vector, Vector],
    radius: float,
    degrees: Span,
    width: float = 0.05,
    name: str = "arrow",
) -> Mark:
    """A block arrow bent round `centre` in the plane of the two ways of `toward`, of even width to the eye."""
    first, second = (np.asarray(way, float) for way in toward)
    t = np.radians(np.linspace(*degrees, ARC_STEPS))[:, None]
    line = view.flat(centre + radius * (np.cos(t) * first + np.sin(t) * second))
    left = np.linalg.norm(line - line[-1], axis=1)
    shaft = line[left > 1.7 * width]
    way = np.gradient(shaft, axis=0)
    side = np.column_stack([-way[:, 1], way[:, 0]]) / np.linalg.norm(way, axis=1, keepdims=True) * width
    head = [shaft[-1] + 1.25 * side[-1], line[-1], shaft[-1] - 1.25 * side[-1]]
    band = [*(shaft + side / 2), *head, *(shaft - side / 2)[::-1]]
    return Mark(name, "arrow", polygon(paper, [tuple(p) for p in band]), line=False, halo=True)
