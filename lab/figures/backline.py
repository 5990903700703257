"""The line of the back as it is seen: how far it bulges behind a straight line, and whether the head is carried on it.

Angles of bones can be small and the outline still read as a rounded back: the skin, the neck and the head decide what is
seen. So the line is read from the skin over the spine, whatever way the body lies.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from outlines import carried_by
from poses import STANDING
from skeleton import Array, Body, Pose, Posed, pose_body

BACK_BONES = ("root", "pelvis", "spine", "clavicle", "shoulder", "neck", "head")
STRIP_METRES = 0.06  # to each side of the spine
STEP_METRES = 0.012
SACRUM_METRES = 0.10  # above the hips, in the rest body
BELOW_NECK_METRES = 0.02
CHORD_METRES = 0.3  # how long a piece of the back is looked at for roundness
EYE_LEVEL_METRES = 0.01


def back_line(posed: Posed) -> dict[str, float]:
    """Millimetres, against the straight line from the sacrum to the base of the neck.

    `back_rounder_mm`, `back_rounder_than_tall_mm`: how much rounder the back is, at its roundest, than upright, and than
    standing as tall as in the pictures (see `rounder_mm`).
    `back_bulge_mm`: how far the back comes out behind it at most. `head_behind_mm`: how far the back of the head lies
    behind it, drawn on; a head that hangs before the line makes the smallest bulge a hump.
    """
    body = posed.body
    strip = over_the_spine(body)
    height = body.vertices[strip][:, 2]
    line = outline(posed)

    def at(level: float) -> Array:
        return np.asarray(line[np.argmin(np.abs(height - level))])

    top = top_of_back(body)
    sacrum, nape, head = at(SACRUM_METRES), at(top), at(body.head("eye.L")[2] + EYE_LEVEL_METRES)
    up = (nape - sacrum) / np.linalg.norm(nape - sacrum)
    behind = np.array([up[1], -up[0]])
    between = (height > SACRUM_METRES) & (height < top)
    bulge = float(((line[between] - sacrum) @ behind).max())
    return {
        "back_rounder_mm": rounder_mm(posed),
        "back_rounder_than_tall_mm": rounder_mm(posed, STANDING),
        "back_bulge_mm": round(bulge * 1000) + 0.0,
        "head_behind_mm": round(float((head - sacrum) @ behind) * 1000) + 0.0,
    }


def top_of_back(body: Body) -> float:
    return float(body.head("neck01")[2]) - BELOW_NECK_METRES


def outline(posed: Posed) -> Array:
    """The skin over the spine (N, 2), backward and up along the pelvis, from the root."""
    strip, pelvis = over_the_spine(posed.body), posed.turns[posed.body.index["root"]]
    return np.asarray(((posed.vertices[strip] - posed.joint("root")) @ pelvis)[:, 1:])


def rounder_mm(posed: Posed, than: Pose | None = None) -> float:
    """Of every piece of the back that is `CHORD_METRES` long, between sacrum and the base of the neck: how much further
    it comes out behind its chord than in the same body standing upright, or in the pose `than`, at most; below 0 it is
    flatter all over.
    """
    body = posed.body
    height = body.vertices[over_the_spine(body)][:, 2]
    back = (height >= SACRUM_METRES) & (height <= top_of_back(body))
    upright = (body.vertices[over_the_spine(body)] - body.head("root"))[:, 1:][back]
    other = upright if than is None else outline(pose_body(body, than))[back]
    more = sagittas(outline(posed)[back], upright) - sagittas(other, upright)
    return round(float(np.nanmax(more)) * 1000, 1) + 0.0


def sagittas(line: Array, upright: Array) -> Array:
    """How far each point of a line (N, 2) comes out behind each chord (M, N), as long as that on `upright`; not a number
    for a point that is not between the ends of a chord.
    """
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(upright, axis=0), axis=1))])
    found = []
    for i in np.nonzero(along + CHORD_METRES <= along[-1] + STEP_METRES)[0]:
        j = int(np.argmin(np.abs(along - along[i] - CHORD_METRES)))
        up = (line[j] - line[i]) / np.linalg.norm(line[j] - line[i])
        inside = (np.arange(len(line)) > i) & (np.arange(len(line)) < j)
        found.append(np.where(inside, (line - line[i]) @ np.array([up[1], -up[0]]), np.nan))
    return np.array(found)


def over_the_spine(body: Body) -> NDArray[np.int64]:
    """The skin that lies furthest back at each height of the rest body, from the pelvis to the crown: vertices (N,)."""
    back = carried_by(body, lambda bone: bone.startswith(BACK_BONES)) & (np.abs(body.vertices[:, 0]) < STRIP_METRES)
    depth, height = np.where(back, body.vertices[:, 1], -np.inf), body.vertices[:, 2]
    rows = np.arange(0.03, 0.78, STEP_METRES)
    return np.array([np.where(np.abs(height - row) < STEP_METRES, depth, -np.inf).argmax() for row in rows])
