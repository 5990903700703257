"""For the visit: twelve weeks on two screens and on paper, and the diary as a file that a practice reads."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pypdf
import pytest
from conftest import NEXT_MORNING, Door
from page_words import paper_words, words
from person import Person
from playwright.sync_api import expect
from weeks import has_done_four_weeks

from stature_coach.door.backup import read_backup

pytestmark = pytest.mark.browser

HANDED_OVER = Path(__file__).with_name("handed_over.js")


def opens_it(door: Door, *scripts: Path) -> Person:
    """After four weeks, from the diary by one press."""
    person = door.regular(scripts=scripts)
    has_done_four_weeks(person, NEXT_MORNING)
    person.page.reload()
    person.goes_to("#/diary")
    expect(person.page.locator("td a").first).to_be_visible()
    person.press("visit.heading")
    person.sees("visit.heading")
    expect(person.page.locator(".report")).to_be_visible()
    return person


def heading(person: Person, key: str) -> None:
    expect(person.page.get_by_role("heading", name=paper_words("report", key), exact=True)).to_be_visible()


def test_from_the_diary_it_is_one_press_and_the_second_screen_is_another(door: Door) -> None:
    person = opens_it(door)
    heading(person, "done_title")
    heading(person, "plots_title")
    expect(person.page.locator(".report-plot [role=img]").first).to_have_attribute(
        "aria-label", re.compile("Neck press:")
    )
    person.press("visit.next")
    for key in ("stops_title", "steps_title", "answers_title", "measures_title"):
        heading(person, key)
    person.reads("163.5 cm")
    expect(person.page.get_by_role("heading", level=1)).to_be_focused()
    expect(person.page.get_by_role("heading", name=paper_words("report", "done_title"), exact=True)).to_have_count(0)
    person.press("visit.before")
    heading(person, "done_title")


def test_printed_it_is_two_pages_with_the_report_and_nothing_else(door: Door) -> None:
    person = opens_it(door)
    person.page.evaluate("window.print = () => (window.printed = true)")
    person.press("visit.print")
    person.page.wait_for_function("window.printed")
    for size in ("A4", "Letter"):
        pages = pypdf.PdfReader(io.BytesIO(person.page.pdf(format=size))).pages
        text = [page.extract_text() for page in pages]
        assert len(text) == 2
        assert paper_words("report", "done_title") in text[0]
        assert paper_words("report", "measures_title") in text[1]
        assert words("visit.give") not in "".join(text)


def test_the_file_is_this_diary_whole_and_a_practice_reads_it(door: Door, tmp_path: Path) -> None:
    person = opens_it(door)
    with person.page.expect_download() as coming:
        person.press("visit.give")
    person.reads(words("visit.saved"))
    coming.value.save_as(tmp_path / coming.value.suggested_filename)
    given = tmp_path / coming.value.suggested_filename
    found = read_backup(given.read_bytes())
    assert found.made is not None
    assert len({entry["person"] for entry in found.entries}) == 1
    person.goes_to("#/practice/look")
    person.page.get_by_label(words("practice.choose"), exact=True).set_input_files(given)
    expect(person.page.locator(".case")).to_have_count(1)


def test_where_the_device_shares_files_the_person_is_asked_with_whom(door: Door) -> None:
    person = opens_it(door, HANDED_OVER)
    person.press("visit.give")
    page = person.page.locator("html")
    expect(page).to_have_attribute("data-handed-over", re.compile("files"))
    handed = json.loads(page.get_attribute("data-handed-over") or "")
    day = NEXT_MORNING.date().isoformat()
    assert handed == {"files": [{"name": f"stature-{day}.jsonl", "type": "application/jsonl"}]}
    person.reads(words("visit.gone"))


def test_what_it_needs_is_fetched_when_it_is_opened_and_not_before(door: Door) -> None:
    person = door.regular()
    asked: list[str] = []
    person.page.on("request", lambda request: asked.append(request.url))
    person.goes_to("#/diary")
    expect(person.page.get_by_role("heading", level=1)).to_be_visible()
    assert not [url for url in asked if "papers." in url]
    person.goes_to("#/visit")
    expect(person.page.locator(".report")).to_be_visible()
    assert len([url for url in asked if "/coach/papers." in url]) == 1
