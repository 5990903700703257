"""The diary of a home: one SQLite file, readable by its owner alone.

Decided here: what is safe enough (every commit on the disk before it is said to be stored) and what each
of SQLite's errors means for the person whose diary it is.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from stature.keeping.contract import DiaryTrouble
from stature.keeping.tabled import TabledKeeper
from stature.keeping.upgrade import bring_up_to_date

# A commit takes a few milliseconds; who waits five seconds waits for a program that hangs.
WAIT_FOR_LOCK_SECONDS = 5.0


def open_sqlite(path: Path) -> TabledKeeper:
    """Opens the diary, making the file and bringing its tables up to date. Raises DiaryTrouble."""
    _make_file(path)
    engine = _engine(path)
    writing = engine.execution_options(writes=True)
    explain = _explainer(path)
    try:
        with writing.begin() as connection:
            _refuse_damage(connection, path)
            bring_up_to_date(connection, str(path))
        return TabledKeeper(engine, writing, explain)
    except DBAPIError as error:
        engine.dispose()
        raise DiaryTrouble(explain(error)) from error
    except DiaryTrouble:
        engine.dispose()
        raise


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


def _begin(connection: Connection) -> None:
    # A reader that turns writer is refused at once and does not wait its turn, so writers say so first.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _refuse_damage(connection: Connection, path: Path) -> None:
    found = connection.execute(text("PRAGMA quick_check(1)")).scalar_one()
    if found != "ok":
        raise DiaryTrouble(_damaged(path))


def _damaged(path: Path) -> str:
    return (
        f"the diary {path} is damaged or no diary at all; nothing was changed: "
        "keep it, put a backup in its place, or name another file with --diary FILE"
    )


def _explainer(path: Path) -> Callable[[DBAPIError], str]:
    clear = {
        "SQLITE_BUSY": f"the diary {path} is held by another program; close that one and try again",
        "SQLITE_LOCKED": f"the diary {path} is held by another program; close that one and try again",
        "SQLITE_READONLY": f"the diary {path} may be read but not written; allow writing to the file and its folder",
        "SQLITE_CANTOPEN": f"the diary {path} cannot be opened; see that its folder is there and may be written",
        "SQLITE_FULL": f"the disk with the diary {path} is full; make room and try again",
        "SQLITE_IOERR": f"the disk with the diary {path} does not answer properly; see that it is there and has room",
        "SQLITE_NOTADB": _damaged(path),
        "SQLITE_CORRUPT": _damaged(path),
    }

    def explain(error: DBAPIError) -> str:
        name = getattr(error.orig, "sqlite_errorname", "")
        family = "_".join(name.split("_")[:2])
        return clear.get(family, f"the diary {path} cannot be used just now: {error.orig}")

    return explain
