"""The ways onto the front and back: what the pictures around the chest raise show.

From the side the middle of the bed is reached before the roll, so that nobody rolls off: a whole arm fits on the bed
before the chest. The arm that goes up is the lower one, which on the front is the one farther from the edge.
"""

from __future__ import annotations

from dataclasses import replace

import bedside
from bedside import FROM_ABOVE, FROM_THE_FOOT, HEAD_X, OVER_THE_BED, TOWEL_THICK
from drawing import Mark, Paper
from postures import (
    BED,
    BED_TOP,
    BED_Y,
    FLAT,
    Posture,
    beside_the_ear,
    half_over,
    half_up,
    half_way,
    hands_beside_the_hips,
    lower_arm_up,
    on_the_front,
    on_the_side,
    sitting,
)
from props3 import floor_arrow
from resting import Laid, Planted, level, own
from stage import Cast, Shot
from transfers import (
    AT_THE_EDGE_Y,
    BEFORE_THE_BELLY,
    BY_THE_TABLE_X,
    FROM_Y,
    FRONT_Y,
    HALF_ON_THE_TABLE,
    HIGHER_HEAD_X,
    HIGHER_X,
    MIDDLE_Y,
    PELVIS_X,
    SEAT_X,
    SHIFT_Y,
    SHIFTED_Y,
    Setting,
    Step,
    Things,
    all_drawn,
    at_the_edge,
    at_the_table,
    coming_up,
    going_down,
    head_on_towel,
    lay_there,
    one_line,
    rolling_away,
    rolling_over,
    shifting,
    shifting_at,
    square,
    tablet_moved,
    tapped,
    tapping,
    to_the_edge,
    towel_waiting,
    was_there,
    with_more,
)

SIDE = on_the_side((PELVIS_X, MIDDLE_Y))
LONG_ARM = lower_arm_up((PELVIS_X, MIDDLE_Y))
HALF_OVER = half_over((PELVIS_X, MIDDLE_Y))


ROLLING_Y = 0.47  # on the way from the front back to the side


def before_lying_down(cast: Cast) -> list[list[Shot]]:
    return men(cast, [a_wide_bed(), *pillow_and_towel_ready(), straight_all_the_way(cast), *tablet_ready_and_down()])


def a_wide_bed() -> Step:
    """An arrow across all of it, at the foot, where nothing hides it."""
    middle, out = sum(BED_Y) / 2, BED_Y[1] / 2 - 0.05
    ends = {"near": middle - out, "far": middle + out}
    return Step(
        "prone-wide",
        sitting(SEAT_X),
        "Onto the front: a firm, wide bed",
        "A man sits tall on the edge of a bed. Two arrows lead from its middle to both of its edges and show how wide it is.",
        marks=[
            floor_arrow(bedside.ROOM, bedside.PAPER, (0.72, middle, BED_TOP), (0.72, y, BED_TOP), 0.07, f"arrow-{edge}")
            for edge, y in ends.items()
        ],
    )


def straight_all_the_way(cast: Cast) -> Step:
    half = half_way(SEAT_X, legs_down=True, fingers_down=0.42)
    return Step(
        "prone-straight",
        half,
        "The back straight, all the way",
        "Half way between sitting and lying, a man leans on his lower forearm and his other hand. A straight line through his head, his back and his hips shows that they stay in one.",
        towel_waiting(),
        marks=one_line(cast, "man", half),
    )


def pillow_and_towel_ready() -> list[Step]:
    seat = -0.14
    lays = Planted((HEAD_X + 0.23, 0.3), (-0.6, 0.4, 0.2), level(BED_TOP + TOWEL_THICK), (-0.6, 0.2, -0.8), FLAT)
    beside = bedside.pillow_top(0.36, 0.12, -0.42)
    cushion = Planted((-0.42, 0.24), (-0.6, 0.4, 0.2), beside, (-0.6, 0.5, -0.1), FLAT)
    return [
        Step(
            "prone-sit",
            sitting(SEAT_X),
            "Onto the front: a firm, wide bed",
            "A man sits tall on the edge of a wide bed, both feet flat on the floor. A folded towel lies where his head will be; there is no pillow.",
            towel_waiting(),
        ),
        Step(
            "prone-tap",
            tapping(),
            "Tap anywhere",
            "A hand of a man who sits beside a small table taps the screen of a tablet that lies on it. Rings spread from the fingertips.",
            behind=tapped(),
            by_the_table=True,
        ),
        Step(
            "prone-pillow-ready",
            sitting(-0.04, R=cushion),
            "A pillow within reach",
            "A man sits tall on the edge of the bed. One hand lays a pillow within reach, beside the folded towel at the head of the bed.",
            lambda _: Setting([*bedside.towel(MIDDLE_Y, TOWEL_THICK), bedside.pillow(0.36, 0.12, -0.42)]),
        ),
        Step(
            "prone-towel-ready",
            sitting(seat, R=lays),
            "A folded towel for the forehead",
            "A man sits tall on the edge of the bed. One hand lays a folded towel flat where his head will be.",
            towel_waiting(0.42),
        ),
    ]


