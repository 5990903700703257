"""Runs in version 6dffd84, with its Python and its `e2e`: lives the same day there, and prints what it asked of a person as JSON.

Everything it imports is of that version; so no types of today's are checked here.
"""
# mypy: ignore-errors
# ruff: noqa: ANN001, ANN202, SLF001, I001

import json
import tempfile
from datetime import timedelta
from pathlib import Path

from conftest import MORNING, Door, launch_settings
from lab.people.command import open_house
from playwright.sync_api import expect, sync_playwright
from serving import serving
from stature_coach.session import begin
from stature_coach.state import Manner, Prescription
from test_day_after_day import CHEST, FIRST_RUNGS, NECK, WALL, after, comes_back, did, on_day, practised

COUNTS_TAPS = Path(__file__).parents[1] / "e2e" / "counts_taps.js"
READY = "shared.ready"
DAYS = 6
PHONE = {"width": 390, "height": 844}


def main():
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_settings())
        door = Door(browser, server, {})
        told = {"first_time_ever": first_time_ever(door), **a_day(door), "chest": chest_raise(door)}
        door.close()
        browser.close()
    print(json.dumps({**told, "seconds": {name: seconds(name) for name in (NECK, WALL, CHEST)}}))


def first_time_ever(door):
    person = door.newcomer(20.0, scripts=(COUNTS_TAPS,))
    person.first_visit()
    return to_the_first_count(person, NECK, in_place=False)


def a_day(door):
    """By somebody who has practised for five days."""
    person = after(door, DAYS, rate=5.0, scripts=(COUNTS_TAPS,))
    for exercise in (NECK, WALL):
        practised(person, exercise, range(1, DAYS))
    comes_back(person)
    expect(person.button("home.morning_button")).to_be_visible()
    before = taps(person)
    says_how_the_morning_was(person)
    morning = taps(person) - before
    height = height_of_today(person)
    first, later = {}, {}
    for name, exercise in (("neck press", NECK), ("wall press", WALL), ("neck press again", NECK)):
        first[name], later[name] = lives_a_session(person, exercise)
    in_all = morning + sum(first.values()) + sum(later.values())
    return {"to_the_first_count": first, "after_the_last_hold": later, "in_all": in_all, "height": height}


def chest_raise(door):
    person = after(door, DAYS, rate=5.0, scripts=(COUNTS_TAPS,))
    opened = {"exercise": CHEST, "step": "open", "answer": "accepted", "shown_by_therapist": True}
    person.diary.add("step_answered", opened, (MORNING + timedelta(hours=1)).isoformat())
    FIRST_RUNGS[CHEST] = "chest-pillow"
    for day in range(1, DAYS):
        did(person, CHEST, on_day(day) + timedelta(hours=3), repetitions=3)
    comes_back(person)
    expect(person.button("home.morning_button")).to_be_visible()
    says_how_the_morning_was(person)
    return lives_a_session(person, CHEST)


def says_how_the_morning_was(person):
    person.press("home.morning_button")
    person.sees("morning.heading")
    person._answers(0)
    person.is_at_today()


def lives_a_session(person, exercise):
    before = taps(person)
    first = to_the_first_count(person, exercise, in_place=True) - before
    person.set_is_over()
    person.gets_up_step_by_step()
    held = taps(person)
    person.says_how_it_was()
    person.goes_home()
    return first, taps(person) - held


def to_the_first_count(person, exercise, *, in_place):
    """The quickest way of somebody who knows it; else each step at the body's own pace, which is not counted."""
    person.start_button(exercise).click()
    person.says_pain_before(0)
    if in_place:
        person.is_in_place()
    else:
        person.gets_ready_step_by_step()
    person.begins()
    return taps(person)


def height_of_today(person):
    person.page.set_viewport_size(PHONE)
    person.goes_to("#/home")
    person.is_at_today()
    expect(person.start_button(NECK)).to_be_visible()
    return person.page.evaluate("document.documentElement.scrollHeight")


def taps(person):
    return person.page.evaluate("globalThis.tapsCounted")


def seconds(name):
    """Of every sentence before the first lead-in: it had no shorter way for anybody."""
    house = open_house()
    exercise = house.regimen.exercise(name)
    rung = exercise.ladder[-1 if name == CHEST else 0].id
    session, _ = begin(Prescription(exercise, rung, 1), Manner(), house.spoken_seconds)
    return round(sum(session.seconds_of(page.step.say) for page in session.setup) + session.seconds_of(READY), 1)


if __name__ == "__main__":
    main()
