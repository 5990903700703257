"""A sum at every entry and every name, by which damage is found; and with it in an entry's key, two bodies under one id.

An older diary is taken at its word: its sums are made from what stands in it now. The sums over what had arrived before are
made anew, from the entries' own; a device that read on from an older one reads from the start, once.

Revision: 0005
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

STORE = sa.text(
    "INSERT INTO entries (person, id, sum, arrival, so_far, at, kind, body, schema) "
    "VALUES (:person, :id, :sum, :arrival, :so_far, :at, :kind, :body, :schema)"
)


def upgrade() -> None:
    _sum_names()
    _make_room()
    connection = op.get_bind()
    before = sa.text("SELECT * FROM entries_before WHERE person = :person ORDER BY arrival")
    for person in connection.execute(sa.text("SELECT DISTINCT person FROM entries_before")).scalars().all():
        if rows := list(_summed(connection.execute(before, {"person": person}).mappings())):
            connection.execute(STORE, rows)
    op.drop_table("entries_before")


def _sum_names() -> None:
    op.add_column("names", sa.Column("sum", sa.String(32), nullable=False, server_default=""))
    connection = op.get_bind()
    for row in connection.execute(sa.text("SELECT person, name, picture FROM names")).all():
        given = {"sum": _sum(_text([row.person, row.name, row.picture])), "person": row.person}
        connection.execute(sa.text("UPDATE names SET sum = :sum WHERE person = :person"), given)


def _make_room() -> None:
    op.rename_table("entries", "entries_before")
    if op.get_bind().dialect.name == "postgresql":
        # There the name of a constraint stands for itself, and is needed again.
        op.drop_constraint("one_arrival_each", "entries_before")
    op.create_table(
        "entries",
        sa.Column("person", sa.String(36), sa.ForeignKey("people.person"), primary_key=True),
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("sum", sa.String(32), primary_key=True),
        sa.Column("arrival", sa.BigInteger, nullable=False),
        sa.Column("so_far", sa.String(16), nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("schema", sa.Integer, nullable=False),
        sa.UniqueConstraint("person", "arrival", name="one_arrival_each"),
    )


def _summed(rows: Iterable[sa.RowMapping]) -> Iterator[dict[str, object]]:
    so_far = ""
    for row in rows:
        own = _sum(
            f'{{"at":{_text(row["at"])},"body":{row["body"]},"id":{_text(row["id"])},'
            f'"kind":{_text(row["kind"])},"person":{_text(row["person"])},"schema":{row["schema"]}}}'
        )
        so_far = sha256(f"{so_far}{own}".encode()).hexdigest()[:16]
        yield {**row, "sum": own, "so_far": so_far}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _sum(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]
