"""The pages of a practice: a paper set and printed, diaries looked at, one person, and nothing of anybody kept."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
import zxingcpp
from conftest import MORNING, Door
from page_words import paper_words, speaking, words
from person import Person
from playwright.sync_api import Locator, Route, expect

from stature import wiring
from stature.exports.fhir import diary_fhir
from stature.exports.handout import sheet_in
from stature.exports.tables import diary_csv
from stature.exports.told.prescription import prescription_told
from stature_coach.door.backup import read_backup, write_backup
from stature_coach.door.prescription import Paper, Words
from stature_coach.door.prescription_code import read_code
from stature_coach.weeks.prescribed import Do

pytestmark = pytest.mark.browser

ANNA, BEN = ("019a8f00-0000-7000-8000-00000000000a", "019a8f00-0000-7000-8000-00000000000b")
WELL = {**{f"q{number}": "no" for number in (1, 2, 3, 4, 5, 6, 9)}, "q7": "yes", "q8": "yes"}
DONE = {
    "exercise": "neck-press",
    "reason": "TARGET_REACHED",
    "repetitions": 5,
    "effort": 3,
    "pain": 1,
    "pain_before": 0,
}
DOSE = {"repetitions": 5, "rung": "pillow", "hold_counts": 5}
CODE = re.compile(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}")
NECK, WALL = words("exercise.neck-press.name"), words("exercise.wall-ball-press.name")


def told(person: str, number: int, at: str, kind: str, body: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"019a8f00-0000-7000-8000-{number:012x}",
        "person": person,
        "at": at,
        "kind": kind,
        "body": body,
        "schema": 1,
    }


def a_diary(person: str, first: int) -> list[dict[str, Any]]:
    """Two weeks of mornings, and what hurt in the second."""
    days = [f"2026-11-{day:02}" for day in range(8, 22)]
    did = [
        told(person, first + n, f"{day}T07:40:00+01:00", "session_finished", {**DONE, "dose": DOSE})
        for n, day in enumerate(days)
    ]
    hurt = told(person, first + 90, "2026-11-19T19:00:00+01:00", "pain_told", {"pain": 6, "exercise": "neck-press"})
    height = told(
        person, first + 91, "2026-11-12T09:00:00+01:00", "measure_taken", {"measure": "height", "centimetres": 161}
    )
    return [
        told(person, first + 92, "2026-11-07T09:00:00+01:00", "screen_answered", {"answers": WELL}),
        *did,
        hurt,
        height,
    ]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Anna's diary, one that Ben and Cleo share, and a shopping list."""
    cleo = BEN[:-1] + "c"
    anna = write_backup(
        [{"id": ANNA, "name": "Anna <b>", "picture": "leaf"}], a_diary(ANNA, 0x100), "2026-11-21T18:00:00+01:00"
    )
    two = write_backup(
        [{"id": BEN, "name": "Ben", "picture": "boat"}, {"id": cleo, "name": "Cleo", "picture": "sun"}],
        [a_diary(BEN, 0x300)[0], *a_diary(cleo, 0x500)],
        "2026-11-22T18:00:00+01:00",
    )
    made = {"anna.jsonl": anna, "two.jsonl": two, "shopping.txt": "Milk\n"}
    for name, text in made.items():
        (tmp_path / name).write_text(text, "utf-8")
    return [tmp_path / name for name in made]


def opens_the_practice(door: Door, page: str = "") -> Person:
    """On a tablet on which nobody has begun anything."""
    person = door.newcomer()
    person.goes_to(f"#/practice/{page}")
    person.sees("practice.heading")
    return person


def of(person: Person, exercise: str) -> Locator:
    return person.page.get_by_role("group", name=exercise, exact=True).first


def chooses(person: Person, exercise: str, key: str) -> None:
    of(person, exercise).get_by_text(words(key), exact=True).click()


