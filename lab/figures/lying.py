"""The two exercises that are done lying, seen straight from the side: what carries whom is seen to the millimetre."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drawing import Item, Mark, Paper
from outlines import View
from postures import (
    BED_TOP,
    PILLOW_HALF,
    PILLOW_METRES,
    PILLOW_X,
    Posture,
    chest_lifted,
    head_lifted,
    on_the_back,
    on_the_front,
    over_a_pillow,
    pressing,
)
from props import arrow, bed, pillow, rolled_towel, slab
from resting import gap_mm, level, part_mask
from stage import Actor, Cast, Shot, shot

SIDE_VIEW = View(right=(1, 0, 0), up=(0, 0, 1))  # from the near edge, the head on the left
SIZE = (900.0, 300.0)
SCALE = 400.0
BED_ENDS = (25.0, 875.0)  # in units
BED_LINE = 168.0
SUNK_METRES = 0.012  # how far a head has pressed its pillow or towel
ROLL_METRES = 0.042
MID_BED = (0.0, 0.6)


@dataclass(frozen=True)
class Sheet:
    """The paper, the same for both pictures of a pair."""

    paper: Paper

    def bed(self) -> list[Mark]:
        x0, x1 = ((x - self.paper.x) / self.paper.scale for x in BED_ENDS)
        return bed(self.paper, x0, x1, BED_TOP)


def sheet(actor: Actor) -> Sheet:
    """The body in the middle, the bed's top at the same height in every picture."""
    x0 = actor.layer("hair").shape.bounds[0]
    x1 = max(actor.layer(f"foot-{s}").shape.bounds[2] for s in "LR")
    return Sheet(Paper(SCALE, 450 - SCALE * (x0 + x1) / 2, BED_LINE + SCALE * BED_TOP))


def lowest(actor: Actor, part: str) -> tuple[float, float]:
    """Where (x, z) a part is lowest."""
    skin = actor.posed.vertices[part_mask(actor.posed.body, part)]
    x, _, z = skin[skin[:, 2].argmin()]
    return float(x), float(z)


def touching(actor: Actor, part: str, height: float) -> Actor:
    """Measured against something flat at a height."""
    return replace(actor, touches={**actor.touches, part: gap_mm(actor.posed, part, level(height))})


def neck_press(cast: Cast) -> list[list[Shot]]:
    ready = cast.resting("woman", on_the_back(MID_BED), SIDE_VIEW)
    height = float(ready.posed.joint("root")[2])
    press = cast.resting("woman", replace(pressing(on_the_back(MID_BED)), height=height), SIDE_VIEW)
    return [on_the_pillow(ready, press), on_the_towel(ready, press)]


def on_the_pillow(ready: Actor, press: Actor) -> list[Shot]:
    page = sheet(ready)
    x = lowest(ready, "head")[0]
    down = arrow(page.paper, (x, BED_TOP - 0.006), (x, BED_TOP - 0.15), 0.055)

    def with_pillow(actor: Actor, puff: float) -> tuple[Actor, list[Item]]:
        dip = lowest(actor, "head")[1] + SUNK_METRES
        soft = pillow(page.paper, x - 0.24, x + 0.21, BED_TOP - 0.012, dip, x, puff)
        return touching(actor, "head", dip), [*actor.items(), *page.bed(), soft]

    actor, items = with_pillow(ready, 0.042)
    start = shot(
        "neck-press-start",
        actor,
        "Neck press: ready",
        "A woman lies on her back on a bed, her head on a pillow, her face to the ceiling, her arms on the bed by her sides.",
        SIZE,
        page.paper,
        items,
        "neck-press-hold",
    )
    actor, items = with_pillow(press, 0.058)
    hold = shot(
        "neck-press-hold",
        actor,
        "Neck press: press and hold",
        "She presses the back of her head straight down into the pillow. Her face stays to the ceiling, her chin level, her neck long.",
        SIZE,
        page.paper,
        [*items, down],
        "neck-press-start",
    )
    return [start, hold]


def on_the_towel(ready: Actor, press: Actor) -> list[Shot]:
    page = sheet(ready)
    x = float(ready.layer("hair").shape.bounds[2]) - 0.012
    down = arrow(page.paper, (x, BED_TOP - 0.006), (x, BED_TOP - 0.15), 0.055)

    def with_roll(actor: Actor) -> list[Item]:
        return [*actor.items(), *page.bed(), *rolled_towel(page.paper, (x, BED_TOP + ROLL_METRES - 0.004), ROLL_METRES)]

    return [
        shot(
            "neck-press-towel",
            ready,
            "Neck press with a rolled towel",
            "She lies on her back with a firm rolled towel behind her upper neck and the base of her head. Her face looks straight up.",
            SIZE,
            page.paper,
            with_roll(ready),
            "neck-press-towel-hold",
        ),
        shot(
            "neck-press-towel-hold",
            press,
            "Neck press with a rolled towel: press and hold",
            "She presses the base of her head straight down into the rolled towel. Her face stays to the ceiling, her chin level, her neck long.",
            SIZE,
            page.paper,
            [*with_roll(press), down],
            "neck-press-towel",
        ),
    ]


