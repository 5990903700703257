"""A diary in one SQLite file, read through Python's own driver.

Decided here: how every connection to the file is set, also those that SQLAlchemy makes for writing; and who waits for whom
in reading. In SQLite's log mode a reader waits for a writer only while a log is begun anew or read after a crash.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final

# Every log is read through when a diary is opened; one of a megabyte takes a moment.
LONGEST_LOG_PAGES: Final = 250


def prepare(connection: sqlite3.Connection) -> None:
    # Python's own transactions would begin late and leave out changes of tables; whoever needs one begins it.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {LONGEST_LOG_PAGES}")


class SqliteDriver:
    """One connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def ask(self, statement: str, /, **given: object) -> list[Any]:
        return self._connection.execute(statement, given).fetchall()

    def kind(self, kept: str) -> str:
        return kept


class SqliteReads:
    """The file, with one connection kept for what is read at once. The others are made anew: what they read is rare."""

    def __init__(self, path: Path, wait_seconds: float) -> None:
        self._path = path
        self._wait_seconds = wait_seconds
        # While one is open, no other that is closed writes the log back into the file.
        self._kept = self.connect()
        self._kept.execute("PRAGMA busy_timeout = 0")
        self._is_asked = Lock()

    @contextmanager
    def moment(self) -> Iterator[SqliteDriver]:
        with closing(self.connect()) as connection:
            connection.execute("BEGIN")
            yield SqliteDriver(connection)

    @contextmanager
    def at_once(self) -> Iterator[SqliteDriver | None]:
        if not self._is_asked.acquire(blocking=False):
            yield None
            return
        try:
            yield SqliteDriver(self._kept)
        finally:
            self._is_asked.release()

    def close(self) -> None:
        self._kept.close()

    def connect(self) -> sqlite3.Connection:
        """A new connection, for whoever closes it."""
        return connected(self._path, self._wait_seconds)


def connected(path: Path, wait_seconds: float) -> sqlite3.Connection:
    """A new connection to a file that is there, for whoever closes it: one that is gone is told, and not made anew."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(address, wait_seconds, uri=True, check_same_thread=False)
    try:
        prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection
