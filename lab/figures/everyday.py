"""What the pictures of the long back through the day show: the person, the things around them, the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from bedside import shade
from drawing import Item, Mark, Paper
from everyday_poses import (
    ankle_on_the_other_knee,
    at_the_sink,
    back_to_the_wall,
    brushing_at_the_sink,
    down_to_a_light_thing,
    hand_on_the_lower_back,
    holding_a_box,
    on_the_seat,
    reaching_down_with_a_gripper,
    taking_from_a_shelf,
    with_a_shoehorn,
)
from outlines import soften
from person import FROM_BEHIND_ON, SIDE_ON_KNEES_BENT, Layer
from postures import FLAT, FLOOR, Posture
from props import arrow, chair, floor, polygon, ribbon, slab, wall_and_floor
from props3 import block, face
from resting import Carried, On, Planted, Rest, highest, level, own
from scenes import back_rule, bent_at_the_hips
from shapely import Polygon
from skeleton import LEFTWARD, Side, Vector
from stage import STANDING_VIEW, Actor, Cast, Shot, room_view, shot

TALL = (560.0, 760.0)
LOW = (700.0, 600.0)
TALL_SCALE, LOW_SCALE = 385.0, 390.0
FLOOR_AT = 38.0  # units above the sheet's lower edge
ROOM = room_view(24.0, 20.0)


def sheet(size: tuple[float, float], scale: float, middle: float, ground: float) -> Paper:
    """`middle` and `ground` (metres in the picture plane) come to the sheet's middle and its floor."""
    return Paper(scale, size[0] / 2 - scale * middle, size[1] - FLOOR_AT + scale * ground)


def ground_of(actor: Actor) -> float:
    return actor.bottom("foot-L", "foot-R", "leg-L", "leg-R")


def holding(actor: Actor, things: Sequence[Item]) -> list[Item]:
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
    return [gripper(cast), light_thing(cast), hold_close(cast)]


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


def light_thing(cast: Cast) -> list[Shot]:
    actor = bent_at_the_hips(cast, down_to_a_light_thing())
    ground = ground_of(actor)
    hand, rests = actor.spot("wrist.L") + np.array([-0.01, -0.07]), actor.spot("wrist.R")
    paper = sheet(LOW, LOW_SCALE, actor.spot("root")[0] - 0.3, ground)
    seat = chair(paper, rests[0] - 0.4, ground, facing=1.0, seat=rests[1] - 0.06 - ground, tall=0.95)
    words = "A man has bent knees and hips with a straight back, one hand flat on the seat of a steady chair. The other hand takes a light bag by its long handles; it stands close to his feet. A rule along his back shows how straight it is."
    return alone(
        "moving-lift-light",
        actor,
        LOW,
        paper,
        "A light thing: bend knees and hips",
        words,
        [floor(paper, -3, 3, ground), *seat, *holding(actor, bag(paper, hand, ground)), back_rule(actor, paper)],
    )


def bag(paper: Paper, handle: Vector, ground: float, half: float = 0.11, tall: float = 0.19) -> list[Mark]:
    x, y = handle
    turns = np.linspace(0.0, np.pi, 15)
    loop = np.column_stack([x + 0.07 * np.cos(turns), ground + tall + (y - ground - tall) * np.sin(turns)])
    return [
        Mark("bag-handle", "metal", ribbon(paper, loop, 0.007)),
        Mark("bag", "towel", slab(paper, x - half, ground, x + half, ground + tall, 0.02)),
    ]


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
    return [sitting_tall(cast), shoehorn(cast), shoe_on_knee(cast)]


