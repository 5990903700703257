"""Hundreds of lives, each lived once, and what was heard, taken and kept in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from any_session import Life
from hypothesis import seed, settings
from listening import Given, Heard, Listener

from stature_coach.door import wire
from stature_coach.session.cues import (
    Count,
    Cue,
    Hold,
    Lift,
)
from stature_coach.session.events import (
    HurtPressed,
    MistakeReported,
    PainReported,
    TiredTakenBack,
)
from stature_coach.session.state import Phase

EFFORT = (Lift, Hold, Count)
# Where the large button is pressed, and where somebody tired is on the way in or in the set.
PRESSED_IN = [phase for phase in Phase if phase not in (Phase.NAMING, Phase.FINISHED, Phase.PAUSED, Phase.CHECKING)]
TIRED_IN = [Phase.SETTING_UP, Phase.ASKING_READY, Phase.LEADING_IN, Phase.LIFTING, Phase.HOLDING, Phase.LOWERING]
few = settings(max_examples=60)


def many(test: Callable[..., None]) -> Callable[..., None]:
    """The same hundreds of lives for every rule: they are lived once, and looked at from each side."""
    return seed(20261123)(settings(max_examples=500)(test))


@cache
def _lived(life: Life, spoken: int) -> Listener:
    return life.lived(_HOUSES[spoken])


_HOUSES: dict[int, wire.House] = {}


def lived(house: wire.House, life: Life) -> Listener:
    _HOUSES[id(house)] = house
    return _lived(life, id(house))


def heard_since(listener: Listener, event: Given) -> list[Heard]:
    return [entry for entry in listener.log[listener.log.index(event) + 1 :] if isinstance(entry, Heard)]


def heard_after(listener: Listener, event: Given) -> list[Cue]:
    return [entry.cue for entry in heard_since(listener, event)]


def of_kind(listener: Listener, *kinds: type) -> Iterator[Given]:
    return (given for given in listener.events if isinstance(given.event, kinds))


def taken(listener: Listener, *kinds: type) -> list[Given]:
    """Events of these kinds that came before the end and were not refused."""
    return [given for given in of_kind(listener, *kinds) if given.before.phase is not Phase.FINISHED]


def left_by(listener: Listener, pressed: Given) -> Given | None:
    """What led out of the naming that this press had led into; None where it led into none."""
    if pressed.after.phase is not Phase.NAMING:
        return None
    later = listener.log[listener.log.index(pressed) + 1 :]
    return next(entry for entry in later if isinstance(entry, Given) and entry.after.phase is not Phase.NAMING)


def pain_was_told(listener: Listener) -> list[Given]:
    """Every word of pain: named, or the large button pressed and not said to be a slip."""
    told = []
    for given_ in taken(listener, PainReported, HurtPressed):
        out = left_by(listener, given_)
        slip = out is not None and isinstance(out.event, MistakeReported)
        told += [] if slip and isinstance(given_.event, HurtPressed) else [given_]
    return told


def taken_back(listener: Listener, tired: Given) -> Given | None:
    """The event by which this word was taken back."""
    later = (given for given in taken(listener, TiredTakenBack) if 0 <= given.at - tired.at <= 5.0)
    return next(later, None)
