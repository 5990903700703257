"""What the pictures of lying down, turning and getting up show, in a room with a bed seen at an angle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drawing import Item, Mark, Paper
from person import FACE_ON, KNEES_FORWARD
from poses import (
    BED_TOP,
    STANDING,
    lowering,
    on_the_back_knees_bent,
    on_the_back_straight,
    on_the_front,
    on_the_side,
    side_to_front,
    sitting,
)
from props import curved_arrow
from props3 import block, flat_device, pillow_in_room
from skeleton import Pose, Vector, pose_body
from stage import Cast, Shot, room_view, shot

ROOM = room_view(24.0, 20.0)
SIZE = (760.0, 540.0)
PAPER = Paper(300.0, 322.0, 486.0)
BED_X, BED_Y, BED_UNDER = (-1.0, 1.02), (0.0, 0.95), 0.27
FACE_DOWN = ("far leg", "near leg", "head", "far arm", "torso", "near arm")
LYING = ("head", "far arm", "far leg", "torso", "near leg", "near arm")


def bed() -> list[Item]:
    return [
        *block(ROOM, PAPER, "bed-frame", BED_X, BED_Y, (BED_UNDER - 0.14, BED_UNDER), "wood", "wood"),
        *block(ROOM, PAPER, "mattress", BED_X, BED_Y, (BED_UNDER, BED_TOP), "bed", "bed-side"),
    ]


def pillow(y: float = 0.47) -> Item:
    return pillow_in_room(ROOM, (-0.72, y, BED_TOP + 0.045), (0.21, 0.33, 0.05))


@dataclass(frozen=True)
class Place:
    """A pose somewhere in the room, painted in `order` from back to front."""

    pose: Pose
    place: Vector
    order: Sequence[str]


@dataclass(frozen=True)
class Step:
    """One picture of a transfer."""

    where: Place
    title: str
    words: str
    marks: Sequence[Mark] = ()


STAND = Place(STANDING, (-0.15, -0.14, 0.0), FACE_ON)
SIT = Place(sitting(), (-0.15, 0.13, BED_TOP + 0.10), KNEES_FORWARD)
PROPPED = Place(lowering(), (0.0, 0.22, BED_TOP + 0.13), KNEES_FORWARD)
SIDE = Place(on_the_side(), (0.02, 0.5, BED_TOP + 0.16), KNEES_FORWARD)
BACK = Place(on_the_back_knees_bent(), (0.02, 0.45, BED_TOP + 0.10), LYING)
SIDE_ARM_UP = Place(side_to_front(0.0), (0.05, 0.6, BED_TOP + 0.17), KNEES_FORWARD)
HALF_OVER = Place(side_to_front(50.0), (0.0, 0.55, BED_TOP + 0.15), KNEES_FORWARD)
FRONT = Place(on_the_front(), (0.05, 0.45, BED_TOP + 0.10), FACE_DOWN)


def tipping(down: bool) -> list[Mark]:
    """Trunk one way, legs the other, like a seesaw."""
    trunk = (104, 143) if down else (143, 104)
    legs = (-64, -28) if down else (-28, -64)
    return [
        curved_arrow(PAPER, (0.1, 0.75), (0.78, 0.78), *trunk, 0.045, "arrow-trunk"),
        curved_arrow(PAPER, (0.1, 0.75), (0.80, 0.80), *legs, 0.045, "arrow-legs"),
    ]


def rolling_back(centre: Vector) -> list[Mark]:
    return [curved_arrow(PAPER, centre, (0.15, 0.27), 238, 92, 0.045)]


def rolling_forward(centre: Vector) -> list[Mark]:
    return [curved_arrow(PAPER, centre, (0.15, 0.27), 92, 238, 0.045)]


def log_roll(cast: Cast) -> list[list[Shot]]:
    steps = [
        Step(
            STAND,
            "Lying down 1: stand by the bed",
            "A woman stands tall with her back to the bed. The backs of her knees touch its edge.",
        ),
        Step(
            SIT,
            "Lying down 2: sit",
            "She sits on the edge of the bed with a straight back, feet flat on the floor, hands beside her hips.",
        ),
        Step(
            PROPPED,
            "Lying down 3: down on the side",
            "She goes down on her side, held by her arms, while her legs come up. Head, back and hips stay in one line.",
            tipping(True),
        ),
        Step(
            SIDE,
            "Lying down 4: on the side",
            "She lies on her side with her knees bent and her head on the pillow, her spine in one straight line.",
        ),
        Step(
            BACK,
            "Lying down 5: onto the back",
            "She has rolled onto her back, shoulders and hips together, knees bent, feet on the bed, face to the ceiling.",
            rolling_back((-0.02, 0.56)),
        ),
    ]
    return series(cast, "log-roll", "woman", steps, [pillow()])


def getting_up(cast: Cast) -> list[list[Shot]]:
    steps = [
        Step(BACK, "Getting up 1: bend the knees", "A woman lies on her back, knees bent, feet on the bed."),
        Step(
            SIDE,
            "Getting up 2: roll to the side",
            "She has rolled onto her side in one piece, shoulders and hips together, knees bent, head still on the pillow.",
            rolling_forward((0.1, 0.6)),
        ),
        Step(
            PROPPED,
            "Getting up 3: push up",
            "She pushes up sideways with both arms while her legs go down over the edge. Head, back and hips stay in one line.",
            tipping(False),
        ),
        Step(
            SIT,
            "Getting up 4: sit for a moment",
            "She sits on the edge of the bed with a straight back, feet flat on the floor, and waits a moment.",
        ),
        Step(
            STAND,
            "Getting up 5: stand",
            "She has leaned forward from the hips, pushed with her legs, and stands tall in front of the bed.",
        ),
    ]
    return series(cast, "log-roll-up", "woman", steps, [pillow()])


def onto_the_front(cast: Cast) -> list[list[Shot]]:
    steps = [
        Step(
            SIDE_ARM_UP,
            "Onto the front 1: on the side",
            "A man lies on his side near the back of the bed, his lower arm stretched out beside his ear, his knees bent.",
        ),
        Step(
            HALF_OVER,
            "Onto the front 2: roll in one piece",
            "He rolls forward in one piece, shoulders and hips together, his upper hand on the bed to steady him.",
            rolling_forward((0.14, 0.62)),
        ),
        Step(
            FRONT,
            "Onto the front 3: on the stomach",
            "He lies on his stomach, arms by his sides, legs straight, his face down to the bed.",
        ),
    ]
    return series(cast, "log-roll-prone", "man", steps, [])


def off_the_front(cast: Cast) -> list[list[Shot]]:
    steps = [
        Step(FRONT, "Off the front 1: on the stomach", "A man lies on his stomach, arms by his sides, and rests."),
        Step(
            HALF_OVER,
            "Off the front 2: roll in one piece",
            "One arm beside his ear, he rolls back onto his side in one piece, pushing with his upper hand.",
            rolling_back((0.14, 0.62)),
        ),
        Step(
            SIDE_ARM_UP,
            "Off the front 3: on the side",
            "He lies on his side with his knees bent, ready to push up to sitting.",
        ),
    ]
    return series(cast, "log-roll-prone-back", "man", steps, [])


def series(cast: Cast, name: str, who: str, steps: Sequence[Step], props: Sequence[Item]) -> list[list[Shot]]:
    return [[step_shot(cast, f"{name}-{i}", who, step, props)] for i, step in enumerate(steps, start=1)]


def tablet_by_hand(cast: Cast) -> list[list[Shot]]:
    words = "A woman lies on her back on a bed. The tablet lies flat on the bed right beside her hand, so that she need not reach or lift her head."
    step = Step(
        Place(on_the_back_straight(), (-0.02, 0.5, BED_TOP + 0.09), LYING), "The tablet lies by your hand", words
    )
    device = flat_device(ROOM, PAPER, (0.15, 0.16, BED_TOP + 0.003), 0.29, 0.2)
    return [[step_shot(cast, "tablet-by-hand", "woman", step, [pillow(), *device])]]


def step_shot(cast: Cast, name: str, who: str, step: Step, props: Sequence[Item]) -> Shot:
    actor = cast.actor(who, step.where.pose, ROOM, order=step.where.order, place=on_the_floor(cast, who, step.where))
    return shot(name, actor, step.title, step.words, SIZE, PAPER, [*bed(), *props, *actor.items(), *step.marks])


def on_the_floor(cast: Cast, who: str, where: Place) -> Vector:
    """Who stands, stands on the floor; who lies or sits, is held by the bed."""
    if where.pose is not STANDING:
        return where.place
    lowest = float(pose_body(cast.dressed(who).body, STANDING).vertices[:, 2].min())
    return (where.place[0], where.place[1], -lowest)
