"""From a posed body to clean flat outlines: cut the clothes at straight hems, look from one side, join, smooth.

Hems are planes in the rest body, so a sleeve ends in a clean edge whatever the pose. Outlines are shapely polygons in
metres in the picture plane (right, up). This file knows nothing of colours or SVG.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely import Polygon, buffer, normalize, polygons, set_precision, unary_union
from shapely.geometry.base import BaseGeometry
from skeleton import Array, Body, Posed, Vector, unit

# Outlines lie on a grid of a hundredth of a millimetre, far below what is seen. Sums that differ in their last digit
# from one processor to another then come out the same.
GRID_METRES = 1e-5


@dataclass(frozen=True)
class View:
    """Where the picture's right and up lie in the body's or the world's axes. The eye is far away (no perspective)."""

    right: Vector
    up: Vector

    def flat(self, points: Array) -> Array:
        """Points (N, 3) -> (N, 2)."""
        return np.asarray(points @ np.column_stack([unit(self.right), unit(self.up)]))

    @property
    def toward_eye(self) -> Array:
        return np.cross(unit(self.right), unit(self.up))


@dataclass(frozen=True)
class Hem:
    """Keeps what lies on the side of `point` that `normal` looks to, in the rest body."""

    point: Array
    normal: Array


@dataclass(frozen=True)
class Surface:
    """Triangles of one part: rest corners and posed corners, both (T, 3, 3)."""

    rest: Array
    posed: Array


def surface(posed: Posed, wanted: NDArray[np.bool_]) -> Surface:
    """The faces whose three corners are all wanted (V,)."""
    faces = posed.body.faces[wanted[posed.body.faces].all(axis=1)]
    return Surface(posed.body.vertices[faces], posed.vertices[faces])


def carried_by(body: Body, test: Callable[[str], bool]) -> NDArray[np.bool_]:
    strongest = body.bones[np.arange(len(body.bones)), body.weights.argmax(axis=1)]
    wanted = np.zeros(max(body.index.values()) + 1, bool)
    wanted[[i for name, i in body.index.items() if test(name)]] = True
    return wanted[strongest]


def cut(part: Surface, hems: Sequence[Hem]) -> Surface:
    for hem in hems:
        part = cut_once(part, hem)
    return part


def cut_once(part: Surface, hem: Hem) -> Surface:
    """Keeps the kept side of each triangle; a triangle that crosses the hem is cut along it."""
    height = (part.rest - hem.point) @ hem.normal
    kept = height >= 0
    whole = kept.all(axis=1)
    crossing = kept.any(axis=1) & ~whole
    pieces = [
        piece
        for rest, posed, h in zip(part.rest[crossing], part.posed[crossing], height[crossing], strict=True)
        for piece in cut_triangle(rest, posed, h)
    ]
    if not pieces:
        return Surface(part.rest[whole], part.posed[whole])
    rests, poseds = (np.array(both) for both in zip(*pieces, strict=True))
    return Surface(np.concatenate([part.rest[whole], rests]), np.concatenate([part.posed[whole], poseds]))


def cut_triangle(rest: Array, posed: Array, height: Array) -> list[tuple[Array, Array]]:
    ring: list[tuple[Array, Array]] = []
    for i in range(3):
        j = (i + 1) % 3
        if height[i] >= 0:
            ring.append((rest[i], posed[i]))
        if (height[i] >= 0) != (height[j] >= 0):
            t = height[i] / (height[i] - height[j])
            ring.append((rest[i] + t * (rest[j] - rest[i]), posed[i] + t * (posed[j] - posed[i])))
    fans = [(ring[0], ring[k], ring[k + 1]) for k in range(1, len(ring) - 1)]
    return [(np.array([c[0] for c in fan]), np.array([c[1] for c in fan])) for fan in fans]


def facing(part: Surface, view: View) -> Surface:
    """Only the triangles that look at the eye."""
    normals = np.cross(part.posed[:, 1] - part.posed[:, 0], part.posed[:, 2] - part.posed[:, 0])
    seen = normals @ view.toward_eye > 0
    return Surface(part.rest[seen], part.posed[seen])


def shadow(part: Surface, view: View) -> Polygon:
    """The outline of a part as the eye sees it, holes filled."""
    flat = np.round(view.flat(part.posed.reshape(-1, 3)).reshape(-1, 3, 2) / GRID_METRES) * GRID_METRES
    a, b = flat[:, 1] - flat[:, 0], flat[:, 2] - flat[:, 0]
    solid = np.abs(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]) > 1e-9
    # A hair's breadth more, so that neighbours join without slits.
    return whole(buffer(unary_union(polygons(flat[solid])), 0.0003, quad_segs=1))


def whole(shape: BaseGeometry) -> Polygon:
    """The largest piece, without holes, on the grid; an empty polygon where nothing is left.

    Its outline begins at the leftmost corner, whichever piece it was joined from first.
    """
    snapped = set_precision(shape, GRID_METRES)
    pieces = [p for p in getattr(snapped, "geoms", [snapped]) if isinstance(p, Polygon) and not p.is_empty]
    return normalize(Polygon(max(pieces, key=lambda p: p.area).exterior)) if pieces else Polygon()


def soften(shape: BaseGeometry, grow: float = 0.0, round_out: float = 0.006, fill_in: float = 0.01) -> Polygon:
    """Cloth over a limb: `grow` metres thicker, dents narrower than `fill_in` filled, tips rounded by `round_out`.

    A sliver too thin to be rounded stays as it is.
    """
    filled = shape.buffer(grow + fill_in, 12).buffer(-fill_in, 12)
    rounded = whole(filled.buffer(-round_out, 12).buffer(round_out, 12))
    return whole(filled) if rounded.is_empty else rounded
