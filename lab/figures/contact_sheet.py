"""Every picture on one sheet, light or dark, to be looked at.

python contact_sheet.py OUT.png [--dark] [NAME...]
"""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import resvg_py
from PIL import Image

FIGURES = Path(__file__).resolve().parents[2] / "regimen" / "figures"
CELL, GAP, COLUMNS = (600, 440), 12, 3


def main(out: Path, names: list[str], dark: bool) -> None:
    names = names or sorted(json.loads((FIGURES / "figures.json").read_text(encoding="utf-8")))
    rows = -(-len(names) // COLUMNS)
    back = "#10161c" if dark else "#ffffff"
    sheet = Image.new("RGB", (COLUMNS * (CELL[0] + GAP), rows * (CELL[1] + GAP)), "#888888")
    for i, name in enumerate(names):
        picture = render((FIGURES / f"{name}.svg").read_text(encoding="utf-8"), dark, back)
        picture.thumbnail(CELL)
        cell = Image.new("RGB", CELL, back)
        cell.paste(picture, ((CELL[0] - picture.width) // 2, (CELL[1] - picture.height) // 2))
        sheet.paste(cell, ((i % COLUMNS) * (CELL[0] + GAP), (i // COLUMNS) * (CELL[1] + GAP)))
    sheet.save(out)


def render(text: str, dark: bool, back: str) -> Image.Image:
    png = resvg_py.svg_to_bytes(svg_string=in_plain_colours(text, dark), background=back, zoom=1.5)
    return Image.open(io.BytesIO(bytes(png))).convert("RGB")


def in_plain_colours(text: str, dark: bool) -> str:
    """The renderer knows no custom properties: put the fallback of each in its place."""
    light_rules, dark_rules = re.findall(r"@media screen[^{]*\{((?:[^{}]*\{[^{}]*\})*)\}", text)
    rules = re.sub(r"var\(--[\w-]+,(#\w+)\)", r"\1", dark_rules if dark else light_rules)
    return re.sub(r"<style>.*?</style>", lambda _: f"<style>{rules}</style>", text, flags=re.DOTALL)


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--dark"]
    main(Path(arguments[0]), arguments[1:], "--dark" in sys.argv)
