"""What each picture of the three exercises shows: the person, the props, the words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
from drawing import Mark, Paper
from outlines import soften, whole
from person import SIDE_ON_KNEES_BENT
from poses import STANDING, hinged
from props import arrow, floor, polygon
from shapely import MultiPoint, Polygon, box, unary_union
from shapely.geometry.base import BaseGeometry
from skeleton import Array, Pose
from stage import STANDING_VIEW, Actor, Cast, Shot, shot

STANDING_SIZE = (520.0, 760.0)


def stand_tall(cast: Cast) -> list[list[Shot]]:
    return [standing_tall(cast, "man", "stand-tall"), standing_tall(cast, "woman", "stand-tall-woman")]


def standing_tall(cast: Cast, who: str, name: str) -> list[Shot]:
    actor = cast.actor(who, STANDING, STANDING_VIEW, shoes=True)
    feet = actor.bottom("foot-L", "foot-R")
    paper = standing_paper(actor, feet, 260.0, 345.0)
    crown = actor.layer("hair").shape.bounds
    grow = arrow(
        paper, ((crown[0] + crown[2]) / 2, crown[3] + 0.025), ((crown[0] + crown[2]) / 2, crown[3] + 0.17), 0.055
    )
    sides = f"arms by {'his' if who == 'man' else 'her'} sides"
    words = f"A {who} stands tall: ear, shoulder, hip and ankle in one line, eyes straight ahead, {sides}."
    items = [floor(paper, -3, 3, feet), *actor.items(), grow]
    return [shot(name, actor, "Stand tall", words, STANDING_SIZE, paper, items)]


def hip_hinge(cast: Cast) -> list[list[Shot]]:
    actor = bent_at_the_hips(cast, hinged())
    feet = actor.bottom("foot-L", "foot-R")
    paper = standing_paper(actor, feet, 290.0)
    long_back = back_rule(actor, paper)
    words = "A man bends at his hips and knees with a straight back and a long neck, both hands on his thighs. His back does not round: a rule along it shows how straight it is."
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


def bent_at_the_hips(cast: Cast, pose: Pose) -> Actor:
    """A man, from the side."""
    return straight_shirt(cast.actor("man", pose, STANDING_VIEW, shoes=True, order=SIDE_ON_KNEES_BENT))


def straight_shirt(actor: Actor, sag_radius: float | None = None) -> Actor:
    """Who bends at the hips wears a shirt that hangs straight from the shoulder blades to the seat: the small of the
    back is hollow, and beneath the hollow the flattest upper back is seen as a hump. With a radius, in metres, the
    shirt sags as little as a ball of that size would press it.
    """
    torso = actor.layer("torso")
    both = unary_union([torso.shape, seat_of(actor)])
    gaps = polygons_of(both.convex_hull.difference(both))
    hollow = max((gap for gap in gaps if is_behind(actor, gap, torso.shape)), key=lambda gap: gap.area)
    if sag_radius is not None:
        hollow = whole(hollow.intersection(both.buffer(sag_radius, 64).buffer(-sag_radius, 64)))
    straight = soften(whole(unary_union([torso.shape, hollow.buffer(SEAM_METRES)])), 0.0, 0.004, 0.004)
    return replace(
        actor, layers=[replace(layer, shape=straight) if layer is torso else layer for layer in actor.layers]
    )


BACKWARD = np.array([0.0, 1.0, 0.0])
SEAM_METRES = 0.002  # so that the hollow and the shirt are one
RULE_METRES = 0.014
RULE_OFF_METRES = 0.008  # the rule leaves the outline of the back to be seen
BELOW_METRES, ABOVE_METRES = 0.05, 0.1  # how far the rule is drawn on below the seat, and up to the nape


def seat_of(actor: Actor) -> Polygon:
    """What of the near leg is above the hip joint."""
    shape = actor.layer("leg-L").shape
    x0, _, x1, y1 = shape.bounds
    return whole(shape.intersection(box(x0, float(actor.spot("upperleg01.L")[1]), x1, y1)))


def is_behind(actor: Actor, gap: Polygon, torso: Polygon) -> bool:
    """On the side that the back of the hips looks to."""
    back = actor.view.flat((actor.posed.turns[actor.posed.body.index["root"]] @ BACKWARD)[None])[0]
    return bool(back @ (np.array(gap.centroid.coords[0]) - np.array(torso.centroid.coords[0])) > 0)


def polygons_of(shape: BaseGeometry) -> list[Polygon]:
    return [piece for piece in getattr(shape, "geoms", [shape]) if isinstance(piece, Polygon)]


def back_rule(actor: Actor, paper: Paper) -> Mark:
    """A straight rule laid on the back: it lies on the seat and on the shoulder blades, and ends at the nape."""
    rim = np.vstack([shape.exterior.coords for shape in (actor.layer("torso").shape, seat_of(actor))])
    ends = longest_edge_behind(rim)
    along = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0])
    behind = np.array([along[1], -along[0]])
    ends = ends + behind * (RULE_METRES / 2 + RULE_OFF_METRES) + np.outer([-BELOW_METRES, ABOVE_METRES], along)
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
