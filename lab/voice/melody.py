"""The pitch of a short word, and the instant at which it is felt to fall."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.signal import butter, sosfiltfilt

from .shape import FRAME_SECONDS, Sound, frame_levels_db, speech_span

WINDOW_SECONDS = 0.040
HOP_SECONDS = 0.010
LOWEST_HZ, HIGHEST_HZ = 70, 400
# Autocorrelation at the pitch period, of that at rest: under this a frame is breath, not voice.
VOICED = 0.55
# Frames this far under the loudest say nothing about the melody.
QUIET = 0.02
VOWEL_BAND_HZ = (300, 3000)
# The beat of a word is felt where its vowel begins, not at the hiss before it ("six", "three").
VOWEL_DB = -9.0
FIRST_VOWEL_WITHIN_SECONDS = 0.35


@dataclass(frozen=True)
class Melody:
    """`pitch_hz`: the median; `rise_semitones`: last third against first, below zero falls. Zero where unvoiced."""

    pitch_hz: float
    rise_semitones: float


def melody_of(sound: Sound, rate_hz: int) -> Melody:
    pitch = _voiced_pitches_hz(sound, rate_hz)
    if len(pitch) < 6:
        return Melody(0.0, 0.0)
    third = len(pitch) // 3
    rise = 12 * np.log2(np.median(pitch[-third:]) / np.median(pitch[:third]))
    return Melody(float(np.median(pitch)), float(rise))


def stress_seconds(sound: Sound, rate_hz: int) -> float:
    begin, end = speech_span(sound, rate_hz)
    first = sound[begin : min(end, begin + round(FIRST_VOWEL_WITHIN_SECONDS * rate_hz))]
    vowels = sosfiltfilt(butter(2, VOWEL_BAND_HZ, "bandpass", fs=rate_hz, output="sos"), first)
    level = frame_levels_db(vowels, round(FRAME_SECONDS * rate_hz))
    return begin / rate_hz + float(np.flatnonzero(level > level.max() + VOWEL_DB)[0]) * FRAME_SECONDS


def _voiced_pitches_hz(sound: Sound, rate_hz: int) -> Sound:
    width, hop = round(WINDOW_SECONDS * rate_hz), round(HOP_SECONDS * rate_hz)
    frames = np.lib.stride_tricks.sliding_window_view(sound, width)[::hop] * np.hanning(width)
    spectrum = np.abs(np.fft.rfft(frames, 4 * width)) ** 2
    likeness = np.fft.irfft(spectrum)[:, : rate_hz // LOWEST_HZ]
    power = likeness[:, 0] + 1e-12
    shortest = rate_hz // HIGHEST_HZ
    period = shortest + likeness[:, shortest:].argmax(axis=1)
    voiced = (likeness[np.arange(len(period)), period] / power > VOICED) & (power > QUIET * power.max())
    return np.asarray(rate_hz / period[voiced])
