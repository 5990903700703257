"""The first step of ./run, ./test and ./bench: find a Python that is new enough.

This file alone must be readable by every Python 3: no type hints, no f-strings. It knows nothing of
what is done next.
"""

import os
import shutil
import signal
import sys

OLDEST = (3, 11)
# Newest first; the newest that the locked requirements were resolved for stands at the front.
NAMES = ("python3.14", "python3.13", "python3.12", "python3.11")


def hand_over(module):
    """Run `main` of a groundwork module here, or this whole command again under a newer Python."""
    if sys.version_info < OLDEST:
        start_again_with_a_newer_python()
    # So that being asked to end passes through every `finally`, and ends the tools that were started.
    signal.signal(signal.SIGTERM, end)
    # A shell that puts a command in the background has it ignore this one.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        code = __import__(module, fromlist=["main"]).main(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def end(number, _frame):
    sys.exit(128 + number)


def start_again_with_a_newer_python():
    found = [path for path in map(shutil.which, NAMES) if path]
    if not found:
        sys.exit(
            "Stature needs Python %d.%d or newer; this is Python %d.%d. Install it from python.org "
            "or with your system's packages." % (OLDEST + sys.version_info[:2])
        )
    os.execv(found[0], [found[0], os.path.abspath(sys.argv[0])] + sys.argv[1:])
