"""A cue in JSON: its word, its time, and its sentence as it is said or read."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from stature_coach.session.cues import AskFor, Cue, StopNow
from stature_coach.session.events import About
from stature_coach.session.moves.asking import EFFORT_WORDS

if TYPE_CHECKING:
    from stature_coach.door import contract
    from stature_coach.regimen.wording import Wording

# Cues whose sentence is never said: a hold falls together with count one.
UNSPOKEN: Final = frozenset({"hold", "finish", "cancel"})
# Answers in words, by what is asked.
CHOICES: Final = MappingProxyType({About.EFFORT: EFFORT_WORDS})


def cue_json(wording: Wording, cue: Cue, *, heard: bool = True) -> contract.Cue:
    """A cue for a page: its word, its time, its sentence, and whatever else it carries.

    Where no voice is `heard`, the sentence is the one to be read.
    """
    told: dict[str, Any] = {"at": round(cue.at, 3), "cue": cue.word}
    if cue.key:
        spoken = cue.word not in UNSPOKEN and wording.spoken(cue.key)
        text = wording.text(cue.key) if heard else wording.seen(cue.key)
        told |= {"key": cue.key, "text": text, "spoken": spoken}
    told |= {name: _plain(value) for name, value in _carries(cue).items()}
    if isinstance(cue, AskFor):
        told["choices"] = [choice(wording, key, number) for key, number in CHOICES.get(cue.about, {}).items()]
    if isinstance(cue, StopNow) and cue.steadied:
        told["steadied"] = wording.text(cue.steadied)
    return cast("contract.Cue", told)


def choice(wording: Wording, key: str, number: int) -> contract.Choice:
    """An answer in words, and the number by which it is given."""
    return {**sentence(wording, key), "number": number}


def sentence(wording: Wording, key: str) -> contract.Sentence:
    return {"key": key, "text": wording.text(key)}


def _carries(cue: Cue) -> dict[str, Any]:
    """Everything of a cue beside its time and its sentence."""
    names = (each.name for each in fields(cue) if each.name not in ("at", "key"))
    return {name: getattr(cue, name) for name in names}


def _plain(value: object) -> object:
    return value.value if isinstance(value, Enum) else value
