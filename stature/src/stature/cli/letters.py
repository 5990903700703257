"""Letters for a terminal that lacks them: the nearest there is, or in JSON the number, which says the same.

Registered for `sys.stdout` where something is written to it; where every letter is there, nothing changes.
"""

from __future__ import annotations

import codecs
import io
import unicodedata
from typing import Final, TextIO

NEAREST: Final = "stature.nearest"
NUMBERED: Final = "stature.numbered"
NONE_THERE: Final = "?"


def written_with(stream: TextIO, *, as_json: bool) -> None:
    """From here on, what the stream's encoding lacks is written in another way."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors=NUMBERED if as_json else NEAREST)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """A letter without its accent, or a question mark."""
    lacking, end = _lacking(error)
    return "".join(_plain(letter) for letter in lacking), end


def _numbered(error: UnicodeError) -> tuple[str, int]:
    """As JSON writes any letter: two numbers for those beyond the first 65,536."""
    lacking, end = _lacking(error)
    units = lacking.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2)), end


def _lacking(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return error.object[error.start : error.end], error.end


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode("ascii") or NONE_THERE


codecs.register_error(NEAREST, _nearest)
codecs.register_error(NUMBERED, _numbered)
