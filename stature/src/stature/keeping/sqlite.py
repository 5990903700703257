"""The diary of a home: one SQLite file, readable by its owner alone.

Decided here: what is safe enough (every commit on the disk before it is said to be stored), and who waits for whom.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from stature.keeping.contract import DiaryTrouble
from stature.keeping.driver import Driver
from stature.keeping.marks import REVISION
from stature.keeping.sqlite_log import has_lost_something
from stature.keeping.sqlite_new import begin_new, holds_nothing, make_tables
from stature.keeping.sqlite_reads import SqliteReads
from stature.keeping.sqlite_troubles import SqliteTroubles, emptied, log_damaged
from stature.keeping.tabled import TabledKeeper
from stature.keeping.trouble import Damaged, clear_trouble

if TYPE_CHECKING:
    from stature.keeping.writes import Writes

# A commit takes a few milliseconds; who waits five seconds waits for a program that hangs.
WAIT_FOR_LOCK_SECONDS = 5.0
# Far longer than one write into the log takes.
A_WRITE_SECONDS = 0.2


def open_sqlite(path: Path, called: Path | None = None) -> TabledKeeper:
    """Opens the diary, making the file and bringing its tables up to date. Raises DiaryTrouble.

    `called` is what its owner knows it by, where `path` is a copy.
    """
    called = called or path
    _make_file(path, called)
    _refuse_lost_log(path, called)
    troubles = SqliteTroubles(called)
    with clear_trouble(troubles):
        reads = SqliteReads(path, WAIT_FOR_LOCK_SECONDS)
    try:
        with clear_trouble(troubles):
            with closing(reads.connect()) as connection:
                if holds_nothing(connection):
                    make_tables(connection)
            with reads.moment() as driver:
                look_through(driver)
                up_to_date = _is_up_to_date(driver)
            if not up_to_date:
                # Loaded here: most starts find the tables as they should be, and nothing of what changes them is needed.
                from stature.keeping.sqlite_writes import bring_up_to_date

                bring_up_to_date(path, called, WAIT_FOR_LOCK_SECONDS)
        return TabledKeeper(reads, lambda: _open_writes(path), troubles, look_through)
    except DiaryTrouble:
        reads.close()
        raise


def look_through(driver: Driver) -> None:
    """Looks at every page of the file, and that its indexes say what its tables say. Raises Damaged."""
    if driver.ask("PRAGMA integrity_check(1)") != [("ok",)]:
        raise Damaged("its pages do not fit together")


def _make_file(path: Path, called: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            begin_new(path)
        os.close(os.open(path, os.O_RDWR))
        size = path.stat().st_size
    except (OSError, sqlite3.OperationalError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise DiaryTrouble(
            f"the diary {path} cannot be opened for writing ({why}); name a file you may write, with --diary FILE"
        ) from error
    # A diary of which nothing is left is not a new one, which is whole from the moment it is there.
    if size == 0:
        raise emptied(called)


def _refuse_lost_log(path: Path, called: Path) -> None:
    """Before SQLite opens it, and drops what it cannot read. Who writes meanwhile is done at the second look."""
    log = Path(f"{path}-wal")
    if not _has_lost_something(log):
        return
    time.sleep(A_WRITE_SECONDS)
    if _has_lost_something(log):
        raise log_damaged(called)


def _has_lost_something(log: Path) -> bool:
    try:
        return has_lost_something(log.read_bytes())
    except OSError:
        # Not there, or not to be read; then SQLite says so.
        return False


def _is_up_to_date(driver: Driver) -> bool:
    """Whether nothing needs to be changed. What it is otherwise, an older diary or no diary, is seen later."""
    is_there = driver.ask("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'")
    return bool(is_there) and driver.ask("SELECT version_num FROM alembic_version") == [(REVISION,)]


def _open_writes(path: Path) -> Writes:
    # Loaded when something is first written: reading needs nothing of it.
    from stature.keeping.sqlite_writes import open_writes

    return open_writes(path, WAIT_FOR_LOCK_SECONDS)
