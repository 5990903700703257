"""What each picture of the three exercises shows: the person, the props, the words."""

from __future__ import annotations

import numpy as np
from drawing import Item, Paper
from person import SIDE_ON_KNEES_BENT
from poses import STANDING, hinged, leaning_back
from props import arrow, ball, dot, floor, wall_and_floor
from shapely import LineString
from skeleton import Pose, pose_body
from stage import STANDING_VIEW, Actor, Cast, Shot, shot

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


def standing_paper(actor: Actor, feet: float, ankle_at: float, scale: float = 385.0) -> Paper:
    return Paper(scale, ankle_at - scale * actor.spot("foot.L")[0], 722 + scale * feet)


def back_at(actor: Actor, height: float, layer: str = "torso") -> float:
    """Where the outline of the back is at a height (picture plane, the back on the right); nowhere is far to the left."""
    line = LineString([(-5, height), (5, height)]).intersection(actor.layer(layer).shape)
    return -5.0 if line.is_empty else float(line.bounds[2])
