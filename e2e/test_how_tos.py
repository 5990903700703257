"""The pages of a practice and of a group, as somebody new comes through them: in how few presses, and without a network.

The app is a published folder on a plain host of files, in a browser that has never been here. Presses are counted; typing a
name is none, and of a list of choices both the opening and the choice are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import Door
from fast_clock import USUAL_RATE
from offline_copy import own_browser
from page_words import words
from person import Person
from playwright.sync_api import Browser, Locator, Playwright, expect
from serving import files_of
from test_group import comes_to
from test_practice import ANNA, a_diary

from lab.hosting import published
from stature_coach.door.backup import write_backup

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NECK, WALL = words("exercise.neck-press.name"), words("exercise.wall-ball-press.name")
MOST_PRESSES_FOR_SOMEBODY_NEW, MOST_PRESSES_FOR_A_CHANGE = 8, 6
A_CODE = re.compile(r"^\s*[0-9A-Z]{4}(?:[-\s][0-9A-Z]{4}){3}\s*$")
PRACTICE_IS_KEPT = """async () => {
  await navigator.serviceWorker.ready;
  const there = async (name, part) => (await (await caches.open(name)).keys()).some(({ url }) => url.includes(part));
  for (;;) {
    const pages = (await there('practice', 'Practice-')) && (await there('practice', 'practice.'));
    if (pages && (await there('papers', 'papers.'))) return;
    await new Promise((wait) => setTimeout(wait, 200));
  }
}"""


@dataclass(frozen=True, slots=True)
class Host:
    """A plain host of files, as a door wants it."""

    address: str


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    published(tmp_path / "stature")
    return tmp_path / "stature"


@pytest.fixture
def door_of_a_folder(chromium: Browser, folder: Path) -> Iterator[Door]:
    with files_of(folder) as address:
        opened = Door(chromium, Host(address), {})
        yield opened
        assert opened.close() == []


class Presses:
    """What a hand presses, counted."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.count = 0

    def on(self, found: Locator) -> None:
        found.click()
        self.count += 1

    def link(self, key: str) -> None:
        self.on(self.person.page.get_by_role("link", name=words(key), exact=True))

    def button(self, key: str) -> None:
        self.on(self.person.button(key))

    def of(self, exercise: str, key: str) -> None:
        group = self.person.page.get_by_role("group", name=exercise, exact=True).first
        self.on(group.get_by_text(words(key), exact=True))

    def chooses(self, exercise: str, number: int) -> None:
        group = self.person.page.get_by_role("group", name=exercise, exact=True).first
        group.get_by_role("combobox", name=words("practice.times")).select_option(label=str(number))
        self.count += 1

    def prints(self) -> None:
        expect(self.person.button("practice.print")).not_to_have_attribute("aria-disabled", "true")
        self.person.page.evaluate("window.print = () => (window.printed = true)")
        self.button("practice.print")
        self.person.page.wait_for_function("window.printed")


def a_file(folder: Path) -> Path:
    """What Anna brought on a stick."""
    file = folder / "anna.jsonl"
    named = {"id": ANNA, "name": "Anna", "picture": "leaf"}
    file.write_text(write_backup([named], a_diary(ANNA, 0x100), "2026-11-21T18:00:00+01:00"), "utf-8")
    return file


def test_a_physiotherapist_prints_a_paper_for_somebody_new(door_of_a_folder: Door) -> None:
    person = door_of_a_folder.newcomer()
    person.goes_to()
    person.sees("welcome.heading")
    presses = Presses(person)
    presses.link("footer.practice")
    person.sees("practice.heading")
    presses.of(NECK, "practice.do")
    presses.chooses(NECK, 6)
    presses.of(WALL, "practice.wait")
    expect(person.page.locator(".will-say")).to_contain_text(WALL)
    presses.prints()
    assert presses.count <= MOST_PRESSES_FOR_SOMEBODY_NEW
    person.page.emulate_media(media="print")
    paper = person.page.locator(".prescription-paper")
    expect(paper.locator(".code")).to_have_text(A_CODE)
    expect(paper).to_contain_text("6")


