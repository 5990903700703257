"""What each picture of the three exercises shows: the person, the props, the words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from drawing import Item, Paper
from outlines import View
from person import SIDE_ON_KNEES_BENT
from poses import STANDING, hinged, leaning_back
from props import arrow, ball, chair, dot, floor, wall_and_floor
from props3 import ball_in_room, chair_in_room, face, floor_arrow
from shapely import LineString
from skeleton import Pose, pose_body
from stage import STANDING_VIEW, Actor, Cast, Shot, room_view, shot

STANDING_SIZE = (520.0, 760.0)


def wall_press(cast: Cast) -> list[list[Shot]]:
    start = cast.actor("woman", leaning_back(6.5), STANDING_VIEW, shoes=True)
    hold = pivoted_at_the_ankles(cast, start, leaning_back(8.0))
    feet = start.bottom("foot-L", "foot-R")
    paper = standing_paper(start, feet, 270.0)
    height = start.spot("spine01")[1] - 0.02
    wall_x = back_at(start, height) + 0.215
    above = height + 0.215  # between the nape and the wall: the ball and its touch stay in sight

    def items(actor: Actor) -> list[Item]:
        back, squash = back_at(actor, height), back_at(actor, height) - back_at(start, height)
        around = [
            *wall_and_floor(paper, wall_x, feet, -3, 3, 3),
            *ball(paper, back - 0.008, wall_x, height, 0.115 + 0.3 * squash),
        ]
        return [*around, *actor.items(), *dot(paper, actor.spot("foot.L") + np.array([0.0, -0.015]))]

    nape = max(back_at(hold, above, name) for name in ("head", "hair"))
    push = arrow(paper, (nape + 0.02, above), (wall_x - 0.012, above), 0.045)
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
                [*items(hold), push],
                "wall-ball-press-start",
            ),
        ]
    ]


def pivoted_at_the_ankles(cast: Cast, start: Actor, pose: Pose) -> Actor:
    """The same person in another lean, the ankles where they were: the feet do not slide."""
    loose = pose_body(cast.dressed(start.who).body, pose)
    place = start.posed.joint("foot.L") - loose.joint("foot.L")
    return cast.actor(start.who, pose, start.view, shoes=True, place=tuple(place))


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


def standing_paper(actor: Actor, feet: float, ankle_at: float, scale: float = 385.0) -> Paper:
    return Paper(scale, ankle_at - scale * actor.spot("foot.L")[0], 722 + scale * feet)


def back_at(actor: Actor, height: float, layer: str = "torso") -> float:
    """Where the outline of the back is at a height (picture plane, the back on the right); nowhere is far to the left."""
    line = LineString([(-5, height), (5, height)]).intersection(actor.layer(layer).shape)
    return -5.0 if line.is_empty else float(line.bounds[2])
