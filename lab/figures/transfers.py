"""How a picture of lying down, turning or getting up is put together, in a room with a bed seen at an angle.

Who lies down, sits on the near edge first and ends facing it. The middle of the bed is reached before any roll onto the
front, and the edge before the legs go down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import bedside
from bedside import PAPER, ROOM, TOWEL_THICK, pressed_thickness
from drawing import Item, Mark
from postures import BED, BED_TOP, BEYOND_THE_EDGE, FLAT, Posture, on_the_side
from props3 import arc_arrow, floor_arrow
from resting import Laid, On, Planted, gap_mm
from stage import Actor, Cast, Shot, shot

SEAT_X, BY_THE_TABLE_X, PELVIS_X = 0.05, -0.78, 0.08
NEAR_Y, MIDDLE_Y, BACK_Y, FRONT_Y = 0.42, 0.72, 0.66, 0.6
ALONG, ACROSS, UP = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)


@dataclass(frozen=True)
class Setting:
    """What lies on the bed with somebody, and what of the person it carries."""

    items: Sequence[Item] = ()
    carries: Mapping[str, On] = field(default_factory=dict)


Things = Callable[[Actor], Setting]


@dataclass(frozen=True)
class Step:
    """One picture: `things` lie under or behind the person, `before` them (a thing in a hand), `marks` over all."""

    name: str
    posture: Posture
    title: str
    words: str
    things: Things = lambda _: Setting()
    before: Sequence[Item] = ()
    marks: Sequence[Mark] = ()
    who: str = "woman"
    tall: bool = False
    tablet_here: bool = False  # it lies among the things on the bed, not on the table


def drawn(cast: Cast, step: Step) -> list[Shot]:
    actor = cast.resting(step.who, step.posture, ROOM)
    setting = step.things(actor)
    carried = {part: gap_mm(actor.posed, part, on) for part, on in setting.carries.items()}
    actor = replace(actor, touches={**actor.touches, **carried})
    size, paper = (bedside.TALL_SIZE, bedside.TALL_PAPER) if step.tall else (bedside.SIZE, PAPER)
    items = [
        *bedside.room(paper, tablet=not step.tablet_here),
        *bedside.shade(actor),
        *setting.items,
        *actor.items(),
        *step.before,
        *step.marks,
    ]
    return [shot(step.name, actor, step.title, step.words, size, paper, items)]


def all_drawn(cast: Cast, steps: Sequence[Step]) -> list[list[Shot]]:
    return [drawn(cast, step) for step in steps]


def pillow_waiting(y: float = MIDDLE_Y) -> Things:
    return lambda _: Setting([bedside.pillow(y)])


def head_on_pillow(y: float) -> Things:
    """A pillow that this head has pressed down."""

    def setting(actor: Actor) -> Setting:
        thick = pressed_thickness(actor)
        return Setting([bedside.pillow(y, thick)], {"head": bedside.pillow_top(y, thick)})

    return setting


def head_on_towel(y: float, part: str = "head") -> Things:
    def setting(actor: Actor) -> Setting:
        thick = pressed_thickness(actor, part)
        return Setting(bedside.towel(y, thick), {part: bedside.towel_top(y, thick)})

    return setting


def towel_waiting(y: float = MIDDLE_Y) -> Things:
    return lambda _: Setting(bedside.towel(y, TOWEL_THICK))


def with_more(things: Things, *more: Item) -> Things:
    def setting(actor: Actor) -> Setting:
        found = things(actor)
        return replace(found, items=[*found.items, *more])

    return setting


def going_down() -> list[Mark]:
    """Trunk one way, legs the other, like a seesaw."""
    return tipping((122.0, 150.0), (-52.0, -16.0))


def coming_up() -> list[Mark]:
    return tipping((150.0, 122.0), (-16.0, -52.0))


def tipping(trunk: tuple[float, float], legs: tuple[float, float]) -> list[Mark]:
    pivot = (SEAT_X, 0.2, BED_TOP + 0.12)
    plane = (ALONG, UP)
    return [
        arc_arrow(ROOM, PAPER, pivot, plane, 0.9, trunk, 0.045, "arrow-trunk"),
        arc_arrow(ROOM, PAPER, pivot, plane, 0.78, legs, 0.045, "arrow-legs"),
    ]


def rolling(x: float, y: float, away: bool, radius: float = 0.33) -> list[Mark]:
    """Over the hips, from the near edge away, or from behind up onto the side; never off the bed."""
    degrees = (160.0, 50.0) if away else (30.0, 140.0)
    return [arc_arrow(ROOM, PAPER, (x, y, BED_TOP + 0.1), (ACROSS, UP), radius, degrees, 0.05)]


def shifting(xs: Sequence[float], from_y: float, to_y: float) -> list[Mark]:
    """Short moves over the bed, one beside the other."""
    z = BED_TOP + 0.002
    return [
        floor_arrow(ROOM, PAPER, (x, from_y, z), (x, to_y, z), 0.05, f"arrow-{i}") for i, x in enumerate(xs, start=1)
    ]


OVER_THE_EDGE_Y = 0.19


def at_the_edge() -> Posture:
    """On the side, the bent knees over the edge, the upper hand pushing on the bed."""
    pushing = Planted((PELVIS_X - 0.26, 0.09), (0.5, -0.3, 0.8), BED, (-1, 0.05, -0.1), FLAT)
    lower = Laid((-0.75, -0.6, 0), (-1, 0.1, 0), BED, (-1, 0, 0), FLAT)
    side = on_the_side((PELVIS_X, OVER_THE_EDGE_Y), (0.12, -1, 0), L=pushing, R=lower)
    return replace(side, legs={**side.legs, "R": replace(side.legs["R"], on=BEYOND_THE_EDGE)})
