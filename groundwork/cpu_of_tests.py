"""A plugin of pytest that says how many seconds of a processor each test cost, browsers and servers that it started included.

pytest -p groundwork.cpu_of_tests --cpu FILE

Seconds on the clock say how busy the machine was with other things; these say what the test itself was busy with. What a
fixture of a whole file or session costs is counted to the first test that asks for it.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path

import pytest

PROC = Path("/proc")
# As `/proc/PID/stat` counts.
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
MOST_NAMED = 25
TIMES_READ = 2
# Of the numbers after the name and the state of a process.
_OWN_AND_OF_THE_ENDED = slice(10, 14)
_MINE = "cpu seconds"
_BEGAN, _HIGHEST = pytest.StashKey[float](), pytest.StashKey[float]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--cpu", type=Path, help="the file to write every test's seconds of a processor to")


def pytest_configure(config: pytest.Config) -> None:
    file = config.getoption("cpu")
    # Of several workers only the one who gathers their reports writes.
    if file is not None and not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Listener(file))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    item.stash[_BEGAN] = item.stash[_HIGHEST] = cpu_seconds()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    # A browser that is closed after the last test takes along what it has spent: nobody stays who saw its parts end.
    item.stash[_HIGHEST] = max(item.stash[_HIGHEST], cpu_seconds())
    if report.when == "teardown":
        report.user_properties.append((_MINE, item.stash[_HIGHEST] - item.stash[_BEGAN]))
    return report


class _Listener:
    """Hears every report of every test."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._spent: defaultdict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._spent[report.nodeid] += sum(float(str(told)) for name, told in report.user_properties if name == _MINE)

    def pytest_sessionfinish(self) -> None:
        lines = (f"{seconds:8.2f}  {name}\n" for name, seconds in self._most_costly_first())
        self._file.write_text("".join(lines), encoding="utf-8")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.section(f"{sum(self._spent.values()):.0f} s of a processor; the most costly tests")
        for name, seconds in self._most_costly_first()[:MOST_NAMED]:
            terminalreporter.write_line(f"{seconds:8.2f} s  {name}")

    def _most_costly_first(self) -> list[tuple[str, float]]:
        return sorted(self._spent.items(), key=lambda each: -each[1])


def cpu_seconds() -> float:
    """Of this process, all that it started and all that these started, whether they still run or have ended.

    Where the system keeps no `/proc`, or does not tell who started whom: of itself and of what has ended.
    """
    if not PROC.is_dir():
        return sum(os.times()[:4])
    # Who ends while the list is read is missed in it: neither there any more, nor counted to its parent yet.
    return max(_ticks_below(os.getpid()) for _ in range(TIMES_READ)) / TICKS_A_SECOND


def _ticks_below(process: int) -> int:
    """Its own and those of its descendants; whose end was seen is counted to the parent by the system."""
    below, total = [process], 0
    while below:
        found = below.pop()
        total += _ticks(PROC / str(found) / "stat")
        below += _started_by(found)
    return total


def _started_by(process: int) -> list[int]:
    """Who runs of those that it started; asked of itself, as a look at every process of the machine takes longer than most tests."""
    started: list[int] = []
    for thread in _threads_of(process):
        try:
            started += [int(pid) for pid in (thread / "children").read_text(encoding="ascii").split()]
        except OSError:
            continue
    return started


def _threads_of(process: int) -> list[Path]:
    """None where it has just ended, also in the middle of the list: an error in here would end the whole run of tests."""
    try:
        return list((PROC / str(process) / "task").iterdir())
    except OSError:
        return []


def _ticks(stat: Path) -> int:
    """What it and its ended children have spent; nothing where it has just ended itself."""
    try:
        # What stands in brackets is its name, in which anything may stand; after it a letter for what it does.
        _, _, after = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")
    except OSError:
        return 0
    return sum(int(number) for number in after.split()[1:][_OWN_AND_OF_THE_ENDED])
