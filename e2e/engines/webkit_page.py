"""A page in WebKitGTK, with those few of Playwright's words that a person's journeys use, spoken over W3C WebDriver.

Playwright drives no WebKitGTK as Debian has it. So that journeys are told once for all engines, `WebKitPage` and `Found`
answer to the same names as its `Page` and `Locator`; what is not here, no journey of the engines needs.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
)
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement

SEEN = Path(__file__).with_name("seen.js").read_text("utf-8")
NOT_YET = (ElementClickInterceptedException, ElementNotInteractableException, StaleElementReferenceException)
LOOKS_EVERY_SECONDS = 0.1
KEYS = {"Space": Keys.SPACE, "PageDown": Keys.PAGE_DOWN, "Enter": Keys.ENTER}
Named = str | re.Pattern[str]
Step = dict[str, Any]


@dataclass(frozen=True, slots=True)
class WebKitPage:
    driver: WebDriver
    patience_seconds: float
    # Tells whoever wants to know of each request of the page; the host between page and server hears them.
    on: Callable[[str, Callable[[Any], None]], None]

    @property
    def keyboard(self) -> Keyboard:
        return Keyboard(self.driver)

    @property
    def url(self) -> str:
        return str(self.driver.current_url)

    def goto(self, address: str) -> None:
        self.driver.get(address)

    def reload(self) -> None:
        self.driver.refresh()

    def go_back(self) -> None:
        self.driver.back()

    def evaluate(self, expression: str, argument: object = None) -> Any:
        """A function is called with the argument, anything else is what it is; a promise is waited for."""
        script = (
            f"const it = ({expression.strip().rstrip(';')}\n); return typeof it === 'function' ? it(arguments[0]) : it;"
        )
        return self.driver.execute_script(script, argument)

    def wait_for_function(self, expression: str, arg: object = None) -> None:
        """Looks at every frame."""
        script = f"const it = ({expression}); const done = arguments[1]; const look = () => it(arguments[0]) ? done() : requestAnimationFrame(look); look();"
        self.driver.execute_async_script(script, arg)

    def wait_for_timeout(self, milliseconds: float) -> None:
        time.sleep(milliseconds / 1000)

    def get_by_role(self, role: str, **how: Any) -> Found:
        return Found(self, (_by_role(role, **how),))

    def get_by_text(self, text: Named, *, exact: bool = False) -> Found:
        return Found(self, ({"take": "text", "text": _fitting(text, exact)},))

    def locator(self, css: str) -> Found:
        return Found(self, ({"take": "css", "css": css},))


@dataclass(frozen=True, slots=True)
class Keyboard:
    driver: WebDriver

    def press(self, key: str) -> None:
        ActionChains(self.driver).send_keys(KEYS[key]).perform()


@dataclass(frozen=True, slots=True)
class Found:
    """What the steps lead to, looked for anew each time."""

    page: WebKitPage
    steps: tuple[Step, ...]

    @property
    def first(self) -> Found:
        return self._then({"take": "nth", "nth": 0})

    @property
    def last(self) -> Found:
        return self._then({"take": "nth", "nth": -1})

    def filter(self, *, has_text: Named) -> Found:
        return self._then({"take": "filter", "filter": _fitting(has_text, exact=False)})

    def or_(self, other: Found) -> Found:
        return self._then({"take": "or", "or": list(other.steps)})

    def get_by_role(self, role: str, **how: Any) -> Found:
        return self._then(_by_role(role, **how))

    def get_by_text(self, text: Named, *, exact: bool = False) -> Found:
        return self._then({"take": "text", "text": _fitting(text, exact)})

    def locator(self, css: str) -> Found:
        return self._then({"take": "css", "css": css})

    def click(self) -> None:
        """As soon as it is there and nothing lies over it."""
        until = time.monotonic() + self.page.patience_seconds
        while True:
            try:
                element = self.element()
                if element is not None:
                    return element.click()
            except NOT_YET:
                pass
            if time.monotonic() > until:
                raise AssertionError(f"could not be pressed: {self}")
            time.sleep(LOOKS_EVERY_SECONDS)

    def element(self) -> WebElement | None:
        found: WebElement | None = self._ask("found[0] ?? null")
        return found

    def set_input_files(self, file: Path) -> None:
        element = self.element()
        assert element is not None, f"not there: {self}"
        element.send_keys(str(file))

    def is_visible(self) -> bool:
        return bool(self._ask("found.some((one) => one.getClientRects().length > 0)"))

    def count(self) -> int:
        return int(self._ask("found.length"))

    def all_inner_texts(self) -> list[str]:
        texts: list[str] = self._ask("found.map((one) => one.innerText)")
        return texts

    def evaluate_all(self, function: str, argument: object = None) -> Any:
        return self._ask(f"({function})(found, argument)", argument)

    def get_attribute(self, name: str) -> str | None:
        value: str | None = self._ask("found[0]?.getAttribute(argument) ?? null", name)
        return value

    def _then(self, step: Step) -> Found:
        return Found(self.page, (*self.steps, step))

    def _ask(self, expression: str, argument: object = None) -> Any:
        script = f"const found = ({SEEN})(arguments[0]); const argument = arguments[1]; return {expression};"
        return self.page.driver.execute_script(script, list(self.steps), argument)

    def __str__(self) -> str:
        return json.dumps(self.steps, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class ExpectFound:
    """Waits until it is so."""

    found: Found

    def to_be_visible(self, timeout: float | None = None) -> None:
        self._becomes(self.found.is_visible, "was not seen", timeout)

    def to_be_hidden(self, timeout: float | None = None) -> None:
        self._becomes(lambda: not self.found.is_visible(), "is still seen", timeout)

    def to_have_count(self, count: int) -> None:
        self._becomes(lambda: self.found.count() == count, f"is not there {count} times")

    def to_contain_text(self, text: str) -> None:
        self._becomes(lambda: any(text in each for each in self.found.all_inner_texts()), f"does not say {text!r}")

    def _becomes(self, so: Callable[[], bool], otherwise: str, timeout_ms: float | None = None) -> None:
        patience = self.found.page.patience_seconds if timeout_ms is None else timeout_ms / 1000
        until = time.monotonic() + patience
        while not _so(so):
            if time.monotonic() > until:
                raise AssertionError(f"{otherwise}: {self.found}")
            time.sleep(LOOKS_EVERY_SECONDS)


def _so(look: Callable[[], bool]) -> bool:
    try:
        return look()
    except StaleElementReferenceException:
        return False


def _by_role(role: str, *, name: Named | None = None, exact: bool = False, **how: Any) -> Step:
    named = {} if name is None else {"name": _fitting(name, exact)}
    return {"take": "role", "role": role, **named, **how}


def _fitting(text: Named, exact: bool) -> dict[str, str]:
    if isinstance(text, str):
        return {"is" if exact else "has": text}
    return {"like": text.pattern, "flags": "i" if text.flags & re.IGNORECASE else ""}
