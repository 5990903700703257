"""Layers, strokes and props to SVG text: one palette, light and dark, sizes in the picture's own units.

Each shape has its light colour as an attribute (paper, PDF, old readers) and, on a screen, takes it from a CSS custom
property such as --fig-shirt, which a page may set; without a page the picture follows light and dark by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import numpy as np
from curves import fit_together, number, path_text
from person import Layer, Stroke
from shapely import Polygon
from skeleton import Array

LINE_WIDTH = 2.6
FACE_LINE_WIDTH = 2.4
TOLERANCE = 0.45  # units an outline may stray from the body's own: below what is seen

# kind: (light, dark). `far` limbs are a shade deeper, so that two legs read as two.
PALETTE: dict[str, tuple[str, str]] = {
    "skin": ("#eab896", "#eab896"),
    "skin-far": ("#d29c78", "#c99370"),
    "hair": ("#dfe3e8", "#eef1f5"),
    "shirt": ("#1f7f8c", "#35a3b1"),
    "shirt-far": ("#17626c", "#267f8b"),
    "trousers": ("#3a4a75", "#7088c4"),
    "trousers-far": ("#2b3859", "#566da6"),
    "man-skin": ("#a9714b", "#b98058"),
    "man-skin-far": ("#8c5a39", "#966542"),
    "man-hair": ("#f1f2f4", "#f4f5f7"),
    "man-shirt": ("#7b4f94", "#a77cc2"),
    "man-shirt-far": ("#613c76", "#8660a0"),
    "man-trousers": ("#5d6674", "#96a0b0"),
    "man-trousers-far": ("#474f5b", "#767f8e"),
    "sock": ("#f4f1ea", "#f4f1ea"),
    "sock-far": ("#d9d4c8", "#cfcabf"),
    "shoe": ("#4b4f58", "#c9ced8"),
    "shoe-far": ("#363a42", "#a3a9b5"),
    "line": ("#17212b", "#0a0f14"),
    "bed": ("#cfe0ee", "#5c7388"),
    "bed-side": ("#a9c3d8", "#42576a"),
    "bed-shade": ("#b4cce0", "#4c6276"),
    "floor-shade": ("#b3a084", "#5a4f42"),
    "wood": ("#b98d5f", "#9a7650"),
    "pillow": ("#fffdf7", "#e9eef4"),
    "towel": ("#f0c04f", "#f0c04f"),
    "ball": ("#d8442f", "#ee6a55"),
    "wall": ("#d9d5cb", "#5a5f66"),
    "floor": ("#c9b79c", "#6e6354"),
    "arrow": ("#c2410c", "#ffb13d"),
    "halo": ("#ffffff", "#10161c"),
    "shine": ("#f29b8c", "#f7b3a6"),
    "device": ("#2c333c", "#12171d"),
    "metal": ("#4d5661", "#b7c0ca"),
    "screen": ("#8fd3f0", "#8fd3f0"),
}
PERSONAL = ("skin", "hair", "shirt", "trousers")  # colours that each person has as their own


@dataclass(frozen=True)
class Paper:
    """Where a metre lands: `scale` units a metre, the picture plane's origin at (x, y) of the viewBox."""

    scale: float
    x: float
    y: float

    def at(self, points: Array) -> Array:
        """Metres (N, 2), up is +, to units (N, 2), down is +."""
        return np.asarray(points * [self.scale, -self.scale] + [self.x, self.y])

    def shape(self, shape: Polygon) -> Polygon:
        return Polygon(self.at(np.array(shape.exterior.coords)))


@dataclass(frozen=True)
class Mark:
    """A prop: ready path data in units. `line` draws its edge; `halo` a light edge that lifts it off the picture."""

    name: str
    kind: str
    path: str
    line: bool = True
    halo: bool = False


Item = Layer | Stroke | Mark


@dataclass(frozen=True)
class Picture:
    """One drawing, before it is SVG. `items` from back to front."""

    name: str
    who: str
    title: str
    description: str
    width: float
    height: float
    paper: Paper
    items: Sequence[Item]


def svg_texts(pictures: Sequence[Picture]) -> list[str]:
    """SVG of each picture. Given together, they get the same parts with the same path commands."""
    outlines = fitted_outlines(pictures)
    return [svg_text(picture, outlines[i]) for i, picture in enumerate(pictures)]


def fitted_outlines(pictures: Sequence[Picture]) -> list[dict[str, str]]:
    layers = [{i.name: i for i in p.items if isinstance(i, Layer)} for p in pictures]
    paths: list[dict[str, str]] = [{} for _ in pictures]
    for name in layers[0]:
        shapes = [p.paper.shape(own[name].shape) for p, own in zip(pictures, layers, strict=True)]
        for path, pieces in zip(paths, fit_together(shapes, TOLERANCE), strict=True):
            path[name] = path_text(pieces)
    return paths


