"""Firefox ESR and WebKitGTK, for the tests that live a session in each: those that are there, or Debian's.

With them come a sound device that nobody hears and a screen that nobody sees, for machines that have none.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from groundwork.debian import can_install, install
from groundwork.progress import SetUpFailed, say

CHOSEN = "STATURE_FIREFOX"
# By any of these names it speaks WebDriver BiDi.
NAMES = ("firefox-esr", "firefox")
MINI_BROWSERS = ("lib/*/webkit2gtk-4.1/MiniBrowser", "libexec/webkit2gtk-4.1/MiniBrowser")
OF_FIREFOX = ("firefox-esr", "pulseaudio")
OF_WEBKIT = ("webkit2gtk-driver", "xvfb", "pulseaudio")


def find_firefox(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The one that the person chose with STATURE_FIREFOX, or the first that is found; with a device for its sound."""
    if not _on_path("pulseaudio", environment):
        return None
    if chosen := environment.get(CHOSEN):
        return Path(chosen)
    return next((found for name in NAMES if (found := _on_path(name, environment))), None)


def find_webkit(environment: Mapping[str, str] = os.environ, usr: Path = Path("/usr")) -> tuple[Path, Path] | None:
    """Its driver and its small browser; with a screen, and a device for its sound."""
    driver = _on_path("WebKitWebDriver", environment)
    browser = next((found for pattern in MINI_BROWSERS for found in usr.glob(pattern)), None)
    beside = all(_on_path(name, environment) for name in ("Xvfb", "pulseaudio"))
    return (driver, browser) if driver and browser and beside else None


def set_up_engines() -> None:
    """Both, where Debian's can be had; where not, that is one line, and the tests that need one say that they left it out."""
    missing = [
        *(OF_FIREFOX if find_firefox() is None else ()),
        *(OF_WEBKIT if find_webkit() is None else ()),
    ]
    if not missing or not can_install():
        return
    packages = list(dict.fromkeys(missing))
    try:
        install(*packages)
    except SetUpFailed as problem:
        say(f"No session is lived in the engines that are not here: {str(problem).splitlines()[-1]}")
        return
    if find_firefox() is None or find_webkit() is None:
        say(f"Debian's {', '.join(packages)} were installed, and one of the two engines is still not found")


def _on_path(name: str, environment: Mapping[str, str]) -> Path | None:
    found = shutil.which(name, path=environment.get("PATH"))
    return Path(found) if found else None
