"""What a kept session says of itself."""

from stature_coach.cues import Reason
from stature_coach.diary import Entry


def was_done(entry: Entry) -> bool:
    """Whether it counts as done today: some repetitions, or a good end without any."""
    return bool(entry.body["repetitions"]) or Reason(entry.body["reason"]).complete
