"""./write starts what it names, and says in one line what it does not know."""

import subprocess
import sys

import pytest

from groundwork.places import HERE
from groundwork.write_command import WRITERS, main


def test_every_program_that_writes_is_there() -> None:
    assert [writer.path for writer in WRITERS.values() if not (HERE.root / writer.path).is_file()] == []


@pytest.mark.parametrize("arguments", [[], ["poems"]])
def test_what_it_does_not_know_is_one_clear_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "write one of contract, transcripts, heard, looks, like ./write contract" in told


def test_an_option_is_taken_for_no_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["looks", "--help"]) == 2
    assert capsys.readouterr().err == (
        "write: looks has no options, and '--help' was found; write names of folders and walks\n"
    )


def test_transcripts_are_written_as_the_papers_say_and_come_out_as_they_were_agreed() -> None:
    before = {path: path.read_bytes() for path in HERE.root.glob("coach/tests/transcripts*/*.txt")}
    ended = subprocess.run(
        [sys.executable, HERE.root / "write", "transcripts"], check=True, capture_output=True, text=True
    )
    assert ended.stdout == f"{len(before)} transcripts\n"
    assert {path: path.read_bytes() for path in HERE.root.glob("coach/tests/transcripts*/*.txt")} == before
