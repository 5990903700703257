"""A posed body as flat layers, back to front: far limbs, head, clothes, near limbs, face.

The clothes are plain: a shirt with short sleeves, long trousers, socks or shoes. Outlines stay in metres in the picture
plane; `drawing.py` turns them into SVG.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from hair import CURLED_FACING, LOCKS, SEEN_FACING, curl_on, facing as facing_eye, scalp_hems, spots as spots_on
from numpy.typing import NDArray
from outlines import Hem, Surface, View, carried_by, cut, facing, shadow, soften, surface, whole
from shapely import Point, Polygon, box, unary_union
from shapely.affinity import translate
from skeleton import SIDES, Array, Body, Posed, Side, unit

HAND_SEEN = 0.5  # how much of a hand's breadth must be seen
OVERLAP = 0.025  # metres that skin runs on below cloth, so that no gap shows


@dataclass(frozen=True)
class Layer:
    """One flat shape. `kind` is its colour's name; `line` draws its edge."""

    name: str
    kind: str
    shape: Polygon
    line: bool = True
    far: bool = False


@dataclass(frozen=True)
class Stroke:
    """One thin line of the face: points (N, 2); `dot` fills it as a spot of that radius in metres. Several lines of one
    kind, curls or what parts the fingers, are points (K, N, 2).
    """

    name: str
    points: Array
    dot: float = 0.0


@dataclass(frozen=True)
class Hair:
    """Where hair ends, in metres: above the eyes at the brow, before the ear at the temple, below the eyes at the side
    and at the nape; and how thick it lies.
    """

    brow: float
    temple: float
    side: float
    nape: float
    thick: float
    over_ears: bool


HAIR = {
    "woman": Hair(brow=0.056, temple=0.026, side=0.052, nape=0.078, thick=0.018, over_ears=True),
    "man": Hair(brow=0.066, temple=0.016, side=0.014, nape=0.040, thick=0.006, over_ears=False),
}


@dataclass(frozen=True)
class Dressed:
    """A body with its parts chosen once; pose after pose is drawn from it."""

    body: Body
    who: str
    masks: dict[str, NDArray[np.bool_]] = field(default_factory=dict)
    locks: dict[str, Array] = field(default_factory=dict)

    def lock_spots(self, scalp: Sequence[Surface]) -> Array:
        if "spots" not in self.locks:
            self.locks["spots"] = spots_on(scalp, LOCKS[self.who].apart)
        return self.locks["spots"]

    @cached_property
    def head_middle(self) -> Array:
        """Between ears and eyes, a little higher: what the scalp lies round."""
        return np.asarray(np.array([0.0, (self.ear[1] + self.eye[1]) / 2, self.eye[2] + 0.02]))

    def mask(self, *starts: str) -> NDArray[np.bool_]:
        key = "|".join(starts)
        if key not in self.masks:
            self.masks[key] = carried_by(self.body, lambda name: name.startswith(starts))
        return self.masks[key]

    @cached_property
    def eye(self) -> Array:
        return self.body.head("eye.L") * [0.0, 1.0, 1.0]

    @cached_property
    def head_points(self) -> Array:
        return np.asarray(self.body.vertices[self.mask("head")])

    @cached_property
    def ear(self) -> Array:
        return np.asarray(self.head_points[self.head_points[:, 0].argmax()])

    @cached_property
    def nose(self) -> Array:
        return np.asarray(self.head_points[self.head_points[:, 1].argmin()])


SIDE_ON = ("far arm", "far leg", "head", "near leg", "torso", "near arm")
FACE_ON = ("far leg", "near leg", "torso", "head", "far arm", "near arm")
FROM_BEHIND_ON = ("far leg", "near leg", "head", "torso", "far arm", "near arm")
SIDE_ON_KNEES_BENT = ("far arm", "far leg", "head", "torso", "near leg", "near arm")
KNEES_FORWARD = ("head", "torso", "far arm", "far leg", "near leg", "near arm")


