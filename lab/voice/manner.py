"""How fast a sentence is said, so that its clip has a good pace: by the voice's own speed, never by stretching sound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from .manifest import SAMPLE_RATE_HZ
from .pace import QUICKEST, SLOWEST, has_pace, words, words_per_minute

if TYPE_CHECKING:
    from .shape import Sound

# Aimed at a little inside the band: the coder and the trimming move a clip's length by some hundredths of a second.
MARGIN = 4.0
# How far from its own pace the voice is taken. What lies outside is a matter of the words: fewer, or a comma more.
SLOWEST_SPEED, QUICKEST_SPEED = 0.54, 1.0
# Where the voice may not be quicker, its pauses are shorter, and still heard as pauses.
SHORTER_PAUSES = 0.6
WELL_WITHIN_SECONDS = 0.1
TRIES = 4


@dataclass(frozen=True)
class Manner:
    """`speed` of the voice (1 is its own); `pauses`: how long its pauses are, of those of the recipe.

    `tone`: said in the tone of an utterance of so many more phonemes; `apart`: sentence by sentence.
    """

    speed: float
    pauses: float = 1.0
    tone: int = 0
    apart: bool = False


# A sentence that comes out unclear is said again in another way (`render --best-of`); the first is the recipe's own.
WAYS: tuple[Callable[[Manner], Manner], ...] = (
    lambda usual: usual,
    lambda usual: replace(usual, tone=14),
    lambda usual: replace(usual, speed=round(usual.speed * 0.92, 3)),
    lambda usual: replace(usual, apart=True),
    lambda usual: replace(usual, tone=-10),
    lambda usual: replace(usual, speed=round(usual.speed * 1.08, 3)),
    lambda usual: replace(usual, speed=round(usual.speed * 0.92, 3), tone=40),
    lambda usual: replace(usual, apart=True, tone=25),
    lambda usual: replace(usual, speed=round(usual.speed * 0.86, 3), tone=-6),
    lambda usual: replace(usual, tone=80),
)


def at_a_good_pace(
    text: str, say: Callable[[Manner], Sound], usual: Manner, pause_seconds: float, room: float = inf
) -> Sound:
    """The first take whose pace is good and which has room, from the recipe's manner on.

    `pause_seconds`: all its pauses together; `room`: the seconds that it may take.
    """
    manner, take = usual, say(usual)
    for _ in range(TRIES):
        seconds = len(take) / SAMPLE_RATE_HZ
        bound = has_pace(text) or seconds > room
        better = changed(manner, text, seconds, pause_seconds * manner.pauses, room) if bound else manner
        if better == manner:
            break
        manner, take = better, say(better)
    return take


def changed(manner: Manner, text: str, seconds: float, pause_seconds: float, room: float = inf) -> Manner:
    """The manner in which a take of so many seconds would have had a good pace, and room; the same where it had."""
    pace, voiced = words_per_minute(text, seconds), max(seconds - pause_seconds, 0.1)
    if SLOWEST + MARGIN <= pace <= QUICKEST - MARGIN and seconds <= room:
        return manner
    aimed = QUICKEST - 2 * MARGIN if pace > QUICKEST - MARGIN else SLOWEST + 2 * MARGIN
    wanted = min(len(words(text)) / aimed * 60, room - WELL_WITHIN_SECONDS)
    speed = round(manner.speed * voiced / max(wanted - pause_seconds, 0.1), 2)
    quickest = max(QUICKEST_SPEED, manner.speed)
    if speed > quickest and manner.pauses == 1.0 and pause_seconds > 0:
        return replace(manner, pauses=SHORTER_PAUSES)
    return replace(manner, speed=min(max(speed, SLOWEST_SPEED), quickest))
