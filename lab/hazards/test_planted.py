"""Each fault of planted.toml is found by each test that it names, and each test that the page of hazards names has one.

Without a fault they are green: the parts' own runs show that. What needs a browser is planted by `./bench planted`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lab.copies import copies
from lab.hazards.page import ROOT, hazards
from lab.hazards.planting import COPIED, BadFault, Fault, faults, not_found_by

BROWSER = "e2e/"


def planted_here(fault: Fault) -> bool:
    return not any(test.startswith(BROWSER) for test in fault.tests)


@pytest.fixture(scope="module")
def copy() -> Iterator[Path]:
    with copies(ROOT, COPIED, 1) as (one,):
        yield one


@pytest.mark.slow
@pytest.mark.parametrize("fault", [fault for fault in faults() if planted_here(fault)], ids=lambda fault: fault.what)
def test_a_planted_fault_is_found_by_every_test_that_stands_against_it(copy: Path, fault: Fault) -> None:
    assert not_found_by(copy, fault) == []


def test_every_test_that_the_page_names_has_a_fault_that_it_finds() -> None:
    planted = {test.partition("[")[0] for fault in faults() for test in fault.tests}
    named = {test.partition("[")[0] for hazard in hazards() for test in hazard.tests}
    assert named - planted == set()


def test_a_fault_whose_text_is_gone_is_told_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "dose.py").write_text("CEILING = 10\n", encoding="utf-8")
    with pytest.raises(BadFault, match="stands there 0 times"):
        not_found_by(tmp_path, Fault("a ceiling", "dose.py", "CEILING = 11", "CEILING = 99", ()))


def test_a_test_that_stays_green_is_named_and_the_file_is_whole_again(tmp_path: Path) -> None:
    (tmp_path / "dose.py").write_text("CEILING = 10\n", encoding="utf-8")
    (tmp_path / "test_dose.py").write_text(
        "from dose import CEILING\n\n\ndef test_one():\n    assert CEILING == 10\n\n\ndef test_other():\n    pass\n",
        encoding="utf-8",
    )
    fault = Fault("a ceiling", "dose.py", "10", "99", ("test_dose.py::test_one", "test_dose.py::test_other"))
    assert not_found_by(tmp_path, fault) == ["test_dose.py::test_other"]
    assert (tmp_path / "dose.py").read_text(encoding="utf-8") == "CEILING = 10\n"
