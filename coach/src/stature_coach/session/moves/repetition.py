"""A set: the lead-in, and then lift, hold, lower, rest for each repetition. Time drives it; nothing is waited for."""

from dataclasses import replace

from stature_coach.session.cues import (
    Count,
    Cue,
    GetReady,
    Hold,
    Lift,
    Lower,
    Praise,
    Reason,
    Remind,
    RestNow,
    StopNow,
    Waits,
)
from stature_coach.session.events import Event
from stature_coach.session.moves.leading_in import BREATHE_IN_SECONDS
from stature_coach.session.moves.reading import leave
from stature_coach.session.moves.speaking import (
    EVERY_THIRD,
    GAP_SECONDS,
    Made,
    after,
    heard_at,
    repetition_of,
)
from stature_coach.session.state import Phase, Session


def lead_in_over(session: Session, event: Event) -> Made:
    """First the breath in, then the effort."""
    if session.times_said:
        return _lift(session, event.at)
    cue = GetReady(event.at, "shared.breathe_in", Waits.NO, BREATHE_IN_SECONDS)
    return replace(session, at=event.at, times_said=1, due=event.at + BREATHE_IN_SECONDS), (cue,)


def _lift(session: Session, at: float) -> Made:
    """The effort builds up; the breath is named with it, at the first and every third repetition (S8)."""
    words, seconds = session.exercise.words, session.exercise.tempo.lift_seconds
    breathe = session.repetition % EVERY_THIRD == 1 or not session.has_lifted
    key = words.lift_breathing if breathe else words.lift
    begun = session.efforts + 1
    lifted = replace(session, phase=Phase.LIFTING, at=at, since=at, efforts=begun, due=at + seconds)
    return lifted, (Lift(at, key, seconds, *repetition_of(session)),)


def lift_over(session: Session, event: Event) -> Made:
    """The hold begins, and with it count one."""
    seconds = session.exercise.dose.hold_counts * session.manner.beat_seconds
    held = replace(session, phase=Phase.HOLDING, at=event.at, since=event.at, count=1)
    hold = Hold(event.at, "shared.hold", seconds, *repetition_of(session))
    return replace(held, due=_next_beat(held)), (hold, _count(held))


def beat_over(session: Session, event: Event) -> Made:
    """The next count; one count after the last the hold is whole, and the release begins."""
    if session.count == session.exercise.dose.hold_counts:
        return _lower(replace(session, repetitions=session.repetitions + 1), event.at)
    counted = replace(session, at=event.at, count=session.count + 1)
    return replace(counted, due=_next_beat(counted)), (_count(counted),)


def _next_beat(session: Session) -> float:
    # From the start of the hold, not from the last count, so that no error adds up.
    return session.since + session.count * session.manner.beat_seconds


def _count(session: Session) -> Count:
    return Count(session.at, f"number.{session.count}", session.count, session.repetition)


def _lower(session: Session, at: float) -> Made:
    seconds = session.exercise.tempo.lower_seconds
    lowered = replace(session, phase=Phase.LOWERING, at=at, since=at, due=at + seconds)
    return lowered, (Lower(at, session.exercise.words.lower, seconds, *repetition_of(session)),)


def lower_over(session: Session, event: Event) -> Made:
    """Rest: the handout's two seconds, longer where something is said in it."""
    words = _words_in_rest(session, event.at)
    heard = heard_at(session, words[-1]) + GAP_SECONDS
    seconds = max(session.exercise.tempo.rest_seconds, heard - event.at)
    rested = replace(session, phase=Phase.RESTING, at=event.at, since=event.at, due=event.at + seconds)
    return rested, (RestNow(event.at, "shared.rest", seconds, *repetition_of(session)), *words[1:])


def _words_in_rest(session: Session, at: float) -> tuple[Cue, ...]:
    rest = Praise(at, "shared.rest")  # stands for the rest cue, whose length depends on what follows it
    then = after(session, (rest,), at)
    if session.last_repetition:
        return rest, Praise(then, "shared.last_one")
    return rest, _word_in_turn(session, then)


def _word_in_turn(session: Session, at: float) -> Cue:
    """Rests speak in turn: a kind word, a reminder of the exercise's own, and that stopping needs no telling."""
    rounds, turn = divmod(session.repetition - 1, EVERY_THIRD)
    reminders = session.exercise.reminders
    if turn == 1 and reminders:
        return Remind(at, reminders[rounds % len(reminders)])
    if turn == EVERY_THIRD - 1:
        return Remind(at, "shared.stop_whenever")
    return Praise(at, "shared.well_done")


def rest_over(session: Session, event: Event) -> Made:
    """The next repetition, or the end of the set."""
    onward = replace(session, repetition=session.repetition + 1)
    return _lift(onward, event.at) if onward.may_go_on else set_over(onward, event.at, ())


def set_over(session: Session, at: float, said: tuple[Cue, ...]) -> Made:
    """Nothing is left to do: the plan was done, or too much of it was broken off (S7)."""
    if session.all_done:
        return leave(session.ended(Reason.TARGET_REACHED), at, said)
    ended = session.ended(Reason.INTERRUPTED)
    kindly = StopNow(after(session, said, at), "shared.enough_tries", Reason.INTERRUPTED)
    return leave(ended, at, (*said, kindly))
