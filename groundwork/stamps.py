"""Has anything changed since this part was set up? Told by content, never by time.

A stamp holds the fingerprint of all that a part was made from. It is written last, so a part that
was interrupted has no stamp and is made again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from groundwork.places import Places


def fingerprint(paths: Iterable[Path], *facts: str) -> str:
    """SHA-256 over these files' names and bytes and these facts. A file that is not there counts as such."""
    total = hashlib.sha256(repr(facts).encode())
    for path in paths:
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "none"
        total.update(f"\n{path} {content}".encode())
    return total.hexdigest()


def files_below(folder: Path, leaving_out: Iterable[str] = ()) -> Iterator[Path]:
    """Every file in a folder, in a fixed order, but for the names and relative paths to leave out."""
    skipped = frozenset(leaving_out)
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name in skipped:
            continue
        if path.is_dir() and not path.is_symlink():
            deeper = {name.partition("/")[2] for name in skipped if name.startswith(f"{path.name}/")}
            yield from files_below(path, {name for name in skipped if "/" not in name} | deeper)
        elif path.is_file():
            yield path


def is_fresh(places: Places, part: str, print_now: str) -> bool:
    stamp = places.stamps / part
    return stamp.is_file() and stamp.read_text() == print_now


def write_stamp(places: Places, part: str, print_now: str) -> None:
    places.stamps.mkdir(parents=True, exist_ok=True)
    unfinished = places.stamps / f"{part}.unfinished"
    unfinished.write_text(print_now)
    unfinished.replace(places.stamps / part)


def remove_stamp(places: Places, part: str) -> None:
    (places.stamps / part).unlink(missing_ok=True)
