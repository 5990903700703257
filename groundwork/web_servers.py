"""nginx and Caddy, for the tests that serve the published folder, and certutil, with which a test lets a browser trust a
house's authority: those that are there, or Debian's.

Debian's are unpacked and not installed: a test needs the program alone, and an installed one would begin to serve by itself.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from groundwork.debian import can_install, download
from groundwork.places import HERE, Places
from groundwork.progress import SetUpFailed, say

# Program -> Debian's package with it.
SERVERS = {"nginx": "nginx", "caddy": "caddy", "certutil": "libnss3-tools"}


def find_web_server(name: str, places: Places = HERE) -> Path | None:
    """The one on the path, or the one that was unpacked."""
    if found := shutil.which(name, path="/usr/sbin:/usr/local/sbin") or shutil.which(name):
        return Path(found)
    return next((path for path in _unpacked(places).glob(f"usr/*bin/{name}")), None)


def set_up_web_servers(places: Places = HERE) -> None:
    """All, where Debian's can be had. Raises SetUpFailed where that was tried in vain."""
    missing = [package for name, package in SERVERS.items() if find_web_server(name, places) is None]
    if not missing or not can_install():
        return
    say(f"Fetching {' and '.join(missing)} for the tests ...")
    folder = _unpacked(places)
    folder.mkdir(parents=True, exist_ok=True)
    for archive in download(folder, *missing):
        subprocess.run(["dpkg-deb", "--extract", archive, folder], check=True)
        archive.unlink()
    if still := [name for name in SERVERS if find_web_server(name, places) is None]:
        raise SetUpFailed(f"Debian's packages have no {' and no '.join(still)}; install it with your system's packages")


def find_certutil(places: Places = HERE) -> Path | None:
    """Puts certificates into the database from which Chromium takes whom its owner trusts."""
    return find_web_server("certutil", places)


def _unpacked(places: Places) -> Path:
    return places.kept / "web-servers"
