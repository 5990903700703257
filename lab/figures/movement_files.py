"""Writes each movement into regimen/movements/: a few kilobytes that a page fetches when somebody wants to watch it.

python movement_files.py [OUT] [NAME...]     draws them, or those alone
A point is told in half units of the picture, as what it differs from itself a frame before; the same bytes everywhere.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from between import Still, between, still
from curves import turned_to_match
from drawing import PERSONAL, Mark, Paper, edge_kind, element
from drawn_from import inputs_of
from hair import LOCKS
from keyed import Movement
from movements import MOVEMENTS
from outlines import View
from shapely import Polygon, get_coordinates, line_interpolate_point
from skeleton import Array, Body, Side
from stage import Cast
from tracks import Frame, frame_of

RECORD = Path(__file__).parent / "movements_from.json"
KEPT = Path(__file__).resolve().parents[2] / "regimen" / "movements"
HALVES = 2
SEEN = 12  # a lock that is wholly seen
SAME = {"curls": "locks", "hair-over": "hair"}  # parts that are where others are
POINT_EVERY_UNITS, LEAST_POINTS, MOST_POINTS = 12.0, 10, 52
RING = 480  # as in curves.py
FORMS = {
    "eye": "dot",
    "brow": "line",
    "mouth": "line",
    "nose": "line",
    "curls": "ring",
    "locks": "lock",
    "fingers": "line",
}
KINDS = {
    "arm": "skin",
    "sleeve": "shirt",
    "shoulder": "shirt",
    "leg": "trousers",
    "foot": "sock",
    "torso": "shirt",
    "head": "skin",
    "hair": "hair",
    "hair-behind": "hair",
    "hair-over": "hair",
    "pillow": "pillow",
    "bed-shade": "bed-shade",
    "floor-shade": "floor-shade",
    "handkerchief": "pillow",
    "shoehorn": "ball",
}
RADII = {"lock": "bulge", "ring": "curl"}
WITHOUT_EDGE = ("hair-over", "shoulder", "bed-shade", "floor-shade")
LINES = {"fingers": "skin-edge", "curls": "hair-edge"}
EYE_METRES = 0.0075


def main(arguments: Sequence[str]) -> int:
    out = Path(arguments[0]) if arguments else KEPT
    write(out, files(arguments[1:]))
    return 0


def write(out: Path, drawn: Iterator[tuple[str, str]]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, text in drawn:
        (out / name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(text)} bytes")
    if out == KEPT:
        keep()


def keep() -> None:
    """Remembers what the kept movements were drawn from. Told some alone, the others must have been drawn from the same."""
    sums = {path.stem: sum_of(path.read_text(encoding="utf-8")) for path in sorted(KEPT.glob("*.json"))}
    RECORD.write_text(json.dumps({"inputs": inputs_of(files), "movements": sums}, indent=2) + "\n", encoding="utf-8")


def record() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    return told


def sum_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def files(names: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Name and text of each movement, or of those named."""
    cast = Cast()
    for movement in MOVEMENTS:
        if not names or movement.name in names:
            yield f"{movement.name}.json", text_of(cast, movement)


def text_of(cast: Cast, movement: Movement) -> str:
    frames = [frame_of(cast, movement, at, order) for at, order in moments(cast.dressed(movement.who).body, movement)]
    return json.dumps(told(movement, frames), separators=(",", ":"), ensure_ascii=False) + "\n"


def moments(body: Body, movement: Movement) -> Iterator[tuple[Still, tuple[str, ...]]]:
    """Each drawn moment, and the order of painting: that of the key that is nearer."""
    stills = [still(body, key.posture) for key in movement.keys]
    orders = [order_of(at, movement.view, key.posture.order) for at, key in zip(stills, movement.keys, strict=True)]
    yield stills[0], orders[0]
    for i, key in enumerate(movement.keys[1:]):
        for step in range(1, key.frames + 1):
            share = step / key.frames
            yield between(body, stills[i], stills[i + 1], share, movement.over), orders[i + (share > key.order_changes)]


def order_of(at: Still, view: View, order: Sequence[str]) -> tuple[str, ...]:
    near: Side = "L" if at.posed.turns[0][:, 0] @ view.toward_eye >= 0 else "R"
    sides = {"near": near, "far": "R" if near == "L" else "L"}
    return tuple(f"{part.split()[1]}-{sides[part.split()[0]]}" if " " in part else part for part in order)


def told(movement: Movement, frames: Sequence[Frame]) -> dict[str, object]:
    # A man's locks are so many and so small that they are seen as the outline of his hair alone.
    plain = {"curls", "locks"} if LOCKS[movement.who].curl == 0 else set[str]()
    names = sorted({*frames[0].areas, *frames[0].lines, *SAME} - never_seen(frames) - plain)
    ways = [way_of(SAME.get(name, name), frames, movement.paper) for name in names]
    orders = list(dict.fromkeys(frame.order for frame in frames))
    return {
        "width": movement.size[0],
        "height": movement.size[1],
        "behind": "".join(element(mark, mark.kind, {}, movement.paper) for mark in room(movement)),
        "parts": [part_of(name, movement, points) for name, points in zip(names, ways, strict=True)],
        "orders": [[names.index(name) for name in order if name in names] for order in orders],
        "painted": [orders.index(frame.order) for frame in frames],
        "hidden": ["".join("01"[name in frame.hidden] for name in names) for frame in frames],
        "steps": steps_of(movement),
        "ways": [
            names.index(SAME[name]) if name in SAME else differences(points)
            for name, points in zip(names, ways, strict=True)
        ],
    }


