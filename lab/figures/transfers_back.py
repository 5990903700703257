"""The ways onto the back and up again: what the pictures around the neck press show."""

from __future__ import annotations

from dataclasses import replace

import bedside
from bedside import BED_TOP, HEAD_X, PAPER, ROOM
from drawing import Mark
from postures import (
    BED,
    FLAT,
    half_back,
    half_way,
    hands_beside_the_hips,
    knees_bent,
    on_the_back,
    on_the_side,
    sitting,
    standing,
)
from props3 import floor_arrow
from resting import Laid, Planted, level
from stage import Cast, Shot
from transfers import (
    AT_THE_EDGE_Y,
    BACK_Y,
    BEFORE_THE_BELLY,
    BESIDE_THE_HAND,
    BY_THE_TABLE_X,
    HALF_ON_THE_TABLE,
    HIGHER_HEAD_X,
    HIGHER_X,
    MIDDLE_Y,
    NEAR_Y,
    PELVIS_X,
    SEAT_X,
    SHIFT_Y,
    Setting,
    Step,
    about_to_shift,
    all_drawn,
    at_the_edge,
    at_the_table,
    coming_up,
    going_down,
    head_on_pillow,
    pillow_waiting,
    rolling_away,
    rolling_over,
    tablet_moved,
    to_the_edge,
    with_more,
)

SITTING = sitting(SEAT_X)


def log_roll(cast: Cast) -> list[list[Shot]]:
    return all_drawn(cast, [*down_to_the_side(), *onto_the_back()])


def down_to_the_side() -> list[Step]:
    return [
        Step(
            "log-roll-1",
            standing(SEAT_X),
            "Lying down 1: stand by the bed",
            "A woman stands tall with her back to the bed. The backs of her knees touch its edge.",
            pillow_waiting(),
            tall=True,
        ),
        Step(
            "log-roll-2",
            SITTING,
            "Lying down 2: sit",
            "A woman sits on the edge of the bed with a straight back, both feet flat on the floor, the pillow to one side of her.",
            pillow_waiting(),
        ),
        Step(
            "log-roll-3",
            half_way(SEAT_X, legs_down=False),
            "Lying down 3: down on the side",
            "She goes down on her side toward the pillow. Her lower forearm and her other hand on the bed carry her, while both legs come up together. Head, back and hips stay in one line.",
            pillow_waiting(),
            marks=going_down(),
        ),
    ]


def onto_the_back() -> list[Step]:
    return [
        Step(
            "log-roll-4",
            on_the_side((PELVIS_X, NEAR_Y + 0.08)),
            "Lying down 4: on the side",
            "She lies on her side, facing the edge where she sat, her head on the pillow, her bent knees one on the other, her spine in one straight line.",
            head_on_pillow(NEAR_Y + 0.18),
        ),
        Step(
            "log-roll-5",
            half_back((PELVIS_X, ROLLING_Y)),
            "Lying down 5: onto the back",
            "She rolls away from the edge onto her back, shoulders and hips together, as the two arrows on the bed behind her show, knees bent, feet on the bed. There is bed on both sides of her.",
            head_on_pillow(ROLLING_Y + 0.02),
            behind=rolling_away(-0.59, -0.25, 0.82),
        ),
    ]


ROLLING_Y = 0.41  # on the way from the side near the edge onto the back in the middle


def laid_ready(cast: Cast) -> list[list[Shot]]:
    """What the woman lays ready while she sits."""
    lays = Planted((-0.53, 0.3), (-0.6, 0.4, 0.2), bedside.pillow_top(0.5, 0.2), (-0.9, 0.3, -0.1), FLAT)
    rolls = Planted((-0.47, 0.3), (-0.6, 0.4, 0.2), level(BED_TOP + 0.11), (-0.9, 0.2, -0.1), FLAT)
    tablet = Planted((BY_THE_TABLE_X - 0.3, 0.1), (-0.3, 0.6, 0.4), level(bedside.TABLE_TOP), (-0.8, 0.1, -0.5), FLAT)
    return all_drawn(
        cast,
        [
            Step(
                "pillow-laid",
                sitting(-0.04, R=lays),
                "The pillows, while you sit",
                "A woman sits tall on the edge of the bed. One hand lays a second pillow on the first, where her head will be.",
                lambda _: Setting([bedside.pillow(0.5), bedside.pillow(0.5, 0.2, name="pillow-second")]),
            ),
            Step(
                "towel-laid",
                sitting(-0.02, R=rolls),
                "The rolled towel, while you sit",
                "A woman sits tall on the edge of the bed. One hand lays a firm rolled towel on the bed where her neck will be, beside the pillow.",
                lambda _: Setting(
                    [bedside.pillow(0.66, 0.07, x=HEAD_X - 0.1), *bedside.towel_roll(0.42, HEAD_X + 0.17)]
                ),
            ),
            Step(
                "table-by-bed",
                sitting(BY_THE_TABLE_X, R=tablet),
                "Tablet and telephone by the pillow",
                "A woman sits tall on the edge of the bed beside a small table. A tablet and a telephone lie on it, within reach of the pillow.",
                pillow_waiting(),
            ),
        ],
    )


