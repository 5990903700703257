"""The tables of a diary, the same in SQLite and PostgreSQL.

`arrival` counts a person's entries as they come in, without gaps, so it can serve as a cursor. The time of
an entry cannot: two devices of one person send old entries late. `last_arrival` is how many there must be.

`sum` is over all that an entry, or a name, says: what was damaged does not fit it. It is also the last part of an
entry's key, so two bodies that came under one id are both kept. `so_far` is a sum over the sums of all that had arrived
by then (`places.py`).
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, String, Table, Text, UniqueConstraint

from stature.keeping.letters import AnyLetters

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
    Column("sum", String(32), nullable=False, server_default=""),
)

entries = Table(
    "entries",
    metadata,
    Column("person", String(36), ForeignKey("people.person"), primary_key=True),
    Column("id", String(36), primary_key=True),
    Column("sum", String(32), primary_key=True),
    Column("arrival", BigInteger, nullable=False),
    Column("so_far", String(16), nullable=False),
    Column("at", Text, nullable=False),
    Column("kind", AnyLetters, nullable=False),
    Column("body", Text, nullable=False),
    Column("schema", Integer, nullable=False),
    UniqueConstraint("person", "arrival", name="one_arrival_each"),
)

# A paired device. Of its token stands the SHA-256 alone; `keeps` and `everybody` are 0 or 1, days like 2026-12-01.
devices = Table(
    "devices",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("name", Text, nullable=False),
    Column("token", String(64), nullable=False, unique=True),
    Column("keeps", Integer, nullable=False),
    Column("everybody", Integer, nullable=False),
    Column("paired_on", String(10), nullable=False),
    Column("seen_on", String(10), nullable=False),
)

# The people a device was paired for. Whoever stands here stands in `people` too, be it without an entry.
device_people = Table(
    "device_people",
    metadata,
    Column("device", String(36), ForeignKey("devices.id"), primary_key=True),
    Column("person", String(36), ForeignKey("people.person"), primary_key=True),
)

# The secret in the address of a person's calendar, as its SHA-256.
calendars = Table(
    "calendars",
    metadata,
    Column("person", String(36), primary_key=True),
    Column("secret", String(64), nullable=False, unique=True),
)
