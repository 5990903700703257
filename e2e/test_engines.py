"""In Firefox ESR and in WebKitGTK: a first visit and a whole session, with what was played measured; a photo of a paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MORNING
from engines.somewhere import Somewhere, in_firefox, in_webkit
from fast_clock import USUAL_RATE
from paper_before_the_camera import in_a_hand, photo, prescribed, printed
from person import Person, dose_of
from playwright.sync_api import Playwright
from seeing import expect
from serving import Server

from groundwork.engines import find_firefox, find_webkit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EARS = Path(__file__).with_name("ears.js")
NECK = "neck-press"


# Its Python takes minutes to begin on a busy machine: too long for every ./test.
@pytest.fixture(params=["firefox", pytest.param("webkit", marks=pytest.mark.engines)])
def engine(
    request: pytest.FixtureRequest, playwright: Playwright, server: Server, tmp_path: Path
) -> Iterator[Somewhere]:
    if request.param == "firefox":
        if find_firefox() is None:
            pytest.skip("no Firefox is here, and none could be had from Debian")
        with in_firefox(playwright, server, tmp_path) as somewhere:
            yield somewhere
    else:
        if find_webkit() is None:
            pytest.skip("no WebKitGTK with its driver is here, and none could be had from Debian")
        with in_webkit(server, tmp_path) as somewhere:
            yield somewhere


def test_a_whole_session_is_lived_and_heard(engine: Somewhere) -> None:
    person = engine.newcomer(USUAL_RATE, scripts=(EARS,))
    person.first_visit()
    person.does_the_whole(NECK)
    expect(person.done_today(NECK)).to_be_visible()
    heard = person.page.evaluate("({ loudest: ears.loudest, laid: ears.laid.length })")
    # Loud enough to hear, never clipped; each of five counts of each hold, and its lift, was laid on the audio clock.
    assert 0.1 < heard["loudest"] < 1, heard
    assert heard["laid"] > dose_of(NECK) * 6, heard
    (entry,) = person.entries_kept("session_finished", 1)
    assert entry["body"]["reason"] == "TARGET_REACHED"
    assert engine.troubles() == []


# The other engines' Python takes long, and what is read here is read without it: not in every ./test.
@pytest.mark.engines
def test_a_photo_of_a_paper_creased_and_at_an_angle_is_read(engine: Somewhere, tmp_path: Path) -> None:
    made = MORNING.date().isoformat()
    person = engine.newcomer(USUAL_RATE)
    _chooses_a_photo(person, tmp_path, made)
    code = json.loads(prescribed(tmp_path, made, "--json"))["code"]
    person.press("prescription.here_already")
    person.reads(code)
    assert engine.troubles() == []


@pytest.mark.engines
def test_what_a_photo_says_is_asked_and_taken(engine: Somewhere, tmp_path: Path) -> None:
    person = engine.newcomer(USUAL_RATE)
    person.first_visit()
    _chooses_a_photo(person, tmp_path, MORNING.date().isoformat())
    person.sees("prescription.is_it")
    person.press("prescription.take")
    person.sees("prescription.taken")
    (entry,) = person.entries_kept("prescription_taken", 1)
    assert (entry["body"]["by"], entry["body"]["plan"]["neck-press"]["repetitions"]) == ("Eva Green", 3)
    assert engine.troubles() == []


def _chooses_a_photo(person: Person, folder: Path, made: str) -> None:
    """ "Choose a photo" on the page of a paper, in poor light."""
    file = folder / "paper.jpg"
    file.write_bytes(photo(in_a_hand(printed(folder, made))))
    person.goes_to("#/paper")
    person.sees("prescription.heading")
    person.page.locator("input[type=file]").set_input_files(file)
