"""./bench people --people N --days D --seed S --out FILE: many people live a long time; their diaries are written down.

0 where every rule held, 1 where one broke (which, for whom, by what), 2 for bad input in one clear line.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from lab.asked import OneLine, seed, whole
from lab.people import rules
from lab.people.temperaments import TEMPERAMENTS
from lab.people.year import live_days, somebody
from stature_coach.door.wire import House, open_house as open_house_of

REGIMEN = Path(__file__).parents[2] / "regimen"
SEED = 20261124
SHORT_DAYS = 14
MOST_PEOPLE = 10_000
MOST_DAYS = 3_660
MOST_PROCESSES = 64


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one person: the diary as JSON lines, and what was counted. `broken` is the rule, where one was."""

    temperament: str
    lines: tuple[str, ...]
    sessions: int
    looks: int
    broken: str | None


def command(arguments: Sequence[str]) -> int:
    """Lives the people asked for and writes their diaries."""
    asked = _asked(arguments)
    began = time.perf_counter()
    with _writing(asked.out) as out, ProcessPoolExecutor(asked.processes, get_context("spawn")) as pool:
        told = _written(pool.map(partial(_live, asked.seed, asked.days), range(asked.people)), out)
    print(_summary(asked, told, time.perf_counter() - began))
    broken = [(index, one) for index, one in enumerate(told) if one.broken]
    for index, one in broken:
        print(f"person {index}, {one.temperament}, seed {asked.seed}: {one.broken}", file=sys.stderr)
    return 1 if broken else 0


def open_house() -> House:
    """The regimen in English, with the lengths of its clips."""
    files = [*REGIMEN.glob("*.toml"), REGIMEN / "wording" / "en.toml", REGIMEN / "voice" / "en" / "manifest.json"]
    return open_house_of({file.relative_to(REGIMEN).as_posix(): file.read_text(encoding="utf-8") for file in files})


def _live(seed: int, days: int, index: int) -> Told:
    person = somebody(open_house(), seed, index)
    broken = None
    try:
        live_days(person, days)
    except rules.RuleBroken as problem:
        broken = str(problem)
    return Told(person.temperament.name, tuple(map(_line, person.entries)), person.sessions, person.looks, broken)


def _line(entry: rules.Json) -> str:
    return json.dumps(entry, separators=(",", ":"))


def _written(lives: Iterable[Told], out: Path) -> list[Told]:
    """Writes each diary as soon as it is lived; only the counts stay in memory."""
    told = []
    with out.open("w", encoding="utf-8") as file:
        for one in lives:
            file.writelines(f"{line}\n" for line in one.lines)
            told.append(replace(one, lines=()))
    return told


@contextmanager
def _writing(out: Path) -> Iterator[Path]:
    """A file beside the one wanted, which takes its place only when all is written."""
    beside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        yield beside
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)


def _summary(asked: argparse.Namespace, told: Sequence[Told], seconds: float) -> str:
    sessions, looks = sum(one.sessions for one in told), sum(one.looks for one in told)
    broken = sum(one.broken is not None for one in told)
    return (
        f"{asked.people} people, {asked.days} days each, seed {asked.seed}: {sessions:,} sessions, "
        f"{looks:,} looks at the plan, {broken} rules broken, {seconds:.0f} s; diaries in {asked.out}"
    )


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = OneLine(prog="./bench people", description="People live with the coach; their diaries are written down.")
    parser.add_argument("--people", type=whole(MOST_PEOPLE), default=len(TEMPERAMENTS), metavar="N")
    parser.add_argument("--days", type=whole(MOST_DAYS), default=SHORT_DAYS, metavar="D")
    parser.add_argument("--seed", type=seed(SEED), default=SEED, metavar="S")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="JSON lines of entries")
    parser.add_argument("--processes", type=whole(MOST_PROCESSES), default=os.cpu_count() or 1, metavar="P")
    asked = parser.parse_args(arguments)
    if asked.out.is_dir() or not asked.out.absolute().parent.is_dir():
        parser.error(f"--out is {asked.out}; write a file in a folder that is there")
    return asked