def never_seen(frames: Sequence[Frame]) -> set[str]:
    hidden = set.intersection(*(set(frame.hidden) for frame in frames))
    return {name for name in {*frames[0].areas, *frames[0].lines} if name in hidden}


def room(movement: Movement) -> list[Mark]:
    return [mark for mark in movement.around(movement.view, movement.paper) if isinstance(mark, Mark)]


def steps_of(movement: Movement) -> list[dict[str, Any]]:
    """From which frame to which, in how many seconds, and which sentence says it; keys without one go on with the last."""
    found: list[dict[str, Any]] = []
    at = 0
    for key in movement.keys[1:]:
        if key.say is not None:
            found.append({"say": key.say, "from": at, "to": at, "seconds": 0.0})
        at += key.frames
        found[-1]["to"] = at
        found[-1]["seconds"] += key.seconds
    return found


def part_of(name: str, movement: Movement, points: Array) -> dict[str, object]:
    stem = name if name in KINDS or name in FORMS else name.rsplit("-", 1)[0]
    form = FORMS.get(stem, "area")
    part: dict[str, object] = {"name": name, "form": form, "lines": len(points[0]), "points": points.shape[2]}
    if form == "dot":
        return {**part, "class": "fig-line", "r": round(EYE_METRES * movement.paper.scale, 1)}
    if form in RADII:
        part["r"] = round(getattr(LOCKS[movement.who], RADII[form]) * movement.paper.scale, 1)
    if form == "lock":
        return {**part, "class": f"fig-{of_whom('hair', movement)} fig-edge-hair-edge"}
    if form != "area":
        edge = of_whom(LINES[stem], movement) if stem in LINES else None
        return {**part, "class": f"fig-edge-{edge}" if edge else "fig-edge"}
    plain = "shoe" if stem == "foot" and movement.shoes else KINDS[stem]
    kind = of_whom(plain, movement) + ("-far" if stem in ("leg", "foot") and name.endswith(movement.dark_side) else "")
    own = edge_kind(kind)
    edged = "" if stem in WITHOUT_EDGE else " fig-edge" if own == "line" else f" fig-edge-{own}"
    return {**part, "class": f"fig-{kind}{edged}"}


def of_whom(kind: str, movement: Movement) -> str:
    """The colour of a man's skin, shirt and trousers, and of their edges, is his own."""
    own = movement.who == "man" and kind.removesuffix("-edge") in PERSONAL and kind != "hair-edge"
    return f"man-{kind}" if own else kind


def way_of(name: str, frames: Sequence[Frame], paper: Paper) -> Array:
    """Where each point of a part is in each frame, in half units: (F, K, N, 2), whole numbers."""
    if name == "locks":
        return locks_of([frame.lines[name] for frame in frames], paper)
    if name in frames[0].lines:
        lines = np.array([paper.at(frame.lines[name].reshape(-1, 2)) for frame in frames])
        return np.rint(lines.reshape(len(frames), *frames[0].lines[name].shape) * HALVES)
    shapes = filled([frame.areas[name] for frame in frames])
    rings = [ring(paper.shape(shapes[0]))]
    for shape in shapes[1:]:
        rings.append(turned_to_match(rings[-1], ring(paper.shape(shape))))
    count = points_for(max(paper.shape(shape).length for shape in shapes))
    at = np.arange(count) * RING // count
    return np.rint(np.array(rings)[:, None, at] * HALVES)


def locks_of(frames: Sequence[Array], paper: Paper) -> Array:
    """Where each lock is, in half units, and how much of it is seen, of SEEN; it stays where it was while it is not seen."""
    at = np.array([[paper.at(lock[:1])[0] for lock in frame] for frame in frames])
    seen = np.rint([[lock[1] * SEEN for lock in frame] for frame in frames])
    for frame in range(1, len(frames)):
        gone = (seen[frame - 1 : frame + 1, :, 0] == 0).all(axis=0)
        at[frame, gone] = at[frame - 1, gone]
    return np.stack([np.rint(at * HALVES), seen], axis=2)


def filled(shapes: Sequence[Polygon]) -> list[Polygon]:
    """A part that is nowhere in a frame stays where it was last, or is where it will be first."""
    found: list[Polygon] = []
    last = next(shape for shape in shapes if not shape.is_empty)
    for shape in shapes:
        last = last if shape.is_empty else shape
        found.append(last)
    return found


def points_for(units: float) -> int:
    return int(np.clip(round(units / POINT_EVERY_UNITS), LEAST_POINTS, MOST_POINTS))


def ring(shape: Polygon) -> Array:
    line = shape.exterior
    points = get_coordinates(line_interpolate_point(line, np.linspace(0, line.length, RING, endpoint=False)))
    return points if line.is_ccw else points[::-1].copy()


def differences(points: Array) -> list[int]:
    """The first frame, point by point from the one before it; then of each frame what it differs from the last."""
    flat = points.reshape(len(points), -1, 2)
    first = np.diff(flat[0], axis=0, prepend=0)
    return [int(n) for n in np.concatenate([first.ravel(), np.diff(flat, axis=0).ravel()])]


if __name__ == "__main__":
    # By its name: what something is drawn from is looked up by the name of its file, which `__main__` is not.
    import movement_files

    sys.exit(movement_files.main(sys.argv[1:]))
