"""What the pictures of the long back through the day show: the person, the things around them, the words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from drawing import Item, Mark, Paper
from everyday_poses import (
    ankle_on_the_other_knee,
    at_the_sink,
    back_to_the_wall,
    hand_on_the_lower_back,
    holding_a_box,
    reaching_at_chest_height,
    reaching_down_with_a_gripper,
    with_a_shoehorn,
)
from person import KNEES_FORWARD, SIDE_ON_KNEES_BENT
from props import arrow, chair, floor, polygon, ribbon, slab, wall_and_floor
from props3 import block
from skeleton import Vector
from stage import STANDING_VIEW, Actor, Cast, Shot, room_view, shot

TALL = (560.0, 760.0)
LOW = (700.0, 600.0)
ON_ALL_FOURS = (700.0, 440.0)
TALL_SCALE, LOW_SCALE = 385.0, 390.0
FLOOR_AT = 38.0  # units above the sheet's lower edge
ROOM = room_view(24.0, 20.0)


def sheet(size: tuple[float, float], scale: float, middle: float, ground: float) -> Paper:
    """`middle` and `ground` (metres in the picture plane) come to the sheet's middle and its floor."""
    return Paper(scale, size[0] / 2 - scale * middle, size[1] - FLOOR_AT + scale * ground)


def ground_of(actor: Actor) -> float:
    return actor.bottom("foot-L", "foot-R", "leg-L", "leg-R")


def holding(actor: Actor, things: Sequence[Mark]) -> list[Item]:
    """The person with things between body and near arm."""
    items = actor.items()
    at = next(i for i, item in enumerate(items) if getattr(item, "name", "") == "arm-L")
    return [*items[:at], *things, *items[at:]]


def box(paper: Paper, centre: Vector, across: float = 0.3, tall: float = 0.2) -> list[Mark]:
    x, y = centre
    lid = slab(paper, x - across / 2 - 0.01, y + tall / 2 - 0.045, x + across / 2 + 0.01, y + tall / 2, 0.01)
    return [
        Mark("box", "towel", slab(paper, x - across / 2, y - tall / 2, x + across / 2, y + tall / 2, 0.012)),
        Mark("box-lid", "towel", lid),
    ]


def stick(paper: Paper, name: str, kind: str, tail: Vector, tip: Vector, half_width: float) -> Mark:
    return Mark(name, kind, ribbon(paper, np.array([tail, tip], float), half_width))


def alone(
    name: str,
    actor: Actor,
    size: tuple[float, float],
    paper: Paper,
    title: str,
    words: str,
    items: Sequence[Item],
) -> list[Shot]:
    return [shot(name, actor, title, words, size, paper, items)]


def lifting(cast: Cast) -> list[list[Shot]]:
    return [gripper(cast), hold_close(cast)]


def gripper(cast: Cast) -> list[Shot]:
    actor = cast.actor("man", reaching_down_with_a_gripper(), STANDING_VIEW, shoes=True)
    ground = ground_of(actor)
    hand = actor.spot("wrist.L") + np.array([-0.055, -0.06])
    tip = np.array([hand[0] - 0.5, ground + 0.1])
    paper = sheet(TALL, TALL_SCALE, (tip[0] + actor.spot("foot.L")[0]) / 2, ground)
    way = (tip - hand) / np.linalg.norm(tip - hand)
    side = np.array([-way[1], way[0]])
    claws = [
        stick(paper, f"claw-{i}", "metal", tip, tip + 0.09 * way + s * 0.035 * side, 0.008)
        for i, s in enumerate((1, -1))
    ]
    sock = Mark("dropped", "ball", slab(paper, tip[0] - 0.12, ground, tip[0] + 0.02, ground + 0.06, 0.03))
    things = [sock, stick(paper, "gripper", "metal", hand, tip, 0.011), *claws]
    words = "A man stands tall and picks a small thing off the floor with a long gripper. His back stays long."
    return alone(
        "moving-gripper",
        actor,
        TALL,
        paper,
        "A long gripper picks it up",
        words,
        [floor(paper, -3, 3, ground), *things[:1], *holding(actor, things[1:])],
    )


