"""A silence that nothing explains: the coach asks, and the session ends by saying whom to call."""

from __future__ import annotations

import pytest
from conftest import Door
from page_words import pattern, words
from person import Person
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# A pause is wondered about after five minutes, here after twenty-five seconds; who is asked has a good five to answer.
RATE = 12.0


def asked(door: Door) -> Person:
    """Somebody who paused and has not been heard of since."""
    person = door.regular(rate=RATE)
    person.starts("wall-ball-press")
    person.is_in_place()
    person.begins()
    person.stage.click()
    expect(person.paused_stage).to_be_visible()
    person.sees("check.heading")
    return person


def test_a_long_silence_is_asked_about_and_one_tap_answers(door: Door) -> None:
    person = asked(door)
    expect(person.page.get_by_role("link", name=pattern("common.call"))).to_be_visible()
    person.press("check.yes")
    expect(person.paused_stage).to_be_visible()


def test_no_answer_ends_the_session_and_says_whom_to_call(door: Door) -> None:
    person = asked(door)
    person.sees("finish.stopped_heading")
    person.reads(words("finish.how_INTERRUPTED"))
    expect(person.page.get_by_role("link", name=pattern("common.call"))).to_have_attribute("href", "tel:112")
    person.goes_home()
    entry = person.entry_kept("session_finished")
    assert entry["body"]["reason"] == "INTERRUPTED"
