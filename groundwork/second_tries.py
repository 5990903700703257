"""A plugin of pytest that writes down which tests passed only at a second try, one a line, and why the first failed.

pytest -p groundwork.second_tries --second-tries FILE --reruns 1
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_RERUN = "rerun"
# In the text of a failure: a line of code of the house that it went through, and what was wrong.
_PLACE = re.compile(r"^(?!\S*site-packages)(\S+\.py:\d+): ", re.MULTILINE)
_WRONG = re.compile(r"^E +(\S.*)$", re.MULTILINE)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--second-tries", type=Path, help="the file to write their names to")


def pytest_configure(config: pytest.Config) -> None:
    file = config.getoption("second_tries")
    # Of several workers only the one who gathers their reports writes.
    if file is not None and not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Listener(file))


class _Listener:
    """Hears every report of every test."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._again: dict[str, str] = {}
        self._failed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.outcome == _RERUN:
            self._again[report.nodeid] = why(report.longreprtext)
        elif report.failed:
            self._failed.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        passed = [f"{name}: {reason}\n" for name, reason in self._again.items() if name not in self._failed]
        self._file.write_text("".join(passed), encoding="utf-8")


def why(failure: str) -> str:
    """In one line: where in the house it failed, and the first that was wrong."""
    places, wrong = _PLACE.findall(failure), _WRONG.search(failure)
    return f"{places[-1] if places else 'somewhere'}: {wrong[1] if wrong else 'no reason was given'}"
