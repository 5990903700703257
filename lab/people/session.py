"""One person goes through one session, as a page would: hears what falls due, and tells what happens to them.

Speaks to the coach in JSON alone. Writes down cues and events in the order in which they happened.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lab.people.hearing import Heard
from lab.people.rules import Json
from stature_coach.door import wire

MOST_STEPS = 5_000
# A page ticks at least this often; the coach lays out what is due on the way.
TICK_SECONDS = 20.0
ANSWER_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Told:
    """Something to tell the coach, so many seconds after what came before; refused, it is simply not told."""

    word: str
    after: float = 0.4
    carries: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mood:
    """How this session will go: what happens in which repetition and phase, and what is answered at its end.

    `happens`: told one after the other when that moment comes. `answers`: a number for effort or pain, and how many
    `fewer` than the coach has counted; what is not there is skipped. `silent`: from that moment on nothing is said at all. `leaves`: the page is shut then. `knows_it`: says to be
    ready as soon as that can be said. `answers_later`: leaves both questions for the morning. A pain of "little" is told in words.
    """

    happens: tuple[Told, ...] = ()
    phase: str = "holding"
    in_repetition: int = 1
    answers: Json = field(default_factory=dict)
    silent: bool = False
    leaves: bool = False
    lies_already: bool = False
    knows_it: bool = False
    answers_later: bool = False


class Sitting:
    """A session under way. `log` holds the cues that fell due and the events that were taken, in their order."""

    def __init__(self, house: wire.House, request: Json) -> None:
        self.house = house
        self.log: list[Json] = []
        self.view: Json = {}
        self.at = 0.0
        self._coming: list[Json] = []
        self._session, reply = wire.begin(house, json.dumps(request))
        self._take(json.loads(reply), 0.0)

    def tell(self, word: str, at: float, **carries: Any) -> bool:
        """Tells the coach what happened, at that time or now, whichever is later; whether it was taken.

        A session that is over takes nothing: what is told then is told from Today.
        """
        event = {"event": word, "at": round(max(at, self.at), 3), **carries}
        if event["at"] > self.at:
            self.tick(event["at"])
        if self.view["finished"]:
            return False
        self._session, reply = wire.advance(self.house, self._session, json.dumps(event))
        told = json.loads(reply)
        if "problem" in told:
            return False
        self.log.append(event)
        self._take(told, event["at"])
        return True

    def tick(self, at: float) -> None:
        """Time goes by."""
        self._session, reply = wire.advance(self.house, self._session, json.dumps({"event": "ticked", "at": at}))
        self._take(json.loads(reply), at)

    def entry(self, request: Json) -> Json:
        """The entry that is written of it."""
        told: Json = json.loads(wire.finished_entry(self._session, json.dumps(request)))
        return told

    def _take(self, told: Json, at: float) -> None:
        self.view, self.at = told["view"], at
        for cue in told["cues"]:
            if cue["cue"] == "cancel":
                self._coming = [waiting for waiting in self._coming if waiting["at"] <= cue["at"]]
            else:
                self._coming.append(cue)
        self.log += sorted((cue for cue in self._coming if cue["at"] <= at), key=lambda cue: cue["at"])
        self._coming = [cue for cue in self._coming if cue["at"] > at]


def live(house: wire.House, request: Json, mood: Mood) -> Sitting:
    """Goes through the session to its end, or to where the page was shut. Raises AssertionError without end."""
    sitting, happened = Sitting(house, request), False
    for _ in range(MOST_STEPS):
        if sitting.view["finished"] or (happened and mood.leaves):
            return sitting
        if not happened and _now(sitting, mood):
            happened = True
            _happen(sitting, mood.happens)
        elif happened and mood.silent:
            _wait(sitting)
        else:
            _go_on(sitting, mood)
    raise AssertionError("the session does not end")


def heard(sitting: Sitting, request: Json, body: Json | None = None) -> Heard:
    """What whoever listens needs to know of it."""
    beat = (request.get("manner") or {}).get("beat_seconds") or 1.0
    familiar = bool((request.get("manner") or {}).get("familiar"))
    return Heard(request["exercise"], request["rung"], request["repetitions"], beat, sitting.log, body, familiar)


def _now(sitting: Sitting, mood: Mood) -> bool:
    view = sitting.view
    if not (mood.happens or mood.silent or mood.leaves) or view["phase"] != mood.phase:
        return False
    return mood.phase in ("setting_up", "asking_ready", "leaving", "asking") or view["repetition"] >= mood.in_repetition


def _happen(sitting: Sitting, told: Sequence[Told]) -> None:
    for one in told:
        if sitting.view["finished"]:
            return
        sitting.tell(one.word, sitting.at + one.after, **one.carries)


def _wait(sitting: Sitting) -> None:
    wakes = sitting.view["wakes_at"]
    sitting.tick(round(sitting.at + TICK_SECONDS if wakes is None else max(wakes, sitting.at), 3))


def _go_on(sitting: Sitting, mood: Mood) -> None:
    view = sitting.view
    at = sitting.at + ANSWER_SECONDS
    if mood.lies_already and view.get("may_lie"):
        sitting.tell("lying", at)
    elif mood.knows_it and view["may_be_ready"]:
        sitting.tell("in_place", at)
    elif view["phase"] == "paused":
        sitting.tell("resumed", at + 2)
    elif view["waiting_for"] is None:
        _wait(sitting)
    else:
        _answer(sitting, mood, at)


def _answer(sitting: Sitting, mood: Mood, at: float) -> None:
    view, fewer = sitting.view, mood.answers.get("fewer", 0)
    if mood.answers_later and view["may_answer_later"] and sitting.tell("later", at):
        return
    if view["waiting_for"] == "pain" and mood.answers.get("pain") == "little":
        sitting.tell("little_pain", at)
    if view["waiting_for"] == "effort" and fewer and view["repetitions"]:
        sitting.tell("answered", at, about="repetitions", number=max(0, view["repetitions"] - fewer))
    if not any(sitting.tell(word, at, **carries) for word, carries in _answers(view, mood)):
        raise AssertionError(f"nothing answers {view['waiting_for']} in {view['phase']}")


def _answers(view: Json, mood: Mood) -> Iterator[tuple[str, Json]]:
    asked = view["waiting_for"]
    if asked in mood.answers and mood.answers[asked] != "little":
        yield "answered", {"about": asked, "number": mood.answers[asked]}
    yield {"ready": "ready", "all_right": "all_right", "what_hurts": "pain"}.get(asked, "skipped"), {}
