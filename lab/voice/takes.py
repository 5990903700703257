"""A count is one word, and a voice says one word differently each time. So it is said several ways, the best is kept.

Best: short, softly falling (a rise would sound like a question), at one pitch with its neighbours, in one breath.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import log2

from .melody import Melody, melody_of
from .shape import Sound, trimmed
from .speech import SAMPLE_RATE_HZ, Speaker

PACES = (0.92, 1.0, 1.1)  # of the pace that the recipe gives to counts
STYLE_LENGTHS = (None, 14)
COUNT_SECONDS = (0.45, 0.70)  # with the room on either side
LONGEST_COUNT_SECONDS = 0.85
FALL_SEMITONES = (-6.0, -2.0)


def best_count(speaker: Speaker, phonemes: str, speed: float, pitch_hz: float) -> Sound:
    return min(_takes(speaker, phonemes, speed), key=lambda take: unlikeness(take, pitch_hz))


def unlikeness(take: Sound, pitch_hz: float) -> float:
    """How far a take is from a good count; about 1 for each fault that an ear would notice."""
    seconds = len(take) / SAMPLE_RATE_HZ
    sung = melody_of(take, SAMPLE_RATE_HZ)
    faults = (
        100.0 * (seconds > LONGEST_COUNT_SECONDS),
        outside(seconds, *COUNT_SECONDS) / 0.1,
        outside(sung.rise_semitones, *FALL_SEMITONES) / 2.0,
        _off_pitch(sung, pitch_hz),
    )
    return sum(faults)


def outside(value: float, low: float, high: float) -> float:
    return max(low - value, value - high, 0.0)


def _off_pitch(sung: Melody, pitch_hz: float) -> float:
    """One for each two semitones; a word without any voice in it is no count."""
    if not sung.pitch_hz:
        return 10.0
    return abs(semitones(sung.pitch_hz, pitch_hz)) / 2.0


def semitones(hz: float, from_hz: float) -> float:
    return 12 * log2(hz / from_hz)


def _takes(speaker: Speaker, phonemes: str, speed: float) -> Iterator[Sound]:
    for pace, style_length in product(PACES, STYLE_LENGTHS):
        yield trimmed(speaker.say(phonemes, speed * pace, style_length), SAMPLE_RATE_HZ)
