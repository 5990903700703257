"""A Chromium for tests and benches: the one that is there, or Debian's; and how it is kept quiet.

No browser is ever downloaded from anywhere else.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from groundwork.debian import can_install, install
from groundwork.progress import SetUpFailed

CHOSEN = "STATURE_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# As root, without a graphics card, and asking nobody but the page it was given.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ON_A_MAC = (
    "Applications/Chromium.app/Contents/MacOS/Chromium",
    "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def find_chromium(environment: Mapping[str, str] = os.environ, root: Path = Path("/")) -> Path | None:
    """The browser that the person chose with STATURE_CHROMIUM, or the first that is found."""
    if chosen := environment.get(CHOSEN):
        return Path(chosen)
    for name in NAMES:
        if found := shutil.which(name, path=environment.get("PATH")):
            return Path(found)
    homes = (root, Path(environment["HOME"])) if "HOME" in environment else (root,)
    applications = (home / application for home in homes for application in ON_A_MAC)
    return next((path for path in applications if path.exists()), None)


def set_up_chromium() -> Path:
    """Raises SetUpFailed, in one clear line, where no browser is there and none can be installed."""
    if found := find_chromium():
        return found
    if can_install():
        install("chromium")
    if found := find_chromium():
        return found
    raise SetUpFailed(
        "The browser tests need Chromium: install `chromium` with your system's packages (or Google Chrome), "
        f"or set {CHOSEN} to a browser; `./test --fast` leaves them out."
    )
