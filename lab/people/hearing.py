"""Somebody who knows the words alone listens to a whole session: what was said, what was told, in the order of both.

A log is a list of JSON objects in the order in which they happened: cues that fell due (`cue`, `at`, `key`, `text`)
and events that the coach took (`event`, `at`). Says which rule a session breaks. Knows no coach and no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lab.people import rules
from lab.people.rules import LYING, NECK, WALL, Json, RuleBroken

RELEASE_SECONDS = 1.0
LEAST_LEAD_IN_SECONDS = 10.0
COUNTS = 5
BROKEN_OFF = 3
TAKEN_BACK_SECONDS = 5.0
# Times are whole milliseconds; half of one is a hair.
A_HAIR = 0.0005

EFFORT = frozenset({"lift", "hold", "count"})
# What stops an effort under way, and what goes on again after it.
HALTS = frozenset({"paused", "tired", "stopped", "hurt", "pain", "red_flag"})
GOES_ON = frozenset({"ready", "resumed", "all_right"})
# The question of the chest raise to which a no is pain told.
NEW_PAIN = "prone_chest_raise.no_new_pain"
FINAL = frozenset({"stopped", "pain", "red_flag"})

RELEASES = re.compile(r"^(and )?(let go|ease off|down)\b", re.IGNORECASE)
EASE_OFF = re.compile(r"^ease off\. hold the chair\. sit, if you can\.", re.IGNORECASE)
LET_GO = re.compile(r"^let go\. stay where you are\.", re.IGNORECASE)
CALL = re.compile(r"\bcall\b", re.IGNORECASE)
BREATH = re.compile(r"\bbreath(e|ing)?\b", re.IGNORECASE)
COUNT_ALOUD = re.compile(r"\bcount aloud\b", re.IGNORECASE)
WHEN_READY = re.compile(r"when you are ready.*call someone", re.IGNORECASE)
# S1: forward bending and the end of arching, as they might be asked for. "Higher" is never said.
BENDS = re.compile(
    r"\b(bend (forward|down|over)|lean forward|curl|crunch|sit straight up|sit up|round your|touch your toes|"
    r"chin (down )?to (your )?chest|higher|as far as you can|arch)\b",
    re.IGNORECASE,
)
LIFT = re.compile(r"\blift", re.IGNORECASE)
# S10: nothing is called safe, broken or measured.
SAFE = re.compile(r"\b(safe|safely|fracture|kyphosis|score|degrees)\b", re.IGNORECASE)
POSTURE = re.compile(r"\b(posture|straight|form|position|perfect|back|shape)\b", re.IGNORECASE)


@dataclass(slots=True)
class Heard:
    """A session: its exercise, rung, repetitions and beat, its log, the body of its entry where one was written, and whether
    its person knows the exercise by heart.
    """

    exercise: str
    rung: str
    repetitions: int
    beat_seconds: float = 1.0
    log: list[Json] = field(default_factory=list)
    body: Json | None = None
    familiar: bool = False

    def cues(self, *words: str) -> Iterator[Json]:
        """The cues of these words, in order."""
        return (one for one in self.log if one.get("cue") in words)

    def after(self, place: int) -> list[Json]:
        """What came after the one at that place."""
        return self.log[place + 1 :]

    def events(self, *words: str) -> Iterator[tuple[int, Json]]:
        """The events of these words, each with its place in the log."""
        return ((place, one) for place, one in enumerate(self.log) if one.get("event") in words)


def check_session(heard: Heard) -> None:
    """Every rule that a session can break. Raises RuleBroken with the first that it does."""
    heard = replace(heard, log=list(_as_meant(heard.log)))
    for check in CHECKS:
        check(heard)


def _as_meant(log: Sequence[Json]) -> Iterator[Json]:
    """A stop in answer to whether there is new pain says that it hurts (S2, S4): it is told in whatever word."""
    asked = None
    for one in log:
        means_pain = one.get("event") == "stopped" and asked == NEW_PAIN
        if "cue" in one:
            asked = one.get("key") if one["cue"] == "ask" else None
        elif one.get("event") not in ("ready", "next"):  # a second tap of one moment answers nothing
            asked = None
        yield {**one, "event": "hurt"} if means_pain else one


# -------------------------------------------------------------------- S7: beats, holds, repetitions


def check_beats(heard: Heard) -> None:
    """S7: no count sooner than the beat after the one before, and the beat is never faster than a second."""
    if not 1.0 <= heard.beat_seconds <= 1.5:
        raise RuleBroken("S7", f"a beat of {heard.beat_seconds} s")
    last: Json | None = None
    for cue in heard.cues("hold", "count", "lift"):
        if cue["cue"] == "count":
            if cue["number"] > COUNTS:
                raise RuleBroken("S7", f"count {cue['number']} at {cue['at']}")
            if last is not None and cue["at"] - last["at"] < heard.beat_seconds - A_HAIR:
                raise RuleBroken("S7", f"counts at {last['at']} and {cue['at']} with a beat of {heard.beat_seconds}")
            last = cue
        elif cue["cue"] == "lift":
            last = None


def check_holds(heard: Heard) -> None:
    """S7: a hold is let go of one beat after its last count, at the latest."""
    began: float | None = None
    for one in heard.log:
        if one.get("cue") == "hold":
            began = one["at"]
        if began is not None and one.get("at", 0) > began + COUNTS * heard.beat_seconds + A_HAIR:
            raise RuleBroken("S7", f"the hold of {began} was not let go of until {one['at']}")
        if is_release(one) or one.get("cue") == "rest":
            began = None


def check_repetitions(heard: Heard) -> None:
    """S7: no more whole holds than asked for, no more efforts than three broken off beside them, five tries in all."""
    efforts, holds = len(list(heard.cues("lift"))), len(whole_holds(heard))
    most = rules.ceiling(heard.exercise, heard.rung)
    if holds > min(heard.repetitions, most):
        raise RuleBroken("S7", f"{holds} holds where {heard.repetitions} were asked for and {most} is the most")
    if heard.rung == "trying" and efforts > rules.TRIES:
        raise RuleBroken("S7", f"{efforts} tries")
    if efforts - holds > BROKEN_OFF + 1 or efforts > heard.repetitions + BROKEN_OFF:
        raise RuleBroken("S7", f"{efforts} efforts for {holds} whole holds")
    for finish in heard.cues("finish"):
        if finish["repetitions"] != holds:
            raise RuleBroken("S6", f"{finish['repetitions']} whole holds are told, and {holds} were held")


def whole_holds(heard: Heard) -> list[float]:
    """The moments of release of those holds that were held for all their counts."""
    whole, counted, began = [], 0, None
    for one in heard.log:
        if one.get("cue") == "hold":
            counted, began = 0, one["at"]
        elif one.get("cue") == "count":
            counted = one["number"]
        elif began is not None and (is_release(one) or one.get("event") in HALTS or one.get("cue") == "rest"):
            if counted == COUNTS and one["at"] >= began + COUNTS * heard.beat_seconds - A_HAIR:
                whole.append(one["at"])
            began = None
    return whole


def is_release(one: Json) -> bool:
    """Whether this says to let go."""
    return one.get("cue") == "lower" or bool("cue" in one and RELEASES.match(one.get("text", "")))


# -------------------------------------------------------------------- stopping: S2, S3


def check_releases(heard: Heard) -> None:
    """S2, S3: whatever stops an effort is answered by a release within a second, before anything else of the effort."""
    under_way = False
    for place, one in enumerate(heard.log):
        if under_way and one.get("event") in HALTS:
            _check_release(heard, place)
        if one.get("cue") in EFFORT:
            under_way = True
        elif is_release(one) or one.get("cue") in ("rest", "finish"):
            under_way = False


def _check_release(heard: Heard, place: int) -> None:
    told = heard.log[place]
    rule = "S3" if told["event"] == "tired" else "S2"
    for one in heard.after(place):
        if is_release(one) and one["at"] <= told["at"] + RELEASE_SECONDS + A_HAIR:
            return
        if one.get("cue") in EFFORT or one["at"] > told["at"] + RELEASE_SECONDS + A_HAIR:
            break
    raise RuleBroken(rule, f"no release within a second of {told['event']} at {told['at']}")


def check_no_effort_after_halt(heard: Heard) -> None:
    """S2, S3: after a stop no effort ever; after tired none, unless taken back; after a slip none before going on."""
    forbidden: Json | None = None
    for one in heard.log:
        if one.get("cue") in EFFORT and forbidden is not None:
            rule = "S3" if forbidden["event"] in ("tired", "taken_back") else "S2"
            raise RuleBroken(rule, f"{one['cue']} at {one['at']}, after {forbidden['event']} at {forbidden['at']}")
        forbidden = _still_forbidden(forbidden, one)


def _still_forbidden(forbidden: Json | None, one: Json) -> Json | None:
    word = one.get("event")
    before = None if forbidden is None else forbidden["event"]
    if word in HALTS and before not in FINAL:
        return one
    if (before == "tired" and word == "taken_back") or (before == "hurt" and word == "mistake"):
        return {**one, "event": word}
    gone_on = {"paused": GOES_ON, "taken_back": {"ready", "in_place"}, "mistake": {"resumed"}}
    return None if word in gone_on.get(before or "", ()) else forbidden


def check_taking_back(heard: Heard) -> None:
    """S2, S3: tired is taken back within five seconds; a slip is said once, and only of the big button."""
    for place, one in heard.events("taken_back"):
        tired = [before for before in heard.log[:place] if before.get("event") == "tired"]
        if not tired or one["at"] > tired[-1]["at"] + TAKEN_BACK_SECONDS + A_HAIR:
            raise RuleBroken("S3", f"tired was taken back at {one['at']}, when it was too late")
    slips = list(heard.events("mistake"))
    if len(slips) > 1:
        raise RuleBroken("S2", "a slip was taken twice in one session")
    for place, one in slips:
        if not _is_naming(heard.log[:place]):
            raise RuleBroken("S2", f"a slip at {one['at']}, where nothing had been pressed")


def _is_naming(before: Sequence[Json]) -> bool:
    """Whether the big button was the last word so far; a pause changes nothing where everything is let go of."""
    told = [one["event"] for one in before if "event" in one and one["event"] != "paused"]
    return told[-1:] == ["hurt"]


def check_silence(heard: Heard) -> None:
    """Silence never starts effort: each goes on from the one before, or follows a tap and a lead-in of ten seconds."""
    start = _Start(knows_it=heard.familiar)
    for one in heard.log:
        if one.get("cue") == "get_ready" and one.get("waits") == "tap":
            start = _Start(asked=True, knows_it=start.knows_it)
        elif one.get("cue") == "get_ready":  # the lead-in has begun: from here on a break is like any other
            start.knows_it = False
        elif one.get("cue") == "lift":
            start.check(one)
        elif "event" in one:
            start.take(one)


@dataclass(slots=True)
class _Start:
    """What an effort may begin on. `ready`: said after it was asked; `tapped`: when that or "go on" was said last.

    `knows_it`: whoever knows the exercise says it unasked, before the first effort; a break makes that word void.
    """

    asked: bool = False
    ready: bool = False
    running: bool = False
    tapped: float | None = None
    knows_it: bool = False

    def take(self, event: Json) -> None:
        word = event["event"]
        self.knows_it = self.knows_it and word != "everything"
        if self.knows_it and not self.running and word in (*HALTS, "in_place"):
            self.ready, self.tapped = word == "in_place", event["at"]
        if word in ("tired", "taken_back"):  # taking it back asks for the tap anew
            self.asked, self.ready = word == "taken_back", False
        if word in HALTS:
            self.running, self.tapped = False, None
        if word == "ready" and self.asked:
            self.ready = True
        if word in GOES_ON and self.ready:
            self.tapped = event["at"]

    def check(self, lift: Json) -> None:
        if not self.running and (not self.ready or self.tapped is None):
            raise RuleBroken("S2", f"an effort begins at {lift['at']}, and nobody has said that they are ready")
        if not self.running and lift["at"] < (self.tapped or 0.0) + LEAST_LEAD_IN_SECONDS - A_HAIR:
            raise RuleBroken("S2", f"an effort begins at {lift['at']}, too soon after the tap at {self.tapped}")
        self.running = True


# -------------------------------------------------------------------- S8: the breath


def check_breath(heard: Heard) -> None:
    """S8: the breath is named before the first effort and at least every third repetition, and counting is aloud."""
    since, lifts, aloud = 0, 0, False
    named = False
    for one in heard.log:
        text = one.get("text", "") if "cue" in one else ""
        named = named or bool(BREATH.search(text))
        aloud = aloud or bool(COUNT_ALOUD.search(text))
        if one.get("cue") == "lift":
            since = 0 if named else since + 1
            if (lifts == 0 and not named) or since >= 3:
                raise RuleBroken("S8", f"the breath was not named for the effort at {one['at']}, {since} in a row")
            named, lifts = False, lifts + 1
    if lifts and not aloud:
        raise RuleBroken("S8", "nobody was told to count aloud")


# -------------------------------------------------------------------- S9: in and out of position, and the first words


def check_first_words(heard: Heard) -> None:
    """S9: standing, after a sign or a pain, ease off, the chair, sit; lying, after a sign, let go, stay, call."""
    for place, told in heard.events("red_flag", "pain", "hurt"):
        if told["event"] == "hurt" and _is_naming(heard.log[:place]):
            continue  # pressed again: what it says was said
        words = _first_words(heard, place)
        if heard.exercise == WALL:
            _check_standing(heard, place, words)
        elif told["event"] == "red_flag":
            _check_lying(heard, place)
        if told["event"] == "red_flag":
            _check_after_sign(heard, place)


def _check_lying(heard: Heard, place: int) -> None:
    """An effort under way is let go of smoothly first; then these words come before any others."""
    said = next((one for one in heard.after(place) if one.get("spoken") and one.get("cue") != "lower"), {})
    words = said.get("text", "")
    if not (LET_GO.match(words) and CALL.search(words)):
        raise RuleBroken(
            "S9", f"lying, after a warning sign at {heard.log[place]['at']}, the first words are {words!r}"
        )


def _first_words(heard: Heard, place: int) -> str | None:
    """What is said first after that event, if within a second; None where nothing is."""
    told = heard.log[place]
    said = next((one for one in heard.after(place) if "cue" in one and one.get("spoken", one["cue"] != "finish")), None)
    return said["text"] if said and said["at"] <= told["at"] + RELEASE_SECONDS + A_HAIR else None


def _check_standing(heard: Heard, place: int, words: str | None) -> None:
    told = heard.log[place]
    if words and EASE_OFF.match(words):
        return
    eased = [one for one in heard.log[:place] if EASE_OFF.match(one.get("text", ""))]
    named = told["event"] != "hurt" and any(one.get("event") == "hurt" for one in heard.log[:place])
    if not (named and eased):
        raise RuleBroken("S9", f"standing, after {told['event']} at {told['at']}, the first words are {words!r}")


def _check_after_sign(heard: Heard, place: int) -> None:
    """After a sign the call is said, and nobody is coached up."""
    told = heard.after(place)
    if not any(CALL.search(one.get("text", "")) for one in told):
        raise RuleBroken("S9", "after a warning sign nobody was told to call")
    up = [one for one in told if one.get("cue") == "instruct"]
    if up:
        raise RuleBroken("S9", f"after a warning sign somebody is coached: {up[0].get('text')!r}")


def check_ways(heard: Heard) -> None:
    """S9: lying down and getting up are coached; after pain only when ready, or call someone."""
    lifts = [place for place, one in enumerate(heard.log) if one.get("cue") == "lift"]
    if heard.exercise in LYING and lifts:
        _check_lying_down(heard, lifts[0])
        _check_getting_up(heard, lifts[-1])
    for place, told in heard.events("pain"):
        out = next((one for one in heard.after(place) if one.get("cue") == "instruct"), None)
        if out is not None and lifts and not WHEN_READY.search(_said_between(heard, place, out)):
            raise RuleBroken("S9", f"after pain at {told['at']} somebody is coached up without 'when you are ready'")


def _said_between(heard: Heard, place: int, out: Json) -> str:
    """What was said after the event, up to and with that step."""
    until = heard.log.index(out, place)
    return " ".join(one.get("text", "") for one in heard.log[place : until + 1])


def _is_roll(one: Json) -> bool:
    return one.get("cue") == "instruct" and str(one.get("key", "")).startswith("log_roll.")


def _check_lying_down(heard: Heard, first: int) -> None:
    before = heard.log[:first]
    if not any(map(_is_roll, before)) and not any(one.get("event") in ("in_place", "lying") for one in before):
        raise RuleBroken("S9", "nobody was coached in lying down")


def _check_getting_up(heard: Heard, last: int) -> None:
    after = heard.after(last)
    finish = next((one for one in after if one.get("cue") == "finish"), None)
    if finish is None or finish["reason"] not in ("TARGET_REACHED", "TIRED"):
        return
    left = any(one.get("event") in ("in_place", "stopped") for one in after)
    if not left and not any(map(_is_roll, after)):
        raise RuleBroken("S9", "nobody was coached in getting up")


# -------------------------------------------------------------------- how it ended


def check_end(heard: Heard) -> None:
    """S2, S3: how it ended is what was told, the gravest of all, and tired before a stop; after the end nothing comes."""
    finish = next(((place, one) for place, one in enumerate(heard.log) if one.get("cue") == "finish"), None)
    if finish is None:
        return
    place, end = finish
    if any("cue" in one for one in heard.after(place)):
        raise RuleBroken("S2", f"something is said after the end: {heard.after(place)}")
    told = [one["event"] for one in heard.log[:place] if "event" in one]
    allowed = _reasons(told)
    if allowed and end["reason"] not in allowed:
        raise RuleBroken("S3" if "TIRED" in allowed else "S2", f"it ended as {end['reason']} after {told}")


def _reasons(told: Sequence[str]) -> frozenset[str] | None:
    """How it may have ended after these events; None where they say nothing of it."""
    if "red_flag" in told:
        return frozenset({"RED_FLAG"})
    if is_pain_told(told):
        return frozenset({"PAIN"})
    ends = [word for place, word in enumerate(told) if word == "stopped" or _is_tired(told, place)]
    if ends and ends[0] == "tired":
        return frozenset({"TIRED", "TARGET_REACHED"})
    return None


def _is_tired(told: Sequence[str], place: int) -> bool:
    return told[place] == "tired" and "taken_back" not in told[place + 1 :]


def is_pain_told(told: Sequence[str]) -> bool:
    """Whether pain was told: by its name, or by the big button and any way out but a sign or "by mistake"."""
    pressed = [place for place, word in enumerate(told) if word == "hurt"]
    return "pain" in told or any(_named(told, place) not in ("mistake", "red_flag") for place in pressed)


def _named(told: Sequence[str], place: int) -> str | None:
    """What was named after the big button; None where nothing was."""
    return next((word for word in told[place + 1 :] if word not in ("hurt", "paused")), None)


def check_entry(heard: Heard) -> None:
    """What is written of a session is what happened in it."""
    body = heard.body
    if body is None:
        return
    told = [one["event"] for one in heard.log if "event" in one]
    slips, efforts = told.count("mistake"), len(list(heard.cues("lift")))
    expected: Json = {
        "pain_told": is_pain_told(told) or ("hurt" in told and "red_flag" in told and body.get("pain_told")),
        "tired_taken_back": "taken_back" in told,
        "pressed_by_mistake": slips,
        "efforts": efforts,
        "repetitions": len(whole_holds(heard)),
        "set_begun": efforts > 0,
    }
    for key, value in expected.items():
        if key in body and body[key] != value:  # an older app did not write all of them
            rule = "S7" if key in ("efforts", "repetitions") else "S3" if key == "tired_taken_back" else "S2"
            raise RuleBroken(rule, f"{key} is written as {body.get(key)} and was {value}: {told}")


# -------------------------------------------------------------------- S1, S10, S12: words and pictures


def check_words(heard: Heard) -> None:
    """S1, S10, S12: no word asks for bending or arching, none calls anything safe, and pictures come from this house."""
    for one in heard.log:
        text = one.get("text", "") if "cue" in one else ""
        if BENDS.search(text) or (heard.exercise in (NECK, WALL) and LIFT.search(text)):
            raise RuleBroken("S1", f"{text!r} at {one['at']}")
        if SAFE.search(text) or (one.get("cue") == "praise" and POSTURE.search(text)):
            raise RuleBroken("S10", f"{text!r} at {one['at']}")
        if "://" in str(one.get("figure") or "") or "://" in text:
            raise RuleBroken("S12", f"an address outside: {one}")


CHECKS = (
    check_words,
    check_releases,
    check_no_effort_after_halt,
    check_taking_back,
    check_silence,
    check_beats,
    check_holds,
    check_repetitions,
    check_breath,
    check_first_words,
    check_ways,
    check_end,
    check_entry,
)
