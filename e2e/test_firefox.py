"""In Firefox ESR, each once: a pause, a set that ends tired, pain told in a hold, a reload, and the server gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from engines.somewhere import Somewhere, in_firefox
from offline_copy import has_kept_everything
from page_words import pattern, spoken
from person import Person
from playwright.sync_api import Playwright
from seeing import expect
from serving import Server, serving

from groundwork.engines import find_firefox

pytestmark = [
    pytest.mark.browser,
    pytest.mark.engines,
    pytest.mark.skipif(find_firefox() is None, reason="no Firefox is here, and none could be had from Debian"),
]

NECK = "neck-press"
# Quick, and slow enough for a tap in a hold.
RATE = 6.0


@pytest.fixture
def firefox(playwright: Playwright, server: Server, tmp_path: Path) -> Iterator[Somewhere]:
    with in_firefox(playwright, server, tmp_path) as somewhere:
        yield somewhere
        assert somewhere.troubles() == []


def test_a_pause_a_set_ended_tired_and_a_reload(firefox: Somewhere) -> None:
    person = _in_a_hold(firefox.newcomer(RATE))
    person.stage.click()
    expect(person.paused_stage).to_be_visible()
    person.lets_a_second_pass()
    person.paused_stage.click()
    person.is_holding()
    person.press("session.tired")
    person.press("leaving.stay")
    person.says_how_it_was()
    person.goes_home()
    (entry,) = person.entries_kept("session_finished", 1)
    assert entry["body"]["reason"] == "TIRED"
    person.page.reload()
    expect(person.done_today(NECK)).to_be_visible()


def test_pain_told_in_a_hold_closes_every_exercise_also_after_a_reload(firefox: Somewhere) -> None:
    person = _in_a_hold(firefox.newcomer(RATE))
    person.press("session.hurts")
    person.sees("pain.heading")
    person.page.reload()
    person.is_at_today()
    person.reads(spoken("closed.pain"))
    expect(person.start_button(NECK)).to_have_count(0)


def test_with_the_server_gone_the_coach_wakes_from_the_devices_copy(playwright: Playwright, tmp_path: Path) -> None:
    with serving(tmp_path) as server, in_firefox(playwright, server, tmp_path) as firefox:
        person = firefox.newcomer(None)
        person.first_visit()
        expect(person.start_button(NECK)).to_be_visible()
        has_kept_everything(person)
        server.end()
        person.page.reload()
        person.starts(NECK)
        person.is_in_place()
        person.begins()
        # The seconds of the lead-in come from the coach alone.
        expect(person.page.get_by_text(pattern("session.lead_in_seconds"))).to_be_visible()


def _in_a_hold(person: Person) -> Person:
    person.first_visit()
    person.starts(NECK)
    person.is_in_place()
    person.begins()
    person.is_holding()
    return person
