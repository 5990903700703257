"""Past every page and every view of a session once: each is looked at on every screen, in every look, with usual and with
the largest letters, for what is cut off, too small to press, keeps people out, or moves where less motion was asked for.

Faults that this one walk must find are planted in `lab/hazards/planted.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import axe
import pytest
import reach
from conftest import Door
from days import NECK, WALL
from page_words import pattern, speaking
from pages import chair_views, hurts_views, reading_pages, session_views, stopping_views
from person import Person
from playwright.sync_api import ViewportSize

pytestmark = pytest.mark.browser

SCREENS: dict[str, ViewportSize] = {
    "a small phone": {"width": 320, "height": 568},
    "a phone": {"width": 390, "height": 844},
    "a phone on its side": {"width": 844, "height": 390},
    "a tablet": {"width": 820, "height": 1180},
    # What is left of a laptop's 1280 by 800 at 200 % (WCAG 1.4.4 and 1.4.10).
    "a laptop at 200 %": {"width": 640, "height": 400},
}
# The smallest, and the longest words on the most usual.
SET_UPS = (
    *(("en-GB", "a small phone", exercise) for exercise in (NECK, WALL)),
    *(("es-ES", "a phone", exercise) for exercise in (NECK, WALL)),
)
COVERED = Path(__file__).with_name("covered.js")
USUAL_LETTERS, LARGEST_LETTERS = 1, 3
# What the settings write on the page (`look/apply.ts`).
WEARS = "([name, value]) => { document.documentElement.dataset[name] = value; scrollTo(0, 0); }"
MOVING = """() => document.getAnimations()
  .filter((each) => each.playState === 'running' && each.effect.getComputedTiming().duration > 20)
  .map((each) => `${each.effect.target?.className?.baseVal ?? each.effect.target?.className}: `
    + `${each.animationName ?? each.transitionProperty}`)"""


@dataclass(frozen=True, slots=True)
class Sight:
    """One screen with letters of one size."""

    screen: str
    letters: int

    @property
    def name(self) -> str:
        return f"{self.screen}, largest letters" if self.letters == LARGEST_LETTERS else self.screen

    def faults(self, person: Person, view: str) -> list[str]:
        """Puts the page on this screen and measures what is there."""
        person.page.set_viewport_size(SCREENS[self.screen])
        _wears(person, "text", str(self.letters))
        return [f"on {self.name}: {fault}" for fault in reach.faults_of(person, view)]


SIGHTS = [
    *(Sight(screen, USUAL_LETTERS) for screen in SCREENS),
    # A laptop at 200 % has large letters already.
    *(Sight(screen, LARGEST_LETTERS) for screen in SCREENS if "200" not in screen),
]
DESKTOP: ViewportSize = {"width": 1280, "height": 720}


def reading(person: Person) -> Iterator[str]:
    """Every page outside a session; standing up from a chair up to the end that is well; and something hurts."""
    yield from reading_pages(person)
    for view in islice(chair_views(person), 3):
        yield f"chair {view}"
    person.goes_to("#/home")
    for view in hurts_views(person):
        yield f"hurts {view}"


def practising(person: Person) -> Iterator[str]:
    """A set that ends tired, and another that ends with a warning sign."""
    yield from session_views(person)
    person.goes_home()
    yield from stopping_views(person)


@pytest.mark.parametrize("walk", [reading, practising])
def test_every_view_is_seen_whole_and_keeps_nobody_out(door: Door, walk: Callable[[Person], Iterator[str]]) -> None:
    # As slow as life: a view is still there when it has been looked at.
    person = door.regular(reduced_motion="reduce")
    faults: list[str] = []
    for view in walk(person):
        faults += faults_of(person, view)
    assert not faults, "\n".join(dict.fromkeys(faults))


@pytest.mark.parametrize(("language", "screen", "exercise"), SET_UPS)
def test_no_sentence_of_getting_ready_pushes_a_button_under_another(
    door: Door, language: str, screen: str, exercise: str
) -> None:
    with speaking(language[:2]):
        person = door.newcomer(rate=5, locale=language, viewport=SCREENS[screen], scripts=(COVERED,))
        person.first_visit()
        person.starts(exercise)
        person.gets_ready_step_by_step()
    assert person.page.evaluate("covered") == {}


def test_while_somebody_stands_up_from_a_chair_all_that_is_pressed_is_in_sight(door: Door) -> None:
    person = door.regular()
    person.goes_to("#/measures/chair")
    person.press("measures.chair_ready")
    pressed = [
        person.page.get_by_role("button", name=pattern(key))
        for key in ("measures.chair_tap", "measures.chair_enough", "session.hurts")
    ]
    faults = []
    for sight in SIGHTS:
        faults += [*sight.faults(person, "chair"), *reach.out_of_sight(person, sight.name, *pressed)]
    assert not faults, "\n".join(faults)


def faults_of(person: Person, view: str) -> list[str]:
    """All that is amiss with what the person sees now."""
    faults = [f"{view}: moves: {each}" for each in person.page.evaluate(MOVING)]
    for sight in SIGHTS:
        if view == "hold":
            # It may have been let go of while the last screen was looked at; another one comes.
            person.is_holding()
        faults += sight.faults(person, view)
    person.page.set_viewport_size(DESKTOP)
    _wears(person, "text", str(USUAL_LETTERS))
    for look in axe.RULES:
        _wears(person, "look", look)
        faults += [f"{look}: {fault}" for fault in axe.faults_of(person, view, look)]
    _wears(person, "look", "light")
    return faults


def _wears(person: Person, name: str, value: str) -> None:
    person.page.evaluate(WEARS, [name, value])
