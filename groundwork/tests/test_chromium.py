"""The browser for the tests is found where people have it, and never fetched from anywhere else."""

from pathlib import Path

import pytest

from groundwork import chromium
from groundwork.chromium import find_chromium, set_up_chromium
from groundwork.progress import SetUpFailed


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_the_browser_that_the_person_chose_comes_first(tmp_path: Path) -> None:
    program(tmp_path / "bin" / "chromium")
    environment = {"PATH": str(tmp_path / "bin"), "STATURE_CHROMIUM": "/opt/mine"}
    assert find_chromium(environment, tmp_path) == Path("/opt/mine")


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_a_browser_on_the_path_is_found(tmp_path: Path, name: str) -> None:
    browser = program(tmp_path / "bin" / name)
    assert find_chromium({"PATH": str(tmp_path / "bin")}, tmp_path) == browser


@pytest.mark.parametrize("whose", ["", "home"])
def test_an_application_on_a_mac_is_found(tmp_path: Path, whose: str) -> None:
    browser = program(tmp_path / whose / "Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    assert find_chromium({"PATH": "", "HOME": str(tmp_path / "home")}, tmp_path) == browser


def test_no_browser_is_said_in_one_line_that_tells_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "find_chromium", lambda: None)
    monkeypatch.setattr(chromium, "can_install", lambda: False)
    with pytest.raises(SetUpFailed, match=r"\A.*install `chromium`.*STATURE_CHROMIUM.*--fast.*\Z"):
        set_up_chromium()
