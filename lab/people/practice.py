"""The people of a practice: some lived lives, and as many people as are wanted who bring a backup of one of them.

A lived year takes a minute or two, so the lives are kept in a folder and not lived again. Each person has their own id, name
and day on which the file was made; nobody's diary is invented.
"""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from lab.people.command import open_house
from lab.people.rules import Json
from lab.people.year import live_days, somebody
from stature_coach.door.backup import write_backup

# The last entries of some were dated by a clock that is ahead.
MOST_AHEAD = timedelta(days=2)


def lives(folder: Path, seed: int, count: int, days: int, processes: int) -> list[Path]:
    """So many lives of so many days, one of each temperament in turn, as JSON lines; those that are there are not lived anew."""
    files = [folder / f"{days}-days-{seed}-{number}.jsonl" for number in range(count)]
    missing = [(number, file) for number, file in enumerate(files) if not file.exists()]
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        list(pool.map(partial(_live, seed, days), missing))
    return files


def _live(seed: int, days: int, asked: tuple[int, Path]) -> None:
    number, file = asked
    person = live_days(somebody(open_house(), seed, number, watched=False), days)
    beside = file.with_suffix(".half")
    beside.write_text("".join(f"{json.dumps(entry, separators=(',', ':'))}\n" for entry in person.entries))
    beside.replace(file)


def bring(folder: Path, lived: list[Path], people: int) -> int:
    """So many people lay a backup each into the folder. Returns how many entries there are in all."""
    entries = 0
    for number in range(people):
        name, told = f"{number:04}", _read(lived[number % len(lived)])
        mine = [{**entry, "person": _person(number)} for entry in told]
        made = _last(told) + timedelta(hours=1 + number % 7)
        named = {"id": _person(number), "name": f"Person {name}", "picture": "leaf"}
        (folder / f"{name}.jsonl").write_text(write_backup([named], mine, made.isoformat()))
        entries += len(mine)
    return entries


def _read(file: Path) -> list[Json]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def _last(told: list[Json]) -> datetime:
    """The last moment of a clock that was right: that before which most was told."""
    times = sorted(datetime.fromisoformat(entry["at"]) for entry in told)
    return next(
        (at for before, at in zip(times[-2::-1], times[:0:-1], strict=True) if at - before <= MOST_AHEAD), times[0]
    )


def _person(number: int) -> str:
    return f"019a8f00-0000-7000-8000-{number:012x}"