def hold_close(cast: Cast) -> list[Shot]:
    actor = cast.actor("man", holding_a_box(), STANDING_VIEW, shoes=True)
    ground = ground_of(actor)
    centre = actor.spot("wrist.L") + np.array([0.0, 0.0])
    paper = sheet(TALL, TALL_SCALE, actor.spot("foot.L")[0] - 0.05, ground)
    words = "A man stands tall and holds a box close to his body with both hands, elbows by his sides."
    return alone(
        "moving-hold-close",
        actor,
        TALL,
        paper,
        "Stand tall, the box close",
        words,
        [floor(paper, -3, 3, ground), *holding(actor, box(paper, centre))],
    )


def shoes(cast: Cast) -> list[list[Shot]]:
    return [shoehorn(cast), shoe_on_knee(cast)]


def shoehorn(cast: Cast) -> list[Shot]:
    actor = cast.actor("woman", with_a_shoehorn(), STANDING_VIEW, shoes=True, order=SIDE_ON_KNEES_BENT)
    ground = ground_of(actor)
    hand = actor.spot("wrist.L") + np.array([-0.045, -0.065])
    heel = actor.spot("foot.L") + np.array([0.05, -0.02])
    seat = actor.bottom("torso") - ground
    paper = sheet(LOW, LOW_SCALE, actor.spot("root")[0] - 0.1, ground)
    back = float(actor.layer("torso").shape.bounds[2])
    props = [floor(paper, -3, 3, ground), *chair(paper, back + 0.01, ground, seat=seat - 0.025, tall=0.95)]
    horn = stick(paper, "shoehorn", "ball", hand + 0.22 * (hand - heel), heel, 0.013)
    words = "A woman sits tall on a chair and slips her heel into the shoe with a long shoehorn. Her back stays long."
    return alone(
        "moving-shoehorn", actor, LOW, paper, "A long shoehorn, sitting tall", words, [*props, *holding(actor, [horn])]
    )


def shoe_on_knee(cast: Cast) -> list[Shot]:
    actor = cast.actor("woman", ankle_on_the_other_knee(), ROOM, shoes=True, order=KNEES_FORWARD)
    low = float(actor.posed.vertices[:, 2].min())
    seat = float(actor.posed.joint("root")[2]) - 0.1
    paper = Paper(LOW_SCALE, 350.0, 560.0 + LOW_SCALE * float(ROOM.flat(np.array([[0.0, -0.4, low]]))[0, 1]))
    stool = [
        *block(ROOM, paper, "chair-back", (-0.24, 0.24), (0.27, 0.31), (low, seat + 0.5), "wood", "wood"),
        *block(ROOM, paper, "chair-seat", (-0.24, 0.24), (-0.2, 0.27), (seat - 0.05, seat), "wood", "wood"),
        *[
            m
            for i, (a, b) in enumerate(((-0.24, 0.22), (0.2, 0.22), (-0.24, -0.2), (0.2, -0.2)))
            for m in block(
                ROOM, paper, f"chair-leg-{i}", (a, a + 0.04), (b, b + 0.04), (low, seat - 0.05), "wood", "wood"
            )
        ],
    ]
    words = "A woman sits tall on a chair, one ankle on the other knee, both hands at her shoe. The foot has come up to her; her back stays long."
    return alone("moving-shoe-on-knee", actor, LOW, paper, "The foot comes up to you", words, [*stool, *actor.items()])


