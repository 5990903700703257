"""The things around the person, drawn by hand in code: bed, pillow, towel, ball, wall, chair, arrows.

Points are metres in the picture plane; each function gives ready marks. The same function gives the same path commands,
so a prop that changes within a pair glides too.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from curves import fit_together, number, path_text
from drawing import Mark, Paper
from shapely import Polygon
from skeleton import Array, Vector, unit

GHOST_TOLERANCE = 0.8  # units
KAPPA = 0.5523  # handle length that makes a cubic a quarter circle


def say(paper: Paper, commands: Sequence[tuple[str, Sequence[Vector]]]) -> str:
    """Absolute path data from (command, points in metres)."""
    text = []
    for command, points in commands:
        flat = paper.at(np.array(points, float)) if len(points) else np.empty((0, 2))
        text.append(command + " ".join(f"{number(round(x * 10))} {number(round(y * 10))}" for x, y in flat))
    return "".join(text)


def polygon(paper: Paper, points: Sequence[Vector]) -> str:
    return say(paper, [("M", points[:1]), *[("L", [p]) for p in points[1:]], ("z", [])])


def slab(paper: Paper, x0: float, y0: float, x1: float, y1: float, r: float) -> str:
    """A box with round corners from (x0, y0) below to (x1, y1) above."""
    k = r * (1 - KAPPA)
    return say(
        paper,
        [
            ("M", [(x0 + r, y0)]),
            ("L", [(x1 - r, y0)]),
            ("C", [(x1 - k, y0), (x1, y0 + k), (x1, y0 + r)]),
            ("L", [(x1, y1 - r)]),
            ("C", [(x1, y1 - k), (x1 - k, y1), (x1 - r, y1)]),
            ("L", [(x0 + r, y1)]),
            ("C", [(x0 + k, y1), (x0, y1 - k), (x0, y1 - r)]),
            ("L", [(x0, y0 + r)]),
            ("C", [(x0, y0 + k), (x0 + k, y0), (x0 + r, y0)]),
            ("z", []),
        ],
    )


def oval(paper: Paper, centre: Vector | Array, across: float, tall: float) -> str:
    x, y = centre
    a, b = across * KAPPA, tall * KAPPA
    return say(
        paper,
        [
            ("M", [(x + across, y)]),
            ("C", [(x + across, y + b), (x + a, y + tall), (x, y + tall)]),
            ("C", [(x - a, y + tall), (x - across, y + b), (x - across, y)]),
            ("C", [(x - across, y - b), (x - a, y - tall), (x, y - tall)]),
            ("C", [(x + a, y - tall), (x + across, y - b), (x + across, y)]),
            ("z", []),
        ],
    )


def bed(paper: Paper, x0: float, x1: float, top: float) -> list[Mark]:
    """A bed from its long side: mattress, frame, two legs."""
    under = top - 0.17
    legs = [slab(paper, x, under - 0.16, x + 0.06, under - 0.02, 0.005) for x in (x0 + 0.06, x1 - 0.12)]
    return [
        *[Mark(f"bed-leg-{i}", "wood", leg) for i, leg in enumerate(legs, start=1)],
        Mark("bed-frame", "wood", slab(paper, x0 - 0.01, under - 0.07, x1 + 0.01, under + 0.02, 0.012)),
        Mark("mattress", "bed", slab(paper, x0, under, x1, top, 0.045)),
    ]


def pillow(paper: Paper, x0: float, x1: float, bottom: float, dip: float, dip_x: float, puff: float = 0.03) -> Mark:
    """A pillow on the bed; its top sinks to `dip` at `dip_x`, where the head or the stomach lies."""
    left, right = dip + puff, dip + puff
    reach = 0.5 * min(dip_x - x0, x1 - dip_x)
    return Mark(
        "pillow",
        "pillow",
        say(
            paper,
            [
                ("M", [(x0 + 0.03, bottom)]),
                ("C", [(x0 - 0.012, bottom), (x0 - 0.012, left), (x0 + 0.05, left)]),
                ("C", [(x0 + 0.05 + reach * 0.5, left), (dip_x - reach, dip), (dip_x, dip)]),
                ("C", [(dip_x + reach, dip), (x1 - 0.05 - reach * 0.5, right), (x1 - 0.05, right)]),
                ("C", [(x1 + 0.012, right), (x1 + 0.012, bottom), (x1 - 0.03, bottom)]),
                ("z", []),
            ],
        ),
    )


def rolled_towel(paper: Paper, centre: Vector, across: float, tall: float) -> list[Mark]:
    """A towel roll seen from its end, `across` and `tall` its half sizes: its layers and its loose end on the bed."""
    x, y = centre
    rings = [oval(paper, centre, across * share, tall * share) for share in (0.66, 0.3)]
    return [
        Mark("towel-end", "towel", slab(paper, x, y - tall, x + 1.9 * across, y - 0.7 * tall, 0.004)),
        Mark("towel", "towel", oval(paper, centre, across, tall)),
        *[Mark(f"towel-layer-{i}", "towel", ring) for i, ring in enumerate(rings, start=1)],
    ]


def ribbon(paper: Paper, points: Array, half_width: float) -> str:
    """A line of even width as a filled band, straight from point to point."""
    way = np.gradient(points, axis=0)
    side = np.column_stack([-way[:, 1], way[:, 0]]) / np.linalg.norm(way, axis=1, keepdims=True)
    band = np.vstack([points + half_width * side, (points - half_width * side)[::-1]])
    return polygon(paper, [tuple(p) for p in band])


def arrow(paper: Paper, tail: Vector, tip: Vector, width: float = 0.05, name: str = "arrow") -> Mark:
    """A straight block arrow; `width` of its shaft in metres."""
    start, end = np.array(tail, float), np.array(tip, float)
    way = unit(end - start)
    side = np.array([-way[1], way[0]])
    neck = end - way * width * 1.5
    points = [start + side * width / 2, neck + side * width / 2, neck + side * width * 1.25, end]
    points += [neck - side * width * 1.25, neck - side * width / 2, start - side * width / 2]
    return Mark(name, "arrow", polygon(paper, [tuple(p) for p in points]), line=False, halo=True)


def curved_arrow(
    paper: Paper,
    centre: Vector,
    radii: Vector,
    from_deg: float,
    to_deg: float,
    width: float = 0.045,
    name: str = "arrow",
) -> Mark:
    """A block arrow along an oval arc; angles anticlockwise from the right."""
    sign = 1.0 if to_deg > from_deg else -1.0
    size = (radii[0] + radii[1]) / 2
    head_deg = np.degrees(width * 1.6 / size)
    t = np.radians(np.linspace(from_deg, to_deg - sign * head_deg, 22))
    tip_t = np.radians(to_deg)

    def point(angle: Array | float, extra: float) -> Array:
        return np.array(
            [centre[0] + (radii[0] + extra) * np.cos(angle), centre[1] + (radii[1] + extra) * np.sin(angle)]
        ).T

    outer, inner = point(t, width / 2), point(t, -width / 2)
    head = [point(t[-1], width * 1.25), point(tip_t, 0.0), point(t[-1], -width * 1.25)]
    band = [tuple(p) for p in [*outer, *head, *inner[::-1]]]
    return Mark(name, "arrow", polygon(paper, band), line=False, halo=True)


def ghost(paper: Paper, shape: Polygon) -> Mark:
    """Where somebody was at the start, as a dashed line."""
    pieces = fit_together([paper.shape(shape)], GHOST_TOLERANCE)[0]
    return Mark("ghost", "ghost", path_text(pieces), line=False, dashed=True)


def dashed_line(paper: Paper, kind: str, points: Sequence[Vector]) -> Mark:
    """Part of where somebody was."""
    return Mark(
        kind, kind, say(paper, [("M", points[:1]), *(("L", [point]) for point in points[1:])]), line=False, dashed=True
    )


def dotted_line(paper: Paper, name: str, start: Vector, end: Vector) -> Mark:
    return Mark(name, "gaze", say(paper, [("M", [start]), ("L", [end])]), line=False, dashed=True)


def wall_and_floor(paper: Paper, wall_x: float, floor_y: float, left: float, right: float, top: float) -> list[Mark]:
    return [
        Mark("wall", "wall", polygon(paper, [(wall_x, floor_y), (right, floor_y), (right, top), (wall_x, top)])),
        floor(paper, left, right, floor_y),
    ]


def floor(paper: Paper, left: float, right: float, floor_y: float, depth: float = 0.05) -> Mark:
    return Mark(
        "floor",
        "floor",
        polygon(paper, [(left, floor_y - depth), (right, floor_y - depth), (right, floor_y), (left, floor_y)]),
    )


def ball(paper: Paper, left: float, right: float, centre_y: float, tall: float) -> list[Mark]:
    """A soft ball between two things, `tall` its half height; pressed flat it grows taller."""
    x, half = (left + right) / 2, (right - left) / 2
    shine = oval(paper, (x - half * 0.35, centre_y + tall * 0.42), half * 0.22, tall * 0.16)
    return [
        Mark("ball", "ball", oval(paper, (x, centre_y), half, tall)),
        Mark("ball-shine", "shine", shine, line=False),
    ]


def chair(
    paper: Paper,
    x: float,
    floor_y: float,
    facing: float = -1.0,
    seat: float = 0.45,
    tall: float = 0.92,
    low: float = 0.0,
) -> list[Mark]:
    """A plain chair from the side. Its back stands at `x`, from the height `low` upward; the seat goes the way `facing`
    (-1 is left).
    """

    def box(a: float, y0: float, b: float, y1: float, name: str) -> Mark:
        left, right = sorted((x + facing * a, x + facing * b))
        return Mark(f"chair-{name}", "wood", slab(paper, left, floor_y + y0, right, floor_y + y1, 0.01))

    return [
        box(0.0, low, 0.045, tall, "back"),
        box(0.375, 0.0, 0.42, seat, "leg"),
        box(-0.01, seat - 0.03, 0.44, seat + 0.025, "seat"),
    ]
