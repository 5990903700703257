"""What the pictures of the long back through the day show: the person, the things around them, the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from bedside import shade
from drawing import Item, Mark, Paper
from everyday_poses import (
    HOLDING_CLOSE,
    ankle_on_the_other_knee,
    at_the_sink,
    back_to_the_wall,
    both_knees,
    facing,
    far_hand_on_a_seat,
    hand_on_the_lower_back,
    hands_and_knees,
    holding_a_box,
    on_the_seat,
    one_knee,
    reaching_at_chest_height,
    reaching_down_with_a_gripper,
    smoothing,
    with_a_shoehorn,
)
from person import FACE_ON, KNEES_FORWARD, SIDE_ON, SIDE_ON_KNEES_BENT
from poses import BED_TOP, STANDING
from postures import BED, Posture, beside_the_ear, knees_bent, on_the_back, on_the_side, pushed_up
from props import chair, curved_arrow, floor, polygon, ribbon, slab, wall_and_floor
from props3 import block
from resting import On, gap_mm, own
from skeleton import Pose, Vector, forward
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
    return [gripper(cast), lift_kneel(cast), hold_close(cast)]


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


def lift_kneel(cast: Cast) -> list[Shot]:
    actor = cast.actor("man", one_knee(HOLDING_CLOSE, 8.0), STANDING_VIEW, shoes=True, order=SIDE_ON_KNEES_BENT)
    ground = ground_of(actor)
    centre = actor.spot("wrist.L") + np.array([0.0, 0.0])
    paper = sheet(LOW, LOW_SCALE, actor.spot("root")[0] - 0.05, ground)
    words = "A man kneels on one knee with a long back and holds a box close to his body, on his thigh."
    return alone(
        "moving-lift-kneel",
        actor,
        LOW,
        paper,
        "On one knee, the box close",
        words,
        [floor(paper, -3, 3, ground), *holding(actor, box(paper, centre))],
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


def bed_kneel(cast: Cast) -> list[list[Shot]]:
    actor = cast.actor("woman", both_knees(smoothing(), 14.0), STANDING_VIEW, order=SIDE_ON)
    ground = ground_of(actor)
    top = float(actor.spot("wrist.L")[1]) - 0.035
    edge = float(actor.spot("root")[0]) - 0.22
    paper = sheet(LOW, LOW_SCALE, edge + 0.05, ground)
    bed = [
        Mark("bed-leg", "wood", slab(paper, edge - 0.1, ground, edge - 0.04, ground + 0.2, 0.005)),
        Mark("bed-frame", "wood", slab(paper, edge - 3, ground + 0.14, edge + 0.01, ground + 0.24, 0.012)),
        Mark("mattress", "bed", slab(paper, edge - 3, ground + 0.22, edge, top - 0.02, 0.05)),
        Mark("blanket", "towel", slab(paper, edge - 3, top - 0.05, edge + 0.02, top, 0.02)),
    ]
    words = "A woman kneels beside the bed with a long back and smooths the blanket near her with both hands."
    return [
        alone(
            "moving-bed-kneel",
            actor,
            LOW,
            paper,
            "Kneel beside the bed",
            words,
            [floor(paper, -3, 3, ground), *bed, *actor.items()],
        )
    ]


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


def cough_wall(cast: Cast) -> list[Shot]:
    actor = cast.actor("man", back_to_the_wall(), STANDING_VIEW, shoes=True)
    ground = ground_of(actor)
    wall = max(float(actor.layer(name).shape.bounds[2]) for name in ("torso", "leg-L")) - 0.004
    paper = sheet(TALL, TALL_SCALE, actor.spot("foot.L")[0], ground)
    words = "A man stands tall with his back against a wall, one hand before his mouth."
    return alone(
        "moving-cough-wall",
        actor,
        TALL,
        paper,
        "The back against a wall",
        words,
        [*wall_and_floor(paper, wall, ground, -3, 3, 3), *actor.items()],
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


def kneeling(cast: Cast) -> list[list[Shot]]:
    return [
        beside_a_chair(
            cast,
            "moving-kneel-chair",
            one_knee(far_hand_on_a_seat()),
            "On one knee, a hand on the chair",
            "A man kneels on one knee with a long back, the other foot flat on the floor, one hand on the seat of a steady chair.",
        ),
        beside_a_chair(
            cast,
            "moving-kneel-tall",
            both_knees(far_hand_on_a_seat()),
            "Kneel tall, a hand on the chair",
            "A man kneels tall on both knees, one hand on the seat of a steady chair.",
        ),
        beside_a_chair(
            cast,
            "moving-lift-down",
            one_knee(far_hand_on_a_seat()),
            "Down on one knee, close to the box",
            "A man kneels on one knee close to a box on the floor, his back long, one hand on the seat of a steady chair.",
            with_a_box=True,
        ),
        from_the_hips(cast),
    ]


BESIDE = room_view(52.0, 16.0)


def beside_a_chair(
    cast: Cast, name: str, pose: Pose, title: str, words: str, *, with_a_box: bool = False
) -> list[Shot]:
    actor = cast.actor("man", pose, BESIDE, shoes=True, order=ON_ONE_KNEE)
    low = float(actor.posed.vertices[:, 2].min())
    hand = actor.posed.joint("wrist.R")
    seat = float(hand[2]) - 0.035
    paper = Paper(360.0, 395.0, 500.0 + 360.0 * low)
    front = box_on_the_floor(paper, low) if with_a_box else []
    items = [*chair_beside(paper, hand, low, seat), *actor.items(), *front]
    return alone(name, actor, LOW, paper, title, words, items)


def box_on_the_floor(paper: Paper, low: float) -> list[Mark]:
    return block(BESIDE, paper, "box", (0.12, 0.4), (-0.52, -0.24), (low, low + 0.18), "towel", "towel")


def chair_beside(paper: Paper, hand: Vector, low: float, seat: float) -> list[Mark]:
    """A steady chair whose seat lies under the hand, its back away from the person."""
    x, y = (hand[0] - 0.34, hand[0] + 0.08), (hand[1] - 0.26, hand[1] + 0.16)

    def part(name: str, along: Vector, across: Vector, z: Vector) -> list[Mark]:
        return block(BESIDE, paper, f"chair-{name}", tuple(along), tuple(across), tuple(z), "wood", "wood")

    corners = [(x[0], y[1] - 0.04), (x[1] - 0.04, y[1] - 0.04), (x[0], y[0]), (x[1] - 0.04, y[0])]
    legs = [m for i, (a, b) in enumerate(corners) for m in part(f"leg-{i}", (a, a + 0.04), (b, b + 0.04), (low, seat))]
    return [*part("back", (x[0], x[0] + 0.04), y, (seat, seat + 0.45)), *legs, *part("seat", x, y, (seat - 0.04, seat))]


def from_the_hips(cast: Cast) -> list[Shot]:
    actor = cast.actor("man", hands_and_knees(), STANDING_VIEW, shoes=True, order=SIDE_ON)
    ground = ground_of(actor)
    paper = sheet(ON_ALL_FOURS, LOW_SCALE, actor.spot("root")[0] - 0.12, ground)
    words = "A man is on his hands and knees. He has come down from his hips; his back is long and level, his neck in line with it."
    return alone(
        "moving-floor-hand",
        actor,
        ON_ALL_FOURS,
        paper,
        "From the hips, hands on the floor",
        words,
        [floor(paper, -3, 3, ground), *actor.items()],
    )


CAR_SEAT = 0.5
ON_ONE_KNEE = ("head", "torso", "far arm", "near leg", "far leg", "near arm")
ON_THE_MAT = (760.0, 460.0)


def car(cast: Cast) -> list[list[Shot]]:
    stand = car_shot(
        cast,
        "moving-car-stand",
        STANDING,
        (0.0, -0.22),
        FACE_ON,
        "Back to the seat",
        "A woman stands tall with her back to the seat of a car. The backs of her knees touch it.",
        [],
    )
    sit = car_shot(
        cast,
        "moving-car-sit",
        on_the_seat(),
        (0.0, 0.1),
        KNEES_FORWARD,
        "Sit first, feet outside",
        "A woman sits tall on the seat of a car, facing out of the door, both feet still on the ground.",
        [],
    )
    turned = car_shot(
        cast,
        "moving-car-turned",
        facing(on_the_seat(), -90.0),
        (0.12, 0.27),
        SIDE_ON_KNEES_BENT,
        "Turn in one piece",
        "She has turned to the front of the car in one piece, shoulders, hips and both legs together.",
        [curved_arrow(CAR_PAPER, (0.02, 0.62), (0.36, 0.15), 300, 200, 0.05)],
    )
    return [stand, sit, turned]


CAR_SIZE = (680.0, 700.0)
CAR_PAPER = Paper(370.0, 385.0, 640.0)


def car_shot(
    cast: Cast,
    name: str,
    pose: Pose,
    at: tuple[float, float],
    order: Sequence[str],
    title: str,
    words: str,
    marks: Sequence[Mark],
) -> list[Shot]:
    loose = cast.actor("woman", pose, ROOM, shoes=True, order=order)
    low = float(loose.posed.vertices[:, 2].min())
    lift = -low if pose is STANDING else CAR_SEAT + 0.1
    actor = cast.actor("woman", pose, ROOM, shoes=True, order=order, place=(*at, lift))
    return alone(name, actor, CAR_SIZE, CAR_PAPER, title, words, [*car_inside(), *actor.items(), *marks])


def car_inside() -> list[Item]:
    def part(
        name: str, x: tuple[float, float], y: tuple[float, float], z: tuple[float, float], kind: str
    ) -> list[Mark]:
        return block(ROOM, CAR_PAPER, name, x, y, z, kind, f"{kind}-side" if kind == "bed" else kind)

    return [
        *part("car-floor", (-0.85, 0.55), (0.0, 0.75), (0.03, 0.11), "wall"),
        *part("dashboard", (-0.85, -0.67), (0.0, 0.75), (0.11, 0.8), "wall"),
        steering_wheel(),
        *part("seat", (-0.24, 0.32), (0.0, 0.55), (0.11, CAR_SEAT), "bed"),
        *part("seat-back", (0.3, 0.44), (0.03, 0.52), (0.11, 1.02), "bed"),
        *part("head-rest", (0.32, 0.42), (0.15, 0.4), (1.04, 1.24), "bed"),
    ]


def steering_wheel() -> Mark:
    t = np.linspace(0, 2 * np.pi, 40)
    ring = np.column_stack([-0.5 - 0.07 * np.sin(t), 0.29 + 0.17 * np.cos(t), 0.8 + 0.17 * np.sin(t)])
    return Mark("steering-wheel", "metal", ribbon(CAR_PAPER, ROOM.flat(ring), 0.013), line=False)


# A mat is looked at where a bed's top would be: who lies on it, lies as on a bed.
MAT_MIDDLE = (0.08, 0.62)


def on_the_mat(cast: Cast) -> list[list[Shot]]:
    return [
        mat_shot(
            cast,
            "moving-floor-side",
            on_the_floor(on_the_side(MAT_MIDDLE, R=beside_the_ear()), 0.055),
            "On the side, in one line",
            "A man lies on his side on a mat, his lower arm on the mat beside his ear, his head on it, his bent knees one on the other, his spine in one straight line.",
            {"head": own("elbow-R", "forearm-R", "hand-R")},
        ),
        mat_shot(
            cast,
            "moving-floor-back",
            on_the_floor(tilted(knees_bent(on_the_back(MAT_MIDDLE)), 5.0), 0.02),
            "On the back, knees bent",
            "A man lies on his back on a mat, knees bent, feet flat, arms by his sides.",
            {"head": BED},
        ),
        mat_shot(
            cast,
            "moving-floor-push",
            pushed_up(MAT_MIDDLE),
            "Push up with the arms",
            "A man pushes himself up from his side with his forearm and his other hand on the mat. Head, back and hips stay in one line; his bent legs lie on the mat.",
            {},
        ),
    ]


def on_the_floor(posture: Posture, sink: float) -> Posture:
    """As on a bed, pressed down by `sink` metres."""
    return replace(posture, rest=replace(posture.rest, sink=sink))


def tilted(posture: Posture, deg: float) -> Posture:
    """Without a pillow the hips carry as much as the upper back."""
    return replace(posture, pose=replace(posture.pose, root=posture.pose.root @ forward(deg)))


def mat_shot(cast: Cast, name: str, posture: Posture, title: str, words: str, carries: Mapping[str, On]) -> list[Shot]:
    paper = Paper(300.0, 340.0, 330.0 + 300.0 * float(ROOM.flat(np.array([[0.0, 0.0, BED_TOP]]))[0, 1]))
    actor = cast.resting("man", posture, ROOM)
    carried = {part: gap_mm(actor.posed, part, on) for part, on in carries.items()}
    actor = replace(actor, touches={**actor.touches, **carried})
    mat = block(ROOM, paper, "mat", (-1.1, 1.12), (0.0, 1.05), (BED_TOP - 0.03, BED_TOP), "bed", "bed-side")
    on_mat = shade(actor, ROOM, x=(-1.1, 1.12), y=(0.0, 1.05))
    return alone(name, actor, ON_THE_MAT, paper, title, words, [*mat, *on_mat, *actor.items()])