def person_layers(
    dressed: Dressed, posed: Posed, view: View, shoes: bool, order: Sequence[str] = SIDE_ON
) -> list[Layer]:
    """All layers in `order`, back to front, for an eye that looks from one side."""
    near: Side = "L" if (posed.turns[0] @ np.array([1.0, 0, 0])) @ view.toward_eye >= 0 else "R"
    far: Side = "R" if near == "L" else "L"
    painter = Painter(dressed, posed, view, shoes)
    torso, behind = painter.torso(), order.index("far arm") < order.index("torso")
    parts = {
        "far arm": painter.arm(far, True) if behind else painter.joined_arm(far, torso),
        "far leg": painter.leg(far, True),
        "head": painter.head(over_shirt=order.index("head") > order.index("torso")),
        "near leg": painter.leg(near, False),
        "torso": [torso],
        "near arm": painter.joined_arm(near, torso),
    }
    return [piece for name in order for layer in parts[name] for piece in shaded(layer)]


SOLE_METRES = 0.017


def sole_of(shoe: Polygon) -> Polygon:
    x0, y0, x1, _ = shoe.bounds
    return whole(shoe.intersection(box(x0, y0, x1, y0 + SOLE_METRES)))


SHADED = ("arm", "sleeve", "leg", "foot", "torso", "head")
SHADE_METRES = (-0.013, 0.017)  # the light comes from the upper left, wherever the body lies
INSET_METRES, LEAST_SHADE = 0.0022, 0.0002  # what the edge needs; square metres


def shaded(layer: Layer) -> list[Layer]:
    """A part and the side of it that looks away from the light, one tone deeper."""
    if layer.far or not layer.name.startswith(SHADED):
        return [layer]
    return [layer, Layer(f"{layer.name}-shade", layer.kind, shade_of(layer.shape), line=False, far=True)]


def shade_of(shape: Polygon) -> Polygon:
    lit = translate(shape, *SHADE_METRES)
    dark = shape.buffer(-INSET_METRES).difference(lit).buffer(-0.0025).buffer(0.0025)
    return whole(dark)


