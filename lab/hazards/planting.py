"""Plants a fault in a copy of the checkout and runs the tests that should find it.

Decides whether each of them did. The faults stand in planted.toml, each with the tests that it must fail.
"""

from __future__ import annotations

import subprocess
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lab.copies import pytest_in

FAULTS = Path(__file__).with_name("planted.toml")
COPIED = ("coach", "stature", "regimen", "lab", "web")
MINUTES = 5


class BadFault(ValueError):
    """A fault that cannot be planted: its text is not there, or stands there more than once."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is written in place of what, in which file, and the tests that must then fail."""

    what: str
    file: str
    find: str
    put: str
    tests: tuple[str, ...]


def faults() -> list[Fault]:
    """All of planted.toml."""
    held = tomllib.loads(FAULTS.read_text(encoding="utf-8"))["fault"]
    return [Fault(one["what"], one["file"], one["find"], one["put"], tuple(one["tests"])) for one in held]


def not_found_by(copy: Path, fault: Fault) -> list[str]:
    """The tests that stay green although the fault is planted. Raises BadFault."""
    path = copy / fault.file
    whole = path.read_text(encoding="utf-8")
    if whole.count(fault.find) != 1:
        raise BadFault(
            f"{fault.file}: {fault.find!r} stands there {whole.count(fault.find)} times; write what stands once"
        )
    path.write_text(whole.replace(fault.find, fault.put), encoding="utf-8")
    try:
        return [test for test in fault.tests if not _fails(copy, test)]
    finally:
        path.write_text(whole, encoding="utf-8")


def failing(copy: Path, tests: Iterable[str]) -> list[str]:
    """Those that fail as the copy is."""
    return [test for test in tests if _fails(copy, test)]


def _fails(copy: Path, test: str) -> bool:
    """Whether it ran and failed; a test that is not there, or ran none, has not failed. One without an end has."""
    run = _vitest if test.startswith("web/") else _pytest
    try:
        return run(copy, test)
    except subprocess.TimeoutExpired:
        return True


def _pytest(copy: Path, test: str) -> bool:
    report = copy / "planted.xml"
    report.unlink(missing_ok=True)
    pytest_in(copy, [test, "-x", f"--junit-xml={report}"], MINUTES * 60)
    return _red(report)


def _vitest(copy: Path, test: str) -> bool:
    file, _, name = test.removeprefix("web/").partition("::")
    report = copy / "web" / "planted.xml"
    report.unlink(missing_ok=True)
    command = ["node", "node_modules/vitest/vitest.mjs", "run", file, "-t", name]
    quiet = ["--reporter=junit", f"--outputFile={report}"]
    subprocess.run([*command, *quiet], cwd=copy / "web", capture_output=True, timeout=MINUTES * 60, check=False)
    return _red(report)


def _red(report: Path) -> bool:
    if not report.is_file():
        return True  # what was planted kept the tests from being read at all
    return any(case.find("failure") is not None or case.find("error") is not None for case in _cases(report))


def _cases(report: Path) -> Sequence[ET.Element]:
    return list(ET.parse(report).iter("testcase"))
