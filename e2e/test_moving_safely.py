"""Never bend: on a phone, somebody sees and hears how to put on shoes with a long back, before the coach is up and
without a network.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from axe import faults_of
from conftest import PATIENCE_MS, Door
from offline_copy import LANGUAGE_IS_KEPT
from page_words import words
from person import Person
from playwright.sync_api import Route, expect

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
MOVEMENTS = 13
# Asked inside the page: its content policy lets nothing be evaluated there again and again from outside.
IS_HEARD = """(patience_ms) => new Promise((answer) => {
  const until = Date.now() + patience_ms;
  const asking = setInterval(() => {
    const heard = window.ears.loudest > 0.01;
    if (!heard && Date.now() < until) return;
    clearInterval(asking);
    answer(heard);
  }, 50);
})"""
SHOES = "Putting on shoes"
SIT_TALL = "Sit tall on a firm chair."


def opens_shoes(person: Person) -> None:
    person.goes_to("#/moving")
    person.sees("moving.heading")
    expect(person.page.locator(".moving-all a")).to_have_count(MOVEMENTS)
    person.page.get_by_role("link", name=SHOES, exact=True).last.click()
    expect(person.page.get_by_role("heading", name=SIT_TALL)).to_be_focused()


def test_on_a_phone_a_movement_is_seen_step_by_step_and_nothing_keeps_anybody_out(door: Door) -> None:
    person = door.newcomer(viewport=PHONE)
    person.goes_to("#/moving")
    expect(person.page.locator(".moving-all a svg")).to_have_count(MOVEMENTS)
    faults = faults_of(person, "never bend", "light")
    opens_shoes(person)
    expect(person.page.locator(".moving-step svg")).to_be_visible()
    faults += faults_of(person, "a step", "light")
    assert_all_is_seen_at_once(person)
    walks_to_the_end_and_back(person)
    assert faults == []


def walks_to_the_end_and_back(person: Person) -> None:
    for number in range(2, 7):
        person.press("common.next")
        person.reads(words("common.of", n=number, all=6))
    person.press("common.back")
    person.reads(words("common.of", n=5, all=6))
    person.page.go_back()
    person.reads(words("common.of", n=6, all=6))
    person.press("moving.done")
    person.sees("moving.heading")


def test_today_s_movement_is_offered_on_top(door: Door) -> None:
    person = door.regular(viewport=PHONE)
    person.goes_to("#/moving")
    person.page.locator(".moving-today a").click()
    expect(person.button("moving.read_aloud")).to_be_visible()


def assert_all_is_seen_at_once(person: Person) -> None:
    """What is pressed lies on the screen without scrolling."""
    for key in ("common.next", "moving.read_aloud", "moving.to_the_list"):
        box = person.button(key).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= PHONE["height"], key


def test_it_is_read_aloud_only_when_wanted(door: Door) -> None:
    person = door.newcomer(viewport=PHONE, scripts=(Path(__file__).parent / "ears.js",))
    opens_shoes(person)
    aloud = person.button("moving.read_aloud")
    expect(aloud).not_to_have_attribute("aria-pressed", "true")
    aloud.click()
    expect(aloud).to_have_attribute("aria-pressed", "true")
    person.press("common.next")
    expect(person.button("moving.read_aloud")).to_have_attribute("aria-pressed", "true")
    # What is heard is either a recorded clip or a short tone with the words beside it.
    expect_heard(person)
    person.press("moving.to_the_list")
    person.sees("moving.heading")


def expect_heard(person: Person) -> None:
    assert person.page.evaluate(IS_HEARD, PATIENCE_MS), "nothing was heard"


def test_it_is_there_before_the_coach_is_up(door: Door) -> None:
    person = door.newcomer(viewport=PHONE)
    # Python never comes.
    person.page.route("**/coach/*.bin", hold)
    person.page.route("**/pyodide.asm.wasm", hold)
    opens_shoes(person)


def test_it_is_there_without_a_network(door: Door) -> None:
    person = door.newcomer(rate=None, viewport=PHONE)
    door.witness_of(person).forgive(r"net::ERR_INTERNET_DISCONNECTED")
    person.goes_to("#/moving")
    person.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    person.page.evaluate(LANGUAGE_IS_KEPT)
    person.page.context.set_offline(True)
    person.page.reload()
    opens_shoes(person)
    expect(person.page.locator(".moving-step svg")).to_be_visible()


def hold(route: Route) -> None:
    """Neither sent on nor refused: it just takes for ever."""
