"""What may never be said (S1, S10), and how everything is said: by rules over every sentence of the language file."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import stature_coach
from stature_coach.door import wire
from stature_coach.regimen.wording import ALWAYS_SAID

PRESSES = ("neck_press", "wall_ball_press")
# Not one of them is needed to coach a straight spine, and each could be heard as a call to bend or to arch it.
FORBIDDEN = (
    "higher", "curl", "crunch", "sit-up", "bend over", "bend forward", "bend down", "lean forward", "hunch", "slump",
    "round your", "chin to", "chin down", "tuck your", "nod", "touch your toes", "reach down", "pick up", "arch",
    "lean back", "as far as", "as high", "all the way up", "push harder", "twist", "jump", "hurry", "quick", "fast",
    "head up", "raise your head", "strain on", "hold your breath",
)  # fmt: skip
# The only places where such a word may stand: it is denied there, or speaks of the clock, not of the spine.
ALLOWED = {"shared.ready_again": ["hurry"]}
LIFTING = ("lift", "raise", "rise", "up off")
# What a hand holds before the set is a ball or a chair, and no effort.
HELD = ("Hold the ball against the wall", "Hold the chair", "Stand, and hold the chair")
EFFORT_WORDS = ("press", "lift", "push", "raise", "hold", "squeeze")
POSTURE_PRAISE = ("straight", "posture", "perfect", "beautiful", "correct", "safe", "position", "good form")
CLAIMS = ("safe", "fracture", "cure", "treat", "prevent", "diagnos", "degrees", "score", "kyphosis")


def sentences_of(house: wire.House) -> dict[str, str]:
    """Each as it is said, and, where it differs, as it is read by whoever hears no voice."""
    said = house.wording.sentences.items()
    read = {f"{key} (seen)": sentence.seen for key, sentence in said if sentence.seen != sentence.text}
    return {**{key: sentence.text for key, sentence in said}, **read}


def said_in_sessions(house: wire.House) -> dict[str, str]:
    """What is said while somebody exercises: not the questions, nor why something is closed."""
    kept = {key: text for key, text in sentences_of(house).items() if not key.startswith(("screen.", "closed."))}
    return {key: text for key, text in kept.items() if not key.endswith(".name") and ".rung_" not in key}


@pytest.mark.parametrize("word", FORBIDDEN)
def test_no_sentence_asks_for_bending_arching_twisting_or_hurry(house: wire.House, word: str) -> None:
    found = [key for key, text in said_in_sessions(house).items() if re.search(rf"\b{word}", text.lower())]
    assert [key for key in found if word not in ALLOWED.get(key, [])] == []


@pytest.fixture(scope="module")
def house(files: dict[str, str]) -> wire.House:
    """Every exercise there is."""
    return wire.open_house(files)


def test_an_exception_is_needed_where_it_is_allowed(house: wire.House) -> None:
    for key, words in ALLOWED.items():
        assert all(word in house.wording.text(key) for word in words)


@pytest.mark.parametrize("word", LIFTING)
def test_the_presses_are_never_called_a_lift_because_that_invites_a_curl_up(house: wire.House, word: str) -> None:
    found = [key for key, text in sentences_of(house).items() if key.startswith(PRESSES) and word in text.lower()]
    assert found == []


def test_only_the_knees_are_ever_bent_or_drawn_up(house: wire.House) -> None:
    bending = {
        key: text for key, text in said_in_sessions(house).items() if re.search(r"\b(bend|bent)\b", text.lower())
    }
    assert all("knees" in text.lower() for text in bending.values())


def test_lifting_in_the_chest_raise_is_little_in_line_or_only_the_head(house: wire.House) -> None:
    for key, text in said_in_sessions(house).items():
        if "lift" in text.lower():
            assert key.startswith("prone_chest_raise.")
            assert any(
                word in text for word in ("a little", "small lift", "in line with your body", "does not lift yet")
            )


def test_looking_is_asked_for_straight_down_or_to_the_ceiling_only(house: wire.House) -> None:
    for text in said_in_sessions(house).values():
        if re.search(r"\blook\b", text.lower()):
            assert "straight down" in text


def test_no_step_of_the_set_up_calls_for_the_effort_before_the_tap(house: wire.House) -> None:
    """ "Ready means ready": the set-up says what will be done, and does not tell to do it."""
    for exercise in house.regimen.exercises:
        said = [key for step in exercise.setup for key in (step.say, step.familiar) if key is not None]
        for sentence in (one for key in said for one in re.split(r"(?<=[.?!]) ", house.wording.text(key))):
            first = sentence.split()[0].lower()
            assert first not in EFFORT_WORDS or sentence.startswith(HELD), sentence
            if re.search(r"\b(press|lift|draw your shoulder)", sentence):
                assert re.search(r"\bwill\b|does not lift yet", sentence), sentence


def test_praise_is_for_effort_and_timing_never_for_posture(house: wire.House) -> None:
    praise = ("shared.well_done", "shared.last_one", "shared.tired", "shared.done", "shared.rest")
    for key in praise:
        assert not [word for word in POSTURE_PRAISE if word in house.wording.text(key).lower()]


@pytest.mark.parametrize("word", CLAIMS)
def test_nothing_claims_safety_treatment_or_a_diagnosis(house: wire.House, word: str) -> None:
    assert [key for key, text in said_in_sessions(house).items() if word in text.lower()] == []


def test_nobody_standing_is_told_to_go_limp_or_to_get_up(house: wire.House) -> None:
    wall = [text for key, text in sentences_of(house).items() if key.startswith("wall_ball_press.")]
    for text in [
        *(text.replace("a soft ball", "a ball") for text in wall),
        house.wording.text("shared.rest_now"),
        house.wording.text("shared.paused"),
    ]:
        assert not re.search(r"soft|limp|collapse|get up|lie", text.lower()), text


def test_after_a_warning_sign_the_words_are_let_go_stay_and_call(house: wire.House) -> None:
    for key in ("red_flag", "red_flag_emergency", "red_flag_doctor", "red_flag_dizzy"):
        text = house.wording.text(f"shared.{key}")
        assert text.startswith("Let go. Stay where you are. ")
        assert "call" in text.lower()
        assert not re.search(r"get up|sit|stand|roll|fracture|broken", text.lower())


def test_every_sentence_is_short_enough_to_be_heard_once(house: wire.House) -> None:
    """Those of the questions, of moving safely and of a step that is proposed, too."""
    spoken = {
        key: text for key, text in sentences_of(house).items() if house.wording.spoken(key.removesuffix(" (seen)"))
    }
    for key, text in spoken.items():
        for sentence in re.split(r"(?<=[.?!]) ", text):
            assert len(sentence.split()) <= 12, (key, sentence)


def test_every_lift_release_and_count_is_said_within_its_phase(house: wire.House) -> None:
    for exercise in house.regimen.exercises:
        spoken, words = house.spoken_seconds, exercise.words
        assert max(spoken[words.lift], spoken[words.lift_breathing]) <= exercise.tempo.lift_seconds
        assert spoken[words.lower] <= exercise.tempo.lower_seconds
    assert all(house.spoken_seconds[f"number.{number}"] <= 1.0 for number in range(1, 6))


def test_the_sentences_the_coach_always_needs_are_all_those_its_code_names() -> None:
    source = Path(stature_coach.__file__).parent
    named: set[str] = set()
    for path in source.rglob("*.py"):
        if path.name == "wording.py":
            continue
        texts = (node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant))
        named |= {
            text
            for text in texts
            if isinstance(text, str)
            and re.fullmatch(r"(shared|feel|effort|answer|closed|progress|change|measures|beat|note)\.[a-z_]+", text)
        }
    assert named == {key for key in ALWAYS_SAID if not key.startswith("number.")}
