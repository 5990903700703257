"""An exercise and a language are data: a copy of the checkout gets both, and everything knows them, without a line of Python.

The walks themselves are in `with_a_fourth.py`; they run in the copy, by its own code, words and app.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import fourth_exercise
import pseudo_language
import pytest
from fourth_exercise import ID

from groundwork.places import HERE
from groundwork.tools import tool_environment
from lab.copies import copies

pytestmark = [pytest.mark.browser, pytest.mark.slow]

COPIED = ("coach", "stature", "web", "regimen", "lab", "e2e", "groundwork", "benches")


@pytest.fixture(scope="module")
def copy() -> Iterator[Path]:
    with copies(HERE.root, COPIED, 1) as (one,):
        fourth_exercise.add_to(one)
        pseudo_language.add_to(one)
        # The app that is there is not the copy's own.
        (one / "stature" / "src" / "stature" / "app").unlink()
        built = in_copy(one, HERE.node / "node", HERE.node / "npm", "run", "build", folder=one / "web")
        assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
        yield one


def in_copy(copy: Path, *command: str | Path, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    paths = (copy / "coach" / "src", copy / "stature" / "src", copy, copy / "e2e")
    environment = {**tool_environment(HERE), "PYTHONPATH": os.pathsep.join(map(str, paths))}
    return subprocess.run(
        list(map(str, command)), cwd=folder or copy, env=environment, capture_output=True, text=True, check=False
    )


def python_in(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return in_copy(copy, sys.executable, "-m", *arguments)


def test_it_is_played_shown_planned_printed_and_exported_in_every_language_also_in_one_that_is_new(copy: Path) -> None:
    walked = python_in(copy, "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "e2e/with_a_fourth.py")
    assert walked.returncode == 0, walked.stdout[-6000:] + walked.stderr[-1000:]


def test_the_page_of_the_copy_decides_nothing_of_it_either(copy: Path) -> None:
    npx = (HERE.node / "node", HERE.node / "npx")
    tested = in_copy(copy, *npx, "vitest", "run", "page-build", folder=copy / "web")
    assert tested.returncode == 0, tested.stdout[-4000:]


def test_simulated_people_practise_it_and_the_onlooker_sees_no_rule_broken(copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "people.jsonl"
    asked = ("people", "--people", "3", "--days", "21", "--seed", "1", "--out", str(out))
    lived = python_in(copy, "groundwork.measuring", *asked)
    assert lived.returncode == 0, lived.stdout[-2000:] + lived.stderr[-2000:]
    told = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert any(entry.get("body", {}).get("exercise") == ID for entry in told)