def in_the_middle(cast: Cast) -> list[list[Shot]]:
    measures = Laid((1, -0.2, 0), (0.05, -1, 0), BED, (0, -1, 0), FLAT)
    by_the_hand = Laid((1, -0.35, 0), (0.8, -0.6, 0), BED, (0.95, -0.3, 0), FLAT)
    return all_drawn(
        cast,
        [
            Step(
                "bed-middle-back",
                on_the_back((PELVIS_X, BACK_Y), R=measures),
                "In the middle of the bed",
                "A woman lies on her back in the middle of the bed. Her forearm and hand lie flat on the free bed between her and the edge.",
                head_on_pillow(BACK_Y),
            ),
            Step(
                "tablet-by-hand",
                on_the_back((PELVIS_X, BACK_Y), R=by_the_hand),
                "The tablet lies by your hand",
                "A woman lies on her back in the middle of the bed. She has brought the tablet from the table, as the arrow shows; it lies flat on the bed right beside her hand. A telephone stands on the table beside her.",
                with_more(head_on_pillow(BACK_Y), *bedside.tablet_on_bed(*BESIDE_THE_HAND)),
                marks=tablet_moved(back=False),
                tablet_here=True,
            ),
        ],
    )


def changed_under_the_head(cast: Cast) -> list[list[Shot]]:
    """From the side, the head down: what it lies on goes, what the upper hand has before her comes.

    Both lie on the bed, whole: over its edge, a reach for them was seen to tip her over.
    """
    side = on_the_side((PELVIS_X, SHIFT_Y), R=BEFORE_THE_BELLY)
    on_a_pillow = Planted((-0.4, 0.36), (0.5, -0.3, 0.8), bedside.pillow_top(*BEFORE_HER), (-0.8, -0.6, -0.1), FLAT)
    on_a_roll = Planted((-0.42, 0.42), (0.5, -0.3, 0.8), level(BED_TOP + 0.11), (-0.75, -0.65, -0.2), FLAT)
    pillow, roll = bedside.pillow(*BEFORE_HER, name="pillow-second"), bedside.towel_roll(0.32, -0.52)
    return all_drawn(
        cast,
        [
            Step(
                "pillow-changed",
                replace(side, arms={**side.arms, "L": on_a_pillow}),
                "Another pillow: from the side",
                "A woman has rolled onto her side, her knees bent, her head down on a pillow. Her upper hand lies on a second pillow before her: as the two arrows show, one comes and the other goes.",
                with_more(head_on_pillow(SHIFT_Y), pillow),
                marks=changing(COMES, GOES),
            ),
            Step(
                "towel-for-pillow",
                replace(side, arms={**side.arms, "L": on_a_roll}),
                "The rolled towel in the pillow's place: from the side",
                "A woman has rolled onto her side, her knees bent, her head down on a pillow. Her upper hand lies on a firm rolled towel before her: as the two arrows show, the towel comes and the pillow goes.",
                with_more(head_on_pillow(SHIFT_Y), *roll),
                marks=changing(COMES, GOES),
            ),
            Step(
                "pillow-for-towel",
                replace(side, arms={**side.arms, "L": on_a_roll}),
                "The pillow in the rolled towel's place: from the side",
                "A woman has rolled onto her side, her knees bent, her head down on a pillow. Her upper hand has drawn the firm rolled towel out from under it, as the arrow shows; the towel lies before her on the bed.",
                with_more(head_on_pillow(SHIFT_Y), *roll),
                marks=changing(ROLL_GOES),
            ),
        ],
    )


BEFORE_HER = (0.28, 0.1, -0.48, bedside.PILLOW_ALONG)


# Where along the bed, from where to where across it: from the one thing to the other, beside the hand.
COMES, GOES, ROLL_GOES = (-0.7, 0.32, 0.64), (-0.83, 0.62, 0.3), (-0.68, 0.66, 0.34)
OVER_BOTH = BED_TOP + 0.06


def changing(*ways: tuple[float, float, float]) -> list[Mark]:
    """One thing toward the head's place, the other away from it."""
    return [
        floor_arrow(ROOM, PAPER, (x, a, OVER_BOTH), (x, b, OVER_BOTH), 0.06, "arrow-comes" if a < b else "arrow-goes")
        for x, a, b in ways
    ]


