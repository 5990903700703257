"""./bench planted: plants every fault of planted.toml, those of the browser too, and names the tests that do not find theirs.

0 where each test found each of its faults, 1 where one did not, 2 for bad input in one clear line.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lab.asked import OneLine
from lab.copies import copies
from lab.hazards.page import ROOT
from lab.hazards.planting import COPIED, BadFault, Fault, NotBuilt, faults, not_found_by, not_named_by


@dataclass(frozen=True, slots=True)
class Planted:
    """What became of a fault: the tests that stayed green, or why it could not be planted."""

    fault: Fault
    green: tuple[str, ...] = ()
    trouble: str = ""

    @property
    def found(self) -> bool:
        """Whether every test that stands against it found it."""
        return not self.green and not self.trouble


def command(arguments: Sequence[str]) -> int:
    """Plants those that are asked for, and tells of each as it comes."""
    planted = plant_all(_asked(arguments))
    found = sum(one.found for one in planted)
    print(f"planted: {len(planted)}; found by every test that stands against them: {found}")
    return 0 if found == len(planted) else 1


def plant_all(wanted: Iterable[Fault]) -> list[Planted]:
    """One after the other, in one copy of the checkout; those of a test that names what it finds, together."""
    wanted = list(wanted)
    with copies(ROOT, COPIED, 1) as (copy,):
        planted = []
        for fault in wanted:
            if not fault.says:
                planted += _planted(partial(_by_itself, copy, fault), [fault])
        for tests in dict.fromkeys(fault.tests for fault in wanted if fault.says):
            together = [fault for fault in wanted if fault.says and fault.tests == tests]
            planted += _planted(partial(_together, copy, together), together)
    return planted


def _by_itself(copy: Path, fault: Fault) -> list[Planted]:
    return [Planted(fault, green=tuple(not_found_by(copy, fault)))]


def _together(copy: Path, faults: Sequence[Fault]) -> list[Planted]:
    unnamed = not_named_by(copy, faults)
    return [Planted(fault, green=fault.tests if fault in unnamed else ()) for fault in faults]


def _planted(plant: Callable[[], list[Planted]], faults: Sequence[Fault]) -> list[Planted]:
    """What became of them, told as it is known."""
    began = time.monotonic()
    try:
        ones = plant()
    except (BadFault, NotBuilt) as trouble:
        ones = [Planted(fault, trouble=str(trouble)) for fault in faults]
    for one in ones:
        _tell(one, time.monotonic() - began)
    return ones


def _tell(one: Planted, seconds: float) -> None:
    word = "found" if one.found else "LIVES"
    print(f"{word:5} {seconds:6.1f} s  {one.fault.what}", flush=True)
    for what in (*one.green, *filter(None, [one.trouble])):
        print(f"                {what}", flush=True)


def _asked(arguments: Sequence[str]) -> list[Fault]:
    parser = OneLine(prog="./bench planted", description="Does each test that the page of hazards names find a fault?")
    parser.add_argument("--only", default="", metavar="TEXT", help="faults whose name, file or tests hold this text")
    asked: argparse.Namespace = parser.parse_args(arguments)
    wanted = [one for one in faults() if asked.only in " ".join((one.what, one.file, *one.tests))]
    if not wanted:
        parser.error(f"no fault holds {asked.only!r}; write a part of a name, a file or a test of planted.toml")
    return wanted
