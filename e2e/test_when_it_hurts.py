"""A slip, a change of mind, pain at any hour, pain told in an answer: what is taken for what, and what follows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import NEXT_MORNING, Door
from fast_clock import USUAL_RATE
from page_words import pattern, questions, speaking, spoken, words
from person import Person
from playwright.sync_api import ViewportSize, expect
from test_stopping import assert_all_closed, holding

from stature_coach.session.events import RedFlag

pytestmark = pytest.mark.browser

MUCH = 8


def call_of(person: Person) -> None:
    expect(person.page.get_by_role("link", name=pattern("common.call")).first).to_have_attribute("href", "tel:112")


def test_pressed_by_mistake_is_a_pause_kept_and_offered_once(door: Door) -> None:
    person = holding(door)
    person.press("session.hurts")
    person.feels("mistake")
    expect(person.paused_stage).to_be_visible()
    person.lets_a_second_pass()
    person.paused_stage.click()
    person.is_holding()
    person.press("session.hurts")
    person.sees("pain.heading")
    expect(person.page.get_by_role("button", name=spoken("feel.sore"))).to_be_visible()
    expect(person.page.get_by_role("button", name=spoken("feel.mistake"))).to_have_count(0)
    person.feels("sore")
    person.gets_up_step_by_step()
    person.says_how_it_was(pain=1)
    person.goes_home()
    body = person.entry_kept("session_finished")["body"]
    assert (body["pressed_by_mistake"], body["pain_told"], body["reason"]) == (1, True, "PAIN")


def test_after_a_slip_alone_nothing_was_told_and_nothing_is_closed(door: Door) -> None:
    person = holding(door)
    person.press("session.hurts")
    person.feels("mistake")
    person.press("session.tired")
    person.press("leaving.stay")
    person.says_how_it_was()
    person.goes_home()
    body = person.entry_kept("session_finished")["body"]
    assert (body["pressed_by_mistake"], body["pain_told"], body["reason"]) == (1, False, "TIRED")
    expect(person.start_button("wall-ball-press")).to_be_visible()


def test_going_back_from_the_question_is_pain_told(door: Door) -> None:
    person = holding(door)
    person.press("session.hurts")
    person.sees("pain.heading")
    person.page.go_back()
    person.gets_up_step_by_step()
    person.says_how_it_was(pain=None)
    person.goes_home()
    assert person.entry_kept("session_finished")["body"]["pain_told"] is True
    assert_all_closed(person, "closed.pain")


def test_a_question_that_nobody_answers_is_pain_told(door: Door) -> None:
    person = door.regular(rate=USUAL_RATE)
    person.starts("wall-ball-press")
    person.press("setup.gate_yes")
    person.press("session.hurts")
    person.sees("pain.heading")
    person.gets_up_step_by_step()
    person.says_how_it_was(pain=None)
    person.goes_home()
    assert person.entry_kept("session_finished")["body"]["pain_told"] is True
    assert_all_closed(person, "closed.pain")


def test_not_tired_after_all_can_be_said_for_a_moment_and_begins_with_ready(door: Door) -> None:
    # Slow enough that five seconds are time for a person.
    person = door.regular(rate=2)
    person.starts("neck-press")
    person.is_in_place()
    person.begins()
    person.is_holding()
    person.press("session.tired")
    person.press("leaving.take_back")
    expect(person.button("setup.ready")).to_be_visible()
    person.begins()
    person.is_holding()
    person.press("session.tired")
    person.press("leaving.stay")
    person.says_how_it_was()
    person.goes_home()
    body = person.entry_kept("session_finished")["body"]
    assert (body["tired_taken_back"], body["reason"]) == (True, "TIRED")


def test_five_seconds_later_tired_stays_tired(door: Door) -> None:
    person = holding(door)
    person.press("session.tired")
    person.sees("leaving.heading")
    expect(person.button("leaving.take_back")).to_be_hidden()


def test_whoever_lies_in_bed_already_is_not_asked_to_sit_up(door: Door) -> None:
    person = door.regular(rate=6)
    person.starts("neck-press")
    person.press("setup.gate_lying")
    read = person.gets_ready_step_by_step(gate=False)
    assert spoken("log_roll.sit") not in read
    person.begins()
    person.is_holding()


def test_a_no_to_new_pain_at_the_gate_of_the_chest_raise_is_asked_what_it_is_and_closes_the_day(door: Door) -> None:
    person = door.regular(rate=USUAL_RATE)
    person.opens_the_chest_raise()
    person.starts("prone-chest-raise")
    person.press("setup.gate_yes")
    person.reads(spoken("prone_chest_raise.no_new_pain"))
    person.press("setup.gate_no")
    person.sees("pain.heading")
    person.feels("sore")
    person.says_how_it_was(pain=3)
    person.goes_home()
    assert person.entry_kept("session_finished")["body"]["pain_told"] is True


# What lies below the last of them, or is covered by the four places, is not seen by somebody in a fright.
NAMES_SEEN = """() => [...document.querySelectorAll('.felt .signs button, .felt .sore button')].filter((each) => {
  const { left, top, width, height } = each.getBoundingClientRect();
  return [0.1, 0.9].every((part) => each.contains(document.elementFromPoint(left + width / 2, top + height * part)));
}).map(({ innerText }) => innerText.trim())"""
# A page that was scrolled stands still, and has looked what is in sight.
STANDS_AGAIN_MS = 300


@pytest.mark.parametrize(
    "screen", [{"width": 390, "height": 844}, {"width": 1440, "height": 900}], ids=["phone", "laptop"]
)
@pytest.mark.parametrize(("language", "locale"), [("en", "en-GB"), ("es", "es-ES")])
def test_every_sign_is_seen_at_once_before_anybody_says_none_of_these(
    door: Door, language: str, locale: str, screen: ViewportSize
) -> None:
    person = door.newcomer(rate=5.0, locale=locale, viewport=screen)
    with speaking(language):
        person.first_visit()
        person.press("home.hurts")
        expect(person.page.get_by_role("button", name=spoken("feel.sore"))).to_be_visible()
        assert len(person.page.evaluate(NAMES_SEEN)) == len(RedFlag) + 1


def test_on_a_small_screen_more_is_offered_below_until_the_last_sign_was_in_sight(door: Door) -> None:
    person = door.newcomer(rate=5.0, viewport={"width": 320, "height": 568})
    person.first_visit()
    person.press("home.hurts")
    sore = person.page.get_by_role("button", name=spoken("feel.sore"))
    below = person.page.locator(".more-below button")
    seen: set[str] = set()
    expect(below).to_be_visible()
    while below.is_visible():
        expect(sore).not_to_be_in_viewport(ratio=1)
        seen |= set(person.page.evaluate(NAMES_SEEN))
        person.lets_a_second_pass()
        below.click()
        person.page.wait_for_timeout(STANDS_AGAIN_MS)
    assert seen | set(person.page.evaluate(NAMES_SEEN)) >= {spoken(f"feel.{sign.value}") for sign in RedFlag}
    expect(sore).to_be_in_viewport(ratio=1)


def test_soreness_at_any_hour_is_told_from_today_and_closes_the_day(door: Door) -> None:
    person = door.regular(rate=USUAL_RATE)
    person.press("home.hurts")
    person.feels("sore")
    person.says_how_much(None)
    person.sees("pain.rest_heading")
    person.press("common.home")
    assert_all_closed(person, "closed.pain")
    assert person.entry_kept("pain_told")["body"] == {"pain": None, "exercise": None}


def test_a_warning_sign_told_from_today_closes_all_and_asking_opens_it_only_the_next_morning(door: Door) -> None:
    person = door.regular(rate=USUAL_RATE)
    person.press("home.hurts")
    person.feels("face_or_speech")
    person.sees("pain.redflag_heading")
    person.reads(spoken("shared.call_emergency"))
    call_of(person)
    person.press("pain.understood")
    assert_all_closed(person, "closed.red_flag")
    call_of(person)
    person.press("result.cleared")
    person.press("result.cleared_yes")
    flag = person.entry_kept("red_flag")
    assert person.entry_kept("cleared")["body"] == {"what": "red_flag", "entries": [flag["id"]]}
    assert_all_closed(person, "closed.asked")
    kept = person.page.context.storage_state(indexed_db=True)
    next_day = door.newcomer(rate=USUAL_RATE, starts_at=NEXT_MORNING + timedelta(days=1), storage_state=kept)
    next_day.goes_to()
    next_day.answers_what_comes_round_again()
    expect(next_day.start_button("neck-press")).to_be_visible()


def test_a_warning_sign_among_the_nine_questions_gets_its_words_and_the_number_at_once(door: Door) -> None:
    urgent = next(question for question in questions() if question.get("urgent"))
    person = door.newcomer(rate=5)
    person.goes_to()
    person.welcome()
    for number, question in enumerate(questions(), start=1):
        person.reads(words("common.of", n=number, all=len(questions())))
        if question == urgent:
            break
        person.answers(question, "no" if question["careful"] == "yes" else "yes")
    person.lets_a_second_pass()
    person.press(f"common.{urgent['urgent'][0]}")
    person.reads(spoken(f"screen.{urgent['id']}_urgent"))
    call_of(person)
    answered = person.entry_kept("screen_answered")["body"]
    assert answered == {"answers": {urgent["id"]: urgent["urgent"][0]}}


@pytest.mark.parametrize("when", ["before", "after"])
def test_much_pain_in_an_answer_gets_a_word_and_the_number_and_closes_the_day(door: Door, when: str) -> None:
    person = door.regular(rate=6)
    person.start_button("neck-press").click()
    person.says_pain_before(MUCH if when == "before" else None)
    if when == "after":
        person.is_in_place()
        person.begins()
        person.is_holding()
        person.press("session.tired")
        person.press("leaving.stay")
        person.says_how_it_was(pain=MUCH)
    call_of(person)
    told = person.entry_kept("pain_told")["body"]
    assert told == {"pain": MUCH, "exercise": "neck-press"}
    person.press("common.home" if when == "before" else "finish.home")
    assert_all_closed(person, "closed.pain")


def test_much_pain_in_the_morning_is_met_as_well(door: Door) -> None:
    person = door.regular(rate=USUAL_RATE)
    person.goes_to("#/morning")
    person.sees("morning.heading")
    person.says_pain(MUCH)
    call_of(person)
    person.press("common.home")
    assert_all_closed(person, "closed.pain")
