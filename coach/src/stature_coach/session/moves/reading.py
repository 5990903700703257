"""Reading out the way into the position and the way out of it, at the person's own pace."""

from dataclasses import replace
from typing import Final

from stature_coach.problems import BadRequest
from stature_coach.regimen.values import ALWAYS, Step
from stature_coach.session.cues import AskFor, Cue, Instruct, Reason, Waits
from stature_coach.session.events import Event, NextWanted, ReadyGiven
from stature_coach.session.moves.asking import ask_about_it
from stature_coach.session.moves.checking import wonder
from stature_coach.session.moves.leading_in import lead_in_after
from stature_coach.session.moves.ready import ask_ready
from stature_coach.session.moves.speaking import PROMPTS_BEFORE_CHECKING, Made, after, heard_at, second_tap
from stature_coach.session.state import Page, Phase, Session


def pain_rest(session: Session) -> Page:
    """After pain: rest, then slowly up when ready, or call someone. Nothing hurries it (S9)."""
    return Page(Step(say=session.exercise.words.pain_rest), Waits.TAP)


# A step that moves the body is said twice in the person's own time, then the next one follows.
TIMES_SAID: Final = 2


def read_page(session: Session, at: float) -> Made:
    """Says the page the session stands at, and waits as the page asks."""
    page = session.page
    cue = _cue(session, page, at)
    said = replace(session, at=at, heard_at=heard_at(session, cue), times_said=session.times_said + 1)
    return replace(said, due=_due(said, page, at)), (cue,)


def _cue(session: Session, page: Page, at: float) -> Cue:
    if page.about is not None:
        return AskFor(at, session.says, page.about, page.waits)
    return Instruct(
        at, session.says, page.waits, session.step - session.looking_back + 1, len(session.pages), page.step.figure
    )


def _due(session: Session, page: Page, at: float) -> float:
    soonest = session.heard_at + session.manner.pause_seconds
    if page.waits is Waits.NO:
        return soonest
    # Own time is split in two, so that the sentence can be heard again in the middle of it.
    share = TIMES_SAID if page.waits is Waits.TAP_OR_TIME else 1
    return max(soonest, at + session.manner.own_time_seconds / share)


def page_over(session: Session, event: Event) -> Made:
    """Time is up: say it once more, then go on; where a tap is needed, ask again, then wonder."""
    waits, times_said = session.page.waits, session.times_said
    if waits is Waits.TAP and times_said >= PROMPTS_BEFORE_CHECKING:
        return wonder(session, event.at)
    if waits is Waits.TAP or (waits is Waits.TAP_OR_TIME and times_said < TIMES_SAID):
        return read_page(session, event.at)
    return next_page(session, event)


def next_page(session: Session, event: Event) -> Made:
    """The next page, or what follows the last. A question is not gone past by "next".

    What is said to who is ready already is heard out: a tap cuts nothing off.
    """
    is_tap = isinstance(event, ReadyGiven | NextWanted)
    if session.page.is_gate and isinstance(event, NextWanted):
        return session, ()
    if second_tap(session, event, session.says) or (is_tap and session.ready_given):
        return session, ()
    if session.looking_back:
        return read_page(replace(session, looking_back=session.looking_back - 1, times_said=0), event.at)
    if session.step + 1 == len(session.pages):
        return _all_read(session, event.at)
    return read_page(replace(session, step=session.step + 1, times_said=0), event.at)


def step_back(session: Session, event: Event) -> Made:
    """The step before is said once more, and what follows it comes again; no question is asked twice by that.

    The body is where it is: how far it went is not forgotten, and so nor is the way out (S9).
    """
    if not session.may_step_back:
        return session, ()
    again = replace(session, times_said=0, ready_given=False)
    if session.phase is Phase.ASKING_READY:
        return read_page(replace(again, phase=Phase.SETTING_UP, step=len(session.setup) - 1), event.at)
    return read_page(replace(again, looking_back=session.looking_back + 1), event.at)


def in_place(session: Session, event: Event) -> Made:
    """The person is in place and ready, or stays where they are. Nobody is past a question by that (S4, S5).

    What is always said and was not yet comes first. Then somebody who knows the exercise needs no other tap; who does not
    is asked for it, for they may have meant "next".
    """
    if session.phase is not Phase.SETTING_UP:
        return _all_read(session, event.at)
    if not session.may_be_ready:
        raise BadRequest("the question comes first; answer it with ready for yes, or stopped for no")
    if session.page.is_gate and second_tap(session, event, session.says):
        return session, ()
    still = _still_to_say(session, event.at)
    setup = (*session.setup[: session.step + 1], *still)
    there = replace(session, setup=setup, times_said=0, looking_back=0, in_place=True)
    ready = replace(there, ready_given=session.knows_it)
    return read_page(replace(ready, step=session.step + 1), event.at) if still else _all_read(ready, event.at)


