"""Outlines to smooth Bezier paths, as few pieces as the eye allows (after Schneider, Graphics Gems, 1990).

Outlines of one part in several pictures are fitted together, as one curve in 2k dimensions: each picture then has the
same number of commands, and a page can glide from one to the other.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from shapely import Polygon, get_coordinates, line_interpolate_point
from skeleton import Array

SAMPLES = 480
CORNER_DEG = 50.0
Piece = Array  # (4, 2k): a cubic's control points


def fit_together(shapes: Sequence[Polygon], tolerance: float) -> list[list[Piece]]:
    """One list of cubics (4, 2) a shape, all of the same length. `tolerance` in the shapes' own unit."""
    rings = [ring(shapes[0])]
    for shape in shapes[1:]:
        rings.append(turned_to_match(rings[0], ring(shape)))
    curve = start_at_corner(np.hstack(rings))
    pieces = [p for a, b in spans(curve) for p in fit(wrap(curve, a, b), tolerance)]
    return [[p[:, 2 * k : 2 * k + 2] for p in pieces] for k in range(len(shapes))]


def ring(shape: Polygon) -> Array:
    """SAMPLES points (N, 2) round the outline at even steps, anticlockwise."""
    line = shape.exterior
    steps = np.linspace(0, line.length, SAMPLES, endpoint=False)
    points = get_coordinates(line_interpolate_point(line, steps))
    return points if line.is_ccw else points[::-1].copy()


def turned_to_match(first: Array, other: Array) -> Array:
    centred = first - first.mean(axis=0), other - other.mean(axis=0)
    costs = [np.square(centred[0] - np.roll(centred[1], -k, axis=0)).sum() for k in range(0, SAMPLES, 2)]
    return np.roll(other, -2 * int(np.argmin(costs)), axis=0)


def turning_deg(curve: Array, reach: int = 5) -> Array:
    """How sharply the curve turns at each sample, in degrees, the sharpest of its pictures."""
    before, after = curve - np.roll(curve, reach, axis=0), np.roll(curve, -reach, axis=0) - curve
    angles = []
    for k in range(0, curve.shape[1], 2):
        a, b = before[:, k : k + 2], after[:, k : k + 2]
        cross = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]
        angles.append(np.abs(np.degrees(np.arctan2(cross, (a * b).sum(axis=1)))))
    return np.asarray(np.max(angles, axis=0))


def corners(curve: Array) -> list[int]:
    turn = turning_deg(curve)
    window = [np.roll(turn, k) for k in range(-8, 9)]
    return [int(i) for i in np.nonzero((turn >= np.max(window, axis=0)) & (turn > CORNER_DEG))[0]]


def start_at_corner(curve: Array) -> Array:
    return np.roll(curve, -int(np.argmax(turning_deg(curve))), axis=0)


def spans(curve: Array) -> list[tuple[int, int]]:
    """From corner to corner, as sample numbers; the last may pass the end."""
    marks = [0] + [c for c in corners(curve) if 4 < c < SAMPLES - 4]
    ends = [*marks[1:], SAMPLES]
    return [(a, b) for a, b in zip(marks, ends, strict=True) if b - a > 1]


def wrap(curve: Array, start: int, end: int) -> Array:
    return curve[np.arange(start, end + 1) % SAMPLES]


def fit(points: Array, tolerance: float) -> list[Piece]:
    return fit_between(points, direction(points[:4]), direction(points[::-1][:4]), tolerance)


def fit_between(points: Array, leave: Array, arrive: Array, tolerance: float) -> list[Piece]:
    if len(points) < 4:
        return [straight(points[0], points[-1])]
    t = chord_times(points)
    gaps = np.zeros(len(points))
    for _ in range(4):
        piece = best_cubic(points, t, leave, arrive)
        gaps = np.square(at(piece, t) - points).reshape(len(points), -1, 2).sum(axis=2).max(axis=1)
        if gaps.max() < tolerance**2:
            return [piece]
        t = nearer_times(piece, points, t)
    middle = int(np.clip(np.argmax(gaps), 2, len(points) - 3)) if len(points) > 5 else len(points) // 2
    along = direction_across(points, middle)
    return [
        *fit_between(points[: middle + 1], leave, -along, tolerance),
        *fit_between(points[middle:], along, arrive, tolerance),
    ]


def straight(a: Array, b: Array) -> Piece:
    return np.array([a, a + (b - a) / 3, b - (b - a) / 3, b])


