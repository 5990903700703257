"""The paper of a prescription as a tagged PDF: its first page has a square for the camera, and behind it is the handout.

Not known here: what stands on it (told/prescription.py), how it looks (paper/handout.typ), what the code says (the coach).
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from stature.exports.handout import PAPERS, set_to_fit, sheet_in
from stature.exports.told.prescription import prescription_told
from stature.exports.told.speaking import CannotPrint
from stature.exports.typesetting import printable_name, regimen_folder
from stature_coach.door.prescription import Paper
from stature_coach.door.wire import House

# Larger, and an old tablet held by a hand that trembles does not read it.
LARGEST_VERSION: Final = 15
# What the standard asks for around it, in its own squares (ISO/IEC 18004).
QUIET: Final = 4


def prescription_pdf(  # noqa: PLR0913 (what a paper is printed from)
    house: House, paper: Paper, link: str | None, size: str, language: str, *, regimen: Path | None = None
) -> bytes:
    """The paper as a tagged PDF. Without a link the QR code holds the code. `size` is letter or a4.

    The same prescription gives the same bytes. Raises CannotPrint.
    """
    folder = regimen or regimen_folder()
    told = prescription_told(sheet_in(house, size, language, folder), paper, printable_name(paper.words.to), link)
    front = {**told["front"], "qr": qr_svg(link or told["front"]["code"])}
    return set_to_fit({**told, "front": front, "paper": PAPERS[size]}, folder)


def qr_svg(text: str) -> str:
    """The QR code of that text with its quiet zone, as a picture. Raises CannotPrint where an old tablet would not read it."""
    import segno

    made = segno.make(text, error="m", micro=False, boost_error=False)
    if not isinstance(made.version, int) or made.version > LARGEST_VERSION:
        raise CannotPrint(
            f"the link has {len(text)} letters, too many for a code that is read; write a shorter address"
        )
    written = io.BytesIO()
    made.save(written, kind="svg", border=QUIET, xmldecl=False, nl=False, light="#fff")
    return written.getvalue().decode("utf-8")
