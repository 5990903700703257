"""Reads docs/hazards.md as data: one row a hazard, and the tests by which each is shown.

Decides what a row is made of. Does not know whether what it says is true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "hazards.md"
COLUMNS = ("id", "hazard", "harm", "before", "measures", "shown_by", "after", "left")
_TEST = re.compile(r"`((?:coach|stature|lab|e2e|web)/[^`:]+::[^`]+)`")
_KEY = re.compile(r"`([a-z_]+\.[a-z0-9_]+)`")


@dataclass(frozen=True, slots=True)
class Hazard:
    """One row. `before` and `after` are likelihood and severity, like "3 x 4"; `tests` are node ids."""

    id: str
    hazard: str
    harm: str
    before: str
    measures: str
    shown_by: str
    after: str
    left: str

    @property
    def tests(self) -> tuple[str, ...]:
        """Every test that shows it, like `coach/tests/test_x.py::test_it`."""
        return tuple(_TEST.findall(self.shown_by))

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every sentence that the row says is said, by its key."""
        return tuple(_KEY.findall(self.measures + self.left))


def hazards() -> list[Hazard]:
    """The rows of the page, in its order. Raises ValueError where one has more or fewer columns."""
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if re.match(r"\| H\d", line)]
    return [Hazard(**dict(zip(COLUMNS, _cells(row), strict=True))) for row in rows]


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split(" | ")]
