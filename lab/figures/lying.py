"""The two exercises that are done lying, seen straight from the side: what carries whom is seen to the millimetre."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drawing import Item, Mark, Paper
from outlines import View, soften
from poses import sign
from postures import (
    BED,
    BED_TOP,
    FLAT,
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
    untucked,
)
from props import arrow, bed, dashed_line, dotted_line, ghost, pillow, rolled_towel, slab
from resting import Carried, Planted, gap_mm, level, part_mask
from scenes import straight_shirt
from shapely import LineString, unary_union
from skeleton import SIDES, Side
from stage import Actor, Cast, Shot, shot

SIDE_VIEW = View(right=(1, 0, 0), up=(0, 0, 1))  # from the near edge, the head on the left
SUNK_METRES = 0.012  # how far a head has pressed its pillow or towel
MID_BED = (0.0, 0.6)
ROLL_TALL_METRES, ROLL_ACROSS_METRES = 0.042, 0.046  # half sizes of the rolled towel before anybody presses it
ARROW_METRES = 0.05
EYE_METRES = 0.02
SAG_RADIUS_METRES = 1.6
HEAD_PARTS = ("head", "hair", "hair-behind")
BEYOND_METRES = 0.5  # how far the bed goes on where the paper ends


@dataclass(frozen=True)
class Sheet:
    """The paper, the same for both pictures of a pair: as near as what moves can be seen, the rest beyond its edge.

    `scale` units a metre; `bed_line` where the top of the bed is seen, `margin` what is left before the crown, in units.
    """

    size: tuple[float, float]
    scale: float
    bed_line: float
    margin: float
    crown: float = 0.0  # x of the crown, metres

    @property
    def paper(self) -> Paper:
        return Paper(self.scale, self.margin - self.scale * self.crown, self.bed_line + self.scale * BED_TOP)

    def bed(self) -> list[Mark]:
        first, last = ((x - self.paper.x) / self.scale for x in (0.0, self.size[0]))
        return bed(self.paper, first - BEYOND_METRES, last + BEYOND_METRES, BED_TOP)

    def around(self, actor: Actor) -> Sheet:
        return replace(self, crown=float(actor.layer("hair").shape.bounds[0]))


HEAD_AND_SHOULDERS = Sheet((600.0, 420.0), 980.0, 300.0, 66.0)
HEAD_TO_KNEES = Sheet((640.0, 330.0), 430.0, 222.0, 36.0)


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
    before = cast.resting("woman", replace(untucked(on_the_back(MID_BED)), height=height), SIDE_VIEW)
    return [
        on_the_pillow(ready, press),
        on_the_towel(ready, press),
        [chin_on_the_pillow(ready, before)],
        [chin_on_the_towel(ready, before)],
    ]


def chin_on_the_pillow(ready: Actor, before: Actor) -> Shot:
    page = HEAD_AND_SHOULDERS.around(ready)
    x, low = lowest(ready, "head")
    dip = low + SUNK_METRES
    soft = pillow(page.paper, x - 0.24, x + 0.21, BED_TOP - 0.012, dip, x, 0.042)
    things = [*under_the_trunk(ready, []), *page.bed(), soft]
    ready = touching(ready, "head", dip)
    return chin_back(page, "neck-press-chin", ready, before, things, "her head on a pillow")


def chin_on_the_towel(ready: Actor, before: Actor) -> Shot:
    page = HEAD_AND_SHOULDERS.around(ready)
    x = float(ready.layer("hair").shape.bounds[2]) - 0.012
    roll = rolled_towel(page.paper, (x, BED_TOP + ROLL_TALL_METRES - 0.004), ROLL_ACROSS_METRES, ROLL_TALL_METRES)
    things = [*under_the_trunk(ready, []), *page.bed(), *roll]
    return chin_back(page, "neck-press-towel-chin", ready, before, things, "a rolled towel behind her upper neck")


def chin_back(page: Sheet, name: str, ready: Actor, before: Actor, things: Sequence[Item], lies: str) -> Shot:
    """The face as it is and, as a line, as it was; and where she looks. An arrow at the chin was read as a push on it."""
    eye = ready.view.flat(ready.posed.joint("eye.R")[None])[0]
    low, high = (eye[1] + up for up in GAZE_METRES)
    looks = dotted_line(page.paper, "gaze", (eye[0], low), (eye[0], high))
    return shot(
        name,
        ready,
        "Neck press: the chin straight back",
        f"Head and shoulders of a woman who lies on her back, {lies}. A dashed line shows where her face was before her chin slid straight back, as a small arrow over the crown of her head shows; dots above her eye lead straight up to the ceiling.",
        page.size,
        page.paper,
        [*things, face_was_there(page, ready, before), looks, slid_back(page, ready)],
    )


def slid_back(page: Sheet, ready: Actor) -> Mark:
    """Straight down beside the head, level with the ear: away from chin and eye, where it was read as a push or a needle."""
    left, low, _, high = ready.layer("hair").shape.bounds
    x, middle = float(left) - 0.035, float(low + high) / 2
    return arrow(page.paper, (x, middle + 0.055), (x, middle - 0.035), 0.02)


def face_was_there(page: Sheet, ready: Actor, before: Actor) -> Mark:
    """The profile alone, from forehead to throat."""
    head, now = before.layer("head").shape, unary_union([ready.layer(name).shape for name in (*HEAD_PARTS, "torso")])
    outside = head.exterior.difference(now.buffer(PROFILE_METRES))
    profile = max(getattr(outside, "geoms", [outside]), key=lambda line: float(line.length))
    return dashed_line(page.paper, "ghost", list(profile.simplify(0.0006).coords))


GAZE_METRES = (0.052, 0.118)  # above the eye: from the eye on, the dots were read as a needle in it
PROFILE_METRES = 0.003  # beside the outline that is drawn, a dashed one is not seen


def on_the_pillow(ready: Actor, press: Actor) -> list[Shot]:
    page = HEAD_AND_SHOULDERS.around(ready)
    x = lowest(ready, "head")[0]

    def with_pillow(actor: Actor, puff: float, more: Sequence[Item] = ()) -> tuple[Actor, list[Item]]:
        dip = lowest(actor, "head")[1] + SUNK_METRES
        soft = pillow(page.paper, x - 0.24, x + 0.21, BED_TOP - 0.012, dip, x, puff)
        return touching(actor, "head", dip), [*under_the_trunk(actor, more), *page.bed(), soft]

    actor, items = with_pillow(ready, 0.042)
    start = shot(
        "neck-press-start",
        actor,
        "Neck press: ready",
        "Head and shoulders of a woman who lies on her back on a bed, her head on a pillow, her face to the ceiling.",
        page.size,
        page.paper,
        items,
        "neck-press-hold",
    )
    actor, items = with_pillow(press, 0.058, [was_there(page, ready)])
    hold = shot(
        "neck-press-hold",
        actor,
        "Neck press: press and hold",
        "She presses the back of her head straight down into the pillow, which gives; a dashed line shows where her head was. Her face stays to the ceiling, her chin level, her neck long.",
        page.size,
        page.paper,
        [*items, down(page, x, BED_TOP)],
        "neck-press-start",
    )
    return [start, hold]


def under_the_trunk(actor: Actor, things: Sequence[Item]) -> list[Item]:
    """The person with `things` over the head and under the trunk."""
    items = actor.items()
    trunk = next(i for i, item in enumerate(items) if item.name == "torso")
    return [*items[:trunk], *things, *items[trunk:]]


def was_there(page: Sheet, actor: Actor) -> Mark:
    """The head of the start, in front of what carries it now."""
    shapes = [actor.layer(name).shape for name in HEAD_PARTS]
    return ghost(page.paper, soften(unary_union(shapes), 0.0, 0.003, 0.006))


def down(page: Sheet, x: float, top: float) -> Mark:
    """In the mattress, under what is pressed, where it hides nothing."""
    return arrow(page.paper, (x, top - 0.022), (x, top - 0.112), 0.042)


def on_the_towel(ready: Actor, press: Actor) -> list[Shot]:
    page = HEAD_AND_SHOULDERS.around(ready)
    x = float(ready.layer("hair").shape.bounds[2]) - 0.012

    def with_roll(actor: Actor, more: Sequence[Item] = ()) -> list[Item]:
        """Pressed lower, it grows as much broader."""
        given = lowest(ready, "head")[1] - lowest(actor, "head")[1]
        tall = ROLL_TALL_METRES - given / 2
        across = ROLL_ACROSS_METRES * ROLL_TALL_METRES / tall
        roll = rolled_towel(page.paper, (x, BED_TOP + tall - 0.004), across, tall)
        return [*under_the_trunk(actor, more), *page.bed(), *roll]

    return [
        shot(
            "neck-press-towel",
            ready,
            "Neck press with a rolled towel",
            "Head and shoulders of a woman who lies on her back with a firm rolled towel behind her upper neck and the base of her head. Her face looks straight up.",
            page.size,
            page.paper,
            with_roll(ready),
            "neck-press-towel-hold",
        ),
        shot(
            "neck-press-towel-hold",
            press,
            "Neck press with a rolled towel: press and hold",
            "She presses the base of her head straight down into the rolled towel, which gives; a dashed line shows where her head was. Her face stays to the ceiling, her chin level, her neck long.",
            page.size,
            page.paper,
            [*with_roll(press, [was_there(page, ready)]), down(page, x, BED_TOP)],
            "neck-press-towel",
        ),
    ]


def chest_raise(cast: Cast) -> list[list[Shot]]:
    flat = on_the_front(MID_BED)
    cushioned = over_a_pillow(flat)
    more = " A pillow lies under his stomach."
    plain = raised(cast, "prone-chest-raise", flat, "")
    easier = raised(cast, "prone-chest-raise-pillow", cushioned, more)
    return [plain, [*easier, head_alone(cast, cushioned, more)], [head_tried(cast, cushioned, more)]]


def raised(cast: Cast, name: str, posture: Posture, more: str) -> list[Shot]:
    """The start, the head's weight on the towel, and the hold."""
    start = in_a_plain_shirt(cast.resting("man", posture, SIDE_VIEW))
    height = float(start.posed.joint("root")[2])
    lifted = replace(chest_lifted(posture), height=height, arms=hands_where_they_were(start))
    hold = in_a_plain_shirt(cast.resting("man", lifted, SIDE_VIEW))
    page, things, resting = around(start, bool(more))
    lift = breastbone_up(page.paper, hold)
    return [
        shot(
            f"{name}-start",
            resting,
            "Chest raise: ready",
            f"A man lies on his stomach on a bed, his arms on the bed by his sides, his forehead on a folded towel, his face straight down.{more}",
            page.size,
            page.paper,
            [*under_near_arm(start, things), eyes_down(page, start)],
            f"{name}-hold",
        ),
        shot(
            f"{name}-hold",
            hold,
            "Chest raise: a small lift and hold",
            f"His shoulder blades are drawn back and his head and chest are just off the bed, in line with his body; a dashed line shows where they were. He still looks straight down.{more}",
            page.size,
            page.paper,
            [was_lying(page, start), *under_near_arm(hold, things), eyes_down(page, hold), lift],
            f"{name}-start",
        ),
    ]


