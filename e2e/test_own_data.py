"""One's own data: a backup and the way back, files and papers from the keeper, kind words where there is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import NEXT_MORNING, Door
from page_words import pattern, words
from person import Person
from playwright.sync_api import expect
from weeks import has_done_four_weeks

pytestmark = pytest.mark.browser


def test_a_diary_goes_into_one_file_and_comes_back_on_an_empty_device(door: Door, tmp_path: Path) -> None:
    person = door.regular()
    has_done_four_weeks(person, NEXT_MORNING)
    person.page.reload()
    person.goes_to("#/diary/2026-11-20")
    person.reads(words("exercise.neck-press.name"))
    file = backed_up(person, tmp_path)
    lines = file.read_text("utf-8").splitlines()
    assert json.loads(lines[0])["entries"] == len(lines) - 1 > 28
    finds_no_keeper(door, person)
    empties_the_diary(person)
    person.page.reload()
    person.goes_to("#/own-data")
    brings_back(person, file)
    expect(person.page.get_by_text(pattern("own.restored"))).to_be_visible()
    brings_back(person, file)
    person.reads(words("own.restored_nothing"))
    person.goes_to("#/diary/2026-11-20")
    person.reads(words("exercise.neck-press.name"))


def test_on_a_new_device_the_one_who_comes_back_is_at_home_at_once(door: Door, tmp_path: Path) -> None:
    before = door.regular()
    has_done_four_weeks(before, NEXT_MORNING)
    before.page.reload()
    before.goes_to("#/diary/2026-11-20")
    before.reads(words("exercise.neck-press.name"))
    file = backed_up(before, tmp_path)
    person = door.newcomer(starts_at=NEXT_MORNING)
    comes_to_a_new_device_with(file, door, person)
    expect(person.start_button("neck-press")).to_be_visible()
    person.goes_to("#/diary/2026-11-20")
    person.reads(words("exercise.neck-press.name"))


def test_whoever_began_here_and_then_brings_their_diary_is_that_person_once(door: Door, tmp_path: Path) -> None:
    """Also by the page of one's own data, where the first page was passed over."""
    before = door.regular()
    file = backed_up(before, tmp_path)
    person = door.newcomer(starts_at=NEXT_MORNING)
    finds_no_keeper(door, person)
    person.goes_to()
    person.welcome()
    person.reads(words("common.of", n=1, all=9))
    person.goes_to("#/own-data")
    brings_back(person, file)
    person.press("own.others_add")
    expect(person.start_button("neck-press")).to_be_visible()
    person.goes_to("#/people")
    expect(person.page.locator(".person-card")).to_have_count(1)


def test_what_is_no_diary_is_said_on_the_first_page_and_one_can_go_on(door: Door, tmp_path: Path) -> None:
    person = door.newcomer()
    other = tmp_path / "holiday.txt"
    other.write_text("a shopping list", "utf-8")
    person.goes_to()
    person.press("welcome.before")
    brings_back(person, other)
    expect(person.page.get_by_role("alert").filter(has_text="line 1")).to_be_visible()
    person.press("common.back")
    person.sees("welcome.heading")


def test_a_damaged_file_is_told_in_one_line_and_changes_nothing(door: Door, tmp_path: Path) -> None:
    person = door.regular()
    file = backed_up(person, tmp_path)
    damaged = tmp_path / "damaged.jsonl"
    damaged.write_text(file.read_text("utf-8").replace('"q1":"', '"q1":"maybe '), "utf-8")
    brings_back(person, damaged)
    alert = person.page.get_by_role("alert").filter(has_text="line ")
    expect(alert).to_contain_text(words("own.restore_damaged", why="").strip())
    assert "\n" not in alert.inner_text()
    brings_back(person, file)
    person.reads(words("own.restored_nothing"))


def test_files_come_from_the_keeper(door: Door) -> None:
    person = door.regular()
    person.goes_to("#/own-data")
    for key in ("own.csv", "own.json", "own.fhir", "own.ics"):
        fetched(person, key)


def test_without_a_keeper_the_page_says_so_kindly_and_the_backup_still_works(door: Door, tmp_path: Path) -> None:
    person = door.regular()
    finds_no_keeper(door, person)
    person.goes_to("#/own-data")
    person.reads(words("own.no_keeper"))
    expect(person.page.get_by_role("link", name=words("own.csv"))).to_have_count(0)
    assert backed_up(person, tmp_path).stat().st_size > 0


def fetched(person: Person, key: str) -> bytes:
    """What lies behind a link of the page."""
    link = person.page.get_by_role("link", name=words(key), exact=True)
    expect(link).to_be_visible()
    answer = person.page.request.get(str(link.evaluate("(each) => each.href")))
    assert answer.ok, f"{key}: {answer.status} {answer.text()[:200]}"
    return answer.body()


def finds_no_keeper(door: Door, person: Person) -> None:
    """From now on, and without a word on the console being held against anybody."""
    door.witness_of(person).forgive(r"Failed to load resource")
    person.page.context.route("**/api/**", lambda route: route.fulfill(status=404, body="not here"))


def comes_to_a_new_device_with(file: Path, door: Door, person: Person) -> None:
    """From the first page straight to today, with the diary of the backup; no keeper is there to help."""
    finds_no_keeper(door, person)
    person.goes_to()
    person.press("welcome.before")
    brings_back(person, file)
    person.is_at_today()


def backed_up(person: Person, folder: Path) -> Path:
    person.goes_to("#/own-data")
    with person.page.expect_download() as coming:
        person.press("own.backup_make")
    file = folder / coming.value.suggested_filename
    coming.value.save_as(file)
    return file


def brings_back(person: Person, file: Path) -> None:
    person.page.get_by_label(words("own.restore_choose")).set_input_files(file)


def empties_the_diary(person: Person) -> None:
    """As on a device that has lost its diary but not who it is."""
    person.page.evaluate(
        """() => new Promise((done, fail) => {
          const opening = indexedDB.open('stature');
          opening.onsuccess = () => {
            const work = opening.result.transaction(['entries', 'outbox'], 'readwrite');
            work.objectStore('entries').clear();
            work.objectStore('outbox').clear();
            work.oncomplete = () => { opening.result.close(); done(); };
            work.onerror = fail;
          };
        })"""
    )
