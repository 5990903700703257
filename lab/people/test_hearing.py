"""Whoever listens to sessions can hear: for each rule a right session passes, and one with a fault in it is caught.

No coach is asked here: what was said and told is written by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pytest

from lab.people.hearing import NEW_PAIN, Heard, _as_meant, check_session
from lab.people.rules import CHEST, NECK, WALL, Json, RuleBroken

RUNGS = {NECK: "pillow", WALL: "start", CHEST: "trying"}
EASE_OFF = "Ease off. Hold the chair. Sit, if you can."
LET_GO = "Let go. Stay where you are. Call your emergency number now."
REST = "Rest where you are. When you are ready, get up slowly, or call someone."


@dataclass
class Script:
    """A session written by hand, one cue or event after the other; `at` is when the next one falls."""

    exercise: str = NECK
    repetitions: int = 3
    beat: float = 1.0
    at: float = 0.0
    log: list[Json] = field(default_factory=list)
    body: Json | None = None
    familiar: bool = False

    def say(self, cue: str, text: str = "", after: float = 0.0, **carries: Any) -> Script:
        self.at = round(self.at + after, 3)
        spoken = cue not in ("hold", "finish")
        self.log.append({"at": self.at, "cue": cue, "text": text, "key": "", "spoken": spoken, **carries})
        return self

    def tell(self, event: str, after: float = 0.0) -> Script:
        self.at = round(self.at + after, 3)
        self.log.append({"at": self.at, "event": event})
        return self

    def lies_down(self) -> Script:
        self.say("instruct", "Sit tall on the edge of the bed.", key="log_roll.sit")
        self.say("instruct", "Keep breathing, and count aloud with me.", after=3, key="shared.breathe")
        return self.say("get_ready", "Tap once when you are comfortable.", after=3, waits="tap").tell("ready", after=3)

    def repeats(self, times: int = 1, *, counts: int = 5, breath: bool = True) -> Script:
        """Whole repetitions, the first after the lead-in; `counts` fewer than five is broken off before its release."""
        for _ in range(times):
            tapped = bool(self.log) and self.log[-1].get("event") in ("ready", "resumed")
            self.say("lift", "Breathe out, and press." if breath else "And press.", after=15 if tapped else 2)
            self.say("hold", after=2)
            for number in range(1, counts + 1):
                self.say("count", str(number), after=self.beat if number > 1 else 0, number=number)
            if counts == 5:
                self.say("lower", "And let go, slowly.", after=self.beat).say("rest", "Rest.", after=2)
        return self

    def gets_up(self) -> Script:
        return self.say("instruct", "Roll onto your side.", after=3, key="log_roll.onto_side")

    def ends(self, reason: str = "TARGET_REACHED", repetitions: int | None = None) -> Script:
        return self.say(
            "finish", after=2, reason=reason, repetitions=self.repetitions if repetitions is None else repetitions
        )

    def heard(self) -> Heard:
        return Heard(
            self.exercise, RUNGS[self.exercise], self.repetitions, self.beat, self.log, self.body, self.familiar
        )


Writes: TypeAlias = Callable[[], Script]


def begun(exercise: str = NECK, repetitions: int = 3, beat: float = 1.0) -> Script:
    return Script(exercise, repetitions, beat).lies_down()


def whole(exercise: str = NECK, repetitions: int = 3, beat: float = 1.0) -> Script:
    return begun(exercise, repetitions, beat).repeats(repetitions).gets_up().ends()


def in_a_hold(exercise: str = NECK) -> Script:
    return begun(exercise).repeats().repeats(counts=2)


def lets_go(script: Script, after: float = 0.0) -> Script:
    return script.say("lower", "And let go, slowly.", after=after)


def without(script: Script, *places: int) -> Script:
    script.log = [one for place, one in enumerate(script.log) if place not in places]
    return script


def shifted(script: Script, cue: str, number: int, by: float) -> Script:
    """The so-many-eth cue of that word, and all after it, by so many seconds."""
    place = [place for place, one in enumerate(script.log) if one.get("cue") == cue][number]
    script.log = [{**one, "at": one["at"] + (by if at >= place else 0)} for at, one in enumerate(script.log)]
    return script


def reworded(script: Script, cue: str, text: str) -> Script:
    script.log = [{**one, "text": text} if one.get("cue") == cue else one for one in script.log]
    return script


def pained(standing: str | None = EASE_OFF, words: str = REST, exercise: str = WALL) -> Script:
    script = in_a_hold(exercise).tell("pain", after=0.3)
    script = script.say("stop", standing) if standing else lets_go(script)
    return script.say("remind", words, after=2).gets_up().ends("PAIN", 1)


def warned(words: str, exercise: str = NECK) -> Script:
    return in_a_hold(exercise).tell("red_flag", after=0.3).say("stop", words)


def tired() -> Script:
    return lets_go(in_a_hold().tell("tired", after=0.3))


def slipped(*, resumed: bool = True, lead_in: float = 15.0) -> Script:
    script = lets_go(in_a_hold().tell("hurt", after=0.3)).tell("mistake", after=4)
    script = script.tell("resumed", after=5) if resumed else script
    script.at += lead_in - 15.0
    return script.repeats(2).gets_up().ends("TARGET_REACHED", 3)


def back_from_tired(*, after: float = 3, tapped: bool = True) -> Script:
    script = tired().tell("taken_back", after=after).say("get_ready", "Tap once.", waits="tap")
    script = script.tell("ready", after=4) if tapped else script
    script.at += 0 if tapped else 13
    return script.repeats(2).gets_up().ends("TARGET_REACHED", 3)


def known(*, familiar: bool = True, breaks: bool = False, asked: bool = True) -> Script:
    """Ready at the question already: what is always said, and the lead-in; a break between them asks for the tap."""
    script = Script(familiar=familiar).say("ask", "Can you lie flat?", key="neck_press.gate").tell("in_place", after=3)
    script.say("instruct", "Keep breathing, and count aloud with me.", key="shared.breathe")
    if breaks:
        script.tell("paused", after=1).tell("resumed", after=5)
    if breaks and asked:
        script.say("get_ready", "Tap, and we begin.", after=3, waits="tap").tell("ready", after=2)
    script.say("get_ready", "Settle in.", after=3, waits="no")
    script.at += 15
    return script.repeats(3).gets_up().ends()


def tries(efforts: int) -> Script:
    script = begun(CHEST, 5)
    for _ in range(efforts - 4):
        script.repeats(counts=2).tell("paused")
        lets_go(script).tell("resumed", after=20)
    return script.repeats(4).gets_up().ends("INTERRUPTED", 4)


def written(**changed: Any) -> Script:
    script = whole()
    marks = {"pain_told": False, "tired_taken_back": False, "pressed_by_mistake": 0, "efforts": 3, "repetitions": 3}
    script.body = {**marks, "set_begun": True, **changed}
    return script


RIGHT: dict[str, Writes] = {
    "whole": whole,
    "whole at the slowest beat": lambda: whole(beat=1.5),
    "tired": lambda: tired().gets_up().ends("TIRED", 1),
    "tired, then stopped on the way out": lambda: tired().tell("stopped", after=9).ends("TIRED", 1),
    "pain, standing": pained,
    "pain, lying": lambda: pained(None, exercise=NECK),
    "a warning sign, lying": lambda: warned(LET_GO).ends("RED_FLAG", 1),
    "a warning sign, standing": lambda: (
        warned(EASE_OFF, WALL).say("stop", "Call for help.", after=3).ends("RED_FLAG", 1)
    ),
    "a slip": slipped,
    "tired and back": back_from_tired,
    "a pause": lambda: lets_go(in_a_hold().tell("paused")).tell("resumed", after=5).repeats(2).gets_up().ends(),
    "five tries": lambda: tries(5),
    "known by heart": known,
    "known by heart, with a break": lambda: known(breaks=True),
    "written": written,
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_session_passes(name: str) -> None:
    check_session(RIGHT[name]().heard())


WRONG: list[tuple[str, str, Writes]] = [
    (
        "S1",
        "asks to curl",
        lambda: reworded(whole(), "praise", "") and reworded(whole(), "rest", "And curl up a little."),
    ),
    ("S1", "lift, in the neck press", lambda: reworded(whole(), "lift", "Breathe out, and lift.")),
    ("S1", "asks to sit up", lambda: reworded(whole(), "instruct", "Now sit up.")),
    (
        "S2",
        "no release after pain",
        lambda: in_a_hold().tell("pain", after=0.3).say("remind", REST, after=2).ends("PAIN", 1),
    ),
    ("S2", "the release comes late", lambda: lets_go(in_a_hold().tell("hurt"), after=1.1).ends("PAIN", 1)),
    ("S2", "a count after pain", lambda: pained(None, exercise=NECK).say("count", "3", number=3)),
    ("S2", "a lift after a stop", lambda: lets_go(in_a_hold().tell("stopped")).repeats(counts=1)),
    ("S2", "effort while naming", lambda: lets_go(in_a_hold().tell("hurt")).repeats(counts=1)),
    ("S2", "going on after a slip by itself", lambda: slipped(resumed=False)),
    ("S2", "going on after a slip too soon", lambda: slipped(lead_in=9.0)),
    ("S2", "not known by heart, and begun without a tap", lambda: known(familiar=False)),
    ("S2", "a break in what is always said, and no tap after it", lambda: known(breaks=True, asked=False)),
    ("S2", "a second slip", lambda: lets_go(slipped().tell("hurt")).tell("mistake", after=2)),
    ("S2", "a slip of nothing", lambda: whole().tell("mistake")),
    ("S2", "a slip after a pain", lambda: pained(None, exercise=NECK).tell("mistake")),
    ("S2", "no tap before the first effort", lambda: without(whole(), 3)),
    ("S2", "a lead-in of nine seconds", lambda: shifted(whole(), "lift", 0, -6.0)),
    ("S2", "a pause that ends by itself", lambda: lets_go(in_a_hold().tell("paused")).repeats(counts=1)),
    ("S2", "pain told and TARGET_REACHED", lambda: whole().tell("pain") and _late_pain("TARGET_REACHED")),
    (
        "S2",
        "the button and no name, and STOPPED",
        lambda: lets_go(in_a_hold().tell("hurt")).tell("stopped", after=4).ends("STOPPED", 1),
    ),
    ("S2", "something is said after the end", lambda: whole().say("praise", "Good.", after=1)),
    ("S2", "written without the pain", lambda: _with(pained(None, exercise=NECK), pain_told=False)),
    ("S2", "written without the slip", lambda: _with(slipped(), pressed_by_mistake=0)),
    ("S3", "no release after tired", lambda: in_a_hold().tell("tired", after=0.3).say("praise", "Well done.", after=2)),
    ("S3", "a lift after tired", lambda: tired().repeats(counts=1)),
    ("S3", "tired and STOPPED", lambda: tired().tell("stopped", after=9).ends("STOPPED", 1)),
    ("S3", "taken back after six seconds", lambda: back_from_tired(after=6)),
    ("S3", "going on without a tap", lambda: back_from_tired(tapped=False)),
    ("S3", "written without the taking back", lambda: _with(back_from_tired(), tired_taken_back=False)),
    (
        "S6",
        "holds that nobody held are told",
        lambda: begun().repeats(2).repeats(counts=4).tell("stopped").say("lower").ends("STOPPED", 3),
    ),
    ("S7", "a count sooner than a second", lambda: shifted(whole(), "count", 2, -0.1)),
    ("S7", "a count sooner than the beat", lambda: shifted(whole(beat=1.3), "count", 2, -0.2)),
    ("S7", "a beat of 0.9", lambda: whole(beat=0.9)),
    (
        "S7",
        "a sixth count",
        lambda: begun().repeats(counts=4).say("count", "5", 1.0, number=5).say("count", "6", 1.0, number=6),
    ),
    ("S7", "a hold that goes on", lambda: shifted(whole(), "lower", 0, 0.5)),
    ("S7", "a fourth repetition of three", lambda: begun().repeats(4).gets_up().ends("TARGET_REACHED", 4)),
    ("S7", "six tries", lambda: tries(6)),
    ("S7", "four broken off and done again", lambda: _broken_off(4)),
    ("S7", "written with fewer efforts", lambda: written(efforts=2)),
    ("S8", "no breath before the first", lambda: _breathless([False])),
    ("S8", "no breath in three", lambda: _breathless([True, False, False, False])),
    ("S8", "nobody counts aloud", lambda: reworded(whole(), "instruct", "Keep breathing.")),
    ("S9", "no chair after pain, standing", lambda: pained("Let go.", exercise=WALL)),
    ("S9", "no chair after the button, standing", lambda: lets_go(in_a_hold(WALL).tell("hurt")).ends("PAIN", 1)),
    (
        "S9",
        "the chair comes late",
        lambda: lets_go(begun(WALL).repeats().tell("pain")).say("stop", EASE_OFF, 2).ends("PAIN", 1),
    ),
    ("S9", "no call after a sign, standing", lambda: warned(EASE_OFF, WALL).ends("RED_FLAG", 1)),
    (
        "S9",
        "the praise comes first after a sign",
        lambda: lets_go(begun().tell("red_flag")).say("praise", "Well done.").ends("RED_FLAG", 0),
    ),
    ("S9", "coached up after a sign", lambda: warned(LET_GO).gets_up().ends("RED_FLAG", 1)),
    ("S9", "coached up at once after pain", lambda: pained(None, "Get up.", NECK)),
    ("S9", "nobody says how to lie down", lambda: without(whole(), 0)),
    ("S9", "nobody says how to get up", lambda: begun().repeats(3).ends()),
    ("S10", "posture is praised", lambda: begun().repeats(3).say("praise", "Perfect posture.").gets_up().ends()),
    ("S10", "it is called safe", lambda: reworded(whole(), "rest", "That was safe.")),
    ("S12", "a picture from outside", lambda: begun().say("remind", "", figure="https://example.org/a.png").repeats(3)),
]


def _with(script: Script, **body: Any) -> Script:
    script.body = body
    return script


def _late_pain(reason: str) -> Script:
    return begun().repeats(3).tell("pain", after=1).say("remind", REST).gets_up().ends(reason, 3)


def _breathless(named: Sequence[bool]) -> Script:
    script = begun(repetitions=len(named))
    script.log[1]["text"] = "Count aloud with me."
    for breath in named:
        script.repeats(breath=breath)
    return script.gets_up().ends()


def _broken_off(times: int) -> Script:
    script = begun(repetitions=1)
    for _ in range(times):
        lets_go(script.repeats(counts=2).tell("paused")).tell("resumed", after=5)
    return script.repeats(1).gets_up().ends("TARGET_REACHED", 1)


@pytest.mark.parametrize(("rule", "fault", "script"), WRONG, ids=[fault for _, fault, _ in WRONG])
def test_a_fault_is_heard(rule: str, fault: str, script: Writes) -> None:
    with pytest.raises(RuleBroken) as caught:
        check_session(script().heard())
    assert caught.value.rule == rule, f"{fault}: {caught.value}"


def _asked(key: str, *events: str, written_as: bool) -> Heard:
    """At the gate of the chest raise, with what was told there and what was written of it."""
    log: list[Json] = [{"at": 1.0, "cue": "ask", "about": "gate", "key": key, "text": "Is there new pain?"}]
    log += [{"at": 10.0 + place, "event": event} for place, event in enumerate(events)]
    log.append({"at": 100.0, "cue": "finish", "reason": "PAIN" if written_as else "STOPPED", "repetitions": 0})
    body = {"reason": log[-1]["reason"], "repetitions": 0, "pain_told": written_as}
    return Heard(CHEST, "trying", 3, log=log, body=body)


def test_a_stop_at_the_question_about_new_pain_is_pain_told_and_anywhere_else_it_is_a_stop() -> None:
    told = [
        [one.get("event") for one in _as_meant(_asked(key, "stopped", written_as=True).log)] for key in (NEW_PAIN, "x")
    ]
    assert told == [[None, "hurt", None], [None, "stopped", None]]
    answered = _as_meant(_asked(NEW_PAIN, "paused", "stopped", written_as=False).log)
    assert [one.get("event") for one in answered] == [None, "paused", "stopped", None]
    with pytest.raises(RuleBroken, match="S2"):
        check_session(_asked(NEW_PAIN, "stopped", written_as=False))
