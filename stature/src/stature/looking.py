"""The files of a folder that hold the diaries of a practice's people, read one by one, by two processes where they are many.

Decided here: which files are looked at, and that one that cannot be read never keeps the others from coming. What a person's
files tell is the coach's to say. Nothing is written anywhere.
"""

from __future__ import annotations

import os
import signal
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from stature import wiring
from stature_coach.door.caseload import LARGEST_FILE_BYTES, TOO_LARGE, Held, OnePerson, in_order, one_person, read_file
from stature_coach.problems import BadRequest
from stature_coach.regimen.values import Regimen

# A process begins in about half a second, which so many files take.
FILES_WORTH_A_PROCESS: Final = 12
# Each needs some 60 MB beside what it reads, and old computers have two cores.
MOST_PROCESSES: Final = 2

A_LINK: Final = "it is a link, which is not followed; copy the file itself into the folder"
NO_PLAIN_FILE: Final = "it is no plain file; choose a backup, or JSON lines of entries"
A_DATABASE: Final = "it is a database; write a backup from it with: stature backup FILE --diary DATABASE"

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Unread(NamedTuple):
    """A file that was not read, by its name in the folder, and why."""

    file: str
    why: str


@dataclass(frozen=True, slots=True)
class Looked:
    """Everybody, by name, then by id; and what could not be read, by its name."""

    people: tuple[OnePerson, ...]
    unread: tuple[Unread, ...]


class _Read(NamedTuple):
    """What came of one file: a row for each person in it, or why not."""

    people: tuple[OnePerson, ...]
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class _Looking:
    """What every file is looked at with; it travels to another process."""

    folder: Path
    regimen: Path | None
    now: datetime

    def at(self, name: str) -> _Read:
        """One file. Whatever is in it, the others come: so all that goes wrong is caught, and told."""
        try:
            return _Read(tuple(self._row([held]) for held in self._read(name)))
        except (BadRequest, OSError) as problem:
            return _Read((), (Unread(_shown(name), _why(problem)),))
        except Exception as trouble:  # noqa: BLE001
            return _Read(
                (), (Unread(_shown(name), f"it cannot be read ({type(trouble).__name__}); take another copy"),)
            )

    def together(self, asked: tuple[str, Sequence[str]]) -> OnePerson:
        """One person, by the several files that are theirs and could each be read."""
        person, names = asked
        return self._row([held for name in names for held in self._read(name) if held.person == person])

    def _row(self, held: Sequence[Held]) -> OnePerson:
        return one_person(_regimen(self.regimen), held, self.now)

    def _read(self, name: str) -> tuple[Held, ...]:
        return read_file(name, _bytes(self.folder / name))


def look(
    folder: Path, now: datetime, tell: Callable[[int, int], None], *, regimen: Path | None = None,
    processes: int | None = None,
) -> Looked:  # fmt: skip
    """Everybody whose diary lies in the folder or below it. `tell` hears how many files of how many are done.

    Raises OSError where the folder itself cannot be read. The same files give the same answer, however many processes read.
    """
    names, unread = _files_in(folder)
    looking = _Looking(folder, regimen, now)
    with _several(processes or _useful(len(names))) as pool:
        read = list(_told(_each(pool, looking.at, names), len(names), tell))
        rows = _by_person(read, names)
        alone = [found[0][1] for found in rows.values() if len(found) == 1]
        shared = [(person, [name for name, _ in found]) for person, found in rows.items() if len(found) > 1]
        together = list(_each(pool, looking.together, shared))
    people = tuple(_with_shown_names(one) for one in in_order((*alone, *together)))
    return Looked(people, tuple(sorted((*unread, *(why for one in read for why in one.unread)))))


def _by_person(read: Sequence[_Read], names: Sequence[str]) -> Mapping[str, list[tuple[str, OnePerson]]]:
    found = dict[str, list[tuple[str, OnePerson]]]()
    for name, one in zip(names, read, strict=True):
        for person in one.people:
            found.setdefault(person.person, []).append((name, person))
    return found


def _told(read: Iterator[_Read], count: int, tell: Callable[[int, int], None]) -> Iterator[_Read]:
    for done, one in enumerate(read, start=1):
        tell(done, count)
        yield one


# -------------------------------------------------------------------- which files


def _files_in(folder: Path) -> tuple[list[str], list[Unread]]:
    """Their names in the folder, in order; and what is no file that could be read. Links are not followed."""
    names, unread, folders = list[str](), list[Unread](), [""]
    while folders:
        below = folders.pop()
        try:
            entries = sorted(os.scandir(folder / below), key=lambda entry: entry.name)
        except OSError as problem:
            if not below:
                raise
            unread.append(Unread(_shown(below), _why(problem)))
            continue
        for entry in entries:
            name = f"{below}/{entry.name}" if below else entry.name
            if entry.is_dir(follow_symlinks=False):
                folders.append(name)
            elif why := _no_file(entry):
                unread.append(Unread(_shown(name), why))
            else:
                names.append(name)
    return sorted(names), unread


def _no_file(entry: os.DirEntry[str]) -> str | None:
    """Why it is not opened at all: what waits at the other end of a pipe would be waited for, and a disk image be read."""
    if entry.is_symlink():
        return A_LINK
    try:
        there = entry.stat(follow_symlinks=False)
    except OSError as problem:
        return _why(problem)
    if not stat.S_ISREG(there.st_mode):
        return NO_PLAIN_FILE
    return TOO_LARGE if there.st_size > LARGEST_FILE_BYTES else None


def _bytes(file: Path) -> bytes:
    """Raises OSError, and BadRequest for what is no diary by its first letters."""
    with file.open("rb") as reading:
        content = reading.read(LARGEST_FILE_BYTES + 1)
    if content.startswith(b"SQLite format 3\0"):
        raise BadRequest(A_DATABASE)
    return content


def _why(problem: Exception) -> str:
    if isinstance(problem, OSError):
        return f"it cannot be read ({problem.strerror or type(problem).__name__})"
    return str(problem)


def _shown(name: str) -> str:
    """A name as text; bytes that are no letters are written by their numbers."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _with_shown_names(one: OnePerson) -> OnePerson:
    return OnePerson(one.person, one.name, tuple(map(_shown, one.files)), one.row)


# -------------------------------------------------------------------- by how many


def _useful(files: int) -> int:
    return max(1, min(MOST_PROCESSES, os.cpu_count() or 1, files // FILES_WORTH_A_PROCESS))


@contextmanager
def _several(processes: int) -> Iterator[Executor | None]:
    if processes == 1:
        yield None
        return
    with ProcessPoolExecutor(processes, get_context("spawn"), initializer=_leave_stopping_to_the_first) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _leave_stopping_to_the_first() -> None:
    """Ctrl-C reaches all of them; only the first has something to say about it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _each(pool: Executor | None, do: Callable[[Asked], Answer], asked: Sequence[Asked]) -> Iterator[Answer]:
    """The answers in order; a few files ahead, so that what was read is not held for long."""
    if pool is None:
        yield from map(do, asked)
        return
    ahead, waiting = 4 * MOST_PROCESSES, list[Future[Answer]]()
    for one in asked:
        waiting.append(pool.submit(do, one))
        if len(waiting) > ahead:
            yield waiting.pop(0).result()
    for future in waiting:
        yield future.result()


@cache
def _regimen(folder: Path | None) -> Regimen:
    return wiring.open_house(folder).regimen
