"""What a screen reader is told, to the letter, on every page and view; and that it never talks over the voice."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest
from conftest import Door
from page_words import spoken, words
from person import Person
from screen_reader import FOLDER, Hear, everything_heard

pytestmark = pytest.mark.browser

A_MOMENT_SECONDS = 0.1
TIMES_HEARD = 50
ANNOUNCED = Path(__file__).with_name("announced.js")


def test_what_is_told_is_what_was_read_and_agreed(door: Door) -> None:
    agreed = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    heard = {name: as_agreed(hear, agreed.get(name, "")) for name, hear in everything_heard(door)}
    changed = [name for name in sorted(heard | agreed) if heard.get(name) != agreed.get(name)]
    assert not changed, "\n".join(
        ["./write heard writes them anew; read them before you keep them", *differences(heard, agreed, changed)]
    )


def test_while_the_voice_speaks_nothing_is_read_over_it(door: Door) -> None:
    person = door.regular(rate=5, scripts=(ANNOUNCED,))
    assert told_in_a_set(person) == []


def test_with_the_voice_off_each_sentence_is_told_and_no_second_is_counted_down(door: Door) -> None:
    person = door.regular(rate=5, scripts=(ANNOUNCED,))
    person.goes_to("#/settings")
    person.chooses("settings.voice", words("settings.voice_off"))
    person.goes_to("#/home")
    told = told_in_a_set(person)
    assert spoken("shared.hold") in told
    assert not [said for said in told if re.search(r"\d", said)]


def told_in_a_set(person: Person) -> list[str]:
    """From getting ready to the second lift of a set."""
    person.starts("neck-press")
    person.press("setup.gate_yes")
    person.press("setup.in_place")
    # What is read, and not heard, waits for its reader.
    person.gets_ready_step_by_step(gate=False)
    person.begins()
    person.is_holding()
    person.reads(words("session.repetition", n=2, all=5))
    told: list[str] = person.page.evaluate("announced")
    return told


def as_agreed(hear: Hear, agreed: str) -> str:
    """What is told, as soon as it is what was agreed: a keyboard that moves, or a list that comes, takes a moment."""
    told = hear()
    for _ in range(TIMES_HEARD):
        if told == agreed:
            break
        time.sleep(A_MOMENT_SECONDS)
        told = hear()
    return told


def differences(heard: dict[str, str], agreed: dict[str, str], names: list[str]) -> Iterator[str]:
    for name in names:
        before, now = (texts.get(name, "").splitlines() for texts in (agreed, heard))
        yield from unified_diff(before, now, f"agreed/{name}", f"heard/{name}", lineterm="", n=1)
