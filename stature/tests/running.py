"""The `stature` command as a process of its own, on a free port."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

STATURE = [sys.executable, "-m", "stature"]
READY = re.compile(r"Stature is at (http://\S+)/")


@dataclass(frozen=True, slots=True)
class Running:
    """A server that gives answers at `address`."""

    address: str
    process: subprocess.Popen[str]
    diary: Path

    def end(self, by: signal.Signals) -> int:
        self.process.send_signal(by)
        return self.process.wait(timeout=20)


@contextmanager
def start(diary: Path, app: Path, *more: str, **environment: str) -> Iterator[Running]:
    process = subprocess.Popen(
        [*STATURE, "serve", "--port", "0", "--no-open", "--diary", str(diary), *more],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "STATURE_APP": str(app), **environment},
    )
    try:
        assert process.stdout is not None
        said = READY.match(process.stdout.readline())
        assert said is not None, "the server did not say where it is"
        yield Running(said[1], process, diary)
    finally:
        process.kill()
        process.communicate()


def stature(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs one command line to its end."""
    return subprocess.run(
        [*STATURE, *arguments],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **environment},
    )
