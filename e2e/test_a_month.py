"""A whole month of one person, in the real browser with a moved clock: each morning the app is opened anew.

What happens on which day stands in `days_of_a_month.py`. The usual sessions arrive as entries, as from another device of
the same person; whatever happens is lived through the pages to its end.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from conftest import Door
from days import NECK, WALL, did, on_day
from days_of_a_month import (
    HAPPENS,
    RATE,
    SHARED_FROM,
    SORE,
    AMonth,
    has_asked_the_doctor,
    has_no_pain_or_says_so,
    is_rest_day,
)
from household import says_to_be
from person import Person
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

DAYS = 30
EVENING_HOURS = 12
# Repetitions of the neck press, from that day on.
NECK_FROM = {1: 5, 5: 6, 8: 5}
# Days on which the usual morning session is another one, or none.
OTHERWISE: dict[int, tuple[int, ...]] = {1: (EVENING_HOURS,), 18: ()}


@pytest.mark.slow
def test_a_month_of_one_person_shows_all_that_looks_after_them(door: Door, tmp_path: Path) -> None:
    month = AMonth(door, tmp_path)
    person = door.newcomer(RATE)
    # Whether the spine has had a fracture lately, she does not know; she will ask her doctor.
    person.first_visit(q4="not_sure")
    expect(person.start_button(NECK)).to_have_count(0)
    has_asked_the_doctor(person)
    for day in range(1, DAYS + 1):
        person = _wakes_up(month, person, day)
        person.is_known_to_the_keeper()
        has_no_pain_or_says_so(person, day)
        HAPPENS[day](month, person)
        _does_the_usual(person, day)
    assert len(person.diary.entries("session_finished")) > DAYS


def _wakes_up(month: AMonth, yesterday: Person, day: int) -> Person:
    """The same device, a day later."""
    kept = yesterday.page.context.storage_state(indexed_db=True)
    yesterday.page.close()
    person = month.door.newcomer(RATE, on_day(day), storage_state=kept)
    person.goes_to()
    if day > SHARED_FROM:
        says_to_be(person, month.name)
    person.is_at_today()
    return person


def _does_the_usual(person: Person, day: int) -> None:
    if is_rest_day(day) or day == SORE:
        return
    repetitions = next(dose for since, dose in reversed(NECK_FROM.items()) if day >= since)
    for hours in OTHERWISE.get(day, (-1, EVENING_HOURS)):
        did(person, NECK, on_day(day) + timedelta(hours=hours), repetitions=repetitions)
    if OTHERWISE.get(day) != ():
        did(person, WALL, on_day(day) + timedelta(hours=2))
