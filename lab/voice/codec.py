"""Samples to an AAC file and back, by ffmpeg. The choice of codec and rate is argued in README.md."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np

from .manifest import header_seconds
from .shape import Sound

CODEC = "mp4a.40.2"
BITS_PER_SECOND = 32_000
# What an old ear hears of a voice lies below; the bits saved above make it cleaner.
HIGHEST_HZ = 8_000


def write_clip(file: Path, sound: Sound, rate_hz: int) -> None:
    """An m4a with no date and no tags in it, so that the same sound gives the same bytes."""
    samples = (np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes()
    source = ["-f", "s16le", "-ar", str(rate_hz), "-ac", "1", "-i", "-"]
    coder = ["-c:a", "aac", "-b:a", str(BITS_PER_SECOND), "-cutoff", str(HIGHEST_HZ), "-flags:a", "+bitexact"]
    shape = ["-map_metadata", "-1", "-fflags", "+bitexact", "-movflags", "+faststart", "-f", "ipod"]
    _ffmpeg([*source, *coder, *shape, "-y", str(file)], samples)


def read_clip(file: Path, rate_hz: int) -> Sound:
    """The clip as a browser decodes it: without the coder's run-in and its last padding, as the file itself asks."""
    decoded = _ffmpeg(["-i", str(file), "-f", "f32le", "-ar", str(rate_hz), "-ac", "1", "-"], b"")
    sound = np.frombuffer(decoded, "<f4").astype(np.float64)
    return sound[: round(header_seconds(file.read_bytes()) * rate_hz)]


def _ffmpeg(arguments: list[str], stdin: bytes) -> bytes:
    command = ["ffmpeg", "-v", "error", "-threads", "1", *arguments]
    return subprocess.run(command, input=stdin, stdout=subprocess.PIPE, check=True).stdout
