"""A whole month of one person, in the real browser with a moved clock: each morning the app is opened anew.

What was done between the mornings arrives as entries, as from another device of the same person; some days are lived
through the pages to the end.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from conftest import Door
from page_words import spoken, words
from person import Person
from playwright.sync_api import expect
from test_day_after_day import CHEST, NECK, WALL, did, on_day, proposal, says_how_the_morning_was

pytestmark = pytest.mark.browser

RATE = 6.0
DAYS = 30
REST_FROM = 10
MONDAY_WEDNESDAY_FRIDAY = (0, 2, 4)
# What the neck press and the wall press are done with, from that day on.
NECK_FROM = {1: 5, 4: 6, 8: 5}


@pytest.mark.slow
def test_a_month_grows_steps_back_rests_opens_hurts_asks_again_and_is_all_in_the_diary(door: Door) -> None:
    person = door.newcomer(RATE)
    person.first_visit()
    expect(person.start_button(NECK)).to_be_visible()
    for day in range(1, DAYS + 1):
        person = _wakes_up(door, person, day)
        _answers_how_the_morning_is(person, day)
        HAPPENS.get(day, _sees_today)(person)
        _does_the_usual(person, day)
    assert len(person.diary.entries("session_finished")) > DAYS


def _wakes_up(door: Door, yesterday: Person, day: int) -> Person:
    """The same device, a day later."""
    yesterday.is_known_to_the_keeper()
    kept = yesterday.page.context.storage_state(indexed_db=True)
    yesterday.page.close()
    person = door.newcomer(RATE, on_day(day), storage_state=kept)
    person.goes_to()
    person.sees("home.heading")
    return person


def _answers_how_the_morning_is(person: Person, day: int) -> None:
    """Asked after every day with a session, unless questions that come round again go first."""
    if day == 1 or not _was_done(day - 1) or day == AFTER_PAIN:
        return
    says_how_the_morning_was(person, 5 if day == SORE else 0)
    if day == SORE:
        person.sees("before.rest_heading")
        person.press("common.home")
    person.sees("home.heading")


def _was_done(day: int) -> bool:
    return day < REST_FROM or on_day(day).weekday() in MONDAY_WEDNESDAY_FRIDAY


def _does_the_usual(person: Person, day: int) -> None:
    if not _was_done(day) or day == HURTS:
        return
    repetitions = next(dose for since, dose in reversed(NECK_FROM.items()) if day >= since)
    for hours in (-1, 12):
        did(person, NECK, on_day(day) + timedelta(hours=hours), repetitions=repetitions)
    did(person, WALL, on_day(day) + timedelta(hours=2))


# -------------------------------------------------------------------- what happens on some days

GROWS, SORE, CHOOSES, OPENS, HURTS, AFTER_PAIN, LOOKS_BACK = 4, 8, 10, 16, 18, 19, 30


def _sees_today(person: Person) -> None:
    expect(person.page.get_by_role("link", name=words("home.show_me"))).to_be_visible()


def _accepts_a_step(person: Person) -> None:
    expect(proposal(person)).to_contain_text(spoken("progress.one_more"))
    person.press("proposal.yes")
    person.reads(words("home.dose", n=6, hold=5))


def _sees_why_it_is_easier(person: Person) -> None:
    change = person.page.locator("section").filter(
        has=person.page.get_by_role("heading", name=words("home.change_heading"), exact=True)
    )
    expect(change).to_contain_text(spoken("change.morning"))


def _chooses_three_days(person: Person) -> None:
    person.goes_to("#/plan")
    for exercise in (NECK, WALL):
        part = person.page.get_by_role("region", name=words(f"exercise.{exercise}.name"))
        part.get_by_role("button", name=words("plan.three_days"), exact=True).click()
        part.get_by_role("button", name=words("plan.save"), exact=False).first.click()
        expect(part.get_by_text(words("plan.saved"), exact=True)).to_be_visible()


def _opens_the_chest_raise(person: Person) -> None:
    expect(proposal(person)).to_contain_text(spoken("progress.open"))
    person.press("proposal.show")
    person.press("common.next")
    person.press("common.yes")
    person.sees("opening.q2")
    person.press("common.yes")
    person.press("opening.open")
    person.sees("home.heading")
    expect(person.start_button(CHEST)).to_be_visible()


def _is_hurt(person: Person) -> None:
    person.start_button(NECK).click()
    person.says_pain_before(0)
    person.is_in_place()
    person.begins()
    person.is_holding()
    person.press("session.hurts")
    person.press("pain.just_sore")
    person.gets_up_step_by_step()
    person.says_how_it_was(pain=3)
    person.goes_home()
    person.reads(spoken("closed.pain"))


def _answers_again(person: Person) -> None:
    person.reads(words("home.again_lead"))
    person.answers_what_comes_round_again()
    person.sees("home.heading")


def _looks_back(person: Person) -> None:
    person.goes_to("#/diary")
    person.sees("diary.heading")
    for page in ("own", "reminders", "moving"):
        person.goes_to({"own": "#/own-data", "reminders": "#/reminders", "moving": "#/moving"}[page])
        person.sees(f"{page}.heading")


HAPPENS: dict[int, Callable[[Person], None]] = {
    GROWS: _accepts_a_step,
    SORE: _sees_why_it_is_easier,
    CHOOSES: _chooses_three_days,
    OPENS: _opens_the_chest_raise,
    HURTS: _is_hurt,
    AFTER_PAIN: _answers_again,
    LOOKS_BACK: _looks_back,
}
