"""The days that stand out: the first, the end of the first week, a step taken, and coming back. Small, warm, and no prize.

One plant grows through all four, by a window. Everybody stands or sits tall (rule S1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from drawing import Mark, Paper
from everyday import alone, ground_of, holding
from everyday_poses import holding_a_box, on_the_seat
from person import SIDE_ON, SIDE_ON_KNEES_BENT
from poses import STANDING, straight_legs
from postures import FLOOR, Posture
from props import chair, floor, oval, polygon, ribbon, slab
from resting import On, Planted, Rest, level
from skeleton import LEFTWARD, Array, Limb, Side, Vector
from stage import STANDING_VIEW, Actor, Cast, Shot

SIZE = (560.0, 560.0)
SCALE, FLOOR_AT = 290.0, 34.0
WINDOW_X, WINDOW_Z = (-1.28, -0.5), (0.88, 1.78)
STEP_METRES = 0.16
POT_METRES = 0.075  # half as broad as its rim
Leaf = tuple[float, float, float]  # how high on the stem, which way it points in degrees, how long


def moments(cast: Cast) -> list[list[Shot]]:
    return [first_day(cast), first_week(cast), step_taken(cast), coming_back(cast)]


def page(middle: float) -> Paper:
    return Paper(SCALE, SIZE[0] / 2 - SCALE * middle, SIZE[1] - FLOOR_AT)


def first_day(cast: Cast) -> list[Shot]:
    actor = standing(cast, "woman", holding_a_box().arms)
    paper = page(-0.42)
    hand = actor.spot("wrist.L")
    pot = (float(hand[0]) - 0.09, float(hand[1]) - 0.07)
    words = "A woman stands tall at a window, the sun low in it, and holds a small flower pot with a first shoot of two leaves in both hands."
    around = [floor(paper, -3, 3, 0.0), *window(paper, 0.16)]
    plant = potted(paper, pot, 0.09, [(0.08, 35.0, 0.07), (0.08, 145.0, 0.07)])
    return alone("moment-first-day", actor, SIZE, paper, "The first day", words, [*around, *holding(actor, plant)])


def first_week(cast: Cast) -> list[Shot]:
    pours = Limb(upper=(0.1, -0.18, -1), lower=(0.0, -1, -0.3), face=(-1, 0, 0), end=(0, -1, -0.3))
    actor = standing(cast, "man", {**STANDING.arms, "L": pours}, gripping=("L",))
    paper = page(-0.42)
    hand = actor.spot("wrist.L") + np.array([-0.075, -0.02])
    pot = (float(hand[0]) - 0.4, float(hand[1]) - CAN_OVER_TABLE)
    words = "A man stands tall before a small table at a window and waters a plant with seven leaves from a small can, its spout low over the earth in the pot."
    around = [floor(paper, -3, 3, 0.0), *window(paper, 0.42), *table(paper, pot), *potted(paper, pot, 0.3, SEVEN)]
    can = watering_can(paper, hand)
    return alone("moment-first-week", actor, SIZE, paper, "The first week", words, [*around, *holding(actor, can)])


CAN_OVER_TABLE = 0.29  # a hand that pours, over the table that the pot stands on
SEVEN: Sequence[Leaf] = (
    (0.07, 150.0, 0.1),
    (0.1, 28.0, 0.1),
    (0.16, 155.0, 0.09),
    (0.19, 25.0, 0.09),
    (0.25, 148.0, 0.07),
    (0.27, 32.0, 0.07),
    (0.3, 88.0, 0.06),
)


def step_taken(cast: Cast) -> list[Shot]:
    """One foot on the first step of some stairs, a hand on their rail."""
    up = Planted((0.09, -0.34), (0, -1, 0.4), level(STEP_METRES), (0.06, -1, 0), hinge=LEFTWARD)
    hand = Planted(
        (0.22, HAND_Y), (0.2, 1, -0.4), on_the_rail(SETTLES_METRES), (0, -1, RAIL_SLOPE), (0, -RAIL_SLOPE, -1)
    )
    touch = {"foot-R": FLOOR, "hand-L": on_the_rail()}
    posture = Posture(
        replace(STANDING, gripping=("L",)),
        (0.0, 0.0),
        SIDE_ON_KNEES_BENT,
        Rest(("foot-R",), FLOOR, 0.0),
        arms={"L": hand},
        legs={"L": up},
        touch=touch,
    )
    actor = cast.resting("woman", posture, STANDING_VIEW, shoes=True)
    paper = page(-0.42)
    words = "A woman stands tall and has set one foot on the first of a few low, clear steps, a hand on the rail that slopes up beside them. A plant in flower stands on a shelf behind her."
    around = [
        floor(paper, -3, 3, 0.0),
        *sun(paper, (-0.78, 1.56), 0.17),
        *stairs(paper),
        Mark("shelf", "wood", slab(paper, 0.27, 0.96, 0.7, 1.0, 0.006)),
        *potted(paper, (0.42, 1.0), 0.3, SEVEN, flower=True),
    ]
    return alone("moment-step", actor, SIZE, paper, "A step taken", words, [*around, *holding(actor, handrail(paper))])


HAND_Y, RAIL_TOP, TREAD_METRES, FIRST_Y = -0.36, 0.93, 0.36, -0.24  # where the hand is, how high the rail is there
RAIL_SLOPE = STEP_METRES / TREAD_METRES
SETTLES_METRES = 0.014  # what a hand is left above a slope that it is let down to


def rail_top(y: Array | float) -> Array:
    """How high the rail is along the stairs: as steep as they are."""
    return np.asarray(RAIL_TOP + RAIL_SLOPE * (HAND_Y - np.asarray(y)))


@dataclass(frozen=True)
class Sloping:
    """The rail of the stairs, without end, or so many metres lower."""

    down: float = 0.0

    def under(self, points: Array) -> Array:
        return rail_top(points[:, 1]) - self.down


def on_the_rail(down: float = 0.0) -> On:
    return lambda _: Sloping(down)


def stairs(paper: Paper) -> list[Mark]:
    """From the highest, furthest on the left, down."""
    edges = [(i, FIRST_Y - TREAD_METRES * (i - 1)) for i in (4, 3, 2, 1)]
    return [Mark(f"step-{i}", "wood", slab(paper, -3.0, 0.0, y, i * STEP_METRES, 0.006)) for i, y in edges]


def coming_back(cast: Cast) -> list[Shot]:
    """Sitting tall, a cup in the hand; the plant has waited on the sill."""
    lifts = Limb(upper=(0.14, -0.22, -1), lower=(0.0, -0.82, 0.42), face=(-1, 0, 0), end=(0, -0.9, 0.35))
    arms = {**on_the_seat().arms, "L": lifts}
    pose = replace(on_the_seat(), arms=arms, gripping=("L",))
    actor = cast.actor("man", pose, STANDING_VIEW, shoes=True, order=SIDE_ON_KNEES_BENT)
    ground = ground_of(actor)
    paper = replace(page(float(actor.spot("root")[0]) - 0.5), y=SIZE[1] - FLOOR_AT + SCALE * ground)
    behind, seat = float(actor.layer("torso").shape.bounds[2]) + 0.01, actor.bottom("torso") - ground - 0.025
    cup = drink(paper, actor.spot("wrist.L") + np.array([-0.1, 0.03]))
    words = "A man sits tall on a chair by a window, both feet flat on the floor, a warm cup in his hand. A plant with a new leaf stands on the sill."
    sill = np.array([-0.36, ground + 0.12])
    around = [
        floor(paper, -3, 3, ground),
        *window(paper, 0.3, sill),
        *chair(paper, behind, ground, seat=seat, tall=0.95),
        *potted(paper, (WINDOW_X[0] + 0.14 + sill[0] + 0.5, WINDOW_Z[0] - 0.04 + sill[1]), 0.12, SEVEN[:2]),
    ]
    return alone("moment-back", actor, SIZE, paper, "Coming back", words, [*around, *holding(actor, cup)])


def drink(paper: Paper, at: Vector) -> list[Mark]:
    x, y = at
    steam = [
        np.array([(x + a, y + 0.09), (x + a + 0.012, y + 0.12), (x + a - 0.008, y + 0.15), (x + a + 0.006, y + 0.18)])
        for a in (-0.02, 0.02)
    ]
    rim = [(x - 0.042, y + 0.06), (x + 0.042, y + 0.06), (x + 0.032, y - 0.045), (x - 0.032, y - 0.045)]
    return [
        Mark("cup", "pillow", polygon(paper, rim)),
        *[Mark(f"steam-{i}", "shine", ribbon(paper, line, 0.004), line=False) for i, line in enumerate(steam)],
    ]


def standing(cast: Cast, who: str, arms: Mapping[Side, Limb], gripping: tuple[Side, ...] = ()) -> Actor:
    pose = replace(STANDING, arms=arms, legs=straight_legs(0.06), gripping=gripping)
    touch = {"foot-L": FLOOR, "foot-R": FLOOR}
    return cast.resting(
        who, Posture(pose, (0.0, 0.0), SIDE_ON, Rest(("foot",), FLOOR, 0.0), touch=touch), STANDING_VIEW, shoes=True
    )


def window(paper: Paper, sun_up: float, by: Vector = (0.0, 0.0)) -> list[Mark]:
    """A pane, the sun so many metres above its sill, and the frame."""
    (x0, x1), (z0, z1) = (tuple(v + d for v in span) for span, d in zip((WINDOW_X, WINDOW_Z), by, strict=True))
    middle, bar = (x0 + x1) / 2, 0.016
    cross = [(middle, z0, middle, z1), (x0, (z0 + z1) / 2, x1, (z0 + z1) / 2)]
    return [
        Mark("window-frame", "wood", slab(paper, x0 - 0.05, z0 - 0.05, x1 + 0.05, z1 + 0.05, 0.012)),
        Mark("window", "screen", slab(paper, x0, z0, x1, z1, 0.006)),
        Mark("sun", "sun", oval(paper, (middle + 0.16, z0 + sun_up), 0.13, 0.13), line=False),
        *[
            Mark(f"window-bar-{i}", "wood", slab(paper, a - bar, b - bar, c + bar, d + bar, 0.004), line=False)
            for i, (a, b, c, d) in enumerate(cross)
        ],
        Mark("sill", "wood", slab(paper, x0 - 0.1, z0 - 0.09, x1 + 0.1, z0 - 0.04, 0.01)),
    ]


def sun(paper: Paper, middle: Vector, radius: float) -> list[Mark]:
    return [Mark("sun", "sun", oval(paper, tuple(middle), radius, radius), line=False)]


def potted(paper: Paper, foot: Vector, tall: float, leaves: Sequence[Leaf], *, flower: bool = False) -> list[Mark]:
    """A pot that stands on `foot`, a stem `tall` metres above its rim, and its leaves."""
    x, low = foot
    rim, wide = low + 0.12, POT_METRES
    stem = np.array([(x, rim), (x + 0.006, rim + tall / 2), (x, rim + tall)])
    pot = [(x - 0.7 * wide, low), (x + 0.7 * wide, low), (x + wide, rim), (x - wide, rim)]
    bloom = [Mark("flower", "towel", oval(paper, (x, rim + tall + 0.03), 0.045, 0.045))] if flower else []
    return [
        Mark("stem", "leaf", ribbon(paper, stem, 0.006)),
        *[Mark(f"leaf-{i}", "leaf", leaf(paper, (x, rim + up), way, long)) for i, (up, way, long) in enumerate(leaves)],
        *bloom,
        Mark("pot", "ball", polygon(paper, pot)),
    ]


def leaf(paper: Paper, at: Vector, way_deg: float, long: float) -> str:
    way = np.array([np.cos(np.radians(way_deg)), np.sin(np.radians(way_deg))])
    side, t = np.array([-way[1], way[0]]), np.linspace(0, np.pi, 9)
    along, out = (1 - np.cos(t)) / 2 * long, 0.26 * long * np.sin(t) ** 0.8
    half = np.outer(along, way) + np.outer(out, side)
    other = np.outer(along, way) - np.outer(out, side)
    return polygon(paper, [tuple(np.asarray(at) + p) for p in [*half, *other[::-1][1:-1]]])


def table(paper: Paper, middle: Vector) -> list[Mark]:
    x, top = middle
    return [
        *[
            Mark(f"table-leg-{i}", "wood", slab(paper, x + a, 0.0, x + a + 0.04, top, 0.004))
            for i, a in enumerate((-0.24, 0.2))
        ],
        Mark("table-top", "wood", slab(paper, x - 0.28, top - 0.04, x + 0.28, top, 0.01)),
    ]


def watering_can(paper: Paper, hand: Vector) -> list[Mark]:
    """Held by its handle, its spout low over the pot, water falling from it onto the earth."""
    x, y = hand
    body = [(x - 0.02, y - 0.08), (x - 0.16, y - 0.04), (x - 0.18, y + 0.1), (x - 0.04, y + 0.08)]
    spout = np.array([(x - 0.15, y - 0.04), (x - 0.26, y - 0.03), (x - 0.345, y - 0.06)])
    water = np.array([(x - 0.35, y - 0.065), (x - 0.365, y - 0.1), (x - 0.37, y - 0.16)])
    handle = np.array([(x - 0.05, y + 0.06), (x + 0.03, y + 0.05), (x + 0.02, y - 0.05), (x - 0.03, y - 0.06)])
    return [
        Mark("water", "pillow", ribbon(paper, water, 0.014)),
        Mark("can-spout", "metal", ribbon(paper, spout, 0.011)),
        Mark("can-handle", "metal", ribbon(paper, handle, 0.008)),
        Mark("can", "metal", polygon(paper, body)),
    ]


def handrail(paper: Paper) -> list[Mark]:
    """A post on each step but the first, where it would hide the foot."""
    posts = [(FIRST_Y - TREAD_METRES * (i - 0.5), i * STEP_METRES) for i in (2, 3)]
    low, high = -0.16, -3.0
    rail = [(x, float(rail_top(x)) - down) for x, down in ((low, 0.0), (low, 0.045), (high, 0.045), (high, 0.0))]
    return [
        *[
            Mark(f"rail-post-{i}", "wood", slab(paper, x - 0.016, z, x + 0.016, float(rail_top(x)) - 0.02, 0.004))
            for i, (x, z) in enumerate(posts)
        ],
        Mark("rail", "wood", polygon(paper, rail)),
    ]
