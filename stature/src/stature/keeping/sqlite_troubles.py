"""What SQLite's errors, and damage in its file, mean for the person whose diary it is: one clear line for each."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from stature.keeping.contract import CANNOT_NOW, DAMAGED, DiaryTrouble

HELD: Final = (
    "the diary {path} is held by another program; close that one and try again",
    "another program holds the diary; try again in a moment",
)
# What a damaged diary's owner can do.
KEEP_IT: Final = "nothing was changed: keep it, put a backup in its place, or name another file with --diary FILE"
NO_DIARY: Final = (f"the diary {{path}} is damaged or no diary at all; {KEEP_IT}", DAMAGED)
# By the first two words of SQLite's own name: the line for whoever keeps the diary, and the one for strangers.
LINES: Final = {
    "SQLITE_BUSY": HELD,
    "SQLITE_LOCKED": HELD,
    "SQLITE_READONLY": (
        "the diary {path} may be read but not written; allow writing to the file and its folder",
        CANNOT_NOW,
    ),
    "SQLITE_CANTOPEN": (
        "the diary {path} cannot be opened; see that its folder is there and may be written",
        CANNOT_NOW,
    ),
    "SQLITE_FULL": (
        "the disk with the diary {path} is full; make room and try again",
        "there is no room for the diary; whoever keeps it must make some",
    ),
    "SQLITE_IOERR": (
        "the disk with the diary {path} does not answer properly; see that it is there and has room",
        CANNOT_NOW,
    ),
    "SQLITE_NOTADB": NO_DIARY,
    "SQLITE_CORRUPT": NO_DIARY,
}


class SqliteTroubles:
    """The clear lines of the diary in one file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def errors(self) -> type[Exception]:
        return sqlite3.Error

    def failed(self, error: Exception) -> DiaryTrouble:
        # An error without a name of SQLite's comes from reading a text that is none, and its words hold that text. Any
        # other name than these tells of tables and values that are not as they were made.
        name = getattr(error, "sqlite_errorname", "")
        line = LINES.get("_".join(name.split("_")[:2]))
        if line is None:
            return self.damaged("what lies in it is not as it was made")
        says, public = line
        return DiaryTrouble(says.format(path=self._path), public)

    def damaged(self, what: str) -> DiaryTrouble:
        return DiaryTrouble(f"the diary {self._path} is damaged ({what}); {KEEP_IT}", DAMAGED)


def log_damaged(path: Path) -> DiaryTrouble:
    """Of one whose file is well, and whose log is not."""
    log = f"{path.name}-wal"
    return DiaryTrouble(
        f"the log {log} of the diary {path} is damaged and what was stored last cannot be read; nothing was changed: "
        f"keep both, and put a backup in their place, or take {log} away to go on without what came last",
        DAMAGED,
    )


def emptied(path: Path) -> DiaryTrouble:
    """Of a file that holds nothing at all, which no diary does, not even a new one."""
    return DiaryTrouble(
        f"the file {path} is empty, which no diary is; nothing was changed: put a backup in its place, or take the file away "
        "to begin a new diary",
        DAMAGED,
    )
