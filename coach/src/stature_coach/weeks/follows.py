"""What follows for an exercise from each thing that happened: a word, a plan, pain, a worse morning (S2, S4, S6, S7, S11).

A yes counts only where it was the very step due and could be asked at that moment (growing.py), so no entry, from
wherever it comes, makes a dose jump. Steps back need no consent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial, reduce
from typing import Final

from stature_coach.safety import day_before, local_day
from stature_coach.weeks.beat import QUICKEST, slower
from stature_coach.weeks.closing import CHEST_RAISE
from stature_coach.weeks.course import (
    BeforePaper,
    Change,
    Course,
    Dose,
    Pending,
    Why,
    begun_anew,
    first_dose,
    is_first,
    is_harder,
    lesser,
    no_further,
    noted,
    open_below,
    set_to,
    stepped_back,
    with_chest_raise,
)
from stature_coach.weeks.diary import Known
from stature_coach.weeks.entry import Entry
from stature_coach.weeks.growing import Asking
from stature_coach.weeks.happened import AWAY, Light, Turn
from stature_coach.weeks.mornings import Mornings
from stature_coach.weeks.papers import Taken
from stature_coach.weeks.practised import practised
from stature_coach.weeks.prescribed import Do
from stature_coach.weeks.proposals import OPEN, due_step
from stature_coach.weeks.session_facts import LONG_AWAY, was_begun
from stature_coach.weeks.without_app import DONE_WITHOUT

ACCEPTED: Final = "change.accepted"
BY_PAPER: Final = "change.paper"
NOT_MINE_SAID: Final = "change.not_mine"


@dataclass(frozen=True, slots=True)
class Moment:
    """The moment of a turn: what could be asked then, whether something else grew that day, which words were contested."""

    asking: Asking
    turn: Turn
    grown: bool
    contested: frozenset[tuple[str, str, datetime]]

    def may_grow(self, course: Course) -> bool:
        """Whether a step of the exercise could be asked at that moment (S6)."""
        if self.grown or course.locked or self._denied:
            return False
        return self.asking.possible(course.exercise, self.turn.at, opened=course.opened)

    def may_open(self, course: Course) -> bool:
        """Whether the chest raise could be opened then: after two lived weeks, or shown by a therapist (S4)."""
        if self.grown or course.locked or self._denied:
            return False
        shown = self.turn.entry.body.get("shown_by_therapist") is True
        lived = shown or self._was_to_be_asked(course)
        return lived and self.asking.possible(course.exercise, self.turn.at)

    def _was_to_be_asked(self, course: Course) -> bool:
        at, entry = self.turn.at, self.turn.entry
        return not self.asking.had_its_word(course.exercise, at, entry) and bool(self.asking.two_lived_weeks(at))

    @property
    def _denied(self) -> bool:
        return _word(self.turn.entry) in self.contested


def asks_for_more(course: Course, turn: Turn) -> bool:
    """Whether it is a yes to a step, or a plan for a slower beat; one such thing is heard a day."""
    body = turn.entry.body
    if turn.light is Light.WORD:
        return turn.may_raise and (body["step"] == OPEN or ":" in body["step"])
    return turn.light is Light.PLAN and (body.get("beat_seconds") or QUICKEST) > course.dose.beat_seconds


def said_no_to(known: Known) -> frozenset[tuple[str, str, datetime]]:
    """The moments at which a step was said no to: yes and no at once is no."""
    return frozenset(_word(step) for step in known.told.steps if step.body["answer"] != "accepted")


def _word(entry: Entry) -> tuple[str, str, datetime]:
    return entry.body["exercise"], entry.body.get("step") or "", entry.at


def time_passes(course: Course, at: datetime) -> Course:
    """Two weeks away are one step back, four weeks two (clinical G6); half the strength comes back with the first plan."""
    if course.last is None or at - course.last < AWAY:
        return course
    due = (at - course.last) // AWAY
    gone = course
    for steps in range(course.away_steps + 1, due + 1):
        back = stepped_back(gone, course.last + steps * AWAY, Why("change.away", "S6"))
        if back.dose == gone.dose:
            break
        gone = back
    first_again = is_first(gone) or at - course.last >= LONG_AWAY
    return replace(gone, easy=(), away_steps=due, tried=gone.tried and not first_again)


def _after_session(course: Course, turn: Turn, moment: Moment) -> Course:
    return practised(course, [turn.entry], moment.asking.mornings.bad_days)


def _after_stop(course: Course, turn: Turn, _: Moment) -> Course:
    return _halted(course, turn, "change.stop", "S6")


def _after_pain(course: Course, turn: Turn, moment: Moment) -> Course:
    """What hurt steps back. Pain told later that day adds nothing where it has led back already, and nothing came since."""
    if turn.entry.kind != "session_finished" and _stayed_back(course, turn.entry, moment.asking.mornings):
        return no_further(course)
    return _halted(course, turn, "change.pain", "S2")


def _stayed_back(course: Course, pain: Entry, mornings: Mornings) -> bool:
    """Whether it stepped back that day for a harm, and was neither raised nor done since, by any telling."""
    harms = _harms(course, local_day(pain.at))
    if not harms:
        return False
    since = course.changes[course.changes.index(harms[-1]) + 1 :]
    raised = any(is_harder(course.exercise, change.before, change.after) for change in since)
    return not raised and not _done_between(course, harms[-1], pain, mornings)


def _done_between(course: Course, harm: Change, pain: Entry, mornings: Mornings) -> bool:
    """Whether it was done after it stepped back and before the pain; at one moment with either, it may have been."""
    return any(
        harm.at <= session.at <= pain.at and session.id not in harm.entries
        for session in mornings.practised.get(local_day(pain.at), ())
        if session.body.get("exercise") == course.exercise.id
        and session is not pain
        and session.kind in ("session_finished", DONE_WITHOUT)
    )


def _halted(course: Course, turn: Turn, because: str, rule: str) -> Course:
    entry = turn.entry
    course = _no_longer_away(course, entry)
    if any(entry.id in change.entries for change in course.changes[-1:]):  # told two ways, it is still one stop
        return no_further(course)
    return stepped_back(course, turn.at, Why(because, rule, (entry,)))


def _no_longer_away(course: Course, entry: Entry) -> Course:
    """Where it is a session in which something was begun."""
    if entry.kind != "session_finished" or not was_begun(entry):
        return course
    return replace(course, last=entry.at, away_steps=0)


def _after_red_flag(course: Course, turn: Turn, _: Moment) -> Course:
    """After a warning sign, and the doctor's word, one begins again with the first, small plan, at half the strength."""
    entry = turn.entry
    if entry.body.get("exercise") == course.exercise.id:
        course = _no_longer_away(course, entry)
    first = reduce(partial(lesser, course), course.walked, lesser(course, course.dose, first_dose(course.exercise)))
    again = replace(with_chest_raise(course, turn.at, opened=False), dose=first, walked=(), easy=(), tried=False)
    return noted(course, again, turn.at, Why("change.red_flag", "S2", (entry,)))


