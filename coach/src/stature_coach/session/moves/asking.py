"""The end: what only the person knows is asked, each answer may be left out, and the session closes.

Two questions: how it was, beside the count, and whether anything hurts. Whoever answers the first has seen the count and
gone on from it: it is the person's own, unless they said that they did fewer.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from stature_coach.problems import BadRequest
from stature_coach.safety import EASY_EFFORT, MUCH_PAIN, TAKE_BACK_SECONDS
from stature_coach.session.cues import AskFor, Cue, Finish, Praise, Reason, Waits
from stature_coach.session.events import About, Answered, Event
from stature_coach.session.moves.speaking import GAP_SECONDS, Made, heard_at
from stature_coach.session.state import Phase, Session

QUESTIONS: Final = {
    About.EFFORT: "shared.ask_effort",
    About.PAIN: "shared.ask_pain",
}
MOST_EFFORT_OR_PAIN: Final = 10
# How it was, in words a person has: the key of each, and its place on the scale (easy is at most EASY_EFFORT).
EFFORT_WORDS: Final[Mapping[str, int]] = MappingProxyType(
    {"effort.very_easy": 1, "effort.easy": EASY_EFFORT, "effort.firm": 5, "effort.hard": 7, "effort.too_hard": 9}
)
ANSWER_IN_OWN_TIMES: Final = 2
MUCH_PAIN_AFTER: Final = "answer.much_after"


def ask_about_it(session: Session, at: float) -> Made:
    """Begins the questions that fit how the session ended."""
    return ask_next(replace(session, phase=Phase.ASKING, since=at, questions=_questions(session)), at)


def _questions(session: Session) -> tuple[About, ...]:
    if session.reason is Reason.PAIN:
        return (About.PAIN,)
    if not session.set_begun:
        return ()  # nothing was tried, so there is nothing to rate
    return (About.EFFORT, About.PAIN)


def ask_next(session: Session, at: float) -> Made:
    """Asks the next question, or says the last words."""
    if not session.questions:
        return close(session, (Praise(at, _last_word(session)),))
    about = session.questions[0]
    cue = AskFor(at, QUESTIONS[about], about, Waits.TAP_OR_TIME)
    heard = heard_at(session, cue)
    return replace(session, at=at, heard_at=heard, due=heard + _time_to_answer(session)), (cue,)


def _time_to_answer(session: Session) -> float:
    """Nobody is hurried here: pain may be asked about in three steps, and a count be set right."""
    return ANSWER_IN_OWN_TIMES * session.manner.own_time_seconds


def _last_word(session: Session) -> str:
    """Thanks; to much pain a human word, which says whom to call (S2)."""
    return MUCH_PAIN_AFTER if session.answers.get(About.PAIN, 0) >= MUCH_PAIN else "shared.done"


def answer(session: Session, event: Event) -> Made:
    """Keeps the answer to what was asked. A smaller count is said beside the first question, which still waits."""
    if not isinstance(event, Answered) or event.about not in _answerable(session):
        raise _not_asked(session)
    most = session.repetitions if event.about is About.REPETITIONS else MOST_EFFORT_OR_PAIN
    if not 0 <= event.number <= most:
        raise BadRequest(f"number is {event.number}; write a whole number from 0 to {most}")
    answers = {**_count_seen(session), **session.answers, event.about: event.number}
    told = replace(session, answers=answers)
    return _still_asked(told, event) if event.about is About.REPETITIONS else skip(told, event)


def _answerable(session: Session) -> tuple[About, ...]:
    """What can be answered now: the question, and beside how it was how many it were."""
    question = session.questions[0]
    return (question, About.REPETITIONS) if question is About.EFFORT and session.repetitions else (question,)


def _count_seen(session: Session) -> Mapping[About, int]:
    """The coach's count, which stands beside the question that is answered; a set without a whole hold has none."""
    return {About.REPETITIONS: session.repetitions} if About.REPETITIONS in _answerable(session) else {}


def little_pain(session: Session, event: Event) -> Made:
    """A little hurts: kept in that word at once, for it is no number (S6: never easy). Whether it is more is still open."""
    if session.questions[0] is not About.PAIN:
        raise _not_asked(session)
    return _still_asked(replace(session, little_pain=True), event)


def _not_asked(session: Session) -> BadRequest:
    return BadRequest(f"nothing was asked about that; answer about {session.questions[0].value}")


def _still_asked(session: Session, event: Event) -> Made:
    """The question waits on, from now for as long as before."""
    return replace(session, due=event.at + _time_to_answer(session)), ()


def skip(session: Session, event: Event) -> Made:
    """The question stays open: unknown is a fair answer."""
    return ask_next(replace(session, questions=session.questions[1:]), event.at)


def answer_later(session: Session, event: Event) -> Made:
    """What is still open is asked again in the morning; until then it is unknown, and unknown is never easy (S6)."""
    if not session.may_answer_later:
        raise BadRequest("the answer cannot wait where something hurt; answer, or skip the question")
    return close(replace(session, answers_wait=True), (Praise(event.at, _last_word(session)),))


def close(session: Session, last_words: tuple[Cue, ...]) -> Made:
    """Says the last words; the session finishes when they have been heard."""
    heard = heard_at(session, last_words[-1])
    may_take_back = session.before_tired is not None  # then it is not over yet, however short the words were
    due = max(heard, session.tired_at + TAKE_BACK_SECONDS + GAP_SECONDS) if may_take_back else heard
    closing = replace(session, phase=Phase.CLOSING, back_to=(), questions=(), heard_at=heard, due=due)
    return closing, last_words


def finish(session: Session, event: Event) -> Made:
    """The session is over."""
    reason = session.reason or Reason.INTERRUPTED
    finished = replace(session, phase=Phase.FINISHED, at=event.at, since=event.at, due=None, reason=reason)
    return finished, (Finish(event.at, "", reason, session.repetitions),)
