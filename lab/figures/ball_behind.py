"""The wall press with the ball behind the upper back, straight from the side: the ball is seen whole between back and wall.

From her right: the wall is on the left, the chair beyond her. One foot moves at a time, as the arrow before it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from drawing import Item, Mark, Paper
from outlines import View, soften
from person import SIDE_ON
from poses import STANDING, leaning_back
from postures import FLOOR, Posture
from props import arrow, ball, chair, floor, ghost, oval, polygon, ribbon
from resting import Ball, Planted, Rest
from shapely import LineString, unary_union
from skeleton import Pose
from stage import Actor, Cast, Shot, shot
from walls import (
    BALL_HEIGHT,
    BESIDE_X,
    CHAIR_BACK_Y,
    CHAIR_TOP,
    CORNER,
    RADIUS,
    SEAT,
    WALL,
    beside_the_chair,
    upright,
)

BACK_TO_BALL = 2 * RADIUS - 0.012  # the ball gives a little behind the back
VIEW = View(right=(0, -1, 0), up=(0, 0, 1))
SIZE = (520.0, 760.0)
PAPER = Paper(385.0, 210.0, 722.0)
PRESS_SIZE = (420.0, 760.0)  # no more than she and the wall need
BOARD_METRES, ANKLE_METRES, OVER_CROWN_METRES = 0.012, 0.026, 0.05
READY_DEG, PRESS_DEG, FURTHER_DEG = 6.5, 8.0, 9.0  # how far the whole body leans back over the ankles
BALL_TALL = 0.115
# How far one foot still stands, or stands already, behind the other.
STEP_METRES, FURTHER_METRES, STEP_IN_METRES = 0.12, 0.1, 0.14


def with_the_ball_behind(cast: Cast, pose: Pose, x: float = BESIDE_X) -> Posture:
    """A posture whose upper back just presses the ball at the wall, a hand on the chair."""
    back = back_of(cast.resting("woman", upright(x, 0.0, pose), CORNER))
    posture = beside_the_chair(x, WALL - BACK_TO_BALL - back, pose)
    return replace(posture, order=SIDE_ON, presses={"trunk": Ball((x, WALL - RADIUS, BALL_HEIGHT), RADIUS)})


def back_of(actor: Actor) -> float:
    """How far the back reaches to the wall at the ball's height."""
    skin = actor.posed.vertices
    near = (np.abs(skin[:, 2] - BALL_HEIGHT) < 0.04) & (np.abs(skin[:, 0] - actor.posed.joint("root")[0]) < 0.1)
    return float(skin[near][:, 1].max())


def at_the_ball(cast: Cast) -> list[list[Shot]]:
    out = one_foot_at_a_time(
        cast,
        "wall-ball-feet",
        READY_DEG,
        STEP_METRES,
        "Wall press: where the feet go",
        "A woman stands with the ball behind her upper back, one hand holding the chair. One foot stands a small step away from the wall; the other follows, as the arrow before it shows.",
    )
    further = one_foot_at_a_time(
        cast,
        "wall-ball-feet-further",
        FURTHER_DEG,
        FURTHER_METRES,
        "Wall press: the feet a little further out",
        "The ball behind her upper back, one hand holding the chair, she sets one foot after the other a little further from the wall, as the arrow before her shoe shows.",
    )
    step_in = one_foot_at_a_time(
        cast,
        "wall-step-in",
        READY_DEG,
        -STEP_IN_METRES,
        "Wall press: step in",
        "One hand holding the chair, the ball still behind her upper back, she has set one foot back toward the wall, as the arrow before it shows. She stands straight.",
    )
    return [out, further, step_in]


def one_foot_at_a_time(cast: Cast, name: str, lean_deg: float, step: float, title: str, words: str) -> list[Shot]:
    """The near foot `step` metres behind the other, about to follow it; below 0 it has just been set back so far."""
    posture = near_foot_back(with_the_ball_behind(cast, leaning_back(lean_deg)), abs(step))
    actor = cast.resting("woman", posture, VIEW, shoes=True)
    toe = float(actor.layer("foot-R").shape.bounds[2])
    ground = actor.bottom("foot-L", "foot-R")
    ends = [(toe + reach, ground - 0.025) for reach in (-0.04, 0.02 + abs(step))]
    way = arrow(PAPER, *(ends if step > 0 else ends[::-1]), 0.045)
    return [shot(name, actor, title, words, SIZE, PAPER, [*around(actor, actor), way])]


def ball_drops(cast: Cast) -> list[list[Shot]]:
    """She stands straight, the ball dropped between heels and wall; pale, where it was."""
    actor = cast.resting("woman", replace(with_the_ball_behind(cast, STANDING), presses={}), VIEW, shoes=True)
    ground, middle = actor.bottom("foot-L", "foot-R"), -WALL + RADIUS
    way = middle + 0.05  # between the back of the chair and her legs
    drop = arrow(PAPER, (way, BALL_HEIGHT - 0.4), (way, ground + 2 * RADIUS + 0.02), 0.045)
    was = Mark("ball-before", "shine", oval(PAPER, (middle, BALL_HEIGHT), RADIUS, RADIUS), line=False)
    lies = ball(PAPER, -WALL, -WALL + 2 * RADIUS, ground + RADIUS, RADIUS)
    falls = shot(
        "ball-falls",
        actor,
        "If the ball falls, let it go",
        "The ball has dropped to the floor behind her heels, as the arrow shows. The woman lets it be: she stands tall, looks ahead and holds the chair tight.",
        SIZE,
        PAPER,
        [*beside_the_wall(actor, ground, [was, *lies]), drop],
    )
    return [[falls]]


