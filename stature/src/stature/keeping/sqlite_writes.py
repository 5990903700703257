"""A diary in one SQLite file, written through SQLAlchemy, and its tables brought up to date. Loaded only for either."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import QueuePool

from stature.keeping import upgrade
from stature.keeping.drivers_words import in_the_drivers_words
from stature.keeping.sqlite_reads import connected
from stature.keeping.writes import Writes


def open_writes(path: Path, wait_seconds: float) -> Writes:
    return Writes(_engine(path, wait_seconds).execution_options(writes=True))


def bring_up_to_date(path: Path, called: Path, wait_seconds: float) -> None:
    """In one transaction or not at all. Raises DiaryTrouble."""
    engine = _engine(path, wait_seconds)
    try:
        with in_the_drivers_words():
            with engine.begin() as connection:
                up_to_date = upgrade.is_up_to_date(connection, str(called))
            # Only what must be changed waits until others have written.
            if not up_to_date:
                with engine.execution_options(writes=True).begin() as connection:
                    upgrade.bring_up_to_date(connection, str(called))
    finally:
        engine.dispose()


def _engine(path: Path, wait_seconds: float) -> Engine:
    there = _identity(path)

    def connect() -> sqlite3.Connection:
        if _identity(path) != there:
            raise _not_there()
        return connected(path, wait_seconds)

    def check_out(*_: object) -> None:
        # A connection that is kept would go on writing into a file that is gone from its place.
        if _identity(path) != there:
            raise DisconnectionError

    url = URL.create("sqlite+pysqlite", database=str(path))
    engine = create_engine(url, creator=connect, poolclass=QueuePool, pool_timeout=wait_seconds)
    event.listen(engine, "checkout", check_out)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # A reader that turns writer is refused at once and does not wait its turn, so writers say so first.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _not_there() -> sqlite3.OperationalError:
    """As SQLite says it of a file that is gone; another that lies in its place is not this diary either."""
    error = sqlite3.OperationalError("unable to open database file")
    error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_CANTOPEN, "SQLITE_CANTOPEN"
    return error


def _identity(path: Path) -> tuple[int, int] | None:
    """Of the file that lies there now; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
