"""The lead-in: from the person's own word to the first effort, time to put the device down and settle."""

from dataclasses import replace
from typing import Final

from stature_coach.session.cues import Cue, GetReady, Waits
from stature_coach.session.events import Event
from stature_coach.session.moves.speaking import GAP_SECONDS, SECOND_TAP_SECONDS, Made, after, heard_at
from stature_coach.session.state import Phase, Session

# "Ready. Breathe in." falls this long before the first effort: time for one calm breath in.
BREATHE_IN_SECONDS: Final = 4.0


def lead_in(session: Session, event: Event) -> Made:
    """The tap came: time to put the device down and settle. A shaking hand's second tap starts no effort."""
    if session.times_said == 1 and event.at < session.since + SECOND_TAP_SECONDS:  # since it was first asked for
        return session, ()
    return lead_in_after(session, event.at, ())


def lead_in_after(session: Session, at: float, said: tuple[Cue, ...]) -> Made:
    """The lead-in, its sentence after these words. It is whole also after a pause: the time runs from its sentence."""
    seconds = session.manner.lead_in_seconds
    settled = replace(session, phase=Phase.LEADING_IN, at=at, since=at, back_to=(), times_said=0)
    cue = GetReady(after(session, said, at), "shared.settle", Waits.NO, seconds)
    breathe_in_at = max(cue.at + seconds - BREATHE_IN_SECONDS, heard_at(session, cue) + GAP_SECONDS)
    return replace(settled, due=breathe_in_at), (*said, cue)