def sitting_tall(cast: Cast) -> list[Shot]:
    actor = cast.actor("woman", on_the_seat(), STANDING_VIEW, order=SIDE_ON_KNEES_BENT)
    ground = ground_of(actor)
    paper = sheet(LOW, 0.88 * LOW_SCALE, actor.spot("root")[0] - 0.1, ground)
    behind, seat = float(actor.layer("torso").shape.bounds[2]) + 0.01, actor.bottom("torso") - ground - 0.025
    crown = actor.layer("hair").shape.bounds
    middle = (crown[0] + crown[2]) / 2
    grow = arrow(paper, (middle, crown[3] + 0.02), (middle, crown[3] + 0.13), 0.05)
    around = [floor(paper, -3, 3, ground), *chair(paper, behind, ground, seat=seat, tall=0.95)]
    words = "A woman sits tall on a firm chair, both feet in socks flat on the floor, her hands on her thighs, her back long."
    return alone(
        "moving-shoe-sit", actor, LOW, paper, "Sit tall on a firm chair", words, [*around, *actor.items(), grow]
    )


def shoehorn(cast: Cast) -> list[Shot]:
    words = "A woman sits tall on a chair and slips her heel into the shoe with a long shoehorn. Her back stays long."
    return into_a_shoe(cast, "moving-shoehorn", "A long shoehorn, sitting tall", words)


def into_a_shoe(cast: Cast, name: str, title: str, words: str, *, at_a_wall: bool = False) -> list[Shot]:
    actor = cast.actor("woman", with_a_shoehorn(), STANDING_VIEW, shoes=True, order=SIDE_ON_KNEES_BENT)
    ground = ground_of(actor)
    hand = actor.spot("wrist.L") + np.array([-0.045, -0.065])
    heel = actor.spot("foot.L") + np.array([0.05, -0.02])
    paper = sheet(LOW, LOW_SCALE, actor.spot("root")[0] - 0.1, ground)
    behind = float(actor.layer("torso").shape.bounds[2]) + 0.01
    seat = actor.bottom("torso") - ground - 0.025
    around = wall_and_floor(paper, behind + 0.06, ground, -3, 3, 3) if at_a_wall else [floor(paper, -3, 3, ground)]
    horn = stick(paper, "shoehorn", "ball", hand + 0.22 * (hand - heel), heel, 0.013)
    items = [*around, *chair(paper, behind, ground, seat=seat, tall=0.95), *holding(actor, [horn])]
    return alone(name, actor, LOW, paper, title, words, items)


# From her right side, nearly level: the shoe that lies on the knee is seen in all its length, which from before was a stump.
BESIDE_HER = room_view(-76.0, 9.0)
SHOE_SCALE, SHOE_X, SHOE_Y = 405.0, 210.0, 558.0
SEAT, SEAT_X, SEAT_Y = 0.46, (-0.21, 0.21), (-0.2, 0.24)


def shoe_on_knee(cast: Cast) -> list[Shot]:
    actor = cast.resting("woman", foot_on_the_knee(), BESIDE_HER, shoes=True)
    actor = shoe_before_knee(actor)
    paper = Paper(SHOE_SCALE, SHOE_X, SHOE_Y)
    words = "A woman sits tall on a chair, one ankle on the other knee, both hands at her shoe. The foot has come up to her; her back stays long."
    return alone(
        "moving-shoe-on-knee",
        actor,
        LOW,
        paper,
        "The foot comes up to you",
        words,
        [
            *ground_beside(paper),
            *chair_beside_her(paper),
            *shade(actor, BESIDE_HER, 0.0, (-1.0, 1.0), (-1.2, 0.6)),
            *actor.items(),
            *laces(actor, paper),
        ],
    )


def laces(actor: Actor, paper: Paper) -> list[Mark]:
    """Three across the instep, by which a shoe is known for one that is tied."""
    x0, _, x1, y1 = actor.layer("foot-L").shape.bounds
    at = [(x0 + share * (x1 - x0), y1 - down) for share, down in ((0.5, 0.022), (0.6, 0.018), (0.7, 0.017))]
    return [
        Mark(
            f"lace-{i}",
            "sole",
            ribbon(paper, np.array([(x - 0.012, y - 0.02), (x + 0.012, y + 0.012)]), 0.004),
            line=False,
        )
        for i, (x, y) in enumerate(at)
    ]