def code_on(person: Person, says: str = NECK) -> str:
    """The code, once it says that too."""
    expect(person.page.locator(".will-say")).to_contain_text(says)
    shown = person.page.locator(".will-say .code")
    expect(shown).to_have_text(CODE)
    return shown.inner_text()


def test_a_paper_for_somebody_new_is_three_presses_and_the_print_has_code_and_squares(door: Door) -> None:
    person = opens_the_practice(door)
    chooses(person, NECK, "practice.do")
    chooses(person, WALL, "practice.wait")
    code = code_on(person, WALL)
    plan = read_code(wiring.open_house().regimen, code).plan
    assert plan == {"neck-press": Do(5, "pillow", ("morning", "evening")), "wall-ball-press": None}
    expect(person.button("practice.print")).not_to_have_attribute("aria-disabled", "true")
    person.page.evaluate("window.print = () => (window.printed = true)")
    person.press("practice.print")
    person.page.wait_for_function("window.printed")
    person.page.emulate_media(media="print")
    expect(person.page.locator(".prescription-paper .code")).to_have_text(code)
    expect(person.page.locator(".prescription-paper")).to_have_css("visibility", "visible")
    squares = person.page.locator(".prescription-paper .qr")
    expect(squares).to_be_visible()
    assert 168 <= squares.bounding_box()["width"] <= 172  # type: ignore[index]  # 45 mm
    expect(person.page.get_by_role("navigation")).to_have_count(0)


def test_a_new_paper_holds_nothing_of_the_one_before(door: Door) -> None:
    person = opens_the_practice(door)
    chooses(person, NECK, "practice.do")
    person.page.get_by_label(words("practice.for_whom")).fill("Zenobia")
    person.page.get_by_label(words("practice.note"), exact=True).fill("Slowly")
    code_on(person, "Zenobia")
    expect(person.page.locator(".will-say")).to_contain_text(words("practice.lacks_telephone"))
    person.press("practice.new_paper")
    expect(person.page.get_by_label(words("practice.for_whom"))).to_have_value("")
    expect(person.page.get_by_label(words("practice.note"), exact=True)).to_have_value("")
    expect(person.page.locator(".will-say")).to_contain_text(words("practice.nothing_yet"))
    expect(of(person, NECK).get_by_role("radio").last).to_be_checked()
    expect(person.page.locator(".prescription-paper")).to_have_count(0)


def test_with_the_keyboard_alone_a_plan_is_set_and_no_more_than_the_most_can_be(door: Door) -> None:
    person = opens_the_practice(door)
    first = of(person, NECK).get_by_role("radio").first
    first.focus()
    person.page.keyboard.press("Space")
    times = of(person, NECK).get_by_role("combobox").first
    expect(times).to_be_visible()
    person.page.keyboard.press("Tab")
    expect(times).to_be_focused()
    person.page.keyboard.press("End")
    assert times.input_value() == "10"
    before = code_on(person)
    person.page.keyboard.press("Home")
    expect(person.page.locator(".will-say .code")).not_to_have_text(before)


def test_the_code_of_a_paper_that_was_brought_back_sets_the_same_plan(door: Door) -> None:
    person = opens_the_practice(door)
    chooses(person, NECK, "practice.do")
    code = code_on(person)
    person.page.reload()
    person.page.get_by_text(words("practice.begin_from"), exact=True).click()
    field = person.page.get_by_label(words("practice.code"))
    field.fill(("0" if code[0] != "0" else "1") + code[1:])
    person.press("practice.read_code")
    person.reads(words("prescription.no_one_wrong", place=1))
    field.fill(code.lower())
    person.press("practice.read_code")
    assert code_on(person) == code


