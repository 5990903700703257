"""How far a dose may have grown between two looks at the plan, and when it must have stepped back.

A dose is followed from look to look: whatever the coach said last is where it stands, and only what the words allow
may carry it up from there. Knows no coach.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from lab.people import papers, rules
from lab.people.closed import (
    answer_to,
    growth_is_stopped,
    is_closed,
    is_locked,
    is_stopped,
    is_worse_morning,
    morning_is_answered,
    morning_is_due,
)
from lab.people.doses import Course, Courses, Dose, Stand, dose_of, first_dose
from lab.people.reading import Reading, Said, begun, begun_session, day_of, held
from lab.people.rules import LADDERS, WALL, Json, RuleBroken

# -------------------------------------------------------------------- growing


def follow(courses: Courses, reading: Reading, dose: Dose, new: list[Said], now: datetime) -> None:
    """Takes the dose of a new look. Raises RuleBroken where it is more than the words allow, or did not step back."""
    course = courses.of.setdefault(dose.exercise, _first_course(dose.exercise))
    by_paper = _check_growth(courses, reading, course, dose, new, now)
    _check_steps_back(reading, course, dose, new, now, by_paper=by_paper)
    _check_away(reading, course, dose, now)
    _check_lowered(course.dose, dose, new, now)
    had_not_grown = _had_not_grown(courses, dose.exercise, new)
    only_unsaid = had_not_grown or (bool(new) and all(map(_is_unsaid, new)))
    half_again = _is_back_at_first(course.dose, dose, new) and not had_not_grown
    quicker = _only_a_quicker_beat(course.dose, dose, new)
    course.takes(dose, now, half_again=half_again, unsaid=only_unsaid, quicker=quicker)


def _only_a_quicker_beat(before: Dose, dose: Dose, new: list[Said]) -> bool:
    """Whether nothing but the beat is less, and a plan said so; a step back takes the easy times away."""
    chosen = [said for said in new if said.kind == "plan_set" and _is_of(said, dose.exercise)]
    asked = any(_beat_tenths(said.body) == dose.beat_tenths for said in chosen)
    return asked and dose.beat_tenths < before.beat_tenths and replace(before, beat_tenths=dose.beat_tenths) == dose


def _is_unsaid(said: Said) -> bool:
    """Whether it takes something back, or tells it in a second way."""
    return said.kind == "retracted" or said.doubled


def _is_back_at_first(before: Dose, dose: Dose, new: list[Said]) -> bool:
    """Whether it stepped back onto the first plan. A plan that was set, or what never was after all, is no step back."""
    unsaid = any(map(_is_unsaid, new))
    return (
        dose == first_dose(dose.exercise)
        and dose.easier(before)
        and not unsaid
        and not _was_planned(new, dose.exercise)
    )


def _had_not_grown(courses: Courses, exercise: str, new: list[Said]) -> bool:
    """Whether a morning was told late: what had grown on that day never did, and is no step back either."""
    return any(said.kind == "morning_after" and courses.grew_on.get(said.day) == exercise for said in new)


def _first_course(exercise: str) -> Course:
    """A first plan, in force since ever: what was told of days long ago, by whatever clock, lies behind it."""
    first, ever = first_dose(exercise), datetime.min.replace(tzinfo=UTC)
    return Course([Stand(ever, first, ever, ever)], first)


def _check_growth(
    courses: Courses, reading: Reading, course: Course, dose: Dose, new: list[Said], now: datetime
) -> bool:
    """Whether a paper has raised it. Raises RuleBroken where nothing could."""
    if dose.within(course.dose):
        return False
    allowed: list[tuple[Dose, Said | None]] = [(course.dose, None)]
    for said in new:
        allowed += [more for one, _ in allowed for more in _granted(courses, reading, course, one, said)]
    reached = [step for most, step in allowed if dose.within(most)]
    if not reached and _raised_by_paper(reading, course, dose, now):
        return True
    if not reached:
        told = ", ".join(f"{said.kind} {said.body}" for said in new) or "nothing"
        raise RuleBroken("S6", f"{dose.exercise} grew from {course.dose} to {dose} after {told}")
    if reached[0] is not None:
        _grew(courses, dose, reached[0].day)
    return False


def _raised_by_paper(reading: Reading, course: Course, dose: Dose, now: datetime) -> bool:
    """P2: once by a paper of a day before, or back to before one that was somebody else's; on a day that S2 and S11 leave open."""
    if why_raised_by_nobody(reading, dose.exercise, now):
        return False
    for paper, part in papers.raising(reading, dose.exercise, now, course.raised_by):
        meant = Dose(dose.exercise, part["repetitions"], rules.rung_height(dose.exercise, part["rung"]), 15)
        if dose.within(meant):
            course.raised_by[paper.id] = now
            return True
    return any(dose.within(course.at(paper.at)) for paper in papers.not_mine(reading, now))


