"""Of several ways to say a sentence, the one that is heard best: `render --best-of N`.

Each clip that was heard wrong is said in the first N of `manner.WAYS`, until the recogniser writes down what was said. Which
way that was is kept beside the recipe, so that whoever renders without the recogniser gets the same sound.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from faster_whisper import WhisperModel

from .heard import count_wrong, read_record, record_file, utterances
from .manifest import longest_seconds
from .manner import WAYS
from .recipe import read_recipe, read_ways, write_ways
from .render import Studio, room_of
from .shape import Sound
from .speech import SAMPLE_RATE_HZ
from .whisper import open_ear, written_down
from .wording import language_of, sentences_of


def find_best(voice: str, most: int, keys: Sequence[str] = ()) -> Iterator[str]:
    """A line for each sentence of `keys`, or of those heard wrong: the way it is said best in. Renders nothing."""
    sentences, studio = sentences_of(voice), Studio(read_recipe(voice), room_of(voice))
    ear, heard = open_ear(), _heard_wrong(voice)
    for key in keys or sorted(heard, key=heard.__getitem__, reverse=True):
        way, wrong = _best(ear, language_of(voice), studio, key, sentences[key], most)
        write_ways(voice, {**read_ways(voice), key: way})
        yield f"{key}: way {way}, {wrong} wrong"


def _heard_wrong(voice: str) -> dict[str, int]:
    """Key -> how many words of it were heard wrong, of those that were."""
    recipe, record = read_recipe(voice), read_record(record_file(voice))
    said = {key: recipe.said(text) for key, text in sentences_of(voice).items()}
    alone = [key for key in utterances(said) if key in said and key in record]
    wrong = {key: count_wrong(said[key], record[key].text, language_of(voice)) for key in alone}
    return {key: number for key, number in wrong.items() if number}


def _best(ear: WhisperModel, language: str, studio: Studio, key: str, text: str, most: int) -> tuple[int, int]:
    """The number of the best way, and how many words are wrong in it; the first of equals."""
    best, least = 0, len(text)
    for way in range(min(most, len(WAYS))):
        # One studio for all ways: opening its model takes as long as saying a short sentence.
        studio.recipe = replace(studio.recipe, ways={key: way})
        sound = studio.voiced(key, text)
        if not _fits(key, sound, studio.room):
            continue
        wrong = count_wrong(studio.recipe.said(text), written_down(ear, sound, language), language)
        if wrong < least:
            best, least = way, wrong
        if not wrong:
            break
    return best, least


def _fits(key: str, sound: Sound, room: Mapping[str, float]) -> bool:
    seconds = len(sound) / SAMPLE_RATE_HZ
    return seconds <= min(longest_seconds(key), room.get(key, seconds))
