"""What each picture of the three exercises shows: the person, the props, the words."""

from __future__ import annotations

import numpy as np
from drawing import Mark, Paper
from person import SIDE_ON_KNEES_BENT
from poses import STANDING, hinged
from props import arrow, floor, polygon
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
    actor = cast.actor("man", hinged(), STANDING_VIEW, shoes=True, order=SIDE_ON_KNEES_BENT)
    feet = actor.bottom("foot-L", "foot-R")
    paper = standing_paper(actor, feet, 290.0)
    long_back = back_rule(actor, paper)
    words = "A man bends at his hips and knees with a straight back and a long neck, his hands sliding down his thighs. His back does not round."
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


def back_rule(actor: Actor, paper: Paper) -> Mark:
    """A straight line along the back, from behind the hips to the crown: the back and the head touch it, none bends from it."""
    hips, neck = actor.spot("root"), actor.spot("neck01")
    along = (neck - hips) / np.linalg.norm(neck - hips)
    behind = np.array([-along[1], along[0]]) if along[0] > 0 else np.array([along[1], -along[0]])
    rim = np.vstack([actor.layer(name).shape.exterior.coords for name in ("hair", "torso", "leg-L")]) - hips
    upper = rim[(rim @ along) > 0]
    out = float((upper @ behind).max()) + 1.2 * RULE_METRES
    ends = [hips + behind * out + along * way for way in (-0.05, float((upper @ along).max()))]
    side = behind * RULE_METRES / 2
    corners = [ends[0] + side, ends[1] + side, ends[1] - side, ends[0] - side]
    return Mark("back-line", "arrow", polygon(paper, [tuple(p) for p in corners]), line=False, halo=True)


def standing_paper(actor: Actor, feet: float, ankle_at: float, scale: float = 385.0) -> Paper:
    return Paper(scale, ankle_at - scale * actor.spot("foot.L")[0], 722 + scale * feet)
