"""A checkout of its own to break something in: some folders are copies, and everything else is the one that is there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

# Built or set up, large, and the same in every copy.
SHARED = ("node_modules", "app", "__pycache__", ".hypothesis")


@contextmanager
def copies(root: Path, copied: Collection[str], count: int) -> Iterator[list[Path]]:
    """So many checkouts, of which the named folders may be written to. They are gone at the end."""
    with tempfile.TemporaryDirectory(prefix="stature-copies-") as folder:
        made = [Path(folder) / str(number) for number in range(count)]
        for copy in made:
            _copy(root, copied, copy)
        yield made


def _copy(root: Path, copied: Collection[str], copy: Path) -> None:
    copy.mkdir()
    for entry in root.iterdir():
        if entry.name in copied:
            shutil.copytree(entry, copy / entry.name, ignore=shutil.ignore_patterns(*SHARED), symlinks=True)
            _share(entry, copy / entry.name)
        elif entry.name != ".git":
            (copy / entry.name).symlink_to(entry)


def _share(folder: Path, copy: Path) -> None:
    """What was too large to copy is the one that is there."""
    for name in ("node_modules", "app"):
        for found in folder.rglob(name):
            place = copy / found.relative_to(folder)
            if found.is_dir() and place.parent.is_dir() and not place.exists():
                place.symlink_to(found.resolve())


def pytest_in(
    copy: Path, arguments: Sequence[str], limit_seconds: float | None = None
) -> subprocess.CompletedProcess[str]:
    """Pytest in the copy, by the copy's own coach and computer around it; nothing of it is kept for the next time.

    Raises subprocess.TimeoutExpired past the limit.
    """
    paths = (copy / "coach" / "src", copy / "stature" / "src", copy, copy / "e2e")
    own = {"PYTHONPATH": os.pathsep.join(map(str, paths)), "PYTHONDONTWRITEBYTECODE": "1", "STATURE_FAULT_PLANTED": "1"}
    quiet = ["-q", "--tb=no", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:rerunfailures"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *quiet, *arguments],
        cwd=copy,
        env={**os.environ, **own},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=limit_seconds,
        check=False,
    )
