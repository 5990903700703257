"""Work that takes a while (the diary, an export, a paper), done beside the loop so that others are answered meanwhile.

Decided here: how many may wait for it. A request counts from when it has come whole, so whoever sends slowly takes no place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, ParamSpec, TypeVar

from starlette.concurrency import run_in_threadpool

from stature.http.problems import Refused

# Far more than a household; a flood is turned away and does not fill the memory.
MOST_AT_ONCE: Final = 200
# Long enough for a program that holds the diary to let go, short enough for a person who waits.
TRY_AGAIN_SECONDS: Final = 5

Given = ParamSpec("Given")
Made = TypeVar("Made")


class Working:
    """The place where requests wait for their work to be done."""

    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self._most = most
        self._now = 0

    async def __call__(self, work: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> Made:
        """What the work gives. Raises Refused where too many wait already, and whatever the work raises."""
        if self._now >= self._most:
            raise try_again("too many are asking at once; try again in a moment")
        self._now += 1
        try:
            return await run_in_threadpool(work, *given, **named)
        finally:
            self._now -= 1


def try_again(detail: str) -> Refused:
    """It is nobody's fault, and may go in a moment."""
    return Refused(503, detail, headers={"Retry-After": str(TRY_AGAIN_SECONDS)})
