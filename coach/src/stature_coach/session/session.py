"""The session machine: `begin`, then `advance(session, event) -> session, cues`.

Decides the order of things: first what fell due until the event, then the event, then a look ahead, so that cues are
known before they are due and can be taken back. Has no clock: time comes in with the event.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import inf
from typing import Final, TypeAlias

from stature_coach.regimen.values import Exercise, Step, lying_steps, upright_steps
from stature_coach.session.cues import Cancel, Cue, Waits
from stature_coach.session.events import About, Event, Ticked
from stature_coach.session.moves.reading import read_page
from stature_coach.session.state import Manner, Page, Prescription, Session, Table
from stature_coach.session.table import Impossible
from stature_coach.session.tables.counted import COUNTED

Advanced: TypeAlias = tuple[Session, tuple[Cue, ...]]

# How far the coach looks ahead. A host that ticks at least once a second hears of each cue two seconds before it is
# due, which a busy page needs to place it on the audio clock.
LOOK_AHEAD_SECONDS: Final = 3.0


class OutOfOrder(Impossible):
    """An event that is older than the session."""


def begin(
    prescription: Prescription, manner: Manner, spoken_seconds: Mapping[str, float], table: Table = COUNTED
) -> Advanced:
    """A new session at time 0, and its first cues.

    `spoken_seconds` says how long each sentence takes, by its key; `table` is the way it is run.
    """
    exercise = prescription.exercise
    session = Session(
        prescription=prescription,
        manner=manner,
        setup=(*_gates(exercise), *_pages(upright_steps(exercise.setup), prescription.rung, manner)),
        leaving=_pages(exercise.leaving, prescription.rung, manner),
        from_lying=_pages(lying_steps(exercise.setup), prescription.rung, manner),
        spoken_seconds=spoken_seconds,
        table=table,
    )
    started, said = read_page(session, 0.0)
    looked, ahead = _look_ahead(started)
    return looked, (*said, *ahead)


def advance(session: Session, event: Event) -> Advanced:
    """The session after the event, and the cues that follow from it.

    A person's event takes back every cue not yet due, so a Cancel comes first. Raises Impossible where the table has
    no such move, and OutOfOrder where `event.at` lies before the session; then nothing has changed.
    """
    if not session.at <= event.at < inf:  # written so that what is no number is refused too
        raise OutOfOrder(f"at is {event.at:g}, but the session is at {session.at:g}; times do not fall")
    now, overdue = _pass_time(session, event.at)
    if isinstance(event, Ticked):
        return _carried_on(now, event.at, overdue)
    moved, said = _move(now, event)
    if not said:  # nothing is said to it, so nothing is taken back; it may still be kept, like pain beside a sign
        return _carried_on(moved, event.at, overdue)
    # Tired can be taken back for as long as it is the person's last word.
    before_tired = moved.before_tired if moved.before_tired is not now.before_tired else None
    looked, ahead = _look_ahead(replace(moved, at=event.at, told_until=event.at, before_tired=before_tired))
    return looked, (*overdue, Cancel(event.at, ""), *said, *ahead)


def _carried_on(session: Session, at: float, said: tuple[Cue, ...]) -> Advanced:
    looked, ahead = _look_ahead(replace(session, at=at))
    return looked, (*said, *ahead)


def _pass_time(session: Session, until: float) -> Advanced:
    """The session at `until`, and those of its cues that nobody has been told yet."""
    now, told = session, list[Cue]()
    for moved, said, at in _moments(session, until):
        now = moved
        told += said if at > session.told_until else ()
    return now, tuple(told)


def _look_ahead(session: Session) -> Advanced:
    """The same session, and what will fall due soon if nothing happens."""
    until = session.at + LOOK_AHEAD_SECONDS
    _, ahead = _pass_time(session, until)
    return replace(session, told_until=max(until, session.told_until)), ahead


def _moments(session: Session, until: float) -> Iterator[tuple[Session, tuple[Cue, ...], float]]:
    now = session
    while now.due is not None and now.due <= until:
        at = now.due
        now, said = _move(now, Ticked(at))
        yield now, said, at


def _move(session: Session, event: Event) -> Advanced:
    """What the table says, with times in whole milliseconds, so that sums of seconds stay readable and equal."""
    moved, said = session.table[session.phase][type(event)](session, event)
    if moved is session:
        return session, said
    due = None if moved.due is None else round(moved.due, 3)
    return replace(moved, due=due, since=round(moved.since, 3), heard_at=round(moved.heard_at, 3)), said


def _gates(exercise: Exercise) -> tuple[Page, ...]:
    """What must be true today comes first, and only a tap goes on from it (S4, S5)."""
    return tuple(Page(Step(say=gate.say), Waits.TAP, About.GATE) for gate in exercise.prerequisites)


def _pages(steps: Iterable[Step], rung: str, manner: Manner) -> tuple[Page, ...]:
    effort = "half_effort" if manner.half_effort else "usual_effort"
    return tuple(
        Page(step, _waits(step))
        for step in steps
        if (not step.rungs or rung in step.rungs) and step.effort in ("always", effort)
    )


def _waits(step: Step) -> Waits:
    if step.until_tapped:
        return Waits.TAP
    return Waits.TAP_OR_TIME if step.moves_body or step.takes_time else Waits.NO