def test_her_name_and_usual_plans_stay_and_nothing_of_a_person(door: Door, files: list[Path]) -> None:
    person = opens_the_practice(door)
    person.page.get_by_label(words("practice.your_name")).fill("Mrs. Green")
    chooses(person, NECK, "practice.do")
    code_on(person)
    person.page.get_by_label(words("practice.for_whom")).fill("Zenobia")
    person.page.get_by_text(words("practice.begin_from"), exact=True).click()
    person.page.get_by_label(words("practice.keep_as")).fill("First visit")
    person.press("practice.keep")
    person.goes_to("#/practice/look")
    looks_at(person, files[:1])
    kept = person.page.evaluate("JSON.stringify({ ...localStorage })")
    assert "Mrs. Green" in kept
    assert "First visit" in kept
    assert not re.search(f"Zenobia|Anna|{ANNA}", kept)
    databases = person.page.evaluate("indexedDB.databases().then((all) => all.map((one) => one.name))")
    assert ANNA not in json.dumps(databases)
    person.page.reload()
    person.sees("practice.heading")
    expect(person.page.locator(".case")).to_have_count(0)


def looks_at(person: Person, files: list[Path]) -> None:
    person.page.get_by_label(words("practice.choose"), exact=True).set_input_files(files)


def test_diaries_are_read_here_row_by_row_and_what_is_none_is_named(door: Door, files: list[Path]) -> None:
    person = opens_the_practice(door, "look")
    sent: list[str] = []
    person.page.route("**/*", lambda route: _note(route, sent))
    looks_at(person, files)
    person.page.get_by_role("group", name=re.compile("two.jsonl")).get_by_role("button", name="Cleo").click()
    rows = person.page.locator(".case")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("Anna <b>")
    expect(rows.first).to_contain_text("Said it hurt on 19 November 2026: Neck press, 6 of 10")
    expect(person.page.get_by_text("Ben", exact=True)).to_have_count(0)
    person.reads(words("practice.calls_nobody"))
    expect(person.page.locator(".unread")).to_contain_text(words("practice.damaged", file="shopping.txt"))
    expect(person.page.locator(".unread")).to_contain_text("line 1")
    person.page.get_by_text(words("practice.heading_not_done")).click()
    expect(rows).to_have_count(0)
    person.reads(words("practice.nobody_here"))
    assert [one for one in sent if not one.startswith("GET ")] == []


def _note(route: Route, sent: list[str]) -> None:
    sent.append(f"{route.request.method} {route.request.url}")
    route.continue_()


def test_dropped_files_are_read_too(door: Door, files: list[Path]) -> None:
    person = opens_the_practice(door, "look")
    dropped = person.page.evaluate_handle(
        "text => { const moved = new DataTransfer(); moved.items.add(new File([text], 'anna.jsonl')); return moved; }",
        files[0].read_text("utf-8"),
    )
    person.page.dispatch_event(".drop", "drop", {"dataTransfer": dropped})
    expect(person.page.locator(".case")).to_have_count(1)


def test_one_person_is_shown_as_told_and_a_new_plan_begins_with_todays_dose(door: Door, files: list[Path]) -> None:
    person = opens_the_practice(door, "look")
    looks_at(person, files[:1])
    person.page.get_by_role("link", name="Anna <b>").click()
    for key in ("practice.one_weeks", "practice.one_told", "practice.one_answers", "practice.one_height"):
        person.reads(words(key))
    person.reads(words("measures.height_note"))
    expect(person.page.locator(".twelve-weeks svg")).to_have_count(3)
    person.page.go_back()
    expect(person.page.get_by_role("link", name="Anna <b>")).to_be_focused()
    person.page.get_by_role("link", name="Anna <b>").click()
    person.press("practice.one_set")
    expect(person.page.get_by_label(words("practice.for_whom"))).to_have_value("Anna <b>")
    chooses(person, NECK, "practice.do")
    code_on(person)


