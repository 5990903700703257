"""In the evening both questions may wait, and the screen goes dark; in the morning they are asked once, and then the night."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Door
from days import NECK, on_day
from page_words import words
from person import Person
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

QUICKLY = 5.0
NINE_IN_THE_EVENING = on_day(1) + timedelta(hours=12)
NECK_PRESS = words(f"exercise.{NECK}.name")


def does_a_set(person: Person) -> None:
    person.starts(NECK)
    person.is_in_place()
    person.begins()
    person.set_is_over()
    person.gets_up_step_by_step()
    person.sees("finish.effort")


def the_next_morning(door: Door, evening: Person) -> Person:
    """On the same device."""
    kept = evening.page.context.storage_state(indexed_db=True)
    evening.page.close()
    person = door.newcomer(QUICKLY, on_day(2), storage_state=kept)
    person.goes_to()
    person.is_at_today()
    return person


def test_what_waits_in_the_evening_is_asked_in_the_morning_and_completes_the_session(door: Door) -> None:
    person = door.regular(QUICKLY, NINE_IN_THE_EVENING)
    does_a_set(person)
    person.lets_a_second_pass()
    person.press("finish.later")
    person.sees("finish.night")
    body = person.entry_kept("session_finished")["body"]
    assert (body["effort"], body["pain"], body["answers_wait"]) == (None, None, True)
    person.lets_a_second_pass()
    person.press("finish.night_touch")
    person.is_at_today()

    person = the_next_morning(door, person)
    person.press("home.morning_button")
    person.sees("morning.last_evening", exercise=NECK_PRESS)
    person.reads(words("finish.counted", n=body["repetitions"]))
    person.says_effort(3)
    person.sees("morning.last_evening_pain")
    person.lets_a_second_pass()
    person.press("common.no")
    person.sees("morning.heading")
    person.says_pain(0)
    person.is_at_today()
    told = person.entry_kept("session_answered")["body"]
    assert (told["effort"], told["pain"], told["repetitions_said"]) == (3, 0, body["repetitions"])
    expect(person.button("home.morning_button")).to_have_count(0)
    person.goes_to(f"#/diary/{on_day(1).date()}")
    person.reads(words("diary.effort", n=3, words="easy"))


def test_in_the_morning_nothing_waits(door: Door) -> None:
    person = door.regular(QUICKLY)
    does_a_set(person)
    expect(person.button("finish.skip")).to_be_visible()
    expect(person.button("finish.later")).to_have_count(0)
