"""How many tests passed, failed and were skipped: read from a JUnit report, added up, and said."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from groundwork.progress import say

# Of pytest and of Vitest: all was run, and some of it failed. Anything above says that the runner itself broke down.
SOME_FAILED = 1


@dataclass(frozen=True, slots=True)
class Tally:
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    # The names of those among the passed that passed only at a second try.
    second_tries: tuple[str, ...] = ()
    # What was wrong, by name, where a report has names: said once more at the end, where whoever looks sees it.
    failures: tuple[str, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            (*self.second_tries, *other.second_tries),
            (*self.failures, *other.failures),
        )

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


def of_report(report: Path, exit_code: int, *, tried_again: bool = False) -> Tally:
    """The tests in a JUnit report. A runner that broke down counts as a failure, whatever its report says, and is told.

    `tried_again`: a test that stumbles is tried again, stands there once for each try, and counts as its last.
    """
    try:
        cases = list(ET.parse(report).iter("testcase"))
    except (OSError, ET.ParseError) as problem:
        say(f"{report.stem}: the runner ended with code {exit_code} and left no whole report: {problem}")
        return Tally(failed=1)
    if tried_again:
        cases = list({(case.get("classname"), case.get("name")): case for case in cases}.values())
    tally = sum((_of_case(case) for case in cases), Tally())
    if not exit_code or (exit_code == SOME_FAILED and tally.failed):
        return tally
    why = f"{report.stem}: of {len(cases)} tests {tally.failed} failed, but the runner ended with code {exit_code}"
    say(f"{why}; its last lines say why")
    return tally + Tally(failed=1, failures=(why,))


def _of_case(case: ET.Element) -> Tally:
    outcomes = {child.tag for child in case}
    if outcomes & {"failure", "error"}:
        return Tally(failed=1, failures=(f"{case.get('classname', '')}: {case.get('name')}",))
    return Tally(skipped=1) if "skipped" in outcomes else Tally(passed=1)


def names_of(second_tries: Path | None) -> Tally:
    """The tests that passed only at a second try, out of the file in which they are named; counted where they passed."""
    if second_tries is None or not second_tries.exists():
        return Tally()
    return Tally(second_tries=tuple(second_tries.read_text(encoding="utf-8").splitlines()))
