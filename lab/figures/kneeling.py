"""Kneeling and lying on the floor: with a box, beside a bed, with a hand on a chair, on a mat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from bedside import shade
from curves import fit_together, path_text
from drawing import Item, Mark, Paper
from everyday import LOW, LOW_SCALE, ROOM, alone, holding, sheet
from everyday_poses import (
    both_knees,
    far_hand_on_a_seat,
    hands_and_knees,
    holding_a_box,
    one_knee,
    smoothing,
)
from outlines import View, soften
from person import FACE_ON, SIDE_ON, SIDE_ON_KNEES_BENT
from poses import BED_TOP, STANDING, sign
from postures import BED, FLAT, FLOOR, Posture, beside_the_ear, knees_bent, on_the_back, on_the_side, pushed_up
from props import arrow, floor, polygon, slab
from props3 import arc_arrow, block, face
from resting import On, Planted, Rest, gap_mm, level, own
from scenes import straight_shirt
from shapely import Polygon
from skeleton import LEFTWARD, SIDES, Limb, Pose, Side, Vector, forward
from stage import STANDING_VIEW, Cast, Shot, room_view

ON_ONE_KNEE = ("head", "torso", "far arm", "near leg", "far leg", "near arm")
MAT_METRES = 0.025  # something soft for the knees
MAT_X, MAT_Y = (-0.24, 0.24), (-0.12, 0.6)


def half_kneeling(arms: Mapping[Side, Limb], under: float = 0.0) -> Posture:
    """The left knee, shin and foot on something `under` metres high, the right foot flat on the floor in front."""
    soft = level(under)
    front = Planted((-0.12, -0.4), (0, -1, 0.4), FLOOR, (-0.05, -1, 0), hinge=LEFTWARD)
    touch = {"knee-L": soft, "foot-L": soft}
    return Posture(one_knee(dict(arms)), (0.0, 0.0), ON_ONE_KNEE, kneeling_on(soft), legs={"R": front}, touch=touch)


def both_kneeling(arms: Mapping[Side, Limb], under: float = 0.0, hip_deg: float = 3.5) -> Posture:
    soft = level(under)
    touch = {f"{part}-{s}": soft for part in ("knee", "foot") for s in SIDES}
    return Posture(both_knees(dict(arms), hip_deg), (0.0, 0.0), ON_ONE_KNEE, kneeling_on(soft), touch=touch)


def kneeling_on(soft: On) -> Rest:
    return Rest(("knee-L",), soft, 0.004)


def bed_kneel(cast: Cast) -> list[list[Shot]]:
    """Down beside the bed; then the blanket near her, one hand still, the other moving over it."""
    hands = smoothing()
    rests = {s: replace(limb, upper=(0.1 * sign(s), -0.5, -1), lower=(0, -1, -0.7)) for s, limb in hands.items()}
    kneels = "A woman kneels on a soft mat beside the bed with a long back, both hands on its edge. The blanket lies in folds; a pillow lies at the head of the bed."
    smooths = "A woman kneels beside the bed with a long back, one hand on its edge, and smooths the blanket near her with the other, away from her, as the arrow shows. Beyond that hand it still lies in folds."
    return [
        beside_the_bed(cast, "moving-bed-kneel", rests, "Kneel beside the bed", kneels),
        beside_the_bed(cast, "moving-bed-near", rests, "Smooth what is near you", smooths, reaches=True),
    ]


def beside_the_bed(
    cast: Cast, name: str, hands: Mapping[Side, Limb], title: str, words: str, *, reaches: bool = False
) -> list[Shot]:
    """With one hand further over the bed where it `reaches`; behind that hand the blanket has no folds any more."""
    on_the_mat = Rest(("knee-L",), level(MAT_METRES), 0.006)
    posture = replace(both_kneeling(hands, MAT_METRES, 14.0), order=SIDE_ON, rest=on_the_mat)
    actor = cast.resting("woman", posture, STANDING_VIEW)
    hand = actor.posed.joint("wrist.L")
    top, edge = float(hand[2]) - 0.035, float(actor.spot("root")[0]) - 0.22
    if reaches:
        far = Planted((-0.18, float(hand[1]) - REACH_METRES), (-0.3, 0.2, -1), level(top), (0, -1, -0.05), FLAT)
        actor = cast.resting("woman", replace(posture, arms={"R": far}), STANDING_VIEW)
    paper = sheet(LOW, LOW_SCALE, edge + 0.05, 0.0)
    knee_mat = Mark("knee-mat", "bed", slab(paper, -0.14, 0.0, 0.62, MAT_METRES, 0.008))
    fingers = float(actor.spot("wrist.R")[0]) - 0.17
    way = [arrow(paper, (fingers, top + 0.13), (fingers - 0.24, top + 0.13), 0.05)] if reaches else []
    bed = bed_from_its_foot(paper, edge, top, fingers - edge if reaches else 0.0)
    return alone(
        name, actor, LOW, paper, title, words, [floor(paper, -3, 3, 0.0), knee_mat, *bed, *actor.items(), *way]
    )


REACH_METRES = 0.14
BLANKET_HANGS = 0.2  # how far it hangs over the edge


def bed_from_its_foot(paper: Paper, edge: float, top: float, smooth_to: float = -0.3) -> list[Mark]:
    """Its pillow beyond, its blanket over the near edge: smooth by it, in folds further on."""
    left = edge - 3.0
    waves = [(edge + smooth_to - 0.055 * i, top + (0.03 if i % 2 else 0.0) - (0.006 if i else 0.0)) for i in range(14)]
    rim = [(edge + 0.025, top - BLANKET_HANGS), (edge + 0.025, top - 0.03), (edge - 0.02, top), *waves]
    rim += [(left, top), (left, top - 0.045), (edge - 0.03, top - 0.045), (edge - 0.03, top - BLANKET_HANGS)]
    return [
        Mark("bed-leg", "wood", slab(paper, edge - 0.1, 0.0, edge - 0.04, 0.2, 0.005)),
        Mark("bed-frame", "wood", slab(paper, left, 0.14, edge + 0.01, 0.24, 0.012)),
        Mark("pillow", "pillow", slab(paper, edge - 0.82, top - 0.03, edge - 0.18, top + 0.1, 0.055)),
        Mark("mattress", "bed", slab(paper, left, 0.22, edge, top - 0.02, 0.05)),
        Mark("blanket", "towel", soft_polygon(paper, rim)),
    ]


def soft_polygon(paper: Paper, rim: Sequence[tuple[float, float]]) -> str:
    shape = soften(Polygon(rim), 0.0, 0.012, 0.012)
    return path_text(fit_together([paper.shape(shape)], 0.6)[0])


def up_from_the_bed(cast: Cast) -> list[list[Shot]]:
    """On one knee, the near hand on the bed, about to push up with the legs."""
    near = Limb(upper=(0.1, -1, -0.62), lower=(0, -1, -0.34), face=(0, 0, -1), end=(0, -1, -0.05))
    far = Limb(upper=(-0.14, -0.25, -1), lower=(-0.02, -1, -0.35), face=(0, 0, -1))
    on_the_mat = Rest(("knee-L",), level(MAT_METRES), 0.0065)
    posture = half_kneeling({"L": near, "R": far}, MAT_METRES)
    posture = replace(posture, order=SIDE_ON_KNEES_BENT, rest=on_the_mat)
    actor = cast.resting("woman", posture, STANDING_VIEW)
    hand = actor.spot("wrist.L")
    top, edge = float(hand[1]) - 0.035, float(hand[0])  # the palm lies on the bed, the bent knee before it
    paper = sheet(LOW, LOW_SCALE, edge + 0.24, 0.0)
    knee_mat = Mark("knee-mat", "bed", slab(paper, -0.14, 0.0, 0.62, MAT_METRES, 0.008))
    behind = float(actor.layer("torso").shape.bounds[2]) + 0.12
    push = arrow(paper, (behind, 0.62), (behind, 1.02), 0.05)
    words = "A woman kneels on one knee beside the bed, her other foot flat on the floor, one hand on the bed. An arrow behind her shows how she pushes up with her legs, her back long."
    items = [floor(paper, -3, 3, 0.0), knee_mat, *bed_from_its_foot(paper, edge, top), *actor.items(), push]
    return [alone("moving-bed-up", actor, LOW, paper, "A hand on the bed, up with the legs", words, items)]


def kneeling(cast: Cast) -> list[list[Shot]]:
    return [
        before_kneeling(cast),
        beside_a_chair(
            cast,
            "moving-kneel-chair",
            half_kneeling(far_hand_on_a_seat(), MAT_METRES),
            "On one knee, a hand on the chair",
            "A man kneels on one knee with a long back, the other foot flat on the floor, one hand on the seat of a steady chair.",
        ),
        beside_a_chair(
            cast,
            "moving-kneel-up",
            half_kneeling(far_hand_on_a_seat(), MAT_METRES),
            "On one knee, push with the legs",
            "A man kneels on one knee with a long back, the other foot flat on the floor, one hand on the seat of a steady chair. An arrow behind him shows how he pushes up with his legs to stand.",
            before=[arrow(BESIDE_PAPER, (0.33, 0.5), (0.33, 0.95), 0.05)],
        ),
        beside_a_chair(
            cast,
            "moving-kneel-tall",
            both_kneeling(far_hand_on_a_seat(), MAT_METRES),
            "Kneel tall, a hand on the chair",
            "A man kneels tall on both knees, one hand on the seat of a steady chair.",
        ),
        from_the_hips(cast),
    ]


BESIDE = room_view(52.0, 16.0)


BESIDE_PAPER = Paper(360.0, 395.0, 500.0)


def lift_kneel(cast: Cast) -> list[list[Shot]]:
    """Close to a box, down to it and the box drawn in, one hand on the chair all the time."""
    return [
        close_to_it(cast),
        beside_a_chair(
            cast,
            "moving-lift-down",
            half_kneeling(far_hand_on_a_seat(), MAT_METRES),
            "Down on one knee, close to the box",
            "A man has gone down on one knee close to a box on the floor, as the arrow shows, one hand on the seat of a steady chair. His back is long.",
            before=[*box_at(ON_THE_FLOOR), *going_down()],
        ),
        beside_a_chair(
            cast,
            "moving-lift-kneel",
            half_kneeling(holding_to_the_belly(), MAT_METRES),
            "On one knee, the box close",
            "A man kneels on one knee with a long back, one hand on the seat of a steady chair. His other arm has drawn the box in and holds it close to his belly, on his thigh, as the arrow shows.",
            held=box_at(ON_THE_THIGH),
            before=[drawing_in()],
        ),
    ]


def beside_a_chair(
    cast: Cast,
    name: str,
    posture: Posture,
    title: str,
    words: str,
    *,
    held: Sequence[Mark] = (),
    before: Sequence[Mark] = (),
) -> list[Shot]:
    """What is `held` lies between the body and the near arm, what lies `before` it over all."""
    actor = cast.resting("man", posture, BESIDE, shoes=True)
    hand = actor.posed.joint("wrist.R")
    items = [
        *ground(),
        *chair_beside(BESIDE_PAPER, hand, 0.0, float(hand[2]) - 0.035),
        *shade(actor, BESIDE, 0.0, GROUND_X, GROUND_Y),
        *block(BESIDE, BESIDE_PAPER, "knee-mat", MAT_X, MAT_Y, (0.0, MAT_METRES), "bed", "bed-side"),
        *holding(actor, held),
        *before,
    ]
    return alone(name, actor, LOW, BESIDE_PAPER, title, words, items)


GROUND_X, GROUND_Y = (-1.0, 0.6), (-0.75, 0.85)


def ground(view: View = BESIDE, paper: Paper = BESIDE_PAPER) -> list[Item]:
    (x0, x1), (y0, y1) = GROUND_X, GROUND_Y
    corners = [(x0, y0, 0.0), (x1, y0, 0.0), (x1, y1, 0.0), (x0, y1, 0.0)]
    return [face(view, paper, "floor", "floor", corners, line=False)]


BOX = (0.26, 0.22, 0.17)
ON_THE_FLOOR = (-0.02, -0.52, 0.0)  # before the belly: in front of the knee that is down, beside the foot that stands
ON_THE_THIGH = (-0.13, -0.37, 0.56)


def box_at(corner: Vector, paper: Paper = BESIDE_PAPER) -> list[Mark]:
    """`corner` is its lowest in x, y and z."""
    spans = [(low, low + size) for low, size in zip(corner, BOX, strict=True)]
    return block(BESIDE, paper, "box", *spans, "towel", "towel")


CLOSE_SIZE, CLOSE_PAPER = (700.0, 800.0), Paper(360.0, 395.0, 700.0)


def close_to_it(cast: Cast) -> list[Shot]:
    """Before the same box and the same chair as when he has gone down."""
    touch = {"foot-L": FLOOR, "foot-R": FLOOR}
    standing = Posture(far_arm_out(), (0.0, -0.06), FACE_ON, Rest(("foot",), FLOOR, 0.0), touch=touch)
    actor = cast.resting("man", standing, BESIDE, shoes=True)
    words = "A man stands tall, his feet close to a box on the floor, as the arrow beside them shows, a steady chair beside him."
    items = [
        *ground(BESIDE, CLOSE_PAPER),
        *chair_in_reach(cast, BESIDE, CLOSE_PAPER),
        *shade(actor, BESIDE, 0.0, GROUND_X, GROUND_Y),
        *actor.items(),
        *box_at(ON_THE_FLOOR, CLOSE_PAPER),
        up_to_it(),
    ]
    return alone("moving-lift-close", actor, CLOSE_SIZE, CLOSE_PAPER, "Close to it, a chair beside you", words, items)


def before_kneeling(cast: Cast) -> list[Shot]:
    """The chair beside him, the mat laid where he will kneel."""
    touch = {"foot-L": FLOOR, "foot-R": FLOOR}
    standing = Posture(far_arm_out(), (0.0, -0.24), FACE_ON, Rest(("foot",), FLOOR, 0.0), touch=touch)
    actor = cast.resting("man", standing, BESIDE, shoes=True)
    words = "A man stands tall before a soft mat on the floor, a steady chair beside him."
    items = [
        *ground(BESIDE, CLOSE_PAPER),
        *chair_in_reach(cast, BESIDE, CLOSE_PAPER),
        *block(BESIDE, CLOSE_PAPER, "knee-mat", MAT_X, MAT_Y, (0.0, MAT_METRES), "bed", "bed-side"),
        *shade(actor, BESIDE, 0.0, GROUND_X, GROUND_Y),
        *actor.items(),
    ]
    return alone("moving-floor-ready", actor, CLOSE_SIZE, CLOSE_PAPER, "A chair and something soft", words, items)


def turning_with_a_box(cast: Cast) -> list[list[Shot]]:
    his = "A man stands tall, a box held close to his body with both hands, one foot lifted in a step. Dashed soles on the floor show where his feet stood first, and an arrow leads from there to his feet: he turns by small steps, his whole body together."
    hers = his.replace("A man", "A woman").replace("his ", "her ").replace(" he ", " she ")
    return [turning(cast, "man", "moving-turn", his), turning(cast, "woman", "moving-reach-turn", hers)]


def turning(cast: Cast, who: str, name: str, words: str) -> list[Shot]:
    """The near foot has left the floor, heel first, and follows the other."""
    box = holding_a_box()
    pose = replace(box, legs={**box.legs, "L": STEPPING})
    rest = Rest(("foot-R",), FLOOR, 0.0)
    stepping = Posture(pose, (0.0, 0.0), FACE_ON, rest, touch={"foot-R": FLOOR})
    actor = cast.resting(who, stepping, ROUND, shoes=True)
    x, y, z = (actor.posed.joint("wrist.L") + actor.posed.joint("wrist.R")) / 2
    spans = (x - 0.17, x + 0.15), (y - 0.16, y + 0.12), (z - 0.1, z + 0.1)
    held = block(ROUND, ROUND_PAPER, "box", *spans, "towel", "towel")
    round_the_feet = arc_arrow(
        ROUND, ROUND_PAPER, (0.05, 0.1, 0.0), ((1.0, 0.0, 0.0), (0.0, -1.0, 0.0)), 0.52, (-12.0, 100.0), 0.05
    )
    items = [
        *ground(ROUND, ROUND_PAPER),
        soles(),
        *shade(actor, ROUND, 0.0, GROUND_X, GROUND_Y),
        *holding(actor, held),
        round_the_feet,
    ]
    return alone(name, actor, CLOSE_SIZE, ROUND_PAPER, "To turn, step round", words, items)


ROUND, ROUND_PAPER = room_view(52.0, 18.0), Paper(360.0, 395.0, 675.0)  # soles on the floor are seen as such
STEPPING = Limb(upper=(0.04, -0.42, -1), lower=(0.02, 0.62, -1), end=(0.1, -1, -0.55), hinge=LEFTWARD)
# Where the feet stood first, side by side, and the first small step of one: its middle (x, y), and where its toes point.
SOLES = (((0.32, 0.48), 0.0), ((0.32, 0.29), 0.0), ((0.3, 0.08), -52.0))
SOLE_METRES = (0.135, 0.045)


def soles() -> Mark:
    """Dashed, on the floor, the heel a little narrower than the ball of the foot."""
    t = np.linspace(0, 2 * np.pi, 25)[:-1]
    along, across = SOLE_METRES[0] * np.cos(t), (SOLE_METRES[1] + 0.008 * np.cos(t)) * np.sin(t)
    rims = []
    for (x, y), deg in SOLES:
        c, s = np.cos(np.radians(deg)), np.sin(np.radians(deg))
        floor_plan = np.column_stack([x + c * along - s * across, y + s * along + c * across, np.zeros(len(t))])
        rims.append(polygon(ROUND_PAPER, [tuple(p) for p in ROUND.flat(floor_plan)]))
    return Mark("ghost", "ghost", "".join(rims), line=False, dashed=True)


def far_arm_out() -> Pose:
    """Standing, the far arm a little out toward the chair: close by the side, it was seen as a bulge of the chest."""
    out = Limb(upper=(-0.5, 0.0, -1), lower=(-0.3, -0.2, -1), face=(1, 0, 0))
    return replace(STANDING, arms={**STANDING.arms, "R": out})


def up_to_it() -> Mark:
    """On the floor beside the near foot, to the box: of full width to the eye, which looks at the floor from so low."""
    tail, tip = BESIDE.flat(np.array([(0.34, 0.24, 0.0), (0.34, -0.24, 0.0)]))
    return arrow(CLOSE_PAPER, tuple(tail), tuple(tip), 0.05)


def chair_in_reach(cast: Cast, view: View, paper: Paper) -> list[Mark]:
    """The chair where it stands for who kneels beside it with a hand on its seat."""
    kneels = cast.resting("man", both_kneeling(far_hand_on_a_seat(), MAT_METRES), BESIDE)
    hand = kneels.posed.joint("wrist.R")
    return chair_beside(paper, hand, 0.0, float(hand[2]) - 0.035, view)


def holding_to_the_belly() -> dict[Side, Limb]:
    """The far hand on the seat, the near arm round a box."""
    near = Limb(upper=(0.1, -0.35, -1), lower=(-0.25, -1, 0.05), end=(-1, -0.5, 0), face=(-0.4, 1, 0))
    return {**far_hand_on_a_seat(), "L": near}


def drawing_in() -> Mark:
    """From where the box stood up to the belly."""
    return arrow(BESIDE_PAPER, (-0.62, 0.2), (-0.34, 0.5), 0.05)


def going_down() -> list[Mark]:
    """Behind the back, straight down."""
    return [arrow(BESIDE_PAPER, (0.33, 0.95), (0.33, 0.5), 0.05)]


def chair_beside(paper: Paper, hand: Vector, low: float, seat: float, view: View = BESIDE) -> list[Mark]:
    """A steady chair whose seat lies under the hand, its back away from the person."""
    x, y = (hand[0] - 0.34, hand[0] + 0.08), (hand[1] - 0.26, hand[1] + 0.16)

    def part(name: str, along: Vector, across: Vector, z: Vector) -> list[Mark]:
        return block(view, paper, f"chair-{name}", tuple(along), tuple(across), tuple(z), "wood", "wood")

    corners = [(x[0], y[1] - 0.04), (x[1] - 0.04, y[1] - 0.04), (x[0], y[0]), (x[1] - 0.04, y[0])]
    legs = [m for i, (a, b) in enumerate(corners) for m in part(f"leg-{i}", (a, a + 0.04), (b, b + 0.04), (low, seat))]
    return [*part("back", (x[0], x[0] + 0.04), y, (seat, seat + 0.45)), *legs, *part("seat", x, y, (seat - 0.04, seat))]


ALONGSIDE = room_view(80.0, 11.0)  # a back that is level is seen so from the side alone
ALONGSIDE_PAPER = Paper(360.0, 372.0, 500.0)
HANDS_Y = -0.49  # under the shoulders


def from_the_hips(cast: Cast) -> list[Shot]:
    """On all fours, knees on the mat, the chair beside them where it stood."""
    soft = level(MAT_METRES)
    hands = {s: Planted((0.2 * sign(s), HANDS_Y), (0.2 * sign(s), 1, 0), FLOOR, (0, -1, 0.2), FLAT) for s in SIDES}
    touch = {f"{part}-{s}": soft for part in ("knee", "foot") for s in SIDES}
    posture = Posture(hands_and_knees(), (0.0, 0.0), SIDE_ON, kneeling_on(soft), arms=hands, touch=touch)
    actor = straight_shirt(cast.resting("man", posture, ALONGSIDE, shoes=True))
    words = "A man is on his hands and knees, his knees on a mat, both hands flat on the floor, a steady chair beside him. He has come down from his hips; his back is long and level, his neck in line with it."
    items = [
        *ground(ALONGSIDE, ALONGSIDE_PAPER),
        *chair_in_reach(cast, ALONGSIDE, ALONGSIDE_PAPER),
        *shade(actor, ALONGSIDE, 0.0, GROUND_X, GROUND_Y),
        *block(ALONGSIDE, ALONGSIDE_PAPER, "knee-mat", MAT_X, MAT_Y, (0.0, MAT_METRES), "bed", "bed-side"),
        *actor.items(),
    ]
    return alone("moving-floor-hand", actor, LOW, ALONGSIDE_PAPER, "From the hips, hands on the floor", words, items)


ON_THE_MAT = (760.0, 460.0)

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
