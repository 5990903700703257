"""Every numbered step of the how-to for group leaders, followed as it is written, from a published folder."""

from __future__ import annotations

import re

import pytest
from conftest import Door
from fast_clock import USUAL_RATE
from how_to import HOW, Follower, arrives, named_in, prints, sections
from page_words import spoken, words
from person import Person
from playwright.sync_api import expect
from test_group import comes_to

from lab.hosting import Site

pytest_plugins = ["where_how_tos_are_followed"]
pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGE = "for-group-leaders"


def test_where_somebody_uses_the_app_both_pages_are_under_more(there: Door) -> None:
    person = there.newcomer(5.0, **HOW)
    person.first_visit()
    for name in ("For physiotherapists", "For group leaders"):
        person.page.get_by_role("link", name=words("bar.more"), exact=True).click()
        person.page.get_by_role("link", name=re.compile(f"^{name}")).click()
        expect(person.page.get_by_role("heading", name=name, level=1)).to_be_visible()


def test_a_week_before_the_group(there: Door, practice_site: Site) -> None:
    follower, person = Follower(PAGE, "A week before"), there.newcomer(**HOW)
    with follower.step("Open Stature once"):
        person.goes_to()
        follower.presses(person, "For group leaders")
    with follower.step("Press *Print the two sheets*"):
        pages = [page.extract_text() for page in prints(follower, person, "Print the two sheets")]
        assert len(pages) == 2
        person.page.emulate_media(media="print")
        for name in ("Nine questions before we begin", "To take home", "Group, and telephone:"):
            follower.sees(person.page.locator(".sheets"), name)
        assert practice_site.address in "".join(pages[1].split())
    follower.is_through()


def test_in_the_room_and_afterwards(there: Door) -> None:
    follower, person = Follower(PAGE, "In the room"), arrives(there, "For group leaders", USUAL_RATE)
    ticks = person.page.locator(".group-ticks button")
    expect(ticks).to_have_count(6)
    asked = dict(
        zip(("chairs", "wall", "balls", "shoes", "telephone", "questions"), ticks.all_inner_texts(), strict=True)
    )
    looks_at_the_room(follower, asked)
    with follower.step("On the page say"):
        for name in (
            "How many are you?",
            "How many stand at the wall at once?",
            "Whom would you call in an emergency?",
        ):
            follower.sees(person, name)
        people = person.page.locator("section", has_text="How many are you?")
        people.get_by_role("button").last.click()
        expect(people).to_contain_text("9")
    with follower.step("*Look at each of these, and tick it*"):
        follower.sees(person, "Look at each of these, and tick it")
        for each in ticks.all():
            expect(person.button("group.begin")).to_have_attribute("aria-disabled", "true")
            each.click()
        follower.presses(person, "Begin")
    with follower.step("The voice tells what comes"):
        comes_to(person, "telling")
        follower.sees(person, "Next")
        comes_to(person, "asking_ready")
        follower.presses(person, "All stand well: begin")
        comes_to(person, "holding")
        follower.presses(person, "They have had enough")
        comes_to(person, "changing_places")
        comes_to(person, "asking_ready")
    follower.is_through()
    each_key(person)
    afterwards(person)


def looks_at_the_room(follower: Follower, asked: dict[str, str]) -> None:
    """The page asks for what the how-to puts there."""
    with follower.step("Put a chair"):
        for tick, said in (
            ("chairs", "None folds"),
            ("wall", "without a door"),
            ("balls", "20 to 25 cm"),
            ("shoes", "grip"),
        ):
            assert said in asked[tick]
    with follower.step("A telephone that works"):
        assert "telephone" in asked["telephone"]
    with follower.step("Give out the nine questions"):
        assert "sits and counts" in asked["questions"]


def each_key(person: Person) -> None:
    """The table of keys, row by row, in the second turn of the same room."""
    told = named_in(sections(PAGE)["Your keys"])
    main, key = person.page.locator(".room-main button"), _Keys(person)
    key("All stand well: begin")
    comes_to(person, "holding")
    key("Pause")
    expect(person.page.locator(".room[data-phase=paused]")).to_be_visible()
    key("Go on")
    comes_to(person, "holding")
    person.page.keyboard.press("1")
    expect(person.page.locator(".room[data-phase=paused]")).to_be_visible()
    main.click()
    comes_to(person, "holding")
    key("Somebody hurts")
    for sign in ("chest_pain", "numb_or_weak"):
        expect(person.page.get_by_text(spoken(f"feel.{sign}"))).to_be_visible()
    key("The others go on")
    expect(person.page.locator(".room-sentence")).to_have_text(spoken("group.stays_seated"))
    others = ("Everybody relax", "Warning sign", "They have had enough", "End it")
    for name in others:
        expect(person.page.get_by_role("button", name=re.compile(name))).to_be_visible()
    assert set(told) == {*key.pressed, *others}


class _Keys:
    """The leader's keys by their names, and which were pressed."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self.pressed = set[str]()

    def __call__(self, name: str) -> None:
        # A second tap within 0.6 s is a trembling hand's.
        self._person.lets_a_second_pass()
        self._person.page.get_by_role("button", name=re.compile(name)).click()
        self.pressed.add(name)


def afterwards(person: Person) -> None:
    follower = Follower(PAGE, "Afterwards")
    with follower.step("*The group is over*"):
        person.page.get_by_role("button", name=re.compile("Warning sign")).click()
        follower.sees(person, "The group is over")
        person.reads(words("group.nothing_kept"))
        assert len(prints(follower, person, "Print the two sheets")) == 2
    with follower.step("Whoever hurt"):
        assert "until tomorrow" in words("group.over_hurt")
    with follower.step("*Another group*"):
        follower.presses(person, "Another group")
        expect(person.page.locator(".group-ticks button")).to_have_count(6)
    follower.is_through()
