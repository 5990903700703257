"""While Python is still starting: the plan kept from before and the written set-up carry the person, but no effort begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from conftest import MORNING, Door
from page_words import pattern, spoken, words
from person import Person
from playwright.sync_api import Route, expect

pytestmark = pytest.mark.browser

NEXT_UNLESS_THERE = """([sentence, next]) => {
  if (document.querySelector('main').innerText.includes(sentence)) return;
  [...document.querySelectorAll('main button')].find((button) => button.innerText.startsWith(next))?.click();
}"""


def early(door: Door, rate: float = 8.0) -> tuple[Person, Callable[[], None]]:
    """Somebody who is back within the hour while the coach is held up, and what lets the coach come."""
    person = door.newcomer(rate, MORNING + timedelta(hours=1), storage_state=door.kept_by_a_regular())
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    person.page.context.route("**/coach/engine.json", hold)
    person.goes_to()
    expect(person.start_button("neck-press")).to_be_visible()

    def come() -> None:
        # The other way round the browser itself would let go of what is held, once nothing is looked at any more.
        for route in held:
            route.continue_()
        person.page.context.unroute("**/coach/engine.json")

    return person, come


def test_getting_ready_begins_without_the_coach_and_effort_only_with_it(door: Door) -> None:
    person, come = early(door)
    person.starts("neck-press")
    person.press("setup.gate_yes")
    person.press("setup.in_place")
    person.reads(words("setup.waiting"))
    expect(person.button("setup.ready")).to_have_count(0)
    come()
    person.reads(spoken("shared.ready"))
    person.begins()
    person.is_holding()


def test_a_step_taken_before_the_coach_came_is_not_taken_twice(door: Door) -> None:
    person, come = early(door, rate=1.0)
    person.starts("neck-press")
    person.press("setup.gate_yes")
    # A step that moves the body leaves the person a minute; the steps before it go on by themselves.
    sits = person.page.get_by_text(spoken("log_roll.sit"))
    while not sits.is_visible():
        expect(person.next_step.or_(sits).first).to_be_visible()
        # Looked at and pressed in one: a moment later the step may have gone on by itself.
        person.page.evaluate(NEXT_UNLESS_THERE, [spoken("log_roll.sit"), words("setup.next")])
        person.lets_a_second_pass()
    step = person.page.get_by_text(pattern("setup.step"))
    before = step.inner_text()
    come()
    expect(person.page.locator("html[data-coach=ready]")).to_be_attached()
    person.lets_a_second_pass()
    expect(step).to_have_text(before)
    person.press("setup.in_place")
    expect(person.button("setup.ready")).to_be_visible()


@pytest.mark.parametrize("way", ["setup.stop", "setup.gate_no"])
def test_a_stop_before_the_coach_came_is_a_stop(door: Door, way: str) -> None:
    person, come = early(door)
    person.starts("neck-press")
    if way == "setup.stop":
        person.press("setup.gate_yes")
    person.press(way)
    come()
    person.says_how_it_was()
    person.goes_home()
    entry = person.entry_kept("session_finished")
    assert entry["body"]["reason"] == "STOPPED"


def test_pain_before_the_coach_came_closes_the_day(door: Door) -> None:
    person, come = early(door)
    person.starts("neck-press")
    person.press("setup.gate_yes")
    person.press("session.hurts")
    person.feels("sore")
    come()
    person.gets_up_step_by_step()
    person.says_how_it_was(pain=3)
    person.goes_home()
    entry = person.entry_kept("session_finished")
    assert entry["body"]["reason"] == "PAIN"


def test_where_the_coach_cannot_start_nobody_is_left_in_position_without_words(door: Door) -> None:
    person = door.newcomer(1.0, MORNING + timedelta(hours=1), storage_state=door.kept_by_a_regular())
    door.witness_of(person).forgive("Failed to load resource")
    person.page.context.route("**/coach/engine.json", lambda route: route.abort())
    person.goes_to()
    expect(person.page.get_by_role("heading", name=words("home.failed_heading"))).to_be_visible()
    person.press("home.failed_read")
    person.sees("handout.heading")
