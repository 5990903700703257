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

An event to which nothing is said, and which puts nothing off, cancels nothing. Times are seconds since the session began; there is no clock here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from stature_coach.problems import BadRequest
from stature_coach.regimen.values import ALWAYS, IN_TURN, Exercise, Step, lying_steps, upright_steps
from stature_coach.session.begun import NOTHING_BEGUN, Begun
from stature_coach.session.cues import Cue, Waits
from stature_coach.session.events import About, Event
from stature_coach.session.moves.reading import read_page
from stature_coach.session.passing_time import LOOK_AHEAD_SECONDS, OutOfOrder, advance as pass_on, look_ahead
from stature_coach.session.state import Manner, Page, Prescription, Session, Table
from stature_coach.session.tables.counted import COUNTED

Advanced: TypeAlias = tuple[Session, tuple[Cue, ...]]


def begin(
    prescription: Prescription,
    manner: Manner,
    spoken_seconds: Mapping[str, float],
    table: Table = COUNTED,
    begun: Begun = NOTHING_BEGUN,
) -> Advanced:
    """A new session at time 0, and its first cues.

    `spoken_seconds` says how long each sentence takes, by its key; `table` is the way it is run; `begun` is what of the
    set is behind the person, whose session was cut short: all else, the gate and the word before the lead-in too, comes
    as ever. Raises BadRequest where nothing of the set is left.
    """
    if not begun.leaves_room(prescription.repetitions, prescription.rung):
        raise BadRequest("nothing of this set is left to go on with; begin a session of its own")
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
        repetition=begun.repetitions + 1,
        repetitions=begun.repetitions,
        efforts=begun.efforts,
        efforts_before=begun.efforts,
        broken_off=begun.broken_off,
        pressed_by_mistake=begun.pressed_by_mistake,
        tired_taken_back=begun.tired_taken_back,
    )
    started, said = read_page(session, 0.0)
    looked, ahead = look_ahead(started)
    return looked, (*said, *ahead)


def advance(session: Session, event: Event) -> Advanced:
    """The session after the event, and the cues that follow from it.

    A person's event takes back every cue not yet due, so a Cancel comes first. Raises Impossible where the table has
    no such move, and OutOfOrder where `event.at` lies before the session; then nothing has changed.
    """
    return pass_on(session, event, _tired_is_the_last_word)


def _tired_is_the_last_word(after: Session, before: Session) -> Session:
    """Tired can be taken back for as long as it is the person's last word."""
    return after if after.before_tired is not before.before_tired else replace(after, before_tired=None)


def _gates(exercise: Exercise) -> tuple[Page, ...]:
    """What must be true today comes first, and only a tap goes on from it (S4, S5)."""
    gates = exercise.prerequisites
    return tuple(
        Page(Step(say=gate.say, familiar=gate.familiar), Waits.TAP, About.GATE, gate.no_is_pain) for gate in gates
    )


def _pages(steps: Iterable[Step], prescription: Prescription, manner: Manner) -> tuple[Page, ...]:
    effort = "half_effort" if manner.half_effort else "usual_effort"
    rung = prescription.exercise.rung(prescription.rung)
    wanted = (step for step in steps if step.is_for(rung.id, effort, prescription.repetitions))
    return tuple(Page(replace(step, figure=rung.shown(step.figure)), _waits(step, manner)) for step in wanted)


def _heard(pages: tuple[Page, ...], manner: Manner, turn: int) -> tuple[Page, ...]:
    """What somebody hears: all of it, or, knowing the exercise, what is always said and one of those that take turns."""
    if not manner.knows_it:
        return pages
    turns = [page for page in pages if page.step.said == IN_TURN]
    now = turns[turn % len(turns)] if turns else None
    return tuple(page for page in pages if page.step.said == ALWAYS or page is now)


def turn_of(turn: int, turns: int) -> int:
    """Which has its turn. Whoever comes every other day must not hear every other sentence for ever."""
    return (turn + turn // turns) % turns


def _waits(step: Step, manner: Manner) -> Waits:
    """What is read, and not heard, waits: nobody reads as fast as a clip speaks."""
    if step.until_tapped:
        return Waits.TAP
    waits = step.moves_body or step.takes_time or not manner.heard
    return Waits.TAP_OR_TIME if waits else Waits.NO


__all__ = ["LOOK_AHEAD_SECONDS", "Advanced", "OutOfOrder", "advance", "begin", "turn_of"]
