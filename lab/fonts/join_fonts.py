"""Joins the web files of Atkinson Hyperlegible Next into the two font files of the papers.

    npm pack @fontsource/atkinson-hyperlegible-next && tar xzf fontsource-*.tgz
    pip install -r lab/fonts/requirements.txt
    python lab/fonts/join_fonts.py package stature/src/stature/exports/paper/fonts

Nothing of the letters is changed: Latin and its extension are laid into one file each, as the typesetter reads them.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

WEIGHTS = {400: "Regular", 700: "Bold"}
SUBSETS = ("latin", "latin-ext")


def main(package: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for weight, name in WEIGHTS.items():
        with tempfile.TemporaryDirectory() as bench:
            parts = [_unpacked(package, subset, weight, Path(bench)) for subset in SUBSETS]
            Merger().merge([str(part) for part in parts]).save(out / f"AtkinsonHyperlegibleNext-{name}.ttf")
    shutil.copy(package / "LICENSE", out / "OFL.txt")


def _unpacked(package: Path, subset: str, weight: int, bench: Path) -> Path:
    font = TTFont(package / "files" / f"atkinson-hyperlegible-next-{subset}-{weight}-normal.woff2")
    font.flavor = None
    part = bench / f"{subset}.ttf"
    font.save(part)
    return part


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
