"""How many tests passed, failed and were skipped: read from a JUnit report, added up, and said."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tally:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def verdict(self) -> str:
        if self.failed:
            return "FAILED"
        return "passed" if self.passed or self.skipped else "ready"

    def counts(self) -> str:
        """As the closing line, and nothing where nothing was counted."""
        return self.closing_line() if self != Tally() else ""

    def closing_line(self) -> str:
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def of_one_check(exit_code: int) -> Tally:
    return Tally(failed=1) if exit_code else Tally(passed=1)


def of_report(report: Path, exit_code: int) -> Tally:
    """The tests in a JUnit report. A runner that broke down counts as a failure whatever its report says."""
    try:
        cases = list(ET.parse(report).iter("testcase"))
    except (OSError, ET.ParseError):
        return Tally(failed=1)
    tally = sum((_of_case(case) for case in cases), Tally())
    return tally + Tally(failed=1) if exit_code and not tally.failed else tally


def _of_case(case: ET.Element) -> Tally:
    outcomes = {child.tag for child in case}
    if outcomes & {"failure", "error"}:
        return Tally(failed=1)
    return Tally(skipped=1) if "skipped" in outcomes else Tally(passed=1)
