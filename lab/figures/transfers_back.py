"""The ways onto the back and up again: what the pictures around the neck press show."""

from __future__ import annotations

from dataclasses import replace

import bedside
from bedside import BED_TOP, FROM_THE_FOOT, HEAD_X, OVER_THE_BED, PAPER, ROOM
from drawing import Mark
from outlines import soften
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
from props import ghost
from props3 import floor_arrow
from resting import Laid, Planted, Slab, level, part_mask
from shapely import unary_union
from skeleton import SIDES
from stage import Actor, Cast, Shot
from transfers import (
    AT_THE_EDGE_Y,
    BACK_Y,
    BEFORE_THE_BELLY,
    BESIDE_THE_HAND,
    BY_THE_TABLE_X,
    FROM_Y,
    HALF_ON_THE_TABLE,
    HIGHER_HEAD_X,
    HIGHER_X,
    MIDDLE_Y,
    NEAR_Y,
    PELVIS_X,
    SEAT_X,
    SHIFT_Y,
    SHIFTED_Y,
    Setting,
    Step,
    all_drawn,
    at_the_edge,
    at_the_table,
    coming_up,
    going_down,
    head_on_pillow,
    lay_there,
    one_line,
    pillow_waiting,
    rolling_away,
    rolling_over,
    shifting_at,
    tablet_moved,
    tapped,
    tapping,
    to_the_edge,
    was_there,
    with_more,
)

SITTING = sitting(SEAT_X)


def log_roll(cast: Cast) -> list[list[Shot]]:
    return all_drawn(cast, [*down_to_the_side(), straight_all_the_way(cast), *onto_the_back()])


def straight_all_the_way(cast: Cast) -> Step:
    half = half_way(SEAT_X, legs_down=True)
    return Step(
        "log-roll-straight",
        half,
        "The back straight, all the way",
        "Half way between sitting and lying, a woman leans on her lower forearm and her other hand. A straight line through her head, her back and her hips shows that they stay in one.",
        pillow_waiting(),
        marks=one_line(cast, "woman", half),
    )


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
            on_the_side((PELVIS_X, NEAR_Y + 0.1)),
            "Lying down 4: on the side",
            "She lies on her side, facing the edge where she sat, her head on the pillow, her bent knees one on the other, her spine in one straight line.",
            head_on_pillow(NEAR_Y + 0.2),
        ),
        Step(
            "log-roll-5",
            half_back((PELVIS_X, ROLLING_Y)),
            "Lying down 5: onto the back",
            "She rolls away from the edge onto her back, shoulders and hips together, as the two arrows over her show, knees bent, feet on the bed. There is bed on both sides of her.",
            head_on_pillow(ROLLING_Y + 0.02),
            marks=rolling_away(ROLLING_Y),
            view=FROM_THE_FOOT,
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
                "tap",
                tapping(),
                "Tap anywhere",
                "A hand of a woman who sits beside a small table taps the screen of a tablet that lies on it. Rings spread from the fingertips.",
                behind=tapped(),
                by_the_table=True,
            ),
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
            bent_or_straight(cast),
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


def bent_or_straight(cast: Cast) -> Step:
    """Bent, and as a dashed line straight."""
    straight = cast.resting("woman", on_the_back((PELVIS_X, BACK_Y)), ROOM)
    legs = [straight.layer(f"{part}-{s}").shape for part in ("leg", "foot") for s in SIDES]
    return Step(
        "neck-press-knees",
        knees_bent(on_the_back((PELVIS_X, BACK_Y))),
        "Knees bent or straight",
        "A woman lies on her back in the middle of the bed, her head on the pillow, her knees bent, both feet flat. A dashed line shows that her legs may as well lie straight.",
        head_on_pillow(BACK_Y),
        marks=[ghost(PAPER, soften(unary_union(legs), 0.0, 0.004, 0.006))],
    )


