"""Stiff hands, poor eyes, small screens: nothing is cut off, nothing scrolls sideways, everything to press is large."""

from __future__ import annotations

from itertools import islice
from typing import Any

import pytest
from conftest import Door
from page_words import pattern, spoken, words
from pages import chair_views, reading_pages, session_views, stopping_views
from person import Person
from playwright.sync_api import Locator, ViewportSize

pytestmark = pytest.mark.browser

SCREENS: dict[str, ViewportSize] = {
    "a small phone": {"width": 320, "height": 568},
    "a phone": {"width": 390, "height": 844},
    "a phone on its side": {"width": 844, "height": 390},
    "a tablet": {"width": 820, "height": 1180},
    # What is left of a laptop's 1280 by 800 at 200 % (WCAG 1.4.4 and 1.4.10).
    "a laptop at 200 %": {"width": 640, "height": 400},
}
# In a set nothing scrolls, and both ways to stop are there; so are the way on and the ways to stop while getting ready,
# and, where a screen is held upright, the number to call.
IN_SET = ("lead-in", "hold", "paused")
GETTING_READY = ("getting ready", "ready")
LEAST_TARGET_PX = 64
LEAST_STOP_PX = 96
STOPS = ("session.tired", "session.hurts", "setup.stop")
# A pixel is shared between two that meet; a half is nobody's fault.
ROUNDING_PX = 0.6

MEASURE = r"""() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const box = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { name: element.innerText.trim() || element.getAttribute('aria-label') || element.tagName, x, y, width, height };
  };
  const pressed = [...document.querySelectorAll('button, main a[href], nav a[href], input')];
  // A link in running text is as high as its line; the skip link is seen only with the keyboard; each day of the
  // calendar, narrow on a phone, stands once more below it, large.
  const targets = pressed.filter(
    (each) => shown(each) && !each.closest('p') && !each.matches('.skip') && !each.closest('table.calendar'));
  const texts = [...document.querySelectorAll('h1, h2, h3, p, li, label, legend, button, a, output, span')].filter(
    (each) => shown(each) && each.innerText && !each.closest('svg') && each.getBoundingClientRect().width > 1
      && !each.matches('.skip'));
  // A word that is on two lines.
  const broken = [];
  const words = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const { currentNode: text } = words;
    if (!text.parentElement || !shown(text.parentElement) || text.parentElement.closest('svg, .only-heard')) continue;
    // The address of a calendar has no words.
    if (text.data.includes('://')) continue;
    for (const { index, 0: word } of text.data.matchAll(/[\p{L}\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word);
    }
  }
  const cut = texts.filter((each) => {
    const { left, right } = each.getBoundingClientRect();
    const clips = getComputedStyle(each).overflow !== 'visible';
    const over = clips && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
    return over || left < -1 || right > innerWidth + 1 || each.scrollWidth > Math.max(each.clientWidth, 1) + 1 && each.clientWidth > 0;
  });
  return {
    wide: document.documentElement.scrollWidth - innerWidth,
    height: innerHeight,
    targets: targets.map(box),
    cut: cut.map((each) => each.innerText.slice(0, 60)),
    broken,
  };
}"""


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_cut_off_or_too_small_to_press_on(door: Door, screen: str) -> None:
    person = door.regular(rate=3, viewport=SCREENS[screen])
    upright = is_upright(screen)
    faults: list[str] = []
    for view in reading_pages(person):
        faults += faults_of(person, view)
    # Up to the end that is well; the other one would close the session.
    for view in islice(chair_views(person), 3):
        faults += faults_of(person, f"chair {view}")
    person.goes_to("#/home")
    for view in session_views(person):
        faults += faults_of(person, view)
        if view in IN_SET:
            faults += stops_out_of_sight(person, view)
        if view in GETTING_READY:
            faults += getting_ready_out_of_sight(person, view)
    person.goes_home()
    for view in stopping_views(person):
        faults += faults_of(person, view)
        if view == "pain":
            faults += felt_out_of_sight(person, view)
        if view == "warning sign" and upright:
            faults += out_of_sight(person, view, person.page.get_by_role("link", name=pattern("common.call")))
    assert not faults, "\n".join([f"on {screen}:", *faults])


