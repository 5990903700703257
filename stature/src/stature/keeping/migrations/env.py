"""Alembic runs this file for every upgrade; the connection and its transaction come from `upgrade.py`."""

from alembic import context

from stature.keeping.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite can take back a changed table too, once BEGIN is really sent; a torn upgrade never remains.
    transactional_ddl=True,
)
context.run_migrations()
