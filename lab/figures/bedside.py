"""The room with the bed that all ways of lying down and getting up are shown in, and the things in it."""

from __future__ import annotations

import numpy as np
from curves import fit_together, path_text
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
FROM_THE_FOOT = room_view(52.0, 24.0)  # across the bed: a roll is seen to turn
FROM_ABOVE = room_view(10.0, 62.0)  # who lies on the front: both shoulder blades are seen
OVER_THE_BED = room_view(4.0, 58.0)  # all of the bed with both its edges: how far inside somebody lies is seen
# Where a view has a sheet of its own.
SHEETS = {
    FROM_THE_FOOT: ((900.0, 600.0), Paper(365.0, 264.0, 446.0)),
    FROM_ABOVE: ((720.0, 500.0), Paper(560.0, 420.0, 745.0)),
    OVER_THE_BED: ((760.0, 500.0), Paper(310.0, 366.0, 478.0)),
}
SIZE = (900.0, 560.0)
PAPER = Paper(298.0, 432.0, 425.0)
TALL_SIZE, TALL_PAPER = (900.0, 620.0), Paper(298.0, 432.0, 485.0)  # for who stands beside the bed
NEAR_SIZE, NEAR_PAPER = (720.0, 520.0), Paper(480.0, 430.0, 600.0)  # for what hands change by the head
TABLE_SIZE, TABLE_PAPER = (600.0, 420.0), Paper(900.0, 1330.0, 870.0)  # for what a finger does there
BED_UNDER = 0.27
TABLE_X, TABLE_Y, TABLE_TOP = (-1.53, -1.13), (0.02, 0.44), 0.52
RUG_X, RUG_Y = (-1.6, 1.26), (-0.55, 1.3)
TABLET = (0.27, 0.18)
PHONE_AT = (TABLE_X[0] + 0.22, 0.34, TABLE_TOP)
HEAD_X = -0.65  # where the head comes to lie
PRESSED_METRES = 0.012  # how far a head sinks into a pillow that it has pressed flat already
SHADE_METRES = 0.11  # what is lower than this above a bed or a floor darkens it
TOUCHING_METRES = 0.02  # if some of it touches: under a hand that only passes, a shade was seen to hang in the air


def room(
    paper: Paper = PAPER, *, view: View = ROOM, tablet: bool = True, telephone_at: Vector = PHONE_AT
) -> list[Item]:
    """Floor, bed, and the table by the pillow with telephone and tablet on it."""
    return [
        rug(paper, view),
        *bed(paper, view),
        *table(paper, view),
        *(tablet_on_table(paper, view=view) if tablet else []),
        *telephone(telephone_at, paper, view),
    ]


def rug(paper: Paper = PAPER, view: View = ROOM) -> Item:
    corners = [
        (x, y, 0.0) for x, y in ((RUG_X[0], RUG_Y[0]), (RUG_X[1], RUG_Y[0]), (RUG_X[1], RUG_Y[1]), (RUG_X[0], RUG_Y[1]))
    ]
    return face(view, paper, "floor", "floor", corners, line=False)


def bed(paper: Paper = PAPER, view: View = ROOM) -> list[Item]:
    return [
        *block(view, paper, "bed-frame", BED_X, BED_Y, (0.03, BED_UNDER), "wood", "wood"),
        *block(view, paper, "mattress", BED_X, BED_Y, (BED_UNDER, BED_TOP), "bed", "bed-side"),
    ]


def table(paper: Paper = PAPER, view: View = ROOM) -> list[Item]:
    return block(view, paper, "table", TABLE_X, TABLE_Y, (0.0, TABLE_TOP), "wood", "wood")


def tablet_on_table(
    paper: Paper = PAPER, x: float = TABLE_X[0] + 0.2, y: float = 0.13, view: View = ROOM
) -> list[Item]:
    return flat_device(view, paper, (x, y, TABLE_TOP), *TABLET)


