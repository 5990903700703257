"""Puts the app into a folder that a web host serves, so that whoever has it open notices nothing.

What is named by its content comes first, the first page and the worker that keeps copies come last. Of the version before,
what is named by its content stays for those who have it open, until the version after. `SHA256SUMS` tells which files are the app's
(`sha256sum -c SHA256SUMS`), and so which may be replaced and removed: whatever else lies in the folder stays.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stature.headers import NAMED_BY_CONTENT
from stature.publishing.hosts import files_for_hosts

SUMS: Final = "SHA256SUMS"
SUMS_BEFORE: Final = "SHA256SUMS.before"
# Without these it is not the whole app, or one from before it could be published.
NEEDED: Final = ("index.html", "sw.js", "keeper.json", "coach/engine.json")
# What says which files belong together. Whoever has these, old or new, finds all that they name.
LAST: Final = ("coach/engine.json", "index.html", "sw.js")
_BY_CONTENT: Final = re.compile(NAMED_BY_CONTENT)


class CannotPublish(Exception):
    """The folder cannot be written. The message is one clear line."""


@dataclass(frozen=True, slots=True)
class Published:
    """How many files are the app's, their bytes, and how many of the version before have stayed."""

    files: int
    size_bytes: int
    stayed: int


def publish(app: Path, folder: Path) -> Published:
    """Writes the app at `app` into `folder`, over an older version where there is one. Raises CannotPublish."""
    contents = {**_of_the_app(app), **{path: text.encode() for path, text in files_for_hosts().items()}}
    try:
        return _put(contents, folder)
    except OSError as error:
        where = error.filename or folder
        raise CannotPublish(
            f"{where} cannot be written ({error.strerror}); name a folder that you may write, with room on its disk"
        ) from None


def _of_the_app(app: Path) -> dict[str, bytes]:
    missing = [name for name in NEEDED if not (app / name).is_file()]
    if missing:
        raise CannotPublish(f"the web app in {app} has no {missing[0]}; start with ./run publish, which builds it")
    return {file.relative_to(app).as_posix(): file.read_bytes() for file in sorted(app.rglob("*")) if file.is_file()}


def _put(contents: Mapping[str, bytes], folder: Path) -> Published:
    there, before = _sums(folder / SUMS), _sums(folder / SUMS_BEFORE)
    # What begins with a dot is not served: a site that is kept in Git has some of it.
    if folder.is_dir() and not there and any(not file.name.startswith(".") for file in folder.iterdir()):
        raise CannotPublish(
            f"{folder} has other files in it and no {SUMS} of Stature; name a new folder, or one that was published before"
        )
    now = {path: hashlib.sha256(content).hexdigest() for path, content in contents.items()}
    # Published twice, a version is not the one before itself.
    stays = _to_stay(there, now) or _to_stay(before, now)
    folder.mkdir(parents=True, exist_ok=True)
    # First, so that what breaks off can be begun again.
    _write(folder / SUMS_BEFORE, _listed(stays))
    _write(folder / SUMS, _listed(now))
    for path in sorted(now, key=_turn):
        _write(folder / path, contents[path])
    for path in {**before, **there}:
        if path not in stays and path not in now:
            (folder / path).unlink(missing_ok=True)
    return Published(len(now), sum(map(len, contents.values())), len(stays))


def _turn(path: str) -> tuple[int, str]:
    plain = _plain(path)
    return (LAST.index(plain) + 1 if plain in LAST else 0, path)


def _to_stay(some: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """An old small form of a file that has kept its name would be sent in place of the new file."""
    return {path: total for path, total in some.items() if path not in now and _BY_CONTENT.fullmatch(_plain(path))}


def _plain(path: str) -> str:
    return path.removesuffix(".br").removesuffix(".gz")


def _sums(file: Path) -> dict[str, str]:
    """Path -> sum, as written by the last time; empty where nothing was."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return {}
    return dict(_one_sum(line) for line in lines if _is_within(line))


def _one_sum(line: str) -> tuple[str, str]:
    total, _, path = line.partition("  ")
    return path, total


def _is_within(line: str) -> bool:
    """A list that somebody else wrote must never lead out of the folder."""
    path = _one_sum(line)[0]
    return bool(path) and not path.startswith("/") and ".." not in path.split("/")


def _listed(sums: Mapping[str, str]) -> bytes:
    return "".join(f"{sums[path]}  {path}\n" for path in sorted(sums)).encode()


def _write(file: Path, content: bytes) -> None:
    """Whole or not at all; and not touched where nothing has changed, so that a host need not fetch it again."""
    if file.is_file() and file.read_bytes() == content:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".stature-")
    try:
        with os.fdopen(handle, "wb") as half:
            half.write(content)
        # A temporary file is its maker's alone; the page is everybody's.
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
