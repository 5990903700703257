"""Several people on one device: each sees their own diary and nobody another's, not even by accident."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from axe import faults_of
from conftest import Door
from household import (
    adds_somebody_new,
    badge,
    card,
    gives_self_a_name,
    is_asked_who_is_here,
    is_welcomed,
    says_to_be,
)
from page_words import words
from person import Person
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# The page's own clock jumps; nobody waits twenty minutes for a test.
LATER = """(minutes) => {
  const Now = Date;
  globalThis.Date = class extends Now {
    constructor(...parts) { if (parts.length) super(...parts); else super(Now.now() + minutes * 60_000); }
    static now() { return Now.now() + minutes * 60_000; }
  };
}"""
SCREENS = {
    "phone": {"width": 390, "height": 844},
    "tablet": {"width": 820, "height": 1180},
    "desktop": {"width": 1440, "height": 900},
}


def test_alone_nobody_is_asked_who_they_are(door: Door) -> None:
    person = door.regular()
    gives_self_a_name(person, "Ana", "sun")
    expect(badge(person, "Ana")).to_have_count(0)
    person.goes_to("#/home")
    person.page.reload()
    person.is_at_today("Ana")


def test_each_of_two_people_has_a_diary_questions_and_settings_of_their_own(door: Door) -> None:
    ana = _ana_and_ben(door)
    ben = ana
    is_welcomed(ben)
    # Ben is asked his own nine questions; Ana's answers are not his.
    ben.answers_the_questions(q1="not_sure")
    ben.sees("result.heading")
    ben.press("result.go")
    ben.is_at_today("Ben")
    expect(badge(ben, "Ben")).to_be_visible()
    expect(ben.start_button("neck-press")).to_have_count(0)
    ben.goes_to("#/people")
    ben.press("people.switch")
    says_to_be(ben, "Ana")
    ana.is_at_today("Ana")
    expect(badge(ana, "Ana")).to_be_visible()
    expect(ana.start_button("neck-press")).to_be_visible()
    assert "Ben" not in ana.page.locator("body").inner_text()


def test_after_a_long_absence_and_when_opened_it_is_asked_again(door: Door) -> None:
    ben = _ana_and_ben(door)
    ben.page.reload()
    ben.sees("welcome.heading")
    _is_away(ben, minutes=10)
    ben.sees("welcome.heading")
    _is_away(ben, minutes=20)
    is_asked_who_is_here(ben)
    expect(ben.page.locator("header")).to_have_count(0)
    says_to_be(ben, "Ben")
    ben.sees("welcome.heading")
    # Another opening is another page: it knows nobody.
    another = door.another_page_of(ben)
    another.goes_to()
    is_asked_who_is_here(another)
    expect(another.greeting()).to_have_count(0)


def test_a_session_is_not_interrupted_by_the_question_and_belongs_to_who_began_it(door: Door) -> None:
    ben = _ana_and_ben(door, rate=20.0)
    ben.goes_to("#/people")
    ben.press("people.switch")
    says_to_be(ben, "Ana")
    ana = ben
    ana.starts("neck-press")
    _is_away(ana, minutes=20)
    # The coach has ended what nobody was there for; that is read first, and it is Ana's.
    ana.sees("finish.stopped_heading")
    ana.goes_home()
    is_asked_who_is_here(ana)
    says_to_be(ana, "Ana")
    ana.is_at_today("Ana")
    entry = ana.entry_kept("session_finished")
    assert entry["body"]["reason"] == "INTERRUPTED"
    assert entry["person"] not in ana.page.evaluate("localStorage.getItem('stature.shelves')")


def test_what_was_cut_short_is_offered_to_its_own_person_alone(door: Door) -> None:
    ben = _ana_and_ben(door)
    ben.page.evaluate(
        """localStorage.setItem('stature.session-under-way', JSON.stringify({
             exercise: 'neck-press', plan: 'neck-press@morning', repetitions: 2,
             body: { exercise: 'neck-press', reason: 'INTERRUPTED', repetitions: 2 } }))"""
    )
    is_welcomed(ben)
    ben.answers_the_questions()
    ben.press("result.go")
    ben.is_at_today("Ben")
    expect(ben.button("home.interrupted_keep")).to_have_count(0)
    ben.goes_to("#/people")
    ben.press("people.switch")
    says_to_be(ben, "Ana")
    expect(ben.button("home.interrupted_keep")).to_be_visible()


def test_a_person_is_taken_off_only_when_asked_twice_and_the_other_stays(door: Door) -> None:
    ben = _ana_and_ben(door)
    ben.goes_to("#/people/remove")
    ben.press("people.remove_go", name="Ben")
    ben.reads(words("people.remove_sure", name="Ben"))
    ben.press("people.remove_no")
    ben.sees("people.heading")
    ben.goes_to("#/people/remove")
    ben.press("people.remove_go", name="Ben")
    ben.press("people.remove_yes", name="Ben")
    # Ana is alone again: nothing is asked, and all of hers is there.
    ben.is_at_today("Ana")
    expect(ben.start_button("neck-press")).to_be_visible()


def test_before_a_diary_that_is_here_alone_is_taken_off_it_is_saved_to_a_file(door: Door) -> None:
    ana = door.regular()
    gives_self_a_name(ana, "Ana", "sun")
    door.witness_of(ana).forgive(r"net::ERR_INTERNET_DISCONNECTED")
    ana.page.context.set_offline(True)
    # An answer that the server cannot have yet.
    ana.page.evaluate("location.hash = '#/questions/1'")
    ana.answers_the_questions()
    ana.sees("result.heading")
    ana.page.evaluate("location.hash = '#/people/remove'")
    expect(ana.button("people.remove_save")).to_be_visible()
    expect(ana.button("people.remove_go", name="Ana")).to_have_count(0)
    with ana.page.expect_download() as saved:
        ana.press("people.remove_save")
    head, *lines = (json.loads(line) for line in saved.value.path().read_text("utf-8").splitlines())
    assert [line["kind"] for line in lines] == ["screen_answered", "screen_answered"]
    assert (head["entries"], [one["name"] for one in head["people"]]) == (2, ["Ana"])
    expect(ana.button("people.remove_go", name="Ana")).to_be_visible()


def test_two_with_the_same_name_and_picture_cannot_be(door: Door) -> None:
    person = door.regular()
    gives_self_a_name(person, "Ana", "sun")
    person.goes_to("#/people/new")
    person.page.get_by_role("textbox", name=words("people.name")).fill("Ana")
    person.page.get_by_role("button", name=words("people.picture_sun"), exact=True).click()
    person.press("people.save")
    person.reads(words("people.taken"))
    person.sees("people.new_heading")


def test_the_keyboard_alone_can_say_who_is_here(door: Door) -> None:
    person = _ana_and_ben(door)
    person.goes_to("#/people")
    person.press("people.switch")
    is_asked_who_is_here(person)
    expect(person.heading("people.who")).to_be_focused()
    for _ in range(4):
        person.page.keyboard.press("Tab")
        if card(person, "Ana").evaluate("(element) => element === document.activeElement"):
            break
    expect(card(person, "Ana")).to_be_focused()
    person.page.keyboard.press("Enter")
    person.is_at_today("Ana")


@pytest.mark.parametrize("look", ["light", "dark", "night"])
def test_no_page_of_the_household_keeps_anybody_out(door: Door, look: str) -> None:
    person = _ana_and_ben(door)
    person.goes_to("#/settings")
    person.chooses("settings.look", words(f"settings.look_{look}"))
    faults: list[str] = []
    for place, heading in {
        "people": "people.heading",
        "people/me": "people.me_heading",
        "people/new": "people.new_heading",
        "people/remove": "people.remove_heading",
    }.items():
        person.goes_to(f"#/{place}")
        person.sees(heading)
        faults += faults_of(person, place, look)
    person.goes_to("#/people")
    person.press("people.switch")
    is_asked_who_is_here(person)
    faults += faults_of(person, "who", look)
    assert not faults, "\n".join(faults)


def look_at(door: Door, folder: Path) -> None:
    """Pictures of these pages, for people to judge."""
    for screen, size in SCREENS.items():
        for look in ("light", "dark"):
            how: dict[str, Any] = {"viewport": size}
            person = _ana_and_ben(door, **how)
            person.goes_to("#/settings")
            person.chooses("settings.look", words(f"settings.look_{look}"))
            for place in ("people", "people/me", "people/new", "people/remove"):
                person.goes_to(f"#/{place}")
                person.page.wait_for_timeout(500)
                person.page.screenshot(path=folder / f"{screen}-{look}-{place.replace('/', '-')}.png", full_page=True)
            person.goes_to("#/people")
            person.press("people.switch")
            is_asked_who_is_here(person)
            person.page.screenshot(path=folder / f"{screen}-{look}-who.png")


def _ana_and_ben(door: Door, rate: float = 1.0, **how: Any) -> Person:
    """Ana, for whom all is well, and Ben, who has just been added and is greeted."""
    person = door.regular(rate=rate, **how)
    gives_self_a_name(person, "Ana", "sun")
    adds_somebody_new(person, "Ben", "boat")
    return person


def _is_away(person: Person, minutes: int) -> None:
    person.puts_the_page_away()
    person.page.evaluate(LATER, minutes)
    person.takes_the_page_out()
