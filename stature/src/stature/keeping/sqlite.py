"""The diary of a home: one SQLite file, readable by its owner alone.

Decided here: what is safe enough (every commit on the disk before it is said to be stored), and who waits for whom.
"""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.pool import ConnectionPoolEntry

from stature.keeping.contract import DiaryTrouble
from stature.keeping.sqlite_log import has_lost_something
from stature.keeping.sqlite_troubles import SqliteTroubles, log_damaged
from stature.keeping.tabled import TabledKeeper
from stature.keeping.trouble import Damaged, clear_trouble
from stature.keeping.upgrade import bring_up_to_date, is_up_to_date

# A commit takes a few milliseconds; who waits five seconds waits for a program that hangs.
WAIT_FOR_LOCK_SECONDS = 5.0
# Every log is read through when a diary is opened; one of a megabyte takes a moment.
LONGEST_LOG_PAGES = 250
# Far longer than one write into the log takes.
A_WRITE_SECONDS = 0.2


def open_sqlite(path: Path, called: Path | None = None) -> TabledKeeper:
    """Opens the diary, making the file and bringing its tables up to date. Raises DiaryTrouble.

    `called` is what its owner knows it by, where `path` is a copy.
    """
    called = called or path
    _make_file(path)
    _refuse_lost_log(path, called)
    engine = _engine(path)
    writes = engine.execution_options(writes=True)
    troubles = SqliteTroubles(called)
    try:
        with clear_trouble(troubles):
            with engine.begin() as connection:
                look_through(connection)
                up_to_date = is_up_to_date(connection, str(called))
            # Only what must be changed waits until others have written.
            if not up_to_date:
                with writes.begin() as connection:
                    bring_up_to_date(connection, str(called))
        return TabledKeeper(engine, writes, troubles, look_through)
    except DiaryTrouble:
        engine.dispose()
        raise


def look_through(connection: Connection) -> None:
    """Looks at every page of the file, and that its indexes say what its tables say. Raises Damaged."""
    if connection.execute(text("PRAGMA integrity_check(1)")).scalar_one() != "ok":
        raise Damaged("its pages do not fit together")


def _make_file(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Made before SQLite makes it, so that nobody else on this computer can read a person's health.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise DiaryTrouble(
            f"the diary {path} cannot be opened for writing ({error.strerror}); "
            "name a file you may write, with --diary FILE"
        ) from error


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


def _engine(path: Path) -> Engine:
    url = URL.create("sqlite+pysqlite", database=str(path))
    engine = create_engine(url, connect_args={"timeout": WAIT_FOR_LOCK_SECONDS}, pool_timeout=WAIT_FOR_LOCK_SECONDS)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    # Python's own transactions would begin late and leave out changes of tables; `_begin` does it instead.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {LONGEST_LOG_PAGES}")


def _begin(connection: Connection) -> None:
    # A reader that turns writer is refused at once and does not wait its turn, so writers say so first.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
