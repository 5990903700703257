"""A person whose browser speaks Spanish: everything they read and hear is Spanish, from the first visit on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import MORNING, Door
from fast_clock import USUAL_RATE
from offline_copy import LANGUAGE_IS_KEPT, own_browser
from page_words import every_text, pattern, speaking, spoken, words
from playwright.sync_api import Playwright, expect
from serving import serving

pytestmark = pytest.mark.browser

SPANISH: dict[str, Any] = {"locale": "es-MX"}
EVERYTHING_SEEN = Path(__file__).with_name("everything_seen.js")
# Named otherwise in Spanish, or not at all: their own names, and a word that both languages write alike.
ALIKE = {"Stature", "English", "No"}
KEPT = "async () => (await (await caches.open('language')).keys()).map(({ url }) => url)"
A_CLIP = """async () => {
  const kept = await (await caches.open('language')).keys();
  const { url } = kept.find((each) => each.url.includes('/voice/es/shared.hello.'));
  return (await fetch(url)).ok;
}"""


@pytest.fixture(autouse=True)
def in_spanish() -> Iterator[None]:
    with speaking("es"):
        yield


def english_among(seen: set[str]) -> set[str]:
    """What was seen and is a string of the English app."""
    return (seen & every_text("en")) - every_text("es") - ALIKE


def test_a_first_visit_and_a_whole_session_are_spanish_to_the_last_word(door: Door) -> None:
    person = door.newcomer(USUAL_RATE, MORNING, (EVERYTHING_SEEN,), **SPANISH)
    asked: list[str] = []
    person.page.on("request", lambda request: asked.append(request.url))
    person.first_visit()
    person.starts("neck-press")
    read = person.gets_ready_step_by_step()
    person.begins()
    person.is_holding()
    person.set_is_over()
    person.gets_up_step_by_step()
    person.says_how_it_was()
    person.goes_home()
    seen = set(person.page.evaluate("[...globalThis.everythingSeen]"))
    assert spoken("log_roll.down") in read
    assert {spoken("shared.ready"), words("finish.effort_3"), words("home.good_morning")} <= seen
    assert english_among(seen) == set()
    clips = [url for url in asked if "/voice/" in url]
    assert any("/voice/es/neck_press.lift." in url for url in clips)
    assert [url for url in clips if "/voice/es/" not in url] == []
    assert person.page.evaluate("document.documentElement.lang") == "es"


def test_no_page_shows_an_english_word(door: Door) -> None:
    person = door.newcomer(USUAL_RATE, MORNING, (EVERYTHING_SEEN,), **SPANISH)
    person.first_visit()
    for place in (
        "moving",
        "moving/lifting/1",
        "handout",
        "statement",
        "settings",
        "more",
        "plan",
        "diary",
        "measures",
    ):
        person.goes_to(f"#/{place}")
        expect(person.page.get_by_role("heading", level=1)).to_be_visible()
        person.lets_a_second_pass()
    seen = set(person.page.evaluate("[...globalThis.everythingSeen]"))
    assert words("statement.what") in seen
    assert english_among(seen) == set()


def test_english_is_found_where_it_is_shown(door: Door) -> None:
    """Or else the two tests before this one would see nothing at all."""
    person = door.newcomer(USUAL_RATE, MORNING, (EVERYTHING_SEEN,))
    with speaking("en"):
        person.goes_to()
        person.sees("welcome.heading")
    seen = set(person.page.evaluate("[...globalThis.everythingSeen]"))
    assert "Welcome to Stature" in english_among(seen)


def test_a_person_may_choose_another_language_at_the_door(door: Door) -> None:
    person = door.newcomer(USUAL_RATE, MORNING, locale="de-DE")
    with speaking("en"):
        person.goes_to()
        person.sees("welcome.heading")
        person.page.get_by_role("button", name="Español", exact=True).click()
    person.sees("welcome.heading")
    person.welcome()
    person.reads(spoken("screen.q1"))


def test_the_language_may_be_changed_later_and_nothing_is_lost(door: Door) -> None:
    with speaking("en"):
        person = door.regular(rate=USUAL_RATE)
        person.goes_to("#/settings")
        kept = person.page.get_by_text(pattern("settings.storage_here")).inner_text()
        person.page.get_by_role("button", name="Español", exact=True).click()
    person.sees("settings.heading")
    numbers = re.findall(r"\d+", kept)
    assert re.findall(r"\d+", person.page.get_by_text(pattern("settings.storage_here")).inner_text()) == numbers
    person.goes_to("#/home")
    expect(person.start_button("neck-press")).to_be_visible()
    person.starts("neck-press")
    person.reads(spoken("neck_press.gate"))


@pytest.mark.slow
def test_the_device_keeps_spanish_alone_and_coaches_in_it_without_a_network(
    playwright: Playwright, tmp_path: Path
) -> None:
    with serving(tmp_path) as server:
        with own_browser(playwright, tmp_path / "profile", server.address, **SPANISH) as person:
            person.first_visit()
            expect(person.start_button("neck-press")).to_be_visible()
            person.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
            person.page.evaluate(LANGUAGE_IS_KEPT)
            kept = person.page.evaluate(KEPT)
            assert [url for url in kept if re.search(r"/(voice/en|coach/en-)", url)] == []
        server.end()
        with own_browser(playwright, tmp_path / "profile", server.address, **SPANISH) as person:
            person.goes_to()
            expect(person.start_button("neck-press")).to_be_visible()
            person.starts("neck-press")
            person.is_in_place()
            person.begins()
            # The seconds of the lead-in come from the coach alone.
            expect(person.page.get_by_text(pattern("session.lead_in_seconds"))).to_be_visible()
            assert person.page.evaluate(A_CLIP)
