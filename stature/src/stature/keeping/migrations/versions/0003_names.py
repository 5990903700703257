"""People by name and picture, so that a household can tell its diaries apart.

`people` has counted arrivals since 0002; names stand beside it, because somebody may be named before the
first entry.

Revision: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "names",
        sa.Column("person", sa.String(36), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("picture", sa.Text, nullable=False),
    )
