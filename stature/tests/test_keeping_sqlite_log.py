"""The log beside a home's diary: what was stored is missed where it is lost, and a killed write is never taken for that."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from stature.keeping.sqlite_log import FRAME_HEADER_BYTES, HEADER_BYTES, has_lost_something

PAGE = 512
FRAME = FRAME_HEADER_BYTES + PAGE


def a_log(path: Path, *, restarts: int = 0, commits: int = 7, aborts: bool = False) -> bytes:
    """As a kill leaves it after some writes: each commit puts several small pages into it. The file lies at `path`."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(f"PRAGMA page_size = {PAGE}; PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0")
        connection.execute("CREATE TABLE written (words TEXT)")
        for restart in range(restarts + 1):
            if restart:
                connection.execute("PRAGMA wal_checkpoint(RESTART)")
            # Each time it begins at its front again, and does not come as far as before.
            for number in range(commits - 2 * restart):
                connection.execute("INSERT INTO written VALUES (?)", (f"{number} " * 300,))
        if aborts:
            connection.execute("PRAGMA cache_size = 1")
            connection.execute("PRAGMA cache_spill = ON")
            connection.execute("BEGIN")
            connection.executemany("INSERT INTO written VALUES (?)", [("x" * 400,)] * 40)
            connection.execute("ROLLBACK")
        file, log = path.read_bytes(), Path(f"{path}-wal").read_bytes()
    # Closing has brought all of the log into the file.
    path.write_bytes(file)
    return log


def places(log: bytes) -> Iterator[tuple[int, int]]:
    """A bit of every byte of every header, and some bits of each page."""
    luck = random.Random(7)
    fronts = [0, *range(HEADER_BYTES, len(log), FRAME)]
    for front in fronts:
        long = HEADER_BYTES if front == 0 else FRAME_HEADER_BYTES
        yield from ((front + place, luck.randrange(8)) for place in range(long))
        if front:
            yield from ((front + long + luck.randrange(PAGE), luck.randrange(8)) for _ in range(4))


def sqlite_reads(path: Path, log: bytes) -> list[str]:
    """What SQLite makes of the diary with this log."""
    other = path.with_name("other.sqlite3")
    other.write_bytes(path.read_bytes())
    Path(f"{other}-wal").write_bytes(log)
    with closing(sqlite3.connect(other)) as connection:
        try:
            return [words for (words,) in connection.execute("SELECT words FROM written")]
        except sqlite3.Error:
            return []


@pytest.mark.parametrize("restarts", [0, 1, 2])
def test_a_bit_turned_over_is_told_exactly_where_sqlite_would_read_less(tmp_path: Path, restarts: int) -> None:
    path = tmp_path / "diary.sqlite3"
    log = a_log(path, restarts=restarts)
    assert not has_lost_something(log)
    whole = sqlite_reads(path, log)
    assert whole
    told = 0
    for place, bit in places(log):
        turned = bytearray(log)
        turned[place] ^= 1 << bit
        lost = sqlite_reads(path, bytes(turned)) != whole
        assert has_lost_something(bytes(turned)) == lost, f"byte {place} bit {bit}"
        told += lost
    assert told


