"""Every numbered step of the how-to for physiotherapists, followed as it is written, from a published folder."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from conftest import NEXT_MORNING, Door
from fast_clock import USUAL_RATE
from how_to import HOW, Follower, arrives, doors_of, named_in, opened_by, prints, steps
from page_words import paper_words, words
from paper_before_the_camera import film, in_a_hand
from person import Person
from PIL import Image
from playwright.sync_api import Locator, Playwright, expect
from test_practice import ANNA, BEN, a_diary

from lab.hosting import Site
from stature_coach.door.backup import write_backup

pytest_plugins = ["where_how_tos_are_followed"]
pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGE = "for-physiotherapists"
NECK, WALL = words("exercise.neck-press.name"), words("exercise.wall-ball-press.name")
CODE = re.compile(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}")


def group(person: Person, name: str) -> Locator:
    return person.page.get_by_role("group", name=name, exact=True).first


def test_the_first_time(there: Door) -> None:
    follower, person = Follower(PAGE, "The first time, with a network"), there.newcomer(**HOW)
    with follower.step("Open the address"):
        person.goes_to()
        person.sees("welcome.heading")
        follower.presses(person, "For physiotherapists")
        expect(person.page.get_by_role("heading", name="For physiotherapists", level=1)).to_be_visible()
        expect(group(person, NECK)).to_be_visible()
    with follower.step("Open *You, on every paper*"):
        unfolded = person.page.locator("details", has_text="You, on every paper")
        if unfolded.get_attribute("open") is None:
            follower.unfolds(person, "You, on every paper")
        follower.sees(person, "You, on every paper")
        writes_her_name(follower, person)
    person.page.reload()
    assert "Eva Green" in person.page.evaluate("JSON.stringify({ ...localStorage })")
    follower.is_through()


def writes_her_name(follower: Follower, person: Person) -> None:
    for name, text in (("Your name", "Eva Green"), ("Your practice", "By the lake"), ("Your telephone", "555 0199")):
        follower.fills(person, name, text)


def test_a_plan_on_paper(there: Door, practice_site: Site) -> None:
    follower, person = Follower(PAGE, "A plan on paper, in a minute"), arrives(there, "For physiotherapists")
    writes_her_name(follower, person)
    sets_a_plan(follower, person)
    says = person.page.locator(".will-say")
    with follower.step("*The paper will say*"):
        follower.sees(says, "The paper will say")
        chest = words("practice.paper_changes_nothing", name=words("exercise.prone-chest-raise.name"))
        for told in ("For Zenobia", "From Eva Green, By the lake, 555 0199", NECK, WALL, chest, "Slowly"):
            expect(says).to_contain_text(told)
        person.page.get_by_label("First name, if you like").fill("")
        expect(says).to_contain_text(words("practice.paper_lacks", what=words("practice.lacks_to")))
        person.page.get_by_label("First name, if you like").fill("Zenobia")
        expect(says).to_contain_text("For Zenobia")
    with follower.step("Press *Print the paper*"):
        code, pages = says.locator(".code").inner_text(), prints(follower, person, "Print the paper")
        follower.presses(person, "Copy the link")
        person.reads(words("practice.copied"))
        link = person.page.evaluate("navigator.clipboard.readText()")
        assert link.startswith(f"{practice_site.address}#plan={code}")
    first = pages[0].extract_text()
    for told in (code, "Zenobia", "Eva Green", "555 0199", "Slowly"):
        assert told in first
    assert f"Open Stature.{practice_site.address}" in "".join(first.split()).replace("OpenStature", "Open Stature")
    assert len(pages) == 5, "code, rule, the one exercise, down and up, the grid"
    with follower.step("Hand the paper over"):
        follower.presses(person, "New paper, for the next person")
        expect(person.page.get_by_label("First name, if you like")).to_have_value("")
        expect(person.page.get_by_label("One note", exact=True)).to_have_value("")
        expect(says).to_contain_text(words("practice.nothing_yet"))
    follower.is_through()


def sets_a_plan(follower: Follower, person: Person) -> None:
    with follower.step("*Set and print*"):
        follower.presses(person, "Set and print")
        follower.chooses(group(person, NECK), "Do")
        follower.sees(group(person, NECK), "How many times")
        times = group(person, NECK).get_by_role("combobox", name="How many times")
        times.select_option("4")
        assert times.locator("option").count() == 10
        group(person, NECK).get_by_role("combobox", name="How", exact=True).select_option(index=0)
        follower.sees(group(person, NECK), "How")
        follower.chooses(group(person, NECK), "Evening")
        follower.chooses(group(person, WALL), "Not yet, until I say so")
        follower.sees(person, "I change nothing: the app decides")
    with follower.step("If you like"):
        follower.chooses(group(person, "Days"), "These days")
        group(person, "Days").get_by_text("Sun", exact=True).click()
        follower.chooses(group(person, "Days"), "No steps proposed")
        follower.fills(person, "First name, if you like", "Zenobia")
        follower.fills(person, "One note", "Slowly")


def test_a_usual_plan_and_a_paper_that_was_brought_back(there: Door) -> None:
    follower = Follower(PAGE, "A plan that you use often, and a paper that was brought back")
    person = arrives(there, "For physiotherapists")
    begin, says = "Start from a usual plan or an old paper", person.page.locator(".will-say .code")
    with follower.step("Set the plan once"):
        group(person, NECK).get_by_text("Do", exact=True).click()
        expect(says).to_have_text(CODE)
        code = says.inner_text()
        follower.unfolds(person, begin)
        follower.fills(person, "Keep this plan as (doses only; no name, no note)", "First visit")
        follower.presses(person, "Keep it")
        person.reads(words("practice.kept"))
    person.page.reload()
    with follower.step("The next time"):
        follower.unfolds(person, begin)
        person.page.get_by_role("button", name="First visit", exact=True).click()
        expect(says).to_have_text(code)
    person.page.reload()
    with follower.step("Of a paper that was brought back"):
        person.page.locator("summary", has_text=begin).click()
        follower.fills(person, "A code of a paper that was brought back", code.lower().replace("-", ""))
        follower.presses(person, "Read it")
        expect(says).to_have_text(code)
        group(person, WALL).get_by_text("Do", exact=True).click()
        expect(says).not_to_have_text(code)
    follower.is_through()


@pytest.fixture
def paper(there: Door) -> tuple[str, Image.Image]:
    """Three presses of the neck: the code, and the first sheet as it came out of her printer."""
    follower, person = Follower(PAGE, "A plan on paper, in a minute"), arrives(there, "For physiotherapists")
    writes_her_name(follower, person)
    group(person, NECK).get_by_text("Do", exact=True).click()
    group(person, NECK).get_by_role("combobox", name="How many times").select_option("3")
    expect(person.page.locator(".will-say")).to_contain_text("3")
    prints(follower, person, "Print the paper")
    sheet = pypdfium2.PdfDocument(person.page.pdf(format="A4", print_background=True))[0]
    return person.page.locator(".will-say .code").inner_text(), sheet.render(scale=150 / 72).to_pil().convert("RGB")


@pytest.fixture
def with_a_camera(
    playwright: Playwright, practice_site: Site, paper: tuple[str, Image.Image], tmp_path: Path
) -> Iterator[Door]:
    """Somebody else's tablet, whose camera looks at that sheet."""
    shown = film(in_a_hand(paper[1]), tmp_path / "paper.mjpeg")
    fed = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
    browser = opened_by(playwright, *fed, f"--use-file-for-fake-video-capture={shown}")
    with doors_of(browser, practice_site) as opened:
        yield opened
    browser.close()


