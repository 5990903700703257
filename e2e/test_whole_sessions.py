"""Each exercise from Start to the diary, at the coach's pace on a sped-up clock."""

from __future__ import annotations

import pytest
from conftest import Door
from fast_clock import USUAL_RATE
from page_words import words
from person import dose_of
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("exercise", ["neck-press", "wall-ball-press"])
def test_an_exercise_can_be_done_from_start_to_the_diary(door: Door, exercise: str) -> None:
    person = door.regular(rate=USUAL_RATE)
    person.does_the_whole(exercise)
    assert_kept(person.diary.entries("session_finished"), exercise)
    expect(person.page.get_by_role("heading", name=words("home.done_heading"))).to_be_visible()


def assert_kept(finished: list[dict], exercise: str) -> None:  # type: ignore[type-arg]
    (entry,) = finished
    body = entry["body"]
    assert body["exercise"] == exercise
    assert body["reason"] == "TARGET_REACHED"
    assert body["repetitions"] == body["repetitions_said"] == dose_of(exercise)
    assert (body["effort"], body["pain"]) == (3, 0)
