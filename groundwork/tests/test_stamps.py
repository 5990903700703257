"""A part is set up again when what it is made from has changed, and only then."""

from pathlib import Path

import pytest

from groundwork.places import Places
from groundwork.stamps import files_below, fingerprint, is_fresh, remove_stamp, write_stamp


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.txt"
    path.write_text("one")
    return path


def test_a_changed_source_has_another_fingerprint(source: Path) -> None:
    before = fingerprint([source])
    source.write_text("two")
    assert fingerprint([source]) != before


def test_a_source_that_was_only_written_again_has_the_same_fingerprint(source: Path) -> None:
    before = fingerprint([source])
    source.unlink()
    source.write_text("one")
    assert fingerprint([source]) == before


def test_a_source_that_is_gone_has_another_fingerprint(source: Path) -> None:
    before = fingerprint([source])
    source.unlink()
    assert fingerprint([source]) != before


def test_a_renamed_source_has_another_fingerprint(source: Path) -> None:
    assert fingerprint([source.rename(source.with_name("other.txt"))]) != fingerprint([source])


def test_another_python_has_another_fingerprint(source: Path) -> None:
    assert fingerprint([source], "3.11.7") != fingerprint([source], "3.12.1")


def test_a_part_without_a_stamp_is_never_fresh(places: Places, source: Path) -> None:
    assert not is_fresh(places, "part", fingerprint([source]))


def test_a_part_is_fresh_until_its_source_changes(places: Places, source: Path) -> None:
    write_stamp(places, "part", fingerprint([source]))
    assert is_fresh(places, "part", fingerprint([source]))
    source.write_text("two")
    assert not is_fresh(places, "part", fingerprint([source]))


def test_a_part_whose_set_up_was_interrupted_is_not_fresh(places: Places, source: Path) -> None:
    write_stamp(places, "part", fingerprint([source]))
    remove_stamp(places, "part")  # what every set-up does first
    assert not is_fresh(places, "part", fingerprint([source]))


def test_files_are_found_in_one_order_and_what_is_left_out_is_not_among_them(tmp_path: Path) -> None:
    for name in ("b/pages/made.json", "b/deep/kept.ts", "pages/kept.svelte", "a.txt", "node_modules/x/y.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [path.relative_to(tmp_path).as_posix() for path in files_below(tmp_path, ("node_modules", "b/pages"))]
    assert found == ["a.txt", "b/deep/kept.ts", "pages/kept.svelte"]


def test_a_folder_that_is_not_there_holds_no_files(tmp_path: Path) -> None:
    assert list(files_below(tmp_path / "nowhere")) == []
