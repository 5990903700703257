"""The clips are those of the wording, and every way in which they could cease to be is caught."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .__main__ import main
from .manifest import LONGEST_SECONDS, NAME, header_seconds, longest_seconds, problems, read_manifest, sha256_of
from .wording import REGIMEN, spoken_sentences, voice_folder, wording_file

LANGUAGES = sorted(file.stem for file in (REGIMEN / "wording").glob("*.toml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_spoken_sentence_has_its_clip_and_every_clip_its_sentence(language: str) -> None:
    assert problems(spoken_sentences(wording_file(language)), voice_folder(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_count_is_over_before_the_next_beat(language: str) -> None:
    clips = read_manifest(voice_folder(language)).clips
    counts = [clip for key, clip in clips.items() if key.startswith("number.")]
    assert len(counts) >= 11
    assert all(clip.seconds - clip.onset_seconds <= 0.9 for clip in counts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_voice_is_small_enough_to_take_along(language: str) -> None:
    added = len([path for path in REGIMEN.glob("*.toml") if "[[ladder]]" in path.read_text("utf-8")]) - 3
    homes = [file for file in voice_folder(language).iterdir() if not file.name.startswith("group.")]
    # Spanish takes a tenth more time for the same; whoever knows an exercise has shorter sentences of their own beside the whole ones.
    assert sum(file.stat().st_size for file in homes) < 6_000_000 + added * 300_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_rooms_hear_is_small_and_no_home_downloads_it(language: str) -> None:
    """Fetched when the page of groups is opened (web/engine-build/engine.mjs)."""
    assert 0 < sum(file.stat().st_size for file in voice_folder(language).glob("group.*")) < 800_000


def test_what_is_marked_as_not_spoken_needs_no_clip(tmp_path: Path) -> None:
    wording = tmp_path / "en.toml"
    wording.write_text('[a.b]\ntext = "Said."\n[a.c]\ntext = "Shown."\nspoken = false\n[a.b.d]\ntext = "Deep."\n')
    assert spoken_sentences(wording) == {"a.b": "Said.", "a.b.d": "Deep."}


def test_the_rule_for_a_kind_of_sentence_is_the_first_that_fits() -> None:
    assert longest_seconds("number.3") == LONGEST_SECONDS["number.*"]
    assert longest_seconds("neck_press.lift") == LONGEST_SECONDS["*.lift"]
    assert longest_seconds("screen.q1") == LONGEST_SECONDS["screen.*"]
    assert longest_seconds("shared.pain_rest") == LONGEST_SECONDS["*"]


# ---------------------------------------------------------------- broken on purpose

Entries = dict[str, dict[str, object]]


SENTENCES = {
    "number.3": "Three",
    "number.4": "Four",
    "neck_press.lift": "And press.",
    "neck_press.lower": "And let go, slowly.",
    "shared.hello": "Hello. Can you hear me?",
    "shared.rest": "Rest.",
}


@pytest.fixture
def sentences() -> dict[str, str]:
    return dict(SENTENCES)


@pytest.fixture
def voice(tmp_path: Path) -> Path:
    """A few true clips in a folder of their own, to be broken; sound whatever has become of the wording."""
    whole, few = voice_folder("en"), tmp_path / "en"
    few.mkdir()
    manifest = json.loads((whole / NAME).read_text(encoding="utf-8"))
    manifest["clips"] = {key: {**manifest["clips"][key], "text_sha256": sha256_of(SENTENCES[key])} for key in SENTENCES}
    for key in SENTENCES:
        shutil.copy(whole / f"{key}.m4a", few)
    (few / NAME).write_text(json.dumps(manifest), encoding="utf-8")
    return few


def changed(voice: Path, change: Callable[[Entries], object]) -> None:
    file = voice / NAME
    manifest = json.loads(file.read_text(encoding="utf-8"))
    change(manifest["clips"])
    file.write_text(json.dumps(manifest), encoding="utf-8")


def test_an_unbroken_copy_has_no_problem(voice: Path, sentences: dict[str, str]) -> None:
    assert problems(sentences, voice) == []


def test_a_new_sentence_asks_for_a_clip(voice: Path, sentences: dict[str, str]) -> None:
    assert problems({**sentences, "shared.new": "New."}, voice) == ["shared.new: has no clip; render the voice"]


def test_a_changed_sentence_asks_for_a_new_clip(voice: Path, sentences: dict[str, str]) -> None:
    sentences["shared.rest"] = "Relax."
    (problem,) = problems(sentences, voice)
    assert "shared.rest: its text has changed" in problem


def test_a_dropped_sentence_leaves_no_clip_behind(voice: Path, sentences: dict[str, str]) -> None:
    del sentences["shared.rest"]
    (problem,) = problems(sentences, voice)
    assert "shared.rest: has a clip and no spoken sentence" in problem


def test_a_missing_file_is_found(voice: Path, sentences: dict[str, str]) -> None:
    (voice / "shared.rest.m4a").unlink()
    assert problems(sentences, voice) == ["shared.rest: shared.rest.m4a is missing; render the voice"]


def test_an_orphan_file_is_found(voice: Path, sentences: dict[str, str]) -> None:
    (voice / "old.m4a").write_bytes(b"")
    assert problems(sentences, voice) == ["old.m4a: no clip of the manifest; remove it"]


def test_a_bloated_file_is_found(voice: Path, sentences: dict[str, str]) -> None:
    with (voice / "shared.rest.m4a").open("ab") as file:
        file.write(bytes(50_000))
    (problem,) = problems(sentences, voice)
    assert "is the most for its length" in problem


def test_a_file_that_is_no_sound_is_found(voice: Path, sentences: dict[str, str]) -> None:
    (voice / "shared.rest.m4a").write_bytes(b"not a sound")
    (problem,) = problems(sentences, voice)
    assert "is not an MPEG-4 sound" in problem


def test_a_clip_of_another_length_than_promised_is_found(voice: Path, sentences: dict[str, str]) -> None:
    shutil.copy(voice / "shared.hello.m4a", voice / "shared.rest.m4a")
    assert any("the manifest says" in problem for problem in problems(sentences, voice))


@pytest.mark.parametrize(
    ("key", "wrong", "complaint"),
    [
        ("number.3", {"seconds": 0.95}, "it may take 0.9 s"),
        ("neck_press.lift", {"seconds": 2.4}, "it may take 1.9 s"),
        ("neck_press.lower", {"seconds": 2.4}, "it may take 1.9 s"),
        ("shared.hello", {"seconds": 0}, "takes 0 s"),
        ("number.3", {"onset_seconds": 0.3}, "the voice begins at 0.3 s"),
        ("number.3", {"onset_seconds": -0.1}, "the voice begins at -0.1 s"),
        ("number.3", {"stress_seconds": 1.4}, "lies outside the spoken word"),
        ("number.3", {"file": "number.4.m4a"}, "it should be number.3.m4a"),
    ],
)
def test_a_number_that_breaks_a_rule_is_found(
    voice: Path, sentences: dict[str, str], key: str, wrong: dict[str, object], complaint: str
) -> None:
    changed(voice, lambda clips: clips[key].update(wrong))
    assert any(problem.startswith(key) and complaint in problem for problem in problems(sentences, voice))


def test_another_loudness_is_found(voice: Path, sentences: dict[str, str]) -> None:
    text = (voice / NAME).read_text(encoding="utf-8")
    (voice / NAME).write_text(text.replace('"loudness_lufs": -16.0', '"loudness_lufs": -23.0'), encoding="utf-8")
    (problem,) = problems(sentences, voice)
    assert "loudness_lufs is -23.0" in problem


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"clips": {"a": {}}}'])
def test_a_manifest_that_is_none_is_one_clear_problem(voice: Path, sentences: dict[str, str], content: str) -> None:
    (voice / NAME).write_text(content, encoding="utf-8")
    (problem,) = problems(sentences, voice)
    assert "render the voice anew" in problem


def test_a_language_without_a_voice_is_one_clear_problem(tmp_path: Path, sentences: dict[str, str]) -> None:
    (problem,) = problems(sentences, tmp_path)
    assert "render the voice anew" in problem


def test_a_header_tells_how_long_a_clip_lasts() -> None:
    short = b"mvhd" + bytes(12) + (1000).to_bytes(4, "big") + (1840).to_bytes(4, "big")
    assert header_seconds(short) == 1.84
    wide = b"mvhd" + b"\1" + bytes(19) + (1000).to_bytes(4, "big") + (1840).to_bytes(8, "big")
    assert header_seconds(wide) == 1.84


@pytest.mark.parametrize("broken", [b"", b"mvhd", b"mvhd" + bytes(40)])
def test_a_header_that_tells_nothing_is_refused(broken: bytes) -> None:
    with pytest.raises(ValueError, match="header"):
        header_seconds(broken)


def test_a_report_of_a_clip_that_is_none_says_so_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "number.3", "number.threee"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("number.threee: no clip in ")


def test_a_rendering_of_a_sentence_that_is_none_says_so_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "shared.rest", "shared.resst"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("shared.resst: no spoken sentence of en")


def test_a_check_takes_no_keys(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["check", "number.3"])
    assert refused.value.code == 2
    assert "check takes no KEY" in capsys.readouterr().err
