"""What an earlier run told: a mutant that died there, by a test that still stands, need not be tried again.

Decides which those are. It holds only where no test was made weaker since; a run of all, from nothing, is what counts in
doubt.
"""

from __future__ import annotations

from pathlib import Path

from lab.mutants.made import Mutant
from lab.mutants.tried import NO_END, Tried

SHOWN_LETTERS = 80


def line_of(tried: Tried) -> str:
    """One line for each, as a run tells them one after the other."""
    word = "died" if tried.died else "LIVES"
    return f"{word:5} {tried.seconds:5.1f} s  {key_of(tried.mutant)}  {tried.by}"


def key_of(mutant: Mutant) -> str:
    return f"{place_of(mutant)}  {mutant.after[:SHOWN_LETTERS]}"


def place_of(mutant: Mutant) -> str:
    return f"{mutant.module}:{mutant.line} in {mutant.where}"


def died_before(log: Path, tests: Path, mutants: list[Mutant]) -> list[Tried]:
    """Those of the mutants that died in the run of which `log` tells. Raises OSError where it cannot be read."""
    told = [line for line in log.read_text(encoding="utf-8").splitlines() if line.startswith("died ")]
    stands = "\n".join(path.read_text(encoding="utf-8") for path in sorted(tests.glob("test_*.py")))
    found = ((mutant, _died_by(mutant, told)) for mutant in mutants)
    return [Tried(mutant, True, by, 0.0) for mutant, by in found if by and _still_stands(by, stands)]


def _died_by(mutant: Mutant, told: list[str]) -> str:
    """The test that found it; empty where none is told. One that was told twice, as two changes look alike, is tried again."""
    key = f" s  {key_of(mutant)}  "
    found = [line.partition(key)[2] for line in told if key in line]
    return found[0] if len(found) == 1 else ""


def _still_stands(by: str, stands: str) -> bool:
    if by.startswith(NO_END):
        return True
    name = by.rpartition("::")[2].partition("[")[0]
    return f"def {name}(" in stands
