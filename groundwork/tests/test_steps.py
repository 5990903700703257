"""All steps run whatever becomes of the others, and the last line counts them."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from groundwork import check_command
from groundwork.check_command import run_steps
from groundwork.places import HERE, Places
from groundwork.progress import SetUpFailed
from groundwork.steps import Preparation, Step, WhileThereIsTime, chosen_tests
from groundwork.tally import Tally


def step_that_ends_with(code: int, folder: Path) -> Step:
    return Step(f"ends with {code}", [sys.executable, "-c", f"raise SystemExit({code})"], folder)


def breaks() -> None:
    raise SetUpFailed("Chromium cannot be had")


def test_a_failing_step_hides_no_other(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code = run_steps([step_that_ends_with(1, tmp_path), step_that_ends_with(0, tmp_path)])
    assert code == 1
    assert capfd.readouterr().out.splitlines()[-1] == "1 passed, 1 failed"


def test_all_is_well_when_no_step_failed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run_steps([step_that_ends_with(0, tmp_path)]) == 0
    assert capfd.readouterr().out.splitlines()[-1] == "1 passed, 0 failed"


def test_a_run_without_any_test_has_not_passed() -> None:
    assert run_steps([]) == 1


def test_a_preparation_that_fails_says_why_and_counts_as_a_failure(capfd: pytest.CaptureFixture[str]) -> None:
    assert Preparation("a browser", breaks).run() == Tally(failed=1)
    assert capfd.readouterr().err == "Chromium cannot be had\n"


def test_a_preparation_that_succeeds_is_no_test() -> None:
    assert Preparation("a browser", lambda: None).run() == Tally()


def test_what_comes_after_too_long_a_time_is_left_out_in_one_line_and_counted_as_skipped(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    step = step_that_ends_with(1, tmp_path)
    assert WhileThereIsTime(step, 45).run() == Tally(failed=1)
    capfd.readouterr()
    assert WhileThereIsTime(step, 45, began=time.monotonic() - 46 * 60).run() == Tally(skipped=1)
    assert "46 minutes" in capfd.readouterr().err


def test_an_old_report_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text("<testsuite><testcase/></testsuite>")
    step = Step("writes none", [sys.executable, "-c", ""], tmp_path, report=report)
    assert step.run() == Tally(failed=1)


def test_what_a_step_leaves_running_ends_with_it(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    sleeper = "import subprocess,sys; print(subprocess.Popen(['sleep','600']).pid, file=open(sys.argv[1],'w'))"
    Step("leaves one", [sys.executable, "-c", sleeper, told], tmp_path).run()
    assert ends_soon(int(told.read_text()))


def test_a_step_that_takes_too_long_is_ended_and_has_failed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    hangs = Step("hangs", ["sleep", "600"], tmp_path, minutes=0)
    assert hangs.run() == Tally(failed=1)
    assert capfd.readouterr().out == "hangs was not done after 0 minutes and was ended\n"


def two_parts_with_helpers_of_one_name(folder: Path) -> Places:
    """As in the project: each part has its own `diaries.py`, and Python can import only one of them."""
    for part in ("coach", "stature"):
        tests = folder / part / "tests"
        tests.mkdir(parents=True)
        (tests / "diaries.py").write_text(f"PART = {part!r}\n")
        test = f"from diaries import PART\n\ndef test_{part}():\n    assert PART == {part!r}\n"
        (tests / f"test_{part}.py").write_text(test)
    places = Places(folder)
    places.kept.mkdir()
    places.python.symlink_to(HERE.python)
    return places


def added_up(steps: list[Step]) -> Tally:
    return sum((step.run() for step in steps), Tally())


def test_several_parts_in_one_call_are_tested_each_by_itself(tmp_path: Path) -> None:
    places = two_parts_with_helpers_of_one_name(tmp_path)
    assert added_up(chosen_tests(places, ["coach", "stature", "-q"], fast=False)) == Tally(passed=2)
    assert added_up(chosen_tests(places, ["coach/tests/test_coach.py::test_coach", "stature"], fast=True)) == Tally(2)


def test_what_is_looked_for_may_be_in_one_of_several_parts(tmp_path: Path) -> None:
    places = two_parts_with_helpers_of_one_name(tmp_path)
    assert added_up(chosen_tests(places, ["coach", "stature", "-k", "test_stature"], fast=False)) == Tally(passed=1)
    assert added_up(chosen_tests(places, ["coach", "-k", "stature"], fast=False)).failed, "nothing was tested"


def ends_soon(process: int) -> bool:
    """Being killed takes the system a moment."""
    for _ in range(100):
        if has_ended(process):
            return True
        time.sleep(0.1)
    return False


def has_ended(process: int) -> bool:
    """Nobody may have collected it yet; a process that only waits for that has ended."""
    listed = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return listed.stdout.strip()[:1] in ("", "Z")


def test_a_step_finds_what_a_preparation_before_it_has_brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = tmp_path / "bin" / "chromium"

    def brings_a_browser() -> None:
        browser.parent.mkdir()
        browser.write_text("#!/bin/sh\n")
        browser.chmod(0o755)

    monkeypatch.setenv("PATH", str(browser.parent))
    monkeypatch.delenv("STATURE_CHROMIUM", raising=False)
    monkeypatch.setattr(check_command, "set_up_chromium", brings_a_browser)
    steps = check_command.everything(Places(tmp_path), ["e2e"], fast=False)
    *_, pytest_step = (step for step in steps if step.name != "a browser" or step.run() == Tally())
    assert isinstance(pytest_step, Step)
    assert pytest_step.environment["STATURE_CHROMIUM"] == str(browser)
