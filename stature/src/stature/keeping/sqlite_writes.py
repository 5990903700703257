"""A diary in one SQLite file, written through SQLAlchemy, and its tables brought up to date. Loaded only for either."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

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
    # A connection for each writing, and none kept: the file that is written is the one that lies there at that moment.
    engine = create_engine("sqlite+pysqlite://", creator=lambda: connected(path, wait_seconds), poolclass=NullPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # A reader that turns writer is refused at once and does not wait its turn, so writers say so first.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
