"""A movement as outlines that go from frame to frame: each part is a curve through as many points in every frame.

A page lets each point go its way from one frame to the next, and draws the curve through them. No locks and no shade are
drawn, which would flicker. What a frame is, in metres; `movement_files.py` tells it in units.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import bedside
import numpy as np
from bedside import BED_TOP, BED_X, BED_Y
from between import Still
from hair import CURLED_FACING, SEEN_FACING
from keyed import HELD, Movement
from numpy.typing import NDArray
from outlines import Hem, Surface, View, cut, facing, shadow, soften, surface, whole
from person import HAIR, OVERLAP, Painter
from resting import part_mask
from shapely import Polygon, box, contains_xy, polygons, unary_union
from skeleton import SIDES, Array, Posed, Side
from stage import Cast

PILLOW_METRES, FLATTEST_METRES = 0.1, 0.03
DEEPEST_METRES = 0.06  # what has sunk deeper into a bed throws no shade
# What is painted together, from back to front.
TOGETHER: Mapping[str, tuple[str, ...]] = {
    "head": (
        "hair-behind",
        "head",
        "hair",
        "locks",
        "hair-over",
        "brow-L",
        "brow-R",
        "eye-L",
        "eye-R",
        "mouth-L",
        "mouth-R",
        "nose",
        "curls",
    ),
    "torso": ("torso",),
    **{f"arm-{s}": (f"arm-{s}", f"fingers-{s}", f"sleeve-{s}", f"shoulder-{s}") for s in SIDES},
    **{f"leg-{s}": (f"foot-{s}", f"leg-{s}") for s in SIDES},
}
THINGS = ("bed-shade", "floor-shade-L", "floor-shade-R", "pillow")


@dataclass(frozen=True)
class Frame:
    """One moment in the picture plane: areas, lines (K, N, 2) and dots (1, 1, 2) by name, which of them are not seen, and
    the order of painting.
    """

    areas: Mapping[str, Polygon]
    lines: Mapping[str, Array]
    hidden: frozenset[str]
    order: tuple[str, ...]


def frame_of(cast: Cast, movement: Movement, at: Still, order: tuple[str, ...]) -> Frame:
    """`order` names head, torso, limbs by their side and what is held, from back to front."""
    view = movement.view
    quick = Quick(cast.dressed(movement.who), at.posed, view, movement.shoes)
    areas = quick.areas(neck_runs_on=order.index("head") < order.index("torso"))
    held = movement.held(at.posed, view)
    areas |= {**things(at.posed, movement), **held}
    lines, hidden = quick.lines(areas["hair"])
    hidden |= {f"shoulder-{s}" for s in SIDES if order.index(f"arm-{s}") < order.index("torso")}
    hidden |= {name for name, shape in areas.items() if shape.is_empty}
    together = {**TOGETHER, HELD: tuple(held)}
    painted = (*(name for name in THINGS if name in areas), *(name for part in order for name in together[part]))
    return Frame(areas, lines, frozenset(hidden), painted)


def things(posed: Posed, movement: Movement) -> dict[str, Polygon]:
    """The pillow under the head that presses it, and where the body darkens bed and floor."""
    view, pillow_y = movement.view, movement.pillow_y
    found = dict[str, Polygon]()
    if pillow_y is not None:
        found["pillow"] = bedside.pillow(pillow_y, pressed(posed, pillow_y), view=view).shape
    every = np.ones(len(posed.vertices), bool)
    found["bed-shade"] = shaded_on(posed, every, BED_TOP, view, BED_X, BED_Y)
    for side in SIDES:
        foot = part_mask(posed.body, f"foot-{side}")
        found[f"floor-shade-{side}"] = shaded_on(posed, foot, 0.0, view, bedside.RUG_X, movement.floor_y)
    return found


def shaded_on(
    posed: Posed, mask: NDArray[np.bool_], height: float, view: View, x: tuple[float, float], y: tuple[float, float]
) -> Polygon:
    """The largest piece of what these corners of a body darken of the bed or the floor, as it is seen; empty where nothing
    is near.
    """
    z = posed.vertices[:, 2] - height
    near = (z < bedside.SHADE_METRES) & (z > -DEEPEST_METRES) & mask
    corners = posed.vertices[posed.body.faces[near[posed.body.faces].all(axis=1)]][:, :, :2]
    dark = unary_union(polygons(corners)).buffer(0.022, 8).buffer(-0.004, 8)
    piece = whole(dark.intersection(box(x[0], y[0], x[1], y[1])))
    return piece if piece.is_empty else soften(bedside.on_level(piece, height, view), 0.0, 0.01, 0.02)


def pressed(posed: Posed, pillow_y: float) -> float:
    """How high the pillow is where the head is over it, or above it."""
    head = posed.vertices[part_mask(posed.body, "head")]
    middle = np.abs(head[:, :2].mean(axis=0) - [bedside.HEAD_X, pillow_y])
    if np.any(middle > bedside.PILLOW_HALF):
        return PILLOW_METRES
    low = float(head[:, 2].min()) - BED_TOP + bedside.PRESSED_METRES
    return min(PILLOW_METRES, max(FLATTEST_METRES, low))


@dataclass(frozen=True)
class Quick(Painter):
    """Outlines as `Painter` draws them, mostly of what looks at the eye alone."""

    def areas(self, neck_runs_on: bool) -> dict[str, Polygon]:
        torso = self.torso()
        found = {"torso": torso.shape, **self.head_areas(neck_runs_on)}
        for side in SIDES:
            found |= self.arm_areas(side)
            found |= {layer.name: layer.shape for layer in self.leg(side, False) if layer.kind != "sole"}
            found[f"shoulder-{side}"] = self.shoulder_patch(side, torso.shape, found[f"sleeve-{side}"]).shape
        return found

    def arm_areas(self, side: Side) -> dict[str, Polygon]:
        elbow, top = f"lowerarm01.{side}", f"upperarm01.{side}"
        names = ("shoulder01", "upperarm01", "upperarm02", "lowerarm01", "lowerarm02", "wrist")
        bones = [f"{name}.{side}" for name in names]
        sleeve = self.part(bones, [self.armhole(side), self.along(top, elbow, 0.62, False)])
        mask = self.dressed.mask(*bones) | (self.dressed.mask("finger", "metacarpal") & self.on_side(side))
        skin = cut(surface(self.posed, mask), [self.along(top, elbow, 0.5, True)])
        return {
            f"arm-{side}": soften(self.looking(skin), 0.001, 0.004, 0.008),
            f"sleeve-{side}": soften(shadow(sleeve, self.view), 0.010, 0.012, 0.03),
        }

    def looking(self, part: Surface) -> Polygon:
        return shadow(facing(part, self.view), self.view)

    def head_areas(self, neck_runs_on: bool) -> dict[str, Polygon]:
        collar, thick = self.collar(), HAIR[self.dressed.who].thick
        low = collar.point - [0, 0, OVERLAP if neck_runs_on else 0.0]
        bones = ("head", "eye", "neck", "spine01", "clavicle", "shoulder01")
        skin = cut(surface(self.posed, self.dressed.mask(*bones)), [Hem(low, -collar.normal)])
        seen = facing(skin, self.view)
        return {
            "hair-behind": soften(self.joined(skin), thick, 0.014, 0.03),
            "head": soften(shadow(seen, self.view), 0.0, 0.002, 0.004),
            "hair": soften(self.joined(seen), thick, 0.014, 0.03),
        }

    def joined(self, head: Surface) -> Polygon:
        return unary_union([shadow(piece, self.view) for piece in self.scalp(head) if len(piece.posed)])

    def lines(self, hair: Polygon) -> tuple[dict[str, Array], set[str]]:
        """The lines of face, hands and hair, whether seen or not, and which are not."""
        d, found, hidden = self.dressed, dict[str, Array](), set[str]()
        for side in SIDES:
            sign = 1.0 if side == "L" else -1.0
            eye = d.body.head(f"eye.{side}") + np.array([sign * 0.008, -0.016, 0.0])
            brow = [[-sign * 0.014, -0.004, 0.020], [sign * 0.004, 0.0, 0.025], [sign * 0.018, 0.012, 0.021]]
            found[f"eye-{side}"] = self.on_head(eye[None])[None]
            found[f"brow-{side}"] = self.on_head(eye + np.array(brow))[None]
            found[f"mouth-{side}"] = self.on_head(self.mouth(sign))[None]
            if not self.seen((sign * 0.45, -0.9, 0.0)):
                hidden |= {f"{part}-{side}" for part in ("eye", "brow", "mouth")}
            fingers = self.fingers(side)
            found[f"fingers-{side}"] = fingers[0].points if fingers else self.hand_of(side)
            hidden |= set() if fingers else {f"fingers-{side}"}
        nose = self.nose_line(1.0 if self.seen((1.0, 0.0, 0.0), 0.0) else -1.0)
        found["nose"] = self.on_head(nose)[None]
        hidden |= set() if self.seen((0.0, -1.0, 0.0), 0.45) else {"nose"}
        return found | {"locks": self.locks(hair)}, hidden

    def hand_of(self, side: Side) -> Array:
        return np.tile(self.view.flat(self.posed.joint(f"wrist.{side}")[None]), (3, 3, 1))

    def locks(self, hair: Polygon) -> Array:
        """All the locks: where each is, and how much of it looks at the eye, 0 to 1, beside a 0 (K, 2, 2).

        One that is seen past the face, beyond it, would be taken for a beard.
        """
        d = self.dressed
        spots = d.lock_spots(self.scalp(self.whole_head()))
        share = np.clip((self.facing_of(spots) - SEEN_FACING) / (CURLED_FACING - SEEN_FACING), 0.0, 1.0)
        at = self.on_head(spots)
        share = np.where(contains_xy(hair, at), share, 0.0)
        return np.stack([at, np.column_stack([share, np.zeros(len(spots))])], axis=1)

    def whole_head(self) -> Surface:
        return surface(self.posed, self.dressed.mask("head", "eye", "neck"))
