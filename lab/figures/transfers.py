"""How a picture of lying down, turning or getting up is put together, in a room with a bed seen at an angle.

Who lies down, sits on the near edge first and ends facing it. The middle of the bed is reached before any roll onto the
front, and the edge before the legs go down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import bedside
from bedside import HEAD_X, PAPER, ROOM, TABLE_TOP, TABLE_X, TOWEL_THICK, pressed_thickness
from drawing import Item, Mark, Paper
from postures import BED, BED_TOP, BED_X, BED_Y, BEYOND_THE_EDGE, FLAT, Posture, on_the_side
from props3 import Span, arc_arrow, floor_arrow
from resting import Laid, On, Planted, beyond_mm, gap_mm, level
from skeleton import SIDES, Vector
from stage import Actor, Cast, Shot, shot

SEAT_X, BY_THE_TABLE_X, PELVIS_X = 0.05, -0.78, 0.08
SHOULDERS_X = -0.26
NEAR_Y, MIDDLE_Y, BACK_Y, FRONT_Y = 0.42, 0.72, 0.66, 0.6
ALONG, ACROSS, UP = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)


@dataclass(frozen=True)
class Setting:
    """What lies on the bed with somebody, what of the person it carries, and the part of the person it lies before."""

    items: Sequence[Item] = ()
    carries: Mapping[str, On] = field(default_factory=dict)
    before: str | None = None


Things = Callable[[Actor], Setting]


@dataclass(frozen=True)
class Step:
    """One picture: `things` lie under or behind the person, `before` them (a thing in a hand), `marks` over all.

    An arrow that lies `behind` the person on the bed is partly hidden, as whatever lies there.
    """

    name: str
    posture: Posture
    title: str
    words: str
    things: Things = lambda _: Setting()
    before: Sequence[Item] = ()
    behind: Sequence[Mark] = ()
    marks: Sequence[Mark] = ()
    who: str = "woman"
    tall: bool = False
    tablet_here: bool = False  # it lies among the things on the bed, not on the table
    telephone_at: Vector = bedside.PHONE_AT


def drawn(cast: Cast, step: Step) -> list[Shot]:
    actor = cast.resting(step.who, step.posture, ROOM)
    setting = step.things(actor)
    carried = {part: gap_mm(actor.posed, part, on) for part, on in setting.carries.items()}
    actor = replace(actor, touches={**actor.touches, **carried})
    size, paper = (bedside.TALL_SIZE, bedside.TALL_PAPER) if step.tall else (bedside.SIZE, PAPER)
    items = [
        *bedside.room(paper, tablet=not step.tablet_here, telephone_at=step.telephone_at),
        *bedside.shade(actor),
        *bedside.floor_shade(actor),
        *step.behind,
        *among(setting, actor.items()),
        *step.before,
        *step.marks,
    ]
    picture = shot(step.name, actor, step.title, step.words, size, paper, items)
    return [replace(picture, over_edge=over_edge(actor))]


PARTS_IN_BED = ("head", "trunk", "hips", *(f"{part}-{s}" for part in ("elbow", "hand", "knee", "foot") for s in SIDES))


def over_edge(actor: Actor) -> dict[str, float]:
    return {part: beyond_mm(actor.posed, part, BED_X, BED_Y) for part in PARTS_IN_BED}


def among(setting: Setting, person: Sequence[Item]) -> list[Item]:
    """The things under the person, or between a part of it that they hide and the rest."""
    under = 0 if setting.before is None else 1 + [item.name for item in person].index(setting.before)
    return [*person[:under], *setting.items, *person[under:]]


def all_drawn(cast: Cast, steps: Sequence[Step]) -> list[list[Shot]]:
    return [drawn(cast, step) for step in steps]


def pillow_waiting(y: float = MIDDLE_Y) -> Things:
    return lambda _: Setting([bedside.pillow(y)])


def head_on_pillow(y: float, x: float = HEAD_X) -> Things:
    """A pillow that this head has pressed down."""

    def setting(actor: Actor) -> Setting:
        thick = pressed_thickness(actor)
        return Setting([bedside.pillow(y, thick, x)], {"head": bedside.pillow_top(y, thick, x)})

    return setting


def head_on_towel(y: float, part: str = "head", half: Span = bedside.TOWEL_HALF, x: float = HEAD_X) -> Things:
    def setting(actor: Actor) -> Setting:
        thick = pressed_thickness(actor, part)
        return Setting(bedside.towel(y, thick, x, half), {part: bedside.towel_top(y, thick, x, half)})

    return setting


def towel_waiting(y: float = MIDDLE_Y, paper: Paper = PAPER) -> Things:
    return lambda _: Setting(bedside.towel(y, TOWEL_THICK, paper=paper))


def with_more(things: Things, *more: Item) -> Things:
    def setting(actor: Actor) -> Setting:
        found = things(actor)
        return replace(found, items=[*found.items, *more])

    return setting


def going_down() -> list[Mark]:
    """Trunk one way, legs the other, like a seesaw."""
    return tipping((128.0, 156.0), (-80.0, -32.0))


def coming_up() -> list[Mark]:
    return tipping((156.0, 128.0), (-26.0, -72.0))


def tipping(trunk: tuple[float, float], legs: tuple[float, float]) -> list[Mark]:
    """The trunk about the hips, beyond the head; the feet about the knees, before them."""
    plane = (ALONG, UP)
    return [
        arc_arrow(ROOM, PAPER, (SEAT_X, 0.46, BED_TOP + 0.1), plane, 0.9, trunk, 0.045, "arrow-trunk"),
        arc_arrow(ROOM, PAPER, (SEAT_X + 0.12, -0.1, BED_TOP), plane, 0.56, legs, 0.045, "arrow-legs"),
    ]


def rolling_over(y: float) -> list[Mark]:
    """Over the shoulders and over the hips, which go together, onto the free bed before the body."""
    return [
        arc_arrow(ROOM, PAPER, (x, y, BED_TOP + 0.06), (ACROSS, UP), 0.42, (40.0, 170.0), 0.05, f"arrow-{part}")
        for part, x in (("shoulders", SHOULDERS_X), ("hips", PELVIS_X))
    ]


def rolling_away(shoulders_x: float, hips_x: float, y: float) -> list[Mark]:
    """Flat on the bed behind the body, at `y`: at the shoulders and at the hips, which go together, to the far side.

    Bent through the air, as a roll is, they were read as pointing to the feet.
    """
    return [
        floor_arrow(ROOM, PAPER, (x, y, BED_TOP), (x, y + AWAY_METRES, BED_TOP), AWAY_WIDTH, f"arrow-{part}")
        for part, x in (("shoulders", shoulders_x), ("hips", hips_x))
    ]


AWAY_METRES, AWAY_WIDTH = 0.4, 0.08


def shifting(first: Vector, then: Vector, by: float, width: float = 0.07) -> list[Mark]:
    """Short moves over the bed: first one part of the body, then the other, each from where it was, `by` metres across."""
    return [
        floor_arrow(ROOM, PAPER, (x, y, BED_TOP + up), (x, y + by, BED_TOP + up), width, f"arrow-{part}")
        for part, (x, y, up) in (("first", first), ("then", then))
    ]


SHIFT_Y = 0.8  # of who lies on the side: a broad strip of free bed is seen before the body
BEFORE_THE_BELLY = Laid((0.15, -1, 0), (1, 0.1, 0), BED, (1, 0.1, 0), FLAT)  # the lower arm, out of the hand's way


def about_to_shift() -> Posture:
    """On the side in the middle of the bed, knees on it, the upper hand on the free bed before the body."""
    pushing = Planted((-0.46, SHIFT_Y - 0.34), (0.5, -0.3, 0.8), BED, (-0.85, -0.5, -0.1), FLAT)
    lower = Laid((-0.8, -0.62, 0), (-1, 0.3, 0), BED, (-1, 0.1, 0), FLAT)
    return on_the_side((PELVIS_X, SHIFT_Y), L=pushing, R=lower)


def to_the_edge() -> list[Mark]:
    """On the free bed before the body, hips first, still far from the edge: past it they were read as "roll out of bed"."""
    return shifting((0.12, 0.66, 0.0), (-0.24, 0.62, 0.0), -0.28, 0.09)


# Lying, an arm reaches the table by the pillow: who brings something from there, or puts it back, lies this much higher.
HIGHER_METRES = 0.15
HIGHER_X, HIGHER_HEAD_X = PELVIS_X - HIGHER_METRES, HEAD_X - HIGHER_METRES
BESIDE_THE_HAND = (0.12, 0.16)  # where the tablet lies in bed
HALF_ON_THE_TABLE = (TABLE_X[1] - 0.08, 0.17)  # and where it is slid onto the table, or drawn from it
PUT_BACK_Y = 0.13


def at_the_table(x: float, y: float, up: float) -> Planted:
    """A hand, its wrist at x and y, on what lies `up` metres high on the table by the pillow."""
    return Planted((x, y), (0.2, -1, 0.3), level(TABLE_TOP + up), (-1, -0.15, -0.1), FLAT)


def tablet_moved(back: bool) -> list[Mark]:
    """Over the bed before the body: from the table to the hand, or back."""
    ends = [(x, PUT_BACK_Y, BED_TOP) for x in (-0.86, BESIDE_THE_HAND[0] - 0.18)]
    return [floor_arrow(ROOM, PAPER, *(ends[::-1] if back else ends), 0.07)]


AT_THE_EDGE_Y = 0.36


def at_the_edge() -> Posture:
    """On the side, all of the body on the bed, the bent knees just over its edge, the upper hand pushing on the bed."""
    pushing = Planted((PELVIS_X - 0.2, 0.14), (0.5, -0.3, 0.8), BED, (-0.8, -0.3, 0), FLAT)
    lower = Laid((-0.15, -1, 0), (-1, 0.15, 0), BED, (-1, 0.1, 0), FLAT)
    side = on_the_side((PELVIS_X, AT_THE_EDGE_Y), (0.16, -0.98, 0), L=pushing, R=lower)
    return replace(side, legs={**side.legs, "R": replace(side.legs["R"], on=BEYOND_THE_EDGE)})