def why_raised_by_nobody(reading: Reading, exercise: str, now: datetime) -> str | None:
    """Why also a paper raises nothing of it now."""
    day = day_of(now)
    if is_stopped(reading, exercise, now):
        return "it is closed"
    if any(stop.said.at <= now for stop in reading.stops(day)):
        return "there was a stop"
    return "the morning was worse" if _turns_out_worse(reading, day, now) else None


def _grew(courses: Courses, dose: Dose, day: date) -> None:
    if day in courses.grew_on:
        raise RuleBroken("S6", f"{dose.exercise} grew on {day}, when {courses.grew_on[day]} had grown already")
    courses.grew_on[day] = dose.exercise


def _granted(
    courses: Courses, reading: Reading, course: Course, dose: Dose, said: Said
) -> Iterator[tuple[Dose, Said | None]]:
    """What the dose may become by this entry, and the entry where it is the one thing that grows that day."""
    if not said.readable or said.body.get("exercise") != dose.exercise or not said.stands(said.at):
        return
    if said.kind == "plan_set" and said.body.get("by") == "therapist":
        yield _prescribed(dose, said.body), None
    elif said.kind == "plan_set":
        slower = _beat_tenths(said.body)
        if slower == dose.beat_tenths + 1 and not why_nothing_grows(reading, dose.exercise, said.at):
            yield replace(dose, beat_tenths=slower), said
    elif said.kind == "step_answered" and said.body["answer"] == "accepted":
        more = next_dose(dose, said.body["step"])
        if more is not None and not why_no_yes(courses, reading, replace(course.now, dose=dose), more, said):
            yield more, said


def _prescribed(dose: Dose, body: Json) -> Dose:
    rung = body.get("rung")
    height = dose.height if rung is None else rules.rung_height(dose.exercise, rung)
    beat = _beat_tenths(body) or dose.beat_tenths
    return Dose(dose.exercise, body.get("repetitions") or dose.repetitions, height, beat)


def _beat_tenths(body: Json) -> int | None:
    beat = body.get("beat_seconds")
    return None if beat is None else round(beat * 10)


def next_dose(dose: Dose, step: str) -> Dose | None:
    """The dose after a step, if it is one small step from here: one repetition more, or the next rung with no more."""
    kind, _, to = step.partition(":")
    rungs = LADDERS[dose.exercise]
    if kind == "repetitions" and to == str(dose.repetitions + 1):
        fits = dose.repetitions < rules.ceiling(dose.exercise, rungs[dose.height])
        return replace(dose, repetitions=dose.repetitions + 1) if fits else None
    if kind == "rung" and to in rungs and rungs.index(to) == dose.height + 1:
        return replace(dose, height=dose.height + 1)
    return None


def why_no_yes(courses: Courses, reading: Reading, stand: Stand, more: Dose, said: Said) -> str | None:
    """Why a yes does not count at its moment; None where it does."""
    if any(_is_contrary(one, said) for one in reading.latest("step_answered", said.at)):
        return "yes and no to one step at one moment is no"
    if said.day in courses.grew_on:
        return f"{courses.grew_on[said.day]} had grown that day"
    return why_not_due(reading, stand, more, said.at)


def _is_contrary(one: Said, said: Said) -> bool:
    same = one.at == said.at and all(one.body[key] == said.body[key] for key in ("exercise", "step"))
    return same and one.body["answer"] in ("declined", "undone")


def why_not_due(reading: Reading, stand: Stand, more: Dose, moment: datetime) -> str | None:
    """Why this step could not be asked about at that moment; None where it could."""
    easy = easy_sessions(reading, stand, moment)
    if easy < rules.EASY_SESSIONS:
        return f"{easy} easy sessions on {stand.dose}"
    if more.exercise == WALL and more.height > stand.dose.height:
        answer = answer_to(reading, "q9", moment)
        if answer is None or not answer.benign:
            return "feet never go further out for who feels unsteady"
    return why_nothing_grows(reading, more.exercise, moment)


def why_nothing_grows(reading: Reading, exercise: str, moment: datetime) -> str | None:
    """Why nothing of that exercise may grow at that moment; None where it may."""
    day = day_of(moment)
    if is_closed(reading, exercise, moment):
        return "it is closed"
    if is_locked(reading, exercise, moment):
        return "the plan is locked"
    if growth_is_stopped(reading, moment):
        return "an entry cannot be read"
    if morning_is_due(reading, day, moment) and not morning_is_answered(reading, day, moment):
        return "the morning's question is open"
    return "the morning was worse" if _turns_out_worse(reading, day, moment) else None


def _turns_out_worse(reading: Reading, day: date, moment: datetime) -> bool:
    """To a morning the order of telling does not matter: what is told later that day counts from its beginning."""
    return is_worse_morning(reading, day, min(rules.next_four(moment), reading.lived_to))


