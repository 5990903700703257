"""The rules of test_wording_rules.py in Spanish: what may never be said (S1, S10), and how everything is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stature_coach.door import wire

REGIMEN = Path(__file__).parents[2] / "regimen"
PRESSES = ("neck_press", "wall_ball_press")
# Whole words or their beginnings. Not one of them is needed to coach a straight spine, and each could be heard as a
# call to bend, to arch or to hurry.
FORBIDDEN = (
    "más alto", "más arriba", "inclín", "inclin", "agách", "agach", "encorv", "encog", "enrosc", "arque", "doble la espalda",
    "doble el cuerpo", "doble la cintura", "hacia delante", "hacia adelante", "toque los pies", "toque el suelo",
    "barbilla al pecho", "mentón al pecho", "meta la barbilla", "meta el mentón", "asienta", "cabecee", "abdominal",
    "recoja", "tuerza", "retuerza", "salte", "rápid", "prisa", "corra", "de prisa", "al máximo", "todo lo que pueda",
    "hasta donde pueda", "lo más que pueda", "más fuerte", "levante la cabeza", "suba la cabeza", "aguante la respiración",
    "contenga la respiración", "sin respirar",
)  # fmt: skip
# The only place where such a word may stand: it is denied there.
ALLOWED = {"shared.ready_again": ["prisa"]}
LIFTING = (r"\blevant", r"\belev", r"\bsub[aei]", r"\balce", r"\balza")
EFFORT_WORDS = ("presione", "eleve", "empuje", "suba", "mantenga la fuerza", "apriete", "junte")
POSTURE_PRAISE = ("rect", "postura", "perfect", "correct", "segur", "posición")
CLAIMS = ("segur", "fractura", "cura", "trata", "previene", "evita", "diagn", "grados", "punt", "cifosis")
# Words of Spain or of one country alone, or of another "you" than usted.
NOT_EVERYWHERE = (r"\bcoge", r"\bcoja", r"\bvosotr", r"\bos\b", r"\btú\b", r"\btu\b", r"\btus\b", r"\bvos\b", r"\bte\b")


@pytest.fixture(scope="module")
def casa(files: dict[str, str]) -> wire.House:
    """With its recorded voice: how long a sentence takes is measured, not guessed."""
    manifest = REGIMEN / "voice" / "es" / "manifest.json"
    return wire.open_house({**files, "voice/es/manifest.json": manifest.read_text(encoding="utf-8")}, "es")


def sentences_of(house: wire.House) -> dict[str, str]:
    """Each as it is said, and, where it differs, as it is read by whoever hears no voice."""
    said = house.wording.sentences.items()
    read = {f"{key} (seen)": sentence.seen for key, sentence in said if sentence.seen != sentence.text}
    return {**{key: sentence.text for key, sentence in said}, **read}


def said_in_sessions(house: wire.House) -> dict[str, str]:
    """What is said while somebody exercises: not the questions, nor why something is closed or has changed."""
    other = ("screen.", "closed.", "moving.", "progress.", "change.", "measures.")
    kept = {key: text for key, text in sentences_of(house).items() if not key.startswith(other)}
    return {key: text for key, text in kept.items() if not key.endswith(".name") and ".rung_" not in key}


@pytest.mark.parametrize("word", FORBIDDEN)
def test_no_sentence_asks_for_bending_arching_twisting_or_hurry(casa: wire.House, word: str) -> None:
    found = [key for key, text in sentences_of(casa).items() if re.search(rf"\b{word}", text.lower())]
    assert [key for key in found if word not in ALLOWED.get(key, [])] == []


def test_an_exception_is_needed_where_it_is_allowed(casa: wire.House) -> None:
    for key, words in ALLOWED.items():
        assert all(word in casa.wording.text(key) for word in words)


@pytest.mark.parametrize("word", LIFTING)
def test_the_presses_are_never_called_a_lift_because_that_invites_a_curl_up(casa: wire.House, word: str) -> None:
    found = [
        key for key, text in sentences_of(casa).items() if key.startswith(PRESSES) and re.search(word, text.lower())
    ]
    assert found == []


def test_only_the_knees_and_in_the_day_the_hips_are_ever_bent(casa: wire.House) -> None:
    for key, text in sentences_of(casa).items():
        if re.search(r"\b(doble|doblar)\b", text.lower().replace("ve doble", "").replace("veo doble", "")):
            assert "rodillas" in text, (key, text)


def test_lifting_in_the_chest_raise_is_little_in_line_or_only_the_head(casa: wire.House) -> None:
    for key, text in said_in_sessions(casa).items():
        if re.search(r"\belev", text.lower()):
            assert key.startswith("prone_chest_raise.")
            assert any(word in text for word in ("un poco", "en línea con el cuerpo", "aún no se eleva"))


def test_looking_is_asked_for_straight_down_or_to_the_ceiling_only(casa: wire.House) -> None:
    for text in said_in_sessions(casa).values():
        if re.search(r"\bmir[ae]", text.lower()):
            assert re.search("recto hacia abajo|al techo|mirando hacia abajo", text)


def test_no_step_of_the_set_up_calls_for_the_effort_before_the_tap(casa: wire.House) -> None:
    for exercise in casa.regimen.exercises:
        for step in exercise.setup:
            for sentence in re.split(r"(?<=[.?!]) ", casa.wording.text(step.say)):
                assert not sentence.lower().startswith(EFFORT_WORDS), sentence
                if re.search(r"\b(presion|elev|juntar)", sentence):
                    assert re.search(r"\bva a\b|aún no se eleva", sentence.lower()), sentence


def test_praise_is_for_effort_and_timing_never_for_posture(casa: wire.House) -> None:
    for key in ("shared.well_done", "shared.last_one", "shared.tired", "shared.done", "shared.rest"):
        assert not [word for word in POSTURE_PRAISE if word in casa.wording.text(key).lower()]


@pytest.mark.parametrize("word", CLAIMS)
def test_nothing_claims_safety_treatment_or_a_diagnosis(casa: wire.House, word: str) -> None:
    assert [key for key, text in said_in_sessions(casa).items() if re.search(rf"\b{word}", text.lower())] == []


def test_nobody_standing_is_told_to_go_limp_or_to_get_up(casa: wire.House) -> None:
    wall = [text for key, text in sentences_of(casa).items() if key.startswith("wall_ball_press.")]
    for text in [
        *(text.replace("pelota blanda", "pelota") for text in wall),
        casa.wording.text("shared.rest_now"),
        casa.wording.text("shared.paused"),
    ]:
        assert not re.search(r"\bbland|suéltese|desplom|levántese|acuéstese|tumb", text.lower()), text


def test_after_a_warning_sign_the_words_are_let_go_stay_and_call(casa: wire.House) -> None:
    for key in ("red_flag", "red_flag_emergency", "red_flag_doctor", "red_flag_dizzy"):
        text = casa.wording.text(f"shared.{key}")
        assert text.startswith("Afloje. Quédese donde está. ")
        assert "llame" in text.lower()
        assert not re.search(r"levántese|siéntese|de pie|ruede|gire|fractura|rot[oa]", text.lower())


def test_every_sentence_is_short_enough_to_be_heard_once(casa: wire.House) -> None:
    """Spanish needs a few more words than English for the same thing."""
    for key, text in said_in_sessions(casa).items():
        for sentence in re.split(r"(?<=[.?!]) ", text):
            assert len(sentence.split()) <= 18, (key, sentence)


def test_every_lift_release_and_count_is_said_within_its_phase(casa: wire.House) -> None:
    for exercise in casa.regimen.exercises:
        spoken, words = casa.spoken_seconds, exercise.words
        assert max(spoken[words.lift], spoken[words.lift_breathing]) <= exercise.tempo.lift_seconds
        assert spoken[words.lower] <= exercise.tempo.lower_seconds
    assert all(casa.spoken_seconds[f"number.{number}"] <= 1.0 for number in range(1, 6))


@pytest.mark.parametrize("word", NOT_EVERYWHERE)
def test_usted_is_spoken_to_in_words_that_are_at_home_everywhere(casa: wire.House, word: str) -> None:
    assert [key for key, text in sentences_of(casa).items() if re.search(word, text.lower())] == []


def test_a_question_is_opened_and_closed_and_nothing_is_shouted(casa: wire.House) -> None:
    for key, text in sentences_of(casa).items():
        assert text.count("¿") == text.count("?"), key
        assert not re.search("[!¡]", text), key


def test_what_is_said_in_a_session_does_not_take_the_person_for_a_man_or_a_woman(casa: wire.House) -> None:
    for key, text in said_in_sessions(casa).items():
        # "el brazo apoyado" is the arm's; a person is never "acostado" or "sentada".
        assert not re.search(r"\b(acostad|sentad|tumbad|cansad|preparad|list)[oa]s?\b", text.lower()), key
