"""Builds the two packages that people install: `python -m groundwork.wheels OUT`.

`stature` carries the built web app and the regimen, voice and pictures too, so whoever installs it needs neither Node nor
a checkout. Of a second voice it carries what the app plays alone: the server, which looks after the first, never reads it. It is put together in a folder of its own: a copy of the regimen
left in the checkout would hide the one that is being edited.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from groundwork.one_at_a_time import one_at_a_time
from groundwork.places import HERE, Places
from groundwork.progress import SetUpFailed, say
from groundwork.python_parts import set_up_python
from groundwork.tools import run_tool
from groundwork.web_app import set_up_web_app

LEFT_BEHIND = ("__pycache__", "tests", "dist")
# What `stature` carries, put into its copy as it is now; the coach has a room of the second name.
CARGO = ("app", "regimen")
ONLY_PLAYED = "second_voice"


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1:
        say("Name one folder for the wheels: python -m groundwork.wheels OUT")
        return 2
    try:
        build_wheels(HERE, Path(arguments[0]).absolute())
    except SetUpFailed as problem:
        say(str(problem))
        return 1
    return 0


def build_wheels(places: Places, out: Path, *, smallest: bool = False) -> None:
    """Both wheels, in `out`; with the app as small as it can be, where that is worth minutes. Raises SetUpFailed."""
    with one_at_a_time(places):
        set_up_python(places)
        set_up_web_app(places, smallest=smallest)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as workshop:
        _build(places, _copy(places, places.coach, workshop), out)
        _build(places, _copy_with_its_cargo(places, workshop), out)


def _copy_with_its_cargo(places: Places, workshop: str) -> Path:
    copy = _copy(places, places.stature, workshop, *CARGO)
    package = copy / "src" / "stature"
    shutil.copytree(places.app, package / "app")
    shutil.copytree(places.regimen, package / "regimen", ignore=shutil.ignore_patterns(ONLY_PLAYED))
    return copy


def _copy(places: Places, project: Path, workshop: str, *but: str) -> Path:
    copy = Path(workshop) / project.name
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns(*LEFT_BEHIND, *but))
    shutil.copy(places.root / "LICENSE", copy)
    return copy


def _build(places: Places, project: Path, out: Path) -> None:
    say(f"Building the {project.name} wheel ...")
    python = places.programs / "python"
    command: list[str | Path] = [python, "-m", "hatchling", "build", "--target", "wheel", "--directory", out]
    run_tool(places, f"wheel-{project.name}", command, folder=project)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