def direction(points: Array) -> Array:
    """Unit way the curve sets out, each picture on its own."""
    way = points[-1] - points[0]
    return per_picture_unit(way)


def direction_across(points: Array, i: int) -> Array:
    reach = min(3, i, len(points) - 1 - i)
    return per_picture_unit(points[i + reach] - points[i - reach])


def per_picture_unit(way: Array) -> Array:
    pairs = way.reshape(-1, 2)
    return np.asarray((pairs / (np.linalg.norm(pairs, axis=1, keepdims=True) + 1e-12)).ravel())


def chord_times(points: Array) -> Array:
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    t = np.concatenate([[0.0], np.cumsum(steps)])
    return np.asarray(t / t[-1])


def bernstein(t: Array) -> tuple[Array, Array, Array, Array]:
    s = 1 - t
    return s**3, 3 * t * s**2, 3 * t**2 * s, t**3


def at(piece: Piece, t: Array) -> Array:
    return np.asarray(sum(b[:, None] * p for b, p in zip(bernstein(t), piece, strict=True)))


def best_cubic(points: Array, t: Array, leave: Array, arrive: Array) -> Piece:
    """Least squares for the two handle lengths, in each picture on its own."""
    b0, b1, b2, b3 = bernstein(t)
    first, last = points[0], points[-1]
    rest = points - (b0 + b1)[:, None] * first - (b2 + b3)[:, None] * last
    one, two = first.copy(), last.copy()
    for k in range(0, points.shape[1], 2):
        cut = slice(k, k + 2)
        lengths = handle_lengths(np.outer(b1, leave[cut]), np.outer(b2, arrive[cut]), rest[:, cut])
        chord = float(np.linalg.norm(last[cut] - first[cut]))
        l1, l2 = (x if 1e-3 * chord < x < 3 * chord else chord / 3 for x in lengths)
        one[cut], two[cut] = first[cut] + l1 * leave[cut], last[cut] + l2 * arrive[cut]
    return np.array([first, one, two, last])


def handle_lengths(a1: Array, a2: Array, rest: Array) -> tuple[float, float]:
    """Least squares for rest = l1 * a1 + l2 * a2; the shortest where the two go the same way."""
    aa, ab, bb = float((a1 * a1).sum()), float((a1 * a2).sum()), float((a2 * a2).sum())
    ar, br = float((a1 * rest).sum()), float((a2 * rest).sum())
    across = aa * bb - ab * ab
    if across <= 1e-12 * aa * bb:
        return ar / (aa + bb + 1e-300), br / (aa + bb + 1e-300)
    return (ar * bb - br * ab) / across, (br * aa - ar * ab) / across


def nearer_times(piece: Piece, points: Array, t: Array) -> Array:
    """One Newton step towards the nearest time on the cubic."""
    d1 = 3 * np.diff(piece, axis=0)
    d2 = 2 * np.diff(d1, axis=0)
    s = 1 - t
    gap = at(piece, t) - points
    v = np.asarray(s[:, None] ** 2 * d1[0] + 2 * (s * t)[:, None] * d1[1] + t[:, None] ** 2 * d1[2])
    a = np.asarray(s[:, None] * d2[0] + t[:, None] * d2[1])
    top, bottom = (gap * v).sum(axis=1), (v * v).sum(axis=1) + (gap * a).sum(axis=1)
    step = np.divide(top, bottom, out=np.zeros_like(top), where=np.abs(bottom) > 1e-12)
    return np.asarray(np.maximum.accumulate(np.clip(t - step, 0, 1)))


def path_text(pieces: Sequence[Piece]) -> str:
    """SVG path data, relative and to a tenth of a unit: small, and the same commands in every picture of a pair."""

    def tenths(p: Array) -> tuple[int, int]:
        return round(float(p[0]) * 10), round(float(p[1]) * 10)

    pen = tenths(pieces[0][0])
    text = [f"M{number(pen[0])} {number(pen[1])}"]
    for piece in pieces:
        ends = [tenths(p) for p in piece[1:]]
        text.append("c" + " ".join(f"{number(x - pen[0])} {number(y - pen[1])}" for x, y in ends))
        pen = ends[-1]
    return "".join(text) + "z"


def number(tenths: int) -> str:
    whole_part, rest = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole_part}.{rest}" if rest else f"{sign}{whole_part}"
