"""The tables of a diary, the same in SQLite and PostgreSQL.

`arrival` counts a person's entries as they come in, without gaps, so it can serve as a cursor. The time of
an entry cannot: two devices of one person send old entries late. `so_far` is a sum over the ids that had arrived by
then: two diaries that agree in it at one place agree in all that came before.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, String, Table, Text, UniqueConstraint

# The migration these tables stand for; a test compares it with the newest file in migrations/versions.
REVISION = "0004"

metadata = MetaData()

# One row: the name of this diary, the first half of every cursor it hands out.
diary = Table("diary", metadata, Column("id", String(32), primary_key=True))

people = Table(
    "people",
    metadata,
    Column("person", String(36), primary_key=True),
    Column("last_arrival", BigInteger, nullable=False),
)

# Kept apart from `people`: somebody may be named before the first entry.
names = Table(
    "names",
    metadata,
    Column("person", String(36), primary_key=True),
    Column("name", Text, nullable=False),
    Column("picture", Text, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("person", String(36), ForeignKey("people.person"), nullable=False),
    Column("arrival", BigInteger, nullable=False),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("so_far", String(16), nullable=False, server_default=""),
    UniqueConstraint("person", "arrival", name="one_arrival_each"),
)
