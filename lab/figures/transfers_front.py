"""The ways onto the front and back: what the pictures around the chest raise show.

From the side the middle of the bed is reached before the roll, so that nobody rolls off: a whole arm fits on the bed
before the chest. The arm that goes up is the lower one, which on the front is the one farther from the edge.
"""

from __future__ import annotations

from dataclasses import replace

import bedside
from bedside import HEAD_X, TOWEL_THICK
from drawing import Mark
from postures import (
    BED,
    BED_TOP,
    FLAT,
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
from resting import Laid, Planted, level
from stage import Cast, Shot
from transfers import (
    AT_THE_EDGE_Y,
    BEFORE_THE_BELLY,
    BY_THE_TABLE_X,
    FRONT_Y,
    HALF_ON_THE_TABLE,
    HIGHER_HEAD_X,
    HIGHER_X,
    MIDDLE_Y,
    PELVIS_X,
    SEAT_X,
    SHIFT_Y,
    Setting,
    Step,
    Things,
    about_to_shift,
    all_drawn,
    at_the_edge,
    at_the_table,
    coming_up,
    going_down,
    head_on_towel,
    rolling_away,
    rolling_over,
    shifting,
    tablet_moved,
    to_the_edge,
    towel_waiting,
    with_more,
)

SIDE = on_the_side((PELVIS_X, MIDDLE_Y))
LONG_ARM = lower_arm_up((PELVIS_X, MIDDLE_Y))
HALF_OVER = half_over((PELVIS_X, MIDDLE_Y))


ROLLING_Y = 0.47  # on the way from the front back to the side


def before_lying_down(cast: Cast) -> list[list[Shot]]:
    return men(cast, [*pillow_and_towel_ready(), *tablet_ready_and_down()])


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
    lays = Planted((0.0, 0.36), (0.2, -0.5, 0.8), bedside.pillow_top(0.3, 0.12, 0.02), (0.2, -1, -0.1), FLAT)
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
            "He lies on his side in the middle of the bed. His upper hand lays a pillow close before his stomach.",
            with_more(head_on_towel(MIDDLE_Y), bedside.pillow(0.3, 0.12, 0.02)),
        ),
    ]
    return men(cast, steps)


def onto_the_front(cast: Cast) -> list[list[Shot]]:
    return men(
        cast,
        [
            Step(
                "log-roll-prone-1",
                LONG_ARM,
                "Onto the front 1: the lower arm up",
                "A man lies on his side in the middle of the bed, his lower arm stretched out on the bed beside his ear, his head on it, his knees bent, his upper hand on the free bed before him.",
                head_before_arm(MIDDLE_Y),
            ),
            Step(
                "log-roll-prone-2",
                HALF_OVER,
                "Onto the front 2: roll in one piece",
                "He rolls forward in one piece, shoulders and hips together, onto the free bed before him. His upper hand on the bed carries him; one arm lies beside his ear.",
                head_before_arm(MIDDLE_Y - 0.06),
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
    return men(cast, [*back_to_the_side(), *to_the_edge_and_up()])


def back_to_the_side() -> list[Step]:
    return [
        Step(
            "log-roll-prone-back-1",
            on_the_front((PELVIS_X, FRONT_Y), R=beside_the_ear()),
            "Off the front 1: the far arm up",
            "A man lies on his stomach in the middle of the bed. The arm that is farther from the edge lies beside his ear, the other by his side.",
            head_on_towel(FRONT_Y, "forehead"),
        ),
        Step(
            "log-roll-prone-back-2",
            half_up((PELVIS_X, ROLLING_Y)),
            "Off the front 2: roll in one piece",
            "He rolls back onto his side in one piece, away from the edge, shoulders and hips together, as the two arrows on the bed behind him show, pushing with his hand on the bed. He will face the edge, with free bed before him.",
            head_before_arm(ROLLING_Y - 0.05),
            behind=rolling_away(-0.34, 0.1, 0.75),
        ),
        Step(
            "log-roll-prone-back-3",
            LONG_ARM,
            "Off the front 3: on the side",
            "He lies on his side in the middle of the bed, facing the edge, his bent knees one on the other, his head on his arm.",
            head_before_arm(MIDDLE_Y),
        ),
        Step(
            "prone-pillow-back",
            on_the_side((PELVIS_X, SHIFT_Y), L=PILLOW_BACK, R=BEFORE_THE_BELLY),
            "The pillow back by your head",
            "He lies on his side in the middle of the bed, facing the edge. His upper hand has moved the pillow from before his stomach up beside his head, as the arrow shows; all of it lies on the bed.",
            with_more(head_on_towel(SHIFT_Y), bedside.pillow(*BY_THE_HEAD)),
            marks=[pillow_moved()],
        ),
    ]


# Beside the towel, toward the edge, and all of it on the bed.
BY_THE_HEAD = (0.28, 0.12, -0.62, bedside.PILLOW_ALONG)
PILLOW_BACK = Planted((-0.5, 0.36), (0.5, -0.3, 0.8), bedside.pillow_top(*BY_THE_HEAD), (-0.9, -0.4, -0.1), FLAT)


def pillow_moved() -> Mark:
    """Over the bed, from before the stomach to the pillow by the head."""
    return floor_arrow(bedside.ROOM, bedside.PAPER, (0.14, 0.26, BED_TOP), (-0.3, 0.26, BED_TOP), 0.07)


def to_the_edge_and_up() -> list[Step]:
    return [
        Step(
            "prone-back-shift",
            about_to_shift(),
            "Getting up: toward the edge",
            "He lies on his side in the middle of the bed, facing the edge, his bent knees on the bed, a broad strip of free bed before him. Two short arrows, at his hips and at his shoulders, show how he shifts toward the edge, still on his side: hips first.",
            head_on_towel(SHIFT_Y),
            marks=to_the_edge(),
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


def head_before_arm(y: float) -> Things:
    """The head on the towel, the lower arm behind both."""
    return lambda actor: replace(head_on_towel(y, half=(0.11, 0.15))(actor), before="sleeve-R")


def men(cast: Cast, steps: list[Step]) -> list[list[Shot]]:
    return all_drawn(cast, [replace(step, who="man") for step in steps])
