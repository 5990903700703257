"""One short session on the real clock, as nobody has sped it up: when the counts are seen, and when they are heard."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import Door
from page_words import words
from person import Person
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EARS = Path(__file__).with_name("ears.js")
REPETITIONS = 2
# One count a second, and never faster (S7). Seen late by a busy machine it may be, early never.
SHORTEST_COUNT_SECONDS = 0.9
LONGEST_HOLD_SECONDS = 7.0
A_SHORT_SET_MS = 120_000

# Every word and number in the middle of the set, with the time at which it was first seen there.
WATCH = """(stage) => {
  window.seen = [];
  const look = () => {
    const [text] = stage.innerText.trim().split('\\n');
    if (window.seen.at(-1)?.text !== text) window.seen.push({ text, at: performance.now() / 1000 });
  };
  new MutationObserver(look).observe(stage, { subtree: true, childList: true, characterData: true });
  look();
}"""


@pytest.fixture
def session(door: Door) -> Person:
    """Two repetitions of the neck press, prescribed from elsewhere, done to their end."""
    person = door.newcomer(rate=None, scripts=(EARS,))
    person.first_visit()
    expect(person.start_button("neck-press")).to_be_visible()
    answered = person.entry_kept("screen_answered")
    person.diary.add(
        "plan_set", {"exercise": "neck-press", "repetitions": REPETITIONS, "rung": "pillow"}, at=answered["at"]
    )
    person.goes_to("#/settings")
    person.chooses("settings.lead_in", words("settings.seconds", n=10))
    person.goes_to("#/home")
    person.page.reload()
    # Whether it comes next or stands in the day's row hangs on the hour, which is the real one here.
    whole, row = (words(key, n=REPETITIONS, hold=5) for key in ("home.dose", "home.row_dose"))
    expect(person.page.get_by_text(whole).or_(person.page.get_by_text(row)).first).to_be_visible()
    person.starts("neck-press")
    person.is_in_place()
    person.begins()
    person.stage.evaluate(WATCH)
    person.set_is_over(within_ms=A_SHORT_SET_MS)
    return person


def test_counts_come_one_a_second_five_to_a_hold_and_are_heard_on_the_beat(session: Person) -> None:
    seen: list[dict[str, Any]] = session.page.evaluate("window.seen")
    assert_parts_come_in_order([each["text"] for each in seen])
    assert_counts_are_never_hurried(seen)
    assert_sound_came_out(session)


def assert_parts_come_in_order(texts: list[str]) -> None:
    press, release, rest = (words(key) for key in ("exercise.neck-press.lift", "session.lower", "session.rest"))
    hold = [press, "1", "2", "3", "4", "5", release, rest]
    parts = [text for text in texts if text in hold]
    assert parts == hold * REPETITIONS, f"seen: {texts}"


def assert_counts_are_never_hurried(seen: list[dict[str, Any]]) -> None:
    holds = [seen[place : place + 6] for place, each in enumerate(seen) if each["text"] == "1"]
    assert len(holds) == REPETITIONS
    for hold in holds:
        for count, following in pairwise(hold):
            assert following["at"] - count["at"] > SHORTEST_COUNT_SECONDS, hold
        assert hold[5]["at"] - hold[0]["at"] < LONGEST_HOLD_SECONDS, hold


def assert_sound_came_out(session: Person) -> None:
    ears: dict[str, Any] = session.page.evaluate("window.ears")
    assert ears["loudest"] > 0.01, "nothing was heard"
    late = [laid for laid in ears["laid"] if laid["ahead"] < -0.25]
    assert not late, "sounds were laid on the clock after their time"