def near_foot_back(posture: Posture, by: float) -> Posture:
    x, y = posture.xy
    right = Planted((x - 0.12, y + by), (0, -1, 0.1), FLOOR, (-0.1, -1, 0), hinge=(1, 0, 0))
    return replace(posture, legs={"R": right}, rest=Rest(("foot-L",), FLOOR, 0.0), touch={"foot-L": FLOOR})


def wall_press(cast: Cast) -> list[list[Shot]]:
    """The same feet, the same ankles; the body a board that pivots over them."""
    start = pressing(cast, READY_DEG)
    hold = pressing(cast, PRESS_DEG, start)
    ready = shot(
        "wall-ball-press-start",
        start,
        "Wall press: ready",
        "A woman stands straight, a ball between her upper back and the wall, one hand on a chair, her feet apart and a step away from the wall. A line from her head to a dot at her ankle shows how straight she is.",
        PRESS_SIZE,
        PAPER,
        [*around(start, start), *board(start)],
        "wall-ball-press-hold",
    )
    pressed = shot(
        "wall-ball-press-hold",
        hold,
        "Wall press: press and hold",
        "She pushes with her feet and legs and presses back into the ball, as the arrow in the wall shows. She stays straight as a board, as the line shows, and turns about her ankle alone. A dashed line shows where she was.",
        PRESS_SIZE,
        PAPER,
        [*around(hold, start, [was_there(start)]), *board(hold), into_the_wall()],
        "wall-ball-press-start",
    )
    return [[ready, pressed]]


def into_the_wall() -> Mark:
    """Where the press goes: from the ball on, clear of her and of it."""
    return arrow(PAPER, (-WALL - 0.012, BALL_HEIGHT), (-WALL - 0.165, BALL_HEIGHT), 0.055)


def board(actor: Actor) -> list[Mark]:
    """A straight line from over her crown to the ankle, the only joint that turns, which is a dot."""
    ankle, head = actor.spot("foot.R"), actor.spot("head")
    crown = float(actor.layer("hair").shape.bounds[3]) + OVER_CROWN_METRES
    top = ankle + (head - ankle) * (crown - ankle[1]) / (head[1] - ankle[1])
    line = Mark("board", "arrow", ribbon(PAPER, np.array([top, ankle]), BOARD_METRES / 2), line=False, halo=True)
    return [line, Mark("ankle", "arrow", oval(PAPER, ankle, ANKLE_METRES, ANKLE_METRES), line=False, halo=True)]


def was_there(actor: Actor) -> Mark:
    """Head and trunk of the start."""
    parts = [actor.layer(name).shape for name in ("head", "hair", "hair-behind", "torso")]
    return ghost(PAPER, soften(unary_union(parts), 0.0, 0.004, 0.01))


def pressing(cast: Cast, lean_deg: float, before: Actor | None = None) -> Actor:
    """The ball behind her upper back, a hand on the chair; after `before` the ankles stay where they were."""
    posture = with_the_ball_behind(cast, leaning_back(lean_deg))
    if before is not None:
        loose = cast.resting("woman", posture, VIEW, shoes=True)
        slid = before.posed.joint("foot.R")[1] - loose.posed.joint("foot.R")[1]
        posture = replace(posture, xy=(posture.xy[0], posture.xy[1] + float(slid)))
    return cast.resting("woman", replace(posture, presses={}), VIEW, shoes=True)


def around(actor: Actor, start: Actor, behind: Sequence[Item] = ()) -> list[Item]:
    """Before her far arm the ball, pressed flat as far as the back has come, and what is `behind` her."""
    back = back_at(actor, BALL_HEIGHT)
    squash = back_at(start, BALL_HEIGHT) - back
    pressed = ball(PAPER, -WALL, back + 0.008, BALL_HEIGHT, BALL_TALL + 0.3 * squash)
    return beside_the_wall(actor, start.bottom("foot-L", "foot-R"), [*pressed, *behind])


def beside_the_wall(actor: Actor, ground: float, things: Sequence[Item]) -> list[Item]:
    """Wall, floor, chair, and the person, the `things` before her far arm."""
    wall = [(-3.0, ground), (-WALL, ground), (-WALL, 3.0), (-3.0, 3.0)]
    person = actor.items()
    return [
        Mark("wall", "wall", polygon(PAPER, wall)),
        floor(PAPER, -3, 3, ground),
        *chair(
            PAPER, -CHAIR_BACK_Y[1], ground, facing=1.0, seat=SEAT - ground, tall=CHAIR_TOP - ground, low=SEAT - 0.1
        ),
        hind_leg(ground),
        *far_arm(person),
        *things,
        *person[len(far_arm(person)) :],
    ]


def hind_leg(ground: float) -> Mark:
    """Of the chair: from under its seat slanting back to the wall, which it touches."""
    back, seat = -CHAIR_BACK_Y[1], SEAT - 0.03
    corners = [(back, seat), (back + 0.045, seat), (-WALL + 0.045, ground), (-WALL, ground)]
    return Mark("chair-hind-leg", "wood", polygon(PAPER, corners))


def far_arm(person: Sequence[Item]) -> Sequence[Item]:
    """What the person's picture begins with, before the first part that is no arm."""
    first = next(i for i, item in enumerate(person) if not item.name.startswith(("arm", "sleeve")))
    return person[:first]


def back_at(actor: Actor, height: float, layer: str = "torso") -> float:
    """Where the outline of the back is at a height, the back on the left; nowhere is far to the right."""
    line = LineString([(-5, height), (5, height)]).intersection(actor.layer(layer).shape)
    return 5.0 if line.is_empty else float(line.bounds[0])
