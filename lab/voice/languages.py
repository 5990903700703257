"""Is a language whole? Every way in which one strays from English, a line each; nothing when all is well.

`python -m lab.voice check` prints them. Plain standard library. Knows where a language's words lie, and nothing of what
they mean.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from . import heard, pace
from .manifest import LONGER_THAN_THE_FIRST_SECONDS, NAME, problems as problems_of_clips, read_manifest
from .recipe import as_said
from .wording import REGIMEN, SECOND, language_of, said_by, spoken_sentences, voice_folder

FIRST = "en"
# What the coach says, what the pages show, what is printed. Each is a folder of <language>.toml.
BOOKS = ("wording", "wording/pages", "wording/paper")
PLACE = re.compile(r"\{(\w+)\}")
# For translators alone.
NOTE = ".note"

Words = Mapping[str, object]


def languages(regimen: Path = REGIMEN) -> list[str]:
    """All that have anything: words of any kind, or a voice."""
    written = {file.stem for book in BOOKS for file in (regimen / book).glob("*.toml")}
    return sorted(written | {folder.name for folder in (regimen / "voice").iterdir() if folder.is_dir()})


def problems(language: str, regimen: Path = REGIMEN) -> list[str]:
    """What the language lacks, has too much or has otherwise than English, and every clip that is not its sentence's."""
    found = [line for book in BOOKS for line in _problems_of_book(regimen, book, language)]
    wording = regimen / "wording" / f"{language}.toml"
    if not wording.is_file():
        return found
    return [*found, *(f"voice/{language}: {line}" for line in _problems_of_voice(language, wording, regimen))]


def _problems_of_voice(language: str, wording: Path, regimen: Path) -> Iterator[str]:
    """Clips that are not their sentence's, and sentences too long to be heard once."""
    sentences = spoken_sentences(wording)
    yield from problems_of_clips(sentences, regimen / "voice" / language)
    yield from pace.too_long(as_said(language, sentences))
    second = voice_folder(f"{language}{SECOND}", regimen)
    if second.is_dir():
        yield from (
            f"second: {line}"
            for line in _problems_of_second(said_by(f"{language}{SECOND}", sentences), second, regimen)
        )


def _problems_of_second(sentences: Mapping[str, str], folder: Path, regimen: Path) -> Iterator[str]:
    """The coach's clock is set by the first voice: a clip that takes much longer would be cut short by the next."""
    found = problems_of_clips(sentences, folder)
    yield from found
    first = voice_folder(folder.name, regimen)
    if found or not (first / NAME).is_file():
        return
    seconds = {key: clip.seconds for key, clip in read_manifest(first).clips.items()}
    for key, clip in read_manifest(folder).clips.items():
        if (most := seconds.get(key, clip.seconds) + LONGER_THAN_THE_FIRST_SECONDS) < clip.seconds:
            yield f"{key}: takes {clip.seconds} s; with the first voice's clip it may take {most:.2f} s"


def off_pace(voice: str, regimen: Path = REGIMEN) -> list[str]:
    """A line for each clip that is too slow or too quick; none where a language has no words or no such voice yet."""
    said, folder = _said(voice, regimen), voice_folder(voice, regimen)
    return list(pace.off_pace(said, read_manifest(folder).clips)) if said else []


def ill_heard(voice: str, regimen: Path = REGIMEN) -> list[str]:
    """A line for each clip that nobody has listened to since it was spoken, and one for too many words heard wrong."""
    said, folder = _said(voice, regimen), voice_folder(voice, regimen)
    record = heard.read_record(heard.record_file(voice))
    return list(heard.problems(language_of(voice), said, folder, record)) if said else []


def _said(voice: str, regimen: Path) -> dict[str, str]:
    """What this voice says; nothing where there are no words, or no clips yet."""
    wording = regimen / "wording" / f"{language_of(voice)}.toml"
    if not wording.is_file() or not (voice_folder(voice, regimen) / NAME).is_file():
        return {}
    return as_said(voice, said_by(voice, spoken_sentences(wording)))


def _problems_of_book(regimen: Path, book: str, language: str) -> Iterator[str]:
    english, file = regimen / book / f"{FIRST}.toml", regimen / book / f"{language}.toml"
    name = f"{book}/{language}.toml"
    if not file.is_file():
        yield f"{name}: is missing; copy {book}/{FIRST}.toml and translate it"
        return
    try:
        yield from (f"{name}: {line}" for line in _differences(_words_of(english), _words_of(file)))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        yield f"{name}: cannot be read ({error})"


def _words_of(file: Path) -> Words:
    return dict(_flat(tomllib.loads(file.read_text(encoding="utf-8")), ""))


def _flat(table: Mapping[str, object], path: str) -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{path}{name}.")
        elif not f"{path}{name}".endswith(NOTE):
            yield f"{path}{name}", value


def _differences(english: Words, other: Words) -> Iterator[str]:
    for key, value in english.items():
        if key not in other:
            yield f"{key} is missing; in English it is {_shown(value)}"
        elif (wrong := _difference(value, other[key])) is not None:
            yield f"{key} {wrong}"
    for key in other.keys() - english.keys():
        yield f"{key} is not in English; remove it"


def _difference(english: object, other: object) -> str | None:
    """What is wrong with a translation, whatever it says; None where nothing is."""
    if type(english) is not type(other):
        return f"is {_shown(other)}; write something like {_shown(english)}"
    if isinstance(english, list) and isinstance(other, list) and len(english) != len(other):
        return f"has {len(other)} parts; write {len(english)}"
    if isinstance(english, bool) and english != other:
        return f"is {str(other).lower()}; in English it is {str(english).lower()}"
    if isinstance(english, str) and isinstance(other, str):
        return _wrong_text(english, other)
    return None


def _wrong_text(english: str, other: str) -> str | None:
    if english.strip() and not other.strip():
        return f"is empty; in English it is {_shown(english)}"
    if sorted(PLACE.findall(english)) != sorted(PLACE.findall(other)):
        places = " ".join(f"{{{place}}}" for place in sorted(PLACE.findall(english)))
        return f"needs {places or 'no {places}'}"
    return None


def _shown(value: object) -> str:
    text = " ".join(str(value).split())
    return f'"{text[:57]}..."' if len(text) > 60 else f'"{text}"'
