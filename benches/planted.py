"""A fault for every test that the page of hazards names, planted one at a time: is each of them found?

The browser's are among them, each with an app of its own. As a command of its own it plants some:

    ./bench planted --only test_stopping
"""

from __future__ import annotations

from groundwork.figures import Figure
from lab.hazards.command import command, plant_all
from lab.hazards.planting import faults

NAME = "planted"
TITLE = "A fault for every test that the page of hazards names, and whether each is found (half an hour or more)"
NEEDS = ("web", "chromium")
LONG = True


def figures() -> list[Figure]:
    """How many are found by every test that stands against them, beside all there are."""
    planted = plant_all(faults())
    found = sum(one.found for one in planted)
    return [
        Figure(
            "planted faults that every test against them finds",
            found,
            "faults",
            "all that are planted",
            len(planted),
            less_is_better=False,
        )
    ]


__all__ = ["NAME", "TITLE", "command", "figures"]
