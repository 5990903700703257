"""Reads the drawn pictures as they are kept in regimen/figures: their parts, outlines, and what is seen of each."""

from __future__ import annotations

import json
import math
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

FIGURES = Path(__file__).resolve().parents[2] / "regimen" / "figures"
KNOWN: dict[str, dict[str, Any]] = json.loads((FIGURES / "figures.json").read_text(encoding="utf-8"))
NAMES = sorted(KNOWN)
SVG = "{http://www.w3.org/2000/svg}"


def text_of(name: str) -> str:
    return (FIGURES / f"{name}.svg").read_text(encoding="utf-8")


def paths_of(name: str) -> dict[str, str]:
    """Part -> its path commands without the numbers."""
    return {
        element.attrib["data-part"]: re.sub(r"[^A-Za-z]", "", element.attrib["d"])
        for element in ET.fromstring(text_of(name)).iter(f"{SVG}path")
    }


def outline_of(name: str, part: str) -> list[tuple[float, float]]:
    """The corners of a part, in units of the picture: where each command of its path ends."""
    root = ET.fromstring(text_of(name))
    data = next(e.attrib["d"] for e in root.iter(f"{SVG}path") if e.attrib["data-part"] == part)
    corners: list[tuple[float, float]] = []
    for command, numbers in re.findall(r"([MLCc])([^MLCcz]*)", data):
        *_, x, y = (float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", numbers))
        from_x, from_y = corners[-1] if command == "c" else (0.0, 0.0)
        corners.append((from_x + x, from_y + y))
    return corners


def curve_of(name: str, part: str, steps: int = 8) -> list[tuple[float, float]]:
    """The outline of a part that is drawn with curves alone, in units: `steps` points on each."""
    root = ET.fromstring(text_of(name))
    data = next(e.attrib["d"] for e in root.iter(f"{SVG}path") if e.attrib["data-part"] == part)
    points: list[tuple[float, float]] = []
    for command, numbers in re.findall(r"([Mc])([^Mcz]*)", data):
        given = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", numbers)]
        if command == "M":
            points.append((given[0], given[1]))
            continue
        x, y = points[-1]
        handles = [(x, y), *((x + a, y + b) for a, b in zip(given[::2], given[1::2], strict=True))]
        points += [on_cubic(handles, step / steps) for step in range(1, steps + 1)]
    return points


def on_cubic(handles: list[tuple[float, float]], t: float) -> tuple[float, float]:
    shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    x, y = (sum(share * point[i] for share, point in zip(shares, handles, strict=True)) for i in (0, 1))
    return x, y


def nearest(first: list[tuple[float, float]], second: list[tuple[float, float]]) -> float:
    return min(math.dist(a, b) for a in first for b in second)


def within(point: tuple[float, float], corners: list[tuple[float, float]]) -> bool:
    """Whether a point lies inside a closed outline."""
    x, y = point
    crossed = False
    for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            crossed = not crossed
    return crossed


def seen_share(name: str, part: str, step: float = 4.0) -> float:
    """How much of a part is painted over by nothing but its own shine and arrows."""
    order = list(paths_of(name))
    over = [other for other in order[order.index(part) + 1 :] if not other.startswith((part, "arrow"))]
    covers, own = [outline_of(name, other) for other in over], outline_of(name, part)
    (left, right), (top, bottom) = ((min(v), max(v)) for v in zip(*own, strict=True))
    grid = [
        (left + step * i, top + step * j)
        for i in range(int((right - left) / step) + 1)
        for j in range(int((bottom - top) / step) + 1)
    ]
    points = [point for point in grid if within(point, own)]
    return sum(not any(within(point, cover) for cover in covers) for point in points) / len(points)


def parts_over_the_edge(name: str) -> set[str]:
    """Which parts of who lies on a bed reach out over its edge."""
    return {part for part, out in KNOWN[name]["over_edge_mm"].items() if out > 0}


def over_the_near_edge(name: str, point: tuple[float, float]) -> float:
    """How far a point is seen above the near edge of the bed; below 0 before it."""
    front = outline_of(name, "mattress-front")
    (x0, x1) = min(x for x, _ in front), max(x for x, _ in front)
    left, right = (min(y for x, y in front if abs(x - at) < 1) for at in (x0, x1))
    return left + (right - left) * (point[0] - x0) / (x1 - x0) - point[1]
