"""Raw speech to a clip that is cut, faded, levelled and held under its peak. Samples in, samples out, mono."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import minimum_filter1d
from scipy.signal import butter, resample_poly, sosfiltfilt

Sound: TypeAlias = NDArray[np.float64]

FRAME_SECONDS = 0.005
# Speech begins and ends where a frame is this far under the clip's loudest one: soft enough for the f of "four".
SPEECH_DB = -38.0
SHORTEST_PAUSE_SECONDS = 0.08
# Room for the coder to settle in: with less, the first consonant of a clip is blurred.
BEFORE_SECONDS = 0.040
AFTER_SECONDS = 0.030
FADE_IN_SECONDS = 0.006
FADE_OUT_SECONDS = 0.010
# Nothing of a voice lies below; a small loudspeaker spends its strength on it.
RUMBLE_HZ = 70.0
LIMITER_SECONDS = 0.004


def trimmed(sound: Sound, rate_hz: int) -> Sound:
    """The speech alone, a breath of room on either side."""
    begin, end = speech_span(sound, rate_hz)
    first = max(0, begin - round(BEFORE_SECONDS * rate_hz))
    return sound[first : end + round(AFTER_SECONDS * rate_hz)]


def speech_span(sound: Sound, rate_hz: int) -> tuple[int, int]:
    """The sample numbers between which there is speech."""
    step = round(FRAME_SECONDS * rate_hz)
    level = frame_levels_db(sound, step)
    loud = np.flatnonzero(level > level.max() + SPEECH_DB)
    return int(loud[0]) * step, min(len(sound), (int(loud[-1]) + 1) * step)


def frame_levels_db(sound: Sound, step: int) -> Sound:
    frames = sound[: len(sound) // step * step].reshape(-1, step)
    return np.asarray(10 * np.log10((frames**2).mean(axis=1) + 1e-10))


def joined(parts: Sequence[Sound], pause_seconds: float, rate_hz: int) -> Sound:
    pause = np.zeros(round(pause_seconds * rate_hz))
    with_pauses = [piece for part in parts for piece in (pause, part)]
    return np.concatenate(with_pauses[1:])


def with_longer_pauses(sound: Sound, pause_seconds: Sequence[float], rate_hz: int) -> Sound:
    """The longest silences inside the speech drawn out to `pause_seconds`, the longest first; none is made shorter."""
    silences = sorted(silences_in(sound, rate_hz), key=_length, reverse=True)
    drawn_out = zip(silences, sorted(pause_seconds, reverse=True), strict=False)
    for (begin, end), seconds in sorted(drawn_out, reverse=True):
        missing = max(0, round(seconds * rate_hz) - (end - begin))
        sound = np.insert(sound, [(begin + end) // 2] * missing, 0.0)
    return sound


def with_shorter_pauses(sound: Sound, longest_seconds: float, rate_hz: int) -> Sound:
    """Every silence inside the speech cut down to `longest_seconds`, in its middle."""
    for begin, end in reversed(silences_in(sound, rate_hz)):
        over = max(0, end - begin - round(longest_seconds * rate_hz))
        first = (begin + end - over) // 2
        sound = np.delete(sound, slice(first, first + over))
    return sound


def silences_in(sound: Sound, rate_hz: int) -> list[tuple[int, int]]:
    """Stretches of no speech long enough to be meant, as sample numbers; the closing of a "t" is shorter."""
    step = round(FRAME_SECONDS * rate_hz)
    level = frame_levels_db(sound, step)
    edges = np.flatnonzero(np.diff(level > level.max() + SPEECH_DB)) + 1
    silences = zip(edges[1::2] * step, edges[2::2] * step, strict=False)
    return [(int(begin), int(end)) for begin, end in silences if end - begin > SHORTEST_PAUSE_SECONDS * rate_hz]


def _length(span: tuple[int, int]) -> int:
    return span[1] - span[0]


def without_rumble(sound: Sound, rate_hz: int) -> Sound:
    return np.asarray(sosfiltfilt(butter(2, RUMBLE_HZ, "highpass", fs=rate_hz, output="sos"), sound))


def faded(sound: Sound, rate_hz: int) -> Sound:
    gain = np.ones(len(sound))
    begin, end = round(FADE_IN_SECONDS * rate_hz), round(FADE_OUT_SECONDS * rate_hz)
    gain[:begin] = np.sin(np.linspace(0, np.pi / 2, begin)) ** 2
    gain[-end:] = np.cos(np.linspace(0, np.pi / 2, end)) ** 2
    return sound * gain


def limited(sound: Sound, ceiling_db: float, rate_hz: int) -> Sound:
    """Peaks pulled under the ceiling by a gain that moves slowly enough not to be heard as a crackle."""
    ceiling = 10 ** (ceiling_db / 20)
    between = np.abs(resample_poly(sound, 4, 1)).reshape(-1, 4).max(axis=1)
    wanted = np.minimum(1.0, ceiling / np.maximum(between, 1e-9))
    width = round(LIMITER_SECONDS * rate_hz) | 1
    held = minimum_filter1d(wanted, 2 * width - 1)
    smooth = np.convolve(np.pad(held, width // 2, mode="edge"), np.hanning(width + 2)[1:-1], mode="valid")
    return np.asarray(sound * smooth / np.hanning(width + 2)[1:-1].sum())
