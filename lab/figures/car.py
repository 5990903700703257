"""Into a car and out of it: back to the seat, sit, turn in one piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from bedside import shade
from drawing import Item, Mark, Paper
from everyday import ROOM, alone
from everyday_poses import (
    facing,
    on_the_seat,
)
from person import FACE_ON, KNEES_FORWARD, SIDE_ON_KNEES_BENT
from poses import STANDING, sign
from postures import FLOOR, Posture
from props import curved_arrow, ribbon
from props3 import block, face
from resting import Planted, Rest
from skeleton import SIDES
from stage import Actor, Cast, Shot

CAR_SEAT = 0.5


CAR_SIZE = (860.0, 660.0)
CAR_PAPER = Paper(285.0, 425.0, 520.0)
GROUND_X, GROUND_Y = (-1.6, 1.4), (-0.75, 0.8)


def car(cast: Cast) -> list[list[Shot]]:
    return [back_to_the_seat(cast), feet_outside(cast), turned_to_the_front(cast)]


def back_to_the_seat(cast: Cast) -> list[Shot]:
    posture = Posture(STANDING, (0.0, -0.22), FACE_ON, Rest(("foot",), FLOOR, 0.0), touch=BOTH_FEET_ON_THE_GROUND)
    return car_shot(
        "moving-car-stand",
        cast.resting("woman", posture, ROOM, shoes=True),
        "Back to the seat",
        "A woman stands tall with her back to the seat of a car. The backs of her knees touch it.",
    )


def feet_outside(cast: Cast) -> list[Shot]:
    """On the seat, looking out of the door; the feet flat on the ground before the car."""
    legs = {s: Planted((0.12 * sign(s), -0.4), (0, -1, 0.4), FLOOR, (0.08 * sign(s), -1, 0)) for s in SIDES}
    posture = Posture(on_the_seat(), (0.0, 0.1), KNEES_FORWARD, legs=legs, height=CAR_SEAT + 0.1)
    actor = cast.resting("woman", posture, ROOM, shoes=True)
    return car_shot(
        "moving-car-sit",
        actor,
        "Sit first, feet outside",
        "A woman sits tall on the seat of a car, facing out of the open door, both feet still on the ground.",
    )


def turned_to_the_front(cast: Cast) -> list[Shot]:
    pose = facing(on_the_seat(), -90.0)
    place = (0.06, 0.27, CAR_SEAT + 0.1)
    return car_shot(
        "moving-car-turned",
        cast.actor("woman", pose, ROOM, shoes=True, order=SIDE_ON_KNEES_BENT, place=place),
        "Turn in one piece",
        "She has turned to the front of the car in one piece, shoulders, hips and both legs together.",
        [curved_arrow(CAR_PAPER, (0.02, 0.5), (0.36, 0.15), 300, 200, 0.05)],
    )


BOTH_FEET_ON_THE_GROUND = {f"foot-{s}": FLOOR for s in SIDES}


def car_shot(name: str, actor: Actor, title: str, words: str, marks: Sequence[Mark] = ()) -> list[Shot]:
    on_the_ground = shade(actor, ROOM, 0.0, GROUND_X, (GROUND_Y[0], 0.0))
    items = [*street(), *on_the_ground, *car_inside(), *car_side(), *actor.items(), *marks]
    return alone(
        name,
        replace(actor, touches={k: v for k, v in actor.touches.items() if k != "hips"}),
        CAR_SIZE,
        CAR_PAPER,
        title,
        words,
        items,
    )


ROOF, SILL, DOOR_TOP = 1.5, 0.2, 0.95
OPENING_X = (-0.78, 0.5)  # of the door, between its two pillars
WHEELS_X, WHEEL_METRES = (-1.12, 0.98), 0.29


def street() -> list[Item]:
    corners = [(x, y, 0.0) for x, y in zip(GROUND_X * 2, np.repeat(GROUND_Y, 2), strict=True)]
    corners = [corners[i] for i in (0, 1, 3, 2)]
    return [face(ROOM, CAR_PAPER, "floor", "floor", corners, line=False)]


def car_side() -> list[Item]:
    """What is seen of a car whose door stands open: bonnet and front wheel, roof on its pillars, tail and rear wheel."""
    front, rear = OPENING_X
    bonnet = [(-1.55, SILL), (-1.55, 0.72), (-1.42, 0.84), (front, DOOR_TOP), (front, SILL)]
    tail = [(rear, SILL), (rear, DOOR_TOP), (1.2, 0.9), (1.3, 0.8), (1.3, SILL)]
    outer = [(front, DOOR_TOP), (front + 0.36, ROOF), (rear + 0.1, ROOF), (1.15, 0.91)]
    inner = [(1.0, DOOR_TOP), (rear + 0.05, ROOF - 0.07), (front + 0.4, ROOF - 0.07), (front + 0.08, DOOR_TOP)]
    pillar = [(rear, DOOR_TOP), (rear - 0.02, ROOF - 0.05), (rear + 0.06, ROOF - 0.05), (rear + 0.08, DOOR_TOP)]
    sill = [(front, 0.11), (front, SILL), (rear, SILL), (rear, 0.11)]
    shapes = {
        "car-front": bonnet,
        "car-tail": tail,
        "car-roof": [*outer, *inner],
        "car-pillar": pillar,
        "car-sill": sill,
    }
    sides = [side_panel(name, corners) for name, corners in shapes.items()]
    return [*sides, *[mark for i, x in enumerate(WHEELS_X) for mark in wheel(i, x)]]


def side_panel(name: str, corners: Sequence[tuple[float, float]]) -> Mark:
    """Flat, in the plane of the car's near side."""
    return face(ROOM, CAR_PAPER, name, "wall", [(x, 0.0, z) for x, z in corners])


def wheel(number: int, x: float) -> list[Mark]:
    t = np.linspace(0, 2 * np.pi, 41)[:-1]

    def disc(name: str, kind: str, radius: float) -> Mark:
        rim = [(x + radius * np.cos(a), -0.01, WHEEL_METRES + radius * np.sin(a)) for a in t]
        return face(ROOM, CAR_PAPER, name, kind, rim)

    return [disc(f"wheel-{number}", "device", WHEEL_METRES), disc(f"hub-{number}", "metal", 0.15)]


def car_inside() -> list[Item]:
    def part(
        name: str, x: tuple[float, float], y: tuple[float, float], z: tuple[float, float], kind: str
    ) -> list[Mark]:
        return block(ROOM, CAR_PAPER, name, x, y, z, kind, f"{kind}-side" if kind == "bed" else kind)

    return [
        *part("car-floor", (-0.78, 0.5), (0.0, 0.75), (0.03, 0.11), "wall"),
        *part("dashboard", (-0.78, -0.64), (0.0, 0.75), (0.11, 0.8), "wall"),
        steering_wheel(),
        *part("seat", (-0.24, 0.32), (0.0, 0.55), (0.11, CAR_SEAT), "bed"),
        *part("seat-back", (0.3, 0.44), (0.03, 0.52), (0.11, 1.02), "bed"),
        *part("head-rest", (0.32, 0.42), (0.15, 0.4), (1.04, 1.24), "bed"),
    ]


def steering_wheel() -> Mark:
    t = np.linspace(0, 2 * np.pi, 40)
    ring = np.column_stack([-0.5 - 0.07 * np.sin(t), 0.29 + 0.17 * np.cos(t), 0.8 + 0.17 * np.sin(t)])
    return Mark("steering-wheel", "metal", ribbon(CAR_PAPER, ROOM.flat(ring), 0.013), line=False)
