"""A second pair of ears: a speech recogniser writes down what it hears in a clip.

PocketSphinx, because it brings its model along. It is a weak listener with an American ear, so it is told the words
of the coach (each as likely as any other, in any order) and how the voice's accent says them: of another language, in
the nearest sounds that it knows (phones.toml). Its errors are a reason to look, not a verdict: what counts is whether
it can tell a sentence from all the others.
"""

from __future__ import annotations

import math
import re
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path

import numpy as np
import pocketsphinx
from scipy.signal import butter, resample_poly, sosfilt

from .shape import Sound
from .speech import SAMPLE_RATE_HZ, Speaker

EAR_RATE_HZ = 16_000
DULL_EAR_HZ = 2_000
SILENCE = np.zeros(EAR_RATE_HZ * 2 // 5)
_EN_US = Path(pocketsphinx.get_model_path("en-us"))
_PHONES: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("phones.toml").read_text(encoding="utf-8")
)


class Ear:
    """Knows the words of `said` ({key: what is said}), and nothing of their order."""

    def __init__(self, said: Mapping[str, str], speaker: Speaker, language: str = "en") -> None:
        self.said = said
        self.language = language
        vocabulary = sorted({word for text in said.values() for word in words(text)})
        with tempfile.TemporaryDirectory() as folder:
            dictionary, grammar = Path(folder, "words.dict"), Path(folder, "words.arpa")
            dictionary.write_text("".join(_dictionary_lines(vocabulary, speaker, language)), encoding="utf-8")
            grammar.write_text(_any_word_any_time(vocabulary), encoding="utf-8")
            self._decoder = pocketsphinx.Decoder(
                hmm=str(_EN_US / "en-us"), dict=str(dictionary), lm=str(grammar), loglevel="FATAL"
            )

    def heard(self, sound: Sound) -> str:
        at_16k = np.concatenate([SILENCE, resample_poly(sound, EAR_RATE_HZ, SAMPLE_RATE_HZ), SILENCE])
        samples = (at_16k / np.abs(at_16k).max() * 16_000).astype("<i2").tobytes()
        self._decoder.start_utt()
        self._decoder.process_raw(samples, full_utt=True)
        self._decoder.end_utt()
        hypothesis = self._decoder.hyp()
        return hypothesis.hypstr if hypothesis else ""

    def most_like(self, heard: str) -> str:
        """The key of the sentence that comes closest to what was heard."""
        return min(self.said, key=lambda key: distance(words(self.said[key]), words(heard)))


def dulled(sound: Sound) -> Sound:
    """As an ear hears it that has lost everything above 2 kHz."""
    return np.asarray(sosfilt(butter(8, DULL_EAR_HZ, fs=SAMPLE_RATE_HZ, output="sos"), sound))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))


def distance(said: Sequence[str], heard: Sequence[str]) -> float:
    """Words wrong, missing or added (Levenshtein), for each word of the longer one."""
    return wrong_words(said, heard) / max(len(said), len(heard), 1)


def wrong_words(said: Sequence[str], heard: Sequence[str]) -> int:
    row = list(range(len(heard) + 1))
    for i, word in enumerate(said, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1]


def _dictionary_lines(vocabulary: Sequence[str], speaker: Speaker, language: str) -> list[str]:
    american = _american_pronunciations() if language == "en" else {}
    lines = []
    for word in vocabulary:
        ways = dict.fromkeys([*american.get(word, []), *_as_spoken(speaker.phonemes(word), language)])
        lines += [f"{word}{f'({n})' if n > 1 else ''} {way}\n" for n, way in enumerate(ways, 1)]
    return lines


def _american_pronunciations() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (_EN_US / "cmudict-en-us.dict").read_text(encoding="utf-8").splitlines():
        word, _, phones = line.partition(" ")
        found.setdefault(word.partition("(")[0], []).append(phones)
    return found


def _as_spoken(phonemes: str, language: str) -> list[str]:
    phones = _PHONES["en"] | _PHONES.get(language, {})
    known = re.findall("|".join(sorted(phones, key=len, reverse=True)), re.sub("[ˈˌ ]", "", phonemes))
    ways = product(*(phones[sound] for sound in known))
    return [" ".join(way) for way, _ in zip(ways, range(6), strict=False)]


def _any_word_any_time(vocabulary: Sequence[str]) -> str:
    """A language model in ARPA format in which every word is as likely as every other."""
    likely = math.log10(1 / (len(vocabulary) + 1))
    unigrams = [f"{likely:.4f} {word} 0" for word in ["</s>", *vocabulary]]
    head = ["\\data\\", f"ngram 1={len(unigrams) + 1}", "ngram 2=1", "", "\\1-grams:", "-99 <s> 0"]
    return "\n".join([*head, *unigrams, "", "\\2-grams:", "-99 <s> </s>", "", "\\end\\", ""])
