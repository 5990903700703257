"""A plugin of pytest that writes down which tests passed only at a second try, one a line.

pytest -p groundwork.second_tries --second-tries FILE --reruns 1
"""

from __future__ import annotations

from pathlib import Path

import pytest

_RERUN = "rerun"


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
        self._again: dict[str, None] = {}
        self._failed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.outcome == _RERUN:
            self._again[report.nodeid] = None
        elif report.failed:
            self._failed.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        passed = [name for name in self._again if name not in self._failed]
        self._file.write_text("".join(f"{name}\n" for name in passed), encoding="utf-8")
