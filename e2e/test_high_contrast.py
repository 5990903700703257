"""Where the device brings its own few colours, everything that is told by a colour is still told."""

from __future__ import annotations

import pytest
from conftest import Door
from page_words import words
from person import Person
from playwright.sync_api import Locator, expect
from test_keyboard import MARKED

pytestmark = pytest.mark.browser

# How far two colours are apart (WCAG 2.2): what carries a meaning needs three to one.
LEAST_CONTRAST = 3.0
COLOURS = """(element) => {
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const { stroke, backgroundColor, outlineColor } = getComputedStyle(element);
  const page = getComputedStyle(document.body).backgroundColor;
  return Object.fromEntries(Object.entries({ stroke, backgroundColor, outlineColor, page })
    .map(([name, colour]) => [name, colour === 'none' ? 0 : luminance(colour)]));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("look", ["light", "night"])
def test_ring_choice_and_keyboard_are_seen_in_the_devices_own_colours(door: Door, scheme: str, look: str) -> None:
    person = door.regular(rate=5, forced_colors="active", color_scheme=scheme)
    person.goes_to("#/settings")
    person.chooses("settings.look", words(f"settings.look_{look}"))
    chosen = person.page.get_by_role("button", name=words(f"settings.look_{look}"), exact=True)
    assert contrast(chosen, "backgroundColor") >= LEAST_CONTRAST
    person.goes_to("#/home")
    person.starts("neck-press")
    person.is_in_place()
    person.begins()
    person.is_holding()
    assert contrast(person.page.locator(".ring .now"), "stroke") >= LEAST_CONTRAST
    pauses_by_keyboard(person)


def pauses_by_keyboard(person: Person) -> None:
    person.page.keyboard.press("Tab")
    expect(person.stage).to_be_focused()
    assert person.page.evaluate(MARKED)
    assert contrast(person.stage, "outlineColor") >= LEAST_CONTRAST
    person.page.keyboard.press("Enter")
    expect(person.paused_stage).to_be_visible()


def contrast(element: Locator, part: str) -> float:
    """Of a part of the element beside the page's ground."""
    seen: dict[str, float] = element.evaluate(COLOURS)
    darker, lighter = sorted((seen[part], seen["page"]))
    return (lighter + 0.05) / (darker + 0.05)
