"""What a recogniser wrote down of each clip, kept beside the clips, and how many words of it are wrong.

Plain standard library: the recogniser itself (whisper.py) is not to be had everywhere, but what it heard is kept in
heard/<language>.json with the sum of each clip, so that every test run knows of a clip that nobody has listened to
since it was spoken. Numbers are heard as they are said, several in a row on the beat.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from . import spanish_sounds
from .pace import BREATH_SECONDS, is_breathed, words

FOLDER = Path(__file__).with_name("heard")
# Of a hundred words. Spanish has endings that an ear mistakes where a listener does not ("apoye", "apoya").
MOST_WORDS_WRONG = {"en": 0.01, "es": 0.02}
# A row of counts is as long as a hold, and there are four.
SPANISH = "es"
# So many words may be cut from each other elsewhere: "quite la" for "quítela", "dan dolores" for "dando lores".
MOST_CUT = 3
ROWS = ((0, 5), (6, 10), (11, 15), (16, 20))


@dataclass(frozen=True)
class Hearing:
    """`clip`: the sum of the file that was heard; `breaths`: silences of a breath inside it, after the codec."""

    clip: str
    text: str
    breaths: int


Record = Mapping[str, Hearing]


def record_file(language: str, folder: Path = FOLDER) -> Path:
    return folder / f"{language}.json"


def read_record(file: Path) -> Record:
    """Key (or a row of counts) -> what was heard; none where nobody has listened to this language yet."""
    if not file.is_file():
        return {}
    return {key: Hearing(**one) for key, one in json.loads(file.read_text(encoding="utf-8")).items()}


def write_record(file: Path, record: Record) -> None:
    body = {key: vars(record[key]) for key in sorted(record)}
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(body, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def utterances(said: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """What is listened to at once -> the keys it is made of: each sentence alone, the counts row by row."""
    rows = {f"number.{first}-{last}": _row(said, first, last) for first, last in ROWS}
    alone = {key: (key,) for key in said if not key.startswith("number.")}
    return {**alone, **{name: keys for name, keys in rows.items() if keys}}


def _row(said: Mapping[str, str], first: int, last: int) -> tuple[str, ...]:
    return tuple(key for key in (f"number.{number}" for number in range(first, last + 1)) if key in said)


def sum_of(files: Sequence[Path]) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def problems(language: str, said: Mapping[str, str], clips: Path, record: Record) -> Iterator[str]:
    """A line for each clip not heard since it was spoken or without its breath, and one for too many wrong words."""
    for name, keys in utterances(said).items():
        files = [clips / f"{key}.m4a" for key in keys]
        hearing = record.get(name)
        if not all(file.is_file() for file in files):
            continue
        if hearing is None or hearing.clip != sum_of(files):
            yield f"{name}: has not been heard since it was spoken; run hear"
        elif name in said and is_breathed(name, said[name]) and hearing.breaths < said[name].count(","):
            yield f"{name}: has no breath of {BREATH_SECONDS} s at its comma; render the voice"
    yield from _too_many_wrong(language, said, record)


def _too_many_wrong(language: str, said: Mapping[str, str], record: Record) -> Iterator[str]:
    wrong, spoken = word_error(language, said, record)
    most = MOST_WORDS_WRONG.get(language, max(MOST_WORDS_WRONG.values()))
    if wrong > most * spoken:
        yield f"{wrong} of {spoken} words were heard wrong; {most:.0%} is the most, see hear"


def word_error(language: str, said: Mapping[str, str], record: Record) -> tuple[int, int]:
    """Words heard wrong, words spoken, of all that was listened to."""
    heard = [(_text(said, keys), record[name].text) for name, keys in utterances(said).items() if name in record]
    spoken = sum(len(canonical(text, language)) for text, _ in heard)
    return sum(count_wrong(text, written, language) for text, written in heard), spoken


def misheard(language: str, said: Mapping[str, str], record: Record) -> Iterator[str]:
    for name, keys in utterances(said).items():
        text = _text(said, keys)
        wrong = count_wrong(text, record[name].text, language) if name in record else 0
        if wrong:
            yield f"{name}: {wrong} wrong: {text} | {record[name].text}"


def _text(said: Mapping[str, str], keys: Sequence[str]) -> str:
    return " ".join(said[key] for key in keys)


def count_wrong(text: str, heard: str, language: str) -> int:
    same = spanish_sounds.alike if language == SPANISH else str.__eq__
    return wrong_words(canonical(text, language), canonical(heard, language), same)


def canonical(text: str, language: str) -> list[str]:
    """The words as they sound: a number in its words, and one spelling for what is spelled in two ways.

    Of Spanish, whose spelling tells its sounds, the sounds themselves (spanish_sounds.py says by which rule).
    """
    spelled = _spellings(language)
    plain = " ".join(words(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")))
    for written, sounded in spelled.items():
        plain = re.sub(rf"\b{re.escape(written)}\b", sounded, plain)
    return [spanish_sounds.sounds(word) for word in plain.split()] if language == SPANISH else plain.split()


def _spellings(language: str) -> Mapping[str, str]:
    book = tomllib.loads((FOLDER / "spellings.toml").read_text(encoding="utf-8"))
    return dict(book.get(language, {}))


def wrong_words(said: Sequence[str], heard: Sequence[str], same: Callable[[str, str], bool] = str.__eq__) -> int:
    """Words wrong, missing or added (Levenshtein); words that are only cut from each other elsewhere are right."""
    cost = [[max(i, j) if not i or not j else 0 for j in range(len(heard) + 1)] for i in range(len(said) + 1)]
    for i in range(1, len(said) + 1):
        for j in range(1, len(heard) + 1):
            ways = [cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + 1]
            for m, n in product(range(1, min(i, MOST_CUT) + 1), range(1, min(j, MOST_CUT) + 1)):
                if same("".join(said[i - m : i]), "".join(heard[j - n : j])):
                    ways.append(cost[i - m][j - n])
            cost[i][j] = min(ways)
    return cost[-1][-1]
