"""What the clips of one language promise, and every way in which a folder of clips can break that promise.

Plain standard library: the check runs in every test run, on machines that have no audio tools.
It trusts no number of the manifest that the clip's own header can tell.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from fnmatch import fnmatch
from pathlib import Path

NAME = "manifest.json"
LOUDNESS_LUFS = -16.0
SAMPLE_RATE_HZ = 24_000
# A count must be over before the next beat, with a gap that is heard as a gap.
# A lift or a release must be over before the two seconds that it starts have passed.
LONGEST_SECONDS = {
    "number.*": 0.9,
    "shared.rest": 0.9,
    "prone_chest_raise.lift*": 2.8,  # here the lift takes three
    "*.lift": 1.9,
    "*.lift_breathing": 1.9,
    "*.lower": 1.9,
    "screen.*": 15.0,  # asked in rest, with all the time there is, in several short sentences
    "*": 12.0,
}
# The coach's clock is set by the first voice, with 0.4 s of breath between sentences.
LONGER_THAN_THE_FIRST_SECONDS = 0.15
LATEST_ONSET_SECONDS = 0.08
# 32 kbit/s and the file's own header, with a third to spare.
LARGEST_BYTES_PER_SECOND = 6_000
HEADER_BYTES = 2_000
# One frame of the codec (1,024 samples at 24 kHz) is what a header may say more or less than the sound itself.
HEADER_TOLERANCE_SECONDS = 0.05


@dataclass(frozen=True)
class Clip:
    """`seconds`: the whole clip, decoded. `onset_seconds`: where in it the voice is first heard.

    `stress_seconds`: where in it the word is felt to fall, its vowel; a count sits on the beat with this instant.
    `recipe`: a hash of all that shaped the sound beside the text; a change asks for a new rendering.
    """

    file: str
    text_sha256: str
    seconds: float
    onset_seconds: float
    stress_seconds: float
    recipe: str


@dataclass(frozen=True)
class Manifest:
    voice: str
    model: str
    codec: str
    sample_rate_hz: int
    loudness_lufs: float
    clips: Mapping[str, Clip]


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """The folder's manifest. OSError where there is none; KeyError, TypeError or ValueError where it is not one."""
    found = json.loads((folder / NAME).read_text(encoding="utf-8"))
    clips = {key: Clip(**clip) for key, clip in found.pop("clips").items()}
    return Manifest(**found, clips=clips)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    body = asdict(manifest)
    body["clips"] = {key: asdict(manifest.clips[key]) for key in sorted(manifest.clips)}
    (folder / NAME).write_text(json.dumps(body, indent=1) + "\n", encoding="utf-8")


def problems(sentences: Mapping[str, str], folder: Path) -> list[str]:
    """Every way in which the clips in `folder` are not those of `sentences`, one line each; none when all is well."""
    try:
        manifest = read_manifest(folder)
    except (OSError, KeyError, TypeError, ValueError) as error:
        return [f"{folder / NAME}: cannot be read ({error}); render the voice anew"]
    return [
        *_wrong_promises(manifest),
        *_sentences_without_a_clip(sentences, manifest),
        *_clips_without_a_sentence(sentences, manifest),
        *_files_nobody_names(manifest, folder),
        *(line for key, clip in manifest.clips.items() for line in _wrong_clip(key, clip, folder)),
    ]


def longest_seconds(key: str) -> float:
    return next(seconds for pattern, seconds in LONGEST_SECONDS.items() if fnmatch(key, pattern))


def header_seconds(clip: bytes) -> float:
    """The length that an MPEG-4 file's movie header states (ISO/IEC 14496-12, 8.2.2). ValueError where there is none."""
    at = clip.find(b"mvhd")
    if at < 0:
        raise ValueError("no movie header")
    wide = clip[at + 4 : at + 5] == b"\1"
    start = at + (24 if wide else 16)
    units_per_second = int.from_bytes(clip[start : start + 4], "big")
    units = int.from_bytes(clip[start + 4 : start + (12 if wide else 8)], "big")
    if not units_per_second:
        raise ValueError("a movie header without a time scale")
    return units / units_per_second


def _wrong_promises(manifest: Manifest) -> Iterator[str]:
    if manifest.loudness_lufs != LOUDNESS_LUFS:
        yield f"loudness_lufs is {manifest.loudness_lufs}; all voices share {LOUDNESS_LUFS}"


def _sentences_without_a_clip(sentences: Mapping[str, str], manifest: Manifest) -> Iterator[str]:
    for key, text in sentences.items():
        clip = manifest.clips.get(key)
        if clip is None:
            yield f"{key}: has no clip; render the voice"
        elif clip.text_sha256 != sha256_of(text):
            yield f"{key}: its text has changed since it was spoken; render the voice"


def _clips_without_a_sentence(sentences: Mapping[str, str], manifest: Manifest) -> Iterator[str]:
    for key in manifest.clips.keys() - sentences.keys():
        yield f"{key}: has a clip and no spoken sentence; render the voice"


def _files_nobody_names(manifest: Manifest, folder: Path) -> Iterator[str]:
    named = {NAME, *(clip.file for clip in manifest.clips.values())}
    for file in sorted(folder.iterdir()):
        if file.name not in named:
            yield f"{file.name}: no clip of the manifest; remove it"


def _wrong_clip(key: str, clip: Clip, folder: Path) -> Iterator[str]:
    file = folder / clip.file
    if clip.file != f"{key}.m4a":
        yield f"{key}: its file is called {clip.file}; it should be {key}.m4a"
    if not file.is_file():
        yield f"{key}: {clip.file} is missing; render the voice"
        return
    yield from _wrong_times(key, clip)
    yield from _wrong_file(key, clip, file.read_bytes())


def _wrong_times(key: str, clip: Clip) -> Iterator[str]:
    if not 0 < clip.seconds <= longest_seconds(key):
        yield f"{key}: takes {clip.seconds} s; it may take {longest_seconds(key)} s"
    if not 0 <= clip.onset_seconds <= LATEST_ONSET_SECONDS:
        yield f"{key}: the voice begins at {clip.onset_seconds} s; within {LATEST_ONSET_SECONDS} s is right"
    if not clip.onset_seconds <= clip.stress_seconds < clip.seconds:
        yield f"{key}: stress at {clip.stress_seconds} s lies outside the spoken word"


def _wrong_file(key: str, clip: Clip, content: bytes) -> Iterator[str]:
    largest = HEADER_BYTES + LARGEST_BYTES_PER_SECOND * clip.seconds
    if len(content) > largest:
        yield f"{key}: {clip.file} has {len(content)} bytes; {largest:.0f} is the most for its length"
    try:
        stated = header_seconds(content)
    except ValueError as error:
        yield f"{key}: {clip.file} is not an MPEG-4 sound ({error})"
        return
    if abs(stated - clip.seconds) > HEADER_TOLERANCE_SECONDS:
        yield f"{key}: {clip.file} lasts {stated:.2f} s; the manifest says {clip.seconds}"
