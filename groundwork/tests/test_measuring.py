"""A figure is never shown without its baseline; a bench that breaks loses no other's figures."""

import json
from pathlib import Path

import pytest

from groundwork import measuring
from groundwork.figures import Figure, side_by_side
from groundwork.measuring import bench_files, load_bench
from groundwork.places import HERE, Places

GOOD = """
from groundwork.figures import Figure
NAME = "steps"
TITLE = "Steps"
def figures():
    return [Figure("a step", 30.0, "us", "a bare step", 10.0)]
"""
BROKEN = """
NAME = "broken"
TITLE = "Broken"
def figures():
    raise OSError("no sound here")
"""


@pytest.fixture
def benches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "benches"
    folder.mkdir()
    (folder / "steps.py").write_text(GOOD)
    (folder / "broken.py").write_text(BROKEN)
    monkeypatch.setattr(measuring, "HERE", Places(tmp_path))
    return folder


def test_each_figure_stands_beside_its_baseline_and_how_many_times_it(
    benches: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measuring.main(["steps"]) == 0
    assert capsys.readouterr().out.splitlines()[1].split() == [
        "a",
        "step",
        "30",
        "us",
        "a",
        "bare",
        "step",
        "10",
        "us",
        "3.00",
    ]


def test_a_bench_that_breaks_is_named_and_loses_no_other_figure(
    benches: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measuring.main([]) == 1
    said = capsys.readouterr()
    assert "a bare step" in said.out
    assert "broken failed: OSError: no sound here" in said.err


def test_an_unknown_bench_is_refused_and_the_known_are_named(benches: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        measuring.main(["stairs"])
    assert ended.value.code == 2
    assert "there is no bench 'stairs'; there are broken, steps" in capsys.readouterr().err


def test_a_bench_of_hours_is_run_where_it_is_named_and_not_with_all(
    benches: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (benches / "broken.py").write_text(GOOD.replace("steps", "years").replace("a step", "a year") + "LONG = True\n")
    assert measuring.main([]) == 0
    assert "a year" not in capsys.readouterr().out
    assert measuring.main(["years"]) == 0
    assert "a year" in capsys.readouterr().out


def test_the_figures_are_written_as_json_with_the_machine_they_were_taken_on(benches: Path, tmp_path: Path) -> None:
    measuring.main(["steps", "--out", str(tmp_path / "figures.json")])
    written = json.loads((tmp_path / "figures.json").read_text())
    assert written["figures"][0]["ratio"] == 3.0
    assert set(written["machine"]) == {"system", "processors", "python"}


def test_figure_and_baseline_are_taken_in_turns() -> None:
    order: list[str] = []
    side_by_side(lambda: order.append("figure"), lambda: order.append("baseline"), rounds=3)
    assert order == ["figure", "baseline"] * 3


def test_a_baseline_of_nothing_gives_no_ratio() -> None:
    ratio = Figure("dropped cues", 2.0, "", "none", 0.0).ratio
    assert ratio != ratio  # noqa: PLR0124  not a number is the one value that differs from itself


def test_every_bench_of_the_project_can_be_read() -> None:
    benches = [load_bench(path) for path in bench_files(HERE)]
    names = [bench.name for bench in benches]
    assert names
    assert len(set(names)) == len(names)
    assert {need for bench in benches for need in bench.needs} <= {"web", "smallest", "chromium"}
