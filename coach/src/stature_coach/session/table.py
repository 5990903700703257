"""What every table of a session is made of: a row for each phase, and in it for each event the move that it makes.

`impossible` raises and changes nothing, `stay` lets the event pass. The tables themselves stand in `tables/`.
"""

from typing import TypeVar

from stature_coach.session.cues import Cue, Reason
from stature_coach.session.events import Event, Ticked
from stature_coach.session.in_time import InTime
from stature_coach.session.moves.speaking import Made
from stature_coach.session.state import Move, Session

T = TypeVar("T", bound=InTime)


class Impossible(ValueError):
    """An event that cannot happen in this phase; `possible` are the words of those that can."""

    def __init__(self, says: str, possible: tuple[str, ...] = ()) -> None:
        super().__init__(f"{says}; here it can be {', '.join(possible)}" if possible else says)
        self.says = says
        self.possible = possible


def impossible(session: T, event: object) -> tuple[T, tuple[Cue, ...]]:
    """Raises, and changes nothing."""
    row, words = session.row, session.event_words
    possible = (word for word, kind in words.items() if row[kind] is not impossible and kind is not Ticked)
    word = next(word for word, kind in words.items() if isinstance(event, kind))
    raise Impossible(f"{word} cannot happen while {session.stands.replace('_', ' ')}", tuple(possible))


def stay(session: T, _event: object) -> tuple[T, tuple[Cue, ...]]:
    """Nothing follows: the session is over, and what ended it is final."""
    return session, ()


def unless_graver(reason: Reason, move: Move) -> Move:
    """The move, unless a graver reason is already closing the session: its last words are not talked over (S9)."""

    def guarded(session: Session, event: Event) -> Made:
        ended = session.ended(reason)
        return move(session, event) if ended.reason is reason else stay(session, event)

    guarded.__name__ = f"{move.__name__}, unless graver"
    return guarded
