"""Each person's entries counted as they arrive, and a name for the diary, so that reading on is safe.

Entries already kept are counted in the order of their ids: a UUIDv7 begins with the moment it was made.

Revision: 0002
"""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _name_the_diary()
    _count_people()
    _count_entries()


def _name_the_diary() -> None:
    diary = op.create_table("diary", sa.Column("id", sa.String(32), primary_key=True))
    op.bulk_insert(diary, [{"id": uuid.uuid4().hex}])


def _count_people() -> None:
    op.create_table(
        "people",
        sa.Column("person", sa.String(36), primary_key=True),
        sa.Column("last_arrival", sa.BigInteger, nullable=False),
    )
    op.execute("INSERT INTO people SELECT person, COUNT(*) FROM entries GROUP BY person")


def _count_entries() -> None:
    op.rename_table("entries", "entries_before")
    op.create_table(
        "entries",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("person", sa.String(36), sa.ForeignKey("people.person"), nullable=False),
        sa.Column("arrival", sa.BigInteger, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("schema", sa.Integer, nullable=False),
        sa.UniqueConstraint("person", "arrival", name="one_arrival_each"),
    )
    op.execute(
        "INSERT INTO entries "
        "SELECT id, person, ROW_NUMBER() OVER (PARTITION BY person ORDER BY id), at, kind, body, schema "
        "FROM entries_before"
    )
    op.drop_table("entries_before")