def tablet_ready_and_down() -> list[Step]:
    tablet = Planted((BY_THE_TABLE_X - 0.3, 0.1), (-0.3, 0.6, 0.4), level(bedside.TABLE_TOP), (-0.8, 0.1, -0.6), FLAT)
    return [
        Step(
            "prone-table",
            sitting(BY_THE_TABLE_X, R=tablet),
            "Tablet and telephone by the bed",
            "A man sits tall on the edge of the bed beside a small table. A tablet and a telephone lie on it, within reach of the bed.",
            towel_waiting(paper=bedside.TALL_PAPER),
            tall=True,
        ),
        Step(
            "prone-down",
            half_way(SEAT_X, legs_down=False, fingers_down=0.42),
            "Down on the side",
            "He goes down on his side. His lower forearm and his other hand on the bed carry him, while both legs come up together. Head, back and hips stay in one line.",
            towel_waiting(),
            marks=going_down(),
        ),
    ]


def to_the_middle(cast: Cast) -> list[list[Shot]]:
    elbow = Laid((0.1, -1, 0), (-0.75, -0.6, 0), BED, (-0.8, -0.5, 0), FLAT)
    measures = Planted((PELVIS_X - 0.4, MIDDLE_Y - 0.5), (0.1, -0.2, 0.6), BED, (0, -1, -0.1), FLAT)
    lays = Planted((-0.04, 0.46), (0.2, -0.5, 0.8), bedside.pillow_top(*BEFORE_HIM), (0.2, -1, -0.1), FLAT)
    steps = [
        Step(
            "bed-middle",
            replace(SIDE, arms={**SIDE.arms, "R": elbow}),
            "Back to the middle, little by little",
            "On his side, facing the edge, a man pushes with his forearm and his hand on the bed and has moved back from the edge in small shifts, to the middle.",
            head_on_towel(MIDDLE_Y),
            marks=shifting((-0.36, 0.2, 0.1), (-0.02, 0.2, 0.1), 0.3),
        ),
        Step(
            "bed-middle-room",
            replace(SIDE, arms={**SIDE.arms, "L": measures}),
            "Far enough: a whole arm of bed before you",
            "He lies on his side in the middle of the bed. His upper arm is stretched forward, and the whole of it is over the free bed before him, the hand flat on it; bed is left behind his back, too.",
            head_on_towel(MIDDLE_Y),
        ),
        Step(
            "bed-middle-pillow",
            replace(SIDE, arms={**SIDE.arms, "L": lays}),
            "The pillow before the stomach",
            "He lies on his side in the middle of the bed. His upper hand has laid a pillow close before his stomach, all of it on the bed, as the arrow shows; a dashed line shows where it lay.",
            with_more(head_on_towel(MIDDLE_Y), pillow_was(-0.66, 0.22), bedside.pillow(*BEFORE_HIM)),
            marks=[floor_arrow(bedside.ROOM, bedside.PAPER, (-0.58, 0.18, BED_TOP), (-0.24, 0.22, BED_TOP), 0.07)],
        ),
    ]
    return men(cast, steps)


# Close before the stomach, free bed between it and the edge: reaching to the edge, it was seen to fall off.
BEFORE_HIM = (0.42, 0.12, -0.04, (0.25, 0.17))


def pillow_was(x: float, y: float, paper: Paper = bedside.PAPER) -> Mark:
    return was_there(bedside.pillow(y, 0.12, x, BEFORE_HIM[3]), paper)


