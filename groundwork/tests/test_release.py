"""What is released is the same each time, and holds together; what it installs is tried in test_wheels.py."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest

from groundwork.bill import locked_for_a_clinic, of_the_voices
from groundwork.places import HERE
from groundwork.release_command import SUMS, main, make_release, version_of

VERSION = version_of(HERE)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("once")
    make_release(HERE, out, smallest=False)
    return out


@pytest.mark.slow
def test_made_twice_it_is_the_same_byte_by_byte(released: Path, tmp_path: Path) -> None:
    make_release(HERE, tmp_path / "again", smallest=False)
    assert sums_of(tmp_path / "again") == sums_of(released)


def sums_of(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


@pytest.mark.slow
def test_every_file_stands_with_its_sum(released: Path) -> None:
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", SUMS], cwd=released, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.count(": OK\n") == len(list(released.iterdir())) - 1


@pytest.mark.slow
def test_the_archive_is_the_published_folder_with_its_own_sums(released: Path) -> None:
    with zipfile.ZipFile(released / f"stature-{VERSION}-published.zip") as archive:
        lines = archive.read("stature/SHA256SUMS").decode().splitlines()
        told = {path: total for total, _, path in (line.partition("  ") for line in lines)}
        found = {
            name.removeprefix("stature/"): hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()
        }
    assert told.items() <= found.items()
    assert set(found) - set(told) == {"SHA256SUMS", "SHA256SUMS.before"}


@pytest.mark.slow
def test_the_container_installs_what_lies_beside_its_recipe(released: Path) -> None:
    recipe = (released / "Containerfile").read_text("utf-8")
    (copied,) = re.findall(r"^COPY (.+) /tmp/stature/$", recipe, re.MULTILINE)
    for name in copied.split():
        assert (released / name).is_file()
    assert "\nUSER 10001\n" in recipe
    assert re.search(r"^\s+read_only: true$", (released / "compose.yaml").read_text("utf-8"), re.MULTILINE)
    assert '"stature", "serve"' in recipe


@pytest.mark.slow
def test_whatever_is_locked_and_whatever_the_page_is_made_of_stands_in_the_bill(released: Path) -> None:
    bill = json.loads((released / "bill-of-materials.cdx.json").read_text("utf-8"))
    listed = {part["purl"] for part in bill["components"]}
    locked = re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", locked_for_a_clinic(HERE), re.MULTILINE)
    assert {f"pkg:pypi/{name}@{version}" for name, version in locked} <= listed
    asked = json.loads((HERE.web / "package.json").read_text("utf-8"))["dependencies"]
    assert {f"pkg:npm/{name.replace('@', '%40')}@{version}" for name, version in asked.items()} <= listed
    assert all(part.get("licenses") for part in bill["components"])
    assert len({part["bom-ref"] for part in bill["components"]}) == len(bill["components"])


def test_each_voice_stands_in_the_bill_with_the_model_that_spoke_it_and_its_licence() -> None:
    listed = {part["name"]: part for part in of_the_voices(HERE, VERSION)}
    folders = [file.parent for file in HERE.regimen.glob("*voice/*/manifest.json")]
    assert set(listed) == {f"{folder.parent.name}-{folder.name}" for folder in folders} >= {"voice-en", "voice-es"}
    english = listed["voice-en"]
    assert english["description"].endswith("the voice is af_heart")
    (model,) = english["pedigree"]["ancestors"]
    assert (model["name"], model["version"]) == ("Kokoro-82M", "1.0 int8")
    assert english["licenses"] == model["licenses"] == [{"license": {"id": "Apache-2.0"}}]
    assert "Kokoro-82M" in (HERE.root / "NOTICE").read_text("utf-8")


@pytest.mark.slow
def test_a_licence_has_its_words_or_its_name(released: Path) -> None:
    words = (released / "LICENCES.txt").read_text("utf-8")
    for name in ("Stature", "pyodide", "svelte", "starlette", "Atkinson Hyperlegible Next"):
        assert re.search(rf"^=+\n{name}\b", words, re.MULTILINE)


def test_the_three_versions_are_one() -> None:
    project = tomllib.loads((HERE.stature / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == VERSION


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letters.txt").write_text("to my daughter", "utf-8")
    assert main([str(tmp_path)]) == 2
    assert "name a new one" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["letters.txt"]
