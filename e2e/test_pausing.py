"""Pausing without reaching: a tap anywhere, a key, a page-turner, a headset's button, or the page put away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Door
from page_words import spoken, words
from person import Person
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# Notes which function the page gives the system for each media key, as the system itself does.
MEDIA_KEYS = Path(__file__).with_name("media_keys.js")

# By the page itself, both at once: to a quick clock the way of a key from here takes longer than a hand trembles.
TREMBLES = """() => {
  for (const _ of [1, 2]) dispatchEvent(new KeyboardEvent('keydown', { key: ' ', cancelable: true }));
}"""

WAYS: dict[str, Callable[[Person], None]] = {
    "a tap in the middle": lambda person: person.stage.click(),
    "a tap on the words": lambda person: person.page.get_by_role("heading", level=1).click(),
    "the space bar": lambda person: person.page.keyboard.press("Space"),
    "a page-turner": lambda person: person.page.keyboard.press("PageDown"),
    "a headset's button": lambda person: person.page.evaluate("media_keys.pause()"),
}


def holding(door: Door) -> Person:
    person = door.regular(rate=8, scripts=(MEDIA_KEYS,))
    person.starts("neck-press")
    person.is_in_place()
    person.begins()
    person.is_holding()
    return person


def test_every_way_of_pausing_pauses_and_every_way_takes_up_again(door: Door) -> None:
    person = holding(door)
    for way, does in WAYS.items():
        does(person)
        expect(person.paused_stage, way).to_be_visible()
        person.lets_a_second_pass()
        if way == "a tap in the middle":
            person.paused_stage.click()
        else:
            does(person)
        expect(person.stage, way).to_be_visible()
        # Into the set only by a lead-in: there is time to settle.
        expect(person.stage, way).to_contain_text(words("session.lead_in"))
        person.lets_a_second_pass()
    person.is_holding()


def test_a_page_put_away_is_a_pause_that_lasts_until_a_tap(door: Door) -> None:
    person = holding(door)
    person.puts_the_page_away()
    expect(person.paused_stage).to_be_visible()
    person.takes_the_page_out()
    person.reads(spoken("shared.paused"))
    expect(person.paused_stage).to_be_visible()
    person.lets_a_second_pass()
    person.paused_stage.click()
    person.is_holding()


def test_a_second_tap_of_a_trembling_hand_does_not_undo_the_first(door: Door) -> None:
    person = holding(door)
    person.page.evaluate(TREMBLES)
    person.reads(spoken("shared.paused"))
    expect(person.paused_stage).to_be_visible()


def test_the_way_back_of_the_browser_pauses_and_stays(door: Door) -> None:
    person = holding(door)
    person.page.go_back()
    expect(person.paused_stage).to_be_visible()
