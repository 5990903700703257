"""What a browser does to what a page keeps, done in earnest: refused, cleared under the app, taken by another tab.

Each time one clear line says so where the person must know, and nothing that was told is lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from conftest import MORNING, PARIS, WITHOUT_A_COPY, Door, launch_settings
from fast_clock import hasten
from offline_copy import own_browser
from page_words import words
from person import Person
from playwright.sync_api import Playwright
from seeing import expect
from serving import Server

pytestmark = pytest.mark.browser

# In Chromium's own settings: 2 refuses cookies, and with them all that a page may keep.
REFUSES_ALL = {"profile": {"default_content_setting_values": {"cookies": 2}}}

# As a version of the app to come does, in another tab.
OPENED_BY_A_NEWER = """() => new Promise((done) => {
  const opening = indexedDB.open(JSON.parse(localStorage.getItem('stature.shelves') ?? '["stature"]')[0], 99);
  opening.onsuccess = () => { opening.result.close(); done(); };
})"""

# Chromium closes a database two seconds after the last page that had it open.
UNTIL_IT_IS_CLOSED_MS = 4_000

OF_THE_DIARY = """() => new Promise((done) => {
  const opening = indexedDB.open(JSON.parse(localStorage.getItem('stature.shelves') ?? '["stature"]')[0]);
  opening.onsuccess = () => {
    const asked = opening.result.transaction('entries').objectStore('entries').getAll();
    asked.onsuccess = () => { opening.result.close(); done(asked.result); };
  };
})"""

# As another tab does that takes this person off the device.
DELETED = """() => new Promise((done, failed) => {
  const deleting = indexedDB.deleteDatabase(JSON.parse(localStorage.getItem('stature.shelves') ?? '["stature"]')[0]);
  deleting.onsuccess = () => done();
  deleting.onblocked = () => failed(new Error('a page holds it'));
})"""

# Local storage has a bound of its own, which no quota moves: large pieces first, then small ones.
FILLS_ALL_THE_REST = """() => {
  for (let size = 1 << 22; size >= 1; size >>= 1) {
    try {
      for (let nth = 0; ; nth += 1) localStorage.setItem(`filled.${size}.${nth}`, 'x'.repeat(size));
    } catch { /* no room for so large a piece */ }
  }
}"""


@pytest.mark.parametrize("window", ["", "--incognito"], ids=["ordinary", "private"])
def test_where_the_browser_refuses_to_keep_anything_that_is_said_and_nothing_is_begun(
    playwright: Playwright, server: Server, tmp_path: Path, window: str
) -> None:
    settings = tmp_path / "profile" / "Default" / "Preferences"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps(REFUSES_ALL), encoding="utf-8")
    how = launch_settings()
    how["args"] = [*how["args"], *filter(None, [window])]
    with own_browser(playwright, tmp_path / "profile", server.address, how, locale="en-GB") as person:
        person.goes_to()
        assert person.page.evaluate("(() => { try { localStorage; return false; } catch { return true; } })()")
        person.reads(words("keeping.nothing_heading"))
        expect(person.start_button("neck-press")).to_have_count(0)
        # What needs no diary can be read there all the same.
        person.page.get_by_role("link", name=words("more.handout")).click()
        person.sees("handout.heading")


def test_a_diary_that_the_browser_cleared_under_the_app_comes_back_from_the_keeper(door: Door) -> None:
    person = door.regular()
    person.is_known_to_the_keeper()
    before = {entry["id"] for entry in person.diary.entries()}
    assert before
    _of_its_storage(person, "clearDataForOrigin", storageTypes="indexeddb")
    _tells_that_it_hurts(person)
    person.entries_kept("pain_told", 1)
    assert before < {entry["id"] for entry in person.diary.entries()}
    person.page.reload()
    _is_told_on_the_day(person)
    person.goes_to("#/result")
    person.sees("result.heading")


def test_a_newer_version_in_another_tab_is_said_and_what_is_told_after_that_is_held_for_it(door: Door) -> None:
    person = door.regular()
    person.page.evaluate(OPENED_BY_A_NEWER)
    person.reads(words("keeping.newer"))
    expect(person.start_button("neck-press")).to_have_count(0)
    _tells_that_it_hurts(person)
    person.reads(words("keeping.held"))
    # Not a button that waits for ever.
    person.press("common.home")
    person.is_at_today()
    held: list[str] = person.page.evaluate("Object.keys(localStorage).filter((key) => key.includes('.unkept.'))")
    (kept,) = [json.loads(person.page.evaluate("(key) => localStorage[key]", key)) for key in held]
    assert kept["kind"] == "pain_told"
    person.press("keeping.open_anew")
    # The older version, opened once more, says the same and takes nothing away.
    person.sees("keeping.newer_heading")
    assert person.page.evaluate("Object.keys(localStorage).filter((key) => key.includes('.unkept.'))") == held


def test_a_session_on_a_full_device_goes_on_to_its_end_and_what_was_done_is_held_and_said(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    with _at_home(playwright, server, tmp_path) as person:
        person.is_known_to_the_keeper()
        _has_no_room(person)
        _in_a_hold(person)
        _ends_tired(person)
        person.reads(words("keeping.full"))
        expect(person.page.get_by_text(words("finish.kept"))).to_have_count(0)
        (held,) = _held(person)
        assert held["body"]["reason"] == "TIRED"
        # The keeper has it although the device has no room, and whoever shuts the page finds it there again.
        assert person.entry_kept("session_finished") == held
        person.page.reload()
        person.is_at_today()
        person.reads(words("keeping.full"))
        assert (_held(person), _in_the_diary(person, "session_finished")) == ([held], [])
        person.press("keeping.again")
        person.reads(words("keeping.still_full"))
        _has_room_again(person)
        person.press("keeping.again")
        expect(person.page.get_by_text(words("keeping.full"))).to_have_count(0)
        assert (_held(person), _in_the_diary(person, "session_finished")) == ([], [held])


def test_where_nothing_at_all_has_room_it_is_said_that_the_window_alone_holds_it_and_a_file_takes_it(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    with _at_home(playwright, server, tmp_path) as person:
        _has_no_room(person)
        expect(person.page.locator("html[data-coach=ready]")).to_be_attached()
        person.page.context.set_offline(True)
        person.page.evaluate(FILLS_ALL_THE_REST)
        _tells_that_it_hurts(person)
        person.page.evaluate("location.hash = '#/home'")
        person.reads(words("keeping.full"))
        person.reads(words("keeping.held_loose"))
        assert _held(person) == []
        # Closed all the same until tomorrow (S2).
        expect(person.start_button("neck-press")).to_have_count(0)
        assert [entry["kind"] for entry in _saves_to_a_file(person)] == ["pain_told"]


def test_a_browser_that_has_no_room_from_the_first_visit_on_says_so_and_begins_nothing(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    with own_browser(playwright, tmp_path / "profile", server.address, locale="en-GB") as person:
        person.goes_to("keeper.json")
        _has_no_room(person)
        person.reads(words("keeping.no_room"))
        expect(person.start_button("neck-press")).to_have_count(0)
        _has_room_again(person)
        person.press("keeping.again")
        expect(person.button("welcome.begin")).to_be_visible()


def test_a_connection_that_breaks_in_a_session_is_opened_again_and_nothing_is_lost(door: Door) -> None:
    person = door.regular(rate=6)
    person.is_known_to_the_keeper()
    before = {entry["id"] for entry in person.diary.entries()}
    _in_a_hold(person)
    # The browser lets go of every connection, and the database is empty.
    _of_its_storage(person, "clearDataForOrigin", storageTypes="indexeddb")
    _ends_tired(person)
    person.reads(words("finish.kept"))
    entry = person.entry_kept("session_finished")
    person.goes_home()
    person.page.reload()
    person.is_at_today()
    assert _in_the_diary(person, "session_finished") == [entry]
    assert before < {entry["id"] for entry in _in_the_diary(person)}


def test_a_diary_taken_off_in_another_tab_lets_the_session_end_and_its_entry_be_saved(door: Door) -> None:
    person = _ends_tired_while_another_tab(door, DELETED)
    person.reads(words("keeping.removed"))
    expect(person.page.get_by_text(words("finish.kept"))).to_have_count(0)
    assert [entry["body"]["reason"] for entry in _saves_to_a_file(person)] == ["TIRED"]


def test_a_newer_version_opened_in_another_tab_lets_the_session_end_and_finds_its_entry(door: Door) -> None:
    person = _ends_tired_while_another_tab(door, OPENED_BY_A_NEWER)
    person.reads(words("keeping.newer"))
    person.reads(words("keeping.held"))
    expect(person.page.get_by_text(words("finish.kept"))).to_have_count(0)
    (held,) = _held(person)
    assert held["body"]["reason"] == "TIRED"
    expect(person.button("finish.home")).to_be_enabled()


@contextmanager
def _at_home(playwright: Playwright, server: Server, folder: Path) -> Iterator[Person]:
    """Somebody after the first visit, in a browser process of their own: to others this browser gives all the room there is."""
    with own_browser(
        playwright, folder / "profile", server.address, locale="en-GB", timezone_id=PARIS, service_workers="block"
    ) as person:
        context = person.page.context
        context.add_init_script(WITHOUT_A_COPY)
        hasten(context, MORNING, rate=6)(person.page)
        person.first_visit()
        expect(person.start_button("neck-press")).to_be_visible()
        yield person


def _saves_to_a_file(person: Person) -> list[dict[str, Any]]:
    """The entries in the file that the notice offers."""
    with person.page.expect_download() as coming:
        person.press("keeping.save")
    lines = [json.loads(line) for line in coming.value.path().read_text("utf-8").splitlines()]
    return [line for line in lines if "kind" in line]


def _in_a_hold(person: Person) -> None:
    person.starts("neck-press")
    person.is_in_place()
    person.begins()
    person.is_holding()


def _ends_tired(person: Person) -> None:
    expect(person.page.get_by_text(words("session.repetition", n=3, all=5), exact=True)).to_be_visible()
    person.press("session.tired")
    person.press("leaving.stay")
    person.says_how_it_was()


def _ends_tired_while_another_tab(door: Door, script: str) -> Person:
    """Somebody in a hold, of whose diary another tab of the same browser takes hold."""
    person = door.regular(rate=6)
    _in_a_hold(person)
    other = door.another_page_of(person)
    other.goes_to("#/handout")
    other.page.evaluate(script)
    _ends_tired(person)
    return person


def _held(person: Person) -> list[dict[str, Any]]:
    """What lies beside the diary, and outlives the page."""
    held: list[str] = person.page.evaluate(
        "Object.keys(localStorage).filter((key) => key.includes('.unkept.')).map((key) => localStorage[key])"
    )
    return [json.loads(entry) for entry in held]


def _has_no_room(person: Person) -> None:
    """From now on. A browser remembers what room there was for as long as a page has the diary open: so it is left for a while."""
    _of_its_storage(person, "overrideQuotaForOrigin", quotaSize=1)
    person.page.goto("about:blank")
    person.page.wait_for_timeout(UNTIL_IT_IS_CLOSED_MS)
    person.goes_to()


def _has_room_again(person: Person) -> None:
    _of_its_storage(person, "overrideQuotaForOrigin")


def _tells_that_it_hurts(person: Person) -> None:
    person.page.evaluate("location.hash = '#/home'")
    person.is_at_today()
    person.press("home.hurts")
    person.feels("sore")
    person.says_how_much(7)


def _is_told_on_the_day(person: Person) -> None:
    """The diary of that day has it."""
    person.page.evaluate("location.hash = '#/home'")
    person.is_at_today()
    assert len(_in_the_diary(person, "pain_told")) == 1


def _in_the_diary(person: Person, kind: str | None = None) -> list[dict[str, Any]]:
    """What this device's own diary has."""
    entries: list[dict[str, Any]] = person.page.evaluate(OF_THE_DIARY)
    return [entry for entry in entries if kind in (None, entry["kind"])]


def _of_its_storage(person: Person, asked: str, **how: Any) -> None:
    parts = urlsplit(person.address)
    browser = person.page.context.new_cdp_session(person.page)
    browser.send(f"Storage.{asked}", {"origin": f"{parts.scheme}://{parts.netloc}", **how})
