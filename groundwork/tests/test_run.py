"""`./run` in this checkout, which `./test` has set up: it adds nothing to what `stature` says and does."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from groundwork.places import HERE
from groundwork.run_command import QUICKLY, as_meant, is_for_others, serves
from groundwork.web_app import web_app_is_ready


def run(*arguments: str, folder: Path = HERE.root) -> subprocess.CompletedProcess[str]:
    return subprocess.run([HERE.root / "run", *arguments], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("arguments", [["serve"], ["serve", "--open"], ["serve", "--port", "9000"], ["publish", "x"]])
def test_only_serving_and_publishing_needs_the_web_app(arguments: list[str]) -> None:
    assert serves(arguments)


@pytest.mark.parametrize(
    "arguments", [["practise", "neck-press"], ["doctor"], ["--version"], ["serve", "--help"], ["practise", "serve"]]
)
def test_a_terminal_command_does_not_build_the_web_app(arguments: list[str]) -> None:
    assert not serves(arguments)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ([], ["serve", "--open"]),
        (["--lan", "--own-authority"], ["serve", "--lan", "--own-authority"]),
        (["--version"], ["--version"]),
        (["-h"], ["-h"]),
        (["doctor"], ["doctor"]),
    ],
)
def test_options_alone_are_those_of_the_app(written: list[str], meant: list[str]) -> None:
    assert as_meant(written) == meant


def test_what_others_download_is_made_small_unless_nobody_will(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(QUICKLY, raising=False)
    assert (is_for_others(["publish", "x"]), is_for_others(["serve"])) == (True, False)
    monkeypatch.setenv(QUICKLY, "1")
    assert not is_for_others(["publish", "x"])


def test_nothing_that_the_build_writes_counts_as_a_source() -> None:
    assert web_app_is_ready(HERE)


def test_with_nothing_to_set_up_no_line_is_added() -> None:
    ended = run("--version")
    assert ended.returncode == 0
    assert ended.stderr == ""
    assert ended.stdout.splitlines() == [ended.stdout.strip()]


def test_a_command_may_be_called_from_any_folder(tmp_path: Path) -> None:
    ended = run("--version", folder=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_the_exit_code_of_the_command_is_passed_on() -> None:
    ended = run("practise", "no-such-exercise")
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1


def test_two_sessions_with_nothing_new_are_the_same_bytes() -> None:
    first, second = (run("practise", "neck-press", "--fast", "--json") for _ in range(2))
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    assert first.stderr == ""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_ends_the_server(name: str, tmp_path: Path) -> None:
    asked: list[str | Path] = [
        HERE.root / "run",
        "serve",
        "--no-open",
        "--port",
        "0",
        "--diary",
        tmp_path / "diary.sqlite3",
    ]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout
        # The address is printed once the server listens.
        assert any("http://" in line for line in server.stdout)
        os.kill(server.pid, getattr(signal, name))
        assert server.wait() == 0
