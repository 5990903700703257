"""Pages are set in the typeface that comes with them, from their first moment on, and nothing jumps when it comes."""

from __future__ import annotations

import time
from typing import Any

import pytest
from conftest import Door
from page_words import speaking
from person import Person
from playwright.sync_api import Route

pytestmark = pytest.mark.browser

OURS = "Atkinson Hyperlegible Next"
# How far what stands on the page moved by itself (the sum of the browser's "layout shift"); 0.1 is what its makers call good.
SHIFTED = """() => new Promise((told) => new PerformanceObserver((list) => told(
  list.getEntries().reduce((sum, { value }) => sum + value, 0)
)).observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => told(0), 300))"""
MOST_SHIFT = 0.01
LATE_SECONDS = 1.5


@pytest.mark.parametrize("language", ["en-GB", "es-ES"])
def test_a_page_is_set_in_the_letters_that_come_with_it(door: Door, language: str) -> None:
    with speaking(language[:2]):
        person = door.newcomer(locale=language)
        person.goes_to()
        person.sees("welcome.heading")
    assert typefaces(person) == {OURS}


def test_nothing_jumps_when_the_letters_come(door: Door) -> None:
    person = door.newcomer()
    person.page.route("**/*.woff2", comes_late)
    person.goes_to()
    person.sees("welcome.heading")
    person.page.evaluate("document.fonts.ready")
    assert person.page.evaluate(SHIFTED) < MOST_SHIFT


def comes_late(route: Route) -> None:
    """The page comes and is read for a while before its letters do."""
    time.sleep(LATE_SECONDS)
    route.continue_()


def typefaces(person: Person) -> set[str]:
    """Those with which the page's letters are really drawn, as the browser tells its inspector."""
    inspector = person.page.context.new_cdp_session(person.page)
    inspector.send("DOM.enable")
    inspector.send("CSS.enable")
    root = inspector.send("DOM.getDocument")["root"]["nodeId"]
    found = inspector.send("DOM.querySelectorAll", {"nodeId": root, "selector": "main :is(h1, p, button, a)"})
    used: list[dict[str, Any]] = []
    for node in found["nodeIds"]:
        used += inspector.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert used, "nothing is written on the page"
    return {font["familyName"] for font in used}
