"""Kills writers in the middle of their writing, and looks whether all that was said to be stored is there, once.

Two processes write into one diary, in lists of five, as two devices' requests would; both are killed (SIGKILL) at a moment
drawn by luck. Then the diary is opened: it must be whole, and no killed write may be taken for damage.
"""

from __future__ import annotations

import json
import os
import random
import signal
import time
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from stature.keeping.entry import Entry
from stature.keeping.sqlite import open_sqlite

WRITERS: Final = 2
LIST: Final = 5
LONGEST_SECONDS: Final = 0.25


@dataclass
class Counts:
    """What came of the kills so far. `lost` were said to be stored and are not there; `torn` are lists kept in part."""

    kills: int = 0
    kept: int = 0
    lost: int = 0
    doubled: int = 0
    torn: int = 0


def killed(folder: Path, seed: str, kills: int) -> Counts:
    """So many kills, one diary growing through all of them. Raises DiaryTrouble where one is left damaged."""
    diary, counts, stored = folder / "diary.sqlite3", Counts(), set[str]()
    open_sqlite(diary).close()
    for number in range(kills // WRITERS):
        luck = random.Random(f"{seed}/{number}")
        stored |= _until_killed(diary, number, luck.uniform(0.0, LONGEST_SECONDS))
        counts.kills += WRITERS
        # Opened now and then only, so that the log is met as it grew through several lives.
        if luck.random() < 0.5 or number == kills // WRITERS - 1:
            _look(diary, stored, counts)
    return counts


def _until_killed(diary: Path, number: int, seconds: float) -> set[str]:
    """The ids that the writers were told to be stored before they died."""
    heard = []
    writers = []
    for writer in range(WRITERS):
        hears, says = os.pipe()
        process = os.fork()
        if process == 0:
            _write_for_ever(diary, number * WRITERS + writer, says)
        os.close(says)
        heard.append(hears)
        writers.append(process)
    first = [os.read(hears, 1) for hears in heard]
    time.sleep(seconds)
    for process in writers:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    told = [letter + _heard(hears) for letter, hears in zip(first, heard, strict=True)]
    # The last word may have been cut off by the kill.
    return {one for all_told in told for line in all_told.split(b"\n")[:-1] for one in json.loads(line)}


def _heard(hears: int) -> bytes:
    with os.fdopen(hears, "rb") as ears:
        return ears.read()


def _write_for_ever(diary: Path, life: int, says: int) -> None:
    """In the fork: never comes back."""
    try:
        keeper = open_sqlite(diary)
        for list_number in count():
            entries = [_an_entry(life, list_number * LIST + place) for place in range(LIST)]
            os.write(says, json.dumps(keeper.store(entries).stored).encode() + b"\n")
    finally:
        os._exit(1)


def _look(diary: Path, stored: set[str], counts: Counts) -> None:
    with closing(open_sqlite(diary)) as keeper:
        ids = [entry.id for entry in keeper.whole().entries]
    counts.kept = len(ids)
    counts.lost = len(stored - set(ids))
    counts.doubled = len(ids) - len(set(ids))
    counts.torn = len(ids) % LIST


def _an_entry(life: int, number: int) -> Entry:
    return Entry.from_json(
        {
            "id": f"019a8f00-{life:04x}-7000-8000-{number:012x}",
            "person": f"019a8f00-0000-7000-8000-{life % WRITERS:012x}",
            "at": "2026-11-23T08:00:00+01:00",
            "kind": "cleared",
            "body": {"what": "red_flag", "number": number},
            "schema": 1,
        }
    )
