"""The diary of a clinic: a PostgreSQL database.

Needs the `postgres` extra. Rights, backups and who may connect are the database's own affair.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, text
from sqlalchemy.exc import NoSuchModuleError

from stature.keeping.contract import DAMAGED, DiaryTrouble
from stature.keeping.drivers_words import in_the_drivers_words
from stature.keeping.letters import as_it_was
from stature.keeping.tabled import TabledKeeper
from stature.keeping.trouble import clear_trouble
from stature.keeping.upgrade import bring_up_to_date
from stature.keeping.writes import Writes

# Any fixed number does; two servers starting together take turns at the tables under it.
ONE_UPGRADE_AT_A_TIME = 7_365_001

# Rather one clear line than a page that never comes.
WAIT_SECONDS = 5

# Every letter that anybody writes can be kept in this one alone.
LETTERS = "UTF8"

# The very words of the `postgres` extra; a test compares the two.
MISSING_PART = "psycopg[binary]>=3.2,<4"


class PostgresTroubles:
    """The clear lines of a database; `name` is what its owner calls it."""

    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def errors(self) -> type[Exception]:
        import psycopg

        return psycopg.Error

    def failed(self, error: Exception) -> DiaryTrouble:
        first_line = (str(error).strip().splitlines() or ["no reason given"])[0]
        return DiaryTrouble(f"the diary {self._name} cannot be used just now: {first_line}")

    def damaged(self, what: str) -> DiaryTrouble:
        return DiaryTrouble(
            f"the diary {self._name} is damaged ({what}); nothing was changed: bring back a backup of the database",
            public=DAMAGED,
        )


class PostgresDriver:
    """A connection from the pool that writing uses too, which knows a broken one; the statement goes on as it stands."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ask(self, statement: str, /, **given: object) -> list[Any]:
        return list(self._connection.exec_driver_sql(_with_its_marks(statement), given).all())

    def kind(self, kept: str) -> str:
        return as_it_was(kept)


class PostgresReads:
    """Its engine sees one moment in each transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def moment(self) -> Iterator[PostgresDriver]:
        with in_the_drivers_words(), self._engine.connect() as connection:
            yield PostgresDriver(connection)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Never: the answer comes over a network, and whoever keeps others waiting must not wait for it."""
        yield None

    def close(self) -> None:
        self._engine.dispose()


@cache
def _with_its_marks(statement: str) -> str:
    """What this driver writes for `:name`."""
    return re.sub(r":(\w+)", r"%(\1)s", statement)


def open_postgres(url: URL) -> TabledKeeper:
    """Opens the diary and brings its tables up to date. Raises DiaryTrouble."""
    name = f"{url.database} on {url.host or 'this computer'}"

    troubles = PostgresTroubles(name)
    engine = _engine(url)
    try:
        with clear_trouble(troubles), in_the_drivers_words(), engine.begin() as connection:
            _refuse_few_letters(connection, name)
            # Changing the tables of a large clinic takes its time, and so does waiting for another who does.
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_UPGRADE_AT_A_TIME})"))
            bring_up_to_date(connection, name)
        # Otherwise each question of one reading would see a moment of its own.
        reads = PostgresReads(engine.execution_options(isolation_level="REPEATABLE READ"))
        return TabledKeeper(reads, lambda: Writes(engine), troubles)
    except DiaryTrouble:
        engine.dispose()
        raise


def _refuse_few_letters(connection: Connection, name: str) -> None:
    """A database that lacks letters would take one entry and fail at the next, for ever."""
    letters = connection.execute(text("SHOW server_encoding")).scalar_one()
    if letters != LETTERS:
        raise DiaryTrouble(
            f"the database {name} keeps its letters as {letters} and lacks some that people write; "
            f"make a new one WITH TEMPLATE template0 ENCODING '{LETTERS}' and name that"
        )


def _engine(url: URL) -> Engine:
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    try:
        return create_engine(
            url,
            pool_pre_ping=True,
            pool_timeout=WAIT_SECONDS,
            connect_args={
                "connect_timeout": WAIT_SECONDS,
                "client_encoding": LETTERS,
                "options": f"-c statement_timeout={WAIT_SECONDS}s -c synchronous_commit=on",
            },
        )
    except (ImportError, NoSuchModuleError) as error:
        raise DiaryTrouble(
            "a PostgreSQL diary needs one more part; install it with: "
            f"{shlex.quote(sys.executable)} -m pip install {shlex.quote(MISSING_PART)}"
        ) from error
