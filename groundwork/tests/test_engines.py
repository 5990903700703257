"""The two engines beside Chromium are found with all they need, and a session is only lived where all of it is there."""

from pathlib import Path

import pytest

from groundwork import engines
from groundwork.engines import find_firefox, find_webkit, set_up_engines
from groundwork.progress import SetUpFailed


def programs(folder: Path, *names: str) -> dict[str, str]:
    for name in names:
        path = folder / "bin" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("#!/bin/sh\n")
        path.chmod(0o755)
    return {"PATH": str(folder / "bin")}


def test_firefox_is_found_where_a_device_takes_its_sound(tmp_path: Path) -> None:
    assert find_firefox(programs(tmp_path, "firefox-esr")) is None
    assert find_firefox(programs(tmp_path, "pulseaudio")) == tmp_path / "bin" / "firefox-esr"


def test_the_firefox_that_the_person_chose_comes_first(tmp_path: Path) -> None:
    environment = {**programs(tmp_path, "firefox-esr", "pulseaudio"), "STATURE_FIREFOX": "/opt/mine"}
    assert find_firefox(environment) == Path("/opt/mine")


def test_webkit_is_found_with_its_driver_its_small_browser_and_a_screen(tmp_path: Path) -> None:
    browser = tmp_path / "lib" / "any" / "webkit2gtk-4.1" / "MiniBrowser"
    browser.parent.mkdir(parents=True)
    browser.write_text("")
    assert find_webkit(programs(tmp_path, "WebKitWebDriver", "pulseaudio"), tmp_path) is None
    found = find_webkit(programs(tmp_path, "Xvfb"), tmp_path)
    assert found == (tmp_path / "bin" / "WebKitWebDriver", browser)


def test_nothing_is_installed_where_nobody_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "find_firefox", lambda: None)
    monkeypatch.setattr(engines, "find_webkit", lambda: None)
    monkeypatch.setattr(engines, "can_install", lambda: False)
    set_up_engines()


def test_only_what_is_missing_is_installed_and_in_vain_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(engines, "find_firefox", lambda: Path("/usr/bin/firefox-esr"))
    monkeypatch.setattr(engines, "find_webkit", lambda: None)
    monkeypatch.setattr(engines, "can_install", lambda: True)
    monkeypatch.setattr(engines, "install", lambda *packages: asked.append(packages))
    set_up_engines()
    assert asked == [("webkit2gtk-driver", "xvfb", "pulseaudio")]
    assert "webkit2gtk-driver" in one_line(capsys)


def test_an_engine_that_cannot_be_had_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def in_vain(*_: str) -> None:
        raise SetUpFailed("E: no route to the mirror\n\napt-get could not install firefox-esr")

    monkeypatch.setattr(engines, "find_firefox", lambda: None)
    monkeypatch.setattr(engines, "find_webkit", lambda: (Path("driver"), Path("browser")))
    monkeypatch.setattr(engines, "can_install", lambda: True)
    monkeypatch.setattr(engines, "install", in_vain)
    set_up_engines()
    assert "could not install firefox-esr" in one_line(capsys)


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr()
    (line,) = (said.out + said.err).splitlines()
    return line