def test_a_bit_in_each_of_the_last_frames_is_told_too(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    log = a_log(path)
    luck = random.Random(11)
    for _ in range(20):
        turned = bytearray(log)
        for frames_from_end in (1, 2):
            turned[len(log) - FRAME * frames_from_end + luck.randrange(FRAME)] ^= 1 << luck.randrange(8)
        assert has_lost_something(bytes(turned))


def test_a_log_that_ends_anywhere_is_a_write_that_was_killed(tmp_path: Path) -> None:
    log = a_log(tmp_path / "diary.sqlite3")
    assert not any(has_lost_something(log[:end]) for end in range(0, len(log), 7))


def test_a_write_killed_between_the_head_and_the_page_of_a_frame_over_an_older_one_is_no_loss(tmp_path: Path) -> None:
    """The log has begun anew; what lies behind the new frames is of its last life."""
    path = tmp_path / "diary.sqlite3"
    log = a_log(path, restarts=1)
    salts = log[16:24]
    fronts = range(HEADER_BYTES, len(log), FRAME)
    new = [front for front in fronts if log[front + 8 : front + 16] == salts]
    assert 0 < len(new) < len(fronts)
    first_old = new[-1] + FRAME
    head = log[new[-1] : new[-1] + FRAME_HEADER_BYTES]
    assert not has_lost_something(log[:first_old] + head + log[first_old + FRAME_HEADER_BYTES :])


def test_the_remains_of_a_killed_write_that_another_has_written_over_are_no_loss(tmp_path: Path) -> None:
    """Killed when all of it lay in the log and nobody knew yet; somebody else's shorter write came over its beginning."""
    path = tmp_path / "diary.sqlite3"
    common = a_log(path)
    logs = {}
    for writer, words in {"killed": "k" * 5000, "other": "o"}.items():
        copy = tmp_path / writer
        copy.write_bytes(path.read_bytes())
        Path(f"{copy}-wal").write_bytes(common)
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA wal_autocheckpoint = 0")
            connection.execute("INSERT INTO written VALUES (?)", (words,))
            logs[writer] = Path(f"{copy}-wal").read_bytes()
    killed, other = logs["killed"], logs["other"]
    assert killed.startswith(common)
    assert len(killed) > len(other) + FRAME
    both = other + killed[len(other) :]
    assert sqlite_reads(path, both)[-1] == "o"
    assert not has_lost_something(both)


def test_a_page_that_never_reached_the_disk_before_the_power_went_is_no_loss(tmp_path: Path) -> None:
    log = a_log(tmp_path / "diary.sqlite3")
    last = [front for front in range(HEADER_BYTES, len(log), FRAME) if log[front + 4 : front + 8] != bytes(4)]
    begins = last[-2] + FRAME
    assert begins < last[-1]
    hole = begins + FRAME_HEADER_BYTES
    assert not has_lost_something(log[:hole] + bytes(PAGE) + log[hole + PAGE :])
    # The same hole with two transactions behind it is none that a lost power leaves.
    early = last[2] + FRAME + FRAME_HEADER_BYTES
    assert has_lost_something(log[:early] + bytes(PAGE) + log[early + PAGE :])


def test_what_was_taken_back_before_it_was_stored_is_no_loss(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    plain, log = a_log(tmp_path / "plain.sqlite3"), a_log(path, aborts=True)
    assert len(log) > len(plain)
    assert not has_lost_something(log)


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_log_of_a_computer_with_the_other_order_of_bytes_is_read_too(tmp_path: Path, order: str) -> None:
    """SQLite writes the order of its own computer, and reads both; so a diary may be carried over."""
    import struct

    from stature.keeping.sqlite_log import HIGHEST_BYTE_FIRST, LOWEST_BYTE_FIRST, checksum

    log = bytearray(a_log(tmp_path / "diary.sqlite3"))
    struct.pack_into(">I", log, 0, LOWEST_BYTE_FIRST if order == "<" else HIGHEST_BYTE_FIRST)
    before = checksum(struct.unpack(f"{order}6I", log[:24]), (0, 0))
    struct.pack_into(">2I", log, 24, *before)
    for front in range(HEADER_BYTES, len(log), FRAME):
        words = log[front : front + 8] + log[front + FRAME_HEADER_BYTES : front + FRAME]
        before = checksum(struct.unpack(f"{order}{len(words) // 4}I", words), before)
        struct.pack_into(">2I", log, front + 16, *before)
    assert not has_lost_something(bytes(log))
    assert sqlite_reads(tmp_path / "diary.sqlite3", bytes(log))
    log[-1] ^= 1
    assert has_lost_something(bytes(log))
