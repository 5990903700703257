"""What everything that runs in time has: now, when the next thing is due by itself, and until when all is told.

Decides nothing. `passing_time.py` lets time pass for it; what it makes of an event stands in its table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

# A sentence nobody has timed yet is given this long.
UNTIMED_SENTENCE_SECONDS: Final = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class InTime:
    """Something under way at the moment `at`. All times are seconds since it began.

    `due` is when the next thing happens by itself, None where nothing does; `since` is when its phase began; `heard_at`
    is when what was said last has been heard out.
    """

    spoken_seconds: Mapping[str, float] = field(repr=False)
    at: float = 0.0
    since: float = 0.0
    due: float | None = None
    heard_at: float = 0.0
    told_until: float = -1.0

    def seconds_of(self, key: str) -> float:
        """How long that sentence takes to say."""
        return self.spoken_seconds.get(key, UNTIMED_SENTENCE_SECONDS)

    @property
    def row(self) -> Mapping[type[Any], Callable[..., Any]]:
        """What each event makes of it now: the row of its phase in its table."""
        raise NotImplementedError

    @property
    def stands(self) -> str:
        """The word of its phase."""
        raise NotImplementedError

    @property
    def event_words(self) -> Mapping[str, type[Any]]:
        """The words by which its events travel."""
        raise NotImplementedError

    @property
    def waiting_for(self) -> str | None:
        """What could be answered now; None where nothing waits."""
        raise NotImplementedError
