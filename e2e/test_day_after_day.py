"""A person over weeks: small steps asked and explained, worse mornings, rest days, questions that come round again.

The days before are written as entries, as another device of this person would; the browser's date is moved.
"""

from __future__ import annotations

import re

import pytest
from conftest import NEXT_MORNING, Door
from days import CHEST, FIRST_RUNGS, NECK, WALL, after, comes_back, on_day, practised
from page_words import questions, spoken, words
from person import Person
from playwright.sync_api import Locator, expect

pytestmark = pytest.mark.browser


def says_how_the_morning_was(person: Person, pain: int) -> None:
    """With more pain a rest is offered, and nobody is made to."""
    person.press("home.morning_button")
    person.sees("morning.heading")
    person.says_pain(pain)
    rest = person.heading("before.rest_heading")
    expect(rest.or_(person.greeting()).first).to_be_visible()
    if rest.is_visible():
        person.press("common.home")
    person.is_at_today()


def proposal(person: Person) -> Locator:
    return person.page.get_by_role("region", name=words("proposal.heading"))


def opens_what_is_proposed(person: Person) -> None:
    """By its own questions, from today's page and back to it."""
    person.press("proposal.show")
    person.sees("opening.heading")
    person.press("common.next")
    person.press("common.yes")
    person.sees("opening.q2")
    person.press("common.yes")
    person.press("opening.open")
    person.is_at_today()


def change_of_today(person: Person) -> Locator:
    heading = person.page.get_by_role("heading", name=words("home.change_heading"), exact=True)
    return person.page.locator("section").filter(has=heading)


def part_of_the_plan(person: Person, exercise: str) -> Locator:
    return person.page.get_by_role("region", name=words(f"exercise.{exercise}.name"))


def test_an_easy_week_brings_one_small_step_that_explains_itself_is_accepted_and_taken_back(door: Door) -> None:
    person = after(door, 5)
    practised(person, NECK, range(1, 5))
    comes_back(person)
    says_how_the_morning_was(person, 0)
    card = proposal(person)
    expect(card).to_contain_text(spoken("progress.one_more"))
    expect(card).to_contain_text(words("plan.dose", n=5))
    expect(card).to_contain_text(words("plan.dose", n=6))
    card.get_by_text(words("proposal.why")).click()
    expect(card.get_by_text(spoken("progress.because_easy"))).to_be_visible()
    card.get_by_text(words("proposal.days")).click()
    expect(card.get_by_role("link")).to_be_visible()
    person.press("proposal.yes")
    expect(card).to_have_count(0)
    person.reads(words("home.row_dose", n=6))
    person.press("change.undo")
    person.reads(words("home.row_dose", n=5))
    answers = [entry["body"]["answer"] for entry in person.entries_kept("step_answered", 2)]
    assert answers == ["accepted", "undone"]


def test_a_step_may_be_left_for_another_time_without_a_word(door: Door) -> None:
    person = after(door, 5)
    practised(person, NECK, range(1, 5))
    comes_back(person)
    says_how_the_morning_was(person, 0)
    person.press("proposal.not_now")
    expect(proposal(person)).to_have_count(0)
    assert person.entry_kept("step_answered")["body"]["answer"] == "declined"


def test_after_two_good_weeks_the_chest_raise_is_asked_about_and_opens_on_its_own_questions(door: Door) -> None:
    person = after(door, 16)
    practised(person, NECK, range(1, 16))
    practised(person, WALL, range(1, 16))
    for exercise, most in ((NECK, 10), (WALL, 20)):
        set_by_therapist(person, exercise, most)
    comes_back(person)
    says_how_the_morning_was(person, 0)
    expect(proposal(person)).to_contain_text(spoken("progress.open"))
    opens_what_is_proposed(person)
    person.is_at_today()
    expect(person.start_button(CHEST)).to_be_visible()


def test_a_worse_morning_makes_it_easier_and_says_why(door: Door) -> None:
    person = after(door, 3)
    set_by_therapist(person, NECK, 7, locked=False)
    practised(person, NECK, range(1, 3))
    comes_back(person)
    says_how_the_morning_was(person, 5)
    expect(change_of_today(person)).to_contain_text(spoken("change.morning"))