def ground_beside(paper: Paper) -> list[Item]:
    corners = [(-0.7, -1.05, 0.0), (0.7, -1.05, 0.0), (0.7, 0.5, 0.0), (-0.7, 0.5, 0.0)]
    return [face(BESIDE_HER, paper, "floor", "floor", corners, line=False)]


def chair_beside_her(paper: Paper) -> list[Mark]:
    """Its back behind her, from the seat up; four legs."""

    def part(name: str, x: Vector, y: Vector, z: Vector) -> list[Mark]:
        return block(BESIDE_HER, paper, f"chair-{name}", (x[0], x[1]), (y[0], y[1]), (z[0], z[1]), "wood", "wood")

    spots = [(x, y) for x in (SEAT_X[1] - 0.04, SEAT_X[0]) for y in (SEAT_Y[1], SEAT_Y[0])]
    legs = [m for i, (x, y) in enumerate(spots) for m in part(f"leg-{i}", (x, x + 0.04), (y, y + 0.04), (0.0, SEAT))]
    back = part("back", SEAT_X, (SEAT_Y[1], SEAT_Y[1] + 0.04), (SEAT, SEAT + 0.45))
    return [*legs, *back, *part("seat", SEAT_X, (SEAT_Y[0], SEAT_Y[1] + 0.04), (SEAT - 0.04, SEAT))]


def foot_on_the_knee() -> Posture:
    """Sitting tall, the left ankle on the right thigh, a hand at each end of its shoe."""
    pose = ankle_on_the_other_knee()
    knee = Planted((-0.15, -0.3), (1, -0.35, -0.1), own("leg-R"), (-0.1, -1, 0.12), (-0.25, 0, -1), (-0.1, 0, -1))
    stands = Planted((-0.13, -0.42), (0, -1, 0.2), FLOOR, (-0.05, -1, 0), hinge=LEFTWARD)
    arms: dict[Side, Carried] = {
        "L": Planted((-0.06, -0.42), (1, 0.3, -0.6), at_the_shoe(), (-0.5, -0.6, -0.5), FLAT),
        "R": Planted((-0.22, -0.26), (-0.6, 0.5, -0.6), at_the_shoe(), (0.35, -0.9, -0.2), FLAT),
    }
    rest = Rest(("hips",), level(SEAT), 0.02)
    return Posture(pose, (0.0, 0.06), SIDE_ON_KNEES_BENT, rest, arms=arms, legs={"R": stands, "L": knee})


def at_the_shoe() -> On:
    """The shoe from above; beside it there is nothing for a while."""
    return highest(own("foot-L"), level(SEAT))


def shoe_before_knee(actor: Actor) -> Actor:
    """The shoe that lies on the knee is nearer than the thigh under it; the hands are at it."""
    foot = replace(actor.layer("foot-L"), far=False)
    rest = [layer for layer in actor.layers if layer.name != "foot-L"]
    at = next(i for i, layer in enumerate(rest) if layer.name == "arm-R")
    return replace(actor, layers=[*rest[:at], foot, *rest[at:]])


def sink(cast: Cast) -> list[list[Shot]]:
    return [foot_up(cast), teeth(cast)]


def foot_up(cast: Cast) -> list[Shot]:
    actor = cast.actor("man", at_the_sink(), STANDING_VIEW, shoes=True, order=SIDE_ON_KNEES_BENT)
    ground, hand = actor.bottom("foot-R"), actor.spot("wrist.L")
    paper = sheet(TALL, TALL_SCALE, float(actor.layer("torso").shape.bounds[0]) + 0.02, ground)
    props = sink_and_tap(paper, ground, hand[0] + 0.13, hand[1] + 0.03, actor.bottom("foot-L"))
    words = "A man stands close to the sink, one foot on the low shelf. He comes over the sink from his hips, with a long back."
    return alone("moving-sink", actor, TALL, paper, "One foot up at the sink", words, [*props, *actor.items()])


