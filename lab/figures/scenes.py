"""What each picture of the three exercises shows: the person, the props, the words."""

from __future__ import annotations

from dataclasses import replace

from shapely import LineString

from drawing import Item, Mark, Paper
from outlines import View
from poses import STANDING, hinged, leaning_back, prone, supine
from props import arrow, ball, bed, chair, dot, floor, pillow, rolled_towel, wall_and_floor
from props3 import ball_in_room, block, chair_in_room, face, floor_arrow
from stage import PRONE_VIEW, STANDING_VIEW, SUPINE_VIEW, Actor, Cast, Shot, room_view, shot

LYING_SIZE = (900.0, 320.0)
LYING_SCALE = 400.0
BED_ENDS = (25.0, 875.0)  # in units
BED_LINE = 172.0
STANDING_SIZE = (520.0, 760.0)


def neck_press(cast: Cast) -> list[list[Shot]]:
    start, hold = (cast.actor("woman", supine(press), SUPINE_VIEW) for press in (False, True))
    top = start.bottom("torso") + 0.03
    paper = lying_paper(start, top)
    x = start.spot("head")[0] - 0.04

    def rest(actor: Actor) -> Mark:
        return pillow(paper, x - 0.24, x + 0.21, top - 0.012, actor.bottom("hair") + 0.02, x, 0.045)

    press = arrow(paper, (x, top + 0.01), (x, top - 0.155), 0.055)
    ready = shot(
        "neck-press-start", start, "Neck press: ready",
        "A woman lies on her back on a bed, her head on a pillow, her face to the ceiling, her arms by her sides.",
        LYING_SIZE, paper, [*start.items(), *bed_under(paper, top), rest(start)], "neck-press-hold",
    )
    pressing = shot(
        "neck-press-hold", hold, "Neck press: press and hold",
        "She presses the back of her head straight down into the pillow. Her face stays to the ceiling, her chin level, her neck long.",
        LYING_SIZE, paper, [*hold.items(), *bed_under(paper, top), rest(hold), press], "neck-press-start",
    )
    roll = [start.spot("neck03")[0] + 0.0, top + 0.043]
    towel = shot(
        "neck-press-towel", start, "Neck press with a rolled towel",
        "She lies on her back with a firm rolled towel behind her upper neck and the base of her head. Her face looks straight up.",
        LYING_SIZE, paper, [*start.items(), *bed_under(paper, top), *rolled_towel(paper, roll, 0.047)],
    )
    return [[ready, pressing], [towel]]


def chest_raise(cast: Cast) -> list[list[Shot]]:
    plain = chest_raise_pair(cast, "prone-chest-raise", False, "")
    return [plain, chest_raise_pair(cast, "prone-chest-raise-pillow", True, " A pillow lies under his stomach.")]


def chest_raise_pair(cast: Cast, name: str, cushioned: bool, more: str) -> list[Shot]:
    start, hold = (cast.actor("man", prone(lift, cushioned), PRONE_VIEW) for lift in (0.0, 7.0))
    top = start.bottom("torso") + (-0.03 if cushioned else 0.04)
    paper = lying_paper(start, top)
    x = start.spot("spine04")[0]
    cushion = [pillow(paper, x - 0.2, x + 0.2, top - 0.012, top + 0.055, x, 0.02)] if cushioned else []
    chest = start.spot("spine01")[0] - 0.02
    lift = arrow(paper, (chest, top - 0.14), (chest, top + 0.04), 0.055)

    def items(actor: Actor) -> list[Item]:
        return [*actor.items(), *bed_under(paper, top), *cushion]

    return [
        shot(
            f"{name}-start", start, "Chest raise: ready",
            f"A man lies on his stomach on a bed, arms by his sides, face straight down.{more}",
            LYING_SIZE, paper, items(start), f"{name}-hold",
        ),
        shot(
            f"{name}-hold", hold, "Chest raise: a small lift and hold",
            f"His shoulder blades are drawn back and his head and chest are just off the bed, in line with his body. He still looks straight down.{more}",
            LYING_SIZE, paper, [*items(hold), lift], f"{name}-start",
        ),
    ]


def wall_press(cast: Cast) -> list[list[Shot]]:
    start, hold = (cast.actor("woman", leaning_back(lean), STANDING_VIEW, shoes=True) for lean in (5.0, 7.5))
    feet = start.bottom("foot-L", "foot-R")
    paper = standing_paper(start, feet, 270.0)
    height = start.spot("spine01")[1] - 0.02
    wall_x = back_at(start, height) + 0.215

    def items(actor: Actor) -> list[Item]:
        back, squash = back_at(actor, height), back_at(actor, height) - back_at(start, height)
        around = [*wall_and_floor(paper, wall_x, feet, -3, 3, 3), *ball(paper, back - 0.008, wall_x, height, 0.115 + 0.3 * squash)]
        return [*around, *actor.items(), *dot(paper, actor.spot("foot.L") + [0.0, -0.015])]

    tip = back_at(hold, height) + 0.02
    return [
        [
            shot(
                "wall-ball-press-start", start, "Wall press: ready",
                "A woman stands straight, a ball between her upper back and the wall, her feet apart and a step away from the wall. A dot marks her ankle.",
                STANDING_SIZE, paper, items(start), "wall-ball-press-hold",
            ),
            shot(
                "wall-ball-press-hold", hold, "Wall press: press and hold",
                "She pushes with her feet and legs and presses back against the ball. She stays straight as a board; only the ankles, marked by the dot, move.",
                STANDING_SIZE, paper, [*items(hold), arrow(paper, (tip - 0.24, height), (tip, height), 0.055)], "wall-ball-press-start",
            ),
        ]
    ]


