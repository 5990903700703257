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
DASHES = {"ghost": (3.4, "9 7"), "gaze": (4.6, "0.1 9")}  # width, and the lengths of line and gap
TOLERANCE = 0.45  # units an outline may stray from the body's own: below what is seen
SHADE_TOLERANCE = 1.2
OFF_PAPER_UNITS = 40.0  # what is all beyond the edge by more is not drawn

# kind: (light, dark). `far` limbs are a shade deeper, so that two legs read as two.
PALETTE: dict[str, tuple[str, str]] = {
    "skin": ("#eab896", "#eab896"),
    "skin-far": ("#d29c78", "#c99370"),
    "hair": ("#dfe3e8", "#eef1f5"),
    "hair-far": ("#c3cad3", "#d3d9e1"),
    "man-hair-far": ("#d6d9df", "#d6d9df"),
    "hair-edge": ("#5b6472", "#4a5260"),
    "skin-edge": ("#7a3f22", "#5c2d16"),
    "shirt-edge": ("#0a3238", "#08282d"),
    "trousers-edge": ("#161f3a", "#141d38"),
    "man-skin-edge": ("#43230f", "#3a1d0b"),
    "man-shirt-edge": ("#341d41", "#2a1535"),
    "man-trousers-edge": ("#20262e", "#1c2128"),
    "sock-edge": ("#6b6355", "#4f483c"),
    "shirt": ("#1f7f8c", "#35a3b1"),
    "shirt-far": ("#17626c", "#2c8a97"),
    "trousers": ("#3a4a75", "#7088c4"),
    "trousers-far": ("#2b3859", "#647cb8"),
    "man-skin": ("#a9714b", "#b98058"),
    "man-skin-far": ("#8c5a39", "#a4734d"),
    "man-hair": ("#f1f2f4", "#f4f5f7"),
    "man-shirt": ("#7b4f94", "#a77cc2"),
    "man-shirt-far": ("#613c76", "#946eae"),
    "man-trousers": ("#5d6674", "#96a0b0"),
    "man-trousers-far": ("#474f5b", "#767f8e"),
    "sock": ("#f4f1ea", "#f4f1ea"),
    "sock-far": ("#d9d4c8", "#cfcabf"),
    "shoe": ("#4b4f58", "#c9ced8"),
    "shoe-far": ("#363a42", "#a3a9b5"),
    "sole": ("#d8cfbf", "#a89f90"),
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
    "ghost": ("#b23c0b", "#ffb13d"),
    "gaze": ("#17212b", "#f6efe3"),
    "halo": ("#ffffff", "#10161c"),
    "shine": ("#f29b8c", "#f7b3a6"),
    "device": ("#2c333c", "#12171d"),
    "metal": ("#4d5661", "#b7c0ca"),
    "sun": ("#f6c667", "#f2b64c"),
    "leaf": ("#5f8f4e", "#86b56f"),
    "screen": ("#8fd3f0", "#8fd3f0"),
}
OWN_EDGES = ("skin", "hair", "shirt", "trousers", "man-skin", "man-shirt", "man-trousers", "sock")
EDGES = ("halo", *DASHES, *(f"{kind}-edge" for kind in OWN_EDGES))  # colours of lines alone
OF_SKIN = ("ear", "fingers")
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
    """A prop: ready path data in units. `line` draws its edge; `halo` a light edge that lifts it off the picture; a
    `dashed` one is nothing but its line.
    """

    name: str
    kind: str
    path: str
    line: bool = True
    halo: bool = False
    dashed: bool = False


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
    layers = [{i.name: i for i in p.items if isinstance(i, Layer) and on_paper(p, i)} for p in pictures]
    paths: list[dict[str, str]] = [{} for _ in pictures]
    for name in [name for name in layers[0] if all(name in own for own in layers)]:
        shapes = [p.paper.shape(own[name].shape) for p, own in zip(pictures, layers, strict=True)]
        for path, pieces in zip(
            paths, fit_together(shapes, SHADE_TOLERANCE if name.endswith("-shade") else TOLERANCE), strict=True
        ):
            path[name] = path_text(pieces)
    return paths


