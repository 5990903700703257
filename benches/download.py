"""What a device downloads, and how soon the first page can be used.

Beside each figure stands the most that we allow ourselves: there is no other coach to compare with.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

from playwright.sync_api import Browser

from benches._browser import APP, browser, served
from groundwork.figures import Figure

NAME = "download"
TITLE = "What is downloaded, and how soon the first page can be used"
# As it is published.
NEEDS = ("smallest", "chromium")

ALLOWED = "the most we allow"
MB = 1_000_000
KB = 1_000
ROUNDS = 5
# The voice and the coach's words of one language.
LANGUAGE = re.compile(r"(?:voice/|coach/)([a-z]{2})(?:/|-)")
# Fetched by whoever chooses it.
SECOND_VOICE = re.compile(r"voice/[a-z]{2}-second/|coach/[^/]*/(?:voice|files)-second\.json")
# What the coach is woken from, by name; all else that it asks for is its language's.
COACH = {
    "the memory that is woken": re.compile(r"coach/snapshot\."),
    "Python": re.compile(r"coach/python-[^/]+/pyodide\."),
    "what of the library is not in that memory": re.compile(r"coach/(late\.|python-[^/]+/python_stdlib)"),
}
ANSWERS = "html[data-coach=ready]"
# What may come later: the page can be used without it.
LATER = ("/coach/", "/voice/", "/sw.js", "/workbox-")


def figures() -> list[Figure]:
    files = _for_one_device(list(_files()))
    with served(APP) as address, browser() as chromium:
        visits = sorted((_first_visit(chromium, address) for _ in range(ROUNDS)), key=lambda visit: visit.seconds)
        asked = _asked_for_the_coach(chromium, address)
    middle = visits[ROUNDS // 2]
    coach = sum(file.travels for file in files if file.name.startswith("coach/"))
    voice = sum(file.travels for file in files if file.name.startswith("voice/"))
    whole = sum(file.travels for file in files)
    return [
        Figure("the whole app, for use without a network", whole / MB, "MB", ALLOWED, 15.0),
        Figure("of it Python and the coach", coach / MB, "MB", "not compressed", _plain(files, "coach/") / MB),
        *_of_the_coach(asked),
        Figure("of it the voice", voice / MB, "MB", "the whole app", whole / MB),
        Figure("first page and its typeface, before Python and the voice", middle.bytes / KB, "kB", ALLOWED, 125.0),
        Figure("first page can be used, first visit", middle.seconds, "s", ALLOWED, 1.0),
    ]


def _asked_for_the_coach(chromium: Browser, address: str) -> set[str]:
    """What a browser that was never here, and keeps no copy, asks for until the coach answers."""
    context = chromium.new_context(service_workers="block")
    asked: set[str] = set()
    context.on("request", lambda request: asked.add(request.url.removeprefix(address)))
    page = context.new_page()
    page.goto(address)
    page.locator(ANSWERS).wait_for(state="attached")
    context.close()
    return asked


def _of_the_coach(asked: set[str]) -> Iterator[Figure]:
    """What of it travels before the coach answers, piece by piece."""
    wanted = [file for file in _files() if file.name in asked and file.name.startswith("coach/")]
    whole = sum(file.travels for file in wanted)
    yield Figure("the coach's first download, until it answers", whole / MB, "MB", ALLOWED, 7.0)
    for name, pattern in COACH.items():
        of_it = sum(file.travels for file in wanted if pattern.match(file.name))
        yield Figure(f"  {name}", of_it / MB, "MB", "all of these", whole / MB)
    rest = sum(file.travels for file in wanted if not any(pattern.match(file.name) for pattern in COACH.values()))
    yield Figure("  the rest", rest / MB, "MB", "all of these", whole / MB)


def _for_one_device(files: list[_File]) -> list[_File]:
    """What a device keeps of them: one language, the one that weighs most."""
    files = [file for file in files if not SECOND_VOICE.match(file.name)]
    languages = {found[1] for file in files if (found := LANGUAGE.match(file.name))}
    kept = ([file for file in files if _is_of(language, file)] for language in languages)
    return max(kept, key=lambda some: sum(file.travels for file in some), default=files)


def _is_of(language: str, file: _File) -> bool:
    found = LANGUAGE.match(file.name)
    return found is None or found[1] == language


class _File(NamedTuple):
    name: str
    plain: int
    travels: int


def _files() -> Iterator[_File]:
    """Every file of the app once, with the bytes that travel to a browser that reads brotli."""
    for path in sorted(APP.rglob("*")):
        if path.is_file() and path.suffix not in (".br", ".gz", ".map"):
            packed = path.with_name(path.name + ".br")
            plain = path.stat().st_size
            yield _File(path.relative_to(APP).as_posix(), plain, packed.stat().st_size if packed.exists() else plain)


def _plain(files: list[_File], folder: str) -> int:
    return sum(file.plain for file in files if file.name.startswith(folder))


class _Visit(NamedTuple):
    seconds: float
    bytes: float


def _first_visit(chromium: Browser, address: str) -> _Visit:
    """A browser that was never here: seconds until something can be pressed, and what travelled until then."""
    context = chromium.new_context()
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    asked: dict[str, str] = {}
    sizes: dict[str, float] = {}

    def note_question(event: dict[str, Any]) -> None:
        asked[event["requestId"]] = event["request"]["url"]

    def note_size(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = event["encodedDataLength"]

    network.on("Network.requestWillBeSent", note_question)
    network.on("Network.loadingFinished", note_size)
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.locator("button:visible, a[href]:visible").first.wait_for()
    seconds = time.perf_counter() - began
    page.wait_for_load_state("load")
    early = sum(size for asking, size in sizes.items() if not _comes_later(asked.get(asking, "")))
    context.close()
    return _Visit(seconds, early)


def _comes_later(url: str) -> bool:
    return any(part in url for part in LATER)