def test_a_physiotherapist_looks_at_a_file_and_changes_the_plan(door_of_a_folder: Door, tmp_path: Path) -> None:
    person = door_of_a_folder.newcomer()
    person.goes_to()
    Presses(person).link("footer.practice")
    Presses(person).link("practice.look")
    person.page.get_by_label(words("practice.choose"), exact=True).set_input_files(a_file(tmp_path))
    presses = Presses(person)
    presses.on(person.page.get_by_role("link", name="Anna"))
    for key in ("practice.one_today", "practice.one_weeks", "practice.one_told", "practice.one_answers"):
        person.reads(words(key))
    presses.button("practice.one_set")
    presses.of(NECK, "practice.do")
    presses.chooses(NECK, 4)
    expect(person.page.locator(".will-say")).to_contain_text("4")
    presses.prints()
    assert presses.count <= MOST_PRESSES_FOR_A_CHANGE


def test_a_person_makes_the_file_that_the_practice_reads(door_of_a_folder: Door, tmp_path: Path) -> None:
    person = door_of_a_folder.newcomer(rate=5.0)
    person.first_visit()
    person.page.get_by_role("link", name=words("bar.more"), exact=True).click()
    person.page.get_by_role("link", name=re.compile(words("more.own-data"))).click()
    with person.page.expect_download() as saved:
        person.press("own.backup_make")
    saved.value.save_as(tmp_path / "brought.jsonl")
    # It is the practice's own device now.
    practice = door_of_a_folder.newcomer(rate=5.0)
    practice.goes_to("#/practice/look")
    practice.page.get_by_label(words("practice.choose"), exact=True).set_input_files(tmp_path / "brought.jsonl")
    expect(practice.page.locator(".case")).to_have_count(1)


def test_the_pages_of_a_practice_open_without_a_network_after_the_first_visit(
    playwright: Playwright, folder: Path, tmp_path: Path
) -> None:
    with (
        files_of(folder) as address,
        own_browser(playwright, tmp_path / "profile", address, locale="en-GB") as person,
    ):
        person.goes_to()
        Presses(person).link("footer.practice")
        expect(person.page.get_by_role("group", name=NECK, exact=True).first).to_be_visible()
        person.page.evaluate(PRACTICE_IS_KEPT)
    with own_browser(playwright, tmp_path / "profile", address, locale="en-GB") as person:
        person.goes_to("#/practice")
        presses = Presses(person)
        presses.of(NECK, "practice.do")
        presses.prints()
        presses.link("practice.look")
        person.page.get_by_label(words("practice.choose"), exact=True).set_input_files(a_file(tmp_path))
        expect(person.page.locator(".case")).to_have_count(1)


def test_a_leader_follows_the_page_from_the_welcome_to_the_sheet_to_take_home(door_of_a_folder: Door) -> None:
    person = door_of_a_folder.newcomer(USUAL_RATE)
    person.goes_to()
    presses = Presses(person)
    presses.link("footer.group")
    expect(person.button("group.print")).to_be_visible()
    for tick in person.page.locator(".group-ticks button").all():
        presses.on(tick)
    presses.button("group.begin")
    comes_to(person, "asking_ready")
    presses.on(person.page.get_by_role("button", name=words("group.all_stand_well")))
    comes_to(person, "holding")
    presses.on(person.page.get_by_role("button", name=words("group.relax")))
    expect(person.page.locator(".room[data-phase=paused]")).to_be_visible()
    presses.on(person.page.get_by_role("button", name=words("group.warning")))
    person.reads(words("group.over_sign"))
    # Though she pressed no button beside the number that stood there.
    expect(person.page.get_by_role("link", name=words("common.call", number="112"))).to_be_visible()
    expect(person.button("group.print")).to_be_visible()
