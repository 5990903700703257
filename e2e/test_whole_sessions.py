"""Each exercise from Start to the diary, at the coach's pace on a sped-up clock."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Door
from fast_clock import USUAL_RATE
from page_words import spoken
from person import Person, dose_of
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("exercise", ["neck-press", "wall-ball-press"])
def test_an_exercise_can_be_done_from_start_to_the_diary(door: Door, exercise: str) -> None:
    person = door.regular(rate=USUAL_RATE)
    person.does_the_whole(exercise)
    assert_done_and_kept(person, exercise)


def test_the_chest_raise_can_be_done_once_its_person_has_opened_it(door: Door) -> None:
    person = door.regular(rate=USUAL_RATE)
    person.opens_the_chest_raise()
    person.does_the_whole("prone-chest-raise")
    assert_done_and_kept(person, "prone-chest-raise")


def test_a_person_who_touches_nothing_is_led_to_the_ready_question_and_no_further(door: Door) -> None:
    person = door.regular(rate=2 * USUAL_RATE)
    person.starts("neck-press")
    person.press("setup.gate_yes")
    expect(person.button("setup.ready")).to_be_visible()
    # Silence never starts effort: whatever comes next, it is a question.
    person.reads(spoken("shared.ready_again"))
    person.sees("check.heading")
    expect(person.stage).to_be_hidden()


def test_the_way_down_and_the_way_up_are_read_out(door: Door) -> None:
    person = door.regular(rate=USUAL_RATE)
    person.starts("neck-press")
    down = person.gets_ready_step_by_step()
    person.begins()
    person.set_is_over()
    up = person.gets_up_step_by_step()
    assert spoken("log_roll.down") in down
    assert spoken("log_roll.up") in up


def test_every_answer_afterwards_may_be_left_out(door: Door) -> None:
    person = door.regular(rate=USUAL_RATE)
    person.starts("neck-press")
    person.is_in_place()
    person.begins()
    person.set_is_over()
    person.press("leaving.stay")
    person.says_how_it_was(effort=None, pain=None)
    person.goes_home()
    entry = person.entry_kept("session_finished")
    assert (entry["body"]["effort"], entry["body"]["pain"]) == (None, None)


def test_somebody_who_did_fewer_can_say_so(door: Door) -> None:
    person = door.regular(rate=USUAL_RATE)
    person.starts("neck-press")
    person.is_in_place()
    person.begins()
    person.set_is_over()
    person.press("leaving.stay")
    person.sees("finish.effort")
    person.press("finish.did_fewer")
    person.press("finish.fewer")
    person.press("finish.fewer")
    person.says_how_it_was()
    person.goes_home()
    entry = person.entry_kept("session_finished")
    assert entry["body"]["repetitions"] == dose_of("neck-press")
    assert entry["body"]["repetitions_said"] == dose_of("neck-press") - 2


def test_a_person_for_whom_today_is_not_the_day_goes_back_without_effort(door: Door) -> None:
    person = door.regular(rate=USUAL_RATE)
    person.starts("neck-press")
    person.press("setup.gate_no")
    person.says_how_it_was()
    person.goes_home()
    entry = person.entry_kept("session_finished")
    assert (entry["body"]["reason"], entry["body"]["repetitions"]) == ("STOPPED", 0)
    expect(person.start_button("neck-press")).to_be_visible()


def assert_done_and_kept(person: Person, exercise: str) -> None:
    body = only_session(person)
    assert body["exercise"] == exercise
    assert body["reason"] == "TARGET_REACHED"
    assert body["repetitions"] == body["repetitions_said"] == dose_of(exercise)
    assert (body["effort"], body["pain"]) == (3, 0)
    expect(person.done_today(exercise)).to_be_visible()


def only_session(person: Person) -> dict[str, Any]:
    entry = person.entry_kept("session_finished")
    body: dict[str, Any] = entry["body"]
    return body
