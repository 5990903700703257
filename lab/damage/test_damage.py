"""A short walk of every day; `./bench flips` and `./bench kills` are the long ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lab.damage.flips import (
    LOG,
    Came,
    Laid,
    Reading,
    backed_up,
    backed_up_by_command,
    counted,
    lay_down,
    put,
    read_on,
    tries,
)
from lab.damage.kills import killed
from stature.keeping import reading_on, sqlite, writing
from stature.keeping.entry import Entry

pytestmark = pytest.mark.slow

SEED = "20261124"
STATES = ("closed", "killed")


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Laid]:
    return lay_down(tmp_path_factory.mktemp("laid"))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("reads", [backed_up, read_on])
@pytest.mark.parametrize(("bits", "number"), [(1, 100), (2, 25), (3, 25)])
def test_bits_turned_over_anywhere_are_told_or_without_effect(
    laid: Mapping[str, Laid], tmp_path: Path, state: str, reads: Reading, bits: int, number: int
) -> None:
    came, wrong = counted(tries(laid[state], reads, tmp_path, SEED, number, bits))
    assert wrong == []
    assert came[Came.TOLD] > 0
    assert came[Came.TOLD] + came[Came.SAME] == number


@pytest.mark.parametrize("state", STATES)
def test_the_command_itself_tells_in_one_line(laid: Mapping[str, Laid], tmp_path: Path, state: str) -> None:
    came, wrong = counted(tries(laid[state], backed_up_by_command, tmp_path, SEED, 3))
    assert (wrong, came.total()) == ([], 3)


def test_bits_of_the_first_hundred_bytes_of_both_files(laid: Mapping[str, Laid], tmp_path: Path) -> None:
    """They say how all the rest is to be read."""
    files = laid["killed"].files
    for ending in files:
        for place in range(0, 100, 3):
            content = bytearray(files[ending])
            content[place] ^= 1 << place % 8
            came, said = backed_up(put({**files, ending: bytes(content)}, tmp_path), laid["killed"])
            assert came is not Came.WRONG, f"byte {place} of {ending or 'the file'}: {said}"


def believed(entry: Entry, _: object) -> Entry:
    return entry


def nothing_is_looked_at(_: object) -> bool:
    return False


@pytest.mark.parametrize(
    ("state", "spoil"),
    [
        ("closed", lambda patch: patch.setattr(reading_on, "fitting", believed)),
        ("killed", lambda patch: patch.setattr(sqlite, "has_lost_something", nothing_is_looked_at)),
    ],
    ids=["no sums", "no look at the log"],
)
def test_a_keeper_that_looks_less_closely_is_found_out(
    laid: Mapping[str, Laid],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    state: str,
    spoil: Callable[[pytest.MonkeyPatch], None],
) -> None:
    spoil(monkeypatch)
    _, wrong = counted(tries(laid[state], backed_up, tmp_path, SEED, 100))
    assert wrong


def test_a_log_that_has_lost_something_stays_and_is_told_again(laid: Mapping[str, Laid], tmp_path: Path) -> None:
    files = laid["killed"].files
    content = bytearray(files[LOG])
    content[100] ^= 1
    diary = put({**files, LOG: bytes(content)}, tmp_path)
    for _ in range(2):
        assert backed_up(diary, laid["killed"]) == (Came.TOLD, "")
    assert Path(f"{diary}{LOG}").read_bytes() == content
    assert diary.read_bytes() == files[""]


def test_writers_killed_at_any_moment_have_lost_nothing_they_were_told_was_stored(tmp_path: Path) -> None:
    counts = killed(tmp_path, SEED, 20)
    assert (counts.kills, counts.lost, counts.doubled, counts.torn) == (20, 0, 0, 0)
    assert counts.kept > 0


def test_a_keeper_that_says_stored_before_it_is_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_write", lambda *_: None)
    assert killed(tmp_path, SEED, 4).lost > 0