def onto_the_front(cast: Cast) -> list[list[Shot]]:
    return men(
        cast,
        [
            Step(
                "log-roll-prone-1",
                LONG_ARM,
                "Onto the front 1: the lower arm up",
                "A man lies on his side in the middle of the bed, his lower arm stretched out on the bed beside his ear, his head on it, his knees bent, his upper hand on the free bed before him. A folded towel lies before his face.",
                head_on_arm(MIDDLE_Y - TOWEL_BEFORE),
            ),
            Step(
                "log-roll-prone-2",
                HALF_OVER,
                "Onto the front 2: roll in one piece",
                "He rolls forward in one piece, shoulders and hips together, onto the free bed before him. His upper hand on the bed carries him; one arm lies beside his ear.",
                head_before_arm(MIDDLE_Y - 0.1),
                marks=rolling_over(MIDDLE_Y),
            ),
            Step(
                "log-roll-prone-3",
                on_the_front((PELVIS_X, FRONT_Y), R=beside_the_ear()),
                "Onto the front 3: on the stomach",
                "He lies on his stomach in the middle of the bed, his forehead on a folded towel, nose and mouth free. There is bed on both sides of him.",
                head_on_towel(FRONT_Y, "forehead"),
            ),
            Step(
                "prone-shoulders",
                on_the_front((PELVIS_X, FRONT_Y)),
                "The shoulder blades together and down",
                "A man lies on his stomach, seen from above, his forehead on a folded towel. Two arrows on his back show how he draws his shoulder blades together and down toward his hips.",
                head_on_towel(FRONT_Y, "forehead"),
                marks=blades_together(),
                view=FROM_ABOVE,
            ),
            Step(
                "prone-tablet-by-hand",
                on_the_front((PELVIS_X, FRONT_Y)),
                "The tablet lies by your hand",
                "A man lies on his stomach in the middle of the bed, his arms by his sides. He has brought the tablet from the table, as the arrow shows; it lies flat on the bed beside his hand. A telephone stands on the table.",
                with_more(head_on_towel(FRONT_Y, "forehead"), *bedside.tablet_on_bed(0.2, 0.15)),
                marks=tablet_moved(back=False),
                tablet_here=True,
            ),
        ],
    )


def by_the_head(cast: Cast) -> list[list[Shot]]:
    """The tablet put back, lying on the front."""
    puts = at_the_table(-0.93, 0.24, 0.01)
    return men(
        cast,
        [
            Step(
                "prone-tablet-back",
                on_the_front((HIGHER_X, FRONT_Y), L=puts),
                "The tablet back by your head",
                "A man lies on his stomach in the middle of the bed, his forehead on a folded towel. His arm has put the tablet back onto the table by his head, as the arrow shows; beside his hip the bed is free.",
                head_on_towel(FRONT_Y, "forehead", x=HIGHER_HEAD_X),
                before=bedside.tablet_on_table(bedside.PAPER, *HALF_ON_THE_TABLE),
                marks=tablet_moved(back=True),
                tablet_here=True,
            )
        ],
    )


def off_the_front(cast: Cast) -> list[list[Shot]]:
    return men(cast, [*back_to_the_side(), *to_the_edge_and_up(cast)])


BLADES_Z = BED_TOP + 0.2  # on the back of who lies on the front


def blades_together() -> list[Mark]:
    """From each shoulder toward the spine and the hips."""
    ends = [((-0.34, FRONT_Y + out, BLADES_Z), (-0.16, FRONT_Y + 0.3 * out, BLADES_Z)) for out in (0.17, -0.17)]
    paper = bedside.SHEETS[FROM_ABOVE][1]
    return [
        floor_arrow(FROM_ABOVE, paper, tail, tip, 0.045, f"arrow-{side}")
        for side, (tail, tip) in zip(("far", "near"), ends, strict=True)
    ]


