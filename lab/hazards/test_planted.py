"""Each fault of planted.toml is found by each test that it names, and each test that the page of hazards names has one.

Without a fault they are green: the parts' own runs show that. Here some are planted, drawn by a fixed seed; all of them,
those too that only a browser finds, by `./bench planted`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

import pytest

from lab.copies import copies
from lab.hazards.command import command
from lab.hazards.page import ROOT, hazards
from lab.hazards.planting import COPIED, BadFault, Fault, faults, green, not_found_by, planted

# Half of them: each takes seconds, most of them for Python to start.
HERE: Final = 60
SEED: Final = "hazards"


def some() -> list[Fault]:
    """Those that are planted here."""
    without_browser = [fault for fault in faults() if not fault.needs_a_browser]
    return Random(SEED).sample(without_browser, HERE)


@pytest.fixture(scope="module")
def copy() -> Iterator[Path]:
    with copies(ROOT, COPIED, 1) as (one,):
        yield one


@pytest.mark.slow
@pytest.mark.parametrize("fault", some(), ids=lambda one: one.what)
def test_a_planted_fault_is_found_by_every_test_that_stands_against_it(copy: Path, fault: Fault) -> None:
    assert not_found_by(copy, fault) == []


def test_every_test_that_the_page_names_has_a_fault_that_it_finds() -> None:
    planted = {test for fault in faults() for test in fault.tests}
    named = {test for hazard in hazards() for test in hazard.tests}
    assert named - planted == set()


def test_every_fault_is_called_something_else() -> None:
    called = [fault.what for fault in faults()]
    assert sorted(set(called)) == sorted(called)


def test_a_fault_whose_text_is_gone_is_told_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "dose.py").write_text("CEILING = 10\n", encoding="utf-8")
    with pytest.raises(BadFault, match="stands there 0 times"):
        not_found_by(tmp_path, Fault("a ceiling", "dose.py", "CEILING = 11", "CEILING = 99", ()))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A checkout of one line, a test that reads it and one that does not."""
    (tmp_path / "dose.py").write_text("CEILING = 10\n", encoding="utf-8")
    (tmp_path / "test_dose.py").write_text(
        "from dose import CEILING\n\n\ndef test_one():\n    assert CEILING == 10\n\n\ndef test_other():\n    pass\n",
        encoding="utf-8",
    )
    return tmp_path


def test_a_test_that_stays_green_is_named_and_the_file_is_whole_again(small: Path) -> None:
    fault = Fault("a ceiling", "dose.py", "10", "99", ("test_dose.py::test_one", "test_dose.py::test_other"))
    assert not_found_by(small, fault) == ["test_dose.py::test_other"]
    assert (small / "dose.py").read_text(encoding="utf-8") == "CEILING = 10\n"


def test_all_of_one_test_are_planted_together_and_taken_out_again_also_where_one_has_no_place(small: Path) -> None:
    before = (small / "dose.py").read_text(encoding="utf-8")
    ceiling, gone = Fault("a ceiling", "dose.py", "10", "99", ()), Fault("another", "dose.py", "11", "98", ())
    with planted(small, [ceiling]):
        assert (small / "dose.py").read_text(encoding="utf-8") == "CEILING = 99\n"
    with pytest.raises(BadFault, match="stands there 0 times"), planted(small, [ceiling, gone]):
        pass
    assert (small / "dose.py").read_text(encoding="utf-8") == before


def test_at_least_twenty_faults_show_that_the_one_walk_over_every_view_still_finds_what_many_did() -> None:
    together = [fault for fault in faults() if fault.says]
    assert len(together) >= 20
    assert len({fault.tests for fault in together}) == 1
    assert all(fault.needs_a_browser for fault in together)


def test_what_cannot_be_read_at_all_has_found_nothing(small: Path) -> None:
    one = ("test_dose.py::test_one",)
    assert not_found_by(small, Fault("a ceiling", "dose.py", "CEILING", "CIELING", one)) == list(one)


def test_a_test_that_is_not_there_has_found_nothing(small: Path) -> None:
    assert green(small, ["test_dose.py::test_none"]) == ["test_dose.py::test_none"]


def test_a_fault_that_nobody_knows_is_asked_for_in_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command(["--only", "no such fault"])
    said = capsys.readouterr().err
    assert (ended.value.code, said.count("\n")) == (2, 1)
    assert "no fault holds 'no such fault'" in said


def test_some_are_planted_in_every_run_and_always_the_same() -> None:
    assert some() == some()
    assert len({fault.what for fault in some()}) == HERE
    assert not any(fault.needs_a_browser for fault in some())


def test_every_fault_still_has_its_place() -> None:
    gone = [fault.what for fault in faults() if (ROOT / fault.file).read_text(encoding="utf-8").count(fault.find) != 1]
    assert gone == []
