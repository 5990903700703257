"""Hair as locks on the scalp: soft curls for the woman, short and woolly for the man, the same from every side.

Each lock has its spot on the rest body's head, so it goes where the head goes, and a pair has the same locks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from outlines import Hem, Surface
from skeleton import Array, unit


@dataclass(frozen=True)
class Locks:
    """How far apart locks are, how round each bulges, and how large the curl is that is drawn on it; metres."""

    apart: float
    bulge: float
    curl: float


LOCKS = {
    "woman": Locks(apart=0.030, bulge=0.021, curl=0.0085),
    "man": Locks(apart=0.017, bulge=0.0115, curl=0.0),
}
SEEN_FACING = -0.12  # a lock a little beyond the rim still bulges over it
CURLED_FACING = 0.42
CURL_DEG = (150.0, 375.0)


def spots(pieces: Sequence[Surface], apart: float) -> Array:
    """Points (N, 3) of the rest head, spread over the pieces of scalp, the highest first."""
    points = np.vstack([piece.rest.reshape(-1, 3) for piece in pieces])
    points = points[np.lexsort(np.round(points, 5).T)][::-1]
    chosen = [points[0]]
    left = np.linalg.norm(points - points[0], axis=1)
    while left.max() > apart:
        chosen.append(points[int(left.argmax())])
        left = np.minimum(left, np.linalg.norm(points - chosen[-1], axis=1))
    return np.array(chosen)


def facing(points: Array, middle: Array, turn: Array, toward_eye: Array) -> Array:
    """How much each spot (N, 3) looks at the eye: 1 full on, below 0 away -> (N,)."""
    out = points - middle
    return np.asarray((out / np.linalg.norm(out, axis=1, keepdims=True)) @ turn.T @ toward_eye)


def curl_on(spot: Array, middle: Array, radius: float, turned_deg: float) -> Array:
    """An open ring (M, 3) on the scalp."""
    out = unit(spot - middle)
    across = unit(np.cross(out, [0.0, 0.6, 0.8]))
    along = np.cross(out, across)
    t = np.radians(np.linspace(*CURL_DEG, 5) + turned_deg)[:, None]
    return np.asarray(spot + 0.012 * out + radius * (np.cos(t) * across + np.sin(t) * along))


def scalp_hems(
    eye: Array, ear: Array, nose: Array, brow: float, temple: float, side: float, nape: float
) -> list[list[Hem]]:
    """Where hair ends: over the brow, before the ear, at the nape. Each list keeps one piece of the scalp."""
    top = Hem(np.array([0.0, nose[1] + 0.03, eye[2] + brow]), unit((0.0, 0.3, 1.0)))
    before = Hem(np.array([0.0, ear[1] - temple, eye[2]]), unit((0.0, 1.0, 0.25)))
    beside = Hem(np.array([0.0, 0.0, eye[2] - side]), np.array([0.0, 0.0, 1.0]))
    behind = Hem(np.array([0.0, ear[1] + 0.012, 0.0]), np.array([0.0, 1.0, 0.0]))
    low = Hem(np.array([0.0, 0.0, eye[2] - nape]), unit((0.0, -0.25, 1.0)))
    return [[top], [before, beside], [behind, low]]
