"""Devices that are paired with this house, the people each was paired for, and secrets of calendars' addresses.

Of tokens and secrets stands the SHA-256 alone.

Revision: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "devices",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("token", sa.String(64), nullable=False, unique=True),
        sa.Column("keeps", sa.Integer, nullable=False),
        sa.Column("everybody", sa.Integer, nullable=False),
        sa.Column("paired_on", sa.String(10), nullable=False),
        sa.Column("seen_on", sa.String(10), nullable=False),
    )
    op.create_table(
        "device_people",
        sa.Column("device", sa.String(36), sa.ForeignKey("devices.id"), primary_key=True),
        sa.Column("person", sa.String(36), sa.ForeignKey("people.person"), primary_key=True),
    )
    op.create_table(
        "calendars",
        sa.Column("person", sa.String(36), primary_key=True),
        sa.Column("secret", sa.String(64), nullable=False, unique=True),
    )
