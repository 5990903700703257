"""Pictures of every page and view, to be looked at: `./write looks [FOLDER] [WALK ...]`, by default .stature/look.

On phones, a tablet and a laptop, in light and dark, the session also at night; the walks are those of `walks.py`. No
test: a person judges them. STATURE_LOCALE=es-ES shows them in Spanish.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Literal

from conftest import MORNING, Door, launch_settings
from days import on_day
from devices import devices_views
from house import paired_house
from page_words import speaking
from person import Person
from playwright.sync_api import Browser, ViewportSize, expect, sync_playwright
from serving import serving
from walks import WALKS

HERE = Path(__file__).parents[1]
SCREENS: dict[str, ViewportSize] = {
    "small-phone": {"width": 320, "height": 568},
    "phone": {"width": 390, "height": 844},
    "tablet": {"width": 820, "height": 1180},
    "laptop": {"width": 1440, "height": 900},
}
LOOKS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# Two devices at once: no walk of one person.
DEVICES = "devices"
# Slow enough that all pictures of a view show one moment.
RATE = 2.0
LOCALE = os.environ.get("STATURE_LOCALE", "en-GB")
# Only what is seen without scrolling: nothing that matters may lie below it.
AS_SEEN = ("session", "stopping", "night")


def main(folder: Path, walks: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as diary, serving(Path(diary)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_settings())
        door = Door(browser, server, {})
        with speaking(LOCALE[:2]):
            if DEVICES in walks:
                take_the_devices(browser, folder)
            for name in (one for one in walks if one != DEVICES):
                days, walk = WALKS[name]
                person = comes_in(door, days)
                for view in walk(person):
                    take(person, folder, f"{name}-{view}", whole=name not in AS_SEEN)
        door.close()
        browser.close()


def comes_in(door: Door, days: int | None) -> Person:
    if days is None:
        return door.newcomer(RATE, MORNING, locale=LOCALE)
    if LOCALE.startswith("en"):
        return door.regular(RATE, on_day(days), locale=LOCALE)
    # What the door keeps of somebody who has been here is English.
    person = door.newcomer(RATE, on_day(days), locale=LOCALE)
    person.first_visit()
    expect(person.start_button("neck-press")).to_be_visible()
    return person


def take_the_devices(browser: Browser, folder: Path) -> None:
    """A house on its own net: its computer, and a tablet that is paired."""
    with tempfile.TemporaryDirectory() as diary, paired_house(Path(diary)) as house:
        door = Door(browser, house, {})
        computer, tablet = (door.newcomer(RATE, MORNING, locale=LOCALE, ignore_https_errors=True) for _ in range(2))
        for person, view in devices_views(computer, tablet, house):
            take(person, folder, f"{DEVICES}-{view}", whole=True)
        door.close()


def take(person: Person, folder: Path, name: str, *, whole: bool) -> None:
    """On every screen and in every look."""
    for screen, size in SCREENS.items():
        person.page.set_viewport_size(size)
        for look in LOOKS:
            person.page.emulate_media(color_scheme=look)
            file = re.sub(r"[^a-z0-9-]+", "-", f"{name}-{screen}-{look}")
            person.page.screenshot(path=folder / f"{file}.png", full_page=whole)


if __name__ == "__main__":
    chosen = sys.argv[1:]
    where = Path(chosen.pop(0)) if chosen and chosen[0] not in (*WALKS, DEVICES) else HERE / ".stature" / "look"
    main(where, chosen or [*WALKS, DEVICES])
