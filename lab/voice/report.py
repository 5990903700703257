"""Measures every clip as a listener gets it, after the codec, and prints a table and its extremes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import codec
from .hearing import Ear, dulled, words, wrong_words
from .loudness import integrated_lufs, true_peak_dbtp
from .manifest import Clip, longest_seconds, read_manifest
from .melody import melody_of
from .recipe import read_recipe
from .shape import Sound
from .speech import SAMPLE_RATE_HZ, Speaker
from .wording import language_of, sentences_of, voice_folder

HEAD = f"{'key':<34}{'s':>6}{'onset':>7}{'stress':>7}{'LUFS':>7}{'dBTP':>6}{'wpm':>5}{'Hz':>5}{'bytes':>7}  wrong dulled  heard as"


@dataclass(frozen=True)
class Heard:
    """What the recogniser made of a clip: words wrong, and the sentence of the coach that it would take it for."""

    text: str
    wrong: int
    taken_for: str


@dataclass(frozen=True)
class Row:
    key: str
    said: str
    clip: Clip
    lufs: float
    peak_dbtp: float
    pitch_hz: float
    size_bytes: int
    clear: Heard
    dull: Heard

    @property
    def words_per_minute(self) -> float:
        return len(words(self.said)) / self.clip.seconds * 60

    def __str__(self) -> str:
        times = f"{self.clip.seconds:6.2f}{self.clip.onset_seconds:7.3f}{self.clip.stress_seconds:7.3f}"
        levels = f"{self.lufs:7.1f}{self.peak_dbtp:6.1f}{self.words_per_minute:5.0f}{self.pitch_hz:5.0f}"
        wrong = f"{self.clear.wrong}/{len(words(self.said))}".rjust(7) + f"{self.dull.wrong}".rjust(7)
        return f"{self.key:<34}{times}{levels}{self.size_bytes:7}{wrong}  {self._remark()}"

    def _remark(self) -> str:
        if not self.clear.wrong:
            return ""
        return self.clear.text if self.clear.taken_for == self.said else f"{self.clear.text}  !! {self.clear.taken_for}"


def report(voice: str, keys: Sequence[str] = ()) -> Iterator[str]:
    """The table line by line, then its extremes: of the clips of `keys`, or of all where none is named."""
    yield HEAD
    rows = []
    for row in measured(voice, keys):
        rows.append(row)
        yield str(row)
    yield ""
    yield from extremes(rows)
    yield from hearing(rows)


def measured(voice: str, keys: Sequence[str] = ()) -> Iterator[Row]:
    """The recogniser knows every sentence of the coach, however few it listens to; else it would be told the answer."""
    recipe, folder, language = read_recipe(voice), voice_folder(voice), language_of(voice)
    clips = read_manifest(folder).clips
    sentences = sentences_of(voice)
    said = {key: recipe.said(text) for key, text in sentences.items() if key in clips}
    speaker = Speaker(recipe.voice, recipe.accent, recipe.sounds)
    counts = {key: text for key, text in said.items() if is_count(key)}
    whole, counting = Ear(said, speaker, language), Ear(counts, speaker, language)
    for key in keys or said:
        ear = counting if is_count(key) else whole
        yield _row(key, said[key], clips[key], folder / clips[key].file, ear)


def is_count(key: str) -> bool:
    """A count is heard among counts: a listener who counts along does not take "four" for "floor"."""
    return key.startswith("number.")


def _row(key: str, said: str, clip: Clip, file: Path, ear: Ear) -> Row:
    sound = codec.read_clip(file, SAMPLE_RATE_HZ)
    return Row(
        key=key,
        said=said,
        clip=clip,
        lufs=integrated_lufs(sound, SAMPLE_RATE_HZ),
        peak_dbtp=true_peak_dbtp(sound),
        pitch_hz=melody_of(sound, SAMPLE_RATE_HZ).pitch_hz,
        size_bytes=file.stat().st_size,
        clear=_heard(sound, said, ear),
        dull=_heard(dulled(sound), said, ear),
    )


def _heard(sound: Sound, said: str, ear: Ear) -> Heard:
    text = ear.heard(sound)
    return Heard(text, wrong_words(words(said), words(text)), ear.said[ear.most_like(text)])


def extremes(rows: Sequence[Row]) -> Iterator[str]:
    lufs, peaks = [row.lufs for row in rows], [row.peak_dbtp for row in rows]
    spoken = sum(len(words(row.said)) for row in rows)
    seconds = sum(row.clip.seconds for row in rows)
    yield f"{len(rows)} clips, {seconds:.0f} s, {sum(row.size_bytes for row in rows)} bytes"
    yield f"loudness {min(lufs):.2f} to {max(lufs):.2f} LUFS, highest true peak {max(peaks):.2f} dBTP"
    yield f"pace {spoken / seconds * 60:.0f} words a minute, pauses included"
    for kind in ("number.", ".lift", ".lift_breathing", ".lower", "shared.", "screen."):
        longest = max((row for row in rows if kind in row.key), key=lambda row: row.clip.seconds, default=None)
        if longest:
            yield f"longest {kind:<16} {longest.clip.seconds:.2f} s ({longest.key}; {longest_seconds(longest.key)} s allowed)"


def hearing(rows: Sequence[Row]) -> Iterator[str]:
    spoken = sum(len(words(row.said)) for row in rows)
    for name, heard in (("as it is", [row.clear for row in rows]), ("under 2 kHz", [row.dull for row in rows])):
        told = sum(h.taken_for == row.said for row, h in zip(rows, heard, strict=True))
        yield f"recogniser, {name}: {sum(h.wrong for h in heard) / spoken:.3f} of the words wrong, {told} of {len(rows)} told apart"
