"""Without a network: the app opens and coaches from the device's own copy, and what was done waits for the server."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Door
from fast_clock import USUAL_RATE
from offline_copy import has_kept_everything, own_browser
from page_words import pattern, words
from playwright.sync_api import Playwright, expect
from serving import serving

pytestmark = pytest.mark.browser


@pytest.mark.slow
def test_after_one_visit_a_session_begins_with_the_server_gone_and_the_browser_new(
    playwright: Playwright, tmp_path: Path
) -> None:
    with serving(tmp_path) as server:
        with own_browser(playwright, tmp_path / "profile", server.address, locale="en-GB") as person:
            person.first_visit()
            expect(person.start_button("neck-press")).to_be_visible()
            has_kept_everything(person)
        server.end()
        with own_browser(playwright, tmp_path / "profile", server.address, locale="en-GB") as person:
            person.goes_to()
            expect(person.start_button("neck-press")).to_be_visible()
            person.starts("neck-press")
            person.is_in_place()
            person.begins()
            # The seconds of the lead-in come from the coach alone.
            expect(person.page.get_by_text(pattern("session.lead_in_seconds"))).to_be_visible()


def test_a_session_done_without_network_is_kept_and_reaches_the_server_later(door: Door) -> None:
    person = door.regular(rate=USUAL_RATE)
    door.witness_of(person).forgive(r"net::ERR_INTERNET_DISCONNECTED")
    person.starts("neck-press")
    person.is_in_place()
    person.page.context.set_offline(True)
    person.begins()
    person.set_is_over()
    person.press("leaving.stay")
    person.says_how_it_was()
    person.goes_home()
    person.goes_to("#/settings")
    person.reads(words("settings.outbox_waiting", n=1))
    assert person.diary.entries("session_finished") == []
    person.page.context.set_offline(False)
    person.reads(words("settings.outbox_empty"))
    entry = person.entry_kept("session_finished")
    assert entry["body"]["reason"] == "TARGET_REACHED"
