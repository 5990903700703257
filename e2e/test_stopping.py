"""Tired, pain and warning signs, from the middle of a hold: what is said, what is kept, what is closed, until when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import NEXT_MORNING, Door
from fast_clock import USUAL_RATE
from page_words import pattern, spoken, words
from person import Person, dose_of
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

KINDS = (
    "sharp_back_or_rib",
    "sharp_neck",
    "faint_or_breathless",
    "numb_or_weak",
    "face_or_speech",
    "bladder_bowel_or_saddle",
    "dizzy",
    "something_else",
)


def holding(door: Door, exercise_id: str = "neck-press") -> Person:
    """Somebody in the middle of a hold, at a pace at which a test can still react."""
    person = door.regular(rate=6)
    person.starts(exercise_id)
    person.is_in_place()
    person.begins()
    person.is_holding()
    return person


def test_tired_ends_the_set_kindly_and_counts_as_done(door: Door) -> None:
    person = holding(door)
    person.press("session.tired")
    person.sees("leaving.heading")
    expect(person.stage).to_be_hidden()
    person.press("leaving.stay")
    person.says_how_it_was(effort=7)
    person.reads(words("finish.how_TIRED"))
    person.goes_home()
    entry = person.entry_kept("session_finished")
    assert entry["body"]["reason"] == "TIRED"
    assert entry["body"]["repetitions"] < dose_of("neck-press")
    expect(person.done_today("neck-press")).to_be_visible()


def test_pain_that_is_just_sore_rests_first_and_closes_every_exercise_until_the_next_morning(door: Door) -> None:
    person = holding(door)
    person.press("session.hurts")
    person.sees("pain.heading")
    expect(person.stage).to_be_hidden()
    person.feels("sore")
    person.reads(spoken("shared.pain_rest"))
    person.gets_up_step_by_step()
    person.says_how_it_was(pain=4)
    person.reads(words("finish.how_PAIN"))
    person.goes_home()
    entry = person.entry_kept("session_finished")
    assert entry["body"]["reason"] == "PAIN"
    assert_all_closed(person, "closed.pain")
    kept = person.page.context.storage_state(indexed_db=True)

    late = door.newcomer(rate=USUAL_RATE, starts_at=NEXT_MORNING + timedelta(hours=18, minutes=30), storage_state=kept)
    late.goes_to()
    assert_all_closed(late, "closed.pain")
    next_day = door.newcomer(rate=USUAL_RATE, starts_at=NEXT_MORNING + timedelta(hours=22), storage_state=kept)
    next_day.goes_to()
    next_day.answers_what_comes_round_again()
    expect(next_day.start_button("neck-press")).to_be_visible()


def test_a_warning_sign_in_a_hold_says_stay_and_call_and_coaches_nobody_up(door: Door) -> None:
    person = holding(door)
    person.press("session.hurts")
    person.feels("chest_pain")
    assert_told_to_stay_and_call(person, "chest_pain")


@pytest.mark.parametrize("kind", KINDS)
def test_a_warning_sign_while_getting_ready_is_one_as_well(door: Door, kind: str) -> None:
    person = door.regular(rate=USUAL_RATE)
    person.starts("neck-press")
    person.press("setup.gate_yes")
    person.press("session.hurts")
    person.feels(kind)
    assert_told_to_stay_and_call(person, kind)


def assert_told_to_stay_and_call(person: Person, kind: str) -> None:
    person.sees("pain.redflag_heading")
    expect(person.page.get_by_role("link", name=pattern("common.call"))).to_have_attribute("href", "tel:112")
    expect(person.next_step).to_have_count(0)
    person.press("pain.understood")
    person.is_at_today()
    assert_all_closed(person, "closed.red_flag")
    entry = person.entry_kept("session_finished")
    assert entry["body"]["reason"] == "RED_FLAG"
    assert entry["body"]["red_flag"] == kind


def test_a_warning_sign_closes_all_also_after_days_until_the_morning_after_the_person_has_asked(door: Door) -> None:
    person = holding(door, "wall-ball-press")
    person.press("session.hurts")
    person.feels("chest_pain")
    person.press("pain.understood")
    assert_all_closed(person, "closed.red_flag")
    kept = person.page.context.storage_state(indexed_db=True)

    later = door.newcomer(rate=USUAL_RATE, starts_at=NEXT_MORNING + timedelta(days=9), storage_state=kept)
    later.goes_to()
    assert_all_closed(later, "closed.red_flag")
    later.press("result.cleared")
    later.press("result.cleared_yes")
    assert_all_closed(later, "closed.asked")
    kept = later.page.context.storage_state(indexed_db=True)

    next_day = door.newcomer(rate=USUAL_RATE, starts_at=NEXT_MORNING + timedelta(days=10), storage_state=kept)
    next_day.goes_to()
    next_day.answers_what_comes_round_again()
    expect(next_day.start_button("neck-press")).to_be_visible()


def test_stopping_while_getting_ready_needs_no_reason(door: Door) -> None:
    person = door.regular(rate=USUAL_RATE)
    person.starts("neck-press")
    person.press("setup.gate_yes")
    person.press("setup.stop")
    person.says_how_it_was()
    person.goes_home()
    entry = person.entry_kept("session_finished")
    assert (entry["body"]["reason"], entry["body"]["repetitions"]) == ("STOPPED", 0)
    expect(person.start_button("neck-press")).to_be_visible()


def test_pain_while_getting_ready_closes_the_day_as_well(door: Door) -> None:
    person = door.regular(rate=USUAL_RATE)
    person.starts("wall-ball-press")
    person.press("setup.gate_yes")
    person.press("session.hurts")
    person.feels("sore")
    person.gets_up_step_by_step()
    person.says_how_it_was(pain=2)
    person.goes_home()
    assert_all_closed(person, "closed.pain")


def assert_all_closed(person: Person, key: str) -> None:
    """Nothing can be started, and the page says why."""
    person.reads(spoken(key))
    expect(person.page.get_by_role("button", name=pattern("home.start_with"))).to_have_count(0)