def hands_where_they_were(start: Actor) -> dict[Side, Carried]:
    """The hands stay on the bed at their spots; the elbows straighten as the shoulders lift."""
    spots = {s: start.posed.joint(f"wrist.{s}") for s in SIDES}
    return {
        s: Planted((float(at[0]), float(at[1])), (0.0, -0.6 * sign(s), -0.8), BED, (1, 0, 0), FLAT)
        for s, at in spots.items()
    }


def breastbone_up(paper: Paper, actor: Actor) -> Mark:
    """Over the shoulders, where it hides neither the chest nor the gap beneath."""
    x = float(actor.spot("upperarm01.L")[0]) - 0.02
    top = top_at(actor, x)
    return arrow(paper, (x, top + 0.03), (x, top + 0.14), ARROW_METRES)


def head_up(paper: Paper, actor: Actor) -> Mark:
    """From close over the head, which lifts."""
    x0, _, x1, z1 = actor.layer("hair").shape.bounds
    x = (x0 + x1) / 2
    return arrow(paper, (x, z1 + 0.03), (x, z1 + 0.14), ARROW_METRES)


def top_at(actor: Actor, x: float) -> float:
    """How high the back is seen at `x`."""
    return float(LineString([(x, -5), (x, 5)]).intersection(actor.layer("torso").shape).bounds[3])


