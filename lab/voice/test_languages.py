"""Every language is whole, and every way in which one could cease to be is told in a line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from .languages import languages, problems
from .manifest import NAME, sha256_of
from .wording import voice_folder

LANGUAGES = languages()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_sentence_every_page_every_paper_and_every_clip(language: str) -> None:
    found = problems(language)
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def test_there_is_a_second_language() -> None:
    assert {"en", "es"} <= set(LANGUAGES)


ENGLISH = {
    "wording/en.toml": '[shared.hello]\ntext = "Hello."\nnote = "First."\nspoken = false\n',
    "wording/pages/en.toml": '[home]\nheading = "Today, {name}"\n',
    "wording/paper/en.toml": '[dates]\nmonths = ["January", "February"]\n',
}
SPANISH = {
    "wording/es.toml": '[shared.hello]\ntext = "Hola."\nspoken = false\n',
    "wording/pages/es.toml": '[home]\nheading = "{name}, hoy"\n',
    "wording/paper/es.toml": '[dates]\nmonths = ["enero", "febrero"]\n',
}
NO_CLIPS = '{"voice": "", "model": "", "codec": "", "sample_rate_hz": 24000, "loudness_lufs": -16.0, "clips": {}}\n'


@pytest.fixture
def regimen(tmp_path: Path) -> Path:
    """A language of one sentence, one page string and one line on paper, and its translation."""
    for name, text in {
        **ENGLISH,
        **SPANISH,
        "voice/en/manifest.json": NO_CLIPS,
        "voice/es/manifest.json": NO_CLIPS,
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_whole_translation_has_no_problem_and_its_notes_are_its_own(regimen: Path) -> None:
    assert problems("es", regimen) == []


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("wording/es.toml", "", 'wording/es.toml: shared.hello.text is missing; in English it is "Hello."'),
        (
            "wording/es.toml",
            SPANISH["wording/es.toml"].replace("Hola.", " "),
            'wording/es.toml: shared.hello.text is empty; in English it is "Hello."',
        ),
        (
            "wording/pages/es.toml",
            '[home]\nheading = "Hoy"\n',
            "wording/pages/es.toml: home.heading needs {name}",
        ),
        (
            "wording/pages/es.toml",
            SPANISH["wording/pages/es.toml"] + 'old = "Viejo"\n',
            "wording/pages/es.toml: home.old is not in English; remove it",
        ),
        (
            "wording/paper/es.toml",
            '[dates]\nmonths = ["enero"]\n',
            "wording/paper/es.toml: dates.months has 1 parts; write 2",
        ),
        (
            "wording/paper/es.toml",
            "[dates]\nmonths = 1\n",
            "wording/paper/es.toml: dates.months is \"1\"; write something like \"['January', 'February']\"",
        ),
        (
            "wording/es.toml",
            SPANISH["wording/es.toml"].replace("false", "true"),
            "wording/es.toml: shared.hello.spoken is true; in English it is false",
        ),
    ],
)
def test_what_strays_from_english_is_told_in_a_line(regimen: Path, name: str, text: str, problem: str) -> None:
    (regimen / name).write_text(text, encoding="utf-8")
    assert problem in problems("es", regimen)


def test_a_file_that_is_not_there_or_cannot_be_read_is_told_in_a_line(regimen: Path) -> None:
    (regimen / "wording/paper/es.toml").unlink()
    (regimen / "wording/pages/es.toml").write_text("heading = ", encoding="utf-8")
    missing, broken = max(problems("es", regimen)), problems("es", regimen)[0]
    assert broken.startswith("wording/pages/es.toml: cannot be read (")
    assert missing == "wording/paper/es.toml: is missing; copy wording/paper/en.toml and translate it"


def test_a_sentence_that_is_spoken_and_has_no_clip_is_told_in_a_line(regimen: Path) -> None:
    for language, text in (("en", "Hello."), ("es", "Hola.")):
        (regimen / f"wording/{language}.toml").write_text(f'[shared.hello]\ntext = "{text}"\n', encoding="utf-8")
    assert problems("es", regimen) == ["voice/es: shared.hello: has no clip; render the voice"]


def test_a_voice_without_words_is_a_language_that_lacks_all(regimen: Path) -> None:
    shutil.copytree(regimen / "voice" / "en", regimen / "voice" / "fr")
    assert languages(regimen) == ["en", "es", "fr"]
    assert len(problems("fr", regimen)) == 3


@pytest.fixture
def two_voices(tmp_path: Path) -> Path:
    """The regimen's English with one sentence alone, and a second voice that says it as the first does."""
    key, text = "shared.hello", "Hello. Can you hear me?"
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "en.toml").write_text(f'[{key}]\ntext = "{text}"\n', encoding="utf-8")
    whole = json.loads((voice_folder("en") / NAME).read_text(encoding="utf-8"))
    whole["clips"] = {key: {**whole["clips"][key], "text_sha256": sha256_of(text)}}
    for voice in ("en", "en-second"):
        folder = voice_folder(voice, tmp_path)
        folder.mkdir(parents=True)
        shutil.copy(voice_folder("en") / f"{key}.m4a", folder)
        (folder / NAME).write_text(json.dumps(whole), encoding="utf-8")
    return tmp_path


def of_the_second(regimen: Path) -> list[str]:
    return [line for line in problems("en", regimen) if "second:" in line]


def test_a_second_voice_that_says_everything_has_no_problem(two_voices: Path) -> None:
    assert of_the_second(two_voices) == []


def test_a_second_voice_that_lacks_a_sentence_is_told(two_voices: Path) -> None:
    (voice_folder("en-second", two_voices) / "shared.hello.m4a").unlink()
    (line,) = of_the_second(two_voices)
    assert line == "voice/en: second: shared.hello: shared.hello.m4a is missing; render the voice"


def test_a_second_voice_that_would_be_cut_short_by_the_next_sentence_is_told(two_voices: Path) -> None:
    """The coach's clock is set by the first."""
    file = voice_folder("en", two_voices) / NAME
    first = json.loads(file.read_text(encoding="utf-8"))
    first["clips"]["shared.hello"]["seconds"] -= 0.2
    file.write_text(json.dumps(first), encoding="utf-8")
    (line,) = of_the_second(two_voices)
    assert "with the first voice's clip it may take" in line
