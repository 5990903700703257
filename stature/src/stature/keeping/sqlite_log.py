"""Whether SQLite's log (the file `-wal` beside a diary) has lost something that was stored.

After a crash SQLite reads its log as far as every frame fits its checksum, and takes the rest for a write that was never
finished. Where bits of the log have turned over, the rest is what people did, and would be gone without a word. So the log is
read here first, by the rules of https://www.sqlite.org/fileformat2.html#walformat. Something is lost where the frame at which
SQLite would stop is a single bit from being whole, and a transaction ends with it or behind it; or where two
transactions end, one upon the other, behind that frame. A write that was killed or lost its power leaves neither: behind it
lie at most the remains of one transaction, and a page that is not there is more than a bit.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

HEADER_BYTES: Final = 32
FRAME_HEADER_BYTES: Final = 24
SUMMED_OF_HEADER: Final = 24
SUMMED_OF_FRAME_HEADER: Final = 8
# The magic number of a log whose checksums read words with the lowest byte first; one more, and it is the highest.
LOWEST_BYTE_FIRST: Final = 0x377F0682
HIGHEST_BYTE_FIRST: Final = 0x377F0683
# Of the words that a frame sums, the one that says whether a transaction ends with it.
ENDS_WORD: Final = 1
TWO_ENDS: Final = 2
BITS: Final = 32
MASK: Final = (1 << BITS) - 1

Checksum = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """One page as the log holds it. `ends` is not 0 where a transaction ends with it; `words` are those it sums."""

    page: int
    ends: int
    salts: tuple[int, int]
    checksum: Checksum
    words: Sequence[int]

    def follows(self, before: Checksum) -> bool:
        return self.page != 0 and checksum(self.words, before) == self.checksum


def has_lost_something(log: bytes) -> bool:
    """`log` is the whole file."""
    if len(log) <= HEADER_BYTES + FRAME_HEADER_BYTES:
        return False
    magic, _, _, _, *salts, first, second = struct.unpack(">8I", log[:HEADER_BYTES])
    order = {LOWEST_BYTE_FIRST: "<", HIGHEST_BYTE_FIRST: ">"}.get(magic)
    # The header is on the disk before any frame, so none without a whole one was ever finished.
    if order is None or checksum(_words(log[:SUMMED_OF_HEADER], order), (0, 0)) != (first, second):
        return True
    frames, before = _frames(log, order), (first, second)
    for frame in frames:
        if frame.salts != tuple(salts) or not frame.follows(before):
            return _is_lost(frames, frame, before, (salts[0], salts[1]))
        before = frame.checksum
    return False


def checksum(words: Sequence[int], before: Checksum) -> Checksum:
    """SQLite's own, going on from the one of the frame before."""
    first, second = before
    pairs = iter(words)
    for one, other in zip(pairs, pairs, strict=True):
        first = (first + one + second) & MASK
        second = (second + other + first) & MASK
    return first, second


def _frames(log: bytes, order: str) -> Iterator[Frame]:
    """Those that are there from beginning to end."""
    page_bytes = int.from_bytes(log[8:12])
    step = FRAME_HEADER_BYTES + page_bytes
    for begins in range(HEADER_BYTES, len(log) - step + 1, step):
        page, ends, one, other, first, second = struct.unpack_from(">6I", log, begins)
        content = begins + FRAME_HEADER_BYTES
        summed = log[begins : begins + SUMMED_OF_FRAME_HEADER] + log[content : content + page_bytes]
        yield Frame(page, ends, (one, other), (first, second), _words(summed, order))


def _words(content: bytes, order: str) -> Sequence[int]:
    return struct.unpack(f"{order}{len(content) // 4}I", content)


def _is_lost(frames: Iterator[Frame], bad: Frame, before: Checksum, salts: tuple[int, int]) -> bool:
    """`frames` are those behind the bad one, which does not follow upon the checksum before it."""
    ends_if_turned = _ends_with_one_bit_turned(bad, before, salts)
    # The bad frame's content may be bad, or the checksum that it bears.
    runs = list(_ends_behind(frames, {bad.checksum, checksum(bad.words, before)}, salts))
    if ends_if_turned is None:
        return any(ends >= TWO_ENDS for ends in runs)
    return ends_if_turned or any(runs)


def _ends_behind(frames: Iterator[Frame], possible: set[Checksum], salts: tuple[int, int]) -> Iterator[int]:
    """How many transactions end in each run of frames that follow upon each other, but for a bit of one or the other."""
    ends = 0
    for frame in frames:
        found = _ends(frame, possible, salts)
        if found is None:
            yield ends
            ends, possible = 0, {frame.checksum}
        else:
            ends, possible = ends + found, {frame.checksum, *_made(frame, possible)}
    yield ends


def _ends(frame: Frame, possible: set[Checksum], salts: tuple[int, int]) -> bool | None:
    """Whether a transaction ends with the frame; None where it follows upon none of these, as those of an older log."""
    if _bits_between(frame.salts, salts) > 1:
        return None
    if frame.salts == salts and any(frame.follows(one) for one in possible):
        return frame.ends != 0
    turned = (_ends_with_one_bit_turned(frame, one, salts) for one in possible)
    return next((ends for ends in turned if ends is not None), None)


def _made(frame: Frame, possible: set[Checksum]) -> Iterator[Checksum]:
    """What the frame's checksum should be, where its own is another: a bit of either may have turned."""
    if not any(frame.follows(one) for one in possible):
        yield from (checksum(frame.words, one) for one in possible)


def _ends_with_one_bit_turned(bad: Frame, before: Checksum, salts: tuple[int, int]) -> bool | None:
    """Whether the frame, with one bit of it the other way, would end a transaction; None where it would not be whole."""
    made = checksum(bad.words, before)
    wrong_salts, wrong_sums = _bits_between(bad.salts, salts), _bits_between(made, bad.checksum)
    if wrong_salts + wrong_sums == 1:
        return bad.ends != 0
    turned = None if wrong_salts else _turned(bad.words, made, bad.checksum)
    if turned is None:
        return None
    word, bit = turned
    if word != ENDS_WORD:
        return bad.ends != 0
    return bad.words[word] != 1 << bit


def _bits_between(one: Sequence[int], other: Sequence[int]) -> int:
    return sum((this ^ that).bit_count() for this, that in zip(one, other, strict=True))


def _turned(words: Sequence[int], made: Checksum, wanted: Checksum) -> tuple[int, int] | None:
    """The word and its bit that must be the other way for these words to have the wanted checksum.

    A word counts in both halves of the checksum by a weight that its place alone decides, so no word is summed twice.
    """
    off = (wanted[0] - made[0]) & MASK, (wanted[1] - made[1]) & MASK
    weights = {1: (0, 1), 0: (1, 1)}
    for pair in range(len(words) - 2, -1, -2):
        for place, (first, second) in weights.items():
            for bit in range(BITS):
                change = -(1 << bit) if words[pair + place] >> bit & 1 else 1 << bit
                if (change * first & MASK, change * second & MASK) == off:
                    return pair + place, bit
        weights = {place: ((one + other) & MASK, (one + 2 * other) & MASK) for place, (one, other) in weights.items()}
    return None