def test_much_pain_before_is_met_with_a_kind_word_and_pain_that_rose_rests_the_day(door: Door) -> None:
    person = after(door, 1, rate=6)
    person.start_button(NECK).click()
    person.says_pain_before(5)
    person.sees("before.rest_heading")
    person.press("before.rest_today")
    person.is_at_today()
    person.start_button(NECK).click()
    person.says_pain_before(1)
    person.is_in_place()
    person.begins()
    person.is_holding()
    person.press("session.tired")
    person.press("leaving.stay")
    person.says_how_it_was(effort=3, pain=3)
    person.reads(spoken("closed.pain"))
    person.goes_home()
    expect(person.page.get_by_role("button", name=re.compile(f"^{words('home.start')}"))).to_have_count(0)
    body = person.entry_kept("session_finished")["body"]
    assert (body["pain_before"], body["pain"]) == (1, 3)


def test_after_a_month_three_questions_come_round_again_and_all_nine_go_on_paper(door: Door) -> None:
    person = door.newcomer(1.0, on_day(31), storage_state=door.kept_by_a_regular())
    person.goes_to()
    expect(person.start_button(NECK)).to_have_count(0)
    person.reads(words("home.again_lead"))
    person.answers_what_comes_round_again(q9="yes")
    expect(person.start_button(NECK)).to_be_visible()
    expect(person.start_button(WALL)).to_have_count(0)
    answers = [entry["body"]["answers"] for entry in person.entries_kept("screen_answered", 2)]
    assert {"q1": "no", "q2": "no", "q9": "yes"} in answers
    person.goes_to("#/result")
    expect(person.button("result.print")).to_be_visible()
    person.page.emulate_media(media="print")
    for question in questions():
        expect(person.page.locator(".paper").get_by_text(spoken(f"screen.{question['id']}"))).to_be_visible()
    paper = person.page.pdf(format="A4", print_background=False)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_three_days_a_week_is_one_tap_and_the_days_between_are_rest_without_blame(door: Door) -> None:
    person = after(door, 1)
    person.goes_to("#/plan")
    for exercise in (NECK, WALL):
        part = part_of_the_plan(person, exercise)
        part.get_by_role("button", name=words("plan.three_days"), exact=True).click()
        if exercise == NECK:
            part.get_by_label(words("plan.time_morning")).fill("06:45")
        part.get_by_role("button", name=re.compile(f"^{words('plan.save')}")).first.click()
        expect(part.get_by_text(words("plan.saved"), exact=True)).to_be_visible()
    person.goes_to("#/home")
    person.reads(words("home.rest_day"))
    expect(person.start_button(NECK)).to_be_visible()
    bodies = [entry["body"] for entry in person.entries_kept("plan_set", 2)]
    assert [body["days"] for body in bodies] == [["mon", "wed", "fri"]] * 2
    assert bodies[0]["times"] == {"morning": "06:45"}


def test_what_a_therapist_has_set_and_locked_stays_and_no_step_is_proposed(door: Door) -> None:
    person = after(door, 5)
    practised(person, NECK, range(1, 5))
    comes_back(person)
    says_how_the_morning_was(person, 0)
    expect(proposal(person)).to_be_visible()
    person.goes_to("#/plan")
    part = part_of_the_plan(person, NECK)
    part.get_by_text(words("plan.therapist"), exact=True).click()
    part.get_by_role("button", name=words("plan.therapist_yes"), exact=True).click()
    part.get_by_role("button", name=words("finish.more"), exact=True).last.click()
    part.get_by_role("button", name=words("plan.therapist_lock_yes"), exact=True).click()
    part.get_by_role("button", name=words("plan.save"), exact=True).click()
    part.get_by_text(words("plan.locked")).wait_for()
    person.goes_to("#/home")
    person.reads(words("home.row_dose", n=6))
    expect(proposal(person)).to_have_count(0)
    body = person.entry_kept("plan_set")["body"]
    assert (body["repetitions"], body["rung"], body["locked"], body["by"]) == (6, "pillow", True, "therapist")


def set_by_therapist(person: Person, exercise: str, repetitions: int, *, locked: bool = True) -> None:
    dose = {"repetitions": repetitions, "rung": FIRST_RUNGS[exercise]}
    body = {"exercise": exercise, **dose, "locked": locked, "by": "therapist"}
    person.diary.add("plan_set", body, NEXT_MORNING.isoformat())
