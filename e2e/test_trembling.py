"""A hand that trembles presses five times where it meant once: the first counts, and the page that comes is left alone."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from conftest import Door
from page_words import pattern, spoken, words
from person import Person
from playwright.sync_api import Locator, ViewportSize, expect

pytestmark = pytest.mark.browser

TAPS = 5
BETWEEN_TAPS_MS = 200
# Wide apart enough that no slip of the finger reaches from the one to the other.
APART_PX = 100
SCREENS: dict[str, ViewportSize] = {
    "a phone": {"width": 390, "height": 844},
    "a small phone": {"width": 320, "height": 568},
    "a phone on its side": {"width": 844, "height": 390},
    "a tablet": {"width": 820, "height": 1180},
}
# A number that was called, if no browser forbade it.
LISTEN = """() => {
  window.called = [];
  addEventListener('click', (event) => {
    const call = event.target.closest('a[href^="tel:"]');
    if (call && !event.defaultPrevented) window.called.push(call.getAttribute('href'));
    if (call) event.preventDefault();
  });
}"""


@dataclass(frozen=True, slots=True)
class Place:
    x: float
    y: float


def comes_in(door: Door, screen: str = "a phone") -> Person:
    """By the clock on the wall: a tremor is no faster in a test."""
    person = door.regular(viewport=SCREENS[screen], has_touch=True)
    person.page.evaluate(LISTEN)
    return person


def middle_of(target: Locator) -> Place:
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    return Place(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def trembles_on(person: Person, target: Locator) -> Place:
    place = middle_of(target)
    for _ in range(TAPS):
        person.page.touchscreen.tap(place.x, place.y)
        person.page.wait_for_timeout(BETWEEN_TAPS_MS)
    return place


def called(person: Person) -> list[str]:
    numbers: list[str] = person.page.evaluate("window.called")
    return numbers


def assert_asked_what_is_felt(person: Person, pressed: Place) -> None:
    """All is let go, nothing is named, nobody is called, and the call is not where the finger rests."""
    person.sees("pain.heading")
    assert called(person) == []
    call = person.page.get_by_role("link", name=pattern("common.call"))
    place = middle_of(call)
    assert abs(place.x - pressed.x) > APART_PX or abs(place.y - pressed.y) > APART_PX
    person.lets_a_second_pass()
    call.tap()
    assert called(person) == ["tel:112"]
    person.sees("pain.heading")


@pytest.mark.parametrize("screen", SCREENS)
def test_it_hurts_told_five_times_in_a_set_calls_nobody_and_names_nothing(door: Door, screen: str) -> None:
    person = comes_in(door, screen)
    person.starts("neck-press")
    person.is_in_place()
    person.begins()
    person.lets_a_second_pass()
    assert_asked_what_is_felt(person, trembles_on(person, person.button("session.hurts")))


@pytest.mark.parametrize("screen", SCREENS)
def test_it_hurts_told_five_times_while_getting_ready_calls_nobody_and_names_nothing(door: Door, screen: str) -> None:
    person = comes_in(door, screen)
    person.starts("wall-ball-press")
    person.press("setup.gate_yes")
    # On a busy machine the page of the gate stands a while longer, with its stop elsewhere.
    expect(person.next_step).to_be_visible()
    person.lets_a_second_pass()
    assert_asked_what_is_felt(person, trembles_on(person, person.button("session.hurts")))


def test_a_sign_told_five_times_calls_nobody(door: Door) -> None:
    person = comes_in(door)
    person.press("home.hurts")
    sign = person.page.get_by_role("button", name=spoken("feel.chest_pain"))
    expect(sign).to_be_visible()
    person.lets_a_second_pass()
    trembles_on(person, sign)
    person.sees("pain.redflag_heading")
    assert called(person) == []
    assert person.entry_kept("red_flag")["body"]["kind"] == "chest_pain"


def test_tired_told_five_times_is_tired_and_neither_taken_back_nor_pain(door: Door) -> None:
    person = comes_in(door)
    person.starts("neck-press")
    person.is_in_place()
    person.begins()
    person.lets_a_second_pass()
    trembles_on(person, person.button("session.tired"))
    person.sees("leaving.heading")


def test_start_told_five_times_answers_nothing(door: Door) -> None:
    person = comes_in(door)
    trembles_on(person, person.start_button("neck-press"))
    person.sees("before.heading")
    person.says_pain_before(None)
    expect(person.button("setup.gate_yes")).to_be_visible()
    person.lets_a_second_pass()
    trembles_on(person, person.button("setup.gate_yes"))
    expect(person.page.get_by_text(words("setup.step", n=2, all="")[:-1])).to_be_visible()


def test_more_told_five_times_opens_it_and_presses_nothing_behind_it(door: Door) -> None:
    person = comes_in(door)
    person.starts("neck-press")
    person.lets_a_second_pass()
    trembles_on(person, person.button("setup.more"))
    expect(person.button("common.close")).to_be_visible()
    expect(person.button("setup.gate_yes")).to_be_visible()