def _after_plan(course: Course, turn: Turn, moment: Moment) -> Course:
    """A therapist's plan sets, and may lock; a person's lowers."""
    if turn.entry.body.get("by") == "therapist":
        return _set_by_therapist(course, turn)
    return _beat_chosen(_lowered_by_person(_locked_by_person(course, turn), turn), turn, moment)


def _after_paper(course: Course, turn: Turn, _: Moment) -> Course:
    """What it lowers and locks holds at once; what it raises is put off until it begins (S2, S11)."""
    paper = turn.paper
    if paper is None:
        return course
    before = BeforePaper(turn.entry, course.dose, course.locked, course.locked_by_therapist, len(course.changes))
    course = _locked_by_paper(replace(course, before_paper=before), paper)
    if paper.says_wait(course.exercise.id):
        return replace(course, pending=None)
    do = paper.do(course.exercise.id)
    return course if do is None else _set_by_paper(course, turn, do)


def _locked_by_paper(course: Course, paper: Taken) -> Course:
    """A paper locks, and unlocks what a therapist locked; a person's own lock it leaves."""
    if paper.prescribed.locked:
        return replace(course, locked=True, locked_by_therapist=True)
    return replace(course, locked=False, locked_by_therapist=False) if course.locked_by_therapist else course


def _set_by_paper(course: Course, turn: Turn, do: Do) -> Course:
    rungs = {rung.id: rung for rung in course.exercise.ladder}
    rung = rungs.get(do.rung) or rungs[course.dose.rung]
    wanted = Dose(min(do.repetitions, rung.ceiling), rung.id, course.dose.beat_seconds)
    course = replace(course, last=turn.entry.at, away_steps=0, pending=None)  # from here nobody has done it for so long
    at_once = open_below(course, lesser(course, course.dose, wanted))
    there = begun_anew(set_to(course, at_once, turn.at, Why(BY_PAPER, "S6", (turn.entry,))))
    if not is_harder(course.exercise, at_once, wanted):
        return there
    return replace(there, pending=Pending(turn.entry, wanted, BY_PAPER))


