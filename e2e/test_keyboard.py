"""With the keyboard alone: from the greeting to a stopped session, and the place of the keyboard is always seen."""

from __future__ import annotations

import pytest
from conftest import Door
from page_words import words
from person import ALL_WELL, Person
from playwright.sync_api import Locator, expect

pytestmark = pytest.mark.browser

MOST_STOPS_ON_A_PAGE = 40
# The thing that has the keyboard is marked: by an outline or a shadow that it has now and not without.
MARKED = """() => {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
  return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
}"""


def test_the_whole_way_can_be_gone_with_tab_and_enter(door: Door) -> None:
    person = door.newcomer(rate=3)
    person.goes_to()
    for key in ("welcome.begin", "sound.yes", "welcome.agree"):
        goes_to_and_presses(person, person.button(key))
    goes_to_and_presses(person, person.button("number.use", number="112"))
    for number, answer in enumerate(ALL_WELL.values(), start=1):
        person.reads(words("common.of", n=number, all=9))
        goes_to_and_presses(person, person.button(f"common.{answer}"))
    goes_to_and_presses(person, person.button("result.go"))
    goes_to_and_presses(person, person.start_button("neck-press"))
    goes_to_and_presses(person, person.button("finish.skip"))
    goes_to_and_presses(person, person.button("setup.gate_yes"))
    goes_to_and_presses(person, person.button("setup.in_place"))
    goes_to_and_presses(person, person.button("setup.ready"))
    goes_to_and_presses(person, person.button("session.tired"))
    person.sees("leaving.heading")


def test_the_skip_link_leads_past_the_frame_to_the_page(door: Door) -> None:
    person = door.regular()
    person.page.reload()
    expect(person.start_button("neck-press")).to_be_visible()
    person.page.keyboard.press("Tab")
    expect(person.button("app.skip")).to_be_focused()
    expect(person.button("app.skip")).to_be_in_viewport()
    person.page.keyboard.press("Enter")
    expect(person.greeting()).to_be_focused()


def test_each_new_page_begins_at_its_heading(door: Door) -> None:
    person = door.regular()
    person.page.get_by_role("link", name=words("bar.moving"), exact=True).click()
    expect(person.heading("moving.heading")).to_be_focused()


def goes_to_and_presses(person: Person, target: Locator) -> None:
    """Tab by Tab, as hands without a mouse do."""
    expect(target).to_be_visible()
    person.lets_a_second_pass()
    for _ in range(MOST_STOPS_ON_A_PAGE):
        if target.evaluate("(element) => element === document.activeElement"):
            break
        person.page.keyboard.press("Tab")
    expect(target).to_be_focused()
    assert person.page.evaluate(MARKED), "one cannot see what has the keyboard"
    person.page.keyboard.press("Enter")
