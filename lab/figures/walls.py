"""The ways into the wall press and out of it: what each picture shows, in a corner with a clear wall, a chair and a table.

x runs along the wall to the woman's left (our right), y to the wall, z up. She stands with her back to the wall; the chair
stands at her left, its back against the wall, the table at her right. Nobody bends, and nobody turns the spine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from bedside import shade
from drawing import Item, Mark, Paper
from everyday_poses import facing
from outlines import View, whole
from person import FACE_ON, SIDE_ON, Layer
from poses import STANDING, leaning_back, sign
from postures import FLAT, FLOOR, Posture
from props import arrow, ball, chair as chair_from_the_side, dot, floor, polygon
from props3 import arc_arrow, ball_in_room, block, face, slab_upright
from resting import Ball, Carried, Held, Planted, Rest, plate
from shapely import LineString, box
from skeleton import SIDES, Pose, Side, Vector
from stage import STANDING_VIEW, Actor, Cast, Shot, room_view, shot

CORNER = room_view(34.0, 15.0)
SIZE = (680.0, 756.0)
PAPER = Paper(372.0, 330.0, 638.0)
WALL = 0.36
CHAIR_X, CHAIR_TOP, SEAT = (0.3, 0.72), 0.97, 0.45
CHAIR_BACK_Y = (0.265, 0.345)  # a finger's breadth before the wall
TABLE_X, TABLE_Y, TABLE_TOP = (-0.98, -0.58), (-0.2, 0.28), 0.78
RADIUS = 0.112
SOLE_METRES = 0.018
BACK_TO_BALL = 2 * RADIUS - 0.012  # the ball gives a little behind the back
BALL_HEIGHT = 1.24  # level with the upper back
ON_THE_FLOOR = Rest(("foot-L", "foot-R"), FLOOR, 0.0)


def corner() -> list[Item]:
    low, high, near = -3.0, 3.0, -2.0
    wall = [(low, WALL, 0.0), (high, WALL, 0.0), (high, WALL, 3.0), (low, WALL, 3.0)]
    ground = [(low, WALL, 0.0), (high, WALL, 0.0), (high, near, 0.0), (low, near, 0.0)]
    return [
        face(CORNER, PAPER, "wall", "wall", wall),
        face(CORNER, PAPER, "floor", "floor", ground),
        *table(),
        *chair(),
    ]


def chair() -> list[Item]:
    """Its back against the wall, its seat outward."""
    x, back, seat = CHAIR_X, CHAIR_BACK_Y, (WALL - 0.44, WALL - 0.05)
    spots = [(x[0], seat[1] - 0.04), (x[1] - 0.04, seat[1] - 0.04), (x[0], seat[0]), (x[1] - 0.04, seat[0])]
    legs = [part(f"chair-leg-{i}", (a, a + 0.04), (b, b + 0.04), (0.0, SEAT)) for i, (a, b) in enumerate(spots)]
    return [
        *part("chair-back", x, back, (SEAT, CHAIR_TOP)),
        *[mark for leg in legs for mark in leg],
        *part("chair-seat", x, seat, (SEAT - 0.04, SEAT)),
    ]


def table() -> list[Item]:
    x, y = TABLE_X, TABLE_Y
    spots = [(x[0], y[1] - 0.04), (x[1] - 0.04, y[1] - 0.04), (x[0], y[0]), (x[1] - 0.04, y[0])]
    legs = [part(f"table-leg-{i}", (a, a + 0.04), (b, b + 0.04), (0.0, TABLE_TOP)) for i, (a, b) in enumerate(spots)]
    phone = (x[0] + 0.3, y[0] + 0.12)
    return [
        *[mark for leg in legs for mark in leg],
        *part("table-top", x, y, (TABLE_TOP - 0.03, TABLE_TOP)),
        *slab_upright(CORNER, PAPER, (x[0] + 0.2, y[1] - 0.16, TABLE_TOP), 0.28, 0.2),
        *telephone((*phone, TABLE_TOP)),
    ]


def telephone(at: Vector) -> list[Item]:
    x, y, z = at
    return [
        *block(CORNER, PAPER, "phone", (x - 0.07, x + 0.07), (y - 0.06, y + 0.06), (z, z + 0.03), "device", "device"),
        *block(
            CORNER, PAPER, "receiver", (x - 0.09, x + 0.09), (y, y + 0.05), (z + 0.035, z + 0.065), "metal", "metal"
        ),
    ]


def part(name: str, x: tuple[float, float], y: tuple[float, float], z: tuple[float, float]) -> list[Mark]:
    return block(CORNER, PAPER, name, x, y, z, "wood", "wood")


@dataclass(frozen=True)
class Step:
    """One picture: what is `behind` the person, and `held` between the body and the near arm."""

    name: str
    posture: Posture
    title: str
    words: str
    behind: Sequence[Item] = ()
    held: Sequence[Item] = ()


def upright(x: float, y: float, pose: Pose = STANDING, **arms: Carried) -> Posture:
    told: dict[Side, Carried] = {"L" if s == "L" else "R": arm for s, arm in arms.items()}
    touch = {"foot-L": FLOOR, "foot-R": FLOOR}
    return Posture(pose, (x, y), FACE_ON, ON_THE_FLOOR, arms=told, touch=touch)


def chair_held(x: float = CHAIR_X[0] + 0.05) -> Planted:
    """The left hand laid along the top of the chair's back, all of it on the wood."""
    return Planted(
        (x, WALL - 0.075), (0.5, 0.7, -0.4), plate(CHAIR_X, CHAIR_BACK_Y, CHAIR_TOP), (0.97, 0.02, -0.2), FLAT
    )


