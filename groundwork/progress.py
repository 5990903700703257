"""What the person at the terminal reads while something is set up.

All of it goes to standard error: standard output belongs to the command that was asked for. When
there is nothing to set up, nothing is said.
"""

from __future__ import annotations

import sys


class SetUpFailed(Exception):
    """Setting up cannot go on. The message says what happened and what the person can do."""


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
