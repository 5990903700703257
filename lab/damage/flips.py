"""Turns over bits of a diary's file, at random places, and looks at what comes of it.

A diary of 300 entries is laid down twice: closed, as one file, and as a killed server leaves it, with a log beside the
file. Bits are turned over anywhere in either. Then it is backed up, or read as a running server reads it. Right is the
very same answer, or one line that says the diary is damaged and tells nothing of what stands in it.
"""

from __future__ import annotations

import io
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, redirect_stderr
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Final, NamedTuple

from stature.cli import run
from stature.keeping import sqlite
from stature.keeping.contract import START, DiaryKeeper, DiaryTrouble, Page, Person
from stature.keeping.entry import Entry
from stature.keeping.sqlite import open_sqlite
from stature_coach.door.backup import Backup, read_backup

ENTRIES: Final = 300
# Stands in every body and every name: no line may show it.
SECRET: Final = "Grosse Angst"
ANNA, BEN = "019a8f00-0000-7000-8000-00000000000a", "019a8f00-0000-7000-8000-00000000000b"
LOG: Final = "-wal"
# Every so often a body that fills pages of its own, and every so often a second body under one id.
LONG_EVERY, TWICE_EVERY = 40, 25


class Came(StrEnum):
    """What came of a try."""

    TOLD = "told in one line"
    SAME = "without effect"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Laid:
    """A diary as it lies on the disk, by the ending of each file's name, and what a reading of it must give."""

    files: Mapping[str, bytes]
    backup: bytes
    pages: tuple[object, ...]

    def flipped(self, luck: random.Random, bits: int) -> tuple[Mapping[str, bytes], str]:
        """The files with so many bits turned over, and where."""
        files = {ending: bytearray(content) for ending, content in self.files.items()}
        where = []
        for _ in range(bits):
            place = luck.randrange(sum(map(len, files.values())))
            ending = ""
            if place >= len(files[""]):
                place, ending = place - len(files[""]), LOG
            bit = luck.randrange(8)
            files[ending][place] ^= 1 << bit
            where.append(f"byte {place} bit {bit} of the {'log' if ending else 'file'}")
        return {ending: bytes(content) for ending, content in files.items()}, ", ".join(where)


class Try(NamedTuple):
    """One diary damaged and read: where, what came of it, and what was said where it was wrong."""

    where: str
    came: Came
    said: str


Reading = Callable[[Path, Laid], tuple[Came, str]]


def lay_down(folder: Path) -> Mapping[str, Laid]:
    """The diary in both its states, made in this folder."""
    diary = folder / "laid.sqlite3"
    half = ENTRIES // 2
    entries = list(_entries())
    with closing(open_sqlite(diary)) as keeper:
        for person, name in ((ANNA, f"Anna {SECRET}"), (BEN, f"Ben {SECRET}")):
            keeper.name_person(Person(person, name, "leaf"))
        for begins in range(0, half, 10):
            keeper.store(entries[begins : begins + 10])
    with closing(open_sqlite(diary)) as keeper:
        for entry in entries[half:]:
            keeper.store([entry])
        killed = _files(diary)
        pages = read_pages(keeper)
    backup = folder / "backup.jsonl"
    with redirect_stderr(io.StringIO()):
        run(["backup", str(backup), "--diary", str(diary)])
    wanted = backup.read_bytes()
    assert wanted.count(b"\n") == ENTRIES + 1
    assert len(killed[LOG]) > len(killed[""]) // 2
    return {"closed": Laid(_files(diary), wanted, pages), "killed": Laid(killed, wanted, pages)}


def tries(laid: Laid, reading: Reading, folder: Path, seed: str, number: int, bits: int = 1) -> Iterator[Try]:
    """So many tries, the same ones for the same seed."""
    # Nobody writes here meanwhile, so no second look at a log needs to wait.
    with _instead(sqlite, A_WRITE_SECONDS=0.0):
        for attempt in range(number):
            files, where = laid.flipped(random.Random(f"{seed}/{attempt}"), bits)
            diary = put(files, folder)
            came, said = reading(diary, laid)
            yield Try(where, came, said)


def put(files: Mapping[str, bytes], folder: Path) -> Path:
    """Lays the files down where the last ones lay, with nothing else of a database beside them."""
    diary = folder / "diary.sqlite3"
    for left in folder.glob(f"{diary.name}*"):
        left.unlink()
    for ending, content in files.items():
        Path(f"{diary}{ending}").write_bytes(content)
    return diary


