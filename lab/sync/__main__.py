"""A household's devices and their keeper through every mishap, and whether all is well at the end.

python -m lab.sync --operations 1000000 --seed 7
python -m lab.sync --seed 7 --household 12     one household of that run, by itself
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NoReturn

from .house import make_template
from .walk import OPERATIONS_OF_A_HOUSEHOLD, Walked, walk

SHOWN_FAULTS = 10


class _OneClearLine(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def main(arguments: list[str]) -> int:
    asked = _asked(arguments)
    began = time.perf_counter()
    counts: Counter[str] = Counter()
    faulty: list[tuple[int, Walked]] = []
    with tempfile.TemporaryDirectory() as folder:
        template = make_template(Path(folder))
        for household, operations in _households(asked):
            walked = walk(asked.seed, household, operations, template, Path(folder))
            counts += walked.counts
            if walked.faults:
                faulty.append((household, walked))
    _tell(asked.seed, time.perf_counter() - began, counts, faulty)
    return 1 if faulty else 0


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = _OneClearLine(prog="python -m lab.sync", description=__doc__)
    parser.add_argument("--seed", type=_whole, default=1)
    parser.add_argument("--operations", type=_whole, default=5_000)
    parser.add_argument("--household", type=_whole, help="only this one of the run, counted from 1")
    return parser.parse_args(arguments)


def _whole(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    raise argparse.ArgumentTypeError(f"found {text[:40]!r}; write a whole number, like 5000")


def _households(asked: argparse.Namespace) -> list[tuple[int, int]]:
    """Each household's number and how many operations it has; the last one has what is left."""
    whole, rest = divmod(asked.operations, OPERATIONS_OF_A_HOUSEHOLD)
    if asked.household is not None:
        return [(asked.household, rest if rest and asked.household == whole + 1 else OPERATIONS_OF_A_HOUSEHOLD)]
    all_of_them = [(number, OPERATIONS_OF_A_HOUSEHOLD) for number in range(1, whole + 1)]
    return [*all_of_them, (whole + 1, rest)] if rest else all_of_them


def _tell(seed: int, seconds: float, counts: Counter[str], faulty: list[tuple[int, Walked]]) -> None:
    faults = Counter(fault.what for _, walked in faulty for fault in walked.faults)
    print(f"seed {seed}, {counts['operations']} operations, {seconds:.1f} seconds")
    for name, count in sorted(counts.items()):
        if name != "operations":
            print(f"  {name}: {count}")
    for name in ("lost", "doubled", "strayed", "left over"):
        print(f"  {name}: {faults[name]}")
    for household, walked in faulty[:SHOWN_FAULTS]:
        first = walked.faults[0]
        print(f"household {household}: {first.what} at the {first.where}: {first.name}; walk it again with:")
        print(f"  python -m lab.sync --seed {seed} --household {household}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
