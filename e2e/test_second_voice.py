"""Somebody who chooses the second voice hears it, without a network too; a sentence that it lacks is said by the first."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import PATIENCE_MS
from offline_copy import has_kept_everything, own_browser
from page_words import words
from person import Person
from playwright.sync_api import Playwright, expect
from second_voice import clips_of, with_a_second_voice
from serving import serving

pytestmark = pytest.mark.browser

EARS = Path(__file__).with_name("ears.js").read_text("utf-8")
LACKED = "shared.hello"
# The codec's own padding, and what a browser cuts of it.
NEAR_SECONDS = 0.06
LOOKS_AGAIN_MS = 200
KEPT = "async () => (await (await caches.open('language')).keys()).map(({ url }) => url)"


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = with_a_second_voice(tmp_path / "app")
    monkeypatch.setenv("STATURE_APP", str(made))
    return made


def chooses_the_second(person: Person) -> None:
    person.goes_to("#/settings")
    # What the first visit said is not what is asked for.
    person.page.evaluate("window.ears.laid.length = 0")
    person.chooses("settings.speaker", words("settings.speaker_second"))


def last_heard_seconds(person: Person) -> float:
    """How long the clip lasts that was laid on the audio clock last; waits for one."""
    for _ in range(PATIENCE_MS // LOOKS_AGAIN_MS):
        if heard := person.page.evaluate("window.ears.laid.map(({ seconds }) => seconds).filter((one) => one > 0.3)"):
            return float(heard[-1])
        person.page.wait_for_timeout(LOOKS_AGAIN_MS)
    raise AssertionError("nothing was heard")


def hears(person: Person, app: Path, voice: str) -> None:
    assert last_heard_seconds(person) == pytest.approx(clips_of(app, voice)[LACKED]["seconds"], abs=NEAR_SECONDS)


def test_the_voices_are_told_apart_by_their_lengths(app: Path) -> None:
    """Or else the tests after this one would see nothing at all."""
    first, second = (clips_of(app, voice)[LACKED]["seconds"] for voice in ("en", "es"))
    assert abs(first - second) > 3 * NEAR_SECONDS


@pytest.mark.slow
def test_the_voice_that_was_chosen_is_played_and_kept_and_played_without_a_network(
    playwright: Playwright, tmp_path: Path, app: Path
) -> None:
    with serving(tmp_path) as server:
        with own_browser(playwright, tmp_path / "profile", server.address, locale="en-US") as person:
            person.page.add_init_script(f"({EARS})()")
            person.first_visit()
            has_kept_everything(person)
            assert [url for url in person.page.evaluate(KEPT) if "second" in url] == []
            chooses_the_second(person)
            hears(person, app, "es")
            expect(person.page.get_by_text(words("settings.speaker_kept"))).to_be_visible()
            kept = person.page.evaluate(KEPT)
            assert len([url for url in kept if "/voice/en-second/" in url]) > 200
            assert len([url for url in kept if "/voice/en/" in url]) > 200
        server.end()
        with own_browser(playwright, tmp_path / "profile", server.address, locale="en-US") as person:
            person.page.add_init_script(f"({EARS})()")
            person.goes_to("#/settings")
            person.press("settings.speaker_listen")
            hears(person, app, "es")


def test_a_sentence_that_the_second_voice_lacks_is_said_by_the_first(
    playwright: Playwright, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = with_a_second_voice(tmp_path / "app", lacks=frozenset({LACKED}))
    monkeypatch.setenv("STATURE_APP", str(app))
    with (
        serving(tmp_path) as server,
        own_browser(playwright, tmp_path / "profile", server.address, locale="en-US") as person,
    ):
        person.page.add_init_script(f"({EARS})()")
        person.first_visit()
        chooses_the_second(person)
        hears(person, app, "en")