def eyes_down(page: Sheet, actor: Actor) -> Mark:
    """Where he looks, from the eye to the bed."""
    x, z = actor.view.flat(actor.posed.joint("eye.L")[None])[0]
    return dotted_line(page.paper, "gaze", (x, z - EYE_METRES), (x, BED_TOP + 0.012))


def was_lying(page: Sheet, actor: Actor, parts: Sequence[str] = (*HEAD_PARTS, "torso")) -> Mark:
    """What has lifted, as it lay at the start."""
    shapes = [actor.layer(name).shape for name in parts]
    return ghost(page.paper, soften(unary_union(shapes), 0.0, 0.004, 0.008))


def in_a_plain_shirt(actor: Actor) -> Actor:
    """Its back falls nearly straight from the shoulder blades to the seat: over the hollow of the back the flattest
    upper back is seen as a hump.
    """
    return straight_shirt(actor, SAG_RADIUS_METRES)


def head_alone(cast: Cast, posture: Posture, more: str) -> Shot:
    start = in_a_plain_shirt(cast.resting("man", posture, SIDE_VIEW))
    height = float(start.posed.joint("root")[2])
    hold = in_a_plain_shirt(cast.resting("man", replace(head_lifted(posture), height=height), SIDE_VIEW))
    page, things, _ = around(start, bool(more))
    lift = head_up(page.paper, hold)
    return shot(
        "prone-head-only-hold",
        hold,
        "Chest raise: the head alone",
        f"His head is just off the towel, in line with his back; his chest stays on the bed. A dashed line shows where his head was. He still looks straight down.{more}",
        page.size,
        page.paper,
        [was_lying(page, start, HEAD_PARTS), *under_near_arm(hold, things), eyes_down(page, hold), lift],
    )


def head_tried(cast: Cast, posture: Posture, more: str) -> Shot:
    """As it lies, an arrow over the head: what is tried may not be seen to move."""
    start = in_a_plain_shirt(cast.resting("man", posture, SIDE_VIEW))
    page, things, resting = around(start, bool(more))
    return shot(
        "prone-try-head",
        resting,
        "Chest raise: trying to lift the head",
        f"A man lies on his stomach on a bed, his forehead on a folded towel. An arrow over his head shows which way he tries to lift it. He looks straight down.{more}",
        page.size,
        page.paper,
        [*under_near_arm(start, things), eyes_down(page, start), head_up(page.paper, start)],
    )


def around(start: Actor, cushioned: bool) -> tuple[Sheet, list[Item], Actor]:
    """Bed, towel under the forehead and, if wanted, the pillow under the stomach; and what the head does on the towel."""
    page = HEAD_TO_KNEES.around(start)
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
