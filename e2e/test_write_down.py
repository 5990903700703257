"""What was done without the app, and a few words: from Today and from an earlier day, kept, counted as done, on the keeper too."""

from __future__ import annotations

import pytest
from conftest import Door
from page_words import pattern, words
from person import Person
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def person(door: Door) -> Person:
    person = door.regular()
    person.goes_to("#/home")
    person.is_at_today()
    return person


def test_in_three_taps_it_is_written_down_and_done(person: Person) -> None:
    person.press("home.write_down")
    expect(person.button("write_down.words_begin")).to_be_visible()
    person.lets_a_second_pass()
    person.page.get_by_role("button", name=pattern("exercise.wall-ball-press.name")).click()
    person.lets_a_second_pass()
    person.press("common.no")
    expect(person.page.locator("[role=status].status")).to_contain_text(words("exercise.wall-ball-press.name"))
    assert person.entry_kept("done_without_app")["body"]["hurt"] is False
    expect(person.page.get_by_role("button", name=pattern("exercise.wall-ball-press.name"))).to_have_count(0)
    person.lets_a_second_pass()
    person.press("write_down.to_day")
    person.reads(words("diary.without_once"))


def test_that_it_hurt_closes_everything_and_own_words_stand_on_the_day(person: Person) -> None:
    person.press("home.write_down")
    expect(person.button("write_down.words_begin")).to_be_visible()
    person.lets_a_second_pass()
    person.press("write_down.words_begin")
    person.page.get_by_role("textbox").fill("Walked to the lake.")
    person.press("write_down.keep")
    person.reads(words("write_down.words_kept"))
    person.lets_a_second_pass()
    person.page.get_by_role("button", name=pattern("exercise.wall-ball-press.name")).click()
    person.lets_a_second_pass()
    person.press("finish.it_hurts")
    person.lets_a_second_pass()
    person.says_how_much(5)
    person.sees("write_down.rest_heading")
    person.lets_a_second_pass()
    person.press("common.home")
    person.is_at_today()
    expect(person.page.get_by_role("button", name=pattern("home.start"))).to_have_count(0)
    person.goes_to("#/diary/" + person.entry_kept("words_written")["body"]["day"])
    person.reads("Walked to the lake.")
    person.reads(words("diary.without_pain", n=5))
