"""Writers killed 300 times in the middle of writing one diary: how much of what they were told was stored is there, once."""

from __future__ import annotations

import tempfile
from pathlib import Path

from groundwork.figures import Figure
from lab.damage.kills import killed

NAME = "kills"
TITLE = "Writers killed in the middle of writing"

KILLS = 300


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        counts = killed(Path(folder), "kills", KILLS)
    of = f"of {counts.kept:,} kept through {counts.kills} kills"
    faults = {
        f"lost, {of}": counts.lost,
        f"doubled, {of}": counts.doubled,
        f"left over of lists kept in part, {of}": counts.torn,
    }
    return [Figure(what, number, "entries", "what was promised", 0) for what, number in faults.items()]
