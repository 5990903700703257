"""What the pictures of lying down, turning and getting up show, in a room with a bed seen at an angle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drawing import Item, Mark, Paper
from person import FACE_ON, KNEES_FORWARD
from poses import BED_TOP, STANDING, lowering, on_the_back_knees_bent, on_the_back_straight, on_the_front, on_the_side, side_to_front, sitting
from props import curved_arrow
from props3 import block, flat_device, pillow_in_room, roll_arrow
from skeleton import Pose, Vector
from stage import Cast, Shot, room_view, shot

ROOM = room_view(24.0, 20.0)
SIZE = (760.0, 540.0)
PAPER = Paper(300.0, 322.0, 486.0)
BED_X, BED_Y, BED_UNDER = (-1.0, 1.02), (0.0, 0.95), 0.27
LYING = ("head", "far arm", "far leg", "torso", "near leg", "near arm")


@dataclass(frozen=True)
class Step:
    """One picture of a transfer. `place` is where the pelvis is; `order` paints back to front."""

    pose: Pose
    place: Vector
    order: Sequence[str]
    title: str
    words: str
    marks: Sequence[Mark] = ()


def bed() -> list[Item]:
    return [
        *block(ROOM, PAPER, "bed-frame", BED_X, BED_Y, (BED_UNDER - 0.14, BED_UNDER), "wood", "wood"),
        *block(ROOM, PAPER, "mattress", BED_X, BED_Y, (BED_UNDER, BED_TOP), "bed", "bed-side"),
    ]


def pillow(y: float = 0.47) -> Item:
    return pillow_in_room(ROOM, (-0.72, y, BED_TOP + 0.045), (0.21, 0.33, 0.05))


def log_roll_steps() -> list[Step]:
    return [
        Step(STANDING, (-0.15, -0.14, 0.0), FACE_ON, "Lying down 1: stand by the bed", "A woman stands tall with her back to the bed. The backs of her knees touch its edge."),
        Step(sitting(), (-0.15, 0.13, BED_TOP + 0.10), KNEES_FORWARD, "Lying down 2: sit", "She sits on the edge of the bed with a straight back, feet flat on the floor, hands beside her hips."),
        Step(
            lowering(), (0.0, 0.22, BED_TOP + 0.13), KNEES_FORWARD, "Lying down 3: down on the side",
            "She goes down on her side, held by her arms, while her legs come up. Head, back and hips stay in one line.",
            [
                curved_arrow(PAPER, (0.1, 0.75), (0.78, 0.78), 104, 143, 0.045, "arrow-down"),
                curved_arrow(PAPER, (0.1, 0.75), (0.80, 0.80), -64, -28, 0.045, "arrow-up"),
            ],
        ),
        Step(on_the_side(), (0.02, 0.5, BED_TOP + 0.16), KNEES_FORWARD, "Lying down 4: on the side", "She lies on her side with her knees bent and her head on the pillow, her spine in one straight line."),
        Step(
            on_the_back_knees_bent(), (0.02, 0.45, BED_TOP + 0.10), LYING, "Lying down 5: onto the back",
            "She has rolled onto her back, shoulders and hips together, knees bent, feet on the bed, face to the ceiling.",
            [curved_arrow(PAPER, (-0.02, 0.56), (0.15, 0.27), 238, 92, 0.045)],
        ),
    ]


def front_steps() -> list[Step]:
    return [
        Step(side_to_front(0.0), (0.05, 0.6, BED_TOP + 0.17), KNEES_FORWARD, "Onto the front 1: on the side", "A man lies on his side near the back of the bed, his lower arm stretched out beside his ear, his knees bent."),
        Step(side_to_front(50.0), (0.0, 0.55, BED_TOP + 0.15), KNEES_FORWARD, "Onto the front 2: roll in one piece", "He rolls forward in one piece, shoulders and hips together, his upper hand on the bed to steady him.", [roll_arrow(ROOM, PAPER, (0.12, 0.55, BED_TOP + 0.1), 0.29, 82, 168)]),
        Step(on_the_front(), (0.05, 0.45, BED_TOP + 0.10), ("far leg", "near leg", "head", "far arm", "torso", "near arm"), "Onto the front 3: on the stomach", "He lies on his stomach, arms by his sides, legs straight, his face down to the bed. The way back is the same, in reverse."),
    ]


def log_roll(cast: Cast) -> list[list[Shot]]:
    return [[step_shot(cast, f"log-roll-{i}", "woman", step, [pillow()])] for i, step in enumerate(log_roll_steps(), start=1)]


def onto_the_front(cast: Cast) -> list[list[Shot]]:
    return [[step_shot(cast, f"log-roll-prone-{i}", "man", step, [])] for i, step in enumerate(front_steps(), start=1)]


def tablet_by_hand(cast: Cast) -> list[list[Shot]]:
    words = "A woman lies on her back on a bed. The tablet lies flat on the bed right beside her hand, so that she need not reach or lift her head."
    step = Step(on_the_back_straight(), (-0.02, 0.5, BED_TOP + 0.09), LYING, "The tablet lies by your hand", words)
    device = flat_device(ROOM, PAPER, (0.1, 0.14, BED_TOP + 0.003), 0.25, 0.17)
    return [[step_shot(cast, "tablet-by-hand", "woman", step, [pillow(), *device])]]


def step_shot(cast: Cast, name: str, who: str, step: Step, props: Sequence[Item]) -> Shot:
    actor = cast.actor(who, step.pose, ROOM, order=step.order, place=step.place)
    if step.pose is STANDING:
        low = float(actor.posed.vertices[:, 2].min())
        actor = cast.actor(who, step.pose, ROOM, order=step.order, place=(step.place[0], step.place[1], -low))
    return shot(name, actor, step.title, step.words, SIZE, PAPER, [*bed(), *props, *actor.items(), *step.marks])
