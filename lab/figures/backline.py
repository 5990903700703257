"""The line of the back as it is seen: how far it bulges behind a straight line, and whether the head is carried on it.

Angles of bones can be small and the outline still read as a rounded back: the skin, the neck and the head decide what is
seen. So the line is read from the skin over the spine, whatever way the body lies.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from outlines import carried_by
from skeleton import Array, Body, Posed

BACK_BONES = ("root", "pelvis", "spine", "clavicle", "shoulder", "neck", "head")
STRIP_METRES = 0.06  # to each side of the spine
STEP_METRES = 0.012
SACRUM_METRES = 0.10  # above the hips, in the rest body
BELOW_NECK_METRES = 0.02
EYE_LEVEL_METRES = 0.01


def back_line(posed: Posed) -> dict[str, float]:
    """Millimetres, against the straight line from the sacrum to the base of the neck.

    `back_bulge_mm`: how far the back comes out behind it at most. `head_behind_mm`: how far the back of the head lies
    behind it, drawn on; a head that hangs before the line makes the smallest bulge a hump.
    """
    body = posed.body
    strip = over_the_spine(body)
    height = body.vertices[strip][:, 2]
    pelvis = posed.turns[body.index["root"]]
    line = ((posed.vertices[strip] - posed.joint("root")) @ pelvis)[:, 1:]

    def at(level: float) -> Array:
        return np.asarray(line[np.argmin(np.abs(height - level))])

    top = body.head("neck01")[2] - BELOW_NECK_METRES
    sacrum, nape, head = at(SACRUM_METRES), at(top), at(body.head("eye.L")[2] + EYE_LEVEL_METRES)
    up = (nape - sacrum) / np.linalg.norm(nape - sacrum)
    behind = np.array([up[1], -up[0]])
    between = (height > SACRUM_METRES) & (height < top)
    bulge = float(((line[between] - sacrum) @ behind).max())
    return {
        "back_bulge_mm": round(bulge * 1000) + 0.0,
        "head_behind_mm": round(float((head - sacrum) @ behind) * 1000) + 0.0,
    }


def over_the_spine(body: Body) -> NDArray[np.int64]:
    """The skin that lies furthest back at each height of the rest body, from the pelvis to the crown: vertices (N,)."""
    back = carried_by(body, lambda bone: bone.startswith(BACK_BONES)) & (np.abs(body.vertices[:, 0]) < STRIP_METRES)
    depth, height = np.where(back, body.vertices[:, 1], -np.inf), body.vertices[:, 2]
    rows = np.arange(0.03, 0.78, STEP_METRES)
    return np.array([np.where(np.abs(height - row) < STEP_METRES, depth, -np.inf).argmax() for row in rows])