@dataclass(frozen=True)
class Painter:
    dressed: Dressed
    posed: Posed
    view: View
    shoes: bool

    def part(self, bones: Sequence[str], hems: Sequence[Hem]) -> Surface:
        return cut(surface(self.posed, self.dressed.mask(*bones)), hems)

    def torso(self) -> Layer:
        bones = ("root", "pelvis", "spine", "clavicle", "shoulder", "neck", "upperleg01")
        parts = [self.part(bones, [self.collar(), self.shirt_hem()]), self.shoulder("L"), self.shoulder("R")]
        seen = [shadow(facing(part, self.view), self.view) for part in parts]
        return Layer("torso", "shirt", soften(whole(unary_union(seen)), 0.008, 0.012, 0.02))

    def shoulder(self, side: Side) -> Surface:
        """The cap of the shoulder, from the back's side of the sleeve's seam."""
        body, own = self.dressed.body, self.dressed.mask(f"shoulder01.{side}", f"upperarm01.{side}")
        near = self.dressed.mask("spine", "clavicle") | own
        faces = body.faces[near[body.faces].all(axis=1) & own[body.faces].any(axis=1)]
        seam = self.armhole(side)
        return cut(
            Surface(body.vertices[faces], self.posed.vertices[faces]),
            [Hem(seam.point + 0.05 * seam.normal, -seam.normal)],
        )

    def collar(self) -> Hem:
        """The shirt's neck: lower in front than behind. Keeps the shirt."""
        return Hem(self.dressed.body.head("neck01") + np.array([0.0, 0.0, 0.005]), unit((0, 0.5, -1)))

    def shirt_hem(self) -> Hem:
        hip = self.dressed.body.head("upperleg01.L")
        return Hem(hip * [0, 1, 1] + [0, 0, 0.025], unit((0, 0.0, 1)))

    def armhole(self, side: Side) -> Hem:
        """Where the sleeve begins, a little inside the shoulder. Keeps the arm."""
        body = self.dressed.body
        way = body.between(f"upperarm01.{side}", f"lowerarm01.{side}")
        return Hem(body.head(f"upperarm01.{side}") - way * 0.02, way)

    def along(self, top: str, end: str, share: float, keep_far: bool) -> Hem:
        """A hem square to a limb, `share` of the way from joint `top` to joint `end`."""
        body = self.dressed.body
        way = body.between(top, end)
        point = body.head(top) + share * (body.head(end) - body.head(top))
        return Hem(point, way if keep_far else -way)

    def arm(self, side: Side, far: bool) -> list[Layer]:
        elbow, top = f"lowerarm01.{side}", f"upperarm01.{side}"
        bones = [f"{b}.{side}" for b in ("shoulder01", "upperarm01", "upperarm02", "lowerarm01", "lowerarm02", "wrist")]
        hand = [f"{b}" for b in ("finger", "metacarpal")]
        sleeve = self.part(bones, [self.armhole(side), self.along(top, elbow, 0.62, False)])
        mask = self.dressed.mask(*bones) | (self.dressed.mask(*hand) & self.on_side(side))
        skin = cut(surface(self.posed, mask), [self.along(top, elbow, 0.5, True)])
        cloth = soften(shadow(sleeve, self.view), 0.010, 0.012, 0.03)
        return [
            Layer(f"arm-{side}", "skin", soften(shadow(skin, self.view), 0.001, 0.004, 0.008), far=far),
            Layer(f"sleeve-{side}", "shirt", cloth, far=far),
        ]

    def joined_arm(self, side: Side, torso: Layer) -> list[Layer]:
        """An arm before the torso, its seam painted out."""
        arm = self.arm(side, False)
        return [*arm, self.shoulder_patch(side, torso.shape, arm[-1].shape)]

    def shoulder_patch(self, side: Side, torso: Polygon, sleeve: Polygon) -> Layer:
        """Hides the seam at the top of the sleeve, so that arm and shirt are one."""
        centre = self.view.flat(self.posed.joint(f"upperarm01.{side}")[None])[0]
        both = whole(unary_union([torso, sleeve])).buffer(-0.0036)
        patch = soften(whole(both.intersection(Point(centre).buffer(0.13))), 0.0, 0.012, 0.0)
        return Layer(f"shoulder-{side}", "shirt", patch, line=False)

    def fingers(self, side: Side) -> list[Stroke]:
        """Lines between the fingers of a hand whose back or palm is seen."""
        joints = {(f, j): self.posed.joint(f"finger{f}-{j}.{side}") for f in (2, 3, 4, 5) for j in (1, 2, 3)}
        across, along = joints[5, 1] - joints[2, 1], joints[3, 2] - joints[3, 1]
        if abs(float(unit(np.cross(across, along)) @ self.view.toward_eye)) < HAND_SEEN:
            return []
        lines = [np.array([(joints[f, j] + joints[f + 1, j]) / 2 for j in (1, 2, 3)]) for f in (2, 3, 4)]
        return [Stroke(f"fingers-{side}", np.array([self.view.flat(line) for line in lines]))]

    def on_side(self, side: Side) -> NDArray[np.bool_]:
        x = self.dressed.body.vertices[:, 0]
        return x > 0 if side == "L" else x < 0

    def leg(self, side: Side, far: bool) -> list[Layer]:
        body, sign = self.dressed.body, 1.0 if side == "L" else -1.0
        knee, foot = f"lowerleg01.{side}", f"foot.{side}"
        mask = self.dressed.mask(
            "root",
            "pelvis",
            "spine",
            f"upperleg01.{side}",
            f"upperleg02.{side}",
            f"lowerleg01.{side}",
            f"lowerleg02.{side}",
        )
        hip = body.head(f"upperleg01.{side}")
        waist = Hem(hip + np.array([0.0, 0.0, 0.07]), np.array([0.0, 0.0, -1.0]))
        middle = Hem(np.zeros(3), np.array([sign, 0.0, 0.0]))
        cloth = cut(surface(self.posed, mask), [waist, middle, self.along(knee, foot, 0.86, False)])
        mask = self.dressed.mask(f"lowerleg02.{side}", f"foot.{side}") | (self.dressed.mask("toe") & self.on_side(side))
        bare = cut(surface(self.posed, mask), [self.along(knee, foot, 0.80, True)])
        kind = "shoe" if self.shoes else "sock"
        trousers = soften(shadow(cloth, self.view), 0.008, 0.008, 0.012)
        foot = self.shod(side, soften(shadow(bare, self.view), 0.004, 0.012, 0.03))
        sole = [Layer(f"sole-{side}", "sole", sole_of(foot))] if self.shoes and self.sole_seen_edge_on(side) else []
        return [
            Layer(f"foot-{side}", kind, foot, far=far),
            *sole,
            Layer(f"leg-{side}", "trousers", trousers, far=far),
        ]

    def shod(self, side: Side, foot: Polygon) -> Polygon:
        """A shoe has a flat sole and a firm toe; a sock keeps the foot's shape."""
        if not self.shoes:
            return foot
        if not self.sole_seen_edge_on(side):
            return soften(foot, 0.006, 0.014, 0.03)
        x0, y0, x1, _ = foot.bounds
        low = foot.intersection(box(x0, y0, x1, y0 + 0.035)).convex_hull
        sole = box(low.bounds[0] + 0.006, y0 - 0.012, low.bounds[2], y0 + 0.02)
        return soften(whole(unary_union([foot, low, sole])), 0.002, 0.008, 0.02)

    def sole_seen_edge_on(self, side: Side) -> bool:
        """Flat on the ground and looked at from level with it: only then is the sole the lowest line of the picture."""
        upright = self.posed.turns[self.dressed.body.index[f"foot.{side}"]][2, 2]
        return bool(upright > 0.95 and abs(self.view.toward_eye[2]) < 0.05)

    def head(self, over_shirt: bool) -> list[Layer]:
        """Under the shirt the neck runs on; over it the neck ends at the shirt's collar."""
        bones = ("head", "eye", "neck", "spine01", *(("clavicle", "shoulder01") if over_shirt else ()))
        collar = self.collar()
        low = collar.point - [0, 0, 0.0 if over_shirt else OVERLAP]
        skin = cut(surface(self.posed, self.dressed.mask(*bones)), [Hem(low, -collar.normal)])
        hair = self.hair_shape(skin, seen_only=True)
        return [
            Layer("hair-behind", "hair", self.hair_shape(skin, seen_only=False)),
            Layer("head", "skin", soften(shadow(skin, self.view), 0.0, 0.002, 0.004)),
            Layer("hair", "hair", hair),
        ]

    def hair_shape(self, head: Surface, seen_only: bool) -> Polygon:
        hair, locks = HAIR[self.dressed.who], LOCKS[self.dressed.who]
        seen = facing(head, self.view) if seen_only else head
        pieces = [piece for piece in self.scalp(seen) if len(piece.posed)]
        shapes = [shadow(piece, self.view) for piece in pieces]
        smooth = soften(unary_union(shapes), hair.thick, 0.014, 0.03)
        curly = unary_union([smooth, *[Point(at).buffer(locks.bulge, 8) for at in self.locks_seen(head, seen_only)]])
        return soften(curly, 0.0, 0.002, 0.002)

    def scalp(self, head: Surface) -> list[Surface]:
        d, hair = self.dressed, HAIR[self.dressed.who]
        hems = scalp_hems(d.eye, d.ear, d.nose, hair.brow, hair.temple, hair.side, hair.nape)
        return [cut(head, hem) for hem in hems]

    def locks_seen(self, head: Surface, seen_only: bool) -> Array:
        """Where locks are seen to bulge, in the picture plane (N, 2)."""
        spots = self.dressed.lock_spots(self.scalp(head))
        if seen_only:
            spots = spots[self.facing_of(spots) > SEEN_FACING]
        return self.on_head(spots)

    def facing_of(self, spots: Array) -> Array:
        turn = self.posed.turns[self.posed.body.index["head"]]
        return facing_eye(spots, self.dressed.head_middle, turn, self.view.toward_eye)

    def face(self) -> list[Stroke]:
        """Eye, brow, mouth and ear: as little as tells where the person looks."""
        d = self.dressed
        marks: list[Stroke] = []
        for side in SIDES:
            sign = 1.0 if side == "L" else -1.0
            eye = d.body.head(f"eye.{side}") + np.array([sign * 0.008, -0.016, 0.0])
            if self.seen((sign * 0.45, -0.9, 0.0)):
                marks.append(Stroke(f"eye-{side}", self.on_head(eye[None]), dot=0.0075))
                brow = eye + np.array(
                    [[-sign * 0.014, -0.004, 0.020], [sign * 0.004, 0.0, 0.025], [sign * 0.018, 0.012, 0.021]]
                )
                marks.append(Stroke(f"brow-{side}", self.on_head(brow)))
                marks.append(Stroke(f"mouth-{side}", self.on_head(self.mouth(sign))))
            if self.seen((sign, -0.15, 0.0), 0.3) and not HAIR[d.who].over_ears:
                marks.append(Stroke(f"ear-{side}", self.on_head(self.ear_ring(sign))))
        if self.seen((0.0, -1.0, 0.0), 0.45):
            marks.append(Stroke("nose", self.on_head(self.nose_line(1.0 if self.seen((1.0, 0.0, 0.0), 0.0) else -1.0))))
        return [*marks, *self.curls()]

    def curls(self) -> list[Stroke]:
        """Open rings on the locks that look at the eye."""
        d, radius = self.dressed, LOCKS[self.dressed.who].curl
        if not radius or "spots" not in d.locks:
            return []
        spots = d.locks["spots"]
        seen = self.facing_of(spots) > CURLED_FACING
        rings = [curl_on(spot, d.head_middle, radius, 70.0 * i) for i, spot in enumerate(spots) if seen[i]]
        return [Stroke("curls", np.array([self.on_head(ring) for ring in rings]))] if rings else []

    def nose_line(self, sign: float) -> Array:
        """The side of the nose that is turned away from the eye, seen from before."""
        d = self.dressed
        bridge = [-sign * 0.010, d.nose[1] + 0.022, d.eye[2] - 0.008]
        tip = [-sign * 0.009, d.nose[1] + 0.008, d.nose[2] - 0.002]
        base = [0.002 * sign, d.nose[1] + 0.006, d.nose[2] - 0.009]
        return np.array([bridge, tip, base])

    def mouth(self, sign: float) -> Array:
        d = self.dressed
        lips = np.array([0.0, d.nose[1] + 0.016, d.nose[2] - 0.042])
        return np.asarray(
            lips + np.array([[0.0, 0.0, -0.002], [sign * 0.012, 0.006, 0.0], [sign * 0.021, 0.017, 0.0055]])
        )

    def ear_ring(self, sign: float) -> Array:
        d = self.dressed
        t = np.linspace(0, 2 * np.pi, 13)[:-1]
        y = d.ear[1] - 0.006 + 0.015 * np.cos(t) + 0.004 * np.sin(t)
        z = d.ear[2] - 0.008 + 0.027 * np.sin(t)
        return np.column_stack([np.full(12, sign * (abs(d.ear[0]) - 0.008)), y, z])

    def on_head(self, points: Array) -> Array:
        return np.asarray(self.view.flat(self.posed.carry("head", points)))

    def seen(self, normal: Sequence[float], least: float = 0.12) -> bool:
        turn = self.posed.turns[self.posed.body.index["head"]]
        return bool((turn @ unit(normal)) @ self.view.toward_eye > least)
