"""What ./test runs, step by step: the checks, the web's tests, and pytest's."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from groundwork.chromium import CHOSEN, find_chromium
from groundwork.places import Places
from groundwork.progress import SetUpFailed, say
from groundwork.quickness import journeys_at_a_time
from groundwork.tally import Tally, names_of, of_one_check, of_report
from groundwork.tools import tool_environment

# A test that hangs must not keep the count line from being printed.
MINUTES_FOR_A_STEP = 20
# A person's time is part of a journey; on a busy machine it goes slowly.
MINUTES_FOR_JOURNEYS = 60
# The engines take a third of what all else takes: together 60 minutes, and what is set up before; 90 are the limit.
MINUTES_BEFORE_ENGINES = 45
WORKERS = "2"
# The longest ones are named, and those that cost a processor most, so that it is seen where the minutes go.
LONGEST_NAMED = "--durations=25"
COST_NAMED = ("-p", "groundwork.cpu_of_tests", "--cpu")
PARTS = ("coach", "stature", "lab", "groundwork")
BROWSER_PARTS = ("e2e",)
# A journey has dozens of waits on a machine that does other work too. One that stumbles is walked once more, in sight:
# ./test names it at its end. One that stumbles twice has failed.
WALKED_AGAIN = ("--reruns", "1", "-p", "groundwork.second_tries", "--second-tries")
# Pytest's short options whose value is the argument after them: `-k stature` names no part.
TAKE_A_VALUE = frozenset({"-k", "-m", "-n", "-p", "-o", "-c", "-W"})
# Pytest's own code for "no test was collected".
NO_TESTS = 5


class Runnable(Protocol):
    """What ./test runs in turn."""

    @property
    def name(self) -> str: ...

    def run(self) -> Tally: ...


@dataclass(frozen=True, slots=True)
class Preparation:
    """Sets up what later steps need. It counts only when it fails."""

    name: str
    set_up: Callable[[], object]

    def run(self) -> Tally:
        try:
            self.set_up()
        except SetUpFailed as problem:
            say(str(problem))
            return Tally(failed=1)
        return Tally()


@dataclass(frozen=True, slots=True)
class Step:
    """One command; it counts as one check, or as all the tests in the report that it writes."""

    name: str
    command: Sequence[str | Path]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    report: Path | None = None
    minutes: int = MINUTES_FOR_A_STEP
    may_find_none: bool = False
    second_tries: Path | None = None

    def run(self) -> Tally:
        for written in (self.report, self.second_tries):
            if written:
                written.parent.mkdir(parents=True, exist_ok=True)
                written.unlink(missing_ok=True)
        code = _exit_code(self)
        if code == NO_TESTS and self.may_find_none:
            return Tally()
        if self.report is None:
            return of_one_check(code)
        return of_report(self.report, code, tried_again=self.second_tries is not None) + names_of(self.second_tries)


@dataclass(frozen=True, slots=True)
class WhileThereIsTime:
    """A step that is left out, in one line and counted as skipped, where what came before took too long."""

    step: Step
    minutes: float
    began: float = field(default_factory=time.monotonic)

    @property
    def name(self) -> str:
        return self.step.name

    def run(self) -> Tally:
        taken = (time.monotonic() - self.began) / 60
        if taken <= self.minutes:
            return self.step.run()
        say(f"The {self.name} are left out: all before them took {taken:.0f} minutes, and {self.minutes:.0f} may.")
        return Tally(skipped=1)


def all_steps(places: Places, *, fast: bool, engines: bool = False, in_time: bool = False) -> list[Runnable]:
    """`in_time`: the engines too, unless all else took too long."""
    steps: list[Runnable] = [*checks(places), *web_steps(places), *pytest_steps(places, fast=fast)]
    if engines:
        steps.append(engine_step(places))
    elif in_time:
        steps.append(WhileThereIsTime(engine_step(places), MINUTES_BEFORE_ENGINES))
    return steps


def checks(places: Places) -> list[Step]:
    step = _step_of(places, places.root)
    programs = places.programs
    return [
        step("ruff", [programs / "ruff", "check"]),
        step("ruff format", [programs / "ruff", "format", "--check"]),
        step("mypy --strict", [programs / "mypy"]),
        step("who may import whom", [programs / "lint-imports"]),
    ]


def web_steps(places: Places) -> list[Step]:
    step = _step_of(places, places.web)
    npm = [places.node / "node", places.node / "npm", "run", "--silent"]
    report = places.logs / "vitest.xml"
    reporters = ["--", "--reporter=default", "--reporter=junit", f"--outputFile.junit={report}"]
    return [
        step("svelte-check and tsc", [*npm, "check"]),
        step("who may import whom in the page", [*npm, "arrows"]),
        step("web tests", [*npm, "test", *reporters], report),
    ]


def pytest_steps(places: Places, *, fast: bool) -> list[Step]:
    """Each part by itself, so that none can lean on what another has imported."""
    parts = [name for name in PARTS if (places.root / name).is_dir()]
    steps = [
        _with_cost(_pytest(places, f"{part} tests", [part, "-n", WORKERS, "--dist", "loadfile", "-m", "not browser"]))
        for part in parts
    ]
    if not fast:
        steps.append(_journeys(places, "browser tests", "browser and not engines"))
    return steps


def engine_step(places: Places) -> Step:
    """What is too heavy for every ./test."""
    return _journeys(places, "tests of the engines", "browser and engines")


def _journeys(places: Places, name: str, marked: str) -> Step:
    together = ["-n", str(journeys_at_a_time()), "--dist", "loadfile", "--no-loadscope-reorder", LONGEST_NAMED]
    again = places.logs / f"second-tries-of-{name.replace(' ', '-')}.txt"
    journeys = _pytest(places, name, [*BROWSER_PARTS, "-m", marked, *together, *WALKED_AGAIN, str(again)])
    return replace(_with_cost(journeys), minutes=MINUTES_FOR_JOURNEYS, second_tries=again)


def _with_cost(step: Step) -> Step:
    """Names what costs a processor most, and writes all of it beside the report."""
    assert step.report is not None
    file = step.report.with_name(f"cpu-of-{step.report.stem}.txt")
    return replace(step, command=[*step.command, *COST_NAMED, file])


def chosen_tests(places: Places, arguments: Sequence[str], *, fast: bool) -> list[Step]:
    """Pytest alone, with a person's own arguments; each part by itself here too, where several are named."""
    without_browser = ["-m", "not browser"] if fast else []
    by_part = parts_named(places, arguments)
    if len(by_part) <= 1:
        return [_chosen(places, "chosen tests", [*arguments, *without_browser])]
    paths = {path for paths in by_part.values() for path in paths}
    others = [argument for at, argument in enumerate(arguments) if at not in paths]
    return [
        replace(
            _chosen(places, f"chosen {part} tests", [*(arguments[at] for at in chosen), *others, *without_browser]),
            # What is looked for (`-k`) may well be in only one of them.
            may_find_none=True,
        )
        for part, chosen in by_part.items()
    ]


