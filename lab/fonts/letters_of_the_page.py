"""Cuts the typeface of the pages out of Atkinson Hyperlegible Next, so that it comes with the first page.

    cd web && npm ci --ignore-scripts && cd ..
    pip install -r lab/fonts/requirements.txt
    python lab/fonts/letters_of_the_page.py web/node_modules web/src/look/letters

Kept: the letters of western Europe, the weights that pages use, kerning and figures of one width. A letter that is not in it,
in a name that somebody writes, comes from the device. `web/page-build/letters.test.ts` reads whether all of ours are in it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

PACKAGE = "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2"
FILE = "atkinson-hyperlegible-next.woff2"
# A space that does not break, œ, quotation marks, dashes, and what else stands between words.
BETWEEN = (
    "\u00a0\u0152\u0153\u0178\u00aa\u00ba\u00b0\u00a1\u00bf\u00ab\u00bb\u00b7"
    "\u00d7\u2212\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2022\u20ac"
)
MULTIPLIED, DIVIDED = 0xD7, 0xF7
ACCENTED = set(range(0xC0, 0x100)) - {MULTIPLIED, DIVIDED}
CHARACTERS = [*range(0x20, 0x7F), *ACCENTED, *map(ord, BETWEEN)]
FEATURES = ["ccmp", "locl", "kern", "mark", "mkmk", "tnum"]
WEIGHTS = (400, 700)
# Whose it is and its licence travel in the file itself, as the licence asks.
NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]


def main(packages: Path, out: Path) -> None:
    font = TTFont(packages / PACKAGE, recalcTimestamp=False)
    options = Options(layout_features=FEATURES, name_IDs=NAMES, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, {"wght": WEIGHTS})
    font.flavor = "woff2"
    out.mkdir(parents=True, exist_ok=True)
    font.save(out / FILE)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