def svg_text(picture: Picture, outlines: dict[str, str]) -> str:
    body, kinds = [], {"line"}
    for item in picture.items:
        kind = kind_of(item, picture.who)
        kinds |= {kind} | ({"halo"} if isinstance(item, Mark) and item.halo else set())
        body.append(element(item, kind, outlines, picture.paper))
    size = f"{picture.width:g} {picture.height:g}"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="fig" viewBox="0 0 {size}" role="img">',
        f"<title>{escape(picture.title)}</title>",
        f"<desc>{escape(picture.description)}</desc>",
        f"<style>{style(sorted(kinds))}</style>",
        *body,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def kind_of(item: Item, who: str) -> str:
    if isinstance(item, Stroke):
        ear = item.name.startswith("ear")
        return ("man-skin" if who == "man" else "skin") if ear else "line"
    kind = item.kind
    if isinstance(item, Layer):
        kind = f"{kind}-far" if item.far else kind
        return f"man-{kind}" if who == "man" and item.kind in PERSONAL else kind
    return f"man-{kind}" if who == "man" and kind in PERSONAL else kind


def element(item: Item, kind: str, outlines: dict[str, str], paper: Paper) -> str:
    if isinstance(item, Stroke):
        return stroke_element(item, paper, kind)
    data = outlines[item.name] if isinstance(item, Layer) else item.path
    halo = isinstance(item, Mark) and item.halo
    edge = edge_of("halo", 5.0) if halo else edge_of("line", LINE_WIDTH) if item.line else ""
    classes = f"fig-{kind}" + (" fig-edge-halo" if halo else " fig-edge" if item.line else "")
    return f'<path data-part="{item.name}" class="{classes}" fill="{PALETTE[kind][0]}"{edge} d="{data}"/>'


def edge_of(kind: str, width: float) -> str:
    order = ' paint-order="stroke"' if kind == "halo" else ""
    return f' stroke="{PALETTE[kind][0]}" stroke-width="{width:g}" stroke-linejoin="round"{order}'


def stroke_element(item: Stroke, paper: Paper, skin: str) -> str:
    points = paper.at(item.points)
    line = PALETTE["line"][0]
    if item.dot:
        x, y = points[0]
        radius = item.dot * paper.scale
        return f'<circle data-part="{item.name}" class="fig-line" fill="{line}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
    closed = item.name.startswith("ear")
    fill = f'class="fig-{skin} fig-edge" fill="{PALETTE[skin][0]}"' if closed else 'class="fig-edge" fill="none"'
    return (
        f'<path data-part="{item.name}" {fill} stroke="{line}" stroke-width="{FACE_LINE_WIDTH}" '
        f'stroke-linecap="round" stroke-linejoin="round" d="{smooth_line(points, closed)}"/>'
    )


def smooth_line(points: Array, closed: bool = False) -> str:
    """A soft curve through all the points (Catmull-Rom)."""
    n = len(points)
    ways = [
        points[(i + 1) % n if closed else min(i + 1, n - 1)] - points[(i - 1) % n if closed else max(i - 1, 0)]
        for i in range(n)
    ]
    text = [f"M{number(round(points[0][0] * 10))} {number(round(points[0][1] * 10))}"]
    for i in range(n if closed else n - 1):
        j = (i + 1) % n
        controls = (points[i] + ways[i] / 6, points[j] - ways[j] / 6, points[j])
        text.append("C" + " ".join(f"{number(round(x * 10))} {number(round(y * 10))}" for x, y in controls))
    return "".join(text) + ("z" if closed else "")


def style(kinds: Sequence[str]) -> str:
    """Screen colours. On paper the attributes hold, so printing is light. Same rules in every picture: safe inline."""
    return "".join(
        f"@media {media}{{{rules(kinds, tone)}}}"
        for tone, media in enumerate(("screen", "screen and (prefers-color-scheme:dark)"))
    )


def rules(kinds: Sequence[str], tone: int) -> str:
    fills = [f".fig-{kind}{{fill:var(--fig-{kind},{PALETTE[kind][tone]})}}" for kind in kinds if kind != "halo"]
    edges = [f".fig-edge{{stroke:var(--fig-line,{PALETTE['line'][tone]})}}"]
    if "halo" in kinds:
        edges.append(f".fig-edge-halo{{stroke:var(--fig-halo,{PALETTE['halo'][tone]})}}")
    return "".join(fills + edges)
