"""What the recogniser wrote down is counted rightly, and nothing is said to have been heard that was not."""

from __future__ import annotations

from pathlib import Path

import pytest

from .heard import (
    Hearing,
    canonical,
    misheard,
    problems,
    read_record,
    sum_of,
    utterances,
    word_error,
    write_record,
    wrong_words,
)

SAID = {
    "shared.hello": "Hello. Can you hear me?",
    "neck_press.lower": "And let go, slowly.",
    "number.1": "One",
    "number.2": "Two",
}


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    for key in SAID:
        (tmp_path / f"{key}.m4a").write_bytes(key.encode())
    return tmp_path


def heard(clips: Path, texts: dict[str, str], breaths: int = 1) -> dict[str, Hearing]:
    keys = utterances(SAID)
    return {
        name: Hearing(sum_of([clips / f"{key}.m4a" for key in keys[name]]), text, breaths)
        for name, text in texts.items()
    }


WELL = {"shared.hello": "Hello, can you hear me?", "neck_press.lower": "And let go slowly.", "number.0-5": "One, two."}


def test_counts_are_listened_to_in_a_row_and_sentences_alone() -> None:
    assert utterances(SAID)["number.0-5"] == ("number.1", "number.2")
    assert utterances(SAID)["shared.hello"] == ("shared.hello",)
    assert "number.1" not in utterances(SAID)


def test_what_was_heard_well_has_no_problem(clips: Path) -> None:
    record = heard(clips, WELL)
    assert list(problems("en", SAID, clips, record)) == []
    assert word_error("en", SAID, record) == (0, 11)


def test_a_clip_that_changed_since_it_was_heard_is_told(clips: Path) -> None:
    record = heard(clips, WELL)
    (clips / "number.2.m4a").write_bytes(b"another")
    (line,) = problems("en", SAID, clips, record)
    assert line == "number.0-5: has not been heard since it was spoken; run hear"


def test_a_release_without_a_breath_at_its_comma_is_told(clips: Path) -> None:
    (line,) = problems("en", SAID, clips, heard(clips, WELL, breaths=0))
    assert line.startswith("neck_press.lower: has no breath of 0.2 s at its comma")


def test_more_wrong_words_than_one_in_a_hundred_are_told(clips: Path) -> None:
    record = heard(clips, {**WELL, "neck_press.lower": "And let's go slowly."})
    assert list(problems("en", SAID, clips, record)) == ["1 of 11 words were heard wrong; 1% is the most, see hear"]
    assert list(misheard("en", SAID, record)) == [
        "neck_press.lower: 1 wrong: And let go, slowly. | And let's go slowly."
    ]


@pytest.mark.parametrize(
    ("said", "heard", "wrong"),
    [
        ("the shoe horn", "the shoehorn", 0),
        ("the shoehorn", "the shoe horn", 0),
        ("back long", "back lung", 1),
        ("settle in", "settle", 1),
        ("settle", "and settle in", 2),
        ("", "you", 1),
    ],
)
def test_words_wrong_missing_and_added_are_counted(said: str, heard: str, wrong: int) -> None:
    assert wrong_words(said.split(), heard.split()) == wrong


def test_a_number_sounds_the_same_in_digits_and_in_words() -> None:
    assert canonical("4 centimeters", "en") == canonical("Four centimetres", "en")
    assert canonical("Cuenta hasta 5.", "es") == canonical("cuenta hasta cinco", "es")


def test_what_was_heard_is_kept_as_it_was(tmp_path: Path, clips: Path) -> None:
    file, record = tmp_path / "kept" / "en.json", heard(clips, WELL)
    assert read_record(file) == {}
    write_record(file, record)
    assert read_record(file) == record
