"""Every way in which sound can break, at each phase of a session: it is told, one tap brings it back, or the page says why not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import Door
from page_words import words
from person import Person
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.engines]

BREAKS = Path(__file__).with_name("breaks_sound.js")
NECK = "neck-press"
RATE = 12.0
# Half a second of a quick clock: how soon it is told where nothing else runs, the tests of the page say (`broken_sound.test.ts`).
LATEST_TOLD_SECONDS = 6.0
# A little longer than the page waits for sound after a tap.
HOPES_MS = 5_000
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
# A promise that is not kept is believed once; the next tap begins anew.
AT_THE_SECOND_TAP = {"never_settles", "settles_late"}
NOWHERE = "never_settles_anywhere"
WAYS = [
    "suspended",
    "suspended_without_a_word",
    "interrupted",
    "frozen",
    "never_settles",
    NOWHERE,
    "settles_late",
    "closed",
    "device_changed",
    "limps",
    "jumps_ahead",
    "jumps_back",
    "hidden",
]
# There an element carries the sound.
WAYS_OF_AN_IPHONE = ["element_paused", "element_muted", "suspended", "interrupted", "frozen"]
PLACES = [
    pytest.param(way, device, id=f"{way}{'-iphone' if device else ''}")
    for ways, device in ((WAYS, None), (WAYS_OF_AN_IPHONE, IPHONE))
    for way in ways
]


@pytest.mark.parametrize(("way", "device"), PLACES)
def test_sound_that_breaks_is_told_and_comes_back(door: Door, way: str, device: str | None) -> None:
    how: dict[str, Any] = {"user_agent": device} if device else {}
    person = door.regular(rate=RATE, scripts=(BREAKS,), **how)
    person.starts(NECK)
    person.press("setup.gate_yes")
    expect(person.next_step).to_be_visible()
    _breaks_and_comes_back(person, way)
    person.press("setup.in_place")
    expect(person.button("setup.ready")).to_be_visible()
    _breaks_and_comes_back(person, way)
    person.begins()
    for begins in (
        words("session.lead_in"),
        words(f"exercise.{NECK}.lift"),
        r"\d",
        words("session.lower"),
        words("session.rest"),
    ):
        _breaks_and_comes_back(person, way, begins)
    person.stage.click()
    expect(person.paused_stage).to_be_visible()
    _breaks_and_comes_back(person, way)
    person.press("session.tired")
    person.sees("leaving.heading")
    _breaks_and_comes_back(person, way)
    assert person.page.evaluate("sound_breaks.talked_over()") == []


def _breaks_and_comes_back(person: Person, way: str, begins: str = "") -> None:
    told = person.page.evaluate(
        "([way, begins, pause]) => sound_breaks.in(way, begins, pause)", [way, begins, words("session.resume")]
    )
    assert isinstance(told, float | int), (way, begins, told)
    assert told < LATEST_TOLD_SECONDS, (way, begins)
    if way == NOWHERE:
        _taps_in_vain(person)
        _taps_in_vain(person)
        person.page.evaluate("sound_breaks.mend()")
    elif way in AT_THE_SECOND_TAP:
        _taps_in_vain(person)
    person.lets_a_second_pass()
    speaks = person.page.evaluate_handle("({ speaks: sound_breaks.speaks() })")
    person.paused_stage.click()
    assert speaks.evaluate("({ speaks }) => speaks"), (way, begins, "nothing is heard after the tap")
    expect(person.paused_stage).to_have_count(0)
    # What comes in the place of a pause is held back from the finger that ended it.
    person.lets_a_second_pass()


def _taps_in_vain(person: Person) -> None:
    """It stays a pause, in large letters; known as soon as the page has given up hope for this tap."""
    person.lets_a_second_pass()
    person.paused_stage.click()
    person.page.evaluate("(ms) => new Promise((done) => setTimeout(done, ms))", HOPES_MS)
    person.reads(words("session.still_no_sound"))
    expect(person.paused_stage).to_be_visible()
