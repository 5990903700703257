"""Where the device brings its own few colours, everything that is told by a colour is still told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

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


# What the device may ask for, and which look the person may have chosen beside it.
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LOOKS = ("light", "night")
WEARS = "(look) => { document.documentElement.dataset.look = look; }"


def test_ring_choice_and_keyboard_are_seen_in_the_devices_own_colours(door: Door) -> None:
    # As slow as life: a hold is still there when it has been looked at four times.
    person = door.regular(forced_colors="active")
    person.goes_to("#/settings")
    for look in in_each_look(person):
        person.chooses("settings.look", words(f"settings.look_{look}"))
        chosen = person.page.get_by_role("button", name=words(f"settings.look_{look}"), exact=True)
        assert contrast(chosen, "backgroundColor") >= LEAST_CONTRAST, look
    person.goes_to("#/home")
    person.starts("neck-press")
    person.is_in_place()
    person.begins()
    for look in in_each_look(person):
        person.is_holding()
        assert contrast(person.page.locator(".ring .now"), "stroke") >= LEAST_CONTRAST, look
    person.page.keyboard.press("Tab")
    expect(person.stage).to_be_focused()
    for look in in_each_look(person):
        assert person.page.evaluate(MARKED), look
        assert contrast(person.stage, "outlineColor") >= LEAST_CONTRAST, look
    person.page.keyboard.press("Enter")
    expect(person.paused_stage).to_be_visible()


def in_each_look(person: Person) -> Iterator[str]:
    """Light and dark of the device, and in each the person's own look."""
    for scheme in SCHEMES:
        person.page.emulate_media(color_scheme=scheme)
        for look in LOOKS:
            person.page.evaluate(WEARS, look)
            yield look


def contrast(element: Locator, part: str) -> float:
    """Of a part of the element beside the page's ground."""
    seen: dict[str, float] = element.evaluate(COLOURS)
    darker, lighter = sorted((seen[part], seen["page"]))
    return (lighter + 0.05) / (darker + 0.05)
