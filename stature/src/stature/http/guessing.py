"""How often a code or a key may be guessed, and how long whoever guessed wrongly waits.

Decided here: each guesser waits alone. A code holds 50 bits and lives five minutes, so nobody finds it by trying; this keeps a
program that tries from wearing out the house's computer, and from staying unseen.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final

from stature.http.problems import Refused

# A person mistypes; after so many in a row each further guess costs twice the time of the one before.
FREE: Final = 5
LONGEST_WAIT_SECONDS: Final = 300.0
FORGOTTEN_SECONDS: Final = 3_600.0
# So many guessers are remembered; the one that was quiet longest is forgotten first.
MOST_GUESSERS: Final = 4_096


@dataclass(frozen=True, slots=True)
class Guesser:
    """How often somebody was wrong, when last, and until when nothing is heard from them."""

    wrong: int
    last: float
    until: float


class Guessing:
    """Wrong guesses by whoever made them."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._guessers: OrderedDict[Hashable, Guesser] = OrderedDict()

    def hear(self, who: Hashable) -> None:
        """Raises Refused (429) where this one must wait, without a look at what is guessed."""
        known, now = self._guessers.get(who), self._clock()
        if known is not None and now < known.until:
            seconds = math.ceil(known.until - now)
            raise Refused(
                429,
                f"too many codes that do not fit came from this device; wait {seconds} seconds",
                headers={"Retry-After": str(seconds)},
            )

    def was_wrong(self, who: Hashable) -> None:
        now = self._clock()
        known = self._guessers.pop(who, None)
        wrong = 1 if known is None or now - known.last > FORGOTTEN_SECONDS else known.wrong + 1
        wait = 0.0 if wrong < FREE else min(LONGEST_WAIT_SECONDS, 2.0 ** min(wrong - FREE, 10))
        self._guessers[who] = Guesser(wrong, now, now + wait)
        while len(self._guessers) > MOST_GUESSERS:
            self._guessers.popitem(last=False)

    def was_right(self, who: Hashable) -> None:
        self._guessers.pop(who, None)
