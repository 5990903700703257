"""Installs a package of Debian's or Ubuntu's, where that can be done without asking for a password."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from groundwork.progress import SetUpFailed, say

# Another apt may hold its lock, on a computer that has just started for minutes.
SECONDS_TO_WAIT_FOR_APT = 300


def can_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str) -> None:
    """Raises SetUpFailed when a package cannot be had."""
    say(f"Installing {' and '.join(packages)} with apt-get ...")
    # The list of packages may be old, or, in a fresh container, empty; a mirror out of reach may still do.
    _apt_get("update")
    ended = _apt_get("install", "--yes", "--no-install-recommends", *packages)
    if ended.returncode:
        last = "\n".join(ended.stdout.rstrip().splitlines()[-10:])
        raise SetUpFailed(f"{last}\n\napt-get could not install {' and '.join(packages)}")


def download(folder: Path, *packages: str) -> list[Path]:
    """The packages as files in `folder`, not installed. Raises SetUpFailed when one cannot be had."""
    _apt_get("update")
    # As root apt fetches as nobody, who may not write there.
    ended = _apt_get("-o", "APT::Sandbox::User=root", "download", *packages, folder=folder)
    if ended.returncode:
        last = "\n".join(ended.stdout.rstrip().splitlines()[-10:])
        raise SetUpFailed(f"{last}\n\napt-get could not fetch {' and '.join(packages)}")
    return sorted(folder.glob("*.deb"))


def _apt_get(*arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    wait = ("-o", f"DPkg::Lock::Timeout={SECONDS_TO_WAIT_FOR_APT}")
    return subprocess.run(
        ["apt-get", *wait, *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
