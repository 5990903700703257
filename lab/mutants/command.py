"""./bench mutants: draws mutants of the safety core, tries each, and names those that live.

0 where as many died as must, 1 where too many live or one that lives has no reason, 2 for bad input in one clear line.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from lab.asked import OneLine, seed, whole
from lab.mutants.earlier import died_before, line_of, place_of
from lab.mutants.made import Mutant, drawn, mutants_of
from lab.mutants.tried import CleanRunFailed, Tried, try_all

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "coach" / "src" / "stature_coach"
TESTS = ROOT / "coach" / "tests"
LIVED = Path(__file__).with_name("lived.toml")
COUNT = 420
SEED = 20261128
# So many of a hundred must die.
MUST_DIE = 95.0
WEEKS = (
    *("beat", "cleared", "closing", "course", "diary", "doubted", "doubted_course", "folded", "follows"),
    *("growing", "happened", "mornings", "pain", "pain_answers", "practised", "progression", "proposals"),
    *("readiness", "schedule", "session_facts", "unread"),
)
CORE = ("safety", "session/signs", "session/table", "session/tables/counted", *(f"weeks/{name}" for name in WEEKS))
MOST = 100_000


def core_modules() -> list[str]:
    """The modules that decide what is closed, what a dose is and when an effort ends, by path below the sources."""
    moves = (path.relative_to(SOURCES).as_posix() for path in (SOURCES / "session" / "moves").glob("*.py"))
    return sorted((*(f"{name}.py" for name in CORE), *moves))


def command(arguments: Sequence[str]) -> int:
    """Draws, tries and tells."""
    asked = _asked(arguments)
    modules = asked.modules.split(",") if asked.modules else core_modules()
    try:
        tried = tried_of(modules, asked.count, asked.seed, asked.after)
    except CleanRunFailed as problem:
        print(f"mutants: the tests of the coach fail without any fault planted; mend them first\n{problem}")
        return 1
    return told(tried)


def tried_of(modules: Sequence[str], count: int, seed: int, after: Path | None = None) -> list[Tried]:
    """What became of so many mutants of these modules. What died in the run that `after` tells of is not tried again."""
    made = {module: mutants_of(SOURCES, module) for module in modules}
    print(f"{sum(map(len, made.values())):,} mutants can be made of {len(modules)} modules", flush=True)
    mutants = drawn(made, count, seed)
    before = [] if after is None else died_before(after, TESTS, mutants)
    if before:
        print(f"{len(before)} of them died in an earlier run, by tests that still stand", flush=True)
    dead = {one.mutant for one in before}
    return [*before, *try_all(ROOT, [mutant for mutant in mutants if mutant not in dead], _as_they_come)]


def told(tried: Sequence[Tried]) -> int:
    """The share that died, module by module, and each that lives with its reason."""
    reasons, lived = reasons_read(), [one.mutant for one in tried if not one.died]
    for module, count in sorted(Counter(one.mutant.module for one in tried).items()):
        dead = sum(one.died for one in tried if one.mutant.module == module)
        print(f"{module:28} {dead:4} of {count:4} died")
    for mutant in lived:
        print(
            f"lives: {place_of(mutant)}\n       {mutant.before}\n    -> {mutant.after}\n       {_reason(mutant, reasons)}"
        )
    share = share_that_died(tried)
    print(f"{len(tried)} mutants, {len(tried) - len(lived)} died: {share:.1f} %; {MUST_DIE:g} % must")
    unexplained = [mutant for mutant in lived if (mutant.module, mutant.change) not in reasons]
    return 1 if share < MUST_DIE or unexplained else 0


def share_that_died(tried: Sequence[Tried]) -> float:
    """In a hundred."""
    return 100 * sum(one.died for one in tried) / max(1, len(tried))


def reasons_read() -> Mapping[tuple[str, str], str]:
    """Why a mutant that lives is no fault, by its module and its change."""
    if not LIVED.is_file():
        return {}
    held = tomllib.loads(LIVED.read_text(encoding="utf-8")).get("lived", [])
    return {(one["module"], f"{one['before']} -> {one['after']}"): one["because"] for one in held}


def _reason(mutant: Mutant, reasons: Mapping[tuple[str, str], str]) -> str:
    return reasons.get((mutant.module, mutant.change), "NO REASON GIVEN: write a test, or say in lived.toml why not")


def _as_they_come(tried: Tried) -> None:
    print(line_of(tried), flush=True)


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = OneLine(prog="./bench mutants", description="Small faults in the safety core; do tests find them?")
    parser.add_argument("--count", type=whole(MOST), default=COUNT, metavar="N")
    parser.add_argument("--seed", type=seed(SEED), default=SEED, metavar="S")
    parser.add_argument("--modules", default="", metavar="weeks/A.py,session/moves/B.py", help="these alone")
    parser.add_argument(
        "--after", type=Path, metavar="LOG", help="try only what did not die in the run that this tells of"
    )
    asked = parser.parse_args(arguments)
    if unknown := [name for name in filter(None, asked.modules.split(",")) if not (SOURCES / name).is_file()]:
        parser.error(f"there is no module {unknown[0]}; write one of {', '.join(core_modules())}")
    if asked.after and not asked.after.is_file():
        parser.error(f"{asked.after} is no file; write what an earlier run told, such as ./bench mutants > LOG")
    return asked
