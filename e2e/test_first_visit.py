"""The first visit: a greeting, the sound, what this is, a number to call, nine questions, and what is open then."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import NEXT_MORNING, Door
from days import NECK, comes_back, did
from page_words import pattern, questions, spoken, words
from person import Person
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

EXERCISES = ("neck-press", "wall-ball-press", "prone-chest-raise")
NOT_OPENED_YET = {"prone-chest-raise"}


def test_a_new_person_is_led_from_the_greeting_to_the_first_exercise(door: Door) -> None:
    person = door.newcomer()
    person.goes_to()
    person.sees("welcome.heading")
    person.press("welcome.begin")
    person.sees("sound.heading")
    person.reads(words("sound.ask"))
    person.press("sound.yes")
    person.sees("statement.heading")
    person.reads(words("statement.not_medical"))
    person.press("welcome.agree")
    person.sees("number.heading")
    person.page.get_by_role("textbox", name=words("number.label")).fill("0123 456")
    person.press("number.use", number="0123 456")
    person.answers_the_questions()
    person.sees("result.heading")
    expect(person.start_button("neck-press")).to_be_visible()
    person.lets_a_second_pass()
    person.start_button("neck-press").click()
    person.sees("before.heading")


def test_whoever_wants_no_voice_says_so_before_a_word_is_spoken(door: Door) -> None:
    person = door.newcomer()
    person.goes_to()
    person.press("sound.without")
    person.sees("statement.heading")
    person.goes_to("#/settings")
    voice = person.page.get_by_role("group", name=words("settings.voice"), exact=True)
    expect(voice.get_by_role("button", pressed=True)).to_have_accessible_name(words("settings.voice_off"))


def test_how_to_be_called_is_asked_when_something_was_done_and_never_twice(door: Door) -> None:
    person = door.regular()
    person.is_known_to_the_keeper()
    expect(person.button("name.tell")).to_have_count(0)
    did(person, NECK, NEXT_MORNING)
    comes_back(person)
    person.press("name.tell")
    person.page.get_by_role("textbox", name=words("name.label")).fill("Ada")
    person.press("name.save")
    person.is_at_today("Ada")
    expect(person.button("name.tell")).to_have_count(0)


def test_a_browser_that_keeps_nothing_says_so_at_once_and_shows_what_still_works(door: Door) -> None:
    person = door.newcomer(scripts=(Path(__file__).parent / "keeps_nothing.js",))
    for place in ("", "#/home", "#/practise/neck-press%40morning", "#/diary"):
        person.goes_to(place)
        person.page.reload()
        person.sees("keeping.nothing_heading")
        person.reads(words("keeping.nothing"))
        expect(person.page.get_by_role("button", name=pattern("home.start_with"))).to_have_count(0)
    for place, heading in (
        ("handout", "handout.heading"),
        ("moving", "moving.heading"),
        ("statement", "statement.heading"),
    ):
        person.goes_to()
        person.page.get_by_role("main").get_by_role("link", name=words(f"more.{place}"), exact=True).click()
        person.sees(heading)


def test_no_page_that_moves_a_body_opens_before_the_statement_was_read(door: Door) -> None:
    person = door.newcomer()
    for place in ("#/home", "#/practise/neck-press%40morning", "#/opening", "#/questions/9"):
        person.goes_to(place)
        person.page.reload()
        person.sees("welcome.heading")


def test_somebody_who_does_not_hear_the_voice_is_helped_and_can_go_on(door: Door) -> None:
    person = door.newcomer()
    person.goes_to()
    person.press("welcome.begin")
    person.press("sound.no")
    person.reads(words("sound.help_volume"))
    person.press("sound.without")
    person.sees("statement.heading")


@pytest.mark.parametrize("written", ["help", "12"])
def test_an_emergency_number_that_cannot_be_called_is_not_kept(door: Door, written: str) -> None:
    person = door.newcomer()
    person.goes_to("#/welcome/number")
    person.page.get_by_role("textbox", name=words("number.label")).fill(written)
    person.press("number.save")
    person.reads(words("number.wrong"))
    person.sees("number.heading")


def test_no_question_can_be_passed_without_an_answer(door: Door) -> None:
    person = door.newcomer()
    person.goes_to()
    person.welcome()
    person.reads(words("common.of", n=1, all=9))
    person.goes_to("#/questions/9")
    person.reads(words("common.of", n=1, all=9))


def test_the_way_back_shows_the_answer_that_was_given(door: Door) -> None:
    person = door.newcomer()
    person.goes_to()
    person.welcome()
    person.answers(questions()[0], "not_sure")
    person.reads(words("common.of", n=2, all=9))
    person.press("common.back")
    person.reads(words("common.of", n=1, all=9))
    expect(person.page.get_by_role("button", pressed=True)).to_have_accessible_name(words("common.not_sure"))


def test_a_careful_answer_closes_what_it_should_and_so_does_not_sure(door: Door) -> None:
    """One of each: which closes what is asked of the coach, for all nine (coach/tests/test_today.py)."""
    person = door.regular()
    asked = {question["id"]: question for question in questions()}
    for question, answer in ((asked["q9"], asked["q9"]["careful"]), (asked["q7"], "not_sure")):
        answers_again(person, **{question["id"]: answer})
        said = f"{question['id']} answered {answer}"
        assert closed(person) == {*question["closes"], *NOT_OPENED_YET}, said
        person.reads(spoken(question["because"]))
    answers_again(person)
    assert closed(person) == NOT_OPENED_YET


def test_a_person_for_whom_nothing_is_open_is_offered_no_start(door: Door) -> None:
    person = door.newcomer()
    person.first_visit(q1="not_sure")
    expect(person.page.get_by_role("heading", name=words("home.closed_heading"))).to_be_visible()
    expect(person.page.get_by_role("button", name=pattern("home.start_with"))).to_have_count(0)


def test_what_a_doctor_has_allowed_opens_by_the_persons_own_word_on_the_next_morning(door: Door) -> None:
    person = door.newcomer()
    person.first_visit(q5="yes")
    person.press("result.cleared")
    person.press("result.cleared_no")
    expect(person.page.get_by_role("button", name=pattern("home.start_with"))).to_have_count(0)
    person.press("result.cleared")
    person.press("result.cleared_yes")
    person.reads(spoken("closed.asked"))
    expect(person.page.get_by_role("button", name=pattern("home.start_with"))).to_have_count(0)
    cleared = person.entry_kept("cleared")
    assert cleared["body"]["what"] == "q5"


def test_an_unsteady_person_can_say_that_a_chair_and_company_are_at_hand(door: Door) -> None:
    person = door.newcomer()
    person.first_visit(q9="yes")
    expect(person.start_button("neck-press")).to_be_visible()
    expect(person.start_button("wall-ball-press")).to_have_count(0)
    person.sees_what_is_not_for_now()
    person.reads(spoken("closed.unsteady"))
    # The diary counts in seconds, and what was said in the second of the answers does not count against them.
    person.lets_a_second_pass()
    person.press("home.company")
    expect(person.start_button("wall-ball-press")).to_be_visible()


def test_the_chest_raise_stays_closed_until_its_person_opens_it(door: Door) -> None:
    person = door.regular()
    expect(person.start_button("prone-chest-raise")).to_have_count(0)
    person.sees_what_is_not_for_now()
    person.press("home.opening")
    person.press("common.next")
    person.press("common.not_sure")
    person.sees("opening.no_heading")
    person.press("common.home")
    person.sees_what_is_not_for_now()
    expect(person.button("home.opening")).to_be_visible()
    expect(person.start_button("prone-chest-raise")).to_have_count(0)
    # The diary counts in seconds, and yes and no in one of them are no.
    person.lets_a_second_pass()
    person.opens_the_chest_raise()
    expect(person.start_button("prone-chest-raise")).to_be_visible()


def answers_again(person: Person, **otherwise: str) -> None:
    person.goes_to("#/questions/1")
    person.answers_the_questions(**otherwise)
    person.sees("result.heading")
    expect(person.page.get_by_text(words("result.answered_again"))).to_be_visible()


def closed(person: Person) -> set[str]:
    """What the page says is not for now."""
    names = {words(f"exercise.{exercise}.name"): exercise for exercise in EXERCISES}
    section = person.page.locator("section").filter(
        has=person.page.get_by_role("heading", name=words("result.closed"), exact=True)
    )
    return {names[name] for name in section.get_by_role("heading", level=3).all_inner_texts()}
