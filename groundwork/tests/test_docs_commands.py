"""Every command that a page of the docs names: run as it stands there, or, where that takes hours, known to its program."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from groundwork.places import HERE
from groundwork.run_command import QUICKLY
from groundwork.write_command import WRITERS

PAGES = (*HERE.root.glob("*.md"), *(HERE.root / "docs").rglob("*.md"))
IN_A_BLOCK = re.compile(r"^ {4}((?:\./|lab/)[^#\n]+)", re.MULTILINE)
IN_A_LINE = re.compile(r"`((?:\./\w+|lab/\w+/\w+\.sh)(?: [^`\n]*)?)`")
FENCED = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
# What stays until it is ended, and what it says first.
STAYS = {
    "./run": "Stature",
    "./run --lan": "Stature",
    "./run --lan --own-authority": "Stature",
    "./run practise neck-press": "",
}
# What is run where the exercise or the language is that the page lets one add.
IN_A_COPY = {
    "./run practise shoulder-squeeze --fast": "e2e/with_a_fourth.py",
    "./run practise neck-press --fast --language fr": "e2e/with_a_fourth.py",
}
# It fetches 600 MB from outside, which no test may.
NOT_RUN = {"lab/voice/render.sh fr"}
LONGEST_SECONDS = 240
PERSON = "019a8f00-0000-7000-8000-000000000000"


def commands() -> Iterator[str]:
    for page in PAGES:
        text = page.read_text("utf-8")
        fenced = "\n".join(f"    {line}" for block in FENCED.findall(text) for line in block.split("\n"))
        yield from (found.strip() for found in IN_A_BLOCK.findall(f"{text}\n{fenced}"))
        yield from (found.strip() for found in IN_A_LINE.findall(text))


COMMANDS = sorted(set(commands()))
TOOLS = [one for one in COMMANDS if one.startswith(("./test", "./bench", "./write", "./release"))]
BY_HAND = {*STAYS, *IN_A_COPY, *NOT_RUN, *TOOLS}
ENDS = [one for one in COMMANDS if one not in BY_HAND and "..." not in one]


def test_the_pages_name_commands_and_every_one_that_is_told_of_here() -> None:
    assert len(ENDS) > 4
    assert {*STAYS, *IN_A_COPY, *NOT_RUN} <= set(COMMANDS)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder of a person's own, from which `./run` and the rest of the checkout can be called, and a diary of one day."""
    for name in ("run", "lab"):
        (tmp_path / name).symlink_to(HERE.root / name)
    told = {"exercise": "neck-press", "reason": "TIRED", "repetitions": 3, "repetitions_said": 3}
    entry = {"id": PERSON[:-1] + "1", "person": PERSON, "at": "2026-11-23T08:00:00+01:00", "kind": "session_finished",
             "body": told, "schema": 1}  # fmt: skip
    (tmp_path / "told.jsonl").write_text(json.dumps(entry) + "\n", "utf-8")
    # What the pages for a practice begin from: a plan, and a folder with a diary.
    (tmp_path / "plan.toml").write_text('["neck-press"]\ndo = true\nrepetitions = 5\nrung = "pillow"\n', "utf-8")
    (tmp_path / "DIARIES").mkdir()
    (tmp_path / "DIARIES" / "told.jsonl").write_text(json.dumps(entry) + "\n", "utf-8")
    restored = called("./run restore told.jsonl", tmp_path)
    assert restored.returncode == 0, restored.stderr
    return tmp_path


def surroundings(folder: Path) -> dict[str, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {"STATURE_DIARY": str(folder / "diary.sqlite3"), "STATURE_PORT": str(port), "BROWSER": "true", QUICKLY: "1"}
    return {**os.environ, **own}


def called(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """One that stays, and is not said above to, is a failed test and not a run that never ends."""
    return subprocess.run(
        shlex.split(command), cwd=folder, env=surroundings(folder), capture_output=True, text=True, check=False,
        timeout=LONGEST_SECONDS,
    )  # fmt: skip


@pytest.mark.parametrize("command", ENDS)
def test_it_does_what_it_says_and_ends_well(command: str, home: Path) -> None:
    ended = called(command, home)
    assert ended.returncode == 0, ended.stderr
    written = shlex.split(command)[-1]
    assert ended.stdout.strip() or (home / written).stat().st_size > 0


@pytest.mark.parametrize("command", STAYS)
def test_it_begins_and_ends_when_it_is_ended(command: str, home: Path) -> None:
    with subprocess.Popen(
        shlex.split(command), cwd=home, env=surroundings(home), stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        running.send_signal(signal.SIGINT)
        assert running.wait(30) in (0, 130, -signal.SIGINT)
    assert first.strip()
    assert STAYS[command] in first


@pytest.mark.parametrize("command", IN_A_COPY)
def test_what_is_run_in_a_copy_is_run_there_as_it_stands(command: str) -> None:
    assert command in (HERE.root / IN_A_COPY[command]).read_text("utf-8")


@pytest.mark.parametrize("command", TOOLS)
def test_a_tool_of_the_workshop_knows_what_is_asked_of_it(command: str) -> None:
    tool, *asked = shlex.split(command)
    what = next((one for one in asked if not one.startswith("-")), "")
    known = {
        "./test": not what or what == "PATH" or (HERE.root / what).exists(),
        "./bench": not what or (HERE.root / "benches" / f"{what.replace('-', '_')}.py").is_file(),
        "./write": not what or what in WRITERS,
        # Made in test_release.py.
        "./release": what in ("", "FOLDER"),
    }
    assert known[tool], command
