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
from everyday import into_a_shoe
from everyday_poses import facing, on_the_seat
from outlines import whole
from person import FACE_ON, KNEES_FORWARD
from poses import STANDING, sign
from postures import FLAT, FLOOR, Posture
from props import arrow, dashed_line
from props3 import Span, arc_arrow, ball_in_room, block, face, slab_upright
from resting import Ball, Carried, Held, On, Planted, Rest, Slab, highest, level, plate
from shapely import MultiPoint, unary_union
from skeleton import SIDES, Pose, Side, Vector
from stage import Cast, Shot, room_view, shot

CORNER = room_view(34.0, 15.0)
SIZE = (680.0, 756.0)
PAPER = Paper(372.0, 330.0, 638.0)
WALL = 0.36
CHAIR_X, CHAIR_TOP, SEAT = (0.3, 0.72), 0.97, 0.45
CHAIR_BACK_Y = (0.235, 0.27)  # a rail that a hand closes round; the hind legs reach back to the wall
TABLE_X, TABLE_Y, TABLE_TOP = (-0.98, -0.58), (-0.2, 0.28), 0.86
RADIUS = 0.112
SHADE_SHARE = 0.9  # of the ball's radius: how far its shade on the wall reaches
TIPS_METRES = 0.015  # how far closed fingertips may be seen over the back of what they hold
FINGERS_METRES = 0.085  # how far closed fingers hang down before what the palm lies on
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
    ]


def chair() -> list[Item]:
    """Its back against the wall, its seat outward."""
    back, *legs, seat = (part(name, *spans) for name, spans in chair_parts().items())
    return [*back, *[mark for leg in legs for mark in leg], *seat]


def chair_parts() -> dict[str, tuple[Span, Span, Span]]:
    """From where to where each goes along x, y and z: its back, its legs, its seat."""
    x, back, seat = CHAIR_X, CHAIR_BACK_Y, (WALL - 0.5, CHAIR_BACK_Y[1])
    spots = [(x[0], seat[1] - 0.04), (x[1] - 0.04, seat[1] - 0.04), (x[0], seat[0]), (x[1] - 0.04, seat[0])]
    return {
        "chair-back": (x, back, (SEAT, CHAIR_TOP)),
        **{f"chair-leg-{i}": ((a, a + 0.04), (b, b + 0.04), (0.0, SEAT)) for i, (a, b) in enumerate(spots)},
        "chair-seat": (x, seat, (SEAT - 0.04, SEAT)),
    }


# Where the chair stood before: to the eye, well beside its place, and beside nobody's legs.
CHAIR_WAS = (0.42, -0.45)


def chair_was_there() -> Mark:
    """As a dashed line round all of it."""
    hulls = [
        MultiPoint(
            CORNER.flat(np.array([(a + CHAIR_WAS[0], b + CHAIR_WAS[1], c) for a in x for b in y for c in z]))
        ).convex_hull
        for x, y, z in chair_parts().values()
    ]
    return dashed_line(PAPER, "ghost", list(whole(unary_union(hulls)).exterior.coords))


def chair_pushed_back() -> Mark:
    """From where its hind leg stood to where it stands, at the wall."""
    (x, y), (along, out) = (CHAIR_X[1], CHAIR_BACK_Y[1]), CHAIR_WAS
    tail, tip = CORNER.flat(np.array([(x + along, y + out, 0.0), (x, y, 0.0)]))
    return arrow(PAPER, tuple(tail), tuple(tip), 0.036)


