"""What passed only at a second try is named at the end of ./test, and more than a few of them fail it."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from groundwork.check_command import MOST_SECOND_TRIES, run_steps
from groundwork.places import HERE
from groundwork.steps import WALKED_AGAIN, Step
from groundwork.tally import Tally

# Stumbles at its first try in a folder, and at every try where its name says so.
TESTS = """
from pathlib import Path

def stumbles(folder, name):
    seen = folder / name
    first = not seen.exists()
    seen.touch()
    assert not first

def test_good(): pass
def test_stumbles(): stumbles(Path(__file__).parent, "one")
def test_stumbles_too(): stumbles(Path(__file__).parent, "two")
def test_always_falls(): assert False
"""

Walk = Callable[..., tuple[Tally, str]]


@pytest.fixture
def walk(tmp_path: Path) -> Walk:
    """Runs the tests above, or some of them, as the browser tests are run."""
    (tmp_path / "test_walk.py").write_text(TESTS, encoding="utf-8")

    def walked(*chosen: str) -> tuple[Tally, str]:
        report, again = tmp_path / "walk.xml", tmp_path / "again.txt"
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", f"--junit-xml={report}", "--rootdir", str(tmp_path)]
        step = Step(
            "walk",
            [*command, *WALKED_AGAIN, str(again), *(f"{tmp_path}/test_walk.py::{name}" for name in chosen)],
            HERE.root,
            {**environment(), "PYTHONPATH": str(HERE.root)},
            report,
            second_tries=again,
        )
        return step.run(), report.read_text(encoding="utf-8")

    return walked


def environment() -> dict[str, str]:
    return {"PATH": str(Path(sys.executable).parent)}


def test_a_test_that_passed_at_its_second_try_is_named_and_one_that_failed_twice_has_failed(walk: Walk) -> None:
    tally, _ = walk("test_good", "test_stumbles", "test_always_falls")
    assert (tally.passed, tally.failed) == (2, 1)
    (told,) = tally.second_tries
    assert re.fullmatch(r".*::test_stumbles: \S*test_walk.py:8: assert not True", told)


def test_where_nothing_stumbles_nothing_is_named(walk: Walk) -> None:
    assert walk("test_good")[0] == Tally(passed=1)


class _Found:
    """A step that found so many second tries."""

    name = "browser tests"

    def __init__(self, count: int) -> None:
        self._count = count

    def run(self) -> Tally:
        return Tally(passed=9, second_tries=tuple(f"e2e/test_a.py::test_{number}" for number in range(self._count)))


@pytest.mark.parametrize(("count", "failed"), [(0, 0), (MOST_SECOND_TRIES, 0), (MOST_SECOND_TRIES + 1, 1)])
def test_each_is_named_before_the_count_and_too_many_fail_the_run(
    capfd: pytest.CaptureFixture[str], count: int, failed: int
) -> None:
    assert run_steps([_Found(count)]) == failed
    told = capfd.readouterr().out.splitlines()
    assert [line for line in told if line.startswith("only at a second try: e2e/test_a.py::test_")] == [
        f"only at a second try: e2e/test_a.py::test_{number}" for number in range(count)
    ]
    assert told[-1] == f"9 passed, {failed} failed"


def test_a_runner_that_ends_badly_says_which_and_how(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "web-tests.xml"
    ends = "import sys; open(sys.argv[1], 'w').write('<testsuite><testcase/></testsuite>'); sys.exit(3)"
    assert Step("web tests", [sys.executable, "-c", ends, report], tmp_path, report=report).run().failed == 1
    assert "web-tests: of 1 tests 0 failed, but the runner ended with code 3" in capfd.readouterr().err
    assert Step("web tests", [sys.executable, "-c", "raise SystemExit(4)"], tmp_path, report=report).run().failed == 1
    assert "web-tests: the runner ended with code 4 and left no whole report" in capfd.readouterr().err
