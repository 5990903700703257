"""A sentence is said at a pace that can be followed, in the room that it has, and in as many ways as are tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from .manifest import SAMPLE_RATE_HZ
from .manner import WAYS, Manner, at_a_good_pace, changed
from .pace import QUICKEST, SLOWEST, words_per_minute
from .recipe import read_recipe, read_ways
from .wording import sentences_of, voice_folder

if TYPE_CHECKING:
    from .shape import Sound

TEN_WORDS = "one two three four five six seven eight nine ten"


class Voice:
    """Takes so many seconds at its own speed, and notes in which manner it was asked."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.asked: list[Manner] = []

    def __call__(self, manner: Manner) -> Sound:
        self.asked.append(manner)
        return np.zeros(round(self.seconds / manner.speed * SAMPLE_RATE_HZ))


@pytest.mark.parametrize("seconds", [2.0, 3.0, 3.5])
def test_what_is_too_slow_or_too_quick_is_said_again_at_a_good_pace(seconds: float) -> None:
    say = Voice(seconds)
    take = at_a_good_pace(TEN_WORDS, say, Manner(0.6), 0.0)
    assert SLOWEST <= words_per_minute(TEN_WORDS, len(take) / SAMPLE_RATE_HZ) <= QUICKEST


def test_a_take_that_is_longer_than_its_room_is_said_quicker() -> None:
    say = Voice(3.6)
    take = at_a_good_pace(TEN_WORDS, say, Manner(0.8), 0.0, room=4.1)
    assert len(take) / SAMPLE_RATE_HZ <= 4.1
    assert say.asked[0] == Manner(0.8)


def test_a_short_sentence_without_a_pace_keeps_to_its_room_too() -> None:
    say = Voice(1.0)
    assert len(at_a_good_pace("Rest.", say, Manner(0.8), 0.0, room=1.1)) / SAMPLE_RATE_HZ <= 1.1


def test_the_way_of_saying_it_is_kept_when_the_speed_changes() -> None:
    slow = Manner(0.5, tone=14, apart=True)
    assert changed(slow, TEN_WORDS, 9.0, 0.0).tone == 14
    assert changed(slow, TEN_WORDS, 9.0, 0.0).apart


def test_every_way_is_another_and_the_first_is_the_recipes_own() -> None:
    usual = Manner(0.8)
    assert WAYS[0](usual) == usual
    assert len({way(usual) for way in WAYS}) == len(WAYS)


@pytest.mark.parametrize("voice", ["en", "es", "en-second", "es-second"])
def test_a_recipe_names_ways_and_sentences_that_there_are(voice: str) -> None:
    assert read_recipe(voice).voice
    assert read_ways(voice).keys() <= sentences_of(voice).keys()
    assert all(0 < way < len(WAYS) for way in read_ways(voice).values())


def test_a_second_voice_says_what_homes_hear_and_lies_apart_from_the_first() -> None:
    first, second = sentences_of("en"), sentences_of("en-second")
    assert first.keys() - second.keys() == {key for key in first if key.startswith("group.")}
    assert voice_folder("en-second") != voice_folder("en")
