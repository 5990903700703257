"""What walks over a diary in every order need: a diary that can be killed and brought back, and what must be in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, settings

from stature.keeping.entry import Entry
from stature.keeping.sqlite import open_sqlite
from stature.keeping.tabled import TabledKeeper

IN_MEMORY = Path("/dev/shm")

drawn_the_same_everywhere = partial(
    settings,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@contextmanager
def folder_in_memory() -> Iterator[Path]:
    """The order of things is on trial there, and not the disk."""
    with TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        yield Path(folder)


class SqliteHouse:
    """A diary in a file, that can be closed, killed, copied and brought back."""

    walks = 40

    def __init__(self, folder: Path) -> None:
        self._numbers = count()
        self._folder = folder
        self._template = folder / "template.sqlite3"
        open_sqlite(self._template).close()

    def new_diary(self) -> TabledKeeper:
        self._file = self._folder / f"diary-{next(self._numbers)}.sqlite3"
        shutil.copy(self._template, self._file)
        self.back_up()
        return self.open()

    def open(self) -> TabledKeeper:
        return open_sqlite(self._file)

    def kill(self, keeper: TabledKeeper) -> None:
        """The next one finds file and log as they lay on the disk at that moment, not as an orderly end leaves them."""
        lay = {path: path.read_bytes() for path in self._parts() if path.exists()}
        keeper.close()
        for path in self._parts():
            path.unlink(missing_ok=True)
        for path, content in lay.items():
            path.write_bytes(content)

    def back_up(self) -> None:
        self._copy = [(path, path.read_bytes()) for path in self._parts() if path.exists()]

    def bring_back(self) -> None:
        for path in self._parts():
            path.unlink(missing_ok=True)
        for path, content in self._copy:
            path.write_bytes(content)

    def _parts(self) -> list[Path]:
        return [self._file, Path(f"{self._file}-wal")]


@dataclass
class Kept:
    """What must be in the diary: each person's entries in the order in which they came, told without any database."""

    by_person: dict[str, list[Entry]]

    @classmethod
    def nothing_of(cls, people: Sequence[str]) -> Kept:
        return cls({person: [] for person in people})

    def takes(self, entries: Sequence[Entry]) -> tuple[list[str], list[str], list[tuple[Entry, Entry]]]:
        """The ids now stored, those known already, and what was found beside what is kept."""
        stored, known, conflicts = [], [], []
        for entry in entries:
            own = self.by_person[entry.person]
            bodies = [one for one in own if one.id == entry.id]
            if entry in bodies:
                known.append(entry.id)
                continue
            own.append(entry)
            if bodies:
                conflicts.append((entry, bodies[0]))
            else:
                stored.append(entry.id)
        return stored, known, conflicts

    def not_in(self, other: Kept) -> list[Entry]:
        return [one for person, some in self.by_person.items() for one in some if one not in other.by_person[person]]
