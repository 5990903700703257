"""./test: everything is set up, then every check and every test runs; a failing one hides no other.

The last line is the count of all of them, in the form that other programs read:
`412 passed, 0 failed, 3 skipped`.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence

from groundwork.chromium import set_up_chromium
from groundwork.node_parts import node_is_ready, set_up_node
from groundwork.one_at_a_time import one_at_a_time
from groundwork.places import HERE, Places
from groundwork.postgres import set_up_postgres
from groundwork.progress import SetUpFailed, say
from groundwork.python_parts import python_is_ready, set_up_python, set_up_tests, tests_are_ready
from groundwork.steps import Preparation, Runnable, all_steps, chosen_tests, parts_named
from groundwork.tally import Tally
from groundwork.web_app import set_up_web_app, web_app_is_ready

FAST = "--fast"
# What stumbles now and then on a busy machine is bad luck; more than that is a test, or a page, that cannot be trusted.
MOST_SECOND_TRIES = 2
# Tests of this part meet neither the web app nor a browser.
WITHOUT_WEB = frozenset({"coach"})


def main(arguments: Sequence[str]) -> int:
    """0 when nothing failed, 1 otherwise."""
    fast = FAST in arguments
    chosen = [argument for argument in arguments if argument != FAST]
    try:
        set_up_python_and_tests(HERE)
    except SetUpFailed as problem:
        say(str(problem))
        print(Tally(failed=1).closing_line())
        return 1
    return run_steps(everything(HERE, chosen, fast=fast))


def everything(places: Places, chosen: Sequence[str], *, fast: bool) -> Iterator[Runnable]:
    """One after the other: a step may find what a preparation before it has brought."""
    yield from preparations(places, chosen, fast=fast)
    yield from chosen_tests(places, chosen, fast=fast) if chosen else all_steps(places, fast=fast)


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
    began = time.monotonic()
    results = [(step.name, *_run(step)) for step in steps]
    print("\n" + "-" * 78)
    for name, tally, seconds in results:
        print(f"{tally.verdict():<6}  {name:<24} {tally.counts():<36} {seconds:5.0f} s")
    total = _told_second_tries(sum((tally for _, tally, _ in results), Tally()))
    print(f"{time.monotonic() - began:.0f} s in all\n")
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


def _run(step: Runnable) -> tuple[Tally, float]:
    print(f"\n=== {step.name}", flush=True)
    began = time.monotonic()
    return step.run(), time.monotonic() - began