def teeth(cast: Cast) -> list[Shot]:
    actor = bent_at_the_hips(cast, brushing_at_the_sink())
    ground, hand = ground_of(actor), actor.spot("wrist.L")
    paper = sheet(TALL, TALL_SCALE, float(actor.layer("torso").shape.bounds[0]) + 0.02, ground)
    props = sink_and_tap(paper, ground, hand[0] - 0.02, hand[1] - 0.035, ground + 0.12)
    holds, mouth = actor.spot("wrist.R") + np.array([-0.02, 0.07]), actor.spot("eye.R") + np.array([0.0, -0.07])
    brush = stick(paper, "toothbrush", "screen", holds, mouth, 0.007)
    words = "A man brushes his teeth at the sink. One hand rests on its edge, his knees are bent, and he comes a little forward from his hips with a long back. A rule along his back shows how straight it is."
    return alone(
        "moving-sink-teeth",
        actor,
        TALL,
        paper,
        "Knees bent, one hand on the edge",
        words,
        [*props, *actor.items(), brush, back_rule(actor, paper)],
    )


def sink_and_tap(paper: Paper, ground: float, edge: float, top: float, shelf: float) -> list[Mark]:
    """Its front and its upper edge at (`edge`, `top`), a low shelf below."""
    spout = [(0.5, 0.0), (0.5, 0.27), (0.29, 0.27), (0.29, 0.2), (0.32, 0.2), (0.32, 0.24), (0.46, 0.24), (0.46, 0.0)]
    return [
        floor(paper, -3, 3, ground),
        Mark("cupboard", "wall", slab(paper, edge - 0.75, ground, edge, top - 0.05, 0.005)),
        Mark("shelf", "wood", slab(paper, edge - 0.75, shelf - 0.035, edge + 0.0, shelf, 0.005)),
        Mark("tap", "metal", polygon(paper, [(edge - back, top + up) for back, up in spout])),
        Mark("worktop", "wood", slab(paper, edge - 0.78, top - 0.05, edge + 0.02, top, 0.008)),
        Mark("sink", "bed", slab(paper, edge - 0.42, top - 0.14, edge - 0.06, top - 0.01, 0.02)),
    ]


def cough(cast: Cast) -> list[list[Shot]]:
    return [cough_hand(cast), cough_wall(cast)]


FROM_BEHIND = room_view(118.0, 0.0)  # the whole lower back is seen, and the face from the side


def cough_hand(cast: Cast) -> list[Shot]:
    actor = cast.actor("man", hand_on_the_lower_back(), FROM_BEHIND, shoes=True, order=FROM_BEHIND_ON)
    ground, (lips, low) = ground_of(actor), before_the_mouth(actor)
    mouth = (lips - 0.018, low)
    paper = sheet(TALL, TALL_SCALE, actor.spot("foot.L")[0], ground)
    words = "A man stands tall and coughs into a handkerchief. His other hand lies firmly on his lower back; shoulders and hips face the same way."
    return alone(
        "moving-cough-hand",
        actor,
        TALL,
        paper,
        "A hand on the lower back",
        words,
        [floor(paper, -3, 3, ground), *holding(actor, handkerchief(mouth)), *puffs(paper, mouth)],
    )


def before_the_mouth(actor: Actor) -> Vector:
    """At the lips of somebody who faces left."""
    left, low, _, high = actor.layer("head").shape.bounds
    return (left + 0.005, low + 0.3 * (high - low))


def handkerchief(middle: Vector) -> list[Item]:
    """Held over mouth and nose, its corners hanging down."""
    x, y = middle
    rim = [(0.03, 0.035), (0.0, 0.055), (-0.04, 0.05), (-0.075, 0.015), (-0.09, -0.07), (-0.055, -0.055)]
    rim += [(-0.03, -0.105), (-0.005, -0.06), (0.035, -0.085), (0.04, -0.03)]
    return [Layer("handkerchief", "pillow", soften(Polygon([(x + a, y + b) for a, b in rim])))]


