"""What each picture of the three exercises shows: the person, the props, the words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from drawing import Item, Mark, Paper
from outlines import View
from person import SIDE_ON_KNEES_BENT
from poses import STANDING, hinged, leaning_back, prone, supine
from props import arrow, ball, bed, chair, dot, floor, pillow, rolled_towel, wall_and_floor
from props3 import ball_in_room, chair_in_room, face, floor_arrow
from shapely import LineString
from stage import PRONE_VIEW, STANDING_VIEW, SUPINE_VIEW, Actor, Cast, Shot, room_view, shot

LYING_SIZE = (900.0, 320.0)
LYING_SCALE = 400.0
BED_ENDS = (25.0, 875.0)  # in units
BED_LINE = 172.0
STANDING_SIZE = (520.0, 760.0)


def neck_press(cast: Cast) -> list[list[Shot]]:
    start, hold = (cast.actor("woman", supine(press), SUPINE_VIEW) for press in (False, True))
    top = start.bottom("torso") + 0.012
    paper = lying_paper(start, top)
    x = start.spot("head")[0] - 0.04

    def rest(actor: Actor) -> Mark:
        return pillow(
            paper, x - 0.24, x + 0.21, top - 0.012, actor.bottom("hair") + 0.02, x, 0.058 if actor is hold else 0.042
        )

    press = arrow(paper, (x, top + 0.01), (x, top - 0.155), 0.055)
    ready = shot(
        "neck-press-start",
        start,
        "Neck press: ready",
        "A woman lies on her back on a bed, her head on a pillow, her face to the ceiling, her arms by her sides.",
        LYING_SIZE,
        paper,
        [*start.items(), *bed_under(paper, top), rest(start)],
        "neck-press-hold",
    )
    pressing = shot(
        "neck-press-hold",
        hold,
        "Neck press: press and hold",
        "She presses the back of her head straight down into the pillow. Her face stays to the ceiling, her chin level, her neck long.",
        LYING_SIZE,
        paper,
        [*hold.items(), *bed_under(paper, top), rest(hold), press],
        "neck-press-start",
    )
    nape_x = float(start.layer("hair").shape.bounds[2]) - 0.004
    roll = (nape_x, top + 0.04)
    towel = shot(
        "neck-press-towel",
        start,
        "Neck press with a rolled towel",
        "She lies on her back with a firm rolled towel behind her upper neck and the base of her head. Her face looks straight up.",
        LYING_SIZE,
        paper,
        [*start.items(), *bed_under(paper, top), *rolled_towel(paper, roll, 0.042)],
    )
    return [[ready, pressing], [towel]]


def chest_raise(cast: Cast) -> list[list[Shot]]:
    plain = chest_raise_pair(cast, "prone-chest-raise", False, "")
    return [plain, chest_raise_pair(cast, "prone-chest-raise-pillow", True, " A pillow lies under his stomach.")]


def chest_raise_pair(cast: Cast, name: str, cushioned: bool, more: str) -> list[Shot]:
    start, hold = (cast.actor("man", prone(lift, cushioned), PRONE_VIEW) for lift in (0.0, 7.0))
    top = start.bottom("torso") + (0.012 if cushioned else 0.032)
    paper = lying_paper(start, top)
    x = start.spot("spine04")[0]
    cushion = [pillow(paper, x - 0.2, x + 0.2, top - 0.012, top + 0.012, x, 0.05)] if cushioned else []
    chest = start.spot("spine01")[0] - 0.02
    lift = arrow(paper, (chest, top - 0.14), (chest, top + 0.04), 0.055)

    def items(actor: Actor) -> list[Item]:
        return [*actor.items(), *bed_under(paper, top), *cushion]

    return [
        shot(
            f"{name}-start",
            start,
            "Chest raise: ready",
            f"A man lies on his stomach on a bed, arms by his sides, face straight down.{more}",
            LYING_SIZE,
            paper,
            items(start),
            f"{name}-hold",
        ),
        shot(
            f"{name}-hold",
            hold,
            "Chest raise: a small lift and hold",
            f"His shoulder blades are drawn back and his head and chest are just off the bed, in line with his body. He still looks straight down.{more}",
            LYING_SIZE,
            paper,
            [*items(hold), lift],
            f"{name}-start",
        ),
    ]


def wall_press(cast: Cast) -> list[list[Shot]]:
    start, hold = (cast.actor("woman", leaning_back(lean), STANDING_VIEW, shoes=True) for lean in (6.5, 9.0))
    feet = start.bottom("foot-L", "foot-R")
    paper = standing_paper(start, feet, 270.0)
    height = start.spot("spine01")[1] - 0.02
    wall_x = back_at(start, height) + 0.215

    def items(actor: Actor) -> list[Item]:
        back, squash = back_at(actor, height), back_at(actor, height) - back_at(start, height)
        around = [
            *wall_and_floor(paper, wall_x, feet, -3, 3, 3),
            *ball(paper, back - 0.008, wall_x, height, 0.115 + 0.3 * squash),
        ]
        return [*around, *actor.items(), *dot(paper, actor.spot("foot.L") + np.array([0.0, -0.015]))]

    tip = back_at(hold, height) + 0.02
    return [
        [
            shot(
                "wall-ball-press-start",
                start,
                "Wall press: ready",
                "A woman stands straight, a ball between her upper back and the wall, her feet apart and a step away from the wall. A dot marks her ankle.",
                STANDING_SIZE,
                paper,
                items(start),
                "wall-ball-press-hold",
            ),
            shot(
                "wall-ball-press-hold",
                hold,
                "Wall press: press and hold",
                "She pushes with her feet and legs and presses back against the ball. She stays straight as a board; only the ankles, marked by the dot, move.",
                STANDING_SIZE,
                paper,
                [*items(hold), arrow(paper, (tip - 0.24, height), (tip, height), 0.055)],
                "wall-ball-press-start",
            ),
        ]
    ]


def stand_tall(cast: Cast) -> list[list[Shot]]:
    actor = cast.actor("man", STANDING, STANDING_VIEW, shoes=True)
    feet = actor.bottom("foot-L", "foot-R")
    paper = standing_paper(actor, feet, 260.0, 345.0)
    crown = actor.layer("hair").shape.bounds
    grow = arrow(
        paper, ((crown[0] + crown[2]) / 2, crown[3] + 0.025), ((crown[0] + crown[2]) / 2, crown[3] + 0.17), 0.055
    )
    words = "A man stands tall: ear, shoulder, hip and ankle in one line, eyes straight ahead, arms by his sides."
    return [
        [
            shot(
                "stand-tall",
                actor,
                "Stand tall",
                words,
                STANDING_SIZE,
                paper,
                [floor(paper, -3, 3, feet), *actor.items(), grow],
            )
        ]
    ]


def hip_hinge(cast: Cast) -> list[list[Shot]]:
    actor = cast.actor("man", hinged(), STANDING_VIEW, shoes=True, order=SIDE_ON_KNEES_BENT)
    feet = actor.bottom("foot-L", "foot-R")
    paper = standing_paper(actor, feet, 290.0)
    words = "A man bends at his hips and knees with a straight back and a long neck, his hands sliding down his thighs. His back does not round."
    return [
        [
            shot(
                "hip-hinge",
                actor,
                "Bend at the hips, back straight",
                words,
                STANDING_SIZE,
                paper,
                [floor(paper, -3, 3, feet), *actor.items()],
            )
        ]
    ]


def ball_falls(cast: Cast) -> list[list[Shot]]:
    pose = STANDING
    reach = {
        **pose.arms,
        "L": replace(
            pose.arms["L"], upper=(0.12, -0.2, -1), lower=(0.05, -1, -0.75), face=(0, 0, -1), end=(0, -1, -0.2)
        ),
    }
    actor = cast.actor("woman", replace(pose, arms=reach), STANDING_VIEW, shoes=True)
    feet = actor.bottom("foot-L", "foot-R")
    paper = standing_paper(actor, feet, 545.0)
    x = actor.spot("foot.L")[0]
    hand = float(actor.spot("wrist.L")[0])
    palm = float(actor.layer("arm-L").shape.intersection(LineString([(hand - 0.05, -5), (hand - 0.05, 5)])).bounds[1])
    props = [
        *wall_and_floor(paper, x + 0.33, feet, -3, 3, 3),
        *chair(paper, hand - 0.03, feet, tall=palm - feet + 0.02),
        *ball(paper, x - 1.28, x - 1.06, feet + 0.11, 0.11),
    ]
    words = "The ball has fallen and lies on the floor. The woman lets it be, stands straight and holds the back of a chair."
    return [
        [
            shot(
                "ball-falls",
                actor,
                "If the ball falls, let it go",
                words,
                (700.0, 760.0),
                paper,
                [*props, *actor.items()],
            )
        ]
    ]


def wall_ball_feet(cast: Cast) -> list[list[Shot]]:
    view = room_view(56.0, 20.0)
    actor = cast.actor("woman", leaning_back(6.5), view, shoes=True)
    paper = Paper(390.0, 330.0, 45.0 + 390.0 * float(view.flat(actor.posed.vertices)[:, 1].max()))
    words = "Seen from the front: feet apart, heels a small step away from the wall, the ball behind the upper back, a chair within reach."
    items = room_with_ball(actor, view, paper)
    return [[shot("wall-ball-feet", actor, "Wall press: where the feet go", words, (620.0, 760.0), paper, items)]]


def room_with_ball(actor: Actor, view: View, paper: Paper) -> list[Item]:
    """Wall, floor, ball, chair and the gap between heels and wall, seen at an angle."""
    points = actor.posed.vertices
    feet, height = float(points[:, 2].min()), float(actor.posed.joint("spine01")[2]) - 0.02
    heel = float(points[points[:, 2] < feet + 0.03][:, 1].max())
    back = float(points[(abs(points[:, 2] - height) < 0.03) & (abs(points[:, 0]) < 0.1)][:, 1].max())
    wall, low, high, near = back + 0.225, -2.5, 2.5, -1.6
    return [
        face(
            view,
            paper,
            "wall",
            "wall",
            [(low, wall, feet), (high, wall, feet), (high, wall, feet + 3), (low, wall, feet + 3)],
        ),
        face(
            view,
            paper,
            "floor",
            "floor",
            [(low, wall, feet), (high, wall, feet), (high, near, feet), (low, near, feet)],
        ),
        *chair_in_room(view, paper, -0.98, -0.22, feet),
        *ball_in_room(view, paper, (0, back + 0.112, height), 0.112),
        floor_arrow(view, paper, (0.36, wall - 0.02, feet), (0.36, heel - 0.02, feet), 0.07),
        *actor.items(),
    ]


def bed_under(paper: Paper, top: float) -> list[Mark]:
    x0, x1 = ((x - paper.x) / paper.scale for x in BED_ENDS)
    return bed(paper, x0, x1, top)


def lying_paper(actor: Actor, bed_top: float) -> Paper:
    """The body in the middle of the sheet, the bed's top at the same height in every picture."""
    x0 = actor.layer("hair").shape.bounds[0]
    x1 = max(actor.layer(f"foot-{s}").shape.bounds[2] for s in "LR")
    return Paper(LYING_SCALE, 450 - LYING_SCALE * (x0 + x1) / 2, BED_LINE + LYING_SCALE * bed_top)


def standing_paper(actor: Actor, feet: float, ankle_at: float, scale: float = 385.0) -> Paper:
    return Paper(scale, ankle_at - scale * actor.spot("foot.L")[0], 722 + scale * feet)


def back_at(actor: Actor, height: float) -> float:
    """Where the back's outline is at a height (picture plane, the back on the right)."""
    line = LineString([(-5, height), (5, height)])
    return float(actor.layer("torso").shape.intersection(line).bounds[2])