def ball_at(middle: Vector) -> list[Mark]:
    return ball_in_room(CORNER, PAPER, middle, RADIUS)


def drawn(cast: Cast, step: Step) -> list[Shot]:
    actor = cast.resting("woman", step.posture, CORNER, shoes=True)
    dark = shade(actor, CORNER, 0.0, (-3.0, 3.0), (-2.0, WALL))
    person = actor.items()
    near = next(i for i, item in enumerate(person) if item.name == "arm-L")
    items = [*corner(), *step.behind, *dark, *person[:near], *step.held, *person[near:]]
    return [shot(step.name, actor, step.title, step.words, SIZE, PAPER, items)]


AWAY = -0.12  # standing free of the wall
BESIDE_X = -0.02  # beside the chair


def before_the_ball(cast: Cast) -> list[list[Shot]]:
    by_the_table = Planted(
        (TABLE_X[1] - 0.06, -0.1), (-0.4, 0.8, 0.2), plate(TABLE_X, TABLE_Y, TABLE_TOP), (-0.6, -0.2, -0.8), FLAT
    )
    belly = Ball((0.0, AWAY - 0.28, 1.0), RADIUS)
    holding = {
        s: Held(
            (1.6 * RADIUS * (1 if s == "L" else -1), AWAY - 0.24, 0.97),
            belly,
            (0.8 if s == "L" else -0.8, 0.5, -0.4),
            (-0.45 if s == "L" else 0.45, -1, 0.0),
            (-1 if s == "L" else 1, -0.2, 0.3),
        )
        for s in SIDES
    }
    steps = [
        Step(
            "wall-clear",
            upright(0.0, AWAY),
            "Wall press: a clear wall",
            "A woman stands tall before a clear wall with no door in it. A chair stands at one side of her, its back against the wall, a table with a tablet and a telephone at the other.",
        ),
        Step(
            "wall-chair",
            upright(BESIDE_X, 0.13, L=chair_held()),
            "Wall press: the chair beside you",
            "A woman stands tall and lays a hand on the back of a steady chair. The chair's back touches the wall, its seat looks outward.",
        ),
        Step(
            "wall-table",
            upright(-0.42, AWAY, R=by_the_table),
            "Wall press: tablet and telephone within reach",
            "A woman stands tall beside a table, one hand on it. A tablet stands on the table, a telephone lies before it.",
        ),
        Step(
            "wall-ball-held",
            upright(0.0, AWAY, **holding),
            "Wall press: a soft ball",
            "A woman stands tall and holds a soft ball, a little wider than her two hands, before her with both hands.",
            held=ball_at(belly.middle),
        ),
    ]
    return [*[drawn(cast, step) for step in steps], shoes(cast)]


