"""A fault in the regimen is found when it is read, with its file, its line and what would be right.

Each file of bad_regimen/ has one fault (one has several), and begins with what must be reported: nothing else is.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stature_coach.door import group_wire, wire
from stature_coach.problems import Faulty
from stature_coach.regimen.reading import read_regimen

SAMPLES = sorted((Path(__file__).parent / "bad_regimen").glob("*.toml"))
EXPECT = re.compile(r"^# expect: (.*)$", re.MULTILINE)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_fault_is_reported_with_its_line_and_what_would_be_right(files: dict[str, str], sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    expected = EXPECT.findall(text)
    assert expected
    name = expected[0].split(":")[0]
    with pytest.raises(Faulty) as faulty:
        group_wire.open_group({**files, name: text})
    assert str(faulty.value).split("\n") == expected


def test_there_is_a_sample_for_every_reader() -> None:
    named = {expected.split(":")[0] for sample in SAMPLES for expected in EXPECT.findall(sample.read_text())}
    assert named == {"neck-press.toml", "prone-chest-raise.toml", "wall-ball-press.toml", "screen.toml", "sources.toml",
                     "moving-safely.toml", "group.toml", "wording/en.toml"}  # fmt: skip


def test_the_regimen_of_the_repository_has_no_fault(files: dict[str, str]) -> None:
    regimen = wire.open_house(files).regimen
    assert [exercise.id for exercise in regimen.exercises[:3]] == ["neck-press", "wall-ball-press", "prone-chest-raise"]
    assert len(regimen.questions) == 9


def test_a_question_that_closes_nothing_is_reported(files: dict[str, str]) -> None:
    without = files["neck-press.toml"].replace(', "q7"]', "]")
    with pytest.raises(Faulty, match=r"screen.toml:\d+: q7 closes no exercise; name it in the closed_by of one"):
        wire.open_house({**files, "neck-press.toml": without})


@pytest.mark.parametrize("missing", ["sources.toml", "screen.toml", "moving-safely.toml"])
def test_a_missing_file_is_asked_for_by_name(files: dict[str, str], missing: str) -> None:
    rest = {name: text for name, text in files.items() if name != missing}
    with pytest.raises(Faulty, match=f"{missing}: this file is missing"):
        wire.open_house(rest)


def test_faults_of_several_files_are_reported_together_file_by_file(files: dict[str, str]) -> None:
    bad = {
        "neck-press.toml": files["neck-press.toml"].replace("hold_counts = 5", "hold_counts = 50"),
        "screen.toml": files["screen.toml"].replace('careful = "no"', 'careful = "nay"', 1),
        "wall-ball-press.toml": files["wall-ball-press.toml"].replace("[tempo]", "[tempo"),
    }
    with pytest.raises(Faulty) as faulty:
        wire.open_house({**files, **bad})
    assert [problem.file for problem in faulty.value.problems] == sorted(bad)


def test_files_from_windows_are_read_with_the_same_lines(files: dict[str, str]) -> None:
    bad = files["neck-press.toml"].replace("hold_counts = 5 ", "hold_counts = 50 ")
    unix, windows = (_problems(files, text) for text in (bad, bad.replace("\n", "\r\n")))
    assert unix == windows != []


def _problems(files: dict[str, str], neck_press: str) -> list[str]:
    with pytest.raises(Faulty) as faulty:
        wire.open_house({**files, "neck-press.toml": neck_press})
    return [str(problem) for problem in faulty.value.problems]


def test_without_any_sentence_every_name_is_reported_and_nothing_breaks(files: dict[str, str]) -> None:
    regimen = {name: text for name, text in files.items() if "/" not in name}
    with pytest.raises(Faulty) as faulty:
        read_regimen(regimen, [])
    assert len(faulty.value.problems) > 100
