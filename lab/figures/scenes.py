"""What each picture of the three exercises shows: the person, the props, the words."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from drawing import Mark, Paper
from person import SIDE_ON_KNEES_BENT
from poses import STANDING, hinged
from props import arrow, floor, polygon
from shapely import MultiPoint
from skeleton import Array
from stage import STANDING_VIEW, Actor, Cast, Shot, shot

STANDING_SIZE = (520.0, 760.0)


def stand_tall(cast: Cast) -> list[list[Shot]]:
    actor = cast.actor("man", STANDING, STANDING_VIEW, shoes=True)
    feet = actor.bottom("foot-L", "foot-R")
    paper = standing_paper(actor, feet, 260.0, 345.0)
    crown = actor.layer("hair").shape.bounds
    grow = arrow(
        paper, ((crown[0] + crown[2]) / 2, crown[3] + 0.025), ((crown[0] + crown[2]) / 2, crown[3] + 0.17), 0.055
    )
    words = "A man stands tall: ear, shoulder, hip and ankle in one line, eyes straight ahead, arms by his sides."
    return [
        [
            shot(
                "stand-tall",
                actor,
                "Stand tall",
                words,
                STANDING_SIZE,
                paper,
                [floor(paper, -3, 3, feet), *actor.items(), grow],
            )
        ]
    ]


def hip_hinge(cast: Cast) -> list[list[Shot]]:
    actor = cast.actor("man", hinged(46.0), STANDING_VIEW, shoes=True, order=SIDE_ON_KNEES_BENT)
    feet = actor.bottom("foot-L", "foot-R")
    paper = standing_paper(actor, feet, 290.0)
    long_back = back_rule(actor, paper)
    words = "A man bends at his hips and knees with a straight back and a long neck, both hands on his thighs. His back does not round."
    return [
        [
            shot(
                "hip-hinge",
                actor,
                "Bend at the hips, back straight",
                words,
                STANDING_SIZE,
                paper,
                [floor(paper, -3, 3, feet), *actor.items(), long_back],
            )
        ]
    ]


RULE_METRES = 0.014
OVER_METRES = 0.04  # how far the line is drawn on at both ends


def back_rule(actor: Actor, paper: Paper) -> Mark:
    """A straight line laid on the back: it touches the hips and the back of the head, and ends there."""
    rim = np.vstack([actor.layer(name).shape.exterior.coords for name in ("hair", "torso", "leg-L")])
    ends = longest_edge_behind(rim[rim[:, 1] > actor.spot("root")[1]])
    along = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0])
    behind = np.array([-along[1], along[0]]) * (1 if along[0] > 0 else -1)
    ends = ends + behind * RULE_METRES / 2 + np.outer([-1.0, 1.0], along) * OVER_METRES
    side = behind * RULE_METRES / 2
    corners = [ends[0] + side, ends[1] + side, ends[1] - side, ends[0] - side]
    return Mark("back-line", "arrow", polygon(paper, [tuple(p) for p in corners]), line=False, halo=True)


def longest_edge_behind(rim: Array) -> Array:
    """Of the hull of somebody who faces left, the long straight edge above the back: its lower and its upper end (2, 2)."""
    hull = np.array(MultiPoint(rim).convex_hull.exterior.coords)
    edges = [np.array(sorted(edge, key=lambda end: end[1])) for edge in pairwise(hull)]
    middle = rim[:, 0].mean()
    return max((edge for edge in edges if edge[:, 0].mean() > middle), key=lambda edge: float(np.ptp(edge[:, 1])))


def standing_paper(actor: Actor, feet: float, ankle_at: float, scale: float = 385.0) -> Paper:
    return Paper(scale, ankle_at - scale * actor.spot("foot.L")[0], 722 + scale * feet)