def backed_up(diary: Path, laid: Laid) -> tuple[Came, str]:
    """By the command's own function."""
    out = diary.with_name("out.jsonl")
    said = io.StringIO()
    try:
        with redirect_stderr(said):
            code = run(["backup", str(out), "--diary", str(diary)])
        return _judged(code, said.getvalue(), out, laid)
    except Exception as fault:  # noqa: BLE001  whatever it is, a person would see a traceback
        return Came.WRONG, f"{type(fault).__name__}: {fault}"
    finally:
        out.unlink(missing_ok=True)


def backed_up_by_command(diary: Path, laid: Laid) -> tuple[Came, str]:
    """By the command itself, as a person runs it."""
    out = diary.with_name("out.jsonl")
    words = [sys.executable, "-m", "stature", "backup", str(out), "--diary", str(diary)]
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    try:
        return _judged(done.returncode, done.stdout + done.stderr, out, laid)
    finally:
        out.unlink(missing_ok=True)


def read_on(diary: Path, laid: Laid) -> tuple[Came, str]:
    """As a server reads whose diary was well when it was opened, and is damaged since."""
    try:
        with _instead(sqlite, look_through=lambda _: None), closing(open_sqlite(diary)) as keeper:
            found = read_pages(keeper)
    except DiaryTrouble as trouble:
        return _one_line(f"stature: {trouble}\n")
    except Exception as fault:  # noqa: BLE001  whatever it is, a person would see a traceback
        return Came.WRONG, f"{type(fault).__name__}: {fault}"
    return (Came.SAME, "") if found == laid.pages else (Came.WRONG, "another answer, and nothing said")


def read_pages(keeper: DiaryKeeper) -> tuple[object, ...]:
    """Everybody, and all pages of everybody."""
    return keeper.people(), *(tuple(_pages(keeper, person)) for person in (ANNA, BEN))


def counted(done: Iterator[Try]) -> tuple[Counter[Came], list[Try]]:
    """How often what came, and the tries that went wrong."""
    all_done = list(done)
    return Counter(one.came for one in all_done), [one for one in all_done if one.came is Came.WRONG]


def _held(backup: bytes) -> Backup:
    """What it holds, whenever it was written."""
    return replace(read_backup(backup), made=None)


def _judged(code: int, said: str, out: Path, laid: Laid) -> tuple[Came, str]:
    if code == 0:
        same = _held(out.read_bytes()) == _held(laid.backup)
        return (Came.SAME, "") if same else (Came.WRONG, "another backup, and nothing said")
    return (Came.WRONG, "refused, and yet a file is there") if out.exists() else _one_line(said)


def _one_line(said: str) -> tuple[Came, str]:
    is_one = re.fullmatch(r"stature: [^\n]*diary[^\n]*\n", said) is not None
    tells_all = any(word in said for word in SECRET.split())
    return (Came.TOLD, "") if is_one and not tells_all else (Came.WRONG, said)


def _pages(keeper: DiaryKeeper, person: str) -> Iterator[Page]:
    cursor, more = START, True
    while more:
        page = keeper.entries(person, cursor)
        yield page
        cursor, more = page.cursor, page.more


@contextmanager
def _instead(module: ModuleType, **parts: object) -> Iterator[None]:
    before = {name: getattr(module, name) for name in parts}
    vars(module).update(parts)
    try:
        yield
    finally:
        vars(module).update(before)


def _entries() -> Iterator[Entry]:
    for number in range(ENTRIES):
        again = number % TWICE_EVERY == TWICE_EVERY - 1
        person = ANNA if number % 3 or again else BEN
        body = {
            "effort": number % 11,
            "note": f"{SECRET} {number}" + " und mehr" * (900 if number % LONG_EVERY == 0 else 3),
        }
        yield Entry.from_json(
            {
                "id": f"019a8f00-0000-7000-8000-{number - 2 * again:012x}",
                "person": person,
                "at": f"2026-11-{number % 28 + 1:02}T08:00:00+01:00",
                "kind": "walked",
                "body": body,
                "schema": 2,
            }
        )


def _files(diary: Path) -> dict[str, bytes]:
    found = {ending: Path(f"{diary}{ending}") for ending in ("", LOG)}
    return {ending: path.read_bytes() for ending, path in found.items() if path.exists()}