def on_paper(picture: Picture, layer: Layer) -> bool:
    if layer.shape.is_empty:
        return False
    x0, y0, x1, y1 = picture.paper.shape(layer.shape).bounds
    far = OFF_PAPER_UNITS
    return bool(x1 > -far and y1 > -far and x0 < picture.width + far and y0 < picture.height + far)


def svg_text(picture: Picture, outlines: dict[str, str]) -> str:
    body, kinds = [], {"line"}
    for item in [i for i in picture.items if not isinstance(i, Layer) or i.name in outlines]:
        kind = kind_of(item, picture.who)
        kinds |= {kind, edge_kind(kind)} | ({"halo"} if isinstance(item, Mark) and item.halo else set())
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
        skin = "man-skin" if who == "man" else "skin"
        return "hair-edge" if item.name.startswith("curl") else skin if item.name.startswith(OF_SKIN) else "line"
    kind = item.kind
    if isinstance(item, Layer):
        kind = f"{kind}-far" if item.far else kind
        return f"man-{kind}" if who == "man" and item.kind in PERSONAL else kind
    return f"man-{kind}" if who == "man" and kind in PERSONAL else kind


def element(item: Item, kind: str, outlines: dict[str, str], paper: Paper) -> str:
    if isinstance(item, Stroke):
        return stroke_element(item, paper, kind)
    if isinstance(item, Mark) and item.dashed:
        return dashed_element(item)
    data = outlines[item.name] if isinstance(item, Layer) else item.path
    halo = isinstance(item, Mark) and item.halo
    own = edge_kind(kind)
    edge = edge_of("halo", 5.0) if halo else edge_of(own, LINE_WIDTH) if item.line else ""
    edge_class = " fig-edge" if own == "line" else f" fig-edge-{own}"
    classes = f"fig-{kind}" + (" fig-edge-halo" if halo else edge_class if item.line else "")
    return f'<path data-part="{item.name}" class="{classes}" fill="{PALETTE[kind][0]}"{edge} d="{data}"/>'


def dashed_element(mark: Mark) -> str:
    width, dashes = DASHES[mark.kind]
    return (
        f'<path data-part="{mark.name}" class="fig-edge-{mark.kind}" fill="none" stroke="{PALETTE[mark.kind][0]}" '
        f'stroke-width="{width:g}" stroke-dasharray="{dashes}" stroke-linecap="round" d="{mark.path}"/>'
    )


def edge_kind(kind: str) -> str:
    """A part of a person has its edge in a deep tone of its own colour; things have dark ones."""
    plain = kind.removesuffix("-far")
    plain = "hair" if plain == "man-hair" else plain
    return f"{plain}-edge" if plain in OWN_EDGES else "line"


def edge_of(kind: str, width: float) -> str:
    order = ' paint-order="stroke"' if kind == "halo" else ""
    return f' stroke="{PALETTE[kind][0]}" stroke-width="{width:g}" stroke-linejoin="round"{order}'


def stroke_element(item: Stroke, paper: Paper, skin: str) -> str:
    lines = [paper.at(line) for line in (item.points if item.points.ndim == 3 else [item.points])]
    line = PALETTE["line"][0]
    if item.dot:
        x, y = lines[0][0]
        radius = item.dot * paper.scale
        return f'<circle data-part="{item.name}" class="fig-line" fill="{line}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
    closed = item.name.startswith("ear")
    own = skin if skin in EDGES else edge_kind(skin)
    edge = "fig-edge" if own == "line" else f"fig-edge-{own}"
    fill = f'class="fig-{skin} {edge}" fill="{PALETTE[skin][0]}"' if closed else f'class="{edge}" fill="none"'
    return (
        f'<path data-part="{item.name}" {fill} stroke="{PALETTE[own][0]}" stroke-width="{FACE_LINE_WIDTH}" '
        f'stroke-linecap="round" stroke-linejoin="round" d="{"".join(smooth_line(line, closed) for line in lines)}"/>'
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
    fills = [f".fig-{kind}{{fill:var(--fig-{kind},{PALETTE[kind][tone]})}}" for kind in kinds if kind not in EDGES]
    edges = [f".fig-edge{{stroke:var(--fig-line,{PALETTE['line'][tone]})}}"]
    edges += [f".fig-edge-{kind}{{stroke:var(--fig-{kind},{PALETTE[kind][tone]})}}" for kind in EDGES if kind in kinds]
    return "".join(fills + edges)