def stand_tall(cast: Cast) -> list[list[Shot]]:
    actor = cast.actor("man", STANDING, STANDING_VIEW, shoes=True)
    feet = actor.bottom("foot-L", "foot-R")
    paper = standing_paper(actor, feet, 260.0)
    words = "A man stands tall: ear, shoulder, hip and ankle in one line, eyes straight ahead, arms by his sides."
    return [[shot("stand-tall", actor, "Stand tall", words, STANDING_SIZE, paper, [floor(paper, -3, 3, feet), *actor.items()])]]


def hip_hinge(cast: Cast) -> list[list[Shot]]:
    actor = cast.actor("man", hinged(), STANDING_VIEW, shoes=True)
    feet = actor.bottom("foot-L", "foot-R")
    paper = standing_paper(actor, feet, 290.0)
    words = "A man bends at his hips and knees with a straight back and a long neck, his hands sliding down his thighs. His back does not round."
    return [[shot("hip-hinge", actor, "Bend at the hips, back straight", words, STANDING_SIZE, paper, [floor(paper, -3, 3, feet), *actor.items()])]]


def ball_falls(cast: Cast) -> list[list[Shot]]:
    pose = STANDING
    reach = {**pose.arms, "L": replace(pose.arms["L"], upper=(0.12, -0.35, -1), lower=(0.05, -1, -0.12), face=(0, 0, -1), end=None)}
    actor = cast.actor("woman", replace(pose, arms=reach), STANDING_VIEW, shoes=True)
    feet = actor.bottom("foot-L", "foot-R")
    paper = standing_paper(actor, feet, 300.0)
    x = actor.spot("foot.L")[0]
    hand = actor.spot("wrist.L")[0]
    props = [*wall_and_floor(paper, x + 0.33, feet, -3, 3, 3), *chair(paper, hand - 0.05, feet), *ball(paper, x - 0.62, x - 0.40, feet + 0.11, 0.11)]
    words = "The ball has fallen and lies on the floor. The woman lets it be, stands straight and holds the back of a chair."
    return [[shot("ball-falls", actor, "If the ball falls, let it go", words, STANDING_SIZE, paper, [*props, *actor.items()])]]


def wall_ball_feet(cast: Cast) -> list[list[Shot]]:
    view = room_view(32.0, 22.0)
    actor = cast.actor("woman", leaning_back(5.0), view, shoes=True)
    posed = actor.posed
    feet, heel = posed.vertices[:, 2].min(), posed.vertices[posed.vertices[:, 2] < posed.vertices[:, 2].min() + 0.03][:, 1].max()
    height = posed.joint("spine01")[2] - 0.02
    back = posed.vertices[abs(posed.vertices[:, 2] - height) < 0.03][:, 1].max()
    wall = back + 0.225
    paper = Paper(360.0, 250.0, 40.0 + 360.0 * float(view.flat(posed.vertices)[:, 1].max()))
    return [[feet_shot(actor, view, paper, float(feet), float(heel), float(wall), float(height), float(back))]]


def feet_shot(actor: Actor, view: View, paper: Paper, feet: float, heel: float, wall: float, height: float, back: float) -> Shot:
    left, right = -0.75, 0.95
    room = [
        face(view, paper, "wall", "wall", [(left, wall, feet), (right, wall, feet), (right, wall, feet + 1.85), (left, wall, feet + 1.85)]),
        face(view, paper, "floor", "floor", [(left, wall, feet), (right, wall, feet), (right, wall - 1.15, feet), (left, wall - 1.15, feet)]),
    ]
    gap = floor_arrow(view, paper, (0.0, wall - 0.02, feet), (0.0, heel - 0.02, feet), 0.05)
    seat = chair_in_room(view, paper, 0.42, -0.25)
    seat = [replace(m) for m in seat]
    words = "Seen from the front: feet apart, heels a small step away from the wall, the ball behind the upper back, a chair within reach."
    items = [*room, gap, *ball_in_room(view, paper, (0, back + 0.11, height), 0.112), *actor.items()]
    return shot("wall-ball-feet", actor, "Wall press: where the feet go", words, (560.0, 760.0), paper, items)


def bed_under(paper: Paper, top: float) -> list[Mark]:
    x0, x1 = ((x - paper.x) / paper.scale for x in BED_ENDS)
    return bed(paper, x0, x1, top)


def lying_paper(actor: Actor, bed_top: float) -> Paper:
    """The body in the middle of the sheet, the bed's top at the same height in every picture."""
    x0 = actor.layer("hair").shape.bounds[0]
    x1 = max(actor.layer(f"foot-{s}").shape.bounds[2] for s in "LR")
    return Paper(LYING_SCALE, 450 - LYING_SCALE * (x0 + x1) / 2, BED_LINE + LYING_SCALE * bed_top)


def standing_paper(actor: Actor, feet: float, ankle_at: float) -> Paper:
    return Paper(400.0, ankle_at - 400 * actor.spot("foot.L")[0], 715 + 400 * feet)


def back_at(actor: Actor, height: float) -> float:
    """Where the back's outline is at a height (picture plane, the back on the right)."""
    line = LineString([(-5, height), (5, height)])
    return float(actor.layer("torso").shape.intersection(line).bounds[2])