def sink(cast: Cast) -> list[list[Shot]]:
    actor = cast.actor("man", at_the_sink(), STANDING_VIEW, shoes=True, order=SIDE_ON_KNEES_BENT)
    ground = actor.bottom("foot-R")
    shelf = actor.bottom("foot-L")
    front = float(actor.layer("torso").shape.bounds[0])
    hand = actor.spot("wrist.L")
    top = float(hand[1]) + 0.03
    edge = float(hand[0]) + 0.13
    paper = sheet(TALL, TALL_SCALE, front + 0.02, ground)
    props = [
        floor(paper, -3, 3, ground),
        Mark("cupboard", "wall", slab(paper, edge - 0.75, ground, edge, top - 0.05, 0.005)),
        Mark("shelf", "wood", slab(paper, edge - 0.75, shelf - 0.035, edge + 0.0, shelf, 0.005)),
        Mark(
            "tap",
            "metal",
            polygon(
                paper,
                [
                    (edge - 0.5, top),
                    (edge - 0.5, top + 0.27),
                    (edge - 0.29, top + 0.27),
                    (edge - 0.29, top + 0.2),
                    (edge - 0.32, top + 0.2),
                    (edge - 0.32, top + 0.24),
                    (edge - 0.46, top + 0.24),
                    (edge - 0.46, top),
                ],
            ),
        ),
    ]
    bowl = [
        Mark("worktop", "wood", slab(paper, edge - 0.78, top - 0.05, edge + 0.02, top, 0.008)),
        Mark("sink", "bed", slab(paper, edge - 0.42, top - 0.14, edge - 0.06, top - 0.01, 0.02)),
    ]
    words = "A man stands close to the sink, one foot on the low shelf. He comes over the sink from his hips, with a long back."
    return [alone("moving-sink", actor, TALL, paper, "One foot up at the sink", words, [*props, *bowl, *actor.items()])]


def cough(cast: Cast) -> list[list[Shot]]:
    return [cough_hand(cast), cough_wall(cast)]


def cough_hand(cast: Cast) -> list[Shot]:
    actor = cast.actor("woman", hand_on_the_lower_back(), STANDING_VIEW, shoes=True)
    ground = ground_of(actor)
    paper = sheet(TALL, TALL_SCALE, actor.spot("foot.L")[0], ground)
    words = "A woman stands tall. One hand lies firmly on her lower back, the other is before her mouth."
    return alone(
        "moving-cough-hand",
        actor,
        TALL,
        paper,
        "A hand on the lower back",
        words,
        [floor(paper, -3, 3, ground), *actor.items()],
    )


PRESSED_METRES = 1.1  # above the floor: the middle of the back, below the elbow of the arm before it


def cough_wall(cast: Cast) -> list[Shot]:
    actor = cast.actor("man", back_to_the_wall(), STANDING_VIEW, shoes=True)
    ground = ground_of(actor)
    wall = max(float(actor.layer(name).shape.bounds[2]) for name in ("hair", "torso", "leg-L")) - 0.004
    paper = sheet(TALL, TALL_SCALE, actor.spot("foot.L")[0], ground)
    words = "A man stands tall, one hand before his mouth, and presses his back against a wall, as the arrow shows."
    pressed = ground + PRESSED_METRES
    press = arrow(paper, (wall - 0.24, pressed), (wall - 0.02, pressed), 0.05)
    return alone(
        "moving-cough-wall",
        actor,
        TALL,
        paper,
        "The back against a wall",
        words,
        [*wall_and_floor(paper, wall, ground, -3, 3, 3), *actor.items(), press],
    )


def reaching(cast: Cast) -> list[list[Shot]]:
    actor = cast.actor("woman", reaching_at_chest_height(), STANDING_VIEW, shoes=True)
    ground = ground_of(actor)
    hand = actor.spot("wrist.L") + np.array([-0.08, 0.02])
    paper = sheet(TALL, TALL_SCALE, actor.spot("foot.L")[0] - 0.25, ground)
    front = hand[0] + 0.09
    boards = [hand[1] - 0.11 + d for d in (-0.75, -0.38, 0.0, 0.38)]
    shelves = [
        Mark("shelf-back", "wall", slab(paper, front - 0.42, ground, front - 0.02, boards[-1] + 0.34, 0.005)),
        *[
            Mark(f"shelf-{i}", "wood", slab(paper, front - 0.42, y - 0.03, front, y, 0.005))
            for i, y in enumerate(boards)
        ],
    ]
    pot = box(paper, (hand[0] - 0.02, hand[1] - 0.01), 0.18, 0.2)
    words = "A woman stands close to a shelf and takes a box at the height of her chest with both hands."
    return [
        alone(
            "moving-reach",
            actor,
            TALL,
            paper,
            "Close to the shelf, both hands",
            words,
            [floor(paper, -3, 3, ground), *shelves, *holding(actor, pot)],
        )
    ]