def test_while_somebody_stands_up_from_a_chair_all_that_is_pressed_is_in_sight(door: Door) -> None:
    person = door.regular()
    person.goes_to("#/measures/chair")
    person.press("measures.chair_ready")
    faults = []
    for screen, size in SCREENS.items():
        person.page.set_viewport_size(size)
        faults += faults_of(person, screen)
        for key in ("measures.chair_tap", "measures.chair_enough", "session.hurts"):
            faults += out_of_sight(person, screen, person.page.get_by_role("button", name=pattern(key)))
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("screen", ["a small phone", "a phone", "a phone on its side", "a tablet"])
def test_the_largest_letters_push_no_stop_out_of_sight(door: Door, screen: str) -> None:
    person = door.regular(rate=3, viewport=SCREENS[screen])
    person.goes_to("#/settings")
    person.chooses("settings.text", words("settings.text_3"))
    person.goes_to("#/home")
    faults = []
    for view in session_views(person):
        faults += faults_of(person, view)
        if view in IN_SET:
            faults += stops_out_of_sight(person, view)
        if view in GETTING_READY:
            faults += getting_ready_out_of_sight(person, view)
    person.goes_home()
    for view in stopping_views(person):
        faults += faults_of(person, view)
        if view == "pain":
            faults += felt_out_of_sight(person, view)
        if view == "warning sign" and is_upright(screen):
            faults += out_of_sight(person, view, person.page.get_by_role("link", name=pattern("common.call")))
    assert not faults, "\n".join([f"on {screen}:", *faults])


def is_upright(screen: str) -> bool:
    return SCREENS[screen]["height"] > SCREENS[screen]["width"]


def getting_ready_out_of_sight(person: Person, view: str) -> list[str]:
    on = person.button("setup.ready") if view == "ready" else person.next_step
    return [fault for target in (on, person.button("session.hurts")) for fault in out_of_sight(person, view, target)]


def felt_out_of_sight(person: Person, view: str) -> list[str]:
    """At the wall: the calming line, the call, and that it hurts; the signs may go on below."""
    calm = person.page.get_by_text(spoken("feel.calm_standing"), exact=True)
    call = person.page.get_by_role("link", name=pattern("common.call"))
    sore = person.page.get_by_role("button", name=spoken("feel.sore"), exact=True)
    return [fault for target in (calm, call, sore) for fault in out_of_sight(person, view, target)]


def faults_of(person: Person, view: str) -> list[str]:
    seen: dict[str, Any] = person.page.evaluate(MEASURE)
    faults = [f"{view}: {text!r} is cut off" for text in seen["cut"]]
    faults += [f"{view}: {word!r} is broken inside" for word in seen["broken"]]
    if seen["wide"] > 0:
        faults.append(f"{view}: scrolls sideways by {seen['wide']} px")
    stops = {words(key) for key in STOPS}
    for target in seen["targets"]:
        least = LEAST_STOP_PX if target["name"] in stops else LEAST_TARGET_PX
        faults += [
            f"{view}: {target['name']!r} is {target[side]:.0f} px in {side}, not {least}"
            for side in ("width", "height")
            if target[side] < least - ROUNDING_PX
        ]
    return faults


def stops_out_of_sight(person: Person, view: str) -> list[str]:
    stops = (person.button(key) for key in ("session.tired", "session.hurts"))
    return [fault for stop in stops for fault in out_of_sight(person, view, stop)]


def out_of_sight(person: Person, view: str, target: Locator) -> list[str]:
    height = person.page.viewport_size["height"] if person.page.viewport_size else 0
    box = target.bounding_box()
    if box is None or box["y"] < 0 or box["y"] + box["height"] > height + 1:
        return [f"{view}: {target.inner_text()!r} is not wholly in sight without scrolling: {box}"]
    return []
