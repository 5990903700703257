"""A whole day of somebody who knows the exercises, and how often they must tap: for a test, and for `./bench day`.

Counted are taps of the hand alone. The ways up are not counted: they go at the body's own pace.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from conftest import MORNING, Door
from days import CHEST, NECK, WALL, after, comes_back, did, on_day, practised
from fast_clock import USUAL_RATE
from page_words import words
from person import Person
from playwright.sync_api import ViewportSize, expect

COUNTS_TAPS = Path(__file__).with_name("counts_taps.js")
DAYS = 6
PHONE: ViewportSize = {"width": 390, "height": 844}
REMEMBERS = """(names) => {
  const kept = JSON.parse(localStorage.getItem('stature.settings'));
  const heard_in = Object.fromEntries(names.map((name) => [name, 'en']));
  localStorage.setItem('stature.settings', JSON.stringify({ ...kept, heard_in }));
}"""


@dataclass(frozen=True)
class Taps:
    """From the first page of the day to the first count, after the last hold, and in all."""

    to_the_first_count: dict[str, int]
    after_the_last_hold: dict[str, int]
    morning: int

    @property
    def in_all(self) -> int:
        return sum(self.to_the_first_count.values()) + sum(self.after_the_last_hold.values()) + self.morning

    @property
    def told(self) -> dict[str, Any]:
        """By name, as a version before tells it too."""
        return {
            "to_the_first_count": self.to_the_first_count,
            "after_the_last_hold": self.after_the_last_hold,
            "in_all": self.in_all,
        }


def somebody_who_knows_it(door: Door, rate: float = 5.0, *, on_this_device: bool = True) -> Person:
    """For five days all was well; what was done on another device is heard whole once more."""
    person = after(door, DAYS, rate=rate, scripts=(COUNTS_TAPS,))
    for exercise in (NECK, WALL):
        practised(person, exercise, range(1, DAYS))
    person.page.evaluate(REMEMBERS, [NECK, WALL] if on_this_device else [])
    comes_back(person)
    return person


def hears_it_for_the_first_time_here(person: Person) -> None:
    """As on another device."""
    person.page.evaluate(REMEMBERS, [])
    comes_back(person)


def lives_a_day(person: Person, *, knows_it: bool = True) -> Taps:
    """How the night was, the neck press, the wall press, and the neck press of the evening; nothing hurts."""
    goes = _goes_to_the_first_count if knows_it else _goes_there_for_the_first_time
    expect(person.button("home.morning_button")).to_be_visible()
    morning = _taps(person, _says_how_the_morning_was)
    before, afterwards = dict[str, int](), dict[str, int]()
    for name, exercise in (("neck press", NECK), ("wall press", WALL), ("neck press again", NECK)):
        if not knows_it:
            hears_it_for_the_first_time_here(person)
        before[name] = _taps(person, partial(goes, exercise=exercise))
        person.set_is_over()
        person.gets_up_step_by_step()
        afterwards[name] = _taps(person, _says_how_it_was)
    return Taps(before, afterwards, morning)


def first_time_ever(door: Door) -> int:
    """From the first page that anybody sees to the first count: greeting, nine questions one by one, the neck press.

    The steps of getting ready go on at the body's own pace, and are not counted.
    """
    person = door.newcomer(USUAL_RATE, scripts=(COUNTS_TAPS,))
    person.goes_to()
    person.welcome()
    person.answers_the_questions()
    person.sees("result.heading")
    person.reads(words("result.answered_again"))
    person.lets_a_second_pass()
    person.start_button(NECK).click()
    person.says_pain_before(0)
    person.gets_ready_step_by_step()
    person.begins()
    person.is_holding()
    taps: int = person.page.evaluate("globalThis.tapsCounted")
    return taps


def chest_raise(door: Door, rate: float = 5.0) -> tuple[int, int]:
    """Somebody who knows it: to the first count, and after the last hold."""
    person = after(door, DAYS, rate=rate, scripts=(COUNTS_TAPS,))
    opened = {"exercise": CHEST, "step": "open", "answer": "accepted", "shown_by_therapist": True}
    person.diary.add("step_answered", opened, (MORNING + timedelta(hours=1)).isoformat())
    for exercise in (NECK, WALL):
        practised(person, exercise, range(1, DAYS))
    for day in range(1, DAYS):
        did(person, CHEST, on_day(day) + timedelta(hours=3), repetitions=3)
    person.page.evaluate(REMEMBERS, [NECK, WALL, CHEST])
    comes_back(person)
    expect(person.button("home.morning_button")).to_be_visible()
    _says_how_the_morning_was(person)
    before = _taps(person, lambda person: _goes_to_the_first_count(person, CHEST))
    person.set_is_over()
    person.gets_up_step_by_step()
    return before, _taps(person, _says_how_it_was)


def height_of_today(person: Person) -> int:
    """In pixels, on a phone, as it stands then."""
    person.page.set_viewport_size(PHONE)
    person.goes_to("#/home")
    person.is_at_today()
    expect(person.page.locator(".week, .day-rows").last).to_be_visible()
    height: int = person.page.evaluate("document.documentElement.scrollHeight")
    return height


def _says_how_the_morning_was(person: Person) -> None:
    person.press("home.morning_button")
    person.sees("morning.heading")
    person.says_pain(0)
    person.is_at_today()


def _goes_to_the_first_count(person: Person, exercise: str) -> None:
    person.start_button(exercise).click()
    ready, yes = person.button("setup.gate_ready"), person.button("setup.gate_yes")
    expect(yes).to_be_visible()
    # The chest raise asks twice, and the last question is answered by being ready.
    while not ready.is_visible():
        person.press("setup.gate_yes")
        person.lets_a_second_pass()
    person.press("setup.gate_ready")
    person.is_holding()


def _goes_there_for_the_first_time(person: Person, exercise: str) -> None:
    """The quickest way of somebody who does not know it by heart."""
    person.start_button(exercise).click()
    person.is_in_place()
    person.begins()
    person.is_holding()


def _says_how_it_was(person: Person) -> None:
    """And the page that says well done goes by itself."""
    person.says_how_it_was()
    person.is_at_today()


def _taps(person: Person, does: Callable[[Person], None]) -> int:
    before: int = person.page.evaluate("globalThis.tapsCounted")
    does(person)
    after_it: int = person.page.evaluate("globalThis.tapsCounted")
    return after_it - before