@pytest.mark.parametrize("way", ["camera", "typed"])
def test_the_person_takes_the_paper(with_a_camera: Door, paper: tuple[str, Image.Image], way: str) -> None:
    follower = Follower(PAGE, "What the person does with the paper")
    person = with_a_camera.newcomer(5.0, ignore_https_errors=True, permissions=["camera"])
    with follower.step("They open Stature"):
        person.first_visit()
        person.lets_a_second_pass()
        follower.presses(person, "I have a paper")
    with follower.step("They press *Hold it before the camera*, or type"):
        typed = "Or type the letters and numbers"
        for name in ("Hold it before the camera", typed, "Next"):
            follower.sees(person, name)
        if way == "camera":
            follower.presses(person, "Hold it before the camera")
        else:
            follower.fills(person, typed, paper[0])
            follower.presses(person, "Next")
    with follower.step("They read what would change"):
        follower.sees(person, "Is it yours?")
        expect(person.page.get_by_text(f"{NECK}: {words('plan.dose', n=3)}")).to_be_visible()
        person.lets_a_second_pass()
        follower.presses(person, "Yes, this is mine. Use it.")
        person.sees("prescription.taken")
    follower.is_through()
    person.press("common.home")
    person.reads(words("home.dose", n=3, hold=5))


def test_a_diary_gets_to_the_practice(there: Door, tmp_path: Path) -> None:
    follower = Follower(PAGE, "How a diary gets from their tablet to you")
    person = there.newcomer(USUAL_RATE, NEXT_MORNING, **HOW)
    person.first_visit()
    person.does_the_whole("neck-press")
    with follower.step("They press *Diary*"):
        follower.presses(person, "Diary")
        follower.presses(person, "For my visit")
        for name, told in (("Next: what happened", "stops_title"), ("Back: what was done", "done_title")):
            person.lets_a_second_pass()
            follower.presses(person, name)
            heading = person.page.get_by_role("heading", name=paper_words("report", told), exact=True)
            expect(heading).to_be_visible()
    with follower.step("*Print it*"):
        assert len(prints(follower, person, "Print it")) == 2
    with follower.step("*Give the file*"), person.page.expect_download() as coming:
        follower.presses(person, "Give the file")
    coming.value.save_as(tmp_path / "brought.jsonl")
    follower.is_through()
    practice = arrives(there, "For physiotherapists")
    practice.page.get_by_role("link", name="Look", exact=True).click()
    practice.page.get_by_label(words("practice.choose"), exact=True).set_input_files(tmp_path / "brought.jsonl")
    expect(practice.page.locator(".case")).to_contain_text("1")


