"""Every drawn frame of a movement on one sheet, to be looked at, and the frames between if asked for.

python movement_sheet.py OUT.png NAME [BETWEEN]      BETWEEN more frames after each, as a page would show them
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import resvg_py
from drawing import FACE_LINE_WIDTH, LINE_WIDTH, PALETTE, number
from movement_files import HALVES, KEPT, RADII as ROUND, SEEN
from PIL import Image
from skeleton import Array

CELL, COLUMNS = (420, 400), 5


def main(out: Path, name: str, more: int) -> None:
    told = json.loads((KEPT / f"{name}.json").read_text(encoding="utf-8"))
    cells = [picture(svg_at(told, at)) for at in np.arange(0, len(told["painted"]) - 1 + 1e-9, 1 / (more + 1))]
    width, height = cells[0].size
    sheet = Image.new("RGB", (COLUMNS * (width + 4), -(-len(cells) // COLUMNS) * (height + 4)), "#888888")
    for i, cell in enumerate(cells):
        sheet.paste(cell, (i % COLUMNS * (width + 4), i // COLUMNS * (height + 4)))
    sheet.save(out)


def picture(svg: str) -> Image.Image:
    png = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, background="#ffffff")))).convert("RGB")
    png.thumbnail(CELL)
    return png


def svg_at(told: dict[str, Any], at: float) -> str:
    frame, share = int(at), at - int(at)
    nearer = min(frame + (share > 0.5), len(told["painted"]) - 1)
    drawn = []
    for i in told["orders"][told["painted"][nearer]]:
        part = told["parts"][i]
        if told["hidden"][nearer][i] == "0":
            points = positions(told, i)
            later = points[min(frame + 1, len(points) - 1)]
            drawn.append(shape(part, (points[frame] + (later - points[frame]) * share) / HALVES))
    size = f"{told['width']:g} {told['height']:g}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}">{told["behind"]}{"".join(drawn)}</svg>'


def positions(told: dict[str, Any], i: int) -> Array:
    """Where the points of a part are in each frame, in half units: (F, K, N, 2)."""
    part, way = told["parts"][i], told["ways"][i]
    steps = np.array(told["ways"][way] if isinstance(way, int) else way, float).reshape(
        -1, part["lines"] * part["points"], 2
    )
    steps[0] = np.cumsum(steps[0], axis=0)
    return np.cumsum(steps, axis=0).reshape(-1, part["lines"], part["points"], 2)


def shape(part: dict[str, Any], lines: Array) -> str:
    kinds = part["class"].split()
    if part["form"] == "dot":
        x, y = lines[0, 0]
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{part["r"]}" fill="{PALETTE["line"][0]}"/>'
    area = part["form"] == "area"
    edge = next((k.removeprefix("fig-edge-") for k in kinds if k.startswith("fig-edge-")), "line")
    stroke = (
        f'stroke="{PALETTE[edge][0]}" stroke-linejoin="round"' if any(k.startswith("fig-edge") for k in kinds) else ""
    )
    width = LINE_WIDTH if area else FACE_LINE_WIDTH
    fill = PALETTE[kinds[0].removeprefix("fig-")][0] if area or part["form"] == "lock" else "none"
    data = "".join(
        round_of(part, line[0], float(line[1][0]) * HALVES / SEEN) if part["form"] in ROUND else through(line, area)
        for line in lines
    )
    return f'<path fill="{fill}" {stroke} stroke-width="{width}" d="{data}"/>'


def round_of(part: dict[str, Any], at: Array, seen: float) -> str:
    """A lock, or the open ring on it, as the page draws them; nothing where it has turned away."""
    lock = part["form"] == "lock"
    share = min(1.0, seen * 4) if lock else max(0.0, seen * 2 - 1)
    r, turn = share * part["r"], np.radians(359.0 if lock else 225.0)
    if r < 0.5:
        return ""
    ends = (at[0] + r, at[1], r, r, at[0] + r * np.cos(turn), at[1] + r * np.sin(turn))
    return "M{:.1f} {:.1f}A{:.1f} {:.1f} 0 1 1 {:.1f} {:.1f}".format(*ends)


def through(points: Array, closed: bool) -> str:
    """A soft curve through the points (Catmull-Rom), as the page draws it."""
    last = len(points) - 1
    before, after = (points[[0, *range(last)]], points[[*range(1, last + 1), last]])
    if closed:
        before, after = np.roll(points, 1, axis=0), np.roll(points, -1, axis=0)
    ways = (after - before) / 6
    ends = np.roll(points, -1, axis=0)
    curves = np.stack([points + ways, ends - np.roll(ways, -1, axis=0), ends], axis=1)
    drawn = curves if closed else curves[:-1]
    text = "".join("C" + " ".join(number(round(float(n) * 10)) for n in curve.ravel()) for curve in drawn)
    return f"M{number(round(float(points[0][0]) * 10))} {number(round(float(points[0][1]) * 10))}{text}" + "z" * closed


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 0)
