"""A sum over what had arrived before, at every entry: a cursor tells by it whether a diary came another way.

A diary that was brought back from an older copy and has grown again has other entries at the same places.

Revision: 0004
"""

from hashlib import sha256
from itertools import groupby

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("entries", sa.Column("so_far", sa.String(16), nullable=False, server_default=""))
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT person, id FROM entries ORDER BY person, arrival")).all()
    for _, theirs in groupby(rows, key=lambda row: row.person):
        so_far, sums = "", []
        for row in theirs:
            so_far = sha256(f"{so_far}{row.id}".encode()).hexdigest()[:16]
            sums.append({"id": row.id, "so_far": so_far})
        connection.execute(sa.text("UPDATE entries SET so_far = :so_far WHERE id = :id"), sums)
