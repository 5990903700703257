"""What of a set is behind somebody whose session was cut short, and goes on: it counts, and nothing begins by itself."""

from dataclasses import dataclass
from typing import Final

from stature_coach import safety
from stature_coach.problems import BadRequest


@dataclass(frozen=True, slots=True)
class Begun:
    """Whole holds, and efforts that began; what was told on the way and is told once a session.

    Raises BadRequest where more was held than begun.
    """

    repetitions: int = 0
    efforts: int = 0
    pressed_by_mistake: int = 0
    tired_taken_back: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.repetitions <= self.efforts or self.pressed_by_mistake < 0:
            raise BadRequest(
                f"begun is {self.repetitions} repetitions of {self.efforts} efforts; write whole holds and all efforts"
            )

    @property
    def broken_off(self) -> int:
        """Efforts that did not come to their end; the one under way when it was cut short is one of them (S7)."""
        return self.efforts - self.repetitions

    def leaves_room(self, repetitions: int, rung: str) -> bool:
        """Whether there is anything left to do of a set of so many, on that rung (S7)."""
        return self.repetitions < repetitions and may_try_again(rung, self.efforts, self.broken_off)


def may_try_again(rung: str, efforts: int, broken_off: int) -> bool:
    """Whether one more effort may begin: not too many were broken off, and there is a try left (S7)."""
    tries_left = rung != safety.TRYING or efforts < safety.TRYING_CEILING
    return broken_off <= safety.BROKEN_OFF_DONE_AGAIN and tries_left


NOTHING_BEGUN: Final = Begun()
