"""Brings regimen/voice/<language>/ into line with the wording: speaks what is new, keeps what is not, removes the rest."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from . import codec, loudness, pace, shape
from .manifest import (
    LONGER_THAN_THE_FIRST_SECONDS,
    LOUDNESS_LUFS,
    NAME,
    Clip,
    Manifest,
    longest_seconds,
    read_manifest,
    sha256_of,
    write_manifest,
)
from .manner import WAYS, Manner, at_a_good_pace
from .melody import stress_seconds
from .recipe import Recipe, read_recipe
from .shape import Sound
from .speech import MODEL, SAMPLE_RATE_HZ, Speaker
from .takes import best_count
from .wording import is_second, language_of, sentences_of, voice_folder

# Raise it whenever a change of code changes the sound; every clip is then spoken anew.
RECIPE_VERSION = 2
PEAK_DBTP = -1.5
# The coder takes a little loudness and adds a little peak, each clip its own; so what comes out of it is measured,
# and what goes in is moved by the difference, until it is near enough.
ROUNDS = 8
NEAR_ENOUGH_LU = 0.1
HEADROOM_DB = 0.7
# Between the parts of a lift and of a release; each part brings 0.07 s of room of its own.
BREATH_BETWEEN_SECONDS = 0.18


@dataclass
class Changes:
    spoken: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    # A line for each that will not fit the time it has.
    refused: list[str] = field(default_factory=list)


def render(voice: str, keys: Sequence[str] = ()) -> Changes:
    """One command for a whole voice, or for the sentences of `keys`. What was kept is kept to the byte."""
    sentences, folder = sentences_of(voice), voice_folder(voice)
    folder.mkdir(parents=True, exist_ok=True)
    studio, known, changes = Studio(read_recipe(voice), room_of(voice)), known_clips(folder), Changes()
    clips: dict[str, Clip] = {}
    for key, text in sentences.items():
        kept = known.get(key) if keys and key not in keys else studio.kept(key, text, folder, known)
        try:
            clips[key] = kept or studio.spoken(key, text, folder)
        except ValueError as error:
            changes.refused.append(str(error))
            continue
        (changes.kept if kept else changes.spoken).append(key)
        write_manifest(folder, studio.manifest({**known, **clips}))
    write_manifest(folder, studio.manifest(clips))
    changes.removed = list(remove_others(folder, clips))
    return changes


def room_of(voice: str) -> dict[str, float]:
    """Key -> seconds that a clip may take, where the coach's clock is set by another voice: none for a first one."""
    if not is_second(voice):
        return {}
    first = read_manifest(voice_folder(language_of(voice))).clips
    return {key: clip.seconds + LONGER_THAN_THE_FIRST_SECONDS for key, clip in first.items()}


def known_clips(folder: Path) -> dict[str, Clip]:
    """The clips of the last rendering; none where there was none or where it was written by another version."""
    try:
        return dict(read_manifest(folder).clips)
    except (OSError, KeyError, TypeError, ValueError):
        return {}


def remove_others(folder: Path, clips: dict[str, Clip]) -> Iterator[str]:
    named = {NAME, *(clip.file for clip in clips.values())}
    for file in sorted(folder.iterdir()):
        if file.name not in named:
            file.unlink()
            yield file.name


