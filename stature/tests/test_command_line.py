"""The command line as a whole: help, version, settings, and `stature doctor`."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from made import an_app
from running import STATURE, stature

from stature import wiring
from stature.keeping.sqlite import open_sqlite


def test_the_version_is_one_line() -> None:
    done = stature("--version")
    assert (done.returncode, done.stdout) == (0, f"stature {wiring.version()}\n")


@pytest.mark.parametrize("arguments", [["--help"], ["serve", "-h"], ["practise", "--help"], ["doctor", "--help"]])
def test_every_command_explains_itself(arguments: list[str]) -> None:
    done = stature(*arguments)
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: stature")


@pytest.mark.parametrize("arguments", [["dance"], ["--colour"], ["doctor", "--port", "x"]])
def test_what_the_command_line_does_not_know_is_one_clear_line(arguments: list[str]) -> None:
    done = stature(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("stature: ")


def test_a_bad_setting_is_one_clear_line() -> None:
    done = stature("doctor", STATURE_PORT="eight")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "stature: STATURE_PORT is 'eight'; write a whole number from 0 to 65535, like 8765\n"


@pytest.mark.parametrize("encoding", ["ascii", "ascii:strict", "latin-1", "cp1252", "koi8-r"])
@pytest.mark.parametrize("asked", [["today"], ["practise", "neck-press", "--fast"]], ids=lambda asked: asked[0])
def test_a_terminal_that_lacks_letters_gets_the_nearest(tmp_path: Path, asked: list[str], encoding: str) -> None:
    diary = ["--diary", str(tmp_path / "none")] if asked == ["today"] else []
    words = [*STATURE, *asked, "--language", "es", *diary]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(words, check=False, capture_output=True, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    right = stature(*asked, "--language", "es", *diary).stdout
    written = done.stdout.decode(encoding.partition(":")[0])
    assert written.splitlines()[0]
    assert [_without_accents(line) for line in written.splitlines()] == [
        _without_accents(line) for line in right.splitlines()
    ]


def _without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter if letter.isascii() else "?" for letter in plain if not unicodedata.combining(letter))


@pytest.mark.parametrize("asked", [["today"], ["practise", "neck-press", "--fast"]], ids=lambda asked: asked[0])
def test_json_says_the_same_on_a_terminal_that_lacks_letters(tmp_path: Path, asked: list[str]) -> None:
    diary = ["--diary", str(tmp_path / "none"), "--date", "2026-12-01"] if asked == ["today"] else []
    words = [*asked, "--language", "es", "--json", *diary]
    poor = stature(*words, PYTHONIOENCODING="ascii").stdout
    assert poor.isascii()
    assert [json.loads(line) for line in poor.splitlines()] == [
        json.loads(line) for line in stature(*words).stdout.splitlines()
    ]


@pytest.mark.parametrize("day", [[], ["--date", "2026-12-01"]])
def test_a_time_zone_that_is_none_on_earth_is_one_clear_line(tmp_path: Path, day: list[str]) -> None:
    done = stature("today", *day, "--diary", str(tmp_path / "none"), TZ="UTC+25")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "TZ" in done.stderr


def test_a_calendar_needs_no_time_zone_of_the_computer(tmp_path: Path) -> None:
    done = stature("export", "ics", "--out", "-", "--diary", str(tmp_path / "none"), TZ="UTC+25")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("BEGIN:VCALENDAR")


def test_a_file_of_events_that_never_ends_is_one_clear_line() -> None:
    done = stature("practise", "neck-press", "--fast", "--events", "/dev/zero")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "/dev/zero" in done.stderr


def test_a_reader_who_has_seen_enough_is_no_failure() -> None:
    with subprocess.Popen(
        [*STATURE, "practise", "neck-press", "--fast"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        errors = process.stderr.read()
    assert (process.returncode, errors) == (0, b"")


def test_practising_does_not_wait_for_the_server() -> None:
    program = (
        "import sys\n"
        "from stature.cli import run\n"
        "assert run(['practise', 'neck-press', '--fast']) == 0\n"
        "print(*{'sqlalchemy', 'starlette', 'uvicorn', 'asyncio'} & set(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stderr.split() == []


def test_settings_come_from_the_environment_and_are_whole_without_it() -> None:
    nothing = wiring.settings({})
    assert (nothing.host, nothing.port, nothing.names, nothing.has_screen) == (
        "127.0.0.1",
        8765,
        (),
        sys.platform == "darwin",
    )
    assert nothing.diary.endswith("diary.sqlite3")
    given = wiring.settings(
        {
            "STATURE_DIARY": "postgresql://clinic/diaries",
            "STATURE_HOST": "0.0.0.0",
            "STATURE_PORT": "80",
            "STATURE_NAMES": "clinic.example, stature.example,",
            "STATURE_PROXIES": "10.0.0.2, 172.16.0.0/12",
            "STATURE_REGIMEN": "/regimen",
            "STATURE_APP": "/app",
            "DISPLAY": ":0",
        }
    )
    assert given == wiring.Settings(
        diary="postgresql://clinic/diaries",
        host="0.0.0.0",
        port=80,
        names=("clinic.example", "stature.example"),
        proxies=("10.0.0.2", "172.16.0.0/12"),
        regimen=Path("/regimen"),
        app=Path("/app"),
        has_screen=True,
    )


def test_a_diary_can_be_named_by_its_address(tmp_path: Path) -> None:
    keeper = wiring.open_diary(f"sqlite:///{tmp_path}/diary.sqlite3")
    keeper.close()
    assert (tmp_path / "diary.sqlite3").exists()


@pytest.mark.parametrize("address", ["mysql://me:secret@host/name", "sqlite://", "nonsense://", "://"])
def test_an_address_that_is_none_is_said_without_its_password(address: str) -> None:
    with pytest.raises(wiring.BadSetting, match="postgresql://user@host/name") as refused:
        wiring.open_diary(address)
    assert "secret" not in str(refused.value)


@pytest.fixture
def port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return str(free.getsockname()[1])


def test_the_doctor_finds_a_whole_house_in_good_order(tmp_path: Path, port: str) -> None:
    diary = tmp_path / "diary.sqlite3"
    open_sqlite(diary).close()
    done = stature("doctor", "--diary", str(diary), "--port", port, STATURE_APP=str(an_app(tmp_path / "app")))
    assert done.returncode == 0
    assert done.stdout.endswith("The app can run.\n")
    for word in ("Python", "neck-press", "sentences", str(diary), "web app is built", port, "camera"):
        assert word in done.stdout


def test_the_doctor_makes_no_diary(tmp_path: Path, port: str) -> None:
    diary = tmp_path / "new" / "diary.sqlite3"
    done = stature("doctor", "--diary", str(diary), "--port", port, STATURE_APP=str(an_app(tmp_path / "app")))
    assert done.returncode == 0
    assert f"a new diary will be kept in {diary}" in done.stdout
    assert not diary.parent.exists()


def needs_help(said: str) -> list[str]:
    return [line for line in said.splitlines() if line.startswith("needs help:")]


def test_the_doctor_says_that_the_app_is_not_built(tmp_path: Path, port: str) -> None:
    done = stature("doctor", "--diary", str(tmp_path / "d"), "--port", port, STATURE_APP=str(tmp_path))
    assert done.returncode == 1
    assert "./run" in needs_help(done.stdout)[0]


def test_the_doctor_says_what_is_wrong_with_the_diary(tmp_path: Path, port: str) -> None:
    (tmp_path / "letter").write_text("Dear doctor, " * 500)
    app = str(an_app(tmp_path / "app"))
    for diary in (tmp_path / "letter", tmp_path, tmp_path / "letter" / "diary.sqlite3"):
        done = stature("doctor", "--diary", str(diary), "--port", port, STATURE_APP=app)
        assert done.returncode == 1
        assert len(needs_help(done.stdout)) == 1
        assert "--diary FILE" in needs_help(done.stdout)[0]


def test_the_doctor_says_what_is_wrong_with_the_regimen(tmp_path: Path, port: str) -> None:
    (tmp_path / "neck-press.toml").write_text("hold = ")
    done = stature("doctor", "--diary", str(tmp_path / "d"), "--port", port, STATURE_REGIMEN=str(tmp_path))
    assert done.returncode == 1
    assert str(tmp_path) in needs_help(done.stdout)[0]


def test_the_doctor_says_that_the_port_is_taken_and_that_the_app_may_be_running(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = stature(
            "doctor", "--diary", str(tmp_path / "d"), "--port", port, STATURE_APP=str(an_app(tmp_path / "app"))
        )
    assert done.returncode == 0
    assert "running already" in done.stdout
