"""./bench sessions and ./bench diaries, long: so many random lives by a seed, each checked; those that broke are named.

0 where every rule held, 1 where one broke (which, in which life, by what), 2 for bad input in one clear line.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import TypeAlias

from lab.asked import OneLine, seed, whole
from lab.people.command import MOST_PROCESSES, SEED, open_house
from lab.people.rules import RuleBroken
from stature_coach.door.wire import House

Check: TypeAlias = Callable[[House, str], None]

MOST_LIVES = 1_000_000
# So many lives go to a process at once: opening the house costs as much as a few of them.
AT_ONCE = 50
MOST_TOLD = 20


def command(what: str, usual: int, check: Check, arguments: Sequence[str]) -> int:
    """Lives them and says what broke. `what`: "sessions", as on the command line; `usual`: how many unless said."""
    parser = OneLine(prog=f"./bench {what}", description=f"Random {what}, each checked by the rules' words.")
    parser.add_argument(f"--{what}", type=whole(MOST_LIVES), default=usual, metavar="N", dest="lives")
    parser.add_argument("--seed", type=seed(SEED), default=SEED, metavar="S")
    parser.add_argument("--processes", type=whole(MOST_PROCESSES), default=os.cpu_count() or 1, metavar="P")
    asked = parser.parse_args(arguments)
    began = time.perf_counter()
    with ProcessPoolExecutor(asked.processes, get_context("spawn")) as pool:
        parts = pool.map(partial(_part, check, asked.seed), _ranges(asked.lives))
        broken = [one for part in parts for one in part]
    seconds = time.perf_counter() - began
    print(
        f"{asked.lives:,} {what}, seed {asked.seed}: {len(broken)} broke a rule {dict(_by_rule(broken))}, {seconds:.0f} s"
    )
    for one in broken[:MOST_TOLD]:
        print(one, file=sys.stderr)
    return 1 if broken else 0


def broken_of(check: Check, house: House, seed: int, lives: range) -> list[str]:
    """What breaks in the lives of these numbers."""
    return [told for number in lives if (told := _broken(check, house, f"{seed}:{number}"))]


def _broken(check: Check, house: House, life: str) -> str | None:
    try:
        check(house, life)
    except RuleBroken as broken:
        return str(broken)
    return None


def _part(check: Check, seed: int, lives: range) -> list[str]:
    return broken_of(check, open_house(), seed, lives)


def _ranges(lives: int) -> Iterator[range]:
    return (range(first, min(first + AT_ONCE, lives)) for first in range(0, lives, AT_ONCE))


def _by_rule(broken: Sequence[str]) -> Counter[str]:
    return Counter(one.split(":", 1)[0] for one in broken)
