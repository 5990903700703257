"""A day, and the days before it, as JSON for programs: the plan of today and what was done.

Translates and decides nothing. wire.py is the door.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, cast

from stature_coach.regimen.values import Exercise, Regimen
from stature_coach.regimen.wording import Wording
from stature_coach.safety import local_day
from stature_coach.session.moves.asking import EFFORT_WORDS
from stature_coach.weeks.closing import Clears, Closing
from stature_coach.weeks.course import Change, Dose, is_harder
from stature_coach.weeks.entry import Entry
from stature_coach.weeks.entry_bodies import LONGEST_WORDS
from stature_coach.weeks.follows import ACCEPTED
from stature_coach.weeks.history import Day, History, adherence
from stature_coach.weeks.measures import Measure
from stature_coach.weeks.moments import Moment
from stature_coach.weeks.notices import Kept
from stature_coach.weeks.pain import pain_told
from stature_coach.weeks.papers import NOT_MINE, Taken
from stature_coach.weeks.proposals import Proposal
from stature_coach.weeks.ringing import Ring, Ringing
from stature_coach.weeks.schedule import part_of_day
from stature_coach.weeks.this_week import WeekDay
from stature_coach.weeks.today import Beat, Planned, Today

if TYPE_CHECKING:
    # Types alone: a home downloads none of them.
    from stature_coach.door import day_contract as contract, history_contract as past
    from stature_coach.door.contract import Choice


def day_json(regimen: Regimen, wording: Wording, plan: Today, copy: str | None = None) -> contract.Today:
    """Today's plan, with every sentence in the wording's language; `copy` is that of a copy that is due."""
    return {
        "date": plan.date.isoformat(),
        "valid_until": plan.valid_until.isoformat(),
        "same_until": plan.same_until.isoformat(),
        "hour": plan.hour.value,
        "screen_needed": plan.screen_needed,
        "ask_again": list(plan.ask_again),
        "ask_morning_after": plan.ask_morning_after,
        "answers_wait": [_answers_wait(wording, session) for session in plan.answers_wait],
        "pain_first_told": plan.pain_first_told,
        "next": plan.next,
        "exercises": [_planned(wording, planned) for planned in plan.exercises],
        "proposals": [_proposal(regimen, wording, step) for step in plan.proposals],
        "changes": [_change(regimen, wording, change, _latest(plan.changes)) for change in plan.changes],
        "may_go_back": [
            {"exercise": exercise, "step": step, "to": _dose(regimen.exercise(exercise), wording, to)}
            for exercise, step, to in plan.may_go_back
        ],
        "measures": _measures(wording, plan.measures),
        "show_me": plan.show_me,
        "week": [_week_day(day) for day in plan.week],
        "unread": [_kept(kept) for kept in plan.unread],
        "ahead": [_kept(kept) for kept in plan.ahead],
        "notes": [
            {"key": notice.key, "text": wording.text(notice.key), "clears": _clears(notice.clears)}
            for notice in plan.notices
        ],
        "calendar": _calendar(plan.ringing),
        "paper": None if plan.paper is None else _in_force(plan.paper),
        "copy": None if copy is None else {"key": copy, "text": wording.text(copy)},
        "moment": None if plan.moment is None else _moment(wording, plan.moment),
    }


def _moment(wording: Wording, moment: Moment) -> contract.Moment:
    key = f"moment.{moment.value}"
    return {
        "key": key,
        "text": wording.text(key),
        "figure": f"moment-{moment.value.replace('_', '-')}",
        "alt": wording.text(f"{key}_picture"),
        "where": moment.where.value,
    }


def _in_force(paper: Taken) -> contract.PaperInForce:
    body, plan = paper.entry.body, paper.prescribed.plan
    return {
        "made": paper.prescribed.made.isoformat(),
        "by": body.get("by"),
        "practice": body.get("practice"),
        "note": body.get("note"),
        "language": body.get("language"),
        "doses": [exercise for exercise, do in plan.items() if do is not None],
        "not_mine": {"what": NOT_MINE, "entries": [paper.entry.id]},
    }


def _answers_wait(wording: Wording, session: Entry) -> contract.AnswersWait:
    choices = [{"key": key, "text": wording.text(key), "number": number} for key, number in EFFORT_WORDS.items()]
    return {
        "entry": session.id,
        "exercise": session.body["exercise"],
        "repetitions": session.body["repetitions"],
        "asks_effort": session.body.get("effort") is None,
        "choices": cast("list[Choice]", choices),
    }


def _week_day(day: WeekDay) -> contract.WeekDay:
    return {"date": day.date.isoformat(), "day": cast("contract.Day", day.name), "how": day.how.value}


def _calendar(ringing: Ringing) -> contract.Ringing:
    return {
        "first": ringing.first.isoformat(),
        "told_at": ringing.told_at.isoformat(),
        "changes": ringing.changes,
        "rings": [_ring(ring) for ring in ringing.rings],
    }


def _ring(ring: Ring) -> contract.Ring:
    part = cast("contract.PartOfDay", ring.part_of_day)
    return {"id": ring.id, "part_of_day": part, "time": ring.time, "days": _days(ring.days)}


def _days(days: Iterable[str]) -> list[contract.Day]:
    return [cast("contract.Day", day) for day in days]


def _kept(kept: Kept) -> contract.Doubted:
    entry = kept.entry
    return {"id": entry.id, "kind": entry.kind, "at": entry.at.isoformat(), "closes": kept.closes}


def _clears(clears: Clears | None) -> contract.Cleared | None:
    """The body of the `cleared` that a page must write."""
    if clears is None:
        return None
    of = {} if clears.exercise is None else {"exercise": clears.exercise}
    return cast("contract.Cleared", {"what": clears.what, "entries": list(clears.entries), **of})


def history_json(regimen: Regimen, wording: Wording, told: History) -> past.History:
    """The days, one by one, and what they add up to."""
    return {
        "from": told.days[0].date.isoformat(),
        "to": told.days[-1].date.isoformat(),
        "days": [_day(regimen, wording, day) for day in told.days],
        "longest_words": LONGEST_WORDS,
        "measures": {
            "height": [
                {**_when(entry), "centimetres": entry.body["centimetres"]} for entry in _taken(told.measures, "height")
            ],
            "chair_stands": [
                {**_when(entry), "stands": entry.body["stands"]} for entry in _taken(told.measures, "chair_stands")
            ],
        },
        "adherence": {
            exercise: {"planned": planned, "done": done}
            for exercise, (planned, done) in _in_order(regimen, adherence(told.days))
        },
    }


def _in_order(regimen: Regimen, adherence: Mapping[str, tuple[int, int]]) -> Iterator[tuple[str, tuple[int, int]]]:
    """As the regimen has its exercises; also one that was neither planned nor done."""
    return ((one.id, adherence.get(one.id, (0, 0))) for one in regimen.exercises)


def _planned(wording: Wording, planned: Planned) -> contract.PlannedExercise:
    rung = planned.exercise.rung(planned.rung)
    return {
        "id": planned.id,
        "exercise": planned.exercise.id,
        "name": wording.text(planned.exercise.name),
        "purpose": wording.text(planned.exercise.purpose),
        "part_of_day": cast("contract.PartOfDay", planned.part_of_day),
        "time": planned.time,
        "days": _days(planned.days),
        "due": planned.state != "rest_day",
        "state": cast("contract.DayState", planned.state),
        "done": planned.done,
        "half_effort": planned.half_effort,
        "familiar": planned.familiar,
        "turn": planned.turn,
        "dose": _dose(planned.exercise, wording, planned.dose),
        "figures": {"start": rung.start_figure, "hold": rung.hold_figure},
        "looks_down": planned.exercise.looks_down,
        "needs": [{"key": need, "text": wording.text(need)} for need in planned.needs],
        "beat": _beat(wording, planned.beat),
        "closed": [_closing(wording, closing) for closing in planned.closed],
    }


def _closing(wording: Wording, closing: Closing) -> contract.Closing:
    return {
        "rule": closing.rule,
        "key": closing.because,
        "text": wording.text(closing.because),
        "opened_by": closing.opened_by,
        "question": closing.question,
        "entries": list(closing.entries),
        "clears": _clears(closing.clears),
        "until": closing.until.isoformat() if closing.until else None,
        "after_stop": closing.rule == "S2",
        "call": closing.call,
    }


def _beat(wording: Wording, beat: Beat) -> contract.Beat:
    return {
        "seconds": beat.seconds,
        "slower": beat.slower,
        "quicker": beat.quicker,
        "because": wording.text(beat.because),
    }


def _dose(exercise: Exercise, wording: Wording, dose: Dose) -> contract.Dose:
    rung = exercise.rung(dose.rung)
    return {
        "repetitions": dose.repetitions,
        "rung": rung.id,
        "rung_name": wording.text(rung.name),
        "hold_counts": exercise.dose.hold_counts,
        "beat_seconds": dose.beat_seconds,
        "ceiling": rung.ceiling,
    }


def _proposal(regimen: Regimen, wording: Wording, step: Proposal) -> contract.Proposal:
    exercise = regimen.exercise(step.exercise)
    return {
        "id": f"{step.exercise}/{step.step}",
        "exercise": step.exercise,
        "step": step.step,
        "kind": cast("contract.StepKind", step.kind),
        "from": _dose(exercise, wording, step.before),
        "to": _dose(exercise, wording, step.after) if step.after else None,
        "key": step.key,
        "text": wording.text(step.key),
        **_because(regimen, wording, step.because, step.rule, step.source),
        "entries": [entry.id for entry in step.entries],
        "dates": [local_day(entry.at).isoformat() for entry in step.entries],
    }


def _latest(changes: Iterable[Change]) -> Mapping[str, Change]:
    """The newest change of each exercise; only that can be taken back as such."""
    return {change.exercise: change for change in reversed(tuple(changes))}


def _change(regimen: Regimen, wording: Wording, change: Change, latest: Mapping[str, Change]) -> contract.Change:
    exercise = regimen.exercise(change.exercise)
    return {
        "exercise": change.exercise,
        "direction": "up" if is_harder(exercise, change.before, change.after) else "down",
        "at": change.at.isoformat(),
        "step": change.step,
        "from": _dose(exercise, wording, change.before),
        "to": _dose(exercise, wording, change.after),
        **_because(regimen, wording, change.because, change.rule, change.source),
        "entries": list(change.entries),
        "may_undo": change.because == ACCEPTED and latest[change.exercise] is change,
    }


def _because(regimen: Regimen, wording: Wording, key: str, rule: str, source: str) -> contract.Because:
    """Why, in words, by which rule, and where that comes from."""
    found = next((one for one in regimen.sources if one.key == source), None)
    told: contract.Source | None = {"title": found.title, "url": found.url} if found else None
    return {"because_key": key, "because": wording.text(key), "rule": rule, "source": told}


def _measures(wording: Wording, measures: Iterable[Measure]) -> contract.MeasuresDue:
    of = {measure.name: measure for measure in measures}
    closed = of["chair_stands"].closed
    because = wording.text(closed) if closed else None
    stands: contract.ChairStandsDue = {**_measure(of["chair_stands"]), "open": closed is None, "because": because}
    return {"height": _measure(of["height"]), "chair_stands": stands}


def _measure(measure: Measure) -> contract.MeasureDue:
    last = {"date": local_day(measure.last.at).isoformat(), **measure.last.body} if measure.last else None
    return {"due": measure.due, "last": last}


def _day(regimen: Regimen, wording: Wording, day: Day) -> past.PastDay:
    return {
        "date": day.date.isoformat(),
        "planned": sum(day.planned.values()),
        "done": sum(day.done.values()),
        "morning_after": day.morning_after,
        "sessions": [_session(regimen, wording, entry) for entry in day.sessions],
        "without_app": [_without_app(entry) for entry in day.without_app],
        "own_words": [{"id": one.id, "at": one.at.isoformat(), "text": one.body["text"]} for one in day.own_words],
        "may_be_told": [
            {
                "exercise": exercise.id,
                "part_of_day": cast("contract.PartOfDay", part),
                "parts": len(exercise.parts_of_day),
            }
            for exercise, part in day.may_be_told
        ],
        "notes": [_note(entry) for entry in day.notes],
    }


def _without_app(entry: Entry) -> past.PastWithoutApp:
    return {
        "id": entry.id,
        "at": entry.at.isoformat(),
        "exercise": entry.body["exercise"],
        "part_of_day": entry.body["part_of_day"],
        "hurt": pain_told(entry),
        "pain": entry.body.get("pain"),
        "little_pain": entry.body.get("little_pain") is True,
    }


def _session(regimen: Regimen, wording: Wording, entry: Entry) -> past.PastSession:
    body, exercise = entry.body, regimen.exercise(entry.body["exercise"])
    names = {rung.id: wording.text(rung.name) for rung in exercise.ladder}
    dose = body["dose"] if isinstance(body.get("dose"), dict) else {}
    return {
        "id": entry.id,
        "at": entry.at.isoformat(),
        "exercise": exercise.id,
        "name": wording.text(exercise.name),
        "part_of_day": cast("contract.PartOfDay", part_of_day(entry.at, exercise.parts_of_day)),
        "reason": body["reason"],
        "repetitions": body["repetitions"],
        "repetitions_said": body.get("repetitions_said"),
        "effort": body.get("effort"),
        "pain": body.get("pain"),
        "pain_before": body.get("pain_before"),
        "little_pain": body.get("little_pain") is True,
        "seconds": body.get("seconds"),
        "dose": cast("past.PastDose", {**dose, "rung_name": names.get(str(dose.get("rung")))}),
    }


def _note(entry: Entry) -> past.PastNote:
    kinds = {"step_answered": "step", "plan_set": "plan", "screen_answered": "screen", "measure_taken": "measure"}
    # A red flag's own kind would be hidden by the note's.
    flag = {"flag": entry.body.get("kind")} if entry.kind == "red_flag" else {}
    place = {"id": entry.id, "at": entry.at.isoformat(), "kind": kinds.get(entry.kind, entry.kind)}
    return cast("past.PastNote", {**entry.body, **flag, **place})


def _taken(measures: Iterable[Entry], name: str) -> Iterator[Entry]:
    """One that was broken off because it hurt is no measure of anything."""
    return (entry for entry in measures if entry.body["measure"] == name and not entry.body.get("hurt"))


def _when(entry: Entry) -> past.Taken:
    return {"id": entry.id, "date": local_day(entry.at).isoformat()}
