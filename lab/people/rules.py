"""The rules of safety as an outsider would check them: from entries and cues alone, with none of the coach's own judging.

What a session and a growing dose must keep; what a look at the plan must keep stands in onlooker.py. Numbers are written out here a second time on purpose: a rule that drifts in the coach is caught by these.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
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
ALOUD = re.compile(r"\bbreath.*\bcount aloud\b", re.IGNORECASE)
EFFORT = (Lift, Hold, Count)


class RuleBroken(AssertionError):
    """A rule was broken: which, by what."""


def must(rule: str, kept: bool, what: object) -> None:
    """Raises RuleBroken where the rule was not kept."""
    if not kept:
        raise RuleBroken(f"{rule}: {what}")


def day_of(at: datetime) -> date:
    """The local day, which begins at four."""
    return (at.replace(tzinfo=None) - timedelta(hours=4)).date()


# -------------------------------------------------------------------- during a session


def check_session(lived: Lived, text: Callable[[str], str]) -> None:
    """S1, S3, S4, S7, S8, S9 and S10 over all that was heard."""
    exercise = lived.session.exercise.id
    for cue in lived.heard:
        must("S1", not cue.key or not _bends(cue.key, text), cue)
        must("S10", not isinstance(cue, Praise) or not _has(POSTURE, text(cue.key)), cue)
    _check_counts(exercise, lived.heard)
    _check_breathing(lived.heard)
    _check_stops(lived)
    _check_way_in(lived, text)
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


def _check_way_in(lived: Lived, text: Callable[[str], str]) -> None:
    """S4, S8, S9: before the first effort all of the way in was said, with the breath, and the gate of the chest raise."""
    begins = min((cue.at for cue in lived.heard if isinstance(cue, Lift)), default=None)
    if begins is None:
        return
    said = {cue.key for cue in lived.heard if cue.at < begins}
    asked = lived.session.exercise.id != "prone-chest-raise" or "prone_chest_raise.gate" in said
    must("S4", asked, "the chest raise was not asked about before it began")
    must("S8", any(_has(ALOUD, text(key)) for key in said if key), "nobody was told to count aloud")
    missing = [page.step.say for page in lived.session.setup if page.step.say not in said]
    must("S9", bool(lived.session.setup) and not missing, f"effort before {missing}")


def _check_way_out(lived: Lived) -> None:
    """S9: who lay down is led up again; after a warning sign nobody is."""
    flags = [event.at for event in lived.told if isinstance(event, RedFlagReported)]
    out = {page.step.say for page in lived.session.leaving}
    ended = max((cue.at for cue in lived.heard if isinstance(cue, (*EFFORT, Lower))), default=0.0)
    coached = [cue.at for cue in lived.heard if isinstance(cue, Instruct) and cue.key in out and cue.at > ended]
    if flags:
        must("S9", not [at for at in coached if at > min(flags)], "coached up after a warning sign")
    elif lived.session.exercise.lying and lived.session.reason is not None:
        must("S9", bool(coached), "left lying")


# -------------------------------------------------------------------- from plan to plan: does the dose behave?


def check_growth(exercise: str, before: Dose, after: Dose, since: Sequence[Entry], easy_sessions: int) -> None:
    """S6 between two looks at the plan, with the entries that came between them."""
    rungs = LADDERS[exercise].index(after.rung) - LADDERS[exercise].index(before.rung)
    more = rungs > 0 or (rungs == 0 and after.repetitions > before.repetitions)
    if not more or any(by_therapist(entry, exercise) for entry in since):
        return
    accepted = [e for e in since if accepts(e, exercise)]
    must("S6", len(accepted) >= 1, f"{exercise} grew from {before} to {after} without a yes")
    check_one_step(exercise, before, after)
    must("S6", easy_sessions >= 6, f"{exercise} grew after {easy_sessions} easy sessions")


def check_one_step(exercise: str, before: Dose, after: Dose) -> None:
    """S6: one repetition more or one rung, never both."""
    rungs = LADDERS[exercise].index(after.rung) - LADDERS[exercise].index(before.rung)
    must("S6", (rungs, after.repetitions - before.repetitions) == (0, 1) or rungs == 1, f"{before} to {after} at once")
    must("S6", rungs == 0 or after.repetitions <= before.repetitions, f"two things at once: {before} to {after}")


def accepts(entry: Entry, exercise: str) -> bool:
    """Whether the person said yes to a step of the exercise."""
    return entry.kind == "step_answered" and entry.body["exercise"] == exercise and entry.body["answer"] == "accepted"


def by_therapist(entry: Entry, exercise: str) -> bool:
    """Whether a therapist set the plan of the exercise."""
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
