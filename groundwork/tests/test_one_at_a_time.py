"""Two commands at once set a checkout up one after the other."""

import subprocess
import sys
from pathlib import Path

import pytest

from groundwork.one_at_a_time import one_at_a_time
from groundwork.places import HERE, Places
from groundwork.progress import SetUpFailed

SECOND = """
import sys
from pathlib import Path
from groundwork.one_at_a_time import one_at_a_time
from groundwork.places import Places
with one_at_a_time(Places(Path(sys.argv[1]))):
    print(Path(sys.argv[1], "written").read_text())
"""


def test_a_second_command_waits_until_the_first_is_done_and_says_so(tmp_path: Path) -> None:
    with one_at_a_time(Places(tmp_path)):
        second = subprocess.Popen(
            [sys.executable, "-c", SECOND, tmp_path],
            cwd=HERE.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert second.stderr
        # It has said that it waits, so what is written now comes before what it does.
        assert second.stderr.readline() == "Another command is setting up this checkout; waiting for it.\n"
        (tmp_path / "written").write_text("by the first")
    out, _ = second.communicate()
    assert (out, second.returncode) == ("by the first\n", 0)


def test_a_command_that_died_leaves_the_checkout_free(tmp_path: Path) -> None:
    dies = SECOND.replace('print(Path(sys.argv[1], "written").read_text())', "import os; os._exit(9)")
    assert subprocess.run([sys.executable, "-c", dies, tmp_path], cwd=HERE.root, check=False).returncode == 9
    with one_at_a_time(Places(tmp_path)):
        pass


def test_a_checkout_that_cannot_be_written_says_so_in_one_line(tmp_path: Path) -> None:
    (tmp_path / ".stature").write_text("a file where the folder should be")
    with pytest.raises(SetUpFailed, match=r"^.*cannot be written.*put the checkout where you may write\.$"):
        one_at_a_time(Places(tmp_path)).__enter__()
