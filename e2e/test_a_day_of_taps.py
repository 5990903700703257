"""Two taps before and two after: what a day asks of a hand that knows the exercises."""

from __future__ import annotations

import pytest
from a_day_of_taps import chest_raise, first_time_ever, lives_a_day, somebody_who_knows_it
from conftest import Door
from days import NECK
from page_words import spoken
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_whole_day_is_fourteen_taps(door: Door) -> None:
    taps = lives_a_day(somebody_who_knows_it(door))
    assert set(taps.to_the_first_count.values()) == {2}
    assert set(taps.after_the_last_hold.values()) == {2}
    assert taps.in_all == 14


def test_nobody_taps_more_than_seventeen_times_to_their_very_first_count(door: Door) -> None:
    assert first_time_ever(door) <= 17


def test_the_chest_raise_asks_one_tap_more_for_its_own_question(door: Door) -> None:
    assert chest_raise(door) == (3, 2)


def test_whoever_is_ready_at_once_hears_the_breath_before_the_lead_in_and_can_hear_everything(door: Door) -> None:
    person = somebody_who_knows_it(door, rate=1.0)
    # What the other device wrote has come, and the plan is that of now.
    expect(person.button("home.morning_button")).to_be_visible()
    person.start_button(NECK).click()
    person.says_pain_before(0)
    person.press("setup.more")
    expect(person.button("setup.everything")).to_be_visible()
    person.press("common.close")
    person.press("setup.gate_ready")
    person.reads(spoken("shared.breathe_familiar"))
    person.press("setup.more")
    person.press("setup.everything")
    person.reads(spoken("shared.smooth"))
    expect(person.button("setup.ready")).to_be_visible()
