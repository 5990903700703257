"""Bits turned over at random places of a diary of 300 entries: how often that is told, how often without effect.

In the file as a clean end leaves it, and in file and log as a kill leaves them; backed up by the command's function, read as
a running server reads, and now and then backed up by the command itself. What is neither told in one line nor without effect is
wrong, is shown, and must not be.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple

from groundwork.figures import Figure
from groundwork.progress import say
from lab.damage.flips import (
    Came,
    Laid,
    Reading,
    Try,
    backed_up,
    backed_up_by_command,
    counted,
    lay_down,
    read_on,
    tries,
)

NAME = "flips"
TITLE = "Bits turned over in a diary of 300 entries"

SEED = "flips"


class Asked(NamedTuple):
    """So many tries, each with so many bits, read in one way."""

    what: str
    reads: Reading
    bits: int
    tries: int


ALL = (
    Asked("one bit, backed up", backed_up, 1, 2_000),
    Asked("one bit, read by a running server", read_on, 1, 2_000),
    Asked("one bit, backed up by the command itself", backed_up_by_command, 1, 20),
    Asked("two bits, backed up", backed_up, 2, 2_000),
    Asked("three bits, backed up", backed_up, 3, 2_000),
)
STATES = {"closed": "the file of a closed diary", "killed": "file and log after a kill"}


def figures() -> list[Figure]:
    """Half of each on a closed diary, half on a killed one."""
    measured, wrong = [], []
    with tempfile.TemporaryDirectory() as folder:
        laid = lay_down(Path(folder))
        for asked in ALL:
            for state in STATES:
                figure, bad = _figure(asked, state, laid[state], Path(folder))
                measured.append(figure)
                wrong += bad
    for one in wrong:
        say(f"wrong: {one.where}: {one.said}")
    number = sum(asked.tries for asked in ALL)
    return [*measured, Figure(f"wrong, of all {number:,} tries", len(wrong), "tries", "what was promised", 0)]


def _figure(asked: Asked, state: str, laid: Laid, folder: Path) -> tuple[Figure, list[Try]]:
    number = asked.tries // len(STATES)
    came, wrong = counted(tries(laid, asked.reads, folder, f"{SEED}/{asked.what}/{state}", number, asked.bits))
    what = f"{asked.what}: told in one line, of {number:,} tries in {STATES[state]}"
    return Figure(what, came[Came.TOLD], "tries", "without effect", came[Came.SAME], less_is_better=False), wrong
