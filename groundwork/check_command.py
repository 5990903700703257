"""./test: everything is set up, then every check and every test runs; a failing one hides no other.

The last line is the count of all of them, in the form that other programs read:
`412 passed, 0 failed, 3 skipped`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from groundwork.chromium import set_up_chromium
from groundwork.engines import set_up_engines
from groundwork.node_parts import node_is_ready, set_up_node
from groundwork.one_at_a_time import one_at_a_time
from groundwork.places import HERE, Places
from groundwork.postgres import set_up_postgres
from groundwork.progress import SetUpFailed, say
from groundwork.python_parts import python_is_ready, set_up_python, set_up_tests, tests_are_ready
from groundwork.steps import Preparation, Runnable, all_steps, chosen_tests, parts_named
from groundwork.tally import Tally
from groundwork.web_app import set_up_web_app, web_app_is_ready
from groundwork.web_servers import set_up_web_servers

FAST = "--fast"
# Also what takes longest: WebKitGTK, and every way in which sound breaks.
ENGINES = "--engines"
# The same on a machine that others wait for.
IN_TIME = "--engines-in-time"
# What stumbles now and then on a busy machine is bad luck; more than that is a test, or a page, that cannot be trusted.
MOST_SECOND_TRIES = 2
# Tests of this part meet neither the web app nor a browser.
WITHOUT_WEB = frozenset({"coach"})


def main(arguments: Sequence[str]) -> int:
    """0 when nothing failed, 1 otherwise."""
    fast, engines, in_time = (option in arguments for option in (FAST, ENGINES, IN_TIME))
    chosen = [argument for argument in arguments if argument not in {FAST, ENGINES, IN_TIME}]
    try:
        set_up_python_and_tests(HERE)
    except SetUpFailed as problem:
        say(str(problem))
        print(Tally(failed=1).closing_line())
        return 1
    return run_steps(everything(HERE, chosen, fast=fast, engines=engines, in_time=in_time))


def everything(
    places: Places, chosen: Sequence[str], *, fast: bool, engines: bool = False, in_time: bool = False
) -> Iterator[Runnable]:
    """One after the other: a step may find what a preparation before it has brought."""
    yield from preparations(places, chosen, fast=fast)
    if chosen:
        yield from chosen_tests(places, chosen, fast=fast)
    else:
        yield from all_steps(places, fast=fast, engines=engines, in_time=in_time)


def set_up_python_and_tests(places: Places) -> None:
    """Without these, nothing can be tested. Raises SetUpFailed."""
    if not (python_is_ready(places) and tests_are_ready(places)):
        with one_at_a_time(places):
            set_up_python(places)
            set_up_tests(places)


def preparations(places: Places, chosen: Sequence[str], *, fast: bool) -> list[Preparation]:
    """What only some tests need; where it cannot be had, that is one failure beside the others."""
    needed = []
    parts = set(parts_named(places, chosen))
    if not parts or not WITHOUT_WEB.issuperset(parts):
        needed.append(web_packages(places))
        needed.append(Preparation("web app", lambda: _set_up_app(places)))
        if not fast:
            needed.append(Preparation("a browser", set_up_chromium))
            needed.append(Preparation("two more engines", set_up_engines))
            needed.append(Preparation("web servers", set_up_web_servers))
        needed.append(Preparation("a database", set_up_postgres))
    return needed


def web_packages(places: Places) -> Preparation:
    """Node, and what the page is made with."""
    return Preparation("web packages", lambda: _set_up_web(places))


def _set_up_web(places: Places) -> None:
    if not node_is_ready(places):
        with one_at_a_time(places):
            set_up_node(places)


def _set_up_app(places: Places) -> None:
    if not web_app_is_ready(places):
        with one_at_a_time(places):
            set_up_web_app(places)


def run_steps(steps: Iterable[Runnable]) -> int:
    """Run all, then say which failed, then the count."""
    began = Cost.now()
    results = [(step.name, *_run(step)) for step in steps]
    print("\n" + "-" * 78)
    for name, tally, cost in results:
        print(f"{tally.verdict():<6}  {name:<24} {tally.counts():<36} {cost}")
    total = _told_second_tries(sum((tally for _, tally, _ in results), Tally()))
    for name in total.failures:
        print(f"failed: {name}")
    print(f"{Cost.now() - began} in all\n")
    print(total.closing_line(), flush=True)
    return 1 if total.failed or not total.passed else 0


def _told_second_tries(total: Tally) -> Tally:
    """Names each test that passed only at a second try; more than a few of them are a failure of their own."""
    for name in total.second_tries:
        print(f"only at a second try: {name}")
    count = len(total.second_tries)
    if count <= MOST_SECOND_TRIES:
        return total
    print(f"{count} tests passed only at a second try; {MOST_SECOND_TRIES} may")
    return total + Tally(failed=1)


def _run(step: Runnable) -> tuple[Tally, Cost]:
    print(f"\n=== {step.name}", flush=True)
    began = Cost.now()
    return step.run(), Cost.now() - began


@dataclass(frozen=True, slots=True)
class Cost:
    """In seconds: on the clock, and of a processor. The second says little of what else the machine was busy with."""

    clock: float
    processor: float

    @classmethod
    def now(cls) -> Cost:
        """Of this program and all that it has started and seen the end of."""
        return cls(time.monotonic(), sum(os.times()[:4]))

    def __sub__(self, before: Cost) -> Cost:
        return Cost(self.clock - before.clock, self.processor - before.processor)

    def __str__(self) -> str:
        return f"{self.clock:5.0f} s {self.processor:6.0f} s of a processor"
