"""What a home's diary does when its file is damaged, held, full, or not to be written: one clear line, nothing lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from made import a_kept_entry, a_uuid7

from stature.keeping import sqlite, sqlite_new
from stature.keeping.contract import DiaryKeeper, DiaryTrouble
from stature.keeping.sqlite import open_sqlite


@contextmanager
def one_clear_line(words: str) -> Iterator[None]:
    """One for whoever keeps the diary; the one for a stranger says nothing of this computer."""
    with pytest.raises(DiaryTrouble, match=words) as trouble:
        yield
    assert "\n" not in str(trouble.value) + trouble.value.public
    assert "diary" in trouble.value.public
    assert "/" not in trouble.value.public


def a_diary(path: Path, entries: int = 200) -> DiaryKeeper:
    keeper = open_sqlite(path)
    person = a_uuid7()
    keeper.store([a_kept_entry(person) for _ in range(entries)])
    return keeper


def test_a_new_diary_and_its_folder_are_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "stature" / "diary.sqlite3"
    with closing(a_diary(path)):
        kept = [path.parent, *path.parent.iterdir()]
        open_to_others = [each for each in kept if stat.S_IMODE(each.stat().st_mode) & 0o077]
    assert len(kept) > 1
    assert open_to_others == []


@pytest.mark.parametrize("written_before", [True, False])
def test_a_diary_that_is_taken_away_while_it_is_open_is_told_and_neither_written_elsewhere_nor_made_anew(
    tmp_path: Path, written_before: bool
) -> None:
    path, person = tmp_path / "diary.sqlite3", a_uuid7()
    with closing(a_diary(path, 3)) as first:
        keeper = first if written_before else open_sqlite(path)
        for part in tmp_path.iterdir():
            part.rename(tmp_path / f"moved-{part.name}")
        with one_clear_line("cannot be opened|is not there|unable"):
            keeper.store([a_kept_entry(person)])
        assert not path.exists()
        keeper.close()


def test_every_commit_is_on_the_disk_before_it_is_said_to_be_stored(tmp_path: Path) -> None:
    with closing(a_diary(tmp_path / "diary.sqlite3")) as keeper, keeper._writes.engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_file_that_is_no_diary_is_said_so_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear doctor, " * 500)
    with one_clear_line("damaged or no diary"):
        open_sqlite(path)
    assert path.read_text() == "Dear doctor, " * 500


def test_a_damaged_diary_is_said_so_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    a_diary(path).close()
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 5] = b"\xff" * (4096 * 2)
    path.write_bytes(content)
    with one_clear_line("damaged"):
        open_sqlite(path)
    assert path.read_bytes() == content


def test_a_diary_of_which_nothing_is_left_is_said_so_and_no_new_one_begins_in_it(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    path.touch()
    with one_clear_line("is empty, which no diary is"):
        open_sqlite(path)
    assert path.read_bytes() == b""


def test_of_many_who_begin_a_diary_at_once_all_have_the_same_whole_one(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    with ThreadPoolExecutor(8) as many:
        keepers = list(many.map(open_sqlite, [path] * 8))
    for keeper in keepers:
        keeper.store([a_kept_entry(a_uuid7())])
    assert len(keepers[0].whole().entries) == len(keepers)
    for keeper in keepers:
        keeper.close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("links", [True, False])
def test_a_diary_is_whole_from_the_moment_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(sqlite_new.os, "link", _no_second_name)
    path = tmp_path / "diary.sqlite3"
    sqlite_new.begin_new(path)
    first = path.read_bytes()
    sqlite_new.begin_new(path)
    assert path.read_bytes() == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with closing(open_sqlite(path)) as keeper:
        assert keeper.people() == ()


def _no_second_name(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_a_diary_held_by_another_program_is_said_so_and_works_again_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WAIT_FOR_LOCK_SECONDS", 0.05)
    path = tmp_path / "diary.sqlite3"
    entry = a_kept_entry(a_uuid7())
    with closing(a_diary(path)) as keeper:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with one_clear_line("another program"):
                keeper.store([entry])
            # Who only asks whether all is well waits for nobody.
            keeper.check()
            assert keeper.entries(entry.person).entries == ()
            other.execute("ROLLBACK")
        assert keeper.store([entry]).stored == (entry.id,)


def test_asking_whether_all_is_well_keeps_nobody_from_writing(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    with (
        closing(a_diary(path)) as keeper,
        closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as other,
        keeper._reads.moment(),
    ):
        keeper.check()
        other.execute("BEGIN IMMEDIATE")
        keeper.check()
        other.execute("ROLLBACK")


def test_what_is_read_at_once_waits_for_no_writer_and_for_no_other_reader(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    entry = a_kept_entry(a_uuid7())
    with closing(open_sqlite(path)) as keeper, closing(sqlite3.connect(path, isolation_level=None)) as other:
        keeper.store([entry])
        page = keeper.entries(entry.person)
        other.execute("BEGIN IMMEDIATE")
        assert keeper.entries_at_once(entry.person) == page
        with keeper._reads.at_once():
            assert keeper.entries_at_once(entry.person) is None
        # Nor for a log that is just being read after a crash.
        assert keeper._reads._kept.execute("PRAGMA busy_timeout").fetchone() == (0,)
        other.execute("ROLLBACK")


def test_sqlalchemy_is_loaded_only_when_something_is_written_or_a_table_changes(tmp_path: Path) -> None:
    """It takes longer than all the rest of a start."""
    said = less_free(
        tmp_path / "diary.sqlite3",
        """
    import stature.http.serve, stature.cli
    keeper = sqlite.open_sqlite(path)
    keeper.entries(person), keeper.entries_at_once(person), keeper.people(), keeper.everything(person), keeper.whole()
    keeper.check()
    print({"sqlalchemy", "alembic"} & set(sys.modules))
    keeper.store([a_kept_entry(person)])
    print({"sqlalchemy", "alembic"} & set(sys.modules))
    keeper.close()
    """.strip(),
    )
    assert said.splitlines() == ["set()", "{'sqlalchemy'}"]


def test_a_diary_that_is_taken_away_is_said_so_and_not_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    with closing(a_diary(path)) as keeper:
        for part in tmp_path.iterdir():
            part.unlink()
        with one_clear_line("cannot be opened"):
            keeper.check()
    assert not path.exists()


def test_a_folder_in_place_of_the_diary_is_said_so(tmp_path: Path) -> None:
    with one_clear_line("cannot be opened for writing"):
        open_sqlite(tmp_path)


def test_a_file_in_place_of_the_folder_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "stature").write_text("")
    with one_clear_line("cannot be opened for writing"):
        open_sqlite(tmp_path / "stature" / "diary.sqlite3")


# Root may write everywhere and no disk here is small, so both run in a process with less freedom.
LESS_FREE = """
import os, resource, signal, sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from made import a_kept_entry, a_uuid7
from stature.keeping import sqlite, sqlite_new
from stature.keeping.contract import DiaryTrouble
path = Path({path!r})
person = a_uuid7()
try:
    {does}