@pytest.mark.parametrize("language", ["en", "es"])
def test_printed_without_a_server_it_is_the_programs_own_paper_page_by_page(door: Door, language: str) -> None:
    with speaking(language):
        person = door.newcomer(locale={"en": "en-GB", "es": "es-ES"}[language])
        person.goes_to("#/practice/")
        person.sees("practice.heading")
        for exercise, key in (("neck-press", "do"), ("wall-ball-press", "wait"), ("prone-chest-raise", "do")):
            chooses(person, words(f"exercise.{exercise}.name"), f"practice.{key}")
        person.page.get_by_label(words("practice.for_whom")).fill("Zenobia")
        expect(person.button("practice.print")).not_to_have_attribute("aria-disabled", "true")
        expect(person.page.locator(".prescription-paper")).to_contain_text("Zenobia")
        code = person.page.locator(".will-say .code").inner_text()
        person.page.evaluate("window.print = () => (window.printed = true)")
        person.press("practice.print")
        person.page.wait_for_function("window.printed")
        told = papers_own(code, language)
        for size in ("A4", "Letter"):
            paper = person.page.pdf(format=size, print_background=True)
            pages = [plain(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(paper)).pages]
            assert len(pages) == told["pages"]
            assert read_from(paper) == [code]
            # Behind the code and the rule.
            for one, page in zip(told["exercises"], pages[2:], strict=False):
                lines = (one["name"], one["dose"]["times"], one["dose"]["when"], *one["steps"])
                assert [line for line in lines if plain(line) not in page] == []
            assert plain(told["resting"]) in pages[1]


def papers_own(code: str, language: str) -> dict[str, Any]:
    """What `stature prescribe` prints for the same code."""
    house = replace(wiring.open_house(), wording=wiring.open_house(language=language).wording)
    sheet = sheet_in(house, "a4", language, wiring.regimen_folder(None))
    return prescription_told(sheet, Paper(read_code(house.regimen, code), Words("Zenobia")), "Zenobia")


def plain(text: str) -> str:
    """Without blanks, and a letter that a font draws as one with the next as two."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def read_from(paper: bytes) -> list[str]:
    """By a reader that made none of it, at 150 dots an inch."""
    first = pypdfium2.PdfDocument(paper)[0].render(scale=150 / 72).to_pil()
    return [found.text for found in zxingcpp.read_barcodes(first)]


def test_one_persons_report_is_printed_and_their_files_are_the_programs_own(
    door: Door, files: list[Path], tmp_path: Path
) -> None:
    person = opens_the_practice(door, "look")
    looks_at(person, files[:1])
    person.page.get_by_role("link", name="Anna <b>").click()
    expect(person.button("practice.one_print")).not_to_have_attribute("aria-disabled", "true")
    [first, second] = pypdf.PdfReader(io.BytesIO(person.page.pdf(format="A4"))).pages
    assert paper_words("report", "done_title") in first.extract_text()
    assert "19 November 2026" in second.extract_text()
    entries = [dict(one) for one in read_backup(files[0].read_bytes()).entries]
    whose = {"id": ANNA, "name": "Anna <b>", "picture": ""}
    made = {
        "practice.one_table": diary_csv(wiring.open_house(), None, entries, "en"),
        "practice.one_records": diary_fhir(wiring.open_house(), whose, entries, MORNING),
    }
    for key, content in made.items():
        with person.page.expect_download() as coming:
            person.press(key)
        coming.value.save_as(tmp_path / "file")
        assert (tmp_path / "file").read_bytes() == content


def test_five_minutes_untouched_and_the_list_is_gone(door: Door, files: list[Path]) -> None:
    person = door.newcomer(rate=60.0)
    person.goes_to("#/practice/look")
    person.sees("practice.heading")
    looks_at(person, files[:1])
    expect(person.page.locator(".case")).to_have_count(1)
    person.reads(words("practice.forgotten"))
    expect(person.page.locator(".case")).to_have_count(0)
    person.goes_to(f"#/practice/person/{ANNA}")
    expect(person.page.locator(".one-person")).to_have_count(0)
