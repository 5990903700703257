"""`stature practise --language`: the same session in other words, and one clear line for a language that nobody wrote."""

from __future__ import annotations

import json

import pytest

from stature import wiring
from stature.cli import run
from stature.practise import session_lines

NECK_PRESS = "neck-press"


def test_a_session_in_spanish_is_the_same_session_in_other_words() -> None:
    english, spanish = (
        [
            json.loads(line.text)
            for line in session_lines(wiring.open_house(None, language), NECK_PRESS, "2", None, True)
        ]
        for language in ("en", "es")
    )
    assert [(cue["cue"], cue.get("key")) for cue in spanish] == [(cue["cue"], cue.get("key")) for cue in english]
    said = {cue["text"] for cue in spanish if "text" in cue}
    assert "Suelte el aire, y presione." in said
    assert not said & {cue["text"] for cue in english if "text" in cue}


def test_the_command_speaks_the_language_that_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["practise", NECK_PRESS, "--fast", "--reps", "1", "--language", "es"]) == 0
    assert "Esa fue la última. Muy bien hecho." in capsys.readouterr().out


def test_a_language_that_nobody_wrote_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["practise", NECK_PRESS, "--fast", "--language", "xx"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", f"stature: --language is 'xx'; write one of {', '.join(wiring.languages())}\n")
