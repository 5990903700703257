"""The keeper of one household: the real one, on a SQLite file that can fill up, die and be brought back from a copy."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from stature.http.bodies import parse_entries
from stature.http.problems import Refused
from stature.keeping.contract import Cursor, DiaryTrouble
from stature.keeping.sqlite import open_sqlite
from stature.keeping.tabled import TabledKeeper

from .device import Answer, Request

ALL_THE_DISK = 1_073_741_823


class House:
    """Answers requests as the server does, from the bytes of the body on."""

    def __init__(self, template: Path, folder: Path) -> None:
        self._template = template
        self._file = folder / "diary.sqlite3"
        self._backup = folder / "backup.sqlite3"
        folder.mkdir(parents=True)
        shutil.copy(template, self._file)
        shutil.copy(template, self._backup)
        self._keeper: TabledKeeper = open_sqlite(self._file)

    def answer(self, request: Request) -> Answer:
        try:
            return self._add(request) if request.posted is not None else self._read(request)
        except Refused as refused:
            return Answer(refused.status, {})
        except DiaryTrouble:
            return Answer(503, {})

    def lay(self, entry: dict[str, Any]) -> None:
        """As yet another device would bring it."""
        self.answer(Request(entry["person"], posted=(entry,)))

    def answer_with_full_disk(self, request: Request) -> Answer:
        self._limit_pages(1)
        try:
            return self.answer(request)
        finally:
            self._limit_pages(ALL_THE_DISK)

    def is_killed_and_started(self) -> None:
        """The process ends without a word: the next one finds file and log as they lay on the disk at that moment."""
        left = {suffix: Path(f"{self._file}{suffix}") for suffix in ("", "-wal")}
        lay = {suffix: file.read_bytes() for suffix, file in left.items() if file.exists()}
        # Its own orderly end comes too late to be seen.
        self._keeper.close()
        for suffix, content in lay.items():
            left[suffix].write_bytes(content)
        Path(f"{self._file}-shm").unlink(missing_ok=True)
        self._keeper = open_sqlite(self._file)

    def is_backed_up(self) -> None:
        self._replace(self._file, self._backup)

    def is_brought_back(self) -> None:
        self._replace(self._backup, self._file)

    def everything(self, person: str) -> list[dict[str, Any]]:
        """All entries of that person, in the order in which they came, read page by page."""
        found: list[dict[str, Any]] = []
        cursor = Cursor("")
        while True:
            page = self._keeper.entries(person, cursor)
            found += [entry.to_json() for entry in page.entries]
            cursor = page.cursor
            if not page.more:
                return found

    def close(self) -> None:
        self._keeper.close()

    def _add(self, request: Request) -> Answer:
        entries = parse_entries(json.dumps(request.posted).encode(), request.person)
        stored = self._keeper.store(entries)
        conflicts = [{"id": conflict.found.id} for conflict in stored.conflicts]
        return Answer(
            409 if conflicts else 200, {"stored": stored.stored, "known": stored.known, "conflicts": conflicts}
        )

    def _read(self, request: Request) -> Answer:
        page = self._keeper.entries(request.person, Cursor(request.after))
        entries = [entry.to_json() for entry in page.entries]
        return Answer(200, {"entries": entries, "next": page.cursor, "more": page.more})

    def _limit_pages(self, most: int) -> None:
        """SQLite's own limit, on its one connection: writing then fails as on a full disk."""
        with self._keeper._engine.connect() as connection:  # noqa: SLF001 - no door for this in what people install
            connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

    def _replace(self, source: Path, target: Path) -> None:
        # Closed properly, the log is part of the file.
        self._keeper.close()
        for left in (f"{target}-wal", f"{target}-shm"):
            Path(left).unlink(missing_ok=True)
        shutil.copy(source, target)
        self._keeper = open_sqlite(self._file)


def make_template(folder: Path) -> Path:
    """An empty diary, made once: thousands of households begin with a copy of it."""
    template = folder / "template.sqlite3"
    open_sqlite(template).close()
    return template
