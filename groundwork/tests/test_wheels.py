"""What people install needs nothing but Python: no checkout, no Node, no build."""

import json
import os
import subprocess
import sys
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from groundwork.places import HERE
from groundwork.stamps import files_below
from groundwork.tools import run_tool
from groundwork.wheels import build_wheels

A_MONTH = ("--from", "2026-11-01", "--to", "2026-11-30")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The built wheels, by package."""
    out = tmp_path_factory.mktemp("wheels")
    build_wheels(HERE, out)
    return {path.name.partition("-")[0]: path for path in out.glob("*.whl")}


@pytest.fixture(scope="module")
def installed(wheels: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of a new environment that holds both wheels and what they depend on, and nothing else."""
    folder = tmp_path_factory.mktemp("empty") / "environment"
    venv.create(folder, with_pip=False)
    install: list[str | Path] = [HERE.programs / "uv", "pip", "install", "--python", folder / "bin" / "python"]
    lock = HERE.requirements / "run.txt"
    run_tool(HERE, "wheels-needs", [*install, "--require-hashes", "--requirement", lock])
    run_tool(HERE, "wheels-own", [*install, "--offline", "--no-deps", *wheels.values()])
    return folder / "bin"


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """The environment of a person who has installed nothing else; no program at all is on the path."""
    return {"HOME": str(tmp_path), "PATH": str(tmp_path), "LANG": os.environ.get("LANG", "C.UTF-8")}


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_there_are_two_wheels_for_every_system(wheels: dict[str, Path]) -> None:
    assert set(wheels) == {"stature", "stature_coach"}
    assert all(wheel.name.endswith("-py3-none-any.whl") for wheel in wheels.values())


def test_the_whole_regimen_is_in_the_wheel_but_for_second_voices_which_the_app_brings(wheels: dict[str, Path]) -> None:
    regimen = {path.relative_to(HERE.regimen).as_posix() for path in files_below(HERE.regimen)}
    read_by_the_server = {f"stature/regimen/{path}" for path in regimen if not path.startswith("second_voice/")}
    carried = names_in(wheels["stature"])
    assert read_by_the_server
    assert {name for name in carried if name.startswith("stature/regimen/")} == read_by_the_server
    for language in {path.split("/")[1] for path in regimen if path.startswith("second_voice/")}:
        assert any(name.startswith(f"stature/app/voice/{language}-second/") for name in carried)


def test_the_whole_web_app_is_in_the_wheel(wheels: dict[str, Path]) -> None:
    app = {f"stature/app/{path.relative_to(HERE.app).as_posix()}" for path in files_below(HERE.app)}
    assert "stature/app/index.html" in app
    assert app <= names_in(wheels["stature"])


def test_no_test_and_no_leftover_is_in_a_wheel(wheels: dict[str, Path]) -> None:
    for name in names_in(wheels["stature"]) | names_in(wheels["stature_coach"]):
        assert "__pycache__" not in name
        assert "/tests/" not in name


def test_each_wheel_carries_the_licence(wheels: dict[str, Path]) -> None:
    for wheel in wheels.values():
        assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names_in(wheel))


def test_a_session_is_practised_where_only_the_wheels_are(
    installed: Path, bare: dict[str, str], tmp_path: Path
) -> None:
    asked: list[str | Path] = [installed / "stature", "practise", "neck-press", "--fast", "--json"]
    ended = subprocess.run(asked, env=bare, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    cues = [json.loads(line) for line in ended.stdout.splitlines()]
    assert cues[-1]["cue"] == "finish"
    assert cues[-1]["reason"] == "TARGET_REACHED"


def test_the_doctor_finds_all_well_where_only_the_wheels_are(
    installed: Path, bare: dict[str, str], tmp_path: Path
) -> None:
    asked: list[str | Path] = [installed / "stature", "doctor", "--port", "0"]
    ended = subprocess.run(asked, env=bare, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("paper", [["handout", "--paper", "letter", "--language", "es"], ["report", *A_MONTH]])
def test_a_paper_is_printed_where_only_the_wheels_are(
    installed: Path, bare: dict[str, str], tmp_path: Path, paper: list[str]
) -> None:
    asked: list[str | Path] = [installed / "stature", *paper, "--out", "paper.pdf"]
    ended = subprocess.run(asked, env=bare, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "stature: wrote paper.pdf\n")
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF-")


def test_no_node_and_no_checkout_is_in_reach_of_what_was_installed(installed: Path, bare: dict[str, str]) -> None:
    code = "import shutil, stature, sys; print(shutil.which('node'), stature.__file__, *sys.path)"
    asked: list[str | Path] = [installed / "python", "-c", code]
    said = subprocess.run(asked, env=bare, cwd="/", capture_output=True, text=True, check=True).stdout
    assert said.startswith(f"None {installed.parent}")
    assert str(HERE.root) not in said


@pytest.fixture
def address(installed: Path, bare: dict[str, str], tmp_path: Path) -> Iterator[str]:
    """Where a server that was started from the wheels answers."""
    asked: list[str | Path] = [installed / "stature", "serve", "--no-open", "--port", "0"]
    with subprocess.Popen(asked, env=bare, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        yield next(word for word in server.stdout.readline().split() if word.startswith("http://"))
        server.terminate()


def test_the_app_is_served_where_only_the_wheels_are(address: str) -> None:
    with urllib.request.urlopen(address) as answer:
        assert answer.status == 200
        assert answer.read() == (HERE.app / "index.html").read_bytes()


@pytest.mark.parametrize("name", ["coach.*.zip", "snapshot.*.bin", "pyodide.asm.wasm", "engine.json"])
def test_what_the_app_starts_its_coach_with_is_served_too(address: str, name: str) -> None:
    (file, *_) = sorted(HERE.app.rglob(name))
    with urllib.request.urlopen(address + file.relative_to(HERE.app).as_posix()) as answer:
        assert answer.status == 200
        assert answer.read() == file.read_bytes()


def test_the_coach_needs_no_other_package(wheels: dict[str, Path]) -> None:
    with zipfile.ZipFile(wheels["stature_coach"]) as archive:
        metadata = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        assert "Requires-Dist" not in archive.read(metadata).decode()


def test_the_coach_alone_is_imported_by_a_bare_python(wheels: dict[str, Path], bare: dict[str, str]) -> None:
    code = "import sys; sys.path.insert(0, sys.argv[1]); import stature_coach.door.wire"
    bare_python: list[str | Path] = [sys.executable, "-I", "-S", "-c", code, wheels["stature_coach"]]
    subprocess.run(bare_python, env=bare, check=True)
