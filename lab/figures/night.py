"""The pictures' colours at night: dim, warm shapes with light edges on a nearly black ground, and no large bright area."""

from __future__ import annotations

from collections.abc import Mapping

from drawing import PALETTE

EDGE = "#a98149"
MEANING = "#d9b075"  # what must be seen first: arrow, dot, the start's dashed line
GROUND = "#060402"
NIGHT: Mapping[str, str] = {
    "skin": "#4a3620",
    "skin-far": "#382817",
    "hair": "#43341d",
    "hair-far": "#3e301b",
    "shirt": "#2f2312",
    "shirt-far": "#22190d",
    "trousers": "#231a0e",
    "trousers-far": "#1a1309",
    "man-skin": "#3d2a17",
    "man-skin-far": "#2d1f11",
    "man-hair": "#43341d",
    "man-hair-far": "#4a3a22",
    "man-shirt": "#2f2312",
    "man-shirt-far": "#22190d",
    "man-trousers": "#231a0e",
    "man-trousers-far": "#1a1309",
    "sock": "#4a3a22",
    "sock-far": "#382c19",
    "shoe": "#2b2013",
    "shoe-far": "#20170d",
    "sole": "#43341d",
    "bed": "#150f08",
    "bed-side": "#100b06",
    "bed-shade": "#0d0905",
    "floor-shade": "#0d0905",
    "wood": "#241a0e",
    "pillow": "#33281a",
    "towel": "#453414",
    "ball": "#4d2e16",
    "wall": "#0f0a05",
    "floor": "#150f08",
    "shine": "#5f4224",
    "device": "#120c06",
    "metal": "#33281a",
    "sun": "#5f4224",
    "leaf": "#3a3016",
    "screen": "#4a3a22",
    "halo": GROUND,
    "arrow": MEANING,
    "ghost": MEANING,
    "gaze": MEANING,
}


def colours() -> dict[str, dict[str, str]]:
    """Each kind's colour in light, dark and at night, as a page needs them; a kind that is an edge is light at night."""
    return {
        kind: {"light": light, "dark": dark, "night": NIGHT.get(kind, EDGE)} for kind, (light, dark) in PALETTE.items()
    }
