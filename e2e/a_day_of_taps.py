"""A whole day of somebody who knows the exercises, and how often they must tap: for a test, and for `./bench day`.

Counted are taps of the hand alone. The ways up are not counted: they go at the body's own pace.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from conftest import Door
from days import NECK, WALL, after, comes_back, practised
from person import Person
from playwright.sync_api import expect

COUNTS_TAPS = Path(__file__).with_name("counts_taps.js")
DAYS = 6
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


def _says_how_the_morning_was(person: Person) -> None:
    person.press("home.morning_button")
    person.sees("morning.heading")
    person.says_pain(0)
    person.is_at_today()


def _goes_to_the_first_count(person: Person, exercise: str) -> None:
    person.start_button(exercise).click()
    expect(person.button("setup.gate_ready")).to_be_visible()
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
