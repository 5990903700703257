"""`./write heard` writes heard/ anew. Read what changed: each line is read out to somebody."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from conftest import Door, launch_settings
from playwright.sync_api import sync_playwright
from screen_reader import FOLDER, Hear, everything_heard
from serving import serving

A_MOMENT_SECONDS = 0.3


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as diary, serving(Path(diary)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_settings())
        door = Door(browser, server, {})
        written = {name: when_settled(hear) for name, hear in everything_heard(door)}
        door.close()
        browser.close()
    for old in FOLDER.iterdir():
        if old.name not in written:
            old.unlink()
    for name, text in written.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"{len(written)} views")


def when_settled(hear: Hear) -> str:
    """What is told as soon as it stays the same for a moment."""
    before, now = "", hear()
    while now != before:
        time.sleep(A_MOMENT_SECONDS)
        before, now = now, hear()
    return now


if __name__ == "__main__":
    main()