def puffs(paper: Paper, middle: Vector) -> list[Mark]:
    """What is heard of a cough: short strokes away from it."""
    ways = [np.array([np.cos(t), np.sin(t)]) for t in np.radians((135.0, 158.0, 181.0))]
    at = np.array(middle)
    return [
        Mark(f"cough-{i}", "metal", ribbon(paper, np.array([at + 0.14 * way, at + 0.2 * way]), 0.005), line=False)
        for i, way in enumerate(ways)
    ]


PRESSED_METRES = 1.1  # above the floor: the middle of the back, below the elbow of the arm before it


def cough_wall(cast: Cast) -> list[Shot]:
    actor = cast.actor("man", back_to_the_wall(), STANDING_VIEW, shoes=True)
    ground, mouth = ground_of(actor), before_the_mouth(actor)
    wall = max(float(actor.layer(name).shape.bounds[2]) for name in ("hair", "torso", "leg-L")) - 0.004
    paper = sheet(TALL, TALL_SCALE, actor.spot("foot.L")[0], ground)
    words = "A man stands tall, coughs into a handkerchief, and presses his back against a wall, as the arrow shows."
    pressed = ground + PRESSED_METRES
    press = arrow(paper, (wall - 0.24, pressed), (wall - 0.02, pressed), 0.05)
    return alone(
        "moving-cough-wall",
        actor,
        TALL,
        paper,
        "The back against a wall",
        words,
        [
            *wall_and_floor(paper, wall, ground, -3, 3, 3),
            *holding(actor, handkerchief(mouth)),
            *puffs(paper, mouth),
            press,
        ],
    )


A_LITTLE_FROM_BEHIND = room_view(108.0, 0.0)  # feet that stand apart are seen to


def reaching(cast: Cast) -> list[list[Shot]]:
    actor = cast.actor("woman", taking_from_a_shelf(), A_LITTLE_FROM_BEHIND, shoes=True)
    ground = ground_of(actor)
    hand = actor.spot("wrist.L") + np.array([-0.08, 0.02])
    paper = sheet(TALL, TALL_SCALE, actor.spot("foot.L")[0] - 0.2, ground)
    front, board = hand[0] + 0.05, hand[1] - 0.11
    words = "A woman stands close to a shelf, feet apart, elbows near her body, and takes one box with both hands. All things lie on the boards between hip and shoulder; above and below the shelf is empty."
    return [
        alone(
            "moving-reach",
            actor,
            TALL,
            paper,
            "Close to the shelf, both hands",
            words,
            [
                floor(paper, -3, 3, ground),
                *shelf(paper, front, ground, board),
                *holding(actor, box(paper, (hand[0] - 0.02, hand[1] - 0.01), 0.18, 0.2)),
            ],
        )
    ]


BOARDS_METRES = (-0.5, -0.2, 0.0, 0.28, 0.54)  # of a shelf, over that at the height of the elbows


def shelf(paper: Paper, front: float, ground: float, board: float) -> list[Mark]:
    """Its boards end at `front`, one of them at the height `board`; what is used each day lies there and one below."""
    back, boards = front - 0.45, [board + over for over in BOARDS_METRES]
    low = boards[1]
    return [
        Mark("shelf-back", "wall", slab(paper, back, ground, front - 0.02, boards[-1] + 0.02, 0.005)),
        Mark("pot", "device", slab(paper, back + 0.1, low, back + 0.34, low + 0.13, 0.02)),
        Mark("pot-lid", "metal", slab(paper, back + 0.08, low + 0.12, back + 0.36, low + 0.15, 0.01)),
        Mark("jar", "screen", slab(paper, back + 0.06, board, back + 0.16, board + 0.18, 0.02)),
        Mark("jar-lid", "metal", slab(paper, back + 0.065, board + 0.17, back + 0.155, board + 0.2, 0.006)),
        *[Mark(f"shelf-{i}", "wood", slab(paper, back, y - 0.03, front, y, 0.005)) for i, y in enumerate(boards)],
    ]
