"""./run: what is missing is set up, then this process becomes the `stature` command line.

Only a command that serves the web app builds it or brings Node. Decided here and nowhere else: that
no command at all means the app, in the browser.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from groundwork.one_at_a_time import one_at_a_time
from groundwork.places import HERE, Places
from groundwork.progress import SetUpFailed, say
from groundwork.python_parts import python_is_ready, set_up_python
from groundwork.web_app import set_up_web_app, web_app_is_ready

WITHOUT_A_COMMAND = ("serve", "--open")
SERVING = "serve"
ASKS_FOR_HELP = frozenset({"--help", "-h"})


def main(arguments: Sequence[str]) -> int:
    """Does not return when all is well: the signals and the exit code are those of `stature`."""
    wanted = list(arguments) or list(WITHOUT_A_COMMAND)
    try:
        set_up(HERE, with_web_app=serves(wanted))
    except SetUpFailed as problem:
        say(str(problem))
        return 1
    return become_stature(HERE, wanted)


def serves(arguments: Sequence[str]) -> bool:
    """Does this command show the web app? One that only asks for help does not."""
    return SERVING in arguments[:1] and not ASKS_FOR_HELP.intersection(arguments)


def set_up(places: Places, *, with_web_app: bool) -> None:
    if python_is_ready(places) and (not with_web_app or web_app_is_ready(places)):
        return
    with one_at_a_time(places):
        set_up_python(places)
        if with_web_app:
            set_up_web_app(places)


def become_stature(places: Places, arguments: Sequence[str]) -> NoReturn:
    program = places.programs / "stature"
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(program, [str(program), *arguments], _environment(places.programs))


def _environment(programs: Path) -> dict[str, str]:
    # Whatever Python's own variables were set for, it was not this environment.
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    environment["PATH"] = os.pathsep.join([str(programs), environment.get("PATH", os.defpath)])
    return environment
