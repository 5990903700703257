"""The room with the bed that all ways of lying down and getting up are shown in, and the things in it."""

from __future__ import annotations

import numpy as np
from drawing import Item, Mark, Paper
from outlines import View, soften, whole
from person import Layer
from postures import BED_TOP, BED_X, BED_Y
from props import ribbon
from props3 import Corner, Span, block, face, flat_device, pillow_in_room
from resting import On, Slab, cushion, part_mask
from shapely import MultiPoint, Polygon, polygons, unary_union
from skeleton import Vector
from stage import Actor, room_view

ROOM = room_view(22.0, 24.0)
SIZE = (900.0, 560.0)
PAPER = Paper(298.0, 432.0, 425.0)
TALL_SIZE, TALL_PAPER = (900.0, 620.0), Paper(298.0, 432.0, 485.0)  # for who stands beside the bed
BED_UNDER = 0.27
TABLE_X, TABLE_Y, TABLE_TOP = (-1.53, -1.13), (0.02, 0.44), 0.52
RUG_X, RUG_Y = (-1.6, 1.26), (-0.55, 1.3)
TABLET = (0.27, 0.18)
PHONE_AT = (TABLE_X[0] + 0.22, 0.34, TABLE_TOP)
HEAD_X = -0.65  # where the head comes to lie
PRESSED_METRES = 0.012  # how far a head sinks into a pillow that it has pressed flat already
SHADE_METRES = 0.11  # what is lower than this above a bed or a floor darkens it


def room(paper: Paper = PAPER, *, tablet: bool = True, telephone_at: Vector = PHONE_AT) -> list[Item]:
    """Floor, bed, and the table by the pillow with telephone and tablet on it."""
    return [
        rug(paper),
        *bed(paper),
        *table(paper),
        *(tablet_on_table(paper) if tablet else []),
        *telephone(telephone_at, paper),
    ]


def rug(paper: Paper = PAPER) -> Item:
    corners = [
        (x, y, 0.0) for x, y in ((RUG_X[0], RUG_Y[0]), (RUG_X[1], RUG_Y[0]), (RUG_X[1], RUG_Y[1]), (RUG_X[0], RUG_Y[1]))
    ]
    return face(ROOM, paper, "floor", "floor", corners, line=False)


def bed(paper: Paper = PAPER) -> list[Item]:
    return [
        *block(ROOM, paper, "bed-frame", BED_X, BED_Y, (0.03, BED_UNDER), "wood", "wood"),
        *block(ROOM, paper, "mattress", BED_X, BED_Y, (BED_UNDER, BED_TOP), "bed", "bed-side"),
    ]


def table(paper: Paper = PAPER) -> list[Item]:
    return block(ROOM, paper, "table", TABLE_X, TABLE_Y, (0.0, TABLE_TOP), "wood", "wood")


def tablet_on_table(paper: Paper = PAPER, x: float = TABLE_X[0] + 0.2, y: float = 0.13) -> list[Item]:
    return flat_device(ROOM, paper, (x, y, TABLE_TOP), *TABLET)