def shoes(cast: Cast) -> list[Shot]:
    """Near by: flat, closed, with a sole."""
    actor = cast.actor("woman", STANDING, STANDING_VIEW, shoes=True)
    ground = actor.bottom("foot-L", "foot-R")
    middle = actor.layer("foot-L").shape.centroid.x
    paper = Paper(1150.0, 300.0 - 1150.0 * middle, 340.0 + 1150.0 * ground)
    shoe = actor.layer("foot-L").shape
    low, high = shoe.bounds[1], shoe.bounds[1] + SOLE_METRES
    sole = Layer("sole", "metal", whole(shoe.intersection(box(-9, low, 9, high))))
    words = "A woman's feet in flat, closed shoes with firm soles, both flat on the floor."
    items = [floor(paper, -3, 3, ground), *actor.items(), sole]
    return [shot("wall-shoes", actor, "Shoes that grip", words, (680.0, 400.0), paper, items)]


def to_the_ball(cast: Cast) -> list[list[Shot]]:
    side, before = (-0.24, -0.02), Ball((0.06, WALL - RADIUS, BALL_HEIGHT), RADIUS)
    sideways = facing(STANDING, 90.0)
    hand = Held((0.04, -0.1, BALL_HEIGHT - 0.03), before, (0.1, -0.5, -0.9), (0.5, 0.3, 0.7), (0, 1, -0.2))
    quarter = facing(STANDING, 45.0)
    turn_at = (-0.1, -0.03)
    turn_ball = Ball((0.1, WALL - RADIUS, BALL_HEIGHT), RADIUS)
    turn_hand = Held((0.3, 0.14, BALL_HEIGHT - 0.02), turn_ball, (0.4, -0.4, -0.9), (-0.15, 0.6, 0.75), (-1, 0.5, 0))
    steps = [
        Step(
            "wall-ball-side",
            upright(*side, sideways, L=hand),
            "Wall press: side to the wall",
            "A woman stands tall with one side to the wall, facing the chair. The hand at the wall holds the ball against it, level with her upper back.",
            ball_at(before.middle),
        ),
        Step(
            "wall-ball-turn",
            upright(*turn_at, quarter, L=turn_hand),
            "Wall press: turn in small steps",
            "She has turned a quarter, her whole body together, in small steps, as the arrow at her feet shows. Her hand is still on the ball between her and the wall.",
            [*ball_at(turn_ball.middle), turning(*turn_at)],
        ),
    ]
    return [drawn(cast, step) for step in steps]


def turning(x: float, y: float) -> Mark:
    """On the floor round the feet, from facing the chair to facing away from the wall."""
    return arc_arrow(CORNER, PAPER, (x, y, 0.0), ((1.0, 0.0, 0.0), (0.0, -1.0, 0.0)), 0.38, (-5.0, 95.0), 0.055)


def at_the_ball(cast: Cast) -> list[list[Shot]]:
    feet, resting = with_the_ball_behind(cast, leaning_back(6.5), L=chair_held())
    out, same = with_the_ball_behind(cast, leaning_back(9.0), L=chair_held())
    step_in = one_foot_back(feet)
    x, y = feet.xy
    back = on_floor((x - 0.3, y - 0.24, 0.0), (x - 0.3, y + 0.12, 0.0))
    steps = [
        Step(
            "wall-ball-feet",
            feet,
            "Wall press: where the feet go",
            "Seen from the front: a woman stands with the ball behind her upper back, one hand on the chair, her feet apart, her heels a small step away from the wall.",
            [*resting, *steps_out(feet, 0.24)],
        ),
        Step(
            "wall-ball-feet-further",
            out,
            "Wall press: the feet a little further out",
            "The ball behind her upper back, one hand on the chair, her feet stand a little further from the wall than before, as the arrows at her shoes show.",
            [*same, *steps_out(out, 0.34)],
        ),
        Step(
            "wall-step-in",
            step_in,
            "Wall press: step in",
            "One hand on the chair, the ball still behind her upper back, she has set one foot back toward the wall. She stands tall.",
            [*resting, back],
        ),
    ]
    return [drawn(cast, step) for step in steps]


