"""Version 6dffd84, built beside this one where that can still be done, and the same day lived with it.

It is taken out of the history into `.stature/before`, sets itself up there with its own locked parts, and is asked by
`_day_before.py`, which runs there and knows its pages. Where that fails, what failed is said, and nothing else is lost.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

from groundwork.chromium import CHOSEN
from groundwork.places import HERE, Places
from groundwork.progress import say

VERSION = "6dffd84"
ASKS = Path(__file__).with_name("_day_before.py")
SETS_UP = """
from groundwork.check_command import set_up_python_and_tests
from groundwork.places import HERE
from groundwork.web_app import set_up_web_app
set_up_python_and_tests(HERE)
set_up_web_app(HERE)
"""
MINUTES = 20


def version_before() -> Places | None:
    """Where it lies, set up; None where it can't be had."""
    places = Places(HERE.kept / "before" / VERSION)
    try:
        if not places.web.is_dir():
            _take_out(places)
        # Its own Python parts and its own web app: nothing of this checkout is looked for.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        _run([sys.executable, "-c", SETS_UP], places, environment)
    except (OSError, subprocess.SubprocessError, tarfile.TarError) as problem:
        say(f"Version {VERSION} cannot be built here: {_in_one_line(problem)}")
        return None
    return places


def asked_of(places: Places) -> dict[str, Any]:
    """Taps, seconds and the height of Today there, by the names of `_day_before.py`; empty where it does not run."""
    paths = (places.root, places.coach / "src", places.stature / "src", places.root / "e2e")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths)), CHOSEN: os.environ[CHOSEN]}
    try:
        told = _run([str(places.programs / "python"), str(ASKS)], places, environment)
    except (OSError, subprocess.SubprocessError) as problem:
        say(f"Version {VERSION} cannot be asked here: {_in_one_line(problem)}")
        return {}
    found: dict[str, Any] = json.loads(told.strip().splitlines()[-1])
    return found


def _take_out(places: Places) -> None:
    packed = subprocess.run(["git", "archive", VERSION], cwd=HERE.root, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(places.root, filter="data")


def _run(command: list[str], places: Places, environment: dict[str, str]) -> str:
    done = subprocess.run(
        command, cwd=places.root, env=environment, capture_output=True, text=True, check=True, timeout=MINUTES * 60
    )
    return done.stdout


def _in_one_line(problem: Exception) -> str:
    told = problem.stderr if isinstance(problem, subprocess.CalledProcessError) else str(problem)
    text = told.decode(errors="replace") if isinstance(told, bytes) else told
    return (text or str(problem)).strip().splitlines()[-1]
