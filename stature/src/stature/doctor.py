"""Looks at this computer and says in plain words what works and what to do about the rest.

Decided here: what the app cannot run without (`needed`) and what is only good to know. Looking changes
nothing, except that an older diary is brought up to date as the next start would do.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stature import wiring

if TYPE_CHECKING:
    from stature_coach.door.wire import House

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@dataclass(frozen=True, slots=True)
class Found:
    """One thing looked at. Something not `well` stops the app only if it is `needed`."""

    well: bool
    says: str
    needed: bool = True

    def __str__(self) -> str:
        word = "good" if self.well else "needs help" if self.needed else "not here"
        return f"{word + ':':12}{self.says}"


def examine(settings: wiring.Settings, say: Callable[[str], None]) -> bool:
    """Says what was found, a line each, and whether the app can run."""
    can_run = True
    for found in look(settings):
        say(str(found))
        can_run = can_run and (found.well or not found.needed)
    say("The app can run." if can_run else "The app cannot run yet; see what needs help above.")
    return can_run


def look(settings: wiring.Settings) -> Iterator[Found]:
    yield Found(True, f"Stature {wiring.version()} on Python {sys.version.split()[0]} ({sys.executable})")
    yield from _coach(settings)
    yield _diary(settings.diary)
    yield _app(wiring.app_folder(settings.app))
    yield _port(settings.host, settings.port)
    yield _chromium()
    yield Found(
        True,
        "sound is the browser's: the app asks there when it needs it; there is no camera in this version",
        needed=False,
    )


def _coach(settings: wiring.Settings) -> Iterator[Found]:
    try:
        house = wiring.open_house(settings.regimen)
    except wiring.BadSetting as error:
        yield Found(False, str(error))
        return
    exercises = ", ".join(exercise.id for exercise in house.regimen.exercises)
    yield Found(True, f"the coach knows its exercises ({exercises}) and {len(house.wording.sentences)} sentences")
    yield _voice(house, wiring.regimen_folder(settings.regimen))


def _voice(house: House, folder: Path) -> Found:
    silent = wiring.silent_sentences(house, folder)
    if not silent:
        return Found(True, "every sentence that is said has its clip", needed=False)
    return Found(
        False,
        f"sentences without a clip that fits, which are shown and not heard: {len(silent)}, first {silent[0]}",
        needed=False,
    )


def _diary(diary: str) -> Found:
    from stature.keeping.contract import DiaryTrouble

    try:
        file = wiring.diary_file(diary)
        if file is not None and not file.exists():
            return _new_diary(file)
        keeper = wiring.open_diary(diary)
        try:
            whole = keeper.whole()
        finally:
            keeper.close()
    except (DiaryTrouble, wiring.BadSetting) as error:
        return Found(False, str(error))
    where = diary.split("://", maxsplit=1)[0] if "://" in diary else diary
    holds = f"entries: {len(whole.entries)}, people: {len(whole.people)}"
    return Found(True, f"the diary can be read and written, and is whole; {holds} ({where})")


def _new_diary(path: Path) -> Found:
    folder = next(parent for parent in path.absolute().parents if parent.exists())
    if folder.is_dir() and wiring.may_write(folder):
        return Found(True, f"a new diary will be kept in {path}")
    return Found(
        False, f"the diary {path} cannot be made: {folder} may not be written; name another file with --diary FILE"
    )


def _app(folder: Path) -> Found:
    if (folder / "index.html").is_file():
        return Found(True, f"the web app is built ({folder})")
    return Found(False, f"the web app is not built ({folder} has no index.html); start with ./run, which builds it")


def _port(host: str, port: int) -> Found:
    from stature.http.listening import CannotServe, listen

    try:
        listen(host, port).close()
    except CannotServe as error:
        # Most often it is the app itself that is running.
        return Found(False, str(error), needed=False)
    return Found(True, f"port {port} is free")


def _chromium() -> Found:
    for name in CHROMIUM_NAMES:
        if found := shutil.which(name):
            return Found(True, f"Chromium for the browser tests is {found}", needed=False)
    return Found(False, "no Chromium; only the browser tests need it (Debian: apt install chromium)", needed=False)