def changed_under_the_head(cast: Cast) -> list[list[Shot]]:
    """From the side, the head down: what it lies on goes, what the upper hand has before her comes.

    Both lie on the bed, whole: over its edge, a reach for them was seen to tip her over.
    """
    side = on_the_side((PELVIS_X, SHIFT_Y), R=BEFORE_THE_BELLY)
    on_a_pillow = Planted((-0.22, 0.38), (0.5, -0.3, 0.8), bedside.pillow_top(*BEFORE_HER), (-0.85, -0.5, -0.1), FLAT)
    on_a_roll = Planted((-0.22, 0.4), (0.5, -0.3, 0.8), level(BED_TOP + 0.11), (-0.9, -0.35, -0.2), FLAT)
    pillow = bedside.pillow(*BEFORE_HER, name="pillow-second")
    pillow_was = was_there(bedside.pillow(SHIFT_Y), bedside.NEAR_PAPER)
    thicker_was = was_there(bedside.pillow(SHIFT_Y + 0.04, 0.2, HEAD_X - 0.05), bedside.NEAR_PAPER)
    roll = bedside.towel_roll(0.32, -0.33, paper=bedside.NEAR_PAPER)
    roll_was = was_there(bedside.towel_roll(0.71, -0.63, paper=bedside.NEAR_PAPER)[0], bedside.NEAR_PAPER)
    return all_drawn(
        cast,
        [
            Step(
                "pillow-changed",
                replace(side, arms={**side.arms, "L": on_a_pillow}),
                "Another pillow: from the side",
                "A woman has rolled onto her side, her knees bent, her head down on a pillow. Her upper hand has drawn another pillow out from under it, as the arrow shows; that one lies before her on the bed, and a dashed line where it was.",
                with_more(head_on_pillow(SHIFT_Y), thicker_was, pillow),
                marks=changing(*GOES),
                near=True,
            ),
            Step(
                "towel-for-pillow",
                replace(side, arms={**side.arms, "L": on_a_pillow}),
                "The rolled towel in the pillow's place: from the side",
                "A woman has rolled onto her side, her knees bent, her head down on a firm rolled towel. Her upper hand has drawn the pillow out from under it, as the arrow shows; the pillow lies before her on the bed, and a dashed line where it was.",
                with_more(head_on_roll, pillow_was, pillow),
                marks=changing(*GOES),
                near=True,
            ),
            Step(
                "pillow-for-towel",
                replace(side, arms={**side.arms, "L": on_a_roll}),
                "The pillow in the rolled towel's place: from the side",
                "A woman has rolled onto her side, her knees bent, her head down on a pillow. Her upper hand has drawn the firm rolled towel out from under it, as the arrow shows; the towel lies before her on the bed, and a dashed line where it was.",
                with_more(head_on_pillow(SHIFT_Y), roll_was, *roll),
                marks=changing(*ROLL_GOES),
                near=True,
            ),
        ],
    )


BEFORE_HER = (0.28, 0.1, -0.48, bedside.PILLOW_ALONG)


# From where to where over the bed (x, y): one thing moves, and one alone, and the arrow begins at it or where it was. Two
# arrows, one to and one fro, were read as a rubbing.
GOES = ((-0.84, 0.7), (-0.82, 0.32))
ROLL_GOES = ((-0.68, 0.52), (-0.4, 0.26))


def head_on_roll(actor: Actor) -> Setting:
    """A rolled towel under the lowest spot of the head, as thick as finds room there."""
    head = actor.posed.vertices[part_mask(actor.posed.body, "head")]
    x, y, low = head[head[:, 2].argmin()]
    radius = (float(low) - BED_TOP + bedside.PRESSED_METRES) / 2
    under = lambda _: Slab((x - 0.02, y - 0.2), (x + 0.02, y + 0.2), BED_TOP + 2 * radius)  # noqa: E731
    return Setting(bedside.towel_roll(float(y) - 0.07, float(x), radius, bedside.NEAR_PAPER), {"head": under})


def changing(tail: tuple[float, float], tip: tuple[float, float]) -> list[Mark]:
    """Toward the head's place, or away from it."""
    name = "arrow-comes" if tail[1] < tip[1] else "arrow-goes"
    return [floor_arrow(ROOM, bedside.NEAR_PAPER, (*tail, BED_TOP), (*tip, BED_TOP), 0.075, name)]


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
    return all_drawn(cast, [*off_the_back(cast), *to_the_edge_and_up(cast)])


# No further than to the top of the shoulder: led on over it, the arrows were read as rolling her onto her face.
UP_OVER_DEG = (36.0, 112.0)


def off_the_back(cast: Cast) -> list[Step]:
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
            "She has rolled onto her side in one piece, shoulders and hips together, her head on the pillow, free bed before her. Dashed, how she lay on her back.",
            with_more(head_on_pillow(MIDDLE_Y), lay_there(cast, "woman", knees_bent(on_the_back((PELVIS_X, BACK_Y))))),
            marks=rolling_over(MIDDLE_Y - 0.1, UP_OVER_DEG),
        ),
    ]


def to_the_edge_and_up(cast: Cast) -> list[Step]:
    return [
        Step(
            "log-roll-shift",
            shifting_at(SHIFTED_Y),
            "Getting up: toward the edge",
            "A whole bed, seen from above. She lies on her side, facing one edge, all of her well inside the bed, free bed before her knees and behind her. A dashed line shows where she lay before, and an arrow at her hips how far she has shifted, still on her side.",
            with_more(head_on_pillow(SHIFTED_Y + 0.1), lay_there(cast, "woman", shifting_at(FROM_Y), OVER_THE_BED)),
            marks=to_the_edge(),
            view=OVER_THE_BED,
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
