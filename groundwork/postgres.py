"""A PostgreSQL for the tests of the clinic's diary keeper.

Where tests run by themselves, Debian's is installed. On a person's own computer no database server is
put there unasked: its tests then say that they were skipped, and why.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from groundwork.debian import can_install, install


def set_up_postgres() -> None:
    """Raises SetUpFailed where it was tried and could not be had."""
    if not _is_here() and os.environ.get("CI") and can_install():
        install("postgresql")


def _is_here() -> bool:
    # Debian keeps the server's programs off the path.
    return shutil.which("initdb") is not None or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
