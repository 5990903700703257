"""A PostgreSQL of this computer's own, started for the tests and thrown away after them."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from sqlalchemy import URL, create_engine, text

# Where Debian and Homebrew keep the programs that are not for everyday use.
USUAL_FOLDERS = sorted(
    [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/opt/homebrew/opt").glob("postgresql*/bin")], reverse=True
)


@dataclass
class PostgresHere:
    """A running server that listens on a socket file in `folder`, and on no port."""

    folder: Path
    ends: list[str]
    asks_as: dict[str, object]
    numbers: count[int] = field(default_factory=count)

    def new_database(self, letters: str = "UTF8") -> URL:
        name = f"diary_{next(self.numbers)}"
        engine = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{letters}'"))
        engine.dispose()
        return self._url(name)

    def _url(self, database: str) -> URL:
        return URL.create("postgresql+psycopg", "keeper", database=database, query={"host": str(self.folder)})

    def end(self) -> None:
        subprocess.run(self.ends, check=False, capture_output=True, **self.asks_as)


def postgres_or_reason(folder: Path) -> PostgresHere | str:
    """A running PostgreSQL, or in plain words why there is none."""
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    if initdb is None or pg_ctl is None:
        return "no PostgreSQL on this computer (Debian: apt install postgresql)"
    asks_as = _as_somebody(folder)
    if asks_as is None:
        return "PostgreSQL does not run as root, and this computer has no user `postgres`"
    data = folder / "data"
    starts = [
        [initdb, "-D", str(data), "-U", "keeper", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"],
        [
            pg_ctl,
            "-D",
            str(data),
            "-w",
            "-l",
            str(folder / "log"),
            "-o",
            f"-k {folder} -c listen_addresses='' -c fsync=off",
            "start",
        ],
    ]
    for command in starts:
        done = subprocess.run(command, check=False, capture_output=True, text=True, **asks_as)
        if done.returncode:
            return f"PostgreSQL did not start: {done.stderr.strip()[-200:]}"
    return PostgresHere(folder, [pg_ctl, "-D", str(data), "-m", "immediate", "stop"], asks_as)


def _program(name: str) -> str | None:
    return shutil.which(name) or next(
        (str(folder / name) for folder in USUAL_FOLDERS if (folder / name).exists()), None
    )


def _as_somebody(folder: Path) -> dict[str, object] | None:
    """How to start it: as whoever runs the tests, or as `postgres` when that is root."""
    if os.getuid() != 0:
        return {}
    try:
        postgres = pwd.getpwnam("postgres")
    except KeyError:
        return None
    os.chown(folder, postgres.pw_uid, postgres.pw_gid)
    # The folder above the tests' own is closed to others; its name alone must be passable.
    for above in folder.parents[:3]:
        if above.owner() == "root" and above != Path(tempfile.gettempdir()):
            above.chmod(above.stat().st_mode | 0o011)
    return {"user": postgres.pw_uid, "group": postgres.pw_gid, "extra_groups": [], "cwd": str(folder)}
