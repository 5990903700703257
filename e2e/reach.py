"""Stiff hands, poor eyes, small screens: what is cut off, scrolls sideways, is too small to press or out of sight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from page_words import pattern, spoken, words
from person import Person
from playwright.sync_api import Locator, ViewportSize

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


def faults_of(person: Person, view: str) -> list[str]:
    """As the page stands on its screen now, each in a line."""
    return [*_badly_fitted(person, view), *_out_of_sight(person, view, *_in_sight(person, view))]


def out_of_sight(person: Person, view: str, *targets: Locator) -> list[str]:
    """Those for which somebody would have to scroll."""
    return list(_out_of_sight(person, view, *targets))


def _in_sight(person: Person, view: str) -> Iterator[Locator]:
    """What must be seen without scrolling: in a set and on the way to it the stops and the way on, and whom to call."""
    hurts = person.button("session.hurts")
    if view in ("lead-in", "hold", "paused"):
        yield from (person.button("session.tired"), hurts)
    if view in ("getting ready", "ready"):
        yield from (person.button("setup.ready") if view == "ready" else person.next_step, hurts)
    if view == "more of it":
        yield from (person.button("common.close"), hurts)
    if view == "where it hurts":
        # At the wall: the calming line, the call, and that it hurts; or, where the signs go on below, that they do.
        yield person.page.get_by_text(spoken("feel.calm_standing"), exact=True)
        yield person.page.get_by_role("link", name=pattern("common.call"))
        yield _either(person.page.locator(".more-below button"), person.page.locator(".sore button"))
    if view == "warning sign" and _is_upright(person):
        yield person.page.get_by_role("link", name=pattern("common.call"))


def _either(first: Locator, second: Locator) -> Locator:
    return first if first.is_visible() else second


def _badly_fitted(person: Person, view: str) -> Iterator[str]:
    seen: dict[str, Any] = person.page.evaluate(MEASURE)
    yield from (f"{view}: {text!r} is cut off" for text in seen["cut"])
    yield from (f"{view}: {word!r} is broken inside" for word in seen["broken"])
    if seen["wide"] > 0:
        yield f"{view}: scrolls sideways by {seen['wide']} px"
    stops = {words(key) for key in STOPS}
    for target in seen["targets"]:
        least = LEAST_STOP_PX if target["name"] in stops else LEAST_TARGET_PX
        for side in ("width", "height"):
            if target[side] < least - ROUNDING_PX:
                yield f"{view}: {target['name']!r} is {target[side]:.0f} px in {side}, not {least}"


def _out_of_sight(person: Person, view: str, *targets: Locator) -> Iterator[str]:
    height = _screen(person)["height"]
    for target in targets:
        box = target.bounding_box()
        if box is None or box["y"] < 0 or box["y"] + box["height"] > height + 1:
            yield f"{view}: {target.inner_text()!r} is not wholly in sight without scrolling: {box}"


def _is_upright(person: Person) -> bool:
    screen = _screen(person)
    return screen["height"] > screen["width"]


def _screen(person: Person) -> ViewportSize:
    screen = person.page.viewport_size
    assert screen is not None, "a page without a screen"
    return screen