def parts_named(places: Places, arguments: Sequence[str]) -> dict[str, list[int]]:
    """The parts of the project that the arguments name, each with the places of its paths among them."""
    found: dict[str, list[int]] = {}
    for at, argument in enumerate(arguments):
        path = Path(argument.partition("::")[0])
        if path.parts and (places.root / path).exists() and not (at and arguments[at - 1] in TAKE_A_VALUE):
            found.setdefault(path.parts[0], []).append(at)
    return found


def _chosen(places: Places, name: str, arguments: Sequence[str]) -> Step:
    return replace(_pytest(places, name, arguments), minutes=MINUTES_FOR_JOURNEYS)


def _pytest(places: Places, name: str, arguments: Sequence[str]) -> Step:
    report = places.logs / f"{name.replace(' ', '-')}.xml"
    command = [places.programs / "python", "-m", "pytest", f"--junit-xml={report}", "-q", *arguments]
    return _step_of(places, places.root)(name, command, report)


def _step_of(places: Places, folder: Path) -> Callable[..., Step]:
    environment = browser_environment(places)

    def step(name: str, command: Sequence[str | Path], report: Path | None = None) -> Step:
        return Step(name, command, folder, environment, report)

    return step


def browser_environment(places: Places) -> dict[str, str]:
    """What the tools need to know of this machine, and which browser there is."""
    environment = tool_environment(places)
    if chromium := find_chromium():
        environment[CHOSEN] = str(chromium)
    return environment


def _exit_code(step: Step) -> int:
    """Of the step's command, in a group of its own, so that nothing it started outlives it."""
    with subprocess.Popen(
        step.command, cwd=step.folder, env=step.environment, stdin=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            return process.wait(timeout=step.minutes * 60)
        except subprocess.TimeoutExpired:
            print(f"{step.name} was not done after {step.minutes} minutes and was ended")
            return 1
        finally:
            _end_group(process.pid)


def _end_group(group: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)
