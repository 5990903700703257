"""The closing line tells the truth about every runner's report."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from groundwork.tally import Tally, of_one_check, of_report

REPORT = """<?xml version="1.0"?>
<testsuites><testsuite name="s">
  <testcase name="good"/>
  <testcase name="also good"><system-out>words</system-out></testcase>
  <testcase name="bad"><failure message="no"/></testcase>
  <testcase name="broken"><error message="no"/></testcase>
  <testcase name="left out"><skipped message="no camera"/></testcase>
</testsuite></testsuites>
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.xml"
    path.write_text(REPORT)
    return path


def test_a_report_is_counted_case_by_case(report: Path) -> None:
    told = of_report(report, exit_code=1)
    assert replace(told, failures=()) == Tally(passed=2, failed=2, skipped=1)
    assert [name.rpartition(": ")[2] for name in told.failures] == ["bad", "broken"]


def test_a_runner_that_broke_down_is_told_also_where_tests_failed(report: Path) -> None:
    told = of_report(report, exit_code=2)
    assert (told.passed, told.failed) == (2, 3)
    assert told.failures[-1] == "report: of 5 tests 2 failed, but the runner ended with code 2"


def test_a_runner_that_broke_down_after_good_tests_counts_as_a_failure(report: Path) -> None:
    report.write_text("<testsuites><testsuite><testcase/></testsuite></testsuites>")
    assert replace(of_report(report, exit_code=3), failures=()) == Tally(passed=1, failed=1)


def test_a_runner_that_wrote_no_report_counts_as_a_failure(tmp_path: Path) -> None:
    assert of_report(tmp_path / "nowhere.xml", exit_code=0) == Tally(failed=1)


def test_half_a_report_counts_as_a_failure(report: Path) -> None:
    report.write_text(REPORT[: len(REPORT) // 2])
    assert of_report(report, exit_code=0) == Tally(failed=1)


def test_a_check_counts_as_one_test() -> None:
    assert of_one_check(0) == Tally(passed=1)
    assert of_one_check(2) == Tally(failed=1)


@pytest.mark.parametrize("tally", [Tally(412, 0, 3), Tally(0, 1), Tally(1, 0)])
def test_the_closing_line_has_the_form_that_other_programs_read(tally: Tally) -> None:
    assert re.fullmatch(r"\d+ passed, \d+ failed(, \d+ skipped)?", tally.closing_line())


def test_the_skipped_are_named_only_when_there_are_some() -> None:
    assert Tally(412, 0, 3).closing_line() == "412 passed, 0 failed, 3 skipped"
    assert Tally(412).closing_line() == "412 passed, 0 failed"


@pytest.mark.parametrize(
    ("tally", "verdict"), [(Tally(3, 1), "FAILED"), (Tally(3, 0, 1), "passed"), (Tally(), "ready")]
)
def test_one_failure_is_enough_to_fail(tally: Tally, verdict: str) -> None:
    assert tally.verdict() == verdict
