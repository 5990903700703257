"""The tables of a new diary in a file, made at once as all migrations would leave them.

So a first start needs to wait for nothing that only older diaries need. Not known here: how the tables came to be; a test
compares these with what the migrations make, and with `tables.py`.
"""

from __future__ import annotations

import os
import sqlite3
import uuid
from contextlib import closing
from pathlib import Path
from typing import Final

from stature.keeping.marks import REVISION

TABLES: Final = """
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE diary (
    id VARCHAR(32) NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE people (
    person VARCHAR(36) NOT NULL,
    last_arrival BIGINT NOT NULL,
    PRIMARY KEY (person)
);
CREATE TABLE names (
    person VARCHAR(36) NOT NULL,
    name TEXT NOT NULL,
    picture TEXT NOT NULL,
    sum VARCHAR(32) DEFAULT '' NOT NULL,
    PRIMARY KEY (person)
);
CREATE TABLE entries (
    person VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    sum VARCHAR(32) NOT NULL,
    arrival BIGINT NOT NULL,
    so_far VARCHAR(16) NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    schema INTEGER NOT NULL,
    PRIMARY KEY (person, id, sum),
    CONSTRAINT one_arrival_each UNIQUE (person, arrival),
    FOREIGN KEY (person) REFERENCES people (person)
);
CREATE TABLE devices (
    id VARCHAR(36) NOT NULL,
    name TEXT NOT NULL,
    token VARCHAR(64) NOT NULL,
    keeps INTEGER NOT NULL,
    everybody INTEGER NOT NULL,
    paired_on VARCHAR(10) NOT NULL,
    seen_on VARCHAR(10) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (token)
);
CREATE TABLE device_people (
    device VARCHAR(36) NOT NULL,
    person VARCHAR(36) NOT NULL,
    PRIMARY KEY (device, person),
    FOREIGN KEY (device) REFERENCES devices (id),
    FOREIGN KEY (person) REFERENCES people (person)
);
CREATE TABLE calendars (
    person VARCHAR(36) NOT NULL,
    secret VARCHAR(64) NOT NULL,
    PRIMARY KEY (person),
    UNIQUE (secret)
);
"""


def begin_new(path: Path) -> None:
    """Puts a new, whole diary where there is none, readable by its owner alone; who was quicker keeps theirs.

    Made beside its place: whoever is stopped in the middle leaves no half of one there. Raises OSError.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.{uuid.uuid4().hex[:8]}.new")
    try:
        os.close(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
            # As every connection wants it: of two who changed it at once, one would be refused.
            connection.execute("PRAGMA journal_mode = WAL")
            make_tables(connection)
        _put(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _put(beside: Path, path: Path) -> None:
    try:
        os.link(beside, path)
    except FileExistsError:
        return
    except OSError:  # a disk that knows no second name for a file, like most sticks
        if not path.exists():
            beside.rename(path)


def make_tables(connection: sqlite3.Connection) -> None:
    """In one transaction, and only where the file holds nothing: of two who come at once, the second finds them."""
    connection.execute("BEGIN IMMEDIATE")
    if holds_nothing(connection):
        for statement in TABLES.split(";"):
            connection.execute(statement)
        connection.execute("INSERT INTO alembic_version VALUES (?)", (REVISION,))
        connection.execute("INSERT INTO diary VALUES (?)", (uuid.uuid4().hex,))
    connection.execute("COMMIT")


def holds_nothing(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT name FROM sqlite_master LIMIT 1").fetchone() is None
