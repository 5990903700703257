"""The engines beside Chromium, each as a place where somebody can be let in: Firefox ESR and WebKitGTK.

Decided here: how each is started, and what tells its troubles. What is lived there, the tests say.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from conftest import MORNING, PARIS, PATIENCE_MS, Door
from fast_clock import clock_for
from person import Person
from playwright.sync_api import Page, Playwright
from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.webkitgtk.service import Service

from engines.host_between import HostBetween, host_between
from engines.machine import screen_nobody_sees, silent_sound_device
from engines.webkit_page import WebKitPage
from groundwork.engines import CHOSEN, find_firefox, find_webkit

GO_BETWEEN = Path(__file__).with_name("firefox_go_between.py")
# Also those of Playwright's channel: what it would ask Firefox ESR for in vain is answered on the way.
FIREFOX_BY_BIDI = "moz-firefox"

# On a busy machine its Python takes minutes to begin, where the page waits for one.
TIMES_AS_PATIENT = 5.0


@dataclass(frozen=True, slots=True)
class Somewhere:
    """One engine: `newcomer` lets somebody in who was never here, `troubles` are those behind all their pages."""

    version: str
    newcomer: Callable[..., Person]
    troubles: Callable[[], list[str]]
    # What a page puts into the person's hands lies there.
    downloads: Path


@contextmanager
def in_firefox(playwright: Playwright, server: Any, folder: Path) -> Iterator[Somewhere]:
    with silent_sound_device(folder) as sound:
        # The go-between runs in the Python of the tests.
        python = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
        environment: dict[str, str | float | bool] = {
            **os.environ,
            **sound,
            "PATH": python,
            CHOSEN: str(find_firefox()),
        }
        browser = playwright.firefox.launch(
            channel=FIREFOX_BY_BIDI, executable_path=GO_BETWEEN, env=environment, downloads_path=folder
        )
        try:
            door = Door(browser, server, {})
            yield Somewhere(f"Firefox {browser.version}", door.newcomer, door.close, folder)
        finally:
            browser.close()


@contextmanager
def in_webkit(server: Any, folder: Path) -> Iterator[Somewhere]:
    found = find_webkit()
    assert found is not None
    driver, browser = found
    with ExitStack() as closing:
        sound = closing.enter_context(silent_sound_device(folder))
        screen = closing.enter_context(screen_nobody_sees())
        home = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "TZ": PARIS, "LANG": "C.UTF-8"}
        service = Service(str(driver), env={**os.environ, **sound, **screen, **home})
        hosts: list[HostBetween] = []

        def newcomer(rate: float = 1.0, starts_at: datetime = MORNING, scripts: tuple[Path, ...] = ()) -> Person:
            clock = clock_for(starts_at, rate, TIMES_AS_PATIENT)
            before = "\n".join([clock, *(f"({each.read_text('utf-8').rstrip()})();" for each in scripts)])
            host = closing.enter_context(host_between(server.address, before, clock))
            hosts.append(host)
            page = WebKitPage(_window(closing, service, browser), PATIENCE_MS / 1000, host.on)
            return Person(cast("Page", page), host.address)

        yield Somewhere("WebKitGTK", newcomer, lambda: [each for host in hosts for each in host.troubles], folder)


def _window(closing: ExitStack, service: Service, browser: Path) -> WebKitGTK:
    options = WebKitGTKOptions()
    options.binary_location = str(browser)
    options.add_argument("--automation")
    window = WebKitGTK(options=options, service=service)
    closing.callback(window.quit)
    window.set_script_timeout(PATIENCE_MS / 1000)
    return window
