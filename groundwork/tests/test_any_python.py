"""Under a Python that is too old, the commands say so in one line, or find a newer one."""

import ast
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from groundwork.places import HERE

# Pretends to be an older Python, as far as a running one can.
OLDER = """
import sys
sys.version_info = (3, 9, 18)
sys.argv = ["./run", "practise", "neck-press"]
sys.path.insert(0, {root!r})
from groundwork.any_python import hand_over
hand_over("groundwork.run_command")
"""


def run_under_an_older_python(path: Path) -> subprocess.CompletedProcess[str]:
    code = OLDER.format(root=str(HERE.root))
    return subprocess.run(
        [sys.executable, "-c", code], env={"PATH": str(path)}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "name", ["run", "test", "bench", "write", "groundwork/any_python.py", "groundwork/__init__.py"]
)
def test_what_an_old_python_meets_first_is_readable_by_it(name: str) -> None:
    ast.parse((HERE.root / name).read_text(), feature_version=(3, 4))


def test_without_a_newer_python_one_line_says_what_is_needed(tmp_path: Path) -> None:
    ended = run_under_an_older_python(tmp_path)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.startswith("Stature needs Python 3.11 or newer; this is Python 3.9.")
    assert ended.stderr.count("\n") == 1


def test_a_newer_python_on_the_path_is_taken_with_the_same_arguments(tmp_path: Path) -> None:
    newer = tmp_path / "python3.12"
    newer.write_text('#!/bin/sh\necho "newer: $@"\n')
    newer.chmod(0o755)
    ended = run_under_an_older_python(tmp_path)
    assert ended.returncode == 0
    assert ended.stdout.startswith("newer: /")
    assert ended.stdout.endswith("/run practise neck-press\n")


@pytest.mark.parametrize("name", ["run", "test", "bench", "write", ".ci/run"])
def test_the_commands_can_be_started_as_they_are(name: str) -> None:
    assert (HERE.root / name).stat().st_mode & 0o111
    assert (HERE.root / name).read_text().startswith("#!/usr/bin/env ")


SETS_UP_FOR_LONG = """
import subprocess
def main(arguments):
    tool = subprocess.Popen(["sleep", "600"])
    try:
        print("setting up", flush=True)
        tool.wait()
    finally:
        tool.kill()
        print("ended the tool", flush=True)
"""


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 130)])
def test_a_set_up_that_is_told_to_end_ends_its_tools_and_says_nothing(tmp_path: Path, name: str, code: int) -> None:
    (tmp_path / "sets_up_for_long.py").write_text(SETS_UP_FOR_LONG)
    begins = f"import sys; sys.path[:0] = [{str(HERE.root)!r}, {str(tmp_path)!r}]; "
    begins += "from groundwork.any_python import hand_over; hand_over('sets_up_for_long')"
    with subprocess.Popen(
        [sys.executable, "-c", begins], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as command:
        assert command.stdout
        assert command.stdout.readline() == "setting up\n"
        command.send_signal(getattr(signal, name))
        out, err = command.communicate(timeout=60)
    assert (command.returncode, out, err) == (code, "ended the tool\n", "")
