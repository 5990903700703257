"""The rules of safety as an outsider would check them: from entries and cues alone, with none of the coach's own judging.

Numbers are written out here a second time on purpose: a rule that drifts in the coach is caught by these.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from lab.people.session import Lived
from stature_coach.cues import Count, Cue, GetReady, Hold, Instruct, Lift, Lower, Praise
from stature_coach.diary import Entry
from stature_coach.events import PainReported, RedFlagReported, StopReported, TiredReported
from stature_coach.progression import Dose

EVERYTHING = {"neck-press", "wall-ball-press", "prone-chest-raise"}
CLOSES = {
    "q1": ("yes", EVERYTHING),
    "q2": ("yes", EVERYTHING),
    "q3": ("yes", {"wall-ball-press", "prone-chest-raise"}),
    "q4": ("yes", EVERYTHING),
    "q5": ("yes", EVERYTHING),
    "q6": ("yes", {"neck-press", "prone-chest-raise"}),
    "q7": ("no", {"neck-press"}),
    "q8": ("no", {"prone-chest-raise"}),
    "q9": ("yes", {"wall-ball-press"}),
}
CEILINGS = {"neck-press": 10, "wall-ball-press": 20, "prone-chest-raise": 10}
LADDERS = {
    "neck-press": ["pillow", "towel"],
    "wall-ball-press": ["start", "feet-1", "feet-2", "feet-3"],
    "prone-chest-raise": ["trying", "head", "chest-pillow", "chest"],
}
POSTURE = re.compile(r"\b(straight|posture|perfect|beautiful|correct|safe|good form)\b", re.IGNORECASE)
BENDING = re.compile(
    r"\b(curl|crunch|bend over|bend forward|lean forward|touch your toes|arch|higher|twist)\b", re.IGNORECASE
)
EFFORT = (Lift, Hold, Count)


class RuleBroken(AssertionError):
    """A rule was broken: which, by what."""


def must(rule: str, kept: bool, what: object) -> None:
    """Raises RuleBroken where the rule was not kept."""
    if not kept:
        raise RuleBroken(f"{rule}: {what}")


def day_of(at: datetime) -> Any:
    """The local day, which begins at four."""
    return (at.replace(tzinfo=None) - timedelta(hours=4)).date()


# -------------------------------------------------------------------- before a session: may it begin?


def check_may_begin(exercise: str, entries: Sequence[Entry], now: datetime) -> None:
    """S2, S4, S5: read straight from the entries."""
    ended = {"PAIN": [], "RED_FLAG": []}  # type: dict[str, list[datetime]]
    for entry in entries:
        if entry.kind == "session_finished" and entry.body["reason"] in ended:
            ended[entry.body["reason"]].append(entry.at)
        if entry.kind == "red_flag":
            ended["RED_FLAG"].append(entry.at)
    must("S2", all(day_of(at) != day_of(now) for at in ended["PAIN"]), f"{exercise} on a day with pain")
    cleared = [e.at for e in entries if e.kind == "cleared" and e.body["what"] == "red_flag"]
    must(
        "S2", all(any(at < asked for asked in cleared) for at in ended["RED_FLAG"]), f"{exercise} after a warning sign"
    )
    _check_answers(exercise, entries)
    if exercise == "prone-chest-raise":
        words = [e for e in entries if e.kind == "step_answered" and e.body["step"] == "open"]
        must("S4", bool(words) and words[-1].body["answer"] == "accepted", "the chest raise was never opened")
        must("S4", all(at <= words[-1].at for at in ended["RED_FLAG"]), "opened before a warning sign")
        doubts = [e.at for e in entries if e.kind == "screen_answered" and _doubts_chest_raise(e.body["answers"])]
        must("S4", all(at <= words[-1].at for at in doubts), "opened before a careful answer")


def _doubts_chest_raise(answers: Mapping[str, str]) -> bool:
    closers = {question: careful for question, (careful, closes) in CLOSES.items() if "prone-chest-raise" in closes}
    return any(answers.get(question) in (careful, "not_sure") for question, careful in closers.items())


def _check_answers(exercise: str, entries: Sequence[Entry]) -> None:
    told: dict[str, tuple[str, datetime]] = {}
    for entry in entries:
        if entry.kind == "screen_answered":
            told |= {question: (word, entry.at) for question, word in entry.body["answers"].items()}
    must("S5", set(told) == set(CLOSES), "begun before the nine questions")
    for question, (careful, closes) in CLOSES.items():
        word, at = told[question]
        if exercise in closes and word in (careful, "not_sure"):
            must("S5", _opened(question, entries, at), f"{exercise} in spite of {question} = {word}")


def _opened(question: str, entries: Iterable[Entry], since: datetime) -> bool:
    if question in ("q7", "q8"):
        return False
    if question == "q9":
        words = [e for e in entries if e.kind == "step_answered" and e.body["step"] == "chair_and_company"]
        return any(e.at >= since and e.body["answer"] == "accepted" for e in words)
    return any(e.kind == "cleared" and e.body["what"] in (question, "screen") and e.at >= since for e in entries)


# -------------------------------------------------------------------- during a session


def check_session(lived: Lived, text: Callable[[str], str]) -> None:
    """S1, S3, S7, S8, S9 and S10 over all that was heard."""
    exercise = lived.session.exercise.id
    for cue in lived.heard:
        must("S1", not cue.key or not _bends(cue.key, text), cue)
        must("S10", not isinstance(cue, Praise) or not _has(POSTURE, text(cue.key)), cue)
    _check_counts(exercise, lived.heard)
    _check_breathing(lived.heard)
    _check_stops(lived)
    _check_way_out(lived)


@cache
def _has(words: re.Pattern[str], said: str) -> bool:
    return words.search(said) is not None


def _bends(key: str, text: Callable[[str], str]) -> bool:
    return not key.startswith(("screen.", "closed.")) and _has(BENDING, text(key))


def _check_counts(exercise: str, heard: Sequence[Cue]) -> None:
    counts = [cue for cue in heard if isinstance(cue, Count)]
    must("S7", all(count.number <= 5 for count in counts), "a hold over five counts")
    for one, other in itertools.pairwise(counts):
        must("S7", other.at - one.at >= 0.999, f"{other.at - one.at} s between two counts")
    lifts = {cue.repetition for cue in heard if isinstance(cue, Lift)}
    must("S7", max(lifts, default=0) <= CEILINGS[exercise], f"{max(lifts, default=0)} repetitions")


def _check_breathing(heard: Sequence[Cue]) -> None:
    breathing = [cue.repetition for cue in heard if isinstance(cue, Lift) and cue.key.endswith("lift_breathing")]
    lifts = sorted({cue.repetition for cue in heard if isinstance(cue, Lift)})
    for repetition in lifts:
        near = {repetition, repetition - 1, repetition - 2}
        must("S8", bool(near & set(breathing)), f"no breath named by repetition {repetition}")


def _check_stops(lived: Lived) -> None:
    final = (TiredReported, PainReported, RedFlagReported, StopReported)
    for event in lived.told:
        if isinstance(event, final):
            later = [cue for cue in lived.heard if cue.at > event.at and isinstance(cue, (*EFFORT, GetReady))]
            must("S3" if isinstance(event, TiredReported) else "S2", not later, later[:1])
        if isinstance(event, TiredReported):
            released = [c for c in lived.heard if isinstance(c, Lower) and event.at <= c.at <= event.at + 1]
            must("S3", bool(released), "no release within a second of tired")
            reason = lived.session.reason
            must("S3", reason is not None and reason.complete, f"tired ended as {reason}")


def _check_way_out(lived: Lived) -> None:
    """S9: who lay down is led up again; after a warning sign nobody is."""
    flags = [event.at for event in lived.told if isinstance(event, RedFlagReported)]
    out = {page.step.say for page in lived.session.leaving}
    coached = [cue.at for cue in lived.heard if isinstance(cue, Instruct) and cue.key in out]
    if flags:
        must("S9", not [at for at in coached if at > min(flags)], "coached up after a warning sign")
    elif lived.session.exercise.lying and lived.session.reason is not None:
        must("S9", bool(coached), "left lying")


# -------------------------------------------------------------------- from plan to plan: does the dose behave?


def check_growth(
    exercise: str, before: Dose, after: Dose, since: Sequence[Entry], easy_sessions: int, now: datetime
) -> None:
    """S6 and S11 between two looks at the plan, with the entries that came between them."""
    ladder = LADDERS[exercise]
    must("S7", after.repetitions <= CEILINGS[exercise], after)
    rungs = ladder.index(after.rung) - ladder.index(before.rung)
    more = rungs > 0 or (rungs == 0 and after.repetitions > before.repetitions)
    if not more or any(_by_therapist(entry, exercise) for entry in since):
        return
    accepted = [e for e in since if _accepts(e, exercise)]
    must("S6", len(accepted) >= 1, f"{exercise} grew from {before} to {after} at {now} without a yes")
    must("S6", (rungs, after.repetitions - before.repetitions) == (0, 1) or rungs == 1, f"{before} to {after} at once")
    must("S6", rungs == 0 or after.repetitions <= before.repetitions, f"two things at once: {before} to {after}")
    must("S6", easy_sessions >= 6, f"{exercise} grew after {easy_sessions} easy sessions")
    worse = [e for e in since if e.kind == "morning_after" and (e.body["pain"] or 0) >= 8]
    must("S11", not worse, f"{exercise} grew on a very bad morning")


def _accepts(entry: Entry, exercise: str) -> bool:
    return entry.kind == "step_answered" and entry.body["exercise"] == exercise and entry.body["answer"] == "accepted"


def _by_therapist(entry: Entry, exercise: str) -> bool:
    return entry.kind == "plan_set" and entry.body["exercise"] == exercise and entry.body.get("by") == "therapist"


def was_easy(body: Mapping[str, Any], dose: Dose) -> bool:
    """An easy session as the rule says it, from the entry alone."""
    return (
        body["reason"] == "TARGET_REACHED"
        and body["dose"]["rung"] == dose.rung
        and body["repetitions"] >= dose.repetitions
        and not body["half_effort"]
        and body["effort"] is not None
        and body["effort"] <= 3
        and body["pain"] is not None
        and body["pain"] <= (body["pain_before"] or 0)
    )