def telephone(at: Vector, paper: Paper = PAPER) -> list[Item]:
    """A telephone with keys, its receiver laid across."""
    x, y, z = at
    base = block(ROOM, paper, "phone", (x - 0.09, x + 0.09), (y - 0.07, y + 0.07), (z, z + 0.035), "device", "device")
    keys = [
        face(
            ROOM,
            paper,
            f"phone-key-{i}",
            "pillow",
            square(x - 0.045 + 0.045 * (i % 3), y - 0.045 + 0.035 * (i // 3), z + 0.036),
            False,
        )
        for i in range(6)
    ]
    receiver = block(
        ROOM, paper, "receiver", (x - 0.11, x + 0.11), (y + 0.025, y + 0.07), (z + 0.04, z + 0.075), "metal", "metal"
    )
    return [*base, *keys, *receiver]


def square(x: float, y: float, z: float, half: float = 0.013) -> list[Corner]:
    return [(x - half, y - half, z), (x + half, y - half, z), (x + half, y + half, z), (x - half, y + half, z)]


PILLOW_HALF = (0.2, 0.31)  # across the bed
PILLOW_ALONG = (0.31, 0.2)  # along it: all of it finds room on the free bed before somebody who lies on the side


def pillow(y: float, thick: float = 0.1, x: float = HEAD_X, half: Span = PILLOW_HALF, name: str = "pillow") -> Item:
    """`thick` metres high where it is highest."""
    soft = pillow_in_room(ROOM, *pillow_box(y, thick, x, half))
    return Layer(name, soft.kind, soft.shape)


def pillow_box(y: float, thick: float, x: float = HEAD_X, half: Span = PILLOW_HALF) -> tuple[Vector, Vector]:
    return (x, y, BED_TOP + thick / 2), (*half, thick / 2)


def pillow_top(y: float, thick: float, x: float = HEAD_X, half: Span = PILLOW_HALF) -> On:
    return cushion(*pillow_box(y, thick, x, half))


def pressed_thickness(actor: Actor, part: str = "head") -> float:
    """How high a pillow or towel is when this head has pressed it down."""
    head = actor.posed.vertices[part_mask(actor.posed.body, part)]
    return float(head[:, 2].min()) - BED_TOP + PRESSED_METRES


TOWEL_HALF = (0.15, 0.17)
TOWEL_THICK = 0.05


def towel(
    y: float, thick: float = TOWEL_THICK, x: float = HEAD_X, half: Span = TOWEL_HALF, paper: Paper = PAPER
) -> list[Item]:
    """A bath towel folded flat: two folds, one on the other."""
    spans = (x - half[0], x + half[0]), (y - half[1], y + half[1])
    low, high = BED_TOP + thick / 2, BED_TOP + thick
    return [
        *block(ROOM, paper, "towel", *spans, (BED_TOP, low), "towel", "towel"),
        *block(ROOM, paper, "towel-fold", *spans, (low, high), "towel", "towel"),
    ]


def towel_top(y: float, thick: float = TOWEL_THICK, x: float = HEAD_X, half: Span = TOWEL_HALF) -> On:
    a, b = half
    return lambda _: Slab((x - a, y - b), (x + a, y + b), BED_TOP + thick)


def towel_roll(y: float, x: float) -> list[Item]:
    """A firm rolled towel lying across the bed, its end toward the eye."""
    radius, half = 0.055, 0.2
    t = np.linspace(0, 2 * np.pi, 25)
    ends = [
        np.column_stack([x + radius * np.cos(t), np.full(25, y + out), BED_TOP + radius + radius * np.sin(t)])
        for out in (-half, half)
    ]
    turns = np.linspace(0.3, 1.0, 20)
    spiral = np.column_stack(
        [
            x + radius * turns * np.cos(13 * turns),
            np.full(20, y - half),
            BED_TOP + radius + radius * turns * np.sin(13 * turns),
        ]
    )
    return [
        Layer("towel-roll", "towel", whole(MultiPoint(ROOM.flat(np.vstack(ends))).convex_hull)),
        Layer("towel-roll-end", "towel", whole(Polygon(ROOM.flat(ends[0])))),
        Mark("towel-spiral", "line", ribbon(PAPER, ROOM.flat(spiral), 0.0035), line=False),
    ]


def tablet_on_bed(x: float, y: float) -> list[Item]:
    return flat_device(ROOM, PAPER, (x, y, BED_TOP + 0.003), *TABLET)


def floor_shade(actor: Actor) -> list[Item]:
    """Where the feet of somebody who sits or stands by the bed are near the floor."""
    return shade(actor, ROOM, 0.0, RUG_X, RUG_Y)


def shade(actor: Actor, view: View = ROOM, height: float = BED_TOP, x: Span = BED_X, y: Span = BED_Y) -> list[Item]:
    """Where a body lies near a bed or a floor it darkens it: seen as weight that is carried."""
    posed = actor.posed
    low = (posed.vertices[:, 2] < height + SHADE_METRES) & (posed.vertices[:, 2] > height - 0.06)
    corners = posed.vertices[posed.body.faces[low[posed.body.faces].all(axis=1)]][:, :, :2]
    above = unary_union(polygons(corners)).buffer(0.022, 8).buffer(-0.004, 8)
    top = Polygon([(x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1])])
    pieces = above.intersection(top)
    kind = "bed-shade" if height == BED_TOP else "floor-shade"
    return [
        Layer(f"{kind}-{i}", kind, soften(on_level(piece, height, view), 0.0, 0.01, 0.02), line=False)
        for i, piece in enumerate(p for p in getattr(pieces, "geoms", [pieces]) if p.area > 1e-3)
    ]


def on_level(shape: Polygon, height: float, view: View) -> Polygon:
    """A shape of the floor plan, as it is seen lying at a height."""
    rim = np.array(shape.exterior.coords)[:, :2]
    return whole(Polygon(view.flat(np.column_stack([rim, np.full(len(rim), height)]))))
