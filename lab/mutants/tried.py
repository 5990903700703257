"""Tries a mutant: the coach with that one fault, in a copy of the checkout, and its tests until the first that fails.

Decides whether it died. Does not know how faults are made, nor whether one that lives is a fault at all.
"""

from __future__ import annotations

import subprocess
import time
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import TypeAlias

from lab.copies import copies, pytest_in
from lab.mutants.made import Mutant

# Tests that start another program for each case, or read nothing of the core; each of the others may find a fault.
LEFT_OUT = frozenset({"test_replay_in_pyodide.py", "test_purity.py"})
# A fault that makes the tests of a file so much slower is one that goes round for ever; gathering them takes its time too.
TIMES_AS_LONG = 3
LEAST_SECONDS = 20.0
# What pytest answers when a test failed, or when the tests could not even be gathered.
FAILED = frozenset({1, 2, 3, 4})
# What is told in place of a test where the tests went round for ever.
NO_END = "no end after"


class CleanRunFailed(Exception):
    """The tests fail without any fault planted; nothing can be told from them."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A mutant and what became of it; `by` is the first test that found it."""

    mutant: Mutant
    died: bool
    by: str
    seconds: float


def try_all(root: Path, mutants: Sequence[Mutant], told: Callable[[Tried], None], processes: int = 2) -> list[Tried]:
    """Every mutant in turn, so many at a time. Raises CleanRunFailed where the tests fail by themselves."""
    with copies(root, ("coach",), processes) as workshops:
        files = _in_order_of_time(workshops[0])
        found_by: dict[str, Counter[str]] = defaultdict(Counter)
        free = SimpleQueue[Path]()
        for workshop in workshops:
            free.put(workshop)

        def one(mutant: Mutant) -> Tried:
            workshop = free.get()
            found = found_by[mutant.module]
            try:
                tried = _try(workshop, mutant, likeliest_first(files, found))
            finally:
                free.put(workshop)
            found[tried.by.partition("::")[0]] += 1
            told(tried)
            return tried

        with ThreadPoolExecutor(processes) as pool:
            return list(pool.map(one, mutants))


Seconds: TypeAlias = Mapping[str, float]


def likeliest_first(files: Seconds, found: Counter[str]) -> Seconds:
    """The files in which faults of the same module were found, most often first; the others as they are. Only time is won."""
    return {file: files[file] for file in sorted(files, key=lambda file: -found[Path(file).name])}


def _in_order_of_time(workshop: Path) -> Seconds:
    """The files of tests, quickest first, and how long each takes without a fault."""
    found = sorted(path for path in (workshop / "coach" / "tests").glob("test_*.py") if path.name not in LEFT_OUT)
    report = workshop / "clean.xml"
    ended = pytest_in(workshop, [*map(str, found), f"--junit-xml={report}"], None)
    if ended.returncode:
        raise CleanRunFailed(ended.stdout[-2000:])
    taken = defaultdict[str, float](float)
    for case in ET.parse(report).iter("testcase"):
        taken[f"{case.get('classname', '').rpartition('.')[2]}.py"] += float(case.get("time", 0))
    return {str(path): taken[path.name] for path in sorted(found, key=lambda path: taken[path.name])}


def _try(workshop: Path, mutant: Mutant, files: Seconds) -> Tried:
    path = workshop / "coach" / "src" / "stature_coach" / mutant.module
    whole = path.read_text(encoding="utf-8")
    path.write_text(mutant.source, encoding="utf-8")
    began = time.monotonic()
    try:
        # The likeliest file alone first: most die there, and gathering the tests of all files takes longer than its tests.
        first, *others = files
        died, by = _run(workshop, [first], files)
        if not died:
            died, by = _run(workshop, others, files)
    finally:
        path.write_text(whole, encoding="utf-8")
    return Tried(mutant, died, by, time.monotonic() - began)


def _run(workshop: Path, files: Sequence[str], seconds: Seconds) -> tuple[bool, str]:
    """Whether a test of these files failed, and which; one without an end has."""
    if not files:
        return False, ""
    limit_seconds = LEAST_SECONDS + TIMES_AS_LONG * sum(seconds[file] for file in files)
    try:
        ended = pytest_in(workshop, [*files, "-x"], limit_seconds)
    except subprocess.TimeoutExpired:
        return True, f"{NO_END} {limit_seconds:.0f} s"
    return ended.returncode in FAILED, _first_failed(ended.stdout)


def _first_failed(printed: str) -> str:
    found = next((line for line in printed.splitlines() if line.startswith(("FAILED ", "ERROR "))), "")
    return found.partition(" ")[2].partition(" - ")[0].rpartition("/")[2]
