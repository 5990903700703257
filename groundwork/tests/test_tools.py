"""A tool that fails says why; what a tool needs to know of this machine, it is told."""

import sys
from pathlib import Path

import pytest

from groundwork.places import Places
from groundwork.progress import SetUpFailed
from groundwork.tools import run_tool, tool_environment


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


def test_a_tool_that_succeeds_says_nothing(places: Places, capfd: pytest.CaptureFixture[str]) -> None:
    run_tool(places, "quiet", [sys.executable, "-c", "print('a hundred lines')"])
    assert capfd.readouterr() == ("", "")


def test_a_tool_that_fails_shows_how_it_began_and_ended_and_where_the_rest_is(places: Places) -> None:
    counts = "for line in range(100): print('line', line)\nraise SystemExit(7)"
    with pytest.raises(SetUpFailed) as failed:
        run_tool(places, "counts", [sys.executable, "-c", counts])
    message = str(failed.value)
    assert message.startswith("line 0\n")
    assert "line 50" not in message
    assert "line 99\n" in message
    assert message.endswith(f"ended with 7; all of its output is in {places.logs / 'counts.txt'}")
    assert (places.logs / "counts.txt").read_text().count("line") == 100


def test_a_tool_that_is_not_there_is_named(places: Places, tmp_path: Path) -> None:
    with pytest.raises(SetUpFailed, match=r"nothing-here cannot be started: No such file"):
        run_tool(places, "none", [tmp_path / "nothing-here"])


def test_a_tool_asks_nobody_anything(places: Places) -> None:
    run_tool(places, "asks", [sys.executable, "-c", "import sys; assert sys.stdin.read() == ''"])


def test_a_choice_of_the_person_is_never_replaced(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_SYSTEM_CERTS", "false")
    assert tool_environment(places)["UV_SYSTEM_CERTS"] == "false"


def test_the_index_chosen_for_pip_is_meant_for_uv_too(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    monkeypatch.setenv("PIP_INDEX_URL", "https://packages.clinic.example/simple")
    assert tool_environment(places)["UV_DEFAULT_INDEX"] == "https://packages.clinic.example/simple"


def test_another_environment_that_is_active_does_not_matter(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"):
        monkeypatch.setenv(name, "/elsewhere")
    assert not {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"} & set(tool_environment(places))


def test_a_home_that_cannot_be_written_moves_the_caches_into_the_checkout(
    places: Places, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "home").write_text("no folder, so nobody can write below it, not even root")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("XDG_CACHE_HOME", "UV_CACHE_DIR", "PIP_CACHE_DIR", "npm_config_cache"):
        monkeypatch.delenv(name, raising=False)
    environment = tool_environment(places)
    for name in ("UV_CACHE_DIR", "PIP_CACHE_DIR", "npm_config_cache"):
        assert Path(environment[name]).is_relative_to(places.kept)


def test_a_home_that_can_be_written_keeps_the_caches(
    places: Places, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CACHE_HOME", "UV_CACHE_DIR"):
        monkeypatch.delenv(name, raising=False)
    assert "UV_CACHE_DIR" not in tool_environment(places)
