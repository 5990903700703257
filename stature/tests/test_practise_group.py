"""`stature practise wall-ball-press --group`: a room in the terminal, and one clear line where it cannot be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stature import wiring
from stature.cli import run
from stature.practise import group_lines

HOUSE = wiring.open_group()
BAD = sorted((Path(__file__).parent / "bad_group_events").glob("*.jsonl"))
KEYS = ("everybody_relax", "somebody_hurts", "warning_sign")
EFFORT = ("lift", "hold", "count")


def cues(folder: Path | None = None, *events: tuple[float, str]) -> list[dict[str, Any]]:
    file = None
    if folder is not None:
        file = folder / "events.jsonl"
        file.write_text("".join(json.dumps({"at": at, "event": word}) + "\n" for at, word in events))
    return [json.loads(line.text) for line in group_lines(HOUSE, "wall-ball-press", file, as_json=True)]


def texts(told: list[dict[str, Any]]) -> list[str]:
    return [cue["text"] for cue in told if "text" in cue]


WHOLE = cues()


def first(word: str) -> float:
    return float(next(cue["at"] for cue in WHOLE if cue["cue"] == word))


def test_without_events_two_halves_go_to_the_ceiling_and_it_ends_with_the_finish() -> None:
    assert WHOLE[0]["about"] == "gate"
    assert WHOLE[-1] == {"at": WHOLE[-1]["at"], "cue": "finish", "reason": "TARGET_REACHED", "repetitions": 40}
    assert [cue["at"] for cue in WHOLE] == sorted(cue["at"] for cue in WHOLE)
    sat = texts(WHOLE).index("Now walk to your chair, and sit down.")
    assert [
        cue["cue"] for cue in WHOLE[: WHOLE.index(next(cue for cue in WHOLE if cue.get("text") == texts(WHOLE)[sat]))]
    ].count("lift") == 20


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("word", ["ask", "instruct", "get_ready", "lift", "hold", "count", "lower", "rest", "praise"])
def test_a_key_is_answered_by_the_release_within_a_second_whatever_is_said(key: str, word: str, tmp_path: Path) -> None:
    at = round(first(word) + 0.4, 3)
    after = [cue for cue in cues(tmp_path, (at, key)) if cue["at"] >= at]
    assert after[0]["cue"] == "lower"
    assert after[0]["at"] - at <= 1.0
    assert not [cue for cue in after if cue["cue"] in EFFORT]


def test_whoever_hurt_stays_seated_is_the_first_that_is_said_when_the_others_go_on(tmp_path: Path) -> None:
    at = first("hold") + 1.0
    told = cues(tmp_path, (at, "somebody_hurts"), (at + 120, "go_on"))
    after = [cue for cue in told if cue["at"] >= at + 120]
    assert (after[0]["cue"], after[0]["text"]) == ("resume", "Whoever hurt stays seated today.")
    assert told[-1]["reason"] == "PAIN"
    lifts = [cue["at"] for cue in after if cue["cue"] == "lift"]
    assert lifts[0] - after[0]["at"] >= 15


def test_a_warning_sign_ends_it_with_whom_to_call(tmp_path: Path) -> None:
    told = cues(tmp_path, (first("hold") + 1.0, "warning_sign"))
    assert texts(told)[-3:-1] == [
        "Ease off. Hold the chair. Sit, if you can.",
        "Call the emergency number now. One of you stays beside them.",
    ]
    assert told[-1]["reason"] == "RED_FLAG"


def test_the_leader_may_end_it_and_events_after_the_finish_are_ignored(tmp_path: Path) -> None:
    at = first("hold") + 1.0
    told = cues(tmp_path, (at, "finished"))
    assert told[-1]["reason"] == "STOPPED"
    assert told == cues(tmp_path, (at, "finished"), (5000.0, "go_on"))


def test_there_is_a_fault_of_every_kind_with_its_line() -> None:
    assert len(BAD) >= 9


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_a_bad_file_of_events_is_one_clear_line_and_nothing_else(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = file.with_suffix(".txt").read_text(encoding="utf-8").strip().replace("FILE", str(file))
    status = run(["practise", "wall-ball-press", "--group", "--fast", "--json", "--events", str(file)])
    said = capsys.readouterr()
    assert (status, said.out, said.err) == (2, "", f"stature: {expected}\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["neck-press"], 'exercise is "neck-press", which no group does; write wall-ball-press'),
        (["prone-chest-raise"], 'exercise is "prone-chest-raise", which no group does; write wall-ball-press'),
        (["sit-up"], 'exercise is "sit-up"; write one of neck-press, wall-ball-press, prone-chest-raise'),
        (
            ["wall-ball-press", "--reps", "5"],
            "--reps is nobody's in a group, where each stops when tired; leave it out",
        ),
    ],
)
def test_what_no_group_does_is_one_clear_line(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["practise", *arguments, "--group", "--fast"]) == 2
    assert capsys.readouterr() == ("", f"stature: {says}\n")


@pytest.mark.parametrize("as_json", [True, False])
def test_the_same_input_gives_the_same_bytes(as_json: bool, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["practise", "wall-ball-press", "--group", "--fast", *(["--json"] if as_json else [])]
    assert run(arguments) == 0
    before = capsys.readouterr()
    assert run(arguments) == 0
    assert (capsys.readouterr(), before.err) == (before, "")


def test_it_speaks_spanish(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["practise", "wall-ball-press", "--group", "--fast", "--language", "es"]) == 0
    assert "Quienes van primero, vengan a la pared." in capsys.readouterr().out