class Studio:
    """A voice and its recipe, ready to speak any sentence of a language."""

    def __init__(self, recipe: Recipe, room: Mapping[str, float]) -> None:
        self.recipe = recipe
        self.room = room
        self.speaker = Speaker(recipe.voice, recipe.accent, recipe.sounds)

    def kept(self, key: str, text: str, folder: Path, known: dict[str, Clip]) -> Clip | None:
        clip = known.get(key)
        same = clip and (clip.text_sha256, clip.recipe) == (sha256_of(text), self.fingerprint(key, text))
        well = clip and pace.is_good(self.recipe.said(text), clip.seconds)
        return clip if clip and same and well and (folder / clip.file).is_file() else None

    def spoken(self, key: str, text: str, folder: Path) -> Clip:
        file, sound = folder / f"{key}.m4a", self.voiced(key, text)
        if len(sound) / SAMPLE_RATE_HZ > min(longest_seconds(key), self.room.get(key, math.inf)):
            raise ValueError(f"{key}: {len(sound) / SAMPLE_RATE_HZ:.2f} s is too long; raise its speed in the recipe")
        heard = write_levelled(file, sound)
        onset, _ = shape.speech_span(heard, SAMPLE_RATE_HZ)
        return Clip(
            file=file.name,
            text_sha256=sha256_of(text),
            seconds=round(len(heard) / SAMPLE_RATE_HZ, 3),
            onset_seconds=round(onset / SAMPLE_RATE_HZ, 3),
            stress_seconds=round(stress_seconds(heard, SAMPLE_RATE_HZ), 3),
            recipe=self.fingerprint(key, text),
        )

    def voiced(self, key: str, text: str) -> Sound:
        """The sentence as the voice says it, trimmed, before any levelling."""
        if key.startswith("number."):
            speed = self.recipe.speed_of(key)
            return best_count(self.speaker, self.speaker.phonemes(f"{text}."), speed, self.recipe.count_pitch_hz)
        say = self._breathed if pace.is_breathed(key, text) else self._sentences
        usual = WAYS[self.recipe.ways.get(key, 0)](Manner(self.recipe.speed_of(key)))
        pauses = sum(self.recipe.pauses(text))
        room = self.room.get(key, math.inf)
        return at_a_good_pace(self.recipe.said(text), lambda manner: say(text, manner), usual, pauses, room)

    def _sentences(self, text: str, manner: Manner) -> Sound:
        whole, sentences = self._in_one_breath(text, manner), self.recipe.sentences(text)
        if len(sentences) == 1 or (
            not manner.apart and len(shape.silences_in(whole, SAMPLE_RATE_HZ)) >= len(self.recipe.pauses(text))
        ):
            return whole
        alone = [self._in_one_breath(sentence, manner) for sentence in sentences]
        return shape.joined(alone, manner.pauses * self.recipe.sentence_pause_seconds, SAMPLE_RATE_HZ)

    def _in_one_breath(self, text: str, manner: Manner) -> Sound:
        """A voice says "Let go." better when it knows what follows; but then it may run over a full stop."""
        phonemes = self.speaker.phonemes(self.recipe.said(text))
        said = self.speaker.say(phonemes, manner.speed, self._tone(phonemes, manner))
        pauses = [manner.pauses * seconds for seconds in self.recipe.pauses(text)]
        sound = shape.trimmed(said, SAMPLE_RATE_HZ)
        if manner.pauses < 1:
            sound = shape.with_shorter_pauses(sound, max(pauses, default=0.0), SAMPLE_RATE_HZ)
        return shape.with_longer_pauses(sound, pauses, SAMPLE_RATE_HZ)

    def _tone(self, phonemes: str, manner: Manner) -> int | None:
        return max(1, len(phonemes) + manner.tone) if manner.tone else None

    def _breathed(self, text: str, manner: Manner) -> Sound:
        """Phrase by phrase, each in the voice's tone for the whole, so that the breath falls at the comma and nowhere else."""
        whole = max(1, len(self.speaker.phonemes(self.recipe.said(text))) + manner.tone)
        phrases = re.split(r"(?<=,)\s+", self.recipe.said(text))
        said = [self.speaker.say(self.speaker.phonemes(phrase), manner.speed, whole) for phrase in phrases]
        return shape.joined(
            [shape.trimmed(one, SAMPLE_RATE_HZ) for one in said], BREATH_BETWEEN_SECONDS, SAMPLE_RATE_HZ
        )

    def fingerprint(self, key: str, text: str) -> str:
        """All that shapes the sound of this one sentence, so that a changed word of the recipe touches only its own."""
        recipe = self.recipe
        phonemes = self.speaker.phonemes(recipe.said(text))
        slow = [recipe.speed_of(key), recipe.pauses(text), recipe.count_pitch_hz]
        parts = [RECIPE_VERSION, MODEL, recipe.voice, recipe.accent, phonemes, slow, LOUDNESS_LUFS]
        if pace.is_breathed(key, text):
            parts.append(BREATH_BETWEEN_SECONDS)
        if way := recipe.ways.get(key, 0):
            parts.append(asdict(WAYS[way](Manner(recipe.speed_of(key)))))
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]

    def manifest(self, clips: dict[str, Clip]) -> Manifest:
        return Manifest(self.recipe.voice, MODEL, codec.CODEC, SAMPLE_RATE_HZ, LOUDNESS_LUFS, clips)


def write_levelled(file: Path, sound: Sound) -> Sound:
    """Writes the clip so that it has its loudness and its peak when it is decoded; returns it decoded."""
    sound = shape.faded(shape.without_rumble(sound, SAMPLE_RATE_HZ), SAMPLE_RATE_HZ)
    aim = nearest = Aim(LOUDNESS_LUFS, PEAK_DBTP - HEADROOM_DB)
    least = float("inf")
    for _ in range(ROUNDS):
        missed = _try(file, sound, aim)
        if missed.badness < least:
            least, nearest = missed.badness, aim
        if missed.badness <= NEAR_ENOUGH_LU:
            break
        aim = Aim(aim.lufs + missed.quiet_lu, aim.ceiling_dbtp - 1.3 * missed.over_db)
    _try(file, sound, nearest)
    return codec.read_clip(file, SAMPLE_RATE_HZ)


@dataclass(frozen=True)
class Aim:
    """What a sound is brought to before it is coded."""

    lufs: float
    ceiling_dbtp: float


@dataclass(frozen=True)
class Missed:
    """How far a coded clip is from what was promised. A peak that is over weighs more than a loudness that is off."""

    quiet_lu: float
    over_db: float

    @property
    def badness(self) -> float:
        return abs(self.quiet_lu) + 10 * self.over_db


def _try(file: Path, sound: Sound, aim: Aim) -> Missed:
    codec.write_clip(file, levelled(sound, aim.lufs, aim.ceiling_dbtp), SAMPLE_RATE_HZ)
    heard = codec.read_clip(file, SAMPLE_RATE_HZ)
    quiet_lu = LOUDNESS_LUFS - loudness.integrated_lufs(heard, SAMPLE_RATE_HZ)
    return Missed(quiet_lu, max(0.0, loudness.true_peak_dbtp(heard) - PEAK_DBTP))


def levelled(sound: Sound, target_lufs: float, ceiling_dbtp: float) -> Sound:
    gain_db = target_lufs - loudness.integrated_lufs(sound, SAMPLE_RATE_HZ)
    return shape.limited(sound * 10 ** (gain_db / 20), ceiling_dbtp, SAMPLE_RATE_HZ)