def on_floor(tail: Vector, tip: Vector, name: str = "arrow") -> Mark:
    """Of full width to the eye: painted on the floor it would be too thin to see, which is looked at from so low."""
    ends = CORNER.flat(np.array([tail, tip], float))
    return arrow(PAPER, tuple(ends[0]), tuple(ends[1]), 0.045, name)


def steps_out(posture: Posture, length: float) -> list[Mark]:
    """Away from the wall, before each shoe."""
    x, y = posture.xy
    toes = [(x + 0.17 * sign(s), y - 0.36) for s in SIDES]
    return [on_floor((a, b, 0.0), (a, b - length, 0.0), f"arrow-{i}") for i, (a, b) in enumerate(toes, start=1)]


def one_foot_back(posture: Posture) -> Posture:
    """The right foot set back under the body, the weight on it."""
    x, y = posture.xy
    right = Planted((x - 0.12, y + 0.12), (0, -1, 0.1), FLOOR, (-0.1, -1, 0), hinge=(1, 0, 0))
    return replace(posture, legs={"R": right}, rest=Rest(("foot-L",), FLOOR, 0.0), touch={"foot-L": FLOOR})


def without_the_ball(cast: Cast) -> list[list[Shot]]:
    beside = upright(BESIDE_X, 0.13, L=chair_held())
    fallen = (-0.16, WALL - RADIUS - 0.01, RADIUS)
    pushed = Ball((-0.44, -0.02, RADIUS), RADIUS)
    foot = Held((-0.2, -0.02, 0.1), pushed, (0.1, -1, 0.2), (-0.35, -1, 0.0), hinge=(1, 0.2, 0))
    push = replace(upright(BESIDE_X, 0.13, L=chair_held()), legs={"R": foot}, rest=Rest(("foot-L",), FLOOR, 0.0))
    push = replace(push, touch={"foot-L": FLOOR})
    roll = on_floor((-0.56, -0.02, 0.1), (-0.86, -0.02, 0.1))
    steps = [
        Step(
            "ball-falls",
            beside,
            "If the ball falls, let it go",
            "The ball has fallen and lies on the floor behind her heels. The woman lets it be, stands tall, looks ahead and holds the chair.",
            ball_at(fallen),
        ),
        Step(
            "ball-aside",
            push,
            "Push the ball away with a foot",
            "Still holding the chair, the woman stands tall and pushes the ball away along the wall with one foot.",
            [*ball_at(pushed.middle), roll],
        ),
        Step(
            "wall-stand",
            beside,
            "Stand a moment, holding the chair",
            "The woman stands tall beside the chair, one hand on it, the floor before her clear.",
        ),
    ]
    return [drawn(cast, step) for step in steps]


def with_the_ball_behind(cast: Cast, pose: Pose, x: float = BESIDE_X, **arms: Carried) -> tuple[Posture, list[Mark]]:
    """A posture whose upper back just presses the ball at the wall, and the ball."""
    loose = cast.resting("woman", upright(x, 0.0, pose), CORNER)
    back = back_of(loose)
    middle = (x, WALL - RADIUS, BALL_HEIGHT)
    posture = upright(x, WALL - BACK_TO_BALL - back, pose, **arms)
    return replace(posture, presses={"trunk": Ball(middle, RADIUS)}), ball_at(middle)


