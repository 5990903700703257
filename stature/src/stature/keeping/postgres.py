"""The diary of a clinic: a PostgreSQL database.

Needs the `postgres` extra. Rights, backups and who may connect are the database's own affair.
"""

from __future__ import annotations

from sqlalchemy import URL, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError, NoSuchModuleError

from stature.keeping.contract import DiaryTrouble
from stature.keeping.tabled import TabledKeeper
from stature.keeping.upgrade import bring_up_to_date

# Any fixed number does; two servers starting together take turns at the tables under it.
ONE_UPGRADE_AT_A_TIME = 7_365_001

# Rather one clear line than a page that never comes.
WAIT_SECONDS = 5


def open_postgres(url: URL) -> TabledKeeper:
    """Opens the diary and brings its tables up to date. Raises DiaryTrouble."""
    name = f"{url.database} on {url.host or 'this computer'}"

    def explain(error: DBAPIError) -> str:
        first_line = (str(error.orig).strip().splitlines() or ["no reason given"])[0]
        return f"the diary {name} cannot be used just now: {first_line}"

    engine = _engine(url)
    try:
        with engine.begin() as connection:
            # Changing the tables of a large clinic takes its time, and so does waiting for another who does.
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_UPGRADE_AT_A_TIME})"))
            bring_up_to_date(connection, name)
        return TabledKeeper(engine, engine, explain)
    except DBAPIError as error:
        engine.dispose()
        raise DiaryTrouble(explain(error)) from error
    except DiaryTrouble:
        engine.dispose()
        raise


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
                "options": f"-c statement_timeout={WAIT_SECONDS}s -c synchronous_commit=on",
            },
        )
    except (ImportError, NoSuchModuleError) as error:
        raise DiaryTrouble(
            "a PostgreSQL diary needs one more part; install it with: pip install 'stature[postgres]'"
        ) from error