def back_to_the_side() -> list[Step]:
    return [
        Step(
            "prone-side",
            SIDE,
            "On the side, facing the edge",
            "A man lies still on his side in the middle of the bed, facing the edge, his head on a folded towel, his bent knees one on the other.",
            head_on_towel(MIDDLE_Y),
        ),
        Step(
            "log-roll-prone-back-1",
            on_the_front((PELVIS_X, FRONT_Y), R=beside_the_ear()),
            "Off the front 1: the far arm up",
            "A man lies on his stomach in the middle of the bed. The arm that is farther from the edge lies beside his ear, the other by his side.",
            head_on_towel(FRONT_Y, "forehead"),
        ),
        Step(
            "log-roll-prone-back-2",
            flatter(half_up((PELVIS_X, ROLLING_Y))),
            "Off the front 2: roll in one piece",
            "He rolls back onto his side in one piece, away from the edge, shoulders and hips together, as the two arrows over him show, pushing with his hand on the bed. He will face the edge, with free bed before him.",
            head_before_arm(ROLLING_Y - 0.1),
            marks=rolling_away(ROLLING_Y),
            view=FROM_THE_FOOT,
        ),
        Step(
            "log-roll-prone-back-3",
            LONG_ARM,
            "Off the front 3: on the side",
            "He lies on his side in the middle of the bed, facing the edge, his bent knees one on the other, his head on his arm.",
            head_on_arm(MIDDLE_Y - TOWEL_BEFORE),
        ),
        Step(
            "prone-pillow-back",
            flatter(square(on_the_side((PELVIS_X, SHIFT_Y), L=PILLOW_BACK, R=BEFORE_THE_BELLY))),
            "The pillow back by your head",
            "He lies on his side in the middle of the bed, facing the edge. His upper hand has moved the pillow from before his stomach up beside his head, as the arrow shows; all of it lies on the bed. A dashed line shows where it was.",
            with_more(
                head_on_towel(SHIFT_Y, paper=bedside.NEAR_PAPER),
                pillow_was(BEFORE_HIM[2], BEFORE_HIM[0], bedside.NEAR_PAPER),
                bedside.pillow(*BY_THE_HEAD),
            ),
            marks=[pillow_moved()],
            near=True,
        ),
    ]


FLATTER_DEG = (2.0, 3.0, 0.0, -10.5, -9.5)


def flatter(posture: Posture) -> Posture:
    """An arm that reaches draws the skin of the upper back along, which is seen as rounder: the spine is let back as much."""
    return replace(posture, pose=replace(posture.pose, spine_deg=FLATTER_DEG))


# Beside the towel, toward the edge, and all of it on the bed.
BY_THE_HEAD = (0.28, 0.12, -0.62, bedside.PILLOW_ALONG)
PILLOW_BACK = Planted((-0.36, 0.38), (0.5, -0.3, 0.8), bedside.pillow_top(*BY_THE_HEAD), (-0.95, -0.3, -0.1), FLAT)


def pillow_moved() -> Mark:
    """Over the bed, from before the stomach to the pillow by the head."""
    return floor_arrow(bedside.ROOM, bedside.NEAR_PAPER, (0.1, 0.14, BED_TOP), (-0.3, 0.12, BED_TOP), 0.075)


def to_the_edge_and_up(cast: Cast) -> list[Step]:
    return [
        Step(
            "prone-back-shift",
            shifting_at(SHIFTED_Y),
            "Getting up: toward the edge",
            "A whole bed, seen from above. He lies on his side, facing one edge, all of him well inside the bed, free bed before his knees and behind him. A dashed line shows where he lay, an arrow at his hips how far he has shifted.",
            with_more(head_on_towel(SHIFTED_Y), lay_there(cast, "man", shifting_at(FROM_Y), OVER_THE_BED)),
            marks=to_the_edge(),
            view=OVER_THE_BED,
        ),
        Step(
            "prone-back-edge",
            at_the_edge(),
            "Getting up: at the edge",
            "He lies on his side at the edge, all of his trunk on the bed, his hand pushing on it. His bent knees lie just over the edge.",
            head_on_towel(AT_THE_EDGE_Y),
        ),
        Step(
            "prone-back-up",
            half_way(SEAT_X, legs_down=True, fingers_down=0.42),
            "Getting up: push up",
            "His lower legs hang over the edge; his lower forearm and his other hand on the bed push him up sideways. Head, back and hips stay in one line.",
            towel_waiting(),
            marks=coming_up(),
        ),
        Step(
            "prone-back-sit",
            sitting(SEAT_X, **hands_beside_the_hips(SEAT_X)),
            "Getting up: sit for a moment",
            "He sits on the edge of the bed with a straight back, both feet flat on the floor, his hands beside his hips, and waits a moment.",
            towel_waiting(),
        ),
    ]


TOWEL_BEFORE = 0.26  # where the forehead will come to lie, who rolls onto the front


def head_on_arm(y: float) -> Things:
    """The head on the lower arm, the towel on the bed before the face."""
    carries = {"head": own("elbow-R", "forearm-R", "hand-R")}
    return lambda actor: Setting(bedside.towel(y, TOWEL_THICK, HEAD_X, (0.13, 0.13), view=actor.view), carries)


def head_before_arm(y: float) -> Things:
    """The head on the towel, the lower arm behind both."""
    return lambda actor: replace(head_on_towel(y, half=(0.11, 0.1))(actor), before="sleeve-R")


def men(cast: Cast, steps: list[Step]) -> list[list[Shot]]:
    return all_drawn(cast, [replace(step, who="man") for step in steps])
