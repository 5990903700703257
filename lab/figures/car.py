"""Into a car and out of it: back to the seat, sit, turn in one piece."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from drawing import Item, Mark, Paper
from everyday import ROOM, alone
from everyday_poses import (
    facing,
    on_the_seat,
)
from person import FACE_ON, KNEES_FORWARD, SIDE_ON_KNEES_BENT
from poses import STANDING
from props import curved_arrow, ribbon
from props3 import block
from skeleton import Pose
from stage import Cast, Shot

CAR_SEAT = 0.5


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
