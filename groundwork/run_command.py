"""./run: what is missing is set up, then this process becomes the `stature` command line.

Only a command that serves or publishes the web app builds it or brings Node. Decided here and nowhere else: that
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
SHOWING = ("serve", "publish")
# What these make is downloaded by whoever comes to it, and made as small as it can be.
FOR_OTHERS = ("publish",)
# Set where nobody will download it, and the minutes are better spent: `./test` sets it.
QUICKLY = "STATURE_QUICK_BUILD"
ASKS_FOR_HELP = frozenset({"--help", "-h"})
OF_THE_PROGRAM = ASKS_FOR_HELP | {"--version"}


def main(arguments: Sequence[str]) -> int:
    """Does not return when all is well: the signals and the exit code are those of `stature`."""
    wanted = as_meant(arguments)
    try:
        set_up(HERE, with_web_app=serves(wanted), smallest=is_for_others(wanted))
    except SetUpFailed as problem:
        say(str(problem))
        return 1
    return become_stature(HERE, wanted)


def as_meant(arguments: Sequence[str]) -> list[str]:
    """No command means the app, in the browser; so do options alone, like --lan, which are all of `serve`."""
    if not arguments:
        return list(WITHOUT_A_COMMAND)
    if arguments[0].startswith("-") and arguments[0] not in OF_THE_PROGRAM:
        return ["serve", *arguments]
    return list(arguments)


def serves(arguments: Sequence[str]) -> bool:
    """Does this command need the web app? One that only asks for help does not."""
    return arguments[0] in SHOWING and not ASKS_FOR_HELP.intersection(arguments)


def is_for_others(arguments: Sequence[str]) -> bool:
    return arguments[0] in FOR_OTHERS and not os.environ.get(QUICKLY)


def set_up(places: Places, *, with_web_app: bool, smallest: bool = False) -> None:
    if python_is_ready(places) and (not with_web_app or web_app_is_ready(places, smallest=smallest)):
        return
    with one_at_a_time(places):
        set_up_python(places)
        if with_web_app:
            set_up_web_app(places, smallest=smallest)


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
