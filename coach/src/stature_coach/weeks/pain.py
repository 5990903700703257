"""What was told about pain and stops, and nothing about what follows.

Decides what counts as pain, as pain that rose (clinical A9), as a stop, and as a worse morning (rules S2 and S11).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any, Final, TypeAlias

from stature_coach.safety import HIGH_PAIN, PAIN_RISE, local_day
from stature_coach.session.cues import Reason
from stature_coach.weeks.entry import Entry
from stature_coach.weeks.without_app import DONE_WITHOUT

_PAIN: Final = Reason.PAIN.value
_RED_FLAG: Final = Reason.RED_FLAG.value
_STOPPED: Final = Reason.STOPPED.value
_GRAVE: Final = frozenset(reason.value for reason in (Reason.FORM, Reason.PAIN, Reason.RED_FLAG))


class Morning(Enum):
    """How a back is the morning after, beside the day before; later members are worse."""

    UNKNOWN = "unknown"
    NOT_WORSE = "not_worse"
    A_LITTLE_WORSE = "a_little_worse"
    WORSE = "worse"

    @property
    def worse(self) -> bool:
        """Whether it was worse in any way; on such a day nothing grows."""
        return self in (Morning.A_LITTLE_WORSE, Morning.WORSE)


def pain_told(entry: Entry) -> bool:
    """Whether the entry says in so many words that it hurt, also where a newer app wrote it."""
    if entry.kind == "pain_told":
        return True
    if entry.kind == "measure_taken":
        return entry.body.get("hurt") is True
    if entry.kind == DONE_WITHOUT:  # a number is no less than the word
        return entry.body.get("hurt") is True or bool(entry.body.get("pain"))
    in_words = entry.body.get("pain_told") is True or entry.body.get("reason") == _PAIN
    return entry.kind == "session_finished" and in_words


def is_red_flag(entry: Entry) -> bool:
    """Whether the entry tells of a warning sign, in a session or after it, also in a newer app's words."""
    if entry.kind == "session_finished":
        return entry.body.get("reason") == _RED_FLAG or entry.body.get("red_flag") is not None
    return entry.kind == "red_flag"


def rising(sure: Sequence[Entry], told: Sequence[Entry]) -> Iterable[Entry]:
    """The sessions that found or left more pain than there was, by what was told that local day (S2).

    The rise is measured against the first pain told that day, the morning's where it was told, and against what the
    session itself found: the lowest of these. Where the first of all is in doubt, the first that is sure counts too.
    """
    days = _by_day(told)
    first_sure = {} if sure is told else {day: words[0] for day, words in _by_day(sure).items()}
    for day, words in days.items():
        if not _could_rise([pain for _, pain in words]):
            continue
        mornings = [word for word in words if word[0].kind == "morning_after"]
        before = [words[0], *mornings, first_sure.get(day, words[0])]
        for entry in dict.fromkeys(entry for entry, _ in words):
            if entry.kind == "session_finished" and _rose_in(entry.body, _others(before, entry)):
                yield entry


# A number that was told, and where.
_Word: TypeAlias = tuple[Entry, int]


def _could_rise(pains: Sequence[int]) -> bool:
    """Most days are quiet: nothing of that day could be a rise."""
    return max(pains) >= min(HIGH_PAIN, min(pains) + PAIN_RISE)


def _by_day(entries: Iterable[Entry]) -> Mapping[date, list[_Word]]:
    """The pain told on each local day, in order of time."""
    days = dict[date, list[_Word]]()
    for entry in entries:
        words = _words(entry)
        if words:
            days.setdefault(local_day(entry.at), []).extend(words)
    return days


def _words(entry: Entry) -> list[_Word]:
    """What it says of pain, first what was found and then what was left."""
    body = entry.body
    if entry.kind == "session_finished":
        return [(entry, pain) for pain in (body.get("pain_before"), body.get("pain")) if pain is not None]
    pain = body.get("pain") if entry.kind in ("morning_after", "pain_told") else None
    return [] if pain is None else [(entry, pain)]


def _others(words: Iterable[_Word], entry: Entry) -> int | None:
    return min((pain for told, pain in words if told is not entry), default=None)


def _rose_in(body: Mapping[str, Any], that_day: int | None) -> bool:
    """Whether pain rose until the session, or in it. Who told of no pain before is taken to have come without."""
    found, left = body.get("pain_before"), body.get("pain")
    if found is not None and that_day is not None and rose(that_day, found):
        return True
    known = [pain for pain in (found, that_day) if pain is not None]
    return left is not None and rose(min(known, default=0), left, known=bool(known))


def rose(before: int, after: int, known: bool = True) -> bool:
    """Two points or more, or to four and above. A rise of two counts only from a number that was told."""
    return (known and after - before >= PAIN_RISE) or (after >= HIGH_PAIN and after > before)


def stopped(body: Mapping[str, Any]) -> bool:
    """Whether the session, whatever its pain, was a stop in the middle of the effort."""
    reason = body["reason"]
    return reason in _GRAVE or (reason == _STOPPED and _in_the_middle(body))


def _in_the_middle(body: Mapping[str, Any]) -> bool:
    """Ended on the way in, before any effort, it was a change of mind; after the whole dose, the way out was known."""
    planned = (body.get("dose") or {}).get("repetitions")
    whole = planned is not None and body["repetitions"] >= planned
    return bool(body["repetitions"] or body.get("set_begun") or body.get("efforts")) and not whole


def morning(before: int | None, after: int | None) -> Morning:
    """A morning's pain beside that of the day before. Some pain beside an untold day may be a little worse."""
    if after is None or (before is None and after == 0):
        return Morning.UNKNOWN
    if rose(before or 0, after, known=before is not None):
        return Morning.WORSE
    return Morning.A_LITTLE_WORSE if after > (before or 0) else Morning.NOT_WORSE