# -------------------------------------------------------------------- easy sessions


def easy_sessions(reading: Reading, stand: Stand, moment: datetime) -> int:
    """How many easy sessions were done on this dose since it is in force, one in each part of a day."""
    return len({_part_of(said) for said in reading.sessions[stand.dose.exercise] if _counts(said, stand, moment)})


def _counts(said: Said, stand: Stand, moment: datetime) -> bool:
    return stand.since <= said.at <= moment and said.stands(moment) and is_easy(said.body, stand.dose)


def _part_of(said: Said) -> tuple[date, str]:
    """The neck press has a morning and an evening, the others a day; noon to five may be either."""
    if said.body["exercise"] != rules.NECK:
        return said.day, "once"
    hour = (said.wall - timedelta(hours=rules.MORNING_HOUR)).hour + rules.MORNING_HOUR
    return said.day, "morning" if hour < 12 else "evening" if hour >= 17 else "between"


def is_easy(body: Json, dose: Dose) -> bool:
    """The whole dose at full effort, all of it known, told to be easy, with no more pain than before."""
    done, effort, pain, before = held(body), body.get("effort"), body.get("pain"), body.get("pain_before")
    if done is None or effort is None or pain is None or before is None:
        return False
    whole = done >= dose.repetitions and body["reason"] in ("TARGET_REACHED", "TIRED") and _is_as_much(body, dose)
    return whole and effort <= rules.EASY_EFFORT and pain <= before and not _is_marked(body, dose)


def _is_as_much(body: Json, dose: Dose) -> bool:
    """Whether what was to be done then is no less than this dose; what was lowered since was done all the same."""
    told = body.get("dose") or {}
    rungs = LADDERS[dose.exercise]
    return told.get("repetitions", 0) >= dose.repetitions and rungs.index(told["rung"]) >= dose.height


def _is_marked(body: Json, dose: Dose) -> bool:
    """Whether something was told for which a session is never easy, or its beat was quicker than the dose's."""
    marks = ("pain_told", "tired_taken_back", "unanswered", "half_effort", "little_pain")
    quick = round((body.get("beat_seconds") or 1.0) * 10) < dose.beat_tenths
    return quick or any(body.get(key) is True for key in marks) or (body.get("pressed_by_mistake") or 0) > 0


# -------------------------------------------------------------------- stepping back


def _check_steps_back(
    reading: Reading, course: Course, dose: Dose, new: list[Said], now: datetime, *, by_paper: bool
) -> None:
    name, before = dose.exercise, course.dose
    for said in new:
        if not _leads_back(reading, said, name) or _stepped_back(before, dose):
            continue
        settled = _adds_nothing(reading, course, said, name) or _has_led_back(reading, course, said, dose)
        if _is_the_last_word(reading, said, name, now) and not settled:
            raise RuleBroken("S6", f"{name} stays at {dose} after {said.kind} {said.body}; it steps back from {before}")
    prescribed = by_paper or _was_prescribed(new, name)
    if dose.height > before.height and dose.repetitions > before.repetitions and not prescribed:
        raise RuleBroken("S6", f"{name} went from {before} to {dose}: two things at a time")


def _leads_back(reading: Reading, said: Said, name: str) -> bool:
    return any(stop.said is said and name in stop.steps_back for stop in reading.stops(said.day))


def _adds_nothing(reading: Reading, course: Course, said: Said, name: str) -> bool:
    """Whether it is pain told of a day on which the exercise had stepped back, and was neither done nor raised since."""
    harm = _harm_of(reading, course, said, name) if said.kind in ("pain_told", "done_without_app") else None
    return harm is not None and not _moved_between(reading, name, harm, said)


def _harm_of(reading: Reading, course: Course, pain: Said, name: str) -> Said | None:
    """What led back last that day before the pain was told: after a session of the exercise, or a pain, its dose was less."""
    told = ("pain_told", "done_without_app")
    harms = [s for s in reading.by_day[pain.day] if s.kind in told or (begun_session(s) and _is_of(s, name))]
    falls = [(one, two) for one, two in pairwise(course.stands) if two.dose.easier(one.dose)]
    led = (s for s in reversed(harms) if s is not pain and s.at <= pain.at)
    return next((s for s in led if any(one.seen < s.at <= two.seen for one, two in falls)), None)


def _has_led_back(reading: Reading, course: Course, said: Said, dose: Dose) -> bool:
    """Whether it is a stop told late, and pain of later that day has led back for both already."""
    told = (s for s in reading.by_day[said.day] if s.kind == "pain_told" and s.at >= said.at)
    covered = any(not _moved_between(reading, dose.exercise, said, pain) for pain in told)
    then = next((stand.dose for stand in reversed(course.stands) if stand.seen <= said.at), course.stands[0].dose)
    return covered and dose.easier(then)