def _still_to_say(session: Session, at: float) -> tuple[Page, ...]:
    """Standing, to hold on; and what is said in the place itself, from the sentence on that is not heard out yet.

    Somebody who knows the exercise hears this session's sentence in turn, too.
    """
    heard_out = not session.looking_back and (at >= session.heard_at or session.page.is_gate)
    heard = session.step + (1 if heard_out else 0)
    there = max((number for number, page in enumerate(session.setup) if page.on_the_way), default=-1) + 1
    said = session.setup[max(heard, there) :]
    steady = session.exercise.words.steady
    hold_on = (Page(Step(say=steady), Waits.NO),) if steady is not None and heard < there else ()
    return (*hold_on, *(page for page in said if session.knows_it or page.step.said == ALWAYS))


def tell_everything(session: Session, event: Event) -> Made:
    """All that was left out, from here on. From then on nobody is taken to know it by heart: "I'm ready" is asked for.

    Of what lies behind a person who knows the way, what can be heard in place; whoever does not is led there after all.
    """
    if not session.may_be_told_more:
        return session, ()
    session = replace(session, looking_back=0)
    asked = session.phase is Phase.ASKING_READY
    behind = session.setup if asked else session.setup[: session.step]
    told = replace(session, phase=Phase.SETTING_UP, setup=(*behind, *_unsaid(session, behind)), times_said=0)
    from_here = replace(told, step=len(behind), ready_given=False, told_everything=True)
    return read_page(from_here, event.at) if from_here.step < len(from_here.setup) else ask_ready(session, event.at)


def _unsaid(session: Session, behind: tuple[Page, ...]) -> tuple[Page, ...]:
    """All that was not said, in its order; for who knows the way, nothing of the way that lies behind them."""
    said, whole = {page.step.say for page in behind}, session.whole
    there = session.in_place or session.phase is Phase.ASKING_READY
    here = len(whole) if there else whole.index(session.page)
    behind_them = {page.step.say for page in whole[:here] if page.on_the_way and session.manner.knows_it}
    own = () if session.phase is Phase.ASKING_READY or session.page in whole else (session.page,)
    return (*own, *(page for page in whole if page.step.say not in said | behind_them))


def lie_already(session: Session, event: Event) -> Made:
    """The person lies in bed already: nobody is asked to sit up first. At the last gate it says yes to that as well."""
    if not session.may_lie:
        raise BadRequest(
            "this is for who lies already, at the last question or after it, where there is a way from lying"
        )
    setup = (*session.setup[: session.step + 1], *session.from_lying)
    lying = replace(session, setup=setup, step=session.step + 1, times_said=0, looking_back=0, lying_already=True)
    return read_page(lying, event.at)


def _all_read(session: Session, at: float) -> Made:
    if session.phase is not Phase.SETTING_UP:
        return ask_about_it(session, at)
    return lead_in_after(replace(session, ready_given=False), at, ()) if session.ready_given else ask_ready(session, at)


def leave(session: Session, at: float, said: tuple[Cue, ...]) -> Made:
    """After these words, coaches the way out of the position, if there is one to leave (S9)."""
    starts_at = after(session, said, at)
    way_out = _way_out(session)
    begun = replace(session, phase=Phase.LEAVING, since=at, back_to=(), ready_given=False, leaving=way_out)
    left = replace(begun, step=0, looking_back=0, times_said=0)
    back, cues = read_page(left, starts_at) if way_out else ask_about_it(left, starts_at)
    return replace(back, at=at), (*said, *cues)


def _way_out(session: Session) -> tuple[Page, ...]:
    pages = _undoing(session) if session.in_position else ()
    if session.reason is not Reason.PAIN:
        return pages
    return (pain_rest(session), *(page for page in pages if page.step.after_pain))


def _undoing(session: Session) -> tuple[Page, ...]:
    """What undoes the way in as far as it went: who still lies on the side is not told to roll off the stomach."""
    if session.lying_already or session.in_place or session.home_phase is not Phase.SETTING_UP:
        return tuple(page for page in session.leaving if page.step.while_at is None)
    # What somebody who knows the way was spared to hear, they have done all the same.
    here = session.whole_setup.index(session.setup[session.step])
    way_in = [page.step.say for page in session.whole_setup[: here + 1]]
    return tuple(page for page in session.leaving if page.step.is_needed_after_part(way_in))