def brought(folder: Path) -> list[Path]:
    """Two people's files in one folder: Anna told pain, Ben answered once."""
    made = {
        "anna": (ANNA, a_diary(ANNA, 0x100), "2026-11-21T18:00:00+01:00"),
        "ben": (BEN, a_diary(BEN, 0x300)[:1], "2026-11-09T18:00:00+01:00"),
    }
    folder.mkdir()
    for name, (whose, entries, at) in made.items():
        people = [{"id": whose, "name": name.title(), "picture": "leaf"}]
        (folder / f"{name}.jsonl").write_text(write_backup(people, entries, at), "utf-8")
    return sorted(folder.iterdir())


def test_what_was_done_is_looked_at(there: Door, tmp_path: Path) -> None:
    follower, files = Follower(PAGE, "What was done"), brought(tmp_path / "people")
    person = arrives(there, "For physiotherapists")
    rows, name = person.page.locator(".case"), "Choose a folder"
    with follower.step("Press *Look*"):
        follower.presses(person, "Look")
        follower.sees(person, "Drop diaries here")
        follower.gives(person, "Choose diaries", files[:1])
        expect(rows).to_have_count(1)
        person.page.locator("summary", has_text=words("practice.more_files")).click()
        follower.gives(person, name, tmp_path / "people")
        expect(rows).to_have_count(2)
    reads_the_list(follower, person, rows)
    with follower.step("Press a name"):
        person.page.get_by_role("link", name="Anna", exact=True).click()
        for part in named_in(steps(PAGE)["What was done"][3]):
            follower.sees(person.page.locator(".one-person"), part)
        assert person.page.locator(".one-person .answers li").count() == 9
    with follower.step("*Print the report*"):
        assert len(prints(follower, person, "Print the report")) == 2
        for kind in ("Table for a spreadsheet (CSV)", "For a clinic's records (FHIR)"):
            with person.page.expect_download() as coming:
                follower.presses(person, kind)
            coming.value.save_as(tmp_path / "kept")
            assert (tmp_path / "kept").stat().st_size > 1000
        assert json.loads((tmp_path / "kept").read_text("utf-8"))["resourceType"] == "Bundle"
    with follower.step("*Set a new plan*"):
        follower.presses(person, "Set a new plan")
        expect(person.page.get_by_label("First name, if you like")).to_have_value("Anna")
        group(person, NECK).get_by_text("Do", exact=True).click()
        expect(person.page.locator(".will-say .code")).to_have_text(CODE)
    with follower.step("Press *Look* again"):
        follower.presses(person, "Look")
        follower.presses(person, "Clear the list")
        expect(rows).to_have_count(0)
    follower.is_through()


def reads_the_list(follower: Follower, person: Person, rows: Locator) -> None:
    with follower.step("People stand by name"):
        follower.sees(person, "Show")
        headings = [one for one in named_in(steps(PAGE)["What was done"][1]) if one != "Show"]
        shown = person.page.locator(".filter label > span:not(.how-many)").all_inner_texts()
        assert shown == headings
        for heading in headings:
            follower.chooses(person.page.locator(".filter"), heading)
            many = int(person.page.locator(".filter .chosen .how-many").inner_text())
            expect(rows).to_have_count(many)
        follower.chooses(person.page.locator(".filter"), words("practice.heading_hurt"))
        expect(rows).to_have_count(1)
    with follower.step("Read a row"):
        said = rows.first.inner_text()
        assert "Said it hurt on 19 November 2026: Neck press, 6 of 10" in said
        assert "in 28 days" in said
        assert rows.first.locator("svg").count() > 0
