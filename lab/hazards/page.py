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
_KEY = re.compile(r"`((?:[a-z_]+\.)+[a-z0-9_]+)`")
_RULE = re.compile(r"\bS\d+\b")
_RISK = re.compile(r"([1-5]) x ([1-5])")


@dataclass(frozen=True, slots=True)
class Risk:
    """How likely, and how bad, 1 to 5 each."""

    likelihood: int
    severity: int

    @classmethod
    def of(cls, text: str) -> Risk:
        """From `3 x 4`. Raises ValueError."""
        found = _RISK.fullmatch(text)
        if found is None:
            raise ValueError(f"a risk is {text!r}; write likelihood x severity, 1 to 5 each, like 3 x 4")
        return cls(int(found[1]), int(found[2]))

    @property
    def size(self) -> int:
        """Likelihood times severity."""
        return self.likelihood * self.severity


@dataclass(frozen=True, slots=True)
class Hazard:
    """One row, as it is written."""

    id: str
    hazard: str
    harm: str
    before: str
    measures: str
    shown_by: str
    after: str
    left: str

    @property
    def risks(self) -> tuple[Risk, Risk]:
        """Before the measures and after them. Raises ValueError."""
        return Risk.of(self.before), Risk.of(self.after)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules of safety by which it is met, like S2; none where a design or a word alone meets it."""
        return tuple(_RULE.findall(self.measures))

    @property
    def tests(self) -> tuple[str, ...]:
        """Every test that shows it, like `coach/tests/test_x.py::test_it`."""
        return tuple(_TEST.findall(self.shown_by))

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every sentence that the row says is said or shown, by its key."""
        return tuple(_KEY.findall(self.measures + self.left))

    @property
    def told(self) -> tuple[str, ...]:
        """The sentences by which the person is told of what is left."""
        return tuple(_KEY.findall(self.left))


def hazards() -> list[Hazard]:
    """The rows of the page, in its order. Raises ValueError where one has more or fewer columns."""
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if re.match(r"\| H\d", line)]
    return [Hazard(**dict(zip(COLUMNS, _cells(row), strict=True))) for row in rows]


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split(" | ")]
