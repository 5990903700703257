"""Only one command sets up a checkout at a time; a second one waits for the first.

The lock is the system's own and goes when its holder ends, however it ends.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from groundwork.places import Places
from groundwork.progress import SetUpFailed, say

try:
    import fcntl
except ImportError:  # Windows
    raise SystemExit("Stature is set up on Linux and macOS; on Windows, use it inside WSL.") from None


@contextlib.contextmanager
def one_at_a_time(places: Places) -> Iterator[None]:
    """Hold the checkout for as long as the block runs. Raises SetUpFailed where nothing can be written."""
    try:
        places.kept.mkdir(exist_ok=True)
        lock = (places.kept / "lock").open("w")
    except OSError as problem:
        raise SetUpFailed(
            f"{places.kept} cannot be written ({problem.strerror}); "
            "Stature sets itself up in there, so put the checkout where you may write."
        ) from problem
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another command is setting up this checkout; waiting for it.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