def by_the_head(cast: Cast) -> list[list[Shot]]:
    """What an arm does at the table, lying: the tablet put back there, a telephone within reach."""
    higher = on_the_back((HIGHER_X, BACK_Y - 0.06))
    pillow = head_on_pillow(BACK_Y - 0.06, HIGHER_HEAD_X)
    puts, rings = at_the_table(-0.93, 0.24, 0.01), at_the_table(-0.97, 0.3, 0.075)
    return all_drawn(
        cast,
        [
            Step(
                "tablet-back",
                replace(higher, arms={**higher.arms, "R": puts}),
                "The tablet back by your head",
                "A woman lies on her back in the middle of the bed, her head on the pillow. Her arm has put the tablet back onto the table by her head, as the arrow shows; beside her hip the bed is free.",
                pillow,
                before=bedside.tablet_on_table(PAPER, *HALF_ON_THE_TABLE),
                marks=tablet_moved(back=True),
                tablet_here=True,
            ),
            Step(
                "telephone-by-hand",
                replace(higher, arms={**higher.arms, "R": rings}),
                "A telephone within reach of your hand",
                "A woman lies on her back in bed, her head on the pillow. Her hand reaches the telephone on the table by her head.",
                pillow,
                telephone_at=(bedside.TABLE_X[1] - 0.1, 0.3, bedside.TABLE_TOP),
            ),
        ],
    )


def getting_up(cast: Cast) -> list[list[Shot]]:
    return all_drawn(cast, [*off_the_back(), *to_the_edge_and_up()])


def off_the_back() -> list[Step]:
    one_knee = knees_bent(on_the_back((PELVIS_X, BACK_Y)), left=0.62, right=0.46)
    beside_the_ear = Laid((-0.8, -0.75, 0), (-1, -0.1, 0), BED, (-1, 0.1, 0), (0, 0, 1))
    under_the_face = Laid((-0.35, -1, 0), (-1, -0.15, 0), BED, (-1, 0, 0), FLAT)
    return [
        Step(
            "log-roll-up-1",
            one_knee,
            "Getting up 1: bend the knees",
            "A woman lies on her back in the middle of the bed. One knee is bent, its foot flat on the bed; the other is coming.",
            head_on_pillow(BACK_Y),
        ),
        Step(
            "log-roll-up-arm",
            knees_bent(on_the_back((PELVIS_X, BACK_Y), R=beside_the_ear)),
            "Getting up: the arm beside the ear",
            "She lies on her back, knees bent. The arm nearer the edge lies on the bed beside her ear, with free bed before the edge.",
            head_on_pillow(BACK_Y),
        ),
        Step(
            "log-roll-up-2",
            on_the_side((PELVIS_X, MIDDLE_Y - 0.12), R=under_the_face),
            "Getting up 2: roll to the side",
            "She has rolled onto her side in one piece, facing the edge, shoulders and hips together, her knees one on the other, her head still on the pillow, free bed before her.",
            head_on_pillow(MIDDLE_Y),
            marks=rolling_over(MIDDLE_Y - 0.1),
        ),
    ]


def to_the_edge_and_up() -> list[Step]:
    return [
        Step(
            "log-roll-shift",
            about_to_shift(),
            "Getting up: toward the edge",
            "She lies on her side in the middle of the bed, facing the edge, her bent knees on the bed, a broad strip of free bed before her. Two short arrows, at her hips and at her shoulders, show how she shifts toward the edge, still on her side: hips first.",
            head_on_pillow(SHIFT_Y + 0.08),
            marks=to_the_edge(),
        ),
        Step(
            "log-roll-edge",
            at_the_edge(),
            "Getting up: at the edge",
            "She lies on her side at the edge, all of her trunk on the bed, her hand pushing on it. Her bent knees lie just over the edge.",
            head_on_pillow(AT_THE_EDGE_Y + 0.16),
        ),
        Step(
            "log-roll-up-3",
            half_way(SEAT_X, legs_down=True),
            "Getting up 3: push up",
            "Her lower legs hang over the edge; her lower forearm and her other hand on the bed push her up sideways. Head, back and hips stay in one line.",
            pillow_waiting(),
            marks=coming_up(),
        ),
        Step(
            "log-roll-up-4",
            sitting(SEAT_X, **hands_beside_the_hips(SEAT_X)),
            "Getting up 4: sit for a moment",
            "She sits on the edge of the bed with a straight back, both feet flat on the floor, her hands beside her hips, and waits a moment.",
            pillow_waiting(),
        ),
        Step(
            "log-roll-up-5",
            standing(SEAT_X),
            "Getting up 5: stand",
            "She has leaned forward from the hips, pushed with her legs, and stands tall in front of the bed.",
            pillow_waiting(),
            tall=True,
        ),
    ]
