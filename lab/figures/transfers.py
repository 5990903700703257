"""How a picture of lying down, turning or getting up is put together, in a room with a bed seen at an angle.

Who lies down, sits on the near edge first and ends facing it. The middle of the bed is reached before any roll onto the
front, and the edge before the legs go down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import bedside
import numpy as np
from bedside import FROM_THE_FOOT, HEAD_X, PAPER, ROOM, TABLE_TOP, TABLE_X, TOWEL_THICK, pressed_thickness
from drawing import Item, Mark, Paper
from outlines import View, soften, whole
from person import Layer
from postures import BED, BED_TOP, BED_X, BED_Y, BEYOND_THE_EDGE, FLAT, Posture, on_the_side, sitting
from props import ghost, ribbon
from props3 import Span, arc_arrow, floor_arrow
from resting import Laid, On, Planted, beyond_mm, gap_mm, level
from shapely import unary_union
from skeleton import SIDES, Vector, unit
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
    near: bool = False  # the head's end of the bed alone
    by_the_table: bool = False  # the table by the bed alone, from near
    tablet_here: bool = False  # it lies among the things on the bed, not on the table
    telephone_at: Vector = bedside.PHONE_AT
    view: View = ROOM


def drawn(cast: Cast, step: Step) -> list[Shot]:
    actor = cast.resting(step.who, step.posture, step.view)
    setting = step.things(actor)
    carried = {part: gap_mm(actor.posed, part, on) for part, on in setting.carries.items()}
    actor = replace(actor, touches={**actor.touches, **carried})
    size, paper = sheet_of(step)
    items = [
        *around(step, paper),
        *bedside.shade(actor, actor.view),
        *bedside.floor_shade(actor),
        *step.behind,
        *among(setting, actor.items()),
        *step.before,
        *step.marks,
    ]
    picture = shot(step.name, actor, step.title, step.words, size, paper, items)
    return [replace(picture, over_edge=over_edge(actor))]


def around(step: Step, paper: Paper) -> list[Item]:
    """The bed alone where it is seen from near or in a way of its own, and the table alone where a finger is at it."""
    if step.by_the_table:
        return [*bedside.table(paper), *bedside.tablet_on_table(paper)]
    if step.near or step.view in bedside.SHEETS:
        return bedside.bed(paper, step.view)
    return bedside.room(paper, view=step.view, tablet=not step.tablet_here, telephone_at=step.telephone_at)


def sheet_of(step: Step) -> tuple[tuple[float, float], Paper]:
    if step.near:
        return bedside.NEAR_SIZE, bedside.NEAR_PAPER
    if step.view in bedside.SHEETS:
        return bedside.SHEETS[step.view]
    if step.by_the_table:
        return bedside.TABLE_SIZE, bedside.TABLE_PAPER
    return (bedside.TALL_SIZE, bedside.TALL_PAPER) if step.tall else (bedside.SIZE, PAPER)


def paper_of(view: View) -> Paper:
    return bedside.SHEETS[view][1] if view in bedside.SHEETS else PAPER


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
        return Setting([bedside.pillow(y, thick, x, view=actor.view)], {"head": bedside.pillow_top(y, thick, x)})

    return setting


def head_on_towel(
    y: float, part: str = "head", half: Span = bedside.TOWEL_HALF, x: float = HEAD_X, paper: Paper | None = None
) -> Things:
    def setting(actor: Actor) -> Setting:
        thick = pressed_thickness(actor, part)
        seen = bedside.towel(y, thick, x, half, paper or paper_of(actor.view), actor.view)
        return Setting(seen, {part: bedside.towel_top(y, thick, x, half)})

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


LINE_METRES, BEYOND_METRES = 0.022, 0.14


def one_line(cast: Cast, who: str, posture: Posture) -> list[Mark]:
    """Through head and hips, and a little beyond both: the same that the wall press shows as a board."""
    posed = cast.resting(who, posture, ROOM).posed
    hips, head = posed.joint("root"), posed.joint("eye.L") / 2 + posed.joint("eye.R") / 2
    head = posed.joint("neck01") + np.linalg.norm(head - posed.joint("neck01")) * unit(posed.joint("neck01") - hips)
    way = unit(head - hips)
    ends = ROOM.flat(np.array([head + BEYOND_METRES * way, hips - BEYOND_METRES / 2 * way]))
    return [Mark("board", "arrow", ribbon(PAPER, ends, LINE_METRES / 2), line=False, halo=True)]


def rolling_over(y: float, degrees: Span = (40.0, 170.0)) -> list[Mark]:
    """Over the shoulders and over the hips, which go together, from behind the body onto the free bed before it."""
    return [
        arc_arrow(ROOM, PAPER, (x, y, BED_TOP + 0.06), (ACROSS, UP), 0.42, degrees, 0.05, f"arrow-{part}")
        for part, x in (("shoulders", SHOULDERS_X), ("hips", PELVIS_X))
    ]


def rolling_away(y: float, degrees: Span = (150.0, 20.0)) -> list[Mark]:
    """Over the shoulders and over the hips, which go together, from the near edge to the far side.

    Seen from the foot of the bed: from its long side such arrows were read as pointing to the feet, and flat ones on the
    bed as a slide.
    """
    return [
        arc_arrow(
            FROM_THE_FOOT,
            paper_of(FROM_THE_FOOT),
            (x, y, BED_TOP + 0.04),
            (ACROSS, UP),
            ROLL_METRES,
            degrees,
            0.055,
            f"arrow-{part}",
        )
        for part, x in (("shoulders", SHOULDERS_X + 0.06), ("hips", PELVIS_X + 0.06))
    ]


ROLL_METRES = 0.36


def shifting(first: Vector, then: Vector, by: float, width: float = 0.07) -> list[Mark]:
    """Short moves over the bed: first one part of the body, then the other, each from where it was, `by` metres across."""
    return [
        floor_arrow(ROOM, PAPER, (x, y, BED_TOP + up), (x, y + by, BED_TOP + up), width, f"arrow-{part}")
        for part, (x, y, up) in (("first", first), ("then", then))
    ]


ROUGHLY_METRES = 0.006  # what a dashed line may leave out


def lay_there(cast: Cast, who: str, posture: Posture, view: View = ROOM) -> Mark:
    """Where somebody lay before, as a dashed line round all of the body."""
    before = cast.resting(who, posture, view)
    rim = whole(unary_union([layer.shape for layer in before.layers])).simplify(ROUGHLY_METRES)
    return ghost(paper_of(view), soften(rim, 0.0, 0.02, 0.03))


def was_there(thing: Item, paper: Paper = PAPER) -> Mark:
    """Where a pillow or a towel lay that has been moved."""
    assert isinstance(thing, Layer)
    return ghost(paper, thing.shape)


SHIFT_Y = 0.8  # of who lies on the side: a broad strip of free bed is seen before the body
FROM_Y, SHIFTED_Y = 0.86, 0.52  # from the far side of the middle to where free bed is still left before the knees
BEFORE_THE_BELLY = Laid((0.15, -1, 0), (1, 0.1, 0), BED, (1, 0.1, 0), FLAT)  # the lower arm, out of the hand's way


def shifting_at(y: float) -> Posture:
    """On the side, knees on the bed, the upper hand on the free bed before the body."""
    pushing = Planted((-0.46, y - 0.34), (0.5, -0.3, 0.8), BED, (-0.85, -0.5, -0.1), FLAT)
    lower = Laid((-0.8, -0.62, 0), (-1, 0.3, 0), BED, (-1, 0.1, 0), FLAT)
    return square(on_the_side((PELVIS_X, y), L=pushing, R=lower))


def square(posture: Posture) -> Posture:
    """The shoulders neither down nor forward: with an arm that reaches, the upper back would be seen as rounder."""
    return replace(posture, pose=replace(posture.pose, shoulders_down_deg=0.0, shoulders_back_deg=0.0))


def to_the_edge() -> list[Mark]:
    """From where the hips were to where they are: two that led on over the free bed were read as "until you fall off".

    Looked at from above, as is all of it: at an angle three of three saw the edge nearer than it is.
    """
    view, z = bedside.OVER_THE_BED, BED_TOP + 0.3
    ends = (PELVIS_X, FROM_Y + 0.04, z), (PELVIS_X, SHIFTED_Y, z)
    return [floor_arrow(view, paper_of(view), *ends, 0.1)]


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


def tapping() -> Posture:
    """Sitting by the table, a fingertip on the tablet."""
    finger = Planted(
        (BY_THE_TABLE_X - 0.4, 0.12),
        (-0.3, 0.6, 0.5),
        level(TABLE_TOP + 0.01),
        (-0.8, 0.05, -0.62),
        (-0.3, -0.35, -0.9),
    )
    posture = sitting(BY_THE_TABLE_X, R=finger)
    return replace(posture, pose=replace(posture.pose, pointing=("R",)))


def tapped() -> list[Mark]:
    """Rings round the fingertip, as on water."""
    t = np.linspace(0, 2 * np.pi, 25)
    x, y = BY_THE_TABLE_X - 0.575, 0.10
    rings = [
        np.column_stack([x + r * np.cos(t), y + r * np.sin(t), np.full(25, TABLE_TOP + 0.012)]) for r in (0.035, 0.06)
    ]
    return [
        Mark(f"arrow-ring-{i}", "arrow", ribbon(bedside.TABLE_PAPER, ROOM.flat(ring), 0.003), line=False, halo=True)
        for i, ring in enumerate(rings)
    ]


AT_THE_EDGE_Y = 0.36


def at_the_edge() -> Posture:
    """On the side, all of the body on the bed, the bent knees just over its edge, the upper hand pushing on the bed."""
    pushing = Planted((PELVIS_X - 0.2, 0.14), (0.5, -0.3, 0.8), BED, (-0.8, -0.3, 0), FLAT)
    lower = Laid((-0.15, -1, 0), (-1, 0.15, 0), BED, (-1, 0.1, 0), FLAT)
    side = on_the_side((PELVIS_X, AT_THE_EDGE_Y), (0.16, -0.98, 0), L=pushing, R=lower)
    return replace(side, legs={**side.legs, "R": replace(side.legs["R"], on=BEYOND_THE_EDGE)})
