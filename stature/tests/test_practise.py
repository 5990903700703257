"""`stature practise`: a whole session in the terminal, and nothing at all when what was asked cannot be right."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from running import stature

from stature import wiring
from stature.cli import run
from stature.practise import CannotPractise, Line, session_lines, show

EXERCISES = {"neck-press": 10, "wall-ball-press": 15, "prone-chest-raise": 10}
CEILINGS = {"neck-press": 10, "wall-ball-press": 20, "prone-chest-raise": 10}
WORDS = {
    "instruct",
    "get_ready",
    "lift",
    "hold",
    "count",
    "lower",
    "rest",
    "praise",
    "remind",
    "correct",
    "pause",
    "resume",
    "finish",
    "stop",
    "ask",
}
BAD_EVENTS = sorted((Path(__file__).parent / "bad_events").glob("*.jsonl"))
HOUSE = wiring.open_house()


def cues(
    exercise: str, *events: dict[str, Any], repetitions: str | None = None, folder: Path | None = None
) -> list[dict[str, Any]]:
    file = None
    if events:
        assert folder is not None
        file = folder / "events.jsonl"
        file.write_text("".join(json.dumps(event) + "\n" for event in events))
    return [json.loads(line.text) for line in session_lines(HOUSE, exercise, repetitions, file, as_json=True)]


def named(told: list[dict[str, Any]], word: str) -> list[dict[str, Any]]:
    return [cue for cue in told if cue["cue"] == word]


@pytest.mark.parametrize(("exercise", "dose"), EXERCISES.items())
def test_without_more_the_handouts_dose_is_done_whole(exercise: str, dose: int) -> None:
    told = cues(exercise)
    assert {"at": told[-1]["at"], "cue": "finish", "reason": "TARGET_REACHED", "repetitions": dose} == told[-1]
    assert [len(named(told, word)) for word in ("lift", "hold", "lower")] == [dose] * 3
    assert [cue["number"] for cue in named(told, "count")] == [1, 2, 3, 4, 5] * dose


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_lines_are_in_the_order_of_time_and_use_only_the_words_of_the_contract(exercise: str) -> None:
    told = cues(exercise)
    times = [cue["at"] for cue in told]
    assert times == sorted(times)
    assert {cue["cue"] for cue in told} <= WORDS
    assert all(cue["text"] for cue in told[:-1])


def test_a_count_carries_its_number_and_nothing_a_reader_must_guess() -> None:
    first = named(cues("neck-press"), "count")[0]
    assert first == {"at": first["at"], "cue": "count", "number": 1, "text": "One"}


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_gate_is_asked_before_anything_else(exercise: str) -> None:
    first = cues(exercise)[0]
    assert (first["cue"], first["about"]) == ("ask", "gate")


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_hold_falls_with_count_one_lasts_five_beats_and_is_followed_by_two_seconds_of_rest(exercise: str) -> None:
    told = cues(exercise)
    holds, ones = named(told, "hold"), [cue for cue in named(told, "count") if cue["number"] == 1]
    assert [cue["at"] for cue in holds] == [cue["at"] for cue in ones]
    lowers, rests, lifts = (named(told, word) for word in ("lower", "rest", "lift"))
    assert {round(lower["at"] - hold["at"], 3) for lower, hold in zip(lowers, holds, strict=True)} == {5.0}
    assert all(lift["at"] - rest["at"] >= 2.0 for rest, lift in zip(rests, lifts[1:], strict=False))


@pytest.mark.parametrize("exercise", EXERCISES)
def test_what_follows_the_set_comes_before_the_finish(exercise: str) -> None:
    told = cues(exercise)
    after = told[told.index(named(told, "lower")[-1]) :]
    assert [cue["about"] for cue in named(after, "ask")][-2:] == ["effort", "pain"]
    assert [cue["cue"] for cue in told].index("finish") == len(told) - 1


@pytest.mark.parametrize(
    ("event", "reason"),
    [("tired", "TIRED"), ("pain", "PAIN"), ("red_flag", "RED_FLAG"), ("stopped", "STOPPED")],
)
@pytest.mark.parametrize("exercise", EXERCISES)
def test_an_event_in_the_third_hold_ends_the_set_with_two_whole_holds(
    exercise: str, event: str, reason: str, tmp_path: Path
) -> None:
    at = named(cues(exercise), "hold")[2]["at"] + 1.5
    told = cues(exercise, {"at": at, "event": event}, folder=tmp_path)
    assert told[-1] == {"at": told[-1]["at"], "cue": "finish", "reason": reason, "repetitions": 2}
    after = [cue for cue in told if cue["at"] > at]
    assert {cue["cue"] for cue in after} & {"lift", "hold", "count"} == set()
    assert [cue for cue in told if cue["cue"] == "lower" and at <= cue["at"] <= at + 1.0]


def test_a_pause_and_its_end_lead_back_to_a_whole_dose(tmp_path: Path) -> None:
    at = named(cues("neck-press"), "rest")[1]["at"] + 0.5
    told = cues("neck-press", {"at": at, "event": "paused"}, {"at": at + 20, "event": "resumed"}, folder=tmp_path)
    assert (told[-1]["reason"], told[-1]["repetitions"]) == ("TARGET_REACHED", 10)
    assert named(told, "pause")
    assert named(told, "resume")
    assert not [cue for cue in told if at < cue["at"] < at + 20 and cue["cue"] in ("lift", "hold", "count")]


@pytest.mark.parametrize("at", [80_000.0, 99_999, 1e9, 10**12])
def test_events_after_the_finish_change_nothing_however_late(at: float, tmp_path: Path) -> None:
    late = {"at": at, "event": "tired"}
    assert cues("neck-press", late, {**late, "event": "resumed"}, folder=tmp_path) == cues("neck-press")


def test_a_pause_from_which_nobody_comes_back_within_a_day_is_over(tmp_path: Path) -> None:
    at = named(cues("neck-press"), "hold")[1]["at"] + 1
    paused, resumed = {"at": at, "event": "paused"}, {"at": 1e9, "event": "resumed"}
    told = cues("neck-press", paused, resumed, folder=tmp_path)
    assert (told[-1]["reason"], told[-1]["repetitions"]) == ("INTERRUPTED", 1)


def test_a_file_that_tells_of_nothing_is_a_session_without_events(tmp_path: Path) -> None:
    file = tmp_path / "nothing.jsonl"
    file.write_text("\n")
    assert [json.loads(line.text) for line in session_lines(HOUSE, "neck-press", None, file, as_json=True)] == cues(
        "neck-press"
    )


def test_a_file_from_another_kind_of_computer_is_read(tmp_path: Path) -> None:
    file = tmp_path / "windows.jsonl"
    file.write_bytes('\ufeff{"at": 1, "event": "tired"}\r\n\r\n'.encode())
    told = [json.loads(line.text) for line in session_lines(HOUSE, "neck-press", None, file, as_json=True)]
    assert told[-1]["reason"] == "TIRED"


def test_an_event_impossible_in_a_hold_names_its_line(tmp_path: Path) -> None:
    early = {"at": 1, "event": "ready"}  # brings everything after it forward
    at = named(cues("neck-press", early, folder=tmp_path), "hold")[0]["at"] + 1
    with pytest.raises(CannotPractise, match=r"events\.jsonl:2: ready cannot happen while holding"):
        cues("neck-press", early, {"at": at, "event": "ready"}, folder=tmp_path)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_as_many_repetitions_as_asked_up_to_the_ceiling(exercise: str) -> None:
    for repetitions in (1, CEILINGS[exercise]):
        assert cues(exercise, repetitions=str(repetitions))[-1]["repetitions"] == repetitions


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("repetitions", ["0", "-1", "1.5", "ten", "", "٣", "999999999999999999999"])
def test_another_number_of_repetitions_is_refused(exercise: str, repetitions: str) -> None:
    with pytest.raises(CannotPractise, match=f"from 1 to {CEILINGS[exercise]}"):
        cues(exercise, repetitions=repetitions)
    with pytest.raises(CannotPractise, match=f"from 1 to {CEILINGS[exercise]}"):
        cues(exercise, repetitions=str(CEILINGS[exercise] + 1))


def test_every_fault_has_its_file_and_its_line() -> None:
    assert len(BAD_EVENTS) > 20
    assert [file for file in BAD_EVENTS if not file.with_suffix(".txt").exists()] == []


@pytest.mark.parametrize("file", BAD_EVENTS, ids=lambda file: file.stem)
def test_a_bad_file_of_events_is_one_clear_line_and_nothing_else(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = file.with_suffix(".txt").read_text().strip().replace("FILE", str(file))
    status = run(["practise", "neck-press", "--fast", "--json", "--events", str(file)])
    said = capsys.readouterr()
    assert (status, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith(f"stature: {expected}")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["neck-press", "--reps", "11"], ["--reps", "11", "1 to 10"]),
        (["neck-press", "--reps", "-1"], ["--reps", "-1", "1 to 10"]),
        (["neck-press", "--events", "nowhere.jsonl"], ["nowhere.jsonl", "file of events"]),
        (["neck-press", "--events", "."], ["file of events"]),
        (["sit-up"], ["sit-up", "neck-press, wall-ball-press, prone-chest-raise"]),
        ([], ["EXERCISE"]),
        (["neck-press", "wall-ball-press"], ["wall-ball-press"]),
        (["neck-press", "--slow"], ["--slow"]),
    ],
)
def test_what_cannot_be_practised_is_one_clear_line(
    arguments: list[str], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(["practise", "--fast", *arguments])
    said = capsys.readouterr()
    assert (status, said.out, said.err.count("\n")) == (2, "", 1)
    assert [word for word in words if word not in said.err] == []


def test_a_regimen_that_cannot_be_read_is_one_clear_line(tmp_path: Path) -> None:
    for broken in ("", 'text = "'):
        (tmp_path / "wording").mkdir(exist_ok=True)
        (tmp_path / "wording" / "en.toml").write_text(broken)
        done = stature("practise", "neck-press", "--fast", STATURE_REGIMEN=str(tmp_path))
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert "en.toml" in done.stderr


@pytest.mark.parametrize("as_json", [True, False])
def test_the_same_input_gives_the_same_bytes(as_json: bool) -> None:
    arguments = ["practise", "wall-ball-press", "--fast", *(["--json"] if as_json else [])]
    first = stature(*arguments, PYTHONHASHSEED="1")
    second = stature(*arguments, PYTHONHASHSEED="2")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == second.stdout


happenings = st.lists(
    st.builds(
        lambda at, word: {"at": at, "event": word},
        st.integers(0, 400).map(lambda tenths: tenths * 0.75),
        st.sampled_from(["ready", "paused", "resumed", "tired", "pain", "red_flag", "stopped"]),
    ),
    max_size=5,
).map(lambda events: sorted(events, key=lambda event: event["at"]))


@settings(deadline=None, max_examples=60, derandomize=True, database=None)
@given(events=happenings, exercise=st.sampled_from(sorted(EXERCISES)))
def test_whatever_happens_the_session_is_refused_or_ends_with_one_finish(
    tmp_path_factory: pytest.TempPathFactory, events: list[dict[str, Any]], exercise: str
) -> None:
    folder = tmp_path_factory.mktemp("events")
    told = told_or_refused(exercise, events, folder)
    assert told == told_or_refused(exercise, events, folder)
    if isinstance(told, str):
        assert re.fullmatch(r".*events\.jsonl:[1-5]: .*", told)
    else:
        assert [cue["cue"] for cue in told].index("finish") == len(told) - 1
        assert [cue["at"] for cue in told] == sorted(cue["at"] for cue in told)


def told_or_refused(exercise: str, events: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]] | str:
    try:
        return cues(exercise, *events, folder=folder)
    except CannotPractise as refused:
        return str(refused)


class SlowClock:
    """A clock that moves only while somebody waits."""

    def __init__(self) -> None:
        self.seconds = 100.0
        self.out = io.StringIO()
        self.seen: list[tuple[float, str]] = []

    def now(self) -> float:
        return self.seconds

    def wait(self, seconds: float) -> None:
        assert seconds >= 0
        self.seen.append((self.seconds, self.out.getvalue()))
        self.seconds += seconds


def test_on_the_wall_clock_each_line_comes_when_it_is_due() -> None:
    clock = SlowClock()
    show([Line(0.0, "a"), Line(2.5, "b"), Line(2.5, "c"), Line(4.0, "d")], clock.out, clock.now, clock.wait)
    assert clock.seen == [(100.0, ""), (100.0, "a\n"), (102.5, "a\nb\n"), (102.5, "a\nb\nc\n")]
    assert (clock.seconds, clock.out.getvalue()) == (104.0, "a\nb\nc\nd\n")


def test_on_the_simulated_clock_nobody_waits() -> None:
    clock = SlowClock()
    show([Line(0.0, "a"), Line(900.0, "b")], clock.out, None, clock.wait)
    assert (clock.seen, clock.out.getvalue()) == ([], "a\nb\n")
