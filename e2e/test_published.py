"""From the published folder, on a host of files: a whole session, without a network, and a newer version under a session."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Door, launch_settings
from fast_clock import USUAL_RATE
from next_version import NEXT, next_version, version_now
from offline_copy import has_kept_everything, own_browser
from page_words import words
from pages import READING
from person import Person
from playwright.sync_api import Browser, Playwright, expect

from groundwork.web_servers import find_web_server
from lab.hosting import HOSTS, Host, Site, hosted, published
from stature.publishing.hosts import PLACE

pytestmark = pytest.mark.browser

# Caddy's turn takes as long again and shows the same pages: it comes with the other engines.
UPDATED_AT = [pytest.param("nginx"), pytest.param("caddy", marks=pytest.mark.engines)]
NEWER_IS_WAITING = """async () => {
  const copy = await navigator.serviceWorker.ready;
  for (let tries = 0; tries < 1200 && !copy.waiting; tries += 1) await new Promise((wait) => setTimeout(wait, 100));
  return copy.waiting !== null;
}"""


@pytest.fixture
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    host: Host = request.param
    if find_web_server(host) is None:
        pytest.skip(f"no {host} is here, and none could be had from Debian")
    published(tmp_path / PLACE)
    with hosted(host, tmp_path) as running:
        yield running


@pytest.mark.parametrize("site", HOSTS, indirect=True)
def test_a_whole_session_asks_for_nothing_that_is_not_in_the_folder(chromium: Browser, site: Site) -> None:
    # The quick clock is put before the coach's worker by Playwright itself, which knows no test authority.
    door = Door(chromium, site, {})
    person = door.newcomer(USUAL_RATE, ignore_https_errors=True)
    person.first_visit()
    person.does_the_whole("neck-press")
    expect(person.done_today("neck-press")).to_be_visible()
    for place, heading in READING.items():
        person.goes_to(f"#/{place}")
        person.sees(heading)
    _says_where_the_diary_is(person)
    _keeps_a_copy_with_the_session(person)
    assert door.close() == []
    assert {status for status, _ in site.answered()} <= {200, 304}
    assert {path.startswith(f"/{PLACE}/") for _, path in site.answered()} == {True}


def _says_where_the_diary_is(person: Person) -> None:
    person.goes_to("#/settings")
    person.reads(words("where.alone"))
    person.goes_to("#/own-data")
    person.reads(words("where.never_copied"))
    person.reads(words("own.not_here"))


def _keeps_a_copy_with_the_session(person: Person) -> None:
    with person.page.expect_download() as saved:
        person.press("own.backup_make")
    lines = [json.loads(line) for line in saved.value.path().read_text("utf-8").splitlines()]
    assert [line["body"]["reason"] for line in lines if line.get("kind") == "session_finished"] == ["TARGET_REACHED"]
    person.reads(words("where.copied", date="23 November 2026"))


@pytest.mark.slow
@pytest.mark.parametrize("site", UPDATED_AT, indirect=True)
def test_a_newer_version_waits_for_the_end_of_a_session_and_works_without_a_network(
    playwright: Playwright, tmp_path: Path, site: Site
) -> None:
    how: dict[str, Any] = {"locale": "en-GB", "settings": _trusting(site)}
    with own_browser(playwright, tmp_path / "profile", site.address, **how) as person:
        person.first_visit()
        expect(person.start_button("neck-press")).to_be_visible()
        has_kept_everything(person)
        # From here on the copy serves the page.
        person.page.reload()
        person.starts("neck-press")
        person.is_in_place()
        published(tmp_path / PLACE, next_version(tmp_path / "next"))
        other = _opens_another_page(person)
        assert other.page.evaluate(NEWER_IS_WAITING)
        other.page.reload()
        _shows_version(other, version_now())
        other.page.close()
        person.begins()
        person.is_holding()
        person.press("session.tired")
        person.set_is_over()
        person.press("leaving.stay")
        person.says_how_it_was()
        person.goes_home()
        expect(person.done_today("neck-press")).to_be_visible()
        person.page.reload()
        _shows_version(person, NEXT)
        has_kept_everything(person)
    site.end()
    with own_browser(playwright, tmp_path / "profile", site.address, **how) as person:
        person.goes_to()
        expect(person.done_today("neck-press")).to_be_visible()
        _shows_version(person, NEXT)
        person.goes_to("#/home")
        person.starts("wall-ball-press")


def _trusting(site: Site) -> dict[str, Any]:
    settings = launch_settings()
    return {**settings, "args": [*settings["args"], *site.authority.flags()]}


def _opens_another_page(person: Person) -> Person:
    other = Person(person.page.context.new_page(), person.address)
    other.goes_to()
    other.is_at_today()
    return other


def _shows_version(person: Person, number: str) -> None:
    person.goes_to("#/settings")
    person.reads(words("settings.version", version=number))
