"""Not tired after all: told within a few seconds, it is taken back. What was let go stays let go (S3)."""

from dataclasses import replace

from stature_coach.problems import BadRequest
from stature_coach.session.events import Event
from stature_coach.session.moves.pausing import take_up
from stature_coach.session.moves.ready import ask_ready_again
from stature_coach.session.moves.speaking import Made
from stature_coach.session.state import Phase, Session


def take_back(session: Session, event: Event) -> Made:
    """Back to where the person was on the way in; into the set only by "I'm ready" and a lead-in."""
    before = session.before_tired
    if before is None or not replace(session, at=event.at).may_take_back:
        raise BadRequest("it is too late to take that back; begin again when you like")
    back = replace(before, at=event.at, tired_taken_back=True)
    if back.home_phase is Phase.SETTING_UP:
        return take_up(replace(back, phase=Phase.SETTING_UP), event.at, ())
    return ask_ready_again(replace(back, back_to=()), event.at, ())
