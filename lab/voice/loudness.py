"""How loud a clip is, by the broadcasters' rule (ITU-R BS.1770-4 / EBU R 128)."""

from __future__ import annotations

import math

import numpy as np
import pyloudnorm
from scipy.signal import resample_poly

from .shape import Sound

# Integrated loudness is averaged over blocks of 0.4 s; a single word has one or none. So a short clip is measured
# as it would be in a row: repeated, without a gap, until there are blocks enough. For a long clip nothing changes.
SHORTEST_MEASURED_SECONDS = 3.0
OVERSAMPLING = 4


def integrated_lufs(sound: Sound, sample_rate_hz: int) -> float:
    times = math.ceil(SHORTEST_MEASURED_SECONDS * sample_rate_hz / len(sound))
    return float(pyloudnorm.Meter(sample_rate_hz).integrated_loudness(np.tile(sound, times)))


def true_peak_dbtp(sound: Sound) -> float:
    """The peak between the samples, too: four times oversampled, as BS.1770-4 annex 2 asks."""
    return float(20 * np.log10(np.abs(resample_poly(sound, OVERSAMPLING, 1)).max() + 1e-12))
