"""Each test's seconds of a processor are told, with those of what it has started; so a test that waits costs nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from groundwork.check_command import Cost
from groundwork.cpu_of_tests import PROC, cpu_seconds
from groundwork.places import HERE
from groundwork.steps import COST_NAMED

BUSY = "import time\nwhile time.process_time() < 0.6: pass"
TESTS = f'''
import subprocess, sys, time
BUSY = """{BUSY}"""

def test_waits(): time.sleep(0.6)
def test_lets_another_work(): subprocess.run([sys.executable, "-c", BUSY], check=True)
def test_lets_another_work_on():
    global other
    other = subprocess.Popen([sys.executable, "-c", BUSY + "\\nprint(1, flush=True)\\ntime.sleep(600)"], stdout=-1)
    other.stdout.readline()
def test_last(): other.kill(); other.communicate()
'''


@pytest.mark.skipif(
    not list(PROC.glob("self/task/*/children")), reason="this system does not tell who was started by whom"
)
@pytest.mark.parametrize("workers", [[], ["-n", "1"]])
def test_the_most_costly_come_first_whether_what_they_started_has_ended_or_not(
    tmp_path: Path, workers: list[str]
) -> None:
    (tmp_path / "test_some.py").write_text(TESTS, encoding="utf-8")
    told = tmp_path / "cpu.txt"
    command = [sys.executable, "-m", "pytest", "-q", *COST_NAMED, str(told), "--rootdir", str(tmp_path), *workers]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(HERE.root)}
    answer = subprocess.run([*command, str(tmp_path)], env=environment, capture_output=True, text=True, check=True)
    cost = {line.split("::")[1]: float(line.split()[0]) for line in told.read_text(encoding="utf-8").splitlines()}
    assert min(cost["test_lets_another_work"], cost["test_lets_another_work_on"]) >= 0.5
    assert list(cost)[:2] in (
        ["test_lets_another_work", "test_lets_another_work_on"],
        ["test_lets_another_work_on", "test_lets_another_work"],
    )
    assert max(cost["test_waits"], cost["test_last"]) < 0.5
    assert "s of a processor; the most costly tests" in answer.stdout


def test_what_a_program_has_spent_stays_when_it_has_ended() -> None:
    before, spent = cpu_seconds(), Cost.now()
    subprocess.run([sys.executable, "-c", BUSY], check=True)
    assert cpu_seconds() - before >= 0.5
    assert (Cost.now() - spent).processor >= 0.5


@pytest.mark.parametrize("ends", [FileNotFoundError, ProcessLookupError])
def test_whoever_ends_while_the_list_is_read_ends_no_run_of_tests(
    monkeypatch: pytest.MonkeyPatch, ends: type[OSError]
) -> None:
    def listed(*_: object) -> None:
        raise ends

    monkeypatch.setattr(os, "listdir", listed)
    monkeypatch.setattr(os, "scandir", listed)
    assert cpu_seconds() > 0