def chest_raise(cast: Cast) -> list[list[Shot]]:
    flat = on_the_front(MID_BED)
    cushioned = over_a_pillow(flat)
    more = " A pillow lies under his stomach."
    plain = raised(cast, "prone-chest-raise", flat, "")
    easier = raised(cast, "prone-chest-raise-pillow", cushioned, more)
    return [plain, [*easier, head_alone(cast, cushioned, more)]]


def raised(cast: Cast, name: str, posture: Posture, more: str) -> list[Shot]:
    """The start, the head's weight on the towel, and the hold."""
    start = cast.resting("man", posture, SIDE_VIEW)
    height = float(start.posed.joint("root")[2])
    hold = cast.resting("man", replace(chest_lifted(posture), height=height), SIDE_VIEW)
    page, things, resting = around(start, bool(more))
    lift = breastbone_up(page.paper, hold)
    return [
        shot(
            f"{name}-start",
            resting,
            "Chest raise: ready",
            f"A man lies on his stomach on a bed, his arms on the bed by his sides, his forehead on a folded towel, his face straight down.{more}",
            SIZE,
            page.paper,
            under_near_arm(start, things),
            f"{name}-hold",
        ),
        shot(
            f"{name}-hold",
            hold,
            "Chest raise: a small lift and hold",
            f"His shoulder blades are drawn back and his head and chest are just off the bed, in line with his body. He still looks straight down.{more}",
            SIZE,
            page.paper,
            [*under_near_arm(hold, things), lift],
            f"{name}-start",
        ),
    ]


def breastbone_up(paper: Paper, actor: Actor) -> Mark:
    """On the chest, before the arm, which does not lift."""
    x = float(actor.layer("sleeve-L").shape.bounds[0]) - 0.03
    return arrow(paper, (x, BED_TOP + 0.03), (x, BED_TOP + 0.2), 0.055)


def head_up(paper: Paper, actor: Actor) -> Mark:
    """From the middle of the head, which lifts, to above it."""
    x0, z0, x1, z1 = actor.layer("hair").shape.bounds
    x = (x0 + x1) / 2
    return arrow(paper, (x, (z0 + z1) / 2), (x, z1 + 0.06), 0.05)


def head_alone(cast: Cast, posture: Posture, more: str) -> Shot:
    start = cast.resting("man", posture, SIDE_VIEW)
    height = float(start.posed.joint("root")[2])
    hold = cast.resting("man", replace(head_lifted(posture), height=height), SIDE_VIEW)
    page, things, _ = around(start, bool(more))
    lift = head_up(page.paper, hold)
    return shot(
        "prone-head-only-hold",
        hold,
        "Chest raise: the head alone",
        f"His head is just off the towel, in line with his back; his chest stays on the bed. He still looks straight down.{more}",
        SIZE,
        page.paper,
        [*under_near_arm(hold, things), lift],
    )


def around(start: Actor, cushioned: bool) -> tuple[Sheet, list[Item], Actor]:
    """Bed, towel under the forehead and, if wanted, the pillow under the stomach; and what the head does on the towel."""
    page = sheet(start)
    at, low = lowest(start, "forehead")
    top = low + SUNK_METRES
    towel = folded_towel(page.paper, at - 0.15, at + 0.035, BED_TOP, top)
    x = float(start.posed.joint("root")[0]) + PILLOW_X
    soft = [
        pillow(
            page.paper,
            x - PILLOW_HALF - 0.05,
            x + PILLOW_HALF + 0.05,
            BED_TOP - 0.012,
            BED_TOP + PILLOW_METRES,
            x,
            0.03,
        )
    ]
    return page, [*page.bed(), *towel, *(soft if cushioned else [])], touching(start, "forehead", top)


def under_near_arm(actor: Actor, things: Sequence[Item]) -> list[Item]:
    """Bed, towel and pillow over what has sunk into them, the near arm beside them before all."""
    items = actor.items()
    near = next(i for i, item in enumerate(items) if item.name == "arm-L")
    return [*items[:near], *things, *items[near:]]


def folded_towel(paper: Paper, x0: float, x1: float, bottom: float, top: float) -> list[Mark]:
    """Two folds, one on the other."""
    middle = (bottom + top) / 2
    return [
        Mark("towel", "towel", slab(paper, x0, bottom - 0.004, x1, middle, 0.012)),
        Mark("towel-fold", "towel", slab(paper, x0 + 0.004, middle, x1 - 0.004, top, 0.012)),
    ]
