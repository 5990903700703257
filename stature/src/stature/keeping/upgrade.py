"""Brings the tables of a diary up to date when it is opened, in one transaction or not at all.

Every change of the tables is a file in migrations/versions. Alembic is loaded only when there is something
to change: most starts find the tables as they should be and need not wait for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from stature.keeping.contract import DiaryTrouble
from stature.keeping.marks import REVISION

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


def is_up_to_date(connection: Connection, name: str) -> bool:
    """Whether there is nothing to bring up to date. Raises DiaryTrouble for the database of another program."""
    return _revision(connection, name) == REVISION


def bring_up_to_date(connection: Connection, name: str) -> None:
    """Call inside a transaction that may write. `name` is the diary, for the one clear line of DiaryTrouble."""
    found = _revision(connection, name)
    if found == REVISION:
        return
    from alembic import command
    from alembic.script import ScriptDirectory

    config = alembic_config()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise DiaryTrouble(
            f"the diary {name} was written by a newer Stature (its tables are {found[:20]!r}); "
            "install that version or a later one"
        )
    config.attributes["connection"] = connection
    command.upgrade(config, REVISION)


def alembic_config() -> Config:
    """Alembic's settings, without its usual file: nothing here is a person's to set."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _revision(connection: Connection, name: str) -> str | None:
    """Which migration the tables stand at; None for an empty database."""
    names = inspect(connection).get_table_names()
    if "alembic_version" in names:
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    if names:
        raise DiaryTrouble(
            f"{name} is the database of another program (it holds the table {min(names)!r}); "
            "name a new file or an older diary of Stature"
        )
    return None
