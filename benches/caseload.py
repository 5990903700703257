"""`stature caseload` over a folder of lived diaries: how long the list takes, how much memory, and whether twice as many take twice.

As a command of its own it lives as many years as it is told, and lets many people bring them:

    ./bench caseload --people 200 --days 365
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from groundwork.figures import Figure
from groundwork.places import HERE
from lab.asked import OneLine, seed, whole
from lab.people.command import MOST_DAYS, SEED
from lab.people.practice import bring, lives
from lab.people.temperaments import TEMPERAMENTS

NAME = "caseload"
TITLE = "The list of a practice's people"

PEOPLE, DAYS, LIVED = 40, 28, 2
MOST_PEOPLE = 2_000
PARSED = "parsing the same JSON and making nothing of it"
# Between two looks at how much memory the processes have.
LOOK_SECONDS = 0.02
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


def figures() -> list[Figure]:
    """The list of forty people who have lived four weeks, beside only parsing their files."""
    with tempfile.TemporaryDirectory() as told, tempfile.TemporaryDirectory() as folder:
        bring(Path(folder), lives(Path(told), SEED, LIVED, DAYS, os.cpu_count() or 1), PEOPLE)
        listed, parsed = listing(Path(folder)), parsing(Path(folder))
    return [
        Figure(
            f"the list of {PEOPLE} people after {DAYS} days, by `stature caseload`", listed.seconds, "s", PARSED, parsed
        )
    ]


class Listed(NamedTuple):
    """What one list took: seconds on the clock and of all processors, and the most memory of all its processes at once."""

    seconds: float
    processor_seconds: float
    megabytes: float
    people: int


def listing(folder: Path) -> Listed:
    """The command as it is run, as a process of its own."""
    words = [sys.executable, "-m", "stature", "caseload", str(folder), "--json", "--date", _day_after(folder)]
    before, began, most = os.times(), time.perf_counter(), 0
    with tempfile.TemporaryFile("w+") as out, subprocess.Popen(words, stdout=out, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None:
            most = max(most, sum(map(_resident, _with_its_own(running.pid))))
            time.sleep(LOOK_SECONDS)
        seconds, after = time.perf_counter() - began, os.times()
        out.seek(0)
        told = json.load(out)
    if running.returncode or told["unread"]:
        raise SystemExit(f"the list was not made: {running.returncode}, {told['unread'][:1]}")
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Listed(seconds, used, most / 1e6, len(told["people"]))


def parsing(folder: Path) -> float:
    """Seconds in which the same files are parsed, and nothing is made of them."""
    began = time.perf_counter()
    for file in folder.iterdir():
        for line in file.read_text().splitlines():
            json.loads(line)
    return time.perf_counter() - began


def _day_after(folder: Path) -> str:
    """The latest day on which one of the files was made: the list is looked at on that day."""
    made = (json.loads(file.open().readline())["made"] for file in folder.iterdir())
    return max(datetime.fromisoformat(at) for at in made).date().isoformat()


def _with_its_own(process: int) -> Iterator[int]:
    """The process and those that it began; none where the system does not say."""
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return
    for child in map(int, children):
        yield from _with_its_own(child)


def _resident(process: int) -> int:
    """Bytes of memory that it has now."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * PAGE_BYTES
    except (OSError, IndexError):
        return 0


# -------------------------------------------------------------------- as a command of its own


def command(arguments: Sequence[str]) -> int:
    """Lives, lets people bring their files, and lists them: half of them first, then all."""
    asked = asked_for(NAME, "The list of many people, each with a lived diary.", len(TEMPERAMENTS), arguments)
    lived = lived_for(asked)
    for people in sorted({max(1, asked.people // 2), asked.people}):
        with tempfile.TemporaryDirectory() as folder:
            entries = bring(Path(folder), lived, people)
            listed, parsed = listing(Path(folder)), parsing(Path(folder))
        print(
            f"{listed.people} people of {asked.days} days ({len(lived)} lived, {entries:,} entries): "
            f"{listed.seconds:.1f} s, {listed.processor_seconds:.1f} s of processors, {listed.megabytes:.0f} MB; "
            f"{PARSED}: {parsed:.1f} s"
        )
    return 0


def lived_for(asked: argparse.Namespace) -> list[Path]:
    """The lives that were asked for, kept for the next time."""
    kept = asked.lives or HERE.root / ".stature" / "lives"
    kept.mkdir(parents=True, exist_ok=True)
    return lives(kept, asked.seed, min(asked.lived, asked.people), asked.days, asked.processes)


def asked_for(name: str, description: str, lived: int, arguments: Sequence[str]) -> argparse.Namespace:
    parser = OneLine(prog=f"./bench {name}", description=description)
    parser.add_argument("--people", type=whole(MOST_PEOPLE), default=PEOPLE, metavar="N")
    parser.add_argument("--days", type=whole(MOST_DAYS), default=DAYS, metavar="D")
    parser.add_argument("--lived", type=whole(MOST_PEOPLE), default=lived, metavar="N", help="how many lives")
    parser.add_argument("--lives", type=Path, metavar="FOLDER", help="keep them here  [.stature/lives]")
    parser.add_argument("--seed", type=seed(SEED), default=SEED, metavar="S")
    parser.add_argument("--processes", type=whole(64), default=os.cpu_count() or 1, metavar="P")
    return parser.parse_args(arguments)


__all__ = ["NAME", "TITLE", "command", "figures"]