def _moved_between(reading: Reading, name: str, first: Said, last: Said) -> bool:
    """Whether the exercise was done, or set, or said yes to, after the one and before the other."""
    between = [s for s in reading.by_day[first.day] if s.readable and first.at < s.at <= last.at and _is_of(s, name)]
    done = (s for s in between if s.kind == "done_without_app" and s is not last)
    return any(done) or any(
        begun_session(s) or s.kind == "plan_set" or s.body.get("answer") == "accepted" for s in between
    )


def _stepped_back(before: Dose, dose: Dose) -> bool:
    return dose.easier(before) or (before.is_first and dose.within(before))


def _is_the_last_word(reading: Reading, said: Said, name: str, now: datetime) -> bool:
    """Whether nothing told later speaks of that dose: only then must the step back be seen in it."""
    later = (one for kind in ("plan_set", "step_answered") for one in reading.latest(kind, now))
    worded = any(one.at >= said.at and one.body["exercise"] == name for one in later)
    return said.at <= now and not worded and not any(one.at >= said.at for one in papers.taken(reading, now))


def _was_prescribed(new: Iterable[Said], name: str) -> bool:
    return any(one.kind == "plan_set" and one.body.get("by") == "therapist" for one in new if _is_of(one, name))


def _was_planned(new: Iterable[Said], name: str) -> bool:
    return any(one.kind == "plan_set" for one in new if _is_of(one, name))


def _is_of(said: Said, name: str) -> bool:
    return said.body.get("exercise") == name


def _check_away(reading: Reading, course: Course, dose: Dose, now: datetime) -> None:
    """Two weeks away step back once, four weeks twice, also a therapist's dose that nobody did."""
    since = _done_or_prescribed(reading, dose.exercise, now)
    times = 0 if since is None else (now - since - rules.ONE_DAY) // rules.AWAY
    slower = dose.beat_tenths - course.dose.beat_tenths
    if since is None or now - since < rules.AWAY:
        course.before_away, course.settled = dose, 0
    elif slower > 0 and course.before_away.is_first:
        course.before_away, course.settled = dose, times
    else:
        course.before_away = _with_a_slower_beat(course.before_away, slower)
    start = course.before_away
    if _steps_down(start, dose) < times - course.settled and not start.is_first and not dose.is_first:
        raise RuleBroken("S6", f"{dose.exercise} stands at {dose}, {times} times two weeks after {since} with {start}")


def _with_a_slower_beat(start: Dose, tenths: int) -> Dose:
    """A slower beat may be chosen also by who is away: so much more there is to step back from."""
    return replace(start, beat_tenths=start.beat_tenths + max(0, tenths))


def _steps_down(start: Dose, dose: Dose) -> int:
    """How many small steps lie between them."""
    fewer, lower = start.repetitions - dose.repetitions, start.height - dose.height
    return fewer + lower + start.beat_tenths - dose.beat_tenths


def _done_or_prescribed(reading: Reading, name: str, now: datetime) -> datetime | None:
    """When it was done last, or a therapist last set its dose; None where neither was ever.

    No word of the person's own is practice: who goes a step back has not done the exercise by that.
    """
    done = (said.at for said in reversed(reading.sessions[name]) if said.stands(now) and begun(said.body))
    planned = (said.at for said in reading.latest("plan_set", now) if _prescribes(said, name, now))
    on_paper = (said.at for said in papers.taken(reading, now) if (papers.part_of(said, name) or {}).get("do"))
    return max(
        (moment for moments in (done, planned, on_paper) for moment in [next(moments, None)] if moment), default=None
    )


def _prescribes(said: Said, name: str, now: datetime) -> bool:
    by_therapist = said.body.get("by") == "therapist" and said.body.get("rung") is not None
    return _is_of(said, name) and by_therapist and said.stands(now)


def _check_lowered(before: Dose, dose: Dose, new: list[Said], now: datetime) -> None:
    """A person's plan that asks for less gets less."""
    plans = [said for said in new if said.kind == "plan_set" and said.readable and _is_of(said, dose.exercise)]
    if len(new) == 1 and len(plans) == 1 and plans[0].at <= now:
        body = plans[0].body
        asked, rung = body.get("repetitions"), body.get("rung")
        if asked is not None and rung is not None:
            most = Dose(dose.exercise, asked, rules.rung_height(dose.exercise, rung), 15)
            if most.within(replace(before, beat_tenths=15)) and not dose.within(most):
                raise RuleBroken("S6", f"{dose.exercise} stands at {dose} where the plan asks for {body}")


__all__ = ["Course", "Courses", "Dose", "dose_of", "follow", "is_easy", "next_dose", "why_not_due"]
