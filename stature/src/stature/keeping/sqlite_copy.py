"""A home's diary that lies where nothing can be written, like a disk to read only: it is read from a copy.

SQLite reads a diary only where it may write beside it, and an older diary is brought up to date before it is read. So both
happen in a folder of this person's alone, which goes when the reading is done.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from stature.keeping.contract import DiaryTrouble

# The file, and the log that belongs to it.
PARTS: Final = ("", "-wal")
TRIES: Final = 5


@contextmanager
def where_it_can_be_read(diary: Path) -> Iterator[Path]:
    """The diary itself, or its copy. Raises DiaryTrouble."""
    if may_be_written(diary):
        yield diary
        return
    with ExitStack() as until_read:
        try:
            folder = TemporaryDirectory(prefix="stature-", ignore_cleanup_errors=True)
            copy = Path(until_read.enter_context(folder)) / "diary.sqlite3"
            _copy(diary, copy)
        except OSError as error:
            raise DiaryTrouble(
                f"the diary {diary} cannot be read ({error.strerror}); "
                "see that you may read it, and that there is room for a copy"
            ) from error
        yield copy


def may_be_written(diary: Path) -> bool:
    """Whether this person may write the file, and beside it as SQLite does."""
    return all(os.access(place, os.W_OK, effective_ids=_AS_WHOM) for place in (diary, diary.parent))


# By the rights that a write would be asked with, where the system can tell them from others.
_AS_WHOM: Final = os.access in os.supports_effective_ids


def _copy(diary: Path, copy: Path) -> None:
    """Both parts as they lay at one moment; others may write what this person only reads."""
    for _ in range(TRIES):
        before = _marks(diary)
        for part in PARTS:
            Path(f"{copy}{part}").unlink(missing_ok=True)
            if part in before:
                shutil.copyfile(f"{diary}{part}", f"{copy}{part}")
        if _marks(diary) == before:
            return
    raise DiaryTrouble(f"the diary {diary} is being written all the time; try again in a moment")


def _marks(diary: Path) -> dict[str, tuple[int, int]]:
    """The size of each part that is there, and when it was last written."""
    found = {}
    for part in PARTS:
        try:
            status = Path(f"{diary}{part}").stat()
        except FileNotFoundError:
            continue
        found[part] = status.st_size, status.st_mtime_ns
    return found
