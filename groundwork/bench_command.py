"""./bench: what the benches need is set up, then `groundwork.measuring` runs among it."""

from __future__ import annotations

import os
from collections.abc import Sequence

from groundwork.check_command import set_up_python_and_tests
from groundwork.places import HERE
from groundwork.progress import SetUpFailed, say
from groundwork.tools import tool_environment


def main(arguments: Sequence[str]) -> int:
    try:
        set_up_python_and_tests(HERE)
    except SetUpFailed as problem:
        say(str(problem))
        return 1
    python = HERE.programs / "python"
    environment = {**tool_environment(HERE), "PYTHONPATH": str(HERE.root)}
    return os.execve(python, [str(python), "-m", "groundwork.measuring", *arguments], environment)
