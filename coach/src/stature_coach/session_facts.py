"""What a kept session says of itself."""

from typing import Final

from stature_coach.cues import Reason
from stature_coach.diary import Entry

_COMPLETE: Final = frozenset(reason.value for reason in Reason if reason.complete)


def was_done(entry: Entry) -> bool:
    """Whether it counts as done today: some repetitions, or a good end without any."""
    return bool(entry.body["repetitions"]) or entry.body["reason"] in _COMPLETE