def telephone(at: Vector, paper: Paper = PAPER, view: View = ROOM) -> list[Item]:
    """A telephone with keys, its receiver laid across."""
    x, y, z = at
    base = block(view, paper, "phone", (x - 0.09, x + 0.09), (y - 0.07, y + 0.07), (z, z + 0.035), "device", "device")
    keys = [
        face(
            view,
            paper,
            f"phone-key-{i}",
            "pillow",
            square(x - 0.045 + 0.045 * (i % 3), y - 0.045 + 0.035 * (i // 3), z + 0.036),
            False,
        )
        for i in range(6)
    ]
    receiver = block(
        view, paper, "receiver", (x - 0.11, x + 0.11), (y + 0.025, y + 0.07), (z + 0.04, z + 0.075), "metal", "metal"
    )
    return [*base, *keys, *receiver]


def square(x: float, y: float, z: float, half: float = 0.013) -> list[Corner]:
    return [(x - half, y - half, z), (x + half, y - half, z), (x + half, y + half, z), (x - half, y + half, z)]


PILLOW_HALF = (0.2, 0.31)  # across the bed
PILLOW_ALONG = (0.31, 0.2)  # along it: all of it finds room on the free bed before somebody who lies on the side


def pillow(
    y: float,
    thick: float = 0.1,
    x: float = HEAD_X,
    half: Span = PILLOW_HALF,
    name: str = "pillow",
    view: View = ROOM,
) -> Item:
    """`thick` metres high where it is highest."""
    soft = pillow_in_room(view, *pillow_box(y, thick, x, half))
    return Layer(name, soft.kind, soft.shape)


def pillow_box(y: float, thick: float, x: float = HEAD_X, half: Span = PILLOW_HALF) -> tuple[Vector, Vector]:
    return (x, y, BED_TOP + thick / 2), (*half, thick / 2)


def pillow_top(y: float, thick: float, x: float = HEAD_X, half: Span = PILLOW_HALF) -> On:
    return cushion(*pillow_box(y, thick, x, half))


def pressed_thickness(actor: Actor, part: str = "head") -> float:
    """How high a pillow or towel is when this head has pressed it down."""
    head = actor.posed.vertices[part_mask(actor.posed.body, part)]
    return float(head[:, 2].min()) - BED_TOP + PRESSED_METRES


ROLL_RADIUS, SPIRAL_STEPS = 0.055, 13
TOWEL_HALF = (0.15, 0.17)
TOWEL_THICK = 0.05


def towel(
    y: float,
    thick: float = TOWEL_THICK,
    x: float = HEAD_X,
    half: Span = TOWEL_HALF,
    paper: Paper = PAPER,
    view: View = ROOM,
) -> list[Item]:
    """A bath towel folded flat and soft: one fold on the other, round at the edges, a crease over it."""
    return [
        cloth("towel-top", x, y, half, (BED_TOP, BED_TOP + 0.54 * thick), paper, view),
        cloth("towel-fold-top", x, y, half, (BED_TOP + 0.46 * thick, BED_TOP + thick), paper, view),
        drape(x, y, half, BED_TOP + thick, paper, view),
    ]


CORNER_METRES, CLOTH_TOLERANCE = 0.05, 1.2


def cloth(name: str, x: float, y: float, half: Span, z: Span, paper: Paper, view: View) -> Mark:
    """One fold: round in plan, and round along its edges."""
    plan = Polygon(
        [(x - half[0], y - half[1]), (x + half[0], y - half[1]), (x + half[0], y + half[1]), (x - half[0], y + half[1])]
    )
    plan = plan.buffer(-CORNER_METRES).buffer(CORNER_METRES, 4)
    edge = (z[1] - z[0]) / 2
    rims = [(plan.buffer(-edge), z[0]), (plan, z[0] + edge), (plan.buffer(-edge), z[1])]
    points = [
        np.column_stack([np.array(rim.exterior.coords)[:, :2], np.full(len(rim.exterior.coords), at)])
        for rim, at in rims
    ]
    shape = paper.shape(whole(MultiPoint(view.flat(np.vstack(points))).convex_hull))
    return Mark(name, "towel", path_text(fit_together([shape], CLOTH_TOLERANCE)[0]))


def drape(x: float, y: float, half: Span, z: float, paper: Paper, view: View) -> Mark:
    """A soft crease over it."""
    along, across = np.array([-0.6, 0.0, 0.5]), np.array([-0.26, -0.18, -0.24])
    line = np.column_stack([x + half[0] * along, y + half[1] * across, np.full(3, z)])
    return Mark("towel-crease", "line", ribbon(paper, view.flat(line), 0.0016), line=False)


def towel_top(y: float, thick: float = TOWEL_THICK, x: float = HEAD_X, half: Span = TOWEL_HALF) -> On:
    a, b = half
    return lambda _: Slab((x - a, y - b), (x + a, y + b), BED_TOP + thick)


def towel_roll(y: float, x: float, radius: float = ROLL_RADIUS, paper: Paper = PAPER) -> list[Item]:
    """A firm rolled towel lying across the bed, its end toward the eye."""
    half = 0.2
    t = np.linspace(0, 2 * np.pi, 25)
    ends = [
        np.column_stack([x + radius * np.cos(t), np.full(25, y + out), BED_TOP + radius + radius * np.sin(t)])
        for out in (-half, half)
    ]
    turns = np.linspace(0.3, 1.0, SPIRAL_STEPS)
    spiral = np.column_stack(
        [
            x + radius * turns * np.cos(11 * turns),
            np.full(SPIRAL_STEPS, y - half),
            BED_TOP + radius + radius * turns * np.sin(11 * turns),
        ]
    )
    return [
        Layer("towel-roll", "towel", whole(MultiPoint(ROOM.flat(np.vstack(ends))).convex_hull)),
        Layer("towel-roll-end", "towel", whole(Polygon(ROOM.flat(ends[0])))),
        Mark("towel-spiral", "line", ribbon(paper, ROOM.flat(spiral), 0.0035), line=False),
    ]


def tablet_on_bed(x: float, y: float) -> list[Item]:
    return flat_device(ROOM, PAPER, (x, y, BED_TOP + 0.003), *TABLET)


def floor_shade(actor: Actor) -> list[Item]:
    """Where the feet of somebody who sits or stands by the bed are near the floor."""
    return shade(actor, actor.view, 0.0, RUG_X, RUG_Y)


def shade(actor: Actor, view: View = ROOM, height: float = BED_TOP, x: Span = BED_X, y: Span = BED_Y) -> list[Item]:
    """Where a body lies on a bed or a floor, and close by, it darkens it: seen as weight that is carried."""
    posed = actor.posed
    low = (posed.vertices[:, 2] < height + SHADE_METRES) & (posed.vertices[:, 2] > height - 0.06)
    corners = posed.vertices[posed.body.faces[low[posed.body.faces].all(axis=1)]][:, :, :2]
    above = unary_union(polygons(corners)).buffer(0.022, 8).buffer(-0.004, 8)
    top = Polygon([(x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1])])
    pieces = above.intersection(top)
    touching = MultiPoint(posed.vertices[np.abs(posed.vertices[:, 2] - height) < TOUCHING_METRES][:, :2])
    kind = "bed-shade" if height == BED_TOP else "floor-shade"
    return [
        Layer(f"{kind}-{i}", kind, soften(on_level(piece, height, view), 0.0, 0.01, 0.02), line=False)
        for i, piece in enumerate(
            p for p in getattr(pieces, "geoms", [pieces]) if p.area > 1e-3 and p.intersects(touching)
        )
    ]


def on_level(shape: Polygon, height: float, view: View) -> Polygon:
    """A shape of the floor plan, as it is seen lying at a height."""
    rim = np.array(shape.exterior.coords)[:, :2]
    return whole(Polygon(view.flat(np.column_stack([rim, np.full(len(rim), height)]))))
