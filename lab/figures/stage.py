"""Puts a posed person and props on one sheet: where the bed's top is, where the head rests, who is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import numpy as np
from backline import back_line
from drawing import Item, Paper, Picture
from outlines import View
from person import SIDE_ON, Dressed, Layer, Painter, Stroke, person_layers
from postures import Posture
from resting import Held, Planted, gap_mm, gap_to_ball, settled, zones
from skeleton import SIDES, Array, Pose, Posed, Vector, load, moved, pose_body, spine_angles

SUPINE_VIEW = View(right=(0, 0, -1), up=(0, -1, 0))  # head on the left, face up, the right side near
PRONE_VIEW = View(right=(0, 0, -1), up=(0, 1, 0))  # head on the left, face down, the left side near
STANDING_VIEW = View(right=(0, 1, 0), up=(0, 0, 1))  # faces left


def room_view(toward_foot_deg: float, down_deg: float) -> View:
    """Looks at the bed from its near long side, a little from its foot and a little from above."""
    a, e = np.radians(toward_foot_deg), np.radians(down_deg)
    return View(
        right=(np.cos(a), np.sin(a), 0.0),
        up=(-np.sin(a) * np.sin(e), np.cos(a) * np.sin(e), np.cos(e)),
    )


@dataclass(frozen=True)
class Actor:
    """A person in a pose, seen from one side, moved by `shift` metres in the picture plane."""

    who: str
    posed: Posed
    view: View
    layers: Sequence[Layer]
    face: Sequence[Stroke]
    fingers: Mapping[str, Sequence[Stroke]] = field(default_factory=dict)  # by the name of the layer they lie on
    touches: Mapping[str, float] = field(default_factory=dict)  # part -> mm left to what carries it

    def spot(self, bone: str) -> Array:
        """A joint in the picture plane (2,)."""
        return np.asarray(self.view.flat(self.posed.joint(bone)[None])[0])

    def layer(self, name: str) -> Layer:
        return next(layer for layer in self.layers if layer.name == name)

    def bottom(self, *names: str) -> float:
        return float(min(self.layer(name).shape.bounds[1] for name in names))

    def items(self) -> list[Item]:
        """The person from back to front, the face right after the hair, each hand's fingers right after its arm."""
        found: list[Item] = []
        for layer in self.layers:
            found.append(layer)
            found += self.face if layer.name == "hair" else self.fingers.get(layer.name, ())
        return found


@dataclass(frozen=True)
class Shot:
    """A picture, the spine angles of the pose it shows, how near each carried part is to what carries it (mm), and how
    far each part of who lies on a bed reaches out over its edge (mm).
    """

    picture: Picture
    angles: Mapping[str, float]
    pair: str | None = None
    touches: Mapping[str, float] = field(default_factory=dict)
    over_edge: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Cast:
    """The two people, loaded once."""

    def dressed(self, who: str) -> Dressed:
        return _dressed(who)

    def actor(
        self,
        who: str,
        pose: Pose,
        view: View,
        shoes: bool = False,
        order: Sequence[str] = SIDE_ON,
        place: Vector = (0, 0, 0),
    ) -> Actor:
        """`place` is where the pelvis goes, in metres."""
        dressed = self.dressed(who)
        posed = moved(pose_body(dressed.body, pose), place)
        layers = person_layers(dressed, posed, view, shoes, order)
        painter = Painter(dressed, posed, view, shoes)
        shades = {layer.name for layer in layers}
        fingers = {f"arm-{s}-shade" if f"arm-{s}-shade" in shades else f"arm-{s}": painter.fingers(s) for s in SIDES}
        return Actor(who, posed, view, layers, painter.face(), fingers)

    def resting(self, who: str, posture: Posture, view: View, shoes: bool = False) -> Actor:
        """Somebody come to rest: pelvis let down onto what is under it, limbs laid, and what is left measured."""
        body = self.dressed(who).body
        pose, place = settled(body, posture.pose, posture.xy, posture.rest, posture.arms, posture.legs, posture.height)
        actor = self.actor(who, pose, view, shoes, posture.order, place)
        return replace(actor, touches=touches(actor.posed, posture))


def touches(posed: Posed, posture: Posture) -> dict[str, float]:
    """Millimetres between each carried part and what carries it; below 0 it has sunk in."""
    told = {part: gap_mm(posed, part, posture.rest.under) for part in posture.rest.parts}
    limbs = {f"arm-{s}": arm for s, arm in posture.arms.items()} | {f"leg-{s}": leg for s, leg in posture.legs.items()}
    for name, limb in limbs.items():
        joint, end = zones(name)
        if isinstance(limb, Held):
            told[end] = round(gap_to_ball(posed, end, limb.ball) * 1000, 1) + 0.0
            continue
        parts = (end,) if isinstance(limb, Planted) else (joint, end)
        told |= {part: gap_mm(posed, part, limb.on) for part in parts}
    told |= {part: round(gap_to_ball(posed, part, ball) * 1000, 1) + 0.0 for part, ball in posture.presses.items()}
    return told | {part: gap_mm(posed, part, on) for part, on in posture.touch.items()}


@cache
def _dressed(who: str) -> Dressed:
    return Dressed(load(who), who)


def shot(
    name: str,
    actor: Actor,
    title: str,
    description: str,
    size: tuple[float, float],
    paper: Paper,
    items: Sequence[Item],
    pair: str | None = None,
) -> Shot:
    picture = Picture(name, actor.who, title, description, *size, paper, items)
    return Shot(picture, {**spine_angles(actor.posed), **back_line(actor.posed)}, pair, actor.touches)