def _paper_begins(course: Course, turn: Turn, _: Moment) -> Course:
    """Once, within what is open then; what has grown further since stays."""
    pending = course.pending
    if pending is None or pending.entry != turn.entry:
        return course
    course = replace(course, pending=None)
    if pending.unlocks and course.before_paper is not None:
        before = course.before_paper
        course = replace(course, locked=before.locked, locked_by_therapist=before.locked_by_therapist)
    wanted = open_below(course, replace(pending.dose, beat_seconds=course.dose.beat_seconds))
    if not is_harder(course.exercise, course.dose, wanted):
        return course
    # Half the strength came back when the paper was taken: what keeps it from beginning must not give more of it.
    return set_to(course, wanted, turn.at, Why(pending.because, "S6", (turn.entry,)))


def _after_not_mine(course: Course, turn: Turn, _: Moment) -> Course:
    """What it raised ends at once; what it lowered comes back on the next day that is open, unless something else did."""
    before = course.before_paper
    if before is None or turn.paper is None or before.entry != turn.paper.entry:
        return course
    why = Why(NOT_MINE_SAID, "S6", (turn.entry,))
    lowered = open_below(course, lesser(course, course.dose, before.dose))
    there = set_to(replace(course, pending=None), lowered, turn.at, why)
    comes_back = is_harder(course.exercise, lowered, before.dose) and not _lowered_since(course, before)
    dose = before.dose if comes_back else lowered
    unlocks = turn.paper.prescribed.locked and not before.locked
    if not (comes_back or unlocks):
        return there
    return replace(there, pending=Pending(turn.entry, dose, NOT_MINE_SAID, unlocks=unlocks))


def _lowered_since(course: Course, before: BeforePaper) -> bool:
    """Whether something beside that paper has lowered it since."""
    if before.harmed:  # also where there was nothing left to step back to
        return True
    since = (change for change in course.changes[before.changes :] if before.entry.id not in change.entries)
    return any(is_harder(course.exercise, change.after, change.before) for change in since)


def without_what_is_put_off(turn: Turn, before: Course, after: Course) -> Course:
    """The course after a turn: whatever harms or lowers in the meantime, the dose that was put off does not begin any more."""
    if turn.light in _OF_HARM and after.before_paper is not None:
        return replace(after, pending=None, before_paper=replace(after.before_paper, harmed=True))
    if after.pending is None or after.pending is not before.pending or turn.light is Light.PAPER:
        return after
    return replace(after, pending=None) if is_harder(after.exercise, after.dose, before.dose) else after


def _locked_by_person(course: Course, turn: Turn) -> Course:
    """Anybody may lock their plan; what a therapist locked, only a therapist unlocks."""
    locked = turn.entry.body.get("locked")
    return course if locked is None or course.locked_by_therapist else replace(course, locked=locked)


def _set_by_therapist(course: Course, turn: Turn) -> Course:
    body, rungs = turn.entry.body, {rung.id: rung for rung in course.exercise.ladder}
    locked, beat = body.get("locked"), body.get("beat_seconds") or course.dose.beat_seconds
    course = course if locked is None else replace(course, locked=locked, locked_by_therapist=locked)
    wanted = replace(course.dose, beat_seconds=beat)
    if body.get("rung") in rungs:
        course = replace(course, last=turn.entry.at, away_steps=0)  # from here nobody has done it for so long
        rung = rungs[body["rung"]]
        wanted = open_below(course, Dose(min(body["repetitions"], rung.ceiling), rung.id, beat))
    there = set_to(course, wanted, turn.at, Why("change.therapist", "S6", (turn.entry,)))
    return begun_anew(there) if body.get("rung") in rungs else there