def table() -> list[Item]:
    x, y = TABLE_X, TABLE_Y
    spots = [(x[0], y[1] - 0.04), (x[1] - 0.04, y[1] - 0.04), (x[0], y[0]), (x[1] - 0.04, y[0])]
    legs = [part(f"table-leg-{i}", (a, a + 0.04), (b, b + 0.04), (0.0, TABLE_TOP)) for i, (a, b) in enumerate(spots)]
    phone = (x[0] + 0.13, y[0] + 0.08)  # well clear of the edge where a hand is laid
    return [
        *[mark for leg in legs for mark in leg],
        *part("table-top", x, y, (TABLE_TOP - 0.03, TABLE_TOP)),
        *slab_upright(CORNER, PAPER, (x[0] + 0.17, y[1] - 0.14, TABLE_TOP), 0.28, 0.2),
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
    """One picture: what is `behind` the person, `held` between the body and the near arm, and the `marks` over all.

    Who stands beside the chair, stands behind it to the eye, but for the hand on it: it is painted between the two.
    """

    name: str
    posture: Posture
    title: str
    words: str
    behind: Sequence[Item] = ()
    held: Sequence[Item] = ()
    marks: Sequence[Item] = ()
    beside_chair: bool = False


def upright(x: float, y: float, pose: Pose = STANDING, **arms: Carried) -> Posture:
    told: dict[Side, Carried] = {"L" if s == "L" else "R": arm for s, arm in arms.items()}
    touch = {"foot-L": FLOOR, "foot-R": FLOOR}
    return Posture(pose, (x, y), FACE_ON, ON_THE_FLOOR, arms=told, touch=touch)


def chair_held(x: float = CHAIR_X[0] + 0.1) -> Planted:
    """The left palm on the top of the chair's back, the fingers closed round it."""
    return Planted((x, WALL - 0.142), (0.4, 0.4, -1), rail(), (0.75, 0.65, -0.12), FLAT)


def rail() -> On:
    """The top of the chair's back, where the palm lies; behind it the fingers hang down, their tips against its back."""
    (x0, x1), (y0, y1) = CHAIR_X, CHAIR_BACK_Y
    under = Slab((x0, y0), (x1, y1 - TIPS_METRES), CHAIR_TOP)
    return highest(level(CHAIR_TOP - FINGERS_METRES), lambda _: under)


def beside_the_chair(x: float, y: float, pose: Pose = STANDING) -> Posture:
    return upright(x, y, replace(pose, gripping=("L",)), L=chair_held())


def ball_at(middle: Vector) -> list[Mark]:
    return ball_in_room(CORNER, PAPER, middle, RADIUS)


def ball_on_the_wall(ball: Ball) -> list[Mark]:
    """With its shade on the wall that it touches: without it the ball seems to hang in the room."""
    x, _, z = ball.middle
    reach, turns = SHADE_SHARE * ball.radius, np.linspace(0, 2 * np.pi, 25)
    corners = [(x + reach * float(np.cos(t)), WALL, z + reach * float(np.sin(t))) for t in turns]
    return [face(CORNER, PAPER, "ball-shade", "floor-shade", corners, line=False), *ball_at(ball.middle)]


def drawn(cast: Cast, step: Step) -> list[Shot]:
    actor = cast.resting("woman", step.posture, CORNER, shoes=True)
    dark = shade(actor, CORNER, 0.0, (-3.0, 3.0), (-2.0, WALL))
    person = actor.items()
    near = next(i for i, item in enumerate(person) if item.name == "arm-L")
    behind, before = ([], chair()) if step.beside_chair else (chair(), [])
    items = [*corner(), *behind, *step.behind, *dark, *person[:near], *before, *step.held, *person[near:], *step.marks]
    return [shot(step.name, actor, step.title, step.words, SIZE, PAPER, items)]


AWAY = -0.12  # standing free of the wall
BESIDE_X = -0.02  # beside the chair
CHAIR_STANDS_BY_X = -0.12  # no hand on it: held, it was seen to slide


def before_the_ball(cast: Cast) -> list[list[Shot]]:
    steps = [
        Step(
            "wall-clear",
            upright(0.0, AWAY),
            "Wall press: a clear wall",
            "A woman stands tall before a clear wall with no door in it. A chair stands at one side of her, its back against the wall, a table with a tablet and a telephone at the other.",
        ),
        Step(
            "wall-chair",
            upright(CHAIR_STANDS_BY_X, 0.13),
            "Wall press: the chair beside you",
            "A woman stands tall, her arms by her sides, a little way from a steady chair. It has been put back to the wall, as the arrow shows, from where a dashed line shows it stood: its hind legs touch the wall, its seat looks outward.",
            behind=[chair_was_there()],
            marks=[chair_pushed_back()],
            beside_chair=True,
        ),
        Step(
            "wall-table",
            upright(-0.2, AWAY, R=hand_on_the_table()),
            "Wall press: tablet and telephone within reach",
            "A woman stands tall beside a table, one hand on it. A tablet has been put on the table, as the arrow shows, a telephone lies before it.",
            marks=[onto_the_table()],
        ),
        ball_held(),
    ]
    return [*[drawn(cast, step) for step in steps], shoes(cast)]


def hand_on_the_table() -> Planted:
    """Flat on the free edge, clear of the telephone: nearer to it, she was read as taking that up."""
    top = plate(TABLE_X, TABLE_Y, TABLE_TOP)
    return Planted((TABLE_X[1] + 0.0, TABLE_Y[0] + 0.2), (0.1, 0.9, -0.2), top, (-1, 0.3, -0.12), FLAT)


def onto_the_table() -> Mark:
    """Down to the tablet from above."""
    x, y = TABLE_X[0] + 0.17, TABLE_Y[1] - 0.07
    tail, tip = CORNER.flat(np.array([(x, y, TABLE_TOP + 0.46), (x, y, TABLE_TOP + 0.19)]))
    return arrow(PAPER, tuple(tail), tuple(tip), 0.05)


def ball_held() -> Step:
    belly = Ball((0.0, AWAY - 0.28, 1.0), RADIUS)
    holding = {
        s: Held(
            (1.6 * RADIUS * sign(s), AWAY - 0.24, 0.97),
            belly,
            (0.8 * sign(s), 0.5, -0.4),
            (-0.45 * sign(s), -1, 0.0),
            (-sign(s), -0.2, 0.3),
        )
        for s in SIDES
    }
    return Step(
        "wall-ball-held",
        upright(0.0, AWAY, **holding),
        "Wall press: a soft ball",
        "A woman stands tall and holds a soft ball, a little wider than her two hands, before her with both hands.",
        held=ball_at(belly.middle),
    )


def shoes(cast: Cast) -> list[Shot]:
    """Put on as everywhere: sitting tall, with a long shoehorn. A shoe alone said nothing."""
    words = "A woman sits tall on a steady chair, its back against the wall, and slips her heel into a flat, closed shoe with a long shoehorn. The floor before her is clear."
    return into_a_shoe(cast, "wall-shoes", "Shoes that grip, put on sitting", words, at_a_wall=True)


BALL_AT_THE_WALL = Ball((-0.04, WALL - RADIUS, BALL_HEIGHT), RADIUS)


def to_the_ball(cast: Cast) -> list[list[Shot]]:
    return [drawn(cast, step) for step in (beside_the_wall(), side_to_the_wall(), turned_to_the_ball())]


def beside_the_wall() -> Step:
    """As the next picture, the ball still in both hands."""
    x, y = -0.32, -0.02
    ball = Ball((x + 0.28, y, 1.0), RADIUS)
    holding = {
        s: Held(
            (x + 0.24, y + 1.6 * RADIUS * sign(s), 0.97),
            ball,
            (-0.5, 0.8 * sign(s), -0.4),
            (1, -0.45 * sign(s), 0.0),
            (0.2, -sign(s), 0.3),
        )
        for s in SIDES
    }
    return Step(
        "wall-side",
        upright(x, y, facing(STANDING, 90.0), **holding),
        "Wall press: one side to the wall",
        "A woman stands tall with one side to the wall, facing the chair, a soft ball in both hands.",
        held=ball_at(ball.middle),
    )


def side_to_the_wall() -> Step:
    hand = Held((-0.04, -0.1, BALL_HEIGHT - 0.03), BALL_AT_THE_WALL, (0.1, -0.5, -0.9), (0.5, 0.3, 0.7), (0, 1, -0.2))
    return Step(
        "wall-ball-side",
        upright(-0.32, -0.02, facing(STANDING, 90.0), L=hand),
        "Wall press: side to the wall",
        "A woman stands tall with one side to the wall, facing the chair. The hand at the wall holds the ball against it, level with her upper back.",
        ball_on_the_wall(BALL_AT_THE_WALL),
    )


def turned_to_the_ball() -> Step:
    """Half of the quarter turn: one hand still on the ball, the other free. With both held, it was asked who turns."""
    x, y = -0.4, -0.1
    on_the_ball = Held((-0.04, 0.0, 1.2), BALL_AT_THE_WALL, (0.3, -0.6, -0.9), (0.5, 0.5, 0.6), (0.3, 0.8, -0.3))
    return Step(
        "wall-ball-turn",
        upright(x, y, facing(STANDING, 45.0), L=on_the_ball),
        "Wall press: turn in small steps",
        "She has turned half way, her whole body together, in small steps, as the arrow at her feet shows. One hand still holds the ball against the wall.",
        [*ball_on_the_wall(BALL_AT_THE_WALL), turning(x, y)],
    )


def turning(x: float, y: float) -> Mark:
    """On the floor close round the feet, which stand on it, from facing the chair to facing away from the wall.

    Wider, and before the feet alone, it was read as a step away.
    """
    return arc_arrow(CORNER, PAPER, (x, y, 0.0), ((1.0, 0.0, 0.0), (0.0, -1.0, 0.0)), 0.27, (-150.0, 100.0), 0.05)


def on_floor(tail: Vector, tip: Vector, name: str = "arrow") -> Mark:
    """Of full width to the eye: painted on the floor it would be too thin to see, which is looked at from so low."""
    ends = CORNER.flat(np.array([tail, tip], float))
    return arrow(PAPER, tuple(ends[0]), tuple(ends[1]), 0.045, name)


def sitting_at_the_wall(cast: Cast) -> list[list[Shot]]:
    """Who is tired, or waits for a turn, sits on the chair."""
    x, y = sum(CHAIR_X) / 2, CHAIR_BACK_Y[0] - 0.13
    legs = {s: Planted((x + 0.12 * sign(s), y - 0.4), (0, -1, 0.4), FLOOR, (0.1 * sign(s), -1, 0)) for s in SIDES}
    rest = Rest(("hips",), level(SEAT), 0.02)
    step = Step(
        "wall-sit",
        Posture(on_the_seat(), (x, y), KNEES_FORWARD, rest, legs=legs),
        "Sit tall on the chair",
        "A woman sits tall on the chair at the wall, both feet flat on the floor, her hands on her thighs.",
    )
    return [drawn(cast, step)]


def without_the_ball(cast: Cast) -> list[list[Shot]]:
    beside = beside_the_chair(BESIDE_X, 0.13)
    steps = [
        ball_pushed_aside(),
        Step(
            "wall-stand",
            beside,
            "Stand a moment, holding the chair",
            "The woman stands tall beside the chair, one hand on it, the floor before her clear.",
            beside_chair=True,
        ),
    ]
    return [drawn(cast, step) for step in steps]


PUSHED = (-0.26, -0.22, RADIUS)
PUSH_WAY = np.array([-0.8, -0.6, 0.0])  # past the front of the table, where nothing stops the ball


def ball_pushed_aside() -> Step:
    """The weight on the foot by the chair; the other foot slides, its sole on the floor."""
    foot = Planted((-0.135, 0.075), (-0.1, -1, 0.3), FLOOR, (-0.45, -1, 0.0), hinge=(1, -0.2, 0))
    push = replace(beside_the_chair(BESIDE_X, 0.13), legs={"R": foot}, rest=Rest(("foot-L",), FLOOR, 0.0))
    start, end = (np.array(PUSHED) + reach * PUSH_WAY for reach in (0.15, 0.38))
    return Step(
        "ball-aside",
        replace(push, touch={"foot-L": FLOOR}),
        "Push the ball away with a foot",
        "Still holding the chair, the woman stands tall. One foot slides over the floor and pushes the ball away to the side, past the table.",
        ball_at(PUSHED),
        marks=[on_floor(tuple(start), tuple(end))],
        beside_chair=True,
    )
