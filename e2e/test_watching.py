"""A movement is watched alone before it is done: forwards, held, and back; and step by step by whoever wants no motion."""

from __future__ import annotations

import pytest
from axe import faults_of
from conftest import Door
from page_words import spoken, words
from person import Person
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
TORSO = ".watching [data-part=torso]"
STEPS = 7


def watches_getting_up(person: Person) -> None:
    person.goes_to("#/moving")
    person.page.get_by_role("link", name=spoken("moving.out_of_bed.name"), exact=True).last.click()
    person.press("moving.watch")
    expect(person.page.locator(TORSO)).to_be_visible()
    person.reads(words("common.of", n=1, all=STEPS))


def torso(person: Person) -> str:
    return person.page.locator(TORSO).get_attribute("d") or ""


def test_a_log_roll_is_watched_forwards_held_and_back(door: Door) -> None:
    person = door.newcomer(viewport=PHONE)
    watches_getting_up(person)
    assert faults_of(person, "watching", "light") == []
    lying = torso(person)
    person.page.get_by_role("button", name=words("watching.forward_label")).click()
    expect(person.button("watching.all")).to_be_visible()
    expect(person.page.locator(TORSO)).not_to_have_attribute("d", lying)
    person.page.get_by_role("button", name=words("watching.back_label")).click()
    expect(person.page.locator(TORSO)).to_have_attribute("d", lying)
    person.button("watching.all").click()
    person.button("watching.pause").click()
    held = torso(person)
    person.page.wait_for_timeout(500)
    assert torso(person) == held


def test_all_of_it_leads_from_lying_to_standing(door: Door) -> None:
    person = door.newcomer(rate=4.0, viewport=PHONE)
    watches_getting_up(person)
    person.button("watching.all").click()
    person.reads(words("watching.at_end"))
    person.reads(words("common.of", n=STEPS, all=STEPS))


def test_who_wants_no_motion_taps_through_its_steps(door: Door) -> None:
    person = door.newcomer(viewport=PHONE, reduced_motion="reduce")
    watches_getting_up(person)
    expect(person.button("watching.all")).to_have_count(0)
    seen = [torso(person)]
    for n in range(1, 4):
        person.page.get_by_role("button", name=words("watching.forward_label")).click()
        person.reads(words("common.of", n=n, all=STEPS))
        seen.append(torso(person))
    assert len(set(seen)) == len(seen)
