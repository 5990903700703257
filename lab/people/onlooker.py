"""Somebody who reads a diary as it is written, and sees at every look at the plan whether it keeps S2, S4-S7 and S11.

Remembers of each entry only what a rule needs, so that a look after a year costs what it costs on the first day. Numbers
are written out here a second time on purpose: a rule that drifts in the coach is caught by these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from lab.people.rules import CEILINGS, CLOSES, LADDERS, accepts, by_therapist, check_one_step, day_of, must
from stature_coach.diary import Entry
from stature_coach.progression import Dose, Proposal
from stature_coach.today import Planned, Today

FIRST = {"neck-press": 5, "wall-ball-press": 5, "prone-chest-raise": 3}
TRIES = 5
ASKED_AGAIN = ("q1", "q2", "q9")
MONTH = timedelta(days=30)
FORTNIGHT = timedelta(days=14)
CHEST = "prone-chest-raise"


@dataclass(slots=True)
class Seen:
    """What was seen of one exercise: its dose at each look of late, when it was done, and what is owed to it."""

    doses: list[tuple[datetime, Dose]] = field(default_factory=list)
    largest: Dose | None = None
    done_at: datetime | None = None
    locked: bool = False
    bad_morning: datetime | None = None


@dataclass(slots=True)
class Onlooker:
    """The memory of one diary."""

    told: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    cleared: dict[str, datetime] = field(default_factory=dict)
    words: dict[tuple[str, str], Entry] = field(default_factory=dict)
    pained: datetime | None = None
    flagged: datetime | None = None
    doubted: datetime | None = None
    stopped: datetime | None = None
    others_began: datetime | None = None
    others: list[datetime] = field(default_factory=list)
    days: dict[date, list[Entry]] = field(default_factory=dict)
    usual_pain: int | None = None
    grown_on: date | None = None
    held_on: date | None = None
    seen: dict[str, Seen] = field(default_factory=lambda: {exercise: Seen() for exercise in LADDERS})

    def read(self, entries: Iterable[Entry]) -> Onlooker:
        """Remembers entries, oldest first."""
        for entry in entries:
            match entry.kind:
                case "session_finished":
                    self._session(entry)
                case "screen_answered":
                    self._screen(entry)
                case "cleared":
                    self.cleared[entry.body["what"]] = entry.at
                case "step_answered":
                    self.words[entry.body["exercise"], entry.body["step"]] = entry
                case "plan_set" if entry.body.get("by") == "therapist":
                    seen = self.seen[entry.body["exercise"]]
                    seen.locked, seen.largest = entry.body.get("locked", seen.locked), None
                case "red_flag":
                    self.flagged = self.stopped = entry.at
                case "morning_after" if entry.body["pain"] is not None:
                    self._morning(entry)
        return self

    def _screen(self, entry: Entry) -> None:
        self.told |= {question: (word, entry.at) for question, word in entry.body["answers"].items()}
        for question, word in entry.body["answers"].items():
            careful, closes = CLOSES[question]
            if CHEST in closes and word in (careful, "not_sure"):
                self.doubted = entry.at

    def _session(self, entry: Entry) -> None:
        body, seen = entry.body, self.seen[entry.body["exercise"]]
        self.days.setdefault(day_of(entry.at), []).append(entry)
        seen.done_at, seen.largest = entry.at, seen.doses[-1][1] if seen.doses else None
        if body["reason"] == "RED_FLAG":
            self.flagged = entry.at
        if hurt(body):
            self.pained = entry.at
        if was_stop(body):
            self.stopped = entry.at
        if body["exercise"] != CHEST and (body["repetitions"] or body["reason"] in ("TARGET_REACHED", "TIRED")):
            self.others_began = self.others_began or entry.at
            self.others = [at for at in self.others if at >= entry.at - FORTNIGHT] + [entry.at] * (not was_stop(body))

    def _morning(self, entry: Entry) -> None:
        sessions = self.days.get(day_of(entry.at) - timedelta(days=1), [])
        told = [pain for session in sessions if (pain := session.body.get("pain_before")) is not None]
        before, after = (told[0] if told else self.usual_pain), entry.body["pain"]
        self.usual_pain = after
        if after <= (before or 0):
            return
        self.held_on = day_of(entry.at)
        if after >= 4 or (before is not None and after - before >= 2):
            for exercise in {session.body["exercise"] for session in sessions}:
                self.seen[exercise].bad_morning = entry.at

    # ---------------------------------------------------------------- may it begin?

    def check_may_begin(self, exercise: str, now: datetime) -> None:
        """S2, S4 and S5."""
        asked = self.cleared.get("red_flag")
        must("S2", self.pained is None or day_of(self.pained) != day_of(now), f"{exercise} on a day with pain")
        safe = self.flagged is None or (asked is not None and self.flagged < asked)
        must("S2", safe, f"{exercise} after a warning sign")
        self._check_answers(exercise, now)
        if exercise == CHEST:
            word = self.words.get((CHEST, "open"))
            must("S4", word is not None and word.body["answer"] == "accepted", "the chest raise was never opened")
            for why, at in (("a warning sign", self.flagged), ("a careful answer", self.doubted)):
                must("S4", at is None or (word is not None and at < word.at), f"opened before {why}")

    def _check_answers(self, exercise: str, now: datetime) -> None:
        must("S5", set(self.told) == set(CLOSES), "begun before the nine questions")
        for question, (careful, closes) in CLOSES.items():
            word, _ = self.told[question]
            if exercise in closes and word in (careful, "not_sure"):
                must("S5", self._opened(question), f"{exercise} in spite of {question} = {word}")
        for question in ASKED_AGAIN:
            at = self.told[question][1]
            must("S5", now - at < MONTH, f"{exercise} with {question} answered a month ago")
            must("S5", self.stopped is None or self.stopped < at, f"{exercise} with {question} not asked after a stop")

    def _opened(self, question: str) -> bool:
        since = self.told[question][1]
        if question in ("q7", "q8"):
            return False
        if question == "q9":
            word = self.words.get(("wall-ball-press", "chair_and_company"))
            return word is not None and word.at >= since and word.body["answer"] == "accepted"
        return any(at is not None and at >= since for at in (self.cleared.get(question), self.cleared.get("screen")))

    # ---------------------------------------------------------------- every look at the plan

    def look(self, plan: Today, since: Sequence[Entry], now: datetime) -> None:
        """What the plan leaves open may begin, no dose is larger than it may be, and no step is offered too early."""
        for planned in plan.exercises:
            if not planned.closed:
                self.check_may_begin(planned.exercise.id, now)
        for planned in {planned.exercise.id: planned for planned in plan.exercises}.values():
            self._check_dose(planned, since, now)
        must("S6", len(plan.proposals) <= 1, "two steps offered at once")
        for step in plan.proposals:
            self._check_proposal(step, plan, now)

    def _check_dose(self, planned: Planned, since: Sequence[Entry], now: datetime) -> None:
        exercise, dose = planned.exercise.id, Dose(planned.repetitions, planned.rung)
        seen = self.seen[exercise]
        most = TRIES if dose.rung == "trying" else CEILINGS[exercise]
        must("S7", dose.repetitions <= most, f"{exercise}: {dose}")
        out = dose.rung.startswith("feet-")
        must(
            "S6", not out or self.told.get("q9", ("", now))[0] == "no", f"feet out at {dose.rung} for somebody unsteady"
        )
        before = seen.doses[-1][1] if seen.doses else dose
        if size(exercise, dose) > size(exercise, before) and not any(by_therapist(entry, exercise) for entry in since):
            must("S11", self.held_on != day_of(now), f"{exercise} grew on a worse morning")
            self.grown_on = day_of(now)
        if not any(_moves(entry, exercise) for entry in since):
            self._check_stepped_back(exercise, before, dose, since)
        self._check_away(exercise, dose, now)
        self._check_morning(exercise, dose)
        seen.doses = [*[one for one in seen.doses[:-1] if one[0] >= now - 3 * FORTNIGHT], *seen.doses[-1:], (now, dose)]
        seen.largest = max(seen.largest or dose, dose, key=lambda one: size(exercise, one))

    def _check_stepped_back(self, exercise: str, before: Dose, dose: Dose, since: Sequence[Entry]) -> None:
        """S6: pain and stops of this exercise step back, and a warning sign begins again; nobody is asked."""
        if any(is_flag(entry) for entry in since):
            must("S2", at_the_floor(exercise, dose), f"{exercise} at {dose} after a warning sign")
        elif any(entry.kind == "session_finished" and _stops(entry, exercise) for entry in since):
            must("S6", _less(exercise, dose, before), f"{exercise} still at {dose} after a stop")

    def _check_away(self, exercise: str, dose: Dose, now: datetime) -> None:
        seen = self.seen[exercise]
        if seen.done_at is not None and now - seen.done_at >= FORTNIGHT and seen.largest is not None:
            must("S6", _less(exercise, dose, seen.largest), f"{exercise} still at {dose} after two weeks away")

    def _check_morning(self, exercise: str, dose: Dose) -> None:
        """S11: less than it was two days before the bad morning, or as little as can be."""
        seen = self.seen[exercise]
        if seen.bad_morning is None or not seen.doses:
            return
        since = seen.bad_morning - timedelta(days=2)
        earlier = [one for at, one in seen.doses if at < since][-1:]
        of_late = [*earlier, *(one for at, one in seen.doses if at >= since)]
        largest = max(of_late, key=lambda one: size(exercise, one))
        must("S11", _less(exercise, dose, largest), f"{exercise} still at {dose} after a bad morning")
        seen.bad_morning = None

    def _check_proposal(self, step: Proposal, plan: Today, now: datetime) -> None:
        must("S6", self.grown_on != day_of(now), f"{step.step} offered on a day that grew already")
        must("S11", self.held_on != day_of(now), f"{step.step} offered on a worse morning")
        reasons = {one.rule for each in plan.exercises if each.exercise.id == step.exercise for one in each.closed}
        if step.step == "open":
            must("S4", step.exercise == CHEST and reasons == {"S4"}, f"opening offered while closed by {reasons}")
            self._check_opening(now)
            return
        must("S6", not reasons, f"{step.step} offered while {step.exercise} is closed")
        must("S6", not self.seen[step.exercise].locked, f"{step.step} offered on a locked plan")
        must("S6", step.after is not None, f"{step.step} leads nowhere")
        if step.after is not None:
            check_one_step(step.exercise, step.before, step.after)

    def _check_opening(self, now: datetime) -> None:
        """S4: two weeks of the others, with six sessions or more and no stop, and a month after "not yet"."""
        word = self.words.get((CHEST, "open"))
        lately = [at for at in self.others if at >= now - FORTNIGHT]
        long_enough = self.others_began is not None and now - self.others_began >= FORTNIGHT
        must("S4", long_enough and len(lately) >= 6, f"opening offered after {len(lately)} sessions")
        must("S4", self.stopped is None or self.stopped < now - FORTNIGHT, "opening offered within two weeks of a stop")
        must("S4", word is None or word.at < now - MONTH, "opening offered again within a month")


def hurt(body: Mapping[str, Any]) -> bool:
    """Ended in pain, or two points more than before, or more than before and four or above."""
    before, after = body.get("pain_before"), body.get("pain")
    if body["reason"] == "PAIN" or after is None:
        return bool(body["reason"] == "PAIN")
    return bool(before is not None and after - before >= 2) or bool(after >= 4 and after > (before or 0))


def was_stop(body: Mapping[str, Any]) -> bool:
    """Hurt, warned, out of form, or stopped by the person after the set began and before it was whole."""
    begun = body["repetitions"] > 0 or body.get("set_begun") is True
    middle = begun and body["repetitions"] < (body.get("dose") or {}).get("repetitions", 21)
    return hurt(body) or body["reason"] in ("FORM", "RED_FLAG") or (body["reason"] == "STOPPED" and middle)


def is_flag(entry: Entry) -> bool:
    """A warning sign, in a session or after it."""
    return entry.kind == "red_flag" or (entry.kind == "session_finished" and entry.body["reason"] == "RED_FLAG")


def size(exercise: str, dose: Dose) -> tuple[int, int]:
    """Doses in the order of their difficulty: first the rung, then the repetitions."""
    return LADDERS[exercise].index(dose.rung), dose.repetitions


def at_the_floor(exercise: str, dose: Dose) -> bool:
    """No more than a new person does."""
    return size(exercise, dose) <= (0, FIRST[exercise])


def _less(exercise: str, dose: Dose, than: Dose) -> bool:
    return size(exercise, dose) < size(exercise, than) or at_the_floor(exercise, dose)


def _stops(entry: Entry, exercise: str) -> bool:
    return entry.body["exercise"] == exercise and was_stop(entry.body)


def _moves(entry: Entry, exercise: str) -> bool:
    """Whether a dose may have grown by it between two looks: a yes, or a therapist's plan."""
    return accepts(entry, exercise) or by_therapist(entry, exercise)
