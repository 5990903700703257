"""Every spoken sentence is short enough to be heard once, and its clip slow enough to be followed and no slower."""

from __future__ import annotations

import pytest

from . import pace
from .languages import off_pace
from .manifest import Clip
from .recipe import as_said
from .wording import REGIMEN, spoken_sentences, wording_file

LANGUAGES = sorted(file.stem for file in (REGIMEN / "wording").glob("*.toml"))


# Spoken before a rendering looked at the pace; each that is spoken anew comes into the band. Only ever less.
STILL_OFF_PACE = {"en": 64, "es": 50}


def said_in(language: str) -> dict[str, str]:
    return as_said(language, spoken_sentences(wording_file(language)))


def clip(seconds: float) -> Clip:
    return Clip("a.m4a", "", seconds, 0.04, 0.05, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_spoken_sentence_has_more_than_twelve_words(language: str) -> None:
    assert list(pace.too_long(said_in(language))) == []


def test_a_sentence_of_thirteen_words_is_told_with_the_number() -> None:
    twelve, more = "one two three four five six seven eight nine ten eleven twelve", "Yes, you may."
    assert list(pace.too_long({"a.b": f"{twelve}. {more}"})) == []
    (line,) = pace.too_long({"a.b": f"{more} {twelve} thirteen. {more}"})
    assert line == f'a.b: "{twelve} thirteen." has 13 words; say it in sentences of at most 12'


def test_a_number_in_digits_is_counted_as_it_is_spoken() -> None:
    assert len(pace.words(said_in("en")["screen.q5"])) == 25
    assert pace.words("Isn\u2019t it half a shoe-length?") == ["Isn\u2019t", "it", "half", "a", "shoe", "length"]


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(1.41, "is said at 170 words"), (1.42, ""), (2.0, ""), (2.01, "is said at 119 words")],
)
def test_a_clip_at_a_wrong_pace_is_told(seconds: float, told: str) -> None:
    lines = list(pace.off_pace({"a.b": "And let go, slowly."}, {"a.b": clip(seconds)}))
    assert [told in line for line in lines] == [True] * bool(told)


def test_a_word_or_three_have_no_pace() -> None:
    assert list(pace.off_pace({"a.b": "And press now."}, {"a.b": clip(0.4)})) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_more_clips_than_before_are_off_their_pace(language: str) -> None:
    off = off_pace(language)
    assert len(off) <= STILL_OFF_PACE.get(language, 0), "\n".join(off)
