"""Small faults planted one at a time in the safety core: how many of them do the coach's tests find?

As a command of its own it draws other ones, or tries one module alone:

    ./bench mutants --count 60 --modules closing.py,pain.py
"""

from __future__ import annotations

from groundwork.figures import Figure
from lab.mutants.command import COUNT, MUST_DIE, SEED, command, core_modules, share_that_died, told, tried_of

NAME = "mutants"
TITLE = "Small faults in the safety core, and whether the tests of the coach find them (an hour or two)"
LONG = True


def figures() -> list[Figure]:
    """The share of mutants that die, beside the share that must."""
    tried = tried_of(core_modules(), COUNT, SEED)
    told(tried)
    return [
        Figure(
            f"mutants of the safety core that die, of {len(tried)} drawn by seed {SEED}",
            share_that_died(tried),
            "%",
            "what must die",
            MUST_DIE,
            less_is_better=False,
        )
    ]


__all__ = ["NAME", "TITLE", "command", "figures"]
