"""Tired, stop, pain, a warning sign: whatever the phase, the effort is released first, and the session ends kindly."""

from dataclasses import replace
from typing import Final

from stature_coach.cues import Cue, Lower, Praise, Reason, StopNow
from stature_coach.events import Event, RedFlag, RedFlagReported
from stature_coach.moves.asking import ask_next, close
from stature_coach.moves.reading import leave, pain_rest, read_page
from stature_coach.moves.speaking import GAP_SECONDS, Made, after, heard_at, repetition_of
from stature_coach.state import EFFORT_PHASES, Phase, Session

# A stop so soon after the end of the set was meant for the set, and a second stop is the same stop.
SAID_TWICE_SECONDS: Final = 3.0
# From the least urgent to the most: a milder sign named later never softens what was said (clinical A9).
WARNINGS: Final = {
    None: "shared.red_flag",
    RedFlag.DIZZY: "shared.red_flag_dizzy",
    RedFlag.SHARP_BACK_OR_RIB: "shared.red_flag_doctor",
    RedFlag.NUMB_OR_WEAK: "shared.red_flag_emergency",
    RedFlag.FAINT_OR_BREATHLESS: "shared.red_flag_emergency",
    RedFlag.CHEST_PAIN: "shared.red_flag_emergency",
}


def released(session: Session, at: float) -> Made:
    """The smooth release, at once, where there is effort."""
    still = replace(session, at=at, since=at, count=0, times_said=0)
    if session.phase not in EFFORT_PHASES:
        return still, ()
    words, seconds = session.exercise.words, session.exercise.tempo.lower_seconds
    return still, (Lower(at, words.lower, seconds, *repetition_of(session)),)


def tired(session: Session, event: Event) -> Made:
    """Tired is success: a word of release at once, in any phase, and the set is complete (S3)."""
    still, said = released(session, event.at)
    said = said or (Lower(event.at, "shared.rest_now", 0.0, *repetition_of(session)),)
    ended = still.ended(Reason.TIRED)
    if ended.reason is Reason.TIRED:
        said = (*said, Praise(after(ended, said, event.at), "shared.tired"))
    return _carry_on(ended, event.at, said) if session.set_over else leave(ended, event.at, said)


def stop(session: Session, event: Event) -> Made:
    """The person stops, for no reason that must be given."""
    if _said_twice(session, event):
        return session, ()
    still, said = released(session, event.at)
    ended = still.ended(Reason.STOPPED)
    key = session.exercise.words.pain_rest if session.reason is Reason.PAIN else "shared.stopped"
    words = (*said, StopNow(after(ended, said, event.at), key, Reason.STOPPED))
    if _only_just_leaving(session, event):  # meant for the set, which ended as the hand was on its way
        return _carry_on(ended, event.at, words)
    if session.set_over:  # the way out is known, or not wanted
        return close(ended, words)
    return leave(ended, event.at, words)


def _said_twice(session: Session, event: Event) -> bool:
    """Whether this only repeats the stop before it: a hand that shakes, or one that wonders whether it was heard.

    After pain, what is being said already is what a stop would say.
    """
    return session.reason in (Reason.STOPPED, Reason.PAIN) and _only_just_leaving(session, event)


def _only_just_leaving(session: Session, event: Event) -> bool:
    """Whether the way out has hardly begun. A stop taken for a wish to do without it would leave a person lying (S9)."""
    return session.phase is Phase.LEAVING and event.at - session.since < SAID_TWICE_SECONDS


def pain(session: Session, event: Event) -> Made:
    """Pain is final: release, stop, rest; up slowly when ready, or call someone (S2, S9)."""
    still, said = released(session, event.at)
    ended = still.ended(Reason.PAIN)
    words = _steadied(ended, (*said, StopNow(after(ended, said, event.at), "shared.pain", Reason.PAIN)))
    if session.set_over:
        return _carry_on(_resting_first(ended), event.at, words)
    return leave(ended, event.at, words)


def _resting_first(session: Session) -> Session:
    """Pain once the set is over: a rest comes before the step that hurt, and before any question."""
    if session.home_phase is not Phase.LEAVING:
        return replace(session, phase=Phase.LEAVING, back_to=(), leaving=(pain_rest(session),), step=0)
    if session.leaving[session.step] == pain_rest(session):
        return session
    still_to_do = (page for page in session.leaving[session.step :] if page.step.after_pain)
    return replace(session, leaving=(pain_rest(session), *still_to_do), step=0)


def red_flag(session: Session, event: Event) -> Made:
    """Let go, stay, call. Nothing coaches getting up after it, and nothing more is asked (S9)."""
    still, said = released(session, event.at)
    kind = max(session.red_flag, _kind(event), key=list(WARNINGS).index)
    ended = replace(still.ended(Reason.RED_FLAG), red_flag=kind)
    warning = StopNow(after(ended, said, event.at), WARNINGS[kind], Reason.RED_FLAG, kind)
    return close(ended, _steadied(ended, (*said, warning)))


def _kind(event: Event) -> RedFlag | None:
    return event.kind if isinstance(event, RedFlagReported) else None


def _steadied(session: Session, said: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Standing, the last word is what to hold on to."""
    steady = session.exercise.words.steady
    if steady is None or not session.in_position or session.reason is None:
        return said
    at = heard_at(session, said[-1]) + GAP_SECONDS
    return (*said, StopNow(at, steady, session.reason, session.red_flag))


def _carry_on(session: Session, at: float, said: tuple[Cue, ...]) -> Made:
    """Goes on with the way out, or with the questions, after these words."""
    again = replace(session, phase=session.home_phase, back_to=(), times_said=0)
    starts_at = after(session, said, at)
    back, cues = read_page(again, starts_at) if again.phase is Phase.LEAVING else ask_next(again, starts_at)
    return replace(back, at=at), (*said, *cues)