def back_of(actor: Actor) -> float:
    """How far the back reaches to the wall at the ball's height."""
    skin = actor.posed.vertices
    near = (np.abs(skin[:, 2] - BALL_HEIGHT) < 0.04) & (np.abs(skin[:, 0] - actor.posed.joint("root")[0]) < 0.1)
    return float(skin[near][:, 1].max())


PRESS_VIEW = View(right=(0, -1, 0), up=(0, 0, 1))  # from her right: the wall is on the left, the chair behind her
PRESS_SIZE = (520.0, 760.0)
PRESS_PAPER = Paper(385.0, 210.0, 722.0)
READY_DEG, PRESS_DEG = 6.5, 8.0  # how far the whole body leans back over the ankles
BALL_TALL = 0.115


def wall_press(cast: Cast) -> list[list[Shot]]:
    """Straight from the side: the same feet, the same ankles; the body a board that pivots over them."""
    start = pressing(cast, READY_DEG)
    hold = pressing(cast, PRESS_DEG, start)
    back = back_at(hold, BALL_HEIGHT)  # on the trunk, at the height of the ball
    push = arrow(PRESS_PAPER, (back + 0.2, BALL_HEIGHT), (back + 0.01, BALL_HEIGHT), 0.05)
    return [
        [
            shot(
                "wall-ball-press-start",
                start,
                "Wall press: ready",
                "A woman stands straight, a ball between her upper back and the wall, one hand on a chair, her feet apart and a step away from the wall. A dot marks her ankle.",
                PRESS_SIZE,
                PRESS_PAPER,
                around(start, start),
                "wall-ball-press-hold",
            ),
            shot(
                "wall-ball-press-hold",
                hold,
                "Wall press: press and hold",
                "She pushes with her feet and legs and presses back against the ball. She stays straight as a board; only the ankles, marked by the dot, move.",
                PRESS_SIZE,
                PRESS_PAPER,
                [*around(hold, start), push],
                "wall-ball-press-start",
            ),
        ]
    ]


def pressing(cast: Cast, lean_deg: float, before: Actor | None = None) -> Actor:
    """The ball behind her upper back, a hand on the chair; after `before` the ankles stay where they were."""
    posture, _ = with_the_ball_behind(cast, leaning_back(lean_deg), L=chair_held())
    if before is not None:
        loose = cast.resting("woman", posture, PRESS_VIEW, shoes=True)
        slid = before.posed.joint("foot.R")[1] - loose.posed.joint("foot.R")[1]
        posture = replace(posture, xy=(posture.xy[0], posture.xy[1] + float(slid)))
    return cast.resting("woman", replace(posture, order=SIDE_ON, presses={}), PRESS_VIEW, shoes=True)


def around(actor: Actor, start: Actor) -> list[Item]:
    """Wall, floor, chair, the ball pressed flat as far as the back has come, and the dot on the ankle."""
    back = back_at(actor, BALL_HEIGHT)
    squash = back_at(start, BALL_HEIGHT) - back
    ground = start.bottom("foot-L", "foot-R")
    wall = [(-3.0, ground), (-WALL, ground), (-WALL, 3.0), (-3.0, 3.0)]
    chair_back = -CHAIR_BACK_Y[1]
    return [
        Mark("wall", "wall", polygon(PRESS_PAPER, wall)),
        floor(PRESS_PAPER, -3, 3, ground),
        *chair_from_the_side(PRESS_PAPER, chair_back, ground, facing=1.0, seat=SEAT - ground, tall=CHAIR_TOP - ground),
        *ball(PRESS_PAPER, -WALL, back + 0.008, BALL_HEIGHT, BALL_TALL + 0.3 * squash),
        *actor.items(),
        *dot(PRESS_PAPER, actor.spot("foot.R") + np.array([0.0, -0.015])),
    ]


def back_at(actor: Actor, height: float, layer: str = "torso") -> float:
    """Where the outline of the back is at a height, the back on the left; nowhere is far to the right."""
    line = LineString([(-5, height), (5, height)]).intersection(actor.layer(layer).shape)
    return 5.0 if line.is_empty else float(line.bounds[0])
