"""The keeper of diaries for the walk: `stature serve` in a process of its own, and the hand that ends it, fills its disk
and puts an older copy in the place of its diary.

One line of words comes in, one line of answer goes out. The server's parts are loaded once and each server is a fork, so
that a new one stands within a few hundredths of a second.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

# Loaded before the fork, though a server would load them by itself.
import uvicorn.lifespan.off
import uvicorn.loops.auto
import uvicorn.protocols.http.auto  # noqa: F401

from stature import wiring
from stature.http.serve import serve_until_ended


class KeeperProcess:
    """Its public methods are the words."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "diary.sqlite3"
        self._copy = folder / "copy.sqlite3"
        self._log = Path(f"{self._file}-wal")
        (folder / "index.html").write_text("<!doctype html>")
        # Any free port: with a new one each time, no connection to a dead server is taken up again.
        self._settings = wiring.Settings(diary=str(self._file), port=0, app=folder)
        self._server: int | None = None
        # With the tables made, their part and the database's are loaded too.
        wiring.open_diary(self._settings.diary).close()

    def start(self) -> str:
        """Answers with what the server says when it gives answers: where it is."""
        heard, said = os.pipe()
        self._server = os.fork()
        if self._server == 0:
            self._serve(said)
        os.close(said)
        with os.fdopen(heard) as ears:
            return ears.readline().strip() or "it did not start"

    def kill(self) -> str:
        """Without a word to it, in the middle of whatever it does."""
        if self._server is not None:
            os.kill(self._server, signal.SIGKILL)
            os.waitpid(self._server, 0)
            self._server = None
        return "done"

    def copy(self) -> str:
        """A whole copy while the server runs."""
        self._copy.unlink(missing_ok=True)
        with closing(sqlite3.connect(self._file)) as diary, closing(sqlite3.connect(self._copy)) as copy:
            diary.backup(copy)
        return "done"

    def bring_back(self) -> str:
        """The copy in the place of the diary, while no server runs. The log belongs to the file that goes."""
        for suffix in ("-wal", "-shm"):
            Path(f"{self._file}{suffix}").unlink(missing_ok=True)
        shutil.copy(self._copy, self._file)
        return "done"

    def full(self, letters_left: str) -> str:
        """The log takes so many letters more; then writing fails as on a full disk."""
        taken = self._log.stat().st_size if self._log.exists() else 0
        return self._limit(taken + int(letters_left))

    def room(self) -> str:
        return self._limit(resource.RLIM_INFINITY)

    def _limit(self, size: int) -> str:
        assert self._server is not None
        resource.prlimit(self._server, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        return "done"

    def _serve(self, said: int) -> None:
        """In the fork: serves until it is ended, and never comes back."""
        try:
            serve_until_ended(
                self._settings, say=lambda line: os.write(said, f"{line}\n".encode()), warn=print, opens=False
            )
        finally:
            os._exit(0)


def main(folder: str) -> None:
    keeper = KeeperProcess(Path(folder))
    try:
        for line in sys.stdin:
            word, *rest = line.split()
            print(getattr(keeper, word)(*rest), flush=True)
    finally:
        keeper.kill()


if __name__ == "__main__":
    main(sys.argv[1])