def _lowered_by_person(course: Course, turn: Turn) -> Course:
    """A person's own plan lowers and never raises, on whatever rung (S6)."""
    body, rungs = turn.entry.body, {rung.id for rung in course.exercise.ladder}
    if body.get("rung") not in rungs:
        return course
    wanted = Dose(body["repetitions"], body["rung"], course.dose.beat_seconds)
    lowered = open_below(course, lesser(course, course.dose, wanted))
    return begun_anew(set_to(course, lowered, turn.at, Why("change.person", "S6", (turn.entry,))))


def _beat_chosen(course: Course, turn: Turn, moment: Moment) -> Course:
    """A quicker beat is free; one tenth slower is a step, and grows the dose where it could be asked (S7)."""
    beat, now = turn.entry.body.get("beat_seconds"), course.dose.beat_seconds
    chosen = course if beat is None else replace(course, dose=replace(course.dose, beat_seconds=beat))
    if beat is None or beat == now or (beat > now and (beat != slower(now) or not moment.may_grow(course))):
        return course
    if beat < now:
        return noted(course, chosen, turn.at, Why("change.quicker", "S7", (turn.entry,)))
    grown = replace(chosen, walked=(*course.walked, course.dose), easy=())
    return noted(course, grown, turn.at, Why("change.slower", "S7", (turn.entry,)))


def _after_word(course: Course, turn: Turn, moment: Moment) -> Course:
    body = turn.entry.body
    if body["step"] == OPEN:
        return _after_word_on_opening(course, turn, moment)
    if body["answer"] == "undone" and ":" in body["step"]:
        return stepped_back(course, turn.at, Why("change.undone", "S6", (turn.entry,)))
    if body["answer"] == "declined" and ":" in body["step"]:
        return replace(course, easy=())  # due or not: else what takes an easy time away would undo the no
    offered = due_step(course)
    if offered is None or offered.step != body["step"] or offered.after is None:
        return course
    if not moment.may_grow(course):
        return course
    grown = replace(course, dose=offered.after, walked=(*course.walked, course.dose), easy=())
    return noted(course, grown, turn.at, Why(ACCEPTED, "S6", offered.entries, offered.step))


def _after_word_on_opening(course: Course, turn: Turn, moment: Moment) -> Course:
    if turn.entry.body["answer"] != "accepted":
        return with_chest_raise(course, turn.at, opened=False)
    if course.opened or course.exercise.id != CHEST_RAISE or not moment.may_open(course):
        return course
    return with_chest_raise(course, turn.at, opened=True)


def _after_answers(course: Course, turn: Turn, _: Moment) -> Course:
    """A careful answer closes the chest raise, which never opens itself again (S4), or a rung of the ladder (S6)."""
    course = replace(course, closed_rungs=turn.closed_rungs)
    course = with_chest_raise(course, turn.at, opened=False) if turn.closes else course
    within = open_below(course, course.dose)
    return set_to(course, within, turn.at, Why("change.unsteady", "S6", (turn.entry,)))


def _after_morning(course: Course, turn: Turn, _: Moment) -> Course:
    """A worse morning steps back what was done the day before, unless that has led to a step back already (S11)."""
    if _harms(course, day_before(local_day(turn.entry.at))):
        return no_further(course)
    return stepped_back(course, turn.at, Why("change.morning", "S11", (turn.entry,)))


def _harms(course: Course, day: date) -> list[Change]:
    """The pain, stops and warning signs that made the dose less that day, in order of time."""
    return [change for change in course.changes if change.because in _HARM and local_day(change.at) == day]


_OF_HARM: Final = frozenset({Light.STOP, Light.PAIN, Light.RED_FLAG, Light.MORNING})
_HARM: Final = frozenset({"change.pain", "change.stop", "change.red_flag"})
FOLLOWS: Final[Mapping[Light, Callable[[Course, Turn, Moment], Course]]] = {
    Light.PLAN: _after_plan,
    Light.PAPER_BEGINS: _paper_begins,
    Light.PAPER: _after_paper,
    Light.NOT_MINE: _after_not_mine,
    Light.WORD: _after_word,
    Light.SESSION: _after_session,
    Light.ANSWERS: _after_answers,
    Light.MORNING: _after_morning,
    Light.STOP: _after_stop,
    Light.PAIN: _after_pain,
    Light.RED_FLAG: _after_red_flag,
}
