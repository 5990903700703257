"""A whole day without eyes: the morning's question, three exercises, the diary; by the accessibility tree and the keyboard alone.

The voice is on, as it is for whoever cannot see: while it speaks the screen reader is silent, and afterwards nothing is said twice.
"""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from a_day_of_taps import DAYS, REMEMBERS
from blind import SCRIPTS, Blind
from conftest import Door
from days import NECK, WALL, after, comes_back, on_day, practised
from page_words import spoken, words
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

RATE = 5.0
AT_TODAY = f"{re.escape(words('home.good_morning'))}|{re.escape(words('home.heading'))}"


def test_a_whole_day_is_lived_without_eyes(door: Door) -> None:
    blind = _comes_in(door)
    told = list[list[str]]()

    _says_how_the_morning_was(blind)
    told.append(blind.hears())
    for exercise in (NECK, WALL, NECK):
        told += _practises(blind, exercise)
    _reads_the_day_in_the_diary(blind)
    told.append(blind.hears())

    assert blind.lost_the_keyboard_on() == []
    twice = [one for part in told for one, next_one in pairwise(part) if one == next_one]
    assert not twice, f"told twice: {twice}"


def _comes_in(door: Door) -> Blind:
    """Somebody who knows the exercises, on the morning after a day on which all was well."""
    person = after(door, DAYS, rate=RATE, scripts=SCRIPTS)
    for exercise in (NECK, WALL):
        practised(person, exercise, range(1, DAYS))
    person.page.evaluate(REMEMBERS, [NECK, WALL])
    comes_back(person)
    # The plan is that of all that was written.
    expect(person.button("home.morning_button")).to_be_visible()
    return Blind(person)


def _says_how_the_morning_was(blind: Blind) -> None:
    blind.presses("button", re.escape(words("home.morning_button")))
    blind.comes_to(re.escape(words("morning.heading")))
    blind.presses("button", "0.*")
    blind.comes_to(AT_TODAY)


def _practises(blind: Blind, exercise: str) -> list[list[str]]:
    """What the screen reader said by itself: before the first effort, in the set, on the way out, afterwards."""
    name = words(f"exercise.{exercise}.name")
    start = re.escape(words("home.start_with", exercise=name))
    blind.presses("button", f"{start}[ ,].*")
    blind.comes_to(f"{re.escape(name)}: {re.escape(words('setup.heading'))}")
    # The question is on the page: whoever has not caught the voice reads it there.
    assert spoken(GATES[exercise]) in blind.reads()
    blind.presses("button", re.escape(words("setup.gate_ready")))
    told = [blind.hears()]
    blind.comes_to(re.escape(words("session.heading", exercise=name)))
    blind.person.is_holding()
    blind.comes_to(f"{re.escape(name)}: {re.escape(words('leaving.heading'))}")
    told.append(blind.hears())
    _gets_up(blind)
    told.append(blind.hears())
    # The voice has said all of it: the screen reader says nothing over it.
    assert told == [[], [], []]
    return [_says_how_it_was(blind)]


GATES = {NECK: "neck_press.gate_familiar", WALL: "wall_ball_press.gate_familiar"}


def _gets_up(blind: Blind) -> None:
    """Each step waits at the same button, which keeps the keyboard."""
    effort = blind.person.heading("finish.effort")
    following = re.escape(words("setup.next")) + r"\b.*"
    while True:
        blind.person.lets_a_second_pass()
        if effort.is_visible():
            return
        if not (blind.keyboard()[0] == "button" and re.fullmatch(following, blind.keyboard()[1])):
            blind.goes_to("button", following)
        blind.person.page.keyboard.press("Enter")


def _says_how_it_was(blind: Blind) -> list[str]:
    blind.comes_to(re.escape(words("finish.effort")))
    blind.presses("button", re.escape(spoken("effort.easy")))
    blind.comes_to(re.escape(words("finish.pain")))
    blind.presses("button", re.escape(words("common.no")))
    blind.comes_to(re.escape(words("finish.done_heading")))
    blind.presses("button", re.escape(words("finish.home")))
    blind.comes_to(AT_TODAY)
    said = blind.hears()
    assert [one for one in said if one.startswith(words("finish.kept"))], f"nobody was told that it is kept, but {said}"
    return said


def _reads_the_day_in_the_diary(blind: Blind) -> None:
    blind.presses("link", re.escape(words("bar.diary")))
    blind.comes_to(re.escape(words("diary.heading")))
    today = on_day(DAYS)
    blind.presses("link", f"{today.day} .*")
    blind.comes_to(f".*{today.year}.*")
    read = blind.reads()
    assert read.count(words("exercise.neck-press.name")) >= 2
    assert words("exercise.wall-ball-press.name") in read
