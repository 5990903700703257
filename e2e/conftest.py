"""A browser, a server and a person at the door. Every test has a fresh browser profile, and a witness who fails it
for any error on the console, any breach of the content policy and any request that would leave the house.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Protocol

import pytest
from fast_clock import hasten
from person import Person
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright
from serving import Server, serving, uuid7
from witness import Witness

from groundwork.chromium import QUIET, set_up_chromium

FLAGS = (
    *QUIET,
    # The browser's own rule: no sound before the first tap.
    "--autoplay-policy=document-user-activation-required",
    # Each page has a Python of its own for a minute at most: to compile it a second time, better, costs more than it gains.
    "--js-flags=--liftoff-only",
    # Nobody listens there, so that a request to anywhere else cannot succeed; this machine itself is asked directly.
    "--proxy-server=http://127.0.0.1:9",
)
# Two busy cores: an expectation may wait long, and goes on at once when it is met.
PATIENCE_MS = int(os.environ.get("STATURE_PATIENCE_MS", "45000"))
# A Monday morning in Paris, on which every hastened test begins.
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=1)))
NEXT_MORNING = MORNING + timedelta(days=1)
PARIS = "Europe/Paris"
# Playwright's own block says yes to it, and the page would put a language away, file by file, that nobody hands out.
WITHOUT_A_COPY = "if (navigator.serviceWorker) navigator.serviceWorker.register = () => Promise.reject(new Error('no copy in this test'));"
UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")

expect.set_options(timeout=PATIENCE_MS)


def launch_settings() -> dict[str, Any]:
    return {
        "executable_path": set_up_chromium(),
        "args": list(FLAGS),
    }


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest go first, so that at the end no browser waits for the other."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(**launch_settings())
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server")) as running:
        yield running


class Address(Protocol):
    """Whatever answers there: `stature serve`, or the host of a published folder."""

    @property
    def address(self) -> str: ...


class Door:
    """Lets people in, each with a browser of their own, and looks after them."""

    def __init__(self, browser: Browser, server: Address, known: dict[str, Any]) -> None:
        self._browser = browser
        self.server = server
        self._known = known
        self._contexts: list[tuple[BrowserContext, Witness]] = []
        self._hastening: dict[BrowserContext, Callable[[Page], None]] = {}

    def newcomer(
        self,
        rate: float | None = 1.0,
        starts_at: datetime = MORNING,
        scripts: tuple[Path, ...] = (),
        **how: Any,
    ) -> Person:
        """Somebody who has never been here, on the morning of every test; time runs `rate` times as fast.

        At a rate of None the browser is left as it is: today's date, its own clock, an offline copy.
        """
        how = {"locale": "en-GB", "timezone_id": PARIS, **how}
        if rate is not None:
            # A service worker would hand out the coach's file past the clock.
            how = {"service_workers": "block", **how}
        context = self._browser.new_context(**how)
        context.set_default_timeout(PATIENCE_MS)
        witness = Witness(context, self.server.address)
        self._contexts.append((context, witness))
        if how.get("service_workers") == "block":
            context.add_init_script(WITHOUT_A_COPY)
        if rate is not None:
            self._hastening[context] = hasten(context, starts_at, rate)
        for script in scripts:
            context.add_init_script(f"({script.read_text('utf-8').rstrip()})();")
        return self._opens_a_page(context)

    def another_page_of(self, person: Person) -> Person:
        """The same browser, another page."""
        return self._opens_a_page(person.page.context)

    def _opens_a_page(self, context: BrowserContext) -> Person:
        page = context.new_page()
        if hastening := self._hastening.get(context):
            hastening(page)
        return Person(page, self.server.address)

    def regular(self, rate: float = 1.0, starts_at: datetime = NEXT_MORNING, **how: Any) -> Person:
        """Somebody for whom all is well and who made the first visit the day before, on today's first page.

        Yesterday's plan no longer holds: what can be started is what the coach says, so the coach is up.
        """
        person = self.newcomer(rate, starts_at, storage_state=self.kept_by_a_regular(), **how)
        person.goes_to()
        expect(person.start_button("neck-press")).to_be_visible()
        return person

    def kept_by_a_regular(self) -> dict[str, Any]:
        """What a browser keeps after a first visit, made through the pages once and given to each as their own."""
        if not self._known:
            person = self.newcomer(rate=5.0)
            person.first_visit()
            expect(person.start_button("neck-press")).to_be_visible()
            self._known.update(person.page.context.storage_state(indexed_db=True))
        return _as_somebody_else(self._known)

    def witness_of(self, person: Person) -> Witness:
        return next(witness for context, witness in self._contexts if context is person.page.context)

    def close(self) -> list[str]:
        troubles = []
        for context, witness in self._contexts:
            # What is still on its way to a page need not arrive.
            context.unroute_all(behavior="ignoreErrors")
            context.close()
            troubles += witness.unforgiven()
        return troubles


def _as_somebody_else(kept: dict[str, Any]) -> dict[str, Any]:
    """The same diary under another person's name, with names of its own for the entries."""
    new: dict[str, str] = {}
    text = UUID7.sub(lambda old: new.setdefault(old[0], uuid7()), json.dumps(kept))
    changed: dict[str, Any] = json.loads(text)
    return changed


@pytest.fixture(scope="session")
def known() -> dict[str, Any]:
    return {}


@pytest.fixture
def door(chromium: Browser, server: Server, known: dict[str, Any]) -> Iterator[Door]:
    opened = Door(chromium, server, known)
    with ExitStack() as closing:
        closing.callback(lambda: _nothing_went_wrong(opened.close()))
        yield opened


def _nothing_went_wrong(troubles: list[str]) -> None:
    if troubles:
        pytest.fail("\n".join(["behind the page:", *troubles]), pytrace=False)
