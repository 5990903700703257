"""Pictures of every page and view, to be looked at: `python e2e/look.py [FOLDER]`, by default .stature/look.

On a phone, a tablet and a laptop, in light and dark, the session also at night. No test: a person judges them.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from conftest import NEXT_MORNING, Door, launch_settings
from page_words import words
from pages import reading_pages, session_views, stopping_views
from person import Person
from playwright.sync_api import expect, sync_playwright
from serving import serving

HERE = Path(__file__).parents[1]
SCREENS = {
    "phone": {"width": 390, "height": 844},
    "tablet": {"width": 820, "height": 1180},
    "laptop": {"width": 1440, "height": 900},
}
LOOKS = ("light", "dark")
# Slow enough that a picture shows one moment.
RATE = 2.0


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as diary, serving(Path(diary)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_settings())
        door = Door(browser, server, {})
        for screen, size in SCREENS.items():
            for look in LOOKS:
                see_all(door, folder, screen, size, look)
            see_the_night(door, folder, screen, size)
        door.close()
        browser.close()


def see_all(door: Door, folder: Path, screen: str, size: dict[str, int], look: str) -> None:
    person = arrives(door, size, look)
    for view in reading_pages(person):
        take(person, folder, f"{screen}-{look}-{view}", whole=True)
    for view in session_views(person):
        take(person, folder, f"{screen}-{look}-session-{view}")
    person.goes_home()
    take(person, folder, f"{screen}-{look}-home-after", whole=True)
    for view in stopping_views(person):
        take(person, folder, f"{screen}-{look}-session-{view}")
    person.press("pain.understood")
    person.sees("home.heading")
    take(person, folder, f"{screen}-{look}-home-closed", whole=True)


def see_the_night(door: Door, folder: Path, screen: str, size: dict[str, int]) -> None:
    person = arrives(door, size, "night")
    for view in session_views(person):
        take(person, folder, f"{screen}-night-session-{view}")


def arrives(door: Door, size: dict[str, int], look: str) -> Person:
    person = door.newcomer(RATE, NEXT_MORNING, storage_state=door.kept_by_a_regular(), viewport=size)
    person.goes_to("#/settings")
    person.chooses("settings.look", words(f"settings.look_{look}"))
    person.goes_to("#/home")
    expect(person.start_button("neck-press")).to_be_visible()
    return person


def take(person: Person, folder: Path, name: str, *, whole: bool = False) -> None:
    """Only what is seen without scrolling, or the whole page."""
    file = re.sub(r"[^a-z0-9-]+", "-", name)
    person.page.screenshot(path=folder / f"{file}.png", full_page=whole)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / ".stature" / "look")
