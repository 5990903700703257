"""Plants a fault in a copy of the checkout and runs the tests that should find it.

Decides whether each of them did. The faults stand in planted.toml, each with the tests that it must fail. A test has
found a fault only where it ran and failed itself: what keeps a file from being read at all proves nothing of it.
"""

from __future__ import annotations

import re
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from lab.copies import pytest_in

FAULTS = Path(__file__).with_name("planted.toml")
COPIED = ("coach", "stature", "regimen", "lab", "web")
WEB, BROWSER = "web/", "e2e/"
# Half of the time of starting, and no test that is named here is one of theirs.
WITHOUT = ("-p", "no:schemathesis", "-p", "no:anyio")
MINUTES = 5
# Most of a journey's time is a person's, and each wait for what never comes is a long one.
MINUTES_OF_JOURNEYS = 15
APP = Path("stature/src/stature/app")


class BadFault(ValueError):
    """A fault that cannot be planted: its text is not there, or stands there more than once."""


class NotBuilt(RuntimeError):
    """An app that could not be built with the fault in it, so that no journey can be walked."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is written in place of what, in which file, and the tests that must then fail.

    Where one test looks for many things at once, `says` is what it must say of this one: then all of them are planted
    together, and one run shows whether each is found.
    """

    what: str
    file: str
    find: str
    put: str
    tests: tuple[str, ...]
    says: str = ""

    @property
    def needs_a_browser(self) -> bool:
        """Whether a journey must find it: an app is built, and minutes go by."""
        return any(test.startswith(BROWSER) for test in self.tests)


def faults() -> list[Fault]:
    """All of planted.toml."""
    held = tomllib.loads(FAULTS.read_text(encoding="utf-8"))["fault"]
    return [Fault(**{**one, "tests": tuple(one["tests"])}) for one in held]


def not_found_by(copy: Path, fault: Fault) -> list[str]:
    """The tests that stay green although the fault is planted. Raises BadFault and NotBuilt."""
    with planted(copy, [fault]):
        return green(copy, fault.tests)


def not_named_by(copy: Path, together: Sequence[Fault]) -> list[Fault]:
    """Those of which their one test says nothing, with all of them planted. Raises BadFault and NotBuilt."""
    with planted(copy, together):
        (tests,) = {fault.tests for fault in together}
        _build_app(copy)
        said = _said_by_pytest(copy, list(tests), MINUTES_OF_JOURNEYS)
    return [fault for fault in together if fault.says not in said]


@contextmanager
def planted(copy: Path, faults: Iterable[Fault]) -> Iterator[None]:
    """All of these in the copy, and none of them any more. Raises BadFault."""
    whole = {fault.file: (copy / fault.file).read_text(encoding="utf-8") for fault in faults}
    try:
        for fault in faults:
            _plant(copy / fault.file, fault)
        yield
    finally:
        for file, text in whole.items():
            (copy / file).write_text(text, encoding="utf-8")


def _plant(path: Path, fault: Fault) -> None:
    text = path.read_text(encoding="utf-8")
    if text.count(fault.find) != 1:
        raise BadFault(
            f"{fault.file}: {fault.find!r} stands there {text.count(fault.find)} times; write what stands once"
        )
    path.write_text(text.replace(fault.find, fault.put), encoding="utf-8")


def green(copy: Path, tests: Collection[str]) -> list[str]:
    """Those that do not fail as the copy is: they pass, or are not there at all."""
    failing = set(_failing(copy, tests))
    return [test for test in tests if test not in failing]


def _failing(copy: Path, tests: Collection[str]) -> Iterator[str]:
    in_browser = [test for test in tests if test.startswith(BROWSER)]
    in_page = [test for test in tests if test.startswith(WEB)]
    in_python = [test for test in tests if not test.startswith((WEB, BROWSER))]
    if in_python:
        yield from _by_pytest(copy, in_python, MINUTES)
    if in_page:
        # The sentences of the pages are read from what is made of them.
        _node(copy, ["page-build/wording.mjs"])
        yield from (test for test in in_page if _by_vitest(copy, test))
    if in_browser:
        _build_app(copy)
        yield from _by_pytest(copy, in_browser, MINUTES_OF_JOURNEYS)


def _by_pytest(copy: Path, tests: list[str], minutes: float) -> list[str]:
    """All in one process. Where they never come to an end, that has found the fault."""
    report = copy / "planted.xml"
    report.unlink(missing_ok=True)
    try:
        pytest_in(copy, [*WITHOUT, *tests, f"--junit-xml={report}"], minutes * 60)
    except subprocess.TimeoutExpired:
        return tests
    red = _red(report)
    return [test for test in tests if _python_name(test) in {_without_example(*one) for one in red} | red]


def _said_by_pytest(copy: Path, tests: list[str], minutes: float) -> str:
    """All that their failures say; nothing where they pass, or never come to an end."""
    report = copy / "planted.xml"
    report.unlink(missing_ok=True)
    with suppress(subprocess.TimeoutExpired):
        pytest_in(copy, [*WITHOUT, *tests, f"--junit-xml={report}"], minutes * 60)
    return "\n".join(failure.text or "" for failure in _failures(report))


def _python_name(test: str) -> tuple[str, str]:
    """Module and test, as a report names them."""
    file, _, name = test.partition("::")
    return Path(file).stem, name


def _without_example(module: str, name: str) -> tuple[str, str]:
    return module, name.partition("[")[0]


def _by_vitest(copy: Path, test: str) -> bool:
    file, _, name = test.removeprefix(WEB).partition("::")
    report = copy / "web" / "planted.xml"
    report.unlink(missing_ok=True)
    quiet = ["--reporter=junit", f"--outputFile={report}"]
    try:
        _node(copy, ["node_modules/vitest/vitest.mjs", "run", file, "-t", re.escape(name), *quiet])
    except subprocess.TimeoutExpired:
        return True
    return any(one.endswith(name) for _, one in _red(report))


def _node(copy: Path, words: list[str]) -> None:
    subprocess.run(["node", *words], cwd=copy / "web", capture_output=True, timeout=MINUTES * 60, check=False)


def _build_app(copy: Path) -> None:
    """The copy's own app, in place of the one of the checkout that it shares until then."""
    app = copy / APP
    if app.is_symlink():
        app.unlink()
    built = subprocess.run(["npm", "run", "--silent", "build"], cwd=copy / "web", capture_output=True, check=False)
    if built.returncode:
        last = built.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise NotBuilt(f"the app with the fault in it was not built: {' '.join(last)}")


def _red(report: Path) -> set[tuple[str, str]]:
    """Module and name of each test that failed or broke; none where nothing could be run."""
    if not report.is_file():
        return set()
    cases = ET.parse(report).iter("testcase")
    failed = (case for case in cases if case.find("failure") is not None or case.find("error") is not None)
    return {(case.get("classname", "").rpartition(".")[2], case.get("name", "")) for case in failed}


def _failures(report: Path) -> Iterable[ET.Element]:
    return ET.parse(report).iter("failure") if report.is_file() else ()
