"""The published folder as an old tablet on a thin line meets it: half a processor for the whole browser, 1.6 Mbit/s.

Served by nginx over TLS under a path. Beside each figure stands the most that we allow ourselves.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, sync_playwright

from benches._browser import FLAGS
from benches._small_device import CannotMeasure, part_of_a_processor, thin_line, whole_family
from groundwork.chromium import set_up_chromium
from groundwork.figures import Figure
from groundwork.web_servers import find_web_server, set_up_web_servers
from lab.hosting import Site, hosted, published

NAME = "published"
TITLE = "The published folder on an old tablet and a thin line"
NEEDS = ("smallest", "chromium")
# Ten minutes, and as root: only where it is named.
LONG = True

ALLOWED = "the most we allow"
HALF = 0.5
BITS_PER_SECOND = 1_600_000
THERE_AND_BACK_SECONDS = 0.15
ROUNDS = 3
PATIENCE_MS = 300_000
SOMETHING_TO_PRESS = "button:visible, a[href]:visible"
# Every page that can be opened by its address.
PAGES = ("handout", "moving", "statement", "settings", "more", "people", "welcome", "home")
COPY_IS_WHOLE = """async () => {
  await navigator.serviceWorker.ready;
  for (;;) {
    const kept = await (await caches.open('language')).keys();
    const list = kept.find(({ url }) => url.endsWith('/files.json'));
    if (list && kept.length === (await (await caches.match(list)).json()).length) return;
    await new Promise((wait) => setTimeout(wait, 200));
  }
}"""


class Visit(NamedTuple):
    usable_seconds: float
    coach_seconds: float


def figures() -> list[Figure]:
    set_up_web_servers()
    if find_web_server("nginx") is None:
        raise CannotMeasure("nginx is not here and could not be had from Debian")
    with tempfile.TemporaryDirectory() as workshop:
        published(Path(workshop) / "stature")
        with hosted("nginx", Path(workshop)) as site:
            quick = [_first_visit(site, thin=False) for _ in range(ROUNDS)]
            thin = [_first_visit(site, thin=True) for _ in range(ROUNDS)]
            again = _visit_again(site)
            not_there, outside = _walk(site)
    return [
        Figure("first page can be used, thin line", _middle(thin).usable_seconds, "s", ALLOWED, 3.0),
        Figure("first page can be used, no thin line", _middle(quick).usable_seconds, "s", ALLOWED, 3.0),
        Figure("coach answers, first time ever, thin line", _middle(thin).coach_seconds, "s", ALLOWED, 40.0),
        Figure("coach answers, first time ever, no thin line", _middle(quick).coach_seconds, "s", ALLOWED, 5.0),
        Figure("coach answers, from the device's copy", again, "s", ALLOWED, 2.0),
        Figure("requests answered with an error", not_there, "", ALLOWED, 0.0),
        Figure("requests to anywhere else", outside, "", ALLOWED, 0.0),
    ]


def _middle(visits: list[Visit]) -> Visit:
    return Visit(*(statistics.median(taken) for taken in zip(*visits, strict=True)))


def _first_visit(site: Site, *, thin: bool) -> Visit:
    with tempfile.TemporaryDirectory() as profile, _old_tablet(site, Path(profile)) as context, ExitStack() as line:
        address = site.address
        if thin:
            port = urlsplit(address).port
            assert port is not None
            slow = line.enter_context(thin_line(port, BITS_PER_SECOND, THERE_AND_BACK_SECONDS))
            address = address.replace(f":{port}/", f":{slow}/")
        return _visit(context.pages[0], address)


def _visit_again(site: Site) -> float:
    """A new browser process each time, with the copy that the first visit has left."""
    with tempfile.TemporaryDirectory() as profile:
        with _old_tablet(site, Path(profile)) as context:
            _visit(context.pages[0], site.address)
            context.pages[0].evaluate(COPY_IS_WHOLE)
        taken = []
        for _ in range(ROUNDS + 1):
            with _old_tablet(site, Path(profile)) as context:
                taken.append(_visit(context.pages[0], site.address).coach_seconds)
    # The first of them still compiles for the copy.
    return statistics.median(taken[1:])


def _visit(page: Page, address: str) -> Visit:
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.locator(SOMETHING_TO_PRESS).first.wait_for()
    usable = time.perf_counter() - began
    page.locator("html[data-coach=ready]").wait_for(state="attached")
    return Visit(usable, time.perf_counter() - began)


def _walk(site: Site) -> tuple[int, int]:
    """Every page once, and a copy for use without a network: answers that are errors, and requests beyond the folder."""
    before, asked = len(site.answered()), []
    with tempfile.TemporaryDirectory() as profile, _browser(site, Path(profile)) as context:
        context.on("request", lambda request: asked.append(request.url))
        page = context.pages[0]
        _visit(page, site.address)
        for place in PAGES:
            page.goto(f"{site.address}#/{place}")
            page.locator("h1").first.wait_for()
        page.evaluate(COPY_IS_WHOLE)
    errors = sum(status >= 400 for status, _ in site.answered()[before:])
    inside = (site.address, "data:", "blob:", "about:")
    return errors, sum(not url.startswith(inside) for url in asked)


@contextmanager
def _old_tablet(site: Site, profile: Path) -> Iterator[BrowserContext]:
    with part_of_a_processor(HALF) as members, _browser(site, profile) as context:
        for process in _browser_of(profile):
            members.write_text(str(process))
        yield context


@contextmanager
def _browser(site: Site, profile: Path) -> Iterator[BrowserContext]:
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(profile), executable_path=set_up_chromium(), args=[*FLAGS, *site.authority.flags()]
        )
        context.set_default_timeout(PATIENCE_MS)
        yield context
        context.close()


def _browser_of(profile: Path) -> list[int]:
    """The process that has this profile, and all that it has begun."""
    flag = f"--user-data-dir={profile}".encode()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and flag in _command(entry).split(b"\0"):
            return whole_family(int(entry.name))
    raise CannotMeasure(f"no browser has the profile {profile}")


def _command(process: Path) -> bytes:
    try:
        return (process / "cmdline").read_bytes()
    except OSError:
        return b""
