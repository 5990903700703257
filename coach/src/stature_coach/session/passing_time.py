"""How time passes: what fell due is let happen, an event makes its move, and what lies ahead is told before it is due.

The theory of it stands at the top of `session.py`. This file knows no phase and no sentence; it serves whatever is InTime.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import inf
from typing import Any, Final, TypeAlias, TypeVar

from stature_coach.session.cues import Cancel, Cue
from stature_coach.session.events import Ticked
from stature_coach.session.in_time import InTime
from stature_coach.session.table import Impossible

S = TypeVar("S", bound=InTime)
Cues: TypeAlias = tuple[Cue, ...]

# How far the coach looks ahead. A host that ticks at least once a second hears of each cue two seconds before it is
# due, which a busy page needs to place it on the audio clock.
LOOK_AHEAD_SECONDS: Final = 3.0


class OutOfOrder(Impossible):
    """An event that is older than the session."""


def advance(session: S, event: Any, settled: Callable[[S, S], S] = lambda after, _before: after) -> tuple[S, Cues]:
    """The session after the event, and the cues that follow from it.

    A person's event takes back every cue not yet due, so a Cancel comes first. `settled` makes of the session after the
    event, and the one before it, what it is from then on. Raises Impossible where the table has no such move, and
    OutOfOrder where `event.at` lies before the session; then nothing has changed.
    """
    if not session.at <= event.at < inf:  # written so that what is no number is refused too
        raise OutOfOrder(f"at is {event.at:g}, but the session is at {session.at:g}; times do not fall")
    now, overdue = _pass_time(session, event.at)
    if isinstance(event, Ticked):
        return _carried_on(now, event.at, overdue)
    after, said = _moved(now, event)
    if not said and after.due == now.due:  # what lies ahead stays true; it may still be kept, like pain beside a sign
        return _carried_on(after, event.at, overdue)
    looked, ahead = look_ahead(replace(settled(after, now), at=event.at, told_until=event.at))
    return looked, (*overdue, Cancel(event.at, ""), *said, *ahead)


def _carried_on(session: S, at: float, said: Cues) -> tuple[S, Cues]:
    looked, ahead = look_ahead(replace(session, at=at))
    return looked, (*said, *ahead)


def look_ahead(session: S) -> tuple[S, Cues]:
    """The same session, and what will fall due soon if nothing happens."""
    until = session.at + LOOK_AHEAD_SECONDS
    _, ahead = _pass_time(session, until)
    return replace(session, told_until=max(until, session.told_until)), ahead


def _pass_time(session: S, until: float) -> tuple[S, Cues]:
    """The session at `until`, and those of its cues that nobody has been told yet."""
    now, told = session, list[Cue]()
    for after, said, at in _moments(session, until):
        now = after
        told += said if at > session.told_until else ()
    return now, tuple(told)


def _moments(session: S, until: float) -> Iterator[tuple[S, Cues, float]]:
    now = session
    while now.due is not None and now.due <= until:
        at = now.due
        now, said = _moved(now, Ticked(at))
        yield now, said, at


def _moved(session: S, event: Any) -> tuple[S, Cues]:
    """What the table says, with times in whole milliseconds, so that sums of seconds stay readable and equal."""
    after, said = session.row[type(event)](session, event)
    if after is session:
        return session, said
    due = None if after.due is None else round(after.due, 3)
    return replace(after, due=due, since=round(after.since, 3), heard_at=round(after.heard_at, 3)), said