except DiaryTrouble as trouble:
    print(trouble)
"""


def less_free(path: Path, does: str) -> str:
    program = LESS_FREE.format(tests=str(Path(__file__).parent), path=str(path), does=does)
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return done.stdout


def test_a_full_disk_is_said_so_and_what_was_stored_stays(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    said = less_free(
        path,
        """
    keeper = sqlite.open_sqlite(path)
    entry = a_kept_entry(person)
    keeper.store([entry])
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    try:
        while True:
            keeper.store([a_kept_entry(person, body={'note': 'n' * 10_000}) for _ in range(10)])
    finally:
        kept = keeper.entries(person).entries
        assert kept[0] == entry
        assert len(kept) % 10 == 1
    """.strip(),
    )
    assert "room" in said
    assert said.count("\n") == 1
    with closing(open_sqlite(path)) as keeper:
        keeper.check()


@pytest.mark.skipif(os.getuid() != 0, reason="only root can try on somebody else's rights")
def test_a_diary_that_may_only_be_read_is_said_so_and_not_touched(tmp_path: Path) -> None:
    # The usual test folder is closed to others all the way up; a fresh one beside it is not.
    folder = Path(tempfile.gettempdir()) / f"stature-{a_uuid7()}-{os.getpid()}"
    folder.mkdir(mode=0o755)
    try:
        path = folder / "diary.sqlite3"
        a_diary(path).close()
        path.chmod(0o444)
        before = path.read_bytes()
        said = less_free(path, "os.seteuid(65534); sqlite.open_sqlite(path)")
        assert "cannot be opened for writing (Permission denied)" in said
        assert path.read_bytes() == before
    finally:
        shutil.rmtree(folder)
