"""The session machine: `begin`, then `advance(session, event) -> session, cues`.

Theory of operation
-------------------
A session is a value that only events change, and time is an event like any other: `Ticked` says how late it is. Whatever
falls due by itself is a move of the table at the very moment when it is due, so a session that is ticked once an hour
hears the same as one that is ticked ten times a second. `advance` first lets pass what fell due until the event, then
makes the event's own move, then looks ahead.

Why look ahead. A count must fall on its beat, and a page can lay a clip on the beat only if it knows of it before. So
after every event the machine lives on in thought, as if nothing happened, for LOOK_AHEAD_SECONDS, and tells the cues of
that time together with when they are due. The session that it gives back has not moved; it only remembers until when
everything is told: `told_until`. When that time has truly passed, what fell due until then is not told again.

How a cancel works. An event of the person makes that future untrue. So its cues begin with one `Cancel(at)`, which takes
back all that was told and is not yet due; what the event says and the future that now lies ahead follow. `told_until`
falls back to the event and grows from there.

    seconds          38      39      40      41      42
    Ticked(38)        1 ----- 2 ----- 3 ----- 4             counts 1 to 4 told, told_until 41
    Ticked(39)                2 ----- 3 ----- 4 ----- 5     only 5 is new, told_until 42
    TiredReported(39.4)         x                           Cancel(39.4): 3, 4 and 5 are never heard
                                "And let go, slowly."       the release is due at once (S3), told_until 42.4

An event to which nothing is said cancels nothing. Times are seconds since the session began; there is no clock here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import inf
from typing import Final, TypeAlias

from stature_coach.regimen.values import ALWAYS, IN_TURN, Exercise, Step, lying_steps, upright_steps
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
    upright = (*_gates(exercise), *_pages(upright_steps(exercise.setup), prescription, manner))
    from_lying = _pages(lying_steps(exercise.setup), prescription, manner)
    turn = turn_of(manner.turn, sum(page.step.said == IN_TURN for page in upright) or 1)
    session = Session(
        prescription=prescription,
        manner=manner,
        setup=_heard(upright, manner, turn),
        leaving=_pages(exercise.leaving, prescription, manner),
        from_lying=_heard(from_lying, manner, turn),
        whole_setup=upright,
        whole_from_lying=from_lying,
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
    gates = exercise.prerequisites
    return tuple(Page(Step(say=gate.say), Waits.TAP, About.GATE, gate.no_is_pain) for gate in gates)


def _pages(steps: Iterable[Step], prescription: Prescription, manner: Manner) -> tuple[Page, ...]:
    effort = "half_effort" if manner.half_effort else "usual_effort"
    rung = prescription.exercise.rung(prescription.rung)
    wanted = (step for step in steps if step.is_for(rung.id, effort, prescription.repetitions))
    return tuple(Page(replace(step, figure=rung.shown(step.figure)), _waits(step)) for step in wanted)


def _heard(pages: tuple[Page, ...], manner: Manner, turn: int) -> tuple[Page, ...]:
    """What somebody hears: all of it, or, knowing the exercise, what is always said and one of those that take turns."""
    if not manner.familiar:
        return pages
    turns = [page for page in pages if page.step.said == IN_TURN]
    now = turns[turn % len(turns)] if turns else None
    return tuple(page for page in pages if page.step.said == ALWAYS or page is now)


def turn_of(turn: int, turns: int) -> int:
    """Which has its turn. Whoever comes every other day must not hear every other sentence for ever."""
    return (turn + turn // turns) % turns


def _waits(step: Step) -> Waits:
    if step.until_tapped:
        return Waits.TAP
    return Waits.TAP_OR_TIME if step.moves_body or step.takes_time else Waits.NO
