"""Looking back: a month, a day, how it went over time, what was measured; and taking back what was a mistake."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import NEXT_MORNING, Door
from page_words import pattern, words
from person import Person
from PIL import Image
from playwright.sync_api import expect
from weeks import has_done_four_weeks

pytestmark = pytest.mark.browser

YESTERDAY = NEXT_MORNING - timedelta(days=1)
SENTENCE = "measures.height_note"
HANDED_OVER = Path(__file__).with_name("handed_over.js")


@pytest.fixture
def person(door: Door) -> Person:
    """After four weeks, at the diary of this month."""
    person = door.regular()
    has_done_four_weeks(person, NEXT_MORNING)
    person.page.reload()
    person.goes_to("#/diary")
    expect(person.page.locator("td a").first).to_be_visible()
    return person


def test_a_month_is_seen_as_a_table_and_a_day_of_it_is_opened_by_its_link(person: Person) -> None:
    calendar = person.page.get_by_role("table", name="November 2026")
    expect(calendar.get_by_role("columnheader")).to_have_count(7)
    expect(calendar.get_by_role("columnheader").first).to_have_text("Mon")
    expect(calendar.locator("[aria-current=date]")).to_contain_text(words("diary.today"))
    calendar.get_by_role("link", name=re.compile(rf"^22\b.*{words('diary.done')}")).click()
    expect(person.page.get_by_role("heading", level=1)).to_contain_text("22 November 2026")
    person.reads(words("diary.note_height", n="163"))
    person.press("diary.to_month")
    person.sees("diary.heading")


def test_no_page_of_the_diary_blames(person: Person) -> None:
    for place in ("diary", "diary/2026-11-23", "diary/2026-11-19", "diary/trends"):
        person.goes_to(f"#/{place}")
        person.lets_a_second_pass()
        text = person.page.locator("main").inner_text()
        assert not re.search(r"\b(miss|fail|streak|score|normal|goal|target)", text, re.IGNORECASE), place


def test_a_mistake_is_taken_back_and_the_keeper_learns_of_it(person: Person) -> None:
    person.goes_to("#/diary/2026-11-22")
    person.button("diary.mistake").first.click()
    person.press("diary.mistake_yes")
    person.reads(words("diary.mistake_kept"))
    assert set(person.entry_kept("retracted")["body"]) == {"entry"}


def test_pain_stays_in_the_diary_and_the_page_says_so(person: Person) -> None:
    person.goes_to("#/diary/2026-11-12")
    person.reads(words("diary.pain_after", n=1))
    person.reads(words("diary.stays"))


def test_own_numbers_are_drawn_and_stand_in_a_table_too(person: Person) -> None:
    person.goes_to("#/diary/trends")
    person.sees("trends.heading")
    figure = person.page.get_by_role("figure", name=words("trends.repetitions"), exact=True).first
    drawing = figure.get_by_role("img", name=re.compile(re.escape(words("chart.in_table"))))
    expect(drawing.locator("svg")).to_be_visible()
    expect(drawing.locator("svg circle, svg path[d]").first).to_be_attached()
    person.page.get_by_text(words("chart.as_table")).first.click()
    expect(person.page.get_by_role("table").first.get_by_role("row")).not_to_have_count(0)
    person.reads(words(SENTENCE))


def test_the_week_is_shared_as_a_picture_that_this_device_has_made(person: Person, tmp_path: Path) -> None:
    """Where the device has no way of sharing, as here, it is the person's as a file."""
    person.goes_to("#/diary/trends")
    with person.page.expect_download() as coming:
        person.press("looking.share")
    person.reads(words("looking.kept"))
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    with Image.open(file) as picture:
        assert picture.size == (1080, 1080)
        inks = {ink for _, ink in picture.convert("RGB").getcolors(1 << 24) or ()}
    assert {(0xFA, 0xF6, 0xEE), (0x0E, 0x4A, 0x44)} <= inks


def test_what_is_handed_over_is_a_picture_and_two_sentences_and_nothing_else(door: Door) -> None:
    person = door.regular(scripts=(HANDED_OVER,))
    has_done_four_weeks(person, NEXT_MORNING)
    person.page.reload()
    person.goes_to("#/diary/trends")
    person.press("looking.share")
    page = person.page.locator("html")
    expect(page).to_have_attribute("data-handed-over", re.compile("files"))
    handed = json.loads(page.get_attribute("data-handed-over") or "")
    assert handed["files"] == [{"name": f"{words('looking.file')}.png", "type": "image/png"}]
    assert handed["text"].startswith(words("looking.my_week"))
    assert set(handed) == {"files", "text"}


def test_a_height_is_measured_three_times_and_the_middle_one_is_kept(person: Person) -> None:
    person.goes_to("#/measures/height")
    person.reads(words(SENTENCE))
    keeps_a_height(person)
    person.reads(words(SENTENCE))
    person.is_with_the_keeper("measure_taken", {"measure": "height", "centimetres": 163.5})


def keeps_a_height(person: Person) -> None:
    """Measured three times."""
    for place, written in enumerate(("163.5", "170", "163")):
        person.page.get_by_role("textbox").nth(place).fill(written)
    person.press("measures.height_keep")
    expect(person.page.get_by_text(pattern("measures.height_kept"))).to_be_visible()


def keeps_one_chair_stand(person: Person) -> None:
    """From its first question to its end; its half minute passes."""
    person.page.get_by_role("button", name=pattern("measures.chair_tap")).click()
    person.sees("measures.chair_asked")
    person.press("measures.chair_keep")
    person.sees("measures.chair_kept_heading")


def test_the_chair_stand_is_calm_from_its_beginning_to_its_end(door: Door) -> None:
    person = door.regular(rate=5)
    person.goes_to("#/measures/chair")
    person.press("measures.chair_ready")
    expect(person.page.get_by_role("heading", level=1)).to_have_text(words("measures.chair_pace"))
    keeps_one_chair_stand(person)
    assert person.entry_kept("measure_taken")["body"] == {"measure": "chair_stands", "stands": 1}


def test_where_the_screen_is_not_clear_the_chair_stand_is_not_offered(door: Door) -> None:
    person = door.newcomer(rate=5)
    person.first_visit(q9="yes")
    person.goes_to("#/measures")
    person.sees("measures.heading")
    person.reads(words("measures.chair_closed_kindly"))
    expect(person.button("measures.chair_show")).to_have_count(0)
