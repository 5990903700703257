"""Tired, stop, pain, a warning sign: whatever the phase, the effort is released first, and the session ends kindly."""

from dataclasses import replace
from typing import Final

from stature_coach.session.cues import Cue, Lower, Praise, Reason, StopNow
from stature_coach.session.events import Event, RedFlagReported
from stature_coach.session.moves.asking import ask_next, close
from stature_coach.session.moves.reading import leave, pain_rest, read_page
from stature_coach.session.moves.speaking import Made, after, repetition_of
from stature_coach.session.signs import Sign, warning
from stature_coach.session.state import EFFORT_PHASES, Phase, Session

# A stop so soon after the end of the set was meant for the set, and a second stop is the same stop.
SAID_TWICE_SECONDS: Final = 3.0
REST_NOW: Final = "shared.rest_now"
# Standing: to hold the chair, and to sit, in one breath (S9).
EASE_OFF: Final = "shared.ease_off"


def released(session: Session, at: float) -> Made:
    """The smooth release, at once, where there is effort. That repetition is broken off; one let go already is whole."""
    still = replace(session, at=at, since=at, times_said=0)
    if session.phase in (Phase.LOWERING, Phase.RESTING):
        return replace(still, repetition=session.repetition + 1), ()
    if session.phase not in EFFORT_PHASES:
        return still, ()
    broken = replace(still, broken_off=session.broken_off + 1)
    return broken, (_release(session, at, session.exercise.words.lower),)


def _release(session: Session, at: float, key: str) -> Lower:
    seconds = session.exercise.tempo.lower_seconds if session.phase in EFFORT_PHASES else 0.0
    return Lower(at, key, seconds, *repetition_of(session))


def steadied(session: Session, at: float) -> Made:
    """Released; standing, these first words are to ease off, to hold the chair and to sit, in one breath (S9)."""
    still, said = released(session, at)
    return still, (_release(session, at, EASE_OFF),) if session.exercise.standing else said


def let_go(session: Session, at: float) -> Made:
    """A word of release at once, in any phase; standing, the one that steadies."""
    still, said = steadied(session, at)
    return still, said or (_release(session, at, REST_NOW),)


def tired(session: Session, event: Event) -> Made:
    """Tired is success: a word of release at once, in any phase, and the set is complete (S3)."""
    if _tired_twice(session, event):
        return session, ()
    still, said = released(session, event.at)
    said = said or (_release(session, event.at, REST_NOW),)
    ended = replace(still.ended(Reason.TIRED), tired_at=event.at)
    if ended.reason is Reason.TIRED:
        said = (*said, Praise(after(ended, said, event.at), "shared.tired"))
    if session.set_over:
        return _carry_on(ended, event.at, said)
    return leave(replace(ended, before_tired=still), event.at, said)


def _tired_twice(session: Session, event: Event) -> bool:
    """Whether this only repeats the word before it: one release is enough for a hand that shakes."""
    return session.reason is Reason.TIRED and event.at - session.tired_at < SAID_TWICE_SECONDS


def stop(session: Session, event: Event) -> Made:
    """The person stops, for no reason that must be given. Whoever was tired first stops the way out alone (S3)."""
    if _said_twice(session, event):
        return session, ()
    still, said = released(session, event.at)
    tired_first = session.reason is Reason.TIRED
    ended = replace(still if tired_first else still.ended(Reason.STOPPED), stopped_at=event.at)
    key = session.exercise.words.pain_rest if session.reason is Reason.PAIN else "shared.stopped"
    words = (*said, StopNow(after(ended, said, event.at), key, ended.reason or Reason.STOPPED))
    if _only_just_leaving(session, event):  # meant for the set, which ended as the hand was on its way
        return _carry_on(ended, event.at, words)
    if session.set_over:  # the way out is known, or not wanted
        return close(ended, words)
    return leave(ended, event.at, words)


def _said_twice(session: Session, event: Event) -> bool:
    """Whether this only repeats the stop before it: a hand that shakes, or one that wonders whether it was heard.

    After pain, what is being said already is what a stop would say.
    """
    again = event.at - session.stopped_at < SAID_TWICE_SECONDS
    return again or (session.reason is Reason.PAIN and _only_just_leaving(session, event))


def _only_just_leaving(session: Session, event: Event) -> bool:
    """Whether the way out has hardly begun. A stop taken for a wish to do without it would leave a person lying (S9)."""
    return session.phase is Phase.LEAVING and event.at - session.since < SAID_TWICE_SECONDS


def pain(session: Session, event: Event) -> Made:
    """Pain is final: release, stop, rest; up slowly when ready, or call someone (S2, S9)."""
    if session.reason is Reason.RED_FLAG:
        return pain_beside_a_sign(session, event)
    still, said = steadied(session, event.at)
    ended = keep_pain(still.ended(Reason.PAIN))
    words = (*said, StopNow(after(ended, said, event.at), "shared.pain", Reason.PAIN))
    if session.set_over:
        return _carry_on(_resting_first(ended), event.at, words)
    return leave(ended, event.at, words)


def pain_beside_a_sign(session: Session, event: Event) -> Made:
    """It is kept. Lying or sitting, the sign's words are not talked over; standing, one is steadied and warned anew (S9)."""
    kept = keep_pain(session)
    return _warned(*steadied(kept, event.at), event.at) if session.exercise.standing else (kept, ())


def keep_pain(session: Session) -> Session:
    """The same session, in which pain was told, whatever ends it (S2)."""
    return replace(session, pain_told=True)


def _resting_first(session: Session) -> Session:
    """Pain once the set is over: a rest comes before the step that hurt, and before any question."""
    if session.home_phase is not Phase.LEAVING:
        return replace(session, phase=Phase.LEAVING, back_to=(), leaving=(pain_rest(session),), step=0)
    if session.leaving[session.step] == pain_rest(session):
        return session
    still_to_do = (page for page in session.leaving[session.step :] if page.step.after_pain)
    return replace(session, leaving=(pain_rest(session), *still_to_do), step=0)


def red_flag(session: Session, event: Event) -> Made:
    """Let go, stay, call. Nothing coaches getting up after it, and nothing more is asked (S9).

    Where the large button was pressed and not taken for a slip, pain was told as well (S2).
    """
    still, said = steadied(session, event.at)
    signs = session.signs | {_sign(event)}
    pain_told = session.pain_told or session.phase is Phase.NAMING
    return _warned(replace(still.ended(Reason.RED_FLAG), signs=signs, pain_told=pain_told), said, event.at)


def _warned(session: Session, said: tuple[Cue, ...], at: float) -> Made:
    """The gravest sign's own words after these, and then the end."""
    standing = session.exercise.standing
    key = warning(session.signs, standing=standing)
    steadied = EASE_OFF if standing else None
    return close(session, (*said, StopNow(after(session, said, at), key, Reason.RED_FLAG, session.red_flag, steadied)))


def _sign(event: Event) -> Sign:
    return event.kind if isinstance(event, RedFlagReported) else None


def _carry_on(session: Session, at: float, said: tuple[Cue, ...]) -> Made:
    """Goes on with the way out, or with the questions, after these words."""
    again = replace(session, phase=session.home_phase, back_to=(), times_said=0)
    starts_at = after(session, said, at)
    back, cues = read_page(again, starts_at) if again.phase is Phase.LEAVING else ask_next(again, starts_at)
    return replace(back, at=at), (*said, *cues)
